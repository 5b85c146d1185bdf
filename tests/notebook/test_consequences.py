"""What follows from an act, saved in the same edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.notebook.acts import mark, state, write
from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.documents import Reward
from winsboard.domain.rewards.ready import made_ready
from winsboard.notebook.notebook import Notebook


def promise(notebook: Notebook, needed: int = 1) -> None:
    """Promise a reward for days of the first habit."""
    habit = notebook.board.habits[0]
    reward = Reward("", "Film night", for_kind="habit", for_id=habit.id, needed=needed)
    reward = reward._replace(since=notebook.today)
    notebook.commit(items.add(notebook.board, reward, notebook.edit_context()))


def only(notebook: Notebook) -> Reward:
    (found,) = notebook.board.library_documents(Reward)
    return found


def test_a_tick_makes_a_reward_ready_and_only_its_undo_takes_that_back(
    notebook: Notebook, open_again: Callable[[], Notebook]
) -> None:
    promise(notebook)
    mark(notebook, "done")
    assert only(open_again()).ready_on == notebook.today
    mark(notebook, None)
    assert only(open_again()).ready_on == notebook.today
    assert open_again().undo().did == "mark.open"
    assert open_again().undo().did == "mark.done"
    assert only(open_again()).ready_on is None
    open_again().redo()
    assert only(open_again()).ready_on == notebook.today


def test_the_saved_edit_is_returned_so_that_the_reward_can_be_named(notebook: Notebook) -> None:
    promise(notebook)
    act = mark(notebook, "done")
    assert made_ready(act) == ()
    notebook.undo()
    saved = notebook.commit(act._replace(id=notebook.edit_context().new_id()))
    assert [reward.title for reward in made_ready(saved)] == ["Film night"]


@pytest.mark.parametrize("again", [False, True])
def test_undo_refuses_to_take_back_what_was_enjoyed(
    notebook: Notebook, open_again: Callable[[], Notebook], again: bool
) -> None:
    promise(notebook)
    tick = mark(notebook, "done")
    write(notebook, "x")
    before = only(notebook)
    board = open_again() if again else notebook
    edit = board.edit_context().update(
        "reward.enjoyed", "", before, before._replace(enjoyed_on=board.today)
    )
    board.commit_alone(edit)
    with pytest.raises(Refusal, match=r"undo\.(enjoyed|touched)"):
        board.undo_one(tick.id)
    assert (state(board), only(board).ready_on) == ("done", board.today)
