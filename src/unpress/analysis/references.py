"""Stage 8a: what a source phrase says about who speaks.

Comes in: words, and the range of a source phrase. Goes out: `Reference`s, one for each speaker that
the phrase names: a person's name, a post, a pronoun, a paper, a body, a group; with the post it
gives a person and the phrase for whose post or paper it is. It never looks outside the phrase.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from unpress.analysis.phrases import Range, capital, segments
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import (
    ADVERB,
    AGENT,
    BODY,
    CLOSING,
    COORDINATOR,
    DASH,
    DETERMINER,
    DOCUMENT,
    ED,
    GENITIVE,
    GROUP,
    HONORIFIC,
    LINK,
    OPENING,
    PARTICLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    STOP,
    SUBJECT,
    TOPIC,
)
from unpress.languages.schema import RoleClass

Kind: TypeAlias = Literal["name", "post", "pronoun", "paper", "body", "group"]
Gender: TypeAlias = Literal["male", "female"]

_MEND = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " "})


@frozen(eq=False)
class Reference:
    """One speaker as a phrase gives it.

    `name` is printed text, mended and without its article: the name of a person, a body or a
    group, the head of a paper, the words of a post. `words` is where that stands. `post` and `role`
    are what a person is said to be; `owner` is the phrase for whose post or paper it is.
    """

    kind: Kind
    name: str
    words: Range
    post: RoleClass | None = None
    role: str = ""
    owner: Range | None = None
    gender: Gender | None = None


def printed(w: Words, start: int, end: int) -> str:
    """Return the words of a range as one line, breaks of the page mended: *Ki- moon* is *Ki-moon*."""
    parts: list[str] = []
    glued = True
    for i in range(start, end):
        form = w.forms[i]
        hyphen = form == "-"
        tight = i > start and w.starts[i] == w.end(i - 1)
        if parts and not glued and not (tight or hyphen and w.starts[i] == w.end(i - 1)):
            parts.append(" ")
        parts.append(form)
        glued = hyphen and tight
    return "".join(parts)


def name_end(w: Words, i: int, end: int) -> int:
    """Return the index behind the run of capitalised words that starts at word `i`, or `i`.

    Small particles stand inside it (*Hossein Amir al Vale*), an initial and a broken hyphen too.
    """
    kinds, forms = w.kinds, w.forms
    j = i
    while j < end:
        form, kind = forms[j], kinds[j]
        if (
            capital(form)
            and not kind & (DETERMINER | SUBJECT)
            or (capital(form) and j > i and kind & PARTICLE)
        ):
            j += 1
        elif j > i and kind & PARTICLE and j + 1 < end and capital(forms[j + 1]):
            j += 1
        elif j > i and kind & STOP and w.starts[j] == w.end(j - 1) and j + 1 < end:
            if len(forms[j - 1]) > 1 and not kinds[j - 1] & HONORIFIC:
                break
            j += 1
        elif j > i and kind & DASH and form == "-" and w.starts[j] == w.end(j - 1) and j + 1 < end:
            j += 2  # Ki- moon
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
        if kind & (ROLE | HONORIFIC | DETERMINER | SUBJECT | PREPOSITION | BODY | ADVERB):
            if not (kind & PARTICLE and j <= last and not capital(forms[i])):
                break
            j -= 1
        elif capital(forms[i]) and not kind & COORDINATOR:
            j -= 1
        elif kind & PARTICLE and j <= last:
            j -= 1
        elif kind & STOP and i > low and len(forms[i - 1]) == 1 and j <= last:
            j -= 2
        else:
            break
    while j <= last and kinds[j] & PARTICLE and not capital(forms[j]):
        j += 1
    return min(j, last + 1)


def read(w: Words, source: Range, language: Language) -> list[Reference]:
    """Read a source phrase."""
    start, end = source
    kinds = w.kinds
    while end - 1 > start and kinds[end - 1] & RELATIVE:
        end -= 1
    while end - 1 > start and kinds[end - 1] & (PREPOSITION | COORDINATOR):
        end -= 1
    if end - start == 1 and kinds[start] & (SUBJECT | RELATIVE):
        return [Reference("pronoun", w.keys[start], (start, end))]
    return [
        reference
        for part in _parts(w, start, end)
        if (reference := _one(w, *part, language)) is not None
    ]


def _parts(w: Words, start: int, end: int) -> list[Range]:
    """Part two sources in one phrase: *Vale and the council*, *Iran, Russia and Turkiye*.

    A name with *and* inside it (*Office for Peace and Security*) stays whole.
    """
    kinds, forms = w.kinds, w.forms
    first = segments(w, start, end, bytes(end + 1))
    coordinator = next((i for i in range(start, end) if kinds[i] & COORDINATOR), None)
    if coordinator is None or coordinator + 1 >= end:
        return [(start, end)]
    right = coordinator + 1
    linked = any(kinds[i] & (LINK | PREPOSITION) for i in range(start, coordinator))
    opens = kinds[right] & (DETERMINER | HONORIFIC) or any(
        kinds[i] & ROLE for i in range(right, end)
    )
    if not opens and (linked or not capital(forms[right]) or not capital(forms[start])):
        return [(start, end)]
    if linked and not kinds[right] & (DETERMINER | HONORIFIC | POSSESSIVE):
        return [(start, end)]
    if not opens and any(kinds[i] & BODY for i in range(start, end)):
        return [(start, end)]
    parts: list[Range] = []
    for begin, stop in first:
        if begin <= coordinator < stop:
            if begin < coordinator:
                parts.append((begin, coordinator))
            parts.append((right, stop))
        elif stop <= coordinator:
            parts.append((begin, stop))
        else:
            parts[-1] = (parts[-1][0], stop)  # an apposition behind the second name
    merged: list[Range] = []
    for part in parts:
        if merged and kinds[part[0]] & DETERMINER and part[1] <= coordinator:
            merged[-1] = (merged[-1][0], part[1])  # an apposition behind the first name
        else:
            merged.append(part)
    return merged


def _one(w: Words, start: int, end: int, language: Language) -> Reference | None:
    """Read a phrase with one head."""
    kinds, forms = w.kinds, w.forms
    while start < end and (
        (kinds[start] & (DETERMINER | ADVERB) and not kinds[start] & POSSESSIVE and start < end - 1)
        or kinds[start] & COORDINATOR
    ):
        start += 1
    if start >= end:
        return None
    pieces = [piece for piece in segments(w, start, end, bytes(end + 1)) if piece[0] < piece[1]]
    if not pieces:
        return None
    first, behind = pieces[0], pieces[1:]
    first = (first[0], _before_bracket(w, *first))
    head = _head(w, *first)
    posts = [
        i
        for i in range(first[0], head)
        if kinds[i] & ROLE and not (i + 1 < head and kinds[i + 1] & GENITIVE)
    ]
    if posts and not (kinds[head - 1] & (BODY | DOCUMENT) and not capital(forms[head - 1])):
        return _titled(w, first, head, posts[-1], behind, language)
    if kinds[head - 1] & DOCUMENT and not capital(forms[head - 1]):
        return _paper(w, first, head)
    run = name_end(w, first[0], first[1])
    title = kinds[first[0]] & HONORIFIC
    if title:
        begin = first[0]
        while begin < run - 1 and kinds[begin] & (HONORIFIC | STOP):
            begin += 1
        gender = _gender(w.keys[first[0]], language)
        return Reference("name", printed(w, begin, run), (begin, run), gender=gender)
    if run > first[0] and (run >= head or run == first[1]):
        for piece in behind:
            post = next((i for i in range(*piece) if kinds[i] & ROLE), None)
            if post is not None:
                owner = _owner(w, piece, post, w.kinds)
                role = printed(w, _role_start(w, piece[0], post), post + 1)
                return Reference(
                    "name",
                    printed(w, first[0], run),
                    (first[0], run),
                    _post(w, post, language),
                    role,
                    owner,
                    _gender(w.keys[post], language),
                )
        if behind and forms[behind[0][0]].isdigit():
            return Reference("name", printed(w, first[0], run), (first[0], run))
    if kinds[head - 1] & GROUP and not capital(forms[head - 1]):
        return _group(w, first)
    whole = _whole(w, first)
    return Reference("body", printed(w, *whole), whole)


def _before_bracket(w: Words, start: int, end: int) -> int:
    """Return the end of a phrase without the bracket that closes it."""
    for i in range(start + 1, end):
        if w.kinds[i] & OPENING and w.kinds[end - 1] & CLOSING:
            return i
    return end


def _head(w: Words, start: int, end: int) -> int:
    """Return the index behind the head noun: before the first preposition or participle."""
    for i in range(start + 1, end):
        kind = w.kinds[i]
        if kind & PREPOSITION and not capital(w.forms[i]):
            if kind & LINK and w.kinds[end - 1] & DOCUMENT and not capital(w.forms[end - 1]):
                continue  # "the Panel of Experts report"
            return i
        if kind & ED and not capital(w.forms[i]) and w.kinds[i - 1] & (DOCUMENT | GROUP | BODY):
            return i
    return end


def _post(w: Words, i: int, language: Language) -> RoleClass:
    """Return what class of post a word names."""
    pair = f"{w.keys[i]} {w.keys[i + 1]}" if i + 1 < len(w) else ""
    back = f"{w.keys[i - 1]} {w.keys[i]}" if i else ""
    for role in language.sources.role:
        if pair in role.compounds or back in role.compounds:
            return role.post
    for role in language.sources.role:
        if w.keys[i] in role.words:
            return role.post
    return "title"


def _gender(key: str, language: Language) -> Gender | None:
    """Return what a word tells of a person's gender."""
    sources = language.sources
    if key in sources.male or key in sources.gender.male:
        return "male"
    if key in sources.female or key in sources.gender.female:
        return "female"
    return None


