"""Stage 11: the day of an utterance.

Comes in: the words of each frame's own clause, and the day that the copy is dated (dateline, else
the page). Goes out: a `PartialDate` for each attribution, or `None`. A weekday or a word such as
*today* is counted from the reference day, and is nothing where there is none; a month and a day
take the year that brings them nearest before it. Possessive days (*Monday's raid*) are the event's.
It never reads a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from unpress.analysis.phrases import Range, bracket, is_year, time_phrase
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import (
    CAPITAL,
    COMMA,
    DETERMINER,
    GENITIVE,
    MONTH,
    NUMBER,
    OPENING,
    PREPOSITION,
    RELATIVE_DAY,
    STOP,
    TIME_BEFORE,
    TIME_OPENER,
    WEEKDAY,
)
from unpress.model import PartialDate

_BEGINS = (
    WEEKDAY | MONTH | RELATIVE_DAY | NUMBER | TIME_BEFORE | TIME_OPENER | PREPOSITION | DETERMINER
)


def day_of(
    w: Words, clause: Sequence[Range], language: Language, reference: date | None
) -> PartialDate | None:
    """Return the day that the words of a frame give."""
    for start, end in clause:
        i = start
        while i < end:
            if not w.kinds[i] & _BEGINS:
                i += 1
                continue
            behind = time_phrase(w, i, end)
            if behind == i:
                i += 1
                continue
            if not (behind < len(w) and w.kinds[behind] & GENITIVE):
                found = _read(w, i, _with_bracket(w, behind, end), language, reference)
                if found is not None:
                    return found
            i = behind
    return None


def _with_bracket(w: Words, i: int, end: int) -> int:
    """Return the index behind a bracket that follows a day: *Saturday (May 15)*."""
    if i < end and w.kinds[i] & OPENING:
        return bracket(w, i, end) or i
    return i


def _read(
    w: Words, start: int, end: int, language: Language, reference: date | None
) -> PartialDate | None:
    """Read one phrase of time."""
    calendar = language.calendar
    weekday: int | None = None
    month = day = year = None
    told = calendar.phrases.get(" ".join(w.keys[start:end]))
    if told is not None:
        return None if reference is None else PartialDate.of(reference + timedelta(days=told))
    for i in range(start, end):
        kind, key = w.kinds[i], w.keys[i]
        if kind & RELATIVE_DAY:
            back = calendar.relative.get(key)
            if back is None or reference is None:
                return None
            return PartialDate.of(reference + timedelta(days=back))
        if kind & WEEKDAY:
            weekday = next((n for n, names in enumerate(calendar.weekdays) if key in names), None)
        elif kind & MONTH and (w.kinds[i] & CAPITAL):
            month = next((n for n, names in enumerate(calendar.months, 1) if key in names), None)
        elif kind & NUMBER:
            if is_year(key):
                year = int(key)
            else:
                digits = key.rstrip("".join(set("".join(calendar.ordinals))))
                if digits.isdecimal() and 1 <= int(digits) <= 31:
                    day = int(digits)
        elif not kind & (COMMA | STOP):
            continue
    if month is not None:
        return _dated(year, month, day, reference)
    if year is not None:
        return PartialDate(year)
    if weekday is not None and reference is not None:
        return PartialDate.of(reference - timedelta(days=(reference.weekday() - weekday) % 7))
    return None


def _dated(
    year: int | None, month: int, day: int | None, reference: date | None
) -> PartialDate | None:
    """Return a month and a day with the year that the text or the reference day gives."""
    try:
        found = PartialDate(year, month, day)
    except ValueError:
        return None
    if year is None and reference is not None:
        near = found.on_or_before(reference + timedelta(days=1))
        if near is not None:
            return PartialDate.of(near) if day is not None else PartialDate(near.year, month)
    return found
