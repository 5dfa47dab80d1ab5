"""Stage 8b: the people and bodies that a text names, and the posts it gives them.

Comes in: words, attributions. Goes out: `Cast`: every person named with a post or as a source, under
the fullest name that the text gives, with posts, gender and the places of the names; full names of
acronyms. It never decides whom a pronoun or a post without a name means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field, frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.phrases import Range, capital
from unpress.analysis.references import Gender, Reference, name_end, name_start, printed, read
from unpress.analysis.text import Text
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge
from unpress.knowledge.lookup import fold, holdings
from unpress.languages import Language
from unpress.languages.lexicon import (
    AGENT,
    BODY,
    COMMA,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GENITIVE,
    HONORIFIC,
    LINK,
    POSSESSIVE,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    STOP,
)
from unpress.languages.schema import RoleClass

_ACRONYM = re.compile(r"\(\s?(?P<acronym>[A-Z][A-Za-z]*[A-Z][A-Za-z]*)\s?\)")
_NEAR = 9  # words from a post to the comma before its holder's name


@frozen(eq=False)
class Post:
    """A post that the text gives a person: its class, its words, whose it is, where it stands."""

    kind: RoleClass
    role: str
    owner: Range | None
    at: int


@define(eq=False)
class Human:
    """A person as the text builds him up: mentions are ranges of words."""

    name: str
    forms: list[str] = field(factory=list)
    posts: list[Post] = field(factory=list)
    mentions: list[Range] = field(factory=list)
    gender: Gender | None = None
    office: str | None = None
    known: RoleClass | None = None

    @property
    def keys(self) -> list[str]:
        """The words of the full name, folded."""
        return fold(self.name).split()

    def holds(self, kind: RoleClass) -> bool:
        """Tell whether the text, or the tables, give the person a post of this class."""
        return self.known == kind or any(post.kind == kind for post in self.posts)


@frozen(eq=False)
class Cast:
    """The people of a text, the full names of its acronyms (folded), the papers and their issuers."""

    people: tuple[Human, ...]
    acronyms: dict[str, tuple[str, Range]]
    references: tuple[tuple[Reference, ...], ...]
    papers: tuple[tuple[int, Range], ...]


def gather(
    text: Text,
    w: Words,
    body: Sequence[Range],
    attributions: Sequence[Attribution],
    language: Language,
    known: Knowledge,
    day: date | None,
) -> Cast:
    """Collect the people and acronyms of a text; `body` are the ranges of words to read."""
    people: list[Human] = []
    references = tuple(
        tuple(read(w, a.frame.source, language)) if a.frame.source else () for a in attributions
    )
    for start, end in body:
        for i in range(start, end):
            if w.kinds[i] & (ROLE | HONORIFIC):
                for found in _near_post(w, i, start, end, language):
                    _enter(people, found)
    for read_here in references:
        for reference in read_here:
            if reference.kind == "name":
                _enter(people, reference)
    for human in people:
        _complete(human, text, w, people)
    for human in people:
        _recognise(human, known, day)
    return Cast(
        tuple(_merged(people)), _acronyms(text, w, body), references, _papers(w, body, language)
    )


def _papers(w: Words, body: Sequence[Range], language: Language) -> tuple[tuple[int, Range], ...]:
    """Return the papers that the text says to be *issued by* somebody: where, and the phrase."""
    found = []
    issued = language.sources.documents.issued
    for start, end in body:
        for i in range(start, end):
            if not w.kinds[i] & DOCUMENT or w.keys[i] not in issued:
                continue
            for j in range(i + 1, min(end - 1, i + _NEAR)):
                if w.kinds[j] & (STOP | COMMA | PREDICATE & ~FINITE):
                    break
                if w.kinds[j] & AGENT:
                    stop = j + 1
                    while stop < end and not w.kinds[stop] & (STOP | QUOTE | PREDICATE):
                        stop += 1
                    found.append((i, (j + 1, stop)))
                    break
    return tuple(found)


def _near_post(w: Words, i: int, low: int, high: int, language: Language) -> Iterable[Reference]:
    """Yield the names that stand with the post at word `i`."""
    kinds = w.kinds
    end = min(high, i + _NEAR)
    begin = i
    while begin > low and i - begin < _NEAR:
        kind = kinds[begin - 1]
        if kind & (COMMA | STOP) and not kind & HONORIFIC:
            break
        begin -= 1
    after = i + 1
    while after < end and kinds[after] & (ROLE | HONORIFIC | STOP):
        after += 1
    if after < high and capital(w.forms[after]):  # spokesman Marc Dupre
        stop = name_end(w, after, min(high, after + 6))
        found = read(w, (_phrase_start(w, i, begin), stop), language)
        yield from (reference for reference in found[:1] if reference.kind == "name")
        return
    if kinds[i] & HONORIFIC:
        return
    if begin > low and kinds[begin - 1] & COMMA:  # Marc Dupre, the spokesman
        first = name_start(w, begin - 2, low)
        if first <= begin - 2 and not _is_list(w, begin, i) and _closes(w, i + 1, high):
            stop = i + 1
            while stop < end and not kinds[stop] & (COMMA | STOP):
                stop += 1
            found = read(w, (first, stop), language)
            yield from (reference for reference in found[:1] if reference.kind == "name")
            return
    comma = after
    while comma < end and not kinds[comma] & (COMMA | STOP):
        comma += 1
    if comma + 2 < high and kinds[comma] & COMMA:  # the envoy for Norland, Tomas Reyes,
        stop = name_end(w, comma + 1, min(high, comma + 6))
        if stop - comma >= 3 and stop < high and kinds[stop] & (COMMA | STOP):
            found = read(w, (_phrase_start(w, i, begin), stop), language)
            yield from (reference for reference in found[:1] if reference.kind == "name")


def _phrase_start(w: Words, post: int, low: int) -> int:
    """Return where the words of a post begin, with the article or possessive before them."""
    begin = post
    while begin > low:
        kind = w.kinds[begin - 1]
        if kind & PREPOSITION and not kind & LINK:
            break
        if (
            not (
                capital(w.forms[begin - 1])
                or kind & (DETERMINER | GENITIVE | POSSESSIVE | ROLE | BODY)
            )
            and kind
        ):
            break
        begin -= 1
    return begin


def _closes(w: Words, i: int, high: int) -> bool:
    """Tell whether an apposition can end before word `i`: *Syria, his spokesman said* has none."""
    return i >= high or bool(w.kinds[i] & (COMMA | STOP | LINK | COORDINATOR | RELATIVE))


def _is_list(w: Words, start: int, post: int) -> bool:
    """Tell whether what stands before the post is more than the words of a post."""
    return any(w.kinds[j] & PREPOSITION and not w.kinds[j] & LINK for j in range(start, post))


def _enter(people: list[Human], reference: Reference) -> None:
    """Add a name to the people: to the person it means, or as a new one."""
    human = person_of(people, reference.name)
    if human is None:
        human = Human(reference.name)
        people.append(human)
    elif len(fold(reference.name).split()) > len(human.keys):
        human.name = reference.name
    if reference.name not in human.forms:
        human.forms.append(reference.name)
    if reference.words not in human.mentions:
        human.mentions.append(reference.words)
    human.gender = human.gender or reference.gender
    if reference.post is not None and not any(
        p.role == reference.role and p.kind == reference.post for p in human.posts
    ):
        human.posts.append(
            Post(reference.post, reference.role, reference.owner, reference.words[0])
        )


def person_of(people: Iterable[Human], name: str) -> Human | None:
    """Return the person whom a full name or a part of one means, else `None`.

    A surname is the last word of the name, or the first where the family name stands first (*Hua
    Chunying … Hua*); a full name must share its last or first word and contradict none.
    """
    keys = fold(name).split()
    if not keys:
        return None
    second: Human | None = None
    for human in people:
        mine = human.keys
        if not mine:
            continue
        short, long = (keys, mine) if len(keys) <= len(mine) else (mine, keys)
        if short == long or short == long[-len(short) :]:
            return human
        if len(short) == 1:
            if second is None and short[0] == long[0] and len(long) <= 3:
                second = human
        elif short[-1] == long[-1] and short[0] == long[0] and second is None:
            second = human
    return second


def _complete(human: Human, text: Text, w: Words, people: list[Human]) -> None:
    """Look for a fuller form of a lone surname elsewhere in the text."""
    if len(human.keys) > 1:
        return
    at = text.folded.find(human.name)
    while at >= 0:
        i = w.at(at)
        if i < len(w) and w.starts[i] == at and i and capital(w.forms[i - 1]):
            first = name_start(w, i, max(0, i - 4))
            if first < i:
                full = printed(w, first, i + 1)
                if fold(full).split()[-1:] == human.keys:
                    human.name = full
                    if full not in human.forms:
                        human.forms.append(full)
                    return
        at = text.folded.find(human.name, at + 1)


def _recognise(human: Human, known: Knowledge, day: date | None) -> None:
    """Ask the tables of the world who the person is."""
    found = holdings(known, human.name, day) or (
        holdings(known, human.name) if day is None or len(human.keys) > 1 else ()
    )
    if not found:
        return
    holding = found[-1]
    human.gender = human.gender or holding.tenure.gender
    human.office = holding.office.title
    if any(known_as(holding.office.forms)):
        human.known = "secretary-general"
    elif holding.office.speaks_for is not None:
        human.known = "spokesperson"


def known_as(forms: Sequence[str]) -> Iterable[bool]:
    """Yield whether each form of a post is the Secretary-General's own short form."""
    return (form == "UNSG" for form in forms)


