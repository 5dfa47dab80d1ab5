"""Spans: half-open pairs of code-point offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import ModelError
from unpress.model import Span
from unpress.testing import spans, texts

TEXT = "Vale urged calm."


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(5, 4, id="reversed"),
        pytest.param(-1, 4, id="below zero"),
        pytest.param(-4, -1, id="counted from the end, as slices may be"),
    ],
)
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ModelError, match=f"not from {start} to {end}"):
        Span(start, end)


def test_a_span_covers_a_slice_and_is_as_long() -> None:
    assert Span(5, 10).of(TEXT) == "urged"
    assert len(Span(5, 10)) == 5


def test_offsets_count_code_points() -> None:
    # the dove is one code point, two UTF-16 units and four bytes
    assert Span(2, 6).of("\N{DOVE OF PEACE} Vale") == "Vale"


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(4, 9), Span(0, 9), Span(4, 5)]) == [Span(0, 9), Span(4, 5), Span(4, 9)]


@pytest.mark.parametrize(
    ("outer", "inner", "covered"),
    [
        pytest.param((2, 8), (2, 8), True, id="itself"),
        pytest.param((2, 8), (3, 5), True, id="within"),
        pytest.param((2, 8), (8, 8), True, id="empty at the end"),
        pytest.param((2, 8), (1, 5), False, id="starts before"),
        pytest.param((2, 8), (3, 9), False, id="ends behind"),
        pytest.param((2, 8), (9, 9), False, id="empty outside"),
        pytest.param((2, 2), (2, 2), True, id="both empty"),
    ],
)
def test_covers(outer: tuple[int, int], inner: tuple[int, int], covered: bool) -> None:
    assert Span(*outer).covers(Span(*inner)) is covered


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param((2, 8), (7, 9), True, id="one character"),
        pytest.param((2, 8), (3, 5), True, id="within"),
        pytest.param((2, 8), (8, 9), False, id="touching"),
        pytest.param((2, 8), (5, 5), False, id="an empty span has no character to share"),
        pytest.param((5, 5), (5, 5), False, id="both empty"),
    ],
)
def test_overlaps(one: tuple[int, int], other: tuple[int, int], shared: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is shared
    assert Span(*other).overlaps(Span(*one)) is shared


@given(st.data())
def test_both_relations_are_those_of_sets_of_offsets(data: st.DataObject) -> None:
    text = data.draw(texts())
    one, other = data.draw(spans(text)), data.draw(spans(text))
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) is bool(mine & theirs)
    if theirs:
        assert one.covers(other) is (theirs <= mine)
