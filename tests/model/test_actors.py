"""Who speaks."""

from __future__ import annotations

import pytest

from unpress.model import Actor, Document, Organization, Person, Span


@pytest.mark.parametrize(
    ("actor", "kind"),
    [
        pytest.param(Person("Anders Vale"), "person", id="person"),
        pytest.param(Organization("UNMIN"), "organization", id="organization"),
        pytest.param(Document("statement"), "document", id="document"),
    ],
)
def test_an_actor_knows_its_kind_and_reads_as_its_name(actor: Actor, kind: str) -> None:
    assert actor.type == kind
    assert str(actor) == actor.name


def test_actors_of_one_name_and_two_kinds_differ() -> None:
    assert len({Person("Vale"), Organization("Vale"), Document("Vale")}) == 3


def test_the_rule_that_made_an_actor_is_no_part_of_its_value() -> None:
    assert Person("Vale", rule="title and name") == Person("Vale", rule="surname")
    assert hash(Person("Vale", rule="title and name")) == hash(Person("Vale"))
    assert "title" not in repr(Person("Vale", rule="title and name"))


def test_what_the_article_says_of_an_actor_is_part_of_its_value() -> None:
    assert Person("Vale", mentions=(Span(0, 4),)) != Person("Vale")
    assert Person("Vale", office="Secretary-General") != Person("Vale")
