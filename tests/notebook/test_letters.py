"""Letters of all years, found without reading all years."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from winsboard.domain.journal import entries, letters
from winsboard.domain.model.documents import Entry, Settings
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.letters import waiting_letters
from winsboard.store.queries.lookup import Lookup
from winsboard.store.store import Store

TODAY = date(2026, 11, 21)


@pytest.fixture
def store(board_home: Path, clock: FakeClock) -> Store:
    """A store with three years of entries."""
    made = Store(board_home / "data", board_home / "state", clock)
    at = clock.now()
    past = [at - timedelta(days=31 * n) for n in range(1, 36)]
    made.import_documents(
        [
            Settings(),
            *(
                Entry(id=str(1000 + n), day=when.date(), at=when, kind="win", text=f"Win {n}")
                for n, when in enumerate(past)
            ),
        ]
    )
    return made


def letter(number: int, day: date, clock: FakeClock, text: str = "Dear me") -> Entry:
    at = clock.now().replace(year=day.year, month=day.month, day=day.day)
    return Entry(id=str(number), day=day, at=at, kind="letter", text=text, opens_on=TODAY)


def add(store: Store, entry: Entry, clock: FakeClock) -> None:
    notebook = Notebook(store, clock)
    notebook.load_days(entry.day, entry.day)
    notebook.commit(notebook.edit_context().creation("letter.written", "", entry))


def texts(store: Store, clock: FakeClock) -> list[str]:
    notebook = Notebook(store, clock)
    notebook.load_days(TODAY, TODAY)
    return sorted(e.text for e in waiting_letters(notebook.reader(), TODAY))


def again(board_home: Path, clock: FakeClock) -> Store:
    return Store(board_home / "data", board_home / "state", clock)


def test_a_letter_of_any_year_is_found_and_months_are_read_once(
    store: Store, board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, letter(77, date(2024, 3, 5), clock), clock)
    assert texts(store, clock) == ["Dear me"]
    read: list[str] = []
    real = Lookup.entries

    def entries_read(self: Lookup, month: str, *rest: object) -> list[Entry]:
        read.append(month)
        return real(self, month, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Lookup, "entries", entries_read)
    assert texts(again(board_home, clock), clock) == ["Dear me"]
    assert read == ["2024-03"]


def test_without_letters_the_board_is_not_looked_through_again(
    store: Store, board_home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert texts(store, clock) == []
    fresh = again(board_home, clock)
    monkeypatch.setattr(fresh, "lookup", lambda: pytest.fail("the board was looked through"))
    assert texts(fresh, clock) == []


@pytest.mark.parametrize("how", ["replaced", "edited in place", "copied in", "index lost"])
def test_a_letter_from_outside_is_found(
    store: Store, board_home: Path, clock: FakeClock, how: str, tmp_path: Path
) -> None:
    assert texts(store, clock) == []
    other = Store(tmp_path / "other" / "data", tmp_path / "other" / "state", clock)
    other.import_documents([letter(78, date(2025, 2, 5), clock, "From outside")])
    came = (tmp_path / "other" / "data" / "months" / "2025-02.json").read_bytes()
    target = board_home / "data" / "months" / "2025-02.json"
    if how == "edited in place":
        target.write_bytes(came)
    else:
        new = target.with_name("new.tmp")
        new.write_bytes(came)
        new.rename(target)
    if how == "index lost":
        (board_home / "state" / "letter-months.txt").write_bytes(b"\xff\x00 rubbish")
    assert "From outside" in texts(again(board_home, clock), clock)


def test_a_letter_written_now_is_found_before_and_after_it_is_saved(
    store: Store, board_home: Path, clock: FakeClock
) -> None:
    notebook = Notebook(store, clock)
    notebook.load_days(TODAY, TODAY)
    made = letters.write("Soon", TODAY + timedelta(days=2), notebook.edit_context())
    notebook.commit(made)
    later = TODAY + timedelta(days=2)
    assert [e.text for e in waiting_letters(notebook.reader(), later)] == ["Soon"]
    assert texts(again(board_home, clock), clock) == []
    clock.tick(3 * 86400)
    fresh = Notebook(again(board_home, clock), clock)
    assert [e.text for e in waiting_letters(fresh.reader(), later)] == ["Soon"]


def test_the_index_is_private_and_has_no_words(
    store: Store, board_home: Path, clock: FakeClock
) -> None:
    add(store, letter(77, date(2024, 3, 5), clock, "Secret"), clock)
    texts(store, clock)
    index = board_home / "state" / "letter-months.txt"
    assert index.stat().st_mode & 0o777 == 0o600
    assert "2024-03" in index.read_text()
    assert "Secret" not in index.read_text()


def test_entries_that_are_no_letters_are_none(store: Store, clock: FakeClock) -> None:
    notebook = Notebook(store, clock)
    text = 'She wrote "kind":"letter"'
    notebook.commit(entries.write("win", text, date(2025, 1, 9), notebook.edit_context()))
    assert texts(store, clock) == []
