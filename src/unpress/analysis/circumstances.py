"""Stage 8: what a frame tells besides: through which medium, with which force, on which day.

Comes in: attributions and sentences. Goes out: `Circumstances` for each attribution: medium, force,
the act where object or manner change it, the words in which a day may stand. Only the frame's own
clause counts: what its content tells is the content's (rulings 12, 13, 40). It never counts a date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.phrases import Range, noun_phrase
from unpress.analysis.sentences import Sentence
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import (
    BEHALF,
    DOCUMENT,
    FORCE,
    MEDIUM,
    PREPOSITION,
    PRESS,
    SEMICOLON,
)
from unpress.languages.schema import MediumWords
from unpress.model import Act, Force, Medium

_TRAILED = ("noun", "none", "that", "quote", "deed", "clause")
_FARTHEST_PREPOSITION = 7  # words from "in" to the noun: "in a rare and strongly worded statement"


@frozen(eq=False)
class Circumstances:
    """Medium, force and act of one attribution, and `clause`, the words of its frame's own clause.

    `rule` tells how the medium is known; `behalf` is the phrase behind *on behalf of*.
    """

    clause: tuple[Range, ...]
    act: Act
    force: Force
    medium: Medium | None
    rule: str = ""
    behalf: Range | None = None


def circumstances(
    w: Words,
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    language: Language,
) -> list[Circumstances]:
    """Read what each frame tells besides."""
    media = language.phrases.media
    found = []
    for n, attribution in enumerate(attributions):
        clause = _clause(w, n, attributions, sentences)
        found.append(
            Circumstances(
                clause,
                _act(w, attribution, language),
                _force(w, attribution, clause, language),
                *_medium(w, attribution, clause, media, language),
                behalf=_behalf(w, clause, language),
            )
        )
    return found


def _clause(
    w: Words, n: int, attributions: Sequence[Attribution], sentences: Sequence[Sentence]
) -> tuple[Range, ...]:
    """Return the words of a frame's own clause: no content, no other frame."""
    attribution = attributions[n]
    frame = attribution.frame
    start = frame.start if frame.start is not None else frame.tail
    own = (min(frame.head, frame.cue.left), max(start, frame.tail))
    if attribution.quoted:
        return (own,)
    sentence = sentences[attribution.sentence]
    ranges = [own]
    siblings = [
        other
        for other in attributions[max(0, n - 8) : n + 8]
        if other is not attribution and other.sentence == attribution.sentence
    ]
    if frame.governor is None and not frame.cue.is_gerund:
        lead = sentence.first
        for other in (*siblings, attribution):
            for _, end in other.content:
                if end <= own[0]:
                    lead = max(lead, end)
            if other is not attribution and other.frame.tail <= own[0]:
                lead = max(lead, other.frame.tail)
                if other.frame.start is not None and other.frame.start <= own[0]:
                    lead = max(lead, other.frame.start)  # "said yesterday that | Vale hailed"
        if lead < own[0]:
            ranges.insert(0, (lead, own[0]))
    behind = max(own[1], max((e for _, e in attribution.content), default=0))
    if frame.before is not None and frame.start is None:
        behind = own[1]
    limit = sentence.last
    for other in siblings:
        if other.frame.head >= behind:
            limit = min(limit, other.frame.head, other.frame.cue.left)
    for begin, _ in attribution.content:
        if begin >= behind:
            limit = min(limit, begin)
    limit = next((i for i in range(behind, limit) if w.kinds[i] & SEMICOLON), limit)
    if behind < limit and frame.kind in _TRAILED:
        ranges.append((behind, limit))
    return tuple(ranges)


def _behalf(w: Words, clause: tuple[Range, ...], language: Language) -> Range | None:
    """Return the noun phrase behind *on behalf of* in a frame's clause."""
    for start, end in clause:
        for i in range(start, end - 1):
            if not w.kinds[i] & BEHALF:
                continue
            for phrase in language.phrases.behalf:
                words = phrase.split()
                first = i - words.index(w.keys[i]) if w.keys[i] in words else i
                low = first + len(words)
                if w.keys[first:low] == words:
                    behind = noun_phrase(w, low, end, bytes(end + 1))
                    return (low, behind) if behind > low else None
    return None


