"""Stage 7a: the noun phrase that a cue belongs to.

Comes in: words, and the place of a verb. Goes out: the range of the source: before the verb, behind
it (*said Marc Dupre*), before an apposition (*Vale, the UN chief, said*), or where a sentence that
opens with a participle has its subject. It never says who that is.
"""

from __future__ import annotations

from collections.abc import Set

from unpress.analysis.phrases import (
    SEPARATOR,
    Range,
    adjunct,
    noun_phrase,
    segments,
    time_phrase,
)
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ADVERB,
    AGENT,
    ALONE,
    AUXILIARY,
    CAPITAL,
    CLOSING,
    COMMA,
    COMPLEMENTIZER,
    COORDINATOR,
    CUE,
    DETERMINER,
    DOCUMENT,
    ED,
    FINITE,
    GERUND_OPENER,
    INFINITIVE,
    ING,
    LINK,
    NEGATION,
    OBJECT,
    OPENING,
    ORIGIN,
    PREDICATE,
    PREPOSITION,
    QUESTION,
    QUOTE,
    RELATIVE,
    ROLE,
    SUBJECT,
    SUBORDINATOR,
    SUPPORT,
)

_OPENS_CLAUSE = SUBORDINATOR | QUESTION | COMPLEMENTIZER | RELATIVE
_BEFORE_ANTECEDENT = PREPOSITION | PREDICATE | SEPARATOR | COORDINATOR | _OPENS_CLAUSE
_BEFORE_RELATIVE_VERB = AUXILIARY | ADVERB | NEGATION


def subject(w: Words, low: int, at: int, quoted: bytes, verbs: Set[int]) -> Range | None:
    """Return the noun phrase that ends before word `at`: the subject of the verb group there.

    `verbs` are words already known to be predicates. A relative clause without comma belongs to the
    phrase (*officials who met Vale*); a coordination of clauses does not.
    """
    kinds, keys = w.kinds, w.keys
    last = at - 1
    if last < low or quoted[last]:
        return None
    if kinds[last] & SUBJECT and not kinds[last] & DETERMINER:
        return last, at
    if kinds[last] & _OPENS_CLAUSE and not kinds[last] & (DETERMINER | ALONE):
        return None
    coordinator = -1
    j = last
    while j >= low:
        kind = kinds[j]
        if quoted[j] or kind & (SEPARATOR | QUOTE | OPENING):
            break
        if kind & CLOSING:
            j = _opening(w, j, low) - 1
            continue
        if j in verbs or (
            kind & PREDICATE
            and not kind & PREPOSITION
            and not (w.kinds[j] & CAPITAL and (j > low or j == last))
            and not (kind & ED and low < j < last and kinds[j + 1] & PREPOSITION)
        ):
            relative = j - 1
            while relative >= low and kinds[relative] & _BEFORE_RELATIVE_VERB:
                relative -= 1
            if (
                relative > low
                and kinds[relative] & RELATIVE
                and not kinds[relative - 1] & (SEPARATOR | SUBORDINATOR)
                and relative - 1 not in verbs
            ):
                j = relative - 1
                continue
            if coordinator >= 0:
                j = coordinator
            break
        if j < last:
            if kind & (COMPLEMENTIZER | RELATIVE | SUBJECT) and not kind & ALONE:
                break
            if kind & _OPENS_CLAUSE and not kind & (PREPOSITION | ADVERB | DETERMINER):
                break
            if kind & SUBORDINATOR and kind & PREPOSITION and not kind & LINK:
                break
        if kind & COORDINATOR and coordinator < 0:
            coordinator = j
        j -= 1
    return _trimmed(w, j + 1, at, quoted)


def _opening(w: Words, i: int, low: int) -> int:
    """Return the bracket that word `i` closes, or `i`."""
    for j in range(i - 1, max(low, i - 12) - 1, -1):
        if w.kinds[j] & OPENING:
            return j
    return i


