"""Damaging files at random: nothing is lost, nothing is overwritten."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fake_clock import FakeClock
from tests.store.boards import BED_DONE, MONTH, WALK, add, month_file, open_store
from winsboard.domain.model.documents import Document
from winsboard.domain.model.edits import inverse
from winsboard.store.store import Store

NOTES: Final = [WALK._replace(id=str(3000 + n), text=f"note {n}", kind="note") for n in range(25)]
EVERYTHING: Final[set[Document]] = {WALK, BED_DONE, *NOTES}

Damage = Callable[[bytes, random.Random], bytes]


def _place(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw))
    return start, min(len(raw), start + chance.choice((1, 2, 8, 64, 512, 4096)))


def _zeros(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + bytes(end - start) + raw[end:]


def _noise(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + chance.randbytes(end - start) + raw[end:]


def _cut_out(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:start] + raw[end:]


def _doubled(raw: bytes, chance: random.Random) -> bytes:
    start, end = _place(raw, chance)
    return raw[:end] + raw[start:]


def _bit(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def _line_lost(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


DAMAGES: Final[dict[str, Damage]] = {
    "truncated": lambda raw, chance: raw[: chance.randrange(len(raw))],
    "garbage at the end": lambda raw, chance: raw + chance.randbytes(chance.randrange(1, 99)),
    "zeros": _zeros,
    "noise": _noise,
    "a piece cut out": _cut_out,
    "a piece doubled": _doubled,
    "one bit": _bit,
    "a line lost": _line_lost,
}


def damage_once(root: Path, chance: random.Random, name: str) -> None:
    """Damage a page and read it again: nothing is lost, and nothing is overwritten.

    If the page still parses, it may be taken for an edit; undoing that restores everything.
    """
    clock = FakeClock()
    store = open_store(root, clock)
    add(store, clock, WALK, BED_DONE, *NOTES)
    page = month_file(root)
    raw = page.read_bytes()
    damaged = DAMAGES[name](raw, chance)
    page.write_bytes(damaged)
    clock.tick(60)
    again = open_store(root, clock)
    # Like everything that opens a board: a page that may be another machine's is merged with ours.
    again.merge_incoming([MONTH])
    found = set(again.page(MONTH).values())
    if damaged != raw:
        _check(again, clock, root, damaged, found)


def _check(
    store: Store, clock: FakeClock, root: Path, damaged: bytes, found: set[Document]
) -> None:
    aside = [path.read_bytes() for path in (root / "state" / "quarantine").glob("*")]
    last = store.records(MONTH)[-1]
    if aside:
        assert aside == [damaged]
        assert last.title.did == "damage.restored"
        assert len(store.notices.pop_all()) == 1
        last = store.records(MONTH)[-2]
    if last.title.did.startswith("outside."):
        edit = store.restore(last)
        store.commit(inverse(edit, id=store.ids.new_id(), at=clock.now()))
        found = set(store.page(MONTH).values())
    assert found == EVERYTHING
