"""Edits that cannot be written are saved on disk: failing pages, killed boards, recovery."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fake_clock import FakeClock
from tests.notebook.acts import habit_named, mark, state, texts, write
from tests.store.boards import month_file, open_store
from tests.store.sealed import encrypt, holding, open_sealed
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.settings import preferences
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving import background_writer
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.disk.lock import Lock
from winsboard.store.erasure.erase import erase
from winsboard.store.history.apply import apply_edit
from winsboard.store.ids import Ids
from winsboard.store.repository.transaction import Transaction
from winsboard.store.unsaved.edits import UnsavedEdits
from winsboard.store.unsaved.file_names import unsaved_files
from winsboard.words import format_phrase

Open = Callable[[], Notebook]


class Refusing:
    """Pages that cannot be written: a newer schema, a link loop, or an unexpected error."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.patch = monkeypatch
        self.before: dict[Path, bytes] = {}

    def begin(self, how: str) -> None:
        for path in [self.root / "data" / "library.json", month_file(self.root)]:
            raw = self.before[path] = path.read_bytes()
            if how == "newer":
                path.write_bytes(raw.replace(b'"schema":1', b'"schema":99', 1))
        if how == "unforeseen":
            self.patch.setattr("winsboard.store.commit.apply_edit", _fails)

    def end(self) -> None:
        self.patch.undo()
        for path, raw in self.before.items():
            path.unlink()
            path.write_bytes(raw)


def _fails(*_: object) -> None:
    raise RecursionError


@pytest.fixture
def notebook(notebook: Notebook) -> Notebook:
    """A board with a library and a month."""
    mark(notebook, "rest")
    return notebook


@pytest.fixture
def refusing(tmp_path: Path) -> Iterator[Refusing]:
    with pytest.MonkeyPatch.context() as patch:
        yield Refusing(tmp_path, patch)


def kill(board: Notebook) -> None:
    """End a board without a last save; resources the system would free are freed."""
    before = {thread for thread in threading.enumerate() if thread.name == "saver"}
    board.close(0.0)
    # A thread that is trying again would write after its end.
    for thread in before:
        thread.join(60.0)


def waiting(root: Path) -> list[Path]:
    return unsaved_files(root / "state")


def everything(board: Notebook) -> dict[str, object]:
    return {name: dict(page) for name, page in board.board.pages.items() if page}


def do_every_kind(board: Notebook) -> None:
    """A win, a tick, a note, a reflection, a setting, a changed habit, and an undo."""
    moment = board.edit_context
    write(board, "a win")
    mark(board, "done")
    board.commit(entries.write("note", "a note", board.today, moment()))
    board.commit(entries.write("reflection", "a look back", board.today, moment()))
    now = board.board.settings
    setting = preferences.change(now, now._replace(week_start=6), moment())
    assert setting is not None
    board.commit(setting)
    habit_named(board, "Make my bed")
    write(board, "taken back")
    board.undo()


