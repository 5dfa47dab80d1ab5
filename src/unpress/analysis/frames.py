"""Stage 7c: how a cue, its source and its content stand to one another.

Comes in: the cues of one sentence. Goes out: a `Frame` for each cue that reports: its source, and
on which side of it the content stands. Frames are tried in order of trust: a cue before its source
(*…, said Dupre*), a quotation before both (*"…," Dupre said*), a cue before its content (*Dupre
said …*), a subject shared with an earlier cue. It never says where a content on the right ends.
"""

from __future__ import annotations

from attrs import frozen

from unpress.analysis import sources
from unpress.analysis.complements import Complement, Kind, fits, follows
from unpress.analysis.cues import Cue
from unpress.analysis.phrases import (
    Range,
    capital,
    has_predicate,
    noun_phrase,
    time_phrase,
    verb_group,
)
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    AGENT,
    ALONE,
    BASE,
    BE,
    BODY,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    GERUND_OPENER,
    GROUP,
    HAVE,
    OPENING,
    PARTICIPLE,
    PAST,
    PREPOSITION,
    PRESENT,
    QUOTE,
    RELATIVE,
    RELAY,
    REPORT_OPENER,
    ROLE,
    SEMICOLON,
    SUBJECT,
    SUBORDINATOR,
    CueForm,
    Lexicon,
)
from unpress.model import Act

_EDGE = COMMA | DASH | QUOTE | SEMICOLON | COLON | OPENING
_SAYS = frozenset({"clause", "quote"})
_SPEAKS = ROLE | DOCUMENT | GROUP | BODY
_SINGLE_MARKS = frozenset({"'", "’", "‘", "''"})
_ENDS_QUOTED = frozenset(",.?!…-–—;:")


@frozen(eq=False)
class Frame:
    """A cue with its source and the side of its content.

    `head` and `tail` bound the frame itself: source, verb group, inverted source. `before` is the
    content on the left, `start` the first word of the content on the right, `kind` what that is.
    `governor` is the frame whose subject this one shares; `aside` says that commas set it off.
    """

    cue: Cue
    last: int
    act: Act
    rule: str
    source: Range | None
    head: int
    tail: int
    before: Range | None = None
    start: int | None = None
    kind: Kind = "none"
    governor: Frame | None = None
    addressee: Range | None = None
    aside: bool = False
    stance: bool = False
    reading: CueForm | None = None

    @property
    def says(self) -> bool:
        """Whether the cue is a verb of saying: it takes a clause or a quotation."""
        return self.reading is not None and not self.reading.cue.takes.isdisjoint(_SAYS)


@frozen(eq=False)
class Scene:
    """One sentence to be read: words `first` up to and without `end`.

    `previous` is the sentence before in the same paragraph if it is a quotation and nothing else.
    """

    w: Words
    first: int
    end: int
    quoted: bytes
    lexicon: Lexicon
    previous: Range | None = None


def frame(scene: Scene, cues: list[Cue]) -> list[Frame]:
    """Return the frames of a sentence, in the order of their cues."""
    frames: list[Frame] = []
    verbs: set[int] = set()
    for cue in cues:
        found = _frame(scene, cue, frames, verbs)
        if found is not None:
            frames.append(found)
            verbs.add(cue.first)
    return frames


def _frame(s: Scene, cue: Cue, frames: list[Frame], verbs: set[int]) -> Frame | None:
    if cue.rule == "phrase":
        return _phrase(s, cue)
    if cue.passive:
        return _passive(s, cue, verbs)
    if cue.readings and not cue.is_gerund:
        found = _cue_first(s, cue, frames) or _quotation_first(s, cue, frames, verbs)
        if found is not None:
            return found
    for reading in cue.readings or (None,):
        complement = _complement(s, cue, reading)
        if complement is not None:
            break
    else:
        return None
    if cue.is_gerund:
        return _participle(s, cue, reading, complement, frames, verbs)
    return _plain(s, cue, reading, complement, frames, verbs)


