"""Files that version control merged from several, with nested conflicts."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, WALK, add, change, month_file, open_store, remove
from tests.store.trials.synchronisers import markers
from winsboard.domain.model.documents import Entry, Mark, mark_id
from winsboard.store.codec import documents
from winsboard.store.format import header
from winsboard.store.merge.conflict_markers import split_conflict_markers
from winsboard.store.store import Store

HABIT = "1001"


def texts(store: Store) -> set[str]:
    return {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}


class Machine:
    """A board whose month is under version control."""

    def __init__(self, root: Path, chance: random.Random, clock: FakeClock) -> None:
        self.store = open_store(root, clock)
        self.root, self.chance, self.clock = root, chance, clock
        self.kept: set[str] = set()

    def act(self, count: int) -> None:
        self.clock.tick(1)
        entries = [d for d in self.store.page(MONTH).values() if isinstance(d, Entry)]
        text = f"{self.root.name} {count}"
        what = self.chance.choice(["write", "write", "change", "remove", "tick"])
        if what == "tick":
            day = WALK.day.replace(day=count % 28 + 1)
            add(self.store, self.clock, Mark(mark_id(HABIT, day), HABIT, day, "done"))
            return
        if what == "write" or not entries:
            add(self.store, self.clock, WALK._replace(id=self.store.ids.new_id(), text=text))
            self.kept.add(text)
            return
        entry = self.chance.choice(entries)
        self.kept.discard(entry.text)
        if what == "change":
            change(self.store, self.clock, entry, entry._replace(text=text))
            self.kept.add(text)
        else:
            remove(self.store, self.clock, entry)


def machines_of_one_page(root: Path, chance: random.Random, clock: FakeClock) -> list[Machine]:
    """The first machine has the common base; the others have changed it independently."""
    machines = [Machine(root / f"m{n}", chance, clock) for n in range(chance.choice([3, 4, 5]))]
    for number, machine in enumerate(machines):
        if number:
            month_file(machine.root).parent.mkdir(parents=True)
            shutil.copy(month_file(machines[0].root), month_file(machine.root))
        for count in range(chance.choice([1, 3, 6])):
            machine.act(count)
    return machines


def all_in_one(
    base: bytes, raws: list[bytes], chance: random.Random, folder: Path, style: str
) -> bytes:
    """Merge several versions with git, two at a time, markers included."""
    left = [*raws, chance.choice(raws)]
    while len(left) > 1:
        chance.shuffle(left)
        ours, theirs = left.pop(), left.pop()
        left.append(markers(chance.choice([base, base, b""]), ours, theirs, folder, style))
    return left[0]


def texts_in(raw: bytes) -> set[str]:
    """The texts of entries on intact lines of a file."""
    return {m.decode() for m in re.findall(rb'(?m)^"[0-9]+":\{.*"text":"([^"]*)"\},?\r?$', raw)}


@pytest.mark.parametrize("style", ["", "--diff3", "--zdiff3", "--union"])
@pytest.mark.parametrize("seed", range(6))
def test_whatever_git_makes_of_several_versions_loses_nothing(
    tmp_path: Path, clock: FakeClock, seed: int, style: str
) -> None:
    chance = random.Random(f"{seed}{style}")
    first, *others = machines = machines_of_one_page(tmp_path, chance, clock)
    base, *raws = [month_file(machine.root).read_bytes() for machine in machines]
    kept = set().union(*(machine.kept for machine in others))
    joined = all_in_one(base, raws, chance, tmp_path, style)
    assert kept <= texts_in(joined)
    for number, line_end in enumerate((b"\n", b"\r\n")):
        root = tmp_path / f"with{number}"
        # One machine has its own copy, the other has never seen the page.
        if number:
            shutil.copytree(first.root, root)
        month_file(root).parent.mkdir(parents=True, exist_ok=True)
        month_file(root).write_bytes(joined.replace(b"\n", line_end))
        store = open_store(root, clock)
        assert kept <= texts(store)
        assert header.checksum_matches(month_file(root).read_bytes())
        assert not list((root / "state").glob("quarantine/*"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw.replace(b'"kind":"win"', b'"kind":', 1),
        lambda raw: raw.replace(b'"page":"2026-11"', b'"page":"2026-12"', 1),
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b"\n", b"\n "),
    ],
    ids=["a cut line", "another page", "a cut file", "moved in"],
)
def test_where_the_sides_are_no_files_the_own_copy_and_what_can_be_read_come_back(
    store: Store, clock: FakeClock, tmp_path: Path, spoil: object
) -> None:
    assert callable(spoil)
    add(store, clock, WALK, WALK._replace(id="2002", text="Rested"))
    raw = month_file(tmp_path).read_bytes()
    inner = b"<<<<<<< a\n" + raw + b"=======\n" + raw + b">>>>>>> b\n"
    nested = b"<<<<<<< c\n" + inner + b"||||||| d\n" + raw + b"=======\n" + inner + b">>>>>>> e\n"
    spoiled = spoil(nested)
    month_file(tmp_path).write_bytes(spoiled)
    fresh = open_store(tmp_path, clock)
    assert texts(fresh) == {WALK.text, "Rested"}
    assert header.checksum_matches(month_file(tmp_path).read_bytes())
    kept = (tmp_path / "state").glob("quarantine/*"), (tmp_path / "state").glob("merged/*")
    assert spoiled in [path.read_bytes() for paths in kept for path in paths]


def test_every_version_of_a_row_stands_in_one_of_the_sides() -> None:
    def page(*texts: str) -> bytes:
        rows = ",\n".join(
            f'"{n}":{{"_made":{n},"at":"2026-11-21T08:00:00+00:00","day":"2026-11-21",'
            f'"kind":"win","text":"{text}"}}'
            for n, text in enumerate(texts, start=1)
        )
        meta = '"_meta":{\n"1":{"app":"winsboard","page":"2026-11","schema":1}\n}'
        return f'{{\n{meta},\n"entries":{{\n{rows}\n}}\n}}\n'.encode()

    def conflict(*sides: bytes) -> bytes:
        return b"<<<<<<< x\n" + b"=======\n".join(sides) + b">>>>>>> y\n"

    nested = conflict(conflict(page("a", "z"), page("b", "z")), conflict(page("c"), page("d", "y")))
    sides = b"\n".join(split_conflict_markers(nested))
    assert all(f'"text":"{text}"'.encode() in sides for text in "abcdyz")


@pytest.mark.parametrize("table", ["entries", "marks"])
@pytest.mark.parametrize("is_first", [True, False])
def test_rows_below_a_heading_that_stands_twice_are_all_there(
    store: Store, clock: FakeClock, tmp_path: Path, table: str, is_first: bool
) -> None:
    """Two files concatenated by hand, in a way that is still valid JSON."""
    day = WALK.day.replace(day=3)
    add(store, clock, WALK, Mark(mark_id(HABIT, WALK.day), HABIT, WALK.day, "done"))
    here = dict(store.page(MONTH))
    others: dict[str, Entry | Mark] = {
        "entries": WALK._replace(id="3003", text="by hand"),
        "marks": Mark(mark_id(HABIT, day), HABIT, day, "some"),
    }
    other = others[table]
    fields = documents.fields_of(other)
    row = f'"{table}":{{\n"{other.id}":{json.dumps(fields)}\n}}'.encode()
    raw = month_file(tmp_path).read_bytes()
    heading = f'"{table}":'.encode()
    joined = (
        raw.replace(heading, row + b",\n" + heading) if is_first else raw.removesuffix(b"\n}\n")
    )
    month_file(tmp_path).write_bytes(joined if is_first else joined + b",\n" + row + b"\n}\n")
    assert open_store(tmp_path, clock).page(MONTH) == {**here, (type(other), other.id): other}
