"""Stage 3: where the story begins, and what stands before it.

Comes in: a page. Goes out: a `Head`: the block and the offset at which the body begins, the furniture
before it, and the headline, byline, dateline and dates found there. The body begins at the dateline,
if one stands near the top; else at the first block that is a sentence and no notice, no caption and
no headline. It never looks at the end of a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import define, field, frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.datelines import (
    Dateline,
    bare_place,
    glued_dateline,
    may_start,
    read_dateline,
)
from unpress.analysis.lines import Reading, is_alien, is_caption, is_code, is_credited, read_line
from unpress.analysis.page import Block, Line, Page, Piece, content, line
from unpress.analysis.papers import Paper
from unpress.analysis.stamps import Moment
from unpress.model import FurnitureKind

_STANDFIRST: Final = 700  # code points of prose that may stand before a dateline
_AHEAD: Final = 9  # blocks in which a dateline or the headline is looked for again
_READ: Final = 60  # blocks before the story that are read; those before are menus
_TOLD: Final = 400  # code points: a longer paragraph is no standfirst
_TOLD_SHARE: Final = 0.8  # of a standfirst's words that the lede repeats
_TOLD_WORDS: Final = 5
_BROKEN: Final = 40  # code points of a line that may be the beginning of a broken lede
_PROBE: Final = 70  # code points by which a story is known to be printed twice
_HEADLINE: Final = 200  # code points
_CLOSED_HEADLINE: Final = 140
_HEADLINE_WORDS: Final = 15  # of a headline that ends with a stop
_SHORT_HEADLINE_WORDS: Final = 12
_TITLE_CASE: Final = 0.7  # of the words of four letters and more
_GLUED: Final = 3  # first blocks in which a headline may be glued to the dateline
_WEAK: Final = frozenset(
    (
        "place before a dash",
        "place before a colon",
        "date alone",
        "agency alone",
        "agency before place",
    )
)


@frozen(eq=False)
class Head:
    """What stands before the story; the body begins in block `first`, at the offset `begin`."""

    first: int
    begin: int
    pieces: tuple[Piece, ...] = ()
    headline: Line | None = None
    byline: Line | None = None
    dateline: Dateline | None = None
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()


@define
class _Start:
    """Where the body begins."""

    first: int
    begin: int
    dateline: Dateline | None = None
    orphan: bool = False


@define
class _Gathered:
    """What the lines before the story gave."""

    lines: list[tuple[Block, Reading]] = field(factory=list)
    pieces: list[Piece] = field(factory=list)


def read_head(page: Page, paper: Paper | None) -> Head:
    """Find where the body begins, and read what stands before it."""
    start = _start(page, paper)
    if start is None:
        return _no_story(page)
    gathered = _gather(page, start, paper)
    headline = None
    if gathered.lines:
        lede = content(page.text.folded[start.begin : start.begin + 4 * _HEADLINE], page.rules)
        headline = _headline(
            page, gathered.lines, lede, paper, dated=start.dateline is not None
        )
    return _assemble(page, start, gathered, headline, paper)


# --- where the body begins


def _start(page: Page, paper: Paper | None) -> _Start | None:
    """Find the beginning of the body; `None` where no block is a sentence."""
    if paper is not None and paper.opener is not None and paper.opening is not None:
        return _behind_formula(page, paper)
    floor = 0 if paper is None or paper.title is None else paper.title + 1
    headed = floor > 0
    i = floor
    while i < len(page):
        dateline = dateline_at(page, i, glued=i < _GLUED)
        if dateline is not None:
            return _twice(page, _Start(i, dateline.end, dateline))
        if page.prose(i) or (i == floor and _is_short_sentence(page, i)):
            block = page.look(i)
            if not (
                _prose_furniture(page, block)
                or _repeats_line(page, i)
                or (not headed and i < _GLUED and _is_closed_headline(page, block))
            ):
                return _twice(page, _before_dateline(page, i, floor))
        headed = headed or (not page.prose(i) and len(page.blocks.texts[i]) > 3 * _TOLD_WORDS)
        i += 1
    return None


def _repeats_line(page: Page, i: int) -> bool:
    """Tell whether a block is a headline that ends with a mark, printed right before as well."""
    if i == 0 or len(page.blocks.texts[i]) > _HEADLINE:
        return False
    plain = _plain(page, *page.span(i))
    return len(plain) > 3 * _TOLD_WORDS and any(
        _plain(page, *page.span(j)).endswith(plain)
        for j in range(max(0, i - 4), i)
        if len(page.blocks.texts[j]) <= _HEADLINE
    )


def _is_short_sentence(page: Page, i: int) -> bool:
    """Tell whether a page begins with a sentence of two or three words: *He is back.*"""
    text = page.blocks.texts[i].rstrip("\"'“”‘’")
    return text[-1:] in page.rules.language.enders and len(text.split()) > 1 and not text.istitle()


def _behind_formula(page: Page, paper: Paper) -> _Start | None:
    if paper.opener is None or paper.opening is None:
        return None
    folded, (_, close), i = page.text.folded, paper.opening, paper.opener
    if folded[close : page.blocks.ends[i]].strip():
        return _Start(i, close)
    i += 1
    if i >= len(page):
        return None
    dateline = dateline_at(page, i, glued=False)
    return _Start(i, dateline.end if dateline else page.blocks.starts[i], dateline)


def dateline_at(page: Page, i: int, *, glued: bool) -> Dateline | None:
    """Read the dateline with which block `i` begins, or which is glued to what it begins with."""
    start, end = page.span(i)
    rules, folded = page.rules, page.text.folded
    prose = page.prose(i)
    found = None
    if may_start(folded, start, end):
        found = read_dateline(page.datelines, start, end)
        if found is not None and found.rule in _WEAK and not prose:
            found = None
    if found is None and prose:
        if glued:
            found = glued_dateline(page.datelines, start, end)
        if found is None and folded[start : start + 2].isupper():
            found = bare_place(page.datelines, start, end)
    if found is None or len(folded[found.end : end].strip()) > 2:
        return found
    return found if found.agency and prose else None


def _before_dateline(page: Page, i: int, floor: int) -> _Start:
    """Judge the first sentence of a page: a standfirst stands before a dateline or its own copy."""
    length = len(page.blocks.texts[i])
    for j in range(i + 1, min(len(page), i + _AHEAD)):
        if length > _STANDFIRST:
            break
        dateline = dateline_at(page, j, glued=False)
        if dateline is not None and (
            dateline.rule not in _WEAK or (j == i + 1 and length <= _TOLD) or _tells(page, i, j)
        ):
            return _Start(j, dateline.end, dateline)
        if page.prose(j):
            length += len(page.blocks.texts[j])
    again = _headline_again(page, floor, i)
    if again is not None:
        return again
    if i + 1 < len(page) and _tells(page, i, i + 1):
        return _Start(i + 1, page.blocks.starts[i + 1])
    if page.blocks.texts[i][0].islower():
        i = _sentence_before(page, i, floor)
    start = page.blocks.starts[i]
    orphan = page.blocks.texts[i][0] in "—–-" and page.blocks.texts[i][1:2] in " -–—"
    return _Start(i, start, None, orphan)


def _sentence_before(page: Page, i: int, floor: int) -> int:
    """Return the block in which a sentence begins that goes on in lower case in block `i`."""
    for k in range(i - 1, max(floor, i - 4) - 1, -1):
        text = page.blocks.texts[k]
        if len(text) >= _BROKEN and text[-1].isalnum():
            return k
    return i


def _tells(page: Page, i: int, j: int) -> bool:
    """Tell whether block `i` is told again in block `j`: a standfirst and its lede."""
    first, second = page.blocks.texts[i], page.blocks.texts[j]
    if len(first) > _TOLD or len(first) > 1.2 * len(second) or not page.prose(j):
        return False
    tokens = set(first.split())
    if 2 * len(tokens.intersection(second.split())) < len(tokens):
        return False
    words = content(first, page.rules)
    return (
        len(words) >= _TOLD_WORDS
        and len(words & content(second, page.rules)) >= _TOLD_SHARE * len(words)
    )


def _headline_again(page: Page, floor: int, i: int) -> _Start | None:
    """Find the headline printed again behind the first sentence, which then stood before the page."""
    for k in range(max(floor, i - _AHEAD), i):
        title = page.blocks.texts[k].lower()
        if not _HEADLINE > len(title) > 3 * _TOLD_WORDS:
            continue
        length = len(page.blocks.texts[i])
        for j in range(i + 1, min(len(page) - 1, i + _AHEAD)):
            if page.blocks.texts[j].lower() == title:
                return next(
                    (
                        _Start(m, page.blocks.starts[m])
                        for m in range(j + 1, min(len(page), j + _AHEAD))
                        if page.prose(m) and not _prose_furniture(page, page.look(m))
                    ),
                    None,
                )
            length += len(page.blocks.texts[j])
            if length > _STANDFIRST:
                break
    return None


def _twice(page: Page, start: _Start) -> _Start:
    """Begin at the second copy where the page prints the lede, or all of the story, twice.

    The first copy is the body only where it has the dateline and the second has none, or where the
    second is cut short.
    """
    folded = page.text.folded
    begin = start.begin
    while begin < page.blocks.ends[start.first] and folded[begin].isspace():
        begin += 1
    probe = folded[begin : min(begin + _PROBE, page.blocks.ends[start.first])]
    at = folded.find(probe, begin + _PROBE) if len(probe) > _PROBE // 2 else -1
    if at < 0:
        return start
    j = bisect_right(page.blocks.starts, at) - 1
    if j <= start.first:
        return start
    dateline = dateline_at(page, j, glued=False)
    if at - (dateline.end if dateline else page.blocks.starts[j]) > 3:
        return start
    first, second = page.blocks.starts[j] - begin, len(folded) - at
    if dateline is not None or (start.dateline is None and 5 * second >= 4 * first):
        return _Start(j, dateline.end if dateline else page.blocks.starts[j], dateline)
    return start


def _prose_furniture(page: Page, block: Block) -> bool:
    """Tell whether a sentence is a notice, a caption, a byline or the like."""
    if block.text[0] in "•●▪►" or is_code(page, block.text) or is_alien(page, block.text):
        return True
    if is_caption(page, block) or _is_posed(page, block):
        return block.at + 1 < len(page)
    if "notice" in block.is_line or block.opening("notice", "masthead"):
        return True
    if not block.opens and block.text[0].isalpha():
        return False
    return len(block.text) <= _HEADLINE and read_line(page, block).kind is not None


def _is_posed(page: Page, block: Block) -> bool:
    """Tell whether a sentence says what a picture shows: a pose, and a day with its year at its end."""
    if len(block.text) > _TOLD:
        return False
    tail = block.text.rstrip(".")[-20:]
    grammar = page.rules.stamps
    dated = any(match.end() == len(tail) for match in grammar.dates.finditer(tail))
    if not dated:
        return False
    words = {word.lower() for word in block.text.split()}
    return not words.isdisjoint(page.rules.language.furniture.captions.poses)


def _is_closed_headline(page: Page, block: Block) -> bool:
    """Tell whether the first block is a headline although it ends with a stop.

    It must be short and stand before a longer paragraph; then its capitals show it, or a dateline
    behind it, or that it leaves out the small words of sentences and the lede tells it again.
    """
    text = block.text
    words = text.split()
    if block.at + 1 >= len(page) or len(text) > _CLOSED_HEADLINE or len(words) > _HEADLINE_WORDS + 5:
        return False
    if _repeats_line(page, block.at + 1):
        return True
    following = page.blocks.texts[block.at + 1]
    if len(following) < len(text) or not page.prose(block.at + 1):
        return False
    if text[0] in "\"“" and text[-1] in "\"”" and text.count(text[-1]) <= 2:
        return False  # a quotation, which may open a feature
    if dateline_at(page, block.at + 1, glued=False) is not None:
        return True
    long = [word for word in words if len(word.strip("\"'“”‘’.,:?!")) > 3]
    capitals = sum(word.lstrip("\"'“‘")[:1].isupper() for word in long)
    if len(long) >= 3 and capitals >= _TITLE_CASE * len(long):
        return True
    if len(words) > _HEADLINE_WORDS:
        return False
    small = {word.strip("\"'“”‘’.,:;?!").lower() for word in words}
    marks = len(small & set(page.rules.language.furniture.headlines.ledes))
    marks += any(day in small for names in page.rules.language.calendar.weekdays for day in names)
    told = content(text, page.rules) & content(following, page.rules)
    if text[-1] in "\"'”’" and any(f": {mark}" in text for mark in "\"'“‘"):
        return len(told) > 0  # "UN chief: 'Raid must stop'"
    if text[-1] == "?":
        return page.blocks.apart[block.at + 1] or len(told) > 1
    if len(told) > 1:
        return marks == 0 or (marks == 1 and len(told) > 2)
    return len(told) + marks == 1 and marks == 0 and len(words) <= _SHORT_HEADLINE_WORDS


# --- what stands before it


def _gather(page: Page, start: _Start, paper: Paper | None) -> _Gathered:
    """Read the blocks before the body, and what its first block has before its dateline."""
    gathered = _Gathered()
    floor = max(0, start.first - _READ)
    gathered.pieces += [
        Piece(*page.span(i), FurnitureKind.NAVIGATION, "line before the story")
        for i in range(floor)
    ]
    stretches = [(i, *page.span(i)) for i in range(floor, start.first)]
    head = page.blocks.starts[start.first]
    if start.dateline is not None and start.dateline.start > head:
        stretches.append((start.first, head, start.dateline.start))
    opened = paper.opening if paper else None
    for i, begin, end in stretches:
        if opened is not None and paper is not None and i == paper.opener:
            continue
        glued = start.dateline is not None and i == start.first
        for part in _with_byline(page, begin, end, i) if glued else ((begin, end),):
            block = page.look_at(*part, i)
            if block is not None:
                gathered.lines.append((block, read_line(page, block, paper=paper is not None)))
    return gathered


def _with_byline(page: Page, start: int, end: int, at: int) -> tuple[tuple[int, int], ...]:
    """Part a headline and the byline that is glued to it: *Raid condemned By A. Doe*."""
    for opener in page.rules.language.furniture.bylines.openers:
        for form in (opener.capitalize(), opener.upper()):
            cut = page.text.folded.rfind(f" {form} ", start, end)
            cut = max(cut, page.text.folded.rfind(f"\n{form} ", start, end))
            behind = page.look_at(cut + 1, end, at) if cut > start else None
            if behind is not None and read_line(page, behind).byline is not None:
                return (start, cut), (cut + 1, end)
    return ((start, end),)


def _headline(
    page: Page,
    lines: Sequence[tuple[Block, Reading]],
    lede: set[str],
    paper: Paper | None,
    *,
    dated: bool,
) -> tuple[int, int] | None:
    """Choose the headline among the lines that have words of their own.

    The first that shares words with the lede, or is printed again, is the headline; failing that,
    the last that is long enough. A sentence is one only where there is nothing else.
    """
    if paper is not None and paper.title is not None:
        titled = [r.own or (b.start, b.end) for b, r in lines if b.at == paper.title]
        if titled:
            return _whole_title(page, lines, titled[0], paper)
    own = [
        (block, reading.own)
        for block, reading in lines
        if reading.own is not None and len(block.text) <= _HEADLINE
    ]
    short = [pair for pair in own if not pair[0].prose or _is_title_like(page, pair[0])]
    seen: dict[str, int] = {}
    for _, (start, end) in own:
        key = _plain(page, start, end)
        seen[key] = seen.get(key, 0) + 1
    sections = set(page.rules.language.furniture.headlines.sections)
    fair: list[tuple[int, int]] = []
    for _, span in short:
        text = page.text.folded[slice(*span)]
        words = text.split()
        if {word.strip(".,:|").lower() for word in words} <= sections:
            continue
        shared = len(content(text, page.rules) & lede)
        repeated = seen[_plain(page, *span)] > 1
        if len(words) > 2 and (repeated or shared > 1 or (shared and len(words) < 6)):
            return _cleanest(page, span, [other for _, other in own])
        if len(words) > 3:
            fair.append(span)
    if fair:
        return fair[-1]
    if paper is None and len(short) == 1 and (dated or _may_be_one(short[0][0].text)):
        return short[0][1]
    return own[-1][1] if own and not short and len(own[-1][0].text) <= _CLOSED_HEADLINE else None


def _cleanest(
    page: Page, span: tuple[int, int], others: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return the copy of a headline that has no section glued before it."""
    plain = _plain(page, *span)
    for other in others:
        copy = _plain(page, *other)
        if 3 * _TOLD_WORDS < len(copy) < len(plain) and plain.endswith(copy):
            return other
    return span


