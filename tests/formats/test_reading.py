"""Faults in a record are refused, with the path to them."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError, UnpressError
from unpress.formats.record import from_dict

from . import golden_record as golden
from .golden_record import REMOVED, changed

END = len(golden.TEXT)
STATEMENT = golden.record()["statements"][0]

# faults of shape, which a JSON Schema sees as well: keys, types, words of closed lists
SHAPE_FAULTS = [
    pytest.param(
        changed("colour", to="red"), "colour: this key is unknown; known are schema", id="unknown"
    ),
    pytest.param(changed("byline", to=REMOVED), "byline: this key is missing", id="missing"),
    pytest.param(
        changed("statements", 3, "speaker", to="a1"),
        "statements[3].speaker: this key is unknown",
        id="unknown, in a statement",
    ),
    pytest.param(
        changed("statements", 3, "cue", to=REMOVED),
        "statements[3].cue: this key is missing",
        id="missing, in a statement",
    ),
    pytest.param(
        changed("dateline", "city", to="Port Amara"),
        "dateline.city: this key is unknown",
        id="unknown, in the dateline",
    ),
    pytest.param(
        changed("actors", 2, "office", to=None),
        "actors[2].office: only a person holds an office",
        id="unknown, in a body",
    ),
    pytest.param(
        changed("schema", to="unpress/2"),
        "schema: this release reads 'unpress/1', not 'unpress/2'",
        id="later version",
    ),
    pytest.param(changed("schema", to=1), "schema: this release reads", id="version as a number"),
    pytest.param(
        {"schema": "unpress/2", "articles": []}, "schema: this release", id="version before keys"
    ),
    pytest.param(changed("schema", to=REMOVED), "schema: this key is missing", id="no version"),
    pytest.param([], "the record: an object is wanted, not an array ([])", id="array"),
    pytest.param(None, "the record: an object is wanted, not null", id="null"),
    pytest.param(
        changed("language", to=None), "language: a string is wanted, not null", id="no language"
    ),
    pytest.param(
        changed("agencies", to="Xinhua"),
        "agencies: an array is wanted, not a string ('Xinhua')",
        id="string for strings",
    ),
    pytest.param(
        changed("agencies", 1, to=3), "agencies[1]: a string is wanted, not a number (3)", id="3"
    ),
    pytest.param(
        changed("headline", to="UN chief"),
        "headline: an object is wanted, not a string",
        id="headline as a string",
    ),
    pytest.param(
        changed("statements", 0, "id", to="1"),
        "statements[0].id: a whole number is wanted, not a string ('1')",
        id="number as a string",
    ),
    pytest.param(
        changed("statements", 0, "id", to=True),
        "statements[0].id: a whole number is wanted, not a truth value (True)",
        id="truth value for a number",
    ),
    pytest.param(
        changed("actors", 2, "listed", to=0),
        "actors[2].listed: a truth value is wanted, not a number (0)",
        id="number for a truth value",
    ),
    pytest.param(changed("text", to=None), "text: a string is wanted, not null", id="null text"),
    pytest.param(
        changed("genre", to="opinion"),
        "genre: 'opinion' is none of news, statement, press release, transcript",
        id="genre",
    ),
    pytest.param(
        changed("furniture", 0, "kind", to="advert"),
        "furniture[0].kind: 'advert' is none of stamp,",
        id="kind of furniture",
    ),
    pytest.param(
        changed("statements", 1, "act", to="CONDEMN"),
        "statements[1].act: 'CONDEMN' is none of assert,",
        id="act in capitals",
    ),
    pytest.param(
        changed("statements", 1, "medium", to="radio"),
        "statements[1].medium: 'radio' is none of statement, press briefing,",
        id="medium",
    ),
    pytest.param(
        changed("actors", 0, "type", to="place"),
        "actors[0].type: 'place' is none of person, organization, document",
        id="type of actor",
    ),
    pytest.param(
        changed("statements", 0, "cue", to=[-4, 2]),
        "statements[0].cue: a span runs from 0",
        id="below zero",
    ),
    pytest.param(
        changed("statements", 0, "carried", 0, to=[188]),
        "statements[0].carried[0]: a span is two whole numbers [start, end], not [188]",
        id="one offset",
    ),
    pytest.param(
        changed("statements", 0, "source", to=[False, True]),
        "statements[0].source: a span is two whole numbers",
        id="truth values for offsets",
    ),
    pytest.param(
        changed("statements", 0, "source", to={"start": 161, "end": 174}),
        "statements[0].source: a span [start, end] is wanted, not an object",
        id="span as an object",
    ),
    pytest.param(
        changed("headline", "span", to=None),
        "headline.span: a span [start, end] is wanted, not null",
        id="no span",
    ),
    pytest.param(
        changed("furniture", 0, "start", to=-1),
        "furniture[0].start: -1 is below 0",
        id="furniture below zero",
    ),
    pytest.param(
        changed("statements", 3, "content", to=[]),
        "statements[3].content: a statement needs a content",
        id="no content",
    ),
    pytest.param(
        changed("statements", 3, "addressee", to=3),
        "statements[3].addressee: a string is wanted, not a number (3)",
        id="addressee as a number",
    ),
    pytest.param(
        changed("statements", 0, "id", to=0), "statements[0].id: 0 is below 1", id="id zero"
    ),
    pytest.param(
        changed("actors", 0, "id", to="Dupre"),
        "actors[0].id: the id of an actor is a1, a2, and so on, not 'Dupre'",
        id="name for an id",
    ),
    pytest.param(
        changed("statements", 0, "date", to="Thursday"),
        "statements[0].date: not a date: 'Thursday'",
        id="weekday",
    ),
    pytest.param(
        changed("statements", 0, "date", to="2021-02-04T10:00"),
        "statements[0].date: not a date",
        id="moment for a day",
    ),
    pytest.param(
        changed("published", to="2021-02-05T10:30Z"),
        "published: not a moment: '2021-02-05T10:30Z'; write it like",
        id="letter for an offset",
    ),
    pytest.param(
        changed("published", to="2021-02-05T25:00"),
        "published: no calendar has the moment '2021-02-05T25:00'",
        id="no such hour",
    ),
    pytest.param(
        changed("quotes", 0, "marks", to=['"']),
        "quotes[0].marks: a quotation has two marks, not 1",
        id="one mark",
    ),
]

# faults of sense, which it cannot see: what ids lead to, where the text ends, what a calendar has
SENSE_FAULTS = [
    pytest.param(
        dict([*golden.record().items(), (3, 4)]),
        "the record (3): this key is unknown",
        id="key that is no string",
    ),
    pytest.param(
        changed("agencies", 1, to=("NAN",)),
        "agencies[1]: a string is wanted, not a Python tuple (('NAN',))",
        id="no JSON",
    ),
    pytest.param(
        changed("statements", 0, "id", to=1.0),
        "statements[0].id: a whole number is wanted, not a number (1.0)",
        id="number with a point",
    ),
    pytest.param(
        changed("statements", 3, "content", 0, to=[225, 206]),
        "statements[3].content[0]: a span runs from 0 <= start <= end, not from 225 to 206",
        id="reversed",
    ),
    pytest.param(
        changed("statements", 3, "content", 1, to=[253, END + 1]),
        f"statements[3].content[1]: the span ends at {END + 1}, the text at {END}",
        id="outside the text",
    ),
    pytest.param(
        changed("statements", 0, "source", to=[161.0, 174]),
        "statements[0].source: a span is two whole numbers",
        id="offset with a point",
    ),
    pytest.param(
        changed("furniture", 4, "end", to=END + 1),
        f"furniture[4]: the span ends at {END + 1}",
        id="furniture outside the text",
    ),
    pytest.param(
        changed("actors", 1, "mentions", 0, to=[END, END + 9]),
        f"actors[1].mentions[0]: the span ends at {END + 9}",
        id="mention outside the text",
    ),
    pytest.param(
        changed("quotes", 0, "segments", 1, to=[END, END + 9]),
        "quotes[0].segments[1]: the span ends",
        id="segment outside the text",
    ),
    pytest.param(
        changed("paragraphs", 1, to=[END, END + 9]),
        "paragraphs[1]: the span ends",
        id="paragraph outside the text",
    ),
    pytest.param(
        changed("statements", 3, "content", to=[[253, 281], [206, 225]]),
        "statements[3].content: the content of a statement is in text order",
        id="content out of order",
    ),
    pytest.param(
        changed("statements", 0, "speakers", 0, to="a9"),
        "statements[0].speakers[0]: no actor has the id 'a9'",
        id="speaker that is not there",
    ),
    pytest.param(
        changed("statements", 0, "principal", to="a9"),
        "statements[0].principal: no actor has the id 'a9'",
        id="principal that is not there",
    ),
    pytest.param(
        changed("statements", 1, "parent", to=9),
        "statements[1].parent: no statement before this one has the id 9",
        id="parent that is not there",
    ),
    pytest.param(
        changed("statements", 1, "parent", to=4),
        "statements[1].parent: no statement before this one has the id 4",
        id="parent behind its child",
    ),
    pytest.param(
        changed("statements", 1, "parent", to=2),
        "statements[1].parent: no statement before this one has the id 2",
        id="parent of itself",
    ),
    pytest.param(
        changed("statements", 1, "id", to=1),
        "statements[1].id: 1 is the id of another statement",
        id="id of two statements",
    ),
    pytest.param(
        changed("quotes", 0, "statement", to=9),
        "quotes[0].statement: no statement has the id 9",
        id="statement that is not there",
    ),
    pytest.param(
        changed("actors", 1, "id", to="a1"),
        "actors[1].id: 'a1' is the id of another actor",
        id="id of two actors",
    ),
    pytest.param(
        changed("dateline", "date", to="2021-02-30"),
        "dateline.date: no calendar has the date 2021-02-30",
        id="no such day",
    ),
]


@pytest.mark.parametrize(("faulty", "message"), SHAPE_FAULTS + SENSE_FAULTS)
def test_a_fault_is_refused_with_its_path(faulty: Any, message: str) -> None:
    with pytest.raises(DataError, match="^" + re.escape(message)):
        from_dict(faulty, golden.TEXT)


def test_ids_need_not_be_in_a_row() -> None:
    record = golden.record()
    record["statements"] = [{**STATEMENT, "id": 7}, {**STATEMENT, "id": 3, "parent": 7}]
    record["quotes"] = []
    outer, inner = from_dict(record, golden.TEXT).statements
    assert inner.parent is outer


def test_a_record_need_not_be_a_dict() -> None:
    assert from_dict(MappingProxyType(golden.record()), golden.TEXT) == golden.article()


def places(value: object, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the ways to all values in a record."""
    found: list[tuple[str | int, ...]] = [steps] if steps else []
    if isinstance(value, dict):
        return found + [way for key, inner in value.items() for way in places(inner, (*steps, key))]
    if isinstance(value, list):
        return found + [
            way for at, inner in enumerate(value) for way in places(inner, (*steps, at))
        ]
    return found


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(st.sampled_from(places(golden.record())), ANY_JSON | st.just(REMOVED))
def test_whatever_stands_anywhere_is_read_or_refused(
    steps: tuple[str | int, ...], other: object
) -> None:
    try:
        from_dict(changed(*steps, to=other), golden.TEXT)
    except UnpressError as error:
        assert isinstance(error, DataError)  # noqa: PT017 - anything else is a fault of ours
