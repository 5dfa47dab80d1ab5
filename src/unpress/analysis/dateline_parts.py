"""Stage 3: the parts of a dateline.

Comes in: a text and an offset. Goes out: `Parts`: what of places, dates, agencies and a closing
mark can be read from there on, in the order of the grammar. Whether they are a dateline is decided
in `unpress.analysis.datelines`; nothing here judges.

    dateline := {"|"} [bracket] [agency] [places] [date] [agency] [date] [sep]
    places   := place {"/" place} {"," region}
    agency   := bracket | "/" names "/" | known name
    bracket  := "(" [names] ["-"] [date] [")"]
    date     := [weekday] month day | [weekday] day month, either with a year or without
    sep      := dashes | "_" | ":" | "." after an agency
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex
from attrs import define, frozen

from unpress.analysis.agencies import Directory
from unpress.languages import Language

REACH: Final = 160  # code points: no dateline is longer
_MOST_PLACES: Final = 4  # place and regions
_GLUE: Final = regex.compile(r"\p{Ll}{3}(?=\p{Lu}{3})")  # a name to which a place is glued
_MOST_NAME_WORDS: Final = 6  # of an agency in brackets that no table has
DASHES: Final = "-–—_"


@frozen
class Date:
    """A date in a dateline: the parts that it prints."""

    month: int | None
    day: int | None
    year: int | None


@define
class Parts:
    """What was read so far: stretches of the text, and dates; `end` is where reading stopped.

    `leading` says that an agency stands before the place, `bracketed` that one is in brackets or
    slashes, `sep` is the mark that closes the dateline.
    """

    start: int
    places: list[tuple[int, int]]
    dates: list[Date]
    agencies: list[tuple[int, int]]
    leading: bool = False
    bracketed: bool = False
    sep: str = ""
    end: int = 0


@frozen(eq=False)
class DatelineReader:
    """A text, and what is needed to read the datelines in it."""

    text: str
    grammar: DatelineGrammar
    known: Directory


@frozen(eq=False)
class DatelineGrammar:
    """The patterns and names of a language's datelines."""

    place: regex.Pattern[str]
    region: regex.Pattern[str]
    date: regex.Pattern[str]
    bracket: regex.Pattern[str]
    slashes: regex.Pattern[str]
    gap: regex.Pattern[str]
    sep: regex.Pattern[str]
    lead: regex.Pattern[str]
    clock: regex.Pattern[str]
    months: dict[str, int]
    places: frozenset[str]
    countries: frozenset[str]
    glosses: frozenset[str]
    not_places: frozenset[str]
    acronyms: frozenset[str]
    bare: tuple[str, ...]
    small: frozenset[str]


