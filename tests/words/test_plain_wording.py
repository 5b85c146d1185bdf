"""The short wording of questions, lines and names, on a board for rehabilitation."""

from __future__ import annotations

import pytest

from tests.domain.boards import DAY, after, board_of, moment
from winsboard.domain.library import overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, FlowStep, Settings
from winsboard.domain.settings.wording import plain_words
from winsboard.words import content
from winsboard.words.catalog.calm import hard_day_card
from winsboard.words.catalog.habits import first_habits
from winsboard.words.catalog.reflection import (
    questions,
    shipped_flows,
    shipped_prompts,
    steps_with_questions,
)
from winsboard.words.sentences.celebration import Occasion, line_for
from winsboard.words.sentences.wellbeing.welcome import greeting

REHAB, ME = board_of(Settings(board_for="rehab")), board_of(Settings(board_for="mh"))
LONGEST = 7
"""Words in a plain question."""


def asked(board: Board, flow: Flow) -> list[str]:
    return [each.question for each in steps_with_questions(board, flow, DAY)]


def test_rehab_boards_use_the_short_wording() -> None:
    assert plain_words(REHAB.settings)
    assert not any(plain_words(Settings(board_for=who)) for who in ("", "mh", "family"))


@pytest.mark.parametrize("flow", shipped_flows(), ids=lambda flow: flow.id)
def test_every_question_of_a_look_back_is_short_on_a_rehab_board(flow: Flow) -> None:
    said = asked(REHAB, flow)
    assert said != asked(ME, flow)
    assert [text for text in said if len(text.split()) > LONGEST] == []


def test_the_questions_of_a_rehab_board_are_the_shipped_short_ones() -> None:
    short = {p["plain"] for p in content("prompts")["prompts"]}
    pools = questions(REHAB, DAY)
    assert {p.text for pool in pools.values() for p in pool} <= short
    assert all(pools[theme] for theme in ("wins", "effort", "tomorrow"))


def test_words_of_ones_own_are_never_replaced() -> None:
    mine = shipped_prompts()[0]._replace(text="What did the cat do?")
    board = after(REHAB, overrides.rewrite(REHAB, shipped_prompts()[0], mine, moment()))
    assert "What did the cat do?" in {p.text for p in questions(board, DAY)["wins"]}
    own = Flow("7", "Mine", steps=(FlowStep("s1", "One long question of my very own, kept?"),))
    assert asked(REHAB, own) == ["One long question of my very own, kept?"]


def test_a_line_after_a_win_is_short_on_a_rehab_board() -> None:
    edit = moment().update("settings.changed", "", Settings(), Settings(mood=True))
    lines = [line_for(board, DAY, edit, (), Occasion("win")) for board in (REHAB, ME)]
    assert lines[0] is not None
    assert lines[1] is not None
    assert lines[0].id == lines[1].id
    assert len(lines[0].text.split()) < len(lines[1].text.split())


def test_greeting_hard_day_card_and_habits_have_a_short_wording() -> None:
    long, short = greeting(7), greeting(7, plain=True)
    assert long is not None
    assert short is not None
    assert len(short.text) < len(long.text)
    assert hard_day_card(plain=True).lines[0] == "It is hard."
    assert hard_day_card(plain=True).choices == hard_day_card().choices
    assert "Arm practice" in {habit.label for habit in first_habits("rehab")}
    assert "Made the bed" in {habit.label for habit in first_habits("mh")}
