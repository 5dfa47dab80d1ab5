"""Stage 7d: contents that stand before their cue: *"…," Dupre said*, *…, said Dupre*.

Comes in: a scene and a cue that has a verb. Goes out: a `Frame` whose content stands on the left, or
nothing. It never decides where a content on the left begins if another frame ends there: that is
what the frames found before it are for.
"""

from __future__ import annotations

from unpress.analysis import sources
from unpress.analysis.complements import Complement, follows
from unpress.analysis.cues import Cue
from unpress.analysis.phrases import Range, has_predicate, noun_phrase
from unpress.analysis.scene import EDGE, Frame, Scene, any_verb, framed, head_of
from unpress.languages.lexicon import (
    ADVERB,
    ALONE,
    BASE,
    BODY,
    CAPITAL,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    GROUP,
    HAVE,
    OBJECT,
    PAST,
    PRESENT,
    PRESS,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    TRANSPARENT,
    CueForm,
)

_SPEAKS = ROLE | DOCUMENT | GROUP | BODY
_SINGLE_MARKS = frozenset({"'", "''"})
_ENDS_QUOTED = frozenset(",.?!…-–—;:")


# ---------------------------------------------------------------------------- content, cue source


def cue_first(s: Scene, cue: Cue) -> Frame | None:
    """*…, said Marc Dupre, the spokesman.*"""
    if cue.left != cue.first or cue.shape not in (PAST, PRESENT):
        return None
    before = cue.first - 1
    if before < s.first:
        if s.previous is None:
            return _opening(s, cue)
    elif not (s.w.kinds[before] & EDGE or s.quoted[before]):
        return None
    reading = next((r for r in cue.readings if r.cue.inverts), None)
    if reading is None:
        return None
    last = cue.behind(reading)
    behind = sources.inverted(
        s.w, last, s.end, s.quoted, quotation=before < s.first or bool(s.quoted[before])
    )
    if behind == last:
        return None
    start = last
    while s.w.kinds[start] & ADVERB and not s.w.kinds[start] & DETERMINER:
        start += 1
    if "thing" in reading.cue.takes and not _can_speak(s, start, behind):
        return None  # "stressed the need": an object, not a source
    content = content_before(s, cue.first - 1)
    if content is None or not (
        _is_clause(s, content) or _is_plain(s, reading, content, start, behind)
    ):
        return None
    return framed(
        cue,
        reading,
        "content, cue source",
        (start, behind),
        head=cue.first,
        tail=behind,
        before=content,
    )


def _is_clause(s: Scene, content: Range) -> bool:
    """Tell whether a content on the left is a quotation or a clause, not a name and its apposition."""
    return (
        any(s.quoted[content[0] : content[1]])
        or has_predicate(s.w, *content, s.quoted)
        or any_verb(s.verbs, *content)
    )


def _is_plain(s: Scene, reading: CueForm, content: Range, start: int, behind: int) -> bool:
    """Tell whether a content without a known verb has no comma, and somebody speaks behind the cue."""
    if "thing" in reading.cue.takes or any(s.w.kinds[i] & COMMA for i in range(*content)):
        return False
    return content[1] - content[0] > 1 and _can_speak(s, start, behind)


def _opening(s: Scene, cue: Cue) -> Frame | None:
    """*Said Dupre: "…"*: the cue opens the sentence, and a mark parts its source from the words."""
    reading = next((r for r in cue.readings if r.cue.inverts), None)
    if reading is None:
        return None
    last = cue.behind(reading)
    behind = sources.inverted(s.w, last, s.end, s.quoted, quotation=False)
    if not last < behind < s.end - 1 or not s.w.kinds[behind] & (COLON | COMMA):
        return None
    if not s.quoted[behind + 1]:
        return None
    return framed(
        cue,
        reading,
        "cue source content",
        (last, behind),
        head=cue.first,
        tail=behind,
        complement=Complement("quote", behind + 1, reading.cue.act),
    )


def _can_speak(s: Scene, start: int, end: int) -> bool:
    """Tell whether a noun phrase behind a verb can be its source rather than its object."""
    w = s.w
    return bool(w.kinds[start] & (SUBJECT | ALONE)) or any(
        w.kinds[i] & _SPEAKS or w.kinds[i] & CAPITAL for i in range(start, min(end, start + 4))
    )


