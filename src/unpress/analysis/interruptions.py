"""Stage 3: what interrupts a story.

Comes in: a page, and the blocks between which its story stands. Goes out: furniture among the
paragraphs, added to `Findings`: adverts, boxes of titles, crossheads, captions, embedded posts,
pull quotes, a second copy. The rules are tried in the order of `RULES`, on blocks that are no plain
paragraphs only. It never takes a plain paragraph, unless the story has printed it before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import regex

from unpress.analysis.captions import is_caption
from unpress.analysis.endings import Findings, cut_bracket
from unpress.analysis.heads import Head
from unpress.analysis.lines import is_alien, is_code, read_line
from unpress.analysis.page import Block, Page, Piece
from unpress.analysis.wordings import mended
from unpress.model import FurnitureKind

_CROSSHEAD: Final = 90  # code points
_CROSSHEAD_WORDS: Final = 12
_LINE: Final = 170  # code points: a longer block is no line of the page
_COPY: Final = 50  # code points: shorter blocks may well come twice in a story
_PULLED: Final = 24  # code points of a quotation pulled out of the story
_NOTE: Final = 700  # code points of an editor's line
_QUOTES: Final = "\"“'‘"
_BULLETS: Final = "•●▪►■"
_MARKED: Final = regex.compile(r"(?<=:)|\s?[:|>»–—-]|\.{2,}|…")  # what parts a tool from a title
_SUBHEAD: Final = regex.compile(r"[-–—]\s.{2,80}\s[-–—]")
_HANDLE: Final = regex.compile(r"[.(]?@\w")
_POSTED: Final = regex.compile(r"[—–-]{1,2}\s?.{2,60}\(@\w{2,30}\)")
_LINE_KINDS: Final = frozenset(
    (FurnitureKind.STAMP, FurnitureKind.CREDIT, FurnitureKind.CAPTION, FurnitureKind.NOTICE)
)

Rule: TypeAlias = Callable[[Page, Block], FurnitureKind | None]


def find_interruptions(page: Page, head: Head, first: int, last: int, found: Findings) -> None:
    """Find the furniture in the blocks from `first` up to `last`."""
    _find_copies(page, head, last, found)
    taken = {piece.start for piece in found.pieces}
    boxed = False  # titles of a box may stand here
    for i in found.candidates:
        if i < first:
            continue
        if i >= last:
            break
        start = page.blocks.starts[i]
        if start in taken or (i == head.first and head.begin > start):
            continue
        block = page.look(i)
        if _cut_advert(page, block, found):
            continue
        boxed = (
            boxed
            or "box" in block.is_line
            or (block.opening("box") is not None and not block.prose)
        )
        kind, rule = _read(page, block)
        if kind is None and boxed and not block.prose and page.blocks.starts[i - 1] in taken:
            kind, rule = FurnitureKind.NAVIGATION, "title in a box"
        if kind is not None:
            found.pieces.append(Piece(start, block.end, kind, rule))
            taken.add(start)
        elif block.prose:
            boxed = False
            cut_bracket(page, block, found)


def _cut_advert(page: Page, block: Block, found: Findings) -> bool:
    """Cut an advert off a paragraph to which it is glued: *AdvertisementThe mission said ...*."""
    text = block.text
    for phrase in page.rules.language.furniture.navigation.glued:
        size = len(phrase)
        if text[:size].lower() == phrase and text[size : size + 1].isupper():
            span = (block.start, block.start + size)
        elif text[-size:].lower() == phrase and text[-size - 1 : -size] in (".", "”", '"'):
            span = (block.end - size, block.end)
        else:
            continue
        found.pieces.append(Piece(*span, FurnitureKind.NAVIGATION, "advert glued to a paragraph"))
        return True
    return False


def _read(page: Page, block: Block) -> tuple[FurnitureKind | None, str]:
    for name, rule in RULES:
        kind = rule(page, block)
        if kind is not None:
            return kind, name
    return None, ""


def _find_copies(page: Page, head: Head, last: int, found: Findings) -> None:
    """Take out blocks that the story has printed before, and quotations pulled out of it."""
    texts = page.blocks.texts[head.first : last]
    if not texts:
        return
    texts[0] = page.text.folded[head.begin : page.blocks.ends[head.first]].strip()
    if len(set(texts)) < len(texts):
        seen: set[str] = set()
        for i, text in enumerate(texts, start=head.first):
            if len(text) >= _COPY and text in seen:
                found.pieces.append(Piece(*page.span(i), FurnitureKind.NOTICE, "printed twice"))
            seen.add(text)
    folded = page.text.folded
    for i, text in enumerate(texts[1:], start=head.first + 1):
        if text[0] not in _QUOTES or not _PULLED < len(text) < 2 * _LINE or text[-1] not in "\"”'’":
            continue
        words = text.strip("\"“”'‘’ ,.")
        at = folded.find(words)
        if at == page.blocks.starts[i] + text.find(words):
            at = folded.find(words, at + 1)
        if at >= 0 and len(words) >= _PULLED:
            found.pieces.append(Piece(*page.span(i), FurnitureKind.NOTICE, "pull quote"))


def _is_marks(page: Page, block: Block) -> FurnitureKind | None:
    return None if page.rules.letters.search(block.text) else FurnitureKind.NAVIGATION


def _is_mark_line(page: Page, block: Block) -> FurnitureKind | None:
    del page
    ended = "end mark" in block.is_line and "lone end mark" not in block.is_line
    return FurnitureKind.END_MARK if ended else None


def _is_embedded(page: Page, block: Block) -> FurnitureKind | None:
    """Find code, and posts of a network: the handle, the text with its link, the signature."""
    posted = _POSTED.match(block.text) or (_HANDLE.match(block.text) and not block.prose)
    return FurnitureKind.NAVIGATION if posted or is_code(page, block.text) else None


def _is_picture(page: Page, block: Block) -> FurnitureKind | None:
    return FurnitureKind.CAPTION if is_caption(page, block) else None


def _is_editorial(page: Page, block: Block) -> FurnitureKind | None:
    """Find an editor's line in brackets of its own, a note, a correction."""
    del page
    bracketed = block.text[0] == "[" and block.text[-1] == "]" and len(block.text) <= _NOTE
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
    """Find a line of the page that came between the paragraphs: a stamp, a credit."""
    if block.prose or block.closed or len(block.text) > _LINE:
        return None
    reading = read_line(page, block)
    return reading.kind if reading.kind in _LINE_KINDS else None


