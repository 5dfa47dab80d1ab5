"""Stage 3: what one line beside the story is.

Comes in: a block that stands before the story, or after it. Goes out: a `Reading`: a stamp, a
byline, a caption, a tool of the page, or words of its own, which may be the headline. The rules are
tried in the order of `RULES`; the first that answers counts. Whether a block stands beside the
story at all is decided in `unpress.analysis.heads` and `unpress.analysis.trailers`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import regex
from attrs import evolve, frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.bylines import (
    Author,
    credited,
    labelled_name,
    named,
    read_byline,
    read_desk,
    read_handle,
    without_marks,
)
from unpress.analysis.captions import is_caption
from unpress.analysis.datelines import Dateline, own_line
from unpress.analysis.page import Block, Page
from unpress.analysis.papers import is_signature, is_symbol
from unpress.analysis.stamps import Moment
from unpress.model import FurnitureKind

_LONGEST: Final = 260  # code points: a longer block is no line of the page's furniture
_GLUED_WORDS: Final = 16  # of a sentence that may be words glued to a stamp
_TITLE_WORDS: Final = 5  # of a headline behind a tag
_FEW_IN: Final = 4  # one character in so many beyond ASCII makes no other script
_CELL: Final = regex.compile(r"[^|•·]+")
_BULLETS: Final = "•*▪●■►>·→"


@frozen(eq=False)
class Reading:
    """What a line is. `kind` is `None` for words of its own; `own` is where these stand."""

    kind: FurnitureKind | None = None
    rule: str = ""
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()
    byline: tuple[int, int] | None = None
    dateline: Dateline | None = None
    own: tuple[int, int] | None = None


Rule: TypeAlias = Callable[[Page, Block], Reading | None]


def read_line(page: Page, block: Block, *, paper: bool = False) -> Reading:
    """Read a line by the first rule that knows it; `paper` says that the page is a paper."""
    if len(block.text) <= _LONGEST or block.opens:
        for name, rule, of_papers in RULES:
            if of_papers and not paper:
                continue
            found = rule(page, block)
            if found is not None:
                return found if found.rule else evolve(found, rule=name)
    return Reading(own=(block.start, block.end), rule="words of its own")


def _marks(page: Page, block: Block) -> Reading | None:
    """Read a line without a letter: a rule, a counter, a page number."""
    if page.rules.letters.search(block.text):
        return None
    if block.dated:
        return Reading(FurnitureKind.STAMP, "stamp", block.dated)
    return Reading(FurnitureKind.NAVIGATION)


def _symbol(page: Page, block: Block) -> Reading | None:
    del page
    return Reading(FurnitureKind.STAMP) if is_symbol(block.text) else None


def _masthead(page: Page, block: Block) -> Reading | None:
    del page
    known = "masthead" in block.is_line or block.opening("masthead")
    return Reading(FurnitureKind.NOTICE) if known else None


def _signature(page: Page, block: Block) -> Reading | None:
    return Reading(FurnitureKind.BYLINE) if is_signature(page, block) else None


def _own_dateline(page: Page, block: Block) -> Reading | None:
    """Read a place with an agency or a day; a place alone is for the head to judge."""
    if block.closed:
        return None
    found = own_line(page.datelines, block.start, block.end)
    if found is None:
        return None
    dated = block.dated if found.date else ()
    return Reading(FurnitureKind.DATELINE, "", dated, found.credits, dateline=found)


def _stamp(page: Page, block: Block) -> Reading | None:
    """Read a line of dates; what a bar parts from an agency before it makes that the byline."""
    stamp = block.stamp
    if stamp is None or stamp.rest:
        return None
    byline = None
    if stamp.credits and stamp.credits[0].at == block.start:
        close = page.text.folded.find("|", block.start, block.end)
        if close > 0 and page.rules.known.whole(page.text.folded[block.start : close]):
            byline = (block.start, close)
    return Reading(FurnitureKind.STAMP, "", stamp.moments, stamp.credits, byline)


def _byline(page: Page, block: Block) -> Reading | None:
    """Read a line that opens with *by*: the name goes up to a bar, a handle or a date."""
    return _by(read_byline(page, block))


def _handle(page: Page, block: Block) -> Reading | None:
    """Read a name before a handle or a stamp: *A. Doe (@adoe) Published April 14, 2023*."""
    return _by(read_handle(page, block))


def _desk(page: Page, block: Block) -> Reading | None:
    """Read a line that names a desk: *Staff Writer*, *NDT Bureau*, *Compiled from wire reports*."""
    return _by(read_desk(page, block))


def _by(author: Author | None) -> Reading | None:
    if author is None:
        return None
    return Reading(FurnitureKind.BYLINE, "", author.moments, author.credits, author.span)


def _agency(page: Page, block: Block) -> Reading | None:
    """Read a line that is the name of an agency: its author."""
    agency = page.rules.known.whole(block.text)
    if agency is None:
        return None
    named_ = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    return Reading(FurnitureKind.BYLINE, "", (), named_, without_marks(page, block))


def _credit(page: Page, block: Block) -> Reading | None:
    """Read a line that says from whom the copy is, or who edited it."""
    found = block.opening("sources", "people")
    if found is None or (block.prose and found.group == "people" and block.text[0] not in "(["):
        return None
    names = tuple(named(page, block)) if found.group == "sources" else ()
    return Reading(FurnitureKind.CREDIT, "", block.dated, names)


def _tagged(page: Page, block: Block) -> Reading | None:
    """Read a headline behind the tag of a medium: *PHOTOS: Norland's minister visits camp*."""
    tag, colon, title = block.text.partition(":")
    if not colon or block.prose or len(title.split()) < _TITLE_WORDS:
        return None
    if tag.lower() not in page.rules.language.furniture.captions.tags or block.opening("caption"):
        return None
    return Reading(own=(block.start, block.end))


