"""Stage 6: the words that report.

Comes in: words and a range of them. Goes out: `Cue`s in text order: verbs that report, support
verbs with their noun, adjectives of feeling, phrases such as *according to*. Each has been looked
at from the left (auxiliaries, negation, infinitive), so that what nobody did (*declined to say*,
*will urge*, *did not condemn*) is gone. It never looks for who speaks or what is said.
"""

from __future__ import annotations

from attrs import frozen

from unpress.analysis.phrases import time_phrase, verb_group
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    ALONE,
    AUXILIARY,
    BASE,
    BE,
    CAPITAL,
    COLON,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    COPULA,
    CUE,
    DASH,
    DETERMINER,
    DOCUMENT,
    FEELING,
    GENITIVE,
    GERUND,
    GERUND_OPENER,
    INFINITIVE,
    ING,
    MODAL,
    NEGATION,
    NO_VERB,
    OBJECT,
    OPENED,
    OPENING,
    OWN,
    PARTICIPLE,
    PAST,
    PHRASAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    QUOTE,
    REPORT_OPENER,
    SEMICOLON,
    STOP,
    SUPPORT,
    TOLD,
    TRANSPARENT,
    CueForm,
    Lexicon,
)
from unpress.model import Act

_BEFORE_CAPITAL = QUOTE | COLON | STOP | DASH | OPENING | SEMICOLON
_FARTHEST_NOUN = (
    7  # words from a support verb to its noun: "expressed on Monday his very deep concern"
)


_BEFORE_PARTICIPLE = (
    COMMA | DASH | SEMICOLON | COORDINATOR | QUOTE | GERUND_OPENER | REPORT_OPENER | DOCUMENT
)
_LONGEST_AUTHOR = 9  # words from the preposition to the noun: "in the words of …" has it behind


@frozen(eq=False)
class Cue:
    """A cue: words `first` up to and without `last`.

    `left` is where its auxiliaries and adverbs begin, `seen` their kinds, `shape` the verb's form.
    A verb has its `readings`, those that want the most words after it first; `last` and `act` are
    those of the first until a later stage has chosen. `stance` marks an attitude no act fits.
    """

    first: int
    last: int
    left: int
    seen: int
    shape: int
    rule: str
    readings: tuple[CueForm, ...] = ()
    act: Act = Act.ASSERT
    stance: bool = False

    def behind(self, reading: CueForm) -> int:
        """Return the index behind the cue, read in one of its ways."""
        return self.first + 1 + reading.extra

    @property
    def passive(self) -> bool:
        """Whether a form of *be* makes the verb passive."""
        return bool(self.seen & BE) and self.shape in (PAST, PARTICIPLE) and bool(self.readings)

    @property
    def is_gerund(self) -> bool:
        """Whether the verb ends in -ing and no form of *be* makes it finite."""
        return self.shape == GERUND and not self.seen & BE


def find(w: Words, first: int, last: int, candidates: list[int], lexicon: Lexicon) -> list[Cue]:
    """Find the cues of one range of words; `candidates` are those of its words that can be one."""
    kinds = w.kinds
    found: list[Cue] = []
    behind = first
    for i in candidates:
        if i < behind:
            continue
        kind = kinds[i]
        cue = None
        if kind & SUPPORT:
            cue = _support(w, i, first, last, lexicon)
        if cue is None and kind & FEELING:
            cue = _feeling(w, i, first, last, lexicon)
        if cue is None and kind & CUE:
            cue = _verb(w, i, first, last, lexicon)
        if cue is None and kind & TOLD and i > first and i + 1 < last:
            if kinds[i - 1] & GENITIVE and kinds[i + 1] & COMPLEMENTIZER:
                cue = Cue(i, i + 1, i, 0, BASE, "noun", act=lexicon.told[w.keys[i]])
        if cue is None and kind & OWN:
            cue = _own(w, i, first, lexicon)
        if cue is None and kind & PHRASAL and i + 1 < last and kinds[i + 1] & INFINITIVE:
            cue = Cue(i, i + 2, i, 0, BASE, "phrase")
        if cue is not None:
            found.append(cue)
            behind = cue.last
    return found


