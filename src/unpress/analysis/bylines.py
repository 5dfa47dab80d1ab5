"""Stage 3: who is named as author, and whom a credit names.

Comes in: a block that stands beside the story. Goes out: an `Author`: where the name stands, the
dates and the agencies behind it. A name is known by what stands before it (*by*), behind it (a
handle, the label of a date) or by its last word (*Bureau*, *News*). Agencies count as
`unpress.analysis.agencies` knows them; a name that no table has counts as it is printed.
"""

from __future__ import annotations

from typing import Final

import regex
from attrs import frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.page import Block, Page
from unpress.analysis.stamps import Moment

_BYLINE_WORDS: Final = 16
_DESK_WORDS: Final = 7
_AFTER_NAME: Final = regex.compile(r"\s*(?:[|•·]|\s[–—-]\s|\(?@|\s{3,})")
_TOKEN: Final = regex.compile(r"[^\W\d_][\w.'’-]*")


@frozen(eq=False)
class Author:
    """Where a name stands (`None` for a handle alone), and what stands around it."""

    span: tuple[int, int] | None
    moments: tuple[Moment, ...] = ()
    credits: tuple[Credit, ...] = ()


def read_byline(page: Page, block: Block) -> Author | None:
    """Read a line that opens with *by*: the name goes up to a bar, a handle or a date."""
    found = block.opening("byline")
    if found is None or (block.prose and len(block.text.split()) > _BYLINE_WORDS):
        return None
    folded = page.text.folded
    begin = behind(folded, block, found.phrase)
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
    return Author((begin, close), stamps, credited(page, begin, block.end, close))


def read_handle(page: Page, block: Block) -> Author | None:
    """Read a name before a handle or a stamp: *A. Doe (@adoe) Published April 14, 2023*."""
    folded = page.text.folded
    handle = folded.find("@", block.start, block.end)
    if handle < 0 or block.prose:
        return None
    stamps = tuple(moment for moment in block.dated if moment.start >= handle)
    close = len(folded[:handle].rstrip(" (|-–—"))
    if close <= block.start:
        return Author(None, stamps)
    if not _is_name(page, folded[block.start : close], alone=False):
        return None
    return Author((block.start, close), stamps, credited(page, block.start, close))


def labelled_name(page: Page, part: Block) -> tuple[int, int] | None:
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
    while page.text.folded[close - 1] in " :|-–—(" or page.text.folded[close - 1].isdigit():
        close -= 1
    return part.start, close


def read_desk(page: Page, block: Block) -> Author | None:
    """Read a line that names a desk: *Staff Writer*, *NDT Bureau*, *Compiled from wire reports*."""
    words = block.text.strip(" .:|()[]-–—").split()
    if block.prose or not words or len(words) > _DESK_WORDS or "navigation" in block.is_line:
        return None
    if ":" in block.text.rstrip(" :"):
        return None  # *Vale to visit Norland: report*
    desks = page.rules.language.furniture.bylines.desks
    tails = {" ".join(words[-size:]).lower() for size in range(1, min(5, len(words) + 1))}
    compiled = block.opening("compiled")
    small = sum(word[0].islower() for word in words[1:])
    if not compiled and (tails.isdisjoint(desks) or small > 2):
        return None
    span = (block.start, block.end)
    if len(words) == 1 and words[0].lower() in page.rules.stamps.names:  # a label without a name
        return Author(None)
    known = page.rules.known.find(page.text.folded, *span)
    return Author(span, (), tuple(known) if compiled else credited(page, *span))


def without_marks(page: Page, block: Block) -> tuple[int, int]:
    """Leave the marks around a name out: *(AFP)*."""
    words = list(_TOKEN.finditer(page.text.folded, block.start, block.end))
    return (words[0].start(), words[-1].end()) if words else (block.start, block.end)


def named(page: Page, block: Block) -> list[Credit]:
    """Return the agencies and outlets that a credit names, known or not, up to its first stop."""
    folded, rules = page.text.folded, page.rules
    found = block.opening("sources")
    begin = behind(folded, block, found.phrase) if found else block.start
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
            spelt = any(letters.isalpha() for letters in name.split())  # *F.P.* is a paper's own
            if spelt and name.lower() not in bylines.generic and words[0][0].isupper():
                if name.split()[0].lower() in bylines.joints or len(name.split()) > 3:
                    return None
                return Credit(name, begin, begin + len(name))
            return None
    if len(words) > 1 and words[-1].lower() in bylines.houses and words[0][0].isupper():
        return Credit(" ".join(words), begin, close)
    return None


def behind(folded: str, block: Block, phrase: str) -> int | None:
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
        last = words[-1].group()
        if last.lower() not in grammar.trust and last[0].isupper() and len(words) < 3:
            break  # a name may be a month's: *Ada May*
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
