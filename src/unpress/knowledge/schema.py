"""What the tables of the world hold: agencies, bodies of the United Nations, offices and holders.

Each entry names its source. Dates are those between which a fact held; `None` means it has no known
beginning, or that it still holds.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import frozen


@frozen
class Agency:
    """A news agency or an outlet, and the marks by which a page credits it.

    `name` is the usual form in print (*Xinhua*), `marks` are other printed forms (*Xinhua News
    Agency*). A `wire` passes copy on to others, an `outlet` prints it.
    """

    name: str
    kind: Literal["wire", "outlet"]
    source: str
    marks: tuple[str, ...] = ()


@frozen
class Body:
    """A body that speaks: an organ, an agency, a mission, an office.

    `name` is the full English name, `acronyms` its short forms, `aliases` what copy also calls it.
    `kind` is what a later *the council* or *the agency* may point to.
    """

    name: str
    kind: str
    source: str
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@frozen
class Tenure:
    """Who held an office, from when up to when, both days included."""

    name: str
    since: date | None = None
    until: date | None = None
    forms: tuple[str, ...] = ()
    gender: Literal["male", "female"] | None = None


@frozen
class Office:
    """A post, what copy calls it, whom its holder speaks for, and who held it when."""

    title: str
    source: str
    forms: tuple[str, ...] = ()
    speaks_for: str | None = None
    holders: tuple[Tenure, ...] = ()


@frozen(eq=False)
class Knowledge:
    """All tables together: what a parse may know of the world."""

    agencies: tuple[Agency, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
