"""Stage 7g: the frames of a sentence.

Comes in: the cues of one sentence. Goes out: a `Frame` for each cue that reports: its source, and on
which side of it the content stands. Frames are tried in order of trust: a cue before its source (*…,
said Dupre*), a quotation before both (*"…," Dupre said*), a cue before its content (*Dupre said …*),
a subject shared with an earlier cue. It never says where a content on the right ends.
"""

from __future__ import annotations

from unpress.analysis import sources
from unpress.analysis.complements import Complement, Kind, fits, follows
from unpress.analysis.cues import Cue
from unpress.analysis.fronted import content_before, cue_first, quotation_first
from unpress.analysis.participles import participle, shared
from unpress.analysis.phrasal import according, noun, own_words
from unpress.analysis.phrases import Range, has_predicate, noun_phrase, time_phrase
from unpress.analysis.scene import EDGE, Frame, Scene, framed, head_of
from unpress.languages.lexicon import (
    ADVERB,
    AGENT,
    ALONE,
    AUXILIARY,
    BASE,
    BODY,
    CAPITAL,
    COMMA,
    CONCESSIVE,
    CONDITIONAL,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GROUP,
    INFINITIVE,
    LINK,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    REPORT_OPENER,
    ROLE,
    SUBJECT,
    TRANSPARENT,
    CueForm,
)

_SPEAKS = ROLE | DOCUMENT | GROUP | BODY
_PHRASES = {"phrase": according, "own words": own_words, "noun": noun}
_LONGEST_MANNER = 7  # words from a participle to its agent: "condemned in the strongest terms by"


def frame(scene: Scene, cues: list[Cue]) -> list[Frame]:
    """Return the frames of a sentence, in the order of their cues."""
    for cue in cues:
        found = _frame(scene, cue)
        if found is not None:
            scene.frames.append(found)
            scene.verbs.add(cue.first)
    return scene.frames


def _frame(s: Scene, cue: Cue) -> Frame | None:
    finder = _PHRASES.get(cue.rule)
    if finder is not None:
        return finder(s, cue)
    if cue.passive:
        return _passive(s, cue)
    if cue.readings and not cue.is_gerund:
        found = cue_first(s, cue) or quotation_first(s, cue)
        if found is not None:
            return found
    reading, complement = _complement(s, cue)
    if complement is None:
        return None
    if cue.is_gerund:
        return participle(s, cue, reading, complement)
    return _plain(s, cue, reading, complement)


def _complement(s: Scene, cue: Cue) -> tuple[CueForm | None, Complement | None]:
    """Return the first reading of a cue that takes what follows it, and what that is."""
    at = -1
    found: tuple[Kind, int] = ("none", 0)
    for reading in cue.readings:
        behind = cue.behind(reading)
        if behind != at:
            found, at = follows(s.w, behind, s.end, s.quoted), behind
        complement = fits(s.w, reading, behind, s.end, s.quoted, s.lexicon, found)
        if complement is not None:
            return reading, complement
    if cue.readings:
        return None, None
    kind, start = follows(s.w, cue.last, s.end, s.quoted)
    if kind in ("none", "preposition", "colon"):
        return None, None
    return None, Complement("that" if kind == "that" else "noun", start, cue.act)


# ---------------------------------------------------------------------------- source cue content


