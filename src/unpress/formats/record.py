"""The record: an article as plain dictionaries and lists, in the stable shape `unpress/1`.

An article comes in and a record goes out (`to_dict`), or the other way round (`from_dict`, which
`unpress.formats.reading` holds). A record holds nothing but what JSON holds, so that any JSON
library writes it; `unpress-1.schema.json` beside this module describes it. It never holds the names
of rules, which are no part of an article's value.

After the keys that every record has come those that are needed to make the same article again:
`paragraphs`; in a quotation `marks` and `segments`; in a dateline `agencies`; in a person `office`.
Further keys stand only where they say something: `listed: false` on an actor whom a statement names
and the article's own list does not; `text`, where it was asked for; and, hardly ever, `surrogates`
(see `unpress.formats.surrogates`).
"""

from __future__ import annotations

import json
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from unpress.formats.reading import SCHEMA, from_dict
from unpress.formats.surrogates import mask
from unpress.model import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from unpress.model import (
        Actor,
        Article,
        Dateline,
        Excerpt,
        Medium,
        PartialDate,
        Span,
        Statement,
    )

__all__ = ["SCHEMA", "from_dict", "schema", "to_dict"]

_Thing = TypeVar("_Thing")


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of the record.

    >>> schema()["title"]
    'unpress/1'
    """
    written = files(__package__).joinpath("unpress-1.schema.json").read_text("utf-8")
    read: dict[str, object] = json.loads(written)
    return read


def to_dict(article: Article, *, with_text: bool = False) -> dict[str, object]:
    """Return the record of an article, with the text itself only if asked.

    >>> from unpress.model import Article, PartialDate
    >>> record = to_dict(Article("No news.", "en", published=PartialDate(2021, 2, 5)))
    >>> record["schema"], record["published"], "text" in record
    ('unpress/1', '2021-02-05', False)

    Offsets are code points, half-open, as in the model. `from_dict` reads the record back.
    """
    everyone, listed = article.everyone, len(article.actors)
    place_of_actor, place_of_statement = _places(everyone), _places(article.statements)

    def actor_id(actor: Actor | None) -> str | None:
        return None if actor is None else f"a{place_of_actor(actor)}"

    def statement_id(statement: Statement | None) -> int | None:
        return None if statement is None else place_of_statement(statement)

    record: dict[str, object] = {
        "schema": SCHEMA,
        "language": article.language,
        "genre": str(article.genre),
        "headline": _excerpt(article.headline),
        "byline": _excerpt(article.byline),
        "published": _moment(article.published),
        "dateline": _dateline(article.dateline),
        "agencies": list(article.agencies),
        "furniture": [
            {"start": piece.span.start, "end": piece.span.end, "kind": str(piece.kind)}
            for piece in article.furniture
        ],
        "actors": [
            {"id": f"a{place}", **_actor(actor), **({} if place <= listed else {"listed": False})}
            for place, actor in enumerate(everyone, start=1)
        ],
        "quotes": [
            {
                "span": _pair(quote.span),
                "statement": statement_id(quote.statement),
                "marks": list(quote.marks),
                "segments": _pairs(quote.segments),
            }
            for quote in article.quotes
        ],
        "statements": [
            {
                "id": place,
                "parent": statement_id(statement.parent),
                "source": _pair(statement.source),
                "cue": _pair(statement.cue),
                "content": _pairs(statement.content),
                "carried": _pairs(statement.carried),
                "kind": str(statement.kind),
                "speakers": [actor_id(speaker) for speaker in statement.speakers],
                "principal": actor_id(statement.principal),
                "addressee": actor_id(statement.addressee),
                "medium": _written(statement.medium),
                "date": _written(statement.date),
                "act": str(statement.act),
                "force": str(statement.force),
            }
            for place, statement in enumerate(article.statements, start=1)
        ],
        "paragraphs": _pairs(article.paragraphs),
    }
    if with_text:
        record["text"] = article.text
    return mask(record)


def _places(things: tuple[_Thing, ...]) -> Callable[[_Thing], int]:
    """Return a function that tells the place, from 1, of a thing or of the first that equals it."""
    known = {id(thing): place for place, thing in reversed([*enumerate(things, start=1)])}

    def place_of(thing: _Thing) -> int:
        place = known.get(id(thing))
        if place is None:  # equal to one of them, but made apart
            place = known[id(thing)] = things.index(thing) + 1
        return place

    return place_of


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _written(value: PartialDate | Medium | None) -> str | None:
    return None if value is None else str(value)


def _moment(published: PartialDate | datetime | None) -> str | None:
    """Write a day or a moment; of a moment no more than it tells, a time zone as its offset."""
    if not isinstance(published, datetime):
        return _written(published)
    whole_minute = not published.second and not published.microsecond
    return published.isoformat(timespec="minutes" if whole_minute else "auto")


def _excerpt(excerpt: Excerpt | None) -> dict[str, object] | None:
    return None if excerpt is None else {"text": excerpt.text, "span": _pair(excerpt.span)}


def _dateline(dateline: Dateline | None) -> dict[str, object] | None:
    if dateline is None:
        return None
    return {
        "span": _pair(dateline.span),
        "place": dateline.place,
        "date": _written(dateline.date),
        "agency": dateline.agency,
        "agencies": list(dateline.agencies),
    }


def _actor(actor: Actor) -> dict[str, object]:
    record: dict[str, object] = {
        "type": actor.type,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "roles": list(actor.roles),
        "mentions": _pairs(actor.mentions),
    }
    if isinstance(actor, Person):
        record["office"] = actor.office
    return record
