"""Stage 8b: what a source phrase says about who speaks.

Comes in: words, and the range of a source phrase. Goes out: `Reference`s, one for each speaker that
the phrase names: a name, a post, a pronoun, a paper, a body, a group; with the post it gives a person
and the phrase for whose post or paper it is. It never looks outside the phrase.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from unpress.analysis.names import name_end, printed
from unpress.analysis.phrases import SEPARATOR, Range
from unpress.analysis.words import Words
from unpress.languages import Language
from unpress.languages.lexicon import (
    ACRONYM,
    ADVERB,
    AGENT,
    ALONE,
    BODY,
    CAPITAL,
    CLOSING,
    COMMA,
    COORDINATOR,
    DETERMINER,
    DOCUMENT,
    ED,
    FINITE,
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
    SUBORDINATOR,
    TOPIC,
)
from unpress.languages.schema import RoleClass

Kind: TypeAlias = Literal["name", "lone", "post", "pronoun", "paper", "body", "group"]
Gender: TypeAlias = Literal["male", "female"]


@frozen(eq=False)
class Reference:
    """One speaker as a phrase gives it.

    `name` is printed text, mended and without its article: the name of a person, a body or a group,
    the head of a paper, the words of a post. A `lone` name may be a person's or a body's. `words` is
    where that stands. `post` and `role` are what a person is said to be, `owner` the phrase for whose
    post or paper it is; `definite` says that *the* or a possessive points back.
    """

    kind: Kind
    name: str
    words: Range
    post: RoleClass | None = None
    role: str = ""
    owner: Range | None = None
    gender: Gender | None = None
    definite: bool = False


def read(w: Words, source: Range, language: Language) -> list[Reference]:
    """Read a source phrase."""
    start, end = source
    kinds = w.kinds
    while end - 1 > start and kinds[end - 1] & (RELATIVE | PREPOSITION | COORDINATOR | GENITIVE):
        end -= 1
    if end - start == 1:
        kind = kinds[start]
        if kind & (SUBJECT | RELATIVE | POSSESSIVE):
            return [Reference("pronoun", w.keys[start], source)]
        if w.kinds[start] & CAPITAL and not kind & (ROLE | BODY | GROUP | DOCUMENT):
            return [_lone(w, start, end)]
    if all(kind == CAPITAL for kind in kinds[start:end]):
        return [_lone(w, start, end)]
    return [
        reference
        for part in _parts(w, start, end)
        if (reference := _one(w, *part, language)) is not None
    ]


def _lone(w: Words, start: int, end: int) -> Reference:
    """Return a capitalised name of which no word shows what it is."""
    kind: Kind = "body" if end == start + 1 and w.kinds[start] & ACRONYM else "lone"
    return Reference(kind, printed(w, start, end), (start, end))


# ---------------------------------------------------------------------------- two sources


def _parts(w: Words, start: int, end: int) -> list[Range]:
    """Part two sources in one phrase: *Vale and the council*, *Iran, Russia and Turkiye*.

    A name with *and* inside it (*Office for Peace and Security*) stays whole, and so does one
    person's double post (*resident and humanitarian coordinator Vale*).
    """
    kinds = w.kinds
    coordinator = next((i for i in range(start, end) if kinds[i] & COORDINATOR), None)
    if coordinator is None or coordinator + 1 >= end or not _are_two(w, start, coordinator, end):
        return [(start, end)]
    right = coordinator + 1
    parts: list[Range] = []
    for begin, stop in _parts_by_mark(w, start, end):
        if begin <= coordinator < stop:
            if begin < coordinator:
                parts.append((begin, coordinator))
            parts.append((right + bool(kinds[right] & AGENT), stop))
        elif stop <= coordinator or not parts:
            parts.append((begin, stop))
        else:
            parts[-1] = (parts[-1][0], stop)  # an apposition behind the second name
    merged: list[Range] = []
    for part in parts:
        if merged and kinds[part[0]] & DETERMINER and part[1] <= coordinator:
            merged[-1] = (merged[-1][0], part[1])  # an apposition behind the first name
        else:
            merged.append(part)
    return [part for part in merged if part[0] < part[1]]


def _are_two(w: Words, start: int, coordinator: int, end: int) -> bool:
    """Tell whether what stands on the two sides of *and* speaks each for itself."""
    kinds, forms = w.kinds, w.forms
    right = coordinator + 1
    if kinds[right] & (DETERMINER | HONORIFIC | AGENT):
        return True
    linked = any(kinds[i] & (LINK | PREPOSITION) for i in range(start, coordinator))
    if linked:
        return False
    if any(kinds[i] & ROLE for i in range(right, end)):
        if not any(kinds[i] & ROLE for i in range(start, coordinator)):
            return bool(kinds[coordinator - 1] & CAPITAL)  # "Vale and relief chief Karlan"
        last = kinds[coordinator - 1]  # "envoy Reyes and relief chief Karlan"
        return bool(kinds[coordinator - 1] & CAPITAL and not last & ROLE)
    if any(kinds[i] & BODY for i in range(start, end)):
        return False
    return bool(kinds[right] & CAPITAL and kinds[start] & CAPITAL)


def _parts_by_mark(w: Words, start: int, end: int) -> list[Range]:
    """Cut a phrase at its commas and dashes; no part is empty."""
    parts, begin = [], start
    for i in range(start, end):
        if w.kinds[i] & SEPARATOR:
            if begin < i:
                parts.append((begin, i))
            begin = i + 1
    if begin < end:
        parts.append((begin, end))
    return parts


# ---------------------------------------------------------------------------- one source


def _one(w: Words, start: int, end: int, language: Language) -> Reference | None:
    """Read a phrase with one head."""
    kinds, forms = w.kinds, w.forms
    definite = False
    while start < end and (
        (kinds[start] & (DETERMINER | ADVERB) and not kinds[start] & POSSESSIVE and start < end - 1)
        or kinds[start] & (COORDINATOR | SUBORDINATOR)
    ):
        definite = definite or w.keys[start] in language.sources.definite
        start += 1
    if start >= end:
        return None
    pieces = _parts_by_mark(w, start, end)
    if not pieces:
        return None
    first, behind = pieces[0], pieces[1:]
    first = (first[0], _before_bracket(w, *first))
    head = _head(w, *first)
    posts = [
        i
        for i in range(first[0], head)
        if kinds[i] & ROLE
        and not (i + 1 < head and kinds[i + 1] & GENITIVE)
        and not is_surname(w, i, first, language)
    ]
    common = kinds[head - 1] & (BODY | DOCUMENT | GROUP) and not kinds[head - 1] & CAPITAL
    if common and posts and any(kinds[i] & PARTICLE for i in range(posts[-1], head)):
        common = False  # chef de cabinet
    if posts and not (common and not kinds[head - 1] & ROLE):
        return _titled(w, first, head, posts[-1], behind, language, definite=definite)
    if kinds[head - 1] & DOCUMENT and not kinds[head - 1] & CAPITAL:
        if w.keys[head - 1] in language.sources.documents.loose:
            return _group(w, (first[0], head), definite=definite)
        return _paper(w, first, head, language)
    run = name_end(w, first[0], first[1])
    if kinds[first[0]] & HONORIFIC:
        begin = first[0]
        while begin < run - 1 and kinds[begin] & (HONORIFIC | STOP):
            begin += 1
        gender = gender_of(w.keys[first[0]], language)
        if begin < run:
            return Reference("name", printed(w, begin, run), (begin, run), gender=gender)
    sort = 0
    for i in range(first[0], run):
        sort |= kinds[i]
    if run > first[0] and (run >= head or run == first[1]):
        for piece in behind:
            post = _post_in(w, piece)
            if post is not None:
                return _with_post(w, (first[0], run), piece, post, language)
        if behind and forms[behind[0][0]].isdigit():
            return Reference("name", printed(w, first[0], run), (first[0], run))
        if not sort & (BODY | GROUP | DOCUMENT) and (run == first[1] or kinds[run] & LINK):
            if run == first[1] or run - first[0] > 1:
                return _lone(w, first[0], run)
    if kinds[head - 1] & GROUP and not kinds[head - 1] & CAPITAL:
        return _group(w, first, definite=definite)
    whole = _whole(w, first)
    return Reference("body", printed(w, *whole), whole, definite=definite)


def _post_in(w: Words, piece: Range) -> int | None:
    """Return the head of a post in an apposition: the last before a preposition or a genitive."""
    found = None
    for i in range(*piece):
        kind = w.kinds[i]
        if kind & ROLE and not (i + 1 < piece[1] and w.kinds[i + 1] & GENITIVE):
            found = i
        elif found is not None and not kind & ROLE:
            break
    return found


def is_surname(w: Words, i: int, phrase: Range, language: Language) -> bool:
    """Tell whether the word of a post is somebody's name here: *Charlie King, a lawyer*."""
    if w.keys[i] not in language.sources.surnames or not w.kinds[i] & CAPITAL:
        return False
    behind = w.kinds[i + 1] & CAPITAL if i + 1 < phrase[1] else False
    if behind:
        return False
    if i == phrase[0]:
        return not (i and w.kinds[i - 1] & DETERMINER)
    return bool(w.kinds[i - 1] & CAPITAL and not w.kinds[i - 1] & (BODY | ROLE))