def _group(w: Words, verb: int, low: int, shape: int) -> tuple[int, int] | None:
    """Return the verb's group if it says that the act took place, else `None`."""
    left, seen = verb_group(w, verb, low)
    if seen & INFINITIVE:
        return _transparent(w, verb, low)
    if seen & (MODAL | NEGATION) or (shape == BASE and seen & AUXILIARY):
        return None
    return left, seen


def _transparent(w: Words, verb: int, low: int) -> tuple[int, int] | None:
    """Return the group of a verb before *to* that leaves the act standing: *went on to say*."""
    kinds = w.kinds
    i = verb - 1
    while i > low and kinds[i] & ADVERB:
        i -= 1
    if not kinds[i] & INFINITIVE or i - 1 <= low or not kinds[i - 1] & TRANSPARENT:
        return None
    i -= 1
    while i > low and kinds[i - 1] & (TRANSPARENT | CUE) and not kinds[i - 1] & COORDINATOR:
        i -= 1
    left, seen = verb_group(w, i, low)
    if seen & (NEGATION | INFINITIVE) or (seen & MODAL and not kinds[i] & PREPOSITION):
        return None
    return left, TRANSPARENT


def _readings(w: Words, i: int, end: int, lexicon: Lexicon) -> tuple[CueForm, ...]:
    """Return the readings of a verb in its place, those that want the most words after it first.

    Adverbs and a day may stand before what must follow: *called on Monday for*.
    """
    forms = lexicon.cues[w.keys[i]]
    if not forms.followed:
        return forms.alone
    found: list[CueForm] = []
    at = i + 1
    for _ in range(2):
        if at >= end:
            break
        for form in forms.followed.get(w.keys[at], ()):
            behind = at + len(form.after)
            if len(form.after) == 1 or tuple(w.keys[at:behind]) == form.after:
                found.append(CueForm(form.cue, form.shape, form.after, behind - i - 1))
        if found:
            break
        skipped = time_phrase(w, at, end)
        while skipped < end and w.kinds[skipped] & ADVERB:
            skipped += 1
        if skipped == at:
            break
        at = skipped
    return (*found, *forms.alone) if found else forms.alone


def _verb(w: Words, i: int, first: int, last: int, lexicon: Lexicon) -> Cue | None:
    kinds = w.kinds
    if i > first:
        before, kind = kinds[i - 1], kinds[i]
        if kind & CAPITAL and not before & _BEFORE_CAPITAL:
            return None  # "the United States"
        if before & DETERMINER and not (kind & ING or before & (ALONE | COMPLEMENTIZER | ADVERB)):
            return None  # "his pledge", "the accused man"
    readings = _readings(w, i, last, lexicon)
    if not readings:
        return None
    shape = readings[0].shape
    group = _group(w, i, first, shape)
    if group is None:
        return None
    left, seen = group
    if "ongoing" in readings[0].cue.tags and not (
        (shape == GERUND and seen & BE) or shape == PRESENT
    ):
        return None
    if left > first and not seen and shape == GERUND:
        before = kinds[left - 1]
        if before & (GENITIVE | POSSESSIVE):
            return None  # "its warning lights"
        if kinds[i] & NO_VERB and not before & _BEFORE_PARTICIPLE:
            return None  # "a daily press briefing"
    elif left > first and not seen:
        before = kinds[left - 1]
        if before & DETERMINER and not before & (ALONE | COMPLEMENTIZER):
            return None  # "his pledge", "the accused man"
        if before & (PREPOSITION | GENITIVE) and not before & COORDINATOR:
            return None
    return Cue(
        i, i + 1 + readings[0].extra, left, seen, shape, "verb", readings, readings[0].cue.act
    )


