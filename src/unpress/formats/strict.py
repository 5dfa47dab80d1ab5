"""Reads what nobody has checked yet: a value comes in with its path, a typed value goes out.

Each function takes a value as a JSON reader gives it and the path to it (`statements[3].cue`), and
raises a `DataError` that begins with the path if the value is not what it should be. Nothing is
converted: `"3"` and `3.0` are no whole numbers, `true` is none either. No function here knows a
format.
"""

from __future__ import annotations

import reprlib
from typing import TYPE_CHECKING, NoReturn, TypeVar

from unpress.errors import DataError, ModelError
from unpress.model import PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from enum import StrEnum

_Item = TypeVar("_Item")
_Member = TypeVar("_Member", bound="StrEnum")
_NAMES = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "a truth value",
    int: "a number",
    float: "a number",
}


def refuse(path: str, wrong: str) -> NoReturn:
    """Raise the `DataError` for what is wrong at a path."""
    raise DataError(f"{path}: {wrong}")


def fields(
    value: object, path: str, required: Collection[str], optional: Collection[str] = ()
) -> dict[str, object]:
    """Return an object that has all the required keys and none but the two lists allow.

    >>> fields({"start": 4}, "furniture[0]", ("start", "end"))
    Traceback (most recent call last):
    unpress.errors.DataError: furniture[0].end: this key is missing
    """
    if not isinstance(value, dict):
        _wrong_type(value, path, "an object")
    for key in required:
        if key not in value:
            refuse(under(path, key), "this key is missing")
    for key in value:
        if key not in required and key not in optional:
            known = ", ".join((*required, *optional))
            where = (
                under(path, key) if isinstance(key, str) else f"{path or 'the record'} ({key!r})"
            )
            refuse(where, f"this key is unknown; known are {known}")
    return value


def under(path: str, key: str) -> str:
    """Return the path of a key in the object at `path`; the path of the whole is empty."""
    return f"{path}.{key}" if path else key


def items(value: object, path: str, read: Callable[[object, str], _Item]) -> tuple[_Item, ...]:
    """Return the items of an array, each read by `read`."""
    if not isinstance(value, list):
        _wrong_type(value, path, "an array")
    return tuple([read(item, f"{path}[{at}]") for at, item in enumerate(value)])


def nullable(value: object, path: str, read: Callable[[object, str], _Item]) -> _Item | None:
    """Return `None` for null, else what `read` makes of the value."""
    return None if value is None else read(value, path)


def string(value: object, path: str) -> str:
    """Return a string."""
    if not isinstance(value, str):
        _wrong_type(value, path, "a string")
    return value


def strings(value: object, path: str) -> tuple[str, ...]:
    """Return an array of strings."""
    return items(value, path, string)


def number(value: object, path: str, lowest: int = 0) -> int:
    """Return a whole number that is not below `lowest`."""
    if type(value) is not int:
        _wrong_type(value, path, "a whole number")
    if value < lowest:
        refuse(path, f"{value} is below {lowest}")
    return value


def truth(value: object, path: str) -> bool:
    """Return `true` or `false`."""
    if not isinstance(value, bool):
        _wrong_type(value, path, "a truth value")
    return value


def member(value: object, path: str, of: type[_Member]) -> _Member:
    """Return the member of a closed list that the string stands for.

    >>> from unpress.model import Force
    >>> member("weak", "statements[0].force", Force)
    Traceback (most recent call last):
    unpress.errors.DataError: statements[0].force: 'weak' is none of plain, strong, strongest
    """
    written = string(value, path)
    try:
        return of(written)
    except ValueError:
        refuse(path, f"{reprlib.repr(written)} is none of {', '.join(of)}")


def partial_date(value: object, path: str) -> PartialDate:
    """Return a date, whole or partial, written as XML Schema writes it."""
    written = string(value, path)
    try:
        return PartialDate.parse(written)
    except ModelError as error:
        refuse(path, str(error))


def span(value: object, path: str, end: int) -> Span:
    """Return a span `[start, end]` that lies in a text of `end` code points.

    >>> span([4, 9], "statements[0].cue", 7)
    Traceback (most recent call last):
    unpress.errors.DataError: statements[0].cue: the span ends at 9, the text at 7
    """
    if not isinstance(value, list):
        _wrong_type(value, path, "a span [start, end]")
    if len(value) != 2 or type(value[0]) is not int or type(value[1]) is not int:
        refuse(path, f"a span is two whole numbers [start, end], not {reprlib.repr(value)}")
    return bounded(value[0], value[1], path, end)


def bounded(start: int, stop: int, path: str, end: int) -> Span:
    """Return the span of two offsets that lie in a text of `end` code points, in order."""
    if not 0 <= start <= stop:
        refuse(path, f"a span runs from 0 <= start <= end, not from {start} to {stop}")
    if stop > end:
        refuse(path, f"the span ends at {stop}, the text at {end}")
    return Span(start, stop)


def _wrong_type(value: object, path: str, wanted: str) -> NoReturn:
    if value is None:
        found = "null"
    else:
        name = _NAMES.get(type(value), f"a Python {type(value).__name__}")
        found = f"{name} ({reprlib.repr(value)})"
    refuse(path or "the record", f"{wanted} is wanted, not {found}")
