"""Stage 7b: what follows a cue, and whether a reading of the cue takes it.

Comes in: words, and the index behind a cue. Goes out: a `Complement`: its kind, where the content
starts, the addressee; or nothing, where the verb with such a complement reports nothing (*called a
meeting*). It never says where the content ends.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from unpress.analysis.phrases import (
    Range,
    adjunct,
    bracket,
    has_predicate,
    noun_phrase,
    time_phrase,
)
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    CAPITAL,
    CLOSING,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    CUE,
    DASH,
    DETERMINER,
    GENITIVE,
    INFINITIVE,
    ING,
    LINK,
    NO_VERB,
    OBJECT,
    OPENING,
    PREDICATE,
    PREPOSITION,
    PRESS,
    QUESTION,
    RELATIVE,
    RELAY,
    REPORT_OPENER,
    SEMICOLON,
    STOP,
    SUBJECT,
    TOPIC,
    CueForm,
    Lexicon,
)
from unpress.languages.schema import Cue as Entry
from unpress.model import Act

Kind: TypeAlias = Literal[
    "that", "quote", "colon", "question", "deed", "clause", "noun", "preposition", "none"
]

_ABOUT = LINK | TOPIC | INFINITIVE  # accused of, blamed for, briefed on, alerted to
_LONGEST_ASIDE = 25  # words between two commas that part a cue from its content
_LONGEST_MANNER = 8  # words, marks included: "in the strongest possible terms"
_LONGEST_VERDICT = 14  # words from "called" to the marks or the adjective of the verdict
_LONGEST_OBJECT = 14  # words in which a noun that a cue needs must stand


@frozen(eq=False)
class Complement:
    """What a cue is followed by: `start` is the content's first word, `None` for nothing."""

    kind: Kind
    start: int | None
    act: Act
    addressee: Range | None = None


def follows(w: Words, i: int, end: int, quoted: bytes) -> tuple[Kind, int]:
    """Return what stands behind a cue at word `i`, adverbs and phrases of time and place skipped."""
    kinds = w.kinds
    j = i
    while j < end:
        kind = kinds[j]
        if quoted[j]:
            behind = _manner(w, j, end, quoted)
            if behind == j:
                return "quote", j
            j = behind
            continue
        if kind & RELAY and kind & ING:
            return "none", j  # "Xinhua reported citing the mission"
        if kind & COMPLEMENTIZER:
            return "that", j
        if kind & COLON:
            if j + 1 >= end:
                return "none", j
            return ("quote" if quoted[j + 1] else "colon"), j + 1
        if kind & COMMA:
            return _behind_comma(w, j, end, quoted)
        if kind & (SEMICOLON | DASH | CLOSING | OPENING):
            return "none", j
        if kind & STOP:
            j += 1
            continue
        behind = time_phrase(w, j, end)
        if behind > j:
            if behind < end and kinds[behind] & GENITIVE:
                return "noun", j  # "said Monday's raid was illegal"
            j = _behind_date(w, behind, end)
            continue
        if kind & INFINITIVE:
            behind = _to_somebody(w, j, end, quoted)
            if behind == j:
                return "deed", j
            j = behind
            continue
        if kind & QUESTION and not kind & PREPOSITION:
            return "question", j
        if kind & SUBJECT:
            return "clause", j
        if kind & REPORT_OPENER and j + 2 < end and kinds[j + 1] == 0:
            if kinds[j + 2] & DETERMINER and not quoted[j + 1]:
                return "noun", j  # "rejected as untrue the claim"
        if kind & PREPOSITION and not kind & DETERMINER:
            behind = adjunct(w, j, end, quoted)
            if behind == j:
                return "preposition", j
            if behind < end and not quoted[behind] and kinds[behind] & PREDICATE:
                # its noun phrase is the subject of what is said: "said in Geneva talks would go on"
                for n in range(j + 2, behind):
                    if not w.kinds[n] & CAPITAL and w.kinds[n - 1] & CAPITAL:
                        return "noun", n
                return "preposition", j
            j = behind
            continue
        if kind & COORDINATOR:
            return "none", j
        if kind & ADVERB and not kind & DETERMINER:
            j += 1
            continue
        return "noun", j
    return "none", j


