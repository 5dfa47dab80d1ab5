"""What the tables of the world hold: agencies, bodies of the United Nations, offices and holders.

Each entry names its source. Dates are those between which a fact held, both included; `None` means
that the table knows no such day: an unknown beginning, no end yet, or an unknown end. A source that
gives only a month or a year is read as the whole of it, cut where the next holder begins.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

BodyKind: TypeAlias = Literal[
    "agency",
    "alliance",
    "assembly",
    "bank",
    "bloc",
    "commission",
    "committee",
    "conference",
    "council",
    "court",
    "department",
    "fund",
    "group",
    "institute",
    "mission",
    "office",
    "organization",
    "panel",
    "secretariat",
    "tribunal",
    "union",
]
"""What a body is to a reader, hence what a later *the council* or *the agency* may point to. It
follows usage, not the statutes: copy calls funds and programmes (*UNICEF, WFP*) agencies, every
peace operation a mission, and a regional organization a bloc."""


@frozen
class Agency:
    """A news agency or an outlet, and the marks by which a page credits it.

    `name` is the usual form in print (*Xinhua*), `marks` are other printed forms (*Xinhua News
    Agency*), `full` is the name that a page may print in its stead (*Associated Press* for *AP*). A
    `wire` passes copy on to others, an `outlet` prints it. A `homonym` is the name of something
    else as well (*MENA*): running text means the agency only where it says so.
    """

    name: str
    kind: Literal["wire", "outlet"]
    source: str
    full: str = ""
    marks: tuple[str, ...] = ()
    homonym: bool = False


@frozen
class Body:
    """A body that speaks: an organ, an agency, a mission, an office.

    `name` is the full English name, `acronyms` its short forms (the French ones of peace operations
    among them), `aliases` what copy also calls it. `kind` is what a later *the council* or *the
    agency* may point to.
    """

    name: str
    kind: BodyKind
    source: str
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@frozen
class Tenure:
    """Who held an office, from when up to when, both days included.

    `name` is the usual full name and the same wherever this person occurs. `forms` are other full
    names in print, and `surnames` what copy calls the person by alone (if none are given in any
    tenure: the last word of `name`); given once, both hold in every post of the person. `acting`
    marks one who stood in. `source` is given where it is not the office's.
    """

    name: str
    since: date | None = None
    until: date | None = None
    forms: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None
    acting: bool = False
    source: str | None = None


@frozen
class Office:
    """A post, what copy calls it, whom its holder speaks for, and who held it when.

    `speaks_for` is the title of another office or the name of a body. A `shared` post is held by
    several at once (associate spokespersons). The `chief` is the one whom copy means by *the
    secretary-general* and *the UN chief*.
    """

    title: str
    source: str
    forms: tuple[str, ...] = ()
    speaks_for: str | None = None
    shared: bool = False
    chief: bool = False
    holders: tuple[Tenure, ...] = ()


@frozen
class Places:
    """Places of one sort that copy names as if they spoke, or that no person is called by alone."""

    kind: Literal["country", "region", "state", "town"]
    source: str
    names: tuple[str, ...] = ()


@frozen
class Spelling:
    """Two ways to write one word of a name (*programme*, *program*), or a word and its short form.

    Both are lower case. Names that differ in nothing else are the same name.
    """

    written: str
    read: str
    source: str


@frozen(eq=False)
class Knowledge:
    """All tables together: what a parse may know of the world."""

    agencies: tuple[Agency, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    places: tuple[Places, ...] = ()
