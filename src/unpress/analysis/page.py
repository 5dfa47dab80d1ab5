"""Stage 3: what every rule of the layout looks at.

A `Rulebook` is a language's page words and the agencies of `knowledge`, made ready once. A `Page`
is one text with its blocks. What rules find they hand on as `Piece`s. Nothing here decides
anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

import regex
from attrs import evolve, field, frozen

from unpress.analysis.agencies import Directory, directory
from unpress.analysis.blocks import Blocks, blocks
from unpress.analysis.dateline_parts import DatelineGrammar, DatelineReader, dateline_grammar
from unpress.analysis.stamps import (
    Moment,
    Stamp,
    StampGrammar,
    crawled,
    moments,
    read_stamp,
    stamp_grammar,
)
from unpress.analysis.text import Text
from unpress.analysis.wordings import Found, Wordings, opening, whole, wordings
from unpress.knowledge import Knowledge
from unpress.languages import Language
from unpress.model import FurnitureKind

_SENTENCE: Final = 25  # code points: with a full stop, the shortest block that is a sentence
_SENTENCE_WORDS: Final = 5
_PARAGRAPH: Final = 160  # code points: as long as this, a block is a paragraph without its stop
_STRETCH_WORDS: Final = 7  # of a stretch that is a sentence
_DATED: Final = 400  # code points of a block in which dates are looked for
_SHORTEST_CONTENT: Final = 4  # letters of a word that says something
_HEAD: Final = 4  # code points by which a wording may be suspected
PAPER_HEAD: Final = 8  # code points by which a line of an official paper may be suspected
_WORDING: Final = 40  # code points: longer than any wording of a line inside a story
_ODD: Final = frozenset("[(*•@._|#<{&■●▪►>=~—–-+/\\0123456789©")  # no paragraph begins with these
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@frozen
class Piece:
    """A stretch of furniture, half-open in code points, and the rule that found it."""

    start: int
    end: int
    kind: FurnitureKind
    rule: str


@frozen
class Line:
    """A headline or a byline: its words with breaks of the page mended, and where they stand."""

    text: str
    start: int
    end: int
    rule: str


@frozen(eq=False)
class Rulebook:
    """A language's page words, made ready for the rules."""

    language: Language
    wordings: Wordings
    stamps: StampGrammar
    datelines: DatelineGrammar
    known: Directory
    enders: frozenset[str]
    closers: str
    letters: regex.Pattern[str]
    alien: regex.Pattern[str]
    function_words: frozenset[str]
    inner: tuple[str, ...]
    inner_heads: frozenset[str]
    paper_heads: frozenset[str]
    formulas: tuple[str, ...]

    def ends_sentence(self, text: str) -> bool:
        """Tell whether a text ends with a stop, marks of quotation behind it aside.

        A quotation without a stop of its own ends headlines, not sentences: *UN 'alarmed'*.
        """
        last = text[-1]
        if last in self.enders:
            return True
        return last in self.closers and text[-4:].rstrip(self.closers)[-1:] in self.enders


_READY: WeakKeyDictionary[Language, WeakKeyDictionary[Knowledge, Rulebook]] = WeakKeyDictionary()


def rulebook(language: Language, knowledge: Knowledge) -> Rulebook:
    """Return the rulebook of a language, made once for each language and each knowledge."""
    by_knowledge = _READY.setdefault(language, WeakKeyDictionary())
    ready = by_knowledge.get(knowledge)
    if ready is None:
        ready = by_knowledge[knowledge] = _compile(language, knowledge)
    return ready


def _compile(language: Language, knowledge: Knowledge) -> Rulebook:
    page = language.furniture
    words = language.words
    own = "".join(f"{pair[0]}-{pair[-1]}" for pair in page.letters)
    known_wordings = wordings(language)
    titled, formed = page.papers.titles, page.papers.formulas
    titles = (*titled.statement, *titled.press_release, *titled.transcript, *titled.digest)
    formulas = (*formed.statement, *formed.press_release, *formed.transcript)
    inner = tuple(
        phrase
        for found in known_wordings.starts.values()
        for phrase, group in found
        if group in ("box", "navigation", "caption")
    )
    inner = (*inner, *page.navigation.glued)
    return Rulebook(
        language=language,
        wordings=known_wordings,
        stamps=stamp_grammar(language),
        datelines=dateline_grammar(
            language, (acronym for body in knowledge.bodies for acronym in body.acronyms)
        ),
        known=directory(language, knowledge),
        enders=frozenset(language.enders),
        closers="".join(language.closers),
        letters=regex.compile(r"[^\W\d_]"),
        alien=regex.compile(rf"[[^\W\d_]--[{own}]]", regex.VERSION1),
        function_words=frozenset(
            (
                *words.determiners,
                *words.prepositions,
                *words.coordinators,
                *words.subjects,
                *words.be,
                *words.have,
                *words.modals,
                *words.relatives,
                *words.complementizers,
            )
        ),
        inner=inner,
        inner_heads=frozenset(phrase[:_HEAD] for phrase in inner),
        paper_heads=frozenset(
            phrase[:PAPER_HEAD]
            for phrase in (
                *page.papers.mastheads,
                *page.papers.masthead_starts,
                *titles,
                *formulas,
            )
        ),
        formulas=formulas,
    )