def _medium(
    w: Words,
    attribution: Attribution,
    clause: tuple[Range, ...],
    media: Mapping[str, Sequence[tuple[tuple[str, ...], MediumWords]]],
    language: Language,
) -> tuple[Medium | None, str]:
    """Return the medium that the clause tells, and the rule by which."""
    frame, phrases = attribution.frame, language.phrases
    verb = phrases.medium_verbs.get(w.keys[frame.cue.first])
    if verb is not None:
        return verb, "verb"
    if frame.addressee is not None:
        told = " ".join(w.keys[frame.addressee[0] : frame.addressee[1]])
        if told.endswith(phrases.addressees.meeting):
            return Medium.MEETING, "addressee"
    for start, end in clause:
        for i in range(start, end):
            if not w.kinds[i] & MEDIUM:
                continue
            table, first = _named(w, i, start, media)
            if table is None:
                continue
            found = _opened(w, attribution, table, (first, i), start)
            if found is not None:
                return table.medium, found
    return _addressed(w, clause, language)


def _opened(
    w: Words, attribution: Attribution, table: MediumWords, words: Range, low: int
) -> str | None:
    """Return the rule by which words tell the medium: the source, who is told, a phrase."""
    frame = attribution.frame
    first, last = words
    if frame.source and frame.source[0] <= last < frame.source[1]:
        return "source" if w.kinds[last] & DOCUMENT else None
    if frame.addressee and frame.addressee[0] <= last < frame.addressee[1]:
        return "addressee"
    for j in range(first - 1, max(low - 1, last - _FARTHEST_PREPOSITION) - 1, -1):
        if w.keys[j] in table.openers:
            return "phrase"
        if j == frame.last - 1 and frame.reading and "person" in frame.reading.cue.takes:
            return "addressee"  # "told a daily briefing"
        if w.kinds[j] & (PREPOSITION | PRESS):
            break
    return None


def _addressed(
    w: Words, clause: tuple[Range, ...], language: Language
) -> tuple[Medium | None, str]:
    """Read *Briefing the Council, …* and *Addressing the Assembly, …* before a frame."""
    addressees = language.phrases.addressees
    for start, end in clause:
        if start < end and w.keys[start] in addressees.openers:
            told = " ".join(w.keys[start + 1 : end])
            if told.startswith(addressees.meeting):
                return Medium.MEETING, "addressee"
    return None, ""


def _named(
    w: Words,
    last: int,
    low: int,
    media: Mapping[str, Sequence[tuple[tuple[str, ...], MediumWords]]],
) -> tuple[MediumWords | None, int]:
    """Return the table whose words end at word `last`, the longest first, and where they begin."""
    for words, table in media.get(w.keys[last], ()):
        first = last - len(words) + 1
        if first >= low and tuple(w.keys[first : last + 1]) == words:
            return table, first
    return None, last


def _act(w: Words, attribution: Attribution, language: Language) -> Act:
    """Return the act, changed by what is deplored or how something is followed."""
    frame = attribution.frame
    if frame.reading is None:
        return frame.act
    entry = frame.reading.cue
    start, end = attribution.content[-1]
    if entry.loss is not None and any(
        key in language.phrases.losses.words for key in w.keys[start : min(end, start + 6)]
    ):
        return entry.loss
    if entry.mannered is not None:
        between = " ".join(w.keys[frame.last : frame.start])
        if " ".join(w.keys[end : end + 4]).startswith(entry.manner) or between.endswith(
            entry.manner
        ):
            return entry.mannered
    return frame.act


def _force(
    w: Words, attribution: Attribution, clause: tuple[Range, ...], language: Language
) -> Force:
    """Return the force of the wording, from the words round the cue."""
    frame, words = attribution.frame, language.phrases.force
    start = frame.start if frame.start is not None else frame.last
    near = w.keys[frame.cue.left : max(start, frame.last)]
    if frame.act is not Act.ASSERT:
        kinds = w.kinds
        behind = attribution.content[-1][1]
        places = (*clause, (start, start + 6), (behind, behind + 6))
        for begin, end in places:
            if any(kind & FORCE for kind in kinds[begin:end]):
                text = " ".join(w.keys[begin:end])
                if any(phrase in text for phrase in words.strongest):
                    return Force.STRONGEST
    return Force.STRONG if not words.marks.isdisjoint(near) else Force.PLAIN
