"""Stage 1: the text as it was given, and its fold.

Comes in: any string. Goes out: a `Text`, in which odd blanks and apostrophes are plain ones, one
character for one, so that every offset into the fold is an offset into the text. It never adds or
removes a character.
"""

from __future__ import annotations

from attrs import frozen

from unpress.languages import Language


@frozen(eq=False)
class Text:
    """A text and its fold, of equal length."""

    given: str
    folded: str


def read(given: str, language: Language) -> Text:
    """Fold a text.

    >>> from unpress.languages import language
    >>> read("the UN’s call", language("en")).folded
    "the UN's call"
    """
    folded = given
    if not given.isascii():
        for odd, plain in language.fold.items():
            folded = folded.replace(odd, plain)
    return Text(given, folded)