def _may_be_one(text: str) -> bool:
    """Tell whether a lone line may be a headline of a word or two."""
    return " " in text or text.isupper()


def _is_title_like(page: Page, block: Block) -> bool:
    return len(block.text) <= _CLOSED_HEADLINE and len(block.text.split()) <= _HEADLINE_WORDS + 5


def _plain(page: Page, start: int, end: int) -> str:
    """Return a line as it is compared with others: its letters and digits in lower case."""
    return "".join(filter(str.isalnum, page.text.folded[start:end].lower()))


def _whole_title(
    page: Page, lines: Sequence[tuple[Block, Reading]], span: tuple[int, int], paper: Paper
) -> tuple[int, int]:
    """Take in the lines over which a paper's title in capitals breaks."""
    start, end = span
    for block, reading in lines:
        if paper.title is None or block.at <= paper.title or reading.own is None:
            continue
        if block.at > paper.title + 2 or not page.text.folded[start:end].isupper():
            break
        if block.text.isupper():
            end = block.end
    return start, end


def _assemble(
    page: Page,
    start: _Start,
    gathered: _Gathered,
    headline: tuple[int, int] | None,
    paper: Paper | None,
) -> Head:
    """Make pieces of the lines, and choose the byline and the dateline among them."""
    pieces = gathered.pieces
    moments = [page.crawl] if page.crawl else []
    credits: list[Credit] = []
    bylines: list[tuple[int, int, str]] = []
    dateline = start.dateline
    if page.crawl:
        pieces.append(Piece(page.crawl.start, page.crawl.end, FurnitureKind.STAMP, "crawler's stamp"))
    for block, reading in gathered.lines:
        moments += reading.moments
        credits += reading.credits
        kind, rule = reading.kind, reading.rule
        if headline is not None and block.start <= headline[0] < block.end and reading.own is None:
            kind, rule = FurnitureKind.HEADLINE, "headline"
        if reading.byline is not None:
            bylines.append((*reading.byline, rule))
        if reading.dateline is not None:
            if dateline is None and _holds(reading.dateline, block, headline, start):
                dateline = reading.dateline
            elif not (reading.dateline.date or reading.dateline.agency):
                kind, rule = FurnitureKind.NAVIGATION, "place"
        if kind is None:
            kind, rule = _own_kind(page, block, reading, headline, start.begin)
            if rule == "bare name":
                bylines.append((block.start, block.end, rule))
        pieces.append(Piece(block.start, block.end, kind, rule))
    if paper is not None and paper.opening is not None and paper.opener is not None:
        begin = page.blocks.starts[paper.opener]
        for moment in paper.dated:
            pieces.append(Piece(moment.start, moment.end, FurnitureKind.STAMP, "stamp"))
            begin = moment.end
        before = page.text.folded[begin : paper.opening[0]]
        begin += len(before) - len(before.lstrip())
        found = read_dateline(
            page.datelines, begin, paper.opening[0]
        ) if before.strip() else None
        if found is not None:
            pieces.append(Piece(begin, found.end, FurnitureKind.DATELINE, found.rule))
            dateline = dateline or found
        pieces.append(Piece(*paper.opening, FurnitureKind.NOTICE, "opening formula"))
        moments += paper.dated
    begin = start.begin
    if start.dateline is not None:
        pieces.append(
            Piece(start.dateline.start, start.dateline.end, FurnitureKind.DATELINE, start.dateline.rule)
        )
        lead = page.blocks.starts[start.first]
        if start.dateline.start > lead and not any(p.start >= lead for p in pieces[:-1]):
            pieces[-1] = Piece(lead, start.dateline.end, FurnitureKind.DATELINE, start.dateline.rule)
    elif start.orphan:
        text = page.blocks.texts[start.first]
        begin += len(text) - len(text.lstrip("—–-"))
        pieces.append(Piece(start.begin, begin, FurnitureKind.DATELINE, "orphaned dash"))
    credits += dateline.credits if dateline else ()
    chosen = _best_byline(bylines)
    return Head(
        first=start.first,
        begin=begin,
        pieces=tuple(pieces),
        headline=line(page, *_without_suffix(page, headline), "headline") if headline else None,
        byline=line(page, *chosen) if chosen else None,
        dateline=dateline,
        moments=tuple(moments),
        credits=tuple(credits),
    )


