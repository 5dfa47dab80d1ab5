"""The whole of a page: its furniture, its actors, its quotations and its statements."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from unpress.errors import ModelError
from unpress.model.actors import Actor
from unpress.model.dates import PartialDate
from unpress.model.spans import Span
from unpress.model.statements import Quote, Statement
from unpress.model.vocabulary import FurnitureKind, Genre


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

    Raises `ModelError` for spans outside the text and for a statement whose parent is missing.
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
        seen: set[int] = set()
        for number, statement in enumerate(self.statements, start=1):
            for span in (statement.source, statement.cue, *statement.content):
                if span is not None and span.end > end:
                    raise ModelError(
                        f"statement {number} has a span up to {span.end} in a text of {end}"
                    )
            if statement.parent is not None and id(statement.parent) not in seen:
                raise ModelError(
                    f"the parent of statement {number} does not stand before it in the article"
                )
            seen.add(id(statement))
        for kind, spans in (
            ("furniture", [piece.span for piece in self.furniture]),
            ("a paragraph", self.paragraphs),
            ("a quotation", [quote.span for quote in self.quotes]),
        ):
            for span in spans:
                if span.end > end:
                    raise ModelError(f"{kind} has a span up to {span.end} in a text of {end}")

    def quote(self, statement: Statement) -> str:
        """Return the words of a statement's content, ` … ` where the page interrupts them."""
        return " … ".join(piece.of(self.text) for piece in statement.content)
