"""Stage 3: what stands before the story.

Comes in: a page. Goes out: a `Head`: where the body begins, the furniture before it, and the
headline, byline, dateline, dates and credits found there. Where the body begins is decided in
`unpress.analysis.starts`, what a line is in `unpress.analysis.lines`, which line is the headline in
`unpress.analysis.headlines`; this module brings them together.
"""

from __future__ import annotations

from typing import Final

from attrs import define, evolve, field, frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.datelines import Dateline, read_dateline
from unpress.analysis.headlines import (
    ReadLine,
    Span,
    best_byline,
    choose_headline,
    kind_of,
    without_suffix,
)
from unpress.analysis.lines import Reading, read_line
from unpress.analysis.page import Block, Line, Page, Piece, line, trimmed
from unpress.analysis.papers import Paper
from unpress.analysis.stamps import Moment
from unpress.analysis.starts import Start, find_start
from unpress.model import FurnitureKind

_READ: Final = 60  # blocks before the story that are read; those before are menus
_NEAR: Final = 3  # blocks before the body in which a place alone may be its dateline


@frozen(eq=False)
class Head:
    """What stands before the story; the body begins in block `first`, at the offset `begin`.

    `told` is false where the page has no sentence, and so no story.
    """

    first: int
    begin: int
    told: bool = True
    pieces: tuple[Piece, ...] = ()
    headline: Line | None = None
    byline: Line | None = None
    dateline: Dateline | None = None
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()


@define
class _Gathered:
    """What was found so far."""

    dateline: Dateline | None = None
    pieces: list[Piece] = field(factory=list)
    moments: list[Moment] = field(factory=list)
    credits: list[Credit] = field(factory=list)
    bylines: list[tuple[int, int, str]] = field(factory=list)


def read_head(page: Page, paper: Paper | None) -> Head:
    """Find where the body begins, and read what stands before it."""
    found = _Gathered()
    if page.crawl is not None:
        stamp = Piece(page.crawl.start, page.crawl.end, FurnitureKind.STAMP, "crawler's stamp")
        found.pieces.append(stamp)
        found.moments.append(page.crawl)
    start = find_start(page, paper)
    if start is None:
        return _without_story(page, found)
    found.dateline = start.dateline
    lines = _lines(page, start, paper, found)
    headline = None
    if lines:
        dated = start.dateline is not None
        headline = choose_headline(page, lines, start.begin, paper, dated=dated)
    for pair in lines:
        _take(page, pair, headline, start, found)
    if paper is not None and paper.opener is not None and paper.opening is not None:
        _take_formula(page, paper, paper.opener, paper.opening, found)
    begin = _take_start(page, start, found)
    byline = best_byline(found.bylines)
    return Head(
        first=start.first,
        begin=begin,
        pieces=tuple(found.pieces),
        headline=line(page, *without_suffix(page, headline), "headline") if headline else None,
        byline=line(page, *byline) if byline else None,
        dateline=found.dateline,
        moments=tuple(found.moments),
        credits=(*found.credits, *(found.dateline.credits if found.dateline else ())),
    )


def _lines(page: Page, start: Start, paper: Paper | None, found: _Gathered) -> list[ReadLine]:
    """Read the blocks before the body, and what its first block has before its dateline."""
    floor = max(0, start.first - _READ)
    found.pieces += [
        Piece(*page.span(i), FurnitureKind.NAVIGATION, "line before the story")
        for i in range(floor)
    ]
    opener = paper.opener if paper is not None else None
    stretches = [(i, page.span(i)) for i in range(floor, start.first) if i != opener]
    head = page.blocks.starts[start.first]
    if start.dateline is not None and start.dateline.start > head:
        parts = _with_byline(page, head, start.dateline.start, start.first)
        stretches += [(start.first, part) for part in parts]
    lines = []
    for i, (begin, end) in stretches:
        block = page.look_at(begin, end, i)
        if block is not None:
            lines.append((block, read_line(page, block, paper=paper is not None)))
    return lines


def _with_byline(page: Page, start: int, end: int, at: int) -> tuple[Span, ...]:
    """Part a headline and the byline that is glued to it: *Raid condemned By A. Doe*."""
    folded = page.text.folded
    for opener in page.rules.language.furniture.bylines.openers:
        for form in (opener.capitalize(), opener.upper()):
            cut = max(folded.rfind(f" {form} ", start, end), folded.rfind(f"\n{form} ", start, end))
            behind = page.look_at(cut + 1, end, at) if cut > start else None
            if behind is not None and read_line(page, behind).byline is not None:
                return (start, cut), (cut + 1, end)
    return ((start, end),)


