"""Old wins one after another, from all years."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.domain.progress.board import wrote
from tests.store.boards import make_unreadable, month_file
from winsboard.domain.model.documents import Entry
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.old_wins import OldWinSequence
from winsboard.store.store import Store

TODAY = date(2026, 11, 21)
WINS = (
    wrote(date(2019, 11, 21), "starred this day", starred=True),
    wrote(date(2021, 3, 3), "starred", starred=True),
    wrote(date(2020, 11, 21), "this day"),
    *(wrote(date(2022, 1, 1) + timedelta(days=40 * n), "x" * (n + 20)) for n in range(6)),
)
OTHERS = (
    wrote(date(2020, 11, 21), "so hard", kind="hard_day"),
    wrote(date(2021, 1, 1), "got up", "hard_day"),
    wrote(date(2021, 1, 2), "a note", kind="note"),
    wrote(TODAY, "today"),
)


@pytest.fixture
def notebook(store: Store, clock: FakeClock) -> Notebook:
    store.import_documents([*WINS, *OTHERS])
    return Notebook(store, clock)


def seen(look_back: OldWinSequence) -> list[Entry]:
    found: list[Entry] = []
    while entry := look_back.at(len(found)):
        found.append(entry)
    return found


def test_every_old_win_comes_once_the_starred_ones_first(notebook: Notebook) -> None:
    entries = seen(OldWinSequence(notebook.reader(), TODAY))
    assert [e.text for e in entries[:3]] == ["starred this day", "starred", "this day"]
    assert sorted(e.id for e in entries) == sorted(e.id for e in WINS)


def test_one_can_go_back_and_forth_and_begin_again(notebook: Notebook) -> None:
    look_back = OldWinSequence(notebook.reader(), TODAY)
    third = look_back.at(2)
    assert third is not None
    assert look_back.at(0) == WINS[0]
    assert look_back.at(2) == third
    assert look_back.at(99) is None
    assert look_back.at(-1) is None
    assert seen(OldWinSequence(notebook.reader(), TODAY)) == seen(look_back)


def test_a_hard_day_comes_to_who_asks_for_it(notebook: Notebook) -> None:
    texts = {e.text for e in seen(OldWinSequence(notebook.reader(), TODAY, hard=True))}
    assert {"so hard", "got up"} <= texts
    assert "a note" not in texts


def test_an_empty_board_has_nothing_to_look_back_at(tmp_path: Path, clock: FakeClock) -> None:
    empty = Notebook(Store(tmp_path / "none", tmp_path / "state", clock), clock)
    assert OldWinSequence(empty.reader(), TODAY).at(0) is None


def test_a_month_that_can_not_be_read_is_passed_over(notebook: Notebook, tmp_path: Path) -> None:
    make_unreadable(month_file(tmp_path, "2021-03"))
    texts = [e.text for e in seen(OldWinSequence(notebook.reader(), TODAY))]
    assert "starred" not in texts
    assert len(texts) == len(WINS) - 1
