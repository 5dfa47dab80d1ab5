"""Stage 3: the headline and the byline among the lines before a story.

Comes in: the lines before the body, read one by one, and the words of the lede. Goes out: which of
them is the headline, what the others with words of their own are, and which byline counts. It never
moves the beginning of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from unpress.analysis.captions import is_credited, is_posed
from unpress.analysis.lines import Reading
from unpress.analysis.page import Block, Page, content, plain
from unpress.analysis.papers import Paper
from unpress.analysis.standfirsts import HEADLINE, SAME_LINE
from unpress.analysis.starts import CLOSED_HEADLINE, HEADLINE_WORDS
from unpress.model import FurnitureKind

_DECK_WORDS: Final = 5
_MENU_ITEMS: Final = 3  # of a list between lines, of which the second then is the headline
_NAMES: Final = range(2, 5)  # words of a reporter's name on its own line
_FAIR_WORDS: Final = 3  # of a headline that shares no word with its lede, and one more
_BYLINES: Final = ("byline", "handle", "agency as author", "stamp", "desk", "bare name")

Span: TypeAlias = tuple[int, int]
ReadLine: TypeAlias = tuple[Block, Reading]


def choose_headline(
    page: Page, lines: Sequence[ReadLine], begin: int, paper: Paper | None, *, dated: bool
) -> Span | None:
    """Choose the headline among the lines that have words of their own.

    The first that shares words with the lede is the headline, or the first that is printed again;
    one that does both goes before. Failing that, it is the last that is long enough. A sentence is
    one only where there is nothing else. `begin` is where the body begins, `dated` says that it
    does with a dateline.
    """
    if paper is not None and paper.title is not None:
        for block, reading in lines:
            if block.at == paper.title:
                return _whole_title(page, lines, reading.own or (block.start, block.end))
    own = [
        (block, reading.own)
        for block, reading in lines
        if reading.own is not None and len(block.text) <= HEADLINE and not is_posed(page, block)
    ]
    short = [(block, span) for block, span in own if not block.prose or _is_short(block)]
    lede = content(page.text.folded[begin : begin + 4 * HEADLINE], page.rules)
    twice: list[Span] = []
    told: list[Span] = []
    fair: list[Span] = []
    chosen: Span | None = None
    copies = [plain(page.text.folded[slice(*span)]) for _, span in own]
    for _, span in short:
        text = page.text.folded[slice(*span)]
        words = text.split()
        if _is_section(page, words):
            continue
        shared = len(content(text, page.rules) & lede)
        repeated = len(words) > 2 and copies.count(plain(text)) > 1
        if repeated and shared > 1:
            twice.append(span)
        if repeated or (len(words) > 2 and shared > (len(words) > _DECK_WORDS)):
            told.append(span)
        if len(words) > _FAIR_WORDS:
            fair.append(span)
    if twice or told:
        chosen = twice[0] if twice else _behind_menu(page, lines, told)
        chosen = _cleanest(page, chosen, [other for _, other in own])
    elif fair:
        chosen = fair[-1]
    if chosen is not None:
        return chosen if paper is None else _whole_title(page, lines, chosen)
    if paper is None and len(short) == 1 and (dated or _may_be_one(short[0][0].text)):
        return short[0][1]
    return own[-1][1] if own and not short and len(own[-1][0].text) <= CLOSED_HEADLINE else None


def _is_short(block: Block) -> bool:
    return len(block.text) <= CLOSED_HEADLINE and len(block.text.split()) <= HEADLINE_WORDS


def _is_section(page: Page, words: Sequence[str]) -> bool:
    """Tell whether a line has no words but those of sections and tools."""
    sections = page.rules.language.furniture.headlines.sections
    return all(word.strip(".,:|").lower() in sections for word in words)


def _may_be_one(text: str) -> bool:
    """Tell whether a lone line may be a headline of a word or two."""
    return " " in text or text.isupper()


def _cleanest(page: Page, span: Span, others: Sequence[Span]) -> Span:
    """Return the copy of a headline that has no section glued before it."""
    folded = page.text.folded
    mine = plain(folded[slice(*span)])
    for other in others:
        copy = plain(folded[slice(*other)])
        if SAME_LINE < len(copy) < len(mine) and mine.endswith(copy):
            return other
    return span


def _behind_menu(page: Page, lines: Sequence[ReadLine], told: Sequence[Span]) -> Span:
    """Return the first of the spans; behind items of a list, which are a menu's, the next one."""
    first, *others = told
    items = [block.start for block, reading in lines if reading.rule == "item of a list"]
    for span in others:
        menu = sum(first[1] <= item < span[0] for item in items) >= _MENU_ITEMS
        if menu and not page.text.folded[slice(*span)].endswith("..."):
            return span
    return first


