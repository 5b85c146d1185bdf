"""Suggestions: they wait, are there once, and are kept with who noticed it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import DAY, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.family import suggestions
from winsboard.domain.model.documents import Entry, Person, Suggestion

ANA = Person("1", "Ana", member=True)
MUM = Person("2", "Mum", member=True)


def test_what_comes_twice_is_there_once_also_after_it_was_kept() -> None:
    board = after(board_of(), suggestions.arrive(board_of(), "I saw you", "Mum", moment(), id="77"))
    assert suggestions.arrive(board, "again", "Mum", moment(), id="77") is None
    (waits,) = suggestions.waiting(board)
    board = after(board, suggestions.keep(board, waits, moment()))
    assert suggestions.waiting(board) == ()
    assert suggestions.arrive(board, "again", "Mum", moment(), id="77") is None


@pytest.mark.parametrize(
    ("by", "people", "noticed_by"),
    [
        ("mum", (ANA, MUM), "2"),
        ("Mum", (MUM, MUM._replace(id="3")), "Mum"),
        ("Nurse Joy", (MUM,), "Nurse Joy"),
        ("", (MUM,), ""),
    ],
    ids=["one of this name", "two of this name", "a stranger", "nobody"],
)
def test_kept_with_who_noticed_it(by: str, people: tuple[Person, ...], noticed_by: str) -> None:
    board = board_of(*people)
    day = DAY - timedelta(days=3)
    edit = suggestions.arrive(board, "I saw\nyou", by, moment(), id="77", day=day, whom=ANA)
    board = after(board, edit)
    (waits,) = suggestions.waiting(board)
    board = after(board, suggestions.keep(board, waits, moment()))
    (entry,) = board.entries(day)
    assert isinstance(entry, Entry)
    assert (entry.id, entry.kind, entry.text) == ("77", "noticed", "I saw\nyou")
    assert (entry.noticed_by, entry.whose) == (noticed_by, ("1",))
    (taken,) = board.library_documents(Suggestion)
    assert (taken.state, taken.text) == ("taken", "")


def test_the_title_of_the_edit_does_not_quote_it() -> None:
    edit = suggestions.arrive(board_of(), "PLANT", "Mum", moment())
    assert edit is not None
    assert "PLANT" not in repr(edit.title)


def test_a_day_to_come_is_today() -> None:
    edit = suggestions.arrive(board_of(), "x", "", moment(), day=DAY + timedelta(days=9))
    board = after(board_of(), edit)
    assert suggestions.waiting(board)[0].day == DAY


@pytest.mark.parametrize("text", ["", " \n ", "\x1b", "a" * 4001, "a" * 2_000_000])
def test_words_that_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        suggestions.arrive(board_of(), text, "Mum", moment())


def test_for_whom_it_is() -> None:
    board = after(board_of(ANA), suggestions.arrive(board_of(), "x", "", moment(), whom=ANA))
    (waits,) = suggestions.waiting(board)
    assert suggestions.whom(board, waits) == ANA
    assert suggestions.whom(board_of(), waits) is None
