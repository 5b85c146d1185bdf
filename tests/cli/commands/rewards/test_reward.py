"""`reward`: adding, reading that one is ready, enjoying, and bad input."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell, prepared


@pytest.fixture
@prepared
def film(shell: Shell) -> None:
    """A board with a habit, and a treat for two days of it."""
    shell.done("habit", "add", "Bed")
    for_bed = ("--habit", "bed", "--days", "2", "--since", "yesterday")
    shell.done("reward", "add", "Film night", *for_bed)


def test_the_tick_that_meets_it_says_so_and_it_stays_ready(film: Shell) -> None:
    assert "ready" not in film.done("tick", "bed", "--day", "yesterday").out
    assert "1 of 2 days" in film.done("reward", "show", "film").out
    assert "of 2" not in film.done("reward", "list").out
    assert film.done("tick", "bed").lines[-1] == "Film night is ready."
    film.done("tick", "bed", "--open")
    assert film.done("reward").lines == ["  1 Film night · ready"]
    assert "is ready" not in film.done("tick", "bed").out
    film.done("habit", "remove", "bed", "--yes")
    assert "Film night" in film.done("reward", "list").out


def test_enjoyed_is_a_win_that_undo_takes_back(film: Shell) -> None:
    film.done("tick", "bed", "--day", "yesterday")
    film.done("tick", "bed")
    assert film.done("reward", "enjoy", "film").lines[0] == "Enjoyed a treat: Film night"
    assert "win: Film night" in film.done("journal").out
    assert "Nothing was changed" in film.done("reward", "enjoy", "film").out
    assert film.done("reward", "list", "--enjoyed").lines == ["  1 Film night · enjoyed today"]
    assert "Film night" in film.done("reward", "ideas").lines[0]
    film.done("undo")
    assert film.done("reward").lines == ["  1 Film night · ready"]


def test_some_wins_and_changes(shell: Shell) -> None:
    shell.done("win", "before")
    shell.done("reward", "add", "Tea", "--wins", "3", "--why", "warm")
    shell.done("reward", "away", "tea")
    shell.done("win", "b")
    assert shell.done("reward", "list", "--away").lines == ["  1 Tea · for 3 wins"]
    shell.done("reward", "back", "tea")
    shell.done("reward", "edit", "tea", "--title", "Green tea", "--since", "yesterday")
    assert shell.done("win", "c").lines[-1] == "Green tea is ready."
    assert "ready" in shell.done("reward").out
    shell.done("reward", "remove", "green")
    assert "No treats yet" in shell.done("reward").out


@pytest.mark.parametrize("number", ["nan", "inf", "1e400", "-3", "12 words", "1,5", "0", "10000"])
@pytest.mark.parametrize("option", ["--wins", "--days"])
def test_a_number_that_is_none_is_refused(film: Shell, option: str, number: str) -> None:
    more = ("--habit", "bed") if option == "--days" else ()
    assert "from 1 to 9999" in film.refused("reward", "add", "x", *more, option, number)
    assert len(film.done("reward").lines) == 1


def test_what_does_not_go_together_is_refused(film: Shell) -> None:
    assert "What is it for?" in film.misused("reward", "add", "x")
    assert "--habit" in film.misused("reward", "add", "x", "--wins", "3", "--days", "2")
    assert "--goal" in film.misused("reward", "add", "x", "--wins", "2", "--step", "1")
    both = ("--habit", "bed", "--wins", "2")
    assert "do not go together" in film.misused("reward", "add", "x", *both)
    assert "Which treat" in film.misused("reward", "add", "--wins", "3")
    assert "nobody" in film.refused("reward", "add", "x", "--goal", "nobody")
    assert "nothing" in film.refused("reward", "enjoy", "nothing")
    assert "not come yet" in film.refused("reward", "enjoy", "film", "--day", "tomorrow")
    assert "not come yet" in film.refused(
        "reward", "add", "x", "--wins", "3", "--since", "tomorrow"
    )
    assert "needs a name" in film.refused("reward", "add", " ", "--wins", "3")
    assert len(film.done("reward").lines) == 1


def test_ideas_name_no_food_and_the_list_no_points(film: Shell) -> None:
    said = film.done("reward", "ideas").out.lower()
    assert not any(word in said for word in ("meal", "snack", "drink"))
    film.done("settings", "food-ideas", "on")
    assert "snack" in film.done("reward", "ideas").out.lower()
    film.done("habit", "add", "Walk", "--area", "movement")
    assert "snack" not in film.done("reward", "ideas", "--habit", "walk").out.lower()
    listed = film.done("reward", "list").out.lower()
    assert not any(word in listed for word in ("point", "coin", "expire", " left"))


def test_a_habit_that_is_enjoyed_is_said_once(shell: Shell) -> None:
    shell.done("habit", "add", "Took a short walk")
    first = shell.done("reward", "add", "Book", "--habit", "walk")
    assert first.lines[0] == "You like this already. A treat can make it feel like work."
    assert shell.done("reward", "add", "Film", "--habit", "walk").lines == ["Added a treat: Film"]


def test_undo_of_a_habit_brings_back_what_the_treat_is_for(film: Shell) -> None:
    film.done("habit", "remove", "bed", "--yes")
    assert film.done("reward").lines == ["  1 Film night · ready whenever you like"]
    film.done("undo")
    assert film.done("reward").lines == ["  1 Film night · for 2 days of Bed"]
