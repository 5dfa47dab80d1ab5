"""Stage 3: what stands under a picture.

Comes in: a block. Goes out: whether it is a caption, by the words it begins with, by the bracket or
the words it ends with. A bracket that holds nothing but the name of a medium (*[VIDEO]*) is a tag
of a headline and makes no caption.
"""

from __future__ import annotations

from typing import Final

import regex

from unpress.analysis.page import Block, Page

_REACH: Final = 64  # code points at the end of a block, which hold a picture's credit
_LONGEST: Final = 400  # code points of a caption that is a sentence
_TAIL: Final = 5  # words at the end of a line among which a picture is credited
_LAST_BRACKET: Final = regex.compile(r"[(\[](?P<in>[^()\[\]\n]{2,60}+)[)\]]\s?\.?\Z")
_PHOTOGRAPHER: Final = regex.compile(
    r"(?<!\S)(?P<agency>\p{Lu}\p{L}+)/\p{Lu}[\p{L}.'-]*+(?:\s\p{Lu}[\p{L}.'-]*+){1,2}\Z"
)
_TOKEN: Final = regex.compile(r"[^\W\d_][\w.'’-]*")


def is_caption(page: Page, block: Block) -> bool:
    """Tell whether a block stands under a picture: by its first words or its last."""
    if block.opening("caption"):
        return True
    captions = page.rules.language.furniture.captions
    bracket = _LAST_BRACKET.search(block.text[-_REACH:])
    if bracket is not None:
        inside = bracket["in"]
        words = {word.lower() for word in _TOKEN.findall(inside)}
        if words.issubset(captions.tags):
            return False
        if not words.isdisjoint(captions.words):
            return True
        start = block.end - len(block.text[-_REACH:]) + bracket.start("in")
        known = any(c.agency for c in page.rules.known.find(page.text.folded, start, block.end))
        if known and "/" in inside:
            if not page.rules.known.whole(inside.split("/")[-1]):
                return True  # *(Xinhua/Li M)*
            agencies = [page.rules.known.whole(part) for part in inside.split("/")]
            if block.dated and not all(agencies):
                return True  # *[Li M/Xinhua]*, as reporters are credited too
    pictured = _PHOTOGRAPHER.search(block.text[-_REACH:])
    if pictured is not None and page.rules.known.whole(pictured["agency"]):
        return True
    tail = _TOKEN.findall(block.text[-_REACH:])[-_TAIL:]
    if block.closed:  # *AFP PHOTO / J. DOE*, cut at a stop, but not *posed for a photo.*
        tail = [word for word in tail if word[0].isupper()] if "/" in block.text[-_REACH:] else []
    return len(tail) > 1 and any(word.lower() in captions.words for word in tail)


def is_credited(page: Page, block: Block) -> bool:
    """Tell whether a line ends with an agency in brackets: before a story, a picture's credit."""
    bracket = _LAST_BRACKET.search(block.text[-_REACH:])
    return bracket is not None and page.rules.known.whole(bracket["in"]) is not None


def is_posed(page: Page, block: Block) -> bool:
    """Tell whether a sentence is a caption: a pose in it, and a day with its year at its end."""
    if len(block.text) > _LONGEST:
        return False
    text = block.text[: block.text.rfind("(")] if is_credited(page, block) else block.text
    tail = text.rstrip(" .")[-20:]
    grammar = page.rules.stamps
    dated = any(match.end() == len(tail) for match in grammar.dates.finditer(tail))
    if not dated:
        return False
    words = {word.lower() for word in block.text.split()}
    return not words.isdisjoint(page.rules.language.furniture.captions.poses)
