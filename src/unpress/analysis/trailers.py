"""Stage 3: where the story ends, and what follows it.

Comes in: a page and the head that was found. Goes out: a `Trail`: furniture among and behind the
paragraphs, with the credits, dates and the headline that stand there. The story ends at an end
mark, at a heading under which nothing of it comes, and at the last block from the end that is no
furniture. Lines of the tail are read by `TAIL_RULES`, in their order. What interrupts the story is
found in `unpress.analysis.interruptions`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import Final, TypeAlias

from attrs import evolve, frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.captions import is_caption
from unpress.analysis.endings import Findings, cut_endings, end_mark, has_ending, is_initials
from unpress.analysis.heads import Head
from unpress.analysis.interruptions import find_interruptions
from unpress.analysis.lines import Reading, read_line
from unpress.analysis.page import Block, Line, Page, Piece, candidates, line
from unpress.analysis.papers import Paper, translation
from unpress.analysis.stamps import Moment
from unpress.model import FurnitureKind

_CLOSER: Final = 70  # code points of a heading under which nothing of the story comes
_CLOSER_WORDS: Final = 10
_REST: Final = 0.5  # of the prose: more behind a heading, and it was a box inside the story
_LINE: Final = 170  # code points of an open line at the page's end that is no paragraph
_NOTE: Final = 700  # code points of a notice
_READ: Final = 200  # blocks of a tail that are read; behind them come links
_CREDIT_WORDS: Final = 8
_LABEL_WORDS: Final = 3  # of a label behind which nothing comes: *New comment:*
_CUT_WORDS: Final = 5
_QUOTES: Final = "\"“”'‘’`«„"
_SURE: Final = frozenset(("syndication note", "credit"))  # whatever stands before them

TailRule: TypeAlias = Callable[[Page, Block, Findings], Reading | None]


@frozen(eq=False)
class Trail:
    """What stands among and behind the paragraphs."""

    pieces: tuple[Piece, ...] = ()
    headline: Line | None = None
    byline: Line | None = None
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()


def read_trail(page: Page, head: Head, paper: Paper | None) -> Trail:
    """Find the furniture from the block of the lede on."""
    if not head.told:
        return Trail()
    lengths = [len(text) if page.prose(i) else 0 for i, text in enumerate(page.blocks.texts)]
    found = Findings(list(candidates(page, head.first)), [*accumulate(lengths, initial=0)])
    last = _story_end(page, head, paper, found)
    last = _from_the_end(page, head, last, found, paper=paper is not None)
    if last > head.first:
        start = page.blocks.starts[last - 1]
        cut_endings(page, last - 1, max(start, head.begin), found)
    first = head.first + 1 if paper is None else head.first
    find_interruptions(page, head, first, last, found)
    return Trail(
        pieces=tuple(found.pieces),
        headline=found.headline,
        byline=found.byline,
        moments=tuple(found.moments),
        credits=tuple(found.credits),
    )


def _story_end(page: Page, head: Head, paper: Paper | None, found: Findings) -> int:
    """Return the block with which the tail begins; all of the tail is read as furniture."""
    end = len(page)
    cut = translation(page, head.first) if paper is not None else None
    if cut is not None:
        found.pieces += [
            Piece(*page.span(i), FurnitureKind.NOTICE, "translation") for i in range(cut, end)
        ]
        end = cut
    marks = page.rules.language.furniture.marks.glued
    for i in found.candidates:
        if i >= end:
            break
        text = page.blocks.texts[i]
        if i + 1 < end and end_mark(text, marks):
            _read_closed(page, i + 1, end, found)
            return i + 1
        if i == head.first or len(text) > _CLOSER:
            continue
        block = page.look(i)
        if "end mark" in block.is_line and "lone end mark" not in block.is_line:
            _read_closed(page, i, end, found)
            return i
        if _closes(page, block, head, end, found):
            _read_closed(page, i, end, found)
            return i
    return end


def _closes(page: Page, block: Block, head: Head, end: int, found: Findings) -> bool:
    """Tell whether a heading closes the story: it says so, and little prose comes behind it."""
    notice = block.opening("notice") is not None
    if (block.prose or block.closed) and not notice:
        return False
    opens = block.opening("closer") and len(block.text.split()) <= _CLOSER_WORDS
    if not opens and "closer" not in block.is_line:
        return False
    boxed = block.opening("box") or "box" in block.is_line
    if boxed and page.prose(end - 1) and page.look(end - 1).opening("notice") is None:
        return False  # titles, then the story's last paragraphs
    before = found.prose[block.at] - found.prose[head.first]
    behind = found.prose[end] - found.prose[block.at + 1]
    return behind <= _REST * before


def _read_closed(page: Page, first: int, end: int, found: Findings) -> None:
    """Read the blocks behind the story's end: all are furniture, only sure ones credit anybody."""
    for i in range(first, end):
        block = page.look(i) if i - first < _READ else None
        reading = _read_tail(page, block, found) if block is not None else None
        if block is not None and reading is not None and (i == first or reading.rule in _SURE):
            _take(page, block, reading, found)
        elif reading is not None:
            kind = reading.kind or FurnitureKind.NAVIGATION
            found.pieces.append(Piece(*page.span(i), kind, reading.rule))
        else:
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NAVIGATION, "after the story"))


