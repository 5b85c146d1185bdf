"""Rounds: whose turn it is, and what a turn keeps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import DAY, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.family import rounds
from winsboard.domain.model.documents import Entry, Person

ANA = Person("1", "ana", "family", member=True, position=3.0)
BEN = Person("2", "Ben", "family", member=True, position=2.0)
CEM = Person("3", "Çem", "friend", member=True, position=1.0)
AUNT = Person("4", "Aunt", "family", position=9.0)
ME = Person("5", "Zoe", "friend", me=True)


def names(*people: Person, days: int = 0) -> list[str]:
    return [p.name for p in rounds.turns(board_of(*people), DAY + timedelta(days=days))]


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ((), set()),
        ((ANA, AUNT, ME), {"ana"}),
        ((AUNT, ME, CEM._replace(member=False)), {"Aunt", "Zoe"}),
        ((ME, CEM._replace(member=False)), set()),
    ],
    ids=["nobody", "members", "family and me", "friends"],
)
def test_who_takes_part(people: tuple[Person, ...], found: set[str]) -> None:
    assert set(names(*people)) == found


@given(st.permutations([ANA, BEN, CEM]))
def test_the_order_does_not_depend_on_who_was_added_first(people: list[Person]) -> None:
    assert names(*people) == names(ANA, BEN, CEM)


def test_each_week_another_person_begins_and_nobody_is_left_out() -> None:
    firsts = [names(ANA, BEN, CEM, days=7 * week) for week in range(3)]
    assert {each[0] for each in firsts} == {"ana", "Ben", "Çem"}
    assert all(sorted(each) == ["Ben", "ana", "Çem"] for each in firsts)


def test_words_are_kept_changed_and_taken_away() -> None:
    board = board_of(ANA, BEN)
    assert rounds.keep(ANA, " \t ", None, moment()) is None
    board = after(board, rounds.keep(ANA, " We   cooked ", None, moment()))
    said = rounds.said(board, ANA, DAY)
    assert isinstance(said, Entry)
    assert (said.kind, said.text, said.whose) == ("proud", "We cooked", ("1",))
    assert rounds.said(board, BEN, DAY) is None
    assert rounds.keep(ANA, "We cooked", said, moment()) is None
    board = after(board, rounds.keep(ANA, "We cooked soup", said, moment()))
    said = rounds.said(board, ANA, DAY)
    assert said is not None
    assert said.text == "We cooked soup"
    assert rounds.said(after(board, rounds.keep(ANA, "", said, moment())), ANA, DAY) is None
    with pytest.raises(Refusal):
        rounds.keep(BEN, "a" * 1_000_001, None, moment())


def test_people_who_are_named_become_members_once() -> None:
    board = board_of(AUNT)
    names = ["aunt", " ", "Ben", "BEN", "\x1b[2J"]
    board = after(board, rounds.with_people(board, names, moment()))
    people = {p.name: p for p in board.library_documents(Person)}
    assert {name: p.member for name, p in people.items()} == {
        "Aunt": True,
        "Ben": True,
        "[2J": True,
    }
    assert people["Aunt"].on_support
    assert not people["Ben"].on_support
    assert rounds.with_people(board, ["Ben", ""], moment()) is None
