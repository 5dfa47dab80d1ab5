"""Reading the files of `tests/cases`: the format is told in their README."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import frozen

FOLDER = Path(__file__).parent / "cases"
_STATEMENT = re.compile(r"(?P<number>\d+)(?P<optional>\??)\s+(?:\^(?P<parent>\d+)\s+)?(?P<rest>.*)")


@frozen
class Expected:
    """One statement that must be found; `facts` by their first word."""

    number: int
    parent: int | None
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    facts: dict[str, str]
    optional: bool


@frozen
class Case:
    """One case: its title, where it stands, its text, what is given and what is expected."""

    title: str
    file: Path
    text: str
    given: dict[str, str]
    article: dict[str, str]
    statements: tuple[Expected, ...]
    reason: str

    @property
    def id(self) -> str:
        """The name under which pytest shows the case."""
        return f"{self.file.parent.name}/{self.file.stem}: {self.title}"


def read_all(folder: Path = FOLDER) -> list[Case]:
    """Read every case of a folder and of those in it."""
    return [case for file in sorted(folder.rglob("*.txt")) for case in read_file(file)]


def read_file(file: Path) -> list[Case]:
    """Read the cases of one file.

    Raises `ValueError` with file and title for a case that is not written as the README says.
    """
    cases = []
    for chunk in re.split(r"^=== ", file.read_bytes().decode("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = chunk.partition("\n")
        parts = re.split(r"^--- (text|given|expect|reason)\n", rest, flags=re.MULTILINE)
        sections = dict(zip(parts[1::2], parts[2::2], strict=True))
        try:
            cases.append(_case(title.strip(), file, sections))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{file.name}, case {title.strip()!r}: {error}") from error
    return cases


def _case(title: str, file: Path, sections: dict[str, str]) -> Case:
    statements: list[Expected] = []
    article: dict[str, str] = {}
    for line in sections["expect"].splitlines():
        if not line.strip():
            continue
        found = _STATEMENT.fullmatch(line.strip())
        if found:
            statements.append(_statement(found))
        elif line.strip() != "no statements":
            key, _, value = line.strip().partition(" ")
            article[key] = value.strip()
    given = dict(
        line.split(" ", 1) for line in sections.get("given", "").splitlines() if line.strip()
    )
    return Case(
        title,
        file,
        sections["text"].removesuffix("\n"),
        given,
        article,
        tuple(statements),
        sections.get("reason", "").strip(),
    )


def _statement(found: re.Match[str]) -> Expected:
    fields = [field.strip() for field in found["rest"].split("|")]
    if len(fields) not in (3, 4):
        raise ValueError(f"a statement has source | cue | content | facts, not {found[0]!r}")
    facts: dict[str, str] = {}
    for fact in fields[3].split(", ") if len(fields) == 4 else ():
        key, _, value = fact.partition(" ")
        if key in _FACTS:
            facts[key] = value
        elif set(fact.split("/")) <= _KINDS:
            facts["kind"] = fact
        else:
            facts["act"] = fact
    return Expected(
        number=int(found["number"]),
        parent=int(found["parent"]) if found["parent"] else None,
        source=None if fields[0] == "-" else fields[0],
        cue=None if fields[1] == "-" else fields[1],
        content=tuple(fields[2].split(" … ")),
        facts=facts,
        optional=bool(found["optional"]),
    )


_FACTS = frozenset({"force", "by", "for", "medium", "date", "carried"})
_KINDS = frozenset({"direct", "indirect", "mixed"})
