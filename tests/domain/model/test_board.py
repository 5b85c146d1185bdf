"""The board as an immutable snapshot, and applying edits."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.boards import BED, DAY, DRESS, NOW, WALK, WATER, board_of, labels
from tests.store.strategies import documents
from tests.thorough import examples
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Document,
    Entry,
    Mark,
    Settings,
    mark_id,
    month_of,
    page_of,
)
from winsboard.domain.model.edits import Change, Edit, Title, inverse
from winsboard.domain.progress.summary import net_wins, wins_on


@given(st.lists(documents, max_size=8), st.data())
@settings(max_examples=examples(100), deadline=None)
def test_an_edit_and_its_inverse_leave_the_board_as_it_was(
    there: list[Document], data: st.DataObject
) -> None:
    board = board_of(*there)
    present = [d for page in board.pages.values() for d in page.values()]
    changes = []
    for document in present:
        act = data.draw(st.sampled_from(["keep", "remove", "replace"]))
        if act == "remove":
            changes.append(Change(document, None))
        elif act == "replace":
            other = data.draw(documents.filter(lambda d: type(d) is type(document)))  # noqa: B023
            changes.append(Change(document, other._replace(id=document.id)))
    known = {(type(d), d.id) for d in present}
    new = data.draw(documents)
    if (type(new), new.id) not in known:
        changes.append(Change(None, new))
    edit = Edit("1", NOW, Title("x"), tuple(changes))
    after = board.with_changes(edit.changes)
    back = after.with_changes(inverse(edit, id="2", at=NOW).changes)
    assert {n: dict(p) for n, p in back.pages.items() if p} == {
        n: dict(p) for n, p in board.pages.items() if p
    }
    for change in changes:
        if change.after is not None:
            assert after.pages[page_of(change.after)][type(change.after), change.after.id]


def test_an_inverse_names_what_it_takes_back_and_keeps_its_title() -> None:
    edit = Edit("1", NOW, Title("entry.win", "x"), (Change(None, WALK), Change(BED, None)))
    undo = inverse(edit, id="2", at=NOW + timedelta(1))
    assert (undo.undoes, undo.title, undo.id) == ("1", edit.title, "2")
    assert undo.changes == (Change(None, BED), Change(WALK, None))
    again = inverse(undo, id="3", at=NOW)
    assert (again.changes, again.undoes) == (edit.changes, "2")


def test_a_change_makes_a_new_board_and_leaves_the_old_one() -> None:
    board = board_of(BED)
    other = board.with_changes([Change(BED, None)])
    assert board.habits == (BED,)
    assert other.habits == ()


def test_an_entry_that_changes_its_month_changes_its_page() -> None:
    moved = WALK._replace(day=DAY.replace(month=10))
    board = board_of(WALK).with_changes([Change(WALK, moved)])
    assert dict(board.pages["2026-11"]) == {}
    assert board.entries(moved.day) == (moved,)


def test_documents_know_their_page() -> None:
    assert page_of(WALK) == month_of(DAY) == "2026-11"
    assert {page_of(BED), page_of(Settings())} == {"library"}
    assert mark_id("1001", DAY) == "202611211001"


def test_habits_of_one_area_stand_together_in_the_order_of_the_person() -> None:
    late = DRESS._replace(id="1009", label="Brush teeth", position=9.0)
    board = board_of(late, WATER, DRESS, BED)
    assert labels(board.habits) == ["Make the bed", "Get dressed", "Brush teeth", "Water"]
    assert labels(board.all_habits)[-1] == "Brush teeth"


def test_questions_about_pages_that_were_not_read_are_answered_with_nothing() -> None:
    board = Board()
    assert (board.habits, board.entries(DAY), board.month_entries("2026-11")) == ((), (), ())
    assert (board.settings, board.mark("1001", DAY), board.habit("1001")) == (
        Settings(),
        None,
        None,
    )
    assert list(board.marks("2026-11")) == []


def test_entries_are_in_the_order_they_were_written() -> None:
    later = WALK._replace(id="2000", at=NOW + timedelta(hours=2))
    elsewhere = WALK._replace(id="2003", day=DAY - timedelta(days=1))
    board = board_of(later, WALK, elsewhere)
    assert board.entries(DAY) == (WALK, later)
    assert board.month_entries("2026-11") == (WALK, elsewhere, later)


def test_pages_can_be_let_go_and_found_again() -> None:
    board = board_of(BED, WALK)
    assert set(board.without_pages(["2026-11"]).pages) == {"library"}
    assert board.find(WALK._replace(text="other")) == WALK
    assert board.find(WALK._replace(id="9")) is None


def marks(states: str) -> list[Mark]:
    """Marks of the days up to today: d done, s some, r rest, anything else open."""
    names = {"d": "done", "s": "some", "r": "rest"}
    days = [DAY - timedelta(days=n) for n in reversed(range(len(states)))]
    return [
        Mark(mark_id(BED.id, day), BED.id, day, names[letter])  # type: ignore[arg-type]
        for day, letter in zip(days, states, strict=True)
        if letter in names
    ]


def test_wins_of_a_day_are_ticks_and_written_wins() -> None:
    note = WALK._replace(id="2002", kind="note")
    some = Mark(mark_id(DRESS.id, DAY), DRESS.id, DAY, "some")
    rest = Mark(mark_id(WATER.id, DAY), WATER.id, DAY, "rest")
    assert wins_on(board_of(WALK, note, some, rest, *marks("dd")), DAY) == 3


def test_wins_gained_by_changes() -> None:
    (done,) = marks("d")
    rest = done._replace(state="rest")
    assert net_wins([Change(None, done), Change(None, WALK), Change(None, BED)]) == 2
    assert net_wins([Change(done, rest), Change(rest, None)]) == -1


def test_an_entry_is_no_mark() -> None:
    assert isinstance(WALK, Entry)
    assert list(board_of(WALK).marks("2026-11")) == []


@given(st.lists(documents, max_size=8), st.lists(documents, max_size=8))
@settings(max_examples=examples(50), deadline=None)
def test_the_marks_that_are_other_ones_are_those_that_came_went_and_changed(
    before: list[Document], after: list[Document]
) -> None:
    old, new = board_of(*before), board_of(*before[::2], *after)
    was = {d.id: d for page in old.pages.values() for d in page.values() if isinstance(d, Mark)}
    now = {d.id: d for page in new.pages.values() for d in page.values() if isinstance(d, Mark)}
    other = {id for id in was.keys() | now.keys() if was.get(id) != now.get(id)}
    assert {mark.id for mark in new.marks_since(old)} == other
    assert not list(new.marks_since(new))
