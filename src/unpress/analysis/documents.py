"""Stage 10b: official papers, whose own sentences are statements.

Comes in: the voices of a text that is itself a paper, its opening formula and title. Goes out: the
speakers and principals again, with the paper's issuer as speaker of what it says in its own voice
and the one it speaks for as principal (guidelines 4, rulings 26, 33). News copy goes through
untouched, and so do others' words that a paper reports.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from unpress.analysis.circumstances import Circumstances
from unpress.analysis.layout import Layout
from unpress.analysis.phrases import Range
from unpress.analysis.principals import Principal
from unpress.analysis.references import read
from unpress.analysis.resolution import Reader, Resolved, Voice
from unpress.analysis.words import Words
from unpress.languages.lexicon import AGENT, BODY, COLON, DASH, INFINITIVE, MEDIUM, STOP
from unpress.model import Genre, Medium

# Media that a title or a formula can name in place of *statement*.
_TITLED = (Medium.SPEECH, Medium.MESSAGE, Medium.LETTER)


@frozen(eq=False)
class Issuer:
    """Who speaks in a paper, for whom, through which medium."""

    speaker: Voice | None
    principal: Voice | None
    medium: Medium


def issuer(w: Words, layout: Layout, reader: Reader) -> Issuer | None:
    """Return who issued the paper that a text is; `None` for news and transcripts."""
    if layout.genre in (Genre.NEWS, Genre.TRANSCRIPT):
        return None
    chief = reader.chief() or next(
        (voice for voice in reader.voices if voice.post == "secretary-general"), None
    )
    medium = Medium.STATEMENT
    for start, end in _heads(w, layout):
        medium = _medium(w, start, end, reader) or medium
        speaker = _speaker(w, start, end, reader)
        if speaker is None:
            continue
        if speaker.post == "spokesperson":
            return Issuer(speaker, chief, medium)
        body = _body(w, start, end, reader)
        if body is not None and speaker.post != "secretary-general":
            return Issuer(body, None, medium)
        return Issuer(speaker, None, medium)
    return Issuer(chief, None, medium)


def speak(
    resolved: Sequence[Resolved],
    principals: Sequence[Principal],
    around: Sequence[Circumstances],
    paper: Issuer | None,
) -> tuple[list[Resolved], list[Principal], list[Circumstances]]:
    """Give the paper's own voice its speaker, its principal and its medium."""
    if paper is None:
        return list(resolved), list(principals), list(around)
    own = paper.principal or paper.speaker
    speakers, whose, told = [], [], []
    for found, principal, circumstances in zip(resolved, principals, around, strict=True):
        mine = own is not None and found.speakers == (own,)
        if mine and paper.speaker is not None:
            speakers.append(evolve(found, speakers=(paper.speaker,)))
            whose.append(Principal(paper.principal, "the paper's own voice"))
        else:
            speakers.append(found)
            whose.append(principal)
        if mine and circumstances.medium is None:
            told.append(evolve(circumstances, medium=paper.medium))
        else:
            told.append(circumstances)
    return speakers, whose, told


def _heads(w: Words, layout: Layout) -> list[Range]:
    """Return the words that tell who issued a paper: its opening formula, then its title."""
    spans = [layout.opening] if layout.opening is not None else []
    if layout.headline is not None:
        spans.append((layout.headline.start, layout.headline.end))
    return [(w.at(start), w.at(end)) for start, end in spans]


def _speaker(w: Words, start: int, end: int, reader: Reader) -> Voice | None:
    """Return who stands behind *by* or *attributable to* in a formula."""
    for i in range(start, end - 1):
        if w.kinds[i] & (AGENT | INFINITIVE):
            behind = i + 1
            while behind < end and not w.kinds[behind] & (COLON | STOP | DASH):
                behind += 1
            references = read(w, (i + 1, behind), reader.language)
            found = reader.named(references)
            if found is not None:
                return found
    return None


def _body(w: Words, start: int, end: int, reader: Reader) -> Voice | None:
    """Return the body whose paper it is: *the following Security Council press statement*."""
    for i in range(start, end):
        if w.kinds[i] & BODY:
            for voice in reader.voices:
                if voice.kind == "organization" and voice.name.casefold().endswith(w.keys[i]):
                    return voice
    return None


def _medium(w: Words, start: int, end: int, reader: Reader) -> Medium | None:
    """Return the medium that a formula or a title names in place of *statement*."""
    for i in range(start, end):
        if w.kinds[i] & MEDIUM:
            for table in reader.language.phrases.medium:
                if table.medium in _TITLED and w.keys[i] in table.words:
                    return table.medium
    return None
