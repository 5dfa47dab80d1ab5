"""The format `json`: one record, or an array of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError
from unpress.formats import dumps, loads, loads_all
from unpress.formats.record import to_dict
from unpress.model import Article
from unpress.testing import articles

from . import golden_record as golden

ARTICLE = golden.article()


@given(articles())
def test_nothing_of_one_article_is_lost(article: Article) -> None:
    assert loads(dumps(article, with_text=True)) == article
    assert loads(dumps(article), text=article.text) == article


@given(st.lists(articles(), max_size=2))
def test_nothing_of_several_articles_is_lost(several: list[Article]) -> None:
    texts = [article.text for article in several]
    assert loads_all(dumps(several, with_text=True)) == tuple(several)
    assert loads_all(dumps(several), texts=texts) == tuple(several)


@given(articles())
def test_what_is_written_is_utf_8_and_the_same_each_time(article: Article) -> None:
    written = dumps(article, with_text=True)
    assert loads(written.encode("utf-8")) == article
    assert dumps(loads(written), with_text=True) == written


@given(articles())
def test_any_json_reader_finds_the_record(article: Article) -> None:
    assert json.loads(dumps(article, with_text=True)) == to_dict(article, with_text=True)


def test_the_golden_record_is_read_and_written() -> None:
    assert loads(golden.WRITTEN, text=golden.TEXT) == ARTICLE
    assert json.loads(dumps(ARTICLE)) == golden.record()


def test_one_article_is_an_object_and_several_are_an_array() -> None:
    assert dumps(ARTICLE).startswith('{"schema": "unpress/1"')
    assert dumps([ARTICLE]).startswith('[{"schema": "unpress/1"')
    assert dumps(iter([])) == "[]"


def test_an_indent_spreads_the_record_over_lines() -> None:
    assert dumps(ARTICLE, indent=2).startswith('{\n  "schema": "unpress/1",\n')
    assert "\n" not in dumps(ARTICLE)


def test_an_array_of_one_is_one_article_too() -> None:
    assert loads(dumps([ARTICLE], with_text=True)) == ARTICLE


@pytest.mark.parametrize("count", [0, 2])
def test_other_than_one_article_is_read_by_loads_all(count: int) -> None:
    written = dumps([ARTICLE] * count, with_text=True)
    with pytest.raises(DataError, match=f"hold {count} articles, not one; .* loads_all"):
        loads(written)
    assert len(loads_all(written)) == count


def test_a_fault_in_an_array_tells_which_record_has_it() -> None:
    records = [golden.record(), golden.changed("statements", 3, "cue", to=[9, 5])]
    with pytest.raises(DataError, match=r"^\[1\]: statements\[3\]\.cue: a span runs from"):
        loads_all(json.dumps(records), texts=[golden.TEXT, golden.TEXT])


def test_a_fault_in_one_record_is_told_by_its_path_alone() -> None:
    with pytest.raises(DataError, match=r"^statements\[3\]\.cue: "):
        loads(json.dumps(golden.changed("statements", 3, "cue", to=4)), text=golden.TEXT)


def test_texts_are_one_for_each_article() -> None:
    with pytest.raises(DataError, match="hold 2 articles, and 1 text came with them"):
        loads_all(dumps([ARTICLE, ARTICLE]), texts=[golden.TEXT])


@pytest.mark.parametrize("data", ["[[]]", "3", '"unpress/1"', "null"])
def test_json_that_is_no_record_is_refused(data: str) -> None:
    with pytest.raises(DataError, match="the record: an object is wanted, not"):
        loads(data, text="")
