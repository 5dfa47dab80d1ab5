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
from unpress.analysis.datelines import Dateline, own_line
from unpress.analysis.page import Block, Page
from unpress.analysis.papers import is_signature, is_symbol
from unpress.analysis.stamps import Moment, read_stamp
from unpress.model import FurnitureKind

_LONGEST: Final = 260  # code points: a longer block is no line of the page's furniture
_BYLINE_WORDS: Final = 16
_DESK_WORDS: Final = 7
_NAME: Final = 60  # code points of a bracket with a picture's credit
_CELL: Final = regex.compile(r"[^|•·]+")
_AFTER_NAME: Final = regex.compile(r"\s*(?:[|•·]|\s[–—-]\s|\(?@|\s{3,})")
_LAST_BRACKET: Final = regex.compile(r"[(\[](?P<in>[^()\[\]\n]{2,60}+)[)\]]\s?\.?\Z")
_TOKEN: Final = regex.compile(r"[^\W\d_][\w.'’-]*")
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
    rules = page.rules
    stamp = read_stamp(
        page.text.folded,
        block.start,
        block.end,
        block.dated,
        grammar=rules.stamps,
        known=rules.known,
    )
    if stamp is None or stamp.rest:
        return None
    byline = None
    if stamp.credits and stamp.credits[0].at == block.start:
        close = page.text.folded.find("|", block.start, block.end)
        if close > 0 and rules.known.whole(page.text.folded[block.start : close]):
            byline = (block.start, close)
    return Reading(FurnitureKind.STAMP, "", stamp.moments, stamp.credits, byline)


def _byline(page: Page, block: Block) -> Reading | None:
    """Read a line that opens with *by*: the name goes up to a bar, a handle or a date."""
    found = block.opening("byline")
    if found is None or (block.prose and len(block.text.split()) > _BYLINE_WORDS):
        return None
    folded = page.text.folded
    begin = _behind(folded, block, found.phrase)
    if begin is None:
        return None
    stamps = tuple(moment for moment in block.dated if moment.start >= begin)
    close = stamps[0].start if stamps else block.end
    cut = _AFTER_NAME.search(folded, begin + 1, close)
    if cut is not None:
        close = cut.start()
    close = _without_labels(page, begin, close)
    comma = folded.find(",", begin, close)
    if comma > 0 and not _is_name(page, folded[comma:close], alone=False):
        close = comma
    if not _is_name(page, folded[begin:close], alone=close == block.end):
        return None
    return Reading(
        FurnitureKind.BYLINE,
        "",
        stamps,
        credited(page, begin, block.end, close),
        byline=(begin, close),
    )


def _behind(folded: str, block: Block, phrase: str) -> int | None:
    """Return the offset behind an opener and the colon after it."""
    begin = folded.lower().find(phrase.rsplit(maxsplit=1)[-1].rstrip(":"), block.start, block.end)
    if begin < 0:
        return None
    begin += len(phrase.rsplit(maxsplit=1)[-1].rstrip(":"))
    while begin < block.end and (folded[begin].isspace() or folded[begin] in ":-–—|"):
        begin += 1
    return begin if begin < block.end else None


def _without_labels(page: Page, begin: int, close: int) -> int:
    """Move the end of a name before the label of a date: *A. Doe Published*."""
    folded, grammar = page.text.folded, page.rules.stamps
    words = list(_TOKEN.finditer(folded, begin, close))
    while words and words[-1].group().lower() in (grammar.trust.keys() | grammar.vocabulary):
        if words[-1].group().lower() not in grammar.trust and len(words) < 3:
            break
        close = words.pop().start()
    return close


def _is_name(page: Page, text: str, *, alone: bool) -> bool:
    """Tell whether a text is names: capitals, and small words of names between them."""
    words = _TOKEN.findall(text)
    if not words or len(words) > _BYLINE_WORDS:
        return False
    joints = page.rules.language.furniture.bylines.joints
    small = [word for word in words if word[0].islower() and word.lower() not in joints]
    return not small or (alone and len(words) <= 3)