def _caption(page: Page, block: Block) -> Reading | None:
    return Reading(FurnitureKind.CAPTION) if is_caption(page, block) else None


def _tool(page: Page, block: Block) -> Reading | None:
    """Read a line of tools, sections and notices."""
    if block.is_line & {"navigation", "box", "closer"}:
        return Reading(FurnitureKind.NAVIGATION)
    if "notice" in block.is_line or block.opening("notice") or is_notice(page, block.text):
        return Reading(FurnitureKind.NOTICE, "notice")
    if not block.prose and block.opening("navigation", "box", "closer"):
        return Reading(FurnitureKind.NAVIGATION)
    return None


def is_code(page: Page, text: str) -> bool:
    """Tell whether a text has a trace of code, of a link or of an embedded post."""
    plain = text.lower()
    return any(trace in plain for trace in page.rules.language.furniture.navigation.traces)


def is_notice(page: Page, text: str) -> bool:
    """Tell whether a text speaks of cookies, rights and terms."""
    plain = text.lower()
    return any(trace in plain for trace in page.rules.language.furniture.notices.traces)


def _code(page: Page, block: Block) -> Reading | None:
    return Reading(FurnitureKind.NAVIGATION) if is_code(page, block.text) else None


def is_alien(page: Page, text: str) -> bool:
    """Tell whether most letters of a text are of another script."""
    if text.isascii() or _FEW_IN * len(text.encode("ascii", "ignore")) > (_FEW_IN - 1) * len(text):
        return False
    letters = page.rules.letters.findall(text)
    return bool(letters) and 2 * len(page.rules.alien.findall(text)) > len(letters)


def _alien(page: Page, block: Block) -> Reading | None:
    return Reading(FurnitureKind.NAVIGATION) if is_alien(page, block.text) else None


def _bullet(page: Page, block: Block) -> Reading | None:
    """Read an item of a list: a key point, a link."""
    del page
    bulleted = block.text[0] in _BULLETS and not block.text.startswith("**")
    return Reading(FurnitureKind.NAVIGATION) if bulleted else None


def _cells(page: Page, block: Block) -> Reading | None:
    """Read a line cell by cell, where bars part it."""
    cells = list(_CELL.finditer(page.text.folded, block.start, block.end))
    if len(cells) < 2:
        return None
    read: list[tuple[Block, Reading]] = []
    for cell in cells:
        inner = page.look_at(*cell.span(), block.at)
        if inner is not None:
            read.append((inner, read_line(page, inner)))
    if not read:
        return None
    own = [(inner, reading) for inner, reading in read if reading.kind is None]
    if len(own) > 1 and "•" in block.text:
        return Reading(FurnitureKind.NAVIGATION, "list of links")
    best = max(own, key=lambda pair: len(pair[0].text), default=None)
    return Reading(
        kind=None if best else read[0][1].kind,
        rule="words of its own" if best else read[0][1].rule,
        moments=tuple(moment for _, reading in read for moment in reading.moments),
        credits=tuple(credit for _, reading in read for credit in reading.credits),
        byline=next((reading.byline for _, reading in read if reading.byline), None),
        dateline=next((reading.dateline for _, reading in read if reading.dateline), None),
        own=best[1].own if best else None,
    )


def _glued_stamp(page: Page, block: Block) -> Reading | None:
    """Read a stamp to which a headline or a byline is glued, before it or behind it."""
    stamp = block.stamp
    if stamp is None or (block.prose and len(stamp.rest) > _GLUED_WORDS):
        return None
    first, last = stamp.moments[0], stamp.moments[-1]
    before = page.look_at(block.start, first.start, block.at)
    behind = page.look_at(last.end, block.end, block.at)
    if before is not None and not any(begin < first.start for begin, _ in stamp.rest):
        before = None
    if behind is not None and not any(begin >= last.end for begin, _ in stamp.rest):
        behind = None
    if (before is None) == (behind is None):
        return None
    part = before or behind
    if part is None or (block.closed and part is before):
        return None
    name = None if part is behind else labelled_name(page, part)
    if name is not None:
        return Reading(
            FurnitureKind.BYLINE, "byline", stamp.moments, credited(page, *name), byline=name
        )
    inner = read_line(page, part)
    return evolve(
        inner,
        moments=(*stamp.moments, *inner.moments),
        credits=(*inner.credits, *(c for c in stamp.credits if not part.start <= c.at < part.end)),
        rule=inner.rule if inner.kind else "words beside a stamp",
    )


RULES: Final[tuple[tuple[str, Rule, bool], ...]] = (
    ("line without letters", _marks, False),
    ("masthead", _masthead, True),
    ("document symbol", _symbol, False),
    ("signature", _signature, True),
    ("dateline of its own line", _own_dateline, False),
    ("stamp", _stamp, False),
    ("code or embedded post", _code, False),
    ("headline with a tag", _tagged, False),
    ("caption", _caption, False),
    ("byline", _byline, False),
    ("glued stamp", _glued_stamp, False),
    ("another script", _alien, False),
    ("credit", _credit, False),
    ("agency as author", _agency, False),
    ("handle", _handle, False),
    ("desk", _desk, False),
    ("tool or section", _tool, False),
    ("item of a list", _bullet, False),
    ("cells of a line", _cells, False),
)
