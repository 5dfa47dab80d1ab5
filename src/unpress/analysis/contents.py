"""Stage 7d: where each content ends.

Comes in: the frames of one sentence. Goes out: for each frame the pieces of its content, as ranges
of words in text order. A content on the right runs to the sentence's end, unless a later frame has
a claim on what follows: one that shares the subject, one that covers both, one with a subject of
its own. It never looks beyond the sentence.
"""

from __future__ import annotations

from unpress.analysis.phrasal import WITHIN
from unpress.analysis.phrases import (
    Range,
    has_predicate,
    noun_phrase,
    time_before,
    time_phrase,
    verb_group,
)
from unpress.analysis.scene import Frame, Scene
from unpress.languages.lexicon import (
    ADVERB,
    AUXILIARY,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    CONTRAST,
    COORDINATOR,
    CUE,
    DASH,
    DETERMINER,
    ED,
    FINITE,
    FORCE,
    HAVE,
    INFINITIVE,
    ING,
    MEDIUM,
    MODAL,
    MONTH,
    NEGATION,
    NUMBER,
    OPENED,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    RELATIVE_DAY,
    RELAY,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    SUPPORT,
    THIRD,
    TIME_AFTER,
    VAGUE_TIME,
    WEEKDAY,
)

_SEPARATOR = COMMA | DASH | SEMICOLON
_ENDS_TIME = WEEKDAY | MONTH | NUMBER | RELATIVE_DAY | VAGUE_TIME | TIME_AFTER
_LONGEST_MEDIUM = 7  # words from "in" to the noun: "in a rare and strongly worded statement"
_ENDS_QUOTED = frozenset(",.?!…")


def bound(s: Scene, frames: list[Frame]) -> list[tuple[Range, ...]]:
    """Return the pieces of each frame's content; a frame without any gets an empty tuple."""
    return [_pieces(s, frame, frames[n + 1 :]) for n, frame in enumerate(frames)]


def _pieces(s: Scene, frame: Frame, later: list[Frame]) -> tuple[Range, ...]:
    pieces: list[Range] = []
    if (
        frame.start is not None
        and frame.reading
        and "ongoing" in frame.reading.cue.tags
        and _without_manner(s, frame, frame.start, s.end) == s.end
        and not _mannered_before(s, frame)
    ):
        return ()  # "is following the talks", and nobody says how
    if frame.before is not None:
        pieces.append(frame.before)
    start = frame.start
    if start is None and frame.before is not None:
        start = _resumed(s, frame)
    if start is not None:
        stop = _stripped(s, start, _stop(s, frame, start, later))
        pieces += _parted(s, start, stop, later)
    return tuple(pieces)


def _parted(s: Scene, start: int, stop: int, later: list[Frame]) -> list[Range]:
    """Return a content in pieces, parted where *, in his words,* interrupts it."""
    pieces = []
    for other in later:
        if other.rule == "own words, aside" and start < other.head < stop:
            pieces.append((start, other.head - 1))
            start = other.last + 1
    if stop > start:
        pieces.append((start, stop))
    return pieces


def _stop(s: Scene, frame: Frame, start: int, later: list[Frame]) -> int:
    """Return the index behind a content that starts at word `start`."""
    if frame.rule == "noun":
        return _clause_end(s, frame, start)
    stop = s.end
    for other in later:
        if other.cue.first < start:
            continue
        claim = _claim(s, frame, start, other)
        if claim is not None and claim > start:
            stop = min(stop, claim)
            break
    kinds, quoted = s.w.kinds, s.quoted
    if frame.aside:  # "Reyes, who warned of famine, urged restraint"
        stop = next((j for j in range(start, stop) if kinds[j] & COMMA and not quoted[j]), stop)
    source = frame.source
    if source is not None and frame.cue.is_gerund and start < source[0] < stop:
        stop = source[0]  # a participle that opens the sentence ends before its subject
    elif frame.head > s.first and kinds[frame.head - 1] & SUBORDINATOR:
        stop = _main_clause(s, start, stop)
    if quoted[start]:
        stop = _quotation_end(s, start, stop)
    else:
        stop = _contrast(s, start, stop)
    if frame.start is not None and not quoted[start]:
        stop = _without_medium(s, frame, start, stop)
        if frame.kind == "noun":
            stop = _without_manner(s, frame, start, stop)
        stop = _without_day(s, frame, start, stop)
    return stop