def _whole_title(page: Page, lines: Sequence[ReadLine], span: Span) -> Span:
    """Take in the lines over which a paper's title in capitals breaks."""
    start, end = span
    at = next((block.at for block, _ in lines if block.start <= start < block.end), 0)
    for block, reading in lines:
        if block.at <= at or reading.own is None:
            continue
        if block.at > at + 2 or not page.text.folded[start:end].isupper():
            break
        if block.text.isupper():
            end = block.end
    return start, end


def without_suffix(page: Page, span: Span) -> Span:
    """Leave the name of the outlet out of a headline: *UN slams raid - Norland Times*."""
    start, end = span
    folded = page.text.folded
    end = start + len(folded[start:end].rstrip(" \t|•·–—-"))
    for mark in (" - ", " – ", " — "):
        at = folded.rfind(mark, start, end)
        if at > start and page.rules.known.whole(folded[at:end]):
            return start, at
    return start, end


def kind_of(
    page: Page, line: ReadLine, headline: Span | None, begin: int
) -> tuple[FurnitureKind, str]:
    """Say what a line with words of its own is, once the headline is known; with its rule."""
    block, reading = line
    if headline is None:
        if block.prose:
            return FurnitureKind.HEADLINE, "standfirst"
        return FurnitureKind.NAVIGATION, "line before the story"
    if is_credited(page, block) or is_posed(page, block):
        return FurnitureKind.CAPTION, "caption"
    start, end = reading.own or (block.start, block.end)
    if headline[0] <= start < headline[1]:
        return FurnitureKind.HEADLINE, "headline"
    title, mine = plain(page.text.folded[slice(*headline)]), plain(page.text.folded[start:end])
    if title in mine or (mine in title and 2 * len(mine) > len(title)):
        return FurnitureKind.HEADLINE, "headline again"
    if start < headline[0]:
        return FurnitureKind.NAVIGATION, "line before the headline"
    if _is_bare_name(page, block.text.split(), begin):
        return FurnitureKind.BYLINE, "bare name"
    if block.prose:
        return FurnitureKind.HEADLINE, "standfirst"
    if len(block.text.split()) >= _DECK_WORDS:
        return FurnitureKind.HEADLINE, "deck"
    return FurnitureKind.NAVIGATION, "line before the story"


def _is_bare_name(page: Page, words: Sequence[str], begin: int) -> bool:
    """Tell whether a line is a reporter's name: two to four names that the story does not tell."""
    names = [word.strip(".,") for word in words]
    if len(names) not in _NAMES or not all(map(_is_name, names)):
        return False
    sections = page.rules.language.furniture.headlines.sections
    if any(name.lower() in sections for name in names):
        return False
    if " ".join(names).lower() in page.rules.stamps.places:
        return False
    return len(names[-1]) > 2 and page.text.folded.find(names[-1], begin) < 0


def _is_name(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace(".", "")
    return word[:1].isupper() and letters.isalpha()


def best_byline(bylines: Sequence[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Choose a byline: one that says so, before an agency, a desk or a bare name."""

    def rank(byline: tuple[int, int, str]) -> int:
        return _BYLINES.index(byline[2]) if byline[2] in _BYLINES else len(_BYLINES)

    return min(bylines, key=rank, default=None)
