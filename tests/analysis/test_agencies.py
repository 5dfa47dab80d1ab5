"""Names of agencies and outlets, as pages print them."""

from __future__ import annotations

import pytest

from unpress.analysis.agencies import Credit, Directory, directory, distinct
from unpress.knowledge import Agency, Knowledge, knowledge
from unpress.languages import language


@pytest.fixture(scope="module")
def known() -> Directory:
    return directory(language("en"), knowledge())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AFP", ["AFP"]),
        ("(AFP)", ["AFP"]),
        ("AFP/Reuters", ["AFP", "Reuters"]),
        ("Xinhua and the Associated Press", ["Xinhua", "Associated Press"]),
        ("Sri Lanka's BSS", ["BSS"]),
        ("Agence France-Presse", ["Agence France-Presse"]),
        ("an app for ani and pet lovers", []),
        ("KAFP", []),
        ("the times of Norland", []),
    ],
)
def test_known_names_are_found(known: Directory, text: str, names: list[str]) -> None:
    found = list(known.find(text))
    assert [credit.name for credit in found] == names
    assert all(text[credit.at : credit.end].strip() for credit in found)


@pytest.mark.parametrize("text", ["Xinhua", "(Xinhua)", "the Associated Press", " Reuters: "])
def test_a_name_that_is_all_of_a_text(known: Directory, text: str) -> None:
    assert known.whole(text) is not None


@pytest.mark.parametrize("text", ["", "...", "Xinhua reporter", "a b c d e f g h i", "Jo Reuters"])
def test_a_text_that_is_more_than_a_name(known: Directory, text: str) -> None:
    assert known.whole(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norland Courier", ["Norland Courier"]),
        ("Norland Global Times", ["Norland Global Times"]),
        ("Xinhua, Norland Courier", ["Xinhua", "Norland Courier"]),
        ("RFE/RL", ["RFE/RL"]),
        ("norland.example", ["norland.example"]),
        ("agencies", []),
        ("the whole of a long clause that no outlet was ever called by", []),
        ("12 May 2020", []),
    ],
)
def test_names_that_no_table_has_count_where_little_else_stands(
    known: Directory, text: str, names: list[str]
) -> None:
    assert [credit.name for credit in known.named(text, 0, len(text))] == names


def test_an_agency_is_named_once_in_the_form_that_comes_first() -> None:
    agency = Agency("AP", "wire", marks=("Associated Press",), source="a test")
    credits_ = [
        Credit("Norland Courier", 90, 105),
        Credit("AP", 50, 52, agency),
        Credit("Associated Press", 10, 26, agency),
        Credit("norland courier", 120, 135),
    ]
    assert distinct(credits_) == ("Associated Press", "Norland Courier")


def test_every_agency_is_found_by_its_own_name_and_marks() -> None:
    known = knowledge()
    names = directory(language("en"), known)
    for agency in known.agencies:
        for form in (agency.name, agency.full, *agency.marks):
            if form:
                assert names.whole(form) is not None, form


def test_agencies_are_filed_once() -> None:
    names = [agency.name for agency in knowledge().agencies]
    assert len(names) == len(set(names))


def test_no_agencies_at_all() -> None:
    empty = directory(language("en"), Knowledge(bodies=(), offices=(), agencies=()))
    assert list(empty.find("Xinhua, AFP")) == []
    assert empty.whole("Xinhua") is None
