from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from tests.cli.conftest import Shell
from winsboard.cli.args.dates import day_or_today
from winsboard.domain.errors import Refusal

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (None, SATURDAY),
        ("today", SATURDAY),
        (" Today ", SATURDAY),
        ("yesterday", date(2026, 11, 20)),
        ("2026-11-02", date(2026, 11, 2)),
        ("friday", date(2026, 11, 20)),
        ("3 march", date(2026, 3, 3)),
        ("march 3 2024", date(2024, 3, 3)),
        ("24 december", date(2025, 12, 24)),
        ("13/11", date(2026, 11, 13)),
        ("12", date(2026, 11, 12)),
        ("3/3", date(2026, 3, 3)),
        ("13.11.", date(2026, 11, 13)),
        ("24.12.", date(2025, 12, 24)),
        ("03.04.2026", date(2026, 4, 3)),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str | None, day: date) -> None:
    assert day_or_today(typed, SATURDAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "garbage",
        "march",
        "2026-13-01",
        "99999-01-01",
        "1750-01-01",
        "0",
        "\x1b",
        "-3",
        "−3",
        "9" * 5000,
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        day_or_today(typed, SATURDAY)


@pytest.mark.parametrize("typed", ["3/4", "03/04/2026", "5-6"])
def test_what_can_be_two_days_is_refused_with_both(shell: Shell, typed: str) -> None:
    said = shell.refused("today", "--day", typed)
    assert typed in said
    assert said.count("2026") - said.count("/2026") == 2


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(Refusal):
        day_or_today("2026-11-22", SATURDAY)


def test_a_bad_day_changes_nothing(shell: Shell) -> None:
    assert "“the day after”" in shell.refused("win", "bed", "--day", "the day after")
    assert shell.done("journal", "--json").json == []


@pytest.mark.parametrize("typed", ["today", "yesterday", "2026-11-02", "friday"])
def test_a_plain_day_is_read_without_a_library_for_dates(typed: str) -> None:
    probe = (
        "import sys; from datetime import date; from winsboard.cli.args.dates import day_or_today;"
        f"day_or_today({typed!r}, date(2026, 11, 21)); sys.exit('dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
