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
    CLOSING,
    COMMA,
    DASH,
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

_STARTS_SENTENCE = DETERMINER | SUBJECT | SUBORDINATOR | PREPOSITION | QUESTION | ADVERB
_LONGEST = 400  # words; a longer run is no sentence and is cut, so that work per word is bounded


@frozen
class Sentence:
    """Words `first` up to and without `last`, in the paragraph of that number."""

    first: int
    last: int
    paragraph: int


def split(
    w: Words, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> list[Sentence]:
    """Split paragraphs into sentences."""
    kinds = w.kinds
    stops = [i for i in w.landmarks if kinds[i] & STOP]
    closings = [quotation.end for quotation in quotations]
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs):
        first, last = bisect_left(w.starts, start), bisect_left(w.starts, end)
        begin = first
        for stop in stops[bisect_left(stops, first) : bisect_left(stops, last)]:
            if stop < begin:
                continue
            behind = _behind(w, stop, last, quotations, closings)
            if behind and (behind == last or _ends(w, stop, behind)):
                _add(sentences, begin, behind, number)
                begin = behind
        if begin < last:
            _add(sentences, begin, last, number)
    return sentences


def inside(w: Words, first: int, last: int) -> list[Sentence]:
    """Split a range of words, a quotation for instance, at every full stop that ends a sentence."""
    sentences: list[Sentence] = []
    begin = first
    for stop in range(first, last):
        if w.kinds[stop] & STOP:
            behind = stop + 1
            while behind < last and w.kinds[behind] & (CLOSING | QUOTE):
                behind += 1
            if behind == last or _ends(w, stop, behind):
                _add(sentences, begin, behind, 0)
                begin = behind
    if begin < last:
        _add(sentences, begin, last, 0)
    return sentences


def _add(sentences: list[Sentence], first: int, last: int, paragraph: int) -> None:
    """Add a sentence, or several in place of one that is too long to be one."""
    for begin in range(first, last, _LONGEST):
        sentences.append(Sentence(begin, min(begin + _LONGEST, last), paragraph))


def _behind(
    w: Words, stop: int, last: int, quotations: Sequence[Quotation], closings: Sequence[int]
) -> int:
    """Return the word behind a full stop and the marks that close after it.

    0 where the stop stands inside a quotation that goes on behind it.
    """
    kinds = w.kinds
    behind = stop + 1
    at = bisect_left(closings, w.starts[stop] + 1)
    if at < len(quotations) and quotations[at].start < w.starts[stop]:
        while behind < last and w.starts[behind] < closings[at]:
            if not kinds[behind] & (QUOTE | STOP | CLOSING) and w.forms[behind] not in "'’":
                return 0
            behind += 1
        return behind
    while behind < last and kinds[behind] & CLOSING and w.starts[behind] == w.end(behind - 1):
        behind += 1
    return behind


def _ends(w: Words, stop: int, behind: int) -> bool:
    """Tell whether a sentence ends with the stop, given the word behind it."""
    kinds, keys, forms = w.kinds, w.keys, w.forms
    if kinds[behind] & QUOTE:
        behind += 1
        if behind >= len(w):
            return True
    following, kind = forms[behind], kinds[behind]
    if kind & (COMMA | DASH) or following[0].islower():
        return False
    key = keys[stop]
    glued = w.starts[behind] == w.end(behind - 1)
    if glued and stop == behind - 1 and (len(following) < 2 or not following[1].islower()):
        return False  # "(D-N.Y.)", "www.UN.org"; but "attack.The" is two sentences
    if key[0] != "." and key[-1] == ".":  # a dotted acronym, U.N.
        return bool(kind & _STARTS_SENTENCE)
    if key[0] == "." and len(key) > 1 and w.starts[behind] == w.end(stop):
        return False  # dots of an ellipsis, glued to the next word
    if key != "." or stop == 0 or w.starts[stop] != w.end(stop - 1):
        return True
    before = kinds[stop - 1]
    if before & TITLE_STOP:
        return False
    if before & OTHER_STOP:
        return bool(kind & _STARTS_SENTENCE) and not before & MONTH
    initial = len(forms[stop - 1]) == 1 and forms[stop - 1].isupper()
    return not initial or bool(kind & _STARTS_SENTENCE)