def _plain(s: Scene, cue: Cue, reading: CueForm | None, complement: Complement) -> Frame | None:
    """*Dupre said …*, with its variants: relative clause, apposition, shared subject."""
    kinds, quoted = s.w.kinds, s.quoted
    last = cue.left - 1
    kind = kinds[last] if last >= s.first else COMMA
    governor: Frame | None = None
    source: Range | None
    rule, aside = "source cue content", False
    if _is_noun(s, cue, reading, complement):
        return None
    if kind & RELATIVE and last >= s.first:
        source, aside = sources.relative(s.w, s.first, cue.left, quoted, s.verbs)
        rule = "relative clause"
    elif kind & COORDINATOR and not quoted[last]:
        governor = shared(s, cue, reading)
        source = (
            governor.source if governor else sources.main_subject(s.w, s.first, s.end, last, quoted)
        )
        rule = "coordinated cue"
    elif kind & EDGE or quoted[last]:
        source = None
        if kind & (COMMA | DASH) and not quoted[last]:
            source = sources.apposed(s.w, s.first, last, quoted, s.verbs)
            if source is None:
                governor = shared(s, cue, reading)
                source = governor.source if governor else None
                rule = "coordinated cue"
    else:
        source = sources.subject(s.w, s.first, cue.left, quoted, s.verbs)
        source = sources.named_before(s.w, s.first, source, quoted)
        if (
            source
            and cue.shape == BASE
            and not cue.seen & TRANSPARENT
            and not _takes_base(s, source)
        ):
            return None
    if source is None or not _may_report(s, cue, reading, complement, source):
        return None
    head = cue.left if governor else head_of(s, source)
    if head > s.first and kinds[head - 1] & CONDITIONAL and not quoted[head - 1]:
        return None  # "if he condemned"
    before = None
    if complement.start is None and head == s.first and kinds[head] & REPORT_OPENER:
        complement = _behind_opener(s, cue, reading, complement)
    if complement.start is None:
        if governor or rule == "relative clause":
            return None
        before = content_before(s, head - 1)
        if before is None:
            return None
        rule = "content, source cue"
    elif complement.kind == "quote" and rule == "source cue content":
        before = _concession(s, head)
    return framed(
        cue,
        reading,
        rule,
        source,
        head=head,
        complement=complement,
        before=before,
        governor=governor,
        aside=aside,
    )


def _may_report(
    s: Scene, cue: Cue, reading: CueForm | None, complement: Complement, source: Range
) -> bool:
    """Tell whether this source can be the subject of this verb."""
    kinds = s.w.kinds
    if (
        cue.shape in (PAST, PARTICIPLE)
        and not cue.seen
        and cue.last < s.end
        and kinds[cue.last] & AGENT
        and not _is_means(s, cue.last + 1, reading)
    ):
        return False  # "the raid condemned by Vale": a participle that only tells which raid
    if reading is not None and "document" in reading.cue.tags and complement.kind != "that":
        return any(kinds[i] & DOCUMENT for i in range(*source))
    return True


def _is_means(s: Scene, i: int, reading: CueForm | None) -> bool:
    """Tell whether *by* tells the means of a verb of saying: *said by phone that*."""
    if reading is None or "clause" not in reading.cue.takes or i >= s.end:
        return False
    return not (s.w.kinds[i] & CAPITAL or s.w.kinds[i] & (DETERMINER | ROLE | GROUP | BODY))


def _is_noun(s: Scene, cue: Cue, reading: CueForm | None, complement: Complement) -> bool:
    """Tell whether a word is a noun rather than a verb: *winning the key states*, *reports said*."""
    if reading is None or cue.shape not in (BASE, PRESENT) or cue.behind(reading) > cue.first + 1:
        return False
    if cue.seen or "noun" not in reading.cue.tags:
        return False
    behind = s.w.kinds[cue.last] if cue.last < s.end and not s.quoted[cue.last] else 0
    if behind & (FINITE | AUXILIARY):
        return True
    if cue.shape == BASE or complement.kind in (
        "that", "quote", "colon", "clause", "deed", "question",
    ):  # fmt: skip
        return False
    before = cue.left - 1
    if before < s.first:
        return True
    return (complement.start is None or behind & PREPOSITION > 0) and not (
        s.w.kinds[before] & CAPITAL or s.w.kinds[before] & (_SPEAKS | SUBJECT)
    )


def _concession(s: Scene, head: int) -> Range | None:
    """Return the clause before a frame that belongs to what is said (ruling 29)."""
    comma = head - 1
    if comma <= s.first or not s.w.kinds[comma] & COMMA or s.quoted[comma]:
        return None
    if not s.w.kinds[s.first] & CONCESSIVE or not has_predicate(s.w, s.first, comma, s.quoted):
        return None
    return s.first, comma


def _behind_opener(
    s: Scene, cue: Cue, reading: CueForm | None, complement: Complement
) -> Complement:
    """Return what stands behind the comma of *As Vale said, …*."""
    for j in range(cue.behind(reading) if reading else cue.last, s.end - 1):
        if s.w.kinds[j] & COMMA and not s.quoted[j]:
            return Complement("clause", j + 1, complement.act)
    return complement


