"""Every case of `tests/cases`: what the README there calls expected is what `parse` finds."""

from __future__ import annotations

from datetime import date

import pytest
from casefiles import Case, Expected, read_all

import unpress
from unpress.model import Actor, Article, Span, Statement


def _params() -> list[object]:
    params = []
    for case in read_all():
        marks = (
            [pytest.mark.xfail(reason=case.reason, strict=True)]
            if case.file.parent.name == "known-failures"
            else []
        )
        params.append(pytest.param(case, id=case.id, marks=marks))
    return params


@pytest.mark.parametrize("case", _params())
def test_case(case: Case) -> None:
    published = case.given.get("published")
    article = unpress.parse(
        case.text, published=date.fromisoformat(published) if published else None
    )
    for key, value in case.article.items():
        _check_article(article, key, value)
    assert _written(article, case) == _expected(article, case)


def _check_article(article: Article, key: str, value: str) -> None:
    """Compare one line about the article itself."""
    if key in ("furniture", "body"):
        for words in value.split(" | "):
            start = article.text.index(words)
            inside = any(piece.span.start <= start < piece.span.end for piece in article.furniture)
            assert inside == (key == "furniture"), (
                f"{words!r} is {'' if inside else 'not '}furniture"
            )
        return
    dateline = article.dateline
    found = {
        "headline": article.headline and article.headline.text,
        "byline": article.byline and article.byline.text,
        "published": _published(article),
        "agencies": ", ".join(article.agencies),
        "genre": str(article.genre),
        "language": article.language,
        "dateline": " | ".join(
            str(part or "-") for part in (dateline.place, dateline.date, dateline.agency)
        )
        if dateline
        else None,
    }[key]
    assert (found or "-") == (value or "-"), key


def _published(article: Article) -> str | None:
    published = article.published
    if published is None:
        return None
    return published.isoformat(timespec="minutes") if hasattr(published, "hour") else str(published)


def _expected(article: Article, case: Case) -> list[str]:
    """Return the expected statements as lines, optional ones only where they were found."""
    lines = []
    for expected in case.statements:
        match = _match(article, expected)
        if match is None and expected.optional:
            continue
        lines.append(_line(expected))
    return sorted(lines)


def _written(article: Article, case: Case) -> list[str]:
    """Return the statements that were found as lines, with the facts that the case compares."""
    lines = []
    for statement in article.statements:
        expected = next((e for e in case.statements if _match(article, e) is statement), None)
        lines.append(_found_line(article, statement, expected, case))
    return sorted(lines)


def _match(article: Article, expected: Expected) -> Statement | None:
    """Return the statement with the expected cue and content, else the one with the cue."""
    same_cue = [s for s in article.statements if _words(article, s.cue) == (expected.cue or "-")]
    for statement in same_cue:
        if _contents(article, statement) == " … ".join(expected.content):
            return statement
    at = [s for s in same_cue if _words(article, s.source) == (expected.source or "-")]
    return at[0] if len(at) == 1 else None


def _line(expected: Expected) -> str:
    facts = ", ".join(f"{key}={value}" for key, value in sorted(expected.facts.items()))
    return (
        f"{'^' if expected.parent else ''} {expected.source or '-'} | {expected.cue or '-'} | "
        f"{' … '.join(expected.content)} | {facts}"
    )


def _found_line(
    article: Article, statement: Statement, expected: Expected | None, case: Case
) -> str:
    facts = {
        "act": str(statement.act),
        "kind": str(statement.kind),
        "force": str(statement.force),
        "by": " & ".join(actor.name for actor in statement.speakers) or "-",
        "for": statement.principal.name if statement.principal else "-",
        "medium": str(statement.medium or "-"),
        "date": str(statement.date or "-"),
        "carried": " … ".join(_mended(span.of(article.text)) for span in statement.carried) or "-",
    }
    nested = "^" if statement.parent else ""
    if expected is not None:
        parent = next((e for e in case.statements if e.number == expected.parent), None)
        if parent is not None and _match(article, parent) is not statement.parent:
            nested = "^elsewhere"
        kept = {}
        for key, wanted in expected.facts.items():
            right = facts[key] in wanted.split("/") or (
                key in ("by", "for") and _named(statement, key, wanted)
            )
            kept[key] = wanted if right else facts[key]
        facts = kept
    told = ", ".join(f"{key}={value}" for key, value in sorted(facts.items()))
    return (
        f"{nested} {_words(article, statement.source)} | {_words(article, statement.cue)} | "
        f"{_contents(article, statement)} | {told}"
    )


def _named(statement: Statement, key: str, wanted: str) -> bool:
    """Tell whether the wanted names are those of the speakers, or of the principal."""
    actors: tuple[Actor, ...] = statement.speakers
    if key == "for":
        actors = (statement.principal,) if statement.principal else ()
    return any(
        len(names) == len(actors)
        and all(name == actor.name for name, actor in zip(names, actors, strict=True))
        for names in (choice.split(" & ") for choice in wanted.split("/"))
    )


def _words(article: Article, span: Span | None) -> str:
    return "-" if span is None else _mended(span.of(article.text))


def _contents(article: Article, statement: Statement) -> str:
    return " … ".join(_mended(span.of(article.text)) for span in statement.content)


def _mended(words: str) -> str:
    return " ".join(words.split())
