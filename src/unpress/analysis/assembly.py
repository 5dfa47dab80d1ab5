"""Stage 12: the article.

Comes in: all layers. Goes out: the `Article`: ranges of words turned into spans of the text, voices
into actors, attributions into statements, a parent before its children. Acts that a speaker performs
inside his own direct quotation are left out unless they are his principal's (ruling 23). It decides
nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from unpress.analysis.attributions import Attribution
from unpress.analysis.circumstances import Circumstances
from unpress.analysis.layout import Layout
from unpress.analysis.names import printed
from unpress.analysis.phrases import Range
from unpress.analysis.principals import Principal
from unpress.analysis.quotations import Quotation
from unpress.analysis.resolution import Resolved, Voice
from unpress.analysis.times import day_of
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import QUOTE
from unpress.model import (
    Actor,
    Article,
    Dateline,
    Document,
    Excerpt,
    Furniture,
    Kind,
    Medium,
    Organization,
    PartialDate,
    Person,
    Quote,
    Span,
    Statement,
)


def assemble(
    text: str,
    language: Language,
    layout: Layout,
    w: Words,
    quotations: Sequence[Quotation],
    quoted: bytes,
    attributions: Sequence[Attribution],
    around: Sequence[Circumstances],
    resolved: Sequence[Resolved],
    principals: Sequence[Principal],
    voices: Sequence[Voice],
    reference: date | None,
) -> Article:
    """Build the article from its layers."""
    kept = _kept(attributions, resolved, principals)
    spoken = {
        id(v) for n in kept for v in (*resolved[n].speakers, principals[n].voice) if v is not None
    }
    actors: dict[int, Actor] = {
        id(voice): _actor(w, voice) for voice in voices if id(voice) in spoken
    }
    statements: dict[int, Statement] = {}
    for n in sorted(kept, key=lambda n: _order(w, attributions, n)):
        attribution, frame = attributions[n], attributions[n].frame
        parent = attribution.parent
        while parent is not None and parent not in statements:
            parent = attributions[parent].parent
        principal = principals[n].voice
        day = day_of(w, around[n].clause, language, reference)
        cue = frame.cue
        statements[n] = Statement(
            source=_span(w, frame.source),
            cue=_span(w, (cue.first, frame.last)) if frame.last > cue.first else None,
            content=tuple(_content(w, piece) for piece in _joined(attribution.content)),
            kind=_kind(w, attribution, quoted),
            act=around[n].act,
            carried=tuple(_content(w, piece) for piece in attribution.carried),
            speakers=tuple(actors[id(voice)] for voice in resolved[n].speakers),
            principal=None if principal is None else actors[id(principal)],
            medium=around[n].medium or _leaned_on(resolved[n].paper, language),
            date=day,
            force=around[n].force,
            parent=None if parent is None else statements[parent],
            rule=_rule(attribution, resolved[n], principals[n], around[n], day),
        )
    return Article(
        text=text,
        language=language.code,
        genre=layout.genre,
        headline=_excerpt(layout.headline),
        byline=_excerpt(layout.byline),
        published=layout.published,
        dateline=_dateline(layout),
        agencies=layout.agencies,
        furniture=tuple(
            Furniture(Span(piece.start, piece.end), piece.kind, piece.rule)
            for piece in layout.furniture
        ),
        paragraphs=tuple(Span(*paragraph) for paragraph in layout.paragraphs),
        actors=tuple(actors.values()),
        quotes=_quotes(quotations, statements),
        statements=tuple(statements.values()),
    )


def _rule(
    attribution: Attribution,
    found: Resolved,
    principal: Principal,
    around: Circumstances,
    day: PartialDate | None,
) -> str:
    """Return the names of the rules that made a statement, frame first."""
    named = (
        ("", attribution.rule),
        ("speaker: ", found.rule),
        ("principal: ", principal.rule),
        ("medium: ", around.rule),
        ("date: ", "day in the frame's clause" if day is not None else ""),
    )
    return "; ".join(what + rule for what, rule in named if rule)


def _kept(
    attributions: Sequence[Attribution],
    resolved: Sequence[Resolved],
    principals: Sequence[Principal],
) -> list[int]:
    """Return the attributions that are statements."""
    kept = []
    for n, attribution in enumerate(attributions):
        reading = attribution.frame.reading
        if attribution.parent is None and reading is not None and "inner" in reading.cue.tags:
            continue
        if attribution.quoted:
            outer = attribution.parent
            while outer is not None and attributions[outer].quoted:
                outer = attributions[outer].parent
            if outer is None:
                continue
            speakers = resolved[n].speakers
            chief = bool(speakers) and speakers[0].post == "secretary-general"
            chief = chief and speakers[0] not in resolved[outer].speakers
            relayed = (
                chief or principals[outer].voice is not None or resolved[outer].paper is not None
            )
            if not speakers or not relayed:
                continue
            if principals[outer].voice is not None and principals[outer].voice not in speakers:
                continue
            if principals[outer].voice is None and speakers[0] in resolved[outer].speakers:
                continue
        kept.append(n)
    return kept


def _order(w: Words, attributions: Sequence[Attribution], n: int) -> tuple[int, int]:
    """Return the rank of a statement: where its first part starts, an outer one first."""
    attribution = attributions[n]
    frame = attribution.frame
    starts = [frame.cue.first, *(start for start, _ in attribution.content)]
    if frame.source is not None:
        starts.append(frame.source[0])
    depth = 0
    parent = attribution.parent
    while parent is not None:
        starts.append(starts[0])
        depth += 1
        parent = attributions[parent].parent
    return min(starts), depth


def _span(w: Words, words: Range | None) -> Span | None:
    return None if words is None else Span(w.starts[words[0]], w.end(words[1] - 1))


def _joined(pieces: Sequence[Range]) -> list[Range]:
    """Join pieces that nothing parts but a paragraph break (ruling 43)."""
    joined: list[Range] = []
    for start, end in pieces:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _content(w: Words, words: Range) -> Span:
    return Span(w.starts[words[0]], w.end(words[1] - 1))


def _kind(w: Words, attribution: Attribution, quoted: bytes) -> Kind:
    """Return the kind of a statement, by the quotation marks of the page."""
    inside = outside = False
    for start, end in attribution.content:
        marked = quoted.count(1, start, end)
        if marked == end - start:
            inside = True
            continue
        if not marked:
            outside = True
            continue
        for i in range(start, end):
            if w.kinds[i] & QUOTE or not w.forms[i][0].isalnum():
                continue
            if quoted[i]:
                inside = True
            else:
                outside = True
    if not outside:
        return Kind.DIRECT
    return Kind.MIXED if inside else Kind.INDIRECT


def _leaned_on(paper: str | None, language: Language) -> Medium | None:
    """Return the medium that a paper is."""
    if paper is None:
        return None
    for table in language.phrases.medium:
        if paper in table.words:
            return table.medium
    return None


def _actor(w: Words, voice: Voice) -> Actor:
    """Turn a voice into an actor."""
    mentions = tuple(
        Span(start, end)
        for start, end in sorted({(w.starts[a], w.end(b - 1)) for a, b in voice.mentions})
    )
    aliases = dict.fromkeys(
        form
        for form in (*voice.forms, *(printed(w, a, b) for a, b in voice.mentions))
        if form and form != voice.name
    )
    roles = tuple(dict.fromkeys(voice.roles))
    if voice.kind == "person":
        office = voice.human.office if voice.human else None
        return Person(voice.name, tuple(aliases), roles, mentions, office, voice.rule)
    if voice.kind == "document":
        return Document(voice.name, tuple(aliases), roles, mentions, voice.rule)
    return Organization(voice.name, tuple(aliases), roles, mentions, voice.rule)


def _excerpt(line: object) -> Excerpt | None:
    if line is None:
        return None
    return Excerpt(line.text, Span(line.start, line.end))  # type: ignore[attr-defined]


def _dateline(layout: Layout) -> Dateline | None:
    found = layout.dateline
    if found is None:
        return None
    return Dateline(
        Span(found.start, found.end), found.place, found.date, found.agency, found.agencies
    )


def _quotes(quotations: Sequence[Quotation], statements: dict[int, Statement]) -> tuple[Quote, ...]:
    """Return the quotations of the page, each with the outermost statement that holds it."""
    pieces = sorted(
        (piece.start, piece.end, n)
        for n, statement in enumerate(statements.values())
        if statement.parent is None
        for piece in statement.content
    )
    owners = tuple(statements.values())
    made, at = [], 0
    for quotation in quotations:
        while at < len(pieces) and pieces[at][1] <= quotation.start:
            at += 1
        owner = (
            owners[pieces[at][2]] if at < len(pieces) and pieces[at][0] < quotation.end else None
        )
        span = Span(quotation.start, quotation.end)
        made.append(Quote(span, quotation.marks, (), owner, quotation.rule))
    return tuple(made)
