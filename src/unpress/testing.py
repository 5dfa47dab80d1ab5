"""Hypothesis strategies for the model, for the tests of those who build on `unpress`.

A text goes in where a strategy needs to know it; values of the model come out, with every span
inside the text. An article of `articles` keeps the laws of the model: furniture and paragraphs tile
the text, furniture lies nowhere else, the source, the cue and the content of a statement lie in one
paragraph and do not overlap, an inner statement lies in the content of its parent. Its words mean
nothing, and no parser would find its statements: these are values to write, read and draw.

>>> from hypothesis import given
>>> @given(articles())
... def test_that_nothing_is_lost(article):
...     assert my_loads(my_dumps(article)) == article

Needs the package `hypothesis`, which the extra `testing` brings.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING

from unpress.errors import MissingExtraError
from unpress.model import (
    Act,
    Actor,
    Article,
    Dateline,
    Document,
    Excerpt,
    Force,
    Furniture,
    FurnitureKind,
    Genre,
    Kind,
    Medium,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:  # pragma: no cover - the tests have it
    raise MissingExtraError(
        "unpress.testing needs the package hypothesis: pip install 'unpress[testing]'"
    ) from error

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "actors",
    "articles",
    "datelines",
    "documents",
    "furniture",
    "moments",
    "organizations",
    "partial_dates",
    "persons",
    "quotes",
    "spans",
    "statements",
    "texts",
]

# What goes wrong in offsets and in formats, put into texts more often than chance would.
_PIECES = (
    "Vale urged calm, ",
    "his spokesman Marc Dupre said on Wednesday. ",
    "PORT AMARA, Feb. 3 (Xinhua) -- ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    '"',
    "'",
    "\N{LEFT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT CORNER BRACKET}",
    "\N{EM DASH}",
    "<b>&amp;",
    "\N{DOVE OF PEACE}",  # beyond U+FFFF: one code point, two UTF-16 units
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER U}\N{REGIONAL INDICATOR SYMBOL LETTER N}",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{ARABIC LETTER QAF}\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{CJK UNIFIED IDEOGRAPH-8AAA}",
    "\ud83d",  # halves of a pair, alone and side by side
    "\ude00",
    "\ud83d\ude00",
    "\x00",
    "\x1c",
    "\x85",
    "\N{NO-BREAK SPACE}",
    "\N{LINE SEPARATOR}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{REPLACEMENT CHARACTER}",
)
_DEEPEST = 3  # statements in statements


def texts(*, min_pieces: int = 0, max_pieces: int = 24) -> st.SearchStrategy[str]:
    """Make texts of words, marks and rarities: emoji, other scripts, lone surrogates, controls."""
    pieces = st.sampled_from(_PIECES) | st.text(st.characters(), min_size=1, max_size=8)
    return st.lists(pieces, min_size=min_pieces, max_size=max_pieces).map("".join)


@st.composite
def spans(draw: st.DrawFn, within: str | Span, *, min_size: int = 0) -> Span:
    """Make spans inside a text, or inside another span, that are not shorter than `min_size`."""
    region = Span(0, len(within)) if isinstance(within, str) else within
    start = draw(st.integers(region.start, region.end - min_size))
    return Span(start, draw(st.integers(start + min_size, region.end)))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Make dates of each of the six shapes, leap days and the first and last year among them."""
    edges = st.sampled_from([date.min, date.max, date(2020, 2, 29), date(2000, 12, 31)])
    day = draw(edges | st.dates())
    return draw(
        st.sampled_from(
            [
                PartialDate.of(day),
                PartialDate(day.year, day.month),
                PartialDate(day.year),
                PartialDate(month=day.month, day=day.day),
                PartialDate(month=day.month),
                PartialDate(day=day.day),
            ]
        )
    )


def moments() -> st.SearchStrategy[datetime]:
    """Make moments, with an offset from UTC and without, mostly of whole minutes."""
    minutes = st.integers(-14 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n)))
    moment = st.datetimes(timezones=st.none() | minutes)
    return moment | moment.map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def _named(draw: st.DrawFn, text: str) -> tuple[str, tuple[str, ...], tuple[Span, ...]]:
    """Make a name, its aliases and its mentions."""
    mentions = tuple(sorted(draw(st.lists(spans(text), max_size=3))))
    words = texts(max_pieces=3)
    found = [mention.of(text) for mention in mentions]
    name = draw(st.sampled_from(found) | words if found else words)
    return name, tuple(draw(st.lists(words, max_size=2))), mentions