def _merged(people: list[Human]) -> list[Human]:
    """Join people who turned out to have one name."""
    kept: list[Human] = []
    for human in people:
        other = person_of(kept, human.name)
        if other is None or (len(human.keys) == 1 and other.keys[-1] != human.keys[0]):
            kept.append(human)
            continue
        if len(human.keys) > len(other.keys):
            other.name = human.name
        other.forms += [form for form in human.forms if form not in other.forms]
        other.posts += human.posts
        other.mentions += [m for m in human.mentions if m not in other.mentions]
        other.gender = other.gender or human.gender
        other.office = other.office or human.office
        other.known = other.known or human.known
    return kept


def _acronyms(text: Text, w: Words, body: Sequence[Range]) -> dict[str, tuple[str, Range]]:
    """Return the full names that stand before an acronym in brackets."""
    found: dict[str, tuple[str, Range]] = {}
    if not body:
        return found
    low, high = body[0][0], body[-1][1]
    for match in _ACRONYM.finditer(text.folded):
        opening = w.at(match.start())
        if not low <= opening < high:
            continue
        letters = [letter for letter in match["acronym"] if letter.isupper()]
        first = _full_name(w, opening - 1, low, letters)
        if first is not None:
            found.setdefault(
                match["acronym"].casefold(), (printed(w, first, opening), (first, opening))
            )
    return found


def _full_name(w: Words, last: int, low: int, letters: list[str]) -> int | None:
    """Return where the words begin of which an acronym has the initials, read backwards."""
    i, left = last, len(letters) - 1
    first: int | None = None
    while i >= low and left >= 0 and last - i < 3 * len(letters) + 3:
        form = w.forms[i]
        if capital(form):
            if form[0] == letters[left]:
                left -= 1
            first = i
        elif not w.kinds[i] & (PREPOSITION | DETERMINER | GENITIVE | COORDINATOR):
            break
        i -= 1
    return first if first is not None and left <= max(0, len(letters) - 3) else None
