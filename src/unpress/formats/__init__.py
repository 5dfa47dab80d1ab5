"""Articles to text and back: one module a format, imported only when it is asked for.

Each format is a module of this package with its own name and the same names in it, those of
`Format`, and `loads` as well where it can be read back (`ReadableFormat`). A new one is such a
module and a line in `_FORMATS`. A format knows the model and nothing of how an article was made.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast, overload

from attrs import frozen

from unpress.errors import ArgumentError, DataError, FormatError, MissingExtraError
from unpress.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Format",
    "OffsetUnit",
    "ReadableFormat",
    "TextFormat",
    "dumps",
    "formats",
    "loads",
    "loads_all",
]

TextFormat: TypeAlias = Literal["json", "jsonl"]
"""The formats that are text; any other gives bytes."""

OffsetUnit: TypeAlias = Literal["code points", "UTF-16 units", "bytes", "tokens", "none"]
"""What the offsets of a format count; `"none"` where it has no offsets."""


class Format(Protocol):
    """What the module of a format holds.

    `STANDARD` names what the format follows and where that is laid down, `VERSION` which issue of
    it, `OFFSETS` what its offsets count, `LOST` what of an article it cannot keep (empty where it
    keeps all that makes two articles equal).
    """

    STANDARD: str
    VERSION: str
    OFFSETS: OffsetUnit
    LOST: tuple[str, ...]

    @property
    def dumps(self) -> Callable[..., str | bytes]:
        """Write one `Article` or a tuple of them; options are keyword-only, with defaults."""


class ReadableFormat(Format, Protocol):
    """What the module of a format holds that can be read back."""

    @property
    def loads(self) -> Callable[[str | bytes, tuple[str, ...] | None], tuple[Article, ...]]:
        """Read all articles of some data; the texts, one an article, where the data lack them."""


@frozen
class _Entry:
    """How a format is reached: the extra that brings what it imports, and whether it reads."""

    extra: str | None = None
    reads: bool = True


_FORMATS: dict[str, _Entry] = {
    "json": _Entry(),
    "jsonl": _Entry(),
}


def formats() -> tuple[str, ...]:
    """Return the names of all formats.

    >>> formats()
    ('json', 'jsonl')
    """
    return tuple(_FORMATS)


@overload
def dumps(
    articles: Article | Iterable[Article],
    format: TextFormat = "json",
    **options: object,
) -> str: ...


@overload
def dumps(
    articles: Article | Iterable[Article],
    format: str,
    **options: object,
) -> str | bytes: ...


def dumps(
    articles: Article | Iterable[Article],
    format: str = "json",  # noqa: A002
    **options: object,
) -> str | bytes:
    """Write one article, or several, in a format.

    >>> dumps(Article("No news.", "en"))[:40]
    '{"schema": "unpress/1", "language": "en"'

    Options are those of the format's own `dumps`: `with_text=True` for JSON, say.

    Raises `FormatError` for a format or an option that is not there, `MissingExtraError` where a
    package is missing, `ArgumentError` for what is no article.
    """
    module = _module(format)
    known = [
        name
        for name, parameter in inspect.signature(module.dumps).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]
    for name in options:
        if name not in known:
            raise FormatError(
                f"the format {format!r} has no option {name!r}; it has {', '.join(known) or 'none'}"
            )
    return module.dumps(_checked(articles), **options)


def loads(
    data: str | bytes,
    format: str = "json",  # noqa: A002
    *,
    text: str | None = None,
) -> Article:
    """Read one article back from what `dumps` wrote.

    >>> loads(dumps(Article("No news.", "en"), with_text=True)).text
    'No news.'

    `text` is the article's text, for data that do not hold it.

    Raises `FormatError` for a format that is not there or cannot be read back, `DataError` for data
    that are not what they should be and for those of more articles than one, or of none.
    """
    found = loads_all(data, format, texts=None if text is None else (text,))
    if len(found) != 1:
        raise DataError(f"the data hold {len(found)} articles, not one; read them with loads_all")
    return found[0]


def loads_all(
    data: str | bytes,
    format: str = "json",  # noqa: A002
    *,
    texts: Iterable[str] | None = None,
) -> tuple[Article, ...]:
    """Read all articles back from what `dumps` wrote, be it one or several.

    >>> pair = [Article("No news.", "en"), Article("Point de nouvelles.", "fr")]
    >>> [article.language for article in loads_all(dumps(pair, "jsonl", with_text=True), "jsonl")]
    ['en', 'fr']

    `texts` are the articles' texts in the order of the data, for data that do not hold them.

    Raises as `loads` does, and `DataError` for more or fewer texts than articles.
    """
    module = _module(format)
    if not _FORMATS[format].reads:
        readable = ", ".join(name for name, entry in _FORMATS.items() if entry.reads)
        raise FormatError(f"the format {format!r} cannot be read back; these can: {readable}")
    if not isinstance(data, str | bytes):
        raise ArgumentError(f"the data of a format are str or bytes, not {type(data).__name__}")
    if isinstance(texts, str):
        raise ArgumentError("texts is one text for each article, so a list, not a str")
    given = None if texts is None else tuple(texts)
    return cast("ReadableFormat", module).loads(data, given)


def _module(name: str) -> Format:
    """Return the module of a format, imported now if it was not before."""
    entry = _FORMATS.get(name)
    if entry is None:
        raise FormatError(f"there is no format {name!r}; there are {', '.join(_FORMATS)}")
    try:
        return cast("Format", import_module(f"{__name__}.{name}"))
    except ModuleNotFoundError as error:
        if entry.extra is None:
            raise
        raise MissingExtraError(
            f"the format {name!r} needs the package {error.name}: "
            f"pip install 'unpress[{entry.extra}]'"
        ) from error


def _checked(articles: Article | Iterable[Article]) -> Article | tuple[Article, ...]:
    if isinstance(articles, Article):
        return articles
    if not isinstance(articles, Iterable):
        raise ArgumentError(f"an article is wanted, or several, not {type(articles).__name__}")
    found = tuple(articles)
    for place, article in enumerate(found):
        if not isinstance(article, Article):
            kind = type(article).__name__
            raise ArgumentError(f"item {place} of what is given is no article but of type {kind}")
    return found
