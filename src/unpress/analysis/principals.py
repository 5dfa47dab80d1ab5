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
from unpress.analysis.mentions import person_of
from unpress.analysis.references import read
from unpress.analysis.resolution import Reader, Resolved, Voice
from unpress.languages.lexicon import POSSESSIVE
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
    found = []
    for n, attribution in enumerate(attributions):
        speakers = resolved[n].speakers
        speaker = speakers[0] if len(speakers) == 1 else None
        if speaker is None or speaker.post != "spokesperson":
            found.append(NOBODY)
            continue
        whose = _spoken_for(speaker, reader) or _inside(n, speaker, children, resolved)
        if whose is None or whose is speaker:
            found.append(NOBODY)
            continue
        if any(whose in resolved[m].speakers for m in _below(n, children)):
            found.append(Principal(whose, "his act lies in the words"))
        elif whose.kind == "person":
            paper = around[n].medium is Medium.STATEMENT or resolved[n].paper is not None
            found.append(Principal(whose, "a paper issued for him") if paper else NOBODY)
        elif whose.united_nations or (
            attribution.frame.act is Act.ASSERT and reader.is_known_body(whose)
        ):
            found.append(NOBODY)  # an agency's spokesperson who gives facts
        else:
            found.append(Principal(whose, "a body's position"))
    return found


def _inside(
    n: int, speaker: Voice, children: dict[int, list[int]], resolved: Sequence[Resolved]
) -> Voice | None:
    """Return the person whose act the words of a spokesperson report, where the text has no chief."""
    for m in _below(n, children):
        for voice in resolved[m].speakers:
            if voice.kind == "person" and voice is not speaker:
                return voice
    return None


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
        if reader.w.kinds[post.owner[0]] & POSSESSIVE:
            return reader.chief()
        for reference in read(reader.w, post.owner, reader.language):
            if reference.kind == "name":
                human = person_of(reader.cast.people, reference.name)
                if human is not None:
                    return reader.person(human, "principal")
            elif reference.kind == "post" and reference.post in ("secretary-general", "chief"):
                return reader.chief()
            elif reference.kind == "body":
                named = person_of(reader.cast.people, reference.name)
                if named is not None:
                    return reader.person(named, "principal")
                voice = reader.body(reference.name, reference.words, "principal")
                return reader.chief() if voice.united_nations else voice
    return reader.chief()
