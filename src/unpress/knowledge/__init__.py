"""What the world is: agencies, bodies, offices and who held them when, each with its source."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import cattrs

from unpress.errors import DataError
from unpress.knowledge.schema import Agency, Body, Knowledge, Office, Tenure

__all__ = ["Agency", "Body", "Knowledge", "Office", "Tenure", "knowledge"]

_FILES = {"agencies": "agency", "bodies": "body", "offices": "office"}


@cache
def knowledge() -> Knowledge:
    """Return the tables that come with `unpress`, read once, when first asked.

    Raises `DataError` for a faulty file.
    """
    folder = files(__package__)
    tables: dict[str, Any] = {}
    for name, key in _FILES.items():
        tables[name] = tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))[key]
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(*_dates())
    try:
        return converter.structure(tables, Knowledge)
    except Exception as error:
        reasons = "; ".join(cattrs.transform_error(error, path="knowledge"))
        raise DataError(f"knowledge: {reasons}") from None


def _dates() -> tuple[Any, Any]:
    """TOML gives dates as dates already: a hook that checks they are."""
    from datetime import date

    def check(value: Any, _: type) -> date:
        if not isinstance(value, date):
            raise TypeError(f"not a date: {value!r}; write it like 1992-01-01, without quotes")
        return value

    return date, check