def credited(page: Page, begin: int, end: int, close: int | None = None) -> tuple[Credit, ...]:
    """Find the agencies and houses of a byline that runs up to `close` in a line up to `end`."""
    folded, rules = page.text.folded, page.rules
    close = end if close is None else close
    found = (*rules.known.find(folded, begin, close), *rules.known.find(folded, close, end))
    if found:
        return found
    house = _house(page, begin, close)
    return (house,) if house else ()


def _house(page: Page, begin: int, close: int) -> Credit | None:
    """Return the unknown house of a byline: by its last word, or by the desk that it names."""
    folded = page.text.folded
    words = folded[begin:close].split(",")[0].split()
    bylines = page.rules.language.furniture.bylines
    for size in range(min(4, len(words)), 0, -1):
        if " ".join(words[-size:]).lower() in bylines.desks:
            name = " ".join(words[:-size])
            if name and name.lower() not in bylines.generic and words[0][0].isupper():
                if name.split()[0].lower() in bylines.joints or len(name.split()) > 3:
                    return None
                return Credit(name, begin)
            return None
    if len(words) > 1 and words[-1].lower() in bylines.houses and words[0][0].isupper():
        return Credit(" ".join(words), begin)
    return None


def _handle(page: Page, block: Block) -> Reading | None:
    """Read a name before a handle or a stamp: *A. Doe (@adoe) Published April 14, 2023*."""
    folded = page.text.folded
    handle = folded.find("@", block.start, block.end)
    if handle < 0 or block.prose:
        return None
    stamps = tuple(moment for moment in block.dated if moment.start >= handle)
    close = len(folded[:handle].rstrip(" (|-–—"))
    if close <= block.start:
        return Reading(FurnitureKind.BYLINE, "handle", stamps)
    if not _is_name(page, folded[block.start : close], alone=False):
        return None
    credits_ = credited(page, block.start, close)
    return Reading(FurnitureKind.BYLINE, "", stamps, credits_, (block.start, close))


def _agency(page: Page, block: Block) -> Reading | None:
    """Read a line that is the name of an agency: its author."""
    agency = page.rules.known.whole(block.text)
    if agency is None:
        return None
    named_ = tuple(page.rules.known.find(page.text.folded, block.start, block.end))
    return Reading(FurnitureKind.BYLINE, "", (), named_, _without_marks(page, block))


def _without_marks(page: Page, block: Block) -> tuple[int, int]:
    words = list(_TOKEN.finditer(page.text.folded, block.start, block.end))
    return (words[0].start(), words[-1].end()) if words else (block.start, block.end)


def _desk(page: Page, block: Block) -> Reading | None:
    """Read a line that names a desk: *Staff Writer*, *NDT Bureau*, *Compiled from wire reports*."""
    words = block.text.strip(" .:|()[]-–—").split()
    if block.prose or not words or len(words) > _DESK_WORDS:
        return None
    desks = page.rules.language.furniture.bylines.desks
    tails = {" ".join(words[-size:]).lower() for size in range(1, min(5, len(words) + 1))}
    compiled = block.opening("compiled")
    small = sum(word[0].islower() for word in words[1:])
    if not compiled and (tails.isdisjoint(desks) or small > 2):
        return None
    span = (block.start, block.end)
    known = page.rules.known.find(page.text.folded, *span)
    return Reading(
        FurnitureKind.BYLINE, "", (), tuple(known) if compiled else credited(page, *span), span
    )


def _credit(page: Page, block: Block) -> Reading | None:
    """Read a line that says from whom the copy is, or who edited it."""
    found = block.opening("sources", "people")
    if found is None or (block.prose and found.group == "people" and block.text[0] not in "(["):
        return None
    names = tuple(named(page, block)) if found.group == "sources" else ()
    return Reading(FurnitureKind.CREDIT, "", block.dated, names)


