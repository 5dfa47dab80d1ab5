"""Dates of which parts may be missing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unpress.errors import ModelError
from unpress.model import PartialDate
from unpress.testing import partial_dates

SHAPES = [
    pytest.param("2021-02-03", PartialDate(2021, 2, 3), id="whole"),
    pytest.param("2021-03", PartialDate(2021, 3), id="year and month"),
    pytest.param("2021", PartialDate(2021), id="year"),
    pytest.param("--06-29", PartialDate(month=6, day=29), id="month and day"),
    pytest.param("--06", PartialDate(month=6), id="month"),
    pytest.param("---14", PartialDate(day=14), id="day"),
    pytest.param("0001-01-01", PartialDate(1, 1, 1), id="the first day"),
    pytest.param("9999-12-31", PartialDate(9999, 12, 31), id="the last day"),
    pytest.param("2020-02-29", PartialDate(2020, 2, 29), id="leap day"),
    pytest.param("--02-29", PartialDate(month=2, day=29), id="leap day of some year"),
    pytest.param("---31", PartialDate(day=31), id="a day that not each month has"),
]


@pytest.mark.parametrize(("written", "day"), SHAPES)
def test_each_shape_is_written_and_read_as_xml_schema_does(written: str, day: PartialDate) -> None:
    assert str(day) == written
    assert PartialDate.parse(written) == day
    assert repr(day) == f"PartialDate({written!r})"


@given(partial_dates())
def test_reading_and_writing_are_inverse(day: PartialDate) -> None:
    again = PartialDate.parse(str(day))
    assert again == day
    assert hash(again) == hash(day)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        pytest.param((None, None, None), "needs a year, a month or a day", id="nothing"),
        pytest.param((2021, None, 3), "needs its month", id="a day without its month"),
        pytest.param((2021, 13, None), "2021-13", id="no such month"),
        pytest.param((None, 0, None), "--00", id="month zero"),
        pytest.param((None, 0, 5), "--00-05", id="month zero with a day"),
        pytest.param((2021, 2, 0), "2021-02-00", id="day zero"),
        pytest.param((2021, 2, 29), "2021-02-29", id="no leap year"),
        pytest.param((1900, 2, 29), "1900-02-29", id="no leap year, though divisible by four"),
        pytest.param((None, 2, 30), "--02-30", id="no year has it"),
        pytest.param((None, None, 32), "---32", id="no month has it"),
        pytest.param((0, 1, 1), "0000-01-01", id="year zero"),
        pytest.param((10_000, None, None), "10000", id="year of five digits"),
        pytest.param((-5, None, None), "year", id="before the first year"),
        pytest.param((10**12, None, None), "no calendar", id="year beyond the machine's numbers"),
        pytest.param(("2021", 2, 3), "PartialDate.parse", id="text for a number"),
        pytest.param((2021.0, 2, 3), "whole numbers", id="no whole number"),
    ],
)
def test_a_date_that_cannot_be_is_refused(parts: tuple[Any, Any, Any], reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        PartialDate(*parts)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("", id="nothing"),
        pytest.param("2021-2-3", id="without zeros"),
        pytest.param("2021-02-03 ", id="a space behind"),
        pytest.param("2021-02-03\n", id="a line feed behind"),
        pytest.param("2021-02-03T10:00", id="a moment"),
        pytest.param("-06-29", id="one dash too few"),
        pytest.param("----14", id="one dash too many"),
        pytest.param("20210203", id="basic form"),
        pytest.param("٢٠٢١", id="digits of another script"),
        pytest.param("2021-02-30", id="no such day"),
        pytest.param("0000", id="year zero"),
    ],
)
def test_other_writings_are_refused(written: str) -> None:
    with pytest.raises(ModelError):
        PartialDate.parse(written)


@pytest.mark.parametrize(("written", "day"), SHAPES)
def test_only_a_date_with_all_parts_is_whole(written: str, day: PartialDate) -> None:
    whole = len(written) == len("2021-02-03")
    assert day.is_whole is whole
    assert day.to_date() == (date.fromisoformat(written) if whole else None)


def test_of_takes_a_day_and_drops_the_time_of_a_moment() -> None:
    assert PartialDate.of(date(2021, 2, 3)) == PartialDate(2021, 2, 3)
    assert PartialDate.of(datetime(2021, 2, 3, 23, 59, tzinfo=UTC)) == PartialDate(2021, 2, 3)


def test_a_whole_date_equals_its_day_and_hashes_alike() -> None:
    assert PartialDate(2021, 2, 3) == date(2021, 2, 3)
    assert {PartialDate(2021, 2, 3)} == {date(2021, 2, 3)}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(date(2021, 2, 4), id="another day"),
        pytest.param(PartialDate(2021, 2), id="its month"),
        pytest.param(datetime(2021, 2, 3), id="its midnight"),
        pytest.param("2021-02-03", id="its writing"),
        pytest.param(None, id="nothing"),
    ],
)
def test_a_whole_date_equals_nothing_else(other: object) -> None:
    assert PartialDate(2021, 2, 3) != other
    assert other != PartialDate(2021, 2, 3)


def test_a_partial_date_equals_no_day() -> None:
    assert PartialDate(2021, 2) != date(2021, 2, 1)


@given(st.dates(), st.dates())
def test_whole_dates_are_ordered_as_days_are(one: date, other: date) -> None:
    mine = PartialDate.of(one)
    for theirs in (other, PartialDate.of(other)):
        assert (mine < theirs) is (one < other)
        assert (mine <= theirs) is (one <= other)
        assert (mine > theirs) is (one > other)
        assert (mine >= theirs) is (one >= other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PartialDate(2021), date(2021, 1, 1), id="partial and day"),
        pytest.param(PartialDate(2021, 2, 3), PartialDate(2021), id="whole and partial"),
        pytest.param(PartialDate(month=6), PartialDate(month=6), id="two partial ones"),
        pytest.param(PartialDate(2021, 2, 3), datetime(2021, 2, 3), id="a moment"),
        pytest.param(PartialDate(2021, 2, 3), "2021-02-03", id="text"),
    ],
)
def test_before_and_after_mean_nothing_elsewhere(one: PartialDate, other: Any) -> None:
    for compare in (one.__lt__, one.__le__, one.__gt__, one.__ge__):
        assert compare(other) is NotImplemented
    with pytest.raises(TypeError):
        _ = one < other


@pytest.mark.parametrize(
    ("written", "reference", "latest"),
    [
        pytest.param("2021-02-03", "2021-02-03", "2021-02-03", id="the day itself"),
        pytest.param("2021-02-03", "2021-02-02", None, id="a day after the reference"),
        pytest.param("2021-02-03", "2030-01-01", "2021-02-03", id="a day long before"),
        pytest.param("2021-03", "2021-03-15", "2021-03-15", id="within its month"),
        pytest.param("2021-03", "2021-04-15", "2021-03-31", id="a month before"),
        pytest.param("2021-03", "2021-02-28", None, id="a month after"),
        pytest.param("2020-02", "2021-01-01", "2020-02-29", id="the month of a leap day"),
        pytest.param("2021", "2021-03-15", "2021-03-15", id="within its year"),
        pytest.param("2021", "2021-01-01", "2021-01-01", id="first day of its year"),
        pytest.param("2021", "2022-03-15", "2021-12-31", id="a year before"),
        pytest.param("2021", "2020-12-31", None, id="a year after"),
        pytest.param("--06-29", "2021-06-29", "2021-06-29", id="month and day, the same day"),
        pytest.param("--06-29", "2021-06-28", "2020-06-29", id="month and day, a year back"),
        pytest.param("--02-29", "2021-03-01", "2020-02-29", id="leap day a year back"),
        pytest.param("--02-29", "2020-02-28", "2016-02-29", id="leap day four years back"),
        pytest.param("--02-29", "1904-02-28", "1896-02-29", id="leap day over 1900"),
        pytest.param("--02-29", "2104-02-28", "2096-02-29", id="leap day over 2100"),
        pytest.param("--02-29", "0004-02-28", None, id="leap day before the first one"),
        pytest.param("--02-29", "0004-02-29", "0004-02-29", id="the first leap day"),
        pytest.param("--12-31", "0001-12-30", None, id="before the first year"),
        pytest.param("--06", "2021-06-10", "2021-06-10", id="within the month"),
        pytest.param("--06", "2021-05-31", "2020-06-30", id="the month of last year"),
        pytest.param("--02", "2021-01-31", "2020-02-29", id="the February of a leap year"),
        pytest.param("--06", "0001-05-31", None, id="a month before the first year"),
        pytest.param("---14", "2021-03-14", "2021-03-14", id="the day of the month"),
        pytest.param("---14", "2021-03-13", "2021-02-14", id="the day of last month"),
        pytest.param("---31", "2021-03-30", "2021-01-31", id="a day that February lacks"),
        pytest.param("---30", "2021-03-01", "2021-01-30", id="a day that February lacks, thirty"),
        pytest.param("---29", "2020-03-01", "2020-02-29", id="a leap day as a day of the month"),
        pytest.param("---31", "2021-01-30", "2020-12-31", id="over the turn of the year"),
        pytest.param("---31", "0001-01-30", None, id="a day before the first month"),
    ],
)
def test_the_latest_day_that_fits(written: str, reference: str, latest: str | None) -> None:
    found = PartialDate.parse(written).on_or_before(date.fromisoformat(reference))
    assert found == (None if latest is None else date.fromisoformat(latest))


@given(partial_dates(), st.dates())
def test_the_latest_day_fits_and_none_after_it_does(day: PartialDate, reference: date) -> None:
    found = day.on_or_before(reference)
    assume(found is not None)
    assert found is not None
    assert found <= reference
    assert fits(day, found)
    later = min(reference - found, timedelta(days=800)).days
    assert not any(fits(day, found + timedelta(days=n)) for n in range(1, later + 1))


@given(partial_dates(), st.dates())
def test_no_day_is_found_only_where_none_fits(day: PartialDate, reference: date) -> None:
    assume(day.on_or_before(reference) is None)
    back = min((reference - date.min).days, 800)
    assert not any(fits(day, reference - timedelta(days=n)) for n in range(back + 1))


def test_of_a_moment_only_the_day_counts() -> None:
    noon = datetime(2021, 3, 2, 12, 0, tzinfo=UTC)
    assert PartialDate(day=2).on_or_before(noon) == date(2021, 3, 2)


def fits(partial: PartialDate, day: date) -> bool:
    pairs = ((partial.year, day.year), (partial.month, day.month), (partial.day, day.day))
    return all(part is None or part == known for part, known in pairs)
