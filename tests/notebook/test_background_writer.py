"""The background writer."""

from __future__ import annotations

import errno
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.fake_clock import FakeClock
from tests.notebook.acts import texts, write
from tests.store.boards import WALK, moment, open_store
from tests.thorough import part_of
from winsboard import words
from winsboard.domain.model.board import Page
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
from winsboard.notebook.saving.save_state import SaveState
from winsboard.store.disk.lock import LOCK_TIMEOUT, Lock
from winsboard.store.errors import CannotSave, StoreError, cannot_save
from winsboard.store.store import Store
from winsboard.words import format_phrase

LONG = 60.0
"""Seconds; a timeout that is only reached if something is broken."""


class MoodyStore(Store):
    """A store whose commits fail on demand."""

    def __init__(self, root: Path, clock: FakeClock) -> None:
        super().__init__(root / "data", root / "state", clock)
        self.trouble: StoreError | Exception | None = None
        self.tries: list[str] = []
        self.gate: threading.Event | None = None

    def commit(self, edit: Edit, patience: float = LOCK_TIMEOUT) -> Mapping[str, Page]:
        self.tries.append(edit.title.to)
        if self.gate is not None:
            self.gate.wait(LONG)
        if self.trouble is not None:
            raise self.trouble
        return super().commit(edit, patience)


class FakeWait:
    """A wait function that the test ends, and that records the requested seconds."""

    def __init__(self) -> None:
        self.asked: queue.SimpleQueue[float | None] = queue.SimpleQueue()
        self.over: queue.SimpleQueue[None] = queue.SimpleQueue()

    def __call__(self, seconds: float | None) -> None:
        self.asked.put(seconds)
        self.over.get(timeout=LONG)


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> MoodyStore:
    return MoodyStore(tmp_path, clock)


@pytest.fixture
def told() -> list[SaveState]:
    return []


@pytest.fixture
def saver(store: MoodyStore, told: list[SaveState]) -> Iterator[BackgroundWriter]:
    made = BackgroundWriter(store, told.append)
    yield made
    store.trouble = None
    made.close()


def edit(store: Store, clock: FakeClock, text: str) -> Edit:
    now = moment(store, clock)
    return now.edit(
        Title("entry.win", text), Change(None, WALK._replace(id=now.new_id(), text=text))
    )


def full() -> CannotSave:
    return cannot_save(Path("/board/months/2026-11.json"), OSError(errno.ENOSPC, "full"))


def kept(root: Path, clock: FakeClock) -> list[str]:
    """The titles in the history on disk, in order."""
    return [record.title.to for record in open_store(root, clock).records("2026-11")]


def test_edits_are_written_in_their_order(
    saver: BackgroundWriter,
    store: MoodyStore,
    clock: FakeClock,
    tmp_path: Path,
    told: list[SaveState],
) -> None:
    names = [f"e{n}" for n in range(30)]
    for name in names:
        saver.submit(edit(store, clock, name))
    assert saver.flush(LONG)
    assert kept(tmp_path, clock) == names
    assert (saver.saving, saver.pending) == (SaveState("saved"), ())
    assert saver.written() == {"2026-11"}
    assert saver.written() == frozenset()
    assert set(told) <= {SaveState("saving"), SaveState("saved")}


def test_a_save_that_does_not_work_is_said_kept_and_tried_again_ever_more_slowly(
    store: MoodyStore, clock: FakeClock, tmp_path: Path, told: list[SaveState]
) -> None:
    wait = FakeWait()
    saver = BackgroundWriter(store, told.append, wait)
    store.trouble = full()
    first, second = edit(store, clock, "one"), edit(store, clock, "two")
    saver.submit(first)
    delays = []
    for n in range(6):
        delays.append(wait.asked.get(timeout=LONG))
        if n == 2:
            saver.submit(second)
        wait.over.put(None)
    assert delays == [None, 1.0, 2.0, 5.0, 10.0, 10.0]
    assert wait.asked.get(timeout=LONG) == 10.0
    held = SaveState(
        "held", format_phrase("store.cannot_save", **full().values), format_phrase("store.why.full")
    )
    assert saver.saving == told[-1] == held
    assert list(saver.pending) == [first, second]
    assert set(store.tries) == {"one"}
    store.trouble = None
    wait.over.put(None)
    assert wait.asked.get(timeout=LONG) is None
    assert saver.saving == told[-1] == SaveState("saved")
    assert not saver.pending
    assert kept(tmp_path, clock) == ["one", "two"]
    wait.over.put(None)
    saver.close()


