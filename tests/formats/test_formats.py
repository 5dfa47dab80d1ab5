"""The table of formats: what is asked for is found, and what is not there is named."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from subprocess import run
from types import ModuleType
from typing import Any, cast, get_args

import pytest
from attrs import evolve

from unpress.errors import ArgumentError, FormatError, MissingExtraError, UnpressError
from unpress.formats import (
    Format,
    OffsetUnit,
    ReadableFormat,
    TextFormat,
    dumps,
    formats,
    json,
    jsonl,
    loads,
    loads_all,
)
from unpress.model import Article

from . import golden_record as golden

# not `import unpress.formats as …`, which gives the function of that name where `unpress` has one
package: Any = import_module("unpress.formats")
ARTICLE = Article("No news.", "en")
# for the type checker: these modules are what the protocol says
_MODULES: tuple[ReadableFormat, ...] = (json, jsonl)


@pytest.fixture
def write_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a format `picture` into the table that gives bytes and cannot be read back."""
    module = ModuleType("unpress.formats.picture")
    module.dumps = lambda articles: repr(articles).encode()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(package._FORMATS, "picture", package._Entry(reads=False))


@pytest.mark.parametrize("name", formats())
def test_each_format_says_what_it_is(name: str) -> None:
    module = cast("Format", import_module(f"unpress.formats.{name}"))
    assert module.STANDARD
    assert module.VERSION
    assert module.OFFSETS in get_args(OffsetUnit)
    assert all(isinstance(lost, str) for lost in module.LOST)


@pytest.mark.parametrize("name", formats())
def test_a_format_that_the_table_calls_readable_is(name: str) -> None:
    assert (
        hasattr(import_module(f"unpress.formats.{name}"), "loads") is package._FORMATS[name].reads
    )


@pytest.mark.parametrize("name", formats())
def test_a_format_gives_text_where_its_type_says_so(name: str) -> None:
    assert isinstance(dumps(ARTICLE, name), str) is (name in get_args(TextFormat))


@pytest.mark.parametrize(
    "name", [name for name in formats() if not import_module(f"unpress.formats.{name}").LOST]
)
def test_a_format_that_loses_nothing_gives_the_article_back(name: str) -> None:
    article = golden.article()
    assert loads(dumps(article, name, with_text=True), name) == article


@pytest.mark.parametrize("call", [dumps, loads, loads_all])
def test_an_unknown_format_is_named_with_those_there_are(call: Any) -> None:
    with pytest.raises(FormatError, match="no format 'yaml'; there are json, jsonl"):
        call(ARTICLE if call is dumps else "", "yaml")


def test_an_unknown_option_is_named_with_those_there_are() -> None:
    with pytest.raises(FormatError, match="'json' has no option 'colour'; it has with_text, ind"):
        dumps(ARTICLE, "json", colour=True)


@pytest.mark.usefixtures("write_only")
def test_an_option_of_a_format_without_any_is_refused() -> None:
    with pytest.raises(FormatError, match="'picture' has no option 'indent'; it has none"):
        dumps(ARTICLE, "picture", indent=2)


@pytest.mark.usefixtures("write_only")
def test_a_format_that_cannot_be_read_back_is_named_with_those_that_can() -> None:
    assert isinstance(dumps(ARTICLE, "picture"), bytes)
    with pytest.raises(FormatError, match="'picture' cannot be read back; these can: json"):
        loads("", "picture")


@pytest.mark.parametrize("extra", [None, "pictures"])
def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    extra: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "painting.py").write_text("import no_such_package_of_colours\n", "utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    monkeypatch.setitem(package._FORMATS, "painting", package._Entry(extra=extra))
    with pytest.raises(ImportError, match="no_such_package_of_colours") as caught:
        dumps(ARTICLE, "painting")
    # without an extra it is a fault of ours, and shown as it is
    assert isinstance(caught.value, MissingExtraError) is (extra is not None)
    if extra:
        assert str(caught.value) == (
            "the format 'painting' needs the package no_such_package_of_colours: "
            "pip install 'unpress[pictures]'"
        )


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        pytest.param(None, "an article is wanted, or several, not NoneType", id="nothing"),
        pytest.param("text", "item 0 of what is given is no article but of type str", id="text"),
        pytest.param([ARTICLE, {}], "item 1 of what is given is no article but", id="record"),
    ],
)
def test_what_is_no_article_is_refused(articles: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        dumps(articles)


def test_data_are_text_or_bytes() -> None:
    with pytest.raises(ArgumentError, match="str or bytes, not dict"):
        loads({})  # type: ignore[arg-type]


def test_texts_are_several() -> None:
    with pytest.raises(ArgumentError, match="one text for each article"):
        loads_all(dumps(ARTICLE), texts="No news.")


def test_any_iterable_of_articles_will_do() -> None:
    several = [ARTICLE, evolve(ARTICLE, language="fr")]
    assert dumps(iter(several), "jsonl") == dumps(several, "jsonl")


def test_every_refusal_is_an_error_of_ours() -> None:
    for error in (FormatError, MissingExtraError, ArgumentError):
        assert issubclass(error, UnpressError)


def test_a_format_is_imported_only_when_it_is_asked_for() -> None:
    check = (
        "import sys; from unpress.formats import dumps; from unpress.model import Article; "
        "assert not {'unpress.formats.json', 'unpress.formats.jsonl'} & set(sys.modules); "
        "dumps(Article('', 'en')); "
        "assert 'unpress.formats.json' in sys.modules; "
        "assert 'unpress.formats.jsonl' not in sys.modules"
    )
    run([sys.executable, "-c", check], check=True)
