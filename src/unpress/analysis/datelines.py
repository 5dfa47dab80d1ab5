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
_MARKS: Final = ("(", "—", "–", "--", " -", "- ", ":", "_", "/", "[", "-")


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


def read_dateline(
    text: str, at: int, end: int, grammar: DatelineGrammar, known: Directory
) -> Dateline | None:
    """Read the dateline that starts at an offset, if one does."""
    parts = _read(text, at, min(end, at + _REACH), grammar, known)
    if parts is None:
        return None
    rule = _rule(text, end, parts, grammar, known)
    return None if rule is None else _dateline(text, parts, rule, grammar, known)


def glued_dateline(
    text: str, at: int, end: int, grammar: DatelineGrammar, known: Directory
) -> Dateline | None:
    """Find the dateline that stands in a line behind a headline or a byline.

    Either a known agency in brackets gives it away, or a known place before a dash to which the
    word before is glued or which ends no phrase.
    """
    stop = min(end, at + _GLUED_REACH)
    for bracket in grammar.bracket.finditer(text, at, stop):
        if any(credit.agency for credit in known.find(text, *bracket.span())):
            found = _before(text, at, end, bracket.start(), grammar, known)
            if found is not None:
                return found
    for dash in grammar.sep.finditer(text, at, stop):
        found = _before(text, at, end, dash.start(), grammar, known)
        if found is not None and _known_place(text, found, grammar):
            return found
    return None


def _before(
    text: str, at: int, end: int, mark: int, grammar: DatelineGrammar, known: Directory
) -> Dateline | None:
    """Read the dateline that starts before a mark and holds it, with a known place if there is one."""
    floor = max(at + 1, mark - 60)
    found = []
    for start in range(floor, mark):
        if not text[start].isupper() or (text[start - 1].isupper() or text[start - 1] in ".'-/"):
            continue
        words = text[at:start].split()
        if text[start - 1].isspace() and words and words[-1].lower() in grammar.small:
            continue
        dateline = read_dateline(text, start, end, grammar, known)
        if dateline is not None and dateline.end > mark and dateline.place:
            if _known_place(text, dateline, grammar):
                return dateline
            found.append(dateline)
    capitals = [dateline for dateline in found if dateline.place and dateline.place.isupper()]
    return next(iter(capitals or found), None)


def _known_place(text: str, dateline: Dateline, grammar: DatelineGrammar) -> bool:
    place = dateline.place or ""
    return _is_known(place.split(",")[0], grammar) and text[dateline.start].isupper()


def own_line(
    text: str, at: int, end: int, grammar: DatelineGrammar, known: Directory
) -> Dateline | None:
    """Read a line that is nothing but a dateline: a place, with an agency or a date or alone."""
    if end - at > _REACH:
        return None
    parts = _read(text, at, end, grammar, known)
    if parts is None or not parts.places:
        return None
    if not grammar.clock.fullmatch(text, parts.end, end):
        return None
    if not _is_known(text[slice(*parts.places[0])], grammar):
        return None
    parts.end = end
    return _dateline(text, parts, "dateline of its own line", grammar, known)


def bare_place(text: str, at: int, end: int, grammar: DatelineGrammar, whole: str) -> Dateline | None:
    """Read a place in capitals that lost the dash behind it (conventions 8.11).

    It is a place if the text writes the same words elsewhere only in their short form.
    """
    for name in grammar.bare:
        close = at + len(name)
        if text[at:close] != name.upper() or text[close : close + 1] != " ":
            continue
        following = text[close + 1 : min(end, close + 40)].split(None, 1)
        if not following or not following[0][0].isupper() or following[0].isupper():
            continue
        initials = "".join(word[0].upper() for word in name.split())
        dotted = "".join(f"{letter}." for letter in initials)
        short = dotted in whole or f" {initials} " in whole
        if short and f"{name.title()} {following[0]}" not in whole:
            return Dateline(at, close, text[at:close], None, None, (), "place without its dash")
    match = grammar.place.match(text, at, min(end, at + 60))
    if match and "," not in match[0]:
        return _town_and_country(text, at, match.end(), grammar)
    return None


