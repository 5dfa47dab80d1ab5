"""Stage 7: attributions: who is a source, by which cue, of which content.

Comes in: marked words and sentences. Goes out: `Attribution`s in the order of their cues, each
sentence read by `cues`, `frames`, `contents` and `labels`; and what no sentence shows alone:
quotations that go on in the next sentence or paragraph, frames that end in a colon, acts inside a
quotation. It never says who the source is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve, frozen

from unpress.analysis import contents, cues, frames
from unpress.analysis.labels import labelled
from unpress.analysis.marking import Marking, run_end
from unpress.analysis.phrases import Range
from unpress.analysis.scene import Frame, Scene
from unpress.analysis.sentences import Sentence, inside
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    BODY,
    CLOSING,
    COLON,
    COMMA,
    GROUP,
    OPENING,
    QUOTE,
    ROLE,
    STOP,
    Lexicon,
)
from unpress.model import Act

_NAMES_OTHERS = ROLE | BODY | GROUP


@frozen(eq=False)
class Attribution:
    """A frame with all its content; ranges are of words.

    `sentence` is the number of the sentence that holds the cue. `parent` is the attribution whose
    content holds this one, as its place in the list. `quoted` says that the cue stands within
    quotation marks. `carried` are the sentences before it that go on in the same voice.
    """

    frame: Frame
    content: tuple[Range, ...]
    sentence: int
    rule: str
    parent: int | None = None
    quoted: bool = False
    carried: tuple[Range, ...] = ()

    def holding(self, content: tuple[Range, ...]) -> Attribution:
        """Return the same attribution of another content."""
        return Attribution(
            self.frame, content, self.sentence, self.rule, self.parent, self.quoted, self.carried
        )

    def under(self, parent: int) -> Attribution:
        """Return the same attribution inside the content of another."""
        return Attribution(
            self.frame, self.content, self.sentence, self.rule, parent, self.quoted, self.carried
        )


def attribute(
    marking: Marking, sentences: Sequence[Sentence], lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Find the attributions of a text."""
    w, quoted = marking.words, marking.closed
    candidates, low = marking.candidates, 0
    found: list[Attribution] = []
    last: int | None = None  # the attribution that a quotation without a cue goes on with
    since = -1  # the paragraph in which it did so last
    introduced: Attribution | None = None
    previous: Range | None = None  # the sentence before, if it is a quotation and nothing else
    voiceless: list[Range] = []  # sentences before in the paragraph that no verb of saying covers
    for number, sentence in enumerate(sentences):
        first, end = sentence.first, sentence.last
        if number and sentence.paragraph != sentences[number - 1].paragraph:
            previous = None
            voiceless.clear()
        if introduced is not None and quoted[first]:
            piece = (first, run_end(quoted, first, end))
            found.append(introduced.holding((piece,)))
            last, since = len(found) - 1, sentence.paragraph
            introduced, previous = None, None
            continue
        closed = quoted.find(b"\0", first, end) < 0
        here: list[Attribution] = []
        introduced = None
        if not closed:
            low, high = bisect_left(candidates, first, low), bisect_left(candidates, end, low)
            if low < high or quoted.find(b"\1", first, end) >= 0:
                scene = Scene(w, first, _trimmed(w, first, end, quoted), quoted, lexicon, previous)
                here, introduced = _in_sentence(scene, number, end, candidates[low:high])
            low = high
        if here:
            if previous and last is not None and any(a.frame.before == previous for a in here):
                found[last] = _without(found[last], previous)
            here = _carrying(here, voiceless, (first, end), quoted)
            found += here
            last, since = _outermost(found, len(here), quoted), sentence.paragraph
        elif closed and last is not None and sentence.paragraph - since <= 1:
            found[last] = found[last].holding((*found[last].content, (first, end)))
            since = sentence.paragraph
        elif not closed:
            voiceless.append((first, end))
            if sentence.paragraph != since:
                last = None
        previous = (first, end) if closed else None
    found = [attribution for attribution in found if attribution.content]
    found += _quoted_acts(marking, found, lexicon)
    found.sort(key=lambda attribution: (attribution.frame.cue.first, attribution.quoted))
    return tuple(_nested(found))


def _in_sentence(
    scene: Scene, number: int, end: int, candidates: list[int]
) -> tuple[list[Attribution], Attribution | None]:
    """Read one sentence: its attributions, or the one that it introduces with a colon."""
    w, quoted = scene.w, scene.quoted
    reporting = [
        cue
        for cue in cues.find(w, scene.first, end, candidates, scene.lexicon)
        if not (quoted[cue.first] and quoted[cue.last])
    ]
    here = []
    if reporting:
        drawn = frames.frame(scene, reporting)
        for frame, content in zip(drawn, contents.bound(scene, drawn), strict=True):
            if content:
                here.append(Attribution(frame, content, number, frame.rule))
        if here:
            return here, None
        if w.kinds[end - 1] & COLON:
            opener = frames.introduces(scene, reporting)
            if opener is not None:
                return [], Attribution(opener, (), number, opener.rule)
    if quoted.find(b"\1", scene.first, end) >= 0:
        label = labelled(scene)
        if label is not None:
            frame, piece = label
            return [Attribution(frame, (piece,), number, frame.rule)], None
    return [], None


