"""The dates of the page itself, by conventions 1.3, and which of them counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from unpress.analysis.layout import Layout
from unpress.model import FurnitureKind

TITLE = "Vale condemns raid on market in Port Amara"
STORY = (
    "Secretary-General Anders Vale condemned a raid on a market in Port Amara and called for calm, "
    "his spokesman said on Monday.\n"
    "The raid has left nine people dead, according to the mission in Norland."
)


def written(value: object) -> str | None:
    """Write a date of publication as the record does: seconds only where there are some."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds" if value.second else "minutes")
    return None if value is None else str(value)


STAMPS = {
    "Updated: 2022-01-07 11:00": "2022-01-07T11:00",
    "Source: Xinhua| 2018-06-23 12:08:32|Editor: x": "2018-06-23T12:08:32",
    "Published: 08th August 2019 11:17 AM | Last Updated: 09th August 2019 01:02 PM": (
        "2019-08-08T11:17"
    ),
    "Xinhua, April 2, 2011": "2011-04-02",
    "Xinhua,December 19, 2017 Adjust font size:": "2017-12-19",
    "13:42, December 05, 2010": "2010-12-05T13:42",
    "(Xinhua) 08:59, May 24, 2022": "2022-05-24T08:59",
    "2022.08.04 07:33 GMT+8": "2022-08-04T07:33",
    "2018-04-14 09:01Xinhua Editor: L": "2018-04-14T09:01",
    "18:17 UTC+8, 2022-08-04": "2022-08-04T18:17",
    "May 19, 2013 / 7:54 AM / in 4 years": "2013-05-19T07:54",
    "Reuters | Updated: 30-10-2022 20:07 IST | Created: 30-10-2022 20:06 IST": "2022-10-30T20:06",
    "BSS\n05 Mar 2024, 08:37": "2024-03-05T08:37",
    "Mon 06th January 2020 | 11:38 PM": "2020-01-06T23:38",
    "Last Updated : Apr 30 2020 | 11:26 PM IST": "2020-04-30T23:26",
    "05-Oct-2019": "2019-10-05",
    "13th October, 2018 02:32:30 printer": "2018-10-13T02:32:30",
    "2013-08-22 16:38:03": "2013-08-22T16:38:03",
    "24/02/2003": "2003-02-24",
    "WEDNESDAY, 16 MAY 2012": "2012-05-16",
    "19980805": "1998-08-05",
    "10/14/2019 3:05 pm": "2019-10-14T15:05",
    "Thursday 5 May 2016 18.30 BST": "2016-05-05T18:30",
    "Posted on 3rd of March, 2020": "2020-03-03",
    "12 January 2021, 12:05 a.m.": "2021-01-12T00:05",
}


@pytest.mark.parametrize(("stamp", "published"), STAMPS.items(), ids=STAMPS.keys())
def test_a_stamp_under_the_headline(lay: Callable[..., Layout], stamp: str, published: str) -> None:
    layout = lay(f"{TITLE}\n{stamp}\n{STORY}")
    assert written(layout.published) == published
    assert layout.headline is not None
    assert layout.headline.text == TITLE
    assert layout.paragraphs[0][0] == len(TITLE) + len(stamp) + 2


@pytest.mark.parametrize("stamp", list(STAMPS)[:8])
def test_a_stamp_above_the_headline(lay: Callable[..., Layout], stamp: str) -> None:
    layout = lay(f"{stamp}\n{TITLE}\n{STORY}")
    assert written(layout.published) == STAMPS[stamp]
    assert layout.headline is not None
    assert layout.headline.text == TITLE


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        (" date 2021-02-05 ", "2021-02-05"),
        (" date 2023-10 ", "2023-10"),
        (" date 2021-02-05\n", "2021-02-05"),
    ],
)
def test_the_crawlers_stamp(lay: Callable[..., Layout], stamp: str, published: str) -> None:
    layout = lay(stamp + STORY)
    assert written(layout.published) == published
    assert layout.furniture[0].rule == "crawler's stamp"
    assert layout.paragraphs[0][0] == len(stamp)


def test_a_crawlers_stamp_that_no_calendar_has_is_none(lay: Callable[..., Layout]) -> None:
    assert lay(" date 2021-02-31 " + STORY).published is None


def test_a_date_glued_to_the_headline(lay: Callable[..., Layout]) -> None:
    page = f"{TITLE}\nJan 07, 2022{TITLE}\nBy A. Doe | Updated: 2022-01-07 11:00\n{STORY}"
    layout = lay(page)
    assert written(layout.published) == "2022-01-07T11:00"
    assert [piece.kind for piece in layout.furniture] == [
        FurnitureKind.HEADLINE,
        FurnitureKind.HEADLINE,
        FurnitureKind.BYLINE,
    ]


def test_a_date_glued_to_the_byline(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{TITLE}\nBy IANSMonday, August 2, 2010\nUNITED NATIONS - {STORY}")
    assert written(layout.published) == "2010-08-02"
    assert layout.byline is not None
    assert layout.byline.text == "IANS"
    assert layout.agencies == ("IANS",)


# --- which counts


def test_the_caller_outranks_the_page(lay: Callable[..., Layout]) -> None:
    page = f" date 2021-02-05 {TITLE}\nUpdated: 2021-02-04 11:00\n{STORY}"
    assert str(lay(page, date(2020, 1, 2)).published) == "2020-01-02"
    assert lay(page, datetime(2020, 1, 2, 3, 4)).published == datetime(2020, 1, 2, 3, 4)


def test_the_page_outranks_the_crawler(lay: Callable[..., Layout]) -> None:
    page = f" date 2021-02-05 {TITLE}\nUpdated: 2021-02-04 11:00\n{STORY}"
    assert written(lay(page).published) == "2021-02-04T11:00"


def test_the_earlier_of_two_stamps_counts(lay: Callable[..., Layout]) -> None:
    page = f"Thursday, 19 July 2018\n{TITLE}\nThursday, September 11, 2008\n{STORY}"
    assert written(lay(page).published) == "2008-09-11"


def test_the_crawler_outranks_the_year_of_the_dateline(lay: Callable[..., Layout]) -> None:
    page = f" date 2024-03-06 UNITED NATIONS, March 5, 2024 (BSS/AFP) - {STORY}"
    assert written(lay(page).published) == "2024-03-06"


def test_a_year_in_the_dateline_is_better_than_nothing(lay: Callable[..., Layout]) -> None:
    layout = lay(f"UNITED NATIONS, March 5, 2024 (BSS/AFP) - {STORY}")
    assert written(layout.published) == "2024-03-05"


def test_a_date_at_the_end_counts_where_the_head_has_none(lay: Callable[..., Layout]) -> None:
    layout = lay(f"New York, January 14 (Petra) — {STORY}\n//Petra// AK\n15/01/2025 20:27:51")
    assert written(layout.published) == "2025-01-15T20:27:51"
    assert layout.dateline is not None
    assert str(layout.dateline.date) == "2025-01-14"


def test_a_trailing_dateline_is_a_credit(lay: Callable[..., Layout]) -> None:
    layout = lay(f"{TITLE}\n{STORY}\n(Xinhua News Agency April 11, 2003)")
    assert written(layout.published) == "2003-04-11"
    assert layout.agencies == ("Xinhua",)
    assert layout.dateline is None


def test_dates_of_the_story_are_none_of_the_page(lay: Callable[..., Layout]) -> None:
    story = STORY.replace("on Monday", "on June 29, 2020").replace("has left", "of 5 May 2019 left")
    assert lay(f"{TITLE}\n{story}").published is None
