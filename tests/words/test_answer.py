"""The answer to a tick: all of a routine, a new word of steadiness, a quiet line on a hard day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import DAY, after, board_of, moment
from winsboard.domain.habits import habits, mark_details
from winsboard.domain.habits.year_scores import YearScores
from winsboard.domain.journal import entries
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Routine, Settings
from winsboard.domain.model.edits import Edit
from winsboard.domain.wellbeing.tone import is_hard, tones_on
from winsboard.words.catalog.habits import celebration_lines
from winsboard.words.sentences.celebration import Answer, Occasion, answer_to

M = moment()
UP = Habit("1001", "Up", "morning", position=1.0, began_on=DAY - timedelta(days=80))
NIGHT = Routine("4001", "Night")
TEETH = Habit("1002", "Teeth", routine="4001", position=2.0)
TEA = Habit("1003", "Tea", routine="4001", position=3.0)


def answered(board: Board, edit: Edit | None, said: list[str], *, event: str = "habit") -> Answer:
    assert edit is not None
    scores = YearScores()
    answer = answer_to(
        board,
        DAY,
        edit,
        said,
        Occasion(event),
        lambda now, habit: scores.steadiness(now, habit, DAY),
    )
    if answer.edit.said:
        said.append(answer.edit.said)
    return answer


def tick(board: Board, habit: Habit, ago: int = 0) -> Edit | None:
    return habits.mark(board, board.habit(habit.id) or habit, DAY - timedelta(days=ago), "done", M)


def test_each_new_word_is_said_once_and_never_downwards() -> None:
    board, told = board_of(UP._replace(began_on=DAY - timedelta(days=70))), []
    said: list[str] = []
    for ago in range(70, -1, -1):
        answer = answered(board, tick(board, UP, ago), said)
        assert answer.text
        if answer.text.startswith("A new word"):
            told.append(answer.text.rsplit(": ", 1)[1])
        board = board.with_changes(answer.edit.changes)
    words = ["Starting.", "Growing.", "Steady.", "Part of life."]
    assert told == [word for word in words if word in told]
    assert len(told) == len(set(told)) >= 3
    before = board.habit(UP.id)
    for ago in range(61):
        board = after(board, habits.mark(board, UP, DAY - timedelta(days=ago), None, M))
    for ago in range(60, -1, -1):
        answer = answered(board, tick(board, UP, ago), said)
        assert not answer.text.startswith("A new word")
        board = board.with_changes(answer.edit.changes)
    assert board.habit(UP.id) == before


def test_a_board_of_an_older_version_is_not_told_what_it_had() -> None:
    board = board_of(UP)
    for ago in range(60, 0, -1):
        board = after(board, tick(board, UP, ago))
    answer = answered(board, tick(board, UP), [])
    assert answer.text
    assert not answer.text.startswith("A new word")
    known = board.with_changes(answer.edit.changes).habit(UP.id)
    assert known is not None
    assert known.reached > 0


@pytest.mark.parametrize("settings", [Settings(celebrate=False), Settings(quiet_lines=True)])
def test_all_of_a_routine_is_said_once_a_day(settings: Settings) -> None:
    board, said = board_of(settings, NIGHT, TEETH, TEA), list[str]()
    first = answered(board, tick(board, TEETH), said)
    board = board.with_changes(first.edit.changes)
    whole = answered(board, tick(board, TEA), said)
    if not settings.celebrate:
        assert not whole.text
        return
    assert whole.text == "Night: all of it is done."
    board = board.with_changes(whole.edit.changes)
    board = after(board, habits.mark(board, TEA, DAY, None, M))
    again = answered(board, tick(board, TEA), said)
    assert again.text
    assert again.text != whole.text


QUIET = {line.text for line in celebration_lines() if line.tone == "quiet"}


def test_the_tag_of_a_hard_day_quiets_this_answer_and_the_rest_of_the_day() -> None:
    board = board_of(UP, TEETH)
    assert "bright" in tones_on(board, DAY)
    win = entries.write("win", "I got up", DAY, M, tags=["hard_day"])
    deed = Occasion("win", tags=("first_time", "hard_day"))
    assert {
        answer_to(board, DAY, win._replace(id=str(n)), (), deed).text for n in range(30)
    } <= QUIET
    assert tones_on(after(board, win), DAY) == {"quiet"}
    assert not is_hard(after(board, win), DAY + timedelta(days=1))
    ticked = after(board, tick(board, UP))
    mark = ticked.mark(UP.id, DAY)
    assert mark is not None
    tagged = after(ticked, mark_details.toggle_tag(mark, "Up", "hard_day", M))
    assert tones_on(tagged, DAY) == {"quiet"}
    assert tones_on(ticked, DAY) != {"quiet"}


def test_without_the_last_year_there_is_a_line_and_no_word() -> None:
    board = board_of(UP)
    for ago in range(20, 0, -1):
        board = after(board, tick(board, UP, ago))
    edit = tick(board, UP)
    assert edit is not None
    answer = answer_to(board, DAY, edit, (), Occasion("habit"))
    assert answer.text
    assert answer.edit.changes == edit.changes
