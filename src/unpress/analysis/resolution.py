"""Stage 9: who is meant.

Comes in: attributions, the cast of the text. Goes out: for each attribution its speakers, as places
in a list of `Voice`s, and the paper its source leans on. It reads the text from front to back, an
attribution before those inside it, and keeps what a reader keeps: who spoke last, who was the last
subject, which paper was the last and who issued it. It never decides on whose behalf they speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import define, field, frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.circumstances import Circumstances
from unpress.analysis.mentions import Cast, Human, Post, person_of
from unpress.analysis.phrases import Range, capital
from unpress.analysis.references import Reference, printed, read
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge, lookup
from unpress.knowledge.lookup import fold
from unpress.languages import Language
from unpress.languages.lexicon import BODY, DETERMINER, POSSESSIVE
from unpress.languages.schema import RoleClass
from unpress.model import Medium

VoiceKind: TypeAlias = Literal["person", "organization", "document"]


@define(eq=False)
class Voice:
    """One who speaks in the text, as the reading builds it up; `human` for a person with a name."""

    kind: VoiceKind
    name: str
    rule: str
    human: Human | None = None
    forms: list[str] = field(factory=list)
    roles: list[str] = field(factory=list)
    posts: list[Post] = field(factory=list)
    mentions: list[Range] = field(factory=list)
    post: RoleClass | None = None
    united_nations: bool = False
    plural: bool = False


@frozen(eq=False)
class Resolved:
    """The speakers of one attribution, and the paper that its source is or leans on."""

    speakers: tuple[Voice, ...]
    paper: str | None = None
    rule: str = ""


@define(eq=False)
class _State:
    """What a reader keeps in mind."""

    speaker: Voice | None = None
    subject: Voice | None = None
    thing: tuple[Voice, str | None] | None = None
    many: tuple[Voice, ...] = ()
    pair: tuple[Voice, ...] = ()
    issuer: Voice | None = None
    issued: int = -1


class Reader:
    """Reads the attributions of one text from front to back."""

    def __init__(self, w: Words, cast: Cast, language: Language, known: Knowledge) -> None:
        """Take the columns of words, the cast, the language and the tables of the world."""
        self.w = w
        self.cast = cast
        self.language = language
        self.known = known
        self.voices: list[Voice] = []
        self.state = _State()
        self._people: dict[int, Voice] = {}
        self._bodies: dict[str, Voice] = {}

    # ------------------------------------------------------------------------------ voices

    def person(self, human: Human, rule: str) -> Voice:
        """Return the voice of a person with a name."""
        voice = self._people.get(id(human))
        if voice is None:
            voice = Voice("person", human.name, rule, human, forms=human.forms)
            voice.mentions += human.mentions
            voice.roles += [post.role for post in human.posts]
            voice.posts = human.posts
            voice.post = (
                "secretary-general"
                if self._is_chief(human)
                else "spokesperson"
                if human.holds("spokesperson")
                else None
            )
            self._people[id(human)] = voice
            self.voices.append(voice)
        return voice

    def unnamed(self, name: str, kind: VoiceKind, rule: str, words: Range) -> Voice:
        """Return the voice of a role, a group or a paper that stands for a name."""
        key = f"{kind} {fold(name)}"
        voice = self._bodies.get(key)
        if voice is None:
            voice = self._bodies[key] = Voice(kind, name, rule)
            self.voices.append(voice)
        self._mention(voice, words, name)
        return voice

    def body(self, name: str, words: Range, rule: str) -> Voice:
        """Return the voice of a body, under the fullest name that the text gives."""
        key, full, united = self._body_key(name)
        voice = self._bodies.get(key)
        if voice is None:
            voice = self._bodies[key] = Voice("organization", full, rule, united_nations=united)
            self.voices.append(voice)
        elif len(full) > len(voice.name) and not united:
            voice.name = full
        self._mention(voice, words, name)
        return voice

    def _mention(self, voice: Voice, words: Range, form: str) -> None:
        if words not in voice.mentions:
            voice.mentions.append(words)
        if form and form not in voice.forms:
            voice.forms.append(form)

    def _body_key(self, name: str) -> tuple[str, str, bool]:
        """Return a key that all names of one body share, its fullest name, and whether it is the UN."""
        nations = self.language.sources.united_nations
        folded = fold(name)
        if folded in nations.names or folded in nations.aliases:
            return "united nations", name, True
        defined = self.cast.acronyms.get(name.casefold())
        if defined is not None:
            return fold(defined[0]), defined[0], False
        entry = lookup.body(self.known, name)
        if entry is not None:
            return fold(entry.name), name, False
        return folded, name, False

    def _is_chief(self, human: Human) -> bool:
        """Tell whether a person is the Secretary-General of the United Nations."""
        if human.known == "secretary-general":
            return True
        for post in human.posts:
            if post.kind == "secretary-general" and self._of_united_nations(
                post.owner, default=True
            ):
                return not post.role.casefold().startswith(self.language.sources.deputies.words)
            if post.kind == "chief" and self._of_united_nations(post.owner, default=False):
                return True
        return False

    def _of_united_nations(self, owner: Range | None, *, default: bool) -> bool:
        if owner is None:
            return default
        names = self.language.sources.united_nations
        text = fold(printed(self.w, *owner))
        return (
            text in names.names
            or any(text.startswith(name) for name in ("the " + n for n in names.names))
            or text in names.aliases
        )

    # ------------------------------------------------------------------------------ reading

    def is_known_body(self, voice: Voice) -> bool:
        """Tell whether a body stands in the tables of the world."""
        return lookup.body(self.known, voice.name) is not None

    def chief(self) -> Voice | None:
        """Return the Secretary-General, if the text names one."""
        for human in self.cast.people:
            if self._is_chief(human):
                return self.person(human, "the Secretary-General")
        return None

    def named(self, references: Sequence[Reference]) -> Voice | None:
        """Return the first person or post among references that stand outside any attribution."""
        for reference in references:
            if reference.kind == "name":
                human = person_of(self.cast.people, reference.name)
                if human is not None:
                    return self.person(human, "name")
            elif reference.kind == "post":
                return self._post(reference)[0]
        return None

    def resolve(
        self,
        references: Sequence[Reference],
        attribution: Attribution,
        outer: Resolved | None,
        outer_before: bool,
    ) -> Resolved:
        """Return who is meant by the source of one attribution."""
        speakers: list[Voice] = []
        paper: str | None = None
        rules: list[str] = []
        for reference in references:
            if reference.kind == "name":
                human = person_of(self.cast.people, reference.name)
                if human is not None:
                    speakers.append(self.person(human, "name"))
                    rules.append("name")
                continue
            if reference.kind == "pronoun":
                found, paper, rule = self._pronoun(reference, attribution, outer, outer_before)
                speakers += found
                rules.append(rule)
                for voice in found:
                    self._mention(voice, reference.words, "")
            elif reference.kind == "post":
                voice, rule = self._post(reference)
                self._mention(voice, reference.words, "")
                speakers.append(voice)
                rules.append(rule)
            elif reference.kind == "paper":
                voice, rule = self._paper(reference)
                paper = reference.name
                speakers.append(voice)
                rules.append(rule)
            else:
                found = self._body(reference)
                speakers += found
                rules.append("body" if reference.kind == "body" else "group")
        return Resolved(tuple(dict.fromkeys(speakers)), paper, ", ".join(rules))

    def _body(self, reference: Reference) -> tuple[Voice, ...]:
        w, (start, end) = self.w, reference.words
        last = w.keys[end - 1]
        sources = self.language.sources
        if last in sources.pairs and len(self.state.pair) == 2:
            return self.state.pair
        human = person_of(self.cast.people, reference.name) if capital(w.forms[start]) else None
        if human is not None and not w.kinds[end - 1] & BODY:
            return (self.person(human, "name"),)
        common = end - start == 1 and not capital(w.forms[start])
        if reference.kind == "group" and last in sources.groups.bodies and end - start == 1:
            thing = self.state.thing[0] if self.state.thing else None
            if thing is not None and thing.kind == "organization":
                self._mention(thing, reference.words, "")
                return (thing,)
        if common or (
            end - start == 2 and not capital(w.forms[end - 1]) and w.kinds[end - 1] & BODY
        ):
            before = start and w.kinds[start - 1] & DETERMINER
            if before or reference.kind == "group":
                for voice in reversed(self.voices):
                    if voice.kind == "organization" and last in fold(voice.name).split():
                        self._mention(voice, reference.words, "")
                        return (voice,)
        if reference.kind == "group":
            voice = self.unnamed(reference.name, "organization", "group", reference.words)
            voice.plural = True
            return (voice,)
        return (self.body(reference.name, reference.words, "body"),)

    def _post(self, reference: Reference) -> tuple[Voice, str]:
        """Return the holder of a post that stands without a name."""
        kind, at = reference.post, reference.words[0]
        if kind == "secretary-general" or (
            kind == "chief" and self._of_united_nations(reference.owner, default=False)
        ):
            if reference.owner is None or self._of_united_nations(reference.owner, default=False):
                chief = self.chief()
                if chief is not None:
                    return chief, "post of the Secretary-General"
        candidates = [
            human
            for human in self.cast.people
            if (kind is not None and human.holds(kind) and kind != "title")
            or any(self._same_post(post.role, reference.role) for post in human.posts)
        ]
        if kind == "spokesperson" and len(candidates) > 1:
            candidates = self._by_owner(candidates, reference) or candidates
        human = self._nearest(candidates, at)
        if human is not None:
            return self.person(human, "post"), "holder of the post"
        voice = self.unnamed(reference.role, "person", "role as printed", reference.words)
        voice.post = kind if kind in ("spokesperson", "secretary-general") else None
        voice.roles = [reference.role]
        voice.posts = [Post(kind or "title", reference.role, reference.owner, at)]
        return voice, "role as printed"

    def _by_owner(self, candidates: list[Human], reference: Reference) -> list[Human]:
        deputy = reference.role.casefold().startswith(self.language.sources.deputies.words)
        return [
            human
            for human in candidates
            if any(
                post.role.casefold().startswith(self.language.sources.deputies.words) == deputy
                for post in human.posts
            )
        ]

    def _same_post(self, role: str, other: str) -> bool:
        """Tell whether two posts have the same head word."""
        return fold(role).split()[-1:] == fold(other).split()[-1:] != []

    def _nearest(self, candidates: Sequence[Human], at: int) -> Human | None:
        """Return who was named last before a word, else who is named first behind it."""
        best: tuple[int, int, Human] | None = None
        for human in candidates:
            for start, _ in human.mentions:
                rank = (0, at - start) if start < at else (1, start - at)
                if best is None or rank < best[:2]:
                    best = (*rank, human)
        return best[2] if best else None

    def _paper(self, reference: Reference) -> tuple[Voice, str]:
        """Return who issued a paper, or the paper where nobody is told."""
        if reference.owner is not None:
            owner = self._first(read(self.w, reference.owner, self.language))
            if owner is not None:
                return owner, "issuer"
            if self.state.speaker is not None and self.w.kinds[reference.owner[0]] & POSSESSIVE:
                return self.state.speaker, "issuer"
        if reference.name in self.language.sources.documents.issued:
            told = self._issuer_before(reference.words[0])
            if told is not None:
                return told, "issuer of the paper before"
        return (
            self.unnamed(reference.name, "document", "paper without issuer", reference.words),
            "paper without issuer",
        )

    def _issuer_before(self, at: int) -> Voice | None:
        """Return who issued the last paper before a word: as a speaker, or *issued by* in passing."""
        state, w = self.state, self.w
        since = state.issued if state.issuer is not None else -1
        for place, owner in reversed(self.cast.papers):
            if since < place < at:
                found = self._first(read(w, owner, self.language))
                if found is not None:
                    return found
        return state.issuer

    def _first(self, references: Sequence[Reference]) -> Voice | None:
        """Return the voice of the first reference that is no paper and no pronoun."""
        for reference in references:
            if reference.kind in ("name", "post"):
                return self.named([reference])
            if reference.kind in ("body", "group"):
                return self._body(reference)[0]
        return None

    def _pronoun(
        self,
        reference: Reference,
        attribution: Attribution,
        outer: Resolved | None,
        outer_before: bool,
    ) -> tuple[tuple[Voice, ...], str | None, str]:
        """Return whom a pronoun means."""
        state = self.state
        kind = self.language.sources.pronouns.get(reference.name)
        if kind in ("male", "female"):
            return self._he(kind, attribution, outer, outer_before)
        if kind == "thing":
            if state.thing is not None:
                return (state.thing[0],), state.thing[1], "last paper or body that spoke"
            return (), None, "nothing to refer to"
        if kind == "many":
            return state.many, None, "last group that spoke"
        if kind in ("self", "selves"):
            return (outer.speakers if outer else ()), None, "the speaker himself"
        return (), None, "no antecedent"

    def _he(
        self, gender: str, attribution: Attribution, outer: Resolved | None, outer_before: bool
    ) -> tuple[tuple[Voice, ...], str | None, str]:
        state = self.state
        at = attribution.frame.cue.first
        candidates: list[Voice | None] = []
        speaker = outer.speakers[0] if outer and outer.speakers else None
        if outer is not None:
            relays = outer.paper is not None or (
                speaker is not None and speaker.post == "spokesperson"
            )
            if not outer_before and not relays:
                candidates.append(speaker)
            elif not outer_before and relays and not attribution.frame.says:
                candidates += [self.chief(), speaker]
            elif not outer_before:
                candidates.append(speaker)
            if state.subject is not speaker:
                candidates.append(state.subject)
            candidates += [self.chief() if relays else None, state.subject, speaker]
        else:
            candidates += [state.speaker, state.subject]
        candidates += [v for v in reversed(self.voices) if v.kind == "person"]
        before = [h for h in self.cast.people if h.mentions and h.mentions[0][0] < at]
        nearest = self._nearest(before, at)
        if nearest is not None:
            candidates.append(self.person(nearest, "pronoun"))
        for voice in candidates:
            if voice is None or voice.kind != "person" or voice.plural:
                continue
            known = voice.human.gender if voice.human else None
            if known is None or known == gender:
                return (voice,), None, "pronoun"
        return (), None, "pronoun without a person"


def resolve(
    w: Words,
    attributions: Sequence[Attribution],
    cast: Cast,
    around: Sequence[Circumstances],
    language: Language,
    known: Knowledge,
) -> tuple[list[Resolved], Reader]:
    """Return who speaks in each attribution, and the reader with its voices."""
    reader = Reader(w, cast, language, known)
    resolved: list[Resolved | None] = [None] * len(attributions)
    children: dict[int | None, list[int]] = {}
    for n, attribution in enumerate(attributions):
        children.setdefault(attribution.parent, []).append(n)

    def visit(n: int, outer: Resolved | None, outer_before: bool) -> None:
        attribution = attributions[n]
        found = reader.resolve(cast.references[n], attribution, outer, outer_before)
        resolved[n] = found
        before = attribution.frame.before is not None
        if not before or attribution.frame.start is not None:
            _remember(reader, attribution, found, around[n], outer is None)
            for child in children.get(n, ()):
                visit(child, found, False)
        else:
            for child in children.get(n, ()):
                visit(child, found, True)
            _remember(reader, attribution, found, around[n], outer is None)

    for n in children.get(None, ()):
        visit(n, None, False)
    return [found or Resolved(()) for found in resolved], reader


def _remember(
    reader: Reader, attribution: Attribution, found: Resolved, around: Circumstances, top: bool
) -> None:
    """Keep in mind who spoke."""
    state = reader.state
    speakers = found.speakers
    if not speakers:
        return
    first = speakers[0]
    if len(speakers) == 2:
        state.pair = speakers
    if len(speakers) > 1 or first.plural:
        state.many = speakers
    if found.paper is not None:
        state.thing = (first, found.paper)
        state.issuer, state.issued = first, attribution.frame.cue.first
    elif around.medium is Medium.STATEMENT and top:
        state.thing = (first, around.medium.value)
        state.issuer, state.issued = first, attribution.frame.cue.first
    elif first.kind != "person":
        state.thing = (first, None)
        state.many = speakers
    if first.kind == "person":
        state.subject = first
        if top and attribution.frame.says:
            state.speaker = first