def _titled(
    w: Words, first: Range, head: int, post: int, behind: list[Range], language: Language
) -> Reference:
    """Read a phrase that names a post, with the name of its holder before, behind or nowhere."""
    kinds, forms = w.kinds, w.forms
    start, end = first
    after = post + 1
    if after < head and f"{w.keys[post]} {w.keys[after]}" in _compounds(language):
        after += 1
    role = printed(w, _role_start(w, start, post), after)
    kind = _post(w, post, language)
    gender = _gender(w.keys[post], language)
    owner = _owner(w, first, post, kinds)
    begin = after
    while begin < head and kinds[begin] & (HONORIFIC | STOP):
        gender = gender or _gender(w.keys[begin], language)
        begin += 1
    run = name_end(w, begin, head)
    name: Range | None = None
    if run > begin:
        name = (begin, run)
    elif head == end and not behind and start < post and capital(forms[start]):
        name = None
    elif head < end:
        name = _trailing_name(w, head, end)
        if name is not None and owner is not None and owner[1] > name[0]:
            owner = (owner[0], name[0])
    if name is None:
        for piece in behind:
            if name_end(w, *piece) == piece[1] and piece[1] - piece[0] >= 2:
                name = piece
                break
    if name is not None:
        words = printed(w, *name)
        return Reference("name", words, name, kind, role, owner, gender)
    return Reference("post", role, (start, after), kind, role, owner, gender)


