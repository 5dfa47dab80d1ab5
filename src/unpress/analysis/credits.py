"""Stage 3: agencies that running text credits, as *..., Xinhua reported.* does.

Comes in: the folded text and where its body stands. Goes out: the `Credit`s of such clauses (ruling
17 of the guidelines: the agency counts, the clause stays body). Only the words round a verb of
reporting are looked at. A sentence that begins *Xinhua reported that* attributes, and credits
nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from unpress.analysis.agencies import Credit
from unpress.analysis.page import Rulebook

_REACH: Final = 70  # code points on either side of a verb in which a name stands
_GAP: Final = 5  # words between a preposition and the name
_CLAUSE_BEGINS: Final = regex.compile(r"[,;][\"”'’]?\s+|[\"”]\s+")
_CLAUSE_ENDS: Final = regex.compile(r"\s*(?:[.,;)\n]|\Z|(?:\p{Ll}{2}\s)?\p{Lu})")


def credits_in_text(folded: str, start: int, end: int, rules: Rulebook) -> Iterator[Credit]:
    """Find the agencies that the clauses of a text credit."""
    words = rules.language.furniture.credits
    for verb in words.reported:
        for at in _places(folded, verb, start, end):
            yield from _before(folded, (at, at + len(verb)), (start, end), rules, within=False)
            if folded[at - 2 : at] == ", ":
                yield from _behind(folded, at + len(verb), end, rules, closing=True)
    for verb in words.reports:
        for at in _places(folded, verb, start, end):
            yield from _before(folded, (at, at + len(verb)), (start, end), rules, within=True)
            if folded[at - 2 : at] == ", ":
                yield from _behind(folded, at + len(verb), end, rules, closing=True)
    for verb in words.quoting:
        for at in _places(folded, verb, start, end):
            yield from _behind(folded, at + len(verb), end, rules, closing=True)
    for phrase in words.according:
        for form in (phrase, phrase.capitalize()):
            for at in _places(folded, form, start, end):
                yield from _behind(folded, at + len(phrase), end, rules, closing=False)


def _places(folded: str, word: str, start: int, end: int) -> Iterator[int]:
    """Yield where a word stands by itself."""
    at = folded.find(word, start, end)
    while at >= 0:
        behind = at + len(word)
        if not (at and folded[at - 1].isalnum()) and not folded[behind : behind + 1].isalnum():
            yield at
        at = folded.find(word, behind, end)


def _before(
    folded: str, verb: tuple[int, int], body: tuple[int, int], rules: Rulebook, *, within: bool
) -> Iterator[Credit]:
    """Yield the agency that stands right before a verb: in a clause of its own at a sentence's end.

    `within` says that the verb, in the present, credits a wire anywhere (*NAN reports that*).
    """
    (at, behind), (start, end) = verb, body
    cited = folded[behind : behind + _REACH].split(None, 1)[:1]
    ends = _CLAUSE_ENDS.match(folded, behind, end) or (
        cited and cited[0] in rules.language.furniture.credits.quoting
    )
    floor = max(start, at - _REACH)
    stretch = folded[floor:at].rstrip()
    word = stretch[stretch.rfind(" ") + 1 :].lstrip("(\"“'")
    if not (word[:1].isupper() or word in rules.language.furniture.credits.nouns):
        return
    stop = floor + len(stretch.rstrip(")"))
    for name, close in _names(folded, floor, stop, rules):
        if folded[close:stop].strip(" (\"'") or name.agency is None:
            continue
        opens = list(_CLAUSE_BEGINS.finditer(folded, floor, name.at))
        gap = folded[opens[-1].end() : name.at].split() if opens else None
        closing = gap is not None and all(word.islower() for word in gap)
        bracketed = folded[name.at - 1 : name.at] == "("
        if (closing and (within or ends)) or (
            within and name.agency.kind == "wire" and (bracketed or not name.agency.homonym)
        ):
            yield name


def _behind(folded: str, at: int, end: int, rules: Rulebook, *, closing: bool) -> Iterator[Credit]:
    """Yield the wire that stands right behind a verb or a preposition."""
    stop = min(end, at + _REACH)
    if not any(word[0].isupper() for word in folded[at:stop].split()[:_GAP]):
        return
    for name, close in _names(folded, at, stop, rules):
        gap = folded[at : name.at].split()
        agency = name.agency
        if agency is None or agency.kind != "wire" or any(not word.islower() for word in gap):
            return
        called = _noun_behind(folded, close, stop, rules) or any(
            word in rules.language.furniture.credits.nouns for word in gap
        )
        if agency.homonym and not called:
            return
        plain = not gap or called or set(gap) <= set(rules.language.furniture.credits.articles)
        if plain and (not closing or _CLAUSE_ENDS.match(folded, close, end)):
            yield name
        return


def _names(folded: str, start: int, end: int, rules: Rulebook) -> Iterator[tuple[Credit, int]]:
    """Yield the known names of a stretch, each with the offset behind it and its noun."""
    for credit in rules.known.find(folded, start, end):
        yield credit, credit.end + _noun_behind(folded, credit.end, end, rules)


def _noun_behind(folded: str, at: int, end: int, rules: Rulebook) -> int:
    """Return the length of *news agency* or the like behind a name, with the blank before it."""
    stretch = folded[at : min(end, at + _REACH)].lower()
    for noun in rules.language.furniture.credits.nouns:
        if stretch.startswith(f" {noun}") and not stretch[len(noun) + 1 : len(noun) + 2].isalnum():
            return len(noun) + 1
    return 0
