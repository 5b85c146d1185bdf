"""A process run by tests: it writes entries and prints each one that is on disk."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.boards import WALK, open_store
from winsboard.clock import SystemClock
from winsboard.domain.model.edits import Change, Edit, Title


def main(root: Path, name: str, count: int) -> None:
    """Write `count` entries named after the process, printing each number once it is saved."""
    clock = SystemClock()
    store = open_store(root, clock)
    for n in range(count):
        entry = WALK._replace(id=store.ids.new_id(), text=f"{name} {n}")
        title = Title("entry.win", entry.text)
        store.commit(Edit(store.ids.new_id(), clock.now(), title, (Change(None, entry),)))
        print(n, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
