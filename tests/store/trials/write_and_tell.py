"""A process that writes entries and says of each that it is on disk; run by the tests."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.boards import WALK, open_store
from winsboard.clock import SystemClock
from winsboard.domain.model.edits import Change, Edit, Title


def main(root: Path, name: str, count: int) -> None:
    """Write `count` entries whose texts are the name and a number; say each number when it is."""
    clock = SystemClock()
    store = open_store(root, clock)
    for n in range(count):
        entry = WALK._replace(id=store.ids.new_id(), text=f"{name} {n}")
        title = Title("entry.win", entry.text)
        store.commit(Edit(store.ids.new_id(), clock.now(), title, (Change(None, entry),)))
        print(n, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
