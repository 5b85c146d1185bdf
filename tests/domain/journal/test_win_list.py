"""The list of small wins to pick from."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.boards import BED, DAY, NOW, board_of
from winsboard.domain.journal.win_list import OWN, SPAN, WinChoice, wins_to_pick
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Area, Document, Entry, Settings
from winsboard.words import content
from winsboard.words.catalog.areas import areas_of, shipped_areas
from winsboard.words.catalog.win_ideas import FIRST_IDEAS, shipped_ideas, win_ideas

IDEAS = (WinChoice("Said no", "boundaries", ("said_no",)), WinChoice("Rested", "selfcare"))
AUDIENCES = ("mh", "rehab", "family")


def win(id: int, text: str, days_ago: int = 0, **fields: Any) -> Entry:
    day, at = DAY - timedelta(days=days_ago), NOW - timedelta(days=days_ago)
    return Entry(id=str(id), day=day, at=at, kind="win", text=text)._replace(**fields)


def texts(*documents: Document) -> list[str]:
    return [choice.text for choice in wins_to_pick(board_of(*documents), IDEAS, DAY)]


def test_a_fresh_board_offers_the_ideas() -> None:
    assert wins_to_pick(Board(), IDEAS, DAY) == IDEAS


def test_what_is_recorded_most_comes_first() -> None:
    walks = [win(n, "Walked", n) for n in range(3)]
    calls = [win(10 + n, "Called Ana", n) for n in range(2)]
    assert texts(*calls, *walks) == ["Walked", "Called Ana", "Said no", "Rested"]


def test_what_was_written_once_leaves_the_numbers_as_they_are() -> None:
    assert texts(win(1, "A long and lovely day"), win(2, "Rested")) == ["Said no", "Rested"]


def test_case_and_accents_do_not_matter_and_the_last_words_are_offered() -> None:
    assert texts(win(1, "called josé", 1), win(2, "Called Jose"))[0] == "Called Jose"


def test_an_idea_that_is_used_often_is_there_once() -> None:
    assert texts(win(1, "Rested"), win(2, "rested", 1)) == ["Rested", "Said no"]


def test_own_wins_fill_one_page_at_most() -> None:
    written = [win(100 * n + m, f"Own {n}", m) for n in range(12) for m in range(2)]
    assert texts(*written)[OWN:] == ["Said no", "Rested"]


@pytest.mark.parametrize(
    "other",
    [
        win(1, "Two\nlines"),
        win(1, "A note", kind="note"),
        win(1, "Long ago", (SPAN + timedelta(days=32)).days),
    ],
)
def test_other_entries_are_not_offered(other: Entry) -> None:
    assert texts(other, other._replace(id="2")) == ["Said no", "Rested"]


def test_a_habit_of_the_board_is_ticked_there_and_not_picked() -> None:
    assert texts(BED._replace(label="rested")) == ["Said no"]
    away = BED._replace(label="rested", archived_on=DAY)
    assert texts(away) == ["Said no", "Rested"]


def test_a_win_comes_with_its_last_area_and_the_tags_it_always_has() -> None:
    written = [
        win(1, "Walked", 2, area="movement", tags=("kept_going", "first_time", "park")),
        win(2, "Walked", 1, area="garden", tags=("park", "first_time", "kept_going")),
        win(3, "Walked", tags=("first_time", "park", "rain", "kept_going")),
    ]
    (first, *_) = wins_to_pick(board_of(*written), IDEAS, DAY)
    assert first == WinChoice("Walked", "garden", ("park", "kept_going"), heading="own")


def board_for(audience: str, *documents: Document, food: bool = False) -> Board:
    return board_of(Settings(board_for=audience, food_ideas=food), *documents)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_shipped_item_can_be_reached(audience: str) -> None:
    every = win_ideas(board_for(audience, food=True), everyone=True)
    shipped = content("habits")["habits"]
    assert len(shipped) == 68
    named = "plain" if audience == "rehab" else "label"
    assert {choice.text for choice in every} == {h[named] for h in shipped}
    assert len(every) == 68


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_area_has_something_to_pick(audience: str) -> None:
    board = board_for(audience, Area("77", "Garden"), Area("78", "Choir"))
    picked = wins_to_pick(board, win_ideas(board), DAY, areas_of(board).alike)
    assert {choice.area for choice in picked} == {*(a.of for a in shipped_areas()), "77", "78"}


@pytest.mark.parametrize("area", [area.of for area in shipped_areas()])
def test_an_area_whose_ideas_are_all_habits_still_has_something(area: str) -> None:
    names = [i.label for i in shipped_ideas() if i.area == area]
    habits = [BED._replace(id=str(n), label=name) for n, name in enumerate(names, start=500)]
    board = board_for("rehab", *habits)
    picked = wins_to_pick(board, win_ideas(board), DAY, areas_of(board).alike)
    assert [choice.text for choice in picked if choice.area == area]
    assert not {choice.text for choice in picked} & set(names)


def test_an_own_area_offers_first_what_was_recorded_there_most() -> None:
    garden = Area("77", "Garden")
    away = BED._replace(label="Water the beans", area="77", archived_on=DAY)
    written = [
        *(win(n, "Sat among the roses", n, area="77", tags=("park",)) for n in range(1)),
        *(win(10 + n, "Sowed peas", n, area="77") for n in range(2)),
        win(20, "Made a start", area="77"),
        win(21, "Elsewhere", area="home"),
    ]
    board = board_for("mh", garden, away, *written)
    picked = wins_to_pick(board, win_ideas(board), DAY, areas_of(board).alike)
    within = [choice.text for choice in picked if choice.area == "77"]
    assert within[:4] == ["Sowed peas", "Made a start", "Sat among the roses", "Water the beans"]
    assert within.count("Made a start") == 1
    assert "Stayed with it for a few minutes" in within
    assert "Elsewhere" not in {choice.text for choice in picked}


def test_areas_of_one_name_are_offered_once_with_what_is_in_both() -> None:
    areas = Area("77", "Garden"), Area("78", "garden")
    board = board_for("mh", *areas, win(1, "Raked", area="77"), win(2, "Mowed", area="78"))
    picked = wins_to_pick(board, win_ideas(board), DAY, areas_of(board).alike)
    assert {"Raked", "Mowed"} <= {choice.text for choice in picked if choice.area == "77"}
    assert "78" not in {choice.area for choice in picked}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_this_audience_comes_first_and_others_only_on_request(audience: str) -> None:
    board = board_for(audience)
    ours = win_ideas(board)
    fitting = {i.area for i in shipped_ideas() if audience in i.audiences}
    for_it = [i for i in shipped_ideas() if audience in i.audiences and not i.is_food]
    assert len([choice for choice in ours if choice.area in fitting]) == len(for_it)
    assert win_ideas(board, everyone=True)[: len(ours)] == ours


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_first_page_is_chosen_and_the_others_are_by_area(audience: str) -> None:
    board = board_for(audience)
    ours, first = win_ideas(board), FIRST_IDEAS[audience]
    assert len(first) == 9
    places = [areas_of(board).order(choice.area) for choice in ours[9:]]
    assert places == sorted(places)
    page = [choice.area for choice in ours[:9]]
    assert len(set(page)) == sum(
        area != before for before, area in zip(["", *page], page, strict=False)
    ), "each area is in one piece"


def test_a_board_of_nobody_in_particular_is_for_oneself() -> None:
    assert win_ideas(Board()) == win_ideas(board_for("mh"))


@pytest.mark.parametrize("food", [False, True])
def test_ideas_about_food_are_hidden_until_asked_for(food: bool) -> None:
    said = {choice.text for choice in win_ideas(board_for("mh", food=food), everyone=True)}
    assert ("Ate something when I needed it" in said) is food


def test_the_tags_of_ideas_are_shipped_tags() -> None:
    known = {tag["id"] for tag in content("habits")["win_tags"]}
    assert all(set(idea.tags) <= known for idea in shipped_ideas())
    assert WinChoice(
        "Said no to something I did not have room for", "boundaries", ("said_no",), "first"
    ) in win_ideas(Board())
