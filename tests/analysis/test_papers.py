"""Official papers by conventions 7: found by their form, never by a mention of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unpress.analysis.layout import Layout
from unpress.model import Genre

BODY = (
    "The Secretary-General condemns the raid on a market in Port Amara.  He extends his "
    "condolences to the families of the victims and wishes the injured a speedy recovery.\n\n"
    "The Secretary-General calls on all parties to show restraint."
)
COUNCIL = (
    "The members of the Security Council condemned in the strongest terms the raid in the town.\n\n"
    "They expressed their deepest sympathy to the families of the victims."
)


def body(text: str, layout: Layout) -> str:
    return "\n\n".join(text[start:end] for start, end in layout.paragraphs)


FORMULAS = {
    "The following statement was issued today by the Spokesman for UN Secretary-General "
    "Anders Vale:": Genre.STATEMENT,
    "This statement was issued today by the Spokesman for the Secretary-General:": Genre.STATEMENT,
    "This is the text of a statement today by Secretary-General Anders Vale:": Genre.STATEMENT,
    "The following statement was received today from the envoy, Tomas Reyes:": Genre.STATEMENT,
    "Following is the text of a statement today by Secretary-General Anders Vale:": Genre.STATEMENT,
    "The following was issued today by the Spokeswoman travelling with the envoy:": Genre.STATEMENT,
    "Following are UN Secretary-General Anders Vale’s remarks to the press, in New York today:": (
        Genre.PRESS_RELEASE
    ),
    "Following is UN Secretary-General Anders Vale’s message for Norland Day:": Genre.PRESS_RELEASE,
    "This is a summary of what was said by UNHCR spokesperson Lina Haddad – to whom quoted text "
    "may be attributed – at today's press briefing in Geneva.": Genre.PRESS_RELEASE,
    "The following is a near-verbatim transcript of today's noon briefing by Marc Dupre, Spokesman "
    "for the Secretary-General.": Genre.TRANSCRIPT,
    "Following is a near-verbatim transcript of today's noon briefing by Marc Dupre.": (
        Genre.TRANSCRIPT
    ),
}


@pytest.mark.parametrize(("formula", "genre"), FORMULAS.items())
@pytest.mark.parametrize("break_", ["\n\n", "\n", "  "], ids=["blank", "line", "same line"])
def test_an_opening_formula(
    lay: Callable[..., Layout], formula: str, genre: Genre, break_: str
) -> None:
    page = f"SG/SM/12345\n\nSecretary-General Condemns Raid\n\n{formula}{break_}{BODY}"
    layout = lay(page)
    assert layout.genre is genre
    assert layout.opening is not None
    assert page[slice(*layout.opening)] == formula
    assert layout.headline is not None
    assert layout.headline.text == "Secretary-General Condemns Raid"
    assert body(page, layout) == BODY


def test_a_date_glued_to_the_formula(lay: Callable[..., Layout]) -> None:
    formula = "The following statement was issued today by the Spokesman for Anders Vale:"
    page = f"SECRETARY-GENERAL DEPLORES RAID\n\n19980805 {formula}\n\n{BODY}"
    layout = lay(page)
    assert layout.opening is not None
    assert page[slice(*layout.opening)] == formula
    assert str(layout.published) == "1998-08-05"
    assert body(page, layout) == BODY


def test_a_dateline_before_the_formula(lay: Callable[..., Layout]) -> None:
    formula = "Following is the text of a statement today by Secretary-General Anders Vale:"
    page = f"19990514GENEVA, 14 May (UN Information Service) -- {formula}\n\n{BODY}"
    layout = lay(page)
    assert layout.dateline is not None
    assert (layout.dateline.place, str(layout.dateline.date)) == ("GENEVA", "1999-05-14")
    assert layout.opening is not None
    assert page[slice(*layout.opening)] == formula
    assert body(page, layout) == BODY


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        (
            "Statement attributable to the Spokesperson for the Secretary-General – on Norland",
            Genre.STATEMENT,
        ),
        ("Statement by the Secretary-General on Norland", Genre.STATEMENT),
        ("SECURITY COUNCIL PRESS STATEMENT ON RAID IN NORLAND", Genre.STATEMENT),
        (
            "Readout of the Secretary-General's meeting with H.E. Mr. T. Reyes of Norland",
            Genre.STATEMENT,
        ),
        ("Read out of the Secretary-General's phone call with the President", Genre.STATEMENT),
        ("Note to correspondents: the raid in Port Amara", Genre.STATEMENT),
        ("Secretary-General's press encounter (unofficial transcript)", Genre.TRANSCRIPT),
    ],
)
def test_a_title(lay: Callable[..., Layout], title: str, genre: Genre) -> None:
    page = f"New York\n\n20 March 2018\n\n{title}\n\n{BODY}"
    layout = lay(page)
    assert layout.genre is genre
    assert layout.headline is not None
    assert layout.headline.text == title
    assert str(layout.published) == "2018-03-20"
    assert body(page, layout) == BODY


def test_a_title_over_two_lines(lay: Callable[..., Layout]) -> None:
    page = (
        "SG/SM/6663\nAFR/88\n\nSECRETARY-GENERAL STRONGLY CONDEMNS RAID\nIN PORT AMARA, NORLAND\n\n"
        f"5 August 1998\n\n{BODY}"
    )
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == "SECRETARY-GENERAL STRONGLY CONDEMNS RAID IN PORT AMARA, NORLAND"
    assert layout.genre is Genre.PRESS_RELEASE


def test_a_place_and_a_day_under_the_title_are_a_dateline(lay: Callable[..., Layout]) -> None:
    title = "Readout of the Secretary-General's meeting with the President of Norland"
    page = f"{title}\n\nNew York, 21 May 2012\n\n{BODY}\n\nReadouts on 21 May 2012"
    layout = lay(page)
    assert layout.dateline is not None
    assert (layout.dateline.place, str(layout.dateline.date)) == ("New York", "2012-05-21")
    assert body(page, layout) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "In progress at UNHQ",
        "Skip to main content",
        "SG/SM/20563-AFR/2345",
        "SG/SM/6663\nAFR/88",
        "A/HRC/27/48/Add.1",
        "E/CN.4/2004/3 and Add.1",
        "S/RES/2254 (2015)",
        "Press Release",
        "Department of Public Information • News and Media Division • New York",
        "(Received from a spokesman for the envoy.)",
        "(Reissued as received.)",
        "5 August 1998",
        "24/02/2003",
        "WEDNESDAY, 16 MAY 2012",
        "19980805",
    ],
)
def test_a_masthead(lay: Callable[..., Layout], line: str) -> None:
    formula = "The following statement was issued today by the Spokesman for Anders Vale:"
    page = f"{line}\n\nSECRETARY-GENERAL CONDEMNS RAID\n\n{line}\n\n{formula}\n\n{BODY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == "SECRETARY-GENERAL CONDEMNS RAID"
    assert body(page, layout) == BODY


@pytest.mark.parametrize(
    "tail",
    [
        "* *** *\n\nFor information media. Not an official record.",
        "* *** *\n\nFor information media • not an official record",
        "Marc Dupre, Spokesman for the Secretary-General\nNew York, 3 January 2020",
        "[scroll down for French version]",
    ],
)
def test_the_tail_of_a_paper(lay: Callable[..., Layout], tail: str) -> None:
    formula = "The following statement was issued today by the Spokesman for Anders Vale:"
    page = f"SG/SM/12345\n\n{formula}\n\n{BODY}\n\n{tail}"
    assert body(page, lay(page)) == BODY


def test_a_signature_has_a_rule_of_its_own_and_dates_the_paper(lay: Callable[..., Layout]) -> None:
    title = "Statement attributable to the Spokesperson for the Secretary-General – on Norland"
    signature = "Marc Dupre, Spokesman for the Secretary-General"
    page = f"{title}\n\n{BODY}\n\n{signature}\nNew York, 3 January 2020"
    layout = lay(page)
    signed = [piece for piece in layout.furniture if piece.rule == "signature"]
    assert [page[piece.start : piece.end] for piece in signed] == [signature]
    assert str(layout.published) == "2020-01-03"
    assert layout.dateline is None


def test_the_second_language_of_a_paper_is_furniture(lay: Callable[..., Layout]) -> None:
    formula = "The following statement was issued today by the Spokesman for Anders Vale:"
    french = (
        "Le Secrétaire général condamne le raid contre un marché de Port Amara et présente ses "
        "condoléances aux familles des victimes, ainsi que ses vœux de prompt rétablissement."
    )
    page = f"SG/SM/12345\n\n{formula}\n\n{BODY}\n\n* * *\n\nDéclaration du porte-parole\n\n{french}"
    layout = lay(page)
    assert body(page, layout) == BODY
    assert any(piece.rule == "translation" for piece in layout.furniture)


def test_a_council_statement(lay: Callable[..., Layout]) -> None:
    formula = (
        "The following Security Council press statement was issued today by Council President "
        "A. Reyes (Norland):"
    )
    page = (
        f"SC/12646-AFR/3513\n\nSecurity Council Press Statement on Raid\n\n{formula}\n\n{COUNCIL}"
    )
    layout = lay(page)
    assert layout.genre is Genre.STATEMENT
    assert body(page, layout) == COUNCIL


TURNS = (
    "Question:  Will there be talks?\n\nSpokesman:  We hope so.\n\n"
    "Question:  When?\n\nSpokesman:  Soon."
)


def test_a_noon_briefing(lay: Callable[..., Layout]) -> None:
    formula = (
        "The following is a near-verbatim transcript of today's noon briefing by Marc Dupre, "
        "Spokesman for the Secretary-General."
    )
    page = (
        "Daily Press Briefing by the Office of the Spokesperson for the Secretary-General\n\n"
        f"1 June 2016\n\n{formula}\n\nGood afternoon.\n\n**Norland\n\nThe envoy has left Norland, "
        f"the mission says.\n\n[That visit was later cancelled.]\n\n** Estovia -- Raid\n\n{TURNS}"
    )
    layout = lay(page)
    assert layout.genre is Genre.TRANSCRIPT
    assert layout.headline is not None
    assert layout.headline.text.startswith("Daily Press Briefing")
    assert str(layout.published) == "2016-06-01"
    assert body(page, layout) == (
        f"Good afternoon.\n\nThe envoy has left Norland, the mission says.\n\n{TURNS}"
    )


def test_a_press_encounter(lay: Callable[..., Layout]) -> None:
    page = (
        "Port Amara\n\n19 November 2002\n\nSecretary-General's press encounter (unofficial "
        "transcript)\n\nSG: I condemn the raid on the town.\n\nQ: Who did it?\n\nSG: Nobody knows."
    )
    layout = lay(page)
    assert layout.genre is Genre.TRANSCRIPT
    assert body(page, layout).startswith("SG: I condemn")


def test_turns_alone_make_a_transcript(lay: Callable[..., Layout]) -> None:
    page = f"Press conference in Port Amara\n\n{TURNS}"
    assert lay(page).genre is Genre.TRANSCRIPT


@pytest.mark.parametrize(
    "lede",
    [
        "In a statement attributable to his spokesman, Vale condemned the raid on Port Amara.",
        "The following statement was issued by the mission on Monday, and it caused a stir there.",
        "Vale condemned the raid, according to a readout of the call that his office released.",
        "A press release of the mission said that nine people had died in the raid on Port Amara.",
        "Following the raid, the Security Council called on all parties to show restraint at once.",
        "Statement after statement has come from the council, and the raids go on all the same.",
        "The Secretary-General's remarks at the council drew a sharp answer from Norland that day.",
        "“Question: who did it?” the envoy said on Monday, and nobody in the room had an answer.",
    ],
)
def test_a_story_that_mentions_a_paper_is_none(lay: Callable[..., Layout], lede: str) -> None:
    page = f"UN chief condemns raid\n\n{lede}\n\n{BODY}"
    layout = lay(page)
    assert layout.genre is Genre.NEWS
    assert layout.opening is None
    assert body(page, layout) == f"{lede}\n\n{BODY}"


@pytest.mark.parametrize(
    "headline",
    [
        "Secretary-General condemns raid in Norland",
        "Secretary-General's message to Norland: stop",
        "Press conference by envoy ends in uproar",
    ],
)
def test_a_headline_that_a_paper_may_bear_as_well_makes_none(
    lay: Callable[..., Layout], headline: str
) -> None:
    page = f"{headline}\n\nUNITED NATIONS (AP) — Anders Vale condemned a raid, his spokesman said."
    assert lay(page).genre is Genre.NEWS


def test_a_note_in_brackets_beside_the_title_is_not_the_title(lay: Callable[..., Layout]) -> None:
    page = (
        "Port Amara, Tuvalu\n\n01 July 2008\n\nPress conference at the press club of Norland\n\n"
        f"[Unofficial transcript]\n\nGood morning, ladies and gentlemen of the media.\n\n{BODY}"
    )
    layout = lay(page)
    assert layout.genre is Genre.TRANSCRIPT
    assert layout.headline is not None
    assert layout.headline.text == "Press conference at the press club of Norland"


def test_a_title_in_capitals_over_two_lines(lay: Callable[..., Layout]) -> None:
    page = (
        "SECRETARY-GENERAL, EXPRESSING REGRET, CONDEMNS\nANOTHER RAID IN NORLAND\n"
        f"The following statement was issued today by the Spokesman for Anders Vale:\n{BODY}"
    )
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == (
        "SECRETARY-GENERAL, EXPRESSING REGRET, CONDEMNS ANOTHER RAID IN NORLAND"
    )
    assert layout.byline is None
