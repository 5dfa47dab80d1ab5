"""The format `json`: the record `unpress/1` of one article, or an array of records.

Written in Unicode, see `unpress.formats.jsontext`; nothing is lost if the text goes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unpress.formats import jsontext
from unpress.formats.reading import SCHEMA, read_all
from unpress.formats.record import to_dict
from unpress.model import Article

if TYPE_CHECKING:
    from unpress.formats import OffsetUnit

__all__ = ["LOST", "OFFSETS", "STANDARD", "VERSION", "dumps", "loads"]

STANDARD: str = "the record of unpress, in JSON (RFC 8259)"
VERSION: str = SCHEMA
OFFSETS: OffsetUnit = "code points"
LOST: tuple[str, ...] = ()


def dumps(
    articles: Article | tuple[Article, ...],
    *,
    with_text: bool = False,
    indent: int | None = None,
) -> str:
    """Write one article as an object, several as an array.

    >>> dumps((), indent=2)
    '[]'
    """
    if isinstance(articles, Article):
        return jsontext.write(to_dict(articles, with_text=with_text), indent=indent)
    records = [to_dict(article, with_text=with_text) for article in articles]
    return jsontext.write(records, indent=indent)


def loads(data: str | bytes, texts: tuple[str, ...] | None = None) -> tuple[Article, ...]:
    """Read an object as one article, an array as several.

    Raises `DataError` for data that are not what they should be, with the path to the fault.
    """
    found = jsontext.read(jsontext.decode(data))
    if isinstance(found, list):
        return read_all([(f"[{at}]", record) for at, record in enumerate(found)], texts)
    return read_all([("", found)], texts)