def _takes_base(s: Scene, source: Range) -> bool:
    """Tell whether a noun phrase can be the subject of a verb without ending: *officials say*."""
    w = s.w
    if w.kinds[source[0]] & (SUBJECT | ALONE):
        return True
    return any(
        w.kinds[i] & COORDINATOR or w.keys[i].endswith(s.lexicon.plurals) for i in range(*source)
    )


# ---------------------------------------------------------------------------- passives


def _passive(s: Scene, cue: Cue) -> Frame | None:
    """*The raid was condemned by Vale*: the subject is the content (ruling 37)."""
    agent = _agent(s, cue.first + 1)
    if agent is None:
        return None
    reading = cue.readings[-1]
    takes = reading.cue.takes
    source = _agents(s, agent + 1, told=not takes.isdisjoint(("blame", "order")))
    if cue.behind(reading) > cue.first + 1 or source is None:
        return None
    behind = source[1]
    kind, start = follows(s.w, behind, s.end, s.quoted)
    subject = sources.subject(s.w, s.first, cue.left, s.quoted, s.verbs)
    empty = subject is not None and subject == (cue.left - 1, cue.left)
    if kind == "that" and empty and s.w.kinds[cue.left - 1] & SUBJECT:
        # "it was announced by Vale that"
        return framed(
            cue,
            reading,
            "passive",
            source,
            head=cue.left,
            tail=behind,
            complement=Complement(kind, start, reading.cue.act),
        )
    if "person" in takes and kind in ("that", "quote", "clause", "question"):
        return framed(
            cue,
            reading,
            "passive",
            source,
            head=cue.left,
            tail=behind,
            complement=Complement(kind, start, reading.cue.act),
        )
    if subject is None:
        return None
    complement = None
    if "blame" in takes and behind < s.end and s.w.kinds[behind] & (PREPOSITION | LINK):
        complement = Complement("noun", behind, reading.cue.act)
    elif "order" in takes and behind < s.end and s.w.kinds[behind] & INFINITIVE:
        complement = Complement("deed", behind, reading.cue.order or reading.cue.act)
    elif "person" in takes:
        return None
    return framed(
        cue,
        reading,
        "passive",
        source,
        head=cue.left,
        tail=behind,
        before=subject,
        complement=complement,
    )


def _agent(s: Scene, i: int) -> int | None:
    """Return the *by* of a passive, behind adverbs, a day, a phrase of manner."""
    kinds, quoted = s.w.kinds, s.quoted
    while i < s.end and kinds[i] & ADVERB and not quoted[i]:
        i += 1
    i = time_phrase(s.w, i, s.end)
    if i < s.end and kinds[i] & PREPOSITION and not kinds[i] & (AGENT | INFINITIVE):
        for j in range(i + 1, min(s.end, i + _LONGEST_MANNER)):
            if quoted[j] or kinds[j] & (EDGE | PREPOSITION):
                i = j
                break
    return i if i < s.end and kinds[i] & AGENT and not quoted[i] else None


def _agents(s: Scene, start: int, *, told: bool) -> Range | None:
    """Return the noun phrase behind *by*, and a second one behind *and by*.

    Where something is told of somebody, *of* and *for* are no part of it (*accused by Vale of*).
    """
    behind = noun_phrase(s.w, start, s.end, s.quoted)
    if told:
        behind = next((i for i in range(start, behind) if s.w.kinds[i] & LINK), behind)
    if behind == start:
        return None
    if behind + 2 < s.end and s.w.kinds[behind] & COORDINATOR and s.w.kinds[behind + 1] & AGENT:
        behind = max(behind, noun_phrase(s.w, behind + 2, s.end, s.quoted))
    return start, behind


def introduces(scene: Scene, cues: list[Cue]) -> Frame | None:
    """Return the frame of a sentence that ends in a colon and says who speaks in the next one."""
    for cue in reversed(cues):
        reading = next((r for r in cue.readings if "quote" in r.cue.takes), None)
        if reading is None:
            continue
        source = sources.subject(scene.w, scene.first, cue.left, scene.quoted, frozenset())
        if source is not None:
            return framed(cue, reading, "introduced by a colon", source, head=source[0])
    return None