def _clause_end(s: Scene, frame: Frame, start: int) -> int:
    """Return the end of *that the dam would break | went unheard*, behind a noun in subject place.

    The sentence's own verb is the second in a row that no conjunction parts from the first.
    """
    w, quoted = s.w, s.quoted
    if has_predicate(w, s.first, frame.head, quoted):
        return s.end
    seen = False
    j = start + 1
    while j < s.end:
        kind = w.kinds[j]
        if not quoted[j]:
            if kind & (COMMA | SEMICOLON | DASH):
                return j
            if kind & (COORDINATOR | SUBORDINATOR | COMPLEMENTIZER | RELATIVE) and seen:
                seen = False
            elif kind & (PREDICATE | ED):
                if seen:
                    return verb_group(w, j, start)[0]
                seen = True
                auxiliary = kind & AUXILIARY
                while j + 1 < s.end and w.kinds[j + 1] & (AUXILIARY | ADVERB | NEGATION):
                    j += 1
                if auxiliary and j + 1 < s.end and w.kinds[j + 1] & (FINITE | ED):
                    j += 1  # the participle of "had fired"
        j += 1
    return s.end


def _claim(s: Scene, frame: Frame, start: int, other: Frame) -> int | None:
    """Return where a later frame takes over from this one, if it does."""
    if other.before is not None and other.start is None and other.rule not in ("passive", WITHIN):
        return other.before[1] if other.before[0] <= start else None
    governor = other.governor
    while governor is not None:
        if governor is frame:
            return other.cue.left
        governor = governor.governor
    above = frame.governor
    while above is not None:
        if other.governor is above:
            return other.cue.left
        above = above.governor
    if other.governor is None and other.source == frame.source:
        if other.cue.is_gerund or other.rule == "coordinated cue":
            return other.cue.left
    if other.source is not None and other.governor is None and other.head > start + 1:
        # ", while Reyes urged restraint", "; critics said": a subject of its own behind a mark
        mark = other.head - 1
        kinds = s.w.kinds
        if kinds[mark] & SEMICOLON:
            return mark
        if kinds[mark] & (COORDINATOR | SUBORDINATOR) and kinds[mark - 1] & _SEPARATOR:
            return mark - 1
    return None


def _resumed(s: Scene, frame: Frame) -> int | None:
    """Return where a content goes on behind its frame: *"…," said Dupre, "and …"*."""
    kinds, quoted = s.w.kinds, s.quoted
    if frame.cue.rule in ("phrase", "own words") or frame.before is None or frame.rule == "passive":
        return None
    j = max(frame.tail, frame.addressee[1] if frame.addressee else 0)
    if j < s.end and quoted[j]:
        return j  # "“X,” Dupre said “Y.”"
    while j < s.end and not quoted[j] and not kinds[j] & (_SEPARATOR | COLON):
        j += 1
    if j + 1 >= s.end or quoted[j] or kinds[j] & COLON:
        return None
    if quoted[j + 1]:
        return j + 1
    if kinds[j + 1] & RELAY:
        return None
    first = kinds[frame.before[0]]
    unfinished = not has_predicate(s.w, *frame.before, quoted) or (
        first & (SUBORDINATOR | PREPOSITION) and not first & DETERMINER
    )
    if unfinished and not any(quoted[frame.before[0] : frame.before[1]]) and not kinds[j + 1] & ING:
        return j + 1
    return None


def _main_clause(s: Scene, start: int, stop: int) -> int:
    """Return the comma at which a subordinate clause ends and the main clause begins."""
    kinds = s.w.kinds
    for j in range(start, stop):
        if kinds[j] & COMMA and not s.quoted[j]:
            behind = noun_phrase(s.w, j + 1, s.end, s.quoted)
            if j + 1 < behind < s.end and kinds[behind] & (PREDICATE | ED | CUE | SUPPORT | ADVERB):
                return j
    return stop


def _contrast(s: Scene, start: int, stop: int) -> int:
    """Return the comma before a *but* with a clause of its own: there the writer speaks again."""
    kinds = s.w.kinds
    for j in range(start + 1, stop - 1):
        if kinds[j] & _SEPARATOR and kinds[j + 1] & CONTRAST and not s.quoted[j] and j + 2 < stop:
            if kinds[j + 2] & FINITE and not kinds[j + 2] & THIRD:
                return j
            behind = noun_phrase(s.w, j + 2, s.end, s.quoted)
            if j + 2 < behind < s.end and kinds[behind] & (PREDICATE | ED | CUE | ADVERB):
                return j
    return stop


def _quotation_end(s: Scene, start: int, stop: int) -> int:
    """Return the end of a content that opens with a quotation and does not go on behind it."""
    kinds, quoted = s.w.kinds, s.quoted
    j = start
    while j < stop and quoted[j]:
        j += 1
    if j >= stop or not kinds[j - 1] & QUOTE:
        return stop
    if s.w.keys[j - 2][-1:] not in _ENDS_QUOTED and not kinds[j] & COMMA:
        return stop
    if kinds[j] & COMMA and j + 1 < stop and quoted[j + 1]:
        return stop
    return j


