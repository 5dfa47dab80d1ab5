"""The record as a dictionary: what is written, and that it is all that is needed."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from unpress.errors import ArgumentError, DataError
from unpress.formats.record import SCHEMA, from_dict, to_dict
from unpress.model import Act, Article, Document, Kind, PartialDate, Person, Span, Statement
from unpress.testing import articles

from . import golden_record as golden

DESIGN_KEYS = {
    "": "schema language genre headline byline published dateline agencies furniture actors quotes "
    "statements",
    "headline": "text span",
    "dateline": "span place date agency",
    "furniture": "start end kind",
    "actors": "id type name aliases roles mentions",
    "quotes": "span statement",
    "statements": "id parent source cue content carried kind speakers principal addressee medium "
    "date act force",
}
SAID = Statement(None, None, (Span(0, 4),), kind=Kind.INDIRECT, act=Act.ASSERT)


def test_the_golden_record_is_written() -> None:
    assert to_dict(golden.article()) == golden.record()


def test_the_golden_record_is_read() -> None:
    assert from_dict(golden.record(), golden.TEXT) == golden.article()


def test_the_keys_of_the_design_come_first_and_in_its_order() -> None:
    record = to_dict(golden.article())
    for name, keys in DESIGN_KEYS.items():
        part: Any = record[name] if name else record
        wanted = keys.split()
        assert list(part[0] if isinstance(part, list) else part)[: len(wanted)] == wanted


def test_a_record_of_the_keys_of_the_design_alone_is_read() -> None:
    record = golden.record()
    del record["paragraphs"], record["dateline"]["agencies"]
    for actor in record["actors"]:
        actor.pop("office", None)
    for quote in record["quotes"]:
        del quote["marks"], quote["segments"]
    article = from_dict(record, golden.TEXT)
    assert article.statements[3].content == golden.article().statements[3].content
    assert article.quotes[0].marks == ("", "")
    assert article.paragraphs == ()


@given(articles())
def test_reading_and_writing_are_inverse(article: Article) -> None:
    record = to_dict(article, with_text=True)
    assert from_dict(record) == article
    assert to_dict(from_dict(record), with_text=True) == record


@given(articles())
def test_a_record_without_its_text_is_read_beside_it(article: Article) -> None:
    assert from_dict(to_dict(article), article.text) == article


@given(articles())
def test_any_json_library_may_write_a_record(article: Article) -> None:
    record = to_dict(article, with_text=True)
    for ensure_ascii in (True, False):
        assert json.loads(json.dumps(record, ensure_ascii=ensure_ascii)) == record


@given(articles())
def test_actors_whom_only_statements_name_are_kept_apart(article: Article) -> None:
    bare = evolve(article, actors=article.actors[1:])
    record = to_dict(bare, with_text=True)
    assert from_dict(record) == bare
    assert len(bare.everyone) == len(record["actors"])  # type: ignore[arg-type]


@given(articles())
def test_reading_changes_nothing_in_the_record(article: Article) -> None:
    record = to_dict(article, with_text=True)
    before = deepcopy(record)
    from_dict(record)
    assert record == before


def test_what_equals_what_is_listed_is_found() -> None:
    vale = Person("Vale", mentions=(Span(0, 4),))
    outer = evolve(SAID, speakers=(vale,))
    inner = evolve(SAID, parent=deepcopy(outer), principal=deepcopy(vale))
    article = Article("Vale", "en", actors=(Document("report"), vale), statements=(outer, inner))
    record = to_dict(article)
    assert [actor["id"] for actor in record["actors"]] == ["a1", "a2"]  # type: ignore[attr-defined]
    first, second = record["statements"]  # type: ignore[misc]
    assert (first["speakers"], second["principal"], second["parent"]) == (["a2"], "a2", 1)  # type: ignore[has-type]


def test_equal_actors_and_statements_keep_their_number() -> None:
    vale = Person("Vale")
    article = Article("Vale", "en", actors=(vale, deepcopy(vale)), statements=(SAID, SAID))
    assert from_dict(to_dict(article), "Vale") == article


def test_a_statement_that_stands_twice_has_its_first_number() -> None:
    inner = evolve(SAID, parent=SAID)
    record: Any = to_dict(Article("Vale", "en", statements=(SAID, inner, SAID)))
    assert [statement["parent"] for statement in record["statements"]] == [None, 1, None]


def test_statements_may_lie_in_one_another_without_end() -> None:
    chain = [SAID]
    for _ in range(2000):
        chain.append(evolve(SAID, parent=chain[-1]))
    record = to_dict(Article("Vale", "en", statements=tuple(chain)))
    assert to_dict(from_dict(record, "Vale")) == record


def test_rules_are_no_part_of_the_record() -> None:
    ruled = evolve(SAID, rule="cue behind content", speakers=(Person("Vale", rule="surname"),))
    article = Article("Vale", "en", statements=(ruled,))
    assert "rule" not in json.dumps(to_dict(article))


@pytest.mark.parametrize(
    ("published", "written"),
    [
        pytest.param(None, None, id="nothing"),
        pytest.param(PartialDate(2021, 2, 5), "2021-02-05", id="day"),
        pytest.param(PartialDate(month=2, day=5), "--02-05", id="day without a year"),
        pytest.param(datetime(2021, 2, 5, 10, 30), "2021-02-05T10:30", id="moment"),
        pytest.param(datetime(2021, 2, 5), "2021-02-05T00:00", id="midnight"),
        pytest.param(datetime(2021, 2, 5, 10, 30, 9), "2021-02-05T10:30:09", id="seconds"),
        pytest.param(
            datetime(2021, 2, 5, 10, 30, 0, 50), "2021-02-05T10:30:00.000050", id="microseconds"
        ),
        pytest.param(datetime(2021, 2, 5, 10, 30, tzinfo=UTC), "2021-02-05T10:30+00:00", id="UTC"),
        pytest.param(
            datetime(2021, 2, 5, 10, 30, tzinfo=timezone(-timedelta(hours=5))),
            "2021-02-05T10:30-05:00",
            id="behind UTC",
        ),
        pytest.param(datetime(1, 1, 1, 0, 1), "0001-01-01T00:01", id="the first year"),
    ],
)
def test_day_and_moment_of_the_page(
    published: PartialDate | datetime | None, written: str | None
) -> None:
    article = Article("", "en", published=published)
    assert to_dict(article)["published"] == written
    assert from_dict(to_dict(article), "") == article


def test_a_record_without_its_text_asks_for_it() -> None:
    with pytest.raises(DataError, match=r"^text: the record is without its text; give it"):
        from_dict(golden.record())


def test_two_texts_must_be_the_same() -> None:
    record = to_dict(golden.article(), with_text=True)
    assert from_dict(record, golden.TEXT) == golden.article()
    with pytest.raises(DataError, match=r"^text: the record holds another text"):
        from_dict(record, golden.TEXT + " ")


def test_a_text_is_no_bytes() -> None:
    with pytest.raises(ArgumentError, match="not bytes"):
        from_dict(golden.record(), b"")  # type: ignore[arg-type]


def test_the_version_is_that_of_the_design() -> None:
    assert SCHEMA == "unpress/1"
