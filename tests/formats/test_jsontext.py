"""JSON as text, whatever it stands for."""

from __future__ import annotations

import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.errors import DataError
from unpress.formats.jsontext import decode, read, write
from unpress.testing import texts

PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@given(texts())
def test_a_string_is_written_in_utf_8_on_one_line_and_read_back(words: str) -> None:
    written = write(words)
    assert len(written.splitlines()) == 1
    written.encode("utf-8")
    if not PAIR.search(words):
        assert read(written) == words
        assert json.loads(written) == words


@pytest.mark.parametrize(
    ("character", "written"),
    [
        pytest.param("\N{DOVE OF PEACE}", '"\N{DOVE OF PEACE}"', id="astral, as it is"),
        pytest.param("\N{ARABIC LETTER QAF}", '"\N{ARABIC LETTER QAF}"', id="Arabic, as it is"),
        pytest.param("\x7f\x9f", '"\x7f\x9f"', id="controls that break no line, as they are"),
        pytest.param("\x00\x1c\n", '"\\u0000\\u001c\\n"', id="controls that JSON forbids"),
        pytest.param("\x85", '"\\u0085"', id="next line"),
        pytest.param("\u2028\u2029", '"\\u2028\\u2029"', id="line and paragraph separator"),
        pytest.param("\ud83d", '"\\ud83d"', id="half of a pair, high"),
        pytest.param("\ude00\ud83d", '"\\ude00\\ud83d"', id="halves in the wrong order"),
    ],
)
def test_escapes_are_kept_for_what_would_do_harm(character: str, written: str) -> None:
    assert write(character) == written
    assert read(written) == character


def test_an_indent_is_that_of_json() -> None:
    assert write({"id": 1}, indent=1) == '{\n "id": 1\n}'


def test_numbers_that_json_lacks_are_not_written() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        write(math.nan)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "line 1, column 1: no JSON: Expecting value", id="nothing"),
        pytest.param('{"a": 1,\n "b" 2}', "line 2, column 6: no JSON: Expecting ':'", id="colon"),
        pytest.param("[1]\n[2]", "line 2, column 1: no JSON: Extra data", id="two values"),
        pytest.param('"a\nb"', "line 1, column 3: no JSON: Invalid control", id="raw line feed"),
        pytest.param("[NaN]", "NaN is no JSON", id="no number"),
        pytest.param("[-Infinity]", "-Infinity is no JSON", id="infinity"),
        pytest.param('{"a": {"b": 1, "b": 1}}', "the key 'b' stands twice", id="key twice"),
        pytest.param("[" * 100_000, "arrays and objects are nested too deeply", id="nested"),
        pytest.param("[" + "9" * 5000 + "]", "Exceeds the limit", id="endless number"),
    ],
)
def test_what_is_no_json_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError, match="^" + re.escape(message)):
        read(text)


def test_bytes_are_utf_8_with_or_without_a_mark() -> None:
    assert decode("\N{DOVE OF PEACE}".encode()) == "\N{DOVE OF PEACE}"
    assert decode("[]".encode("utf-8-sig")) == decode("\ufeff[]") == decode("[]") == "[]"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"{}\n\x93", "line 2: the byte 0x93 is not UTF-8", id="Windows-1252"),
        pytest.param(b"\xff\xfe{\x00", "line 1: the byte 0xff is not UTF-8", id="UTF-16"),
        pytest.param(b"\xed\xa0\xbd", "line 1: the byte 0xed is not UTF-8", id="raw surrogate"),
    ],
)
def test_other_bytes_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DataError, match="^" + message):
        decode(data)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(decode(data))
    except DataError as error:
        assert str(error)  # noqa: PT017 - any other error is a fault of ours
