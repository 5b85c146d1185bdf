"""The areas of a board: shipped ones as the person changed them, and their own."""

from __future__ import annotations

import pytest

from tests.domain.boards import BED, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.habits.routines import parts_of
from winsboard.domain.library import area_edits
from winsboard.domain.library.areas import key_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Area, Routine
from winsboard.domain.model.edits import inverse
from winsboard.words.catalog.areas import area_choices, area_name, areas_of, shipped_areas

CONTEXT = moment()
"""One for all edits, so that each new area has an id of its own."""
SHIPPED = [area.name for area in shipped_areas()]


def names(board: Board) -> list[str]:
    return [area.name for area in areas_of(board).listed]


def named(board: Board, name: str) -> Area:
    return next(area for area in areas_of(board).every if area.name == name)


def add(board: Board, name: str) -> Board:
    return after(board, area_edits.add(board, areas_of(board), name, CONTEXT))


def rename(board: Board, name: str, to: str) -> Board:
    edit = area_edits.rename(board, areas_of(board), named(board, name), to, CONTEXT)
    return after(board, edit)


def hide(board: Board, name: str) -> Board:
    return after(board, area_edits.hide(board, areas_of(board), named(board, name), CONTEXT))


def move(board: Board, name: str, by: int) -> Board:
    return after(board, area_edits.move(board, areas_of(board), named(board, name), by, CONTEXT))


def test_a_fresh_board_has_the_shipped_areas_and_no_document() -> None:
    assert names(Board()) == SHIPPED
    assert Board().library_documents(Area) == ()


def test_the_numbers_of_shipped_areas_are_fixed() -> None:
    """They are ids in files: an area keeps its number, and a new one gets the next."""
    assert [(area.id, area.of) for area in shipped_areas()] == [
        ("1", "morning"),
        ("2", "home"),
        ("3", "selfcare"),
        ("4", "connection"),
        ("5", "boundaries"),
        ("6", "coping"),
        ("7", "therapy"),
        ("8", "movement"),
        ("9", "speech_thinking"),
        ("10", "sleep"),
        ("11", "family"),
    ]


def test_an_own_area_is_added_at_the_end() -> None:
    board = add(add(Board(), "  My   garden "), "Allotment")
    assert names(board) == [*SHIPPED, "My garden", "Allotment"]


