"""Stage 4: what stands within quotation marks.

Comes in: the text, its paragraphs and the pairs of marks of the language. Goes out: `Quotation`s in
text order, none inside another, none across a paragraph break. A quotation that a paragraph leaves
open and the next one opens again is two quotations, the first one `continued`. It never decides who
speaks, and never fails: a mark without a partner is closed, or opened, where the paragraph lets it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import evolve, frozen

from unpress.analysis.text import Text
from unpress.languages import Language

_MARKS = ("“", "”", "„", "«", "»", '"', "``", "''", "‘‘", "’’", "‘’", "’‘")
# Single marks quote where a paragraph has no others: an opening one before a word that is no decade,
# a closing one that no letter follows.
_SINGLE = re.compile(
    r"""
      (?P<open> (?<![^\s(\[—–-]) [‘'] (?=\w) (?! \d\ds\b ) )
    | (?P<close> (?<=[\w.,!?…)]) [’'] (?=[\s.,;:!?)\]—–-]|\Z) )
    """,
    re.VERBOSE,
)
_SINGLE_OPENINGS = (" '", "\n'", "('", "['", "\"'", "-'", "—'", "–'", "\u00a0'", "\t'")
_STOPS = ",.!?…"
_MOST_PARAGRAPHS = 12  # through which a quotation runs that only the last one closes
_BEFORE_OPENING = " \t\n\r\u00a0\u2009\u202f\u3000([—–-/'‘"
_AFTER_CLOSING = " \t\n\r\u00a0\u2009\u202f\u3000)],.;:?!…—–-/'’"
_SENTENCE_END = re.compile(r"[.?!…][)\]]?\s+(?=\S)")


@frozen
class Quotation:
    """A stretch within quotation marks, marks included; `start` and `end` are code points.

    `closed` is false where the page has no closing mark, `opened` where it has no opening one.
    `continued` says that the next paragraph opens the quotation again.
    """

    start: int
    end: int
    marks: tuple[str, str]
    rule: str
    opened: bool = True
    closed: bool = True
    continued: bool = False


def pair(
    text: Text, paragraphs: Sequence[tuple[int, int]], language: Language
) -> tuple[Quotation, ...]:
    """Pair the quotation marks of a text, paragraph by paragraph."""
    del language
    given = text.marked
    starts = [start for start, _ in paragraphs]
    marks_of: dict[int, list[re.Match[str]]] = {}
    for mark in _pattern(tuple(mark for mark in _MARKS if mark in given)).finditer(given):
        at = bisect_right(starts, mark.start()) - 1
        if at >= 0 and mark.start() < paragraphs[at][1]:
            marks_of.setdefault(at, []).append(mark)
    single = "‘" in given or any(opening in given for opening in _SINGLE_OPENINGS)
    doubled = bool(marks_of)
    quotations: list[Quotation] = []
    pending = False  # the paragraph before left a quotation open
    for at, (start, end) in enumerate(paragraphs):
        marks = marks_of.get(at)
        if pending and _goes_on(given, paragraphs, marks_of, at):
            stop = end if marks is None else marks[0].end()
            closed = marks is not None
            last = marks[0][0] if marks else ""
            quotations.append(
                Quotation(start, stop, ("", last), "goes on", opened=False, closed=closed)
            )
            if marks is None:
                continue
            found = _in_paragraph(given, stop, end, marks[1:])
        elif marks is None:
            pending = False
            if single or given[start] == "'":
                quotations += _singles(given, start, end, whole=doubled)
            continue
        else:
            found = _in_paragraph(given, start, end, marks)
        if pending and found and quotations and found[0].start <= start + 1:
            quotations[-1] = evolve(quotations[-1], rule="reopened paragraph", continued=True)
        quotations += found
        pending = bool(found) and not found[-1].closed
    return tuple(quotations)


@cache
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the marks that a text has, which is faster than one of all."""
    single = [mark for mark in marks if len(mark) == 1 or mark == "``"]
    doubled = ["['‘’]{2,}"] if len(single) < len(marks) else []
    return re.compile("|".join((*single, *doubled)) or r"(?!)")


def _goes_on(
    given: str,
    paragraphs: Sequence[tuple[int, int]],
    marks_of: dict[int, list[re.Match[str]]],
    at: int,
) -> bool:
    """Tell whether a quotation left open runs through this paragraph: the next mark only closes."""
    for n in range(at, min(len(paragraphs), at + _MOST_PARAGRAPHS)):
        marks = marks_of.get(n)
        if marks is None:
            continue
        mark, here, behind = marks[0][0], marks[0].start(), marks[0].end()
        if here <= paragraphs[n][0] + 1 or mark in "“„«``":
            return False
        after = given[behind] if behind < paragraphs[n][1] else " "
        return after in _AFTER_CLOSING and not given[here - 1].isspace()
    return False


def _singles(given: str, start: int, end: int, *, whole: bool) -> list[Quotation]:
    """Pair the single marks of a paragraph that has no others.

    Apostrophes look like closing marks; one behind a stop is none, one behind an s may be one.
    With `whole`, only those count that close behind a stop: the text has its proper marks elsewhere.
    """
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    closings: list[re.Match[str]] = []
    for match in (*_SINGLE.finditer(given, start, end), None):
        if match is not None and match["close"]:
            if opened is not None:
                closings.append(match)
            continue
        if opened is not None and closings:
            closing = _best(given, closings)
            if not whole or given[closing.start() - 1] in _STOPS:
                marks = (opened[0], closing[0])
                found.append(Quotation(opened.start(), closing.end(), marks, "single marks"))
        opened, closings = match, []
    return found


def _best(given: str, closings: Sequence[re.Match[str]]) -> re.Match[str]:
    """Return which of several closing marks ends a quotation."""
    for closing in closings:
        if given[closing.start() - 1] in _STOPS:
            return closing
    for closing in closings:
        if given[closing.start() - 1] not in "sS":
            return closing
    return closings[-1]


def _in_paragraph(
    given: str, start: int, end: int, marks: Iterable[re.Match[str]]
) -> list[Quotation]:
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    floor = start  # nothing before this offset can still be quoted
    for match in marks:
        mark, here, behind = match[0], match.start(), match.end()
        before = given[here - 1] if here > start else " "
        after = given[behind] if behind < end else " "
        if mark in "“„«" or mark == "``":
            turned = mark == "“" and opened is not None and opened[1] == "”" and before in _STOPS
            opens = not (mark == "“" and opened is not None and opened[1] == "„") and not turned
            if (
                opens
                and mark == "“"
                and opened is None
                and after.isspace()
                and before not in _BEFORE_OPENING
                and before in ".,!?"
            ):
                opens = False
        elif mark in "”»":
            opens = opened is None and before in _BEFORE_OPENING and after not in _AFTER_CLOSING
        else:
            can_open = before in _BEFORE_OPENING and not after.isspace()
            can_close = after in _AFTER_CLOSING and not before.isspace()
            opens = can_open if can_open != can_close else opened is None
        if opens:
            if opened is None or mark[0] in "\"'`":
                if opened is not None:
                    cut = _cut(given, opened[0], here)
                    found.append(
                        Quotation(
                            opened[0], cut, (opened[1], ""), "lost closing mark", closed=False
                        )
                    )
                    floor = cut
                opened = (here, mark)
        elif opened is not None:
            found.append(Quotation(opened[0], behind, (opened[1], mark), "pair of marks"))
            floor = behind
            opened = None
        else:
            begin = _sentence_start(given, floor, here)
            if here - begin > 1:
                found.append(
                    Quotation(begin, behind, ("", mark), "lost opening mark", opened=False)
                )
                floor = behind
    if opened is not None:
        found.append(
            Quotation(opened[0], end, (opened[1], ""), "open at the paragraph's end", closed=False)
        )
    return found


def _cut(given: str, start: int, end: int) -> int:
    """Return where a quotation without closing mark ends before the next mark opens."""
    stop = _SENTENCE_END.search(given, start, end)
    return stop.start() + 1 if stop else len(given[start:end].rstrip()) + start


def _sentence_start(given: str, floor: int, end: int) -> int:
    """Return where the sentence before a stray closing mark begins."""
    begin = floor
    for stop in _SENTENCE_END.finditer(given, floor, max(floor, end - 1)):
        begin = stop.end()
    while begin < end and given[begin].isspace():
        begin += 1
    return begin
