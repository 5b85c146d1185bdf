"""What a person can do now: first times and less help, of wins and of ticks."""

from __future__ import annotations

import pytest

from tests.domain.boards import board_of
from tests.domain.progress.board import BED, TODAY, months, on, ticked, wrote
from winsboard.domain.model.documents import Document, Entry, Mark, Part
from winsboard.domain.progress.abilities import Ability, abilities, all_of
from winsboard.plain.progress.abilities import ability_lines

FIRST, LESS = "first_time", "on_my_own"
BATH = BED._replace(id="9", label="Bath", area="")


def can(*documents: Document) -> tuple[Ability, ...]:
    board = board_of(BED, BATH, *documents)
    entries = [d for d in documents if isinstance(d, Entry)]
    return all_of(abilities(board, months(board, on(1), TODAY), entries))


def tagged(mark: Mark, *tags: str) -> Mark:
    return mark._replace(tags=tags)


def test_a_board_without_such_tags_says_something_kind() -> None:
    assert can(wrote(on(3), "A walk"), *ticked(BED, [on(4)])) == ()
    (line,) = ability_lines((), board_of(), TODAY)
    assert line.startswith("This page is for what you can do now.")


def test_written_and_ticked_things_are_listed_by_area_with_their_days() -> None:
    (first,), (second,) = ticked(BED, [on(4)]), ticked(BED, [on(9)])
    board = board_of(BED, tagged(first, FIRST), tagged(second, LESS))
    entries = [
        wrote(on(5), "Rang the bank", FIRST, area="connection"),
        wrote(on(6), "Went to the shop", "hard_day", LESS),
    ]
    found = abilities(board, months(board, on(1), TODAY), entries)
    assert ability_lines(found, board, TODAY) == [
        "What I can do now",
        "",
        "Connection",
        "  Rang the bank: first time on Thursday 5 November.",
        "",
        "Morning",
        "  Make the bed: first time on Wednesday 4 November, with less help on Monday 9 November.",
        "",
        "No area",
        "  Went to the shop: with less help on Friday 6 November.",
    ]


def test_the_same_words_are_one_ability_with_its_first_and_its_latest_day() -> None:
    (one,) = can(
        wrote(on(9), "walked to  the Shop", LESS, hour=10),
        wrote(on(3), "Walked to the shop", FIRST, LESS, area="movement"),
        wrote(on(5), "Walked to the shop", FIRST, hour=11),
    )
    assert (one.first_time, one.less_help) == (on(3), on(9))
    assert (one.area, one.text) == ("movement", "walked to the Shop")


def test_the_newest_comes_first_within_an_area() -> None:
    found = can(wrote(on(3), "One", FIRST), wrote(on(8), "Two", FIRST), wrote(on(5), "Three", LESS))
    assert [a.text for a in found] == ["Two", "Three", "One"]


@pytest.mark.parametrize("state", ["done", "some"])
def test_any_tick_counts_and_a_rest_does_not(state: str) -> None:
    (mark,) = ticked(BATH, [on(7)], state)  # type: ignore[arg-type]
    assert [a.text for a in can(tagged(mark, FIRST))] == ["Bath"]
    assert can(tagged(mark._replace(state="rest"), FIRST)) == ()


def test_a_look_back_counts_by_its_win_and_a_trigger_has_no_words_for_it() -> None:
    evening = wrote(on(3), "", FIRST, kind="reflection")._replace(
        parts=(Part("What went well?", "I asked for help\nand got it", "win"),)
    )
    assert [a.text for a in can(evening)] == ["I asked for help"]
    assert can(wrote(on(3), "noise", FIRST, kind="trigger")) == ()