def _is_crosshead(page: Page, block: Block) -> FurnitureKind | None:
    """Find a heading between paragraphs: short, open, and no label, item or line of verse."""
    text = block.text
    if _SUBHEAD.fullmatch(text) or text.startswith("**") or _is_lone_item(page, block):
        return FurnitureKind.HEADLINE
    if block.prose or block.closed or len(text) > _CROSSHEAD:
        return None
    if len(text.split()) > _CROSSHEAD_WORDS or text[0] in '"“' + _BULLETS or text[-1] in ":;,":
        return None
    if (text.count("“") > text.count("”")) or text.count('"') % 2:
        return None
    before, behind = max(0, block.at - 1), block.at + 1
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'‘*#") or behind >= len(page):
        return None
    if page.blocks.texts[before][-1] in ",;" or page.blocks.texts[behind][0].islower():
        return None
    return FurnitureKind.HEADLINE


def _is_lone_item(page: Page, block: Block) -> bool:
    """Tell whether a line that begins with a dash stands alone between paragraphs: a crosshead."""
    text = block.text
    if text[0] not in "-–—" or block.closed or text[-1] in ",;:" or len(text) > _CROSSHEAD:
        return False
    if text.lstrip("-–— \"'“‘")[:1].islower():
        return False
    around = (block.at - 1, block.at + 1)
    return all(
        0 <= i < len(page) and page.prose(i) and page.blocks.texts[i][0] not in "-–—"
        for i in around
    )


RULES: Final[tuple[tuple[str, Rule], ...]] = (
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
