"""Stage 3: sentences before the story that tell it beforehand, and promises of the page.

Comes in: a page, and the first block that is a sentence. Goes out: where the story may begin
instead: at the lede that tells a standfirst again, behind the headline printed again, behind the
headline and the stamp that a promise of the page stood before. It looks at a few blocks only, and
never decides between its own answer and a dateline.
"""

from __future__ import annotations

from typing import Final

from unpress.analysis.page import Page, content

HEADLINE: Final = 200  # code points: the longest headline
SAME_LINE: Final = 15  # letters: shorter lines may well come twice on a page
STANDFIRST: Final = 700  # code points of prose that may stand before the story
TOLD: Final = 400  # code points: a longer paragraph is no standfirst
AHEAD: Final = 9  # blocks in which the story is looked for again
_TOLD_SHARE: Final = 0.8  # of a standfirst's words that the lede repeats
_TOLD_WORDS: Final = 5
_LONGER: Final = 1.2  # times the lede: a longer paragraph is no standfirst of it
_PROBE: Final = 70  # code points by which a sentence is known again
_SHARED_WORDS: Final = 2  # of a headline and its lede
_TITLE_WORDS: Final = 3


def tells(page: Page, i: int, j: int) -> bool:
    """Tell whether block `i` is told again in block `j`: a standfirst and its lede."""
    first, second = page.blocks.texts[i], page.blocks.texts[j]
    if len(first) > TOLD or len(first) > _LONGER * len(second) or not page.prose(j):
        return False
    tokens = set(first.split())
    if 2 * len(tokens.intersection(second.split())) < len(tokens):
        return False
    words = content(first, page.rules)
    return len(words) >= _TOLD_WORDS and len(
        words & content(second, page.rules)
    ) >= _TOLD_SHARE * len(words)


def is_deck(page: Page, i: int) -> bool:
    """Tell whether a sentence without its stop was lifted out of the story behind it."""
    text = page.blocks.texts[i]
    if len(text) > TOLD or page.rules.ends_sentence(text) or i + 1 >= len(page):
        return False
    return page.prose(i + 1) and page.text.folded.find(text[:_PROBE], page.blocks.ends[i]) >= 0


def behind_headline_again(page: Page, floor: int, i: int) -> int | None:
    """Return the block behind the headline, where it is printed again behind the sentence `i`."""
    for k in range(max(floor, i - AHEAD), i):
        title = page.blocks.texts[k].lower()
        if not HEADLINE > len(title) > SAME_LINE:
            continue
        length = len(page.blocks.texts[i])
        for j in range(i + 1, min(len(page) - 1, i + AHEAD)):
            if page.blocks.texts[j].lower() == title:
                return j + 1
            length += len(page.blocks.texts[j])
            if length > STANDFIRST:
                break
    return None


def behind_stamp(page: Page, i: int) -> int | None:
    """Return the block behind a headline and a stamp, where these stand behind the sentence `i`.

    The sentence then is a promise of the page or a standfirst. The headline must share words with
    the block behind the stamp, and more must come behind than stands before.
    """
    titles: list[int] = []
    for j in range(i, min(len(page) - 1, i + AHEAD)):
        text = page.blocks.texts[j]
        if page.blocks.ends[j] - page.blocks.starts[i] > STANDFIRST:
            break
        if page.prose(j) or len(text) > HEADLINE:
            continue
        stamp = page.look(j).stamp if any(map(str.isdigit, text)) else None
        if stamp is None or len(stamp.rest) > 1:
            titles.append(j)
            continue
        if not titles or not page.prose(j + 1):
            continue
        before = page.blocks.ends[j] - page.blocks.starts[i]
        behind = page.blocks.ends[-1] - page.blocks.starts[j + 1]
        lede = content(page.blocks.texts[j + 1], page.rules)
        headed = any(
            len(page.blocks.texts[k].split()) > _TITLE_WORDS
            and len(content(page.blocks.texts[k], page.rules) & lede) >= _SHARED_WORDS
            for k in titles
        )
        if headed and behind > before:
            return j + 1
    return None
