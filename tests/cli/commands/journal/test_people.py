"""The people of entries: on a board of an earlier winsboard, which had their names only."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.conftest import FakeClock
from tests.golden.board import files
from tests.test_golden_board import board_of
from winsboard.domain.model.documents import Entry, Person
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

NAMED = Path(__file__).parents[3] / "golden" / "named"
"""A board as it was written when people were named as typed; never written anew."""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell) -> Shell:
    """A shell on a copy of the old board."""
    monkeypatch.setenv("WINSBOARD_HOME", str(board_of(NAMED, tmp_path / "old")))
    return shell


def written(home: Path, clock: FakeClock) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The names of the people by id, and the people of each entry by its text."""
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today - timedelta(days=90), notebook.today)
    pages = notebook.board.pages.values()
    entries = {d.text: d.people for page in pages for d in page.values() if isinstance(d, Entry)}
    return {p.id: p.name for p in notebook.board.library_documents(Person)}, entries


def texts(found: list[dict[str, str]]) -> list[str]:
    return [entry["text"] for entry in found]


def test_reading_an_old_board_finds_its_people_and_changes_no_file(
    old: Shell, tmp_path: Path
) -> None:
    found = old.done("journal", "--search", "person:lima", "--json").json
    assert texts(found) == ["Soup", "I would like a break", "Walked to the bridge", "Called"]
    assert "Cards  (Cousin Ana)" in old.done("journal", "--search", "person:cousin").out
    assert files(tmp_path / "old" / "data") == files(NAMED)


def test_a_new_name_follows_into_every_month(old: Shell, tmp_path: Path, clock: FakeClock) -> None:
    old.done("person", "edit", "Ana Lima", "--name", "Ana Maria")
    names, entries = written(tmp_path / "old", clock)
    ana = next(id for id, name in names.items() if name == "Ana Maria")
    assert {text: people for text, people in entries.items() if ana in people} == {
        "Soup": (ana,),
        "I would like a break": (ana,),
        "Walked to the bridge": (ana,),
        "Called": (ana, "Bo"),
    }
    assert entries["Cards"] == ("Cousin Ana",)
    assert entries["Rain"] == ("Marta",)
    for search in ("person:maria", "maria"):
        found = old.done("journal", "--search", search, "--json").json
        assert [entry["people"][0] for entry in found] == ["Ana Maria"] * 4
    assert "(Ana Maria, Bo)" in old.done("journal", "--search", "Called").out
    assert old.done("journal", "--search", "person:lima", "--json").json == []
    old.done("undo")
    assert written(tmp_path / "old", clock)[1]["Soup"] == ("ANÁ LIMA",)


def test_a_deleted_person_and_a_namesake_leave_nobody_in_doubt(
    old: Shell, tmp_path: Path, clock: FakeClock
) -> None:
    old.done("entry", "last", "--for", "marta")
    marta = written(tmp_path / "old", clock)[1]["Called"][-1]
    assert marta.isdecimal()
    old.done("person", "add", "Marta", "--role", "friend")
    names, entries = written(tmp_path / "old", clock)
    assert entries["Rain"] == (marta,)
    old.done("win", "Chess", "--for", "Marta")
    assert written(tmp_path / "old", clock)[1]["Chess"] == ("Marta",)
    old.done("person", "remove", marta)
    names, entries = written(tmp_path / "old", clock)
    assert marta not in names
    assert (entries["Rain"], entries["Called"][-1]) == (("Marta",), "Marta")
    assert "Rain  (Marta)" in old.done("journal", "--search", "rain").out


def test_people_are_added_and_taken_off_by_any_form_of_their_name(
    old: Shell, tmp_path: Path, clock: FakeClock
) -> None:
    old.done("win", "Tea", "--for", "ana lima", "--for", "Somebody")
    old.done("entry", "last", "--for", "Ana Lima")
    ana, somebody = written(tmp_path / "old", clock)[1]["Tea"]
    assert (ana.isdecimal(), somebody) == (True, "Somebody")
    old.done("entry", "last", "--not-for", "ANA LIMA")
    assert written(tmp_path / "old", clock)[1]["Tea"] == ("Somebody",)
