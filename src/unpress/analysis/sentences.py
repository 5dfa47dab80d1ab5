"""Stage 5: sentences.

Comes in: words, paragraphs, quotations. Goes out: `Sentence`s, ranges of words that tile the
paragraphs. A full stop inside a quotation ends no sentence unless the quotation ends with it, so
that a frame and what it quotes stay together. It never looks at what a sentence says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import frozen

from unpress.analysis.quotations import Quotation
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    COMMA,
    DETERMINER,
    MONTH,
    OTHER_STOP,
    PREPOSITION,
    QUESTION,
    QUOTE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TITLE_STOP,
)

_STARTERS = DETERMINER | SUBJECT | SUBORDINATOR | PREPOSITION | QUESTION | ADVERB
_LONGEST = 400  # words; a longer run is no sentence and is cut, to keep the work per word bounded


@frozen
class Sentence:
    """Words `first` up to and without `last`; `quotations` are those inside, as indices."""

    first: int
    last: int
    quotations: tuple[int, int]


def split(words: Words, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> list[Sentence]:
    """Split paragraphs into sentences."""
    kinds, keys, forms, starts = words.kinds, words.keys, words.forms, words.starts
    stops = [i for i, kind in enumerate(kinds) if kind & STOP]
    sentences: list[Sentence] = []
    q = 0
    for start, end in paragraphs:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if first >= last:
            continue
        begin = first
        q_begin = q
        for i in stops[bisect_left(stops, first) : bisect_left(stops, last)]:
            if i < begin:
                continue
            # the quotation that holds this stop, if any
            offset = starts[i]
            while q < len(quotations) and quotations[q].end <= offset:
                q += 1
            behind = i + 1
            quoted = q < len(quotations) and quotations[q].start < offset
            if quoted:
                closing = quotations[q].end
                if behind < last and starts[behind] < closing and not (
                    kinds[behind] & QUOTE and words.end(behind) >= closing
                ):
                    continue
                if behind < last and kinds[behind] & QUOTE:
                    behind += 1
            else:
                while behind < last and keys[behind] in ")]" and starts[behind] == words.end(behind - 1):
                    behind += 1
            if behind < last and not _ends(words, i, behind, quoted):
                continue
            sentences += _pieces(words, begin, behind, quotations, q_begin)
            begin = behind
            while q < len(quotations) and quotations[q].end <= words.end(behind - 1):
                q += 1
            q_begin = q
        if begin < last:
            sentences += _pieces(words, begin, last, quotations, q_begin)
        while q < len(quotations) and quotations[q].end <= end:
            q += 1
    del forms
    return sentences


def _ends(words: Words, stop: int, behind: int, quoted: bool) -> bool:
    """Tell whether the stop ends a sentence, given the word behind it."""
    kinds = words.kinds
    following = words.forms[behind]
    if kinds[behind] & QUOTE:
        behind += 1
        following = words.forms[behind] if behind < len(words) else ""
        if not following:
            return True
    if kinds[behind] & COMMA or following[0].islower():
        return False
    key = words.keys[stop]
    if len(key) > 2 and key[0] != ".":  # a dotted acronym
        return bool(kinds[behind] & _STARTERS) and following[0].isupper()
    if key[0] == "." and len(key) > 1 and words.starts[behind] == words.end(stop):
        return False  # dots of an ellipsis, glued to the next word
    if quoted or key != "." or stop == 0:
        return True
    before = words.kinds[stop - 1]
    if words.starts[stop] != words.end(stop - 1):
        return True
    if before & TITLE_STOP:
        return False
    if before & OTHER_STOP:
        return bool(kinds[behind] & _STARTERS) and not (before & MONTH and following[0].isdigit())
    form = words.forms[stop - 1]
    if len(form) == 1 and form.isupper():  # an initial
        return bool(kinds[behind] & _STARTERS)
    return True


def _pieces(words: Words, first: int, last: int, quotations: Sequence[Quotation], q: int) -> list[Sentence]:
    """Make one sentence of a range, or several of one that is too long to be one."""
    made = []
    for begin in range(first, last, _LONGEST):
        end = min(begin + _LONGEST, last)
        limit = words.end(end - 1)
        stop = q
        while stop < len(quotations) and quotations[stop].start < limit:
            stop += 1
        made.append(Sentence(begin, end, (q, stop)))
        q = stop
    return made