def _take(
    page: Page, pair: ReadLine, headline: Span | None, start: Start, found: _Gathered
) -> None:
    """Keep what a line before the story is, and what it gives."""
    block, reading = pair
    kind, rule = reading.kind, reading.rule
    if headline is not None and block.start <= headline[0] < block.end and reading.own is None:
        kind, rule = FurnitureKind.HEADLINE, "headline"
    if reading.byline is not None:
        found.bylines.append((*reading.byline, rule))
    if reading.dateline is not None and not _take_dateline(block, reading, headline, start, found):
        kind, rule = FurnitureKind.NAVIGATION, "place"
    if kind is None:
        kind, rule = kind_of(page, pair, headline, start.begin)
        if rule == "bare name":
            found.bylines.append((block.start, block.end, rule))
    if kind is not FurnitureKind.CAPTION:
        found.moments += reading.moments
        found.credits += reading.credits
    found.pieces.append(Piece(block.start, block.end, kind, rule))


def _take_dateline(
    block: Block, reading: Reading, headline: Span | None, start: Start, found: _Gathered
) -> bool:
    """Take a dateline of its own line for the story's, if it stands where that does."""
    mine = reading.dateline
    if mine is None:
        return False
    bare = mine.date is None and mine.agency is None
    if found.dateline is not None:
        if bare and found.dateline.place is None and block.at == start.first - 1:
            found.dateline = evolve(found.dateline, start=block.start, place=mine.place)
            return True
        return not bare
    above = headline is not None and block.start < headline[0]
    if mine.agency is not None or (not above and block.at >= start.first - _NEAR):
        found.dateline = mine
        return True
    return not bare


def _take_formula(page: Page, paper: Paper, opener: int, opening: Span, found: _Gathered) -> None:
    """Keep an opening formula, and the date and the dateline that stand before it in its block."""
    begin = page.blocks.starts[opener]
    for moment in paper.dated:
        found.pieces.append(Piece(moment.start, moment.end, FurnitureKind.STAMP, "stamp"))
        begin = moment.end
    found.moments += paper.dated
    begin, end = trimmed(page.text.folded, begin, opening[0])
    dateline = read_dateline(page.datelines, begin, end) if begin < end else None
    if dateline is not None:
        found.pieces.append(Piece(begin, end, FurnitureKind.DATELINE, dateline.rule))
        found.dateline = found.dateline or dateline
    found.pieces.append(Piece(*opening, FurnitureKind.NOTICE, "opening formula"))


def _take_start(page: Page, start: Start, found: _Gathered) -> int:
    """Keep the dateline with which the body begins, or the dash of a lost one; return its end."""
    lead = page.blocks.starts[start.first]
    if start.dateline is not None:
        begin = start.dateline.start
        if not any(lead <= piece.start < begin for piece in found.pieces):
            begin = lead
        piece = Piece(begin, start.dateline.end, FurnitureKind.DATELINE, start.dateline.rule)
        found.pieces.append(piece)
        return start.begin
    if not start.orphan:
        return start.begin
    text = page.blocks.texts[start.first]
    begin = lead + len(text) - len(text.lstrip("—–-"))
    found.pieces.append(Piece(lead, begin, FurnitureKind.DATELINE, "orphaned dash"))
    return begin


def _without_story(page: Page, found: _Gathered) -> Head:
    """Read a page without a sentence: its stamps are furniture, all else is body."""
    first = 0
    while first < min(len(page), _READ):
        block = page.look(first)
        reading = read_line(page, block)
        if reading.kind is not FurnitureKind.STAMP:
            break
        found.pieces.append(Piece(block.start, block.end, FurnitureKind.STAMP, reading.rule))
        found.moments += reading.moments
        found.credits += reading.credits
        first += 1
    begin = page.blocks.starts[first] if first < len(page) else len(page.text.folded)
    return Head(
        first,
        begin,
        told=False,
        pieces=tuple(found.pieces),
        moments=tuple(found.moments),
        credits=tuple(found.credits),
    )
