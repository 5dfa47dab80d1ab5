"""The strategies that are given to those who build on `unpress`."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from unpress import testing
from unpress.model import (
    Article,
    Dateline,
    Document,
    Excerpt,
    Furniture,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)

CLASSES = (
    Article,
    Dateline,
    Document,
    Excerpt,
    Furniture,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)


@pytest.mark.parametrize("made", CLASSES)
def test_from_type_makes_each_class_once_they_are_registered(made: type[object]) -> None:
    testing._register()

    @settings(max_examples=10, deadline=None)
    @given(st.from_type(made))
    def is_made(value: object) -> None:
        assert isinstance(value, made)

    is_made()


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda a: any(s.depth == 2 for s in a.statements), id="nested statements"),
        pytest.param(lambda a: any(len(s.content) > 1 for s in a.statements), id="split content"),
        pytest.param(lambda a: any(s.carried for s in a.statements), id="carried sentences"),
        pytest.param(lambda a: any(s.source and s.cue for s in a.statements), id="source and cue"),
        pytest.param(lambda a: any(s.principal for s in a.statements), id="principal"),
        pytest.param(lambda a: any(q.statement for q in a.quotes), id="quotation of a statement"),
        pytest.param(lambda a: any(q.segments for q in a.quotes), id="quotation in pieces"),
        pytest.param(lambda a: len(a.furniture) > 1 and a.paragraphs, id="furniture and body"),
        pytest.param(lambda a: a.dateline and a.dateline.date, id="dateline"),
        pytest.param(lambda a: "\ud83d\ude00" in a.text, id="halves of a pair side by side"),
        pytest.param(lambda a: any(ord(c) > 0xFFFF for c in a.text), id="astral characters"),
        pytest.param(lambda a: not a.text, id="no text"),
    ],
)
def test_what_matters_is_made(wanted: Any) -> None:
    no_smallest = settings(max_examples=5000, phases=[Phase.generate], deadline=None, database=None)
    assert find(testing.articles(), wanted, settings=no_smallest)


@given(st.data())
def test_a_text_of_your_own_is_kept(data: st.DataObject) -> None:
    assert data.draw(testing.articles(st.just("Vale said so."))).text == "Vale said so."


@given(st.data())
def test_spans_are_as_long_as_they_are_wanted(data: st.DataObject) -> None:
    span = data.draw(testing.spans("Vale said so.", min_size=4))
    assert len(span) >= 4
    assert Span(0, 13).covers(data.draw(testing.spans(span)))
