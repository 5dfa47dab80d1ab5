"""Stage 10: on whose behalf a speaker speaks.

Comes in: attributions, who speaks in each, the paper each leans on. Goes out: the principal of each,
or nothing. A spokesperson speaks for somebody where the words give that one's position: an act of
his lies inside them (guidelines 2, ruling 23), or they are a paper's that was issued for him
(ruling 26). Where the spokesperson explains or gives facts, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from unpress.analysis.attributions import Attribution
from unpress.analysis.circumstances import Circumstances
from unpress.analysis.phrases import Range
from unpress.analysis.references import read
from unpress.analysis.resolution import Reader, Resolved, Voice
from unpress.model import Act, Medium


@frozen(eq=False)
class Principal:
    """The one spoken for, or nobody, and the rule that says so."""

    voice: Voice | None
    rule: str = ""


NOBODY = Principal(None)


def principals(
    attributions: Sequence[Attribution],
    resolved: Sequence[Resolved],
    around: Sequence[Circumstances],
    reader: Reader,
) -> list[Principal]:
    """Return the principal of each attribution."""
    children: dict[int, list[int]] = {}
    for n, attribution in enumerate(attributions):
        if attribution.parent is not None:
            children.setdefault(attribution.parent, []).append(n)
    found: list[Principal] = []
    told: dict[int, Voice] = {}  # for whom a speaker spoke before, by the speaker's identity
    for n, attribution in enumerate(attributions):
        principal = _principal(n, attributions, children, resolved, around[n], told, reader)
        if principal.voice is not None and len(resolved[n].speakers) == 1:
            told[id(resolved[n].speakers[0])] = principal.voice
        found.append(principal)
    return found


def _principal(
    n: int,
    attributions: Sequence[Attribution],
    children: dict[int, list[int]],
    resolved: Sequence[Resolved],
    around: Circumstances,
    told: dict[int, Voice],
    reader: Reader,
) -> Principal:
    """Return the principal of one attribution."""
    attribution = attributions[n]
    if around.behalf is not None:
        behalf = _named(around.behalf, reader)
        if behalf is not None:
            return Principal(behalf, "on behalf of")
    speakers = resolved[n].speakers
    speaker = speakers[0] if len(speakers) == 1 else None
    if speaker is None:
        return NOBODY
    paper = around.medium is Medium.STATEMENT or resolved[n].paper is not None
    if speaker.post != "spokesperson":
        if not speaker.posts and attribution.frame.says:
            quoted = [m for m in children.get(n, ()) if attributions[m].quoted]
            for voice in (v for m in quoted for v in resolved[m].speakers):
                if voice.post == "secretary-general" and voice is not speaker:
                    return Principal(voice, "his act lies in the quotation")
        if not paper or resolved[n].paper is None or not _is_paper(speaker):
            return NOBODY
        inside = _inside(n, speaker, children, resolved) or told.get(id(speaker))
        return Principal(inside, "the paper speaks for him") if inside is not None else NOBODY
    inside = _inside(n, speaker, children, resolved)
    whose = (
        (inside if _is_whose(inside, speaker, reader) else None)
        or _spoken_for(speaker, reader)
        or inside
        or told.get(id(speaker))
    )
    if whose is None or whose is speaker:
        return NOBODY
    if any(whose in resolved[m].speakers for m in _below(n, children)):
        return Principal(whose, "his act lies in the words")
    if whose.kind == "person":
        return Principal(whose, "a paper issued for him") if paper else NOBODY
    if (
        whose.united_nations
        or attribution.frame.act is Act.ASSERT
        and (reader.is_known_body(whose) or not any(c.isupper() for c in whose.name))
    ):
        return NOBODY  # an agency's spokesperson who gives facts
    return Principal(whose, "a body's position")


def _is_paper(speaker: Voice) -> bool:
    """Tell whether a paper speaks for itself, or as the United Nations' (ruling 8)."""
    return speaker.kind == "document" or speaker.united_nations


def _named(phrase: Range, reader: Reader) -> Voice | None:
    """Return the person or body that a phrase names."""
    found = reader.voices_of(read(reader.w, phrase, reader.language))
    return found[0] if found else None


def _inside(
    n: int, speaker: Voice, children: dict[int, list[int]], resolved: Sequence[Resolved]
) -> Voice | None:
    """Return whose act the words of a spokesperson report: a person's, else a body's."""
    inside = [
        voice for m in _below(n, children) for voice in resolved[m].speakers if voice is not speaker
    ]
    people = [voice for voice in inside if voice.kind == "person" and not voice.plural]
    if people:
        return people[0]
    bodies = [voice for voice in inside if voice.kind == "organization" and not voice.plural]
    return bodies[0] if bodies and _has_possessive(speaker) else None


def _is_whose(voice: Voice | None, speaker: Voice, reader: Reader) -> bool:
    """Tell whether the one whose act is reported can be meant by *his* before the post."""
    if voice is None:
        return False
    return any(
        post.possessed and post.owner is not None and reader.may_be(voice, post.owner)
        for post in speaker.posts
    )


def _has_possessive(speaker: Voice) -> bool:
    """Tell whether the text calls a speaker *its spokesman*, and so the one for whom he speaks."""
    return any(post.kind == "spokesperson" and post.possessed for post in speaker.posts)


def _below(n: int, children: dict[int, list[int]]) -> list[int]:
    """Return all that lies inside an attribution."""
    below: list[int] = []
    todo = list(children.get(n, ()))
    while todo:
        m = todo.pop()
        below.append(m)
        todo += children.get(m, ())
    return below


def _spoken_for(speaker: Voice, reader: Reader) -> Voice | None:
    """Return the one for whom a spokesperson speaks: as the text tells, else the chief."""
    for post in speaker.posts:
        if post.kind != "spokesperson" or post.owner is None:
            continue
        if post.possessed:
            return reader.possessor(post.owner)
        for reference in read(reader.w, post.owner, reader.language):
            if reference.kind in ("name", "lone"):
                human = reader.cast.people.find(reference.name)
                if human is not None:
                    return reader.person(human, "principal")
            elif reference.kind == "post" and reference.post in ("secretary-general", "chief"):
                return reader.chief()
            elif reference.kind == "body":
                named = reader.cast.people.find(reference.name)
                if named is not None:
                    return reader.person(named, "principal")
                voice = reader.body(reference.name, reference.words, "principal")
                return reader.chief() if voice.united_nations else voice
    return reader.chief()
