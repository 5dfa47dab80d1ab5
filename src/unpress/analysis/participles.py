"""Stage 7e: participles that report: *…, adding that …*, *Xinhua quoted Vale as saying*.

Comes in: a scene, a cue that is a gerund, and what follows it. Goes out: a `Frame` whose source is
the subject that governs the participle (ruling 3), or the one who is quoted *as saying* (ruling 10).
It never reads finite verbs; `shared`, which tells whose subject a later verb takes, serves both.
"""

from __future__ import annotations

from unpress.analysis import sources
from unpress.analysis.complements import Complement
from unpress.analysis.cues import Cue
from unpress.analysis.fronted import content_before
from unpress.analysis.phrases import Range, verb_group
from unpress.analysis.scene import EDGE, Frame, Scene, framed, head_of
from unpress.languages.lexicon import (
    BE,
    COMMA,
    COORDINATOR,
    DOCUMENT,
    GERUND_OPENER,
    HAVE,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRESENT,
    RELAY,
    REPORT_OPENER,
    SUBORDINATOR,
    CueForm,
)


def participle(s: Scene, cue: Cue, reading: CueForm | None, complement: Complement) -> Frame | None:
    """*…, adding that Y*: a participle takes the subject that governs it."""
    kinds, quoted = s.w.kinds, s.quoted
    last = cue.left - 1
    kind = kinds[last] if last >= s.first else COMMA
    if kind & REPORT_OPENER:
        return _relayed(s, cue, reading, complement)
    if complement.start is None:
        return None
    governor: Frame | None = None
    source: Range | None
    head = cue.left
    if kind & (EDGE | GERUND_OPENER | SUBORDINATOR) or quoted[last] or last in s.verbs:
        governor = (shared(s, cue, reading) if kind & COORDINATOR else None) or _governor(
            s, reading
        )
        source = (
            governor.source
            if governor
            else sources.main_subject(s.w, s.first, s.end, max(last, s.first), quoted)
        )
    elif kind & PREPOSITION:
        return None
    elif kind & DOCUMENT:
        source = sources.main_subject(s.w, s.first, s.end, last, quoted)
    else:
        source = sources.subject(s.w, s.first, cue.left, quoted, s.verbs)
        if source is None:
            begin = last
            while begin > s.first and not kinds[begin - 1] & (PREPOSITION | EDGE):
                begin -= 1
            source = (begin, last + 1) if begin > s.first else None
        head = source[0] if source else head
    if source is None:
        return None
    return framed(
        cue, reading, "participle", source, head=head, complement=complement, governor=governor
    )


def shared(s: Scene, cue: Cue, reading: CueForm | None) -> Frame | None:
    """Return the nearest earlier frame whose subject a coordinated cue can share.

    The verbs must agree in shape. One that resumes (*and added*) goes with what was said last,
    past the acts that lie inside it.
    """
    past = (PAST, PARTICIPLE)
    resumes = reading is not None and "resumes" in reading.cue.tags
    fitting = [
        frame
        for frame in s.frames
        if frame.cue.shape == cue.shape
        or (frame.cue.shape in past and cue.shape in past)
        or (frame.cue.seen & HAVE and cue.shape in past)
        or (not frame.cue.readings and cue.shape in (PRESENT, PAST))
    ]
    if resumes:
        for frame in fitting:
            if frame.says:
                return frame
    return fitting[-1] if fitting else None


def _governor(s: Scene, reading: CueForm | None) -> Frame | None:
    """Return the frame whose source a participle takes."""
    resumes = reading is not None and "resumes" in reading.cue.tags
    finite = [frame for frame in s.frames if not frame.cue.is_gerund and frame.source]
    for frame in reversed(finite):
        if frame.ends:
            return frame
    if resumes:
        for frame in finite:
            if frame.says:
                return frame
    return finite[-1] if finite else None


def _relayed(s: Scene, cue: Cue, reading: CueForm | None, complement: Complement) -> Frame | None:
    """*Xinhua quoted Vale as saying*, *Vale was quoted as saying*: cue *saying*, source Vale."""
    kinds = s.w.kinds
    opener = cue.left - 1
    relay = next(
        (i for i in range(opener - 1, s.first, -1) if kinds[i] & RELAY and not s.quoted[i]), None
    )
    if relay is None:
        return None
    left, seen = verb_group(s.w, relay, s.first)
    source: Range | None = (relay + 1, opener)
    if seen & BE:
        source = sources.subject(s.w, s.first, left, s.quoted, s.verbs)
    if source is None or source[0] >= source[1]:
        return None
    head = min(left, head_of(s, source))
    before = None
    if complement.start is None:
        if not seen & BE:
            whose = sources.subject(s.w, s.first, left, s.quoted, s.verbs)
            head = min(head, whose[0]) if whose else head
        before = content_before(s, head - 1)
        if before is None:
            return None
    return framed(cue, reading, "relay", source, head=head, complement=complement, before=before)