def named(page: Page, block: Block) -> list[Credit]:
    """Return the agencies and outlets that a credit names, known or not, up to its first stop."""
    folded, rules = page.text.folded, page.rules
    found = block.opening("sources")
    begin = _behind(folded, block, found.phrase) if found else block.start
    if begin is None:
        return []
    close = block.end
    for mark in ("|", "\n", "  ", ". "):
        at = folded.find(mark, begin, close)
        if at > begin:
            close = at
    close = next((m.start for m in block.dated if begin <= m.start < close), close)
    words = list(_TOKEN.finditer(folded, begin, close))
    for word in words[1:]:
        if word.group().lower() in rules.stamps.names and word.group()[0].isupper():
            close = word.start()
            break
    return list(rules.known.named(folded, begin, close))


def is_caption(page: Page, block: Block) -> bool:
    """Tell whether a block stands under a picture: by its first words or its last."""
    if block.opening("caption"):
        return True
    captions = page.rules.language.furniture.captions
    bracket = _LAST_BRACKET.search(block.text[-_NAME - 4 :])
    if bracket is not None:
        inside = bracket["in"]
        words = {word.lower() for word in _TOKEN.findall(inside)}
        if words & set(captions.words):
            return True
        start = block.end - len(block.text[-_NAME - 4 :]) + bracket.start("in")
        known = any(c.agency for c in page.rules.known.find(page.text.folded, start, block.end))
        if known and "/" in inside and not page.rules.known.whole(inside.split("/")[-1]):
            return True
    if not block.closed:
        tail = [word.lower() for word in _TOKEN.findall(block.text)[-5:]]
        return len(tail) > 1 and any(word in captions.words for word in tail)
    return False


def is_credited(page: Page, block: Block) -> bool:
    """Tell whether a line ends with an agency in brackets: before a story, a picture's credit."""
    bracket = _LAST_BRACKET.search(block.text[-_NAME - 4 :])
    return bracket is not None and page.rules.known.whole(bracket["in"]) is not None


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
    if text.isascii():
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
    rules = page.rules
    stamp = read_stamp(
        page.text.folded,
        block.start,
        block.end,
        block.dated,
        grammar=rules.stamps,
        known=rules.known,
    )
    if stamp is None or (block.prose and len(stamp.rest) > _BYLINE_WORDS):
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
    name = None if part is behind else _labelled_name(page, part)
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


def _labelled_name(page: Page, part: Block) -> tuple[int, int] | None:
    """Return the name before the label of a date: *A. Doe Published April 14, 2023*."""
    close = _without_labels(page, part.start, part.end)
    handle = page.text.folded.find("@", part.start, close)
    if handle > part.start:
        close = len(page.text.folded[:handle].rstrip(" ("))
    words = page.text.folded[part.start : close].split()
    if close == part.end or not 1 < len(words) < 5:
        return None
    if not _is_name(page, page.text.folded[part.start : close], alone=False):
        return None
    while page.text.folded[close - 1] in " :|-–—(":
        close -= 1
    return part.start, close


RULES: Final[tuple[tuple[str, Rule, bool], ...]] = (
    ("line without letters", _marks, False),
    ("masthead", _masthead, True),
    ("document symbol", _symbol, False),
    ("signature", _signature, True),
    ("dateline of its own line", _own_dateline, False),
    ("stamp", _stamp, False),
    ("another script", _alien, False),
    ("code or embedded post", _code, False),
    ("caption", _caption, False),
    ("byline", _byline, False),
    ("glued stamp", _glued_stamp, False),
    ("credit", _credit, False),
    ("agency as author", _agency, False),
    ("handle", _handle, False),
    ("desk", _desk, False),
    ("tool or section", _tool, False),
    ("item of a list", _bullet, False),
    ("cells of a line", _cells, False),
)
