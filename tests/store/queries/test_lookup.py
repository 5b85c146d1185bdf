"""A lookup through all months sees their current contents and parses only changed ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import BED, MONTH, WALK, add, month_file, open_store, remove, tables
from winsboard.domain.journal.query import ANYTHING
from winsboard.domain.model.documents import Entry
from winsboard.store.format import page_json
from winsboard.store.page_io import parser
from winsboard.store.store import Store

REST = WALK._replace(id="2002", text="Rested")
TEA = WALK._replace(id="2003", text="Made tea")


@pytest.fixture
def board(store: Store, clock: FakeClock, tmp_path: Path) -> Path:
    """A month with two wins."""
    add(store, clock, BED, WALK, REST)
    return tmp_path


def seen(root: Path, clock: FakeClock) -> set[str]:
    """What another process finds in the month."""
    lookup = open_store(root, clock).lookup()
    return {entry.text for entry in lookup.entries(MONTH, ANYTHING)}


def copy_of(root: Path) -> Path:
    return root / "state" / "copies" / f"{MONTH}.json"


def another_machine(root: Path, clock: FakeClock) -> None:
    """Replace the page with that of another machine that lacks the last win."""
    raw = month_file(root).read_bytes()
    other = root / "other"
    (other / "data" / "months").mkdir(parents=True)
    month_file(other).write_bytes(raw)
    add(open_store(other, clock), clock, TEA)
    add(open_store(root, clock), clock, WALK._replace(id="2004", text="Sang"))
    month_file(root).write_bytes(month_file(other).read_bytes())


def damage(root: Path, _clock: FakeClock) -> None:
    path = month_file(root)
    path.write_bytes(path.read_bytes().replace(b"Rested", b"Rexted", 1)[:-40])


def damage_both(root: Path, _clock: FakeClock) -> None:
    """Truncate both the page and its copy."""
    month_file(root).write_bytes(month_file(root).read_bytes()[:-2])
    copy_of(root).write_bytes(month_file(root).read_bytes())


def vanish(root: Path, _clock: FakeClock) -> None:
    month_file(root).unlink()


def misplace(root: Path, clock: FakeClock) -> None:
    """A tombstone among the entries, as an older winsboard left it, also in the copy."""
    store = open_store(root, clock)
    add(store, clock, TEA)
    remove(store, clock, TEA)
    found = tables(month_file(root))
    (id, grave), *_ = found.pop("removed").items()
    found["entries"][id] = grave
    raw = page_json.serialize(MONTH, found, {}, {}, found).raw
    month_file(root).write_bytes(raw)
    copy_of(root).write_bytes(raw)


def nothing(_root: Path, _clock: FakeClock) -> None:
    pass


@pytest.mark.parametrize(
    ("happens", "texts"),
    [
        (nothing, set()),
        (another_machine, {"Made tea", "Sang"}),
        (damage, set()),
        (damage_both, set()),
        (vanish, set()),
        (misplace, set()),
    ],
)
def test_a_look_through_the_months_takes_in_and_mends_what_is_not_as_it_was_left(
    board: Path, clock: FakeClock, happens: Callable[[Path, FakeClock], None], texts: set[str]
) -> None:
    happens(board, clock)
    assert seen(board, clock) == {WALK.text, REST.text} | texts
    whole = tables(month_file(board))
    assert {entry["text"] for entry in whole["entries"].values()} == {WALK.text, REST.text} | texts


def test_a_month_that_is_as_it_was_left_is_not_read_row_by_row(
    board: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    real = parser.read_checked

    def noted(page: str, raw: bytes) -> object:
        read.append(page)
        return real(page, raw)

    monkeypatch.setattr(parser, "read_checked", noted)
    assert seen(board, clock) == {WALK.text, REST.text}
    assert MONTH not in read
    another_machine(board, clock)
    assert seen(board, clock) == {WALK.text, REST.text, "Made tea", "Sang"}
    assert MONTH in read


def test_the_board_shows_what_the_look_has_found(board: Path, clock: FakeClock) -> None:
    another_machine(board, clock)
    store = open_store(board, clock)
    store.lookup()
    found = {each.text for each in store.page(MONTH).values() if isinstance(each, Entry)}
    assert found == {WALK.text, REST.text, "Made tea", "Sang"}