def _town_and_country(text: str, at: int, close: int, grammar: DatelineGrammar) -> Dateline | None:
    if not _is_known(text[at:close], grammar) or text[close : close + 2] != ", ":
        return None
    match = grammar.region.match(text, close + 2)
    if match is None:
        return None
    words = match[0].split()
    for size in range(len(words) - 1, 0, -1):
        if " ".join(words[:size]).lower() in grammar.countries:
            stop = text.index(words[size - 1], close + 2) + len(words[size - 1])
            place = " ".join(text[at:stop].split())
            return Dateline(at, stop, place, None, None, (), "place without its dash")
    return None


def _read(
    text: str, at: int, stop: int, grammar: DatelineGrammar, known: Directory
) -> _Parts | None:
    """Read parts from an offset on, until one is no part of a dateline."""
    lead = grammar.lead.match(text, at, stop)
    pos = lead.end() if lead else at
    parts = _Parts(start=pos, places=[], dates=[], agencies=[])
    while pos < stop:
        if parts.places or parts.dates or parts.agencies:
            sep = grammar.sep.match(text, pos, stop)
            if sep is not None:
                parts.sep, pos = sep["sep"].strip(". ") or sep["sep"], sep.end()
                parts.end = pos
                opening = grammar.gap.match(text, pos, stop)
                inner = opening.end() if opening else pos
                if not parts.agencies and text[inner : inner + 1] in ("(", "["):
                    parts.end = _bracket(text, inner, stop, parts, grammar, known) or pos
                break
        gap = grammar.gap.match(text, pos, stop)
        here = gap.end() if gap else pos
        if here >= stop or (here > pos and "\n\n" in text[pos:here]):
            break
        following = _part(text, pos, here, stop, parts, grammar, known)
        if following is None:
            break
        pos = parts.end = following
    if not parts.end:
        return None
    if parts.agencies and not parts.sep and text[parts.end : parts.end + 1] in (".", "/"):
        parts.sep = text[parts.end]
        parts.end += 1
    return parts


def _part(
    text: str,
    pos: int,
    here: int,
    stop: int,
    parts: _Parts,
    grammar: DatelineGrammar,
    known: Directory,
) -> int | None:
    """Read the part at `here` and return the offset behind it, or `None` where there is none."""
    mark = text[here]
    if mark in "([":
        return _bracket(text, here, stop, parts, grammar, known)
    if mark == "/" and (parts.places or parts.dates):
        slashes = grammar.slashes.match(text, here, stop)
        if slashes is not None:
            parts.agencies.append(slashes.span("in"))
            parts.bracketed = True
            return slashes.end()
        after = grammar.gap.match(text, here + 1, stop)
        return _bare_agency(text, after.end() if after else here + 1, stop, parts, known)
    date = grammar.date.match(text, here, stop)
    if date is not None:
        parts.dates.append(_date(date, grammar))
        return date.end()
    agency = _bare_agency(text, here, stop, parts, known)
    if agency is not None and (here > pos or not parts.places):
        return agency
    if agency is not None:
        parts.agencies.pop()
    led = parts.leading and parts.bracketed
    if (parts.dates and not led) or len(parts.places) >= _MOST_PLACES:
        return None
    if parts.agencies and not parts.leading:
        return None
    pattern = grammar.region if parts.places else grammar.place
    if parts.places and "," not in text[pos:here]:
        return None
    place = pattern.match(text, here, stop)
    if place is None:
        return None
    close = place.end()
    slash = text.rfind("/", here, close)
    if slash >= 0 and known.whole(text[slash:close]):
        close = len(text[:slash].rstrip())
    parts.places.append((here, close))
    return close


def _bracket(
    text: str, at: int, stop: int, parts: _Parts, grammar: DatelineGrammar, known: Directory
) -> int | None:
    """Read a bracket: names of agencies, a date, or both; a country after a town is a gloss."""
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
        certain = any(credit.agency for credit in known.find(text, begin, close))
        if not certain and (len(names) > _MOST_NAME_WORDS or not names[-1][0].isupper()):
            return None
        parts.leading = parts.leading or not parts.places
        parts.agencies.append((begin, close))
        parts.bracketed = True
    return bracket.end()


def _bare_agency(
    text: str, at: int, stop: int, parts: _Parts, known: Directory
) -> int | None:
    """Read a known name that stands without brackets, before the place or before the dash."""
    found = known.starting(text, at)
    if found is None:
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
    names = " ".join(place.split()).lower().replace("u.n.", "un")
    return names in grammar.places or any(
        part.strip() in grammar.places for part in names.replace(",", "/").split("/")
    )


