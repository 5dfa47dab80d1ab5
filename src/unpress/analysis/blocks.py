"""Stage 3, first part: the page cut into blocks.

Comes in: a folded text. Goes out: `Blocks`, the page's lines without the white space round them,
where lines that a page broke inside a sentence are joined again. Blocks are in text order and hold
every character that is no white space. It never looks at what a block is.

A page breaks its lines in one of three manners: at paragraphs only (most), at a fixed width (wire
copy of the 1990s, mail, plain-text archives), or here and there, round links and by hand. What
tells them apart is a line that starts in lower case after one without a stop: no paragraph starts
so.
"""

from __future__ import annotations

from itertools import accumulate

from attrs import frozen

from unpress.languages import Language

# A page counts as wrapped with so many breaks inside sentences, and if one line in so many has one.
_FEWEST_BREAKS = 3
_ONE_LINE_IN = 5
_SHORT_PAGE = 6  # lines: of so short a page, half of the breaks count, if there are two
_LONG = 40  # code points: a line as long as this is no heading of one or two words
_NARROW = 45  # code points: so narrow a page is ragged, and tells no paragraph by a short line
_WIDTH_QUANTILE = 0.9  # of the lines' lengths: headings may be longer, last lines are shorter


@frozen(eq=False)
class Blocks:
    """The blocks of a page, as columns.

    `texts[i]` is the folded text from `starts[i]` up to `ends[i]`; `apart[i]` says that a blank
    line stands before it.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    apart: list[bool]

    def __len__(self) -> int:
        return len(self.starts)


@frozen(eq=False)
class _Lines:
    """The lines of a page, and what tells whether one goes on in the next.

    `low`: it starts in lower case; `inset`: it is indented; `opened`: it ends without a stop.
    """

    texts: list[str]
    apart: list[bool]
    low: list[bool]
    inset: list[bool]
    opened: list[bool]


def blocks(folded: str, language: Language) -> Blocks:
    r"""Cut a folded text into blocks.

    >>> from unpress.languages import language
    >>> blocks("UN slams raid\n\nVale slammed the\n\nraid again.", language("en")).texts
    ['UN slams raid', 'Vale slammed the\n\nraid again.']
    """
    pieces = folded.splitlines(keepends=True)
    stripped = list(map(str.strip, pieces))
    offsets = accumulate(map(len, pieces[:-1]), initial=0)
    lines = (
        [
            (offset + piece.find(line), line, number)
            for number, (offset, piece, line) in enumerate(
                zip(offsets, pieces, stripped, strict=True)
            )
            if line
        ]
        if pieces
        else []
    )
    starts = [start for start, _, _ in lines]
    texts = [line for _, line, _ in lines]
    ends = [start + len(line) for start, line, _ in lines]
    numbers = [number for _, _, number in lines]
    apart = [here - before > 1 for before, here in zip([-2, *numbers], numbers, strict=False)]
    low = [line[0].islower() and "_" not in line.split(None, 1)[0] for line in texts]
    before_source = tuple("," + mark for mark in language.closers)
    if not any(low[1:]) and not any(line.endswith(before_source) for line in texts):
        return Blocks(starts, ends, texts, apart)
    indents = [len(pieces[number]) - len(pieces[number].lstrip()) for number in numbers]
    stops = frozenset("".join((*language.enders, *language.closers, ":")))
    plain = min(indents)
    joined = _breaks(
        _Lines(
            texts=texts,
            apart=apart,
            low=low,
            inset=[indent > plain for indent in indents],
            opened=[line[-1] not in stops for line in texts],
        ),
        language,
    )
    return _merge(folded, Blocks(starts, ends, texts, apart), joined)


def _merge(folded: str, lines: Blocks, joined: list[bool]) -> Blocks:
    """Make one block of each run of lines; `joined[i]` says that line `i` goes on in the next."""
    heads = [i for i in range(len(lines)) if i == 0 or not joined[i - 1]]
    starts = [lines.starts[i] for i in heads]
    ends = [lines.ends[i - 1] for i in [*heads[1:], len(lines)]]
    texts = [folded[start:end] for start, end in zip(starts, ends, strict=True)]
    return Blocks(starts, ends, texts, [lines.apart[i] for i in heads])


def _breaks(lines: _Lines, language: Language) -> list[bool]:
    """Tell of each line whether the next one goes on with it."""
    soft = [i for i in range(len(lines.texts) - 1) if lines.opened[i] and lines.low[i + 1]]
    inset = [i for i, indented in enumerate(lines.inset) if indented]
    indents = 2 <= len(inset) <= len(lines.texts) // 2 and not any(lines.inset[i + 1] for i in soft)
    short = len(lines.texts) <= _SHORT_PAGE and 2 * len(soft) >= len(lines.texts) - 1
    fewest = 2 if indents or short else _FEWEST_BREAKS
    if len(soft) >= fewest and _ONE_LINE_IN * len(soft) >= len(lines.texts):
        return _wrapped(lines, soft, inset[0] if indents else None, _openers(language))
    return _scattered(lines, language)


def _wrapped(
    lines: _Lines, soft: list[int], first_inset: int | None, openers: frozenset[str]
) -> list[bool]:
    """Join the lines of a page that is broken at a width.

    A paragraph ends at a blank line, unless the page sets one after every line; before an indented
    line, where the page indents; else where a line is shorter than it need be.
    """
    texts, opened, apart = lines.texts, lines.opened, lines.apart
    lengths = sorted(map(len, texts))
    width = lengths[int(_WIDTH_QUANTILE * (len(lengths) - 1))]
    spaced = 2 * sum(apart[i + 1] for i in soft) > len(soft)
    joined = []
    begun = False  # a sentence has ended: no heading can come any more
    for i in range(len(texts) - 1):
        word = texts[i + 1].split(None, 1)[0]
        fits = len(texts[i]) + 1 + len(word) <= width
        if lines.low[i + 1]:
            goes_on = word.rstrip(":|") not in openers or len(texts[i + 1]) >= _LONG
        elif apart[i + 1] and not spaced:
            goes_on = opened[i] and begun and not fits
        elif width < _NARROW:
            goes_on = True
        elif first_inset is not None:
            goes_on = not lines.inset[i + 1] and (begun or not fits or i >= first_inset)
        else:
            goes_on = not fits or (opened[i] and begun and not apart[i + 1])
        joined.append(goes_on)
        begun = begun or not opened[i]
    return [*joined, False]


def _scattered(lines: _Lines, language: Language) -> list[bool]:
    """Join the lines that a page broke here and there: round a link, or by a hand.

    A line that goes on from another goes on as long as no stop ends it. Where a blank line stands
    inside a sentence, an open line that begins with an article, as no headline does, goes on too.
    """
    words = language.words
    dangling = frozenset((*words.determiners, *words.prepositions, *words.coordinators))
    articles = frozenset(words.determiners)
    tools = frozenset(language.furniture.navigation.lines)
    openers = _openers(language)
    before_source = tuple("," + mark for mark in language.closers)
    texts, opened, apart = lines.texts, lines.opened, lines.apart
    spaced = any(
        opened[i] and lines.low[i + 1] and apart[i + 1] and len(texts[i + 1].split()) > 1
        for i in range(len(texts) - 1)
    )
    joined: list[bool] = []
    for i in range(len(texts) - 1):
        text, following = texts[i], texts[i + 1]
        goes_on = False
        if text.lower() in tools or following.lower() in tools:
            pass
        elif text.endswith(before_source):
            goes_on = spaced or not apart[i + 1]
        elif (
            opened[i]
            and lines.low[i + 1]
            and following.split(None, 1)[0].rstrip(":|") not in openers
        ):
            goes_on = " " in following and (len(following) >= _LONG or not opened[i + 1])
        elif opened[i] and joined and joined[-1]:
            goes_on = not apart[i + 1]
        elif opened[i] and len(text) >= _LONG:
            goes_on = text.rsplit(None, 1)[-1] in dangling
        if spaced and opened[i] and not goes_on and not lines.low[i + 1]:
            goes_on = text.split(None, 1)[0].lower() in articles and following.lower() not in tools
        joined.append(goes_on)
    return [*joined, False]


def _openers(language: Language) -> frozenset[str]:
    """Words that open a line of their own even in lower case: those that stand alone or label."""
    furniture = language.furniture
    phrases = (
        *furniture.bylines.openers,
        *furniture.credits.sources,
        *furniture.stamps.crawler,
        *furniture.stamps.published,
        *furniture.stamps.updated,
    )
    return frozenset(phrase.rstrip(":") for phrase in phrases if " " not in phrase)