def _trimmed(w: Words, start: int, end: int, quoted: bytes) -> Range | None:
    """Drop what stands before a subject: conjunctions, adverbs, phrases of time and place."""
    kinds = w.kinds
    while start < end:
        kind = kinds[start]
        behind = time_phrase(w, start, end)
        if behind > start:
            start = behind
        elif kind & DETERMINER and not kind & COORDINATOR:
            break
        elif kind & (COORDINATOR | SUBORDINATOR | COMMA | ADVERB) and start < end - 1:
            start += 1
        elif kind & PREPOSITION:
            start = _behind_place(w, start, end)
        else:
            break
    if start >= end:
        return None
    kind = kinds[start]
    if start == end - 1 and not kind & (SUBJECT | ALONE):
        if kind & (
            OBJECT | PREPOSITION | INFINITIVE | COORDINATOR | DETERMINER | NEGATION | CLOSING
        ):
            return None
    return start, end


def _behind_place(w: Words, start: int, end: int) -> int:
    """Return where a noun phrase of its own begins behind a phrase of place: *In Geneva | Vale*."""
    kinds, forms = w.kinds, w.forms
    for n in range(start + 2, end):
        if kinds[n - 1] & (PREPOSITION | COORDINATOR | DETERMINER):
            continue
        if kinds[n] & DETERMINER or (kinds[n] & CAPITAL and not kinds[n - 1] & CAPITAL):
            return n
    return end


def named_before(w: Words, low: int, source: Range | None, quoted: bytes) -> Range | None:
    """Take in the name before a post whose second comma is missing: *Marc Dupre, spokesman said*."""
    if source is None or source[0] - 2 < low:
        return source
    start = source[0]
    kinds, forms = w.kinds, w.forms
    if kinds[start] & CAPITAL and kinds[start - 1] & COMMA and not quoted[start - 1]:
        return _post_before(w, low, source, quoted)
    posted = any(kinds[i] & ROLE for i in range(start, min(source[1], start + 4)))
    if not posted or not kinds[start - 1] & COMMA or quoted[start - 1] or kinds[start] & CAPITAL:
        return source
    begin = start - 1
    while begin > low and kinds[begin - 1] & CAPITAL and not quoted[begin - 1]:
        begin -= 1
    whole = begin == low or kinds[begin - 1] & (COMMA | QUOTE) or quoted[begin - 1]
    return (begin, source[1]) if whole and begin < start - 1 else source


def _post_before(w: Words, low: int, source: Range, quoted: bytes) -> Range:
    """Take in the post before a name: *Spokesman for the Secretary-General, Marc Dupre said*."""
    kinds = w.kinds
    begin = source[0] - 1
    while begin > low and not kinds[begin - 1] & (SEPARATOR | QUOTE) and not quoted[begin - 1]:
        begin -= 1
    while begin < source[0] and kinds[begin] & ADVERB and not kinds[begin] & DETERMINER:
        begin += 1
    last = source[0] - 2
    if last < begin or not (begin == low or (kinds[begin - 1] & COMMA and not quoted[begin - 1])):
        return source
    words = range(begin, last + 1)
    if any(kinds[i] & (PREDICATE | CUE | ED) for i in words) or kinds[begin] & (PREPOSITION | ING):
        return source
    if source[1] - source[0] > 3 or any(kinds[i] & (ROLE | DETERMINER) for i in range(*source)):
        return source
    return (begin, source[1]) if any(kinds[i] & ROLE for i in words) else source


def relative(w: Words, low: int, at: int, quoted: bytes, verbs: Set[int]) -> tuple[Range, bool]:
    """Return the antecedent of the relative pronoun before word `at`, else the pronoun itself.

    The second value tells whether a comma sets the clause off.
    """
    pronoun = at - 1
    comma = pronoun > low and bool(w.kinds[pronoun - 1] & COMMA)
    behind = pronoun - comma
    start = behind
    while start > low and not quoted[start - 1]:
        kind = w.kinds[start - 1]
        if (kind & _BEFORE_ANTECEDENT and not kind & (LINK | DETERMINER)) or start - 1 in verbs:
            break
        start -= 1
    return ((start, behind) if start < behind else (pronoun, at)), comma


