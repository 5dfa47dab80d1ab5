"""Lines and broken lines, by conventions 2.4."""

from __future__ import annotations

import pytest

from unpress.analysis.blocks import Blocks, blocks
from unpress.languages import language

ENGLISH = language("en")

WRAPPED = """\
UN chief condemns raid on market

Secretary-General Anders Vale condemned a raid on a
market in Port Amara on Monday and called for calm.
He said those who planned it must be found without
delay, his spokesman told reporters in New York.

The raid has left nine people dead, according to
Reuters and the mission in Norland, which has sent
its guards to the town.
"""

INDENTED = """\
Vale condemns raid on market

\t   PORT AMARA, Norland (AP) _ The head of the United
Nations condemned a raid on a market Monday and called
for calm.
\t   He said those who planned it must be found.
Guards of the mission have gone to the town, where
nine people have died.
\t   (cm-kjd)
"""


def plain(cut: Blocks) -> list[str]:
    return [" ".join(text.split()) for text in cut.texts]


def test_a_page_with_whole_paragraphs_is_cut_at_its_lines() -> None:
    assert blocks("One.\n\n Two. \nThree.", ENGLISH).texts == ["One.", "Two.", "Three."]


def test_lines_of_a_fixed_width_are_joined() -> None:
    assert plain(blocks(WRAPPED, ENGLISH)) == [
        "UN chief condemns raid on market",
        (
            "Secretary-General Anders Vale condemned a raid on a market in Port Amara on Monday "
            "and called for calm. He said those who planned it must be found without delay, his "
            "spokesman told reporters in New York."
        ),
        (
            "The raid has left nine people dead, according to Reuters and the mission in Norland, "
            "which has sent its guards to the town."
        ),
    ]


def test_wire_copy_indents_its_paragraphs() -> None:
    assert plain(blocks(INDENTED, ENGLISH)) == [
        "Vale condemns raid on market",
        (
            "PORT AMARA, Norland (AP) _ The head of the United Nations condemned a raid on a "
            "market Monday and called for calm."
        ),
        (
            "He said those who planned it must be found. Guards of the mission have gone to the "
            "town, where nine people have died."
        ),
        "(cm-kjd)",
    ]


def test_four_words_a_line() -> None:
    words = "Vale condemned a raid on a market in the town and he called for calm there."
    lines = words.split()
    page = "\n".join(" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4))
    assert plain(blocks(page, ENGLISH)) == [words]


def test_a_blank_line_after_every_line() -> None:
    lines = [line for line in WRAPPED.split("\n") if line]
    lines[4] = "delay."
    assert [text.split()[0] for text in blocks("\n\n".join(lines), ENGLISH).texts] == [
        "UN",
        "Secretary-General",
        "The",
    ]


@pytest.mark.parametrize(
    ("page", "joined"),
    [
        pytest.param(
            "The mission, says\n\nReuters, has lost guards.\n\nIt was a raid\nin a town.",
            ["The mission, says", "Reuters, has lost guards.", "It was a raid in a town."],
            id="a short line before a capital stays",
        ),
        pytest.param(
            "The raid left nine people dead on Monday, and the\n\nenvoy spoke of a grave crime.",
            ["The raid left nine people dead on Monday, and the envoy spoke of a grave crime."],
            id="a blank line inside a sentence",
        ),
        pytest.param(
            "Secretary-General Vale has condemned the raid that the\n\nUN mission saw.\n\nlower.",
            ["Secretary-General Vale has condemned the raid that the UN mission saw.", "lower."],
            id="an article at the end of a line",
        ),
        pytest.param(
            "UN chief condemns raid\nby Ada Doe\nVale condemned a raid.",
            ["UN chief condemns raid", "by Ada Doe", "Vale condemned a raid."],
            id="a byline in lower case",
        ),
        pytest.param(
            "UN chief condemns raid\ninp\nVale condemned a raid.",
            ["UN chief condemns raid", "inp", "Vale condemned a raid."],
            id="an agency in lower case",
        ),
        pytest.param(
            "Vale condemned a raid.\n\nsource : new age",
            ["Vale condemned a raid.", "source : new age"],
            id="a credit in lower case",
        ),
    ],
)
def test_a_line_broken_here_and_there(page: str, joined: list[str]) -> None:
    assert plain(blocks(page, ENGLISH)) == joined


@pytest.mark.parametrize("page", ["", " ", "\n\n", "\u2028", "a", "\na\n", "a\r\nb\rc\u2029d"])
def test_blocks_hold_all_that_is_no_white_space(page: str) -> None:
    cut = blocks(page, ENGLISH)
    held = "".join(page[start:end] for start, end in zip(cut.starts, cut.ends, strict=True))
    assert "".join(held.split()) == "".join(page.split())


def test_apart_tells_where_a_blank_line_stands() -> None:
    assert blocks("One.\nTwo.\n\nThree.", ENGLISH).apart == [True, False, True]


def test_a_few_narrow_lines_are_one_paragraph() -> None:
    text = "Secretary-General Anders\nVale condemned on Monday\nthe raid and called\nfor calm."
    assert plain(blocks(text, ENGLISH)) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge will hold for a week,"\nAnders Vale told reporters in\nPort Amara.',
        "Vale is saddened by a raid in\nwhich nine people died, his spokesman also said\nMonday.",
        "The envoy of Secretary-General Anders\n\nVale said the guns fell\n\nsilent in Sella.",
    ],
)
def test_a_broken_sentence_goes_on_to_its_stop(text: str) -> None:
    page = f"UN chief condemns raid\n\n{text}\n\nNine people died."
    assert plain(blocks(page, ENGLISH)) == [
        "UN chief condemns raid",
        " ".join(text.split()),
        "Nine people died.",
    ]


def test_a_quotation_before_a_blank_line_is_a_paragraph_although_it_ends_with_a_comma() -> None:
    text = '"The bridge will hold,"\n\nThe first lorry crossed it at noon.'
    assert plain(blocks(text, ENGLISH)) == text.split("\n\n")
