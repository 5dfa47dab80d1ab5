"""Headlines, bylines and what else stands before a story, by conventions 2.1."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unpress.analysis.layout import Layout

TITLE = "Vale condemns raid on market in Port Amara"
STORY = (
    "Secretary-General Anders Vale condemned a raid on a market in Port Amara and called for calm, "
    "his spokesman said on Monday.\n\n"
    "The raid has left nine people dead, according to the mission in Norland."
)
DATED = "UNITED NATIONS, Feb. 3 (Xinhua) -- " + STORY


def body(text: str, layout: Layout) -> str:
    return "\n\n".join(text[start:end] for start, end in layout.paragraphs)


# --- headlines


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "Vale: raid must stop",
        "Raid must stop: UN chief",
        "Raid 'unacceptable', says UN",
        "Raid unacceptable - Spokesman",
        "UN chief slams raid",
        "VALE CONDEMNS RAID ON MARKET",
        "Will the raid on Port Amara change the council?",
        "UN chief: “The raid must stop”",
        "Vale to visit Port Amara: Report",
        "PHOTOS: Vale visits market in Port Amara",
    ],
)
@pytest.mark.parametrize("break_", ["\n", "\n\n"])
@pytest.mark.parametrize("story", [STORY, DATED], ids=["lede", "dateline"])
def test_a_headline(lay: Callable[..., Layout], title: str, break_: str, story: str) -> None:
    page = title + break_ + story
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == title
    assert body(page, layout) == STORY


def test_no_headline_where_the_text_starts_with_the_lede(lay: Callable[..., Layout]) -> None:
    layout = lay(STORY)
    assert layout.headline is None
    assert layout.furniture == ()


@pytest.mark.parametrize(
    "lede",
    [
        "He is back.",
        "The raid was over by noon.",
        "Nine people have died in a raid on a market, the mission said.",
        "“We are in a crisis.”",
        "The envoy arrived in Port Amara on Monday.",
        "“It must stop,” Vale said on Monday.",
    ],
)
def test_a_short_first_paragraph_is_no_headline(lay: Callable[..., Layout], lede: str) -> None:
    page = f"{lede}\n\n{STORY}"
    layout = lay(page)
    assert layout.headline is None
    assert body(page, layout) == page


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Vale Condemns Raid on Market.", id="title case"),
        pytest.param("Vale condemns market raid in Port Amara.", id="told again by the lede"),
    ],
)
def test_a_headline_may_end_with_a_stop(lay: Callable[..., Layout], title: str) -> None:
    page = f"{title}\n\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == title
    assert body(page, layout) == STORY


def test_anything_short_before_a_dateline_is_no_body(lay: Callable[..., Layout]) -> None:
    page = f"Market raid shocks UN.\n\n{DATED}"
    layout = lay(page)
    assert layout.headline is not None
    assert body(page, layout) == STORY


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(f"{TITLE}\n{TITLE}\n", id="again at once"),
        pytest.param(f"{TITLE}\nVALE CONDEMNS RAID ON MARKET IN PORT AMARA\n", id="in capitals"),
        pytest.param(f"{TITLE} | Norland Times\n{TITLE}\n", id="with the site's name"),
        pytest.param(f"NewsWorld{TITLE}\n\n{TITLE}\n\n", id="behind glued sections"),
        pytest.param(f"{TITLE}\n\nVale in New York\nVale in New York\n\n{TITLE}\n\n", id="caption"),
    ],
)
def test_a_repeated_headline_counts_once(lay: Callable[..., Layout], head: str) -> None:
    page = head + STORY
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert body(page, layout) == STORY


def test_a_headline_behind_notices_is_found_where_it_is_printed_again(
    lay: Callable[..., Layout],
) -> None:
    page = (
        f"{TITLE}\n\nThis page holds some words about the site and all that it does for you.\n\n"
        f"{TITLE}\n\n{STORY}"
    )
    layout = lay(page)
    assert body(page, layout) == STORY


def test_a_known_outlet_behind_a_dash_is_no_part_of_the_headline(
    lay: Callable[..., Layout],
) -> None:
    layout = lay(f"{TITLE} - The Hindu\n\n{STORY}")
    assert layout.headline is not None
    assert layout.headline.text == TITLE


def test_the_headline_is_mended_and_its_span_is_not(lay: Callable[..., Layout]) -> None:
    page = f"Vale  condemns\u00a0raid on market\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == "Vale condemns raid on market"
    assert page[layout.headline.start : layout.headline.end] == "Vale  condemns\u00a0raid on market"


@pytest.mark.parametrize("tag", ["[PHOTOS]", "(Video)", "[PHOTOS AND VIDEO]"])
def test_a_headline_with_the_tag_of_a_medium(lay: Callable[..., Layout], tag: str) -> None:
    layout = lay(f"{TITLE} {tag}\n{STORY}")
    assert layout.headline is not None
    assert layout.headline.text == f"{TITLE} {tag}"


def test_a_date_glued_to_a_headline_by_a_bar(lay: Callable[..., Layout]) -> None:
    layout = lay(f"News & Views!\n\n{TITLE} | 14-Oct-2016 18:39\n\n{STORY}")
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert str(layout.published) == "2016-10-14 18:39:00"


def test_a_promise_of_the_page_before_headline_and_stamp(lay: Callable[..., Layout]) -> None:
    page = f"Don't miss the latest in business.\n\n{TITLE}\nLast Updated : Mar 25 2017\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert str(layout.published) == "2017-03-25"
    assert body(page, layout) == STORY


def test_a_stamp_behind_a_short_story_does_not_make_it_a_standfirst(
    lay: Callable[..., Layout],
) -> None:
    layout = lay(f"{TITLE}\n{STORY}\nMay 3, 2017\nOther news\nThe council met in Norland today.")
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert layout.paragraphs[0][0] == len(TITLE) + 1


def test_a_deck_lifted_out_of_the_story(lay: Callable[..., Layout]) -> None:
    deck = "The raid on the market is the ninth in a row in which soldiers of " + "Norland " * 12
    page = f"{TITLE}\n\n{deck.strip()}\n\n{STORY}\n\n{deck.strip()}, Vale said."
    layout = lay(page)
    assert layout.paragraphs[0][0] == page.index(STORY)


def test_a_caption_printed_three_times_and_cut_short(lay: Callable[..., Layout]) -> None:
    caption = "Anders Vale speaks in Port Amara on May 3, 2017. AFP PHOTO / JO A. CLAREY"
    page = f"{caption}\n{caption}\n{caption[:-7]}\n\n{TITLE}\n\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE


@pytest.mark.parametrize(
    "captions",
    [
        "Anders Vale addresses a meeting in Port Amara, Norland on February 18, 2023. (Reuters)",
        "Anders Vale addresses a meeting in Port Amara on February 18, 2023. REUTERS/Jo B. Alma",
        "Anders Vale addresses a meeting in Port Amara on February 18, 2023. [Jo Alma/Xinhua]",
    ],
)
def test_a_caption_gives_neither_date_nor_agency(lay: Callable[..., Layout], captions: str) -> None:
    page = f"{captions}\n\n{TITLE}\n\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert layout.published is None
    assert layout.agencies == ()
    assert body(page, layout) == STORY


def test_a_headline_behind_the_items_of_a_menu(lay: Callable[..., Layout]) -> None:
    layout = lay(
        f"Raid on market: all stories\n· Norland\n· Estovia\n· Port Amara\n{TITLE}\n{STORY}"
    )
    assert layout.headline is not None
    assert layout.headline.text == TITLE


def test_a_headline_printed_twice_goes_before_a_line_that_shares_its_words(
    lay: Callable[..., Layout],
) -> None:
    layout = lay(f"Anders Vale mission blog\n{TITLE}\nMenu\n{TITLE}\nMay 3, 2022\n{STORY}")
    assert layout.headline is not None
    assert layout.headline.text == TITLE


def test_a_sentence_that_an_advert_parts(lay: Callable[..., Layout]) -> None:
    page = "Anders Vale, secretary-general of the UN,\n\nAdvertisement\n\nsaid the raid must stop."
    layout = lay(page)
    assert layout.headline is None
    assert body(page, layout) == page.replace("\n\nAdvertisement", "")


def test_a_quotation_with_its_source_is_no_headline(lay: Callable[..., Layout]) -> None:
    layout = lay(f'"We are ready for whatever comes," Vale said.\n\n{STORY}')
    assert layout.headline is None


# --- standfirsts (ruling 27)


def test_the_lead_printed_twice(lay: Callable[..., Layout]) -> None:
    lead = STORY.split("\n", maxsplit=1)[0]
    page = f"{TITLE}\n{lead}\n\n{STORY}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.paragraphs[0][0] > len(TITLE) + len(lead)


def test_a_standfirst_and_captions_before_a_dateline_without_agency(
    lay: Callable[..., Layout],
) -> None:
    page = (
        f"{TITLE}\nShots are a 'direct provocation', Vale says; envoys call them \"mindless.\"\n"
        "Anders Vale looks stern 370 (photo credit: REUTERS/Jo Doe)\n"
        "Anders Vale looks stern 370\n"
        f"UNITED NATIONS - {STORY}"
    )
    layout = lay(page)
    assert layout.dateline is not None
    assert layout.dateline.place == "UNITED NATIONS"
    assert layout.agencies == ()
    assert body(page, layout) == STORY


def test_a_standfirst_before_the_dateline(lay: Callable[..., Layout]) -> None:
    page = f"{TITLE}\n\nVale has condemned a raid, his spokesman said on Monday.\n\n{DATED}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.headline is not None
    assert layout.headline.text == TITLE


def test_a_deck_that_the_lede_tells_again(lay: Callable[..., Layout]) -> None:
    """Conventions 8.14, without a dateline."""
    deck = "Vale condemned a raid on a market in Port Amara, his spokesman said."
    page = f"{TITLE}\n{deck}\n{STORY}"
    assert body(page, lay(page)) == STORY


def test_a_deck_without_a_stop(lay: Callable[..., Layout]) -> None:
    page = f"{TITLE}\nVale says those who planned the raid must be found\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert body(page, layout) == STORY


def test_the_whole_story_twice(lay: Callable[..., Layout]) -> None:
    page = f"{TITLE}\n\n{STORY}\n\n{TITLE}\n\n{STORY}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.paragraphs[0][0] > len(STORY)


def test_the_copy_with_the_dateline_is_the_body(lay: Callable[..., Layout]) -> None:
    page = f"{DATED}\n\n{STORY}"
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.paragraphs[0][0] < 40


# --- sections, tools, tickers, spam


@pytest.mark.parametrize(
    "line",
    [
        "Politics",
        "World, Europe",
        "News / Africa",
        "Home>News Center>World",
        "You are here:   Home",
        "Home / International / News Tools: Save | Print | E-mail | Most Read | Comment",
        "0 Comment(s)Print E-mail",
        "Text:AAAPrint",
        "A+A-",
        "Share:",
        "Video PlayerClose",
        "Left Menu",
        "Accessibility links",
        "Breaking News",
        "Skip to main content",
        "In progress at UNHQ",
        "Global perspective Human stories",
        "ACCESSIBILITY AT UNOG A A A A",
        "32 C\nIndia",
        "2 Min Read",
        "We use cookies to make this page work for you.",
        "• Norland closes a border\n• Estovia opens one",
        "Off the wire\nNorland closes border  •  Estovia opens one",
        "What you need to know:\n• A raid took place\n• Vale has condemned it",
        "点击右上角微信好友",
    ],
)
def test_tools_and_sections_before_the_headline(lay: Callable[..., Layout], line: str) -> None:
    page = f"{line}\n{TITLE}\n{STORY}"
    layout = lay(page)
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert body(page, layout) == STORY


@pytest.mark.parametrize(
    "caption",
    [
        "Anders Vale speaks to the council. [Reuters]",
        "Anders Vale speaks to the council on Monday. (Xinhua/Li M)",
        "Anders Vale, the Secretary-General (Photo: Xinhua)",
        "A market in Port Amara (AFP File Photo)",
        "Anders Vale. Photo credit: Doe | AFP",
        "Anders Vale File Photo Image Credit: ANI",
        "Guards of the mission in Port Amara. (File photo/Kyodo News via AP)",
        "Anders Vale, head of the United Nations, speaks at the UN in New York, March 6, 2020.",
        'File photo of Anders Vale at the council, where he says he was "dismayed".',
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_captions_are_furniture_and_credit_nobody(
    lay: Callable[..., Layout], caption: str, times: int
) -> None:
    page = f"{TITLE}\n\n" + f"{caption}\n\n" * times + STORY
    layout = lay(page)
    assert body(page, layout) == STORY
    assert layout.agencies == ()
    assert layout.published is None


# --- bylines


@pytest.mark.parametrize(
    ("line", "byline", "agencies"),
    [
        ("By Ada Doe", "Ada Doe", ()),
        ("By ADA DOE", "ADA DOE", ()),
        ("By : Ada Doe", "Ada Doe", ()),
        ("by Ada Doe", "Ada Doe", ()),
        ("Written by Ada Doe", "Ada Doe", ()),
        ("By Ada Doe and Max M. van Roe", "Ada Doe and Max M. van Roe", ()),
        (
            "Byline: Ada Doe of Inner City Press at the UN: News Analysis",
            "Ada Doe of Inner City Press at the UN: News Analysis",
            ("Inner City Press",),
        ),
        ("By PTI", "PTI", ("PTI",)),
        ("By  AFP", "AFP", ("AFP",)),
        (">> Reuters", "Reuters", ("Reuters",)),
        ("Reuters Staff", "Reuters Staff", ("Reuters",)),
        ("The Associated Press", "The Associated Press", ("Associated Press",)),
        (
            "By Norland Language Services | Updated: 2022-01-07 11:00",
            "Norland Language Services",
            ("Norland Language Services",),
        ),
        ("By Oneindia Staff Writer", "Oneindia Staff Writer", ("Oneindia",)),
        ("NDT Bureau", "NDT Bureau", ("NDT",)),
        ("Web Desk", "Web Desk", ()),
        ("Compiled from wire reports", "Compiled from wire reports", ()),
        (
            "By Ada Doe, Associated Press Writer",
            "Ada Doe, Associated Press Writer",
            ("Associated Press",),
        ),
        ("By Ada Doe | AP", "Ada Doe", ("AP",)),
        ("Ada Doe (@adoe) Published April 14, 2023 | 10:18 PM", "Ada Doe", ()),
        ("Ada Doe Published April 14, 2023 | 10:18 PM", "Ada Doe", ()),
        ("Xinhua | Updated: 2016-12-28 18:57", "Xinhua", ("Xinhua",)),
        ("Ada Doe", "Ada Doe", ()),
        ("BSS", "BSS", ("BSS",)),
    ],
)
def test_a_byline(
    lay: Callable[..., Layout], line: str, byline: str, agencies: tuple[str, ...]
) -> None:
    page = f"{TITLE}\n{line}\n{STORY}"
    layout = lay(page)
    assert layout.byline is not None
    assert layout.byline.text == byline
    assert layout.agencies == agencies
    assert body(page, layout) == STORY


def test_a_byline_before_the_age_of_the_story(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{TITLE}\nJo Alma 50 seconds ago Thu 26th August 2021 | 10:24 PM\n{STORY}")
    assert layout.byline is not None
    assert layout.byline.text == "Jo Alma"
    assert str(layout.published) == "2021-08-26 22:24:00"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Sept. 28, 2014 - 15:47 By 정주원", "정주원"),
        ("Posted by Alma on Tue 03rd May, 2022 - norland.example", "Alma"),
        ("By Ada May | May 3, 2022", "Ada May"),
    ],
)
def test_a_byline_beside_a_date(lay: Callable[..., Layout], line: str, byline: str) -> None:
    layout = lay(f"{TITLE}\n{line}\n{STORY}")
    assert layout.byline is not None
    assert layout.byline.text == byline
    assert layout.published is not None


def test_a_label_without_a_name_is_no_author(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{TITLE}\nWriter\n{STORY}")
    assert layout.byline is None
    assert body(f"{TITLE}\nWriter\n{STORY}", layout) == STORY


def test_initials_before_a_desk_are_no_agency(lay: Callable[..., Layout]) -> None:
    assert lay(f"{TITLE}\nF.P. Report\n{STORY}").agencies == ()


def test_a_name_of_the_story_alone_on_its_line_is_no_byline(lay: Callable[..., Layout]) -> None:
    assert lay(f"{TITLE}\nAnders Vale\n{STORY}").byline is None


def test_a_sentence_that_opens_with_by_is_no_byline(lay: Callable[..., Layout]) -> None:
    lede = "By Monday nine people had died, and Vale condemned the raid on Port Amara again."
    layout = lay(f"{lede}\n\n{STORY}")
    assert layout.byline is None
    assert layout.paragraphs[0][0] == 0


def test_a_page_without_a_sentence_is_body_but_for_its_stamps(lay: Callable[..., Layout]) -> None:
    layout = lay("May 5, 2020\nRaid in Port Amara")
    assert str(layout.published) == "2020-05-05"
    assert layout.headline is None
    assert len(layout.paragraphs) == 1
