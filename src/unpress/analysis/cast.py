"""Stage 8c: the people and bodies that a text names, and the posts it gives them.

Comes in: words, attributions. Goes out: `Cast`: every person, under the fullest name that the text
gives, with posts, gender and the places of the names; the full names of acronyms; papers and who
issued them; the runs of capitalised words in which later stages look for bodies. It never decides
whom a pronoun or a post without a name means.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field, frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.names import Run, name_end, name_start, printed, runs
from unpress.analysis.phrases import Range
from unpress.analysis.references import Gender, Reference, read
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge
from unpress.knowledge.lookup import body as known_body
from unpress.knowledge.lookup import fold, holdings, is_place
from unpress.languages import Language
from unpress.languages.lexicon import (
    ACRONYM,
    ADVERB,
    AGENT,
    BODY,
    CAPITAL,
    CLOSING,
    COMMA,
    COORDINATOR,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    FINITE,
    GENITIVE,
    HONORIFIC,
    LINK,
    OPENING,
    POSSESSIVE,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    ROLE,
    STOP,
)
from unpress.languages.schema import RoleClass

_NEAR = 9  # words from a post to the comma before its holder's name
_LONGEST_NAME = 4  # words of a person's name that no post or source shows to be one
_NEAR_ACRONYM = 7  # words from "known" to the acronym: "known by its French acronym, "


@frozen(eq=False)
class Post:
    """A post that the text gives a person: its class, its words, whose it is, where it stands."""

    kind: RoleClass
    role: str
    owner: Range | None
    at: int
    possessed: bool = False  # a possessive tells whose: "his spokesman"


@define(eq=False)
class Human:
    """A person as the text builds him up: `mentions` are ranges of words, in text order.

    `gender` is what honorific or tables tell, `hint` what the word for a post does. Nothing but his
    place in a sentence shows that one who is `loose` is a person at all.
    """

    name: str
    keys: list[str]
    forms: list[str] = field(factory=list)
    posts: list[Post] = field(factory=list)
    mentions: list[Range] = field(factory=list)
    gender: Gender | None = None
    hint: Gender | None = None
    office: str | None = None
    known: RoleClass | None = None
    loose: bool = False

    def holds(self, kind: RoleClass) -> bool:
        """Tell whether the text, or the tables, give the person a post of this class."""
        return self.known == kind or any(post.kind == kind for post in self.posts)


@define(eq=False)
class People:
    """The people of a text, found by any form of their names."""

    all: list[Human] = field(factory=list)
    _by_last: dict[str, list[Human]] = field(factory=dict)
    _by_first: dict[str, list[Human]] = field(factory=dict)
    _found: dict[str, Human | None] = field(factory=dict)

    def find(self, name: str) -> Human | None:
        """Return the person whom a full name or a part of one means, else `None`.

        A surname is the last word of the name, or the first where the family name stands first (*Hua
        Chunying … Hua*); a full name must share its last and its first word.
        """
        if name in self._found:
            return self._found[name]
        found = self._found[name] = self._find(fold(name).split())
        return found

    def may_have(self, key: str) -> bool:
        """Tell whether a name that ends with a word (lower case) can be anybody's."""
        if key.isalpha() and key.isascii():
            return key in self._by_last or key in self._by_first
        return True

    def _find(self, keys: list[str]) -> Human | None:
        if not keys:
            return None
        for human in self._by_last.get(keys[-1], ()):
            mine = human.keys
            short, long = (keys, mine) if len(keys) <= len(mine) else (mine, keys)
            if short == long[-len(short) :] or short[0] == long[0]:
                return human
        if len(keys) == 1:
            for human in self._by_first.get(keys[0], ()):
                if len(human.keys) <= 3:
                    return human
        return None

    def add(self, name: str) -> Human:
        """Return the person of this name, a new one if there is none."""
        human = self.find(name)
        if human is None:
            human = Human(name, fold(name).split() or [name])
            self.all.append(human)
            self._found.clear()
            self._by_last.setdefault(human.keys[-1], []).append(human)
            self._by_first.setdefault(human.keys[0], []).append(human)
        return human


@frozen(eq=False)
class Cast:
    """The people of a text, its acronyms with full names, its papers, its capitalised runs.

    `references` has what each attribution's source says. `acronyms` are by folded acronym, `papers`
    tell where a text says *issued by*, and the phrase behind it.
    """

    people: People
    acronyms: dict[str, str]
    references: tuple[tuple[Reference, ...], ...]
    papers: tuple[tuple[int, Range], ...]
    runs: tuple[Run, ...]