@pytest.mark.parametrize("how", ["newer", "unforeseen"])
def test_every_kind_of_edit_outlives_a_kill_and_is_saved_once_in_order(
    notebook: Notebook, open_board: Open, tmp_path: Path, refusing: Refusing, how: str
) -> None:
    write(notebook, "before")
    board = open_board()
    refusing.begin(how)
    do_every_kind(board)
    assert not board.flush(1.0)
    expected = everything(board)
    assert board.is_all_recoverable
    (path,) = waiting(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "a look back" in path.read_text()
    kill(board)
    kept = path.read_bytes()
    # It is shown while it still cannot be saved, and does not get lost.
    again = open_board()
    assert everything(again) == expected
    kill(again)
    refusing.end()
    last = open_board()
    assert last.flush(60)
    assert everything(last) == expected
    assert waiting(tmp_path) == []
    titles = [act.title.did for act in last.history(last.today)]
    # After a kill between writing the pages and removing the file, nothing is applied twice.
    path.write_bytes(kept)
    after = open_board()
    assert everything(after) == expected
    assert [act.title.did for act in after.history(after.today)] == titles
    assert waiting(tmp_path) == []


def test_a_command_takes_up_what_waits_before_its_own_words(
    notebook: Notebook, open_board: Open, open_again: Open, tmp_path: Path, refusing: Refusing
) -> None:
    board = open_board()
    refusing.begin("newer")
    write(board, "first")
    write(board, "second")
    board.flush(60)
    kill(board)
    refusing.end()
    command = open_again()
    write(command, "third")
    assert texts(open_again()) == ["first", "second", "third"]
    assert waiting(tmp_path) == []
    assert [command.undo().to for _ in range(3)] == ["third", "second", "first"]


def test_what_an_open_board_holds_is_left_to_it(
    notebook: Notebook,
    open_board: Open,
    open_again: Open,
    tmp_path: Path,
    refusing: Refusing,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The board is not to try again before it is asked to.
    monkeypatch.setattr(background_writer, "DELAYS", (600.0,))
    board = open_board()
    refusing.begin("newer")
    write(board, "held")
    board.flush(60)
    refusing.end()
    command = open_again()
    write(command, "from a shell")
    # Waking it, `flush` may have let the board itself write it meanwhile.
    assert len(waiting(tmp_path)) == 1 or board.saving.state == "saved"
    assert board.flush(60)
    board.refresh()
    assert sorted(texts(board)) == ["from a shell", "held"]
    assert waiting(tmp_path) == []


def test_one_page_that_refuses_keeps_no_words_from_another(
    notebook: Notebook, open_board: Open, open_again: Open, tmp_path: Path, refusing: Refusing
) -> None:
    board = open_board()
    refusing.begin("newer")
    month_file(tmp_path).write_bytes(refusing.before[month_file(tmp_path)])
    habit_named(board, "held")
    write(board, "written")
    assert not board.flush(1.0)
    assert texts(open_again()) == ["written"]
    assert board.board.habits[0].label == "held"
    assert open_again().board.habits[0].label == "Make the bed"


def test_drafts_are_kept_while_edits_wait_and_not_dropped_before(
    notebook: Notebook, open_board: Open, refusing: Refusing, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = open_board()
    done: list[str] = []
    refusing.begin("newer")
    write(board, "held")
    board.run_later("draft", lambda: done.append("draft"))
    board.flush(60)
    assert done == ["draft"]
    # If the edits cannot be saved either, a draft with the same text must not be deleted.
    monkeypatch.setattr(UnsavedEdits, "_put", _fails)
    write(board, "only in memory")
    board.run_later("draft", lambda: done.append("dropped"))
    board.flush(60)
    assert done == ["draft"]
    assert not board.is_all_recoverable


def test_a_sealed_board_keeps_what_waits_sealed(
    notebook: Notebook, tmp_path: Path, clock: FakeClock, refusing: Refusing
) -> None:
    encrypt(tmp_path)

    def opened() -> Notebook:
        store = open_sealed(tmp_path, clock)
        made = Notebook(store, clock, BackgroundWriter(store))
        made.load_days(made.today, made.today)
        return made

    board = opened()
    refusing.begin("unforeseen")
    write(board, "secret words")
    board.flush(60)
    kill(board)
    assert len(waiting(tmp_path)) == 1
    assert holding(tmp_path, "secret words") == []
    refusing.end()
    again = opened()
    assert texts(again) == ["secret words"]
    assert waiting(tmp_path) == []
    again.close()


@pytest.mark.parametrize(
    "raw",
    [b"", b"no json", b"[" * 100_000, b'{"_meta":{"1":{"app":"winsboard"}}}', None],
    ids=["empty", "no json", "deep", "another page", "other edits"],
)
def test_a_file_that_makes_no_sense_is_set_aside_and_told(
    notebook: Notebook, tmp_path: Path, clock: FakeClock, raw: bytes | None
) -> None:
    path = tmp_path / "state" / "unsaved-5.json"
    page = '{"_meta":{"1":{"app":"winsboard","page":"unsaved-5","schema":1}},"unsaved":{"1":{}}}'
    path.write_bytes(page.encode() if raw is None else raw)
    store = open_store(tmp_path, clock)
    write(Notebook(store, clock), "as ever")
    assert waiting(tmp_path) == []
    (aside,) = (tmp_path / "state" / "quarantine").iterdir()
    (told,) = store.notices.pop_all()
    assert str(path) in told
    assert str(aside) in told


def test_an_edit_nobody_can_write_keeps_no_others_from_being_written(
    notebook: Notebook, open_board: Open, open_again: Open, refusing: Refusing, tmp_path: Path
) -> None:
    board = open_board()
    refusing.begin("newer")
    habit_named(board, "poison")
    write(board, "held")
    board.flush(60)
    kill(board)
    refusing.end()
    with pytest.MonkeyPatch.context() as patch:
        real = apply_edit

        def fails_for_one(work: Transaction, edit: Edit, ids: Ids) -> str:
            if isinstance(edit.changes[0].document, Habit):
                raise RecursionError
            return real(work, edit, ids)

        patch.setattr("winsboard.store.commit.apply_edit", fails_for_one)
        write(open_again(), "new")
        assert texts(open_again()) == ["held", "new"]
        assert len(waiting(tmp_path)) == 1
    write(open_again(), "newer")
    assert open_again().board.habits[0].label == "poison"
    assert waiting(tmp_path) == []


HOLD_AND_TELL = """
import sys, time
from pathlib import Path
from tests.fake_clock import FakeClock
from tests.notebook.acts import mark, write
from tests.store.boards import month_file, open_store
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter

root, clock = Path(sys.argv[1]), FakeClock()
store = open_store(root, clock)
board = Notebook(store, clock, BackgroundWriter(store))
board.load_days(board.today, board.today)
page = month_file(root)
page.write_bytes(page.read_bytes().replace(b'"schema":1', b'"schema":99', 1))
write(board, "held words")
mark(board, "some")
board.flush(60)
print("held", flush=True)
time.sleep(60)
"""


def test_a_killed_process_leaves_its_words_for_the_next(
    notebook: Notebook, open_again: Open, tmp_path: Path
) -> None:
    write(notebook, "before")
    good = month_file(tmp_path).read_bytes()
    command = [sys.executable, "-c", HOLD_AND_TELL, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        process.kill()
    month_file(tmp_path).write_bytes(good)
    write(open_again(), "after")
    found = open_again()
    assert sorted(texts(found)) == ["after", "before", "held words"]
    assert state(found) == "some"


def test_what_a_person_is_told_is_plain() -> None:
    assert "/x" in format_phrase("store.unsaved_waits", path="/x")


def test_what_is_erased_does_not_wait_to_be_saved(
    notebook: Notebook, open_board: Open, tmp_path: Path, clock: FakeClock, refusing: Refusing
) -> None:
    board = open_board()
    entry = write(board, "to be erased").changes[0].document
    assert board.flush(60)
    refusing.begin("unforeseen")
    assert isinstance(entry, Entry)
    after = entry._replace(text="changed and held")
    board.commit(board.edit_context().edit(Title("entry.changed", "x"), Change(entry, after)))
    write(board, "stays")
    board.flush(60)
    kill(board)
    clock.tick(1)
    # It cannot be saved, so it cannot be recovered before it is erased.
    erase(
        tmp_path / "data",
        tmp_path / "state",
        clock,
        lambda table, id, _: (table, id) == ("entries", entry.id),
        UNENCRYPTED,
    )
    assert holding(tmp_path, "to be erased", "changed and held") == []
    assert len(waiting(tmp_path)) == 1
    refusing.patch.undo()
    assert texts(open_board()) == ["stays"]
    assert waiting(tmp_path) == []


def test_words_are_on_disk_while_another_process_keeps_the_pages_locked(
    notebook: Notebook, open_board: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("winsboard.notebook.saving.write_queue.SOON", 0.01)
    board = open_board()
    with Lock(tmp_path / "state" / "lock").acquire():
        write(board, "typed meanwhile")
        assert not board.flush(1.0)
        (path,) = waiting(tmp_path)
        assert "typed meanwhile" in path.read_text()
        assert board.saving.state == "saving"
    assert board.flush(60)
    assert waiting(tmp_path) == []
