"""Datelines by the rows of conventions 1.1, and sentences that only look like one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from unpress.analysis.layout import Layout

LEDE = (
    "Secretary-General Anders Vale condemned a raid on a market in Port Amara and called for calm, "
    "his spokesman said on Monday."
)
SECOND = "\n\nThe raid has left nine people dead, according to the mission in Norland."

# Published on the last day of 2023, so that every day and month fall in that year.
PUBLISHED = date(2023, 12, 31)

Row = tuple[str, str | None, str | None, str | None, tuple[str, ...]]

ROWS: dict[str, Row] = {
    "2": (
        "UNITED NATIONS, Feb. 3 (Xinhua) -- ",
        "UNITED NATIONS",
        "2023-02-03",
        "Xinhua",
        ("Xinhua",),
    ),
    "3 capitals": ("UNITED NATIONS: ", "UNITED NATIONS", None, None, ()),
    "3 title case": ("United Nations: ", "United Nations", None, None, ()),
    "3 New York": ("New York: ", "New York", None, None, ()),
    "3 Geneva": ("GENEVA: ", "GENEVA", None, None, ()),
    "4 no blank": (
        "UNITED NATIONS, Dec 2 (APP):",
        "UNITED NATIONS",
        "2023-12-02",
        "APP",
        ("APP",),
    ),
    "4 leading zero": (
        "UNITED NATIONS, May 01 (APP): ",
        "UNITED NATIONS",
        "2023-05-01",
        "APP",
        ("APP",),
    ),
    "5 AP": ("UNITED NATIONS (AP) — ", "UNITED NATIONS", None, "AP", ("AP",)),
    "5 Reuters": ("MOSCOW (Reuters) - ", "MOSCOW", None, "Reuters", ("Reuters",)),
    "5 AFP, a town no list has": ("Port Amara (AFP) - ", "Port Amara", None, "AFP", ("AFP",)),
    "5 wire underscore": ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya", None, "AP", ("AP",)),
    "6 em dash": ("NEW YORK — ", "NEW YORK", None, None, ()),
    "6 hyphen": ("UNITED NATIONS - ", "UNITED NATIONS", None, None, ()),
    "6 tight hyphen": ("UNITED NATIONS-", "UNITED NATIONS", None, None, ()),
    "6 tight em dash": ("UNITED NATIONS—", "UNITED NATIONS", None, None, ()),
    "6 capitals no list has": ("PORT AMARA -- ", "PORT AMARA", None, None, ()),
    "6 in brackets": ("(NEW YORK) -- ", "NEW YORK", None, None, ()),
    "6 glued to a name": (
        "Associated PressNAIROBI, Kenya — ",
        "NAIROBI, Kenya",
        None,
        "Associated Press",
        ("Associated Press",),
    ),
    "7": ("UNITED NATIONS, January 6 -- ", "UNITED NATIONS", "2023-01-06", None, ()),
    "8": (
        "UNITED NATIONS (UrduPoint News / Sputnik - 05th April, 2022) ",
        "UNITED NATIONS",
        "2022-04-05",
        "UrduPoint News / Sputnik",
        ("UrduPoint News", "Sputnik"),
    ),
    "8 behind a colon": (
        "ISLAMABAD: (UrduPoint/UrduPoint / Pakistan Point News-August 31st, 2022) ",
        "ISLAMABAD",
        "2022-08-31",
        "UrduPoint/UrduPoint / Pakistan Point News",
        ("UrduPoint", "Pakistan Point News"),
    ),
    "9 TASS": ("MOSCOW, January 26. /TASS/. ", "MOSCOW", "2023-01-26", "TASS", ("TASS",)),
    "9 capitals": (
        "YEREVAN, JULY 27, ARMENPRESS. ",
        "YEREVAN",
        "2023-07-27",
        "ARMENPRESS",
        ("ARMENPRESS",),
    ),
    "9 Armenpress": (
        "YEREVAN, JULY 27, ARMENPRESS. ",
        "YEREVAN",
        "2023-07-27",
        "ARMENPRESS",
        ("ARMENPRESS",),
    ),
    "9 Report": (
        "Baku. 28 February. REPORT.AZ/ ",
        "Baku",
        "2023-02-28",
        "REPORT.AZ",
        ("REPORT.AZ",),
    ),
    "10 hyphen": ("Geneva, SANA- ", "Geneva", None, "SANA", ("SANA",)),
    "10 underscore": ("New York, SANA_ ", "New York", None, "SANA", ("SANA",)),
    "10 with a date": ("Tehran, Jan 21, IRNA – ", "Tehran", "2023-01-21", "IRNA", ("IRNA",)),
    "10 all capitals": (
        "PORT AMARA, MAY 30, SPA -- ",
        "PORT AMARA",
        "2023-05-30",
        "SPA",
        ("SPA",),
    ),
    "11 Bernama": (
        "NEW YORK, Oct 14 (Bernama) — ",
        "NEW YORK",
        "2023-10-14",
        "Bernama",
        ("Bernama",),
    ),
    "11 Petra": (
        "New York, January 15 (Petra) — ",
        "New York",
        "2023-01-15",
        "Petra",
        ("Petra",),
    ),
    "11 two places": (
        "ABU DHABI/NEW YORK, June 10 (MENA) - ",
        "ABU DHABI/NEW YORK",
        "2023-06-10",
        "MENA",
        ("MENA",),
    ),
    "11 two places, Reuters": (
        "PORT AMARA/UNITED NATIONS (Reuters) – ",
        "PORT AMARA/UNITED NATIONS",
        None,
        "Reuters",
        ("Reuters",),
    ),
    "12 no dash": ("New York, Sept 22 (IBNS) ", "New York", "2023-09-22", "IBNS", ("IBNS",)),
    "12 no blank": (
        "New York, June 25(Just Earth News): ",
        "New York",
        "2023-06-25",
        "Just Earth News",
        ("Just Earth News",),
    ),
    "13 two agencies": (
        "United Nations, July 9 (IANS/WAM): ",
        "United Nations",
        "2023-07-09",
        "IANS/WAM",
        ("IANS", "WAM"),
    ),
    "13 Xinhua second": (
        "UNITED NATIONS, Dec. 14 (PNA/Xinhua) — ",
        "UNITED NATIONS",
        "2023-12-14",
        "PNA/Xinhua",
        ("PNA", "Xinhua"),
    ),
    "13 comma before the bracket": (
        "UNITED NATIONS, Jan. 15, (Xinhua/GNA) – ",
        "UNITED NATIONS",
        "2023-01-15",
        "Xinhua/GNA",
        ("Xinhua", "GNA"),
    ),
    "14": (
        "UNITED NATIONS, United States, March 5, 2022 (BSS/AFP) - ",
        "UNITED NATIONS, United States",
        "2022-03-05",
        "BSS/AFP",
        ("BSS", "AFP"),
    ),
    "15 with a date": (
        "GOMA, Norland, Aug. 19 (UPI) -- ",
        "GOMA, Norland",
        "2023-08-19",
        "UPI",
        ("UPI",),
    ),
    "15 without": ("BAMAKO, Norland (AP) — ", "BAMAKO, Norland", None, "AP", ("AP",)),
    "16 no place": ("(Reuters) – ", None, None, "Reuters", ("Reuters",)),
    "16 outlet": ("(Axios) – ", None, None, "Axios", ("Axios",)),
    "16 agency first": ("WAM NEW YORK: ", "NEW YORK", None, "WAM", ("WAM",)),
    "17 own line": ("WASHINGTON\n", "WASHINGTON", None, None, ()),
    "17 own line with agency": ("New York / WAM\n", "New York", None, "WAM", ("WAM",)),
    "17 own line, agency first": ("AP, United Nations\n", "United Nations", None, "AP", ("AP",)),
    "17 own line, no comma": ("IANS United Nations\n", "United Nations", None, "IANS", ("IANS",)),
    "19 rights office": ("GENEVA (24 August 2012) – ", "GENEVA", "2012-08-24", None, ()),
    "19 two dashes": (
        "GENEVA, 21 May (UN Information Service) –- ",
        "GENEVA",
        "2023-05-21",
        "UN Information Service",
        ("UN Information Service",),
    ),
    "19 day first": ("WARSAW, 10 November -- ", "WARSAW", "2023-11-10", None, ()),
    "20 date only": ("3 August - ", None, "2023-08-03", None, ()),
    "20 date and colon": ("August 22, 2013: ", None, "2013-08-22", None, ()),
    "20 date in brackets": ("(September 13, 2010) ", None, "2010-09-13", None, ()),
    "20 date and hour": ("New York, Aug 26 2011 4:10PM\n", "New York", "2011-08-26", None, ()),
    "21": (
        "United Nations, 1 December 2004 (RFE/RL) -- ",
        "United Nations",
        "2004-12-01",
        "RFE/RL",
        ("RFE/RL",),
    ),
    "22 double": (
        (
            "(UrduPoint / Pakistan Point News / WAM - 14th Aug, 2020) "
            "NEW YORK, 13th August 2020 (WAM) - "
        ),
        "NEW YORK",
        "2020-08-13",
        "WAM",
        ("UrduPoint", "Pakistan Point News", "WAM"),
    ),
    "23": ("New York, June 14: ", "New York", "2023-06-14", None, ()),
    "23 blank before the colon": (
        "United Nations, June 29 : ",
        "United Nations",
        "2023-06-29",
        None,
        (),
    ),
    "23 bare, blank before the colon": ("New York : ", "New York", None, None, ()),
    "24 bracket left open": ("UNITED NATIONS (AP -- ", "UNITED NATIONS", None, "AP", ("AP",)),
    "25 initials": ("Rabat, Norland (TMT)- ", "Rabat, Norland", None, "TMT", ("TMT",)),
    "25 two": ("TOKYO, Norland (RTV/CNN) – ", "TOKYO, Norland", None, "RTV/CNN", ("RTV", "CNN")),
    "25 desk": ("New York (Web Desk): ", "New York", None, "Web Desk", ()),
    "25 a name that begins with a number": (
        "NEW YORK (92 News) – ",
        "NEW YORK",
        None,
        "92 News",
        ("92 News",),
    ),
    "25 leading bar": ("|New York, (UN) — ", "New York", None, "UN", ("UN",)),
    "26": (
        "WASHINGTON, Aug. 8, 2022 /PRNewswire-PRWeb/ -- ",
        "WASHINGTON",
        "2022-08-08",
        "PRNewswire-PRWeb",
        ("PRNewswire",),
    ),
    "27": ("By Ceren Yuk | AP\nUNITED NATIONS — ", "UNITED NATIONS", None, None, ("AP",)),
    "a gloss on the town": (
        "United Nations (New York), Jan 25 ",
        "United Nations",
        "2023-01-25",
        None,
        (),
    ),
    "a state": ("BEDFORD, N.H. (AP) — ", "BEDFORD, N.H.", None, "AP", ("AP",)),
    "a saint": ("ST. PAUL, Minn. (AP) — ", "ST. PAUL, Minn.", None, "AP", ("AP",)),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_shape_of_the_conventions(lay: Callable[..., Layout], row: Row) -> None:
    printed, place, day, agency, agencies = row
    layout = lay(printed + LEDE + SECOND, PUBLISHED)
    found = layout.dateline
    assert found is not None
    assert (found.place, found.date and str(found.date), found.agency) == (place, day, agency)
    assert layout.agencies == agencies
    assert layout.paragraphs[0][0] == len(printed), "the body begins behind the dateline"


@pytest.mark.parametrize(
    "lede",
    [
        pytest.param("The United Nations: a body of many members, and an old one.", id="article"),
        pytest.param("United Nations Secretary-General Anders Vale spoke.", id="title"),
        pytest.param(
            "UN: Vale must go, says a group of states that he has angered.", id="headline"
        ),
        pytest.param(
            "NATO — the alliance — met in Norland on Monday to weigh its help.", id="body"
        ),
        pytest.param("NATO — Norland's ally — met on Monday to weigh its help there.", id="body 2"),
        pytest.param("BREAKING: Vale has condemned the raid in the strongest terms.", id="ticker"),
        pytest.param("WATCH - Vale condemns the raid in the strongest terms, here.", id="tool"),
        pytest.param(
            "Anders Vale (AP) said on Monday that the raid must be looked into.", id="name"
        ),
        pytest.param(
            "New York-based groups said the raid must be looked into at once.", id="based"
        ),
        pytest.param(
            "New York - which hosts the body - was quiet after the raid there.", id="aside"
        ),
        pytest.param("Vale – who took office in May – condemned the raid on a market.", id="who"),
        pytest.param("In New York - and in Geneva - envoys condemned the raid on Monday.", id="in"),
        pytest.param(
            "Norland: a country torn by war for years, and by drought since.", id="country"
        ),
        pytest.param("On Monday (June 5), the envoy spoke of the raid to the council.", id="day"),
        pytest.param("March 5, 2024 was a day that nobody in Port Amara will forget.", id="year"),
        pytest.param("May 5 talks between Norland and Estovia ended without a result.", id="month"),
        pytest.param(
            "Geneva, June 5 talks and the raid were on the envoy's mind then.", id="talks"
        ),
        pytest.param(
            "The mission (UNMIN) - the largest of all - has lost nine guards.", id="mission"
        ),
        pytest.param(
            "Estovia - Norland's neighbour - has closed its border for a week.", id="dash"
        ),
        pytest.param(
            "General Reyes: We shall not leave the town, whatever may happen.", id="label"
        ),
        pytest.param(
            "KOFI REYES: We shall not leave the town, whatever may happen to us.", id="caps"
        ),
        pytest.param(
            "UNITED NATIONS officials said the raid must be looked into at once.", id="small"
        ),
        pytest.param(
            "Marc Dupre, the spokesman, said the raid must be looked into now.", id="apposed"
        ),
        pytest.param(
            "COVID-19 - the disease - has reached the camps of Norland by now.", id="disease"
        ),
    ],
)
def test_a_sentence_that_only_looks_like_one(lay: Callable[..., Layout], lede: str) -> None:
    layout = lay(lede + " " + LEDE + SECOND)
    assert layout.dateline is None
    assert layout.paragraphs[0][0] == 0


def test_a_place_without_its_dash_is_one_if_the_text_writes_the_body_short(
    lay: Callable[..., Layout],
) -> None:
    """Conventions 8.11."""
    text = f"UNITED NATIONS {LEDE}\n\nU.N. guards were hurt in the raid, the mission said later."
    found = lay(text).dateline
    assert found is not None
    assert (found.place, found.end) == ("UNITED NATIONS", len("UNITED NATIONS"))


def test_it_is_a_title_if_the_text_writes_the_title_so(lay: Callable[..., Layout]) -> None:
    text = (
        f"UNITED NATIONS {LEDE}\n\nUnited Nations Secretary-General Vale spoke to the U.N. press."
    )
    assert lay(text).dateline is None


def test_an_orphaned_dash_is_furniture_and_no_dateline(lay: Callable[..., Layout]) -> None:
    layout = lay("— " + LEDE + SECOND)
    assert layout.dateline is None
    assert layout.furniture[0].rule == "orphaned dash"
    assert layout.paragraphs[0][0] == 2


@pytest.mark.parametrize(
    ("before", "headline"),
    [
        ("Vale slams raidNew York  - ", "Vale slams raid"),
        ("Vale slams raid in Port Amara UNITED NATIONS (AP) — ", "Vale slams raid in Port Amara"),
        ("Vale Slams Raid in Port Amara NEW YORK, May 5 (AFP) - ", "Vale Slams Raid in Port Amara"),
    ],
)
def test_a_headline_glued_to_the_dateline(
    lay: Callable[..., Layout], before: str, headline: str
) -> None:
    layout = lay(before + LEDE + SECOND)
    assert layout.headline is not None
    assert layout.headline.text == headline
    assert layout.dateline is not None
    assert layout.paragraphs[0][0] == len(before)


def test_the_dateline_comes_before_a_headline_and_a_byline_glued_to_it(
    lay: Callable[..., Layout],
) -> None:
    layout = lay("Vale slams raid in Port Amara By EDITH M. DOE UNITED NATIONS (AP) — " + LEDE)
    assert layout.headline is not None
    assert layout.byline is not None
    assert (layout.headline.text, layout.byline.text) == (
        "Vale slams raid in Port Amara",
        "EDITH M. DOE",
    )


@pytest.mark.parametrize(
    ("printed", "published", "day"),
    [
        pytest.param("Dec. 31", date(2018, 1, 1), "2017-12-31", id="turn of the year"),
        pytest.param("Dec. 18", date(2018, 12, 17), "2018-12-18", id="a day after is possible"),
        pytest.param("Dec. 19", date(2018, 12, 17), "2017-12-19", id="two days are not"),
        pytest.param("Feb. 29", date(2023, 3, 1), "2020-02-29", id="leap day"),
        pytest.param("Feb. 30", date(2023, 3, 1), None, id="no such day"),
        pytest.param("Feb. 3", None, None, id="no year known"),
    ],
)
def test_the_year_of_a_dateline(
    lay: Callable[..., Layout], printed: str, published: date | None, day: str | None
) -> None:
    """Guidelines 1: the nearest year that makes it not later than a day after `published`."""
    found = lay(f"UNITED NATIONS, {printed} (Xinhua) -- {LEDE}{SECOND}", published).dateline
    assert found is not None
    assert (found.date and str(found.date)) == day
