"""The small grammar that the later stages share: phrases of time, noun phrases, verb groups.

Comes in: the columns of words, and a range in which to look. Goes out: the index of the word where
a phrase ends or begins. Ranges are half-open pairs of word indices. `quoted` says of each word
whether it stands within quotation marks; what does is closed to these functions. Nothing here knows
what a cue reports; no function looks beyond the range it is given.
"""

from __future__ import annotations

from typing import TypeAlias

from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    ALONE,
    AUXILIARY,
    BE,
    CAPITAL,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    DASH,
    DETERMINER,
    ED,
    FINITE,
    GENITIVE,
    INFINITIVE,
    LINK,
    MONTH,
    NEGATION,
    NUMBER,
    OBJECT,
    OPENING,
    PREDICATE,
    PREPOSITION,
    QUESTION,
    QUOTE,
    RELATIVE,
    RELATIVE_DAY,
    SEMICOLON,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    TIME_AFTER,
    TIME_BEFORE,
    TIME_OPENER,
    VAGUE_TIME,
    WEEKDAY,
)

Range: TypeAlias = tuple[int, int]

SEPARATOR = COMMA | COLON | DASH | SEMICOLON
_NOT_IN_NOUN_PHRASE = (
    COMPLEMENTIZER | RELATIVE | QUESTION | INFINITIVE | AUXILIARY | NEGATION | FINITE | SUBORDINATOR
)
_MAY_BEGIN_TIME = (
    TIME_BEFORE
    | TIME_OPENER
    | WEEKDAY
    | MONTH
    | RELATIVE_DAY
    | NUMBER
    | PREPOSITION
    | DETERMINER
    | VAGUE_TIME
)
_LONGEST_BRACKET = 12  # words: (known by its French acronym ...); a longer one is an aside


def is_year(key: str) -> bool:
    """Tell whether a word can be a year."""
    return len(key) == 4 and key.isdecimal()


# ------------------------------------------------------------------------------ phrases of time


def time_phrase(w: Words, i: int, end: int) -> int:
    """Return the index behind the phrase of time that starts at word `i`, or `i`.

    Knows *on Monday*, *late Tuesday*, *on June 29*, *14 November 2023*, *today*, *last week*,
    *in March 2021*, *the same day*.
    """
    kinds, keys = w.kinds, w.keys
    if i >= end or not kinds[i] & _MAY_BEGIN_TIME:
        return i
    j = i
    while j < end and j < i + 3 and kinds[j] & TIME_BEFORE:
        j += 1
    if j < end and j > i and kinds[j] & DETERMINER:
        j += 1
        if not (j < end and kinds[j] & TIME_OPENER):
            return i
    if j >= end:
        return i
    kind = kinds[j]
    if kind & DETERMINER and j == i and j + 2 < end and kinds[j + 1] & TIME_OPENER:
        return j + 3 if kinds[j + 2] & VAGUE_TIME else i  # the previous day
    if kind & WEEKDAY:
        j += 1
        while j < end and kinds[j] & TIME_AFTER:
            j += 1
        if j + 1 < end and kinds[j] & COMMA:
            date = _month_and_day(w, j + 1, end)
            if date > j + 1:
                return date
        return j
    date = _month_and_day(w, j, end)
    if date > j:
        return date
    if kind & RELATIVE_DAY:
        return j + 1
    if j == i and kind & PREPOSITION and j + 1 < end:
        if kinds[j + 1] & MONTH and (w.kinds[j + 1] & CAPITAL):
            return j + 3 if j + 2 < end and is_year(keys[j + 2]) else j + 2
        if is_year(keys[j + 1]):
            return j + 2
    if j > i and kind & VAGUE_TIME:
        return j + 1
    if kind & TIME_OPENER and j + 1 < end and kinds[j + 1] & VAGUE_TIME:
        return j + 2
    return i


def _month_and_day(w: Words, i: int, end: int) -> int:
    """Return the index behind a month and a day in either order, with or without a year."""
    kinds, keys = w.kinds, w.keys
    if i + 1 >= end:
        return i
    if kinds[i] & MONTH:
        j = i + 1
        if kinds[j] & STOP and j + 1 < end:
            j += 1
        if not kinds[j] & NUMBER or len(keys[j]) > 4:
            return i
        j += 1
        return j + 2 if j + 1 < end and kinds[j] & COMMA and is_year(keys[j + 1]) else j
    if kinds[i] & NUMBER and kinds[i + 1] & MONTH:
        j = i + 2
        return j + 1 if j < end and is_year(keys[j]) else j
    return i


def time_before(w: Words, last: int, low: int) -> int:
    """Return the first word of the phrase of time that ends at word `last`, or `last + 1`."""
    kinds, keys = w.kinds, w.keys
    j = last
    if kinds[j] & TIME_AFTER and j > low and kinds[j - 1] & (WEEKDAY | TIME_BEFORE):
        j -= 1
    if kinds[j] & (WEEKDAY | RELATIVE_DAY):
        start = j
    elif is_year(keys[j]) and j > low + 2 and kinds[j - 1] & COMMA and kinds[j - 3] & MONTH:
        start = j - 3
    elif kinds[j] & NUMBER and j > low and kinds[j - 1] & MONTH:
        start = j - 1
    elif kinds[j] & NUMBER and j > low + 1 and kinds[j - 1] & STOP and kinds[j - 2] & MONTH:
        start = j - 2
    elif (kinds[j] & MONTH and j > low and kinds[j - 1] & NUMBER) or (
        kinds[j] & VAGUE_TIME and j > low and kinds[j - 1] & (TIME_BEFORE | TIME_OPENER)
    ):
        start = j - 1
    else:
        return last + 1
    while start > low and kinds[start - 1] & TIME_BEFORE:
        start -= 1
    return start