def apposed(w: Words, first: int, comma: int, quoted: bytes, verbs: Set[int]) -> Range | None:
    """Return the source that an apposition parts from its verb: *Vale, the UN chief, said*.

    `comma` is the word before the verb group. The span takes the apposition in, but no relative
    clause and no participle (ruling 38).
    """
    kinds = w.kinds
    parts = segments(w, first, comma, quoted)
    chain: list[Range] = []
    clause: Range | None = None
    for part in reversed(parts):
        start, end = part
        while end > start and quoted[end - 1]:
            end -= 1
        marked = quoted.rfind(b"\1", start, end) + 1
        part = (max(start, marked), end)
        if part[0] >= end or (end < comma and quoted[end]):
            break
        if _is_aside(w, part[0], end, verbs):
            chain.append(part)
            if marked:
                break
            continue
        clause = part
        break
    while chain and _is_adverbial(w, *chain[-1], quoted):
        chain.pop()
    nouns = [part for part in chain if not kinds[part[0]] & (RELATIVE | ED | ING | GERUND_OPENER)]
    if clause is not None and chain and (len(nouns) < 2 or clause[1] - 1 in verbs):
        head = subject(w, clause[0], clause[1], quoted, verbs)
        opener = kinds[chain[-1][0]]
        if head is not None and (
            opener & (RELATIVE | DETERMINER | ED | ING) or not opener & CAPITAL
        ):
            return head[0], (comma if nouns else head[1])
    if not nouns:
        return None
    head = subject(w, *nouns[-1], quoted, verbs) or nouns[-1]
    broken = any(kinds[part[0]] & (RELATIVE | ED | ING) for part in chain if part > nouns[-1])
    return head[0], (nouns[-1][1] if broken or len(nouns) == 1 else nouns[0][1])


def _is_aside(w: Words, start: int, end: int, verbs: Set[int]) -> bool:
    """Tell whether a segment is an apposition, a relative clause, a participle, a phrase."""
    kind = w.kinds[start]
    if kind & RELATIVE and not kind & COMPLEMENTIZER:
        return True
    if kind & COORDINATOR and start + 1 < end and w.kinds[start + 1] & RELATIVE:
        return True
    verb = next((j for j in range(start, end) if w.kinds[j] & PREDICATE or j in verbs), None)
    # "a consultant who had left" is an apposition with a relative clause of its own
    return verb is None or any(w.kinds[j] & RELATIVE for j in range(start + 1, verb))


def _is_adverbial(w: Words, start: int, end: int, quoted: bytes) -> bool:
    """Tell whether a segment stands before a subject rather than holding it: *In Geneva, …*."""
    kind = w.kinds[start]
    if kind & (SUBJECT | ALONE):
        return False
    return (
        bool(kind & (PREPOSITION | ADVERB | SUBORDINATOR | ING | ED | COORDINATOR))
        and not kind & DETERMINER
    ) or time_phrase(w, start, end) == end


