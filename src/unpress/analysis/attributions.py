"""Stage 7: attributions: who is a source, by which cue, of which content.

Comes in: words, quotations, sentences. Goes out: `Attribution`s in the order of their cues, each
sentence read by `cues`, `frames` and `contents`; and then what no sentence shows alone: quotations
that go on in the next sentence or paragraph, frames that end in a colon, names with a colon behind,
acts inside a quotation. It never says who the source is.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from unpress.analysis import contents, cues, frames
from unpress.analysis.cues import Cue
from unpress.analysis.frames import Frame, Scene
from unpress.analysis.phrases import Range, capital, noun_phrase, verb_group
from unpress.analysis.quotations import Quotation
from unpress.analysis.sentences import Sentence, inside
from unpress.analysis.sources import subject
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    AUXILIARY,
    BASE,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    COPULA,
    CUE,
    DASH,
    DETERMINER,
    ED,
    FEELING,
    FINITE,
    OPENED,
    OPENING,
    PHRASAL,
    PREDICATE,
    PREPOSITION,
    QUOTE,
    RELAY,
    SEMICOLON,
    STOP,
    SUPPORT,
    Lexicon,
)
from unpress.model import Act

_ANY_CUE = CUE | SUPPORT | FEELING | PHRASAL
_VERBAL = PREDICATE | ED
_NO_SUBJECT = (
    STOP
    | COMMA
    | COLON
    | SEMICOLON
    | DASH
    | OPENING
    | CLOSING
    | DETERMINER
    | PREPOSITION
    | COMPLEMENTIZER
    | COORDINATOR
)
_LONGEST_LABEL = 12  # words before a colon that can name a speaker


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


def within(w: Words, quotations: Sequence[Quotation]) -> bytes:
    """Return a byte for each word: 1 where it stands within quotation marks."""
    quoted = bytearray(len(w) + 1)
    for quotation in quotations:
        first, last = w.at(quotation.start), w.at(quotation.end)
        quoted[first:last] = b"\1" * (last - first)
    return bytes(quoted)


def attribute(
    w: Words, sentences: Sequence[Sentence], quoted: bytes, lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Find the attributions of a text."""
    w, quoted = _opened(w, quoted)
    found: list[Attribution] = []
    last: int | None = None  # the attribution that a quotation without a cue goes on with
    since = -1  # the paragraph in which it did so last
    introduced: Attribution | None = None
    previous: Range | None = None  # the sentence before, if it is a quotation and nothing else
    for number, sentence in enumerate(sentences):
        first, end = sentence.first, sentence.last
        if previous and sentence.paragraph != sentences[number - 1].paragraph:
            previous = None
        closed = all(quoted[first:end])
        if introduced is not None and quoted[first]:
            found.append(evolve(introduced, content=(_quotation(quoted, first, end),)))
            last, since = len(found) - 1, sentence.paragraph
            introduced, previous = None, None
            continue
        introduced = None
        here: list[Attribution] = []
        if not closed and any(w.kinds[i] & _ANY_CUE for i in range(first, end)):
            scene = Scene(w, first, _trimmed(w, first, end, quoted), quoted, lexicon, previous)
            reporting = [
                cue
                for cue in cues.find(w, first, end, lexicon)
                if not quoted[cue.first] or not quoted[cue.last]
            ]
            drawn = frames.frame(scene, reporting)
            for frame, content in zip(drawn, contents.bound(scene, drawn), strict=True):
                if content:
                    here.append(Attribution(frame, content, number, frame.rule))
            if not here and reporting and w.kinds[end - 1] & COLON:
                opener = frames.introduces(scene, reporting)
                if opener is not None:
                    introduced = Attribution(opener, (), number, opener.rule)
        if not here and not closed:
            here = _labelled(w, sentence, number, quoted)
        if here:
            if previous and last is not None and any(a.frame.before == previous for a in here):
                found[last] = _without(found[last], previous)
            found += here
            last, since = _outermost(found, len(here), quoted), sentence.paragraph
        elif closed and last is not None and sentence.paragraph - since <= 1:
            found[last] = evolve(found[last], content=(*found[last].content, (first, end)))
            since = sentence.paragraph
        elif not closed and sentence.paragraph != since:
            last = None
        previous = (first, end) if closed else None
    whole = [attribution for attribution in found if attribution.content]
    return tuple(_nested(w, whole, quoted, lexicon))


