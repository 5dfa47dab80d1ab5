"""Stage 3: names of agencies and outlets, wherever a page credits one.

Comes in: a stretch of text in which a name may stand: a bracket, a byline, a credit. Goes out:
`Credit`s, each with the name as the page prints it and the offset where it stands. Whether a
stretch is a credit at all is the business of the modules that find datelines, heads and trailers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from unpress.knowledge import Agency, Knowledge
from unpress.languages import Language

_WORD = re.compile(r"[^\W_]+")
_JOIN = re.compile(r"[\s./&'’-]{1,3}|,\s|")  # between two words of one name
_ACRONYM = 6  # letters: a name in capitals as short as this is never written otherwise
_PARTING = re.compile(r"\s*[/,;&|+•·]\s*|\s+[–—-]+\s*|\s*[–—]+\s*")
_MOST_WORDS = 7  # of a name that no table has
_NAME_MARKS = " \t\r\n.,:;|/()[]\"“”'*_-–—•■#>»"


@frozen
class Credit:
    """An agency or outlet that the page names: `name` as reported, printed from `at` to `end`."""

    name: str
    at: int
    end: int
    agency: Agency | None = None


@frozen
class _Form:
    words: tuple[str, ...]
    name: str
    agency: Agency
    capitals: bool
    lower: bool


@frozen(eq=False)
class Directory:
    """The agencies of `knowledge`, to be looked up by the words of their names.

    `forms` has them by their first word and their second, which is empty where there is none.
    """

    forms: dict[str, dict[str, tuple[_Form, ...]]]
    generic: frozenset[str]
    before: frozenset[str]
    before_names: frozenset[str]

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Credit]:
        """Find the known names in a stretch of text; the longest counts where two overlap."""
        words = list(_WORD.finditer(text, start, len(text) if end is None else end))
        i = 0
        while i < len(words):
            form = self._form(text, words, i)
            if form is None:
                i += 1
            else:
                last = i + len(form.words)
                yield Credit(form.name, words[i].start(), words[last - 1].end(), form.agency)
                i = last

    def starting(self, text: str, at: int) -> Credit | None:
        """Return the known name that starts at an offset."""
        words = []
        for word in _WORD.finditer(text, at, at + 60):
            words.append(word)
            if len(words) > _MOST_WORDS:
                break
        if not words or words[0].start() != at:
            return None
        form = self._form(text, words, 0)
        if form is None:
            return None
        return Credit(form.name, at, words[len(form.words) - 1].end(), form.agency)

    def whole(self, text: str) -> Agency | None:
        """Return the agency whose name is all of a text, marks round it aside."""
        words = list(_WORD.finditer(text))
        if not words or len(words) > _MOST_WORDS:
            return None
        for i in range(min(2, len(words))):  # an article may stand before it
            form = self._form(text, words, i)
            if form is not None and i + len(form.words) == len(words):
                return form.agency if i == 0 or words[0].group().lower() in self.before else None
        return None

    def named(self, text: str, start: int, end: int) -> Iterator[Credit]:
        """Find the names in a stretch that holds names and little else, known or not.

        The stretch is parted at slashes, commas and dashes. A known name counts unless capitals
        beside it make another one of it (*Norland Global Times*); what no table has counts where it
        is short and begins as a name does.
        """
        at = start
        for begin, close in (*self._whole_names(text, start, end), (end, end)):
            partings = [m.span() for m in _PARTING.finditer(text, at, begin)]
            edges = [at, *(edge for span in partings for edge in span), begin]
            for left, right in zip(edges[::2], edges[1::2], strict=True):
                yield from self._in_part(text, left, right)
            if close > begin:
                yield from self.find(text, begin, close)
            at = close

    def _whole_names(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where known names stand that hold a mark of parting: *RFE/RL*."""
        for credit in self.find(text, start, end):
            if _PARTING.search(text, credit.at, credit.end):
                yield credit.at, credit.end

    def _in_part(self, text: str, start: int, end: int) -> Iterator[Credit]:
        """Yield the known names of a part, or the part as an unknown name."""
        words = list(_WORD.finditer(text, start, end))
        while words and words[0].group() in self.before_names:
            words.pop(0)
        if not words:
            return
        known = list(self.find(text, words[0].start(), end))
        loose = [
            word
            for word in words
            if not any(credit.at <= word.start() < credit.end for credit in known)
            and word.group()[0].isupper()
            and word.group().lower() not in self.generic
        ]
        if known and not loose:
            yield from known
            return
        name = text[words[0].start() : end].strip(_NAME_MARKS)
        if self._plausible(name):
            yield Credit(" ".join(name.split()), words[0].start(), end)
        else:
            yield from known

    def _plausible(self, name: str) -> bool:
        words = name.split()
        if not words or len(words) > _MOST_WORDS or name.lower() in self.generic:
            return False
        if not any(word[0].isupper() for word in words) and "." not in name[1:-1]:
            return False
        return not name[-1].isdigit()

    def _form(self, text: str, words: Sequence[re.Match[str]], i: int) -> _Form | None:
        """Return the longest form whose words stand at `words[i]` and after it."""
        by_second = self.forms.get(words[i][0].lower())
        if by_second is None:
            return None
        second = words[i + 1][0].lower() if i + 1 < len(words) else ""
        for form in (*by_second.get(second, ()), *(by_second.get("", ()) if second else ())):
            size = len(form.words)
            if size > len(words) - i:
                continue
            if size > 1 and any(
                words[i + k][0].lower() != form.words[k]
                or not _JOIN.fullmatch(text, words[i + k - 1].end(), words[i + k].start())
                for k in range(1, size)
            ):
                continue
            printed = text[words[i].start() : words[i + size - 1].end()]
            if (form.capitals and not printed.isupper()) or (not form.lower and printed.islower()):
                continue
            return form
        return None


def directory(language: Language, knowledge: Knowledge) -> Directory:
    """Make the agencies of `knowledge` ready to be looked up."""
    forms: dict[str, dict[str, list[_Form]]] = {}
    for agency in knowledge.agencies:
        for printed in (agency.name, agency.full, *agency.marks):
            words = tuple(word.lower() for word in _WORD.findall(printed))
            if not words:
                continue
            letters = printed.replace(".", "")
            form = _Form(
                words=words,
                name=printed if printed == agency.full else agency.name,
                agency=agency,
                capitals=letters.isupper() and letters.isalpha() and len(letters) <= _ACRONYM,
                lower=printed[0].islower() or "." in printed,
            )
            second = words[1] if len(words) > 1 else ""
            forms.setdefault(words[0], {}).setdefault(second, []).append(form)
    page = language.furniture
    return Directory(
        forms={
            first: {
                second: tuple(sorted(found, key=lambda form: -len(form.words)))
                for second, found in by_second.items()
            }
            for first, by_second in forms.items()
        },
        generic=frozenset(page.bylines.generic),
        before=frozenset(page.credits.articles),
        before_names=frozenset(page.credits.before_names),
    )


def distinct(found: Iterable[Credit]) -> tuple[str, ...]:
    """Name each agency once, in the order and the form in which the page first names it."""
    names: list[str] = []
    seen: set[object] = set()
    for credit in sorted(found, key=lambda credit: credit.at):
        keys = {credit.name.casefold(), credit.agency and credit.agency.name}
        if not seen & (keys - {None}):
            names.append(credit.name)
        seen |= keys - {None}
    return tuple(names)