@st.composite
def persons(draw: st.DrawFn, text: str) -> Person:
    """Make people, mentioned in a text or not."""
    name, aliases, mentions = draw(_named(text))
    roles = tuple(draw(st.lists(texts(max_pieces=2), max_size=2)))
    office = draw(st.none() | texts(max_pieces=2))
    return Person(name, aliases, roles, mentions, office)


@st.composite
def organizations(draw: st.DrawFn, text: str) -> Organization:
    """Make bodies, mentioned in a text or not."""
    name, aliases, mentions = draw(_named(text))
    return Organization(name, aliases, (), mentions)


@st.composite
def documents(draw: st.DrawFn, text: str) -> Document:
    """Make papers that speak for themselves."""
    name, aliases, mentions = draw(_named(text))
    return Document(name, aliases, (), mentions)


def actors(text: str) -> st.SearchStrategy[Actor]:
    """Make actors of each kind."""
    return persons(text) | organizations(text) | documents(text)


@st.composite
def _stretches(draw: st.DrawFn, region: Span, most: int, least: int = 0) -> list[Span]:
    """Make spans in a region, in order, none empty, none over another, some touching."""
    offsets = st.integers(region.start, region.end)
    cuts = sorted(
        draw(st.lists(offsets, unique=True, min_size=least + 1, max_size=max(most, least) + 1))
    )
    pieces = [Span(*pair) for pair in pairwise(cuts)]
    often = st.sampled_from([True, True, True, False])
    kept = draw(st.lists(often, min_size=len(pieces), max_size=len(pieces)))
    return [piece for piece, keep in zip(pieces, kept, strict=True) if keep] or pieces[:least]


@st.composite
def furniture(draw: st.DrawFn, text: str) -> tuple[Furniture, ...]:
    """Make furniture, in order, no piece over another."""
    kinds = st.sampled_from(FurnitureKind)
    return tuple(
        Furniture(piece, draw(kinds)) for piece in draw(_stretches(Span(0, len(text)), most=5))
    )


@st.composite
def datelines(draw: st.DrawFn, text: str) -> Dateline:
    """Make datelines, with any of their parts missing."""
    words = st.none() | texts(max_pieces=2)
    return Dateline(
        span=draw(spans(text)),
        place=draw(words),
        date=draw(st.none() | partial_dates()),
        agency=draw(words),
        agencies=tuple(draw(st.lists(texts(max_pieces=2), max_size=2))),
    )


@st.composite
def _family(
    draw: st.DrawFn,
    region: Span,
    speakers: Sequence[Actor],
    parent: Statement | None = None,
) -> list[Statement]:
    """Make a statement in a region that is not empty, and those that lie in its content."""
    pieces = draw(_stretches(region, most=8, least=1))
    taken: list[Span | None] = []
    for _ in ("source", "cue"):
        has = len(pieces) > 1 and draw(st.booleans())
        taken.append(pieces.pop(draw(st.integers(0, len(pieces) - 1))) if has else None)
    carried = pieces[1:] if draw(st.booleans()) else []
    content = pieces[: len(pieces) - len(carried)]
    anyone = st.sampled_from([None, *speakers])
    statement = Statement(
        source=taken[0],
        cue=taken[1],
        content=tuple(content),
        kind=draw(st.sampled_from(Kind)),
        act=draw(st.sampled_from(Act)),
        carried=tuple(carried),
        speakers=tuple(who for who in draw(st.lists(anyone, max_size=2)) if who is not None),
        principal=draw(anyone),
        addressee=draw(anyone),
        medium=draw(st.none() | st.sampled_from(Medium)),
        date=draw(st.none() | partial_dates()),
        force=draw(st.sampled_from(Force)),
        parent=parent,
    )
    found = [statement]
    if statement.depth < _DEEPEST:
        for piece in content:
            if draw(st.booleans()):
                found += draw(_family(piece, speakers, statement))
    return found