def _opened(w: Words, quoted: bytes) -> tuple[Words, bytes]:
    """Open the quotations that begin between a subject and its verb: *Vale "condemns the raid"*.

    Their words are read as the sentence's own, the opening mark as if it were an adverb.
    """
    openings = [
        i
        for i in range(1, len(w) - 1)
        if w.kinds[i] & QUOTE and quoted[i] and not quoted[i - 1] and _begins_verb(w, i)
    ]
    if not openings:
        return w, quoted
    kinds = list(w.kinds)
    bare = bytearray(quoted)
    for i in openings:
        behind = _quotation(quoted, i, len(w))[1]
        kinds[i] = ADVERB | OPENED
        closed = bool(w.kinds[behind - 1] & QUOTE)
        bare[i : behind - closed] = bytes(behind - closed - i)
    return evolve(w, kinds=kinds), bytes(bare)


def _begins_verb(w: Words, mark: int) -> bool:
    """Tell whether a quotation opens with a verb whose subject, or copula, stands before it."""
    kinds = w.kinds
    before, first = kinds[mark - 1], mark + 1
    if before & (_NO_SUBJECT | CUE | RELAY) and not before & COPULA:
        return False
    while first < len(w) - 1 and kinds[first] & ADVERB and not kinds[first] & COPULA:
        first += 1
    kind = kinds[first]
    if kind & FEELING:
        return bool(before & COPULA) or bool(kind & COPULA)
    if before & (COPULA | AUXILIARY):
        return False
    return bool(kind & COPULA and kind & PREDICATE) or bool(
        kind & (CUE | SUPPORT) and kind & FINITE or (kind & CUE and w.keys[first][-1] == "s")
    )


def _trimmed(w: Words, first: int, end: int, quoted: bytes) -> int:
    """Return the end of a sentence without its full stop."""
    bracketed = CLOSING if w.kinds[first] & OPENING else 0
    while end > first and w.kinds[end - 1] & (STOP | bracketed) and not quoted[end - 1]:
        end -= 1
    return end


def _quotation(quoted: bytes, first: int, end: int) -> Range:
    """Return the quotation that starts at word `first`."""
    behind = quoted.find(b"\0", first, end)
    return first, (end if behind < 0 else behind)


def _without(attribution: Attribution, piece: Range) -> Attribution:
    """Take a quotation back that turned out to have a frame of its own."""
    if attribution.content and attribution.content[-1] == piece:
        return evolve(attribution, content=attribution.content[:-1])
    return attribution


def _outermost(found: list[Attribution], count: int, quoted: bytes) -> int:
    """Return which of the newest attributions a quotation behind them goes on with.

    One that lies in none of the others and says something; the first that quotes, else the last.
    """
    newest = range(len(found) - count, len(found))
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


def _labelled(w: Words, sentence: Sentence, number: int, quoted: bytes) -> list[Attribution]:
    """Read *Vale: "…"* and *Vale had one wish: "…"*: no cue, but a colon and a quotation."""
    first, end = sentence.first, sentence.last
    signed = _signed(w, first, end, quoted)
    if signed is not None:
        return [Attribution(signed, ((first, signed.head),), number, signed.rule)]
    colon = next((i for i in range(first + 1, end - 1) if w.kinds[i] & COLON), None)
    if colon is None or quoted[colon] or not quoted[colon + 1] or quoted[first]:
        return []
    if colon - first <= _LONGEST_LABEL and noun_phrase(w, first, colon, quoted) == colon:
        cue = Cue(colon, colon, colon, 0, BASE, "colon")
        source: Range | None = (first, colon)
        rule = "name and colon"
    else:
        verb = next((i for i in range(first + 1, colon) if w.kinds[i] & _VERBAL), None)
        if verb is None:
            return []
        left, _ = verb_group(w, verb, first)
        source = subject(w, first, left, quoted, frozenset())
        cue = Cue(verb, verb + 1, left, 0, BASE, "colon")
        rule = "clause and colon"
    if source is None:
        return []
    frame = Frame(cue, cue.last, Act.ASSERT, rule, source, source[0], colon, start=colon + 1)
    return [Attribution(frame, (_quotation(quoted, colon + 1, end),), number, rule)]


