"""Rolling backups: what they contain and how they are pruned."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.conftest import FakeClock
from tests.store.boards import BED, MONTH, WALK, add, files, month_file, open_store
from tests.store.sealed import new_ring
from winsboard.domain.model.documents import Entry
from winsboard.store.backup.retention import hour_of_backup
from winsboard.store.backup.rolling import RollingBackups
from winsboard.store.crypto.envelope import UNENCRYPTED, Envelope
from winsboard.store.store import Store


def texts_at(store: Store, name: str) -> set[str]:
    page = store.snapshot_at(name).pages.get(MONTH, {})
    return {d.text for d in page.values() if isinstance(d, Entry)}


def test_each_backup_is_the_state_at_its_hour(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    written: list[str] = []
    expected: dict[str, set[str]] = {}
    for hour in range(6):
        before = set(written)
        for n in range(2):
            text = f"{hour} {n}"
            add(store, clock, WALK._replace(id=store.ids.new_id(), text=text))
            written.append(text)
        expected[store.backups.names()[-1]] = before
        clock.tick(3600)
    assert len(expected) == 6
    other = open_store(tmp_path, clock)
    assert {name: texts_at(other, name) for name in other.backups.names()} == expected


def test_nothing_is_made_where_nothing_changes(store: Store, clock: FakeClock) -> None:
    add(store, clock, WALK)
    clock.tick(7200)
    store.page(MONTH)
    assert len(store.backups.names()) == 1


def test_backups_thin_out_to_hours_days_and_weeks_and_stay_true(
    store: Store, clock: FakeClock
) -> None:
    start = clock.now()
    truth: dict[str, set[str]] = {}
    written: set[str] = set()
    for step in range(110 * 8):
        text = f"note {step % 50}"
        # Once a day, and in the last weeks every nine hours.
        if step % (8 if step < 85 * 8 else 3) == 0:
            entry = WALK._replace(id=str(5000 + step), text=text)
            before = set(written)
            add(store, clock, entry)
            written.add(text)
            truth.setdefault(store.backups.names()[-1], before)
        clock.tick(3 * 3600)
    now = clock.now()
    names = store.backups.names()
    ages = [now - hour_of_backup(name) for name in names]
    assert max(ages) <= timedelta(days=99)
    assert len([age for age in ages if age > timedelta(days=15)]) in (11, 12, 13)
    assert len([a for a in ages if timedelta(days=2) < a <= timedelta(days=14)]) in (11, 12, 13)
    assert 15 < len(names) < 45
    assert start < now
    assert {name: texts_at(store, name) for name in names} == {name: truth[name] for name in names}


def test_a_page_is_restored_from_a_backup_where_its_copy_is_damaged_too(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    clock.tick(3600)
    more = WALK._replace(id="2002", text="later")
    add(store, clock, more)
    raw = month_file(tmp_path).read_bytes()
    month_file(tmp_path).write_bytes(raw.replace(b"Walked to", b"Walked\0to"))
    (tmp_path / "state" / "copies" / f"{MONTH}.json").write_bytes(b"{")
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) == {WALK, more}


def test_backups_are_private(store: Store, clock: FakeClock, tmp_path: Path) -> None:
    add(store, clock, BED)
    [name] = store.backups.names()
    folder = tmp_path / "state" / "backups"
    assert files(folder) == {"library.absent"}
    modes = {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert (folder / name).stat().st_mode & 0o777 == 0o700


def test_what_is_no_backup_is_left_alone(tmp_path: Path, clock: FakeClock) -> None:
    backups = RollingBackups(tmp_path, clock, UNENCRYPTED)
    (tmp_path / "backups" / "my own").mkdir(parents=True)
    clock.set(datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
    backups.save("library", b"x")
    assert backups.names() == ("2026-11-21T09Z",)
    assert (tmp_path / "backups" / "my own").is_dir()


def test_a_backup_that_can_not_be_opened_goes_by_its_number_alone(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    folder = tmp_path / "state" / "backups"
    other = Envelope(None, new_ring())
    closed = {}
    for day in range(30):
        for _ in range(3):
            add(store, clock, WALK._replace(id=store.ids.new_id(), text=f"day {day}"))
            name = store.backups.names()[-1]
            if day < 10:
                for path in (folder / name).glob("*.json"):
                    path.write_bytes(other.to_disk(path.read_bytes()))
                    closed[path] = path.read_bytes()
            clock.tick(2 * 3600)
        clock.tick(18 * 3600)
    assert {path: path.read_bytes() for path in closed if path.exists()} == closed
    names = [name for name in store.backups.names() if not store.backups.is_undecryptable(name)]
    assert 7 <= len(names) < 30
    assert texts_at(store, names[-1]) == {f"day {day}" for day in range(30)}
