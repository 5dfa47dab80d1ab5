"""Stage 6: which words stand within quotation marks, and which marks are only marks.

Comes in: words and quotations. Goes out: `Marking`: a byte for each word, as the page has its marks;
the same with those quotations opened that begin between a subject and its verb (*Vale "condemns the
raid"*), whose words are the sentence's own; and the words of the text that can be cues. It never
decides who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from unpress.analysis.phrases import Range
from unpress.analysis.quotations import Quotation
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COPULA,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    FEELING,
    FINITE,
    GENITIVE,
    OPENED,
    OPENING,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELAY,
    REPORTS,
    ROLE,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUPPORT,
    THIRD,
)

_SPEAKS = SUBJECT | DETERMINER | ROLE | BODY | ADVERB
_ENDS = STOP | COMMA | QUOTE | SEMICOLON | COLON
_LONGEST_TERM = 8  # words, marks included
_NEAR_SPEAKER = 12  # words before a quotation in which its speaker is named
_NEAR_CUE = 7  # words from a comma, or a sentence's start, to the verb of a lost frame
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


def mend(w: Words, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """End quotations whose closing mark is lost where the words show it.

    Before a frame of its own (*"The crew is ill, Orlow said.*), or before a sentence that reports.
    """
    mended = []
    for quotation in quotations:
        if quotation.opened and not quotation.closed and not quotation.continued:
            first, last = w.at(quotation.start), w.at(quotation.end)
            end = _true_end(w, first, last)
            if end < last:
                quotation = evolve(quotation, end=w.end(end - 1), rule="lost closing mark")
        mended.append(quotation)
    return tuple(mended)


def mark(w: Words, quotations: Sequence[Quotation]) -> Marking:
    """Lay the quotations over the words."""
    marked = bytearray(len(w) + 1)
    openings: list[Range] = []
    terms: list[Range] = []
    for quotation in quotations:
        first, last = w.at(quotation.start), w.at(quotation.end)
        marked[first:last] = b"\1" * (last - first)
        if first < last - 1 and w.kinds[first] & QUOTE:
            if first and _begins_verb(w, first):
                openings.append((first, last))
            elif _is_term(w, first, last):
                terms.append((first, last))
    candidates = [i for i in w.landmarks if w.kinds[i] & REPORTS]
    if not openings and not terms:
        return Marking(w, bytes(marked), bytes(marked), candidates)
    kinds, closed = list(w.kinds), bytearray(marked)
    for first, last in openings:
        kinds[first] = ADVERB | OPENED
        behind = last - 1 if kinds[last - 1] & QUOTE else last
        if behind < last and _goes_on(w, last):
            kinds[behind] = ADVERB | OPENED
            behind = last
        closed[first:behind] = bytes(behind - first)
    for first, last in terms:
        kinds[first] = kinds[last - 1] = ADVERB | OPENED
        closed[first:last] = bytes(last - first)
    return Marking(evolve(w, kinds=kinds), bytes(marked), bytes(closed), candidates)


def _goes_on(w: Words, last: int) -> bool:
    """Tell whether the sentence goes on behind a closing mark without a stop: *"condemns" the raid*."""
    behind = w.kinds[last] if last < len(w) else STOP
    return not (behind & _ENDS or w.kinds[last - 2] & _ENDS)


def _is_term(w: Words, first: int, last: int) -> bool:
    """Tell whether marks hold a term or a name that is part of a noun phrase: *the "River Guard"'s*."""
    kinds = w.kinds
    if last - first > _LONGEST_TERM or not kinds[last - 1] & QUOTE:
        return False
    inside = range(first + 1, last - 1)
    if all(kinds[i] & ADVERB for i in inside):  # "strongly" condemned
        return last < len(w) and bool(kinds[last] & CUE)
    if any(kinds[i] & (PREDICATE | STOP | COMMA) for i in inside):
        return False
    before = kinds[first - 1] if first else STOP
    behind = kinds[last] if last < len(w) else STOP
    if behind & GENITIVE:
        return True
    named = before & COMMA and first > 1 and kinds[first - 2] & DOCUMENT
    return bool(named and behind & COMMA)  # the study, "Ferries of Norland", says


def _true_end(w: Words, first: int, last: int) -> int:
    """Return the word behind a quotation whose closing mark is lost."""
    kinds, forms = w.kinds, w.forms
    begin = first  # of the sentence
    named = {forms[i] for i in range(max(0, first - _NEAR_SPEAKER), first) if kinds[i] & CAPITAL}
    comma = 0
    for i in range(first + 1, last):
        kind = kinds[i]
        if kind & COMMA:
            comma = i
        elif kind & CUE and kind & FINITE and 0 < i - comma < _NEAR_CUE and comma:
            if all(kinds[j] & CAPITAL or kinds[j] & _SPEAKS for j in range(comma + 1, i)):
                if i + 1 >= last or kinds[i + 1] & STOP:
                    return comma
        if begin > first and (kind & CUE and kind & FINITE or forms[i] in named):
            if forms[i] in named or (kinds[i - 1] & CAPITAL and i - begin < _NEAR_CUE):
                return begin
        if kind & STOP and i + 1 < last and kinds[i + 1] & CAPITAL:
            begin, comma = i + 1, 0
    return last


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
