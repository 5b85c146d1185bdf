"""Random sessions with a clock that jumps, and what has to hold after each."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeAlias

from tests.conftest import FakeClock
from tests.store.boards import open_store
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.notebook.notebook import Notebook
from winsboard.store.backup.retention import MIN_KEPT

FIRST, LAST = datetime(1901, 1, 2, tzinfo=UTC), datetime(9998, 12, 1, tzinfo=UTC)
"""Outside these years winsboard does not use the clock."""
YEARS = (1901, 1969, 1970, 2025, 2026, 2027, 2038, 2106, 2107, 9998)
KINDS = ("win", "old win", "habit")
ZONES = (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-11)))

Jump: TypeAlias = timedelta | int
"""How far the clock moves forward or back, or the year it is set to."""
Act: TypeAlias = tuple[Jump, timezone, str, bool]
"""A clock jump, the time zone, the action, and whether the board is reopened."""


def random_life(chance: random.Random, length: int) -> list[Act]:
    """Random actions, some of them after a jump."""
    return [_random_act(chance) for _ in range(length)]


def _random_act(chance: random.Random) -> Act:
    by: Jump = timedelta(hours=chance.expovariate(1 / 5))
    if chance.random() < 0.15:
        jumps: list[Jump] = [*YEARS, timedelta(days=chance.uniform(-400, 400))]
        by = chance.choice(jumps)
    elif chance.random() < 0.2:
        by = 2026
    return by, chance.choice(ZONES), chance.choice(KINDS), chance.random() < 0.3


def jump(clock: FakeClock, by: Jump, zone: timezone) -> None:
    now = clock.now().astimezone(UTC)
    later = now.replace(year=by, day=1) if isinstance(by, int) else now + by
    clock.set(min(max(later, FIRST), LAST).astimezone(zone))


def act(notebook: Notebook, kind: str, words: str) -> Edit:
    context = notebook.edit_context()
    if kind == "habit":
        habit = Habit(context.new_id(), words, began_on=date(2026, 11, 1))
        return context.edit(Title("habit.added", words), Change(None, habit))
    days = {"old win": date(2026, 10, 5), "november": date(2026, 11, 5)}
    day = days.get(kind, notebook.today)
    entry = Entry(context.new_id(), day, context.now, "win", words)
    return context.edit(Title("entry.win", words), Change(None, entry))


def found(notebook: Notebook) -> set[str]:
    """All texts on the board."""
    words = set()
    for page in notebook._store.every_page().values():
        for document in page.values():
            if isinstance(document, Entry):
                words.add(document.text)
            elif isinstance(document, Habit):
                words.add(document.label)
    return words


def lived(root: Path, life: list[Act]) -> None:
    """Play a session; afterwards undo works edit by edit, and all backups exist and are correct."""
    clock = FakeClock()
    notebook = Notebook(open_store(root, clock), clock)
    names: dict[str, set[str]] = {}
    taken, words = 0, set[str]()
    for n, (by, zone, kind, again) in enumerate(life):
        jump(clock, by, zone)
        if again:
            notebook = Notebook(open_store(root, clock), clock)
        backups = notebook._store.backups
        before = set(backups.names())
        notebook.commit(act(notebook, kind, f"act {n}"))
        for name in set(backups.names()) - before:
            names[name], taken = set(words), taken + 1
        words.add(f"act {n}")
        assert len(backups.names()) >= min(MIN_KEPT, taken)
    store = notebook._store
    for name in store.backups.names():
        pages = store.snapshot_at(name).pages.values()
        there = {
            getattr(d, "text", getattr(d, "label", "")) for page in pages for d in page.values()
        }
        assert there == names[name], name
    for n in reversed(range(len(life))):
        jump(clock, timedelta(seconds=1), UTC)
        assert notebook.undo().to == f"act {n}"
        words.discard(f"act {n}")
    assert found(notebook) == set()
    for n in range(len(life)):
        assert notebook.redo().to == f"act {n}"
    assert len(found(notebook)) == len(life)
