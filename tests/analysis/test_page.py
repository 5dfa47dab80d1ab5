"""The countries of datelines, against those that Babel lists."""

from __future__ import annotations

from babel import Locale

from unpress.analysis.dateline_parts import dateline_grammar
from unpress.languages import language

# Territories where nobody files copy, what is no country, and names that copy never writes so.
NEVER_PRINTED = frozenset(
    [
        "AC",
        "AQ",
        "BV",
        "CC",
        "CD",
        "CG",
        "CP",
        "CQ",
        "DG",
        "EA",
        "EU",
        "EZ",
        "GS",
        "HK",
        "HM",
        "IC",
        "IO",
        "JE",
        "MM",
        "MO",
        "QO",
        "TA",
        "TF",
        "UM",
        "UN",
        "XA",
        "XB",
        "ZZ",
    ]
)


def test_every_country_that_copy_comes_from_is_known() -> None:
    countries = dateline_grammar(language("en")).countries
    missing = {
        code
        for code, name in Locale("en").territories.items()
        if code.isalpha() and name.lower().replace("’", "'") not in countries
    }
    assert missing <= NEVER_PRINTED


def test_no_place_is_also_a_word_that_is_none() -> None:
    grammar = dateline_grammar(language("en"))
    assert not (grammar.places | grammar.countries) & grammar.not_places
