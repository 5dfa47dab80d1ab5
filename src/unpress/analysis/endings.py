"""Stage 3: what is glued to the last words of a story or of a paragraph.

Comes in: a page, and the block that ends the story. Goes out: end marks and credits cut off its
end, as pieces of `Findings`: *... Feb. 14. Enditem*, *... on Monday. (NAN)*, *... said. - ANI*. It
looks behind the last full stop only, and never takes a bracket of the sentence itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex
from attrs import define, field

from unpress.analysis.agencies import Credit
from unpress.analysis.bylines import named
from unpress.analysis.captions import is_caption
from unpress.analysis.lines import read_line
from unpress.analysis.page import Block, Line, Page, Piece, trimmed
from unpress.analysis.stamps import Moment
from unpress.model import FurnitureKind

_REACH: Final = 240  # code points at the end of a block in which a credit may be glued to it
_CREDIT_WORDS: Final = 6
_HOUSE_WORDS: Final = range(2, 5)
_STOPS: Final = ".!?…\"”'’)"  # what stands before an end mark
_BRACKET: Final = regex.compile(
    r"""
    (?<=[.!?…"”'’]) \s*
    (?P<all> [(\[] [^()\[\]\n]{1,200}+ [)\]] \s?\.? ) \s*\Z
    """,
    regex.VERBOSE,
)
_DASH: Final = regex.compile(
    r"""
    (?<=[.!?…"”]) \s*
    (?P<all> [-–—_/]{1,3} \s? \p{L}[\p{L}\d./& \-–]{1,40}+ ) \s*\Z
    """,
    regex.VERBOSE,
)
_SLASH: Final = regex.compile(r"\s(?P<all>\p{Lu}{2,8}(?:/\p{Lu}{2,8})+)\s*\Z")
_INITIALS: Final = regex.compile(r"[(\[]\s?\p{L}{1,4}(?:[-/&,. ]{1,2}\p{L}{1,4}){0,3}\s?[)\]]")


@define
class Findings:
    """What was found among and behind the paragraphs so far.

    `candidates` are the blocks that may be furniture, `prose` how many code points of prose stand
    before each block.
    """

    candidates: Sequence[int]
    prose: Sequence[int]
    pieces: list[Piece] = field(factory=list)
    headline: Line | None = None
    byline: Line | None = None
    moments: list[Moment] = field(factory=list)
    credits: list[Credit] = field(factory=list)


def is_initials(text: str) -> bool:
    """Tell whether a text is initials in brackets: *(cm-kjd)*, *[PE]*."""
    return _INITIALS.fullmatch(text) is not None


def end_mark(text: str, marks: Sequence[str]) -> int:
    """Return the length of the end mark glued to a block's last stop, with the blank before it.

    >>> end_mark("Aid is short. Enditem", ["enditem"])
    8
    """
    words = text.rstrip(" .\t\n")
    low = words.lower()
    for mark in marks:
        if low.endswith(mark):
            before = words[: len(words) - len(mark)]
            stop = before.rstrip()
            if stop[-1:] in tuple(_STOPS) and (before != stop or words[len(before)].isupper()):
                return len(text) - len(stop)
    return 0


def has_ending(page: Page, text: str) -> bool:
    """Tell whether a credit or an end mark is glued to the last stop of a text."""
    marks = page.rules.language.furniture.marks.glued
    return any(pattern.search(text) for pattern in (_BRACKET, _DASH)) or end_mark(text, marks) > 0


def cut_endings(page: Page, at: int, start: int, found: Findings) -> None:
    """Cut the end mark and the credit off block `at`, the last of the story, from `start` on."""
    folded, end = page.text.folded, page.blocks.ends[at]
    size = end_mark(folded[start:end], page.rules.language.furniture.marks.glued)
    if size:
        begin, _ = trimmed(folded, end - size, end)
        found.pieces.append(Piece(begin, end, FurnitureKind.END_MARK, "end mark"))
        end -= size
    for pattern in (_BRACKET, _DASH, _SLASH):
        floor = max(start, end - _REACH)
        match = pattern.search(folded[floor:end].rstrip())
        if match is None:
            continue
        block = page.look_at(floor + match.start("all"), floor + match.end("all"), at)
        if block is not None and _take_credit(page, block, found):
            return


def cut_bracket(page: Page, block: Block, found: Findings) -> None:
    """Cut a credit in brackets off the end of a paragraph inside the story."""
    if block.text[-1] not in ")]":
        return
    floor = max(block.start, block.end - _REACH)
    match = _BRACKET.search(page.text.folded[floor : block.end])
    if match is None:
        return
    inner = page.look_at(floor + match.start("all"), floor + match.end("all"), block.at)
    if inner is not None and (
        inner.opening("people", "sources", "caption") or is_caption(page, inner)
    ):
        _take_credit(page, inner, found)


def _take_credit(page: Page, block: Block, found: Findings) -> bool:
    """Take a bracket or a name behind the last full stop, if it is a credit."""
    names = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    worded = block.opening("sources", "people", "caption")
    house = None if names else _house(page, block)
    short = names and len(block.text.split()) <= _CREDIT_WORDS
    if not (worded or house or short or is_initials(block.text)):
        return False
    if (worded and worded.group == "caption") or is_caption(page, block):
        found.pieces.append(Piece(block.start, block.end, FurnitureKind.CAPTION, "caption"))
        return True
    if worded is not None and worded.group == "sources":
        names = tuple(named(page, block))
    found.pieces.append(Piece(block.start, block.end, FurnitureKind.CREDIT, "credit of an agency"))
    found.credits += (*names, house) if house else names
    found.moments += read_line(page, block).moments
    return True


def _house(page: Page, block: Block) -> Credit | None:
    """Return an agency that no table has, by the last word of its name: *- Norland News*."""
    words = block.text.strip(" -–—_/()[].").split()
    houses = page.rules.language.furniture.bylines.houses
    if len(words) not in _HOUSE_WORDS or words[-1].lower() not in houses:
        return None
    capitals = all(word[0].isupper() for word in words)
    return Credit(" ".join(words), block.start, block.end) if capitals else None