def inverted(w: Words, at: int, end: int, quoted: bytes, *, quotation: bool) -> int:
    """Return the index behind the source that stands behind its verb, or `at`.

    Takes appositions along (*said Marc Dupre, the spokesman*), not phrases of medium and time.
    Behind a `quotation` a relative clause may follow (*said an owner that sells nets*).
    """
    kinds = w.kinds
    i = at
    while i < end and kinds[i] & ADVERB and not kinds[i] & DETERMINER:
        i += 1
    if i >= end or quoted[i]:
        return at
    if kinds[i] & (PREPOSITION | _OPENS_CLAUSE | INFINITIVE) and not kinds[i] & ALONE:
        return at
    if time_phrase(w, i, end) > i:
        return at
    behind = noun_phrase(w, i, end, quoted)
    if behind == i:
        return at
    if behind < end and quoted[behind] and not quotation:
        return at  # "asked the crowd "…""
    if behind < end and kinds[behind] & PREPOSITION and not quoted[behind]:
        if any(kinds[j] & DOCUMENT for j in range(i, behind)) or _is_common(w, i, behind):
            behind = max(behind, adjunct(w, behind, end, quoted))  # a reporter from Senna
    elif (
        behind + 1 < end
        and kinds[behind - 1] & DOCUMENT
        and kinds[behind] & (ED | FINITE)
        and kinds[behind + 1] & (AGENT | INFINITIVE)
    ):  # a statement attributed to his spokesman
        behind = max(behind, adjunct(w, behind + 1, end, quoted))
    after = behind
    while after < end and kinds[after] & ADVERB and not quoted[after]:
        after += 1
    if after < end and not quoted[after]:
        kind = kinds[after]
        if kind & COMPLEMENTIZER and not quotation:
            return at
        if kind & (PREDICATE | NEGATION) and not kind & PREPOSITION:
            return at
        if kind & INFINITIVE and not (
            behind + 1 < end and (kinds[behind + 1] & DETERMINER or w.kinds[behind + 1] & CAPITAL)
        ):
            return at
    return with_appositions(w, behind, end, quoted)


def _is_common(w: Words, start: int, end: int) -> bool:
    """Tell whether a phrase is a common noun to which *from* ties its place: *a reporter from Senna*."""
    if end >= len(w) or not w.kinds[end] & ORIGIN:
        return False
    return not any(w.kinds[j] & CAPITAL for j in range(start, end))


def with_appositions(w: Words, at: int, end: int, quoted: bytes) -> int:
    """Return the index behind the appositions that follow a name at `at`."""
    kinds = w.kinds
    while at + 1 < end and kinds[at] & COMMA:
        start = at + 1
        kind = kinds[start]
        if (
            quoted[start]
            or kind & (COORDINATOR | _OPENS_CLAUSE | PREPOSITION | SUBJECT | ING | ED)
            or (kind & ADVERB and not kind & DETERMINER)
            or time_phrase(w, start, end) > start
        ):
            break
        if kind & CUE and w.keys[start].endswith("ing"):
            break
        behind = noun_phrase(w, start, end, quoted)
        if behind == start or (behind < end and kinds[behind] & PREDICATE):
            break
        if (
            behind < end
            and kinds[behind] & PREPOSITION
            and not time_phrase(w, behind, end) > behind
        ):
            behind = max(behind, adjunct(w, behind, end, quoted))
        at = behind
    return at


def main_subject(w: Words, first: int, end: int, at: int, quoted: bytes) -> Range | None:
    """Return the subject of the clause that a verb or participle at `at` hangs on.

    Before `at` if the sentence has a verb there; behind it where a participle opens the sentence.
    """
    kinds = w.kinds
    verbal = PREDICATE | ED | CUE | SUPPORT
    for j in range(first + 1, at):
        if kinds[j] & verbal and not quoted[j]:
            group = j
            while group > first and kinds[group - 1] & (ADVERB | AUXILIARY):
                group -= 1
            if kinds[group - 1] & COMMA:
                found = apposed(w, first, group - 1, quoted, frozenset())
            else:
                found = subject(w, first, group, quoted, frozenset())
            if found is not None:
                return found
    for j in range(at, end - 1):
        if kinds[j] & COMMA and not quoted[j] and not quoted[j + 1]:
            behind = noun_phrase(w, j + 1, end, quoted)
            if j + 1 < behind < end and kinds[behind] & (verbal | ADVERB):
                return j + 1, behind
    return None
