"""Stage 3: where the story begins.

Comes in: a page, and the official paper that it may be. Goes out: a `Start`: the block and the
offset at which the body begins, and the dateline there. The body begins at the dateline, if one
stands near the top; else at the first block that is a sentence and no notice, caption or headline.
It never looks at the end of a page, and says nothing of what stands before the story.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from attrs import frozen

from unpress.analysis.captions import is_caption, is_posed
from unpress.analysis.datelines import (
    Dateline,
    bare_place,
    glued_dateline,
    may_start,
    read_dateline,
)
from unpress.analysis.lines import is_alien, is_code, read_line
from unpress.analysis.page import Block, Page, content, plain, trimmed
from unpress.analysis.papers import Paper
from unpress.analysis.standfirsts import (
    AHEAD,
    HEADLINE,
    SAME_LINE,
    STANDFIRST,
    TOLD,
    behind_headline_again,
    behind_stamp,
    is_deck,
    tells,
)

CLOSED_HEADLINE: Final = 140  # the same, of one that ends with a stop
HEADLINE_WORDS: Final = 15
_FAR_AHEAD: Final = 25  # blocks in which a dateline with its agency is looked for
_BROKEN: Final = 30  # code points of a line that may be the beginning of a broken lede
_PROBE: Final = 70  # code points by which a story is known to be printed twice
_SHORT_HEADLINE_WORDS: Final = 12
_MOST_WORDS: Final = 20  # of a headline in capitals or before a dateline
_TITLE_CASE: Final = 0.7  # of the words of four letters and more
_GLUED: Final = 3  # first blocks in which a headline may be glued to the dateline
_BULLETS: Final = "•●▪►"
_QUOTES: Final = "\"'“”‘’"
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
class Start:
    """Where the body begins: in block `first`, at the offset `begin`.

    `orphan` says that it begins behind a dash whose dateline is lost.
    """

    first: int
    begin: int
    dateline: Dateline | None = None
    orphan: bool = False


def find_start(page: Page, paper: Paper | None) -> Start | None:
    """Find the beginning of the body; `None` where no block is a sentence."""
    if paper is not None and paper.opener is not None and paper.opening is not None:
        return _behind_formula(page, paper.opener, paper.opening[1])
    floor = 0 if paper is None or paper.title is None else paper.title + 1
    headed = floor > 0
    for i in range(floor, len(page)):
        dateline = dateline_at(page, i, glued=i < _GLUED)
        if dateline is not None:
            return _twice(page, Start(i, dateline.end, dateline))
        prose = page.prose(i)
        if prose or (i == floor and _is_short_sentence(page, i)) or _goes_on(page, i, floor):
            block = page.look(i)
            if not (
                _is_furniture(page, block)
                or _repeats_line(page, i)
                or (not headed and i < _GLUED and _is_closed_headline(page, block))
            ):
                return _twice(page, _before_dateline(page, i, floor))
        headed = headed or (not prose and len(page.blocks.texts[i]) > SAME_LINE)
    return None


def _behind_formula(page: Page, opener: int, close: int) -> Start | None:
    """Begin behind the opening formula, in its block or in the next."""
    if page.text.folded[close : page.blocks.ends[opener]].strip():
        return Start(opener, close)
    first = opener + 1
    if first >= len(page):
        return None
    dateline = dateline_at(page, first, glued=False)
    return Start(first, dateline.end if dateline else page.blocks.starts[first], dateline)


def _repeats_line(page: Page, i: int) -> bool:
    """Tell whether a block is printed right before as well, a headline or a part of a caption."""
    if any(
        before.startswith(page.blocks.texts[i]) for before in page.blocks.texts[max(0, i - 4) : i]
    ):
        return True
    if i == 0 or len(page.blocks.texts[i]) > HEADLINE:
        return False
    mine = plain(page.blocks.texts[i])
    return len(mine) > SAME_LINE and any(
        plain(page.blocks.texts[j]).endswith(mine)
        for j in range(max(0, i - 4), i)
        if len(page.blocks.texts[j]) <= HEADLINE
    )


def _is_short_sentence(page: Page, i: int) -> bool:
    """Tell whether a page begins with a sentence of two or three words (*He is back.*)."""
    text = page.blocks.texts[i].rstrip(_QUOTES)
    if i + 1 < len(page) and not page.prose(i + 1):
        return False  # a slogan of the page before its headline
    return text[-1:] in page.rules.language.enders and len(text.split()) > 1 and not text.istitle()


def _goes_on(page: Page, i: int, floor: int) -> bool:
    """Tell whether a block ends a sentence that began before it: an advert parts the two."""
    text = page.blocks.texts[i]
    if not text[0].islower() or text[-1] not in page.rules.enders:
        return False
    return i > floor and _sentence_before(page, i, floor) < i


def dateline_at(page: Page, i: int, *, glued: bool) -> Dateline | None:
    """Read the dateline with which block `i` begins, or which is glued to what it begins with."""
    start, end = page.span(i)
    folded = page.text.folded
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


def _before_dateline(page: Page, i: int, floor: int) -> Start:
    """Judge the first sentence of a page: a standfirst stands before a dateline or its own copy."""
    length = len(page.blocks.texts[i])
    between = False  # has a sentence of the story come since block i?
    for j in range(i + 1, min(len(page), i + _FAR_AHEAD)):
        if length > STANDFIRST:
            break
        if j >= i + AHEAD and len(page.blocks.texts[j]) <= HEADLINE:
            continue
        dateline = dateline_at(page, j, glued=False)
        if dateline is not None and (
            (dateline.rule not in _WEAK and (dateline.agency or j < i + AHEAD))
            or (not between and length <= TOLD)
            or tells(page, i, j)
        ):
            return Start(j, dateline.end, dateline)
        if page.prose(j):
            between = between or not _is_furniture(page, page.look(j))
            length += len(page.blocks.texts[j])
    behind = behind_headline_again(page, floor, i) or behind_stamp(page, i)
    if behind is not None:
        for j in range(behind, min(len(page), behind + AHEAD)):
            if page.prose(j) and not _is_furniture(page, page.look(j)):
                return Start(j, page.blocks.starts[j])
    if i + 1 < len(page) and (tells(page, i, i + 1) or is_deck(page, i)):
        i += 1
    if page.blocks.texts[i][0].islower():
        i = _sentence_before(page, i, floor)
    start = page.blocks.starts[i]
    orphan = page.blocks.texts[i][0] in "—–-" and page.blocks.texts[i][1:2] in " -–—"
    return Start(i, start, None, orphan)


def _sentence_before(page: Page, i: int, floor: int) -> int:
    """Return the block in which a sentence begins that goes on in lower case in block `i`."""
    for k in range(i - 1, max(floor, i - 4) - 1, -1):
        text = page.blocks.texts[k]
        if len(text) >= _BROKEN and (text[-1].isalnum() or text[-1] == ","):
            return k
    return i


def _twice(page: Page, start: Start) -> Start:
    """Begin at the second copy where the page prints the lede, or all of the story, twice.

    The first copy is the body only where it has the dateline and the second has none, or where the
    second is cut short.
    """
    folded = page.text.folded
    begin, _ = trimmed(folded, start.begin, page.blocks.ends[start.first])
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
        return Start(j, dateline.end if dateline else page.blocks.starts[j], dateline)
    return start


def _is_furniture(page: Page, block: Block) -> bool:
    """Tell whether a sentence is a notice, a caption, a byline or the like."""
    if block.text[0] in _BULLETS or is_code(page, block.text) or is_alien(page, block.text):
        return True
    if is_caption(page, block) or is_posed(page, block):
        return block.at + 1 < len(page)
    if "notice" in block.is_line or block.opening("notice", "masthead"):
        return True
    if not block.opens and block.text[0].isalpha():
        return False
    return len(block.text) <= HEADLINE and read_line(page, block).kind is not None


def _is_closed_headline(page: Page, block: Block) -> bool:
    """Tell whether the first block is a headline although it ends with a stop.

    It must be short and stand before a longer paragraph; then its capitals show it, or a dateline
    behind it, or that it leaves out the small words of sentences and the lede tells it again.
    """
    text, behind = block.text, block.at + 1
    words = text.split()
    if behind >= len(page) or len(text) > CLOSED_HEADLINE or len(words) > _MOST_WORDS:
        return False
    if _repeats_line(page, behind):
        return True
    following = page.blocks.texts[behind]
    if len(following) < len(text) or not page.prose(behind):
        return False
    if text[0] in '"“' and (text[-1] == "." or (text[-1] in '"”' and text.count(text[-1]) <= 2)):
        return False  # a quotation, with or without its source, which may open a feature
    if dateline_at(page, behind, glued=False) is not None or _is_title_case(words):
        return True
    return len(words) <= HEADLINE_WORDS and _is_headlinese(page, block, following)


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word.strip(_QUOTES + ".,:?!")) > 3]
    capitals = sum(word.lstrip(_QUOTES)[:1].isupper() for word in long)
    return len(long) >= 3 and capitals >= _TITLE_CASE * len(long)


def _is_headlinese(page: Page, block: Block, following: str) -> bool:
    """Tell whether a line leaves out what sentences have, and its next paragraph tells it again."""
    text, language = block.text, page.rules.language
    words = {word.strip(_QUOTES + ".,:;?!").lower() for word in text.split()}
    marks = sum(word in words for word in language.furniture.headlines.ledes)
    marks += any(day in words for names in language.calendar.weekdays for day in names)
    told = len(content(text, page.rules) & content(following, page.rules))
    if text[-1] in _QUOTES and any(f": {mark}" in text for mark in _QUOTES):
        return told > 0  # "UN chief: 'Raid must stop'"
    if text[-1] == "?":
        return page.blocks.apart[block.at + 1] or told > 1
    if told > 1:
        return marks == 0 or (marks == 1 and told > 2)
    return told == 1 and marks == 0 and len(words) <= _SHORT_HEADLINE_WORDS
