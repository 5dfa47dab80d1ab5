"""Stage 3: the dates of the page itself, and which of them is the date of publication.

Comes in: a line of the page. Goes out: a `Stamp`, if the line is dates and times with the words
that stand round them and nothing else, or what is left of it once they are taken out. Never reads a
sentence for dates: those of the story are the business of a later stage.

    stamp  := { word | date [time] | time [date] | agency | label name | place }
    date   := year sep month sep day | day sep month sep year | month day [,] year | day month year
    time   := hour ":" minute [":" second] [half] | hour half

Numbers alone are read day first, as every outlet outside the United States prints them, unless the
middle one cannot be a month (conventions 1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Final

import regex
from attrs import evolve, frozen

from unpress.analysis.agencies import Credit, Directory
from unpress.errors import ModelError
from unpress.languages import Language
from unpress.model import PartialDate

PUBLISHED: Final = 0
PLAIN: Final = 1
UPDATED: Final = 2

_NEAR = 30  # code points between a date and its time
_LONGEST = 400  # code points: a longer line is no stamp
_WORD = regex.compile(r"[^\W\d_](?:[\w']|[.\-](?=\w))*\.?")
_WORDS_OF_A_NAME = 4
_YEAR = re.compile(r"19[4-9]\d|20\d\d")


@frozen
class Moment:
    """A date of the page, with its time where it has one; `trust` is what its label says of it."""

    value: PartialDate | datetime
    start: int
    end: int
    trust: int = PLAIN


@frozen(eq=False)
class Stamp:
    """What was read of a line: its moments, its credits, and the stretches that are none of it."""

    moments: tuple[Moment, ...]
    credits: tuple[Credit, ...]
    rest: tuple[tuple[int, int], ...]


@frozen(eq=False)
class StampGrammar:
    """The patterns and words of a language's stamps."""

    dates: regex.Pattern[str]
    times: regex.Pattern[str]
    months: dict[str, int]
    afternoon: frozenset[str]
    trust: dict[str, int]
    vocabulary: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    crawler: regex.Pattern[str]


