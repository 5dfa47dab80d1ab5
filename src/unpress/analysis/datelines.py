"""Stage 3: the dateline at the head of a story.

Comes in: the text of a block and an offset at which a dateline may start. Goes out: a `Dateline`
with its parts as the page prints them, or nothing. It decides by form first and by names second: an
unknown town is a place where a known agency or a date stands beside it. It never looks behind the
first hundred or so code points, and never decides the year.

    dateline := {"|"} [bracket] [agency] [places] [date] [agency] [date] [sep]
    places   := place {"/" place} {"," region}
    agency   := bracket | "/" names "/" | known name
    bracket  := "(" [names] ["-"] [date] [")"]
    date     := [weekday] month day | [weekday] day month, either with a year or without
    sep      := dashes | "_" | ":" | "." after an agency

The shapes are those of conventions 1.1; the tests go by its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex
from attrs import define, frozen

from unpress.analysis.agencies import Credit, Directory
from unpress.languages import Language

_REACH: Final = 160  # code points: no dateline is longer
_MOST_PLACES: Final = 4  # place and regions
_GLUED_REACH: Final = 320  # code points: how far into a line a dateline may stand behind a headline
_MOST_NAME_WORDS: Final = 6  # of an agency in brackets that no table has
_DASHES: Final = "-–—_"
_GLUED_MARKS: Final = (" - ", "--", " -", "—", "–", ":")
_NAME: Final = 30  # code points
_BACK: Final = 60  # code points before a dash in which a dateline may start
_COLON_ROOM: Final = 60  # code points that must follow a place and a colon
_DASH_ROOM: Final = 40
_MARKS: Final = ("(", "—", "–", "--", " -", "- ", ":", "_", "/", "[")


@frozen
class Date:
    """A date in a dateline: the parts that it prints."""

    month: int | None
    day: int | None
    year: int | None


@frozen(eq=False)
class Dateline:
    """A dateline as printed: `start` and `end` with its dash, in code points."""

    start: int
    end: int
    place: str | None
    date: Date | None
    agency: str | None
    credits: tuple[Credit, ...]
    rule: str


@define
class _Parts:
    """What was read so far."""

    start: int
    places: list[tuple[int, int]]
    dates: list[Date]
    agencies: list[tuple[int, int]]
    leading: bool = False  # the agency stands before the place
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


def read_dateline(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Read the dateline that starts at an offset, if one does."""
    if _is_plain(reader, at, end):
        return None
    parts = _read(reader, at, min(end, at + _REACH))
    if parts is None:
        return None
    rule = _rule(reader, end, parts)
    return None if rule is None else _dateline(reader, parts, rule)


def _is_plain(reader: DatelineReader, at: int, end: int) -> bool:
    """Tell at a glance that no dateline starts here: a letter follows what may be the place."""
    text = reader.text
    place = reader.grammar.place.match(text, at, min(end, at + _REACH))
    if place is None:
        return text[at : at + 1].isalpha() and not text[at].isupper()
    following = text[place.end() : place.end() + 4].lstrip()[:1]
    if not (following.isalpha() or following in ("'", '"', "“", "’")):
        return False
    return reader.known.starting(text, at) is None and (
        reader.grammar.date.match(text, at, end) is None
    )