def _rule(
    text: str, end: int, parts: _Parts, grammar: DatelineGrammar, known: Directory
) -> str | None:
    """Name the rule by which the parts are a dateline; `None` where they are not."""
    behind = text[parts.end : min(end, parts.end + 8)].lstrip(" \t\n\"'“‘(")[:1]
    place = text[parts.places[0][0] : parts.places[-1][1]] if parts.places else ""
    town = text[slice(*parts.places[0])] if parts.places else ""
    known_place = bool(town) and _is_known(town, grammar)
    capitals = town.isupper() and sum(map(str.isalpha, town)) > 2
    certain = any(
        credit.agency for span in parts.agencies for credit in known.find(text, *span)
    )
    if town.lower() in grammar.not_places and not (certain and capitals):
        return None
    dated = any(date.day for date in parts.dates)
    if place and parts.agencies:
        if dated and (known_place or capitals or certain or parts.sep):
            return "place, date and agency"
        if parts.leading and not parts.bracketed:
            return "agency before place" if known_place or (capitals and parts.sep) else None
        if certain and (parts.sep or known_place or capitals):
            return "place and agency"
        if parts.sep and (known_place or capitals):
            return "place and agency"
        return None
    if place and parts.dates:
        if parts.sep and (known_place or capitals or parts.sep[0] in _DASHES):
            return "place and date" if not behind.islower() else None
        if known_place and dated and text[parts.places[-1][1] :].lstrip().startswith("("):
            return "place and date"
        return "place and date" if known_place and dated and behind.isupper() else None
    if place and parts.sep and not behind.islower():
        return _place_alone(text, end, parts, grammar, known_place=known_place, capitals=capitals)
    if parts.agencies and parts.sep and parts.bracketed and not behind.islower():
        name = text[slice(*parts.agencies[0])]
        return "agency alone" if certain or (name.isupper() and len(name) <= 6) else None
    if parts.dates and not behind.islower() and dated:
        year = any(date.year for date in parts.dates)
        if text[parts.start] in "([":
            return "date alone" if year else None
        if parts.sep and (year or parts.sep[0] in _DASHES):
            return "date alone"
    return None


def _place_alone(
    text: str, end: int, parts: _Parts, grammar: DatelineGrammar, *, known_place: bool, capitals: bool
) -> str | None:
    """Judge a place that nothing but a mark follows: the mark must be one of a dateline's."""
    town = text[slice(*parts.places[0])]
    spaced = text[parts.places[-1][1]].isspace() or text[parts.end : parts.end + 1].isspace()
    country = len(parts.places) > 1 and (
        text[slice(*parts.places[-1])].lower() in grammar.countries
    )
    if not capitals and not known_place and not country:
        return None
    if not known_place and (town in grammar.acronyms or not town.isupper()) and not country:
        return None
    if parts.sep == ":":
        prose = end - parts.end >= 60
        lone = capitals and " " not in town  # two words in capitals are as often a speaker's name
        return "place before a colon" if prose and (known_place or lone) else None
    if parts.sep == "-" and not spaced:
        word = text[parts.end : parts.end + 20].split(None, 1)
        if not (capitals and known_place and word and not word[0].isupper()):
            return None
    return "place before a dash" if end - parts.end >= 40 else None


def _dateline(
    text: str, parts: _Parts, rule: str, grammar: DatelineGrammar, known: Directory
) -> Dateline:
    place = " ".join(text[parts.places[0][0] : parts.places[-1][1]].split()) if parts.places else None
    agency = None
    credits: list[Credit] = []
    for begin, close in parts.agencies:
        agency = " ".join(text[begin:close].split())
        credits += (c for c in known.named(text, begin, close) if not _is_known(c.name, grammar))
    dates = [date for date in parts.dates if date.day or date.year]
    return Dateline(
        parts.start, parts.end, place, dates[-1] if dates else None, agency, tuple(credits), rule
    )


def may_start(text: str, at: int, end: int) -> bool:
    """Tell whether a mark of a dateline stands near an offset.

    The test that lets a plain paragraph pass at once: no bracket, dash or colon in its first words.
    """
    head = text[at : min(end, at + _REACH // 2)]
    return any(mark in head for mark in _MARKS)
