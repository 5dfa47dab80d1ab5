"""The format `jsonl`: one record `unpress/1` a line, in the order of the articles.

Each line is what the format `json` writes for one article, without an indent, and ends in a line
feed; so lines of several runs may be strung together. Blank lines are skipped on reading. Nothing
is lost if the text goes with the record.
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

STANDARD: str = "the record of unpress, in JSON (RFC 8259), one a line"
VERSION: str = SCHEMA
OFFSETS: OffsetUnit = "code points"
LOST: tuple[str, ...] = ()


def dumps(articles: Article | tuple[Article, ...], *, with_text: bool = False) -> str:
    r"""Write one line for each article.

    >>> dumps((Article("No news.", "en"), Article("Keine.", "de"))).count("\n")
    2
    """
    several = (articles,) if isinstance(articles, Article) else articles
    return "".join(
        jsontext.write(to_dict(article, with_text=with_text)) + "\n" for article in several
    )


def loads(data: str | bytes, texts: tuple[str, ...] | None = None) -> tuple[Article, ...]:
    """Read one article from each line that is not blank.

    Raises `DataError` for data that are not what they should be, with the line and the path.
    """
    lines = enumerate(jsontext.decode(data).split("\n"), start=1)
    return read_all(
        [
            (f"line {number}", jsontext.read(line, line=number))
            for number, line in lines
            if line.strip(" \t\r")
        ],
        texts,
    )
