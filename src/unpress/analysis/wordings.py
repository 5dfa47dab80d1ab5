"""Stage 3: lines of a page that are known by their wording.

Comes in: the text of a block. Goes out: which groups of wordings the block begins with, or is as a
whole: a byline's opener, a credit's, a notice's, a heading of related titles. One look-up by the
first word, then only the phrases that share it. It never decides what the block is: the same words
open a notice at the foot of a page and a sentence in its middle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from unpress.languages import Language

_REACH: Final = 90  # code points: longer than any wording
_ROUND: Final = " \t\r\n[(*•■●▪>»|_=#\"“”'‘’-–—~.…:!+←→►▶"  # marks that stand round a wording


@frozen
class Found:
    """A wording found: its group, the phrase, and how much of the plain text it takes up."""

    group: str
    phrase: str
    end: int


@frozen(eq=False)
class Wordings:
    """The wordings of a language by their first word, longest first; and whole lines.

    `phrases` has the phrases of each first word by themselves, for one test of all of them.
    """

    starts: dict[str, tuple[tuple[str, str], ...]]
    phrases: dict[str, tuple[str, ...]]
    lines: dict[str, frozenset[str]]


def wordings(language: Language) -> Wordings:
    """Make a language's wordings ready."""
    page = language.furniture
    groups: dict[str, Iterable[str]] = {
        "byline": page.bylines.openers,
        "compiled": page.bylines.compiled,
        "caption": page.captions.starts,
        "sources": page.credits.sources,
        "people": page.credits.people,
        "post": (page.credits.post,),
        "navigation": page.navigation.starts,
        "notice": page.notices.starts,
        "closer": page.closers.starts,
        "box": page.boxes.starts,
        "masthead": page.papers.masthead_starts,
        "title statement": page.papers.titles.statement,
        "title press release": page.papers.titles.press_release,
        "title transcript": page.papers.titles.transcript,
        "title digest": page.papers.titles.digest,
        "formula statement": page.papers.formulas.statement,
        "formula press release": page.papers.formulas.press_release,
        "formula transcript": page.papers.formulas.transcript,
    }
    starts: dict[str, list[tuple[str, str]]] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            plain = mended(phrase)
            starts.setdefault(_first(plain), []).append((plain, group))
    lines: dict[str, set[str]] = {}
    for group, whole in (
        ("navigation", page.navigation.lines),
        ("notice", page.notices.lines),
        ("closer", page.closers.lines),
        ("box", page.boxes.lines),
        ("masthead", page.papers.mastheads),
        ("end mark", page.marks.ends),
        ("lone end mark", page.marks.lone),
    ):
        for line in whole:
            lines.setdefault(line, set()).add(group)
            lines.setdefault(line.strip(_ROUND), set()).add(group)
    lines.pop("", None)
    return Wordings(
        starts={
            word: tuple(sorted(found, key=lambda pair: -len(pair[0])))
            for word, found in starts.items()
        },
        phrases={word: tuple({phrase for phrase, _ in found}) for word, found in starts.items()},
        lines={line: frozenset(found) for line, found in lines.items()},
    )


def mended(text: str) -> str:
    """Collapse the white space of a text, drop the blank before a colon, put it in lower case.

    >>> mended("Source :  Norland Times")
    'source: norland times'
    """
    return " ".join(text.split()).replace(" :", ":").lower()


def _first(plain: str) -> str:
    """Return the first word of a wording, without the marks round it."""
    return plain.lstrip(_ROUND).split(None, 1)[0].rstrip(":,/.>»") if plain.strip(_ROUND) else plain


def opening(text: str, known: Wordings) -> tuple[Found, ...]:
    """Return the wordings with which a text begins: the longest of each group, longest first.

    >>> from unpress.languages import language
    >>> [found.group for found in opening("Source: Norland Times", wordings(language("en")))]
    ['sources']
    """
    keys = _keys(text)
    if known.phrases.keys().isdisjoint(keys):
        return ()
    head = mended(text[:_REACH])
    plain = head.lstrip(_ROUND) or head
    found: dict[str, Found] = {}
    for key in keys:
        phrases = known.phrases.get(key)
        if phrases is None or not (plain.startswith(phrases) or head.startswith(phrases)):
            continue
        for phrase, group in known.starts[key]:
            for line in (plain, head):
                if line.startswith(phrase) and _ends_word(line, len(phrase), phrase):
                    found.setdefault(group, Found(group, phrase, len(phrase)))
    if len(found) < 2:
        return tuple(found.values())
    return tuple(sorted(found.values(), key=lambda one: -one.end))


def _keys(text: str) -> set[str]:
    """Return the forms of a text's first word by which its wordings may be filed."""
    words = text[:_REACH].lower().lstrip(_ROUND).split(None, 1) or text[:_REACH].lower().split(
        None, 1
    )
    if not words:
        return set()
    word = words[0]
    if word.isalpha():
        return {word}
    return {word, word.rstrip(":,/.>»"), word.partition("/")[0], word.partition(":")[0]}


def _ends_word(line: str, at: int, phrase: str) -> bool:
    """Tell whether a phrase that ends in a letter ends where a word does."""
    return at >= len(line) or not line[at].isalnum() or not phrase[-1].isalnum()


def whole(text: str, known: Wordings) -> frozenset[str]:
    """Return the groups that a text is a line of, marks round it aside.

    >>> from unpress.languages import language
    >>> sorted(whole("* Related News:", wordings(language("en"))))
    ['box']
    """
    if len(text) > _REACH:
        return frozenset()
    plain = mended(text)
    return known.lines.get(plain, frozenset()) | known.lines.get(plain.strip(_ROUND), frozenset())