@frozen(eq=False)
class Block:
    """One block, or a stretch of one, and what is known of it once it is asked for."""

    at: int
    start: int
    end: int
    text: str
    prose: bool
    page: Page

    @cached_property
    def opens(self) -> tuple[Found, ...]:
        """The wordings that the block begins with, longest first."""
        return opening(self.text, self.page.rules.wordings)

    @cached_property
    def is_line(self) -> frozenset[str]:
        """The groups of wordings that the block is a line of."""
        return whole(self.text, self.page.rules.wordings)

    @cached_property
    def closed(self) -> bool:
        """Whether the block ends with a stop."""
        return self.page.rules.ends_sentence(self.text)

    @cached_property
    def dated(self) -> tuple[Moment, ...]:
        """The dates with a year in the block's first part."""
        stop = min(self.end, self.start + _DATED)
        return tuple(moments(self.page.text.folded, self.page.rules.stamps, self.start, stop))

    @cached_property
    def stamp(self) -> Stamp | None:
        """What the block is as a stamp, if it holds a date."""
        rules = self.page.rules
        return read_stamp(
            self.page.text.folded,
            self.start,
            self.end,
            self.dated,
            grammar=rules.stamps,
            known=rules.known,
        )

    def opening(self, *groups: str) -> Found | None:
        """Return the longest wording of these groups that the block begins with."""
        return next((found for found in self.opens if found.group in groups), None)


@frozen(eq=False)
class Page:
    """One text, cut into blocks; `crawl` is a date that a crawler has put before it."""

    text: Text
    blocks: Blocks
    rules: Rulebook
    datelines: DatelineReader
    crawl: Moment | None = None
    looked: dict[int, Block] = field(factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.blocks.starts)

    def span(self, i: int) -> tuple[int, int]:
        """Return where block `i` stands."""
        return self.blocks.starts[i], self.blocks.ends[i]

    def look(self, i: int) -> Block:
        """Look at block `i` closely."""
        block = self.looked.get(i)
        if block is None:
            start, end = self.span(i)
            block = Block(i, start, end, self.blocks.texts[i], self.prose(i), self)
            self.looked[i] = block
        return block

    def look_at(self, start: int, end: int, at: int) -> Block | None:
        """Look at a stretch of block `at` as if it were a block; `None` where nothing is in it."""
        start, end = trimmed(self.text.folded, start, end)
        if start == end:
            return None
        text = self.text.folded[start:end]
        prose = self.rules.ends_sentence(text) and len(text.split()) > _STRETCH_WORDS
        return Block(at, start, end, text, prose, self)

    def prose(self, i: int) -> bool:
        """Tell whether block `i` is a sentence at least: by its end, or by its length."""
        text = self.blocks.texts[i]
        if len(text) >= _PARAGRAPH:
            return True
        if len(text) < _SENTENCE or not self.rules.ends_sentence(text):
            return False
        return len(text) >= 3 * _SENTENCE or len(text.split()) >= _SENTENCE_WORDS


def content(text: str, rules: Rulebook) -> set[str]:
    """Return the words of a text that say something, in lower case."""
    small = rules.function_words
    return {
        word
        for word in map(str.lower, _WORD.findall(text))
        if len(word) >= _SHORTEST_CONTENT and word not in small
    }


def plain(text: str) -> str:
    """Return a line as it is compared with others: its letters and digits, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def turn(text: Text, rules: Rulebook) -> Page:
    """Cut a text into blocks; the crawler's date is taken off its head."""
    folded = text.folded
    cut = blocks(folded, rules.language)
    crawl = crawled(folded, rules.stamps)
    if crawl is not None and cut.starts:
        begin, end = trimmed(folded, crawl.end, cut.ends[0])
        if begin == end:
            cut = Blocks(cut.starts[1:], cut.ends[1:], cut.texts[1:], cut.apart[1:])
        else:
            cut = evolve(
                cut, starts=[begin, *cut.starts[1:]], texts=[folded[begin:end], *cut.texts[1:]]
            )
    return Page(text, cut, rules, DatelineReader(folded, rules.datelines, rules.known), crawl)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the white space at both ends out of a stretch."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def line(page: Page, start: int, end: int, rule: str) -> Line | None:
    """Make a line of a stretch of the page; `None` where nothing is left of it."""
    start, end = trimmed(page.text.given, start, end)
    if start == end:
        return None
    return Line(" ".join(page.text.given[start:end].split()), start, end, rule)


def candidates(page: Page, first: int) -> Iterator[int]:
    """Yield the blocks from `first` on that may be furniture: all but plain paragraphs."""
    enders, heads, inner = page.rules.enders, page.rules.inner_heads, page.rules.inner
    texts = page.blocks.texts
    for i in range(first, len(texts)):
        text = texts[i]
        if (
            (text[-1] not in enders and not page.rules.ends_sentence(text))
            or text[0] in _ODD
            or (text[:_HEAD].lower() in heads and text[:_WORDING].lower().startswith(inner))
        ):
            yield i