@pytest.mark.parametrize("taken", ["Morning", "morning", "GARDEN", "gárden"])
def test_a_name_is_there_once(taken: str) -> None:
    board = add(Board(), "Garden")
    with pytest.raises(Refusal) as refusal:
        add(board, taken)
    assert refusal.value.reason == "area.exists"
    with pytest.raises(Refusal):
        rename(board, "Coping", taken)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_an_area_needs_a_name(blank: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add(Board(), blank)
    assert refusal.value.reason == "area.no_name"
    with pytest.raises(Refusal) as refusal:
        rename(Board(), "Morning", blank)
    assert refusal.value.reason == "area.no_name"


def test_a_renamed_area_keeps_its_key_and_its_place() -> None:
    board = rename(Board(), "Home tasks", "Our flat")
    assert names(board) == ["Morning", "Our flat", *SHIPPED[2:]]
    assert key_of(named(board, "Our flat")) == "home"
    assert names(rename(board, "Our flat", "Home tasks")) == SHIPPED


def test_a_hidden_area_is_left_out_of_lists_and_keeps_its_name() -> None:
    board = hide(Board(), "Family")
    assert names(board) == SHIPPED[:-1]
    assert area_name(areas_of(board), "family") == "Family"
    shown = after(board, area_edits.show(board, areas_of(board), named(board, "Family"), CONTEXT))
    assert names(shown) == SHIPPED


def test_what_is_chosen_stays_a_choice_when_it_is_hidden() -> None:
    board = hide(Board(), "Family")
    assert ("Family", "family") not in area_choices(areas_of(board))
    assert area_choices(areas_of(board), "family")[-1] == ("Family", "family")
    assert area_choices(areas_of(board))[0] == ("No area", "")


def test_a_deleted_area_still_names_what_is_in_it_and_comes_back_as_itself() -> None:
    board = add(Board(), "Garden")
    key = key_of(named(board, "Garden"))
    gone = after(board, area_edits.delete(board, areas_of(board), named(board, "Garden"), CONTEXT))
    assert names(gone) == SHIPPED
    assert area_name(areas_of(gone), key) == "Garden"
    back = add(gone, "garden")
    assert names(back)[-1] == "Garden"
    assert key_of(named(back, "Garden")) == key


def test_a_shipped_area_cannot_be_deleted() -> None:
    with pytest.raises(Refusal) as refusal:
        area_edits.delete(Board(), areas_of(Board()), named(Board(), "Coping"), CONTEXT)
    assert refusal.value.reason == "area.shipped"


def test_areas_move_one_place_at_a_time_past_hidden_ones() -> None:
    board = add(hide(Board(), "Family"), "Garden")
    up = move(board, "Garden", -1)
    assert names(up) == [*SHIPPED[:9], "Garden", "Evening and sleep"]
    assert names(move(up, "Garden", 1)) == names(board)
    first = named(board, "Morning")
    assert area_edits.move(board, areas_of(board), first, -1, CONTEXT) is None
    last = named(board, "Garden")
    assert area_edits.move(board, areas_of(board), last, 1, CONTEXT) is None


def test_areas_with_the_same_place_can_be_moved() -> None:
    board = board_of(Area("4101", "Garden", position=11.0), Area("4202", "Boat", position=11.0))
    assert names(board)[-3:] == ["Family", "Garden", "Boat"]
    assert names(move(board, "Boat", -1))[-3:] == ["Family", "Boat", "Garden"]


def test_an_area_is_moved_to_the_top_at_once() -> None:
    board = add(Board(), "Garden")
    for name in ("Garden", "Family"):
        edit = area_edits.to_top(board, areas_of(board), named(board, name), CONTEXT)
        board = after(board, edit)
    assert names(board) == ["Family", "Garden", *SHIPPED[:-1]]
    first = named(board, "Family")
    assert area_edits.to_top(board, areas_of(board), first, CONTEXT) is None


def test_every_edit_of_an_area_can_be_undone() -> None:
    board = add(Board(), "Garden")
    areas = areas_of(board)
    edits = [
        area_edits.rename(board, areas, named(board, "Morning"), "Dawn", CONTEXT),
        area_edits.hide(board, areas_of(board), named(board, "Coping"), CONTEXT),
        area_edits.move(board, areas, named(board, "Garden"), -1, CONTEXT),
        area_edits.delete(board, areas_of(board), named(board, "Garden"), CONTEXT),
    ]
    for edit in edits:
        assert edit is not None
        changed = board.with_changes(edit.changes)
        assert areas_of(changed) != areas
        undone = inverse(edit, id="9", at=CONTEXT.now)
        assert areas_of(changed.with_changes(undone.changes)) == areas


def test_two_areas_of_one_name_are_listed_once_and_are_one() -> None:
    """Two machines that merge may each have added it."""
    board = board_of(Area("4101", "Garden", position=12.0), Area("4202", "garden", position=12.0))
    assert names(board) == [*SHIPPED, "Garden"]
    assert areas_of(board).alike("4202") == {"4101", "4202"}
    assert area_name(areas_of(board), "4202") == "Garden"


def test_an_unknown_area_is_its_own_name() -> None:
    assert area_name(areas_of(Board()), "body") == "body"


TWO = (
    Area("77", "Garden", position=20.0),
    Area("5077", "garden", position=12.0),
    BED._replace(id="1", label="Rake", area="77", position=1.0),
    BED._replace(id="2", label="Bed", area="home", position=2.0),
    BED._replace(id="3", label="Mow", area="5077", position=3.0),
)
"""A board on which two machines have each added an area of the same name."""


def test_areas_of_one_name_are_one_group_of_habits() -> None:
    board = board_of(*TWO)
    assert [habit.label for habit in board.habits] == ["Rake", "Mow", "Bed"]
    assert areas_of(board).order("77") == areas_of(board).order("5077")
    assert names(board).count("garden") == 1


@pytest.mark.parametrize("to", ["Allotment", "Balcony"])
def test_areas_of_one_name_are_renamed_together(to: str) -> None:
    board = rename(board_of(*TWO), "garden", to)
    assert {area_name(areas_of(board), key) for key in ("77", "5077")} == {to}
    assert names(board).count(to) == 1
    assert "garden" not in names(board)


def test_areas_of_one_name_are_hidden_shown_and_deleted_together() -> None:
    board = board_of(*TWO)
    hidden = hide(board, "garden")
    assert "garden" not in names(hidden)
    areas = areas_of(hidden)
    shown = after(hidden, area_edits.show(hidden, areas, areas.hidden[-1], CONTEXT))
    assert names(shown) == names(board)
    gone = after(board, area_edits.delete(board, areas_of(board), named(board, "garden"), CONTEXT))
    assert "garden" not in names(gone)
    assert {area_name(areas_of(gone), key) for key in ("77", "5077")} == {"garden"}


def test_routines_of_one_name_are_one_group() -> None:
    habits = [
        BED._replace(id="1", label="Teeth", routine="88", position=1.0),
        BED._replace(id="2", label="Bed", area="home", position=2.0),
        BED._replace(id="3", label="Screens off", routine="5088", position=3.0),
    ]
    board = board_of(Routine("88", "Evening"), Routine("5088", "evening"), *habits)
    assert [habit.label for habit in board.habits] == ["Teeth", "Screens off", "Bed"]
    assert [habit.id for habit in parts_of(board, "5088")] == ["1", "3"]