def _from_the_end(page: Page, head: Head, last: int, found: Findings, *, paper: bool) -> int:
    """Go back from the story's end over all that is furniture; return where that begins."""
    i = last
    while i > head.first + 1:
        block = page.look(i - 1)
        if _is_told(page, block):
            break
        known = last - i < _READ
        reading = _read_tail(page, block, found) if known else None
        if paper and known and reading is None:
            signed = read_line(page, block, paper=True)
            reading = signed if signed.kind is not None else None
        if reading is not None:
            _take(page, block, reading, found)
        elif _is_residue(page, block):
            piece = Piece(block.start, block.end, FurnitureKind.NAVIGATION, "line after the story")
            found.pieces.append(piece)
        else:
            break
        i -= 1
    return i


def _is_told(page: Page, block: Block) -> bool:
    """Tell whether a block at the end is plainly a sentence of the story."""
    if not block.closed:
        return False
    if block.text[0] in _QUOTES:
        return True
    known = block.opens or block.is_line or _helps(page, block)
    return block.text[0].isalpha() and not known


def _is_residue(page: Page, block: Block) -> bool:
    """Tell whether an open line at the end is none of the story: a title, a tag, a name."""
    text = block.text
    if block.prose or block.closed or len(text) > _LINE:
        return False
    if text[0] in _QUOTES or text[-1] in ",;-–—" or has_ending(page, text):
        return False
    if text[-1] == ":" and len(text.split()) > _LABEL_WORDS:
        return False
    return block.at + 1 < len(page) or not _is_cut(page, block)


def _is_cut(page: Page, block: Block) -> bool:
    """Tell whether a page's last line is a sentence that it cut short: by its small words."""
    words = [word.strip(".,").lower() for word in block.text.split()]
    ledes = page.rules.language.furniture.headlines.ledes
    return len(words) >= _CUT_WORDS and (
        words[0] in page.rules.function_words or any(word in ledes for word in words)
    )


def _take(page: Page, block: Block, reading: Reading, found: Findings) -> None:
    """Keep what a line of the tail is, and what it gives."""
    kind = reading.kind or FurnitureKind.NAVIGATION
    found.pieces.append(Piece(block.start, block.end, kind, reading.rule))
    found.moments += reading.moments
    if kind is not FurnitureKind.CAPTION:
        found.credits += reading.credits
    if reading.byline is not None and found.byline is None and reading.rule == "byline":
        found.byline = line(page, *reading.byline, reading.rule)


# --- the rules of the tail


def _read_tail(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read one block as a line of the tail; `None` where no rule knows it."""
    for name, rule in TAIL_RULES:
        reading = rule(page, block, found)
        if reading is not None:
            return reading if reading.rule else evolve(reading, rule=name)
    return None


def _syndicated(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read *The post X appeared first on Y.*: it holds the title and the outlet."""
    folded, words = page.text.folded, page.rules.language.furniture.credits
    low = folded[block.start : block.end].lower()
    for phrase in words.appeared:
        at = low.find(phrase)
        if at < 0:
            continue
        begin, close = block.start + at + len(phrase), block.end
        while close > begin and not folded[close - 1].isalnum():
            close -= 1
        post = block.opening("post")
        if post is not None and found.headline is None:
            start = block.start + low.find(post.phrase) + len(post.phrase)
            found.headline = line(page, start, block.start + at, "title of a syndication note")
        names = tuple(page.rules.known.named(folded, begin, close))
        return Reading(FurnitureKind.CREDIT, credits=names)
    return None


def _final_mark(page: Page, block: Block, found: Findings) -> Reading | None:
    del page, found
    marked = "end mark" in block.is_line or not block.text.strip(" *_=#~■\n")
    return Reading(FurnitureKind.END_MARK) if marked else None


def _initials(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read the initials of desk and editor; an agency's are its name."""
    del found
    if not is_initials(block.text):
        return None
    agency = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    return Reading(FurnitureKind.CREDIT, credits=agency)


def _line_of_page(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read a line as the head's rules do."""
    del found
    if block.prose and len(block.text) > _NOTE:
        return None
    reading = read_line(page, block)
    return reading if reading.kind is not None else None


def _helpers(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read who helped (*A. Doe contributed to this report.*)."""
    del found
    return Reading(FurnitureKind.CREDIT) if _helps(page, block) else None


def _helps(page: Page, block: Block) -> bool:
    if len(block.text) > _LINE:
        return False
    low = block.text.lower()
    return any(helper in low for helper in page.rules.language.furniture.credits.helpers)


def _known_credit(page: Page, block: Block, found: Findings) -> Reading | None:
    """Read a short line that names a known agency: *Agencies Via Xinhua*, *//Petra// AK*."""
    del found
    words = block.text.split()
    if block.prose or block.closed or len(block.text) > _CLOSER or len(words) > _CREDIT_WORDS:
        return None
    if is_caption(page, block):
        return Reading(FurnitureKind.CAPTION)
    names = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    if not names or block.is_line:
        return None
    covered = sum(len(credit.name.split()) for credit in names)
    if 3 * covered < len(words) and not block.dated:
        return None
    return Reading(FurnitureKind.CREDIT, moments=block.dated, credits=names)


TAIL_RULES: Final[tuple[tuple[str, TailRule], ...]] = (
    ("syndication note", _syndicated),
    ("end mark", _final_mark),
    ("initials", _initials),
    ("line of the page", _line_of_page),
    ("helpers", _helpers),
    ("credit of an agency", _known_credit),
)