def _holds(
    dateline: Dateline, block: Block, headline: tuple[int, int] | None, start: _Start
) -> bool:
    """Tell whether a dateline of its own line is the story's: between headline and body."""
    if headline is not None and block.start < headline[0]:
        return dateline.agency is not None
    return block.at >= start.first - 3 or dateline.agency is not None


def _own_kind(
    page: Page,
    block: Block,
    reading: Reading,
    headline: tuple[int, int] | None,
    begin: int,
) -> tuple[FurnitureKind, str]:
    """Say what a line with words of its own is, once the headline is known."""
    if headline is None:
        if block.prose:
            return FurnitureKind.HEADLINE, "standfirst"
        return FurnitureKind.NAVIGATION, "line before the story"
    if is_credited(page, block):
        return FurnitureKind.CAPTION, "caption"
    start, end = reading.own or (block.start, block.end)
    if headline[0] <= start < headline[1]:
        return FurnitureKind.HEADLINE, "headline"
    if _plain(page, start, end) in (plain := _plain(page, *headline)) or plain in _plain(page, start, end):
        return FurnitureKind.HEADLINE, "headline again"
    if start < headline[0]:
        return FurnitureKind.NAVIGATION, "line before the headline"
    words = block.text.split()
    if _is_bare_name(page, words, begin):
        return FurnitureKind.BYLINE, "bare name"
    if block.prose or len(words) >= _TOLD_WORDS:
        return FurnitureKind.HEADLINE, "standfirst" if block.prose else "deck"
    return FurnitureKind.NAVIGATION, "line before the story"