def dateline_grammar(language: Language, acronyms: Iterable[str] = ()) -> DatelineGrammar:
    """Make a language's datelines ready; `acronyms` are bodies, which no dateline is from."""
    words = language.furniture.datelines
    months = {
        name: number
        for number, names in enumerate(language.calendar.months, start=1)
        for name in names
    }
    stamps = language.furniture.stamps
    halves = (*stamps.morning, *stamps.afternoon)
    weekdays = [name for names in language.calendar.weekdays for name in names]
    word = r"""(?:
        (?: \p{Lu}\. ){2,}                                        # N.H.
      | \p{Lu}\p{L}\. (?=\s\p{Lu})                              # St. Paul
      | \p{Lu}[\p{Lu}'`]++ (?: -\p{Lu}++ (?!\p{Ll}) )* (?!\p{L})  # NATIONS, but not NATIONS-Vale
      | \p{Lu}[\p{L}'`\u0300-\u036f]*+ (?: -\p{L}+ )*           # Port-au-Prince
    )"""
    joint = rf"(?: \s+ (?:{_any(words.joints)}) (?=\s+\p{{Lu}}) )"
    name = rf"{word} (?: {joint}? {joint}? \s+ {word} ){{0,4}}+"
    month = rf"(?P<name>{_any(months)})(?![^\W\d_])\.?"
    day = rf"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)(?: \s?(?:{_any(language.calendar.ordinals)})\b )?"
    range_end = r"(?: \s?[-–/]\s?\d{1,2}(?!\d) )?"
    return DatelineGrammar(
        place=regex.compile(rf"{name} (?: \s?/\s? {name} ){{0,2}}", regex.VERBOSE),
        region=regex.compile(
            rf"(?: \p{{Lu}}\p{{L}}{{1,5}}\.(?=\s*[,(_\-–—]) | {name} )", regex.VERBOSE
        ),
        date=regex.compile(
            rf"""
            (?: (?:{_any(weekdays)})\b [.,]? \s+ )?
            (?: {month} \s? {day} {range_end}
              | {day} {range_end} [\s.]* (?: (?:{_any(stamps.joints)}) \s )? {month} )
            (?: \s?,? \s? (?P<year>19[4-9]\d|20\d\d)(?!\d) )?
          | (?P<year>19[4-9]\d|20\d\d) - (?P<number>\d\d) - (?P<day>\d\d) (?!\d)
          | (?:{_any(weekdays)})\b\.?
            """,
            regex.VERBOSE | regex.IGNORECASE,
        ),
        bracket=regex.compile(
            r"[(\[] (?P<in>[^()\[\]\n]{1,90}+) [)\]]"
            r"| [(] \s? (?P<in>\p{Lu}[\p{L}/ ]{1,25}?) (?=\s+--|\s*[–—])",
            regex.VERBOSE,
        ),
        slashes=regex.compile(r"/ \s? (?P<in>[^/\n]{2,40}+) /", regex.VERBOSE),
        gap=regex.compile(r"[\s,.;]*+"),
        sep=regex.compile(r"\s*(?P<sep>(?:\.\s?)?[-–—_]{1,4}+|:)(?:\s?[-–—])?"),
        lead=regex.compile(r"[\s|•■*>»]*+"),
        clock=regex.compile(
            rf"[\s.,/|:–—-]*+ (?: \d?\d[:.]\d\d (?: \s?(?:{_any(halves)}) )? )? [\s.,/|:–—-]*+",
            regex.VERBOSE | regex.IGNORECASE,
        ),
        months=months,
        places=frozenset(place.lower() for place in words.places),
        countries=frozenset(country.lower() for country in words.countries),
        glosses=frozenset(name.lower() for name in (*words.countries, *words.places)),
        not_places=frozenset(
            (
                *words.not_places,
                *language.furniture.papers.labels.questions,
                *language.furniture.papers.labels.answers,
            )
        ),
        acronyms=frozenset(acronyms),
        bare=words.bare,
        small=frozenset((*language.words.prepositions, *language.words.determiners)),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(regex.escape(word) for word in sorted(set(words), key=len, reverse=True))


def read_parts(reader: DatelineReader, at: int, stop: int) -> Parts | None:
    """Read parts from an offset on, until one is no part of a dateline."""
    text, grammar = reader.text, reader.grammar
    lead = grammar.lead.match(text, at, stop)
    pos = lead.end() if lead else at
    parts = Parts(start=pos, places=[], dates=[], agencies=[])
    while pos < stop:
        if parts.places or parts.dates or parts.agencies:
            sep = grammar.sep.match(text, pos, stop)
            if sep is not None:
                parts.sep = sep["sep"].strip(". ") or sep["sep"]
                pos = parts.end = sep.end()
                behind = grammar.gap.match(text, pos, stop)
                inner = behind.end() if behind else pos
                if not parts.agencies and text[inner : inner + 1] in ("(", "["):
                    parts.end = _bracket(reader, inner, stop, parts) or pos
                break
        gap = grammar.gap.match(text, pos, stop)
        here = gap.end() if gap else pos
        if here >= stop or "\n\n" in text[pos:here]:
            break
        following = _part(reader, (pos, here, stop), parts)
        if following is None:
            break
        pos = parts.end = following
    if not parts.end:
        return None
    if parts.agencies and not parts.sep and text[parts.end : parts.end + 1] in (".", "/"):
        parts.sep = text[parts.end]
        parts.end += 1
    return parts


def _part(reader: DatelineReader, offsets: tuple[int, int, int], parts: Parts) -> int | None:
    """Read the part behind a gap, and return the offset behind it, or `None` where there is none.

    `offsets` are where the gap starts, where it ends, and where the reading must stop.
    """
    text, grammar = reader.text, reader.grammar
    pos, here, stop = offsets
    mark = text[here]
    if mark in "([":
        return _bracket(reader, here, stop, parts)
    if mark == "/" and (parts.places or parts.dates):
        return _slashes(reader, here, stop, parts)
    date = grammar.date.match(text, here, stop)
    if date is not None:
        parts.dates.append(_date(date, grammar))
        return date.end()
    agency = _bare_agency(reader, here, stop, parts)
    if agency is not None and (here > pos or not parts.places):
        return agency
    if agency is not None:
        parts.agencies.pop()
    return _place(reader, offsets, parts)


def _place(reader: DatelineReader, offsets: tuple[int, int, int], parts: Parts) -> int | None:
    """Read a place, or a region behind a comma; where agencies and dates stand, none may follow."""
    text, grammar = reader.text, reader.grammar
    pos, here, stop = offsets
    led = parts.leading and parts.bracketed
    if (parts.dates and not led) or len(parts.places) >= _MOST_PLACES:
        return None
    if (parts.agencies and not parts.leading) or (parts.places and "," not in text[pos:here]):
        return None
    place = (grammar.region if parts.places else grammar.place).match(text, here, stop)
    if place is None:
        return None
    close = place.end()
    glue = _GLUE.search(text, here, close) if not parts.places else None
    if glue is not None:  # *Associated PressNAIROBI, Kenya*
        if reader.known.whole(text[here : glue.end()]):
            parts.agencies.append((here, glue.end()))
            parts.leading = True
        here = glue.end()
    slash = text.rfind("/", here, close)
    if slash >= 0 and reader.known.whole(text[slash:close]):
        close = len(text[:slash].rstrip())
    parts.places.append((here, close))
    return close


def _slashes(reader: DatelineReader, at: int, stop: int, parts: Parts) -> int | None:
    """Read an agency between slashes, or behind one."""
    slashes = reader.grammar.slashes.match(reader.text, at, stop)
    if slashes is not None:
        parts.agencies.append(slashes.span("in"))
        parts.bracketed = True
        return slashes.end()
    gap = reader.grammar.gap.match(reader.text, at + 1, stop)
    return _bare_agency(reader, gap.end() if gap else at + 1, stop, parts)


def _bracket(reader: DatelineReader, at: int, stop: int, parts: Parts) -> int | None:
    """Read a bracket: names of agencies, a date, or both; a place behind a place is a gloss."""
    text, grammar = reader.text, reader.grammar
    bracket = grammar.bracket.match(text, at, stop)
    if bracket is None:
        return None
    begin, close = bracket.span("in")
    inside = text[begin:close].strip()
    if parts.places and not parts.bracketed and inside.lower() in grammar.glosses:
        return bracket.end()
    if not (parts.places or parts.agencies) and inside.lower() in grammar.places:
        parts.places.append((begin, close))
        return bracket.end()
    for date in grammar.date.finditer(text, begin, close):
        rest = text[date.end() : close].strip(" .,")
        if not rest and (_date(date, grammar).day or date.start() == begin):
            parts.dates.append(_date(date, grammar))
            close = date.start()
            break
    while close > begin and text[close - 1] in " \t\n,-–—|":
        close -= 1
    if close > begin:
        names = text[begin:close].split()
        certain = any(credit.agency for credit in reader.known.find(text, begin, close))
        if not certain and (len(names) > _MOST_NAME_WORDS or not names[-1][0].isupper()):
            return None
        parts.leading = parts.leading or not parts.places
        parts.agencies.append((begin, close))
        parts.bracketed = True
    return bracket.end()


def _bare_agency(reader: DatelineReader, at: int, stop: int, parts: Parts) -> int | None:
    """Read a known name that stands without brackets, before the place or before the dash."""
    text = reader.text
    credit = reader.known.starting(text, at)
    if credit is None or credit.end > stop:
        return None
    close = credit.end
    after = text[close : min(stop, close + 3)].lstrip()[:1]
    if not parts.places and not parts.dates:
        agency = credit.agency
        if agency is None or agency.kind != "wire" or not (after.isupper() or after in ",:|/"):
            return None
        parts.leading = True
    elif after not in ("", *DASHES, ":", ".", "/"):
        return None
    parts.agencies.append((credit.at, close))
    return close


def _date(match: regex.Match[str], grammar: DatelineGrammar) -> Date:
    if match["number"]:
        month: int | None = int(match["number"])
    else:
        month = grammar.months[match["name"].lower()] if match["name"] else None
    return Date(
        month,
        int(match["day"]) if match["day"] else None,
        int(match["year"]) if match["year"] else None,
    )


def is_known(place: str, grammar: DatelineGrammar) -> bool:
    """Tell whether a place, or one of those that a slash or comma parts, is in the list."""
    names = " ".join(place.split()).lower()
    return names in grammar.places or any(
        part.strip() in grammar.places for part in names.replace(",", "/").split("/")
    )
