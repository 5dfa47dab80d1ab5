"""Stage 1: the text as it was given, and its fold.

Comes in: any string. Goes out: a `Text`: `marked`, in which quotation marks that a page garbled are
marks again, and `folded`, in which odd blanks and apostrophes are plain ones besides; one character
for one, so that every offset into them is an offset into the text. It never adds or removes one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from unpress.languages import Language

# UTF-8 read as Windows-1252; three characters for a mark, two where the last one was lost.
_MOJIBAKE = (
    ("â€œ", "'''"),
    ("â€\x9d", "'''"),
    ("â€™", "\u2060\u2060'"),
    ("â€“", " – "),
    ("â€”", " — "),
    ("â€", "''"),
)
# What came through for a letter: a question mark, a middle dot, the sign of replacement.
_LOST = ("?", "·", "\ufffd")
_LOST_LETTER = "e"  # the letter that most accents of names stand on


@frozen(eq=False)
class Text:
    """A text, the same with its quotation marks mended, and its fold, all of equal length."""

    given: str
    marked: str
    folded: str


def read(given: str, language: Language) -> Text:
    """Fold a text.

    >>> from unpress.languages import language
    >>> read("the UN’s call", language("en")).folded
    "the UN's call"
    >>> read("?Stop,? J?nos said.", language("en")).folded
    '"Stop," Jenos said.'
    """
    marked = _mended(given)
    folded = marked
    if not marked.isascii():
        for odd, plain in language.fold.items():
            folded = folded.replace(odd, plain)
    return Text(given, marked, _lettered(folded))


def _mended(given: str) -> str:
    """Return the text with garbled quotation marks made marks again.

    A question mark glued to the word behind it opens, one behind the stop of a clause closes.
    """
    if "?" in given:
        opening = [i for i in _places(given, "?") if _starts(given, i)]
        closing = [i for i in _places(given, "?") if _ends(given, i)] if opening else []
        if closing:
            given = _put(given, (*opening, *closing), '"')
    if "â€" in given:
        for garbled, mark in _MOJIBAKE:
            given = given.replace(garbled, mark)
    return given


def _lettered(folded: str) -> str:
    """Return the fold with a letter in place of marks inside words, where a letter was lost."""
    for mark in _LOST:
        if mark in folded:
            places = [
                i
                for i in _places(folded, mark)
                if i
                and folded[i - 1].isalpha()
                and (mark != "?" or folded[i + 1 : i + 2].islower())
            ]
            folded = _put(folded, places, _LOST_LETTER)
    return folded


def _places(text: str, mark: str) -> Iterator[int]:
    """Yield the offsets of a mark."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _starts(text: str, i: int) -> bool:
    return text[i + 1 : i + 2].isalnum() and (i == 0 or text[i - 1].isspace())


def _ends(text: str, i: int) -> bool:
    return i > 0 and text[i - 1] in ",.!?" and (i + 1 == len(text) or text[i + 1].isspace())


def _put(text: str, places: Collection[int], mark: str) -> str:
    """Return a text with a character put in certain places."""
    if not places:
        return text
    characters = list(text)
    for i in places:
        characters[i] = mark
    return "".join(characters)
