"""What the world is: agencies, bodies, offices and who held them when, each with its source.

Comes in: a folder of TOML files. Goes out: one `Knowledge`. It never looks at a text; how a name in
a text finds its entry is the business of `unpress.knowledge.lookup`.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

import cattrs
import cattrs.v
from cattrs.cols import list_structure_factory

from unpress.errors import DataError
from unpress.knowledge.schema import Agency, Body, Knowledge, Office, Places, Spelling, Tenure

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = [
    "Agency",
    "Body",
    "Knowledge",
    "Office",
    "Places",
    "Spelling",
    "Tenure",
    "knowledge",
    "read_knowledge",
]

# Each file: the name of its array of tables, and what one table of it is.
_FILES: dict[str, tuple[str, type]] = {
    "agencies": ("agency", Agency),
    "bodies": ("body", Body),
    "offices": ("office", Office),
    "spellings": ("spelling", Spelling),
    "places": ("place", Places),
}


@cache
def knowledge() -> Knowledge:
    """Return the tables that come with `unpress`, read once, when first asked.

    >>> knowledge().offices[0].title
    'Secretary-General of the United Nations'

    Raises `DataError` for a faulty file.
    """
    return read_knowledge(files(__package__))


def read_knowledge(folder: Traversable) -> Knowledge:
    """Return the tables of a folder, which holds the files that `unpress` comes with.

    Raises `DataError`, which says in which file and under which key what is wrong.
    """
    converter = _converter()
    return Knowledge(**{name: _rows(folder, name, converter) for name in _FILES})


def _rows(folder: Traversable, name: str, converter: cattrs.Converter) -> Any:
    file = f"{name}.toml"
    key, row = _FILES[name]
    try:
        tables = tomllib.loads(folder.joinpath(file).read_text("utf-8"))
    except OSError as error:
        raise DataError(f"knowledge file {file}: {error.strerror or error}") from None
    except ValueError as error:  # not UTF-8, or not TOML
        raise DataError(f"knowledge file {file}: {error}") from None
    if strange := sorted(set(tables) - {key}):
        raise DataError(f"knowledge file {file}: unknown key {strange[0]!r}; write [[{key}]]")
    try:
        return converter.structure(tables.get(key, []), tuple[row, ...])  # type: ignore[valid-type]
    except Exception as error:
        reasons = "; ".join(cattrs.transform_error(error, key, format_exception=_reason))
        raise DataError(f"knowledge file {file}: {reasons}") from None


def _converter() -> cattrs.Converter:
    """Return a converter that takes each value as TOML has it and turns none into another."""
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(date, partial(_exactly, wanted="a date like 1992-01-31"))
    converter.register_structure_hook(str, partial(_exactly, wanted="a text"))
    converter.register_structure_hook(bool, partial(_exactly, wanted="true or false"))
    converter.register_structure_hook_func(_is_literal, _one_of)
    converter.register_structure_hook_factory(_is_tuple, partial(_tuple_of, converter))
    return converter


def _exactly(value: object, kind: type, *, wanted: str) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{value!r} is not {wanted}")
    return value


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _one_of(value: object, kind: Any) -> Any:
    if value not in (choices := get_args(kind)):
        raise ValueError(f"{value!r} is none of {', '.join(choices)}")
    return value


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _tuple_of(converter: cattrs.Converter, kind: Any) -> Any:
    """Read a list, and nothing else, as a tuple: a lone text is not taken for its letters."""
    as_list: Any = list[get_args(kind)[0]]  # type: ignore[misc]
    structure = list_structure_factory(as_list, converter)

    def read(value: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is not a list; write it in square brackets")
        return tuple(structure(value, as_list))

    return read


def _reason(error: BaseException, kind: type | None) -> str:
    return str(error) if type(error) is ValueError else cattrs.v.format_exception(error, kind)