def _complement(s: Scene, cue: Cue, reading: CueForm | None) -> Complement | None:
    if reading is not None:
        return fits(s.w, cue, reading, s.end, s.quoted, s.lexicon)
    kind, start = follows(s.w, cue.last, s.end, s.quoted)
    if kind in ("none", "preposition", "colon"):
        return None
    return Complement("that" if kind == "that" else "noun", start, cue.act)


def _made(
    cue: Cue,
    reading: CueForm | None,
    rule: str,
    source: Range | None,
    *,
    head: int,
    tail: int,
    complement: Complement | None = None,
    before: Range | None = None,
    governor: Frame | None = None,
    aside: bool = False,
) -> Frame:
    """Build a frame, with what the reading of its cue tells."""
    entry = reading.cue if reading else None
    return Frame(
        cue=cue,
        last=cue.first + 1 + len(reading.after) if reading else cue.last,
        act=complement.act if complement else entry.act if entry else cue.act,
        rule=rule,
        source=source,
        head=head,
        tail=tail,
        before=before,
        start=complement.start if complement else None,
        kind=complement.kind if complement else "none",
        governor=governor,
        addressee=complement.addressee if complement else None,
        aside=aside,
        stance=cue.stance or (entry is not None and "stance" in entry.tags),
        reading=reading,
    )


# ---------------------------------------------------------------------------- content, cue source


def _cue_first(s: Scene, cue: Cue, frames: list[Frame]) -> Frame | None:
    """*…, said Marc Dupre, the spokesman.*"""
    if cue.left != cue.first or cue.shape not in (PAST, PRESENT):
        return None
    before = cue.first - 1
    if before < s.first:
        if s.previous is None:
            return _opening(s, cue)
    elif not (s.w.kinds[before] & _EDGE or s.quoted[before]):
        return None
    reading = next((r for r in cue.readings if r.cue.inverts), None)
    if reading is None:
        return None
    last = cue.first + 1 + len(reading.after)
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
    content = _content_before(s, cue.first - 1, frames)
    if content is None or not _is_clause(s, content):
        return None
    return _made(
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
    return any(s.quoted[content[0] : content[1]]) or has_predicate(s.w, *content, s.quoted)


def _opening(s: Scene, cue: Cue) -> Frame | None:
    """*Said Dupre: "…"*: the cue opens the sentence, and a mark parts its source from the words."""
    reading = next((r for r in cue.readings if r.cue.inverts), None)
    if reading is None:
        return None
    last = cue.first + 1 + len(reading.after)
    behind = sources.inverted(s.w, last, s.end, s.quoted, quotation=False)
    if not last < behind < s.end - 1 or not s.w.kinds[behind] & (COLON | COMMA):
        return None
    if not s.quoted[behind + 1]:
        return None
    return _made(
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
        w.kinds[i] & _SPEAKS or capital(w.forms[i]) for i in range(start, min(end, start + 4))
    )


# ---------------------------------------------------------------------------- content, source cue


def _quotation_first(s: Scene, cue: Cue, frames: list[Frame], verbs: set[int]) -> Frame | None:
    """*"…," Dupre said*: a quotation right before the source belongs to the cue."""
    kinds, quoted = s.w.kinds, s.quoted
    if (cue.shape == BASE and not cue.seen & HAVE) or cue.left <= s.first:
        return None
    reading = next((r for r in cue.readings if "quote" in r.cue.takes), None)
    if reading is None:
        return None
    last = cue.left - 1
    if kinds[last] & (COMMA | DASH) and not quoted[last]:
        source = sources.apposed(s.w, s.first, last, quoted, verbs)
    elif kinds[last] & (COORDINATOR | RELATIVE):
        return None
    else:
        source = sources.subject(s.w, s.first, cue.left, quoted, verbs)
        source = sources.named_before(s.w, s.first, source, quoted)
    if source is None:
        return None
    head = _head(s, source)
    edge = head - 1
    comma = False
    if edge >= s.first and kinds[edge] & (COMMA | DASH) and not quoted[edge]:
        edge -= 1
        comma = True
    tail = cue.first + 1 + len(reading.after)
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
    content = _content_before(s, head - 1, frames)
    if content is None:
        return None
    return _made(cue, reading, "content, source cue", source, head=head, tail=tail, before=content)


def _head(s: Scene, source: Range) -> int:
    """Return the first word of the frame: the source, with the adverbs before it."""
    head = source[0]
    while head > s.first and s.w.kinds[head - 1] & ADVERB and not s.quoted[head - 1]:
        head -= 1
    if head > s.first and s.w.kinds[head - 1] & REPORT_OPENER and not s.quoted[head - 1]:
        head -= 1
    return head


def _content_before(s: Scene, edge: int, frames: list[Frame]) -> Range | None:
    """Return the content that ends at word `edge`, the one before the frame."""
    kinds, quoted = s.w.kinds, s.quoted
    last = edge
    while last >= s.first and kinds[last] & (COMMA | DASH) and not quoted[last]:
        last -= 1
    if last < s.first:
        return s.previous
    begin = s.first
    for frame in reversed(frames):
        if frame.before is not None and frame.start is None:
            begin = max(begin, frame.tail)
            while begin <= last and not quoted[begin] and kinds[begin] & (_EDGE | COORDINATOR):
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
        and s.w.forms[min(opening + 1, last)][:1].isupper()
    ):
        return opening
    return begin


