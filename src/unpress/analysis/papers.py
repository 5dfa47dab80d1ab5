"""Stage 3: official papers, which are found by their form and never by a mention of them.

Comes in: a page. Goes out: a `Paper`, if the page is one: its genre, its opening formula, the block
of its title. A story that says *in a statement attributable to the spokesman* is none: a formula
opens its block and ends with a colon or with the block, a title is a line without a stop, a symbol
is alone on its line (conventions 7). It never reads what a paper says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex
from attrs import frozen

from unpress.analysis.datelines import may_start, read_dateline
from unpress.analysis.page import PAPER_HEAD, Block, Page, Rulebook
from unpress.analysis.stamps import Moment
from unpress.analysis.wordings import Found, opening
from unpress.model import Genre

_HEAD: Final = 60  # blocks: a re-poster's menus may stand before the masthead
_HEAD_REACH: Final = 6000  # code points
_FORMULA: Final = 420  # code points: the longest opening formula with its names
_TITLE: Final = 240  # code points
_LABEL: Final = 60  # code points: a label with the name of a guest
_FEWEST_TURNS: Final = 3
_ONE_TURN_IN: Final = 5  # blocks
_FEWEST_WORDS: Final = 15  # to tell a paragraph's language by
_FUNCTION_SHARE: Final = 0.1  # of its words; English prose has three times that, French none
_ODD: Final = frozenset("[(*•|0123456789")  # what may stand before a formula or a masthead
_FORMULAS: Final = ("formula statement", "formula press release", "formula transcript")
_TITLES: Final = ("title statement", "title press release", "title transcript", "title digest")
_GENRES: Final = {
    "statement": Genre.STATEMENT,
    "press release": Genre.PRESS_RELEASE,
    "transcript": Genre.TRANSCRIPT,
}
_SYMBOL: Final = regex.compile(
    r""" \p{Lu}[\p{Lu}.]{0,6} (?: / [\p{L}\d.]{1,14} ){1,6}+ (?: - \p{Lu}{1,5} / \d{1,6} ){0,4}+ (?:
    \s? \( \d{4} \) )? (?: [\s,;&–-]{1,3} (?: \p{Ll}{2,3} \s )? \p{Lu}[\p{Lu}.]{0,6} (?: [/.]
    [\p{L}\d.]{1,14} ){1,6}+ ){0,4}+
    """,
    regex.VERBOSE,
)
_SENTENCE_END: Final = regex.compile(r"(?<=\p{Ll}\p{Ll})[.]\s{1,3}(?=\p{Lu}|[*\"“])")
_WORD: Final = regex.compile(r"[^\W\d_]+")


@frozen(eq=False)
class Paper:
    """An official paper: `opener` is the block that holds the formula, `opening` its stretch."""

    genre: Genre
    rule: str
    opener: int | None = None
    opening: tuple[int, int] | None = None
    title: int | None = None
    dated: tuple[Moment, ...] = ()


def read_paper(page: Page) -> Paper | None:
    """Tell whether a page is an official paper, and which."""
    if not len(page):
        return None
    starts, texts, rules = page.blocks.starts, page.blocks.texts, page.rules
    suspects = [
        i
        for i, text in enumerate(texts[:_HEAD])
        if text[:PAPER_HEAD].lower() in rules.paper_heads
        or text[0] in _ODD
        or (len(text) <= _LABEL and "/" in text)
        or "-- " in text[:_LABEL]
    ]
    blocks = [
        page.look(i)
        for i in suspects
        if starts[i] < starts[0] + _HEAD_REACH and _is_suspect(texts[i], rules)
    ]
    if not blocks:
        return _by_turns(page)
    for block in blocks:
        found = _formula(page, block)
        if found is not None:
            group, opened, dated = found
            titled = _title([one for one in blocks if one.at < block.at], certain=True)
            return Paper(
                genre=_GENRES[group],
                rule=f"{group} by its formula",
                opener=block.at,
                opening=opened,
                title=titled[0].at if titled else None,
                dated=dated,
            )
    return _without_formula(page, blocks)


def _is_suspect(text: str, rules: Rulebook) -> bool:
    """Tell whether a block that begins like one may be a title, a symbol, a masthead, a formula."""
    if text[0] in _ODD or (len(text) <= _TITLE and text[-1] != "."):
        return True
    return "-- " in text[:_LABEL] or text[:_LABEL].lower().startswith(rules.formulas)


def _without_formula(page: Page, blocks: Sequence[Block]) -> Paper | None:
    """Know a paper by its title, its symbol or its masthead."""
    symbol = any(is_symbol(block.text) for block in blocks)
    mastheads = sum(block.opening("masthead") is not None and not block.prose for block in blocks)
    titled = _title(blocks, certain=symbol or mastheads > 0)
    turned = _has_turns(page)
    if titled is not None:
        block, group = titled
        genre = _GENRES.get(group, Genre.TRANSCRIPT if turned else Genre.NEWS)
        bracketed = block.text[0] in "(["  # *[Unofficial transcript]* stands beside the title
        return Paper(genre, f"{group} by its title", title=None if bracketed else block.at)
    if symbol or mastheads:
        genre = Genre.TRANSCRIPT if turned else Genre.PRESS_RELEASE
        return Paper(genre, "paper by its symbol" if symbol else "paper by its masthead")
    return Paper(Genre.TRANSCRIPT, "transcript by its labels") if turned else None


def _by_turns(page: Page) -> Paper | None:
    return Paper(Genre.TRANSCRIPT, "transcript by its labels") if _has_turns(page) else None


def _formula(page: Page, block: Block) -> tuple[str, tuple[int, int], tuple[Moment, ...]] | None:
    """Return the group and the stretch of the opening formula of a block, if it has one.

    A date and a dateline may stand before it: *19980805 The following statement was issued ...*,
    *GENEVA, 14 May (UN Information Service) -- Following is the text ...*.
    """
    folded, start = page.text.folded, block.start
    dated: tuple[Moment, ...] = ()
    found = block.opening(*_FORMULAS)
    if found is None and block.dated and block.dated[0].start == start:
        dated = block.dated[:1]
        start = dated[0].end
        found = _formula_at(page, start, block.end)
    if found is None and may_start(folded, start, block.end):
        dateline = read_dateline(page.datelines, start, block.end)
        if dateline is not None:
            start = dateline.end
            found = _formula_at(page, start, block.end)
    if found is None:
        return None
    while folded[start].isspace():
        start += 1
    group = found.group.removeprefix("formula ")
    stop = _formula_end(folded, start, block.end, strict=group == "statement")
    return None if stop is None else (group, (start, stop), dated)


def _formula_at(page: Page, start: int, end: int) -> Found | None:
    known = opening(page.text.folded[start:end], page.rules.wordings)
    return next((found for found in known if found.group in _FORMULAS), None)


def _formula_end(folded: str, start: int, end: int, *, strict: bool) -> int | None:
    """Return where a formula ends: behind its colon or, if need be, behind its sentence."""
    reach = min(end, start + _FORMULA)
    colon = folded.find(":", start, reach)
    if colon >= 0 and folded[colon + 1 : colon + 2] in ("", " ", "\n", "\r", "\t", '"', "“"):
        return colon + 1
    if strict:
        return None
    stop = _SENTENCE_END.search(folded, start, reach)
    if stop is not None:
        return stop.start() + 1
    return end if end - start <= _FORMULA else None


def _title(blocks: Sequence[Block], *, certain: bool) -> tuple[Block, str] | None:
    """Return the first title of a paper, and its group.

    Titles that a news story may bear as well count only where something else shows the paper, or in
    capitals.
    """
    for block in blocks:
        found = block.opening(*_TITLES)
        if found is None or len(block.text) > _TITLE or block.text[-1] == ".":
            continue
        group = found.group.removeprefix("title ")
        if group == "press release" and not (certain or block.text.isupper()):
            continue
        return block, group
    return None


def is_symbol(text: str) -> bool:
    """Tell whether a text is a document symbol and nothing else.

    >>> is_symbol("SG/SM/13290-AFR/2090"), is_symbol("Vale/AP"), is_symbol("24/02/2003")
    (True, False, False)
    """
    return (
        len(text) <= _LABEL
        and "/" in text
        and any(map(str.isdigit, text))
        and _SYMBOL.fullmatch(text) is not None
    )


def _has_turns(page: Page) -> bool:
    """Tell whether enough blocks begin with the label of one who asks or answers."""
    labelled = [text for text in page.blocks.texts if ":" in text[:_LABEL]]
    if len(labelled) < _FEWEST_TURNS:
        return False
    labels = page.rules.language.furniture.papers.labels
    asked = answered = 0
    for text in labelled:
        label = text[:_LABEL].partition(":")[0].strip("* ").lower()
        if label in labels.questions:
            asked += 1
        elif label in labels.answers:
            answered += 1
    turns = asked + answered
    return asked > 0 and turns >= _FEWEST_TURNS and turns * _ONE_TURN_IN >= len(page)


def is_signature(page: Page, block: Block) -> bool:
    """Tell whether a block is the signature at a paper's end: a name and an office."""
    if block.closed or len(block.text) > 2 * _LABEL or block.opening("byline", *_TITLES):
        return False
    plain = " ".join(block.text.lower().split())
    return any(signer in plain for signer in page.rules.language.furniture.papers.signers)


def translation(page: Page, first: int) -> int | None:
    """Return the block from which on a paper is in another language, if it is in two."""
    foreign: int | None = None
    for i in range(first, len(page)):
        if not page.prose(i):
            continue
        strange = _is_foreign(page, page.blocks.texts[i])
        if strange is None:
            continue
        if not strange:
            foreign = None
        elif foreign is None:
            foreign = i
    if foreign is None:
        return None
    while foreign > first + 1 and not page.prose(foreign - 1):
        foreign -= 1
    return foreign


def _is_foreign(page: Page, text: str) -> bool | None:
    """Tell whether a paragraph is in another language; `None` where it is too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    own = page.rules.language.detect.words
    return sum(word in own for word in words) < _FUNCTION_SHARE * len(words)
