"""What a language is: nine tables of words, and the names of the strategies that read them.

A `Language` is a frozen value made of the TOML files of one folder by cattrs. It holds words and
numbers, no pattern and no code. What differs between languages beyond words is an algorithm of
`unpress.analysis`, chosen here by its name from a closed list.

Where a field is a list of paradigms, each entry is one string of forms parted by blanks, in the
order that the table's comment gives.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

from unpress.languages.furniture import FurnitureWords
from unpress.model import Act, Medium

Take: TypeAlias = Literal[
    "clause",
    "that",
    "quote",
    "question",
    "thing",
    "deed",
    "order",
    "person",
    "blame",
    "verdict",
    "about",
]
RoleClass: TypeAlias = Literal["secretary-general", "chief", "spokesperson", "title"]
Gendered: TypeAlias = Literal["male", "female"]
Pronoun: TypeAlias = Literal["male", "female", "thing", "many", "self", "selves", "any"]
Tag: TypeAlias = Literal["noun", "stance", "weak", "document", "resumes", "ongoing", "inner"]


@frozen
class Abbreviations:
    """Words that a full stop follows without ending a sentence, as keys without that stop."""

    titles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    dotted: tuple[str, ...] = ()


@frozen
class Detection:
    """The words by which a text is known to be in this language."""

    words: frozenset[str]


@frozen
class QuotationMarks:
    """One pair of marks; `level` 2 pairs quote only where no pair of level 1 stands."""

    open: str
    close: str
    level: int
    continuation: str


@frozen
class Vague:
    """Words of phrases that name a stretch of time but no day."""

    heads: tuple[str, ...]
    openers: tuple[str, ...]


@frozen
class Calendar:
    """Words of time: twelve months, seven weekdays from Monday, days counted from today.

    `phrases` of several words count from today like the single words of `relative`.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    ordinals: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    relative: dict[str, int]
    phrases: dict[str, int]
    vague: Vague


@frozen
class Cue:
    """Verbs that report, alike in act and in what they take."""

    act: Act
    forms: tuple[str, ...]
    takes: frozenset[Take]
    after: tuple[str, ...] = ("",)
    inverts: bool = False
    tags: frozenset[Tag] = frozenset()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    order: Act | None = None
    thing: Act | None = None
    that: Act | None = None
    loss: Act | None = None
    manner: tuple[str, ...] = ()
    mannered: Act | None = None


@frozen
class SupportNoun:
    """Nouns that carry the act of a support verb; `verbs` are base forms."""

    act: Act
    words: tuple[str, ...]
    verbs: tuple[str, ...]
    stance: bool = False


@frozen
class SupportShift:
    """Nouns whose act changes before a certain preposition."""

    words: tuple[str, ...]
    preposition: str
    act: Act


@frozen
class Feeling:
    """Adjectives that carry an act after a copula."""

    act: Act
    words: tuple[str, ...]
    stance: bool = False


@frozen
class Support:
    """Verbs without a meaning of their own, and the nouns and adjectives that have one."""

    verbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    noun: tuple[SupportNoun, ...]
    shift: tuple[SupportShift, ...]
    feeling: tuple[Feeling, ...]


@frozen
class Endings:
    """Endings by which a word that stands in no list shows what it is."""

    adverb: tuple[str, ...]
    gerund: tuple[str, ...]
    participle: tuple[str, ...]
    plural: tuple[str, ...]
    verdict: tuple[str, ...]


@frozen
class SmallWords:
    """The closed classes of words, by what they do in a sentence."""

    capitals: tuple[str, ...]
    determiners: tuple[str, ...]
    indefinites: tuple[str, ...]
    alone: tuple[str, ...]
    possessives: tuple[str, ...]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    prepositions: tuple[str, ...]
    links: tuple[str, ...]
    agent: tuple[str, ...]
    topic: tuple[str, ...]
    origin: tuple[str, ...]
    report_openers: tuple[str, ...]
    conditionals: tuple[str, ...]
    coming: tuple[str, ...]
    concessives: tuple[str, ...]
    clause_openers: tuple[str, ...]
    gerund_openers: tuple[str, ...]
    coordinators: tuple[str, ...]
    contrasts: tuple[str, ...]
    subordinators: tuple[str, ...]
    complementizers: tuple[str, ...]
    relatives: tuple[str, ...]
    questions: tuple[str, ...]
    infinitive: tuple[str, ...]
    be: tuple[str, ...]
    have: tuple[str, ...]
    do: tuple[str, ...]
    modals: tuple[str, ...]
    negations: tuple[str, ...]
    genitives: tuple[str, ...]
    copulas: tuple[str, ...]
    adverbs: tuple[str, ...]
    not_adverbs: tuple[str, ...]
    not_verbs: tuple[str, ...]
    transparent: tuple[str, ...]
    endings: Endings


@frozen
class Verbs:
    """Words that are finite verbs and little else: they show where a clause has its predicate."""

    past: tuple[str, ...]
    present: tuple[str, ...]


@frozen
class MediumWords:
    """Ends of phrases that tell a medium; the first table that fits wins."""

    medium: Medium
    openers: tuple[str, ...]
    words: tuple[str, ...]


@frozen
class WordList:
    """Words of one class."""

    words: tuple[str, ...]


@frozen
class Addressees:
    """Who is told: the press, a body whose meeting is the medium, a briefing.

    `openers` are gerunds before such a body: *briefing the Council, …*.
    """

    press: tuple[str, ...]
    meeting: tuple[str, ...]
    openers: tuple[str, ...]
    briefing: tuple[str, ...]


