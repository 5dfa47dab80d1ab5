"""Stage 7c: a sentence as it is read, and a frame: how a cue, its source and its content stand.

Comes in: what the finders of frames have found. Goes out: the values that they share, `Scene` and
`Frame`. Nothing is searched for here.
"""

from __future__ import annotations

from collections.abc import Set

from attrs import define, field, frozen

from unpress.analysis.complements import Complement, Kind
from unpress.analysis.cues import Cue
from unpress.analysis.phrases import Range
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    COLON,
    COMMA,
    DASH,
    OPENING,
    QUOTE,
    REPORT_OPENER,
    SEMICOLON,
    CueForm,
    Lexicon,
)
from unpress.model import Act

EDGE = COMMA | DASH | QUOTE | SEMICOLON | COLON | OPENING
_SAYS = frozenset({"clause", "quote"})


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

    @property
    def ends(self) -> bool:
        """Whether its whole content stands before it."""
        return self.before is not None and self.start is None


@define(eq=False)
class Scene:
    """One sentence to be read: words `first` up to and without `end`.

    `previous` is the sentence before in the same paragraph if it is a quotation and nothing else.
    `frames` and `verbs` fill up as its cues are read: the frames found, and where their verbs stand.
    """

    w: Words
    first: int
    end: int
    quoted: bytes
    lexicon: Lexicon
    previous: Range | None = None
    frames: list[Frame] = field(factory=list)
    verbs: set[int] = field(factory=set)


def framed(
    cue: Cue,
    reading: CueForm | None,
    rule: str,
    source: Range | None,
    *,
    head: int,
    tail: int | None = None,
    complement: Complement | None = None,
    before: Range | None = None,
    governor: Frame | None = None,
    addressee: Range | None = None,
    aside: bool = False,
) -> Frame:
    """Build a frame, with what the reading of its cue tells; `tail` is behind the cue if not given."""
    entry = reading.cue if reading else None
    last = cue.behind(reading) if reading else cue.last
    return Frame(
        cue=cue,
        last=last,
        act=complement.act if complement else entry.act if entry else cue.act,
        rule=rule,
        source=source,
        head=head,
        tail=last if tail is None else tail,
        before=before,
        start=complement.start if complement else None,
        kind=complement.kind if complement else "none",
        governor=governor,
        addressee=complement.addressee if complement else addressee,
        aside=aside,
        stance=cue.stance or (entry is not None and "stance" in entry.tags),
        reading=reading,
    )


def head_of(s: Scene, source: Range) -> int:
    """Return the first word of a frame: the source, with the adverbs before it."""
    head = source[0]
    kinds, quoted = s.w.kinds, s.quoted
    while head > s.first and kinds[head - 1] & ADVERB and not quoted[head - 1]:
        head -= 1
    if head > s.first and kinds[head - 1] & REPORT_OPENER and not quoted[head - 1]:
        head -= 1
    return head


def any_verb(verbs: Set[int], start: int, end: int) -> bool:
    """Tell whether a verb that reports stands in a range of words."""
    return any(start <= verb < end for verb in verbs)
