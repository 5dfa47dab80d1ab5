"""Stage 3: what stands inside the story and after it.

Comes in: a page and the head that was found. Goes out: a `Trail`: furniture among and behind the
paragraphs, with the credits, dates and the headline that stand there. Only blocks that are no plain
paragraphs are looked at, and the last ones. The story ends at an end mark, at a heading under which
nothing of it comes, and at the last block from the end that is no furniture. It never takes a
plain paragraph in the middle of a story for furniture, unless it was printed before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

import regex
from attrs import define, field, frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.heads import Head
from unpress.analysis.lines import (
    Reading,
    is_alien,
    is_caption,
    is_code,
    named,
    read_line,
)
from unpress.analysis.page import Block, Line, Page, Piece, candidates, line
from unpress.analysis.papers import Paper, translation
from unpress.analysis.stamps import Moment
from unpress.analysis.wordings import mended
from unpress.model import FurnitureKind

_CLOSER: Final = 70  # code points of a heading under which nothing of the story comes
_REST: Final = 0.5  # of the prose: more behind a heading, and it was a box inside the story
_CROSSHEAD: Final = 90  # code points
_CROSSHEAD_WORDS: Final = 12
_LINE: Final = 170  # code points of an open line at the page's end that is no paragraph
_COPY: Final = 50  # code points: shorter blocks may well come twice in a story
_GLUED: Final = 240  # code points at the end of a block in which a credit may be glued to it
_NOTES: Final = 700  # code points of a notice
_LINKS: Final = 3  # titles in a row that are a list of links
_SURE: Final = frozenset(("syndication note", "credit"))  # whatever stands before them
_QUOTES: Final = "\"“”'‘’`«„"
_BULLETS: Final = "•●▪►■"
_FINAL_BRACKET: Final = regex.compile(
    r"(?<=[.!?…\"”'’])\s*(?P<all>[(\[](?P<in>[^()\[\]\n]{1,200}+)[)\]]\s?\.?)\s*\Z"
)
_FINAL_DASH: Final = regex.compile(
    r"(?<=[.!?…\"”])\s*(?P<all>(?:[-–—_/]{1,3}\s?)(?P<in>[\p{L}][\p{L}\d./& \-–]{1,40}+))\s*\Z"
)
_FINAL_NAMES: Final = regex.compile(r"\s(?P<all>(?P<in>\p{Lu}{2,8}(?:/\p{Lu}{2,8})+))\s*\Z")
_MARKED: Final = regex.compile(r"(?<=:)|\s?[:|>»–—-]|\.{2,}|…")  # what parts a tool from a title
_SUBHEAD: Final = regex.compile(r"[-–—]\s.{2,80}\s[-–—]")
_HANDLE: Final = regex.compile(r"[.(]?@\w")
_POSTED: Final = regex.compile(r"[—–-]{1,2}\s?.{2,60}\(@\w{2,30}\)")
_INITIALS: Final = regex.compile(r"[(\[]\s?[\p{L}]{1,4}(?:[-/&,. ]{1,2}[\p{L}]{1,4}){0,3}\s?[)\]]")


@frozen(eq=False)
class Trail:
    """What stands among and behind the paragraphs."""

    pieces: tuple[Piece, ...] = ()
    headline: Line | None = None
    byline: Line | None = None
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()


@define
class _Found:
    candidates: list[int]
    pieces: list[Piece] = field(factory=list)
    headline: Line | None = None
    byline: Line | None = None
    moments: list[Moment] = field(factory=list)
    credits: list[Credit] = field(factory=list)


Inner: TypeAlias = Callable[[Page, Block], FurnitureKind | None]


def read_trail(page: Page, head: Head, paper: Paper | None) -> Trail:
    """Find the furniture from the block of the lede on."""
    if head.first >= len(page):
        return Trail()
    found = _Found(list(candidates(page, head.first)))
    last = _story_end(page, head, paper, found)
    last = _from_the_end(page, head, last, found, paper=paper is not None)
    _glued_ends(page, head, last, found)
    _inside(page, head, last, found, paper)
    return Trail(
        pieces=tuple(found.pieces),
        headline=found.headline,
        byline=found.byline,
        moments=tuple(found.moments),
        credits=tuple(found.credits),
    )


# --- where the story ends


def _story_end(page: Page, head: Head, paper: Paper | None, found: _Found) -> int:
    """Return the block with which the tail begins; all of the tail is read as furniture."""
    end = len(page)
    cut = translation(page, head.first) if paper is not None else None
    if cut is not None:
        found.pieces += [
            Piece(*page.span(i), FurnitureKind.NOTICE, "translation") for i in range(cut, end)
        ]
        end = cut
    marks = page.rules.language.furniture.marks
    for i in found.candidates:
        if i >= end:
            break
        text = page.blocks.texts[i]
        ended = _end_mark(text, marks.glued) or (
            len(text) <= _CLOSER and i > head.first and "end mark" in page.look(i).is_line
            and (i == end - 1 or "lone end mark" not in page.look(i).is_line)
        )
        if ended and i + 1 < end:
            _tail(page, i + 1, end, found, closed=True)
            return i + 1
        if i > head.first and len(text) <= _CLOSER and _closes(page, i, head, end):
            _tail(page, i, end, found, closed=True)
            return i
    return end


def _end_mark(text: str, marks: Sequence[str]) -> int:
    """Return the length of the end mark glued to a block's last stop, with the blank before it."""
    plain = text.rstrip(" .\t\n").lower()
    for mark in marks:
        if plain.endswith(mark):
            before = text[: len(plain) - len(mark)]
            if before.rstrip()[-1:] in tuple(".!?\"”'’)…") and (
                before[-1:].isspace() or text[len(before)].isupper()
            ):
                return len(text) - len(before.rstrip())
    return 0


