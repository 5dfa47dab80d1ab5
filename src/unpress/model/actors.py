"""Who speaks: people, bodies and papers.

An actor gathers all that one article says of one speaker: the fullest name, the other forms of it,
the roles, and where each mention stands. The three kinds are separate classes, joined in `Actor`.
"""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from attrs import field, frozen

from unpress.model.spans import Span


@frozen
class Person:
    """A human being, or a role whose holder the article never names (*spokesman*).

    >>> str(Person("Lina Haddad", aliases=("Haddad",), roles=("deputy spokeswoman",)))
    'Lina Haddad'

    `office` is the post that `unpress.knowledge` knows the person to have held when the article was
    written, in the words of that table; `None` where it knows of none.
    """

    type: ClassVar[Literal["person"]] = "person"

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    office: str | None = None
    rule: str = field(default="", eq=False, repr=False)

    def __str__(self) -> str:
        return self.name


@frozen
class Organization:
    """A body that speaks as one: a council, an agency, a government, a group of people."""

    type: ClassVar[Literal["organization"]] = "organization"

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = field(default="", eq=False, repr=False)

    def __str__(self) -> str:
        return self.name


@frozen
class Document:
    """A paper that speaks for itself because the article does not say who issued it."""

    type: ClassVar[Literal["document"]] = "document"

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    rule: str = field(default="", eq=False, repr=False)

    def __str__(self) -> str:
        return self.name


Actor: TypeAlias = Person | Organization | Document
