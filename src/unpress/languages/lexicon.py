"""A language made ready for the word pass: one dictionary from each word to what it can be.

Comes in: a `Language`. Goes out: a `Lexicon`, in which every word (lower case, folded) has a set of
kinds, written as bits of one integer so that the word pass can look all words up in one sweep. It
never looks at a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from weakref import WeakKeyDictionary

from attrs import frozen

from unpress.languages.schema import Cue, Feeling, Language, SupportNoun
from unpress.model import Act

# What a word can be. A word may be several: "that" joins clauses and points.
DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1
SUBJECT: Final = 1 << 2
OBJECT: Final = 1 << 3
PREPOSITION: Final = 1 << 4
COORDINATOR: Final = 1 << 5
SUBORDINATOR: Final = 1 << 6
COMPLEMENTIZER: Final = 1 << 7
RELATIVE: Final = 1 << 8
QUESTION: Final = 1 << 9
INFINITIVE: Final = 1 << 10
BE: Final = 1 << 11
HAVE: Final = 1 << 12
DO: Final = 1 << 13
MODAL: Final = 1 << 14
NEGATION: Final = 1 << 15
GENITIVE: Final = 1 << 16
COPULA: Final = 1 << 17
ADVERB: Final = 1 << 18
FINITE: Final = 1 << 19
WEEKDAY: Final = 1 << 20
MONTH: Final = 1 << 21
RELATIVE_DAY: Final = 1 << 22
VAGUE_TIME: Final = 1 << 23
CUE: Final = 1 << 24
SUPPORT: Final = 1 << 25
FEELING: Final = 1 << 26
HONORIFIC: Final = 1 << 27
STOP: Final = 1 << 28
COMMA: Final = 1 << 29
COLON: Final = 1 << 30
DASH: Final = 1 << 31
SEMICOLON: Final = 1 << 32
OPENING: Final = 1 << 33
CLOSING: Final = 1 << 34
QUOTE: Final = 1 << 35
TITLE_STOP: Final = 1 << 36
OTHER_STOP: Final = 1 << 37
REFUSAL: Final = 1 << 38
TRANSPARENT: Final = 1 << 39
ACCORDING: Final = 1 << 40
NO_VERB: Final = 1 << 41
PRESS: Final = 1 << 42

AUXILIARY: Final = BE | HAVE | DO | MODAL
TIME: Final = WEEKDAY | MONTH | RELATIVE_DAY
PUNCTUATION: Final = STOP | COMMA | COLON | DASH | SEMICOLON | OPENING | CLOSING | QUOTE

# Shapes of a verb.
BASE: Final = 0
PRESENT: Final = 1
PAST: Final = 2
GERUND: Final = 3
PARTICIPLE: Final = 4

_MARKS = {
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    "-": DASH,
    "–": DASH,
    "—": DASH,
    "_": DASH,
    "(": OPENING,
    "[": OPENING,
    ")": CLOSING,
    "]": CLOSING,
}


@frozen(eq=False)
class CueForm:
    """One form of one cue verb: its entry, its shape, and the words that must follow it."""

    cue: Cue
    shape: int
    after: tuple[str, ...]


@frozen(eq=False)
class Lexicon:
    """A language's words, ready to be looked up.

    `kinds` has a set of bits for each word; `cues` the readings of each cue verb, those that want
    the most words after them first; `support` the base form of each support verb with its shape.
    """

    kinds: dict[str, int]
    cues: dict[str, tuple[CueForm, ...]]
    support: dict[str, tuple[str, int]]
    nouns: dict[str, SupportNoun]
    shifts: dict[tuple[str, str], Act]
    feelings: dict[str, Feeling]
    openers: frozenset[str]


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

    small = language.words
    for words, kind in (
        (small.determiners, DETERMINER),
        (small.possessives, POSSESSIVE | DETERMINER),
        (small.subjects, SUBJECT),
        (small.objects, OBJECT),
        (small.prepositions, PREPOSITION),
        (small.coordinators, COORDINATOR),
        (small.subordinators, SUBORDINATOR),
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
        (small.refusals, REFUSAL),
        (small.not_verbs, NO_VERB),
        (language.verbs.past, FINITE),
        (language.verbs.present, FINITE),
        (language.sources.honorifics, HONORIFIC),
        (language.abbreviations.titles, TITLE_STOP),
        (language.abbreviations.others, OTHER_STOP),
        (language.enders, STOP),
        (language.phrases.addressees.press, PRESS),
        (language.calendar.relative, RELATIVE_DAY),
        (language.calendar.vague.heads, VAGUE_TIME),
    ):
        mark(words, kind)
    for names, kind in ((language.calendar.months, MONTH), (language.calendar.weekdays, WEEKDAY)):
        for forms in names:
            mark(forms, kind)
    for word, kind in _MARKS.items():
        kinds[word] |= kind
    for marks in language.quote:
        mark((marks.open, marks.close), QUOTE)
    kinds["according"] |= ACCORDING

    cues: defaultdict[str, list[CueForm]] = defaultdict(list)
    for cue in language.cue:
        after = tuple(cue.after.split())
        for paradigm in cue.forms:
            forms = paradigm.split()
            for shape, form in enumerate(forms):
                cues[form].append(CueForm(cue, shape, after))
                kinds[form] |= CUE
    support: dict[str, tuple[str, int]] = {}
    for paradigm in language.support.verbs:
        forms = paradigm.split()
        for shape, form in enumerate(forms):
            support[form] = (forms[0], shape)
            kinds[form] |= SUPPORT
    feelings = {word: feeling for feeling in language.support.feeling for word in feeling.words}
    mark(feelings, FEELING)
    return Lexicon(
        kinds=dict(kinds),
        cues={
            form: tuple(sorted(found, key=lambda reading: -len(reading.after)))
            for form, found in cues.items()
        },
        support=support,
        nouns={word: noun for noun in language.support.noun for word in noun.words},
        shifts={
            (word, shift.preposition): shift.act
            for shift in language.support.shift
            for word in shift.words
        },
        feelings=feelings,
        openers=frozenset(language.calendar.vague.openers),
    )