@st.composite
def statements(draw: st.DrawFn, text: str, speakers: Sequence[Actor] = ()) -> tuple[Statement, ...]:
    """Make the statements of a text, each parent before its children, said by some of `speakers`.

    >>> from hypothesis import find
    >>> len(find(statements("Vale urged calm."), lambda found: len(found) > 1))
    2
    """
    return tuple(draw(_statements([Span(0, len(text))] if text else [], speakers)))


@st.composite
def _statements(
    draw: st.DrawFn, regions: Sequence[Span], speakers: Sequence[Actor]
) -> list[Statement]:
    return [
        statement
        for region in regions
        for stretch in draw(_stretches(region, most=3))
        for statement in draw(_family(stretch, speakers))
    ]


@st.composite
def quotes(draw: st.DrawFn, text: str, statements: Sequence[Statement] = ()) -> tuple[Quote, ...]:
    """Make quotations, in order, some of which belong to one of `statements`."""
    return tuple(draw(_quotes([Span(0, len(text))], statements)))


@st.composite
def _quotes(
    draw: st.DrawFn, regions: Sequence[Span], statements: Sequence[Statement]
) -> list[Quote]:
    owners = st.none() | st.sampled_from(statements) if statements else st.none()
    marks = st.sampled_from([('"', '"'), ("\N{LEFT DOUBLE QUOTATION MARK}", ""), ("<<", ">>")])
    return [
        Quote(
            span=stretch,
            marks=draw(marks),
            segments=tuple(draw(_stretches(stretch, most=3))),
            statement=draw(owners),
        )
        for region in regions
        for stretch in draw(_stretches(region, most=2))
    ]


@st.composite
def articles(draw: st.DrawFn, text: st.SearchStrategy[str] | None = None) -> Article:
    """Make articles, of texts of your own or of those that `texts` makes.

    >>> from hypothesis import find
    >>> len(find(articles(), lambda article: article.furniture).furniture)
    1
    """
    words = draw(texts() | texts(min_pieces=12) if text is None else text)
    aside = draw(furniture(words))
    cuts = [0, *(at for piece in aside for at in (piece.span.start, piece.span.end)), len(words)]
    body = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=True)]
    paragraphs = [gap for gap in body if len(gap)]
    cast = tuple(draw(st.lists(actors(words), max_size=4)))
    found = draw(_statements(paragraphs, cast))
    excerpts = st.none() | st.builds(Excerpt, texts(max_pieces=4), spans(words))
    return Article(
        text=words,
        language=draw(st.sampled_from(["en", "fr", "es", "ru", "zh", "ar"])),
        genre=draw(st.sampled_from(Genre)),
        headline=draw(excerpts),
        byline=draw(excerpts),
        published=draw(st.none() | partial_dates() | moments()),
        dateline=draw(st.none() | datelines(words)),
        agencies=tuple(draw(st.lists(texts(max_pieces=2), max_size=2))),
        furniture=aside,
        paragraphs=tuple(paragraphs),
        actors=cast,
        quotes=tuple(draw(_quotes(paragraphs, found))),
        statements=tuple(found),
    )


def _register() -> None:
    """Tell Hypothesis of these, for `from_type`: the entry point of the group `hypothesis`."""
    anywhere = texts()
    st.register_type_strategy(Span, anywhere.flatmap(spans))
    st.register_type_strategy(PartialDate, partial_dates())
    st.register_type_strategy(Person, anywhere.flatmap(persons))
    st.register_type_strategy(Organization, anywhere.flatmap(organizations))
    st.register_type_strategy(Document, anywhere.flatmap(documents))
    st.register_type_strategy(Dateline, anywhere.flatmap(datelines))
    st.register_type_strategy(Excerpt, st.builds(Excerpt, anywhere, anywhere.flatmap(spans)))
    st.register_type_strategy(
        Furniture, anywhere.flatmap(furniture).filter(len).flatmap(st.sampled_from)
    )
    st.register_type_strategy(
        Statement, anywhere.flatmap(statements).filter(len).flatmap(st.sampled_from)
    )
    st.register_type_strategy(Quote, anywhere.flatmap(quotes).filter(len).flatmap(st.sampled_from))
    st.register_type_strategy(Article, articles())