def _closes(page: Page, i: int, head: Head, end: int) -> bool:
    """Tell whether a heading closes the story: it says so, and little prose comes behind it."""
    block = page.look(i)
    if block.prose and not block.opening("notice"):
        return False
    opened = block.opening("closer") and len(block.text.split()) <= 10
    if opened and block.closed and not block.opening("notice"):
        opened = None
    if not opened and "closer" not in block.is_line:
        return False
    boxed = block.opening("box") or "box" in block.is_line
    if boxed and page.prose(end - 1) and page.look(end - 1).opening("notice") is None:
        return False  # titles, then the story's last paragraphs
    lengths = [
        (j, len(page.blocks.texts[j])) for j in range(head.first, end) if page.prose(j)
    ]
    before = sum(length for j, length in lengths if j < i)
    behind = sum(length for j, length in lengths if j > i)
    return behind <= _REST * before


def _tail(page: Page, first: int, end: int, found: _Found, *, closed: bool) -> None:
    """Read the blocks of a tail: all of them are furniture, some give credits and dates."""
    for i in range(first, end):
        if i - first > 200:  # a page of links: nothing more is to be learnt
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NAVIGATION, "after the story"))
            continue
        block = page.look(i)
        reading = _read_tail(page, block, found)
        if reading is None:
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NAVIGATION, "after the story"))
        elif not closed or i == first or reading.rule in _SURE:
            _take(page, block, reading, found)
        else:
            found.pieces.append(Piece(*page.span(i), reading.kind or FurnitureKind.NAVIGATION, reading.rule))


def _take(page: Page, block: Block, reading: Reading, found: _Found) -> None:
    """Keep what a line of the tail is, and what it gives."""
    kind = reading.kind or FurnitureKind.NAVIGATION
    found.pieces.append(Piece(block.start, block.end, kind, reading.rule))
    found.moments += reading.moments
    if kind is not FurnitureKind.CAPTION:
        found.credits += reading.credits
    if reading.byline is not None and found.byline is None and reading.rule == "byline":
        found.byline = line(page, *reading.byline, reading.rule)


