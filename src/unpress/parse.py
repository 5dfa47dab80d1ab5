"""The table of contents: from a text to its article, one call a stage.

Comes in: any string. Goes out: an `Article`, or with `analyze` an `Analysis` of all layers. Text never
raises; an argument of the wrong kind raises an `UnpressError`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from unpress.analysis import documents
from unpress.analysis.assembly import assemble
from unpress.analysis.attributions import Attribution, attribute
from unpress.analysis.cast import Cast, gather
from unpress.analysis.circumstances import Circumstances, circumstances
from unpress.analysis.layout import Layout, lay_out
from unpress.analysis.marking import mark, mend
from unpress.analysis.principals import principals
from unpress.analysis.quotations import Quotation, pair
from unpress.analysis.resolution import Resolved, resolve
from unpress.analysis.sentences import Sentence, split
from unpress.analysis.text import read
from unpress.analysis.words import Words, words
from unpress.errors import ArgumentError, MissingExtraError
from unpress.knowledge import Knowledge, knowledge
from unpress.languages import Language
from unpress.languages import language as language_of
from unpress.languages.detection import UNDETERMINED, detect
from unpress.languages.lexicon import lexicon
from unpress.model import Article, Genre, Span

if TYPE_CHECKING:
    from multiprocessing.pool import Pool as PoolOf

_IN_HAND = 8  # texts for each process that are read ahead


@frozen(eq=False)
class Analysis:
    """All layers of one text, in the order in which they were made; `article` is the last."""

    text: str
    language: Language | None
    words: Words | None
    layout: Layout | None
    quotations: Sequence[Quotation]
    sentences: Sequence[Sentence]
    attributions: Sequence[Attribution]
    circumstances: Sequence[Circumstances]
    cast: Cast | None
    resolved: Sequence[Resolved]
    article: Article


def parse(
    text: str, language: str | Language | None = None, published: date | datetime | None = None
) -> Article:
    """Read a text and return its article.

    >>> article = parse("Vale condemned the raid, said his spokesman Marc Dupre.")
    >>> for statement in article.statements:
    ...     print(statement.act, statement.speaker, "|", article.quote(statement))
    assert Marc Dupre | Vale condemned the raid
    condemn Vale | the raid

    `language` is a code (found by itself if not given), `published` the day of the page if the caller
    knows it. Raises `ArgumentError` for bytes and `UnknownLanguageError` for a code without data.
    """
    return analyze(text, language, published).article


def analyze(
    text: str, language: str | Language | None = None, published: date | datetime | None = None
) -> Analysis:
    """Read a text and return all layers."""
    _check(text, published)
    if not isinstance(language, Language):
        code = detect(text) if language is None else language
        if code == UNDETERMINED:
            return _unread(text)
        language = language_of(code)
    return _read(text, language, knowledge(), published)


def parse_many(
    texts: Iterable[str],
    *,
    workers: int = 0,
    language: str | None = None,
    published: date | datetime | None = None,
    progress: bool = False,
) -> Iterator[Article]:
    """Read many texts, and yield their articles in the order of the texts.

    >>> [len(article.statements) for article in parse_many(["Vale left.", "Vale said no."])]
    [0, 1]

    With `workers`, that many processes share the work; memory does not grow with the number of
    texts. `progress` shows a bar where tqdm is installed (extra `progress`).

    Raises as `parse` does, and `MissingExtraError` where a bar is wanted and tqdm is not there.
    """
    read = partial(_one, language=language, published=published)
    if workers < 0:
        raise ArgumentError(f"workers is a number of processes, 0 for none, not {workers}")
    source = _with_bar(texts) if progress else texts
    if workers == 0:
        yield from map(read, source)
        return
    from multiprocessing import Pool  # takes its time to import, and hardly anybody needs it

    with Pool(workers) as pool:
        yield from _bounded(pool, read, source, workers)


def _one(text: str, language: str | None, published: date | datetime | None) -> Article:
    return parse(text, language, published)


def _bounded(
    pool: PoolOf, read: Callable[[str], Article], texts: Iterable[str], workers: int
) -> Iterator[Article]:
    """Keep a bounded number of texts in the hands of the processes, in order."""
    waiting: deque[Any] = deque()
    for text in texts:
        waiting.append(pool.apply_async(read, (text,)))
        if len(waiting) >= _IN_HAND * workers:
            yield waiting.popleft().get()
    while waiting:
        yield waiting.popleft().get()


def _with_bar(texts: Iterable[str]) -> Iterable[str]:
    try:
        from tqdm.auto import tqdm
    except ModuleNotFoundError:
        raise MissingExtraError(
            "a progress bar needs tqdm: pip install 'unpress[progress]'"
        ) from None
    bar: Iterable[str] = tqdm(texts, unit=" articles")
    return bar


def _read(
    text: str, language: Language, known: Knowledge, published: date | datetime | None
) -> Analysis:
    folded = read(text, language)
    lexical = lexicon(language)
    w = words(folded, lexical)
    layout = lay_out(folded, language, known, published)
    quotations = mend(w, pair(folded, layout.paragraphs, language))
    sentences = split(w, layout.paragraphs, quotations)
    marking = mark(w, quotations)
    attributions = attribute(marking, sentences, lexical)
    around = circumstances(w, attributions, sentences, language)
    day = _day(layout)
    cast = gather(w, _named_in(w, layout), attributions, language, known, day)
    resolved, reader = resolve(w, attributions, cast, around, language, known)
    whose = principals(attributions, resolved, around, reader)
    paper = documents.issuer(w, layout, reader)
    resolved, whose, around = documents.speak(resolved, whose, around, paper)
    article = assemble(
        text,
        language,
        layout,
        w,
        quotations,
        marking.marked,
        attributions,
        around,
        resolved,
        whose,
        reader.voices,
        day,
    )
    return Analysis(
        text,
        language,
        w,
        layout,
        quotations,
        sentences,
        attributions,
        around,
        cast,
        resolved,
        article,
    )


def _named_in(w: Words, layout: Layout) -> list[tuple[int, int]]:
    """Return the ranges of words in which people are named: the body, and all of a paper."""
    if layout.genre is not Genre.NEWS:
        return [(0, len(w))]
    return [(w.at(start), w.at(end)) for start, end in layout.paragraphs]


def _day(layout: Layout) -> date | None:
    """Return the day from which weekdays are counted: the dateline's, else the page's."""
    if layout.dateline is not None and layout.dateline.date is not None:
        day = layout.dateline.date.to_date()
        if day is not None:
            return day
    published = layout.published
    if isinstance(published, datetime):
        return published.date()
    return published.to_date() if published is not None else None


def _unread(text: str) -> Analysis:
    """Return the article of a text in a language without data: all body, no statement."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    body = (Span(start, end),) if start < end else ()
    article = Article(text, UNDETERMINED, paragraphs=body)
    return Analysis(text, None, None, None, (), (), (), (), None, (), article)


def _check(text: object, published: object) -> None:
    """Refuse what is no text and no day."""
    if not isinstance(text, str):
        raise ArgumentError(
            f"a text is a str, not {type(text).__name__}; read the file with encoding='utf-8', "
            "newline=''"
        )
    if published is not None and not isinstance(published, date):
        raise ArgumentError(
            f"published is a datetime.date or datetime, not {type(published).__name__}"
        )
