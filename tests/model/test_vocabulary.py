"""The closed lists of the trade."""

from __future__ import annotations

import re

import pytest

from unpress.model import Act, Force, FurnitureKind, Genre, Kind, Medium

# CAMEO 1.1b3, the codes that belong to verbal acts: 01 to 05 and 11
VERBAL = re.compile(r"0[1-5]\d|11\d")
PLOVER = {"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}


@pytest.mark.parametrize("act", Act)
def test_each_act_has_a_cameo_code_of_a_verbal_act(act: Act) -> None:
    assert VERBAL.fullmatch(act.cameo)


@pytest.mark.parametrize("act", Act)
def test_plover_has_a_type_for_an_act_or_none(act: Act) -> None:
    assert act.plover is None or act.plover in PLOVER


@pytest.mark.parametrize("act", [act for act in Act if act.cameo.startswith("01")])
def test_plover_has_none_for_public_statements(act: Act) -> None:
    assert act.plover is None


@pytest.mark.parametrize("words", [Act, Force, FurnitureKind, Genre, Kind, Medium])
def test_a_member_is_the_string_of_the_record(
    words: type[Act | Force | FurnitureKind | Genre | Kind | Medium],
) -> None:
    for word in words:
        assert str(word) == word.value == word
        assert words(str(word)) is word


def test_the_acts_are_those_of_the_guidelines() -> None:
    assert [str(act) for act in Act] == [
        "assert",
        "deny",
        "accuse",
        "warn",
        "urge",
        "call-for",
        "condemn",
        "concern",
        "regret",
        "condole",
        "welcome",
        "thank",
        "take-note",
        "reaffirm",
        "pledge",
        "announce",
        "ask",
        "remind",
    ]