def _behind_date(w: Words, i: int, end: int) -> int:
    """Return the index behind what belongs to a date: *(May 15)*, *(local time)*, a closing comma."""
    kinds = w.kinds
    if i < end and kinds[i] & OPENING:
        i = bracket(w, i, end) or i
    if i + 1 < end and kinds[i] & COMMA and kinds[i + 1] & COMPLEMENTIZER:
        i += 1
    return i


def _behind_comma(w: Words, comma: int, end: int, quoted: bytes) -> tuple[Kind, int]:
    """Look behind a comma: a quotation, or an aside and then the content."""
    kinds = w.kinds
    after = comma + 1
    if after >= end:
        return "none", comma
    if quoted[after]:
        return "quote", after
    if kinds[after] & (ING | COORDINATOR | RELATIVE):
        return "none", comma
    for j in range(after, min(end - 1, after + _LONGEST_ASIDE)):
        if quoted[j]:
            break
        if kinds[j] & COMMA:
            if quoted[j + 1]:
                return "quote", j + 1
            if kinds[j + 1] & COMPLEMENTIZER:
                return "that", j + 1
            break
        if kinds[j] & (PREDICATE | CUE):
            break
    return "none", comma


def _manner(w: Words, i: int, end: int, quoted: bytes) -> int:
    """Return the index behind *"in the strongest terms"* or *in the "strongest terms"*, or `i`."""
    behind = quoted.find(b"\0", i, end)
    if behind < 0 or behind - i > _LONGEST_MANNER or w.kinds[behind] & (COMMA | STOP):
        return i
    before = w.kinds[i - 1]
    opens = w.kinds[i + 1] & PREPOSITION or (before & DETERMINER and w.kinds[i - 2] & PREPOSITION)
    return behind if opens else i


def _to_somebody(w: Words, i: int, end: int, quoted: bytes) -> int:
    """Return the index behind *to* and a noun phrase (*said to reporters*), or `i`."""
    if i + 1 >= end:
        return i
    if w.kinds[i + 1] & (DETERMINER | OBJECT | PRESS) or w.kinds[i + 1] & CAPITAL:
        return adjunct(w, i, end, quoted)
    return i


def fits(
    w: Words,
    reading: CueForm,
    first: int,
    end: int,
    quoted: bytes,
    lexicon: Lexicon,
    found: tuple[Kind, int],
) -> Complement | None:
    """Return the complement if the reading takes it, else `None`.

    `first` is the word behind the cue, `found` what `follows` says of it.
    """
    entry = reading.cue
    takes, act = entry.takes, entry.act
    kind, at = found
    says = "quote" in takes or "clause" in takes
    if kind in ("none", "preposition") and "about" in takes and first < end:
        if (
            w.kinds[first] & _ABOUT
            and not quoted[first]
            and time_phrase(w, first, end) == first
            and (adjunct(w, first, end, quoted) > first or quoted[first + 1])
        ):
            return Complement("noun", first, act)
    if kind in ("none", "preposition"):
        return (
            Complement(kind, None, act)
            if (says and "person" not in takes) or "quote" in takes
            else None
        )
    if kind == "that":
        if "clause" not in takes and "that" not in takes:
            return None
        start = first if act is Act.REAFFIRM and w.kinds[first] & INFINITIVE else at
        return Complement(kind, start, entry.that or act)
    if kind == "quote":
        taken = says or "thing" in takes or "verdict" in takes
        return Complement(kind if says else "noun", at, act) if taken else None
    if kind == "colon":
        return Complement(kind, at, act) if says else None
    if kind == "question":
        taken = not takes.isdisjoint(("question", "clause", "thing"))
        return Complement(kind, at, act) if taken else None
    if kind == "deed":
        return Complement(kind, at, act) if "deed" in takes else None
    if kind == "clause":
        if "clause" in takes and not ("person" in takes and w.kinds[at] & OBJECT):
            return Complement(kind, at, act)
        if "thing" in takes and w.kinds[at] & OBJECT and not _has_own_verb(w, at, end):
            return _thing(w, entry, at, end)
    if not takes.isdisjoint(("person", "order", "blame")):
        addressed = _addressed(w, reading, at, end, quoted)
        if addressed is not None:
            return addressed
    if "verdict" in takes:
        verdict = _is_verdict(w, at, end, quoted, lexicon)
        return Complement("noun", at, act) if verdict else None
    if "thing" in takes:
        return _thing(w, entry, at, end)
    if "clause" in takes and ("weak" not in entry.tags or _is_clause(w, at, end, quoted)):
        return Complement("clause", at, act)
    return None


