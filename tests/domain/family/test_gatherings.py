"""Gatherings: which wins can be shown, and in which order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import BED, DAY, NOW, WALK, after, board_of, moment
from winsboard.domain.family import gatherings
from winsboard.domain.model.documents import ENTRY_KINDS, Entry, Gathering, Mark, Part, Person

TEA = Gathering("7001", "Sunday tea", people=("1", "9"), position=1.0)
TICK = Mark("9001", BED.id, DAY, "done", note="with the blue quilt")
ANA = Person("1", "Ana")


def entry(kind: str, id: str = "3001", days: int = 0, **fields: object) -> Entry:
    made = Entry(id, DAY - timedelta(days=days), NOW, kind, text="said")  # type: ignore[arg-type]
    return made._replace(**fields)  # type: ignore[arg-type]


def ids(*documents: Entry | Mark, gathering: Gathering = TEA) -> list[str]:
    board = board_of(BED, *documents)
    return [win.id for win in gatherings.wins_to_choose(board, gathering, DAY)]


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_only_wins_with_words_for_others_can_be_chosen(kind: str) -> None:
    shown = kind in ("win", "noticed", "proud", "said", "invited")
    assert ids(entry(kind)) == (["3001"] if shown else [])


def test_of_a_look_back_only_the_wins_are_shown() -> None:
    parts = (Part("Hard?", "PLANT", "hard"), Part("Good?", "the soup", "win"))
    board = board_of(entry("reflection", text="PLANT", parts=parts))
    (win,) = gatherings.wins_to_choose(board, TEA, DAY)
    assert gatherings.words_of(board, win) == "the soup"


def test_old_wins_are_left_out_unless_they_were_chosen() -> None:
    old, older = entry("win", "3002", days=200), entry("win", "3003", days=300)
    assert ids(WALK, old, older, gathering=TEA._replace(wins=("3003",))) == [WALK.id, "3003"]


def test_ticks_with_words_are_shown_and_rests_are_not() -> None:
    assert ids(TICK) == ["9001"]
    assert ids(TICK._replace(state="rest")) == []
    board = board_of(BED, TICK)
    assert gatherings.words_of(board, TICK) == "Make the bed with the blue quilt"


def test_chosen_wins_keep_their_order_and_new_ones_come_last() -> None:
    board = board_of(BED, WALK, TICK, TEA)
    board = after(board, gatherings.choose(TEA, ["9001"], moment()))
    (tea,) = board.library_documents(Gathering)
    board = after(board, gatherings.choose(tea, [WALK.id, "9001", WALK.id], moment()))
    (tea,) = board.library_documents(Gathering)
    assert tea.wins == ("9001", WALK.id)
    assert [win.id for win in gatherings.chosen(board, tea)] == ["9001", WALK.id]
    assert gatherings.choose(tea, [WALK.id, "9001"], moment()) is None


def test_a_chosen_win_that_is_gone_or_moved() -> None:
    moved = WALK._replace(id="2002", was=("2001",), day=DAY - timedelta(days=40))
    tea = TEA._replace(wins=("2001", "404"))
    assert gatherings.chosen(board_of(moved, tea), tea) == (moved,)


def test_people_who_are_asked() -> None:
    assert gatherings.asked(board_of(ANA, TEA), TEA) == (ANA,)
    edit = gatherings.ask(TEA, ["1", "1"], moment())
    assert edit is not None
    assert edit.changes[0].after == TEA._replace(people=("1",))
    (change,) = gatherings.invited(TEA, moment()).changes
    assert isinstance(change.after, Entry)
    assert (change.after.kind, change.after.about) == ("invited", "")
