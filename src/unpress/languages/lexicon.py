"""A language made ready for the word pass: one dictionary from each word to what it can be.

Comes in: a `Language`. Goes out: a `Lexicon`, in which every word (lower case, folded) has a set of
kinds, written as bits of one integer so that the word pass can look all words up in one sweep. It
never looks at a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from attrs import frozen

from unpress.languages.schema import Cue, Feeling, Language, SupportNoun
from unpress.model import Act, Medium

# What a word can be. A word may be several: "that" joins clauses and points.
DETERMINER: Final = 1 << 0
ALONE: Final = 1 << 1  # a determiner that can stand for a noun
POSSESSIVE: Final = 1 << 2
SUBJECT: Final = 1 << 3
OBJECT: Final = 1 << 4
PREPOSITION: Final = 1 << 5
LINK: Final = 1 << 6  # a preposition that ties nouns: of, for
AGENT: Final = 1 << 7
COORDINATOR: Final = 1 << 8
SUBORDINATOR: Final = 1 << 9
CLAUSE_OPENER: Final = 1 << 10
GERUND_OPENER: Final = 1 << 11
COMPLEMENTIZER: Final = 1 << 12
RELATIVE: Final = 1 << 13
QUESTION: Final = 1 << 14
INFINITIVE: Final = 1 << 15
BE: Final = 1 << 16
HAVE: Final = 1 << 17
DO: Final = 1 << 18
MODAL: Final = 1 << 19
NEGATION: Final = 1 << 20
GENITIVE: Final = 1 << 21
COPULA: Final = 1 << 22
ADVERB: Final = 1 << 23
FINITE: Final = 1 << 24  # a finite verb and little else
ED: Final = 1 << 25  # an unknown word that ends like a participle
ING: Final = 1 << 26  # an unknown word that ends like a gerund
TRANSPARENT: Final = 1 << 27
NO_VERB: Final = 1 << 28
WEEKDAY: Final = 1 << 29
MONTH: Final = 1 << 30
RELATIVE_DAY: Final = 1 << 31
TIME_BEFORE: Final = 1 << 32
TIME_AFTER: Final = 1 << 33
TIME_OPENER: Final = 1 << 34
VAGUE_TIME: Final = 1 << 35
CUE: Final = 1 << 36
SUPPORT: Final = 1 << 37
FEELING: Final = 1 << 38
PHRASAL: Final = 1 << 39  # first word of a cue that is no verb: according to
HONORIFIC: Final = 1 << 40
PRESS: Final = 1 << 41
TITLE_STOP: Final = 1 << 42
OTHER_STOP: Final = 1 << 43
STOP: Final = 1 << 44
COMMA: Final = 1 << 45
COLON: Final = 1 << 46
SEMICOLON: Final = 1 << 47
DASH: Final = 1 << 48
OPENING: Final = 1 << 49
CLOSING: Final = 1 << 50
QUOTE: Final = 1 << 51
DOCUMENT: Final = 1 << 52
CONTRAST: Final = 1 << 53
ROLE: Final = 1 << 54
BODY: Final = 1 << 55
GROUP: Final = 1 << 56
PARTICLE: Final = 1 << 57
MEDIUM: Final = 1 << 58
RELAY: Final = 1 << 61  # passes on what somebody else said: quoted, citing
REPORT_OPENER: Final = 1 << 60  # "as Vale said, …"
TOPIC: Final = 1 << 59  # a preposition inside the name of a body: working group on mercenaries

THIRD: Final = 1 << 63  # the -s form of a cue
CONDITIONAL: Final = 1 << 64  # what stands behind it nobody said: if, unless
CONCESSIVE: Final = 1 << 65
OWN: Final = 1 << 66  # "in his words", "by the envoy's account"
ORIGIN: Final = 1 << 68  # ties a common noun to its place: a reporter from Senna
FORCE: Final = 1 << 69  # last word of a phrase of manner: in the strongest terms, with concern
BEHALF: Final = 1 << 71  # longest word of "on behalf of"
CAPITAL: Final = 1 << 72  # begins with a capital
ACRONYM: Final = 1 << 73  # is written in capitals: UNHCR, U.N.
NUMBER: Final = 1 << 70  # begins with a digit
TOLD: Final = 1 << 67  # a noun that "that" may follow: the envoy's warning that
OPENED: Final = 1 << 62  # an opening mark between a subject and its verb
NO_FORM: Final = "-"  # stands in a paradigm for a form that reports nothing

REPORTS: Final = CUE | SUPPORT | FEELING | PHRASAL | OWN | TOLD  # what a cue can begin with
LANDMARK: Final = REPORTS | STOP | CAPITAL | ROLE | HONORIFIC | DOCUMENT

PREDICATE: Final = BE | HAVE | DO | MODAL | FINITE
AUXILIARY: Final = BE | HAVE | DO | MODAL

# Shapes of a verb.
BASE: Final = 0
PRESENT: Final = 1
PAST: Final = 2
GERUND: Final = 3
PARTICIPLE: Final = 4

_SHORTEST_GUESS = 5  # letters: "king" is no gerund
_LONGEST_ACRONYM = 9  # letters; a longer word in capitals is a shout
_MOST_WORDS = 200_000  # kept; a text of more different words pays for each look-up
_SHAPE_KINDS = {PRESENT: THIRD, GERUND: ING}
_VERBAL = PREDICATE | CUE | SUPPORT
_HEADS = ROLE | BODY | GROUP | DOCUMENT
_MARKS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    "-": DASH,
    "--": DASH,
    "–": DASH,
    "—": DASH,
    "―": DASH,
    "_": DASH,
    "(": OPENING,
    "[": OPENING,
    ")": CLOSING,
    "]": CLOSING,
}


class Kinds(dict[str, int]):
    """What each word can be, by the word as printed.

    The lists and, for a word in none of them, its ending tell of its lower case; capitals and digits
    are kinds as well. The answer is kept, up to a bound, so that the next look-up costs nothing: it
    depends on the word alone, never on what was read before.
    """

    __slots__ = ("endings", "listed")

    def __init__(
        self, listed: dict[str, int], endings: dict[str, int], printed: dict[str, int]
    ) -> None:
        """Take the words of the lists, what an ending of two or three letters shows, exceptions.

        The exceptions are printed words that are not what their lower case is (*US*, *May*).
        """
        super().__init__((form, kind | _shape(form)) for form, kind in printed.items())
        self.listed = listed
        self.endings = endings

    def __missing__(self, form: str) -> int:
        """Judge a printed word."""
        key = form.lower()
        kind = self.listed.get(key)
        if kind is None:
            kind = 0
            if "-" in key:  # vice-president, co-chair
                kind = self.listed.get(key.rpartition("-")[2], 0) & _HEADS
            if not kind and len(key) >= _SHORTEST_GUESS:
                kind = self.endings.get(key[-2:]) or self.endings.get(key[-3:], 0)
        kind |= _shape(form)
        if len(self) < _MOST_WORDS:
            self[form] = kind
        return kind


def _shape(form: str) -> int:
    """Return what capitals and digits show of a printed word."""
    first = form[:1]
    if first.isupper():
        if 1 < len(form) <= _LONGEST_ACRONYM and form.isupper():
            return CAPITAL | ACRONYM
        return CAPITAL
    return NUMBER if first.isdigit() else 0


@frozen(eq=False)
class CueForm:
    """One form of one cue verb: its entry, its shape, and the words that must follow it.

    `extra` is how many words behind the verb the cue takes up in a text, adverbs between counted.
    """

    cue: Cue
    shape: int
    after: tuple[str, ...]
    extra: int = 0


@frozen(eq=False)
class CueForms:
    """The readings of one form: those that stand alone, and the others by the word they want next.

    Each is in the order in which they are tried.
    """

    alone: tuple[CueForm, ...]
    followed: dict[str, tuple[CueForm, ...]]


@frozen(eq=False)
class Aired:
    """A phrase that tells a medium, what may open it; `public` if only an utterance has it."""

    words: tuple[str, ...]
    openers: frozenset[str]
    public: bool


@frozen(eq=False)
class Lexicon:
    """A language's words, ready to be looked up.

    `kinds` has a set of bits for each printed word; `cues` the readings of each cue verb;
    `support` the base form and the shape of each form of a support verb, `nouns` what such a verb
    may carry, `feelings` the adjectives, `told` the nouns
    that may have an author and a clause, `own` what stands before the author of *words*,
    `strongest` the phrases that tell the highest force, `aired`
    phrases of media by their last words, `indefinites` the articles that may open them,
    `coming` the words of what is still to come.
    """

    kinds: Kinds
    cues: dict[str, CueForms]
    support: dict[str, tuple[str, int]]
    nouns: dict[str, SupportNoun]
    shifts: dict[tuple[str, str], Act]
    feelings: dict[str, Feeling]
    told: dict[str, Act]
    own: tuple[str, ...]
    strongest: tuple[tuple[str, ...], ...]
    aired: dict[str, tuple[Aired, ...]]
    indefinites: frozenset[str]
    coming: frozenset[str]
    prepositions: frozenset[str]
    plurals: tuple[str, ...]
    verdicts: tuple[str, ...]


# Media that a phrase behind the content may tell; those that hardly ever belong to a clause.
_PUBLIC = frozenset(
    {
        Medium.STATEMENT,
        Medium.PRESS_CONFERENCE,
        Medium.PRESS_BRIEFING,
        Medium.PRESS_RELEASE,
        Medium.INTERVIEW,
    }
)
_AIRED = _PUBLIC | {
    Medium.SPEECH,
    Medium.LETTER,
    Medium.MESSAGE,
    Medium.CALL,
    Medium.SOCIAL_MEDIA,
}
_READY: WeakKeyDictionary[Language, Lexicon] = WeakKeyDictionary()


def lexicon(language: Language) -> Lexicon:
    """Return the lexicon of a language, made once for each."""
    ready = _READY.get(language)
    if ready is None:
        ready = _READY[language] = _compile(language)
    return ready


def _compile(language: Language) -> Lexicon:
    kinds: defaultdict[str, int] = defaultdict(int)

    def mark(words: Iterable[str], kind: int) -> None:
        for word in words:
            kinds[word] |= kind

    for words, kind in _classes(language):
        mark(words, kind)
    for names, kind in ((language.calendar.months, MONTH), (language.calendar.weekdays, WEEKDAY)):
        for name in names:
            mark(name, kind)
    for key, kind in _MARKS.items():
        kinds[key] |= kind
    for marks in language.quote:
        mark((marks.open, marks.close), QUOTE if marks.level == 1 else 0)
    kinds["'''"] |= QUOTE  # a single mark inside a doubled one

    cues: defaultdict[str, list[CueForm]] = defaultdict(list)
    for cue in language.cue:
        phrases = [tuple(phrase.split()) for phrase in cue.after]
        for paradigm in cue.forms:
            forms = paradigm.split()
            for shape, form in enumerate(forms):
                if form == NO_FORM:
                    continue
                cues[form] += [CueForm(cue, shape, after) for after in phrases]
                kinds[form] |= CUE
                if shape in _SHAPE_KINDS:
                    kinds[form] |= _SHAPE_KINDS[shape]
                past = shape == PAST and form != forms[BASE]
                if past or (shape == PRESENT and not phrases[0] and "noun" not in cue.tags):
                    kinds[form] |= FINITE
    participles = language.words.endings.participle
    for form in [form for form, kind in kinds.items() if kind & FINITE]:
        if form.endswith(participles):
            kinds[form] |= ED
    for form in language.phrases.relays:
        if form.endswith(language.words.endings.gerund):
            kinds[form] |= ING
    support: dict[str, tuple[str, int]] = {}
    for paradigm in language.support.verbs:
        forms = paradigm.split()
        for shape, form in enumerate(forms):
            support[form] = (forms[BASE], shape)
            kinds[form] |= SUPPORT
    feelings = {word: feeling for feeling in language.support.feeling for word in feeling.words}
    mark(feelings, FEELING)
    endings = language.words.endings
    months = {name for names in language.calendar.months for name in names}
    return Lexicon(
        kinds=Kinds(
            dict(kinds),
            {
                ending: kind
                for group, kind in (
                    (endings.adverb, ADVERB),
                    (endings.gerund, ING),
                    (endings.participle, ED),
                )
                for ending in group
            },
            {
                **{
                    name.capitalize(): kinds[name] & ~_VERBAL
                    for name in months
                    if kinds[name] & _VERBAL
                },
                **dict.fromkeys(language.words.capitals, 0),
            },
        ),
        cues={form: _grouped(sorted(found, key=_rank)) for form, found in cues.items()},
        support=support,
        nouns={word: noun for noun in language.support.noun for word in noun.words},
        shifts={
            (word, shift.preposition): shift.act
            for shift in language.support.shift
            for word in shift.words
        },
        feelings=feelings,
        told={word: told.act for told in language.phrases.told for word in told.words},
        own=language.phrases.own.openers,
        aired=_aired(language),
        coming=frozenset(language.words.coming),
        indefinites=frozenset(language.words.indefinites),
        strongest=tuple(tuple(phrase.split()) for phrase in language.phrases.force.strongest),
        prepositions=frozenset(language.support.prepositions),
        plurals=endings.plural,
        verdicts=endings.verdict,
    )


def _aired(language: Language) -> dict[str, tuple[Aired, ...]]:
    """Return the phrases of the media that may stand behind a content, by their last words."""
    found: defaultdict[str, list[Aired]] = defaultdict(list)
    for table in language.phrases.medium:
        if table.medium in _AIRED:
            for phrase in table.words:
                words = tuple(phrase.split())
                public = table.medium in _PUBLIC
                found[words[-1]].append(Aired(words, frozenset(table.openers), public))
    return {
        last: tuple(sorted(phrases, key=lambda aired: -len(aired.words)))
        for last, phrases in found.items()
    }


def _grouped(forms: Sequence[CueForm]) -> CueForms:
    followed: defaultdict[str, list[CueForm]] = defaultdict(list)
    for form in forms:
        if form.after:
            followed[form.after[0]].append(form)
    return CueForms(
        tuple(form for form in forms if not form.after),
        {word: tuple(found) for word, found in followed.items()},
    )


def _rank(form: CueForm) -> tuple[int, int, int]:
    """Return the order in which readings are tried: what wants the most first, past before base."""
    wants = bool(form.cue.needs)
    return -len(form.after), -wants, form.shape == BASE


def _classes(language: Language) -> tuple[tuple[Iterable[str], int], ...]:
    """Return each list of words with the bits it stands for."""
    small, calendar = language.words, language.calendar
    return (
        (small.determiners, DETERMINER),
        (small.alone, ALONE | DETERMINER),
        (small.possessives, POSSESSIVE | DETERMINER),
        (small.subjects, SUBJECT),
        (small.objects, OBJECT),
        (small.prepositions, PREPOSITION),
        (small.links, LINK),
        (small.agent, AGENT),
        (small.topic, TOPIC),
        (small.origin, ORIGIN),
        (small.report_openers, REPORT_OPENER),
        (small.conditionals, CONDITIONAL),
        (small.concessives, CONCESSIVE),
        ((max(phrase.split(), key=len) for phrase in language.phrases.behalf), BEHALF),
        ((phrase.split()[-1] for phrase in language.phrases.force.strongest), FORCE),
        ((phrase.split()[-1] for cue in language.cue for phrase in cue.manner), FORCE),
        (language.phrases.own.words, OWN),
        ((word for told in language.phrases.told for word in told.words), TOLD),
        (small.coordinators, COORDINATOR),
        (small.contrasts, CONTRAST),
        (small.subordinators, SUBORDINATOR),
        (small.clause_openers, CLAUSE_OPENER),
        (small.gerund_openers, GERUND_OPENER),
        (small.complementizers, COMPLEMENTIZER),
        (small.relatives, RELATIVE),
        (small.questions, QUESTION),
        (small.infinitive, INFINITIVE),
        (small.be, BE),
        (small.have, HAVE),
        (small.do, DO),
        (small.modals, MODAL),
        (small.negations, NEGATION),
        (small.genitives, GENITIVE),
        (small.copulas, COPULA),
        (small.adverbs, ADVERB),
        (small.transparent, TRANSPARENT),
        (small.not_verbs, NO_VERB),
        (small.not_adverbs, NO_VERB),
        (language.verbs.past, FINITE),
        (language.verbs.present, FINITE),
        (language.sources.honorifics, HONORIFIC),
        (language.sources.documents.words, DOCUMENT),
        (language.sources.particles, PARTICLE),
        (language.sources.bodies.words, BODY),
        (language.sources.groups.words, GROUP),
        ((word for role in language.sources.role for word in role.words), ROLE),
        (
            (word.split()[0] for role in language.sources.role for word in role.compounds),
            ROLE,
        ),
        ((word.split()[-1] for m in language.phrases.medium for word in m.words), MEDIUM),
        (language.abbreviations.titles, TITLE_STOP),
        (language.abbreviations.others, OTHER_STOP),
        (language.abbreviations.dotted, STOP),
        (language.enders, STOP),
        (language.phrases.addressees.press, PRESS),
        (language.phrases.relays, RELAY),
        ((phrase.split()[0] for phrase in language.phrases.cues), PHRASAL),
        (calendar.relative, RELATIVE_DAY),
        (calendar.before, TIME_BEFORE),
        (calendar.after, TIME_AFTER),
        (calendar.vague.openers, TIME_OPENER),
        (calendar.vague.heads, VAGUE_TIME),
    )
