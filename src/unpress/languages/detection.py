"""Which language a text is in, by its commonest small words.

Comes in: a text. Goes out: the code of a language that has data, or `"und"` (undetermined) where the
text is long enough to tell and is in none of them. It never looks beyond the first page.
"""

from __future__ import annotations

from unpress.languages import available, language

_LOOKED_AT = 2500  # code points
_ENOUGH = 20  # words; a shorter text is taken for the first language
_FEWEST = 0.06  # share of small words; English prose has three times that, French next to none

UNDETERMINED = "und"


def detect(text: str) -> str:
    """Return the code of the language of a text.

    >>> detect("The envoy said that the truce had held for the third day in a row.")
    'en'
    >>> detect("Der Gesandte sagte am Montag, die Waffenruhe habe gehalten, und rief " * 3)
    'und'
    """
    words = text[:_LOOKED_AT].lower().split()
    codes = available()
    shares = dict.fromkeys(codes, 0.0)
    if words:
        for code in codes:
            small = language(code).detect.words
            shares[code] = sum(map(small.__contains__, words)) / len(words)
    best = max(codes, key=lambda code: shares[code])
    if len(words) >= _ENOUGH and shares[best] < _FEWEST:
        return UNDETERMINED
    return best