def _support(w: Words, i: int, first: int, last: int, lexicon: Lexicon) -> Cue | None:
    """Find the noun of a support verb: *expressed on Monday his deep concern and alarm over*."""
    kinds, keys = w.kinds, w.keys
    base, shape = lexicon.support[keys[i]]
    noun = None
    j = i + 1
    while j < min(last, i + _FARTHEST_NOUN):
        noun = lexicon.nouns.get(keys[j])
        if noun is not None:
            break
        if kinds[j] & (AUXILIARY | COMPLEMENTIZER):
            return None
        j += 1
    if noun is None or base not in noun.verbs:
        return None
    if any(kinds[k] & GENITIVE for k in range(i + 1, j)):
        end = i + 1  # "expressed the envoy's regret at": the verb alone (ruling 35)
        group = _group(w, i, first, shape)
        if group is None:
            return None
        return Cue(i, end, *group, shape, "support verb", act=noun.act, stance=noun.stance)
    group = _group(w, i, first, shape)
    if group is None:
        return None
    end = j + 1
    while end + 1 < last and kinds[end] & COORDINATOR:
        k = end + 1
        while k < last and k < end + 4 and keys[k] not in lexicon.nouns:
            k += 1
        if k >= last or keys[k] not in lexicon.nouns:
            break
        end = k + 1
    act = noun.act
    if end < last and keys[end] in lexicon.prepositions:
        act = lexicon.shifts.get((keys[end - 1], keys[end]), act)
        end += 1
    return Cue(i, end, *group, shape, "support verb and noun", act=act, stance=noun.stance)


def _is_whom(w: Words, i: int, last: int) -> bool:
    """Tell whether a noun phrase begins behind *to*, and no verb: *grateful to the pilots*."""
    return i < last and bool(w.kinds[i] & (DETERMINER | OBJECT) or w.kinds[i] & CAPITAL)


def _own(w: Words, i: int, first: int, lexicon: Lexicon) -> Cue | None:
    """Find *words* with its author and preposition: *in his words*; `left` is the preposition."""
    author = i - 1
    if author <= first or not w.kinds[author] & (GENITIVE | POSSESSIVE):
        return None
    for opener in range(author - 1, max(first, i - _LONGEST_AUTHOR) - 1, -1):
        if w.keys[opener] in lexicon.own:
            return Cue(i, i + 1, opener, 0, BASE, "own words")
        if w.kinds[opener] & (PREPOSITION | COORDINATOR | STOP):
            break
    return None


def _feeling(w: Words, i: int, first: int, last: int, lexicon: Lexicon) -> Cue | None:
    """Find the copula of an adjective of feeling: *is deeply concerned about*."""
    kinds, keys = w.kinds, w.keys
    left = i
    while left > first and kinds[left - 1] & ADVERB:
        left -= 1
    if left == first or not kinds[left - 1] & COPULA:
        return None
    left, seen = verb_group(w, left - 1, first)
    if seen & (MODAL | NEGATION | INFINITIVE):
        return None
    end = i + 1
    while end + 1 < last and kinds[end] & COORDINATOR:  # "shocked and saddened by"
        k = end + 1
        while k < last and kinds[k] & ADVERB:
            k += 1
        if k >= last or not kinds[k] & FEELING:
            break
        end = k + 1
    if end + 1 < last and kinds[end] & (QUOTE | OPENED) and keys[end + 1] in lexicon.prepositions:
        end += 2  # is "appalled" by
    elif end < last and keys[end] in lexicon.prepositions:
        if not kinds[end] & INFINITIVE or _is_whom(w, end + 1, last):
            end += 1
    elif end >= last or not kinds[end] & (COMPLEMENTIZER | INFINITIVE):
        return None
    feeling = lexicon.feelings[keys[i]]
    return Cue(i, end, left, seen, PRESENT, "feeling", act=feeling.act, stance=feeling.stance)
