"""The whole of a page: its furniture, its actors, its quotations and its statements."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from unpress.errors import ModelError
from unpress.model.actors import Actor
from unpress.model.dates import PartialDate
from unpress.model.spans import Span
from unpress.model.statements import Quote, Statement
from unpress.model.vocabulary import FurnitureKind, Genre

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Excerpt:
    """A stretch of the page, and the words it holds once breaks of the page are mended."""

    text: str
    span: Span

    def __str__(self) -> str:
        return self.text


@frozen
class Dateline:
    """The line that opens wire copy: *PORT AMARA, Feb. 3 (Xinhua) --*.

    `place` and `agency` are as printed, `agencies` lists each agency of the bracket. `date` carries
    the year that the page's own date gives it; it is `None` where no year can be known.
    """

    span: Span
    place: str | None = None
    date: PartialDate | None = None
    agency: str | None = None
    agencies: tuple[str, ...] = ()


@frozen
class Furniture:
    """A stretch of the page that is not the story: a stamp, a byline, an advert."""

    span: Span
    kind: FurnitureKind
    rule: str = field(default="", eq=False, repr=False)


@frozen
class Article:
    """One page, read: `text` as given, and all that was found in it.

    Furniture and body tile the text: each character that is no white space belongs to one of the
    two. `statements` are in text order, a parent before its children.

    Raises `ModelError` for a span outside the text, for a statement whose parent does not stand
    before it, and for a quotation that belongs to a statement of another article.
    """

    text: str = field(repr=False)
    language: str
    genre: Genre = Genre.NEWS
    headline: Excerpt | None = None
    byline: Excerpt | None = None
    published: PartialDate | datetime | None = None
    dateline: Dateline | None = None
    agencies: tuple[str, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __attrs_post_init__(self) -> None:
        end = len(self.text)
        for name, number, span in self._placed():
            if span.end > end:
                raise ModelError(f"{name} {number} has a span up to {span.end} in a text of {end}")
        seen: set[int] = set()
        for at, statement in enumerate(self.statements):
            parent = statement.parent
            # by identity first: equality walks up all parents
            if not (parent is None or id(parent) in seen or parent in self.statements[:at]):
                raise ModelError(
                    f"the parent of statement {at + 1} does not stand before it in the article"
                )
            seen.add(id(statement))
        for number, quote in enumerate(self.quotes, start=1):
            owner = quote.statement
            if not (owner is None or id(owner) in seen or owner in self.statements):
                raise ModelError(
                    f"quotation {number} belongs to a statement that the article does not hold"
                )

    @property
    def everyone(self) -> tuple[Actor, ...]:
        """The actors, then those whom only a statement names, in the order of the statements."""
        known = {id(actor) for actor in self.actors}
        others: dict[Actor, None] = {}
        for statement in self.statements:
            for actor in (*statement.speakers, statement.principal, statement.addressee):
                if actor is not None and id(actor) not in known:
                    known.add(id(actor))
                    others[actor] = None
        listed = set(self.actors) if others else set()
        return (*self.actors, *(actor for actor in others if actor not in listed))

    def _placed(self) -> Iterator[tuple[str, int, Span]]:
        """Yield every span with the name and the number of what holds it."""
        singles = (
            ("headline", self.headline),
            ("byline", self.byline),
            ("dateline", self.dateline),
        )
        for name, single in singles:
            if single is not None:
                yield name, 1, single.span
        for number, piece in enumerate(self.furniture, start=1):
            yield "furniture", number, piece.span
        for number, span in enumerate(self.paragraphs, start=1):
            yield "paragraph", number, span
        for number, actor in enumerate(self.everyone, start=1):
            for span in actor.mentions:
                yield "actor", number, span
        for number, quote in enumerate(self.quotes, start=1):
            for span in (quote.span, *quote.segments):
                yield "quotation", number, span
        for number, statement in enumerate(self.statements, start=1):
            whole = (statement.source, statement.cue, *statement.content, *statement.carried)
            for part in whole:
                if part is not None:
                    yield "statement", number, part

    def quote(self, statement: Statement) -> str:
        """Return the words of a statement's content, ` … ` where the page interrupts them.

        >>> from unpress.model import Act, Kind
        >>> raid = Statement(Span(17, 21), Span(22, 26), (Span(0, 16), Span(27, 51)),
        ...                  kind=Kind.DIRECT, act=Act.CONDEMN)
        >>> Article('"We condemn it," Vale said "without any condition."', "en",
        ...         statements=(raid,)).quote(raid)
        '"We condemn it," … "without any condition."'
        """
        return " … ".join(piece.of(self.text) for piece in statement.content)
