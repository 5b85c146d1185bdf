"""Goals in words: levels without a minus, every event of a story, every shipped template."""

from __future__ import annotations

import re

import pytest

from tests.domain.boards import DAY, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.goals import goals
from winsboard.domain.goals.levels import LEVELS, level_at
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import GOAL_EVENTS, GoalEvent
from winsboard.words.catalog.goals import (
    GoalTemplate,
    goal_templates,
    level_place,
    level_word,
    neighbours,
    parse_level,
    parse_template,
    templates_for,
    typed_levels,
)
from winsboard.words.sentences.goals.story import event_words

MINUS = re.compile(r"(?<![0-9])-[12](?![0-9])")


def test_levels_have_a_word_and_a_place_and_are_typed_by_either() -> None:
    assert [level_word(level) for level in LEVELS] == [
        "Start",
        "On the way",
        "Aim",
        "A bit more",
        "Much more",
    ]
    assert [level_place(level) for level in LEVELS] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    for level, short in zip(LEVELS, typed_levels(), strict=True):
        for typed in (short, short.upper(), level_word(level), level_place(level)[0]):
            assert parse_level(typed) == level
    for wrong in ("7", "0", "-1", "", "o", "99999", "1/5"):
        with pytest.raises(Refusal, match=r"goal\.level"):
            parse_level(wrong)


@pytest.mark.parametrize("what", GOAL_EVENTS)
@pytest.mark.parametrize(("before", "after"), [("-2", "-1"), ("", "new"), ("old", ""), ("", "")])
@pytest.mark.parametrize("because", ["", "tired legs"])
def test_every_event_is_a_sentence_without_a_minus(
    what: str, before: str, after: str, because: str
) -> None:
    event = GoalEvent("1", "2", DAY, what, before, after, because, "Ana")  # type: ignore[arg-type]
    said = event_words(event)
    assert said.endswith("(Ana)")
    assert because in said
    if what == "level":
        assert not MINUS.search(said)


@pytest.mark.parametrize("template", goal_templates().values(), ids=lambda t: t.id)
def test_a_template_is_a_goal_with_five_levels_and_a_start(template: GoalTemplate) -> None:
    goal = template.goal
    goals.add(Board(), goal, moment())
    assert len(goal.levels) == 5
    assert goal.start_level in (-2, -1)
    if goal.cuts:
        assert [level_at(goal.cuts, cut) for cut in goal.cuts] == [-1, 0, 1, 2]
    assert parse_template(template.name).id == template.id


def test_templates_of_the_own_board_come_first_and_neighbours_share_the_discipline() -> None:
    assert templates_for("rehab")[0].audience == "rehab"
    assert templates_for("mh")[0].audience == "mh"
    assert len(templates_for("mh")) == len(templates_for("rehab")) == len(goal_templates())
    near = neighbours("mil.neuro.steps", "", "rehab")
    assert "mil.neuro.steps" not in [t.id for t in near]
    assert ["PT" in t.disciplines for t in near] == sorted(
        ("PT" in t.disciplines for t in near), reverse=True
    )
    assert "SLP" in neighbours("", "SLP", "mh")[0].disciplines
