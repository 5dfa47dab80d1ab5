"""Stage 6: which words stand within quotation marks, and which marks are only marks.

Comes in: words and quotations. Goes out: `Marking`: a byte for each word, as the page has its marks;
the same with those quotations opened that begin between a subject and its verb (*Vale "condemns the
raid"*), whose words are the sentence's own; and the words of the text that can be cues. It never
decides who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from unpress.analysis.quotations import Quotation
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    AUXILIARY,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COPULA,
    CUE,
    DASH,
    DETERMINER,
    FEELING,
    FINITE,
    OPENED,
    OPENING,
    PHRASAL,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELAY,
    SEMICOLON,
    STOP,
    SUPPORT,
    THIRD,
)

_ANY_CUE = CUE | SUPPORT | FEELING | PHRASAL
_NO_SUBJECT = (
    STOP | COMMA | COLON | SEMICOLON | DASH | OPENING | CLOSING | DETERMINER | PREPOSITION
    | COMPLEMENTIZER
)  # fmt: skip


@frozen(eq=False)
class Marking:
    """Words with their marks; each byte is 1 where a word stands within quotation marks.

    `marked` is as the page has it, `closed` without the quotations that are opened; `words` has the
    opening marks of these as if they were adverbs. `candidates` are the words that can be cues.
    """

    words: Words
    marked: bytes
    closed: bytes
    candidates: list[int]


def mark(w: Words, quotations: Sequence[Quotation]) -> Marking:
    """Lay the quotations over the words."""
    marked = bytearray(len(w) + 1)
    openings = []
    for quotation in quotations:
        first, last = w.at(quotation.start), w.at(quotation.end)
        marked[first:last] = b"\1" * (last - first)
        if 0 < first < last - 1 and w.kinds[first] & QUOTE and _begins_verb(w, first):
            openings.append((first, last))
    candidates = [i for i, kind in enumerate(w.kinds) if kind & _ANY_CUE]
    if not openings:
        return Marking(w, bytes(marked), bytes(marked), candidates)
    kinds, closed = list(w.kinds), bytearray(marked)
    for first, last in openings:
        kinds[first] = ADVERB | OPENED
        behind = last - 1 if kinds[last - 1] & QUOTE else last
        closed[first:behind] = bytes(behind - first)
    return Marking(evolve(w, kinds=kinds), bytes(marked), bytes(closed), candidates)


def run_end(quoted: bytes, first: int, end: int) -> int:
    """Return the index behind the quoted words that start at word `first`."""
    behind = quoted.find(b"\0", first, end)
    return end if behind < 0 else behind


def _begins_verb(w: Words, mark: int) -> bool:
    """Tell whether a quotation opens with a verb whose subject, or copula, stands before it."""
    kinds = w.kinds
    before, first = kinds[mark - 1], mark + 1
    if before & (_NO_SUBJECT | CUE | RELAY) and not before & COPULA:
        return False
    while first < len(w) - 1 and kinds[first] & ADVERB and not kinds[first] & COPULA:
        first += 1
    kind = kinds[first]
    if kind & FEELING:
        return bool((before | kind) & COPULA)
    if before & (COPULA | AUXILIARY):
        return False
    if kind & COPULA:
        return bool(kind & PREDICATE)
    return bool(kind & (CUE | SUPPORT) and kind & (FINITE | THIRD))