def _with_post(w: Words, name: Range, piece: Range, post: int, language: Language) -> Reference:
    """Return a name with the post that its apposition gives it: *Dupre, the spokesman for Vale*."""
    return Reference(
        "name",
        printed(w, *name),
        name,
        post_of(w, post, language),
        printed(w, _role_start(w, piece[0], post), post + 1),
        _owner(w, piece, post),
        gender_of(w.keys[post], language),
    )


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
        if kind & PREPOSITION and not w.kinds[i] & CAPITAL:
            if kind & LINK and w.kinds[end - 1] & DOCUMENT and not w.kinds[end - 1] & CAPITAL:
                continue  # "the Panel of Experts report"
            return i
        if w.kinds[i] & CAPITAL or not w.kinds[i - 1] & (DOCUMENT | GROUP | BODY):
            continue
        if kind & ED or (i + 1 < end and w.kinds[i + 1] & (PREPOSITION | AGENT) and _tells(kind)):
            return i  # a letter seen by Reuters, sources close to the talks
    return end


def _tells(kind: int) -> bool:
    """Tell whether a word can be an adjective or a participle that tells which noun is meant."""
    return kind == 0 or bool(kind & FINITE)


def post_of(w: Words, i: int, language: Language) -> RoleClass:
    """Return what class of post a word names."""
    compounds = language.sources.compounds
    pair = f"{w.keys[i]} {w.keys[i + 1]}" if i + 1 < len(w) else ""
    back = f"{w.keys[i - 1]} {w.keys[i]}" if i else ""
    found = compounds.get(pair) or compounds.get(back)
    return found or language.sources.posts.get(w.keys[i], "title")


