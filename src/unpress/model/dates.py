"""Dates as news copy gives them: whole, or with the parts that the text does not tell left open.

Written as XML Schema writes them (part 2, sections 3.3.9 to 3.3.14): `2021-02-03`, `2021-03`,
`2021`, `--06-29`, `--06`, `---14`. Nothing here reads a clock: what a weekday or a day without a
year means is counted from a reference day that the caller gives.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TypeGuard

from attrs import frozen

from unpress.errors import ModelError

_WRITTEN = re.compile(
    r"""
      (?P<year>\d{4}) (?: -(?P<year_month>\d\d) (?: -(?P<year_day>\d\d) )? )?
    | -- (?P<month>\d\d) (?: -(?P<month_day>\d\d) )?
    | --- (?P<day>\d\d)
    """,
    re.VERBOSE | re.ASCII,
)
_ANY_LEAP_YEAR = 2000
_LEAP_CYCLE = 8  # 29 February recurs after eight years at most (1896 to 1904)


@frozen(eq=False, repr=False)
class PartialDate:
    """A date of which the year, the month or the day may be unknown.

    >>> PartialDate(2021, 2, 3)
    PartialDate('2021-02-03')
    >>> str(PartialDate(month=6, day=29))
    '--06-29'

    A whole one equals the `datetime.date` of its day and compares with it; a moment
    (`datetime.datetime`) is no day and equals none. Before and after mean nothing where a part is
    missing: `<` between such dates is a `TypeError`.

    Raises `ModelError` for a date that no calendar has, for a year with a day but no month, and for
    parts that are no whole numbers.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if year is None and month is None and day is None:
            raise ModelError("a partial date needs a year, a month or a day")
        if year is not None and day is not None and month is None:
            raise ModelError(f"a date with the year {year} and the day {day} needs its month")
        try:
            date(
                _ANY_LEAP_YEAR if year is None else year,
                1 if month is None else month,
                1 if day is None else day,
            )
        except (ValueError, OverflowError) as error:
            raise ModelError(f"no calendar has the date {self}: {error}") from None
        except TypeError:
            raise ModelError(
                "year, month and day are whole numbers or None, "
                f"not {year!r}, {month!r} and {day!r}; text is read by PartialDate.parse"
            ) from None

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """Read a date as `str` writes it.

        >>> PartialDate.parse("2021-03").month
        3

        Raises `ModelError` for anything else.
        """
        found = _WRITTEN.fullmatch(written)
        if not found:
            raise ModelError(
                f"not a date: {written!r}; write it like 2021-02-03, 2021-03, 2021, --06-29, "
                "--06 or ---14"
            )
        part = found.group
        year, month, day = part("year"), part("year_month"), part("year_day")
        month, day = month or part("month"), day or part("month_day") or part("day")
        return cls(*(None if n is None else int(n) for n in (year, month, day)))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Turn a calendar day into a whole `PartialDate`.

        >>> PartialDate.of(date(2021, 2, 3))
        PartialDate('2021-02-03')
        """
        return cls(day.year, day.month, day.day)

    @property
    def is_whole(self) -> bool:
        """Whether year, month and day are all known."""
        return self.year is not None and self.day is not None

    def to_date(self) -> date | None:
        """Return the calendar day, or `None` where a part of it is missing."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def on_or_before(self, reference: date) -> date | None:
        """Return the latest day that fits this date and is not later than `reference`.

        >>> PartialDate(month=12, day=31).on_or_before(date(2018, 1, 1))
        datetime.date(2017, 12, 31)
        >>> PartialDate(day=31).on_or_before(date(2021, 3, 2))
        datetime.date(2021, 1, 31)

        `None` where no such day exists: the date lies after the reference or before the year 1.
        Of a reference with a time of day only the day counts.
        """
        if isinstance(reference, datetime):
            reference = reference.date()
        if self.year is not None:
            return self._in_year(self.year, reference)
        if self.month is not None:
            for year in range(reference.year, max(0, reference.year - _LEAP_CYCLE - 1), -1):
                if found := self._in_year(year, reference):
                    return found
            return None
        month_start = reference.replace(day=1)
        while True:
            found = _day_of(month_start.year, month_start.month, self.day)
            if found and found <= reference:
                return found
            if month_start == date.min:
                return None
            month_start = (month_start - timedelta(days=1)).replace(day=1)

    def _in_year(self, year: int, reference: date) -> date | None:
        """Return the latest fitting day of one year that is not after the reference."""
        for month in (self.month,) if self.month else range(12, 0, -1):
            last = _last_day(year, month)
            day = self.day or (
                min(last, reference.day)
                if (year, month) == (reference.year, reference.month)
                else last
            )
            found = _day_of(year, month, day)
            if found and found <= reference:
                return found
        return None

    def __str__(self) -> str:
        year, month, day = self.year, self.month, self.day
        if year is not None:
            tail = "" if month is None else f"-{month:02}" + ("" if day is None else f"-{day:02}")
            return f"{year:04}{tail}"
        if month is None:
            return f"---{day:02}"
        return f"--{month:02}" + ("" if day is None else f"-{day:02}")

    def __repr__(self) -> str:
        return f"PartialDate({str(self)!r})"

    def __hash__(self) -> int:
        whole = self.to_date()
        return hash((self.year, self.month, self.day)) if whole is None else hash(whole)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PartialDate):
            return (self.year, self.month, self.day) == (other.year, other.month, other.day)
        if _is_day(other):
            return self.to_date() == other
        return NotImplemented

    def __lt__(self, other: PartialDate | date) -> bool:
        pair = self._comparable(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other: PartialDate | date) -> bool:
        pair = self._comparable(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other: PartialDate | date) -> bool:
        pair = self._comparable(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other: PartialDate | date) -> bool:
        pair = self._comparable(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]

    def _comparable(self, other: object) -> tuple[date, date] | None:
        """Return both as days where both are whole; before and after mean nothing otherwise."""
        mine = self.to_date()
        theirs = other.to_date() if isinstance(other, PartialDate) else other
        return (mine, theirs) if mine and _is_day(theirs) else None


def _is_day(value: object) -> TypeGuard[date]:
    """Tell a day from a moment, which Python counts among the days but never compares with one."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _day_of(year: int, month: int, day: int | None) -> date | None:
    """Return that day, or `None` where its month has no such day."""
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> int:
    """Return how many days a month has."""
    return next(day for day in (31, 30, 29, 28) if _day_of(year, month, day))