def stamp_grammar(language: Language) -> StampGrammar:
    """Make a language's stamp words ready."""
    words = language.furniture.stamps
    months = {
        name: number
        for number, names in enumerate(language.calendar.months, start=1)
        for name in names
    }
    weekdays = {name for names in language.calendar.weekdays for name in names}
    halves = (*words.morning, *words.afternoon)
    labels = {
        **dict.fromkeys(words.published, PUBLISHED),
        **dict.fromkeys(words.updated, UPDATED),
    }
    vocabulary = {
        word.strip(".")
        for phrase in (
            *words.fillers,
            *words.zones,
            *halves,
            *weekdays,
            *months,
            *language.calendar.ordinals,
            *words.published,
            *words.updated,
            *words.crawler,
            *words.joints,
        )
        for word in phrase.split()
    }
    return StampGrammar(
        dates=_dates(language),
        times=regex.compile(
            rf"""
            (?<![\d:.,/])
            (?: (?P<hour>[01]?\d|2[0-4]) (?: [:.h] | (?<=\d)\s:\s ) (?P<minute>[0-5]\d)
                (?: : (?P<second>[0-5]\d) )? (?![\d/])
                (?: \s{{0,2}} (?P<half>{_any(halves)}) (?![^\W\d_]) )?
              | (?P<hour>1[0-2]|0?[1-9]) \s? (?P<half>{_any(halves)}) (?![^\W\d_])
            )
            """,
            regex.VERBOSE | regex.IGNORECASE,
        ),
        months=months,
        afternoon=frozenset(words.afternoon),
        trust=labels,
        vocabulary=frozenset(vocabulary),
        names=frozenset(words.names),
        places=frozenset(
            name.lower()
            for name in (
                *language.furniture.datelines.places,
                *language.furniture.datelines.countries,
            )
        ),
        crawler=regex.compile(
            rf"""
            \A \s* (?:{_any(words.crawler)}) \s+
            (?P<date> (?P<year>\d{{4}}) - (?P<month>\d\d) (?: - (?P<day>\d\d) )? ) (?![\d-])
            """,
            regex.VERBOSE | regex.IGNORECASE,
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _dates(language: Language) -> regex.Pattern[str]:
    """Make the pattern of dates with a year, from the orders that the language writes them in.

    A month in capitals or with a capital may be glued to what stands before it, since a page often
    loses the break there.
    """
    words = language.furniture.stamps
    names = sorted({name for group in language.calendar.months for name in group}, key=len)
    names.reverse()
    cased = _any([form for name in names for form in (name.title(), name.upper())])
    ordinal = rf"(?: \s?(?:{_any(language.calendar.ordinals)})\b )?"
    slots = {
        "month": rf"(?P<name> {cased} | (?<![^\W\d_]) (?:{_any(names)}) ) (?![^\W\d_]) \.?",
        "day": rf"(?<!\d) (?P<day>0?[1-9]|[12]\d|3[01]) (?!\d) {ordinal}",
        "year": r"(?P<year>19[4-9]\d|20\d\d) (?!\d)",
    }
    weekdays = sorted({name for group in language.calendar.weekdays for name in group}, key=len)
    weekdays.reverse()
    weekday = _any([form for name in weekdays for form in (name.title(), name.upper())])
    between = rf"(?: [\s,./\-]{{0,3}} (?: (?:{_any(words.joints)}) \s )? )"
    written = "\n| ".join(
        between.join(slots[slot] for slot in order.split()) for order in words.orders
    )
    capitals = "".join({form[0].upper() for form in (*names, *weekdays)})
    smalls = "".join({name[0] for name in names})
    return regex.compile(
        rf"""
        (?: (?=[\d{capitals}]) | (?<![^\W\d_])(?=[{smalls}]) )  # passes most of a line at once
        (?:
          (?<![\d/.\-]) (?P<year>19[4-9]\d|20\d\d) (?P<sep>[-./:年]) (?P<month>0?[1-9]|1[0-2])
              [-./:月] (?P<day>[0-2]?\d|3[01]) (?!\d)
        | (?<![\d/.\-]) (?P<day>[0-2]?\d|3[01]) (?P<sep>[-./]) (?P<month>[0-2]?\d|3[01]) (?P=sep)
              (?P<year>19[4-9]\d|20\d\d) (?!\d)
        | (?: (?:{weekday}) [.,]? \s? )? (?: {written} )
        | (?<![\d/.\-]) (?P<year>19[4-9]\d|20\d\d) (?P<month>0[1-9]|1[0-2])
              (?P<day>[0-2]\d|3[01]) (?!\d)
        )
        """,
        regex.VERBOSE,
    )


def moments(
    text: str, grammar: StampGrammar, start: int = 0, end: int | None = None
) -> list[Moment]:
    """Find the dates with a year in a stretch of text, each with the time beside it."""
    stop = len(text) if end is None else end
    found: list[Moment] = []
    if _YEAR.search(text, start, stop) is None:
        return found
    dates = [
        (match, day)
        for match in grammar.dates.finditer(text, start, stop)
        if (day := _day(match, grammar)) is not None
    ]
    if not dates:
        return found
    clock = list(grammar.times.finditer(text, start, stop))
    for i, (match, day) in enumerate(dates):
        floor = dates[i - 1][0].end() if i else start
        ceiling = dates[i + 1][0].start() if i + 1 < len(dates) else stop
        hour = _beside(match, clock, floor, ceiling, grammar)
        begin, close = match.span()
        value: PartialDate | datetime = PartialDate.of(day)
        if hour is not None:
            value = datetime.combine(day, hour[0])
            begin, close = min(begin, hour[1]), max(close, hour[2])
        found.append(Moment(value, begin, close, _trust(text[floor : match.start()], grammar)))
    return found


def _day(match: regex.Match[str], grammar: StampGrammar) -> date | None:
    year, day = int(match["year"]), int(match["day"])
    month = grammar.months[match["name"].lower()] if match["name"] else int(match["month"])
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _beside(
    match: regex.Match[str],
    clock: Sequence[regex.Match[str]],
    floor: int,
    ceiling: int,
    grammar: StampGrammar,
) -> tuple[time, int, int] | None:
    """Return the time right after a date or, failing that, right before it."""
    begin, close = match.span()
    after = [t for t in clock if close <= t.start() <= close + _NEAR and t.end() <= ceiling]
    before = [t for t in clock if begin - _NEAR <= t.end() <= begin and t.start() >= floor]
    for found in (*after[:1], *before[-1:]):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        half = (found["half"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half in grammar.afternoon else 0)
        if hour < 24:
            return time(hour, minute, int(found["second"] or 0)), found.start(), found.end()
    return None


def _trust(before: str, grammar: StampGrammar) -> int:
    """Read the label that stands nearest before a date."""
    words = before.lower().replace(":", " ").split()[-4:]
    for i in range(len(words)):
        trust = grammar.trust.get(" ".join(words[i:]).strip("|•· "))
        if trust is not None:
            return trust
    for word in reversed(words):
        if word in grammar.trust:
            return grammar.trust[word]
    return PLAIN


def read_stamp(
    text: str,
    start: int,
    end: int,
    found: Sequence[Moment],
    *,
    grammar: StampGrammar,
    known: Directory,
) -> Stamp | None:
    """Read a line, or a cell of one, whose moments were found, as a stamp; `None` without any.

    `rest` are the stretches that no stamp has: a name, a headline. It is empty for a true stamp.
    """
    if not found or end - start > _LONGEST:
        return None
    spans = [(moment.start, moment.end) for moment in found]
    spans += [match.span() for match in grammar.times.finditer(text, start, end)]
    blank = list(text[start:end])
    for begin, close in spans:
        blank[begin - start : close - start] = " " * (close - begin)
    masked = "".join(blank)
    named = list(known.find(masked))
    taken = [(credit.at, credit.end) for credit in named]
    return Stamp(
        moments=tuple(found),
        credits=tuple(evolve(c, at=c.at + start, end=c.end + start) for c in named),
        rest=tuple(
            (start + begin, start + close) for begin, close in _leftover(masked, taken, grammar)
        ),
    )


def _leftover(
    masked: str, taken: Sequence[tuple[int, int]], grammar: StampGrammar
) -> list[tuple[int, int]]:
    """Return where a line, whose dates are blanked out, holds words that are none of a stamp's."""
    words = list(_WORD.finditer(masked))
    rest: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        word = words[i]
        if any(begin <= word.start() < close for begin, close in taken):
            i += 1
            continue
        size = _accounted(masked, words, i, grammar)
        if size:
            i += size
            continue
        rest.append(word.span())
        i += 1
    return rest


def _accounted(text: str, words: Sequence[regex.Match[str]], i: int, grammar: StampGrammar) -> int:
    """Return how many words from `words[i]` on belong to a stamp; 0 where that word does not."""
    key = words[i].group().lower().strip(".")
    for size in (2, 1):
        if i + size > len(words):
            continue
        phrase = text[words[i].start() : words[i + size - 1].end()].lower().strip(".")
        if phrase in grammar.names and text[words[i + size - 1].end() :].lstrip()[:1] == ":":
            return size + _name_length(text, words, i + size, grammar)
        if phrase in grammar.places:
            return size
    return 1 if key in grammar.vocabulary else 0


def _name_length(
    text: str, words: Sequence[regex.Match[str]], i: int, grammar: StampGrammar
) -> int:
    """Return how many words the name after a label has: up to a bar, or to the next label."""
    size = 0
    while i + size < len(words) and size < _WORDS_OF_A_NAME:
        here = words[i + size]
        if size and "|" in text[words[i + size - 1].end() : here.start()]:
            break
        if here.group().lower() in grammar.names or here.group().lower() in grammar.trust:
            break
        size += 1
    return size


def crawled(text: str, grammar: StampGrammar) -> Moment | None:
    """Read the date that a crawler has put before the page, at the very head of the text.

    >>> from unpress.languages import language
    >>> str(crawled(" date 2023-10 UN slams raid", stamp_grammar(language("en"))).value)
    '2023-10'
    """
    match = grammar.crawler.match(text)
    if match is None:
        return None
    try:
        value = PartialDate(
            int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None
        )
    except ModelError:
        return None
    return Moment(value, match.start() + len(match[0]) - len(match[0].lstrip()), match.end())


def earliest(found: Iterable[Moment]) -> PartialDate | datetime | None:
    """Choose the date of publication: the earliest day, and on it the earliest time.

    Of *published* and *updated* the earlier is nearer the story (conventions 1.3); a date at the
    top of an archived page is the day it was fetched, later than its own stamp. A time counts more
    than none on the same day.
    """
    moments = list(found)
    labelled = [moment for moment in moments if moment.trust == PUBLISHED]
    best: PartialDate | datetime | None = None
    for moment in labelled or moments:
        if best is None or _rank(moment.value) < _rank(best):
            best = moment.value
    if labelled and best is not None:
        same = [m.value for m in moments if _rank(m.value)[0] == _rank(best)[0]]
        best = min(same, key=_rank)
    return best


def _rank(value: PartialDate | datetime) -> tuple[tuple[int, int, int], int, time]:
    if isinstance(value, datetime):
        return (value.year, value.month, value.day), 0, value.time()
    return (value.year or 0, value.month or 0, value.day or 0), 1, time()
