"""When rolling backups are made and which are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.store.boards import WALK, add, open_store
from winsboard.store.backup.retention import MAX_KEPT, MAX_REMOVED_AT_ONCE, hour_of_backup, prune
from winsboard.store.backup.rolling import NAME, RollingBackups
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.store import Store

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOW = SATURDAY_MORNING
"""A Saturday at 09:30; the table's hours and days are before it."""

NEW = [n * HOUR for n in range(7)]
"""The number of newest backups that stay whatever their age."""

TABLE: dict[str, tuple[list[timedelta], list[timedelta]]] = {
    "every hour of the last day stays": (
        [n * HOUR for n in range(24)],
        [n * HOUR for n in range(24)],
    ),
    "of a day before that the first one stays": (
        [*NEW, 2 * DAY, 2 * DAY + HOUR, 2 * DAY + 5 * HOUR, 3 * DAY],
        [*NEW, 2 * DAY + 5 * HOUR, 3 * DAY],
    ),
    "two weeks of days stay": (
        [*NEW, *(n * DAY for n in range(2, 14))],
        [*NEW, *(n * DAY for n in range(2, 14))],
    ),
    "of a week before that the first one stays, and of the last seven days": (
        [*NEW, *(n * DAY for n in range(7, 14)), 20 * DAY, 21 * DAY, 22 * DAY, 29 * DAY],
        [*NEW, *(n * DAY for n in range(7, 14)), 22 * DAY, 29 * DAY],
    ),
    "a quarter of weeks stays": (
        [*NEW, *(n * 7 * DAY for n in range(3, 13))],
        [*NEW, *(n * 7 * DAY for n in range(3, 13))],
    ),
    "what is older than a quarter goes": (
        [*NEW, *(n * 7 * DAY for n in range(3, 13)), 92 * DAY, 400 * DAY],
        [*NEW, *(n * 7 * DAY for n in range(3, 13))],
    ),
    "the last seven stay however old": (
        [n * 400 * DAY for n in range(7)],
        [n * 400 * DAY for n in range(7)],
    ),
    "the last seven days and weeks stay however old": (
        [*NEW, *(400 * DAY + n * DAY for n in range(12))],
        [*NEW, *(400 * DAY + n * DAY for n in (0, 1, 2, 3, 4, 5, 11))],
    ),
    "nothing goes while the clock is far from the one before": (
        [0 * DAY, *(100 * DAY + n * HOUR for n in range(30))],
        [0 * DAY, *(100 * DAY + n * HOUR for n in range(30))],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_what_stays(tmp_path: Path, name: str) -> None:
    made, stay = TABLE[name]
    clock = FakeClock()
    backups = RollingBackups(tmp_path, clock, UNENCRYPTED)
    names = {}
    for age in sorted(made, reverse=True):
        clock.set(NOW - age)
        # Made without pruning, as if each were the only one of its time.
        folder = tmp_path / "backups" / f"{clock.now().astimezone(UTC):{NAME}}"
        folder.mkdir(parents=True)
        (folder / "2026-11.json").write_bytes(str(age).encode())
        names[age] = folder.name
    for _ in made:
        before = len(backups.names())
        prune(backups, NOW)
        assert before - len(backups.names()) <= MAX_REMOVED_AT_ONCE
    assert set(backups.names()) == {names[age] for age in stay}


@pytest.mark.parametrize(
    ("waits", "made"),
    [
        ([0, 0, 0], 1),
        ([0, 59 * 60, 0], 2),
        ([0, 3600, 3600], 3),
        ([0, 3600 * 24 * 3], 2),
    ],
)
def test_one_is_made_in_every_hour_in_which_something_changes(
    store: Store, clock: FakeClock, waits: list[int], made: int
) -> None:
    for wait in waits:
        clock.tick(wait)
        add(store, clock, WALK._replace(id=store.ids.new_id()))
    assert len(store.backups.names()) == made


def test_looking_at_a_board_for_a_quarter_makes_none(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    for _ in range(90):
        clock.tick(DAY.total_seconds())
        open_store(tmp_path, clock).every_page()
    assert len(store.backups.names()) == 1


def test_of_too_many_the_oldest_goes_whatever_the_clock_says(tmp_path: Path) -> None:
    backups = RollingBackups(tmp_path, FakeClock(), UNENCRYPTED)
    made = [f"{NOW - n * 30 * DAY:%Y-%m-%d}T08Z" for n in range(MAX_KEPT + 2)][::-1]
    for name in made:
        (tmp_path / "backups" / name).mkdir(parents=True)
    prune(backups, NOW - 3000 * DAY)
    assert backups.names() == tuple(made[1:])


@pytest.mark.parametrize("zone", ["summer time ends", "another country"])
def test_a_clock_that_jumps_takes_no_backup_away(store: Store, clock: FakeClock, zone: str) -> None:
    add(store, clock, WALK)
    first = store.backups.names()
    if zone == "another country":
        clock.set(clock.now().astimezone(timezone(timedelta(hours=-11))))
    else:
        clock.set(clock.now() - HOUR)
    add(store, clock, WALK._replace(id="2002"))
    assert set(first) <= set(store.backups.names())
    assert hour_of_backup(first[0]) == datetime(2026, 11, 21, 8, tzinfo=UTC)
