"""Wins, notes and reflections."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import DAY, NOW, WALK, after, board_of, moment
from winsboard.domain import journal
from winsboard.domain.board import Board
from winsboard.domain.documents import Entry, Part
from winsboard.domain.errors import Refusal
from winsboard.domain.text import LONGEST


def test_a_win_is_written_with_all_that_goes_with_it() -> None:
    edit = journal.write(
        "win", " Said no \n", DAY, moment(), area="work", tags=["no"], people=["A"]
    )
    (entry,) = after(Board(), edit).entries(DAY)
    assert entry == Entry(
        "5001", DAY, NOW, "win", " Said no", area="work", tags=("no",), people=("A",)
    )
    assert edit.title == ("entry.win", "Said no")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "text.empty"), (" \n\t ", "text.empty"), ("\x1b\x00", "text.empty"),
     ("x" * (LONGEST + 1), "text.long")],
)  # fmt: skip
def test_no_words_and_endless_words_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        journal.write("note", text, DAY, moment())
    assert refused.value.reason == reason
    with pytest.raises(Refusal):
        journal.rewrite(WALK, text, moment())


def test_a_text_of_the_longest_length_is_kept_whole() -> None:
    (entry,) = after(Board(), journal.write("note", "x" * LONGEST, DAY, moment())).entries(DAY)
    assert len(entry.text) == LONGEST


def test_an_entry_for_a_past_day_is_kept_and_for_a_day_to_come_refused() -> None:
    past = DAY - timedelta(days=900)
    assert after(Board(), journal.write("win", "x", past, moment())).entries(past)
    with pytest.raises(Refusal, match=r"entry\.future"):
        journal.write("win", "x", DAY + timedelta(days=1), moment())


def test_rewriting_changes_the_words_and_the_area_that_is_given() -> None:
    board = board_of(WALK)
    edit = journal.rewrite(WALK, "Ran", moment())
    assert after(board, edit).entries(DAY) == (WALK._replace(text="Ran"),)
    edit = journal.rewrite(WALK, WALK.text, moment(), area="")
    assert after(board, edit).entries(DAY) == (WALK._replace(area=""),)
    assert journal.rewrite(WALK, WALK.text + "\n", moment()) is None


def test_removing_an_entry() -> None:
    edit = journal.remove(WALK, moment())
    assert after(board_of(WALK), edit).entries(DAY) == ()
    assert edit.title == ("entry.removed", "Walked to the river")


def test_a_look_back_is_one_entry_a_day() -> None:
    first = after(Board(), journal.reflect(Board(), DAY, [Part("well", "slept")], moment()))
    more = [Part("well", ""), Part("hard", "the phone\r\ncall  ")]
    second = after(first, journal.reflect(first, DAY, more, moment()))
    (entry,) = second.entries(DAY)
    assert entry.parts == (Part("well", "slept"), Part("hard", "the phone\ncall"))
    changed = after(second, journal.reflect(second, DAY, [Part("well", "slept well")], moment()))
    assert changed.entries(DAY)[0].parts == (Part("well", "slept well"), entry.parts[1])


def test_a_look_back_that_adds_nothing_is_no_act() -> None:
    assert journal.reflect(Board(), DAY, [Part("well", " \n")], moment()) is None
    kept = after(Board(), journal.reflect(Board(), DAY, [Part("well", "slept")], moment()))
    assert journal.reflect(kept, DAY, [Part("well", "slept")], moment()) is None
    assert journal.reflect(kept, DAY, [], moment()) is None


def test_the_look_back_of_a_day_is_its_own() -> None:
    yesterday = DAY - timedelta(days=1)
    board = after(Board(), journal.reflect(Board(), yesterday, [Part("p", "a")], moment()))
    assert journal.reflection_of(board, DAY) is None
    found = journal.reflection_of(board, yesterday)
    assert found is not None
    assert found.parts == (Part("p", "a"),)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (WALK, "Walked to the river"),
        (WALK._replace(text="one\ntwo"), "one two"),
        (WALK._replace(text="", parts=(Part("p", "a"), Part("q", "b"))), "a / b"),
        (WALK._replace(text="x" * 60), "x" * 60),
        (WALK._replace(text="word " * 30), ("word " * 12)[:59] + "…"),
    ],
)
def test_a_title_quotes_the_first_words(entry: Entry, title: str) -> None:
    assert journal.title_of(entry) == title
    assert len(journal.title_of(entry)) <= journal.TITLE_LENGTH