def gender_of(key: str, language: Language) -> Gender | None:
    """Return what a word tells of a person's gender."""
    return language.sources.genders.get(key)


def _titled(
    w: Words,
    first: Range,
    head: int,
    post: int,
    behind: list[Range],
    language: Language,
    *,
    definite: bool,
) -> Reference:
    """Read a phrase that names a post, with the name of its holder before, behind or nowhere."""
    kinds = w.kinds
    start, end = first
    after = post + 1
    if after < head and f"{w.keys[post]} {w.keys[after]}" in language.sources.compounds:
        after += 1
    role = printed(w, _role_start(w, start, post), after)
    kind = post_of(w, post, language)
    gender = gender_of(w.keys[post], language)
    owner = _owner(w, first, post)
    begin = after
    while begin < head and kinds[begin] & (HONORIFIC | STOP):
        gender = gender or gender_of(w.keys[begin], language)
        begin += 1
    run = name_end(w, begin, head)
    name: Range | None = None
    if run > begin:
        name = (begin, run)
    elif head < end:
        name = _trailing_name(w, head, end, kind)
        if name is not None and owner is not None and owner[1] > name[0]:
            owner = (owner[0], name[0])
    if name is None:
        for low, stop in behind:
            begin = low
            while begin < stop and kinds[begin] & (HONORIFIC | STOP):
                gender = gender or gender_of(w.keys[begin], language)
                begin += 1
            if name_end(w, begin, stop) == stop and stop - begin >= 2:
                name = (begin, stop)
                break
    if name is not None:
        return Reference("name", printed(w, *name), name, kind, role, owner, gender)
    possessed = bool(owner and kinds[owner[0]] & POSSESSIVE)
    return Reference("post", role, (start, after), kind, role, owner, gender, definite or possessed)


def _role_start(w: Words, start: int, post: int) -> int:
    """Return where the words of a post begin: behind an article, a possessive, a genitive."""
    begin = post
    while begin > start:
        kind = w.kinds[begin - 1]
        if kind & (DETERMINER | GENITIVE | PREPOSITION | COMMA):
            break
        if kind & COORDINATOR and not (begin - 2 >= start and not w.kinds[begin - 2] & CAPITAL):
            break
        begin -= 1
    return begin


