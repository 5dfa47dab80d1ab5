"""Stage 9a: whose post a phrase without a name means.

Comes in: a reference to a post, the people of the text. Goes out: the one who holds it, or nobody. It
weighs the head of the phrase, the words before it, whose post it is, and the table of offices; of
several who fit, the one named last before the phrase is meant, else the first behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import define, field

from unpress.analysis.cast import Human, Post
from unpress.analysis.names import printed
from unpress.analysis.phrases import Range
from unpress.analysis.references import Reference
from unpress.analysis.words import Words
from unpress.knowledge import Knowledge
from unpress.knowledge.lookup import fold, office
from unpress.languages import Language
from unpress.languages.lexicon import BODY, CAPITAL, POSSESSIVE

_FARTHEST = 400  # words back to somebody of whom only "the envoy" is left


@define(eq=False)
class Posts:
    """Finds the holders of posts among the people of one text."""

    w: Words
    people: Sequence[Human]
    language: Language
    known: Knowledge
    _places: list[int] = field(factory=list)
    _named: list[Human] = field(factory=list)
    _ready: bool = False

    def holder(self, reference: Reference) -> Human | None:
        """Return who holds the post that a phrase names without a name."""
        at = reference.words[0]
        scored = [
            (score, human)
            for human in self.people
            if (score := self._fits(reference, human)) is not None
        ]
        best = max((score for score, _ in scored), default=0)
        human = self.nearest([human for score, human in scored if score == best], at)
        if human is None and reference.definite and reference.post in ("title", "chief"):
            return self._somebody(reference, at)
        return human

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

    def named_before(self, at: int) -> Iterable[Human]:
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

    def _fits(self, reference: Reference, human: Human) -> int | None:
        """Return how well a person's posts fit a phrase, or `None` where none does."""
        scores = [
            score for post in human.posts if (score := self._weigh(reference, post)) is not None
        ]
        told = self._office(reference)
        if told is not None and told == human.office:
            scores.append(4)
        elif not human.posts and human.known is not None and human.known == reference.post:
            scores.append(0)
        return max(scores, default=None)

    def _weigh(self, reference: Reference, post: Post) -> int | None:
        """Return how well one post fits a phrase: the same kind of post, of the same body."""
        deputies = self._is_deputy(reference.role), self._is_deputy(post.role)
        lower = 0
        if deputies[0] != deputies[1]:
            if post.kind != "spokesperson" or deputies[0]:
                return None
            lower = 1  # a deputy is often called plain spokesman
        mine, theirs = self._bare(reference.role), self._bare(post.role)
        same = bool(mine and theirs and mine[-1] == theirs[-1])
        if (
            (reference.post == post.kind and post.kind in ("spokesperson", "secretary-general"))
            or same
            or self._are_kin(mine[-1:], theirs[-1:])
        ):
            score = 1 if same else 0
        elif reference.post == "chief" and post.kind in ("title", "chief"):
            score = -2  # "the rights chief" for a High Commissioner for Human Rights
        else:
            return None
        wanted = self._owner_words(reference.owner) | frozenset(mine[:-1])
        given = self._owner_words(post.owner) | frozenset(theirs[:-1])
        if self._is_united_nations(reference.owner) and not self._is_united_nations(post.owner):
            if post.owner is not None and reference.post == post.kind != "title":
                if not self._is_chiefs(post.owner):
                    return None
        common = len(wanted & given)
        if score < 0 and not common:
            return None
        if wanted and given and not common and not self._is_body_of(reference.owner, post.owner):
            if not (self._is_possessive(reference.owner) or self._is_possessive(post.owner)):
                return None if reference.post == "spokesperson" else score - 1
        return (
            score - lower + 2 * common + (1 if self._is_body_of(reference.owner, post.owner) else 0)
        )

    def _office(self, reference: Reference) -> str | None:
        """Return the office that the tables know by the phrase: *the UN aid chief*."""
        owner = reference.owner
        if owner is not None and self._is_united_nations(owner):
            found = office(self.known, f"{printed(self.w, *owner)} {reference.role}")
        else:
            found = office(self.known, reference.role)
        return found.title if found else None

    def _somebody(self, reference: Reference, at: int) -> Human | None:
        """Return the person named last before *the envoy*, if nothing speaks against him."""
        for human in self.named_before(at):
            if at - human.mentions[0][0] > _FARTHEST:
                return None
            if human.known == "secretary-general" and reference.post == "title":
                return None
            if all(post.kind == "title" for post in human.posts):
                fits = self.language.sources.vague
                head = self._bare(reference.role)[-1:]
                if not human.posts or (head and head[0] in fits):
                    return human
            return None
        return None

    # ------------------------------------------------------------------------------ words

    def _bare(self, role: str) -> list[str]:
        """Return the words of a post, folded, the name of the United Nations left out."""
        text = f" {fold(role)} "
        for name in self.language.sources.united_nations.names:
            text = text.replace(f" {name} ", " ")
        return text.split()

    def _owner_words(self, owner: Range | None) -> frozenset[str]:
        """Return the words that tell whose post it is; none where that is the United Nations."""
        if owner is None or self._is_possessive(owner) or self._is_united_nations(owner):
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

    def _is_possessive(self, owner: Range | None) -> bool:
        return owner is not None and bool(self.w.kinds[owner[0]] & POSSESSIVE)

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
        if any(h.known == "secretary-general" and h.keys[-1] in words for h in self.people):
            return True
        return any(
            word in text
            for role in self.language.sources.role
            if role.post == "secretary-general"
            for word in map(fold, (*role.words, *role.compounds))
        )

    def _is_body_of(self, owner: Range | None, other: Range | None) -> bool:
        """Tell whether one phrase is the common noun of a body (*mission*), the other its name."""
        if owner is None or other is None:
            return False
        w = self.w
        common = all(w.kinds[i] & BODY and not w.kinds[i] & CAPITAL for i in range(*owner))
        name = any(w.forms[i].isupper() for i in range(*other))
        return common and name and not self._is_united_nations(other)

    def _is_deputy(self, role: str) -> bool:
        return role.casefold().startswith(self.language.sources.deputies.words)

    def _are_kin(self, head: Sequence[str], other: Sequence[str]) -> bool:
        """Tell whether two nouns are used for one post: *ambassador*, *envoy*."""
        return bool(head and other) and any(
            head[0] in kin and other[0] in kin for kin in self.language.sources.kin
        )
