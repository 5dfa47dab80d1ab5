"""Names: that any spelling of them finds who or what is meant, and nothing else does."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpress.knowledge import Body, Knowledge, Office, Spelling, Tenure, knowledge
from unpress.knowledge.lookup import body, fold, holders, holdings, office

KNOWN = knowledge()
SECRETARY_GENERAL = "Secretary-General of the United Nations"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("António Guterres", "antonio guterres"),
        ("Ban Ki- moon", "ban ki moon"),
        ("BAN KI\N{NON-BREAKING HYPHEN}MOON", "ban ki moon"),
        ("U.N.", "un"),
        ("Zeid Ra’ad Al Hussein", "zeid raad al hussein"),
        ("Volkan Bozkır", "volkan bozkir"),
        ("İlter Türkmen", "ilter turkmen"),
        ("Søren Jessen–Petersen", "soren jessen petersen"),
        ("Tarik\N{NO-BREAK SPACE}Jašarević", "tarik jasarevic"),
        ("Côte d´Ivoire", "cote divoire"),
        ("Пан Ги Мун", "пан ги мун"),
        ("Ёлкин", "елкин"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_is_done_at_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(max_size=40), st.none() | st.dates())
def test_any_string_may_be_asked_for(name: str, on: datetime.date | None) -> None:
    holdings(KNOWN, name, on)
    office(KNOWN, name)
    body(KNOWN, name)


GUTERRES = "António Guterres"


@pytest.mark.parametrize(
    ("name", "on", "person", "title"),
    [
        ("António Guterres", "2021-02-03", GUTERRES, SECRETARY_GENERAL),
        ("Antonio GUTERRES", "2021-02-03", GUTERRES, SECRETARY_GENERAL),
        ("Guterres", "2021-02-03", GUTERRES, SECRETARY_GENERAL),
        ("Guterres", "2010-02-03", GUTERRES, "United Nations High Commissioner for Refugees"),
        ("Ban Ki-Moon", "2007-01-01", "Ban Ki-moon", SECRETARY_GENERAL),
        ("Ban Ki- moon", "2016-12-31", "Ban Ki-moon", SECRETARY_GENERAL),
        ("Ki-moon", "2010-06-01", "Ban Ki-moon", SECRETARY_GENERAL),
        ("Ban", "2010-06-01", "Ban Ki-moon", SECRETARY_GENERAL),
        ("Boutros Ghali", "1995-06-01", "Boutros Boutros-Ghali", SECRETARY_GENERAL),
        (
            "Kofi Annan",
            "1995-06-01",
            "Kofi Annan",
            "Under-Secretary-General for Peace Operations",
        ),
        (
            "Stephane Dujarric",
            "2024-12-02",
            "Stéphane Dujarric",
            "Spokesperson for the Secretary-General",
        ),
        (
            "Dujarric",
            "2005-05-02",
            "Stéphane Dujarric",
            "Associate Spokesperson for the Secretary-General",
        ),
        ("Farhan Haq", "2015-01-01", "Farhan Haq", "Deputy Spokesperson for the Secretary-General"),
        (
            "Haq",
            "2010-04-01",
            "Farhan Haq",
            "Associate Spokesperson for the Secretary-General",
        ),
        (
            "Del Buey",
            "2012-01-13",
            "Eduardo del Buey",
            "Deputy Spokesperson for the Secretary-General",
        ),
        (
            "di Mistura",
            "2015-01-01",
            "Staffan de Mistura",
            "Special Envoy of the Secretary-General for Syria",
        ),
        (
            "Steiner",
            "2003-01-01",
            "Michael Steiner",
            "Special Representative of the Secretary-General for Kosovo",
        ),
        ("Steiner", "2018-01-01", "Achim Steiner", "Administrator of UNDP"),
        (
            "Volker Tuerk",
            "2024-01-01",
            "Volker Türk",
            "United Nations High Commissioner for Human Rights",
        ),
        (
            "Rupert Colville",
            "2020-09-08",
            "Rupert Colville",
            "Spokesperson of the UN Human Rights Office",
        ),
        (
            "Boris Cheshirkov",
            "2022-01-01",
            "Boris Cheshirkov",
            "Spokesperson of UNHCR",
        ),
    ],
)
def test_a_person_is_found_by_name_and_day(name: str, on: str, person: str, title: str) -> None:
    found = holdings(KNOWN, name, day(on))
    assert {holding.tenure.name for holding in found} == {person}
    assert title in {holding.office.title for holding in found}


@pytest.mark.parametrize(
    ("name", "on"),
    [
        pytest.param("Guterres", "1995-01-01", id="not in office yet"),
        pytest.param("Ban Ki-moon", "2018-01-01", id="no longer"),
        pytest.param("Anders Vale", "2018-01-01", id="nobody"),
        pytest.param("Antonio", "2018-01-01", id="a first name alone"),
        pytest.param("Keita", "2025-12-01", id="two of that surname at once"),
        pytest.param("", "2018-01-01", id="empty"),
    ],
)
def test_nobody_is_found(name: str, on: str) -> None:
    assert holdings(KNOWN, name, day(on)) == ()


def test_without_a_day_all_posts_of_one_person_are_found() -> None:
    assert {held.office.title for held in holdings(KNOWN, "Kofi A. Annan")} == {
        SECRETARY_GENERAL,
        "Under-Secretary-General for Peace Operations",
        "Special Envoy of the Secretary-General for Syria",
    }


def test_without_a_day_a_shared_surname_finds_nobody() -> None:
    assert holdings(KNOWN, "Williams") == ()


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("Secretary-General", SECRETARY_GENERAL),
        ("secretary general", SECRETARY_GENERAL),
        ("U.N. Secretary-General", SECRETARY_GENERAL),
        ("United Nations Secretary General", SECRETARY_GENERAL),
        ("UN chief", SECRETARY_GENERAL),
        ("U.N. chief", SECRETARY_GENERAL),
        ("UN scribe", SECRETARY_GENERAL),
        ("UNSG", SECRETARY_GENERAL),
        ("world body's chief", SECRETARY_GENERAL),
        ("world body’s chief", SECRETARY_GENERAL),
        ("General Secretary", SECRETARY_GENERAL),
        ("UN spokesman", "Spokesperson for the Secretary-General"),
        ("spokeswoman for the U.N. secretary-general", "Spokesperson for the Secretary-General"),
        ("UN chief's spokesman", "Spokesperson for the Secretary-General"),
        ("deputy UN spokesman", "Deputy Spokesperson for the Secretary-General"),
        (
            "undersecretary-general for peace operations",
            "Under-Secretary-General for Peace Operations",
        ),
        ("U.N. rights chief", "United Nations High Commissioner for Human Rights"),
        ("UN Special Envoy for Syria", "Special Envoy of the Secretary-General for Syria"),
        ("World Food Program chief", "Executive Director of the World Food Programme"),
        ("OHCHR spokeswoman", "Spokesperson of the UN Human Rights Office"),
    ],
)
def test_a_post_is_found_by_what_copy_calls_it(form: str, title: str) -> None:
    found = office(KNOWN, form)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    "form", ["spokesman", "envoy", "executive director", "chief", "", "NATO chief"]
)
def test_a_bare_role_is_no_post(form: str) -> None:
    assert office(KNOWN, form) is None


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("UN", "United Nations"),
        ("United Nations", "United Nations"),
        ("U.N.", "United Nations"),
        ("world body", "United Nations"),
        ("global body", "United Nations"),
        ("Security Council", "United Nations Security Council"),
        ("U.N. Security Council", "United Nations Security Council"),
        ("15-member council", "United Nations Security Council"),
        ("15 member Council", "United Nations Security Council"),
        ("OCHA", "United Nations Office for the Coordination of Humanitarian Affairs"),
        (
            "UN Office for the Coordination of Humanitarian Affairs",
            "United Nations Office for the Coordination of Humanitarian Affairs",
        ),
        ("UN humanitarians", "United Nations Office for the Coordination of Humanitarian Affairs"),
        ("WHO", "World Health Organization"),
        ("World Health Organisation", "World Health Organization"),
        ("UN health agency", "World Health Organization"),
        ("Unicef", "United Nations Children's Fund"),
        ("UNICEF", "United Nations Children's Fund"),
        ("UN Children’s Fund", "United Nations Children's Fund"),
        ("World Food Program", "World Food Programme"),
        ("refugee agency", "Office of the United Nations High Commissioner for Refugees"),
        ("UN rights office", "Office of the United Nations High Commissioner for Human Rights"),
        ("UNAMIR", "United Nations Assistance Mission for Rwanda"),
        ("MINUAR", "United Nations Assistance Mission for Rwanda"),
        (
            "UN Multidimensional Integrated Stabilisation Mission in Mali",
            "United Nations Multidimensional Integrated Stabilization Mission in Mali",
        ),
        ("Minusma", "United Nations Multidimensional Integrated Stabilization Mission in Mali"),
        ("FINUL", "United Nations Interim Force in Lebanon"),
        ("CSTO", "Collective Security Treaty Organization"),
        ("Nato", "North Atlantic Treaty Organization"),
        ("Arab League", "League of Arab States"),
        ("U.N. nuclear watchdog", "International Atomic Energy Agency"),
        (
            "UN Working Group on mercenaries",
            "United Nations Working Group on the use of mercenaries",
        ),
        ("Cote d'Ivoire", None),
        ("who", None),
        ("Who", None),
        ("un", None),
        ("Un", None),
        ("us", None),
        ("council", None),
        ("mission", None),
        ("", None),
    ],
)
def test_a_body_is_found_by_any_of_its_names(name: str, full: str | None) -> None:
    found = body(KNOWN, name)
    assert (found.name if found else None) == full


def test_two_bodies_of_one_alias_are_neither() -> None:
    known = Knowledge(
        bodies=(
            Body("Norland Mission", "mission", "test", aliases=("northern mission",)),
            Body("Estovia Mission", "mission", "test", aliases=("Northern Mission",)),
        )
    )
    assert body(known, "northern mission") is None
    assert body(known, "Estovia Mission") is known.bodies[1]


def test_spellings_are_those_of_the_tables() -> None:
    plain = Knowledge(bodies=(Body("Harbour Fund", "fund", "test"),))
    assert body(plain, "Harbor Fund") is None
    spelt = Knowledge(bodies=plain.bodies, spellings=(Spelling("harbour", "harbor", "test"),))
    assert body(spelt, "Harbor Fund") is spelt.bodies[0]


def test_days_at_both_ends_belong_to_a_tenure() -> None:
    vale = Tenure("Anders Vale", day("2020-01-01"), day("2020-12-31"))
    post = Office("Envoy to Norland", "test", holders=(vale,))
    asked = ("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
    assert [bool(holders(post, day(on))) for on in asked] == [False, True, True, False]


def test_a_tenure_without_days_holds_on_any_day() -> None:
    post = Office("Spokesperson", "test", holders=(Tenure("Marc Dupre"),))
    assert holders(post, day("1992-01-01")) == post.holders
