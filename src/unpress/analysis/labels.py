"""Stage 7e: who speaks where no cue tells: a colon or a dash beside a name.

Comes in: a sentence in which no cue was found. Goes out: its frame and content: *Vale: "…"*, *Vale
had one wish: "…"*, *"…" — Lina Haddad*; or nothing. It never looks at the next sentence.
"""

from __future__ import annotations

from unpress.analysis.cues import Cue
from unpress.analysis.marking import run_end
from unpress.analysis.phrases import Range, noun_phrase, verb_group
from unpress.analysis.scene import Frame, Scene
from unpress.analysis.sources import subject
from unpress.languages.lexicon import BASE, CAPITAL, COLON, COMMA, DASH, ED, PREDICATE, STOP
from unpress.model import Act

_VERBAL = PREDICATE | ED
_LONGEST_LABEL = 12  # words before a colon that can name a speaker


def labelled(s: Scene) -> tuple[Frame, Range] | None:
    """Return the frame of a sentence without a cue, and its content."""
    if s.quoted[s.first]:
        return _signed(s)
    kinds = s.w.kinds
    colon = next((i for i in range(s.first + 1, s.end - 1) if kinds[i] & COLON), None)
    if colon is None or s.quoted[colon] or not s.quoted[colon + 1]:
        return None
    source: Range | None = (s.first, colon)
    cue, rule = Cue(colon, colon, colon, 0, BASE, "colon"), "name and colon"
    label = colon - s.first <= _LONGEST_LABEL
    if not label or not _is_name(s, colon):
        verb = next((i for i in range(s.first + 1, colon) if kinds[i] & _VERBAL), None)
        if verb is None:
            return None
        left, _ = verb_group(s.w, verb, s.first)
        source = subject(s.w, s.first, left, s.quoted, frozenset())
        cue, rule = Cue(verb, verb + 1, left, 0, BASE, "colon"), "clause and colon"
    if source is None:
        return None
    frame = Frame(cue, cue.last, Act.ASSERT, rule, source, source[0], colon, start=colon + 1)
    return frame, (colon + 1, run_end(s.quoted, colon + 1, s.end))


def _is_name(s: Scene, colon: int) -> bool:
    """Tell whether what stands before a colon is a name, with its apposition: *Vale, the UN chief:*."""
    behind = noun_phrase(s.w, s.first, colon, s.quoted)
    if behind == colon:
        return True
    return (
        behind > s.first
        and bool(s.w.kinds[behind] & COMMA)
        and bool(s.w.kinds[s.first] & CAPITAL)
        and noun_phrase(s.w, behind + 1, colon, s.quoted) == colon
    )


def _signed(s: Scene) -> tuple[Frame, Range] | None:
    """Read *"…" — Lina Haddad*: a quotation, a dash and the name of who speaks."""
    w, quoted = s.w, s.quoted
    behind = run_end(quoted, s.first, s.end)
    if behind + 1 >= s.end or not w.kinds[behind] & DASH or not w.kinds[behind + 1] & CAPITAL:
        return None
    stop = noun_phrase(w, behind + 1, s.end, quoted)
    while stop < s.end and w.kinds[stop] & STOP:
        stop += 1
    if stop < s.end and not w.kinds[stop] & COMMA:
        return None
    content = (s.first, behind)
    cue = Cue(behind, behind, behind, 0, BASE, "dash")
    frame = Frame(
        cue,
        behind,
        Act.ASSERT,
        "quotation and name",
        (behind + 1, stop),
        behind,
        s.end,
        before=content,
    )
    return frame, content