# ---------------------------------------------------------------------------- content, source cue


def quotation_first(s: Scene, cue: Cue) -> Frame | None:
    """*"…," Dupre said*: a quotation right before the source belongs to the cue."""
    kinds, quoted = s.w.kinds, s.quoted
    if (cue.shape == BASE and not cue.seen & (HAVE | TRANSPARENT)) or cue.left <= s.first:
        return None
    if s.previous is None and quoted.find(b"\1", s.first, cue.left) < 0:
        return None
    reading = next((r for r in cue.readings if "quote" in r.cue.takes), None)
    if reading is None:
        return None
    source = _subject(s, cue)
    if source is None:
        return None
    head = head_of(s, source)
    edge = head - 1
    comma = False
    if edge >= s.first and kinds[edge] & (COMMA | DASH) and not quoted[edge]:
        edge -= 1
        comma = True
    tail = cue.behind(reading)
    if edge < s.first:
        if s.previous is None or any(quoted[tail : tail + 3]):
            return None
    elif not quoted[edge]:
        return None
    else:
        word = edge - 1 if kinds[edge] & QUOTE else edge
        while word > s.first and s.w.keys[word] in _SINGLE_MARKS:
            word -= 1
        if not comma and s.w.keys[word][-1:] not in _ENDS_QUOTED:
            return None
        if not quoted[s.first] and follows(s.w, tail, s.end, quoted)[0] == "that":
            return None
    content = content_before(s, head - 1)
    if content is None:
        return None
    return framed(
        cue,
        reading,
        "content, source cue",
        source,
        head=head,
        before=content,
        addressee=_addressee(s, cue, reading),
    )


def _subject(s: Scene, cue: Cue) -> Range | None:
    """Return the source before a verb group, apposition included."""
    last = cue.left - 1
    if s.w.kinds[last] & (COMMA | DASH) and not s.quoted[last]:
        return sources.apposed(s.w, s.first, last, s.quoted, s.verbs)
    if s.w.kinds[last] & (COORDINATOR | RELATIVE):
        return None
    found = sources.subject(s.w, s.first, cue.left, s.quoted, s.verbs)
    return sources.named_before(s.w, s.first, found, s.quoted)


def _addressee(s: Scene, cue: Cue, reading: CueForm) -> Range | None:
    """Return whom somebody told what stands before: *"…," Dupre told the Council*."""
    if "person" not in reading.cue.takes or cue.behind(reading) >= s.end:
        return None
    start = cue.behind(reading)
    if s.w.kinds[start] & (OBJECT | SUBJECT | PRESS):
        return start, start + 1
    behind = noun_phrase(s.w, start, s.end, s.quoted)
    return (start, behind) if behind > start else None


def content_before(s: Scene, edge: int) -> Range | None:
    """Return the content that ends at word `edge`, the one before the frame."""
    kinds, quoted = s.w.kinds, s.quoted
    last = edge
    while last >= s.first and kinds[last] & (COMMA | DASH) and not quoted[last]:
        last -= 1
    if last < s.first:
        return s.previous
    begin = s.first
    for frame in reversed(s.frames):
        if frame.ends:
            begin = max(begin, frame.tail)
            while begin <= last and not quoted[begin] and kinds[begin] & (EDGE | COORDINATOR):
                begin += 1
            break
    if last < begin:
        return None
    if not (quoted[last] or kinds[last + 1] & (COMMA | DASH)):
        return None
    if last == begin and not quoted[last]:
        return None
    if quoted[last]:
        begin = _lone_quotation(s, begin, last)
    return begin, last + 1


def _lone_quotation(s: Scene, begin: int, last: int) -> int:
    """Return where a whole quotation begins that a mark parts from what stands before it."""
    kinds, quoted = s.w.kinds, s.quoted
    opening = last
    while (
        opening > begin and quoted[opening - 1] and not (kinds[opening] & QUOTE and opening < last)
    ):
        opening -= 1
    if (
        opening > begin
        and not quoted[opening - 1]
        and kinds[opening - 1] & (COMMA | COLON | DASH)
        and s.w.kinds[min(opening + 1, last)] & CAPITAL
    ):
        return opening
    return begin
