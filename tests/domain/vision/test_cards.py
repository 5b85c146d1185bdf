"""Cards of the vision board: their order, pinned wins, and the goal that is made of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.goals.from_card import make_goal
from winsboard.domain.model.board import Board
from winsboard.domain.model.edits import Change
from winsboard.domain.model.goals import CARD_KINDS, VisionCard
from winsboard.domain.text.sanitize import MAX_LINE_LENGTH
from winsboard.domain.vision import cards


def several(count: int) -> Board:
    return board_of(*(VisionCard(str(n), f"card {n}", position=float(n)) for n in range(count)))


def ids(board: Board) -> list[str]:
    return [card.id for card in cards.listed(board)]


@given(st.integers(1, 6), st.lists(st.tuples(st.integers(0, 9), st.integers(-2, 9))))
def test_moving_cards_is_moving_items_of_a_list(count: int, moves: list[tuple[int, int]]) -> None:
    board, expected = several(count), [str(n) for n in range(count)]
    for which, place in moves:
        card = cards.listed(board)[which % count]
        edit = cards.move_to(board, card, place, moment())
        here = expected.index(card.id)
        if not 0 <= place < count or place == here:
            assert edit is None
            continue
        expected.insert(place, expected.pop(here))
        board = after(board, edit)
        assert ids(board) == expected


def test_the_same_win_is_pinned_once_and_its_words_stay() -> None:
    board = after(Board(), cards.pin(Board(), "77", "Walked\nto the  gate", moment()))
    [card] = cards.listed(board)
    assert (card.kind, card.text, card.entry) == ("proof", "Walked to the gate", "77")
    assert cards.pin(board, "77", "Walked", moment()) is None
    long = cards.pin(board, "78", "x" * 5000, moment())
    assert long is not None
    [change] = long.changes
    assert isinstance(change.after, VisionCard)
    assert len(change.after.text) == MAX_LINE_LENGTH


def test_a_goal_takes_the_plan_of_its_card_and_is_made_once() -> None:
    card = VisionCard("1", "Swim", obstacle="cold", when="it is warm", then="put my feet in")
    board = board_of(card)
    board = after(board, make_goal(board, card, moment()))
    [card] = cards.listed(board)
    goal = cards.goal_of(board, card)
    assert goal is not None
    assert (goal.title, goal.obstacle) == ("Swim", "cold")
    assert (goal.when, goal.then) == ("it is warm", "put my feet in")
    with pytest.raises(Refusal, match=r"vision\.has_goal"):
        make_goal(board, card, moment())
    gone = board.with_changes([Change(goal, None)])
    assert cards.goal_of(gone, card) is None
    assert len(make_goal(gone, card, moment()).changes) >= 2


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_card_needs_words(text: str) -> None:
    with pytest.raises(Refusal, match=r"vision\.no_text"):
        cards.add(Board(), VisionCard("", text), moment())


def test_kinds_are_named_as_they_are_typed() -> None:
    assert [cards.kind_named(f" {kind.upper()} ") for kind in CARD_KINDS] == [*CARD_KINDS]
    assert cards.kind_named("goal") is None
