"""Whole articles."""

from __future__ import annotations

import pickle
from copy import deepcopy
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from unpress.errors import ModelError
from unpress.model import (
    Act,
    Article,
    Dateline,
    Document,
    Excerpt,
    Furniture,
    FurnitureKind,
    Kind,
    Organization,
    Person,
    Quote,
    Span,
    Statement,
)
from unpress.testing import articles

TEXT = "Vale urged calm."
ARTICLE = Article(TEXT, "en")
OUTSIDE = Span(5, len(TEXT) + 1)
SAID = Statement(None, None, (Span(0, 15),), kind=Kind.INDIRECT, act=Act.ASSERT)
MARKS = ('"', '"')
STRANGER = Person("Vale", mentions=(OUTSIDE,))


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        pytest.param({"headline": Excerpt("calm", OUTSIDE)}, "headline 1", id="headline"),
        pytest.param({"byline": Excerpt("calm", OUTSIDE)}, "byline 1", id="byline"),
        pytest.param({"dateline": Dateline(OUTSIDE)}, "dateline 1", id="dateline"),
        pytest.param(
            {"furniture": (Furniture(OUTSIDE, FurnitureKind.STAMP),)}, "furniture 1", id="furniture"
        ),
        pytest.param({"paragraphs": (Span(0, 4), OUTSIDE)}, "paragraph 2", id="paragraph"),
        pytest.param({"actors": (STRANGER,)}, "actor 1", id="mention"),
        pytest.param({"quotes": (Quote(OUTSIDE, MARKS),)}, "quotation 1", id="quotation"),
        pytest.param(
            {"quotes": (Quote(Span(0, 4), MARKS, (OUTSIDE,)),)}, "quotation 1", id="segment"
        ),
        pytest.param({"statements": (evolve(SAID, source=OUTSIDE),)}, "statement 1", id="source"),
        pytest.param({"statements": (SAID, evolve(SAID, cue=OUTSIDE))}, "statement 2", id="cue"),
        pytest.param(
            {"statements": (evolve(SAID, content=(OUTSIDE,)),)}, "statement 1", id="content"
        ),
        pytest.param(
            {"statements": (evolve(SAID, carried=(OUTSIDE,)),)}, "statement 1", id="carried"
        ),
        pytest.param(
            {"statements": (evolve(SAID, principal=STRANGER),)},
            "actor 1",
            id="mention of an actor who is not listed",
        ),
    ],
)
def test_a_span_outside_the_text_is_refused(changes: dict[str, Any], what: str) -> None:
    with pytest.raises(ModelError, match=f"^{what} has a span up to 17 in a text of 16$"):
        evolve(ARTICLE, **changes)


def test_a_span_may_end_where_the_text_does() -> None:
    assert evolve(ARTICLE, paragraphs=(Span(0, len(TEXT)),)).paragraphs


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param((evolve(SAID, parent=SAID),), id="a parent that is not there"),
        pytest.param((evolve(SAID, parent=SAID), SAID), id="a parent that stands behind its child"),
    ],
)
def test_a_child_without_its_parent_before_it_is_refused(
    statements: tuple[Statement, ...],
) -> None:
    with pytest.raises(ModelError, match="the parent of statement 1 does not stand before it"):
        evolve(ARTICLE, statements=statements)


def test_a_parent_may_be_an_equal_value() -> None:
    outer = deepcopy(SAID)
    assert evolve(ARTICLE, statements=(SAID, evolve(SAID, parent=outer))).statements[1].parent


def test_a_quotation_of_a_statement_elsewhere_is_refused() -> None:
    with pytest.raises(ModelError, match="quotation 1 belongs to a statement"):
        evolve(ARTICLE, quotes=(Quote(Span(0, 4), MARKS, statement=SAID),))


def test_a_quotation_may_name_an_equal_statement() -> None:
    quote = Quote(Span(0, 4), MARKS, statement=deepcopy(SAID))
    assert evolve(ARTICLE, statements=(SAID,), quotes=(quote,)).quotes == (quote,)


def test_everyone_is_those_listed_then_those_only_named_each_once() -> None:
    vale, unmin, paper = Person("Vale"), Organization("UNMIN"), Document("report")
    article = evolve(
        ARTICLE,
        actors=(unmin,),
        statements=(
            evolve(SAID, speakers=(vale, deepcopy(unmin)), addressee=paper),
            evolve(SAID, speakers=(deepcopy(vale),), principal=vale),
        ),
    )
    assert article.everyone == (unmin, vale, paper)


def test_everyone_is_the_list_where_it_is_complete() -> None:
    vale = Person("Vale")
    article = evolve(ARTICLE, actors=(vale,), statements=(evolve(SAID, speakers=(vale,)),))
    assert article.everyone == (vale,)


def test_the_words_of_a_statement_show_where_they_are_interrupted() -> None:
    split = evolve(SAID, content=(Span(0, 4), Span(11, 15)))
    assert ARTICLE.quote(split) == "Vale … calm"


def test_an_excerpt_reads_as_its_mended_words() -> None:
    assert str(Excerpt("Ki-moon", Span(0, 4))) == "Ki-moon"


def test_the_text_is_part_of_the_value_and_not_of_the_picture() -> None:
    assert evolve(ARTICLE, text="Vale urged care.") != ARTICLE
    assert TEXT not in repr(ARTICLE)


@given(articles())
def test_an_article_survives_a_pickle_and_a_copy(article: Article) -> None:
    assert pickle.loads(pickle.dumps(article)) == article
    assert deepcopy(article) == article


@given(articles())
def test_equal_articles_hash_alike(article: Article) -> None:
    assert hash(deepcopy(article)) == hash(article)


@given(articles())
def test_furniture_and_paragraphs_of_made_articles_tile_the_text(article: Article) -> None:
    pieces = sorted([*(piece.span for piece in article.furniture), *article.paragraphs])
    assert "".join(piece.of(article.text) for piece in pieces) == article.text
