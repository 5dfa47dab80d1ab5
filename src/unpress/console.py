"""An article for people at a terminal: its head, then a row for each statement.

Comes in: an `Article` and the width of the terminal in columns. Goes out: lines of text that fit it.
It never prints and never reads the terminal itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from unpress.model import Actor, Article, Force, Statement

_GAP = "  "
_HEADINGS = ("#", "who", "for", "act", "medium", "date", "words")
# How the width is shared out where it is short: the most that each column but the last may take.
_MOST = (5, 24, 20, 20, 16, 10)
_LEAST_WORDS = 24  # columns that the words keep, however narrow the terminal


def table(article: Article, width: int) -> str:
    """Return the head of an article and a table of its statements, no line wider than `width`.

    >>> import unpress
    >>> article = unpress.parse("The raid must stop, said Marc Dupre, the spokesman.")
    >>> print(table(article, 80).splitlines()[-1].rstrip())
    1  Marc Dupre  assert  The raid must stop
    """
    numbers = {id(statement): n for n, statement in enumerate(article.statements, start=1)}
    rows = [_row(article, statement, numbers) for statement in article.statements]
    lines = [*_head(article, width)]
    if not rows:
        return "\n".join((*lines, "no statements"))
    return "\n".join((*lines, *_aligned((_HEADINGS, *rows), width)))


def _head(article: Article, width: int) -> Iterable[str]:
    """Yield what the page tells about itself."""
    if article.headline is not None:
        yield _cut(article.headline.text, width)
    dateline = article.dateline
    told = (
        dateline.place if dateline is not None else None,
        str(dateline.date) if dateline is not None and dateline.date is not None else None,
        ", ".join(article.agencies) or None,
        f"by {article.byline.text}" if article.byline is not None else None,
        f"published {_moment(article)}" if article.published is not None else None,
        str(article.genre),
        article.language,
    )
    yield _cut(" · ".join(part for part in told if part), width)


def _moment(article: Article) -> str:
    published = article.published
    if isinstance(published, datetime):
        return published.isoformat(sep=" ", timespec="minutes")
    return str(published)


def _row(article: Article, statement: Statement, numbers: dict[int, int]) -> tuple[str, ...]:
    depth = statement.depth
    force = "" if statement.force is Force.PLAIN else f" ({statement.force})"
    return (
        _GAP * depth + str(numbers[id(statement)]),
        " & ".join(_name(actor) for actor in statement.speakers) or "-",
        _name(statement.principal) if statement.principal is not None else "",
        f"{statement.act}{force}",
        str(statement.medium or ""),
        str(statement.date or ""),
        " ".join(article.quote(statement).split()),
    )


def _name(actor: Actor) -> str:
    return " ".join(actor.name.split())


def _aligned(rows: Sequence[tuple[str, ...]], width: int) -> Iterable[str]:
    """Yield the rows in columns; an empty column goes, the words get what is left."""
    kept = [n for n in range(len(_HEADINGS)) if any(row[n] for row in rows[1:])]
    sizes = [min(_MOST[n], max(len(row[n]) for row in rows)) for n in kept[:-1]]
    words = width - sum(sizes) - len(_GAP) * len(sizes)
    while words < _LEAST_WORDS and max(sizes) > len(_HEADINGS[1]) + 1:
        widest = sizes.index(max(sizes))
        sizes[widest] -= 1
        words += 1
    for row in rows:
        cells = [_cut(row[n], size).ljust(size) for n, size in zip(kept, sizes, strict=False)]
        yield _GAP.join((*cells, _cut(row[kept[-1]], max(1, words)))).rstrip()


def _cut(text: str, size: int) -> str:
    """Return a text no longer than `size`, its end marked where it was cut."""
    return text if len(text) <= size else text[: max(0, size - 1)] + "…"