def _read_tail(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read one block as a line of the tail; `None` where no rule knows it."""
    for name, rule in TAIL_RULES:
        reading = rule(page, block, found)
        if reading is not None:
            return Reading(
                reading.kind, reading.rule or name, reading.moments, reading.credits, reading.byline
            )
    return None


def _syndicated(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read *The post X appeared first on Y.*: it holds the title and the outlet."""
    opened = block.opening("post")
    credits = page.rules.language.furniture.credits
    folded = page.text.folded
    plain = folded[block.start : block.end].lower()
    for phrase in credits.appeared:
        at = plain.find(phrase)
        if at < 0:
            continue
        begin, close = block.start + at + len(phrase), block.end
        while close > begin and not folded[close - 1].isalnum():
            close -= 1
        names = tuple(page.rules.known.named(folded, begin, close))
        if opened is not None and found.headline is None:
            start = block.start + plain.find(opened.phrase) + len(opened.phrase)
            found.headline = line(page, start, block.start + at, "title of a syndication note")
        return Reading(FurnitureKind.CREDIT, "", (), names)
    return None


def _final_mark(page: Page, block: Block, found: _Found) -> Reading | None:
    del page, found
    marked = "end mark" in block.is_line or block.text.strip(" *_=#~■\n").strip() == ""
    return Reading(FurnitureKind.END_MARK) if marked else None


def _helpers(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read who helped: *A. Doe contributed to this report.*"""
    del found
    return Reading(FurnitureKind.CREDIT) if _helps(page, block) else None


def _helps(page: Page, block: Block) -> bool:
    if len(block.text) > _LINE:
        return False
    plain = block.text.lower()
    return any(helper in plain for helper in page.rules.language.furniture.credits.helpers)


def _known_credit(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read a short line that names a known agency: *Agencies Via Xinhua*, *//Petra// AK*."""
    del found
    if block.prose or len(block.text) > _CLOSER or block.closed:
        return None
    if is_caption(page, block):
        return Reading(FurnitureKind.CAPTION)
    credits = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    if not credits or len(block.text.split()) > 8 or block.is_line:
        return None
    covered = sum(len(credit.name.split()) for credit in credits)
    dated = read_line(page, block)
    if covered * 3 < len(block.text.split()) and not dated.moments:
        return None
    return Reading(FurnitureKind.CREDIT, "", dated.moments, credits)


def _initials(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read the initials of desk and editor: *(cm-kjd)*, *[PE]*; an agency's are its name."""
    del found
    if not _INITIALS.fullmatch(block.text):
        return None
    agency = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    return Reading(FurnitureKind.CREDIT, "", (), agency)


def _line_of_page(page: Page, block: Block, found: _Found) -> Reading | None:
    """Read a line as the head's rules do."""
    del found
    if block.prose and len(block.text) > _NOTES:
        return None
    reading = read_line(page, block)
    return reading if reading.kind is not None else None


TailRule: TypeAlias = Callable[[Page, Block, _Found], Reading | None]

TAIL_RULES: Final[tuple[tuple[str, TailRule], ...]] = (
    ("syndication note", _syndicated),
    ("end mark", _final_mark),
    ("initials", _initials),
    ("line of the page", _line_of_page),
    ("helpers", _helpers),
    ("credit of an agency", _known_credit),
)


def _from_the_end(page: Page, head: Head, last: int, found: _Found, *, paper: bool) -> int:
    """Go back from the story's end over all that is furniture; return where that begins."""
    i = last
    while i > head.first + 1:
        block = page.look(i - 1)
        first = block.text[0]
        if block.closed and (
            first in _QUOTES
            or (first.isalpha() and not (block.opens or block.is_line or _helps(page, block)))
        ):
            break
        reading = _read_tail(page, block, found)
        if paper and reading is None:
            signed = read_line(page, block, paper=True)
            reading = signed if signed.kind is not None else None
        if reading is None and not _is_residue(page, block):
            break
        i -= 1
        if reading is None:
            found.pieces.append(
                Piece(block.start, block.end, FurnitureKind.NAVIGATION, "line after the story")
            )
        else:
            _take(page, block, reading, found)
    return i


def _is_residue(page: Page, block: Block) -> bool:
    """Tell whether an open line at the end is none of the story: a title, a tag, a name."""
    if block.prose or block.closed or len(block.text) > _LINE:
        return False
    if block.text[0] in _QUOTES or block.text[-1] in ",;:-–—":
        return False
    if _FINAL_BRACKET.search(block.text) or _FINAL_DASH.search(block.text):
        return False  # a sentence, with its credit behind its stop
    if _end_mark(block.text, page.rules.language.furniture.marks.glued):
        return False
    return block.at + 1 < len(page) or not _is_cut(page, block)


def _is_cut(page: Page, block: Block) -> bool:
    """Tell whether the last line of a page is a sentence that the page cut short: by small words."""
    words = [word.strip(".,").lower() for word in block.text.split()]
    ledes = page.rules.language.furniture.headlines.ledes
    return len(words) >= 5 and (
        words[0] in page.rules.function_words or any(word in ledes for word in words)
    )


# --- what is glued to the story's last words


def _glued_ends(page: Page, head: Head, last: int, found: _Found) -> None:
    """Cut the end mark and the credit off the last block of the story."""
    i = last - 1
    if i < head.first:
        return
    start, end = page.span(i)
    start = max(start, head.begin) if i == head.first else start
    marks = page.rules.language.furniture.marks
    size = _end_mark(page.text.folded[start:end], marks.glued)
    if size:
        begin = end - size
        while page.text.folded[begin].isspace():
            begin += 1
        found.pieces.append(Piece(begin, end, FurnitureKind.END_MARK, "end mark"))
        end -= size
    for pattern in (_FINAL_BRACKET, _FINAL_DASH, _FINAL_NAMES):
        floor = max(start, end - _GLUED)
        tail = page.text.folded[floor:end].rstrip()
        match = pattern.search(tail)
        if match is None:
            continue
        block = page.look_at(floor + match.start("all"), floor + match.end("all"), i)
        if block is not None and _is_final_credit(page, block, found):
            return


def _is_final_credit(page: Page, block: Block, found: _Found) -> bool:
    """Take a bracket or a name behind the last full stop, if it is a credit."""
    credits = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    inner = block.opening("sources", "people", "caption")
    initials = _INITIALS.fullmatch(block.text) is not None
    if inner is None and not initials and not (credits and len(block.text.split()) <= 6):
        return False
    if inner is not None and inner.group == "sources":
        credits = tuple(named(page, block))
    if (inner and inner.group == "caption") or is_caption(page, block):
        found.pieces.append(Piece(block.start, block.end, FurnitureKind.CAPTION, "caption"))
        return True
    moments = read_line(page, block).moments
    found.pieces.append(Piece(block.start, block.end, FurnitureKind.CREDIT, "credit of an agency"))
    found.credits += credits
    found.moments += moments
    return True


# --- inside the story


def _inside(
    page: Page, head: Head, last: int, found: _Found, paper: Paper | None
) -> None:
    """Find furniture among the paragraphs."""
    _copies(page, head, last, found)
    taken = {piece.start for piece in found.pieces}
    boxed = False
    first = head.first + 1 if paper is None else head.first
    for i in found.candidates:
        if i < first:
            continue
        if i >= last:
            break
        start, end = page.span(i)
        if start in taken or (i == head.first and head.begin > start):
            continue
        block = page.look(i)
        if "box" in block.is_line or (block.opening("box") and not block.prose):
            boxed = True
        kind, name = None, ""
        for name, rule in INNER_RULES:
            kind = rule(page, block)
            if kind is not None:
                break
        if kind is None and boxed and not block.prose and i > 0 and _follows(page, i, taken):
            kind, name = FurnitureKind.NAVIGATION, "title in a box"
        if kind is not None:
            found.pieces.append(Piece(start, end, kind, name))
            taken.add(start)
        elif block.prose:
            boxed = False
            _credit_inside(page, block, found)


def _follows(page: Page, i: int, taken: set[int]) -> bool:
    return page.blocks.starts[i - 1] in taken


def _copies(page: Page, head: Head, last: int, found: _Found) -> None:
    """Take out blocks that the story has printed before: pull quotes, a second copy."""
    texts = page.blocks.texts[head.first : last]
    texts[0] = page.text.folded[head.begin : page.blocks.ends[head.first]].strip()
    if len(set(texts)) == len(texts):
        _pulled(page, head, last, found)
        return
    seen: set[str] = set()
    for i, text in enumerate(texts, start=head.first):
        if len(text) >= _COPY and text in seen:
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NOTICE, "printed twice"))
        seen.add(text)
    _pulled(page, head, last, found)


def _pulled(page: Page, head: Head, last: int, found: _Found) -> None:
    """Take out short quotations that stand in a paragraph as well."""
    folded = page.text.folded
    for i in range(head.first + 1, last):
        text = page.blocks.texts[i]
        if text[0] not in "\"“'‘" or not _COPY < len(text) < 2 * _LINE or text[-1] not in "\"”'’":
            continue
        words = text.strip("\"“”'‘’ ,.")
        at = folded.find(words)
        if at == page.blocks.starts[i] + text.find(words):
            at = folded.find(words, at + 1)
        if at >= 0 and len(words) >= _COPY:
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NOTICE, "pull quote"))


