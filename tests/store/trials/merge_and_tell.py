"""A process that is killed by a test: it merges another machine's texts and prints them.

`python -m tests.store.trials.merge_and_tell ROOT RUN COUNT`; the other machine's board is in
ROOT/other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.store.boards import MONTH, WALK, add, month_file, open_store


def main() -> None:
    """Write there, copy or replace the page here, merge it, and print what is merged."""
    root, run, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    clock = FakeClock()
    here, there = open_store(root, clock), open_store(root / "other", clock)
    for number in range(count):
        clock.tick(1)
        text = f"{run} {number}"
        add(there, clock, WALK._replace(id=there.ids.new_id(), text=f"{text} there"))
        add(here, clock, WALK._replace(id=here.ids.new_id(), text=f"{text} here"))
        bring(month_file(root / "other"), month_file(root), is_beside=number % 2 == 0)
        here.merge_incoming([MONTH])
        print(text, flush=True)


def bring(source: Path, target: Path, *, is_beside: bool) -> None:
    """What a sync tool does: the file is replaced atomically."""
    temp = target.with_name(".syncthing.tmp")
    temp.write_bytes(source.read_bytes())
    temp.replace(target.with_name("2026-11.sync-conflict.json") if is_beside else target)


if __name__ == "__main__":
    main()
