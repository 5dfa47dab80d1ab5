"""Find what the tables know: who a name is, which body a name means, which post a phrase names.

Comes in: a `Knowledge` and a string as a text has it, without article, honorific or genitive. Goes
out: the entries that fit, or nothing where none does or where it is not clear which. Each value of
`Knowledge` is made ready once, when first asked. It never looks at a text and never guesses: of two
people with one surname it takes the one who was in office on the day, or neither. Whether *Lake* in
a text is a person at all is for the caller to know.

Two names are the same if they differ in nothing but what `fold` takes away, in blanks, and in the
spellings of the tables: *Ban Ki- moon* and *Ban Ki-moon*, *U.N. World Food Program* and *United
Nations World Food Programme* (conventions-en 4.4). Acronyms are told from words by case, so that
*WHO* is the agency and *who* is not: capitals, or from four letters on a capital and small letters
(*Unicef*).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakKeyDictionary

from attrs import frozen

from unpress.knowledge.schema import Body, Knowledge, Office, Tenure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Entry = TypeVar("Entry")

# What is no part of a letter: hyphens and dashes part words, other marks fall away.
_HYPHENS: Final = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d_"
_SILENT: Final = (
    ".'\u2018\u2019\u201b\u02bc\u02bb\u02b9`\u00b4\u2032\u200b\u200c\u200d\u2060\ufeff\u00b7"
)
# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS: Final = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
    "ı": "i", "þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
}  # fmt: skip
_FOLDED: Final = str.maketrans(dict.fromkeys(_HYPHENS, " ") | dict.fromkeys(_SILENT, "") | _LETTERS)
_SHORTEST_NAME: Final = 4  # letters; what is shorter is an acronym, or a common word (French "un")
_MOST_KEYS: Final = 50_000  # of names kept; beyond them a look-up costs its whole price
_SHORTEST_TITLED_ACRONYM: Final = 4  # letters: "Nato" is one, "Who" need not be


@frozen
class Holding:
    """A post and one tenure of it: what a person was on a day."""

    office: Office
    tenure: Tenure


def fold(name: str) -> str:
    """Return a name without accents, case, hyphens, full stops and apostrophes, one blank apart.

    >>> fold("António  GUTERRES"), fold("Ban Ki- moon"), fold("U.N."), fold("Zeid Ra’ad Al-Hussein")
    ('antonio guterres', 'ban ki moon', 'un', 'zeid raad al hussein')

    Any string folds, and folding twice changes nothing more.
    """
    name = name.translate(_FOLDED)
    if not name.isascii():
        # Casefold first: it takes letters apart that then lose their accents (U+0130).
        apart = unicodedata.normalize("NFKD", name.casefold())
        name = "".join(c for c in apart if not unicodedata.combining(c)).translate(_FOLDED)
    return " ".join(name.casefold().split())


def holdings(known: Knowledge, name: str, day: date | None = None) -> tuple[Holding, ...]:
    """Return the posts that a person of this name held on a day, or ever if no day is given.

    The name is a full name in one of its forms, or a surname. Empty where the tables have no such
    person, where the person held nothing that day, and where several people fit.

    >>> from datetime import date
    >>> from unpress.knowledge import knowledge
    >>> for holding in holdings(knowledge(), "Stephane Dujarric", date(2005, 5, 2)):
    ...     print(holding.office.title)
    Associate Spokesperson for the Secretary-General
    >>> [held.tenure.name for held in holdings(knowledge(), "Steiner", date(2003, 1, 1))]
    ['Michael Steiner']
    >>> holdings(knowledge(), "Steiner")
    ()
    """
    ready = _directory(known)
    key = ready.key(name)
    people = ready.names.get(key) or ready.surnames.get(key, ())
    fitting = [
        holding
        for person in people
        for holding in ready.holdings[person]
        if day is None or _covers(holding.tenure, day)
    ]
    return tuple(fitting) if len({held.tenure.name for held in fitting}) == 1 else ()


def holders(post: Office, day: date) -> tuple[Tenure, ...]:
    """Return who held a post on a day: one, none if the table has a gap, more if it is shared.

    >>> from datetime import date
    >>> from unpress.knowledge import knowledge
    >>> chief = office(knowledge(), "UN chief")
    >>> [tenure.name for tenure in holders(chief, date(2009, 3, 1))] if chief else None
    ['Ban Ki-moon']
    """
    return tuple(tenure for tenure in post.holders if _covers(tenure, day))


def office(known: Knowledge, form: str) -> Office | None:
    """Return the post that copy calls so, by title or by another form; `None` if none or unclear.

    >>> from unpress.knowledge import knowledge
    >>> post = office(knowledge(), "U.N. humanitarian chief")
    >>> post.title if post else None
    'Under-Secretary-General for Humanitarian Affairs and Emergency Relief Coordinator'
    """
    ready = _directory(known)
    return _only(ready.offices.get(ready.key(form)))


@lru_cache(_MOST_KEYS)
def body(known: Knowledge, name: str) -> Body | None:
    """Return the body of this name, acronym or alias; `None` if none or unclear.

    >>> from unpress.knowledge import knowledge
    >>> [found.name if (found := body(knowledge(), name)) else None
    ...  for name in ("W.H.O.", "UN health agency", "who")]
    ['World Health Organization', 'World Health Organization', None]
    """
    ready = _directory(known)
    bare = name.replace(".", "").strip()
    found = ready.acronyms.get(bare)
    if found is None and len(bare) >= _SHORTEST_NAME:
        found = ready.bodies.get(ready.key(name))
    return _only(found)


def is_place(known: Knowledge, name: str) -> bool:
    """Tell whether a name is that of a country, a region or a town in the tables.

    >>> from unpress.knowledge import knowledge
    >>> is_place(knowledge(), "Türkiye"), is_place(knowledge(), "Vale")
    (True, False)
    """
    ready = _directory(known)
    return ready.key(name) in ready.places


@frozen(eq=False)
class Spellings:
    """Ways to write a word, and how each is read, as one pattern."""

    pattern: re.Pattern[str]
    written: dict[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Spellings:
        """Make the pattern of pairs of what is written and how it is read."""
        written = dict(pairs)
        words = sorted(written, key=len, reverse=True)
        return cls(re.compile("|".join(map(re.escape, words)) or r"(?!)"), written)

    def read(self, match: re.Match[str]) -> str:
        """Return how a match is read."""
        return self.written[match[0]]


@frozen(eq=False)
class _Directory:
    """The tables by key. A person is the `name` that all tenures of the person share."""

    spellings: Spellings
    names: dict[str, tuple[str, ...]]
    surnames: dict[str, tuple[str, ...]]
    holdings: dict[str, tuple[Holding, ...]]
    offices: dict[str, tuple[Office, ...]]
    bodies: dict[str, tuple[Body, ...]]
    acronyms: dict[str, tuple[Body, ...]]
    places: frozenset[str]

    keys: dict[str, str]

    def key(self, name: str) -> str:
        """Return the key of a name, kept so that the next look-up costs nothing."""
        key = self.keys.get(name)
        if key is None:
            key = _key(name, self.spellings)
            if len(self.keys) < _MOST_KEYS:
                self.keys[name] = key
        return key


_READY: WeakKeyDictionary[Knowledge, _Directory] = WeakKeyDictionary()


def _directory(known: Knowledge) -> _Directory:
    ready = _READY.get(known)
    if ready is None:
        ready = _READY[known] = _compile(known)
    return ready


def _key(name: str, spellings: Spellings | None) -> str:
    key = fold(name).replace(" ", "")
    return spellings.pattern.sub(spellings.read, key) if spellings else key


def _compile(known: Knowledge) -> _Directory:
    spellings = Spellings.of((_key(s.written, None), _key(s.read, None)) for s in known.spellings)
    held: defaultdict[str, list[Holding]] = defaultdict(list)
    for post in known.offices:
        for tenure in post.holders:
            held[tenure.name].append(Holding(post, tenure))
    names: list[tuple[str, str]] = []
    surnames: list[tuple[str, str]] = []
    for person, all_held in held.items():
        names.append((person, person))
        names += [(form, person) for each in all_held for form in each.tenure.forms]
        alone = [surname for each in all_held for surname in each.tenure.surnames]
        surnames += [(surname, person) for surname in alone or person.split()[-1:]]
    return _Directory(
        spellings,
        _index(names, spellings),
        _index(surnames, spellings),
        {person: tuple(all_held) for person, all_held in held.items()},
        _index(((form, o) for o in known.offices for form in (o.title, *o.forms)), spellings),
        _index(((name, b) for b in known.bodies for name in (b.name, *b.aliases)), spellings),
        _grouped((form, b) for b in known.bodies for a in b.acronyms for form in _printed(a)),
        frozenset(_key(name, spellings) for each in known.places for name in each.names),
        {},
    )


def _index(
    pairs: Iterable[tuple[str, Entry]], spellings: Spellings
) -> dict[str, tuple[Entry, ...]]:
    return _grouped((_key(name, spellings), entry) for name, entry in pairs)


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Gather the entries of each key, each once, in the order of the tables."""
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        if entry not in groups[key]:
            groups[key].append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _printed(acronym: str) -> tuple[str, ...]:
    titled = acronym.capitalize()
    return (acronym, titled) if len(acronym) >= _SHORTEST_TITLED_ACRONYM else (acronym,)


def _covers(tenure: Tenure, day: date) -> bool:
    begun = tenure.since is None or tenure.since <= day
    return begun and (tenure.until is None or day <= tenure.until)


def _only(found: tuple[Entry, ...] | None) -> Entry | None:
    return found[0] if found is not None and len(found) == 1 else None
