"""Steps, parts and rungs: each one done is one win of its day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import DAY, all_documents
from tests.domain.goals.lives import Life
from winsboard.domain.errors import Refusal
from winsboard.domain.goals import reaching, steps
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit, inverse
from winsboard.domain.model.goals import GoalEvent


def test_a_step_done_is_one_win_of_that_day() -> None:
    life = Life()
    life.add("Walk to the bakery", "door", "gate", "corner")
    yesterday = DAY - timedelta(days=1)
    edit = life.tick(2, yesterday)
    assert edit.title.did == "step.done"
    assert (life.wins(), life.counted(), life.step(2).done_on) == (["gate"], 1, yesterday)
    (win,) = [d for d in life.all() if isinstance(d, Entry)]
    assert (win.kind, win.day, win.about) == ("win", yesterday, life.step(2).id)
    assert steps.tick(life.board, life.step(2), life.m) is None
    step = steps.next_step(life.board, life.goal())
    assert step is not None
    assert step.title == "door"
    assert steps.count(life.board, life.goal()) == (1, 3)
    with pytest.raises(Refusal, match=r"entry\.future"):
        steps.tick(life.board, life.step(1), life.m, day=DAY + timedelta(days=1))


def test_undo_takes_all_of_a_step_with_it() -> None:
    life = Life()
    life.add("Walk to the bakery", "door", "gate")
    life.tick(1)
    before = all_documents(life.board)
    edit = life.tick(2)
    life.do(inverse(edit, id="1", at=life.m.now))
    assert all_documents(life.board) == before


def test_the_last_step_reaches_the_goal_and_is_one_win_all_the_same() -> None:
    life = Life()
    life.add("Walk to the bakery", "door", "gate")
    life.tick(1)
    edit = life.tick(2)
    goal = life.goal()
    assert edit.title.did == "step.last"
    assert (goal.state, goal.reached_on, goal.pause_from) == ("reached", DAY, DAY)
    assert life.wins() == ["door", "Walk to the bakery: gate"]
    assert life.counted() == 2
    assert reaching.waiting(life.board) == (goal,)


def test_a_single_step_does_not_reach_the_goal() -> None:
    life = Life()
    life.add("Walk to the bakery", "door")
    life.tick(1)
    assert life.goal().state == "open"


def test_a_step_that_is_open_again_takes_its_win_back_but_nothing_that_was_added_to_it() -> None:
    life = Life()
    life.add("Walk to the bakery", "door", "gate", "corner")
    life.tick(1)
    life.do(steps.untick(life.board, life.step(1), life.m))
    assert (life.wins(), life.events(), life.step(1).done_on) == ([], ["began"], None)
    assert steps.untick(life.board, life.step(1), life.m) is None
    life.tick(1)
    (win,) = [d for d in life.all() if isinstance(d, Entry)]
    life.do(life.m.update("x", "", win, win._replace(starred=True)))
    life.do(steps.untick(life.board, life.step(1), life.m))
    assert life.wins() == ["door"]
    life.tick(1)
    assert life.wins() == ["door", "door"], "the starred one and the new one"


def test_what_two_machines_wrote_about_one_step_goes_with_it() -> None:
    life, other = Life(), Life()
    for each in (life, other):
        each.add("Walk to the bakery", "door", "gate", "corner")
    other.later(2)
    life.tick(1)
    other.tick(1)
    theirs = [d for d in other.all() if isinstance(d, Entry | GoalEvent) and d.day == other.today]
    life.do(life.m.creation("merged", "", *theirs))
    life.do(steps.untick(life.board, life.step(1), life.m))
    assert (life.wins(), life.events()) == ([], ["began"])


def test_a_rung_can_be_climbed_on_any_day_and_each_climb_is_a_win() -> None:
    life = Life()
    life.add("Walk to the bakery", "one", "two", "three", kind="ladder")
    life.tick(2)
    life.later(3)
    life.tick(2)
    life.tick(2)
    life.tick(1)
    assert life.wins() == ["two", "two", "two", "one"]
    assert life.counted() == 4
    assert (life.step(2).done_on, life.goal().state) == (DAY, "open")
    life.tick(3)
    assert life.goal().state == "reached", "the highest rung"
    life.tick(1)
    assert life.goal().pause_from == life.today


def test_steps_move_change_and_go() -> None:
    life = Life()
    life.add("Walk to the bakery", "a", "b", "c")
    life.do(steps.move(life.board, life.step(3), -1, life.m))
    life.do(steps.add(life.board, life.goal(), " d ", life.m))
    assert steps.move(life.board, life.step(1), -1, life.m) is None
    life.do(steps.change(life.step(4), life.step(4)._replace(title="e"), life.m))
    life.do(steps.remove(life.board, life.step(1), life.m))
    assert [s.title for s in steps.steps_of(life.board, life.goal())] == ["c", "b", "e"]
    with pytest.raises(Refusal, match=r"step\.no_title"):
        steps.add(life.board, life.goal(), " ", life.m)
    for name in ("4", "x", ""):
        with pytest.raises(Refusal, match=r"step\.unknown"):
            steps.find(life.board, life.goal(), name)


ACTS = st.lists(
    st.tuples(st.sampled_from(["tick", "untick", "undo", "later"]), st.integers(1, 3)),
    max_size=20,
)


@given(ACTS, st.sampled_from(["goal", "homework", "ladder"]))
def test_any_order_of_acts_counts_each_step_that_is_done_once(
    acts: list[tuple[str, int]], kind: str
) -> None:
    life = Life()
    life.add("Walk to the bakery", "a", "b", "c", kind=kind)
    stack: list[Edit] = []
    for act, number in acts:
        if act == "later":
            life.later()
        elif act == "undo" and stack:
            life.do(inverse(stack.pop(), id="1", at=life.m.now))
        elif act in ("tick", "untick"):
            step = life.step(number)
            edit = (
                steps.tick(life.board, step, life.m)
                if act == "tick"
                else steps.untick(life.board, step, life.m)
            )
            if edit is not None:
                stack.append(life.do(edit))
    done = steps.count(life.board, life.goal()).done
    assert life.counted() == len(life.wins()) == life.events().count("step")
    assert life.counted() == done if kind != "ladder" else life.counted() >= done