# ---------------------------------------------------------------------------- source cue content


def _plain(
    s: Scene,
    cue: Cue,
    reading: CueForm | None,
    complement: Complement,
    frames: list[Frame],
    verbs: set[int],
) -> Frame | None:
    """*Dupre said …*, with its variants: relative clause, apposition, shared subject."""
    kinds, quoted = s.w.kinds, s.quoted
    last = cue.left - 1
    kind = kinds[last] if last >= s.first else COMMA
    governor: Frame | None = None
    source: Range | None
    rule, aside = "source cue content", False
    if kind & RELATIVE and last >= s.first:
        source, aside = sources.relative(s.w, s.first, cue.left, quoted, verbs)
        rule = "relative clause"
    elif kind & COORDINATOR and not quoted[last]:
        governor = shared(cue, frames, reading)
        source = (
            governor.source if governor else sources.main_subject(s.w, s.first, s.end, last, quoted)
        )
        rule = "coordinated cue"
    elif kind & _EDGE or quoted[last]:
        source = None
        if kind & (COMMA | DASH) and not quoted[last]:
            source = sources.apposed(s.w, s.first, last, quoted, verbs)
            if source is None:
                governor = shared(cue, frames, reading)
                source = governor.source if governor else None
                rule = "coordinated cue"
    else:
        source = sources.subject(s.w, s.first, cue.left, quoted, verbs)
        source = sources.named_before(s.w, s.first, source, quoted)
        if source and cue.shape == BASE and not _takes_base(s, source):
            return None
        if source and cue.shape == PRESENT and _is_noun(s, cue, reading, complement):
            return None
    if source is None:
        return None
    if (
        cue.shape in (PAST, PARTICIPLE)
        and not cue.seen
        and cue.last < s.end
        and kinds[cue.last] & AGENT
    ):
        return None  # "the raid condemned by Vale": a participle that only tells which raid
    head = cue.left if governor else _head(s, source)
    before = None
    if complement.start is None and head == s.first and kinds[head] & REPORT_OPENER:
        complement = _behind_opener(s, cue, reading, complement)
    if complement.start is None:
        if governor or rule == "relative clause":
            return None
        before = _content_before(s, head - 1, frames)
        if before is None:
            return None
        rule = "content, source cue"
    tail = cue.first + 1 + len(reading.after) if reading else cue.last
    return _made(
        cue,
        reading,
        rule,
        source,
        head=head,
        tail=tail,
        complement=complement,
        before=before,
        governor=governor,
        aside=aside,
    )


