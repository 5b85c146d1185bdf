"""Parsing typed dates on several days of the year: parsed as meant, or refused."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil import parser
from hypothesis import given
from hypothesis import strategies as st

from winsboard.domain.errors import Refusal
from winsboard.domain.text.date_parser import parse_any_day, parse_day, parse_past_day

AUTUMN = date(2026, 11, 29)
LEAP_DAY = date(2024, 2, 29)
END_OF_JANUARY = date(2027, 1, 31)
NEW_YEAR = date(2026, 1, 1)
ASKED, UNKNOWN, FUTURE, EARLY = "day.two_ways", "day.unknown", "day.future", "day.early"

TABLE = {
    AUTUMN: """
        today: 2026-11-29; yesterday: 2026-11-28; Yesterday: 2026-11-28; tomorrow: day.future
        the day before yesterday: 2026-11-27; the day after tomorrow: day.future
        5 days ago: 2026-11-24; a day ago: 2026-11-28; one week ago: 2026-11-22
        two weeks ago: 2026-11-15; 3 months ago: 2026-08-29; a year ago: 2025-11-29
        0 days ago: 2026-11-29; 9999 years ago: day.unknown; 5 days: day.unknown
        ago: day.unknown; -5 days ago: day.unknown; 5 moons ago: day.unknown
        in 3 days: day.future; +5: day.future; +0: 2026-11-29; +99999: day.unknown
        thursday: 2026-11-26; thu: 2026-11-26; Thurs.: 2026-11-26; on thursday: 2026-11-26
        last thursday: 2026-11-26; sunday: 2026-11-22; next friday: day.future
        this friday: day.unknown; last week: day.unknown; last: day.unknown; th: day.unknown
        2026-11-02: 2026-11-02; 2026-1-2: 2026-01-02; 2026/11/02: 2026-11-02
        2026.11.02: 2026-11-02; 2026. 11. 2.: 2026-11-02; 2026 11 02: 2026-11-02
        20261102: 2026-11-02; 2026‑11‑02: 2026-11-02; 2026-W48-1: 2026-11-23
        2026-11-02T10:00: 2026-11-02; 2026-11-02 23:59:59: 2026-11-02
        2026-13-01: day.unknown; 2026-02-29: day.unknown; 2026-00-10: day.unknown
        2026-11: day.unknown; 2026: day.unknown; 2026-W48: day.unknown; 2026-11-30: day.future
        0000-01-01: day.unknown; 1899-12-31: day.early; 1066-10-14: day.early
        24.12.: 2025-12-24; 24.12: 2025-12-24; 3.5.: 2026-05-03; 15.8: 2026-08-15
        29.02.: 2024-02-29; 30.6.: 2026-06-30; 18.05: 2026-05-18; 5.11: 2026-11-05
        1.1.: 2026-01-01; 31.12.: 2025-12-31; 29.11.: 2026-11-29; 30.11.: 2025-11-30
        24. 12.: 2025-12-24; 24.12.2024: 2024-12-24; 24. 12. 2024: 2024-12-24
        03.04.2026: 2026-04-03; 3.4: 2026-04-03; 04.05.: 2026-05-04; 24.12.26: day.short_year
        30.2.: day.unknown; 31.4.: day.unknown; 5.13: day.unknown; 0.5: day.unknown
        2.50: day.unknown; 1.500: day.unknown; 3,5: day.unknown; 12.2025: day.unknown
        .5: day.unknown; 5..6: day.unknown; 24.12.-26.12.: day.unknown; 24.12.2026: day.future
        3/4: day.two_ways; 3/4/2026: day.two_ways; 03/04/2026: day.two_ways; 5-6: day.two_ways
        5-6-2025: day.two_ways; 1/12: day.two_ways; 3 4: day.two_ways; 3 / 4: day.two_ways
        3/3: 2026-03-03; 13/11: 2026-11-13; 11/13: 2026-11-13; 13-11-2025: 2025-11-13
        11/13/2025: 2025-11-13; 29/2: 2024-02-29; 2/29: 2024-02-29; 30/2: day.unknown
        13/13: day.unknown; 0/5: day.unknown; 13/11/26: day.short_year; 24-05-01: day.short_year
        3/4-2026: day.unknown; 10 – 12: day.unknown; 13 – 11: day.unknown
        12: 2026-11-12; 12.: 2026-11-12; 12th: 2026-11-12; the 12th: 2026-11-12
        the 12: 2026-11-12; 1st: 2026-11-01; the 29th: 2026-11-29; 30: day.two_ways
        the 30th: day.two_ways; 31: day.unknown; 0: day.unknown; 32: day.unknown; 012: day.unknown
        -3: day.unknown; −3: day.unknown; --3: day.unknown; -1d: day.unknown; -24.12.: day.unknown
        -2026-11-02: day.unknown; 1_2: day.unknown; 1e1: day.unknown; 1²: day.unknown
        ½: day.unknown
        nan: day.unknown; inf: day.unknown; ١٢: 2026-11-12; １２: 2026-11-12; २४.१२.: 2025-12-24
        3 march: 2026-03-03; 3. march: 2026-03-03; 3rd march: 2026-03-03; 3march: 2026-03-03
        3rd of march: 2026-03-03; the 3rd of March: 2026-03-03; MARCH 3: 2026-03-03
        march 3rd: 2026-03-03; march the 3rd: 2026-03-03; mar 3: 2026-03-03; Sept. 9: 2026-09-09
        24 december: 2025-12-24; Dec 24, 2020: 2020-12-24; Dec 24 2020: 2020-12-24
        24 Dec. 2020: 2020-12-24; 24-Dec-2020: 2020-12-24; 2020 Dec 24: 2020-12-24
        24/dec/2020: 2020-12-24; 3 march 24: day.short_year; 30.2.26: day.short_year
        3 march '24: day.short_year; march 3, 24: day.short_year; 31.4.99: day.unknown
        3/4/26: day.short_year; march: day.unknown
        march 2024: day.unknown
        march 32024: day.unknown; 31 april: day.unknown; 29 feb: 2024-02-29; 3 foo: day.unknown
        3 ma: day.unknown; 3 may may: day.unknown; may 35: day.unknown; on 3 may: 2026-05-03
        tue 3 march: 2026-03-03; wed 3 march: day.unknown; Tuesday, 3 March 2026: 2026-03-03
        3 march (tue): 2026-03-03; 3 march tuesday: 2026-03-03; fri 3/4: 2026-04-03
        sat 3/4: day.unknown; thu 24.12.: day.unknown; wed 24.12.: 2025-12-24
        12:30: day.unknown; 18:05: day.unknown; soon: day.unknown; now: day.unknown
        the: day.unknown; .: day.unknown; /: day.unknown; noon: day.unknown
    """,
    LEAP_DAY: """
        29: 2024-02-29; 29.2.: 2024-02-29; 2/29: 2024-02-29; 30: day.unknown; 31: day.unknown
        a year ago: 2023-02-28; 4 years ago: 2020-02-29; a month ago: 2024-01-29
        1.3.: 2023-03-01; 31.1.: 2024-01-31; 24.12.: 2023-12-24; thursday: 2024-02-22
        28 february: 2024-02-28; yesterday: 2024-02-28; the 1st: 2024-02-01
    """,
    END_OF_JANUARY: """
        31: 2027-01-31; 30: 2027-01-30; 1.2.: 2026-02-01; 29.2.: 2024-02-29; 28.2.: 2026-02-28
        a month ago: 2026-12-31; 2 months ago: 2026-11-30; 3/2: day.two_ways; 31/1: 2027-01-31
        31.3.: 2026-03-31; 24.12.: 2026-12-24; february 30: day.unknown
    """,
    NEW_YEAR: """
        1: 2026-01-01; 1.1.: 2026-01-01; 2: day.two_ways; 31: day.two_ways; 2.1.: 2025-01-02
        31.12.: 2025-12-31; yesterday: 2025-12-31; 1/1: 2026-01-01; 1/2: day.two_ways
        29.2.: 2024-02-29; 1 january: 2026-01-01; the 1st: 2026-01-01; a month ago: 2025-12-01
    """,
}
ROWS = [
    (today, row.strip().rpartition(": ")[0], row.rpartition(": ")[2].strip())
    for today, rows in TABLE.items()
    for row in rows.replace("\n", ";").split(";")
    if row.strip()
]


def outcome(typed: str, today: date) -> str:
    try:
        return parse_past_day(typed, today).isoformat()
    except Refusal as no:
        return no.reason


def test_the_table_is_as_long_as_it_says() -> None:
    assert len(ROWS) >= 150


def test_every_typed_day_of_the_table_is_read_as_meant_or_refused() -> None:
    assert [(today, typed, outcome(typed, today)) for today, typed, _ in ROWS] == ROWS


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [
        ("24.12.", AUTUMN, "2026-12-24"),
        ("26.12", AUTUMN, "2026-12-26"),
        ("3 march", AUTUMN, "2027-03-03"),
        ("30.6.", AUTUMN, "2026-06-30"),
        ("29.2.", AUTUMN, "2028-02-29"),
        ("30", AUTUMN, "2026-11-30"),
        ("29", AUTUMN, "2026-11-29"),
        ("31.12.", NEW_YEAR, "2025-12-31"),
        ("2.1.", NEW_YEAR, "2026-01-02"),
        ("1.3.", LEAP_DAY, "2024-03-01"),
        ("24.12.2020", AUTUMN, "2020-12-24"),
    ],
)
def test_a_day_that_may_be_to_come_is_the_nearest(typed: str, today: date, meant: str) -> None:
    assert parse_any_day(typed, today).isoformat() == meant


@pytest.mark.parametrize("typed", ["12", "the 12th", "3/4"])
def test_a_rest_on_a_day_that_can_be_two_is_asked_back(typed: str) -> None:
    with pytest.raises(Refusal, match=r"day\.two_ways"):
        parse_any_day(typed, AUTUMN)


MIDNIGHT = datetime.combine(date(2000, 1, 1), time.min)
FORMS = [
    "{d} {name} {y}",
    "{name} {d}, {y}",
    "{name} {d} {y}",
    "{d}-{short}-{y}",
    "{short}. {d} {y}",
    "{d:02}.{m:02}.{y}",
    "{d}.{m}.{y}",
    "{d}. {name} {y}",
    "{y}/{m:02}/{d:02}",
    "{y}-{m:02}-{d:02}",
    "{y}{m:02}{d:02}",
    "{y} {short} {d}",
    "{d}/{m}/{y}",
    "{m}/{d}/{y}",
    "{d} {m} {y}",
]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(FORMS),
    st.sampled_from(list(TABLE)),
)
def test_what_is_read_with_a_year_is_what_dateutil_reads_too(
    day: date, form: str, today: date
) -> None:
    typed = form.format(d=day.day, m=day.month, y=day.year, name=f"{day:%B}", short=f"{day:%b}")
    theirs = {
        parser.parse(typed, dayfirst=first, default=MIDNIGHT).date()
        for first in (False, True)
        if not typed[:4].isdecimal()
    } or {day}
    if "." in typed and not any(c.isalpha() for c in typed):
        theirs = {day}
    if len(theirs) > 1:
        with pytest.raises(Refusal, match=r"day\.two_ways"):
            parse_day(typed, today)
    else:
        assert {parse_day(typed, today)} == theirs == {day}


@given(
    st.dates(date(1904, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d}.{m}.", "{d}.{m}", "{d} {name}", "{name} {d}", "{d:02}.{m:02}."]),
    st.integers(0, 364),
)
def test_a_day_without_a_year_is_the_one_of_the_last_year_that_it_was_written_in(
    day: date, form: str, later: int
) -> None:
    typed = form.format(d=day.day, m=day.month, name=f"{day:%b}")
    assert parse_past_day(typed, day + timedelta(days=later)) == day
    near = day + timedelta(days=later % 360 - 180)
    if (day.month, day.day) != (2, 29):
        assert parse_any_day(typed, near) == day


@given(st.text(alphabet="0123456789./- ,:thndrsmarchfitue+−١२", max_size=14))
def test_whatever_is_typed_gives_one_day_or_one_refusal(typed: str) -> None:
    assert outcome(typed, AUTUMN)
