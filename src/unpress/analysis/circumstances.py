"""Stage 8: what a frame tells besides: through which medium, with which force, on which day.

Comes in: attributions and sentences. Goes out: `Circumstances` for each attribution: medium, force,
the act where object or manner change it, the words in which a day may stand. Only the frame's own
clause counts: what its content tells is the content's (rulings 12, 13, 40). It never counts a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.phrases import Range
from unpress.analysis.sentences import Sentence
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import (
    DOCUMENT,
    MEDIUM,
    PREPOSITION,
    PRESS,
    SEMICOLON,
)
from unpress.languages.schema import MediumWords
from unpress.model import Act, Force, Medium

_FARTHEST_PREPOSITION = 7  # words from "in" to the noun: "in a rare and strongly worded statement"


@frozen(eq=False)
class Circumstances:
    """Medium, force and act of one attribution, and `clause`, the words of its frame's own clause.

    `rule` tells how the medium is known.
    """

    clause: tuple[Range, ...]
    act: Act
    force: Force
    medium: Medium | None
    rule: str = ""


def circumstances(
    w: Words,
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
    language: Language,
) -> list[Circumstances]:
    """Read what each frame tells besides."""
    media = [
        (tuple(phrase.split()), table)
        for table in language.phrases.medium
        for phrase in table.words
    ]
    media.sort(key=lambda entry: -len(entry[0]))
    found = []
    for n, attribution in enumerate(attributions):
        clause = _clause(w, n, attributions, sentences)
        found.append(
            Circumstances(
                clause,
                _act(w, attribution, language),
                _force(w, attribution, language),
                *_medium(w, attribution, clause, media, language),
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
    if behind < limit and frame.kind in ("noun", "none", "that", "quote", "deed"):
        ranges.append((behind, limit))
    return tuple(ranges)


def _medium(
    w: Words,
    attribution: Attribution,
    clause: tuple[Range, ...],
    media: Sequence[tuple[tuple[str, ...], MediumWords]],
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
            table = _named(w, i, start, media)
            if table is None:
                continue
            medium = table.medium
            if frame.source and frame.source[0] <= i < frame.source[1]:
                if (
                    i == frame.source[1] - 1
                    or w.kinds[i + 1] & PREPOSITION
                    or w.kinds[i] & DOCUMENT
                ):
                    if not w.kinds[i] & DOCUMENT:
                        continue
                    return medium, "source"
                continue
            if frame.addressee and frame.addressee[0] <= i < frame.addressee[1]:
                return medium, "addressee"
            for j in range(i - 1, max(start - 1, i - _FARTHEST_PREPOSITION) - 1, -1):
                if w.keys[j] in table.openers:
                    return medium, "phrase"
                if j == frame.last - 1 and frame.reading and "person" in frame.reading.cue.takes:
                    return medium, "addressee"  # "told a daily briefing"
                if w.kinds[j] & PREPOSITION or w.kinds[j] & PRESS:
                    break
    return None, ""


def _named(
    w: Words, last: int, low: int, media: Sequence[tuple[tuple[str, ...], MediumWords]]
) -> MediumWords | None:
    """Return the table whose words end at word `last`, the longest first."""
    for words, table in media:
        first = last - len(words) + 1
        if first >= low and tuple(w.keys[first : last + 1]) == words:
            return table
    return None


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
    if entry.mannered is not None and " ".join(w.keys[end : end + 4]).startswith(entry.manner):
        return entry.mannered
    return frame.act


def _force(w: Words, attribution: Attribution, language: Language) -> Force:
    """Return the force of the wording, from the words round the cue."""
    frame, words = attribution.frame, language.phrases.force
    start = frame.start if frame.start is not None else frame.last
    near = w.keys[frame.cue.left : max(start, frame.last)]
    text = " ".join((*near, *w.keys[start : start + 6]))
    if any(phrase in text for phrase in words.strongest):
        return Force.STRONGEST
    if attribution.content and frame.start is not None:
        tail = " ".join(
            w.keys[max(start, attribution.content[-1][1] - 6) : attribution.content[-1][1]]
        )
        if any(tail.endswith(phrase) for phrase in words.strongest):
            return Force.STRONGEST
    return Force.STRONG if any(key in words.strong for key in near) else Force.PLAIN