def _signed(w: Words, first: int, end: int, quoted: bytes) -> Frame | None:
    """Read *"…" — Lina Haddad*: a quotation, a dash and the name of who speaks."""
    if not quoted[first]:
        return None
    behind = _quotation(quoted, first, end)[1]
    if behind + 1 >= end or not w.kinds[behind] & DASH or not capital(w.forms[behind + 1]):
        return None
    stop = noun_phrase(w, behind + 1, end, quoted)
    while stop < end and w.kinds[stop] & STOP:
        stop += 1
    if stop < end and not w.kinds[stop] & COMMA:
        return None
    source = (behind + 1, stop if stop < end else _trimmed(w, behind + 1, end, quoted))
    cue = Cue(behind, behind, behind, 0, BASE, "dash")
    return Frame(
        cue, behind, Act.ASSERT, "quotation and name", source, behind, end, before=(first, behind)
    )


# ---------------------------------------------------------------------------- nesting


def _nested(
    w: Words, found: list[Attribution], quoted: bytes, lexicon: Lexicon
) -> list[Attribution]:
    """Add the acts that lie inside quotations, and say which attribution lies in which."""
    everything = list(found)
    for attribution in found:
        for piece in attribution.content:
            if any(quoted[i] and w.kinds[i] & _ANY_CUE for i in range(*piece)):
                everything += _inside(w, piece, attribution.sentence, quoted, lexicon)
    everything.sort(key=lambda a: (a.frame.cue.first, a.quoted))
    return [evolve(a, parent=_parent(everything, n)) for n, a in enumerate(everything)]


def _inside(
    w: Words, piece: Range, sentence: int, quoted: bytes, lexicon: Lexicon
) -> list[Attribution]:
    """Read a content as if it had no quotation marks, and keep what stands within them."""
    places = [i for i in range(*piece) if not w.kinds[i] & QUOTE]
    view = Words(
        [w.starts[i] for i in places],
        [w.forms[i] for i in places],
        [w.keys[i] for i in places],
        [w.kinds[i] for i in places],
    )
    unquoted = bytes(len(places) + 1)
    found: list[Attribution] = []
    for part in inside(view, 0, len(places)):
        end = _trimmed(view, part.first, part.last, unquoted)
        scene = Scene(view, part.first, end, unquoted, lexicon)
        drawn = frames.frame(scene, cues.find(view, part.first, end, lexicon))
        for frame, content in zip(drawn, contents.bound(scene, drawn), strict=True):
            if content and quoted[places[frame.cue.first]]:
                outer = tuple((places[a], places[b - 1] + 1) for a, b in content)
                found.append(
                    Attribution(_outward(frame, places), outer, sentence, frame.rule, quoted=True)
                )
    return found


def _outward(frame: Frame, places: list[int]) -> Frame:
    """Turn the places of a frame in a view into places in the text."""

    def put(pair: Range | None) -> Range | None:
        return None if pair is None else (places[pair[0]], places[pair[1] - 1] + 1)

    cue = frame.cue
    return evolve(
        frame,
        cue=evolve(
            cue,
            first=places[cue.first],
            last=places[cue.last - 1] + 1,
            left=places[cue.left],
        ),
        last=places[frame.last - 1] + 1,
        source=put(frame.source),
        head=places[frame.head],
        tail=places[frame.tail - 1] + 1,
        before=put(frame.before),
        start=None if frame.start is None else places[frame.start],
        addressee=put(frame.addressee),
        governor=None,
    )


def _parent(everything: list[Attribution], n: int) -> int | None:
    """Return the innermost attribution whose content holds the cue of the `n`-th."""
    at = everything[n].frame.cue.first
    best: int | None = None
    size = 0
    for m in range(max(0, n - _WINDOW), min(len(everything), n + _WINDOW)):
        if m == n:
            continue
        for start, end in everything[m].content:
            if start <= at < end and (best is None or end - start < size):
                best, size = m, end - start
    return best


_WINDOW = 40  # attributions around one among which its parent is sought
