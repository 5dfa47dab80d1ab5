"""The command: files in, tables or records out.

    python -m unpress FILE… [--format table|json|jsonl] [--language en] [--published 2021-02-05]

A file that is missing, is no text or is not UTF-8 gets one clear line on standard error; the others
are read all the same, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from unpress.console import table
from unpress.errors import UnpressError
from unpress.explain import explain
from unpress.formats import dumps
from unpress.model import Article
from unpress.parse import parse

_NARROWEST = 60  # columns; a narrower terminal gets longer lines than it has columns
_NO_TERMINAL = 120  # columns where the output is no terminal
_NUL = "\0"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0, or 1 where a file could not be read."""
    options = _parser().parse_args(arguments)
    _set_streams()
    articles: list[tuple[str, Article]] = []
    status = 0
    for name in options.files:
        try:
            text = _read(name)
            articles.append((name, parse(text, options.language, options.published)))
        except (OSError, UnpressError) as error:
            print(f"unpress: {name}: {_reason(error)}", file=sys.stderr)  # noqa: T201
            status = 1
    sys.stdout.write(_written(articles, options))
    return status


def _written(articles: list[tuple[str, Article]], options: argparse.Namespace) -> str:
    """Return everything that goes to standard output."""
    if options.explain:
        return _under_names([(name, explain(article)) for name, article in articles])
    if options.format == "table":
        width = _width()
        return _under_names([(name, table(article, width)) for name, article in articles])
    found = [article for _, article in articles]
    one = found[0] if options.format == "json" and len(options.files) == 1 and found else found
    if options.format == "json" and not found:
        return ""
    return str(dumps(one, options.format, with_text=options.with_text)).rstrip("\n") + "\n"


def _under_names(parts: list[tuple[str, str]]) -> str:
    """Join the parts, each under the name of its file where there are several."""
    if len(parts) == 1:
        return parts[0][1] + "\n"
    return "\n".join(f"── {name}\n{part}\n" for name, part in parts)


def _read(name: str) -> str:
    """Return the text of a file, or of standard input for `-`, with the line ends it has."""
    data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    try:
        text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        raise UnpressError(
            f"not UTF-8: byte {error.object[error.start]:#04x} at offset {error.start}; convert the "
            "file, with iconv for instance"
        ) from None
    if _NUL in text:
        raise UnpressError("not a text: it holds null bytes")
    return text


def _reason(error: OSError | UnpressError) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error)


def _width() -> int:
    """Return the columns that the output has."""
    if not sys.stdout.isatty():
        return _NO_TERMINAL
    from shutil import get_terminal_size

    return max(_NARROWEST, get_terminal_size().columns)


def _set_streams() -> None:
    """Write UTF-8 whatever the locale says, so that the same text gives the same bytes anywhere."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="unpress",
        description="Read stories about the United Nations: who said what, for whom, by which act.",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a UTF-8 text; - is standard input"
    )
    parser.add_argument(
        "--format", choices=("table", "json", "jsonl"), default="table", help="default: table"
    )
    parser.add_argument("--language", metavar="CODE", help="of the texts; found if not given")
    parser.add_argument(
        "--published", type=_day, metavar="YYYY-MM-DD", help="the day of the pages, if they lack it"
    )
    parser.add_argument(
        "--with-text", action="store_true", help="put the text itself into the record"
    )
    parser.add_argument(
        "--explain", action="store_true", help="print which rule made what, instead of the format"
    )
    return parser


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day: {written!r}; write 2021-02-05") from None
