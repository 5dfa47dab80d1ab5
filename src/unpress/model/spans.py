"""Where something stands in a text: half-open pairs of code-point offsets.

A span is made of two offsets into the text exactly as it was given, so that `text[start:end]` is
what it covers. It holds no text of its own and knows no article.
"""

from __future__ import annotations

from attrs import frozen

from unpress.errors import ModelError


@frozen(order=True)
class Span:
    """A stretch of a text, from `start` up to and without `end`, in code points.

    >>> Span(4, 8).of("The raid")
    'raid'

    Raises `ModelError` where `end` lies before `start` or `start` below zero.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ModelError(
                f"a span runs from 0 <= start <= end, not from {self.start} to {self.end}"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies within this span.

        >>> Span(0, 9).covers(Span(4, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two have a character in common.

        >>> Span(0, 4).overlaps(Span(4, 9))
        False

        An empty span has no characters, so it overlaps nothing.
        """
        return max(self.start, other.start) < min(self.end, other.end)