def _is_marks(page: Page, block: Block) -> FurnitureKind | None:
    return None if page.rules.letters.search(block.text) else FurnitureKind.NAVIGATION


def _is_mark_line(page: Page, block: Block) -> FurnitureKind | None:
    del page
    ended = "end mark" in block.is_line and "lone end mark" not in block.is_line
    return FurnitureKind.END_MARK if ended else None


def _is_embedded(page: Page, block: Block) -> FurnitureKind | None:
    """Code, and posts of a network: the handle, the text with its link, the signature."""
    posted = _POSTED.match(block.text) or (_HANDLE.match(block.text) and not block.prose)
    return FurnitureKind.NAVIGATION if posted or is_code(page, block.text) else None


def _is_picture(page: Page, block: Block) -> FurnitureKind | None:
    return FurnitureKind.CAPTION if is_caption(page, block) else None


def _is_editorial(page: Page, block: Block) -> FurnitureKind | None:
    """An editor's line in brackets of its own, a note, a correction."""
    del page
    bracketed = block.text[0] == "[" and block.text[-1] == "]" and len(block.text) <= _NOTES
    if bracketed and "]" not in block.text[1:-1]:
        return FurnitureKind.NOTICE
    if block.text[0] == "(" and block.text[-1] in ").":
        return FurnitureKind.NOTICE if block.opening("notice", "sources", "people") else None
    return None


