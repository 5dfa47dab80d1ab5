"""Lines that are known by their wording."""

from __future__ import annotations

import pytest

from unpress.analysis.wordings import Wordings, opening, whole, wordings
from unpress.languages import language


@pytest.fixture(scope="module")
def known() -> Wordings:
    return wordings(language("en"))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("By Jo Alma", "byline"),
        ("BY JO ALMA", "byline"),
        ("Source : Norland Courier", "sources"),
        ("(File photo: a market)", "caption"),
        ("• Also read: Norland closes its border", "box"),
        ("The following statement was issued today by", "formula statement"),
    ],
)
def test_a_line_opens_with_a_wording(known: Wordings, text: str, group: str) -> None:
    assert group in {found.group for found in opening(text, known)}


@pytest.mark.parametrize(
    "text", ["", "Byron Alma wrote", "Bygones", "Vale condemned the raid", "…", "12"]
)
def test_a_line_opens_with_none(known: Wordings, text: str) -> None:
    assert opening(text, known) == ()


def test_the_longest_wording_comes_first(known: Wordings) -> None:
    found = opening("This article was originally published by Norland Courier", known)
    assert [one.end for one in found] == sorted((one.end for one in found), reverse=True)


@pytest.mark.parametrize("text", ["Share", "SHARE", "* Share *", "Share:"])
def test_a_line_is_a_wording(known: Wordings, text: str) -> None:
    assert "navigation" in whole(text, known)


@pytest.mark.parametrize("text", ["", "Share prices fall", "Share" * 100])
def test_a_line_is_none(known: Wordings, text: str) -> None:
    assert whole(text, known) == frozenset()
