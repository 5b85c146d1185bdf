"""Files of every schema are read, and files of a later schema are read-only."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, month_file, open_store, tables
from winsboard.domain.model.documents import Entry, Habit, Mark, Part, Rhythm, Settings
from winsboard.domain.model.edits import inverse
from winsboard.store.errors import Newer
from winsboard.store.format import header, migrations
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables

SAMPLES = Path(__file__).parents[1] / "samples"
SCHEMAS = [f"schema-{n}" for n in range(1, header.SCHEMA + 1)]
TODAY = date(2026, 11, 21)


@pytest.fixture(params=SCHEMAS)
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The root of a board written with this schema."""
    shutil.copytree(SAMPLES / request.param, tmp_path / "data")
    return tmp_path


def test_there_is_a_sample_of_every_schema() -> None:
    assert sorted(path.name for path in SAMPLES.iterdir()) == SCHEMAS


def test_every_document_of_a_sample_is_read(board: Path, clock: FakeClock) -> None:
    store = open_store(board, clock)
    library = store.page("library").values()
    habits = {d.label: d for d in library if isinstance(d, Habit)}
    assert habits.keys() == {"Make the bed", "Arm practice", "Read"}
    bed, arm = habits["Make the bed"], habits["Arm practice"]
    assert (bed.area, bed.tiny, bed.cue, bed.rhythm) == (
        "home",
        "Straighten the pillow",
        "the kettle is on",
        Rhythm("weekdays", 3, (0, 2, 4)),
    )
    assert (arm.kind, arm.unit, arm.aim, arm.rhythm) == ("count", "lifts", 12.5, Rhythm("every", 2))
    assert habits["Read"].archived_on == TODAY
    [settings] = [d for d in library if isinstance(d, Settings)]
    assert settings == Settings(
        started_on=TODAY,
        board_for="rehab",
        day_boundary=180,
        week_start=6,
        clock_hours=12,
        look_back_minutes=7,
        theme="winsboard-light",
        celebrate=False,
        history_days=120,
    )
    month = store.page(MONTH).values()
    marks = {(d.habit, d.day.day, d.state, d.value) for d in month if isinstance(d, Mark)}
    assert marks == {
        (bed.id, 21, "done", None),
        (bed.id, 20, "rest", None),
        (arm.id, 21, "some", 7.5),
    }
    entries = {d.kind: d for d in month if isinstance(d, Entry)}
    win = entries["win"]
    assert (win.text, win.area, win.tags, win.people) == (
        "Walked to the “river”, twice\nand back ü 🌱",
        "body",
        ("first_time",),
        ("Ana",),
    )
    assert entries["note"].text == "Rain, then sun"
    assert entries["reflection"].parts == (
        Part("What went all right?", "The walk"),
        Part("And tomorrow?", "Rest"),
    )
    assert len(store.page(MONTH)) == 6
    assert store.wins() == {MONTH: 3}


def test_a_sample_can_be_written_and_its_history_taken_back(board: Path, clock: FakeClock) -> None:
    clock.tick(60)
    store = open_store(board, clock)
    add(store, clock, WALK)
    rewritten = next(r for r in store.records(MONTH) if r.title.did == "entry.changed")
    edit = store.restore(rewritten)
    store.commit(inverse(edit, id=store.ids.new_id(), at=clock.now()))
    notes = [d for d in store.page(MONTH).values() if isinstance(d, Entry) and d.kind == "note"]
    assert [note.text for note in notes] == ["Rain"]
    assert WALK in store.page(MONTH).values()
    assert store.notices.pop_all() == ()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Simulate a newer winsboard, in which texts are upper case."""

    def louder(before: Tables) -> Tables:
        entries: dict[str, Fields] = {
            id: {**fields, "text": str(fields.get("text", "")).upper()}
            for id, fields in before.get("entries", {}).items()
        }
        return {**before, "entries": entries}

    def come() -> None:
        monkeypatch.setattr(header, "SCHEMA", 2)
        monkeypatch.setattr(migrations, "STEPS", {1: louder})

    return come


def test_an_older_file_is_migrated_when_read_and_kept_when_written(
    tmp_path: Path, clock: FakeClock, later: Callable[[], None]
) -> None:
    add(open_store(tmp_path, clock), clock, WALK)
    before = month_file(tmp_path).read_bytes()
    later()
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == {WALK._replace(text=WALK.text.upper())}
    assert month_file(tmp_path).read_bytes() == before
    add(store, clock, BED_DONE)
    after = tables(month_file(tmp_path))
    assert after["_meta"]["1"]["schema"] == 2
    assert after["entries"][WALK.id]["text"] == WALK.text.upper()
    assert header.checksum_matches(month_file(tmp_path).read_bytes())
    kept = tmp_path / "state" / "backups" / "schema-1" / f"{MONTH}.json"
    assert kept.read_bytes() == before
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) == {WALK._replace(text=WALK.text.upper()), BED_DONE}


def test_a_damaged_page_is_restored_from_an_older_copy(
    tmp_path: Path, clock: FakeClock, later: Callable[[], None]
) -> None:
    add(open_store(tmp_path, clock), clock, WALK)
    later()
    month_file(tmp_path).write_bytes(b"{")
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == {WALK._replace(text=WALK.text.upper())}


def test_a_file_of_a_later_winsboard_is_read_and_not_changed(
    tmp_path: Path, clock: FakeClock, later: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later()
    add(open_store(tmp_path, clock), clock, WALK)
    raw = month_file(tmp_path).read_bytes()
    monkeypatch.undo()
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == {WALK}
    with pytest.raises(Newer):
        add(store, clock, BED_DONE)
    assert month_file(tmp_path).read_bytes() == raw
