"""Statements and quotations."""

from __future__ import annotations

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import ModelError
from unpress.model import Act, Kind, Organization, Person, Quote, Span, Statement
from unpress.testing import statements, texts

SAID = Statement(None, None, (Span(0, 9),), kind=Kind.INDIRECT, act=Act.ASSERT)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param((), "one span at least", id="none"),
        pytest.param((Span(5, 9), Span(0, 4)), "text order", id="out of order"),
        pytest.param((Span(0, 5), Span(4, 9)), "text order", id="one over another"),
    ],
)
def test_a_content_that_cannot_be_is_refused(content: tuple[Span, ...], reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        evolve(SAID, content=content)


def test_pieces_of_a_content_may_touch() -> None:
    assert evolve(SAID, content=(Span(0, 4), Span(4, 9))).content[1] == Span(4, 9)


def test_the_speaker_is_the_first_of_the_speakers() -> None:
    both = (Person("Lina Haddad"), Organization("UNMIN"))
    assert evolve(SAID, speakers=both).speaker == Person("Lina Haddad")
    assert SAID.speaker is None


def test_depth_counts_the_statements_around() -> None:
    inner = evolve(SAID, parent=SAID)
    assert [s.depth for s in (SAID, inner, evolve(SAID, parent=inner))] == [0, 1, 2]


def test_the_rule_is_no_part_of_the_value() -> None:
    assert evolve(SAID, rule="cue behind content") == SAID
    assert hash(evolve(SAID, rule="cue behind content")) == hash(SAID)
    marks = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
    assert Quote(Span(0, 4), marks, rule="pair") == Quote(Span(0, 4), marks)


def test_the_parent_is_part_of_the_value() -> None:
    assert evolve(SAID, parent=SAID) != SAID


def test_a_statement_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        SAID.act = Act.DENY  # type: ignore[misc]


@given(st.data())
def test_made_statements_lie_in_their_parents_and_overlap_nothing(data: st.DataObject) -> None:
    text = data.draw(texts())
    found = data.draw(statements(text))
    for place, statement in enumerate(found):
        parts = [*statement.content, *statement.carried]
        parts += [part for part in (statement.source, statement.cue) if part is not None]
        for at, part in enumerate(parts):
            assert part.end <= len(text)
            assert not any(part.overlaps(other) for other in parts[at + 1 :])
            if statement.parent is not None:
                assert any(piece.covers(part) for piece in statement.parent.content)
        if statement.parent is not None:
            assert any(statement.parent is other for other in found[:place])
