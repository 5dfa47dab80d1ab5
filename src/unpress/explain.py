"""Why it came out so: which rule made each item of an article."""

from __future__ import annotations

from collections.abc import Iterable

from unpress.model import Article, Span

_WIDTH = 60  # columns of text shown for each item


def explain(article: Article) -> str:
    """Return a line for each item that was found: where, what, and the name of the rule that made it.

    >>> import unpress
    >>> article = unpress.parse("The raid must stop, said Marc Dupre, the spokesman.")
    >>> print(explain(article).splitlines()[-1])
    statement 1 [0, 18) “The raid must stop” by: content, cue source; speaker: name

    Rules belong to the making of an article, not to its value: an article read back from a file has
    none, and its items are marked “not known”.
    """
    return "\n".join(_lines(article))


def _lines(article: Article) -> Iterable[str]:
    for piece in article.furniture:
        yield _line(article, f"furniture {piece.kind}", piece.span, piece.rule)
    for quote in article.quotes:
        yield _line(article, "quotation", quote.span, quote.rule)
    for number, actor in enumerate(article.everyone, start=1):
        span = actor.mentions[0] if actor.mentions else Span(0, 0)
        yield _line(article, f"{actor.type} a{number} {actor.name}:", span, actor.rule)
    for number, statement in enumerate(article.statements, start=1):
        span = Span(statement.content[0].start, statement.content[-1].end)
        yield _line(article, f"statement {number}", span, statement.rule)


def _line(article: Article, what: str, span: Span, rule: str) -> str:
    words = " ".join(span.of(article.text).split())
    shown = words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
    return f"{what} [{span.start}, {span.end}) “{shown}” by: {rule or 'not known'}"
