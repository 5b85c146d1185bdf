"""A session on a board with a power cut at every step."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tests.fake_clock import FakeClock
from tests.store.boards import BED, BED_DONE, MONTH, WALK, add, commit, month_file, open_store
from tests.store.trials.power import Disk, Recorder, lay_out
from winsboard.domain.model.documents import Document
from winsboard.domain.model.edits import Change, inverse
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.store import Store

MORE = WALK._replace(id="2002", text="and back")
LATER = WALK._replace(id="2003", text="in the next month", day=WALK.day.replace(month=12))
RENAMED = BED._replace(label="Make my bed")
MOVED = WALK._replace(day=LATER.day)
PAGES = ("library", MONTH, "2026-12")
LINE = "line:today"

Known: TypeAlias = dict[tuple[type[Document], str], Document]


class Board(NamedTuple):
    """What a session works with."""

    store: Store
    drafts: Drafts
    clock: FakeClock
    recorder: Recorder


class Cut(NamedTuple):
    """The disk at one moment, and what had been acknowledged by then."""

    disk: Disk
    before: Known
    """All documents after the last edit that had returned."""
    after: Known
    """The same after the edit that was in progress."""
    drafts: tuple[str, str]
    """The text being typed, before and after."""


Act: TypeAlias = Callable[[Board], object]


def _undo(board: Board) -> None:
    edit = board.store.restore(board.store.records(MONTH)[-1])
    undone = inverse(edit, id=board.store.ids.new_id(), at=board.clock.now())
    board.store.commit(undone)


def _damage(board: Board) -> None:
    """Damage a page a while later and read it."""
    board.recorder.settle()
    path = month_file(board.recorder.root)
    board.recorder.damage(path, path.read_bytes()[:-70])
    assert board.store.page(MONTH)


LIFE: tuple[Act, ...] = (
    lambda b: add(b.store, b.clock, WALK),
    lambda b: add(b.store, b.clock, BED, BED_DONE),
    lambda b: b.drafts.save(LINE, {"text": "half a"}),
    lambda b: commit(b.store, b.clock, Change(None, MORE), Change(BED, RENAMED)),
    lambda b: b.drafts.save(LINE, {"text": "half a line"}),
    lambda b: commit(b.store, b.clock, Change(MORE, None)),
    _undo,
    lambda b: commit(b.store, b.clock, Change(None, LATER)),
    lambda b: commit(b.store, b.clock, Change(WALK, MOVED)),
    _damage,
    lambda b: b.drafts.delete(LINE),
    lambda b: commit(b.store, b.clock, Change(LATER, LATER._replace(text="rewritten"))),
)


def live(root: Path) -> list[Cut]:
    """Run the session; return a cut for every step after which anything is uncertain."""
    clock, recorder = FakeClock(), Recorder(root)
    cuts: list[Cut] = []
    known: Known = {}
    typed = ""
    with recorder.recording():
        board = Board(open_store(root, clock), Drafts(root / "state", clock), clock, recorder)
        for act in LIFE:
            first = len(recorder.moments)
            act(board)
            clock.tick(1800)
            after, then = everything(board.store), (board.drafts.get(LINE) or {}).get("text", "")
            during = recorder.moments[first:]
            cuts += [Cut(disk, known, after, (typed, then)) for disk in during]
            # What was acknowledged still holds later, when nothing more has happened.
            cuts.append(Cut(recorder.moments[-1], after, after, (then, then)))
            known, typed = after, then
        board.drafts.close()
    return cuts


def everything(store: Store) -> Known:
    """All documents of the board."""
    return {key: d for page in PAGES for key, d in store.page(page).items()}


def check(cut: Cut, root: Path, where: Path, chance: random.Random) -> None:
    """Recreate the disk in one of its possible states and open the board on it."""
    shutil.rmtree(where, ignore_errors=True)
    lay_out(cut.disk.found(chance), root, where)
    clock = FakeClock()
    clock.tick(9 * 3600)
    store, drafts = open_store(where, clock), Drafts(where / "state", clock)
    found = everything(store)
    for key in cut.before.keys() | cut.after.keys() | found.keys():
        assert found.get(key) in (cut.before.get(key), cut.after.get(key)), key
    assert (drafts.get(LINE) or {}).get("text", "") in cut.drafts
    more = WALK._replace(id="7777", text="after the cut")
    add(store, clock, more)
    drafts.delete(LINE)
    drafts.close()
    again = open_store(where, clock)
    assert everything(again) == {**found, (type(more), more.id): more}
    for path in _files(where):
        json.loads(path.read_bytes())
    assert list(where.rglob(".~*.tmp")) == []


def _files(where: Path) -> Iterator[Path]:
    yield from (where / "data").rglob("*.json")
    yield from (where / "state").glob("*.json")
    yield from (where / "state" / "backups").rglob("*.json")
