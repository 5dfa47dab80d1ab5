"""Reads a record back: a dictionary that nobody has checked comes in, an `Article` goes out.

Reading is strict. It knows the keys of the record `unpress/1` and no others, converts nothing, and
wants each span inside the text and each id to lead somewhere, to a parent that stands before its
child. The keys `paragraphs`, `marks`, `segments`, `office` and the `agencies` of a dateline may be
missing, as in a record made by hand; all others that the shape names must be there. A fault is a
`DataError` that begins with its path: `statements[3].content[0]`.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from unpress.errors import ArgumentError, DataError, ModelError
from unpress.formats.strict import (
    bounded,
    fields,
    items,
    member,
    nullable,
    number,
    partial_date,
    refuse,
    span,
    string,
    strings,
    truth,
)
from unpress.formats.surrogates import unmask
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

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    _Place: TypeAlias = Callable[[object, str], Span]

__all__ = ["SCHEMA", "from_dict", "read_all"]

SCHEMA: Final = "unpress/1"
"""The version of the record that is written and read."""

_ARTICLE_KEYS = (
    "schema",
    "language",
    "genre",
    "headline",
    "byline",
    "published",
    "dateline",
    "agencies",
    "furniture",
    "actors",
    "quotes",
    "statements",
)
_STATEMENT_KEYS = (
    "id",
    "parent",
    "source",
    "cue",
    "content",
    "carried",
    "kind",
    "speakers",
    "principal",
    "addressee",
    "medium",
    "date",
    "act",
    "force",
)
_ACTOR_KEYS = ("id", "type", "name", "aliases", "roles", "mentions")
_MAKERS: Final[dict[str, type[Person | Organization | Document]]] = {
    kind.type: kind for kind in (Person, Organization, Document)
}
_ACTOR_ID = re.compile(r"a[1-9][0-9]*")
_MOMENT = re.compile(
    r"""
    \d{4}-\d\d-\d\d T \d\d:\d\d
    (?: :\d\d (?: \.\d{6} )? )?                             # seconds, where they are not zero
    (?: [+-] \d\d:\d\d (?: :\d\d (?: \.\d{6} )? )? )?       # offset from UTC, where it is known
    """,
    re.VERBOSE | re.ASCII,
)


def from_dict(record: Mapping[str, object], text: str | None = None) -> Article:
    """Return the article of a record.

    >>> record = {"schema": "unpress/1", "language": "en", "genre": "news", "headline": None,
    ...           "byline": None, "published": None, "dateline": None, "agencies": ["Xinhua"],
    ...           "furniture": [], "actors": [], "quotes": [], "statements": []}
    >>> from_dict(record, "No news.").agencies
    ('Xinhua',)

    `text` is the text that the spans lie in; it may be left out where the record holds it, and must
    be the same where both are given.

    Raises `DataError` for a record that is not what it should be and where the text is missing;
    `ArgumentError` for a `text` that is no string.
    """
    return _article(record, text)


def read_all(
    records: Sequence[tuple[str, object]], texts: tuple[str, ...] | None
) -> tuple[Article, ...]:
    """Return the articles of records, each with a word for where it stands, and of their texts.

    Raises `DataError` as `from_dict` does, with that word before the path, and for more or fewer
    texts than records.
    """
    if texts is not None and len(texts) != len(records):
        raise DataError(
            f"the data hold {_count(len(records), 'article')}, "
            f"and {_count(len(texts), 'text')} came with them"
        )
    found = []
    for at, (place, record) in enumerate(records):
        try:
            found.append(_article(record, None if texts is None else texts[at]))
        except DataError as error:
            raise DataError(f"{place}: {error}" if place else str(error)) from None
    return tuple(found)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _article(record: object, text: str | None) -> Article:
    if not (text is None or isinstance(text, str)):
        raise ArgumentError(f"the text of a record is a str, not {type(text).__name__}")
    found = _known_version(record)
    words = _text(found, text)
    place = partial(span, end=len(words))
    actors = _actors(found["actors"], place)
    statements = _statements(found["statements"], place, {key: who for key, who, _ in actors})
    return Article(
        text=words,
        language=string(found["language"], "language"),
        genre=member(found["genre"], "genre", Genre),
        headline=nullable(found["headline"], "headline", partial(_excerpt, place=place)),
        byline=nullable(found["byline"], "byline", partial(_excerpt, place=place)),
        published=nullable(found["published"], "published", _moment),
        dateline=nullable(found["dateline"], "dateline", partial(_dateline, place=place)),
        agencies=strings(found["agencies"], "agencies"),
        furniture=items(found["furniture"], "furniture", partial(_furniture, end=len(words))),
        paragraphs=items(found.get("paragraphs", []), "paragraphs", place),
        actors=tuple(who for _, who, listed in actors if listed),
        quotes=items(
            found["quotes"], "quotes", partial(_quote, place=place, statements=statements)
        ),
        statements=tuple(statements.values()),
    )


def _known_version(record: object) -> dict[str, object]:
    """Return the record with all its keys, once its version is known to be ours."""
    version = record.get("schema", SCHEMA) if isinstance(record, Mapping) else SCHEMA
    if version != SCHEMA:
        refuse("schema", f"this release reads {SCHEMA!r}, not {reprlib.repr(version)}")
    found = fields(
        dict(record) if isinstance(record, Mapping) else record,
        "",
        _ARTICLE_KEYS,
        ("paragraphs", "text", "surrogates"),
    )
    return unmask(found) if "surrogates" in found else found


def _text(found: dict[str, object], given: str | None) -> str:
    """Return the text, which the record holds, or the caller gives, or both alike."""
    if "text" not in found:
        if given is None:
            refuse("text", "the record is without its text; give it as the argument `text`")
        return given
    held = string(found["text"], "text")
    if given is not None and given != held:
        refuse("text", "the record holds another text than the one that is given")
    return held


def _moment(value: object, path: str) -> PartialDate | datetime:
    written = string(value, path)
    if "T" not in written:
        return partial_date(value, path)
    if not _MOMENT.fullmatch(written):
        refuse(path, f"not a moment: {written!r}; write it like 2021-02-05T10:30")
    try:
        return datetime.fromisoformat(written)
    except ValueError as error:
        refuse(path, f"no calendar has the moment {written!r}: {error}")


def _excerpt(value: object, path: str, place: _Place) -> Excerpt:
    found = fields(value, path, ("text", "span"))
    return Excerpt(
        text=string(found["text"], f"{path}.text"), span=place(found["span"], f"{path}.span")
    )


def _dateline(value: object, path: str, place: _Place) -> Dateline:
    found = fields(value, path, ("span", "place", "date", "agency"), ("agencies",))
    return Dateline(
        span=place(found["span"], f"{path}.span"),
        place=nullable(found["place"], f"{path}.place", string),
        date=nullable(found["date"], f"{path}.date", partial_date),
        agency=nullable(found["agency"], f"{path}.agency", string),
        agencies=strings(found.get("agencies", []), f"{path}.agencies"),
    )


def _furniture(value: object, path: str, end: int) -> Furniture:
    found = fields(value, path, ("start", "end", "kind"))
    start, stop = number(found["start"], f"{path}.start"), number(found["end"], f"{path}.end")
    return Furniture(
        span=bounded(start, stop, path, end),
        kind=member(found["kind"], f"{path}.kind", FurnitureKind),
    )


def _actors(value: object, place: _Place) -> list[tuple[str, Actor, bool]]:
    """Return the actors with their ids, and whether each is in the article's own list."""
    found = items(value, "actors", partial(_actor, place=place))
    seen: set[str] = set()
    for at, (key, _, _) in enumerate(found):
        if key in seen:
            refuse(f"actors[{at}].id", f"{key!r} is the id of another actor")
        seen.add(key)
    return list(found)