def _is_noun(s: Scene, cue: Cue, reading: CueForm | None, complement: Complement) -> bool:
    """Tell whether a word in -s is a plural rather than a verb: *winning the key states*."""
    if reading is None or "noun" not in reading.cue.tags or reading.after or cue.seen:
        return False
    if complement.kind in ("that", "quote", "colon", "clause", "deed", "question"):
        return False
    before = cue.left - 1
    return (complement.start is None or s.w.kinds[cue.last] & PREPOSITION > 0) and not (
        capital(s.w.forms[before]) or s.w.kinds[before] & (_SPEAKS | SUBJECT)
    )


def _behind_opener(
    s: Scene, cue: Cue, reading: CueForm | None, complement: Complement
) -> Complement:
    """Return what stands behind the comma of *As Vale said, …*."""
    i = cue.first + 1 + len(reading.after) if reading else cue.last
    for j in range(i, s.end - 1):
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


def shared(cue: Cue, frames: list[Frame], reading: CueForm | None) -> Frame | None:
    """Return the nearest earlier frame whose subject a coordinated cue can share.

    The verbs must agree in shape. One that resumes (*and added*) goes with what was said last,
    past the acts that lie inside it.
    """
    past = (PAST, PARTICIPLE)
    resumes = reading is not None and "resumes" in reading.cue.tags
    fitting = [
        frame
        for frame in frames
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


# ---------------------------------------------------------------------------- participles


def _participle(
    s: Scene,
    cue: Cue,
    reading: CueForm | None,
    complement: Complement,
    frames: list[Frame],
    verbs: set[int],
) -> Frame | None:
    """*…, adding that …*: a participle takes the subject that governs it (ruling 3)."""
    kinds, quoted = s.w.kinds, s.quoted
    last = cue.left - 1
    kind = kinds[last] if last >= s.first else COMMA
    if kind & REPORT_OPENER:
        return _relayed(s, cue, reading, complement, frames, verbs)
    if complement.start is None:
        return None
    governor: Frame | None = None
    source: Range | None
    head = cue.left
    if kind & (_EDGE | GERUND_OPENER | SUBORDINATOR) or quoted[last] or last in verbs:
        governor = (shared(cue, frames, reading) if kind & COORDINATOR else None) or _governor(
            frames, reading
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
        source = sources.subject(s.w, s.first, cue.left, quoted, verbs)
        if source is None:
            begin = last
            while begin > s.first and not kinds[begin - 1] & (PREPOSITION | _EDGE):
                begin -= 1
            source = (begin, last + 1) if begin > s.first else None
        head = source[0] if source else head
    if source is None:
        return None
    tail = cue.first + 1 + len(reading.after) if reading else cue.last
    return _made(
        cue,
        reading,
        "participle",
        source,
        head=head,
        tail=tail,
        complement=complement,
        governor=governor,
    )


def _relayed(
    s: Scene,
    cue: Cue,
    reading: CueForm | None,
    complement: Complement,
    frames: list[Frame],
    verbs: set[int],
) -> Frame | None:
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
        source = sources.subject(s.w, s.first, left, s.quoted, verbs)
    if source is None or source[0] >= source[1]:
        return None
    head = min(left, _head(s, source))
    before = None
    if complement.start is None:
        if not seen & BE:
            whose = sources.subject(s.w, s.first, left, s.quoted, verbs)
            head = min(head, whose[0]) if whose else head
        before = _content_before(s, head - 1, frames)
        if before is None:
            return None
    tail = cue.first + 1 + len(reading.after) if reading else cue.last
    return _made(
        cue, reading, "relay", source, head=head, tail=tail, complement=complement, before=before
    )


def _governor(frames: list[Frame], reading: CueForm | None) -> Frame | None:
    """Return the frame whose source a participle takes."""
    resumes = reading is not None and "resumes" in reading.cue.tags
    finite = [frame for frame in frames if not frame.cue.is_gerund and frame.source]
    for frame in reversed(finite):
        if frame.before is not None and frame.start is None:
            return frame
    if resumes:
        for frame in finite:
            if frame.says:
                return frame
    return finite[-1] if finite else None


# ---------------------------------------------------------------------------- other frames


def _passive(s: Scene, cue: Cue, verbs: set[int]) -> Frame | None:
    """*The raid was condemned by Vale*: the subject is the content (ruling 37)."""
    kinds, quoted = s.w.kinds, s.quoted
    i = cue.first + 1
    while i < s.end and kinds[i] & ADVERB and not quoted[i]:
        i += 1
    i = time_phrase(s.w, i, s.end)
    if i >= s.end or not kinds[i] & AGENT or quoted[i]:
        return None
    reading = cue.readings[-1]
    behind = noun_phrase(s.w, i + 1, s.end, quoted)
    if reading.after or behind == i + 1:
        return None
    source = (i + 1, behind)
    if "person" in reading.cue.takes:
        kind, start = follows(s.w, behind, s.end, quoted)
        if kind not in ("that", "quote", "clause", "question"):
            return None
        return _made(
            cue,
            reading,
            "passive",
            source,
            head=cue.left,
            tail=behind,
            complement=Complement(kind, start, reading.cue.act),
        )
    content = sources.subject(s.w, s.first, cue.left, quoted, verbs)
    if content is None:
        return None
    return _made(cue, reading, "passive", source, head=cue.left, tail=behind, before=content)


def _phrase(s: Scene, cue: Cue) -> Frame | None:
    """*According to Dupre, …* and *…, according to Dupre*."""
    kinds, quoted, first, end = s.w.kinds, s.quoted, s.first, s.end
    leads = all(kinds[i] & (ADVERB | COORDINATOR | COMMA) for i in range(first, cue.first))
    behind = cue.last
    while behind < end and not quoted[behind] and not kinds[behind] & (_EDGE & ~OPENING):
        if (
            not leads
            and behind > cue.last
            and kinds[behind] & (RELATIVE | COMPLEMENTIZER | COORDINATOR)
            and not (
                kinds[behind] & COORDINATOR
                and behind + 1 < end
                and (kinds[behind + 1] & DETERMINER or s.w.forms[behind + 1][:1].isupper())
            )
        ):
            break
        behind += 1
    if behind == cue.last:
        return None
    if leads:
        behind = _behind_apposition(s, behind)
        if behind >= end:
            return None
        start = behind + 1 if kinds[behind] & COMMA else behind
        return _made(
            cue,
            None,
            "according to",
            (cue.last, behind),
            head=cue.first,
            tail=behind,
            complement=Complement("clause", start, Act.ASSERT),
        )
    source = (cue.last, behind)
    before = _content_before(s, cue.first - 1, [])
    if before is None:
        if cue.first - 1 <= first:
            return None
        before = (first, cue.first)
    resumed = None
    if behind + 1 < end and kinds[behind] & COMMA and not has_predicate(s.w, *before, quoted):
        resumed = Complement("clause", behind + 1, Act.ASSERT)  # "The raid, according to Vale, …"
    return _made(
        cue,
        None,
        "according to",
        source,
        head=cue.first,
        tail=behind,
        complement=resumed,
        before=before,
    )


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
            or stop - start > 12
            or not kinds[start] & (DETERMINER | RELATIVE)
            or has_predicate(s.w, start, stop, quoted)
        ):
            break
        behind = stop
    return behind


def introduces(scene: Scene, cues: list[Cue]) -> Frame | None:
    """Return the frame of a sentence that ends in a colon and says who speaks in the next one."""
    for cue in reversed(cues):
        reading = next((r for r in cue.readings if "quote" in r.cue.takes), None)
        if reading is None:
            continue
        source = sources.subject(scene.w, scene.first, cue.left, scene.quoted, frozenset())
        if source is not None:
            return _made(
                cue,
                reading,
                "introduced by a colon",
                source,
                head=source[0],
                tail=cue.first + 1 + len(reading.after),
            )
    return None
