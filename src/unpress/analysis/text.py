"""Stage 1: the text as it was given, and its fold.

Comes in: any string. Goes out: a `Text`: `marked`, in which quotation marks that a page garbled are
marks again, and `folded`, in which odd blanks and apostrophes are plain ones besides; one character
for one, so that every offset into them is an offset into the text. It never adds or removes one.
"""

from __future__ import annotations

import re

from attrs import frozen

from unpress.languages import Language

# Marks that came through as question marks: one before a word, another behind the stop of a clause.
_OPENED = re.compile(r"(?<!\S)\?(?=\w)")
_CLOSED = re.compile(r"(?<=[,.!?])\?(?!\S)")
# A letter that came through as a question mark, a middle dot or the sign of replacement.
_LETTER = re.compile(r"(?<=[^\W\d_])(?:\?(?=[a-z])|[·\ufffd])")
# UTF-8 read as Windows-1252; three characters for a mark, two where the last one was lost.
_MOJIBAKE = (
    ("â€œ", "'''"),
    ("â€\x9d", "'''"),
    ("â€™", "\u2060\u2060'"),
    ("â€“", " – "),
    ("â€”", " — "),
    ("â€", "''"),
)
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
    if "?" in marked or not marked.isascii():
        folded = _LETTER.sub(_LOST_LETTER, marked)
        for odd, plain in language.fold.items():
            folded = folded.replace(odd, plain)
    return Text(given, marked, folded)


def _mended(given: str) -> str:
    """Return the text with garbled quotation marks made marks again."""
    if "?" in given and _OPENED.search(given) and _CLOSED.search(given):
        given = _CLOSED.sub('"', _OPENED.sub('"', given))
    if "â€" in given:
        for garbled, mark in _MOJIBAKE:
            given = given.replace(garbled, mark)
    return given