def test_the_sentence_of_a_held_save_has_no_words_of_the_person(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock
) -> None:
    store.trouble = full()
    saver.submit(edit(store, clock, "very private"))
    assert not saver.flush(LONG)
    assert "private" not in saver.saving.why
    assert saver.saving.why


def test_a_poke_tries_at_once(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    store.trouble = full()
    saver.submit(edit(store, clock, "one"))
    assert not saver.flush(LONG)
    store.trouble = None
    assert saver.flush(LONG)
    assert kept(tmp_path, clock) == ["one"]


def test_an_error_nobody_foresaw_does_not_end_the_thread(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    store.trouble = RuntimeError("very private")
    saver.submit(edit(store, clock, "one"))
    assert not saver.flush(LONG)
    assert saver.saving == SaveState("held", format_phrase("store.unforeseen", kind="RuntimeError"))
    store.trouble = None
    assert saver.flush(LONG)
    assert kept(tmp_path, clock) == ["one"]


def test_a_listener_that_has_gone_does_not_end_the_thread(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    def gone(_: SaveState) -> None:
        raise RuntimeError("no screen any more")

    saver.on_change = gone
    for name in ("one", "two"):
        saver.submit(edit(store, clock, name))
        assert saver.flush(LONG)
    assert kept(tmp_path, clock) == ["one", "two"]


def test_flush_waits_no_longer_than_it_is_told(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock
) -> None:
    store.gate = threading.Event()
    saver.submit(edit(store, clock, "slow"))
    assert not saver.flush(0.01)
    store.gate.set()
    assert saver.flush(LONG)


def test_the_latest_of_several_small_writes_with_one_key_is_done(saver: BackgroundWriter) -> None:
    done: list[str] = []
    gate, begun = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        gate.wait(LONG)
        done.append("first")

    saver.submit_job("draft", slow)
    assert begun.wait(LONG)
    saver.submit_job("draft", lambda: done.append("second"))
    saver.submit_job("draft", lambda: done.append("third"))
    saver.submit_job("other", lambda: done.append("other"))
    gate.set()
    assert saver.flush(LONG)
    assert done == ["first", "third", "other"]


def test_a_small_write_that_does_not_work_is_tried_again(saver: BackgroundWriter) -> None:
    done: list[str] = []
    trouble: list[StoreError] = [full()]

    def job() -> None:
        if trouble:
            raise trouble[0]
        done.append("done")

    saver.submit_job("draft", job)
    assert not saver.flush(LONG)
    assert saver.saving.state == "held"
    trouble.clear()
    assert saver.flush(LONG)
    assert done == ["done"]


def test_the_thread_survives_when_no_more_files_can_be_opened(
    store: MoodyStore, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words.phrases.cache_clear()
    saver = BackgroundWriter(store)

    def no_more(_name: str) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(words, "_read", no_more)
        for store.trouble in (full(), OSError(errno.EMFILE, "no more"), StoreError("unheard of")):
            saver.submit(edit(store, clock, "one"))
            assert not saver.flush(LONG)
            assert saver.saving.state == "held"
    store.trouble = None
    assert saver.close()
    assert kept(tmp_path, clock) == ["one", "one", "one"]


def test_save_now_writes_what_waits_to_be_tried_again(
    store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    wait = FakeWait()
    saver = BackgroundWriter(store, None, wait)
    done: list[str] = []
    for name in ("one", "two"):
        saver.submit(edit(store, clock, name))
    saver.submit_job("draft", lambda: done.append("draft"))
    assert wait.asked.get(timeout=LONG) is None
    assert saver.save_now()
    assert (kept(tmp_path, clock), done, saver.pending) == (["one", "two"], ["draft"], ())
    wait.over.put(None)
    wait.asked.get(timeout=LONG)
    assert kept(tmp_path, clock) == ["one", "two"]
    wait.over.put(None)
    saver.close()


def test_save_now_is_bounded_when_another_process_holds_the_lock(
    saver: BackgroundWriter,
    store: MoodyStore,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("winsboard.notebook.saving.background_writer.FINAL_LOCK_TIMEOUT", 0.02)
    with Lock(tmp_path / "state" / "lock").acquire():
        saver.submit(edit(store, clock, "one"))
        assert not saver.save_now()
        assert saver.pending
    assert saver.flush(LONG)
    assert kept(tmp_path, clock) == ["one"]


def test_close_writes_what_is_left_and_ends_the_thread(
    store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    saver = BackgroundWriter(store)
    before = threading.active_count()
    for n in range(5):
        saver.submit(edit(store, clock, f"e{n}"))
    assert saver.close()
    assert threading.active_count() == before
    assert kept(tmp_path, clock) == [f"e{n}" for n in range(5)]


def test_close_does_not_wait_for_a_disk_that_stays_full(
    store: MoodyStore, clock: FakeClock
) -> None:
    saver = BackgroundWriter(store)
    store.trouble = full()
    saver.submit(edit(store, clock, "one"))
    assert not saver.close()
    assert len(saver.pending) == 1


def test_a_notebook_with_a_saver_shows_an_act_before_it_is_on_disk(
    saver: BackgroundWriter, store: MoodyStore, clock: FakeClock, tmp_path: Path
) -> None:
    notebook = Notebook(store, clock, saver)
    notebook.load_days(notebook.today, notebook.today)
    store.gate = threading.Event()
    write(notebook, "at once")
    assert texts(notebook) == ["at once"]
    assert notebook.saving.state == "saving"
    store.gate.set()
    assert notebook.flush(LONG)
    assert notebook.saving == SaveState("saved")
    assert kept(tmp_path, clock) == ["at once"]


BUSY_BOARD = """
import signal, sys
from pathlib import Path
from tests.fake_clock import FakeClock
from tests.store.boards import open_store
from winsboard.domain.journal import entries
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.saving.background_writer import BackgroundWriter
clock = FakeClock()
store = open_store(Path(sys.argv[1]), clock)
notebook = Notebook(store, clock, BackgroundWriter(store))
told = 0

def leave(*_):
    ok = notebook.save_now()
    print(f"left {told} {ok}", flush=True)
    sys.exit(0)

signal.signal(signal.SIGTERM, leave)
print("ready", flush=True)
while True:
    notebook.commit(entries.write("win", f"w{told}", notebook.today, notebook.edit_context()))
    told += 1
    notebook.run_later("draft", lambda: None)
    if told % 50 == 0:
        notebook.flush(60)
"""


@pytest.mark.parametrize("moment_of_signal", part_of(range(6), 1, 3))
def test_a_signal_in_the_middle_of_work_saves_everything(
    tmp_path: Path, clock: FakeClock, moment_of_signal: int
) -> None:
    command = [sys.executable, "-c", BUSY_BOARD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        store = open_store(tmp_path, clock)
        while sum(store.wins().values()) < moment_of_signal * 7:
            assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        left, told, worked = process.stdout.readline().split()
        process.wait(LONG)
    assert (left, worked) == ("left", "True")
    # One more edit may have been about to enter the queue.
    assert len(kept(tmp_path, clock)) - int(told) in (0, 1)


def test_a_flush_does_not_take_an_attempt_that_had_begun_for_its_own(
    store: MoodyStore, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause, store.gate, store.trouble = FakeWait(), threading.Event(), full()
    saver = BackgroundWriter(store, wait=pause)
    notebook, real, looked = Notebook(store, clock, saver), time.sleep, 0

    def sleep(seconds: float) -> None:
        """Let the first attempt fail, and the next begin when the flush has looked after that."""
        nonlocal looked
        if threading.current_thread() is threading.main_thread():
            store.gate.set()  # type: ignore[union-attr]
            looked += pause.asked.qsize()
            if looked == 2:
                store.trouble = None
                pause.over.put(None)
        real(seconds)

    notebook.load_days(notebook.today, notebook.today)
    write(notebook, "first")
    pause.asked.get(timeout=LONG)
    pause.over.put(None)
    while not saver._is_busy:
        real(0.001)
    monkeypatch.setattr(time, "sleep", sleep)
    assert notebook.flush(LONG)
    assert kept(tmp_path, clock) == ["first"]
    pause.over.put(None)
    saver.close()