def _owner(w: Words, phrase: Range, post: int) -> Range | None:
    """Return whose post it is: behind *of* or *for*, before a genitive, a possessive, a name."""
    start, end = phrase
    kinds = w.kinds
    after = post + 1
    if after < end and kinds[after] & GENITIVE:
        return None
    for i in range(after, min(end, after + 2)):
        if kinds[i] & LINK:
            return (i + 1, end) if i + 1 < end else None
    begin = _role_start(w, start, post)
    if begin > start and kinds[begin - 1] & GENITIVE:
        return start, begin - 1
    if begin > start and kinds[begin - 1] & POSSESSIVE:
        return begin - 1, begin
    return (begin, post) if begin < post else None


def _trailing_name(w: Words, start: int, end: int, kind: RoleClass) -> Range | None:
    """Return the name at the end of *under-secretary-general for peace operations Tomas Reyes*."""
    begin = end
    while begin > start and (
        (
            w.kinds[begin - 1] & CAPITAL
            and not w.kinds[begin - 1] & (ROLE | DETERMINER | BODY)
            and not w.kinds[begin - 1] & ACRONYM
        )
        or w.kinds[begin - 1] & (PARTICLE | STOP)
    ):
        begin -= 1
    if end - begin < 2 or begin == start:
        return None
    before = w.kinds[begin - 1]
    if before & ROLE:
        # "spokesman for Secretary-General Anders Vale" names the other, a second post joined by
        # "and" is the holder's own
        joined = any(w.kinds[i] & COORDINATOR for i in range(start, begin))
        return (begin, end) if joined else None
    if before & (LINK | PREPOSITION | DETERMINER | COORDINATOR):
        # a place, and the name behind it: "envoy to Norland Tomas Reyes"
        shortest = 4 if kind == "spokesperson" else 3
        return (end - 2, end) if end - begin >= shortest else None
    return begin, end


def _paper(w: Words, first: Range, head: int, language: Language) -> Reference:
    """Read a paper, and whose it is: *a statement issued by his spokesman*, *the UN statement*."""
    kinds = w.kinds
    start, end = first
    owner: Range | None = None
    made = language.sources.documents.made
    if head < end and not kinds[head] & PREPOSITION and w.keys[head] not in made:
        end = head  # "a letter seen by Reuters" is not Reuters'
    for i in range(head, end):
        if kinds[i] & (AGENT | LINK) or kinds[i] & PREPOSITION:
            owner = (i + 1, end) if i + 1 < end and _issues(w, i + 1, end) else None
            break
    if owner is None:
        for i in range(start, head - 1):
            if kinds[i] & GENITIVE:
                owner = (start, i)
        if owner is None and kinds[start] & POSSESSIVE:
            owner = (start, start + 1)
        if owner is None and head - 1 > start and w.kinds[start] & CAPITAL:
            owner = (start, head - 1)
    return Reference("paper", w.forms[head - 1].lower(), (start, head), owner=owner)


def _issues(w: Words, start: int, end: int) -> bool:
    """Tell whether a phrase names somebody, who can issue a paper: not *a readout of the call*."""
    return any(
        w.kinds[i] & CAPITAL or w.kinds[i] & (ROLE | BODY | GROUP | POSSESSIVE | SUBJECT)
        for i in range(start, end)
    )


def _group(w: Words, first: Range, *, definite: bool) -> Reference:
    """Read a group: its name loses article, possessive and numeral (ruling 39)."""
    start, end = first
    while start < end - 1 and (
        w.kinds[start] & (DETERMINER | GENITIVE) or w.forms[start].isdigit()
    ):
        start += 1
    return Reference("group", printed(w, start, end), (start, end), definite=definite)


def _whole(w: Words, first: Range) -> Range:
    """Return a phrase without what tells only when, where or which one."""
    start, end = first
    kinds, forms = w.kinds, w.forms
    while start < end - 1 and kinds[start] & POSSESSIVE:
        start += 1
    for i in range(start + 1, end):
        inside_name = kinds[i - 1] & CAPITAL and i + 1 < end and kinds[i + 1] & CAPITAL
        topic = kinds[i] & TOPIC and kinds[i - 1] & BODY
        if kinds[i] & PREPOSITION and not kinds[i] & LINK and not inside_name and not topic:
            return start, i
        if kinds[i] & (ED | RELATIVE) and not kinds[i] & CAPITAL:
            return start, i
    return start, end


def stands_alone(w: Words, reference: Reference) -> bool:
    """Tell whether a body or group is only a common noun, such as *council* or *experts*."""
    start, end = reference.words
    return end == start + 1 and not w.kinds[start] & CAPITAL and not w.kinds[start] & ALONE