def _compounds(language: Language) -> frozenset[str]:
    return frozenset(word for role in language.sources.role for word in role.compounds)


def _role_start(w: Words, start: int, post: int) -> int:
    """Return where the words of a post begin: behind an article, a possessive, a genitive."""
    begin = post
    while begin > start:
        kind = w.kinds[begin - 1]
        if kind & (DETERMINER | GENITIVE | PREPOSITION | COORDINATOR) or w.keys[begin - 1] == ",":
            break
        begin -= 1
    return begin


def _owner(w: Words, phrase: Range, post: int, kinds: list[int]) -> Range | None:
    """Return whose post it is: behind *of* or *for*, before a genitive, a possessive, a name."""
    start, end = phrase
    after = post + 1
    if after < end and kinds[after] & GENITIVE:
        return None
    for i in range(after, min(end, after + 2)):
        if kinds[i] & LINK:
            return i + 1, end
    begin = _role_start(w, start, post)
    if begin > start and kinds[begin - 1] & GENITIVE:
        return start, begin - 1
    if begin > start and kinds[begin - 1] & POSSESSIVE:
        return begin - 1, begin
    return (begin, post) if begin < post else None


def _trailing_name(w: Words, start: int, end: int) -> Range | None:
    """Return the name at the end of *under-secretary-general for peace operations Tomas Reyes*."""
    begin = end
    while begin > start and (
        capital(w.forms[begin - 1])
        and not w.kinds[begin - 1] & (ROLE | DETERMINER | BODY)
        or w.kinds[begin - 1] & (PARTICLE | STOP)
    ):
        begin -= 1
    if end - begin < 2 or begin == start:
        return None
    before = w.kinds[begin - 1]
    if before & ROLE:
        return None  # "spokesman for Secretary-General Anders Vale" names the other
    if before & (LINK | PREPOSITION | DETERMINER | COORDINATOR):
        return (end - 2, end) if end - begin > 3 else None
    return begin, end


def _paper(w: Words, first: Range, head: int) -> Reference:
    """Read a paper, and whose it is: *a statement issued by his spokesman*, *the UN statement*."""
    kinds = w.kinds
    start, end = first
    owner: Range | None = None
    for i in range(head, end):
        if kinds[i] & (AGENT | LINK) or kinds[i] & PREPOSITION:
            owner = (i + 1, end) if i + 1 < end else None
            break
    begin = start
    if owner is None:
        for i in range(start, head - 1):
            if kinds[i] & GENITIVE:
                owner = (start, i)
        if owner is None and kinds[start] & POSSESSIVE:
            owner = (start, start + 1)
        if owner is None and head - 1 > start and capital(w.forms[start]):
            owner = (start, head - 1)
    return Reference("paper", w.forms[head - 1].lower(), (begin, head), owner=owner)


def _group(w: Words, first: Range) -> Reference:
    """Read a group: its name loses article, possessive and numeral (ruling 39)."""
    start, end = first
    while start < end - 1 and (
        w.kinds[start] & (DETERMINER | GENITIVE) or w.forms[start].isdigit()
    ):
        start += 1
    return Reference("group", printed(w, start, end), (start, end))


def _whole(w: Words, first: Range) -> Range:
    """Return a phrase without what tells only when, where or which one."""
    start, end = first
    kinds, forms = w.kinds, w.forms
    while start < end - 1 and kinds[start] & POSSESSIVE:
        start += 1
    for i in range(start + 1, end):
        inside_name = capital(forms[i - 1]) and i + 1 < end and capital(forms[i + 1])
        topic = kinds[i] & TOPIC and kinds[i - 1] & BODY
        if kinds[i] & PREPOSITION and not kinds[i] & LINK and not inside_name and not topic:
            return start, i
        if kinds[i] & (ED | RELATIVE) and not capital(forms[i]):
            return start, i
    return start, end