def _carrying(
    here: list[Attribution], voiceless: list[Range], sentence: Range, quoted: bytes
) -> list[Attribution]:
    """Give the sentences before to a frame that ends its own: *Two came. Three left, he said.*

    What goes on in the same voice without a cue of its own is carried by the next that has one.
    """
    covering = [
        n
        for n, attribution in enumerate(here)
        if attribution.frame.before is not None and attribution.frame.start is None
    ]
    saying = covering[-1] if covering else None
    if saying is None:
        if any(a.frame.says and a.frame.act is Act.ASSERT for a in here):
            voiceless.clear()
        else:
            voiceless.append(sentence)
        return here
    frame = here[saying].frame
    before = frame.before
    carries = frame.says and before is not None and not quoted[before[0]]
    carried = tuple(voiceless) if carries else ()
    voiceless.clear()
    if not carried:
        return here
    return [
        evolve(attribution, carried=carried) if n == saying else attribution
        for n, attribution in enumerate(here)
    ]


def _trimmed(w: Words, first: int, end: int, quoted: bytes) -> int:
    """Return the end of a sentence without its full stop."""
    bracketed = CLOSING if w.kinds[first] & OPENING else 0
    while end > first and w.kinds[end - 1] & (STOP | bracketed) and not quoted[end - 1]:
        end -= 1
    return end


def _without(attribution: Attribution, piece: Range) -> Attribution:
    """Take a quotation back that turned out to have a frame of its own."""
    if attribution.content and attribution.content[-1] == piece:
        return attribution.holding(attribution.content[:-1])
    return attribution


def _outermost(found: list[Attribution], count: int, quoted: bytes) -> int:
    """Return which of the newest attributions a quotation behind them goes on with.

    One that lies in none of the others and says something; the first that quotes, else the last.
    """
    newest = range(len(found) - count, len(found))
    if count == 1:
        return newest[0]
    outer = [
        n
        for n in newest
        if not any(
            m != n
            and any(start <= found[n].frame.cue.first < end for start, end in found[m].content)
            for m in newest
        )
    ] or list(newest)
    saying = [n for n in outer if found[n].frame.says and not found[n].frame.aside] or outer
    quoting = [n for n in saying if any(quoted[start] for start, _ in found[n].content)]
    return (quoting or saying[-1:])[0]


# ---------------------------------------------------------------------------- nesting


def _quoted_acts(
    marking: Marking, found: Sequence[Attribution], lexicon: Lexicon
) -> list[Attribution]:
    """Find the acts inside the quotations that attributions hold: *"The chief condemns …," said …*.

    Only where the quotation names somebody by a post or as a body: a speaker's own acts in his own
    words are optional (ruling 23).
    """
    w, quoted = marking.words, marking.closed
    open_words = bytes(len(w) + 1)
    acts: list[Attribution] = []
    for attribution in found:
        for start, end in attribution.content:
            at = quoted.find(b"\1", start, end)
            while at >= 0:
                behind = run_end(quoted, at, end)
                low, high = (
                    bisect_left(marking.candidates, at),
                    bisect_left(marking.candidates, behind),
                )
                if low < high and any(w.kinds[i] & _NAMES_OTHERS for i in range(at, behind)):
                    acts += _inside(
                        w,
                        at,
                        behind,
                        marking.candidates[low:high],
                        attribution,
                        open_words,
                        lexicon,
                    )
                at = quoted.find(b"\1", behind, end)
    return acts


def _inside(
    w: Words,
    first: int,
    last: int,
    candidates: list[int],
    outer: Attribution,
    quoted: bytes,
    lexicon: Lexicon,
) -> list[Attribution]:
    """Read a quotation as if it had no marks."""
    acts = []
    for part in inside(w, first, last):
        here = [i for i in candidates if part.first <= i < part.last]
        if not here:
            continue
        end = _trimmed(w, part.first, part.last, quoted)
        while end > part.first + 1 and w.kinds[end - 1] & (STOP | COMMA | QUOTE):
            end -= 1  # the mark that closes the outer quotation, and the comma before it
        scene = Scene(w, part.first, end, quoted, lexicon)
        drawn = frames.frame(scene, cues.find(w, part.first, part.last, here, lexicon))
        for frame, content in zip(drawn, contents.bound(scene, drawn), strict=True):
            if content:
                acts.append(Attribution(frame, content, outer.sentence, frame.rule, quoted=True))
    return acts


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Say which attribution lies in which: the innermost whose content holds the cue."""
    beside: dict[int, list[int]] = {}
    for n, attribution in enumerate(found):
        beside.setdefault(attribution.sentence, []).append(n)
    nested = []
    for n, attribution in enumerate(found):
        at = attribution.frame.cue.first
        parent: int | None = None
        size = 0
        for m in beside[attribution.sentence]:
            if m == n:
                continue
            for start, end in found[m].content:
                if start <= at < end and (parent is None or end - start < size):
                    parent, size = m, end - start
        nested.append(attribution if parent is None else attribution.under(parent))
    return nested
