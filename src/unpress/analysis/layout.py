"""Stage 3: the layout of a page: what is the story and what stands round it.

Comes in: a text, its language, what is known of agencies and bodies, and the date of publication if
the caller knows it. Goes out: a `Layout`: furniture and paragraphs, which together hold every
character that is no white space, and the headline, byline, date, dateline and agencies of the page.
It never changes the text, never raises, and reads no statement.

The parts, in the order in which they work: `blocks` (lines and broken lines), `papers` (is it an
official paper), `heads` (where the story begins), `trailers` (where it ends, what interrupts it),
`credits` (agencies in running text). Rules have names, which stand on each piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from unpress.analysis.agencies import Credit, distinct
from unpress.analysis.credits import credits_in_text
from unpress.analysis.datelines import Dateline
from unpress.analysis.heads import Head, read_head
from unpress.analysis.page import Line, Page, Piece, rulebook, turn
from unpress.analysis.papers import read_paper
from unpress.analysis.stamps import Moment, earliest
from unpress.analysis.text import Text
from unpress.analysis.trailers import Trail, read_trail
from unpress.errors import ModelError
from unpress.knowledge import Knowledge
from unpress.languages import Language
from unpress.model import Genre, PartialDate

__all__ = ["DatelineFound", "Layout", "Line", "Piece", "lay_out"]


@frozen
class DatelineFound:
    """The dateline, from `start` up to behind its dash; `place` and `agency` as printed.

    `date` has the year that the date of publication gives it, and is `None` where no year is known.
    """

    start: int
    end: int
    place: str | None
    date: PartialDate | None
    agency: str | None
    agencies: tuple[str, ...]
    rule: str


@frozen(eq=False)
class Layout:
    """A page taken apart. Offsets are code points, stretches half-open and in text order.

    `furniture` and `paragraphs` are disjoint and together hold all that is no white space.
    `opening` is the opening formula of an official paper, which is furniture too.
    """

    genre: Genre
    furniture: tuple[Piece, ...]
    paragraphs: tuple[tuple[int, int], ...]
    headline: Line | None
    byline: Line | None
    published: PartialDate | datetime | None
    dateline: DatelineFound | None
    agencies: tuple[str, ...]
    opening: tuple[int, int] | None


def lay_out(
    text: Text,
    language: Language,
    knowledge: Knowledge,
    published: date | datetime | None = None,
) -> Layout:
    r"""Take a page apart; a date of publication from the caller outranks what the page says.

    >>> from unpress.analysis.text import read
    >>> from unpress.knowledge import knowledge
    >>> from unpress.languages import language
    >>> page = "Raid condemned\nGENEVA, Feb. 3 (Xinhua) -- Vale condemned it on Monday. Enditem"
    >>> layout = lay_out(read(page, language("en")), language("en"), knowledge(), date(2021, 2, 4))
    >>> layout.headline.text, str(layout.dateline.date), layout.agencies
    ('Raid condemned', '2021-02-03', ('Xinhua',))
    >>> [page[start:end] for start, end in layout.paragraphs]
    ['Vale condemned it on Monday.']
    """
    page = turn(text, rulebook(language, knowledge))
    paper = read_paper(page)
    head = read_head(page, paper)
    trail = read_trail(page, head, paper)
    furniture = _disjoint((*head.pieces, *trail.pieces))
    paragraphs = _rest(page, furniture)
    if text.marked != text.given:
        furniture, paragraphs = _with_garbled(text.given, furniture, paragraphs)
    when = _published(published, head, trail)
    dateline = _found(head.dateline, when)
    return Layout(
        genre=paper.genre if paper else Genre.NEWS,
        furniture=furniture,
        paragraphs=paragraphs,
        headline=head.headline or trail.headline,
        byline=head.byline or trail.byline,
        published=when,
        dateline=dateline,
        agencies=distinct(_credits(page, head, trail, paragraphs)),
        opening=paper.opening if paper else None,
    )


def _disjoint(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Put pieces in text order; what two have in common stays with the first."""
    kept: list[Piece] = []
    at = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= at and piece.end > piece.start:
            kept.append(piece)
        elif piece.end > at:
            kept.append(Piece(at, piece.end, piece.kind, piece.rule))
        at = max(at, piece.end)
    return tuple(kept)


