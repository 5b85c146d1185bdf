"""Goals: adding, finding, changing, putting away, and what their story remembers."""

from __future__ import annotations

import pytest

from tests.domain.boards import BED, DAY, WALK, all_documents, board_of, moment
from tests.domain.goals.lives import Life
from winsboard.domain.errors import Refusal
from winsboard.domain.goals import evidence, goals, removal, steps
from winsboard.domain.goals.events import events_of
from winsboard.domain.model.documents import Mark, mark_id
from winsboard.domain.model.edits import inverse
from winsboard.domain.model.goals import Goal, Pin, Reading, Reward, Step, VisionCard


def test_a_goal_needs_nothing_but_a_title() -> None:
    life = Life()
    goal = life.add(" Walk  to the\nbakery ")
    assert (goal.title, goal.level, goal.start_level, goal.state) == (
        "Walk to the bakery",
        -1,
        -1,
        "open",
    )
    assert life.events() == ["began"]
    with pytest.raises(Refusal, match=r"goal\.no_title"):
        goals.add(life.board, Goal("", "  "), life.m)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"sure": 11}, "goal.sure"),
        ({"sure": -1}, "goal.sure"),
        ({"weight": 0.0}, "goal.weight"),
        ({"weight": float("nan")}, "goal.weight"),
        ({"weight": float("inf")}, "goal.weight"),
        ({"levels": ("a", "b")}, "goal.levels"),
        ({"levels": ("a", "b", "", "d", "e")}, "goal.levels"),
        ({"levels": ("a", "b", "c", "d", "A")}, "goal.levels_alike"),
        ({"cuts": (1.0, 2.0, 3.0)}, "goal.cuts"),
        ({"cuts": (1.0, 3.0, 2.0, 4.0)}, "goal.cuts_order"),
        ({"cuts": (1.0, 1.0, 2.0, 3.0)}, "goal.cuts_order"),
        ({"cuts": (1.0, float("nan"), 2.0, 3.0)}, "goal.cuts"),
        ({"start_level": 3}, "goal.level"),
        ({"why": "x" * 2000}, "text.long_line"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_half_done(
    wrong: dict[str, object], reason: str
) -> None:
    life = Life()
    goal = life.add()
    with pytest.raises(Refusal, match=f"^{reason}$"):
        goals.add(life.board, goal._replace(**wrong), life.m)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=f"^{reason}$"):
        goals.change(goal, goal._replace(**wrong), life.m)  # type: ignore[arg-type]


@pytest.mark.parametrize(("sure", "unsure"), [(None, False), (0, True), (6, True), (7, False)])
def test_under_seven_a_smaller_goal_is_offered(sure: int | None, unsure: bool) -> None:
    assert goals.is_unsure(Goal("", "x", sure=sure)) is unsure


def test_a_goal_is_found_by_number_id_and_part_of_its_title() -> None:
    life = Life()
    for title in ("Say no", "Phone call", "Sleep", "Say no"):
        life.do(goals.add(life.board, Goal("", title), life.m))
    first, second, third, fourth = goals.current(life.board)
    assert goals.find(life.board, "2") == second
    assert goals.find(life.board, first.id) == first
    assert goals.find(life.board, "SLEE") == third
    with pytest.raises(Refusal, match=r"goal\.ambiguous") as several:
        goals.find(life.board, "say no")
    assert several.value.values["names"] == "1 Say no, 4 Say no"
    for name in ("5", "0", "xyz", ""):
        with pytest.raises(Refusal, match=r"goal\.unknown"):
            goals.find(life.board, name)
    life.do(goals.put_aside(first, life.m))
    assert goals.find(life.board, "say no") == fourth
    life.do(goals.put_aside(goals.find(life.board, "sleep"), life.m))
    assert goals.find(life.board, "sleep").state == "away"


def test_the_story_keeps_every_text_that_a_goal_had() -> None:
    life = Life()
    goal = life.add(levels=("1", "2", "3", "4", "5"))
    life.do(goals.make_smaller(goal, "to the gate", life.m, because="tired legs"))
    goal = life.goal()
    after = goal._replace(title="Walk out", why="bread", levels=("a", "b", "c", "d", "e"))
    life.do(goals.change(goal, after, life.m, because="with Ana", by="Ana"))
    told = {(e.what, e.before, e.after, e.because) for e in events_of(life.board, goal)}
    assert told >= {
        ("smaller", "Walk to the bakery", "to the gate", "tired legs"),
        ("changed", "Walk to the bakery", "Walk out", "with Ana"),
        ("changed", "", "bread", "with Ana"),
        ("changed", "1 / 2 / 3 / 4 / 5", "a / b / c / d / e", "with Ana"),
    }
    goal = life.goal("Walk out")
    assert goals.change(goal, goal, life.m) is None
    assert goals.make_smaller(goal, "to the gate", life.m) is None


