"""The tables of the world: that they are whole, and that a faulty file says what is wrong."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from unpress.errors import DataError
from unpress.knowledge import Knowledge, Office, Tenure, knowledge, read_knowledge
from unpress.knowledge.lookup import body, holders, holdings, office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KNOWN = knowledge()
BODIES = {each.name: each for each in KNOWN.bodies}
OFFICES = {each.title: each for each in KNOWN.offices}
SECRETARY_GENERAL = "Secretary-General of the United Nations"
ALWAYS = (datetime.date.min, datetime.date.max)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def span(tenure: Tenure) -> tuple[datetime.date, datetime.date]:
    return tenure.since or ALWAYS[0], tenure.until or ALWAYS[1]


def tenures() -> Iterator[tuple[Office, Tenure]]:
    for post in KNOWN.offices:
        for tenure in post.holders:
            yield post, tenure


# ---- what stands in the tables


def test_every_entry_has_a_source() -> None:
    assert [entry for entry in KNOWN.bodies if not entry.source.strip()] == []
    assert [entry for entry in KNOWN.offices if not entry.source.strip()] == []
    assert [entry for entry in KNOWN.spellings if not entry.source.strip()] == []
    assert [tenure for _, tenure in tenures() if tenure.source == ""] == []


def test_no_string_is_empty_or_padded() -> None:
    strings = [
        *(text for b in KNOWN.bodies for text in (b.name, *b.acronyms, *b.aliases)),
        *(text for o in KNOWN.offices for text in (o.title, *o.forms)),
        *(text for _, t in tenures() for text in (t.name, *t.forms, *t.surnames)),
    ]
    assert [text for text in strings if not text or text != " ".join(text.split())] == []


def test_no_body_and_no_office_is_entered_twice() -> None:
    assert len(BODIES) == len(KNOWN.bodies)
    assert len(OFFICES) == len(KNOWN.offices)


def test_each_name_acronym_and_alias_finds_its_body() -> None:
    """Two bodies with one acronym, or one alias, would both be lost: no such pair is needed yet."""
    lost = [
        (entry.name, form)
        for entry in KNOWN.bodies
        for form in (entry.name, *entry.acronyms, *entry.aliases)
        if body(KNOWN, form) is not entry
    ]
    assert lost == []


def test_each_title_and_form_finds_its_office() -> None:
    lost = [
        (entry.title, form)
        for entry in KNOWN.offices
        for form in (entry.title, *entry.forms)
        if office(KNOWN, form) is not entry
    ]
    assert lost == []


def test_no_form_is_given_twice_within_an_entry() -> None:
    """What the look-up takes for one form is written once: the tables stay short."""
    entries = [(b.name, b.aliases) for b in KNOWN.bodies]
    entries += [(o.title, o.forms) for o in KNOWN.offices]
    doubled: list[str] = []
    for name, forms in entries:
        alone = Knowledge(
            offices=tuple(Office(form, "test") for form in (name, *forms)),
            spellings=KNOWN.spellings,
        )
        doubled += [form for form in forms if office(alone, form) is None]
    assert doubled == []


def test_each_form_of_a_name_finds_the_person_on_every_day_in_office() -> None:
    for post, tenure in tenures():
        for form in (tenure.name, *tenure.forms):
            found = holdings(KNOWN, form, tenure.since or tenure.until)
            assert (post.title, tenure.name) in {(h.office.title, h.tenure.name) for h in found}


def test_one_name_is_one_person() -> None:
    genders = defaultdict(set)
    for _, tenure in tenures():
        genders[tenure.name].add(tenure.gender)
    assert {name: found for name, found in genders.items() if len(found) > 1} == {}


def test_people_without_surnames_of_their_own_have_a_last_word_to_be_called_by() -> None:
    """Family names that come first, and those of several words, need an entry."""
    first = {"Ban", "Choi", "Han", "Hua", "Huang", "Lee", "Qu"}
    called: defaultdict[str, set[str]] = defaultdict(set)
    for _, tenure in tenures():
        called[tenure.name].update(tenure.surnames)
    assert [n for n, found in called.items() if n.split()[0] in first and not found] == []
    particles = {"de", "del", "van", "von", "da", "Al", "Le", "La", "De", "Abu"}
    assert [n for n, found in called.items() if n.split()[-2] in particles and not found] == []


def test_tenures_do_not_end_before_they_begin() -> None:
    assert [tenure for _, tenure in tenures() if span(tenure)[0] > span(tenure)[1]] == []


@pytest.mark.parametrize("post", [o for o in KNOWN.offices if not o.shared], ids=lambda o: o.title)
def test_one_at_a_time_holds_a_post(post: Office) -> None:
    for one, other in combinations(post.holders, 2):
        (since, until), (later_since, later_until) = span(one), span(other)
        assert until < later_since or later_until < since, (one.name, other.name)


@pytest.mark.parametrize("post", KNOWN.offices, ids=lambda o: o.title)
def test_holders_stand_in_order(post: Office) -> None:
    begun = [tenure.since for tenure in post.holders if tenure.since]
    assert post.shared or begun == sorted(begun)


def test_a_spokesperson_speaks_for_someone_in_the_tables() -> None:
    spoken_for = {post.speaks_for for post in KNOWN.offices if post.speaks_for}
    assert spoken_for - set(OFFICES) - set(BODIES) == set()
    silent = [t for t, post in OFFICES.items() if "pokesperson" in t and not post.speaks_for]
    assert silent == []


def test_a_spokesperson_of_the_assembly_does_not_speak_for_the_secretary_general() -> None:
    assembly = OFFICES["Spokesperson for the President of the General Assembly"]
    assert assembly.speaks_for == "President of the General Assembly"
    assert OFFICES["Spokesperson for the Secretary-General"].speaks_for == SECRETARY_GENERAL


def test_there_is_a_secretary_general_on_every_day_since_1992() -> None:
    post = OFFICES[SECRETARY_GENERAL]
    first, last = day("1992-01-01").toordinal(), day("2026-12-31").toordinal()
    gaps = [n for n in range(first, last) if len(holders(post, datetime.date.fromordinal(n))) != 1]
    assert gaps == []


@pytest.mark.parametrize(
    "title",
    [
        "Spokesperson for the Secretary-General",
        "Deputy Spokesperson for the Secretary-General",
        "President of the General Assembly",
    ],
)
def test_there_is_someone_on_every_first_of_a_month(title: str) -> None:
    months = [datetime.date(year, month, 1) for year in range(1992, 2026) for month in range(1, 13)]
    assert [month for month in months if len(holders(OFFICES[title], month)) != 1] == []


def test_most_kinds_of_body_occur() -> None:
    kinds = Counter(entry.kind for entry in KNOWN.bodies)
    assert kinds["mission"] > 60
    assert {"council", "agency", "court", "alliance", "union"} <= set(kinds)


# ---- reading the files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in files("unpress.knowledge").iterdir():
        if file.name.endswith(".toml"):
            tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_a_folder_is_read_as_the_tables_that_come_along(folder: Path) -> None:
    read = read_knowledge(folder)
    assert (read.bodies, read.offices) == (KNOWN.bodies, KNOWN.offices)


def test_an_empty_file_is_an_empty_table(folder: Path) -> None:
    folder.joinpath("offices.toml").write_text("")
    assert read_knowledge(folder).offices == ()


def append(text: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("file", "spoil", "key", "reason"),
    [
        ("bodies.toml", lambda file: file.unlink(), "", "No such file"),
        ("bodies.toml", lambda file: file.write_bytes(b'\xff = "x"'), "", "utf-8"),
        ("bodies.toml", append("[[body]"), "", "line 1"),
        ("bodies.toml", append("[[bodies]]"), "'bodies'", "write [[body]]"),
        ("bodies.toml", append('[[body]]\nname = "x"\nkind = "fund"'), "body[0].source", "missing"),
        (
            "bodies.toml",
            append('[[body]]\nname = "x"\nkind = "club"\nsource = "s"'),
            "body[0].kind",
            "'club' is none of agency,",
        ),
        (
            "bodies.toml",
            append('[[body]]\nname = "x"\nkind = "fund"\nsource = "s"\naliases = "y"'),
            "body[0].aliases",
            "'y' is not a list",
        ),
        (
            "bodies.toml",
            append('[[body]]\nname = "x"\nkind = "fund"\nsource = "s"\ncolour = "blue"'),
            "body[0]",
            "colour",
        ),
        ("bodies.toml", append("body = 3"), "body", "3 is not a list"),
        (
            "offices.toml",
            append(
                '[[office]]\ntitle = "x"\nsource = "s"\nholders = [{ name = "y", since = "1992" }]'
            ),
            "office[0].holders[0].since",
            "'1992' is not a date",
        ),
        (
            "offices.toml",
            append(
                '[[office]]\ntitle = "x"\nsource = "s"\n'
                'holders = [{ name = "y", since = 1992-01-01T00:00:00 }]'
            ),
            "office[0].holders[0].since",
            "is not a date",
        ),
        (
            "offices.toml",
            append('[[office]]\ntitle = "x"\nsource = "s"\nshared = 1'),
            "office[0].shared",
            "1 is not true or false",
        ),
        (
            "offices.toml",
            append('[[office]]\ntitle = 5\nsource = "s"'),
            "office[0].title",
            "5 is not a text",
        ),
        ("spellings.toml", append('[[spelling]]\nwritten = "x"'), "spelling[0].read", "missing"),
    ],
)
def test_a_faulty_file_is_named_with_key_and_reason(
    folder: Path, file: str, spoil: Callable[[Path], object], key: str, reason: str
) -> None:
    spoil(folder.joinpath(file))
    with pytest.raises(DataError) as caught:
        read_knowledge(folder)
    message = str(caught.value)
    assert file in message
    assert key in message
    assert reason in message