def _rest(page: Page, furniture: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    """Return what of the blocks is no furniture, without the white space at its ends."""
    folded = page.text.folded
    rest: list[tuple[int, int]] = []
    k = 0
    for start, end in zip(page.blocks.starts, page.blocks.ends, strict=True):
        at = start
        while k < len(furniture) and furniture[k].end <= at:
            k += 1
        j = k
        while j < len(furniture) and furniture[j].start < end:
            _add(folded, at, furniture[j].start, rest)
            at = max(at, furniture[j].end)
            j += 1
        _add(folded, at, end, rest)
    return tuple(rest)


def _add(folded: str, start: int, end: int, rest: list[tuple[int, int]]) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    if start < end:
        rest.append((start, end))


def _with_garbled(
    given: str, furniture: Sequence[Piece], paragraphs: Sequence[tuple[int, int]]
) -> tuple[tuple[Piece, ...], tuple[tuple[int, int], ...]]:
    """Add what the fold made white space of, parts of garbled marks, to what stands before it."""
    taken = sorted([*((piece.start, piece.end) for piece in furniture), *paragraphs])
    lost: list[tuple[int, int]] = []
    at = 0
    for start, end in (*taken, (len(given), len(given))):
        _add(given, at, start, lost)
        at = end
    behind = dict(lost)
    pieces = tuple(evolve(piece, end=behind.pop(piece.end, piece.end)) for piece in furniture)
    joined: list[tuple[int, int]] = []
    for start, end in sorted([*paragraphs, *behind.items()]):
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return pieces, tuple(joined)


def _published(
    given: date | datetime | None, head: Head, trail: Trail
) -> PartialDate | datetime | None:
    """Choose the date of publication by what may be trusted more (conventions 1.3).

    The caller, the page's own stamps at its head, the crawler's, a year in the dateline, a date at
    the page's end.
    """
    if given is not None:
        return given if isinstance(given, datetime) else PartialDate.of(given)
    crawl = [moment for moment in head.moments if _is_crawl(moment, head)]
    own = [moment for moment in head.moments if moment not in crawl]
    dated = head.dateline.date if head.dateline else None
    if own or crawl:
        return earliest(own or crawl)
    if dated is not None and dated.year is not None:
        return _partial(dated.year, dated.month, dated.day)
    return earliest(trail.moments)


def _is_crawl(moment: Moment, head: Head) -> bool:
    return any(
        piece.rule == "crawler's stamp" and piece.start <= moment.start < piece.end
        for piece in head.pieces
    )


def _partial(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ModelError:
        return None


def _found(
    dateline: Dateline | None, published: PartialDate | datetime | None
) -> DatelineFound | None:
    """Give the dateline its year."""
    if dateline is None:
        return None
    return DatelineFound(
        start=dateline.start,
        end=dateline.end,
        place=dateline.place,
        date=_resolved(dateline, published),
        agency=dateline.agency,
        agencies=distinct(dateline.credits),
        rule=dateline.rule,
    )


def _resolved(dateline: Dateline, published: PartialDate | datetime | None) -> PartialDate | None:
    """Return the dateline's date, in the nearest year that makes it no later than the day after.

    A publication date without a day counts as its last day.
    """
    printed = dateline.date
    if printed is None or printed.month is None or printed.day is None:
        return None
    if printed.year is not None:
        return _partial(printed.year, printed.month, printed.day)
    last = _last_day(published)
    if last is None:
        return None
    try:
        day = PartialDate(month=printed.month, day=printed.day).on_or_before(last)
    except ModelError:
        return None
    return PartialDate.of(day) if day else None


def _last_day(published: PartialDate | datetime | None) -> date | None:
    """Return the day after a date of publication, the latest that a dateline can have."""
    if published is None:
        return None
    if isinstance(published, datetime):
        day = published.date()
    else:
        if published.year is None:
            return None
        end = date(published.year, 12, 31)
        day = published.on_or_before(end) or end
    return day + timedelta(days=1) if day < date.max else day


def _credits(
    page: Page, head: Head, trail: Trail, paragraphs: Sequence[tuple[int, int]]
) -> list[Credit]:
    """Gather the agencies of dateline, byline, credits, trailers and running text."""
    found = [*head.credits, *trail.credits]
    if paragraphs:
        start, end = paragraphs[0][0], paragraphs[-1][1]
        found += credits_in_text(page.text.folded, start, end, page.rules)
    return found
