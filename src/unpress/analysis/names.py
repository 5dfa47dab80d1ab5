"""Stage 8a: names as a text prints them: runs of capitalised words.

Comes in: words and ranges of them. Goes out: where a name begins and ends, how it reads on one line,
and all runs of capitalised words of a text with the sort of thing that their words show. It never
decides whom a name means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from unpress.analysis.phrases import Range
from unpress.analysis.words import Words
from unpress.languages.lexicon import (
    ACRONYM,
    ADVERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    GROUP,
    HONORIFIC,
    MONTH,
    PARTICLE,
    PREPOSITION,
    QUESTION,
    ROLE,
    STOP,
    SUBJECT,
    SUBORDINATOR,
    WEEKDAY,
)

Sort: TypeAlias = Literal["name", "body", "acronym", "titled", "other"]

_FUNCTION = (
    DETERMINER | SUBJECT | PREPOSITION | COORDINATOR | AUXILIARY | ADVERB | SUBORDINATOR | QUESTION
)
_LONGEST_ACRONYM = 9  # letters; a longer word in capitals is a shout


@frozen(eq=False)
class Run:
    """A run of capitalised words, and what its words show it to be.

    A `name` holds nothing but names, an `acronym` is one word in capitals, a `body` has the noun of
    a body, what is `titled` begins with a post.
    """

    start: int
    end: int
    sort: Sort


def printed(w: Words, start: int, end: int) -> str:
    """Return the words of a range as one line, breaks of the page mended: *Ki- moon* is *Ki-moon*."""
    if end == start + 1:
        return w.printed(start)
    parts: list[str] = []
    glued = True
    for i in range(start, end):
        tight = i > start and w.starts[i] == w.end(i - 1)
        if not glued and not tight:
            parts.append(" ")
        parts.append(w.printed(i))
        glued = w.forms[i][-1] == "-" and (tight or len(w.forms[i]) > 1)
    return "".join(parts)


def name_end(w: Words, i: int, end: int) -> int:
    """Return the index behind the run of capitalised words that starts at word `i`, or `i`.

    Small particles stand inside it (*Hossein Amir al Vale*), an initial and a broken hyphen too.
    """
    kinds, forms = w.kinds, w.forms
    j = i
    while j < end:
        form, kind = forms[j], kinds[j]
        if j > i and forms[j - 1][-1] == "-" and form[0].isalpha():
            j += 1  # Ki- moon
        elif (
            kind & CAPITAL and (not kind & (DETERMINER | SUBJECT) or (j > i and kind & PARTICLE))
        ) or (j > i and kind & PARTICLE and j + 1 < end and kinds[j + 1] & CAPITAL):
            j += 1
        elif j > i and kind & STOP and w.starts[j] == w.end(j - 1) and j + 1 < end:
            if len(forms[j - 1]) > 1 and not kinds[j - 1] & HONORIFIC:
                break
            j += 1
        elif j > i and form.isdigit() and kinds[j] == 0 and len(form) < 3:
            j += 1
        else:
            break
    return min(j, end)


def name_start(w: Words, last: int, low: int) -> int:
    """Return the index of the first word of the run of capitalised words that ends at `last`."""
    kinds, forms = w.kinds, w.forms
    j = last + 1
    while j > low:
        i = j - 1
        kind = kinds[i]
        if kind & (ROLE | HONORIFIC | BODY | _FUNCTION):
            if not (kind & PARTICLE and j <= last and not kinds[i] & CAPITAL):
                break
            j -= 1
        elif (kinds[i] & CAPITAL and not kind & COORDINATOR) or (kind & PARTICLE and j <= last):
            j -= 1
        elif kind & STOP and i > low and len(forms[i - 1]) == 1 and j <= last:
            j -= 2
        else:
            break
    while j <= last and kinds[j] & PARTICLE and not kinds[j] & CAPITAL:
        j += 1
    return min(j, last + 1)


def runs(w: Words, ranges: Sequence[Range]) -> list[Run]:
    """Return the runs of capitalised words within ranges of words, in text order.

    A run ends at the edge of a range, and a function word begins none (*In Geneva* is *Geneva*).
    """
    kinds = w.kinds
    found: list[Run] = []
    behind = 0
    edges = iter(ranges)
    low, high = next(edges, (0, 0))
    for i in w.landmarks:
        if i < behind or not kinds[i] & CAPITAL:
            continue
        while i >= high:
            low, high = next(edges, (len(w), len(w) + 1))
        if i < low or (kinds[i] & _FUNCTION and not kinds[i] & PARTICLE):
            continue
        behind = name_end(w, i, high)
        while behind > i:
            # "Security Council President Omar Tesk": a body, and one who holds a post in it
            cut = i + 1
            while cut < behind and not (kinds[cut] & ROLE and _begins_post(w, cut, behind)):
                cut += 1
            found.append(Run(i, cut, _sort(w, i, cut)))
            i = cut
            if cut == behind:
                break
    return found


def _begins_post(w: Words, i: int, end: int) -> bool:
    """Tell whether a post follows the name of its body: not the *General* of *UN General Assembly*."""
    if not w.kinds[i - 1] & (BODY | ACRONYM):
        return False
    return not any(w.kinds[j] & BODY for j in range(i + 1, end))


def _sort(w: Words, start: int, end: int) -> Sort:
    kinds = w.kinds
    if end == start + 1 and w.kinds[start] & ACRONYM:
        return "acronym"
    seen = 0
    for i in range(start, end):
        seen |= kinds[i]
    if kinds[start] & (ROLE | HONORIFIC):
        return "titled"
    if seen & (BODY | GROUP | DOCUMENT):
        return "body"
    if seen & (MONTH | WEEKDAY | ROLE):
        return "other"
    return "name"