def gather(
    w: Words,
    body: Sequence[Range],
    attributions: Sequence[Attribution],
    language: Language,
    known: Knowledge,
    day: date | None,
) -> Cast:
    """Collect the people and acronyms of a text; `body` are the ranges of words to read."""
    references = tuple(
        tuple(read(w, a.frame.source, language)) if a.frame.source else () for a in attributions
    )
    capitalised = runs(w, body)
    acronyms = _acronyms(w, capitalised, body, language)
    people = People()
    told = [found for start, end in body for found in _posted(w, start, end, language)]
    told += [r for here in references for r in here if r.kind == "name"]
    lone = [r for here in references for r in here if r.kind == "lone"]
    posted = [*told, *(r for here in references for r in here)]
    posted += [
        r for p in posted if p.kind == "paper" and p.owner for r in read(w, p.owner, language)
    ]
    lone += [owner for r in posted for owner in _owner(w, r)]
    full = [r for r in lone if r.name.count(" ")]
    named = [run for run in capitalised if run.sort == "name"]
    by_last: dict[str, list[Run]] = {}
    for run in named:
        by_last.setdefault(w.keys[run.end - 1], []).append(run)
    for reference in sorted(told, key=lambda r: (-len(fold(r.name).split()), r.words)):
        _enter(people, reference, w, by_last)
    places = _Places(w, named, language, known, acronyms)
    for reference in (*full, *(r for r in lone if not r.name.count(" "))):
        if people.find(reference.name) is not None or places.may_be_person(reference.name):
            _enter(people, reference, w, by_last)
    if lone or told or references:
        _let_in(people, w, named, places)
    _mention(people, w, named)
    for human in people.all:
        _recognise(human, known, day)
    return Cast(people, acronyms, references, _papers(w, body, language), tuple(capitalised))


# ---------------------------------------------------------------------------- people


def _owner(w: Words, reference: Reference) -> list[Reference]:
    """Return the name of the one whom a spokesperson speaks for, if it may be a person's."""
    owner = reference.owner
    if reference.post != "spokesperson" or owner is None:
        return []
    start, end = owner
    if name_end(w, start, end) != end or w.kinds[start] & POSSESSIVE:
        return []
    if any(w.kinds[i] & (BODY | ROLE) or w.kinds[i] & ACRONYM for i in range(start, end)):
        return []
    return [Reference("lone", printed(w, start, end), owner)]


def _posted(w: Words, low: int, high: int, language: Language) -> Iterable[Reference]:
    """Yield the people who are named beside a post or with an honorific."""
    marks, kinds = w.landmarks, w.kinds
    for i in marks[bisect_left(marks, low) : bisect_left(marks, high)]:
        if kinds[i] & (ROLE | HONORIFIC):
            found = _near_post(w, i, low, high, language)
            if found is not None and found.kind == "name":
                yield found


def _near_post(w: Words, i: int, low: int, high: int, language: Language) -> Reference | None:
    """Return the name that stands with the post at word `i`."""
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
    if after < high and w.kinds[after] & CAPITAL:  # spokesman Marc Dupre
        stop = name_end(w, after, min(high, after + 6))
        return _first(w, (_phrase_start(w, i, begin), stop), language)
    if kinds[i] & HONORIFIC:
        return None
    if begin - 2 >= low and kinds[begin - 1] & COMMA and kinds[begin - 2] & CAPITAL:
        # Marc Dupre, the spokesman
        first = name_start(w, begin - 2, low)
        if first <= begin - 2 and not _is_list(w, begin, i) and _closes(w, i + 1, high):
            stop = i + 1
            while stop < end and not kinds[stop] & (COMMA | STOP):
                stop += 1
            return _first(w, (first, stop), language)
    comma = after
    while comma < end and not kinds[comma] & (COMMA | STOP):
        comma += 1
    if comma + 2 < high and kinds[comma] & COMMA and kinds[comma + 1] & (CAPITAL | HONORIFIC):
        # the envoy for Norland, Tomas Reyes,
        stop = name_end(w, comma + 1, min(high, comma + 6))
        if stop - comma >= 3 and stop < high and kinds[stop] & (COMMA | STOP):
            return _first(w, (_phrase_start(w, i, begin), stop), language)
    return None


def _first(w: Words, phrase: Range, language: Language) -> Reference | None:
    found = read(w, phrase, language)
    return found[0] if found else None