def _actor(value: object, path: str, place: _Place) -> tuple[str, Actor, bool]:
    found = fields(value, path, _ACTOR_KEYS, ("office", "listed"))
    key = string(found["id"], f"{path}.id")
    if not _ACTOR_ID.fullmatch(key):
        refuse(f"{path}.id", f"the id of an actor is a1, a2, and so on, not {key!r}")
    kind = string(found["type"], f"{path}.type")
    make = _MAKERS.get(kind)
    if make is None:
        refuse(f"{path}.type", f"{kind!r} is none of {', '.join(_MAKERS)}")
    who = make(
        name=string(found["name"], f"{path}.name"),
        aliases=strings(found["aliases"], f"{path}.aliases"),
        roles=strings(found["roles"], f"{path}.roles"),
        mentions=items(found["mentions"], f"{path}.mentions", place),
    )
    if "office" in found:
        if not isinstance(who, Person):
            refuse(f"{path}.office", "only a person holds an office")
        who = evolve(who, office=nullable(found["office"], f"{path}.office", string))
    return key, who, truth(found.get("listed", True), f"{path}.listed")


def _statements(value: object, place: _Place, actors: dict[str, Actor]) -> dict[int, Statement]:
    """Return the statements by their ids, in the order of the record."""
    before: dict[int, Statement] = {}

    def parent_of(value: object, path: str) -> Statement:
        if (key := number(value, path, lowest=1)) not in before:
            refuse(path, f"no statement before this one has the id {key}")
        return before[key]

    def actor_of(value: object, path: str) -> Actor:
        if (key := string(value, path)) not in actors:
            refuse(path, f"no actor has the id {key!r}")
        return actors[key]

    def read(value: object, path: str) -> None:
        found = fields(value, path, _STATEMENT_KEYS)
        key = number(found["id"], f"{path}.id", lowest=1)
        if key in before:
            refuse(f"{path}.id", f"{key} is the id of another statement")
        try:
            before[key] = Statement(
                source=nullable(found["source"], f"{path}.source", place),
                cue=nullable(found["cue"], f"{path}.cue", place),
                content=items(found["content"], f"{path}.content", place),
                carried=items(found["carried"], f"{path}.carried", place),
                kind=member(found["kind"], f"{path}.kind", Kind),
                speakers=items(found["speakers"], f"{path}.speakers", actor_of),
                principal=nullable(found["principal"], f"{path}.principal", actor_of),
                addressee=nullable(found["addressee"], f"{path}.addressee", actor_of),
                medium=nullable(found["medium"], f"{path}.medium", partial(member, of=Medium)),
                date=nullable(found["date"], f"{path}.date", partial_date),
                act=member(found["act"], f"{path}.act", Act),
                force=member(found["force"], f"{path}.force", Force),
                parent=nullable(found["parent"], f"{path}.parent", parent_of),
            )
        except ModelError as error:  # of the content, the one part that a statement judges
            refuse(f"{path}.content", str(error))

    items(value, "statements", read)
    return before


def _quote(value: object, path: str, place: _Place, statements: dict[int, Statement]) -> Quote:
    found = fields(value, path, ("span", "statement"), ("marks", "segments"))
    key = nullable(found["statement"], f"{path}.statement", partial(number, lowest=1))
    if key is not None and key not in statements:
        refuse(f"{path}.statement", f"no statement has the id {key}")
    marks = strings(found.get("marks", ["", ""]), f"{path}.marks")
    if len(marks) != 2:
        refuse(f"{path}.marks", f"a quotation has two marks, not {len(marks)}")
    return Quote(
        span=place(found["span"], f"{path}.span"),
        marks=(marks[0], marks[1]),
        segments=items(found.get("segments", []), f"{path}.segments", place),
        statement=None if key is None else statements[key],
    )
