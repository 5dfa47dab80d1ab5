"""The format `jsonl`: one record a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError
from unpress.formats import dumps, loads, loads_all
from unpress.model import Article
from unpress.testing import articles

from . import golden_record as golden

ARTICLE = golden.article()
FRENCH = Article("Point de nouvelles.", "fr")


@given(st.lists(articles(), max_size=2))
def test_nothing_is_lost(several: list[Article]) -> None:
    texts = [article.text for article in several]
    assert loads_all(dumps(several, "jsonl", with_text=True), "jsonl") == tuple(several)
    assert loads_all(dumps(several, "jsonl"), "jsonl", texts=texts) == tuple(several)


@given(articles())
def test_one_article_in_gives_one_article_back(article: Article) -> None:
    assert loads(dumps(article, "jsonl", with_text=True), "jsonl") == article


@given(st.lists(articles(), max_size=2))
def test_each_record_is_one_line_to_whoever_splits_lines(several: list[Article]) -> None:
    written = dumps(several, "jsonl", with_text=True)
    assert len(written.splitlines()) == len(several)
    assert len(written.encode("utf-8").splitlines()) == len(several)
    assert written.endswith("\n") or not several


@given(articles())
def test_a_line_is_what_json_writes(article: Article) -> None:
    assert dumps(article, "jsonl") == dumps(article, "json") + "\n"


def test_the_order_is_kept() -> None:
    written = dumps([FRENCH, ARTICLE, FRENCH], "jsonl", with_text=True)
    found = loads_all(written, "jsonl")
    assert [article.language for article in found] == ["fr", "en", "fr"]


@pytest.mark.parametrize("blank", ["\n", "\r\n", " \t\n", "\n\n"])
def test_blank_lines_are_skipped(blank: str) -> None:
    line = dumps(FRENCH, "jsonl", with_text=True)
    assert loads_all(blank + line + blank + line.rstrip("\n"), "jsonl") == (FRENCH, FRENCH)


def test_lines_may_end_as_they_do_elsewhere() -> None:
    written = dumps([FRENCH, FRENCH], "jsonl", with_text=True).replace("\n", "\r\n")
    assert loads_all(written, "jsonl") == (FRENCH, FRENCH)


def test_no_line_is_no_article() -> None:
    assert dumps([], "jsonl") == ""
    assert loads_all("", "jsonl") == ()


def test_blank_lines_have_no_text() -> None:
    written = "\n" + dumps(FRENCH, "jsonl") + "\n"
    assert loads_all(written, "jsonl", texts=[FRENCH.text]) == (FRENCH,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('{"schema": }', r"line 3, column 12: no JSON", id="no JSON"),
        pytest.param("[]", "line 3: the record: an object is wanted", id="array"),
        pytest.param('{"schema": "unpress/9"}', "line 3: schema: this release", id="version"),
        pytest.param('{"a": 1, "a": 2}', "line 3: the key 'a' stands twice", id="key twice"),
        pytest.param("[" * 100_000, "line 3: arrays and objects are nested", id="nested"),
    ],
)
def test_a_fault_tells_its_line(line: str, message: str) -> None:
    first = dumps(FRENCH, "jsonl", with_text=True)
    with pytest.raises(DataError, match=f"^{message}"):
        loads_all(f"{first}\n{line}\n{first}", "jsonl")


def test_an_array_of_records_is_no_line() -> None:
    with pytest.raises(DataError, match="line 1: the record: an object is wanted"):
        loads_all(dumps([FRENCH]), "jsonl")