def _is_foreign(page: Page, block: Block) -> FurnitureKind | None:
    return FurnitureKind.NAVIGATION if is_alien(page, block.text) else None


def _is_tool(page: Page, block: Block) -> FurnitureKind | None:
    del page
    if block.is_line & {"navigation", "box", "closer"}:
        return FurnitureKind.NAVIGATION
    if block.prose and len(block.text) > _LINE:
        return None
    box = block.opening("box")
    if box is not None and (not block.closed or _MARKED.match(mended(block.text), box.end)):
        return FurnitureKind.NAVIGATION
    if block.closed or block.prose:
        return None
    return FurnitureKind.NAVIGATION if block.opening("navigation") else None


def _is_line(page: Page, block: Block) -> FurnitureKind | None:
    """A line of the page that came between the paragraphs: a stamp, a credit."""
    if block.prose or block.closed or len(block.text) > _LINE:
        return None
    reading = read_line(page, block)
    known = {FurnitureKind.STAMP, FurnitureKind.CREDIT, FurnitureKind.CAPTION, FurnitureKind.NOTICE}
    return reading.kind if reading.kind in known else None


def _is_crosshead(page: Page, block: Block) -> FurnitureKind | None:
    """A heading between paragraphs: short, open, and no label, item or line of verse."""
    text = block.text
    if _SUBHEAD.fullmatch(text) or text.startswith("**"):
        return FurnitureKind.HEADLINE
    if block.prose or block.closed or len(text) > _CROSSHEAD:
        return None
    if len(text.split()) > _CROSSHEAD_WORDS or text[0] in "\"“" + _BULLETS or text[-1] in ":;,":
        return None
    if (text.count("“") > text.count("”")) or text.count('"') % 2:
        return None
    before, behind = max(0, block.at - 1), block.at + 1
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'‘*#") or behind >= len(page):
        return None
    if page.blocks.texts[before][-1] in ",;" or page.blocks.texts[behind][0].islower():
        return None
    return FurnitureKind.HEADLINE


def _credit_inside(page: Page, block: Block, found: _Found) -> None:
    """Cut a credit in brackets off the end of a paragraph inside the story."""
    if block.text[-1] not in ")]":
        return
    match = _FINAL_BRACKET.search(block.text[-_GLUED:])
    if match is None:
        return
    floor = block.end - len(block.text[-_GLUED:])
    inner = page.look_at(floor + match.start("all"), floor + match.end("all"), block.at)
    if inner is None:
        return
    if inner.opening("people", "sources", "caption") or is_caption(page, inner):
        _is_final_credit(page, inner, found)


INNER_RULES: Final[tuple[tuple[str, Inner], ...]] = (
    ("line without letters", _is_marks),
    ("end mark", _is_mark_line),
    ("another script", _is_foreign),
    ("code or embedded post", _is_embedded),
    ("caption", _is_picture),
    ("editor's line", _is_editorial),
    ("tool or box", _is_tool),
    ("line of the page", _is_line),
    ("crosshead", _is_crosshead),
)
