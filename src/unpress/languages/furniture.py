"""What the table `furniture.toml` of a language holds: the words of all that stands round a story.

Comes in by cattrs from that table, as `Language.furniture`. The classes hold words and no pattern;
the grammars that read a dateline or a stamp with them are in `unpress.analysis`.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Wording:
    """Lines of a page, known by their first words or as a whole."""

    starts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@frozen
class TracedWording:
    """The same; `traces` are words by which such a line is known wherever they stand in it."""

    starts: tuple[str, ...]
    lines: tuple[str, ...]
    traces: tuple[str, ...]


@frozen
class NavigationWords(TracedWording):
    """The same; `glued` are the adverts that may be glued to a paragraph."""

    glued: tuple[str, ...]


@frozen
class StampWords:
    """Words round the dates of the page itself, and the orders in which a date is written out."""

    crawler: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    fillers: tuple[str, ...]
    zones: tuple[str, ...]
    morning: tuple[str, ...]
    afternoon: tuple[str, ...]
    names: tuple[str, ...]
    orders: tuple[str, ...]
    joints: tuple[str, ...]


@frozen
class BylineWords:
    """Words of a line that says who wrote the copy."""

    openers: tuple[str, ...]
    desks: tuple[str, ...]
    compiled: tuple[str, ...]
    houses: tuple[str, ...]
    generic: tuple[str, ...]
    joints: tuple[str, ...]


@frozen
class DatelineWords:
    """Places of datelines, and words in capitals that are none."""

    places: tuple[str, ...]
    countries: tuple[str, ...]
    joints: tuple[str, ...]
    not_places: tuple[str, ...]
    bare: tuple[str, ...]


@frozen
class CaptionWords:
    """Words under pictures."""

    starts: tuple[str, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    poses: tuple[str, ...]


@frozen
class CreditWords:
    """Words that say from whom the copy is, in trailers and in running text."""

    sources: tuple[str, ...]
    people: tuple[str, ...]
    helpers: tuple[str, ...]
    post: str
    appeared: tuple[str, ...]
    before_names: tuple[str, ...]
    reported: tuple[str, ...]
    reports: tuple[str, ...]
    quoting: tuple[str, ...]
    according: tuple[str, ...]
    nouns: tuple[str, ...]
    articles: tuple[str, ...]


@frozen
class EndMarks:
    """What closes the copy: anywhere as a line, as the last line only, glued to the last stop."""

    ends: tuple[str, ...]
    lone: tuple[str, ...]
    glued: tuple[str, ...]


@frozen
class PaperKinds:
    """First words of a title or of an opening formula, by what the official paper is."""

    statement: tuple[str, ...]
    press_release: tuple[str, ...]
    transcript: tuple[str, ...]
    digest: tuple[str, ...] = ()


@frozen
class TurnLabels:
    """Labels of those who ask and of those who answer."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]


@frozen
class PaperWords:
    """Words of official papers: mastheads, titles, opening formulas, labels, signatures."""

    mastheads: tuple[str, ...]
    masthead_starts: tuple[str, ...]
    signers: tuple[str, ...]
    titles: PaperKinds
    formulas: PaperKinds
    labels: TurnLabels


@frozen
class HeadlineWords:
    """Words of finished sentences, and words of sections and tools."""

    ledes: tuple[str, ...]
    sections: tuple[str, ...]


@frozen
class FurnitureWords:
    """All that a page has round the story, as the language words it."""

    letters: tuple[str, ...]
    stamps: StampWords
    bylines: BylineWords
    datelines: DatelineWords
    captions: CaptionWords
    credits: CreditWords
    marks: EndMarks
    navigation: NavigationWords
    notices: TracedWording
    closers: Wording
    boxes: Wording
    papers: PaperWords
    headlines: HeadlineWords
