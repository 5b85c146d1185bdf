"""The five levels, reaching a goal, the pause, and the score."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import DAY
from tests.domain.goals.lives import Life
from winsboard.domain.errors import Refusal
from winsboard.domain.goals import goals, levels, reaching
from winsboard.domain.goals.events import events_of
from winsboard.domain.goals.score import score, t_score
from winsboard.domain.model.goals import Goal


def test_a_level_is_set_by_the_person_and_every_level_is_remembered() -> None:
    life = Life()
    life.add()
    for level, because in ((-2, "a cold"), (-1, ""), (-1, "still so")):
        life.later()
        life.do(reaching.set_level(life.board, life.goal(), level, life.m, because=because))
    assert reaching.set_level(life.board, life.goal(), -1, life.m) is None
    told = [(e.before, e.after, e.because) for e in events_of(life.board, life.goal())[1:]]
    assert told == [("-1", "-2", "a cold"), ("-2", "-1", ""), ("-1", "-1", "still so")]
    assert life.goal().start_level == -1
    assert life.counted() == 0
    for wrong in (3, -3, 7):
        with pytest.raises(Refusal, match=r"goal\.level"):
            reaching.set_level(life.board, life.goal(), wrong, life.m)
    with pytest.raises(Refusal, match=r"entry\.future"):
        reaching.set_level(life.board, life.goal(), 0, life.m, day=life.today + timedelta(days=1))


@pytest.mark.parametrize("level", [0, 1, 2])
def test_aim_or_higher_for_the_first_time_is_a_milestone(level: int) -> None:
    life = Life()
    life.add()
    edit = life.do(reaching.set_level(life.board, life.goal(), level, life.m))
    goal = life.goal()
    assert edit.title.did == "goal.reached"
    assert (goal.state, goal.reached_on, goal.pause_from, goal.level) == (
        "reached",
        DAY,
        DAY,
        level,
    )
    assert life.wins() == ["Walk to the bakery"]
    life.do(reaching.looked_at(goal, life.m))
    assert reaching.waiting(life.board) == ()
    assert reaching.looked_at(life.goal(), life.m) is None
    life.do(reaching.set_level(life.board, life.goal(), -2, life.m))
    assert life.goal().state == "reached", "a lower level takes nothing back"
    life.do(reaching.carry_on(life.goal(), life.m))
    life.later()
    life.do(reaching.set_level(life.board, life.goal(), 1, life.m))
    assert (life.goal().state, life.goal().pause_from, life.counted()) == ("open", None, 1)


def test_a_person_says_that_a_goal_is_reached() -> None:
    life = Life()
    life.add()
    life.do(reaching.reach(life.board, life.goal(), life.m, day=DAY - timedelta(days=2)))
    assert reaching.reach(life.board, life.goal(), life.m) is None
    assert life.goal().level == -1, "only the person sets the level"
    life.do(goals.open_again(life.goal(), life.m))
    life.later()
    life.do(reaching.reach(life.board, life.goal(), life.m))
    assert life.goal().reached_on == DAY - timedelta(days=2)
    assert life.counted() == 2


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4, unique=True),
    st.booleans(),
    st.floats(-2e6, 2e6),
)
def test_cuts_leave_no_gap_and_no_overlap(
    numbers: list[float],
    falls: bool,
    value: float,
) -> None:
    cuts = levels.checked_cuts(sorted(numbers, reverse=falls))
    level = levels.level_at(cuts, value)
    assert level is not None
    reached = [value <= cut if falls else value >= cut for cut in cuts]
    assert reached == sorted(reached, reverse=True), "each level holds all the lower ones"
    assert level == sum(reached) - 2
    for n, cut in enumerate(cuts):
        assert levels.level_at(cuts, cut) == n - 1, "a cut is the first value of its level"


def test_a_reading_asks_only_for_a_higher_level_and_only_where_there_are_cuts() -> None:
    goal = Goal("1", "Steps", cuts=(10.0, 20.0, 30.0, 40.0))
    assert [levels.asked_level(goal, value) for value in (5, 10, 19.9, 20, 100)] == [
        None,
        None,
        None,
        0,
        2,
    ]
    assert levels.asked_level(goal._replace(cuts=()), 100) is None
    faster = goal._replace(cuts=(40.0, 30.0, 25.0, 20.0), level=-2)
    assert [levels.asked_level(faster, value) for value in (41, 40, 20, 1)] == [None, -1, 2, 2]


@pytest.mark.parametrize(
    ("texts", "cuts"),
    [
        (("fewer than 10", "10", "20", "30", "40 or more"), (10, 20, 30, 40)),
        (("over 40", "40", "30", "25", "20 or less"), (40, 30, 25, 20)),
        (("none", "1 or 2", "4", "6", "8 or more"), (1, 4, 6, 8)),
        (("not yet", "with help", "slowly", "under 2 minutes", "under 1 minute"), ()),
        (("0", "1", "3", "2", "4"), ()),
        ((), ()),
    ],
)
def test_cuts_are_read_from_texts_that_name_them(
    texts: tuple[str, ...], cuts: tuple[float, ...]
) -> None:
    assert levels.cuts_in(texts) == cuts


def test_levels_are_shown_as_one_to_five() -> None:
    assert [levels.number_of(level) for level in levels.LEVELS] == [1, 2, 3, 4, 5]
    for number in (0, 6, 7, -1):
        with pytest.raises(Refusal, match=r"goal\.level"):
            levels.level_of(number)


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [
        ([0, 0, 0], [], 50.0),
        ([1], [], 60.0),
        ([2, 1, 0], [3, 2, 1], 67.6),
        ([-1, -1, -1], [], 36.3),
        ([2], [5], 70.0),
    ],
)
def test_the_score_is_that_of_the_method(
    values: list[int], weights: list[float], expected: float
) -> None:
    found = t_score(values, weights)
    assert found is not None
    assert round(found, 1) == expected


def test_the_score_counts_open_goals_and_those_reached_lately() -> None:
    life = Life()
    assert score(life.board, life.today) is None
    for title in ("A", "B", "C"):
        life.add(title)
    life.do(reaching.set_level(life.board, life.goal("A"), 0, life.m))
    life.do(goals.put_aside(life.goal("B"), life.m))
    found = score(life.board, life.today)
    assert found is not None
    assert [goal.title for goal in found.goals] == ["C", "A"]
    later = score(life.board, life.today + timedelta(days=120))
    assert later is not None
    assert [goal.title for goal in later.goals] == ["C"]