def _is_clause(w: Words, at: int, end: int, quoted: bytes) -> bool:
    """Tell whether a finite verb stands before the next comma."""
    stop = next((j for j in range(at, end) if w.kinds[j] & COMMA and not quoted[j]), end)
    return has_predicate(w, at, stop, quoted)


def _has_own_verb(w: Words, at: int, end: int) -> bool:
    """Tell whether a pronoun at `at` is the subject of a verb: *he condemned*, not *condemned him*."""
    return at + 1 < end and bool(w.kinds[at + 1] & (PREDICATE | ADVERB))


def _thing(w: Words, entry: Entry, at: int, end: int) -> Complement | None:
    """Take a noun phrase, if it holds the word that the cue needs, and none that it must not."""
    stop = min(end, at + _LONGEST_OBJECT)
    if entry.needs and not any(w.keys[j] in entry.needs for j in range(at, stop)):
        return None
    if entry.unless and any(w.keys[j] in entry.unless for j in range(at, min(stop, at + 3))):
        return None
    return Complement("noun", at, entry.thing or entry.act)


def _addressed(w: Words, reading: CueForm, at: int, end: int, quoted: bytes) -> Complement | None:
    """Read somebody who is addressed, and what comes then.

    Of an act that does something to somebody, the addressee is part of the content (ruling 4).
    """
    entry, kinds = reading.cue, w.kinds
    takes, act = entry.takes, entry.act
    behind = at + 1 if kinds[at] & (OBJECT | SUBJECT | PRESS) else noun_phrase(w, at, end, quoted)
    if "blame" in takes and act is Act.ASSERT:  # "informed the Council | of his intention"
        behind = next((j for j in range(at + 1, behind) if kinds[j] & LINK), behind)
    if behind == at:
        return None
    who = (at, behind)
    kind, start = follows(w, behind, end, quoted)
    quoted_deed = kind == "quote" and start + 1 < end and kinds[start + 1] & INFINITIVE
    if (kind == "deed" or quoted_deed) and "order" in takes:
        return Complement("noun", at, entry.order or act, who)
    if "blame" in takes and behind < end and kinds[behind] & _ABOUT:
        return Complement("noun", behind if act is Act.ASSERT else at, act, who)
    if "person" not in takes:
        return None
    told = act in (Act.ASSERT, Act.ASK)
    if kind == "that":
        return Complement(kind, start if told else at, act, who)
    if kind in ("quote", "colon"):
        return Complement(kind, start, act, who)
    if kind == "question" and "question" in takes:
        return Complement(kind, start, act, who)
    if kind == "clause" and "clause" in takes:
        return Complement(kind, start, act, who)
    if kind == "noun" and "clause" in takes and has_predicate(w, start, end, quoted):
        return Complement("clause", start, act, who)
    if kind in ("none", "preposition") and "quote" in takes:
        return Complement("none", None, act, who)
    return None


def _is_verdict(w: Words, at: int, end: int, quoted: bytes, lexicon: Lexicon) -> bool:
    """Tell whether something is called something: *called the raid barbaric*, not *a meeting*."""
    kinds = w.kinds
    for j in range(at, min(end, at + _LONGEST_VERDICT)):
        if quoted[j]:
            return True
        if kinds[j] & COMMA and not (j + 1 < end and (kinds[j + 1] & PREPOSITION or quoted[j + 1])):
            break
    if kinds[at] & (OBJECT | SUBJECT):
        return at + 1 < end and not kinds[at + 1] & (PREPOSITION | COMMA | STOP | COORDINATOR)
    last = at
    for j in range(at + 1, end):
        kind = kinds[j]
        if kind & (COMMA | DASH | COLON | SEMICOLON):
            break
        if kind & DETERMINER and not kinds[j - 1] & PREPOSITION:
            return True
        if kind & (PREDICATE | COMPLEMENTIZER | INFINITIVE):
            return False
        last = j
    if last <= at + 1:
        return False
    if kinds[last] & ING and kinds[at] & DETERMINER:  # "the drought heartbreaking"
        return not kinds[last] & NO_VERB
    return w.keys[last].endswith(lexicon.verdicts)
