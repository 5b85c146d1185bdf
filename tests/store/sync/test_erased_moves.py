"""Entries erased on one machine while another moved them to another month."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FakeClock
from tests.store.boards import WALK, add, change, open_store
from tests.store.trials.synchronisers import markers
from winsboard.domain.model.documents import Entry
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.erasure.erase import erase
from winsboard.store.format.lazy_document import Fields
from winsboard.store.store import Store

Bring = Callable[[Path, Path, Path], None]

SECRET = "told to nobody"
LATER = "written later"
MONTHS = ("2026-11", "2026-10", "2026-09")


def entries(store: Store) -> list[Entry]:
    store.merge_incoming(MONTHS)
    found = [d for month in MONTHS for d in store.page(month).values() if isinstance(d, Entry)]
    return sorted(found, key=lambda entry: entry.text)


def holding(folder: Path, words: str) -> list[Path]:
    files = [path for path in folder.rglob("*.json") if path.is_file()]
    return [path for path in files if words.encode() in path.read_bytes()]


def beside(source: Path, target: Path, _folder: Path) -> None:
    shutil.copy(source, target.with_name(f"{target.stem}.sync-conflict-1.json"))


def joined(source: Path, target: Path, folder: Path) -> None:
    ours = target.read_bytes() if target.exists() else source.read_bytes()
    target.write_bytes(markers(b"", ours, source.read_bytes(), folder))


class Other:
    """The machine on which the entry is moved."""

    def __init__(self, store: Store, clock: FakeClock) -> None:
        self.store, self.clock = store, clock

    def _entry(self) -> Entry:
        return next(entry for entry in entries(self.store) if entry.text in (SECRET, LATER))

    def _becomes(self, **values: Any) -> None:
        self.clock.tick(1)
        now = self._entry()
        change(self.store, self.clock, now, now._replace(**values))

    def move(self, month: int, **values: Any) -> None:
        now = self._entry()
        id, was = self.store.ids.new_id(), (*now.was, now.id)
        self._becomes(id=id, was=was, day=now.day.replace(month=month), **values)

    def to_october(self) -> None:
        self.move(10)

    def to_september(self) -> None:
        self.move(9)

    def star(self) -> None:
        self._becomes(starred=True)

    def rewrite(self) -> None:
        self._becomes(text=LATER)

    def move_with_other_words(self) -> None:
        self.move(10, text=LATER)


ACTS: tuple[Callable[[Other], None], ...] = (
    Other.to_october,
    Other.to_september,
    Other.star,
    Other.rewrite,
    Other.move_with_other_words,
)
MOVES = (Other.to_october, Other.to_september, Other.move_with_other_words)
TWICE = (Other.star, Other.to_october, Other.rewrite, Other.to_september)
HISTORIES = [
    TWICE,
    *(
        acts
        for count in (1, 2)
        for acts in itertools.permutations(ACTS, count)
        if any(act in MOVES for act in acts)
        and not {Other.to_october, Other.move_with_other_words} <= {*acts}
        and not {Other.rewrite, Other.move_with_other_words} <= {*acts}
    ),
]


@pytest.mark.parametrize("bring", [beside, joined])
@pytest.mark.parametrize("order", [MONTHS, MONTHS[::-1], None], ids=["old", "new", "at once"])
@pytest.mark.parametrize("acts", HISTORIES, ids=lambda acts: " ".join(a.__name__ for a in acts))
def test_what_was_erased_stays_erased_where_nobody_wrote_other_words(
    tmp_path: Path,
    clock: FakeClock,
    acts: Sequence[Callable[[Other], None]],
    order: object,
    bring: Bring,
) -> None:
    roots = tmp_path / "here", tmp_path / "there"
    here = open_store(roots[0], clock)
    add(here, clock, WALK._replace(text=SECRET), WALK._replace(id="2002", text="Rested"))
    shutil.copytree(roots[0] / "data", roots[1] / "data")
    there = open_store(roots[1], clock)
    other = Other(there, clock)
    entries(there)
    for act in acts:
        act(other)
    clock.tick(5)

    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == WALK.id

    erase(roots[0] / "data", roots[0] / "state", clock, is_wanted, UNENCRYPTED)
    boards = [open_store(root, clock) for root in roots]
    left = (
        ["Rested", LATER] if {Other.rewrite, Other.move_with_other_words} & {*acts} else ["Rested"]
    )
    for target, source in ((0, 1), (1, 0), (0, 1)):
        for months in [[month] for month in order] if isinstance(order, tuple) else [MONTHS]:
            for month in months:
                path = Path("data", "months", f"{month}.json")
                if (roots[source] / path).exists():
                    bring(roots[source] / path, roots[target] / path, tmp_path)
            entries(boards[target])
        assert [entry.text for entry in entries(boards[target])] == left
        assert holding(roots[target] / "data", SECRET) == []
    assert entries(boards[0]) == entries(boards[1])
    assert holding(roots[0], SECRET) == []


def test_conflicts_in_many_months_are_resolved_when_one_of_them_is_read(
    tmp_path: Path, clock: FakeClock
) -> None:
    months = [f"2026-{month:02}" for month in range(2, 12)]
    days = [WALK.day.replace(month=int(month[-2:])) for month in months]
    here = open_store(tmp_path / "here", clock)
    add(here, clock, *(WALK._replace(id=f"3{n:03}", day=day) for n, day in enumerate(days)))
    add(here, clock, WALK._replace(text=SECRET))
    shutil.copytree(tmp_path / "here" / "data", tmp_path / "there" / "data")
    there = open_store(tmp_path / "there", clock)
    Other(there, clock).move(3)
    add(there, clock, *(WALK._replace(id=f"4{n:03}", day=day) for n, day in enumerate(days)))

    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == WALK.id or id.startswith("3")

    erase(tmp_path / "here" / "data", tmp_path / "here" / "state", clock, is_wanted, UNENCRYPTED)
    shutil.copytree(tmp_path / "here" / "data", tmp_path / "new" / "data")
    paths = [Path("data", "months", f"{month}.json") for month in months]
    for path in paths:
        joined(tmp_path / "there" / path, tmp_path / "new" / path, tmp_path)
    store = open_store(tmp_path / "new", clock)
    assert [entry.id for entry in store.page("2026-03").values() if isinstance(entry, Entry)] == [
        "4001"
    ]
    assert holding(tmp_path / "new" / "data", SECRET) == []
    assert holding(tmp_path / "new" / "data", "<<<<<<<") == []


def test_a_page_that_was_replaced_is_merged_before_something_is_erased_from_it(
    tmp_path: Path, clock: FakeClock
) -> None:
    here = open_store(tmp_path / "here", clock)
    add(here, clock, WALK._replace(text=SECRET))
    shutil.copytree(tmp_path / "here" / "data", tmp_path / "there" / "data")
    there = open_store(tmp_path / "there", clock)
    Other(there, clock).move(10)
    shutil.copytree(tmp_path / "there", tmp_path / "new")
    october = Path("data", "months", "2026-10.json")
    add(open_store(tmp_path / "new", clock), clock, _in_october("7001", "only here"))
    add(there, clock, _in_october("7002", "only there"))

    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == WALK.id

    erase(tmp_path / "here" / "data", tmp_path / "here" / "state", clock, is_wanted, UNENCRYPTED)
    # A sync tool replaces what was written here with the other month.
    shutil.copy(tmp_path / "there" / october, tmp_path / "new" / october)
    november = Path("data", "months", "2026-11.json")
    beside(tmp_path / "here" / november, tmp_path / "new" / november, tmp_path)
    store = open_store(tmp_path / "new", clock)
    store.merge_incoming(["2026-11"])
    assert [entry.text for entry in entries(store)] == ["only here", "only there"]
    assert holding(tmp_path / "new" / "data", SECRET) == []


def _in_october(id: str, text: str) -> Entry:
    return WALK._replace(id=id, text=text, day=WALK.day.replace(month=10))


@pytest.mark.parametrize("bring", [beside, joined])
@pytest.mark.parametrize("later", [(), (Other.to_september,), (Other.star,)], ids=len)
def test_an_entry_that_stood_beside_an_erased_one_stays_wherever_it_was_moved(
    tmp_path: Path, clock: FakeClock, later: Sequence[Callable[[Other], None]], bring: Bring
) -> None:
    roots = tmp_path / "here", tmp_path / "there"
    here = open_store(roots[0], clock)
    add(here, clock, WALK._replace(text=SECRET))
    shutil.copytree(roots[0] / "data", roots[1] / "data")
    other = Other(open_store(roots[1], clock), clock)
    Other(here, clock).star()
    other.to_october()

    def meet(source: int, target: int) -> Store:
        for month in MONTHS:
            path = Path("data", "months", f"{month}.json")
            if (roots[source] / path).exists():
                bring(roots[source] / path, roots[target] / path, tmp_path)
        store = open_store(roots[target], clock)
        entries(store)
        return store

    here = meet(1, 0)
    assert [entry.day.month for entry in entries(here)] in ([10, 11], [11, 10])
    for act in later:
        act(other)
    clock.tick(5)

    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == WALK.id

    erase(roots[0] / "data", roots[0] / "state", clock, is_wanted, UNENCRYPTED)
    for source, target in ((0, 1), (1, 0), (0, 1), (1, 0)):
        (left,) = entries(meet(source, target))
        assert left.text == SECRET
        assert left.id != WALK.id


def test_a_star_does_not_bring_a_moved_entry_back_that_was_erased(
    tmp_path: Path, clock: FakeClock
) -> None:
    roots = [tmp_path / name for name in ("here", "there", "elsewhere")]
    add(open_store(roots[0], clock), clock, WALK._replace(text=SECRET))
    shutil.copytree(roots[0] / "data", roots[1] / "data")
    other = Other(open_store(roots[1], clock), clock)
    other.to_october()
    shutil.copytree(roots[1] / "data", roots[2] / "data")
    third = Other(open_store(roots[2], clock), clock)
    entries(third.store)
    third.star()

    def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
        return id == WALK.id

    erase(roots[0] / "data", roots[0] / "state", clock, is_wanted, UNENCRYPTED)
    for source, target in ((0, 1), (2, 1), (1, 2), (2, 0), (1, 0)):
        for month in MONTHS:
            path = Path("data", "months", f"{month}.json")
            if (roots[source] / path).exists():
                beside(roots[source] / path, roots[target] / path, tmp_path)
        entries(open_store(roots[target], clock))
    for root in roots:
        assert entries(open_store(root, clock)) == []
        assert holding(root / "data", SECRET) == []


def files_of(root: Path) -> dict[str, bytes]:
    found = (root / "data").rglob("*.json")
    return {str(path.relative_to(root)): path.read_bytes() for path in found}


class Three:
    """Machines that share a board; each entry says the same words, which are typed once."""

    def __init__(self, root: Path, clock: FakeClock, bring: Bring) -> None:
        self.clock, self.bring, self.folder = clock, bring, root
        self.roots = [root / name for name in ("here", "there", "elsewhere")]
        add(open_store(self.roots[0], clock), clock, WALK._replace(text=SECRET))
        for other in self.roots[1:]:
            shutil.copytree(self.roots[0] / "data", other / "data")
        for number in range(3):
            entries(self.at(number).store)

    def at(self, number: int) -> Other:
        return Other(open_store(self.roots[number], self.clock), self.clock)

    def erase(self, number: int, wanted: str) -> None:
        def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
            return id == wanted

        self.clock.tick(5)
        root = self.roots[number]
        erase(root / "data", root / "state", self.clock, is_wanted, UNENCRYPTED)

    def meet(self, source: int, target: int, months: Sequence[str] = MONTHS) -> list[str]:
        for month in months:
            path = Path("data", "months", f"{month}.json")
            if (self.roots[source] / path).exists():
                self.bring(self.roots[source] / path, self.roots[target] / path, self.folder)
            entries(self.at(target).store)
        return [entry.text for entry in entries(self.at(target).store)]

    def files(self) -> list[dict[str, bytes]]:
        return [files_of(root) for root in self.roots]

    def keep_meeting(self) -> list[list[str]]:
        before = None
        for months in (MONTHS, MONTHS[::-1], MONTHS):
            # Where all meetings have changed no file, others would not either.
            if before == (before := self.files()):
                break
            for source, target in itertools.permutations(range(3), 2):
                self.meet(source, target, months)
        return [self.meet(1, 0), self.meet(0, 1), self.meet(0, 2)]


LATER_MOVES = [
    (Other.to_october,),
    (Other.to_october, Other.to_september),
    (Other.star, Other.to_september),
    (Other.to_october, Other.star, Other.to_september),
]


@pytest.mark.parametrize("bring", [beside, joined])
@pytest.mark.parametrize("mover", [0, 1])
@pytest.mark.parametrize("acts", LATER_MOVES, ids=lambda acts: " ".join(a.__name__ for a in acts))
def test_an_entry_that_outlived_an_erasing_stays_where_it_is_moved_afterwards(
    tmp_path: Path,
    clock: FakeClock,
    acts: Sequence[Callable[[Other], None]],
    mover: int,
    bring: Bring,
) -> None:
    three = Three(tmp_path, clock, bring)
    three.at(1).star()
    three.erase(0, WALK.id)
    assert three.meet(0, 1) == [SECRET]
    assert three.meet(1, 0) == [SECRET]
    for act in acts:
        act(three.at(mover))
    assert three.keep_meeting() == [[SECRET]] * 3


@pytest.mark.parametrize("bring", [beside, joined])
@pytest.mark.parametrize("acts", LATER_MOVES, ids=lambda acts: " ".join(a.__name__ for a in acts))
def test_what_somebody_changed_where_an_erased_entry_was_before_stays_too(
    tmp_path: Path, clock: FakeClock, acts: Sequence[Callable[[Other], None]], bring: Bring
) -> None:
    three = Three(tmp_path, clock, bring)
    three.at(2).star()
    other = three.at(0)
    other.to_october()
    (moved,) = entries(other.store)
    three.erase(0, moved.id)
    assert three.meet(0, 2) == [SECRET]
    for act in acts:
        act(three.at(2))
    assert three.keep_meeting() == [[SECRET]] * 3


@pytest.mark.parametrize("bring", [beside, joined])
def test_an_entry_that_is_erased_once_more_takes_what_was_moved_meanwhile(
    tmp_path: Path, clock: FakeClock, bring: Bring
) -> None:
    three = Three(tmp_path, clock, bring)
    three.at(1).star()
    three.erase(0, WALK.id)
    three.meet(0, 1)
    three.meet(1, 0)
    three.at(1).to_october()
    three.erase(0, WALK.id)
    assert three.keep_meeting() == [[], [], []]
    assert [holding(root / "data", SECRET) for root in three.roots] == [[], [], []]
