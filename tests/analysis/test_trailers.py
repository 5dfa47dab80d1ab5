"""What interrupts a story and what follows it, by conventions 2.2 and 2.3."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unpress.analysis.layout import Layout
from unpress.model import FurnitureKind

LEDE = (
    "Secretary-General Anders Vale condemned a raid on a market in Port Amara and called for calm, "
    "his spokesman said on Monday."
)
SECOND = "The raid has left nine people dead, according to the mission in Norland."
THIRD = (
    "Vale urged both Norland and Estovia to look into the raid without delay, the spokesman said."
)
STORY = f"{LEDE}\n\n{SECOND}\n\n{THIRD}"


def body(text: str, layout: Layout) -> str:
    return "\n\n".join(text[start:end] for start, end in layout.paragraphs)


# --- inside the body


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ALSO READ: Norland closes its border with Estovia",
        "READ ALSO...Norland closes its border",
        "Read More:",
        "Article continues below...",
        "Also Read\n\nNorland closes its border with Estovia",
        "Related Stories\n\nNorland closes its border\n\nEstovia opens one",
        "- 'Unlawful raid' -",
        "- 'Every door is a memory'",
        "UN demands clarification",
        (
            ".@UNMIN on the raid: nine people dead pic.twitter.com/abcd\n"
            "— UN Spokesperson (@UN_Spokesperson) September 24, 2019"
        ),
        "A market in Port Amara [Reuters]",
        "Guards at the market in Port Amara. (Xinhua/Li M)",
        "window.fbAsyncInit = function() { FB.init({ status: true }); };",
        "This ad will auto close in 10 seconds",
        "Image: A market in Port Amara",
        "[A press conference by Mr. Reyes is issued separately.]",
        "点击右上角",
        "0",
        "12 Shares",
        "___",
        "* * *",
    ],
)
def test_furniture_between_paragraphs(lay: Callable[..., Layout], line: str) -> None:
    page = f"{LEDE}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == ()
    assert layout.published is None


def test_a_crosshead_is_a_headline_of_its_own_rule(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{LEDE}\n\nA call for calm\n\n{SECOND}")
    assert [(piece.kind, piece.rule) for piece in layout.furniture] == [
        (FurnitureKind.HEADLINE, "crosshead")
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "He paused.",
        "“Never.”",
        "“It must stop,” he said.",
        "The envoy said:",
        "The council met on Tuesday and no member asked for a vote on the text that Norland sent",
        "Dupre said, “We are doing all that we can",
        "In 2019, 12 guards died.",
        "Also on Monday, Vale spoke to Reyes.",
        "Related to this is the border, which Estovia has closed for a week.",
        "Read by his spokesman, the words were few.",
        "Source of the trouble is the border, the envoy said.",
        "Reuters was the first to report the raid, and others followed.",
        "Ends must not justify means, he said.",
        "- to stop the raids;",
    ],
)
def test_a_paragraph_of_the_story_is_none(lay: Callable[..., Layout], paragraph: str) -> None:
    page = f"{LEDE}\n\n{paragraph}\n\n{THIRD}"
    assert body(page, lay(page)) == page


def test_a_pull_quote_is_printed_twice(lay: Callable[..., Layout]) -> None:
    words = "Those who planned the raid must be found and brought to court without delay"
    page = f"{LEDE}\n\n“{words}”\n\n“{words},” Dupre said.\n\n{THIRD}"
    layout = lay(page)
    assert body(page, layout) == f"{LEDE}\n\n“{words},” Dupre said.\n\n{THIRD}"


def test_furniture_inside_a_story_does_not_end_it(lay: Callable[..., Layout]) -> None:
    page = (
        f"{LEDE}\n\nLatest News\n\nNorland closes border\n\n{SECOND}\n\n{THIRD}\n\n{THIRD} Again."
    )
    layout = lay(page)
    assert layout.paragraphs[-1][1] == len(page)


@pytest.mark.parametrize(
    "page",
    [
        f"{LEDE}\n\n{SECOND}Advertisement\n\n{THIRD}",
        f"{LEDE}\n\nArticle continues after this advertisement{SECOND}\n\n{THIRD}",
    ],
    ids=["behind", "before"],
)
def test_an_advert_glued_to_a_paragraph(lay: Callable[..., Layout], page: str) -> None:
    assert body(page, lay(page)) == STORY


def test_labels_at_the_end_of_a_page(lay: Callable[..., Layout]) -> None:
    page = f"{STORY} (dpa)\n\nGeneral:\nPolitical Reviews:\nPeople:"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == ("dpa",)


# --- end marks


@pytest.mark.parametrize(
    "tail",
    [
        " Enditem",
        "Enditem",
        "\nEnditem",
        "\n\nEnditem",
        "\n* *** *",
        "\n\nENDS",
        "\nends",
        " ENDS",
        "\n■",
        " ■",
        "\n* * *",
        "\n====",
        " --SPA",
        "\n(end)",
        "\n(End)",
        "\nItem",
        "\n-30-",
        "\n-ends-",
        "\n###",
    ],
)
def test_an_end_mark(lay: Callable[..., Layout], tail: str) -> None:
    page = STORY + tail
    assert body(page, lay(page)) == STORY


def test_nothing_of_the_story_comes_behind_an_end_mark(lay: Callable[..., Layout]) -> None:
    page = f"{STORY} Enditem\n\nNorland closes its border with Estovia for a week, officials say."
    assert body(page, lay(page)) == STORY


# --- related lists, comments, notices


@pytest.mark.parametrize(
    "tail",
    [
        "Related >>\nNorland closes its border",
        "Related news\n- Norland closes its border\n- Estovia opens one",
        "RELATED STORIES\nNorland closes its border",
        "Related readings:\n\nNorland closes its border",
        "Latest Headlines\nNorland closes its border\nOfficials in Norland have closed the border.",
        "Top Stories",
        "Most Viewed\n1\nNorland closes its border",
        "TOP STORIES\nEDITOR’S CHOICE\nMOST VIEWED",
        "Recent Stories\n• Norland closes its border",
        "- Norland closes its border\n- Estovia opens one",
        "Leave a Reply\n\nYour email address will not be published.",
        "No comments.",
        "Follow Ada Doe on Twitter: @adoe",
        "Copyright © 2017 Norland Times. All rights reserved.",
        "© 2017, Norland Times",
        "We use cookies to make this page work for you.",
        "Please enter your comment!\nPlease enter your name here",
        "Tags: Norland, Estovia",
        "Share this:\nTwitter\nFacebook",
        "Video here",
        "Source link",
        "Terms of Use",
        "[Read more]",
        "(Read More)",
        "→ read full article",
        "مشاركة :",
        "点击右上角",
        "Original source in Spanish",
    ],
)
def test_a_trailer_that_credits_nobody(lay: Callable[..., Layout], tail: str) -> None:
    page = f"{STORY}\n\n{tail}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == ()


# --- credits


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        ("(With inputs from ANI)", ("ANI",)),
        ("(With inputs from agencies)", ()),
        ("With inputs from ANI, PTI", ("ANI", "PTI")),
        ("Agencies Via Xinhua", ("Xinhua",)),
        ("Source: AFP", ("AFP",)),
        ("Source: News Agencies", ()),
        ("Source: Xinhua   Editor: Chen", ("Xinhua",)),
        ("SOURCE: Norland Global Times", ("Norland Global Times",)),
        ("source : new age", ("New Age",)),
        ("(Reporting by Ada Doe; Editing by Max Roe)", ()),
        ("(Edited by Ada Doe and Max Roe)", ()),
        ("(NAN)", ("NAN",)),
        ("(AP)", ("AP",)),
        ("ILKHA", ("ILKHA",)),
        ("DNA", ("DNA",)),
        ("- Agencies", ()),
        ("(Web editor: Ada Doe, Max Roe)", ()),
        ("via ynetnews.com", ("Ynetnews",)),
        ("– Anadolu Agency", ("Anadolu",)),
        ("[PE]", ()),
        ("(cm-kjd)", ()),
        ("(Doe can be reached at [email protected])", ()),
        ("This article is reprinted from China Daily.", ("China Daily",)),
        (
            "This story was originally published by Norland Press Service.",
            ("Norland Press Service",),
        ),
        ("Read more at The Hill.", ("The Hill",)),
        ("– SAnews.gov.za-Xinhua", ("SAnews.gov.za", "Xinhua")),
        ("Xinhua-OANA\n\nEditor: Ada Doe\nCopyright © ANTARA 2011", ("Xinhua", "OANA")),
        ("//Petra// AK", ("Petra",)),
        ("Ada Doe and Max Roe contributed to this report.", ()),
        ("Courtesy www.norlandtimes.example", ("www.norlandtimes.example",)),
    ],
)
def test_a_credit_on_its_own_line(
    lay: Callable[..., Layout], tail: str, agencies: tuple[str, ...]
) -> None:
    page = f"{STORY}\n\n{tail}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == agencies


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        ("(NAN)", ("NAN",)),
        (" (IANS)", ("IANS",)),
        (" (Reporting by Ada Doe; Editing by Max Roe)", ()),
        ("(Reporting by Ada Doe; Editing by Max Roe)", ()),
        (" (With inputs from agencies)", ()),
        (" - ANI", ("ANI",)),
        (" --SPA", ("SPA",)),
        (" (cm-kjd)", ()),
        (" (Xinhua/ANI)", ("Xinhua", "ANI")),
    ],
)
def test_a_credit_glued_to_the_last_sentence(
    lay: Callable[..., Layout], tail: str, agencies: tuple[str, ...]
) -> None:
    page = STORY + tail
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == agencies


def test_two_agencies_behind_a_sentence_without_a_stop(lay: Callable[..., Layout]) -> None:
    page = f"{LEDE}\n\nNine people died in the raid on the market AP/APP"
    layout = lay(page)
    assert layout.agencies == ("AP", "APP")
    assert body(page, layout).endswith("on the market")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people died in the raid (UNMIN).",
        "Aid comes from two sources (the council and the mission)",
        "The envoy met the head of the mission (left).",
    ],
)
def test_a_bracket_of_the_story_is_no_credit(lay: Callable[..., Layout], sentence: str) -> None:
    page = f"{LEDE}\n\n{sentence}"
    assert body(page, lay(page)) == page


def test_the_post_appeared_first_on(lay: Callable[..., Layout]) -> None:
    page = f"{STORY}\n\nThe post Vale condemns raid on market appeared first on Norland Times."
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == "Vale condemns raid on market"
    assert layout.agencies == ("Norland Times",)
    assert body(page, layout) == STORY


def test_the_headline_of_the_head_outranks_that_of_the_note(lay: Callable[..., Layout]) -> None:
    page = f"Raid condemned\n\n{STORY}\n\nThe post Vale condemns raid appeared first on Axios."
    headline = lay(page).headline
    assert headline is not None
    assert headline.text == "Raid condemned"


# --- credits of running text (ruling 17)


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("Nine people died in the raid, Xinhua reported.", ("Xinhua",)),
        ("Nine people died in the raid, Xinhua news agency reported.", ("Xinhua",)),
        ("Nine people died in the raid, Xinhua reported on Monday.", ("Xinhua",)),
        ("Nine people died in the raid, reports UNB.", ("UNB",)),
        ("Nine people died in the raid, APA reports quoting TASS.", ("APA", "TASS")),
        ("Nine people died in the raid, APA reported citing IRNA.", ("APA", "IRNA")),
        ("Nine people died in the raid, reported Reuters.", ("Reuters",)),
        ("Nine people died, according to the AFP news agency.", ("AFP",)),
        ("Nine people died, according to Reuters.", ("Reuters",)),
        ("Nine people died in the raid, The Times reported.", ("The Times",)),
        ("Nine people died in the raid, the BBC reported.", ("BBC",)),
        ("“We are ready,” Xinhua quoted Vale as saying.", ("Xinhua",)),
        ("The News Agency of Nigeria (NAN) reports that nine people died.", ("NAN",)),
        ("Reuters was the first to see the paper.", ()),
        ("Xinhua reported that nine people had died.", ()),
        ("Vale told AFP that nine people had died.", ()),
        ("The mission, not Reuters, counted the dead.", ()),
        ("Nine people died, according to MENA governments.", ()),
        ("Nine people died, the mission reported.", ()),
        ("Nine people died, according to the mission in Norland.", ()),
    ],
)
def test_an_agency_in_running_text(
    lay: Callable[..., Layout], sentence: str, agencies: tuple[str, ...]
) -> None:
    page = f"{LEDE}\n\n{sentence}\n\n{THIRD}"
    layout = lay(page)
    assert layout.agencies == agencies
    assert body(page, layout) == page