def test_a_goal_is_put_away_and_opened_again() -> None:
    life = Life()
    goal = life.add()
    life.do(goals.put_aside(goal, life.m, because="too much now"))
    assert (goals.current(life.board), goals.put_away(life.board)) == ((), (life.goal(),))
    assert goals.put_aside(life.goal(), life.m) is None
    life.do(goals.open_again(life.goal(), life.m))
    assert goals.current(life.board) == (goal,)
    assert goals.open_again(goal, life.m) is None
    assert sorted(life.events()) == ["again", "away", "began"]


def test_goals_move_among_the_open_ones() -> None:
    life = Life()
    for title in "ABC":
        life.do(goals.add(life.board, Goal("", title), life.m))
    a, _, c = goals.current(life.board)
    life.do(goals.put_aside(life.goal("B"), life.m))
    life.do(goals.move(life.board, c, -1, life.m))
    assert [goal.title for goal in goals.current(life.board)] == ["C", "A"]
    assert goals.move(life.board, life.goal("C"), -1, life.m) is None
    assert goals.move(life.board, a, 1, life.m) is None


def test_a_deleted_goal_takes_its_own_with_it_and_leaves_the_rest() -> None:
    life = Life(board_of(WALK, BED))
    goal = life.add("Walk to the bakery", "door", "gate")
    life.do(evidence.pin(life.board, goal, WALK, life.m, step=life.step(1)))
    life.do(evidence.pin(life.board, goal, WALK, life.m))
    life.tick(1)
    reading = Reading("31", "m", DAY, moment().now, 3.0)
    rewards = (
        Reward("41", "Film", for_kind="goal", for_id=goal.id),
        Reward("42", "Tea", for_kind="step", for_id=life.step(1).id, enjoyed_on=DAY),
        Reward("43", "Bath", for_kind="habit", for_id=BED.id),
    )
    card = VisionCard("51", "Bread", goal=goal.id)
    life.do(moment().creation("x", "", reading, *rewards, card))
    before = all_documents(life.board)
    edit = life.do(removal.remove(life.board, life.goal(), life.m))
    left = all_documents(life.board)
    assert not [d for d in left if isinstance(d, Goal | Step | Pin)]
    assert life.events() == []
    assert life.wins() == [WALK.text, "door"]
    assert [reward for reward in rewards if reward not in left] == []
    assert {d for d in left if isinstance(d, VisionCard)} == {card._replace(goal="")}
    life.do(inverse(edit, id="9", at=life.m.now))
    assert all_documents(life.board) == before


def test_evidence_is_walked_both_ways() -> None:
    life = Life(board_of(BED, WALK))
    goal = life.add("Walk to the bakery", "door", "gate")
    life.do(steps.change(life.step(2), life.step(2)._replace(habit=BED.id), life.m))
    tick = Mark(mark_id(BED.id, DAY), BED.id, DAY, "done")
    rest = Mark(mark_id(BED.id, DAY.replace(day=22)), BED.id, DAY.replace(day=22), "rest")
    life.do(life.m.creation("x", "", tick, rest))
    life.do(evidence.pin(life.board, goal, WALK, life.m))
    assert evidence.pin(life.board, goal, WALK, life.m) is None
    life.tick(1)
    rows = evidence.story(life.board, life.goal())
    assert [row.evidence for row in rows if row.event is None] == [tick, WALK]
    (done,) = [row for row in rows if row.event and row.event.what == "step"]
    assert done.evidence is not None
    assert done.step == life.step(1).id
    for what in (done.evidence, tick, WALK):
        ((found, step),) = evidence.goals_of(life.board, what)
        assert found.id == goal.id
        assert (step.title if step else "") == {WALK.id: "", tick.id: "gate"}.get(what.id, "door")
    assert evidence.goals_of(life.board, rest) == ()
    (pin,) = evidence.pins_on(life.board, WALK)
    life.do(evidence.unpin(life.board, pin, life.m))
    assert evidence.goals_of(life.board, WALK) == ()


def test_what_hangs_on_nothing_is_left_out() -> None:
    """A habit, a win or a goal can be deleted, here or on another machine."""
    life = Life(board_of(WALK))
    goal = life.add("Walk to the bakery", "door", "gate")
    life.do(evidence.pin(life.board, goal, WALK, life.m))
    life.do(steps.change(life.step(1), life.step(1)._replace(habit="77"), life.m))
    life.do(life.m.removal("x", "", WALK))
    assert [row.event.what for row in evidence.story(life.board, goal) if row.event] == ["began"]
    life.do(life.m.removal("x", "", goal))
    assert goals.current(life.board) == ()
    with pytest.raises(Refusal, match=r"step\.no_goal"):
        steps.tick(life.board, Step("5002", goal.id, "door"), life.m)
    assert evidence.goals_of(life.board, WALK._replace(about="5002")) == ()
