"""The JSON Schema and the reader say the same of a record."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError
from unpress.formats.record import from_dict, schema, to_dict
from unpress.model import Article
from unpress.testing import articles

from . import golden_record as golden
from .golden_record import REMOVED, changed
from .test_reading import ANY_JSON, SHAPE_FAULTS, places

jsonschema = pytest.importorskip("jsonschema")

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_everything_in_the_schema_is_described() -> None:
    def undescribed(part: object, path: str) -> list[str]:
        if not isinstance(part, dict):
            return []
        found = []
        for name, inner in {**part.get("properties", {}), **part.get("$defs", {})}.items():
            if not {"description", "$ref"} & set(inner):
                found.append(f"{path}/{name}")
            found += undescribed(inner, f"{path}/{name}")
        return found

    assert undescribed(schema(), "") == []


def test_the_golden_record_is_valid() -> None:
    VALIDATOR.validate(golden.record())


@given(articles(), st.booleans())
def test_every_record_that_is_written_is_valid(article: Article, with_text: bool) -> None:
    for some in (article, evolve(article, actors=article.actors[1:])):
        VALIDATOR.validate(to_dict(some, with_text=with_text))


@pytest.mark.parametrize(("faulty", "message"), SHAPE_FAULTS)
def test_a_fault_of_shape_is_invalid(faulty: Any, message: str) -> None:
    assert not VALIDATOR.is_valid(faulty), message


@given(st.sampled_from(places(golden.record())), ANY_JSON | st.just(REMOVED))
def test_what_is_read_is_valid(steps: tuple[str | int, ...], other: object) -> None:
    record = changed(*steps, to=other)
    try:
        from_dict(record, golden.TEXT)
    except DataError:
        return
    VALIDATOR.validate(record)
