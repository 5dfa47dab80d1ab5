"""Stage 3: the dateline at the head of a story.

Comes in: the text of a block and an offset at which a dateline may start. Goes out: a `Dateline`
with its parts as the page prints them, or nothing. It decides by form first and by names second: an
unknown town is a place where a known agency or a date stands beside it. It never looks behind the
first hundred or so code points, and never decides the year.

The shapes are those of conventions 1.1; the tests go by its numbers.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from unpress.analysis.agencies import Credit
from unpress.analysis.dateline_parts import (
    DASHES,
    REACH,
    Date,
    DatelineReader,
    Parts,
    is_known,
    read_parts,
)

_GLUED_REACH: Final = 320  # code points: how far into a line a dateline may stand behind a headline
_GLUED_MARKS: Final = (" - ", "--", " -", "—", "–", ":")
_NAME: Final = 30  # code points
_BACK: Final = 60  # code points before a dash in which a dateline may start
_COLON_ROOM: Final = 45  # code points that must follow a place and a colon
_DASH_ROOM: Final = 40
_MOST_WORDS: Final = 3  # of a place in capitals that no list has
_INITIALS: Final = 6  # letters of an agency that no table has
_MARKS: Final = ("(", "—", "–", "--", " -", "- ", ":", "_", "/", "[")


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


def read_dateline(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Read the dateline that starts at an offset, if one does."""
    if _is_plain(reader, at, end):
        return None
    parts = read_parts(reader, at, min(end, at + REACH))
    if parts is None:
        return None
    rule = _rule(reader, end, parts)
    return None if rule is None else _dateline(reader, parts, rule)


def _is_plain(reader: DatelineReader, at: int, end: int) -> bool:
    """Tell at a glance that no dateline starts here: a letter follows what may be the place."""
    text = reader.text
    place = reader.grammar.place.match(text, at, min(end, at + REACH))
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
            inside = is_known(bracket["in"], reader.grammar) or any(
                credit.agency for credit in reader.known.find(text, *bracket.span())
            )
            if inside:
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
    """Read the dateline that starts before a mark and holds it; one in a known place comes first.

    No dateline starts inside a word or an abbreviation, nor behind *in* or *the*.
    """
    text, found = reader.text, []
    for start in range(max(at + 1, mark - _BACK), mark + 1):
        before = text[start - 1]
        if not (text[start].isupper() or text[start] == "("):
            continue
        if before.isupper() or before in ".'-/(":
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
    return is_known(place.split(",")[0], reader.grammar)


def own_line(reader: DatelineReader, at: int, end: int) -> Dateline | None:
    """Read a line that is nothing but a dateline: a place, with an agency or a date or alone."""
    if end - at > REACH:
        return None
    parts = read_parts(reader, at, end)
    if parts is None or not parts.places:
        return None
    if not reader.grammar.clock.fullmatch(reader.text, parts.end, end):
        return None
    town, last = (reader.text[slice(*parts.places[i])] for i in (0, -1))
    country = len(parts.places) > 1 and last.lower() in reader.grammar.countries
    if not (country or is_known(town, reader.grammar)):
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
    if not is_known(text[at:close], grammar) or text[close : close + 2] != ", ":
        return None
    match = grammar.region.match(text, close + 2)
    words = match[0].split() if match else []
    for size in range(len(words) - 1, 0, -1):
        if " ".join(words[:size]).lower() in grammar.countries:
            stop = text.index(words[size - 1], close + 2) + len(words[size - 1])
            place = " ".join(text[at:stop].split())
            return Dateline(at, stop, place, None, None, (), "place without its dash")
    return None


@frozen(eq=False)
class _Evidence:
    """What speaks for parts being a dateline."""

    known_place: bool
    capitals: bool
    certain: bool  # a known agency
    dated: bool
    behind: str  # the first character that follows, without marks of quotation


def _rule(reader: DatelineReader, end: int, parts: Parts) -> str | None:
    """Name the rule by which the parts are a dateline; `None` where they are not."""
    text, grammar = reader.text, reader.grammar
    town = text[slice(*parts.places[0])] if parts.places else ""
    seen = _Evidence(
        known_place=bool(town) and is_known(town, grammar),
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
        initials = name.isupper() and len(name) <= _INITIALS
        return "agency alone" if seen.certain or initials else None
    if seen.dated:
        year = any(date.year for date in parts.dates)
        if text[parts.start] in "([":
            return "date alone" if year else None
        return "date alone" if parts.sep and (year or parts.sep[0] in DASHES) else None
    return None


def _with_agency(parts: Parts, seen: _Evidence) -> str | None:
    place = seen.known_place or seen.capitals
    if seen.dated and (place or seen.certain or parts.sep):
        return "place, date and agency"
    if parts.leading and not parts.bracketed:
        return "agency before place" if seen.known_place or (place and parts.sep) else None
    if seen.certain:
        return "place and agency" if parts.sep or place else None
    return "place and agency" if parts.sep and place else None


def _with_date(parts: Parts, seen: _Evidence) -> str | None:
    if parts.sep:
        place = seen.known_place or seen.capitals
        return "place and date" if place or parts.sep[0] in DASHES else None
    return "place and date" if seen.known_place and seen.dated and seen.behind.isupper() else None


def _place_alone(reader: DatelineReader, end: int, parts: Parts, seen: _Evidence) -> str | None:
    """Judge a place that nothing but a mark follows: the mark must be one of a dateline's.

    In running text a dash follows many names; a name that no list has must stand in capitals, and
    two words in capitals before a colon are as often a speaker.
    """
    text, grammar = reader.text, reader.grammar
    town, last = text[slice(*parts.places[0])], text[slice(*parts.places[-1])]
    country = len(parts.places) > 1 and last.lower() in grammar.countries
    unknown = seen.capitals and town not in grammar.acronyms and len(town.split()) <= _MOST_WORDS
    if not (seen.known_place or country or unknown):
        return None
    room = end - parts.end
    if parts.sep == ":":
        fair = seen.known_place or (seen.capitals and " " not in town)
        return "place before a colon" if fair and room >= _COLON_ROOM else None
    behind_place = text[parts.places[-1][1]]
    if (
        parts.sep == "-"
        and not behind_place.isspace()
        and not text[parts.end : parts.end + 1].isspace()
    ):
        word = text[parts.end : parts.end + 20].split(None, 1)
        if not (seen.capitals and seen.known_place and word and not word[0].isupper()):
            return None
    return "place before a dash" if room >= _DASH_ROOM else None


def _dateline(reader: DatelineReader, parts: Parts, rule: str) -> Dateline:
    text, grammar = reader.text, reader.grammar
    place = agency = None
    if parts.places:
        place = " ".join(text[parts.places[0][0] : parts.places[-1][1]].split())
    named: list[Credit] = []
    for begin, close in parts.agencies:
        agency = " ".join(text[begin:close].split())
        named += (
            c for c in reader.known.named(text, begin, close) if not is_known(c.name, grammar)
        )
    dates = [date for date in parts.dates if date.day or date.year]
    return Dateline(
        parts.start, parts.end, place, dates[-1] if dates else None, agency, tuple(named), rule
    )


def may_start(text: str, at: int, end: int) -> bool:
    """Tell whether a mark of a dateline stands near an offset.

    The test that lets a plain paragraph pass at once: no bracket, dash or colon in its first words,
    nor a stop behind capitals.
    """
    head = text[at : min(end, at + REACH // 2)]
    return any(mark in head for mark in _MARKS) or (
        head[:2].isupper() and ("-" in head or ". " in head)
    )
