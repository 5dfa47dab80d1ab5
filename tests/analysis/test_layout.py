"""The layout as a whole: laws that hold for any text, damaged pages, and the gold articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpress.analysis.layout import Layout, lay_out
from unpress.analysis.text import read
from unpress.knowledge import knowledge
from unpress.languages import language
from unpress.model import FurnitureKind, PartialDate

ENGLISH = language("en")
KNOWN = knowledge()

STORY = (
    "Secretary-General Anders Vale condemned a raid on a market in Port Amara and called for calm, "
    "his spokesman said on Monday.\n\n"
    "The raid has left nine people dead, according to the mission in Norland."
)


def laid_out(text: str) -> Layout:
    return lay_out(read(text, ENGLISH), ENGLISH, KNOWN)


# --- laws

LINES = [
    *("", " ", STORY, "UN chief condemns raid", "By Ada Doe", "By AFP", "said Reuters reported"),
    *("Xinhua | Updated: 2021-02-03 11:00", " date 2021-02-05 ", "NEW YORK — ", "GENEVA:"),
    *("UNITED NATIONS, Feb. 3 (Xinhua) -- Vale spoke.", "(Reuters) – ", "(AP", "[", "]", ")", "— "),
    *("-" * 30, "* *** *", "Enditem", "raid. Enditem", "■", "SG/SM/1", "**Norland", "Q:", "Ab"),
    *("The following statement was issued today by the Spokesman:", "Question:  Why?"),
    *("Spokesman:  Because.", "Leave a Reply", "Related Stories", "Also Read", "Source: AFP"),
    *("The post X appeared first on Y.", "appeared first on", "(With inputs from ANI)", "@"),
    *(".@x y", "— A (@b) May 3, 2020", "May 3, 2020", "99/99/2020", "12:60", "Feb. 30", "{", "|"),
    *("a | b | May 3, 2020", "• a • b", "“", "”", '"', "''", "“Aid is short.", "\u2028", "\x0b"),
    *("\x1c", "\ufeff", "\u200b", "İ", "ß", "ﬁ", "无码", "مشاركة :", "\U0001f600", "\x00"),
    *("GENEVA â€“ Vale spoke.", "â€”", "â€œAid is short.â€\x9d", "said.â€", "?Stop,? he said."),
    *("1\u0663", "²", "Ⅷ", "ǅ", ", Xinhua reported.", "according to", "reports", "quoting"),
]

PAGES = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=14).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=10).map(" ".join),
)


def assert_tiles(text: str, layout: Layout) -> None:
    pieces = sorted(
        [(piece.start, piece.end) for piece in layout.furniture] + list(layout.paragraphs)
    )
    at = 0
    for start, end in pieces:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    assert [piece.start for piece in layout.furniture] == sorted(p.start for p in layout.furniture)
    assert list(layout.paragraphs) == sorted(layout.paragraphs)


@settings(max_examples=400, deadline=None)
@given(PAGES)
def test_any_text_is_tiled(text: str) -> None:
    layout = laid_out(text)
    assert_tiles(text, layout)
    for line in (layout.headline, layout.byline):
        assert line is None or line.text == " ".join(text[line.start : line.end].split())
    assert all(piece.rule for piece in layout.furniture)


def test_a_garbled_dash_belongs_to_its_dateline() -> None:
    text = f"GENEVA â€“ {STORY}"
    layout = laid_out(text)
    assert [text[piece.start : piece.end] for piece in layout.furniture] == ["GENEVA â€“"]
    assert text[layout.paragraphs[0][0] :].startswith("Secretary-General")


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_the_same_text_gives_the_same_layout(text: str) -> None:
    one, two = laid_out(text), laid_out(text)
    assert (one.furniture, one.paragraphs, one.headline, one.agencies, one.published) == (
        two.furniture,
        two.paragraphs,
        two.headline,
        two.agencies,
        two.published,
    )


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["Advertisement", "Leave a Reply", "Source: AFP", "© 2017, Norland Times"]))
def test_a_line_of_furniture_at_the_end_changes_no_paragraph(line: str) -> None:
    assert laid_out(f"{STORY}\n\n{line}").paragraphs == laid_out(STORY).paragraphs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-" * 100_000, id="dashes"),
        pytest.param("- " * 100_000, id="spaced dashes"),
        pytest.param("(" * 100_000, id="brackets"),
        pytest.param("A " * 100_000, id="capitals"),
        pytest.param("NEW YORK, " * 20_000, id="places"),
        pytest.param("May 3, 2020 " * 20_000, id="dates"),
        pytest.param("ab\n" * 100_000, id="short lines"),
        pytest.param("Ab\n" * 50_000, id="short lines in capitals"),
        pytest.param(STORY + "\nAb" * 50_000, id="a long tail"),
        pytest.param(STORY + "\nComments" * 20_000, id="headings of a tail"),
        pytest.param("Ab\n" * 50_000 + STORY, id="a long head"),
        pytest.param((STORY + "\n") * 500, id="a story many times"),
        pytest.param("Ab cd.\n" * 50_000, id="short sentences"),
        pytest.param("/" * 100_000, id="slashes"),
        pytest.param("x" * 1_000_000, id="one word"),
        pytest.param("\n" * 100_000, id="blank lines"),
    ],
)
def test_a_text_of_one_thing_many_times(text: str) -> None:
    assert_tiles(text, laid_out(text))


# --- damage (conventions 2.4)


def test_a_wrapped_paragraph_is_one_stretch() -> None:
    page = (
        "UN chief condemns raid\n\nGENEVA (AP) _ The head of the United Nations\n"
        "condemned a raid on a market on Monday and\ncalled for calm in the town, his spokesman\n"
        "said. He will speak.\n"
    )
    layout = laid_out(page)
    assert [page[start:end].split(maxsplit=1)[0] for start, end in layout.paragraphs] == ["The"]


def test_a_wrapped_head() -> None:
    page = (
        "At UN, As Vale\nMeets Reyes, Talk\nof Norland Goes\nOn\nBy Ada\nDoe\nUNITED NATIONS,\n"
        "May 23 – When Vale\nmet the envoy, he\nspoke of the raid\nin the town, and\n"
        "he asked the envoy\nto look into it.\n"
    )
    layout = laid_out(page)
    assert layout.headline is not None
    assert layout.headline.text == "At UN, As Vale Meets Reyes, Talk of Norland Goes On"
    assert layout.byline is not None
    assert layout.byline.text == "Ada Doe"
    assert layout.dateline is not None
    assert layout.dateline.place == "UNITED NATIONS"


def test_furniture_inside_a_sentence_parts_the_paragraph() -> None:
    page = STORY.replace("market in", "market\n\nAdvertisement\n\nin")
    layout = laid_out(page)
    assert [page[start:end].split()[-1] for start, end in layout.paragraphs] == [
        "market",
        "Monday.",
        "Norland.",
    ]


@pytest.mark.parametrize("odd", ["\u2011", "\u00a0", "\u202f", "’", "`", "\u2009"])
def test_odd_characters_move_no_offset(odd: str) -> None:
    page = f"Vale{odd}s raid talk\nUNITED{odd if odd.isspace() else ' '}NATIONS (AP) — {STORY}"
    layout = laid_out(page)
    assert layout.headline is not None
    assert page[layout.headline.start : layout.headline.end] == f"Vale{odd}s raid talk"
    assert page[layout.paragraphs[0][0] :] == STORY


def test_a_stray_blank_in_the_agency() -> None:
    layout = laid_out(f"UNITED NATIONS, Feb. 3 ( Xinhua) -- {STORY}")
    assert layout.dateline is not None
    assert layout.dateline.agency == "Xinhua"


def test_the_kinds_of_a_whole_page() -> None:
    page = (
        "News / Africa\nUN chief condemns raid\nBy Ada Doe\nUpdated: 2022-01-07 11:00\n"
        "Anders Vale speaks in New York. [Reuters]\n"
        f"UNITED NATIONS, Jan. 6 (AP) — {STORY} Enditem\n(With inputs from ANI)\n"
        "We use cookies to make this page work."
    )
    assert [piece.kind for piece in laid_out(page).furniture] == [
        FurnitureKind.NAVIGATION,
        FurnitureKind.HEADLINE,
        FurnitureKind.BYLINE,
        FurnitureKind.STAMP,
        FurnitureKind.CAPTION,
        FurnitureKind.DATELINE,
        FurnitureKind.END_MARK,
        FurnitureKind.CREDIT,
        FurnitureKind.NOTICE,
    ]


# --- the gold

GOLD = Path(__file__).parents[3] / "shared" / "articles"


def _name(text: str | None) -> str | None:
    return None if text is None else text.casefold()


@pytest.mark.skipif(not GOLD.is_dir(), reason=f"no gold articles at {GOLD.parent.name}/{GOLD.name}")
def test_the_furniture_of_the_gold_articles() -> None:
    for path in sorted(GOLD.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        gold = json.loads(path.with_name(f"{path.stem}.gold.json").read_text("utf-8"))
        layout = laid_out(text)
        headline, byline = layout.headline, layout.byline
        assert _name(headline.text if headline else None) == _name(gold["headline"]), path.stem
        assert _name(byline.text if byline else None) == _name(gold["byline"]), path.stem
        found, wanted = layout.dateline, gold["dateline"] or {}
        assert (found and found.place) == wanted.get("place"), path.stem
        assert (found and found.date and str(found.date)) == wanted.get("date"), path.stem
        assert (found and found.agency) == wanted.get("agency"), path.stem
        assert list(layout.agencies) == gold["agencies"], path.stem
        published = layout.published
        if isinstance(published, PartialDate) or published is None:
            assert (published and str(published)) == gold["published"], path.stem
        else:
            assert published.isoformat().startswith(gold["published"]), path.stem
        mine = _body(text, [(piece.start, piece.end) for piece in layout.furniture])
        theirs = _body(text, gold["furniture"])
        assert 2 * len(mine & theirs) >= 0.999 * (len(mine) + len(theirs)), path.stem


def _body(text: str, furniture: list[tuple[int, int]]) -> set[int]:
    taken = {at for start, end in furniture for at in range(start, end)}
    return {at for at, character in enumerate(text) if not character.isspace()} - taken


def test_the_caller_may_leave_the_date_out(lay: Callable[..., Layout]) -> None:
    assert lay(STORY).published is None
