"""Keeps a high and a low surrogate apart where JSON would make one character of the two.

A Python string may hold halves of a UTF-16 pair (code points U+D800 to U+DFFF), from a page that
was decoded carelessly. JSON can write a half alone, but a high half followed by a low one reads
back as a single character, and every offset behind it would be off by one. `mask` puts U+FFFD in
the place of such a low half, so that lengths stay right for every reader, and notes in the key
`surrogates` what stood there; `unmask` puts it back. Other records are left as they are.

A note is `{"pointer": "/actors/0/name", "offset": 7, "code": 56832}`: a JSON Pointer (RFC 6901) to
the string, the offset in it in code points, and the code point that stood there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unpress.formats.strict import fields, items, number, refuse, string

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["mask", "unmask"]

_KEY: Final = "surrogates"
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_STAND_IN = "\N{REPLACEMENT CHARACTER}"
# keys below which a record has nothing but offsets, dates and words of closed lists
_WITHOUT_WORDS = {"span", "mentions", "segments", "furniture", "paragraphs", "statements"}
_DEEPEST = 4  # steps: /actors/0/aliases/0


def mask(record: dict[str, object]) -> dict[str, object]:
    r"""Return the record with a stand-in for the low half of each pair, and a note of what it was.

    >>> mask({"text": "\ud83d\ude00"})["surrogates"]
    [{'pointer': '/text', 'offset': 1, 'code': 56832}]
    """
    notes: list[object] = []

    def change(words: str, pointer: str) -> str:
        if words.isascii():
            return words
        for pair in _PAIR.finditer(words):
            at = pair.end() - 1
            notes.append({"pointer": pointer, "offset": at, "code": ord(words[at])})
        return _PAIR.sub(lambda pair: pair[0][0] + _STAND_IN, words)

    masked = _changed(record, change)
    return {**masked, _KEY: notes} if notes else masked


def unmask(record: dict[str, object]) -> dict[str, object]:
    r"""Return the record with the notes carried out, and without them.

    >>> notes = [{"pointer": "/text", "offset": 1, "code": 56832}]
    >>> unmask({"text": "\ud83d\ufffd", "surrogates": notes})
    {'text': '\ud83d\ude00'}

    Raises `DataError` for a note that does not fit the record.
    """
    notes: dict[str, list[tuple[str, int, int]]] = {}
    for at, (pointer, offset, code) in enumerate(items(record[_KEY], _KEY, _note)):
        notes.setdefault(pointer, []).append((f"{_KEY}[{at}]", offset, code))

    def change(words: str, pointer: str) -> str:
        if pointer not in notes:
            return words
        restored = list(words)
        for path, offset, code in notes.pop(pointer):
            if restored[offset : offset + 1] != [_STAND_IN]:
                refuse(f"{path}.offset", f"no U+FFFD stands at {offset} in {pointer}")
            restored[offset] = chr(code)
        return "".join(restored)

    whole = _changed({key: value for key, value in record.items() if key != _KEY}, change)
    for pointer, [(path, _, _), *_] in notes.items():
        refuse(f"{path}.pointer", f"no string stands at {pointer!r}")
    return whole


def _changed(record: dict[str, object], change: Callable[[str, str], str]) -> dict[str, object]:
    """Return a copy of the record with each string changed that is no word of a closed list."""

    def walk(value: object, pointer: str, depth: int) -> object:
        if isinstance(value, str):
            return change(value, pointer)
        if isinstance(value, dict) and depth < _DEEPEST:
            return {
                key: inner if key in _WITHOUT_WORDS else walk(inner, f"{pointer}/{key}", depth + 1)
                for key, inner in value.items()
            }
        if isinstance(value, list) and depth < _DEEPEST:
            return [walk(inner, f"{pointer}/{at}", depth + 1) for at, inner in enumerate(value)]
        return value

    return {
        key: value if key in _WITHOUT_WORDS else walk(value, f"/{key}", 1)
        for key, value in record.items()
    }


def _note(value: object, path: str) -> tuple[str, int, int]:
    note = fields(value, path, ("pointer", "offset", "code"))
    code = number(note["code"], f"{path}.code", lowest=0xDC00)
    if code > 0xDFFF:
        refuse(f"{path}.code", f"{code} is no low surrogate (56320 to 57343)")
    return (
        string(note["pointer"], f"{path}.pointer"),
        number(note["offset"], f"{path}.offset"),
        code,
    )
