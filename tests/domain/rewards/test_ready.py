"""Which edits make a reward ready."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.boards import BED, DAY, NOW, WALK, WATER, board_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Document,
    Goal,
    GoalEvent,
    Habit,
    Mark,
    MarkState,
    Reward,
    Step,
    mark_id,
)
from winsboard.domain.model.edits import Change, Edit, Title
from winsboard.domain.rewards.progress import is_free
from winsboard.domain.rewards.ready import first_day_needed, made_ready, rewards_after

GOAL = Goal("3001", "Walk to the bakery")
STEP = Step("4001", "3001", "Stand at the door")
FILM = Reward("6001", "Film night", for_kind="habit", for_id=BED.id, needed=2, since=DAY)
BATH = Reward("6002", "Bath", for_kind="step", for_id=STEP.id, since=DAY)
BOOK = Reward("6003", "New book", for_kind="goal", for_id=GOAL.id, since=DAY)
TREE = Reward("6004", "The wood", for_kind="wins", needed=2, since=DAY)


def ticked(day: date, state: MarkState = "done", habit: Habit = BED) -> Mark:
    return Mark(mark_id(habit.id, day), habit.id, day, state)


def edit(*changes: tuple[Document | None, Document | None]) -> Edit:
    return Edit("9001", NOW, Title("x"), tuple(Change(*change) for change in changes))


def ready_titles(board: Board, *changes: tuple[Document | None, Document | None]) -> list[str]:
    act = edit(*changes)
    added = rewards_after(board, act, DAY)
    return [reward.title for reward in made_ready(act._replace(changes=added))]


@pytest.mark.parametrize(
    ("there", "act", "ready"),
    [
        ([FILM, ticked(DAY - timedelta(1))], (None, ticked(DAY)), False),
        ([FILM._replace(needed=1)], (None, ticked(DAY)), True),
        ([FILM._replace(needed=1)], (None, ticked(DAY, "some")), True),
        ([FILM._replace(needed=1)], (None, ticked(DAY, "rest")), False),
        ([FILM._replace(needed=1)], (None, ticked(DAY, habit=WATER)), False),
        ([FILM._replace(needed=1)], (ticked(DAY, "some"), ticked(DAY)), False),
        ([FILM._replace(needed=1)], (ticked(DAY, "rest"), ticked(DAY)), True),
        ([FILM._replace(needed=1, put_away_on=DAY)], (None, ticked(DAY)), False),
        ([FILM._replace(needed=1, ready_on=DAY)], (None, ticked(DAY)), False),
        ([FILM._replace(needed=1)], (None, ticked(DAY - timedelta(1))), False),
        ([FILM._replace(since=DAY - timedelta(1)), ticked(DAY)], (ticked(DAY), None), False),
        ([FILM._replace(needed=1), ticked(DAY)], (BED, BED._replace(label="Bed")), False),
        ([BATH], (STEP, STEP._replace(done_on=DAY)), True),
        ([BATH], (STEP, STEP._replace(done_on=DAY - timedelta(1))), False),
        ([BATH], (STEP, STEP._replace(title="Other")), False),
        ([BATH], (STEP._replace(done_on=DAY), STEP._replace(title="Other", done_on=DAY)), False),
        ([BATH._replace(for_kind="part")], (STEP, STEP._replace(done_on=DAY)), True),
        ([BOOK], (GOAL, GOAL._replace(state="reached", reached_on=DAY)), True),
        ([BOOK], (GOAL, GOAL._replace(level=2)), False),
        ([BOOK], (GOAL, GOAL._replace(state="away")), False),
        ([TREE, ticked(DAY)], (None, WALK), True),
        ([TREE], (None, WALK), False),
        ([TREE, ticked(DAY)], (None, WALK._replace(kind="note")), False),
        ([TREE, ticked(DAY)], (None, WALK._replace(day=DAY - timedelta(1))), False),
        ([TREE, ticked(DAY)], (WALK._replace(text="Run"), WALK), False),
    ],
)
def test_only_an_act_that_adds_what_it_is_for_makes_a_reward_ready(
    there: list[Document], act: tuple[Document | None, Document | None], ready: bool
) -> None:
    gone = [d for d in (act[0],) if d is not None and d not in there]
    board = board_of(BED, WATER, GOAL, STEP, *there, *gone)
    assert bool(ready_titles(board, act)) is ready


def test_a_goal_that_is_reached_again_and_a_rung_climbed_again_count() -> None:
    goal = GOAL._replace(reached_on=date(2026, 1, 5))
    step = STEP._replace(done_on=date(2026, 1, 4))
    board = board_of(goal, step, BOOK, BATH)
    told = GoalEvent("7001", GOAL.id, DAY, "reached")
    climb = WALK._replace(about=STEP.id)
    assert ready_titles(board, (None, told)) == ["New book"]
    assert ready_titles(board, (None, climb)) == ["Bath"]
    early = DAY - timedelta(1)
    assert ready_titles(board, (None, told._replace(day=early))) == []
    assert ready_titles(board, (None, climb._replace(day=early))) == []


def test_a_new_reward_is_ready_at_once_where_its_days_are_there() -> None:
    board = board_of(BED, ticked(DAY), ticked(DAY - timedelta(1)))
    early: Any = FILM._replace(since=DAY - timedelta(1))
    assert ready_titles(board, (None, early)) == ["Film night"]
    assert ready_titles(board, (None, FILM)) == []
    assert ready_titles(board_of(BED, FILM, ticked(DAY)), (FILM, FILM._replace(needed=1))) == [
        "Film night"
    ]


@pytest.mark.parametrize(
    ("reward", "gone", "label"),
    [(FILM, BED, BED.label), (BATH, STEP, STEP.title), (BOOK, GOAL, GOAL.title)],
)
def test_a_reward_whose_habit_step_or_goal_is_deleted_is_ready_whenever_one_likes(
    reward: Reward, gone: Document, label: str
) -> None:
    board = board_of(BED, GOAL, STEP, reward)
    act = edit((gone, None))
    ((before, after),) = rewards_after(board, act, DAY)
    assert (before, after) == (reward, reward._replace(for_id="", for_label=label))
    assert isinstance(after, Reward)
    assert is_free(board.with_changes([*act.changes, Change(before, after)]), after)
    assert not is_free(board, reward)


def test_files_are_read_only_for_an_act_that_may_make_something_ready() -> None:
    board = board_of(BED, FILM._replace(since=date(2026, 2, 1)))
    assert first_day_needed(board, edit((None, ticked(DAY))), DAY) == date(2026, 2, 1)
    assert first_day_needed(board, edit((None, ticked(DAY, habit=WATER))), DAY) is None
    assert first_day_needed(board, edit((ticked(DAY), None)), DAY) is None
