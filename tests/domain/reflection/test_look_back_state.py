"""One look back in progress: where it stands, what was answered, and its draft."""

from __future__ import annotations

import pytest

from tests.domain.boards import DAY, board_of
from winsboard.domain.model.documents import Flow, FlowStep, Part, Settings
from winsboard.domain.reflection import flows
from winsboard.domain.reflection.flows import StepQuestion
from winsboard.domain.reflection.look_back_state import (
    LookBack,
    LookBackDraft,
    draft_fields,
    parse_draft,
    position_fields,
    start_or_resume,
    times,
)

STEPS = (
    FlowStep("first", "What was good?"),
    FlowStep("breath", "Breathe.", kind="none"),
    FlowStep("last", "What comes tomorrow?"),
)
FLOW = Flow("own", "An evening of three steps", STEPS)
ASKED = tuple(StepQuestion(step, step.text) for step in STEPS)
GOOD = Part("What was good?", "Soup", "first")
COMES = Part("What comes tomorrow?", "Bread", "last")


def test_the_last_step_is_the_one_with_none_behind_it() -> None:
    evening = LookBack(DAY, FLOW, ASKED)
    assert [evening._replace(at=at).is_last for at in range(3)] == [False, False, True]


def test_an_answer_takes_the_place_of_the_one_before_it() -> None:
    evening = LookBack(DAY, FLOW, ASKED).with_answer("Rain").with_answer("Soup")
    assert evening.parts == (GOOD,)
    assert evening.with_answer("Soup") is evening


def test_a_step_that_takes_no_words_keeps_none() -> None:
    assert LookBack(DAY, FLOW, ASKED, at=1).with_answer("Soup").parts == ()


@pytest.mark.parametrize(
    ("parts", "left", "of", "at"),
    [
        ((), "last", "own", 0),
        ((GOOD,), "", "own", 1),
        ((GOOD,), "first", "own", 0),
        ((GOOD,), "last", "own", 2),
        ((GOOD,), "last", "another", 1),
        ((GOOD,), "no such step", "own", 1),
        ((GOOD, COMES), "", "own", 2),
        ((Part("What was good?", " ", "first"),), "last", "own", 0),
    ],
)
def test_it_goes_on_where_it_was_left(parts: tuple[Part, ...], left: str, of: str, at: int) -> None:
    draft = LookBackDraft(DAY, of, parts, left)
    evening = start_or_resume(board_of(), FLOW, ASKED, DAY, draft)
    assert (evening.at, evening.parts, evening.initial_parts) == (at, parts, ())
    assert start_or_resume(board_of(), FLOW, ASKED, DAY).parts == ()


def test_a_draft_holds_answers_and_reads_back() -> None:
    fields = draft_fields(DAY, "own", [GOOD, Part("What comes tomorrow?", " ", "last")])
    assert fields is not None
    assert parse_draft(fields) == LookBackDraft(DAY, "own", (GOOD,))
    assert draft_fields(DAY, "own", [Part("What was good?", "\n", "first")]) is None
    place = position_fields(LookBack(DAY, FLOW, ASKED, at=2))
    assert parse_draft(fields | place) == LookBackDraft(DAY, "own", (GOOD,), "last")


def test_only_the_evening_is_stretched_to_the_minutes_chosen() -> None:
    board = board_of(Settings(look_back_minutes=12))
    assert sum(times(board, FLOW._replace(id=flows.EVENING))) == 12 * 60
    assert times(board, FLOW) == (60, 60, 60)
