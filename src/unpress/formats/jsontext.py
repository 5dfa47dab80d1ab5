"""JSON as text: written so that every reader reads it, read so that nothing slips through.

A JSON value comes in and a string goes out (`write`), or the other way round (`read`). Nothing here
knows what the value stands for.

Characters are written as they are, not as escapes: a page in Arabic stays readable and is a third
of the size. Escapes are kept for what would do harm: control characters, as JSON demands; lone
surrogates, which UTF-8 cannot encode; and U+0085, U+2028 and U+2029, at which `str.splitlines` and
some readers of JSON lines would cut a line in two.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from unpress.errors import DataError

__all__ = ["decode", "read", "write"]

_HARMFUL = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def write(value: object, *, indent: int | None = None) -> str:
    r"""Return a value as JSON, on one line unless there is an indent.

    >>> write({"name": "Ренé", "broken": "\ud83d"})
    '{"name": "Ренé", "broken": "\\ud83d"}'
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return written if _is_harmless(written) else _HARMFUL.sub(_escape, written)


def decode(data: str | bytes) -> str:
    """Return data as a string, from UTF-8 if they are bytes, without a byte order mark.

    Raises `DataError` with the line of the first byte that is not UTF-8.
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise DataError(
            f"line {line}: the byte {error.object[error.start]:#04x} is not UTF-8; "
            "decode the data as what they are and give a str"
        ) from None
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


def read(text: str, *, line: int | None = None) -> object:
    """Return the value of a JSON text, which may be one `line` of a file of JSON lines.

    >>> read('{"id": 1, "id": 2}')
    Traceback (most recent call last):
    unpress.errors.DataError: the key 'id' stands twice in one object

    Raises `DataError` for what is no JSON, with line and column where there is one, for a key that
    stands twice in an object, and for NaN and infinity, which JSON does not have.
    """
    try:
        value: object = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        at = error.lineno if line is None else line
        raise DataError(f"line {at}, column {error.colno}: no JSON: {error.msg}") from None
    except RecursionError:
        raise DataError(f"{_prefix(line)}arrays and objects are nested too deeply") from None
    except ValueError as error:  # a DataError of ours, or a number of thousands of digits
        raise DataError(f"{_prefix(line)}{error}") from None
    return value


def _prefix(line: int | None) -> str:
    return "" if line is None else f"line {line}: "


def _is_harmless(written: str) -> bool:
    """Tell whether nothing needs an escape: ten times faster than the pattern on most pages."""
    if written.isascii():
        return True
    if "\x85" in written or "\u2028" in written or "\u2029" in written:
        return False
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return True


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise DataError(f"the key {twice!r} stands twice in one object")
    return made


def _no_constant(name: str) -> NoReturn:
    raise DataError(f"{name} is no JSON")