def _phrase_start(w: Words, post: int, low: int) -> int:
    """Return where the words of a post begin, with the article or possessive before them."""
    begin = post
    while begin > low:
        kind = w.kinds[begin - 1]
        if kind & PREPOSITION and not kind & LINK:
            break
        if (
            not (
                w.kinds[begin - 1] & CAPITAL
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
    return any(
        (w.kinds[j] & PREPOSITION and not w.kinds[j] & LINK) or w.kinds[j] & (CUE | PREDICATE)
        for j in range(start, post)
    )


def _enter(people: People, reference: Reference, w: Words, by_last: dict[str, list[Run]]) -> None:
    """Add a name to the people: to the person it means, or as a new one, by his fullest name."""
    name = reference.name
    human = people.find(name)
    if human is None:
        if " " not in name:
            name = _fullest(w, by_last.get(w.keys[reference.words[1] - 1], ())) or name
        human = people.add(name)
    if reference.name not in human.forms:
        human.forms.append(reference.name)
    if reference.words not in human.mentions:
        human.mentions.append(reference.words)
    if reference.post is None:
        human.gender = human.gender or reference.gender
    else:
        human.hint = human.hint or reference.gender
        if not any(p.role == reference.role and p.kind == reference.post for p in human.posts):
            human.posts.append(post_of(w, reference))


def post_of(w: Words, reference: Reference) -> Post:
    """Return the post that a reference gives a person."""
    owner = reference.owner
    return Post(
        reference.post or "title",
        reference.role,
        owner,
        reference.words[0],
        owner is not None and bool(w.kinds[owner[0]] & POSSESSIVE),
    )


def _fullest(w: Words, ended: Sequence[Run]) -> str | None:
    """Return the first full name among runs that end with one surname."""
    for run in ended:
        if 1 < run.end - run.start <= _LONGEST_NAME:
            return printed(w, run.start, run.end)
    return None


@define(eq=False)
class _Places:
    """What shows that a capitalised name is no person's: the tables, and how the text uses it."""

    w: Words
    named: list[Run]
    language: Language
    known: Knowledge
    acronyms: dict[str, str]
    _seen: frozenset[str] | None = None

    def may_be_person(self, name: str) -> bool:
        """Tell whether nothing shows a name to be a place or a body."""
        return not (
            name.casefold() in self.acronyms
            or is_place(self.known, name)
            or known_body(self.known, name) is not None
            or fold(name) in self._in_places()
        )

    def _in_places(self) -> frozenset[str]:
        """Return the names that the text has behind *in* or *near*."""
        if self._seen is None:
            openers, w = self.language.sources.place_openers, self.w
            self._seen = frozenset(
                fold(printed(w, run.start, run.end))
                for run in self.named
                if run.start
                and w.keys[run.start - 1] in openers
                and not (run.end < len(w) and w.kinds[run.end] & GENITIVE)
            )
        return self._seen


def _let_in(people: People, w: Words, named: Sequence[Run], places: _Places) -> None:
    """Add those who are subjects of a sentence under a name that may be a person's."""
    for run in named:
        if run.end - run.start > _LONGEST_NAME or run.end >= len(w):
            continue
        before = w.kinds[run.start - 1] if run.start else STOP
        behind = w.kinds[run.end]
        if before & (PREPOSITION | DETERMINER | GENITIVE) or before == 0:
            continue
        if not behind & (PREDICATE | ED | CUE | ADVERB) and not (
            behind & (COMMA | LINK) and before & (STOP | QUOTE)
        ):
            continue
        if run.end == run.start + 1 and not (before & STOP and behind & (FINITE | ED)):
            continue
        name = printed(w, run.start, run.end)
        if people.find(name) is None and places.may_be_person(name):
            people.add(name).loose = True


def _mention(people: People, w: Words, named: Sequence[Run]) -> None:
    """Note where the text names each person; a fuller form of the name becomes the name."""
    taken = {i for human in people.all for words in human.mentions for i in range(*words)}
    for run in named:
        if not people.may_have(w.keys[run.end - 1]) or run.start in taken or run.end - 1 in taken:
            continue
        form = printed(w, run.start, run.end)
        human = people.find(form)
        if human is None:
            continue
        human.mentions.append((run.start, run.end))
        keys = fold(form).split()
        if len(keys) > len(human.keys) and keys[-1] == human.keys[-1]:
            human.name, human.keys = form, keys
    for human in people.all:
        human.mentions.sort()


def _recognise(human: Human, known: Knowledge, day: date | None) -> None:
    """Ask the tables of the world who the person is."""
    found = holdings(known, human.name, day) or (
        holdings(known, human.name) if day is None or len(human.keys) > 1 else ()
    )
    if not found or (human.loose and len(human.keys) == 1):
        return
    holding = found[-1]
    human.gender = human.gender or holding.tenure.gender
    human.office = holding.office.title
    human.loose = False
    if holding.office.chief:
        human.known = "secretary-general"
    elif holding.office.speaks_for is not None:
        human.known = "spokesperson"


# ---------------------------------------------------------------------------- papers, acronyms


def _papers(w: Words, body: Sequence[Range], language: Language) -> tuple[tuple[int, Range], ...]:
    """Return the papers that the text says to be *issued by* somebody: where, and the phrase."""
    found = []
    issued = language.sources.documents.issued
    for start, end in body:
        marks = w.landmarks
        for i in marks[bisect_left(marks, start) : bisect_left(marks, end)]:
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
            else:
                subject = _in_a(w, i, start)
                if subject is not None:
                    found.append((i, subject))
    return tuple(found)


def _in_a(w: Words, paper: int, low: int) -> Range | None:
    """Return the name before *in a statement* that stands in no report: *Dupre made this known in a*."""
    opener = next((j for j in range(paper - 1, max(low, paper - 4), -1) if w.kinds[j]), paper)
    if not w.kinds[opener] & DETERMINER or not w.kinds[opener - 1] & PREPOSITION:
        return None
    for j in range(opener - 2, low - 1, -1):
        if w.kinds[j] & (STOP | QUOTE):
            return None
        if w.kinds[j] & CAPITAL and w.kinds[j] == 0:
            return name_start(w, j, low), j + 1
    return None


def _acronyms(
    w: Words, capitalised: Sequence[Run], body: Sequence[Range], language: Language
) -> dict[str, str]:
    """Return the full names that a text gives its acronyms, by folded acronym.

    *Full Name (ACR)*, *ACR (Full Name)*, *Full Name, known as ACR*, *Full Name, or ACR,*.
    """
    found: dict[str, str] = {}
    starts = [start for start, _ in body]
    for run in capitalised:
        if run.sort != "acronym":
            continue
        i, acronym = run.start, w.forms[run.start]
        low = starts[max(0, bisect_left(starts, i + 1) - 1)] if starts else 0
        before = w.kinds[i - 1] if i > low else 0
        if acronym.casefold() in found or (i == low and not w.kinds[i + 1] & OPENING):
            continue
        name: str | None = None
        if before & OPENING:
            name = _full_name(w, i - 2, low, _letters(acronym))
        elif i + 1 < len(w) and w.kinds[i + 1] & OPENING:
            stop = _linked_end(w, i + 2)
            if stop - i > 3 and stop < len(w) and w.kinds[stop] & CLOSING:
                name = printed(w, i + 2, stop)
        else:
            name = _introduced(w, i, low, language)
        if name is not None:
            found[acronym.casefold()] = name
    return found


def _letters(acronym: str) -> list[str]:
    return [letter for letter in acronym if letter.isupper()]


def _full_name(w: Words, last: int, low: int, letters: list[str]) -> str | None:
    """Return the words of which an acronym has the initials, read backwards from word `last`."""
    i, left = last, len(letters) - 1
    first: int | None = None
    while i >= low and left >= 0 and last - i < 3 * len(letters) + 3:
        form = w.forms[i]
        if w.kinds[i] & CAPITAL:
            spelled = w.kinds[i] & ACRONYM and form[-1] == letters[left]
            for letter in reversed(form) if spelled else form[0]:
                if left >= 0 and letter == letters[left]:
                    left -= 1
            first = i
        elif w.kinds[i] & (PREPOSITION | DETERMINER | GENITIVE | COORDINATOR):
            if form[0].upper() == letters[left] and left:
                left -= 1  # the I of UNMIN, the UN Mission in Norland
        else:
            break
        i -= 1
    if first is None or left > max(0, len(letters) - 3):
        return None
    return printed(w, first, last + 1)


def _introduced(w: Words, i: int, low: int, language: Language) -> str | None:
    """Return the name before *, known as ACR* or *, or ACR,*."""
    words = language.sources.acronym_openers
    for j in range(i - 1, max(low, i - _NEAR_ACRONYM), -1):
        if w.keys[j] in words and w.kinds[j - 1] & COMMA:
            stop = j - 1
            begin = stop
            while begin > low and (
                w.kinds[begin - 1] & CAPITAL
                or (w.kinds[begin - 1] & (PREPOSITION | COORDINATOR) and begin < stop)
            ):
                begin -= 1
            while begin < stop and w.kinds[begin] & (PREPOSITION | COORDINATOR | DETERMINER):
                begin += 1
            return printed(w, begin, stop) if stop - begin > 1 else None
        if w.kinds[j] & (STOP | PREDICATE & ~FINITE):
            break
    return None


def _linked_end(w: Words, i: int) -> int:
    """Return the index behind a name with *of* and *for* inside it that starts at word `i`."""
    j = i
    while j < len(w) and (
        w.kinds[j] & CAPITAL or w.kinds[j] & (PREPOSITION | DETERMINER | COORDINATOR)
    ):
        j += 1
    return j
