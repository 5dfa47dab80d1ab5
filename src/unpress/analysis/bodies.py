"""Stage 8d: the bodies that a text names, for those who look back to them.

Comes in: words, the runs of capitalised words, the tables of the world. Goes out: `Bodies`, which
tells which body a later *the council*, *the agency*, *both sides* or *it* points to. Nothing is
looked up before somebody asks. It never decides that a body speaks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from unpress.analysis.names import Run, name_start, printed
from unpress.analysis.phrases import Range
from unpress.analysis.words import Words
from unpress.knowledge import Body, Knowledge
from unpress.knowledge.lookup import body as known_body
from unpress.knowledge.lookup import is_place
from unpress.languages.lexicon import (
    BODY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    GENITIVE,
    GROUP,
    LINK,
    PREPOSITION,
    STOP,
    TOPIC,
)

_LONGEST_TAIL = 4  # lower-case words from a name to the noun of its body: "UN human rights office"
_FARTHEST = 60  # words back to what "it" may mean
_MOST = 400  # bodies back that are asked, so that work per phrase is bounded
_MOST_RUNS = 40  # runs back to the two whom "both sides" may mean


@frozen(eq=False)
class Named:
    """A body where the text names it: its words, and the nouns by which it is pointed to."""

    words: Range
    name: str
    nouns: frozenset[str]


@define(eq=False)
class Bodies:
    """The bodies that a text names, in text order, found when first asked for."""

    w: Words
    runs: Sequence[Run]
    known: Knowledge
    generic: frozenset[str]
    local: frozenset[str]
    _named: list[Named] | None = None
    _starts: list[int] | None = None
    _by_noun: dict[str, list[int]] = field(factory=dict)
    _names: dict[str, str] | None = None

    def pointed_to(self, nouns: Sequence[str], at: int) -> Named | None:
        """Return the last body named before word `at` that all of some nouns fit.

        A word that fits any body (*agency*) means the last one whose name has no noun of its own.
        """
        named, _ = self._all()
        wanted = frozenset(nouns)
        for n in self._before(nouns[-1], at):
            if wanted <= named[n].nouns:
                return named[n]
        if len(wanted) == 1 and wanted <= self.generic:
            for n in self._before("", at):
                if not named[n].nouns & self.generic and not is_place(self.known, named[n].name):
                    return named[n]
        return None

    def _before(self, noun: str, at: int) -> Iterator[int]:
        """Yield the places of bodies with a noun, or of any, that are named before `at`."""
        named, starts = self._all()
        if noun:
            places = self._by_noun.get(noun, [])
            last = bisect_left(places, at, key=lambda n: named[n].words[0]) - 1
            yield from reversed(places[max(0, last + 1 - _MOST) : last + 1])
        else:
            last = bisect_left(starts, at) - 1
            yield from range(last, max(-1, last - _MOST), -1)

    def known_as(self, entry: Body) -> str | None:
        """Return the name under which the text first names a body of the tables."""
        if self._names is None:
            self._names = {}
            for named in self._all()[0]:
                found = known_body(self.known, named.name)
                if found is not None:
                    self._names.setdefault(found.name, named.name)
        return self._names.get(entry.name)

    def subject_before(self, at: int) -> tuple[Named | None, Range | None]:
        """Return the body, or else the paper, with which a sentence shortly before `at` begins."""
        named, starts = self._all()
        kinds = self.w.kinds
        low = max(0, at - _FARTHEST)
        body = next(
            (
                named[n]
                for n in range(bisect_left(starts, at) - 1, -1, -1)
                if named[n].words[0] >= low and self._opens(named[n].words[0])
            ),
            None,
        )
        for i in range(at - 1, low, -1):
            if kinds[i] & DOCUMENT and not self.w.kinds[i] & CAPITAL and self._opens(i):
                if body is None or i > body.words[0]:
                    return None, (i, i + 1)
                break
        return body, None

    def pair_before(self, at: int) -> tuple[str, str] | None:
        """Return the last two that *and* joins before word `at`: *Norland and Estovia*."""
        runs, kinds = self.runs, self.w.kinds
        last = bisect_left(runs, at, key=lambda run: run.start)
        for n in range(last - 1, max(0, last - _MOST_RUNS), -1):
            left, right = runs[n - 1], runs[n]
            between = range(left.end, right.start)
            if 1 <= len(between) <= 2 and kinds[left.end] & COORDINATOR:
                if len(between) == 1 or kinds[left.end + 1] & DETERMINER:
                    return (
                        printed(self.w, left.start, left.end),
                        printed(self.w, right.start, right.end),
                    )
        return None

    def _opens(self, i: int) -> bool:
        """Tell whether word `i` begins a sentence, but for its article."""
        while i and self.w.kinds[i - 1] & DETERMINER:
            i -= 1
        return i == 0 or bool(self.w.kinds[i - 1] & STOP or self.w.kinds[i] & CAPITAL)

    def _all(self) -> tuple[list[Named], list[int]]:
        if self._named is None or self._starts is None:
            self._named = self._find()
            self._starts = [named.words[0] for named in self._named]
            for n, named in enumerate(self._named):
                for noun in named.nouns:
                    self._by_noun.setdefault(noun, []).append(n)
        return self._named, self._starts

    def _find(self) -> list[Named]:
        found: list[Named] = []
        behind = 0
        for run in self.runs:
            if run.start < behind or run.sort == "titled":
                continue
            words = self._whole(run, behind)
            if words is None:
                continue
            behind = words[1]
            name = printed(self.w, *words)
            nouns = {self.w.keys[i] for i in range(*words) if self.w.kinds[i] & (BODY | GROUP)}
            entry = known_body(self.known, name)
            if entry is not None:
                nouns.add(entry.kind)
            if run.sort == "name" and not nouns:
                continue
            found.append(Named(words, name, frozenset(nouns)))
        return found

    def _whole(self, run: Run, low: int) -> Range | None:
        """Return the name of the body to which a run belongs: *UN Mission in Norland*."""
        w, kinds = self.w, self.w.kinds
        start, end = run.start, run.end
        while start - 2 >= low and kinds[start - 1] & GENITIVE and w.kinds[start - 2] & CAPITAL:
            start = name_start(w, start - 2, low)
        if start - 2 >= low and kinds[start - 1] & LINK and kinds[start - 2] & BODY:
            start -= 2  # government of Norland
            return start, end
        if run.sort in ("name", "acronym", "other"):
            tail = end + 1 if end < len(w) and kinds[end] & GENITIVE else end
            for j in range(tail, min(len(w), tail + _LONGEST_TAIL)):
                if kinds[j] & BODY and not w.kinds[j] & CAPITAL:
                    return start, j + 1
                if kinds[j] or w.kinds[j] & CAPITAL:
                    break
            return start, end
        while end + 1 < len(w) and kinds[end] & (TOPIC | LINK | PREPOSITION):
            j = end + 1
            while j < len(w) and kinds[j] & DETERMINER:
                j += 1
            following = next((r for r in _from(self.runs, j) if r.start == j), None)
            local = w.keys[end - 1] in self.local
            if following is None or not (kinds[end] & (TOPIC | LINK) or local):
                break
            end = following.end
        return start, end


def _from(runs: Sequence[Run], at: int) -> Sequence[Run]:
    low = bisect_left(runs, at, key=lambda run: run.start)
    return runs[low : low + 1]
