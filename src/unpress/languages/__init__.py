"""Languages as data: `language("en")` reads the tables of one folder, once, when first asked."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import cattrs

from unpress.errors import DataError, UnknownLanguageError
from unpress.languages.schema import Language

__all__ = ["Language", "language"]

# Which file holds which part of a Language: "" puts its tables at the top.
_FILES = {
    "language": "",
    "quotes": "",
    "cues": "",
    "grammar": "",
    "calendar": "calendar",
    "support": "support",
    "phrases": "phrases",
    "sources": "sources",
    "furniture": "furniture",
}


@cache
def language(code: str) -> Language:
    """Return the data of one language.

    >>> language("en").name
    'English'

    Raises `UnknownLanguageError` for a code without a folder, `DataError` for a faulty file.
    """
    folder = files(__package__).joinpath(code)
    if not code.isalnum() or not folder.joinpath("language.toml").is_file():
        raise UnknownLanguageError(f"no language {code!r}; there is {', '.join(available())}")
    tables: dict[str, Any] = {}
    for name, key in _FILES.items():
        read = tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        tables.update({key: read} if key else read)
    converter = cattrs.Converter(forbid_extra_keys=True)
    try:
        return converter.structure(tables, Language)
    except Exception as error:
        reasons = "; ".join(cattrs.transform_error(error, path=code))
        raise DataError(f"language data {code}: {reasons}") from None


def available() -> tuple[str, ...]:
    """Return the codes of the languages that have data."""
    return tuple(
        sorted(
            f.name for f in files(__package__).iterdir() if f.joinpath("language.toml").is_file()
        )
    )
