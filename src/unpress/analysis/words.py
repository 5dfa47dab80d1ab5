"""Stage 2: the one pass over the words.

Comes in: a folded text and a lexicon. Goes out: `Words`, four columns of equal length: where each
word starts, its form, its key (lower case) and what it can be. Every later stage reads these
columns; none scans the text again. It never decides what a word is in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, chain

from attrs import frozen

from unpress.analysis.text import Text
from unpress.languages.lexicon import LANDMARK, Lexicon

# Each match is a word or a mark with the white space behind it, so that the matches tile the text
# and lengths alone give the offsets: three times as fast as asking each match for its place.
_WORD = re.compile(
    r"""
    (?: [^\W\d_]{2} [\w\u0300-\u036f]*      # most words; they stand first since that is fastest
        (?: - \w+ )* (?: -(?=\ \w) )?
      | \d+ (?: [.,:] \d+ )+                  # 48,500 and 4.30
      | (?: [^\W\d_] \. ){2,}                 # U.N. and a.m.
      | [\w\u0300-\u036f]+ (?: - \w+ )*       # words, hyphens and combining accents inside
        (?: -(?=\ \w) )?                      # a hyphen that a blank was put behind: Ki- moon
      | ' (?: [stdmST] | re | ve | ll ) \b    # what is glued to a word: Vale's, don't
      | ''+                                   # a doubled apostrophe is a quotation mark
      | --+                                   # a doubled hyphen is a dash
      | \.{2,}                                # dots of an ellipsis
      | .                                     # any other mark
    ) \s*
    """,
    re.VERBOSE | re.DOTALL,
)


@frozen(eq=False)
class Words:
    """The words of a text, as columns.

    `landmarks` are the words at which later stages begin to look: stops, capitals, posts, papers, cues.

    `starts[i]` is the offset of word `i` in `text`, `forms[i]` the word (folded), `keys[i]` the same
    in lower case, `kinds[i]` its bits of `unpress.languages.lexicon`.
    """

    text: str
    starts: list[int]
    forms: list[str]
    keys: list[str]
    kinds: list[int]
    landmarks: list[int]

    def printed(self, i: int) -> str:
        """Return word `i` as the page prints it."""
        start = self.starts[i]
        return self.text[start : start + len(self.forms[i])]

    def end(self, i: int) -> int:
        """Return the offset behind word `i`."""
        return self.starts[i] + len(self.forms[i])

    def at(self, offset: int) -> int:
        """Return the first word that starts at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def __len__(self) -> int:
        return len(self.starts)


def words(text: Text, lexicon: Lexicon) -> Words:
    """Take a text apart.

    >>> from unpress.analysis.text import read
    >>> from unpress.languages import language
    >>> from unpress.languages.lexicon import lexicon
    >>> english = language("en")
    >>> words(read("Vale's envoy left.", english), lexicon(english)).forms
    ['Vale', "'s", 'envoy', 'left', '.']
    """
    pieces = _WORD.findall(text.folded)
    if pieces and pieces[0].isspace():
        lead, pieces = len(pieces[0]), pieces[1:]
    else:
        lead = 0
    starts = list(accumulate(chain((lead,), map(len, pieces[:-1])))) if pieces else []
    forms = list(map(str.strip, pieces))
    keys = list(map(str.lower, forms))
    kinds = list(map(lexicon.kinds.__getitem__, forms))
    landmarks = [i for i, kind in enumerate(kinds) if kind & LANDMARK]
    return Words(text.given, starts, forms, keys, kinds, landmarks)