# ---------------------------------------------------------------------------------- verb groups


def verb_group(w: Words, verb: int, low: int) -> tuple[int, int]:
    """Return where the group of auxiliaries and adverbs before a verb begins, and their kinds.

    A phrase of time may stand in it: *on Monday strongly condemned*.
    """
    kinds = w.kinds
    left, seen = verb, 0
    while left > low:
        kind = kinds[left - 1]
        if kind & (AUXILIARY | NEGATION | INFINITIVE):
            seen |= kind
            left -= 1
        elif kind & GENITIVE and left - 2 >= low and kinds[left - 2] & SUBJECT:
            seen |= BE  # "he's predicting"
            left -= 1
        elif kind & ADVERB:
            if kind & ALONE and (
                left - 1 == low
                or kinds[left - 2] & (SEPARATOR | QUOTE | COORDINATOR | SUBORDINATOR)
            ):
                break  # "most said"
            left -= 1
        else:
            start = time_before(w, left - 1, low)
            if start >= left or start <= low:
                break
            left = start
    return left, seen


# ---------------------------------------------------------------------------------- noun phrases


def noun_phrase(w: Words, i: int, end: int, quoted: bytes) -> int:
    """Return the index behind the noun phrase that starts at word `i`, or `i`.

    Takes what *of* and *for* tie to it, what *and* joins, and brackets; stops at a verb, a mark,
    another preposition, a phrase of time, a second determiner.
    """
    kinds, forms = w.kinds, w.forms
    if i < end and kinds[i] & SUBJECT and not kinds[i] & DETERMINER:
        return i + 1
    j = i
    free = True  # may a determiner stand here?
    while j < end:
        kind = kinds[j]
        if quoted[j] or kind & (SEPARATOR | QUOTE | SUBJECT):
            break
        if kind & (STOP | OPENING | CLOSING):
            if kind & OPENING:
                j = bracket(w, j, end)
                if not j:
                    return i
                continue
            if kind & CLOSING or j + 1 >= end:
                break
        elif kind & PREPOSITION:
            if not kind & LINK or j == i:
                break
            free = True
        elif kind & COORDINATOR:
            if j == i or j + 1 >= end or quoted[j + 1]:
                break
            following = kinds[j + 1]
            if following & (SUBJECT | PREPOSITION | ADVERB | _NOT_IN_NOUN_PHRASE):
                break
            free = True
        elif kind & DETERMINER:
            if (not free and not kinds[j - 1] & DETERMINER) or (
                kind & TIME_OPENER and time_phrase(w, j, end) > j
            ):
                break
            free = False
        elif kind & _NOT_IN_NOUN_PHRASE or (
            j > i and (kind & ADVERB or time_phrase(w, j, end) > j)
        ):
            break
        elif (
            j > i + 1
            and kinds[j] & CAPITAL
            and kind == 0
            and kinds[j - 1] == 0
            and not kinds[j - 1] & CAPITAL
            and kinds[i] & DETERMINER
            and j + 1 < end
            and kinds[j + 1] & PREDICATE
        ):
            break  # "told the council | Norland had withdrawn"
        else:
            free = bool(kind & GENITIVE)
        j += 1
    while j > i and kinds[j - 1] & (LINK | COORDINATOR | DETERMINER):
        if kinds[j - 1] & ALONE and j - 1 == i:
            break
        j -= 1
    return j


def bracket(w: Words, i: int, end: int) -> int:
    """Return the index behind the bracket that opens at word `i`, or 0 where it does not close."""
    for j in range(i + 1, min(end, i + _LONGEST_BRACKET)):
        if w.kinds[j] & CLOSING:
            return j + 1
    return 0


def adjunct(w: Words, i: int, end: int, quoted: bytes) -> int:
    """Return the index behind the prepositional phrase that starts at word `i`, or `i`."""
    kinds = w.kinds
    j = i
    while j < end and kinds[j] & PREPOSITION and not quoted[j]:
        j += 1
    if j == i or j >= end or (kinds[j] & SUBJECT and not kinds[j] & OBJECT):
        return i
    behind = noun_phrase(w, j, end, quoted)
    if behind == j and kinds[j] & (OBJECT | DETERMINER | NEGATION) and not quoted[j]:
        return j + 1
    return behind if behind > j else i


# ---------------------------------------------------------------------------------- clauses


def has_predicate(w: Words, start: int, end: int, quoted: bytes) -> bool:
    """Tell whether a finite verb stands in a range of words, outside quotation marks."""
    kinds = w.kinds
    return any(kinds[j] & (PREDICATE | ED) and not quoted[j] for j in range(start, end))


def segments(w: Words, first: int, last: int, quoted: bytes) -> list[Range]:
    """Cut a range of words at its commas, dashes, semicolons and colons.

    A quotation is never cut; the marks belong to no segment.
    """
    kinds = w.kinds
    cut, begin = [], first
    for j in range(first, last):
        if kinds[j] & SEPARATOR and not quoted[j]:
            cut.append((begin, j))
            begin = j + 1
    cut.append((begin, last))
    return cut


__all__ = [
    "SEPARATOR",
    "Range",
    "adjunct",
    "bracket",
    "has_predicate",
    "is_year",
    "noun_phrase",
    "segments",
    "time_before",
    "time_phrase",
    "verb_group",
]
