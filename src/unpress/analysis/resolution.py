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
from unpress.analysis.bodies import Bodies
from unpress.analysis.cast import Cast, Human, Post, post_of
from unpress.analysis.circumstances import Circumstances
from unpress.analysis.names import printed
from unpress.analysis.phrases import Range
from unpress.analysis.posts import Posts
from unpress.analysis.references import Reference, read, stands_alone
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge, lookup
from unpress.knowledge.lookup import fold
from unpress.languages import Language
from unpress.languages.lexicon import BODY, CAPITAL, POSSESSIVE
from unpress.languages.schema import RoleClass
from unpress.model import Medium

_UNITED_NATIONS = "united nations"  # the key under which all its names are one body
_NEXT = 6  # attributions ahead in which a post without a name may be given one
_RECENT = 12  # voices and names back to whom a pronoun may mean

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
    mentions: dict[Range, None] = field(factory=dict)
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
    inner: Voice | None = None
    issuer: Voice | None = None
    issued: int = -1
    place: int = 0


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
        self.posts = Posts(w, cast.people.all, language, known)
        nouns = language.sources.bodies
        self.bodies = Bodies(w, cast.runs, known, frozenset(nouns.generic), frozenset(nouns.local))
        self._chief: Voice | None = None
        self._nations = self._full_name_of_nations()
        self._people: dict[int, Voice] = {}
        self._bodies: dict[str, Voice] = {}

    # ------------------------------------------------------------------------------ voices

    def person(self, human: Human, rule: str) -> Voice:
        """Return the voice of a person with a name."""
        voice = self._people.get(id(human))
        if voice is None:
            voice = Voice("person", human.name, rule, human, forms=human.forms)
            voice.mentions = dict.fromkeys(human.mentions)
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
        elif len(full) > len(voice.name):
            voice.name = full
        self._mention(voice, words, name)
        return voice

    def _mention(self, voice: Voice, words: Range, form: str) -> None:
        voice.mentions[words] = None
        if form and form not in voice.forms:
            voice.forms.append(form)

    def _body_key(self, name: str) -> tuple[str, str, bool]:
        """Return a key that all names of one body share, its fullest name, and whether it is the UN."""
        nations = self.language.sources.united_nations
        folded = fold(name)
        if folded in nations.aliases:
            return _UNITED_NATIONS, nations.full, True
        if folded in nations.names:
            return _UNITED_NATIONS, self._nations or name, True
        defined = self.cast.acronyms.get(name.casefold())
        if defined is not None:
            return fold(defined), defined, False
        entry = lookup.body(self.known, name)
        if entry is not None:
            if name.islower() or name[0].isdigit():  # "the 15-member panel"
                name = self.bodies.known_as(entry) or name
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

    def _full_name_of_nations(self) -> str | None:
        """Return the full name of the United Nations if the text has it."""
        full = self.language.sources.united_nations.full
        return next(
            (
                full
                for run in self.cast.runs
                if run.end - run.start == 2 and printed(self.w, run.start, run.end) == full
            ),
            None,
        )

    # ------------------------------------------------------------------------------ reading

    def is_known_body(self, voice: Voice) -> bool:
        """Tell whether a body stands in the tables of the world."""
        return lookup.body(self.known, voice.name) is not None

    def chief(self) -> Voice | None:
        """Return the Secretary-General, if the text names one."""
        if self._chief is None:
            for human in self.cast.people.all:
                if self._is_chief(human):
                    self._chief = self.person(human, "the Secretary-General")
                    break
            else:
                self._chief = self._spoken_for()
        return self._chief

    def _spoken_for(self) -> Voice | None:
        """Return the person whose spokesman the text names, where it names no Secretary-General."""
        for references in self.cast.references:
            for reference in references:
                if reference.kind == "paper" and reference.owner is not None:
                    posts = read(self.w, reference.owner, self.language)
                    reference = posts[0] if posts else reference
                if reference.post == "spokesperson" and reference.owner is not None:
                    for owner in read(self.w, reference.owner, self.language):
                        human = self.cast.people.find(owner.name)
                        if human is not None and not human.posts:
                            return self.person(human, "his spokesman's office")
        return None

    def may_be(self, voice: Voice, owner: Range) -> bool:
        """Tell whether a possessive can mean a voice: *his* a man, *its* a body."""
        kind = self.language.sources.pronouns.get(self.w.keys[owner[0]])
        if kind == "thing":
            return voice.kind == "organization"
        human = voice.human
        known = (human.gender or human.hint) if human else None
        return voice.kind == "person" and known in (None, kind)

    def possessor(self, owner: Range) -> Voice | None:
        """Return whom *his* before a post means: the Secretary-General, else the one named before."""
        chief = self.chief()
        if chief is not None and self.may_be(chief, owner):
            return chief
        if self.language.sources.pronouns.get(self.w.keys[owner[0]]) == "thing":
            return None
        for human in self.posts.named_before(owner[0]):
            voice = self.person(human, "his")
            if voice.post != "spokesperson" and self.may_be(voice, owner):
                return voice
        return None

    def voices_of(self, references: Sequence[Reference]) -> list[Voice]:
        """Return the voices of references that stand outside any attribution."""
        found: list[Voice] = []
        for reference in references:
            if reference.kind in ("name", "lone", "post"):
                voice = self.named([reference])
                if voice is not None:
                    found.append(voice)
                elif reference.kind == "lone":
                    found.append(self.body(reference.name, reference.words, "body"))
            elif reference.kind in ("body", "group"):
                found += self._body(reference)
        return found

    def named(self, references: Sequence[Reference]) -> Voice | None:
        """Return the first person or post among references that stand outside any attribution."""
        for reference in references:
            if reference.kind in ("name", "lone"):
                human = self.cast.people.find(reference.name)
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
            if reference.kind in ("name", "lone"):
                human = self.cast.people.find(reference.name)
                if human is not None:
                    speakers.append(self.person(human, "name"))
                else:
                    speakers.append(self.body(reference.name, reference.words, "body"))
                rules.append("name" if human is not None else "body")
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
        """Return the body or group that a phrase names, or points back to."""
        w, (start, end) = self.w, reference.words
        sources = self.language.sources
        last = w.keys[end - 1]
        if last in sources.pairs and reference.kind == "group":
            pair = self.state.pair or self._pair(start)
            if pair:
                return pair
        human = self.cast.people.find(reference.name) if w.kinds[start] & CAPITAL else None
        if human is not None and not w.kinds[end - 1] & BODY:
            return (self.person(human, "name"),)
        age = w.keys[end - 1].endswith(sources.ages)
        if age or (reference.kind == "body" and last in sources.persons):
            for someone in self.posts.named_before(start):
                return (self.person(someone, "his age"),)
        if reference.kind == "group" and last in sources.groups.bodies and end - start == 1:
            thing = self.state.thing[0] if self.state.thing else None
            if thing is not None and thing.kind == "organization":
                self._mention(thing, reference.words, "")
                return (thing,)
        back = self._pointed_to(reference)
        if back is not None:
            self._mention(back, reference.words, "")
            return (back,)
        if reference.kind == "group":
            voice = self.unnamed(reference.name, "organization", "group", reference.words)
            voice.plural = True
            return (voice,)
        return (self.body(reference.name, reference.words, "body"),)

    def _pointed_to(self, reference: Reference) -> Voice | None:
        """Return the body that *the council* or *the experts* points back to."""
        w, (start, end) = self.w, reference.words
        if any(w.kinds[i] & CAPITAL for i in range(start, end)):
            return None
        alone = stands_alone(w, reference)
        if not (reference.definite or (reference.kind == "group" and alone)):
            return None
        if fold(reference.name) in self.language.sources.united_nations.aliases:
            return None
        nouns = [w.keys[i] for i in range(start, end) if not w.keys[i][0].isdigit()]
        named = self.bodies.pointed_to(nouns, start) or (
            self.bodies.pointed_to(nouns[-1:], start) if len(nouns) < end - start else None
        )
        if named is not None:
            return self.body(named.name, named.words, "body named before")
        if alone:
            for voice in reversed(self.voices):
                if voice.kind == "organization" and nouns[-1] in fold(voice.name).split():
                    return voice
        return None

    def _pair(self, at: int) -> tuple[Voice, ...]:
        """Return the two that the text has just named together."""
        pair = self.bodies.pair_before(at)
        if pair is None:
            return ()
        people = self.cast.people
        return tuple(
            self.person(human, "both") if human else self.body(name, (at, at + 1), "both")
            for name in pair
            for human in (people.find(name),)
        )

    def _post(self, reference: Reference) -> tuple[Voice, str]:
        """Return the holder of a post that stands without a name."""
        owner, kind = reference.owner, reference.post
        ours = owner is not None and self._of_united_nations(owner, default=False)
        deputy = reference.role.casefold().startswith(self.language.sources.deputies.words)
        if not deputy and (
            (kind == "secretary-general" and (owner is None or ours)) or (kind == "chief" and ours)
        ):
            chief = self.chief()
            if chief is not None and (ours or not self._other_secretary(chief, reference)):
                return chief, "post of the Secretary-General"
        human = self.posts.holder(reference)
        if human is not None:
            return self.person(human, "post"), "holder of the post"
        human = self._named_later(reference)
        if human is not None:
            self.posts.add(human, post_of(self.w, reference))
            return self.person(human, "post"), "named later"
        voice = self.unnamed(reference.role, "person", "role as printed", reference.words)
        voice.post = kind if kind in ("spokesperson", "secretary-general") else None
        voice.roles = [reference.role]
        voice.posts = [post_of(self.w, reference)]
        return voice, "role as printed"

    def _named_later(self, reference: Reference) -> Human | None:
        """Return the next new speaker behind *the UN envoy* whom the text gives a name and no post."""
        if not reference.definite:
            return None
        at, low = reference.words[0], self.state.place
        for references in self.cast.references[low : low + _NEXT]:
            for later in references:
                if later.words[0] <= at or later.kind not in ("name", "lone"):
                    continue
                human = self.cast.people.find(later.name)
                if human is None or len(human.keys) < 2:
                    return None
                fresh = human.mentions[0][0] > at and not human.posts and human.known is None
                return human if fresh else None
        return None

    def _other_secretary(self, chief: Voice, reference: Reference) -> bool:
        """Tell whether another body's secretary-general was named after the last naming of ours."""
        at = reference.words[0]
        for human in self.posts.named_before(at):
            if human is chief.human:
                return False
            if any(
                post.kind == "secretary-general" and not self._is_deputy(post.role)
                for post in human.posts
            ):
                return self.state.speaker is not chief
        return False

    def _is_deputy(self, role: str) -> bool:
        return role.casefold().startswith(self.language.sources.deputies.words)

    def _paper(self, reference: Reference) -> tuple[Voice, str]:
        """Return who issued a paper, or the paper where nobody is told."""
        if reference.owner is not None:
            owner = self._first(read(self.w, reference.owner, self.language))
            if owner is not None:
                return owner, "issuer"
            possessor = self._possessor(reference.owner)
            if possessor is not None:
                return possessor, "issuer"
        if reference.name in self.language.sources.documents.issued:
            told = self._issuer_before(reference.words[0])
            if told is not None:
                return told, "issuer of the paper before"
        return (
            self.unnamed(reference.name, "document", "paper without issuer", reference.words),
            "paper without issuer",
        )

    def _possessor(self, owner: Range) -> Voice | None:
        """Return whom *its* or *his* before a paper means."""
        if not self.w.kinds[owner[0]] & POSSESSIVE:
            return None
        kind = self.language.sources.pronouns.get(self.w.keys[owner[0]])
        if kind == "thing":
            if self.state.thing is not None:
                return self.state.thing[0]
            body, _ = self.bodies.subject_before(owner[0])
            return self.body(body.name, body.words, "its") if body is not None else None
        return self.state.speaker

    def _issuer_before(self, at: int) -> Voice | None:
        """Return who issued the last paper before a word: as a speaker, or *issued by* in passing."""
        state, w = self.state, self.w
        since = state.issued if state.issuer is not None else -1
        for place, owner in reversed(self.cast.papers):
            if place <= since:
                break
            if place < at:
                found = self._first(read(w, owner, self.language))
                if found is not None:
                    return found
        return state.issuer

    def _first(self, references: Sequence[Reference]) -> Voice | None:
        """Return the voice of the first reference that is no paper and no pronoun."""
        for reference in references:
            if reference.kind in ("name", "lone", "post"):
                found = self.voices_of([reference])
                return found[0] if found else None
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
            body, paper = self.bodies.subject_before(reference.words[0])
            if paper is not None:
                name = self.w.keys[paper[0]]
                found = self._paper(Reference("paper", name, paper))[0]
                return (found,), name, "paper that begins the sentence before"
            if body is not None:
                return (self.body(body.name, body.words, "it"),), None, "body named before"
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
            if relays and not attribution.frame.says:
                candidates.append(state.inner)
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
        candidates += [voice for voice in self.voices[:-_RECENT:-1] if voice.kind == "person"]
        candidates += [
            self.person(human, "pronoun")
            for human, _ in zip(self.posts.named_before(at), range(_RECENT), strict=False)
        ]
        people = [v for v in candidates if v is not None and v.kind == "person" and not v.plural]
        for voice in people:
            human = voice.human
            if (human.gender or human.hint if human else None) in (None, gender):
                return (voice,), None, "pronoun"
        for voice in people:  # a woman may be called spokesman
            if voice.human is not None and voice.human.gender is None:
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
        reader.state.place = n
        found = reader.resolve(cast.references[n], attribution, outer, outer_before)
        resolved[n] = found
        before = attribution.frame.before is not None
        if not before or attribution.frame.start is not None:
            _remember(reader, attribution, found, around[n], outer)
            for child in children.get(n, ()):
                visit(child, found, False)
        else:
            for child in children.get(n, ()):
                visit(child, found, True)
            _remember(reader, attribution, found, around[n], outer)

    for n in children.get(None, ()):
        visit(n, None, False)
    return [found or Resolved(()) for found in resolved], reader


def _remember(
    reader: Reader,
    attribution: Attribution,
    found: Resolved,
    around: Circumstances,
    outer: Resolved | None,
) -> None:
    """Keep in mind who spoke."""
    state, top = reader.state, outer is None
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
    if outer is not None and first.kind == "person" and first not in outer.speakers:
        relay = outer.speakers[0] if outer.speakers else None
        if outer.paper is not None or (relay is not None and relay.post == "spokesperson"):
            state.inner = first
    if first.kind == "person":
        state.subject = first
        if top and attribution.frame.says:
            state.speaker = first
