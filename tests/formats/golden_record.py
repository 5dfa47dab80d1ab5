"""The record written by hand, and the article that it stands for, put together word by word."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

from unpress.model import (
    Act,
    Article,
    Dateline,
    Excerpt,
    Force,
    Furniture,
    FurnitureKind,
    Kind,
    Medium,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)

FOLDER = Path(__file__).parent / "golden"
TEXT = (FOLDER / "raid.txt").read_bytes().decode("utf-8")
WRITTEN = (FOLDER / "raid.json").read_text("utf-8")
REMOVED = object()


def record() -> dict[str, Any]:
    """Return the record, to do with as you like."""
    read: dict[str, Any] = json.loads(WRITTEN)
    return read


def changed(*steps: str | int, to: object) -> dict[str, Any]:
    """Return the record with one value put in the place of another, or `REMOVED`."""
    whole = record()
    holder: Any = whole
    *way, last = steps
    for step in way:
        holder = holder[step]
    if to is REMOVED:
        del holder[last]
    else:
        holder[last] = deepcopy(to)
    return whole


def article() -> Article:
    """Return the article that the record stands for."""
    dupre = Person(
        "Marc Dupre",
        aliases=("Dupre",),
        roles=("spokesman",),
        mentions=(at("his spokesman"), at("Marc Dupre")),
    )
    vale = Person("Anders Vale", mentions=(at("Anders Vale"),), office="Secretary-General")
    relayed = Statement(
        source=at("his spokesman"),
        cue=at("said"),
        content=(at("Anders Vale strongly condemns the raid and urges restraint"),),
        carried=(at("Nobody was hurt."),),
        kind=Kind.INDIRECT,
        act=Act.ASSERT,
        speakers=(dupre,),
        principal=vale,
        date=PartialDate(2021, 2, 4),
    )
    condemned = Statement(
        source=at("Anders Vale"),
        cue=at("condemns", after="strongly"),
        content=(at("the raid"),),
        kind=Kind.INDIRECT,
        act=Act.CONDEMN,
        force=Force.STRONG,
        speakers=(vale,),
        parent=relayed,
    )
    urged = Statement(
        source=at("Anders Vale"),
        cue=at("urges"),
        content=(at("restraint"),),
        kind=Kind.INDIRECT,
        act=Act.URGE,
        speakers=(vale,),
        parent=relayed,
    )
    pieces = (at('"We saw no troops,"'), at("\"and no 'observers' either.\""))
    told = Statement(
        source=at("Marc Dupre"),
        cue=at("told"),
        content=pieces,
        kind=Kind.DIRECT,
        act=Act.ASSERT,
        speakers=(dupre,),
        addressee=Organization("reporters"),
        medium=Medium.PRESS_BRIEFING,
    )
    quoted = Span(pieces[0].start, pieces[1].end)
    title = "UN chief condemns raid \N{DOVE OF PEACE}"
    dateline = at("PORT AMARA, Feb. 4 (Xinhua/NAN) --")
    return Article(
        TEXT,
        "en",
        headline=Excerpt(title, at(title)),
        byline=Excerpt("Ada Doe", at("Ada Doe")),
        published=datetime(2021, 2, 5, 10, 30),
        dateline=Dateline(
            dateline, "PORT AMARA", PartialDate(2021, 2, 4), "Xinhua/NAN", ("Xinhua", "NAN")
        ),
        agencies=("Xinhua", "NAN"),
        furniture=(
            Furniture(at("5 February 2021 10:30"), FurnitureKind.STAMP),
            Furniture(at(title), FurnitureKind.HEADLINE),
            Furniture(at("By Ada Doe"), FurnitureKind.BYLINE),
            Furniture(dateline, FurnitureKind.DATELINE),
            Furniture(at("- Xinhua"), FurnitureKind.CREDIT),
        ),
        paragraphs=(Span(at("Anders Vale").start, at("hurt.").end), quoted),
        actors=(dupre, vale),
        quotes=(
            Quote(quoted, ('"', '"'), pieces, told),
            Quote(at("'observers'"), ("'", "'")),
        ),
        statements=(relayed, condemned, urged, told),
    )


def at(words: str, *, after: str = "") -> Span:
    """Return where words stand for the first time in the text, or behind other words."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))