@frozen
class ForceWords:
    """Adverbs, adjectives and phrases that strengthen an act; `marks` are the single words."""

    strong: tuple[str, ...]
    strongest: tuple[str, ...]
    marks: frozenset[str] = field(init=False)

    @marks.default
    def _marks(self) -> frozenset[str]:
        return frozenset(self.strong)


@frozen
class Hearsay:
    """Adverbs after which nobody is named who said it."""

    words: tuple[str, ...]


@frozen
class OwnWords:
    """*In his words*: the nouns, and the prepositions before their author."""

    words: tuple[str, ...]
    openers: tuple[str, ...]


@frozen
class ToldNoun:
    """Nouns that report with an author and *that*: *the envoy's warning that*."""

    act: Act
    words: tuple[str, ...]


@frozen
class Phrases:
    """Phrases round the cue; `media` has those of `medium` by their last words, the longest first."""

    cues: tuple[str, ...]
    relays: tuple[str, ...]
    behalf: tuple[str, ...]
    own: OwnWords
    told: tuple[ToldNoun, ...]
    medium: tuple[MediumWords, ...]
    medium_verbs: dict[str, Medium]
    addressees: Addressees
    force: ForceWords
    losses: WordList
    hearsay: Hearsay
    media: dict[str, tuple[tuple[tuple[str, ...], MediumWords], ...]] = field(init=False)

    @media.default
    def _media(self) -> dict[str, tuple[tuple[tuple[str, ...], MediumWords], ...]]:
        found: dict[str, list[tuple[tuple[str, ...], MediumWords]]] = {}
        for table in self.medium:
            for phrase in table.words:
                words = tuple(phrase.split())
                found.setdefault(words[-1], []).append((words, table))
        return {
            last: tuple(sorted(phrases, key=lambda entry: -len(entry[0])))
            for last, phrases in found.items()
        }


@frozen
class Documents:
    """Papers: all of them, those that are talk (*media reports*), those whose text has an issuer.

    `made` are the participles between a paper and its issuer: *issued by*, *attributable to*.
    """

    words: tuple[str, ...]
    loose: tuple[str, ...]
    issued: tuple[str, ...]
    made: tuple[str, ...]


@frozen
class Role:
    """Words for a post; `compounds` are of two words."""

    post: RoleClass
    words: tuple[str, ...]
    compounds: tuple[str, ...] = ()


@frozen
class Gender:
    """Words by which a person is known to be a man or a woman."""

    male: tuple[str, ...]
    female: tuple[str, ...]


@frozen
class BodyWords:
    """Nouns of bodies; the `generic` ones fit any of them: *the agency*.

    Behind the `local` ones *in* and a place belong to the name: *UN Mission in Norland*.
    """

    words: tuple[str, ...]
    generic: tuple[str, ...]
    local: tuple[str, ...]


@frozen
class GroupWords:
    """Nouns of people; `bodies` of them may point back to a body that spoke: *the experts*."""

    words: tuple[str, ...]
    bodies: tuple[str, ...]


@frozen
class UnitedNations:
    """The names of the body that all this is about."""

    full: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]


@frozen
class Sources:
    """Who speaks, by what the words of a source phrase say.

    `definite` words point back, `place_openers` stand before places, `acronym_openers` before an
    acronym that has just been written out. `surnames` are posts that are names as well. `kin` are nouns used for one post, `vague` those by which
    any person of standing may be meant, `persons` and `ages` words that mean the one named last.
    `posts`, `compounds` and `genders` are the same words by what they tell.
    """

    honorifics: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    particles: tuple[str, ...]
    pairs: tuple[str, ...]
    pronouns: dict[str, Pronoun]
    definite: tuple[str, ...]
    place_openers: tuple[str, ...]
    acronym_openers: tuple[str, ...]
    surnames: tuple[str, ...]
    kin: tuple[tuple[str, ...], ...]
    vague: tuple[str, ...]
    persons: tuple[str, ...]
    ages: tuple[str, ...]
    documents: Documents
    role: tuple[Role, ...]
    gender: Gender
    deputies: WordList
    bodies: BodyWords
    groups: GroupWords
    united_nations: UnitedNations
    posts: dict[str, RoleClass] = field(init=False)
    compounds: dict[str, RoleClass] = field(init=False)
    genders: dict[str, Gendered] = field(init=False)

    @posts.default
    def _posts(self) -> dict[str, RoleClass]:
        return {word: role.post for role in reversed(self.role) for word in role.words}

    @compounds.default
    def _compounds(self) -> dict[str, RoleClass]:
        return {word: role.post for role in reversed(self.role) for word in role.compounds}

    @genders.default
    def _genders(self) -> dict[str, Gendered]:
        female: dict[str, Gendered] = dict.fromkeys((*self.female, *self.gender.female), "female")
        return female | dict.fromkeys((*self.male, *self.gender.male), "male")


@frozen(eq=False)
class Language:
    """One language, whole."""

    code: str
    name: str
    scan: Literal["spaces", "clitics", "longest"]
    forms: Literal["listed", "paradigms"]
    np: Literal["head-first", "head-last"]
    agreement: Literal["none", "number", "gender", "case"]
    inherit: bool
    numerals: Literal["latin", "arabic-indic", "han"]
    interruption: Literal["plain", "inversion", "dash", "none"]
    enders: tuple[str, ...]
    closers: tuple[str, ...]
    fold: dict[str, str]
    abbreviations: Abbreviations
    detect: Detection
    quote: tuple[QuotationMarks, ...]
    calendar: Calendar
    cue: tuple[Cue, ...]
    support: Support
    words: SmallWords
    verbs: Verbs
    phrases: Phrases
    sources: Sources
    furniture: FurnitureWords