def _is_bare_name(page: Page, words: Sequence[str], begin: int) -> bool:
    """Tell whether a line is a reporter's name: two to four names that the story does not tell."""
    if not 2 <= len(words) <= 4:
        return False
    names = [word.strip(".,") for word in words]
    if not all(name[:1].isupper() and name.replace("-", "").replace("'", "").replace(".", "").isalpha() for name in names):
        return False
    sections = page.rules.language.furniture.headlines.sections
    places = page.rules.stamps.places
    if any(name.lower() in sections for name in names) or " ".join(names).lower() in places:
        return False
    return len(names[-1]) > 2 and page.text.folded.find(names[-1], begin) < 0


def _best_byline(bylines: Sequence[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Choose a byline: one that says so, before an agency, a desk or a bare name."""
    order = ("byline", "handle", "agency as author", "stamp", "desk", "bare name")
    ranked = sorted(bylines, key=lambda b: order.index(b[2]) if b[2] in order else len(order))
    return ranked[0] if ranked else None


def _without_suffix(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    """Leave the name of the outlet out of a headline: *UN slams raid - Norland Times*."""
    start, end = span
    folded = page.text.folded
    for mark in (" - ", " – ", " — "):
        at = folded.rfind(mark, start, end)
        if at > start and page.rules.known.whole(folded[at:end]):
            return start, at
    return span


def _no_story(page: Page) -> Head:
    """Read a page without a sentence: its stamps are furniture, all else is body."""
    pieces: list[Piece] = []
    moments: list[Moment] = []
    credits: list[Credit] = []
    if page.crawl:
        pieces.append(Piece(page.crawl.start, page.crawl.end, FurnitureKind.STAMP, "crawler's stamp"))
        moments.append(page.crawl)
    first = 0
    while first < min(len(page), _READ):
        block = page.look(first)
        reading = read_line(page, block)
        if reading.kind is not FurnitureKind.STAMP:
            break
        pieces.append(Piece(block.start, block.end, FurnitureKind.STAMP, reading.rule))
        moments += reading.moments
        credits += reading.credits
        first += 1
    begin = page.blocks.starts[first] if first < len(page) else len(page.text.folded)
    return Head(first, begin, tuple(pieces), moments=tuple(moments), credits=tuple(credits))
