"""Stage 9a: whose post a phrase without a name means.

Comes in: a reference to a post, the people of the text. Goes out: the one who holds it, or nobody. It
weighs the head of the phrase, the words before it, whose post it is, and the table of offices; of
several who fit, the one named last before the phrase is meant, else the first behind it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from unpress.analysis.cast import Human, Post
from unpress.analysis.names import printed
from unpress.analysis.phrases import Range
from unpress.analysis.references import Reference
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge
from unpress.knowledge.lookup import fold, office
from unpress.languages import Language
from unpress.languages.lexicon import ACRONYM, BODY, CAPITAL, POSSESSIVE
from unpress.languages.schema import RoleClass

_FARTHEST = 400  # words back to somebody of whom only "the envoy" is left
_MOST = 60  # posts on either side of a phrase that are weighed, so that work per phrase is bounded


@frozen(eq=False)
class _Phrase:
    """A post as its words tell it, the name of the United Nations left out."""

    kind: RoleClass | None
    head: str
    words: frozenset[str]
    owner: Range | None
    deputy: bool
    possessed: bool
    united_nations: bool


@define(eq=False)
class Posts:
    """Finds the holders of posts among the people of one text."""

    w: Words
    people: Sequence[Human]
    language: Language
    known: Knowledge
    _held: list[tuple[int, int, Human, _Phrase]] | None = None
    _tabled: list[Human] = field(factory=list)
    _places: list[int] = field(factory=list)
    _named: list[Human] = field(factory=list)
    _ready: bool = False

    def holder(self, reference: Reference) -> Human | None:
        """Return who holds the post that a phrase names without a name."""
        at = reference.words[0]
        wanted = self._phrase(reference.post, reference.role, reference.owner)
        held = self._all()
        near = bisect_left(held, (at,))
        best: int | None = None
        fitting: list[Human] = []
        for _, _, human, post in held[max(0, near - _MOST) : near + _MOST]:
            score = self._weigh(wanted, post)
            if score is not None and (best is None or score >= best):
                fitting = [*fitting, human] if score == best else [human]
                best = score
        told = self._office(reference, wanted) if self._tabled else None
        for human in self._tabled:
            if told is not None and told == human.office:
                score = 4
            elif not human.posts and human.known is not None and human.known == reference.post:
                score = 0
            else:
                continue
            if best is None or score >= best:
                fitting = [*fitting, human] if score == best else [human]
                best = score
        human_found = self.nearest(fitting, at)
        if human_found is None and reference.definite and reference.post in ("title", "chief"):
            return self._somebody(wanted, at)
        return human_found

    def add(self, human: Human, post: Post) -> None:
        """Give a person a post that the reading found out."""
        human.posts.append(post)
        held = self._all()
        entry = (post.at, len(held), human, self._phrase(post.kind, post.role, post.owner))
        insort(held, entry, key=lambda e: e[:2])

    def nearest(self, candidates: Sequence[Human], at: int) -> Human | None:
        """Return who was named last before a word, else who is named first behind it."""
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        best: tuple[int, int, Human] | None = None
        for human in candidates:
            i = bisect_left(human.mentions, (at, at))
            if i:
                rank = (0, at - human.mentions[i - 1][0])
            elif human.mentions:
                rank = (1, human.mentions[0][0] - at)
            else:
                continue
            if best is None or rank < best[:2]:
                best = (*rank, human)
        return best[2] if best else None

    def named_before(self, at: int) -> Iterator[Human]:
        """Yield the people named before a word, the last first, each once."""
        if not self._ready:
            mentions = sorted(
                ((start, n) for n, human in enumerate(self.people) for start, _ in human.mentions)
            )
            self._places = [start for start, _ in mentions]
            self._named = [self.people[n] for _, n in mentions]
            self._ready = True
        seen: set[int] = set()
        for i in range(bisect_left(self._places, at) - 1, -1, -1):
            human = self._named[i]
            if id(human) not in seen:
                seen.add(id(human))
                yield human

    # ------------------------------------------------------------------------------ weighing

    def _all(self) -> list[tuple[int, int, Human, _Phrase]]:
        """Return the posts of the text in text order, and note who is known by the tables."""
        if self._held is None:
            self._held = sorted(
                (
                    (post.at, n, human, self._phrase(post.kind, post.role, post.owner))
                    for n, human in enumerate(self.people)
                    for post in human.posts
                ),
                key=lambda entry: entry[:2],
            )
            self._tabled = [human for human in self.people if human.office is not None]
        return self._held

    def _phrase(self, kind: RoleClass | None, role: str, owner: Range | None) -> _Phrase:
        words = self._bare(role)
        possessed = owner is not None and bool(self.w.kinds[owner[0]] & POSSESSIVE)
        ours = self._is_united_nations(owner)
        told = frozenset() if possessed or ours else self._owner_words(owner)
        return _Phrase(
            kind,
            words[-1] if words else "",
            told | frozenset(words[:-1]),
            owner,
            role.casefold().startswith(self.language.sources.deputies.words),
            possessed,
            ours,
        )

    def _weigh(self, wanted: _Phrase, post: _Phrase) -> int | None:
        """Return how well one post fits a phrase: the same kind of post, of the same body."""
        same = bool(wanted.head) and wanted.head == post.head
        alike = wanted.kind == post.kind and post.kind in ("spokesperson", "secretary-general")
        if alike or same or self._are_kin(wanted.head, post.head):
            score = 1 if same else 0
        elif wanted.kind == "chief" and post.kind in ("title", "chief"):
            score = -2  # "the rights chief" for a High Commissioner for Human Rights
        else:
            return None
        lower = 0
        if wanted.deputy != post.deputy:
            if post.kind != "spokesperson" or wanted.deputy:
                return None
            lower = 1  # a deputy is often called plain spokesman
        if wanted.united_nations and not post.united_nations:
            if post.owner is not None and wanted.kind == post.kind != "title":
                if not self._is_chiefs(post.owner):
                    return None
        common = len(wanted.words & post.words)
        if score < 0 and not common:
            return None
        of_body = self._is_body_of(wanted, post)
        if wanted.words and post.words and not (common or of_body):
            if not (wanted.possessed or post.possessed):
                return None if wanted.kind == "spokesperson" else score - 1
        return score - lower + 2 * common + of_body

    def _office(self, reference: Reference, wanted: _Phrase) -> str | None:
        """Return the office that the tables know by the phrase: *the UN aid chief*."""
        if reference.owner is not None and wanted.united_nations:
            found = office(self.known, f"{printed(self.w, *reference.owner)} {reference.role}")
        else:
            found = office(self.known, reference.role)
        return found.title if found else None

    def _somebody(self, wanted: _Phrase, at: int) -> Human | None:
        """Return the person named last before *the envoy*, if nothing speaks against him."""
        human = next(self.named_before(at), None)
        if human is None or at - human.mentions[0][0] > _FARTHEST:
            return None
        if human.known == "secretary-general" and wanted.kind == "title":
            return None
        if all(post.kind == "title" for post in human.posts):
            if not human.posts or wanted.head in self.language.sources.vague:
                return human
        return None

    # ------------------------------------------------------------------------------ words

    def _bare(self, role: str) -> list[str]:
        """Return the words of a post, folded, the name of the United Nations left out."""
        text = f" {fold(role)} "
        for name in self.language.sources.united_nations.names:
            text = text.replace(f" {name} ", " ")
        return text.split()

    def _owner_words(self, owner: Range | None) -> frozenset[str]:
        """Return the words that tell whose post it is."""
        if owner is None:
            return frozenset()
        kinds, keys = self.w.kinds, self.w.keys
        small = self.language.words
        return (
            frozenset(
                fold(keys[i])
                for i in range(*owner)
                if kinds[i] & BODY or (keys[i].isalpha() and keys[i] not in small.links)
            )
            - frozenset(small.determiners)
            - frozenset(small.alone)
        )

    def _is_united_nations(self, owner: Range | None) -> bool:
        if owner is None:
            return False
        names = self.language.sources.united_nations
        words = fold(printed(self.w, *owner)).removeprefix("the ").split()
        bare = " ".join(w for w in words if w not in self.language.sources.deputies.words)
        return bare in names.names or bare in names.aliases

    def _is_chiefs(self, owner: Range) -> bool:
        """Tell whether a post is one under the Secretary-General, by his title or by his name."""
        text = fold(printed(self.w, *owner)).removeprefix("the ")
        found = office(self.known, text)
        if found is not None and found.chief:
            return True
        words = text.split()
        if any(h.known == "secretary-general" and h.keys[-1] in words for h in self._tabled):
            return True
        sources = self.language.sources
        return any(
            fold(word) in text
            for words_of in (sources.posts, sources.compounds)
            for word, post in words_of.items()
            if post == "secretary-general"
        )

    def _is_body_of(self, wanted: _Phrase, post: _Phrase) -> bool:
        """Tell whether one phrase is the common noun of a body (*mission*), the other its name."""
        if wanted.owner is None or post.owner is None or post.united_nations:
            return False
        kinds = self.w.kinds
        common = all(kinds[i] & BODY and not kinds[i] & CAPITAL for i in range(*wanted.owner))
        return common and any(kinds[i] & ACRONYM for i in range(*post.owner))

    def _are_kin(self, head: str, other: str) -> bool:
        """Tell whether two nouns are used for one post: *ambassador*, *envoy*."""
        return any(head in kin and other in kin for kin in self.language.sources.kin)