def _without_medium(s: Scene, frame: Frame, start: int, stop: int) -> int:
    """Drop a phrase of medium behind the content: *said both were safe in a statement* (ruling 13).

    Behind a clause only media that hardly ever belong to it; then a verb must stand before.
    """
    w, quoted, aired = s.w, s.quoted, s.lexicon.aired
    clause = frame.kind not in ("noun", "deed")
    for i in range(start + 2, stop):
        if not w.kinds[i] & MEDIUM or quoted[i] or w.keys[i] not in aired:
            continue
        medium = next(
            (a for a in aired[w.keys[i]] if tuple(w.keys[i + 1 - len(a.words) : i + 1]) == a.words),
            None,
        )
        if medium is None or (clause and not medium.public):
            continue
        opener = next(
            (
                j
                for j in range(i - len(medium.words), max(start, i - _LONGEST_MEDIUM), -1)
                if w.kinds[j] & (PREPOSITION | PREDICATE | COMMA)
            ),
            start,
        )
        if opener <= start or w.keys[opener] not in medium.openers:
            continue
        if opener == i - 1 or w.keys[opener + 1] not in s.lexicon.indefinites:
            continue
        behind = w.kinds[i + 1] if i + 1 < stop else STOP
        closes = behind & (STOP | COMMA | PREPOSITION | ED | FINITE) or not behind
        if not closes or (clause and not has_predicate(w, start, opener, quoted)):
            continue
        if time_phrase(w, i + 1, stop) == i + 1 and has_predicate(w, i + 1, stop, quoted):
            if not (behind & (ED | FINITE | COMMA)):
                continue
        return opener
    return stop


def _without_day(s: Scene, frame: Frame, start: int, stop: int) -> int:
    """Drop the day at the end of a content: it dates the act, unless the verb has its own day.

    A clause keeps the day of what it foretells or looks back on (*would meet on Monday*).
    """
    stripped = _stripped(s, start, stop)
    if not s.w.kinds[stripped - 1] & _ENDS_TIME:
        return stop
    clause = has_predicate(s.w, start, stripped, s.quoted)
    if stripped <= start + 1 or s.quoted[stripped - 1]:
        return stop
    if clause and (
        frame.kind == "noun"
        or any(s.w.kinds[i] & (MODAL | HAVE | INFINITIVE) for i in range(start, stripped))
        or not s.lexicon.coming.isdisjoint(s.w.keys[start:stripped])
        or not s.w.kinds[stripped - 1] & WEEKDAY
    ):
        return stop
    day = time_before(s.w, stripped - 1, start)
    if day >= stripped or day <= start:
        return stop
    kinds = s.w.kinds
    own = any(
        time_before(s.w, i, frame.head) <= i
        for i in range(frame.head, start)
        if not kinds[i] & PREPOSITION
    )
    return stop if own else day


def _mannered_before(s: Scene, frame: Frame) -> bool:
    """Tell whether the manner stands before the object: *is following with concern the trial*."""
    manners = frame.reading.cue.manner if frame.reading else ()
    between = " ".join(s.w.keys[frame.last : frame.start])
    return any(manner in between for manner in manners)


def _without_manner(s: Scene, frame: Frame, start: int, stop: int) -> int:
    """Drop the phrase behind an object that tells how: *is following the talks with concern*."""
    manners = s.lexicon.strongest
    if frame.reading and frame.reading.cue.manner:
        manners = (*manners, *(tuple(manner.split()) for manner in frame.reading.cue.manner))
    kinds, keys = s.w.kinds, s.w.keys
    for last in range(start + 1, stop):
        if kinds[last] & FORCE:
            for words in manners:
                first = last + 1 - len(words)
                if first > start and tuple(keys[first : last + 1]) == words:
                    return first
    return stop


def _stripped(s: Scene, start: int, stop: int) -> int:
    """Drop marks and conjunctions from the end of a content."""
    kinds = s.w.kinds
    if stop - 1 > start and kinds[stop - 1] & QUOTE and s.quoted[stop - 1]:
        if not s.quoted[stop - 2] and not any(kinds[i] & OPENED for i in range(start, stop)):
            stop -= 1  # a closing mark whose partner stands before the cue (ruling 44)
    while (
        stop > start
        and kinds[stop - 1] & (_SEPARATOR | COORDINATOR | STOP)
        and not s.quoted[stop - 1]
    ):
        stop -= 1
    return stop
