"""A high and a low surrogate side by side stay two code points."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError
from unpress.formats import dumps, loads
from unpress.formats.record import from_dict, to_dict
from unpress.formats.surrogates import mask, unmask
from unpress.model import Article, Dateline, Person, Quote, Span

HALVES = "\ud83d\ude00"  # not U+1F600, which is one code point
STAND_IN = "\ud83d\ufffd"
BROKEN = Article(
    f"{HALVES} said",
    "en",
    dateline=Dateline(Span(0, 2), HALVES, agencies=(HALVES,)),
    agencies=("Xinhua", HALVES),
    actors=(Person(HALVES, aliases=("Vale", f"Mr {HALVES}")),),
    quotes=(Quote(Span(0, 2), (HALVES, "")),),
)


def test_every_string_of_an_article_is_kept() -> None:
    assert from_dict(to_dict(BROKEN, with_text=True)) == BROKEN
    assert loads(dumps(BROKEN, with_text=True)) == BROKEN
    assert loads(json.dumps(to_dict(BROKEN)), text=BROKEN.text) == BROKEN


def test_offsets_are_right_for_every_reader() -> None:
    record: Any = json.loads(dumps(BROKEN, with_text=True))
    assert record["text"] == f"{STAND_IN} said"
    assert record["actors"][0]["aliases"] == ["Vale", f"Mr {STAND_IN}"]


def test_the_notes_say_what_stood_where() -> None:
    assert to_dict(BROKEN)["surrogates"] == [
        {"pointer": pointer, "offset": offset, "code": 0xDE00}
        for pointer, offset in (
            ("/dateline/place", 1),
            ("/dateline/agencies/0", 1),
            ("/agencies/1", 1),
            ("/actors/0/name", 1),
            ("/actors/0/aliases/1", 4),
            ("/quotes/0/marks/0", 1),
        )
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("\N{DOVE OF PEACE}", id="one code point beyond U+FFFF"),
        pytest.param("\ud83d", id="a half alone"),
        pytest.param("\ude00\ud83d", id="halves in the wrong order"),
        pytest.param("\ud83d \ude00", id="halves apart"),
        pytest.param("\ufffd", id="the stand-in itself"),
    ],
)
def test_other_strings_are_left_as_they_are(words: str) -> None:
    assert mask({"text": words}) == {"text": words}


@given(st.text(st.sampled_from("\ud83d\udbff\ude00\udc00\ufffda"), max_size=12))
def test_any_run_of_halves_survives_json(words: str) -> None:
    read = json.loads(json.dumps(mask({"text": words})))
    assert len(read["text"]) == len(words)
    assert (unmask(read) if "surrogates" in read else read) == {"text": words}


@pytest.mark.parametrize(
    ("note", "message"),
    [
        pytest.param({"offset": 9}, "surrogates[0].offset: no U+FFFD stands at 9", id="outside"),
        pytest.param({"offset": 0}, "surrogates[0].offset: no U+FFFD stands at 0", id="elsewhere"),
        pytest.param({"offset": -1}, "surrogates[0].offset: -1 is below 0", id="below zero"),
        pytest.param({"code": 0xD83D}, "surrogates[0].code: 55357 is below 56320", id="high half"),
        pytest.param({"code": 0xE000}, "surrogates[0].code: 57344 is no low", id="no half"),
        pytest.param(
            {"pointer": "/texts"}, "surrogates[0].pointer: no string stands at '/texts'", id="lost"
        ),
        pytest.param({"pointer": ""}, "surrogates[0].pointer: no string stands at ''", id="whole"),
        pytest.param(
            {"pointer": "/actors"}, "surrogates[0].pointer: no string stands", id="an array"
        ),
        pytest.param({"at": 1}, "surrogates[0].at: this key is unknown", id="unknown key"),
    ],
)
def test_a_note_that_does_not_fit_is_refused(note: dict[str, object], message: str) -> None:
    good = {"pointer": "/text", "offset": 1, "code": 0xDE00}
    record = {**to_dict(Article("", "en")), "text": STAND_IN, "surrogates": [{**good, **note}]}
    with pytest.raises(DataError, match="^" + re.escape(message)):
        from_dict(record)


def test_notes_of_no_list_are_refused() -> None:
    with pytest.raises(DataError, match=r"^surrogates: an array is wanted"):
        from_dict({**to_dict(BROKEN), "surrogates": {}}, "")


def test_a_note_far_down_leads_nowhere() -> None:
    deep: object = STAND_IN
    for _ in range(900):
        deep = [deep]
    notes = [{"pointer": "/text" + "/0" * 900, "offset": 1, "code": 0xDE00}]
    record = {**to_dict(BROKEN), "text": deep, "surrogates": notes}
    with pytest.raises(DataError, match=r"^surrogates\[0\]\.pointer: no string stands"):
        from_dict(record)