def glued_dateline(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Find the dateline that stands in a line behind a headline or a byline.

    Either a known agency in brackets gives it away, or a known place before a dash.
    """
    text, stop = reader.text, min(end, at + _GLUED_REACH)
    if text.find("(", at, stop) >= 0:
        for bracket in reader.grammar.bracket.finditer(text, at, stop):
            if any(credit.agency for credit in reader.known.find(text, *bracket.span())):
                found = _before(reader, at, end, bracket.start())
                if found is not None:
                    return found
    for mark in _GLUED_MARKS:
        dash = text.find(mark, at, stop)
        if dash <= at:
            continue
        word = text[max(at, dash - _NAME) : dash].split()[-1:]
        if word and word[0][-1].isalnum() and not word[0].islower():
            found = _before(reader, at, end, dash)
            if found is not None and _in_known_place(reader, found):
                return found
    return None


def _before(reader: DatelineReader, at: int, end: int, mark: int) -> Dateline | None:
    """Read the dateline that starts before a mark and holds it, with a known place if there is one.

    No dateline starts inside a word or an abbreviation, nor behind *in* or *the*.
    """
    text, found = reader.text, []
    for start in range(max(at + 1, mark - _BACK), mark):
        before = text[start - 1]
        if not text[start].isupper() or before.isupper() or before in ".'-/":
            continue
        words = text[at:start].split()
        if before.isspace() and words and words[-1].lower() in reader.grammar.small:
            continue
        dateline = read_dateline(reader, start, end)
        if dateline is not None and dateline.end > mark and dateline.place:
            if _in_known_place(reader, dateline):
                return dateline
            found.append(dateline)
    capitals = [dateline for dateline in found if dateline.place and dateline.place.isupper()]
    return next(iter(capitals or found), None)


def _in_known_place(reader: DatelineReader, dateline: Dateline) -> bool:
    place = dateline.place or ""
    return _is_known(place.split(",")[0], reader.grammar) and reader.text[dateline.start].isupper()


def own_line(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Read a line that is nothing but a dateline: a place, with an agency or a date or alone."""
    if end - at > _REACH:
        return None
    parts = _read(reader, at, end)
    if parts is None or not parts.places:
        return None
    if not reader.grammar.clock.fullmatch(reader.text, parts.end, end):
        return None
    if not _is_known(reader.text[slice(*parts.places[0])], reader.grammar):
        return None
    parts.end = end
    return _dateline(reader, parts, "dateline of its own line")


def bare_place(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Read a place in capitals that lost the dash behind it (conventions 8.11).

    It is a place if the text writes the same words elsewhere only in their short form.
    """
    text, grammar = reader.text, reader.grammar
    for name in grammar.bare:
        close = at + len(name)
        if text[at:close] != name.upper() or text[close : close + 1] != " ":
            continue
        following = text[close + 1 : min(end, close + 40)].split(None, 1)
        if not following or not following[0][0].isupper() or following[0].isupper():
            continue
        initials = "".join(word[0].upper() for word in name.split())
        dotted = "".join(f"{letter}." for letter in initials)
        short = dotted in text or f" {initials} " in text
        if short and f"{name.title()} {following[0]}" not in text:
            return Dateline(at, close, text[at:close], None, None, (), "place without its dash")
    match = grammar.place.match(text, at, min(end, at + _BACK))
    return _town_and_country(reader, at, match.end()) if match else None


def _town_and_country(reader: DatelineReader, at: int, close: int) -> Dateline | None:
    """Read a known town and a known country before a capital: *Geneva, Switzerland Vale said*."""
    text, grammar = reader.text, reader.grammar
    if not _is_known(text[at:close], grammar) or text[close : close + 2] != ", ":
        return None
    match = grammar.region.match(text, close + 2)
    words = match[0].split() if match else []
    for size in range(len(words) - 1, 0, -1):
        if " ".join(words[:size]).lower() in grammar.countries:
            stop = text.index(words[size - 1], close + 2) + len(words[size - 1])
            place = " ".join(text[at:stop].split())
            return Dateline(at, stop, place, None, None, (), "place without its dash")
    return None


# --- the parts


def _read(reader: DatelineReader, at: int, stop: int) -> _Parts | None:
    """Read parts from an offset on, until one is no part of a dateline."""
    text, grammar = reader.text, reader.grammar
    lead = grammar.lead.match(text, at, stop)
    pos = lead.end() if lead else at
    parts = _Parts(start=pos, places=[], dates=[], agencies=[])
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


def _part(reader: DatelineReader, offsets: tuple[int, int, int], parts: _Parts) -> int | None:
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


def _place(reader: DatelineReader, offsets: tuple[int, int, int], parts: _Parts) -> int | None:
    """Read a place, or a region behind a comma; agencies and dates may stand before it only so far."""
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
    slash = text.rfind("/", here, close)
    if slash >= 0 and reader.known.whole(text[slash:close]):
        close = len(text[:slash].rstrip())
    parts.places.append((here, close))
    return close


def _slashes(reader: DatelineReader, at: int, stop: int, parts: _Parts) -> int | None:
    """Read an agency between slashes, or behind one."""
    slashes = reader.grammar.slashes.match(reader.text, at, stop)
    if slashes is not None:
        parts.agencies.append(slashes.span("in"))
        parts.bracketed = True
        return slashes.end()
    gap = reader.grammar.gap.match(reader.text, at + 1, stop)
    return _bare_agency(reader, gap.end() if gap else at + 1, stop, parts)


def _bracket(reader: DatelineReader, at: int, stop: int, parts: _Parts) -> int | None:
    """Read a bracket: names of agencies, a date, or both; a place behind a place is a gloss."""
    text, grammar = reader.text, reader.grammar
    bracket = grammar.bracket.match(text, at, stop)
    if bracket is None:
        return None
    begin, close = bracket.span("in")
    inside = text[begin:close].strip()
    if parts.places and not parts.bracketed and inside.lower() in grammar.glosses:
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


def _bare_agency(reader: DatelineReader, at: int, stop: int, parts: _Parts) -> int | None:
    """Read a known name that stands without brackets, before the place or before the dash."""
    text = reader.text
    found = reader.known.starting(text, at)
    if found is None or found[1] > stop:
        return None
    credit, close = found
    after = text[close : min(stop, close + 3)].lstrip()[:1]
    if not parts.places and not parts.dates:
        agency = credit.agency
        if agency is None or agency.kind != "wire" or not (after.isupper() or after in ",:|/"):
            return None
        parts.leading = True
    elif after not in ("", *_DASHES, ":", ".", "/"):
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


def _is_known(place: str, grammar: DatelineGrammar) -> bool:
    names = " ".join(place.split()).lower()
    return names in grammar.places or any(
        part.strip() in grammar.places for part in names.replace(",", "/").split("/")
    )


# --- which of them make a dateline


@frozen(eq=False)
class _Evidence:
    """What speaks for parts being a dateline."""

    known_place: bool
    capitals: bool
    certain: bool  # a known agency
    dated: bool
    behind: str  # the first character that follows, without marks of quotation


def _rule(reader: DatelineReader, end: int, parts: _Parts) -> str | None:
    """Name the rule by which the parts are a dateline; `None` where they are not."""
    text, grammar = reader.text, reader.grammar
    town = text[slice(*parts.places[0])] if parts.places else ""
    seen = _Evidence(
        known_place=bool(town) and _is_known(town, grammar),
        capitals=town.isupper() and sum(map(str.isalpha, town)) > 2,
        certain=any(c.agency for span in parts.agencies for c in reader.known.find(text, *span)),
        dated=any(date.day for date in parts.dates),
        behind=text[parts.end : min(end, parts.end + 8)].lstrip(" \t\n\"'“‘(")[:1],
    )
    if town.lower() in grammar.not_places and not (seen.certain and seen.capitals):
        return None
    if town and parts.agencies:
        return _with_agency(parts, seen)
    if seen.behind.islower():
        return None
    if town and parts.dates:
        return _with_date(parts, seen)
    if town:
        return _place_alone(reader, end, parts, seen) if parts.sep else None
    if parts.agencies and parts.sep and parts.bracketed:
        name = text[slice(*parts.agencies[0])]
        return "agency alone" if seen.certain or (name.isupper() and len(name) <= 6) else None
    if seen.dated:
        year = any(date.year for date in parts.dates)
        if text[parts.start] in "([":
            return "date alone" if year else None
        return "date alone" if parts.sep and (year or parts.sep[0] in _DASHES) else None
    return None


def _with_agency(parts: _Parts, seen: _Evidence) -> str | None:
    place = seen.known_place or seen.capitals
    if seen.dated and (place or seen.certain or parts.sep):
        return "place, date and agency"
    if parts.leading and not parts.bracketed:
        return "agency before place" if seen.known_place or (place and parts.sep) else None
    if seen.certain:
        return "place and agency" if parts.sep or place else None
    return "place and agency" if parts.sep and place else None


def _with_date(parts: _Parts, seen: _Evidence) -> str | None:
    if parts.sep:
        place = seen.known_place or seen.capitals
        return "place and date" if place or parts.sep[0] in _DASHES else None
    return "place and date" if seen.known_place and seen.dated and seen.behind.isupper() else None


def _place_alone(
    reader: DatelineReader, end: int, parts: _Parts, seen: _Evidence
) -> str | None:
    """Judge a place that nothing but a mark follows: the mark must be one of a dateline's.

    In running text a dash follows many names; a name that no list has must stand in capitals, and
    two words in capitals before a colon are as often a speaker.
    """
    text, grammar = reader.text, reader.grammar
    town, last = text[slice(*parts.places[0])], text[slice(*parts.places[-1])]
    country = len(parts.places) > 1 and last.lower() in grammar.countries
    if not (seen.known_place or country or (seen.capitals and town not in grammar.acronyms)):
        return None
    room = end - parts.end
    if parts.sep == ":":
        fair = seen.known_place or (seen.capitals and " " not in town)
        return "place before a colon" if fair and room >= _COLON_ROOM else None
    behind_place = text[parts.places[-1][1]]
    if parts.sep == "-" and not behind_place.isspace() and not text[parts.end : parts.end + 1].isspace():
        word = text[parts.end : parts.end + 20].split(None, 1)
        if not (seen.capitals and seen.known_place and word and not word[0].isupper()):
            return None
    return "place before a dash" if room >= _DASH_ROOM else None


def _dateline(reader: DatelineReader, parts: _Parts, rule: str) -> Dateline:
    text, grammar = reader.text, reader.grammar
    place = agency = None
    if parts.places:
        place = " ".join(text[parts.places[0][0] : parts.places[-1][1]].split())
    named: list[Credit] = []
    for begin, close in parts.agencies:
        agency = " ".join(text[begin:close].split())
        named += (c for c in reader.known.named(text, begin, close) if not _is_known(c.name, grammar))
    dates = [date for date in parts.dates if date.day or date.year]
    return Dateline(
        parts.start, parts.end, place, dates[-1] if dates else None, agency, tuple(named), rule
    )


def may_start(text: str, at: int, end: int) -> bool:
    """Tell whether a mark of a dateline stands near an offset.

    The test that lets a plain paragraph pass at once: no bracket, dash or colon in its first words.
    """
    head = text[at : min(end, at + _REACH // 2)]
    return any(mark in head for mark in _MARKS) or ("-" in head and head[:2].isupper())
