"""Stage 7f: cues that are no verbs: *according to Dupre*, *in his words*, *Vale's warning that*.

Comes in: a scene and such a cue. Goes out: a `Frame`, or nothing. It never reads a verb.
"""

from __future__ import annotations

from unpress.analysis.complements import Complement, Kind
from unpress.analysis.cues import Cue
from unpress.analysis.fronted import content_before
from unpress.analysis.phrases import has_predicate
from unpress.analysis.scene import EDGE, Frame, Scene, framed
from unpress.analysis.sources import with_appositions
from unpress.languages.lexicon import (
    ADVERB,
    BODY,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    GROUP,
    OPENING,
    PARTICLE,
    RELATIVE,
    ROLE,
    STOP,
)
from unpress.model import Act

_NOUN = ROLE | BODY | GROUP | DOCUMENT | PARTICLE | STOP
WITHIN = "according to, within"  # what is so attributed lies in the content of another frame
_LONGEST_APPOSITION = 12  # words between the commas behind *According to Dupre*


def according(s: Scene, cue: Cue) -> Frame | None:
    """*According to Dupre, …* and *…, according to Dupre*."""
    kinds, quoted, first, end = s.w.kinds, s.quoted, s.first, s.end
    leads = all(kinds[i] & (ADVERB | COORDINATOR | COMMA) for i in range(first, cue.first))
    behind = _source_end(s, cue, leads=leads)
    if behind == cue.last:
        return None
    if leads:
        behind = _behind_apposition(s, behind)
        if behind >= end:
            return None
        start = behind + 1 if kinds[behind] & COMMA else behind
        return framed(
            cue,
            None,
            "according to",
            (cue.last, behind),
            head=cue.first,
            tail=behind,
            complement=Complement("clause", start, Act.ASSERT),
        )
    behind = with_appositions(s.w, behind, end, quoted)
    source = (cue.last, behind)
    saying = [f for f in s.frames if f.start is not None]
    if saying and saying[0].rule == "according to" and len(saying) > 1:
        within = saying[-1].start or first
        comma = cue.first - 1 if kinds[cue.first - 1] & COMMA else cue.first
        return framed(
            cue, None, WITHIN, source, head=cue.first, tail=behind, before=(within, comma)
        )
    before = content_before(s, cue.first - 1)
    if before is None:
        if cue.first - 1 <= first:
            return None
        before = (first, cue.first)
    inner = next((f for f in reversed(s.frames) if f.ends), None)
    if inner is not None and inner.before is not None and inner.tail <= before[0]:
        if not (any(quoted[before[0] : before[1]]) or has_predicate(s.w, *before, quoted)):
            before = (inner.before[0], cue.first)  # "…," he told aides, according to Vale
    resumed = None
    if behind + 1 < end and kinds[behind] & COMMA and not has_predicate(s.w, *before, quoted):
        resumed = Complement("clause", behind + 1, Act.ASSERT)  # "The raid, according to Vale, …"
    return framed(
        cue,
        None,
        "according to",
        source,
        head=cue.first,
        tail=behind,
        complement=resumed,
        before=before,
    )


def _source_end(s: Scene, cue: Cue, *, leads: bool) -> int:
    """Return the index behind the noun phrase of *according to*."""
    kinds, quoted, end = s.w.kinds, s.quoted, s.end
    behind = cue.last
    while behind < end and not quoted[behind] and not kinds[behind] & (EDGE & ~OPENING):
        if (
            not leads
            and behind > cue.last
            and kinds[behind] & (RELATIVE | COMPLEMENTIZER | COORDINATOR)
            and not (
                kinds[behind] & COORDINATOR
                and behind + 1 < end
                and (kinds[behind + 1] & DETERMINER or s.w.kinds[behind + 1] & CAPITAL)
            )
        ):
            break
        behind += 1
    return behind


def _behind_apposition(s: Scene, behind: int) -> int:
    """Return the comma that ends an opening *According to Dupre, the spokesman,*."""
    kinds, quoted = s.w.kinds, s.quoted
    while behind < s.end and kinds[behind] & COMMA:
        start = behind + 1
        stop = start
        while stop < s.end and not kinds[stop] & COMMA and not quoted[stop]:
            stop += 1
        if (
            stop >= s.end
            or quoted[stop]
            or stop - start > _LONGEST_APPOSITION
            or not kinds[start] & (DETERMINER | RELATIVE)
            or has_predicate(s.w, start, stop, quoted)
        ):
            break
        behind = stop
    return behind


def own_words(s: Scene, cue: Cue) -> Frame | None:
    """*In his words, "…"*, *by the envoy's account, …* (ruling 34).

    Between commas inside the content of another cue it is a frame without content, which only parts
    the other's: *called the river, in his words, "a road"*.
    """
    kinds, quoted = s.w.kinds, s.quoted
    source = (cue.left + 1, cue.first)
    behind = cue.last
    if cue.left == s.first:
        if behind + 1 >= s.end or not kinds[behind] & (COMMA | COLON):
            return None
        kind: Kind = "quote" if quoted[behind + 1] else "clause"
        return framed(
            cue,
            None,
            "own words",
            source,
            head=cue.left,
            complement=Complement(kind, behind + 1, Act.ASSERT),
        )
    if not kinds[cue.left - 1] & COMMA:
        return None
    if behind < s.end and kinds[behind] & COMMA and s.frames:
        return framed(cue, None, "own words, aside", source, head=cue.left)
    before = content_before(s, cue.left - 1)
    if before is None or behind < s.end:
        return None
    return framed(cue, None, "own words", source, head=cue.left, before=before)


def noun(s: Scene, cue: Cue) -> Frame | None:
    """*Vale's warning that the dam would break*: a noun with its author and *that* (ruling 28)."""
    kinds, forms = s.w.kinds, s.w.forms
    start = cue.first - 1  # the genitive
    while start > s.first and not s.quoted[start - 1]:
        kind = kinds[start - 1]
        if kind & DETERMINER:
            start -= 1
            break
        if not kinds[start - 1] & CAPITAL and kind & ~_NOUN:
            break
        start -= 1
    if start == cue.first - 1:
        return None
    return framed(
        cue,
        None,
        "noun",
        (start, cue.first),
        head=start,
        complement=Complement("that", cue.last, cue.act),
    )
