"""Names, days and numbers that are typed wrongly, in every command that takes them."""

from __future__ import annotations

import io
import shlex

import pytest

from tests.cli.conftest import Shell, prepared

TOO_LONG = "x" * 101
LONGEST = "y" * 100


@pytest.fixture
@prepared
def board(shell: Shell) -> None:
    """A board with a habit of each kind and a routine."""
    shell.done("habit", "add", "Cups", "--unit", "cups")
    shell.done("habit", "add", "Walk")
    shell.done("routine", "add", "Evening", "--with", "walk")


@pytest.mark.parametrize("kind", ["area", "habit", "person", "ritual", "calm"])
def test_a_name_has_a_hundred_characters_at_most(board: Shell, kind: str) -> None:
    said = board.refused(kind, "add", TOO_LONG)
    assert said.startswith("A name can have 100 characters.")
    board.done(kind, "add", LONGEST)


@pytest.mark.parametrize(
    "words",
    ["routine edit evening --name", "habit edit walk --name", "area rename 2"],
)
def test_a_new_name_is_not_longer_either(board: Shell, words: str) -> None:
    assert "100 characters" in board.refused(*shlex.split(words), TOO_LONG)


@pytest.mark.parametrize("name", ["Morning", "My late hour"])
def test_a_routine_needs_a_habit(board: Shell, name: str) -> None:
    before = board.done("routine", "list").out
    said = board.refused("routine", "add", name)
    assert f"winsboard routine add {shlex.quote(name)} --with" in said
    assert board.done("routine", "list").out == before
    board.done("routine", "add", name, "--with", "cups")


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        (["friday", "wednesday"], ["2026-11-30"], "Friday 27 November 2026 to Wednesday 2 Dec"),
        (["tomorrow"], ["2026-11-22", "to", "2026-12-24"], "already: Sunday 22 November 2026."),
        (["2026-12-24", "open"], ["2027-03-01"], "from Thursday 24 December 2026 on"),
    ],
)
def test_days_that_rest_already_are_named_in_words(
    board: Shell, first: list[str], again: list[str], said: str
) -> None:
    board.done("rest", *first)
    told = board.refused("rest", *again)
    assert said in told
    assert "2026-" not in told


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("progress patterns --from today --to 2026-11-03", "Tuesday 3 November 2026"),
        ("rest 2026-12-24 to 2026-12-01", "Tuesday 1 December 2026"),
    ],
)
def test_days_in_the_wrong_order_are_named_in_words(board: Shell, words: str, day: str) -> None:
    assert day in board.refused(*words.split())


@pytest.mark.parametrize("day", ["-3", "-12", "nan"])
@pytest.mark.parametrize(
    "words", ["rest", "rest from", "tick walk --day", "win x --day", "month --day"]
)
def test_a_negative_day_is_no_day(board: Shell, words: str, day: str) -> None:
    assert "is not a day" in board.refused(*words.split(), day)


@pytest.mark.parametrize("number", ["5", "nan", "-3", "1,5", "INF", "5.5", "1e400", "５"])
def test_a_number_after_the_name_is_pointed_to_its_option(board: Shell, number: str) -> None:
    assert "`winsboard tick 1 --value 8`" in board.refused("tick", "cups", number)
    assert "without a number" in board.refused("tick", "walk", number)
    assert "No habit is called" in board.refused("tick", "nobody", number)


def test_a_habit_whose_name_ends_in_a_number_is_ticked(board: Shell) -> None:
    board.done("habit", "add", "Walk 5")
    assert board.done("tick", "walk", "5").lines[0] == "Ticked: Walk 5"


@pytest.mark.parametrize("one", ["１", "١", "१"])
def test_digits_of_any_script_are_read_everywhere(board: Shell, one: str) -> None:
    board.done("win", "Sang")
    board.done("journal")
    assert "Sang" in board.done("entry", one).out
    assert "Cups" in board.done("tick", one, "--value", one).lines[0]
    assert board.done("win", "--pick", one)
    board.done("rest", "tomorrow")
    assert board.done("rest", "end", one)
    board.done("settings", "mood", "on")
    assert board.done("mood", one)


class Terminal(io.TextIOWrapper):
    """Standard input as a terminal with something typed."""

    def __init__(self, typed: str) -> None:
        super().__init__(io.BytesIO(typed.encode()), encoding="utf-8")

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "is_saved"),
    [("\n", True), ("y\n", True), ("n\n", False), ("what?\n", False), ("", False)],
)
def test_a_terminal_shows_the_dates_before_they_are_saved(
    board: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, *, is_saved: bool
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    told = board("rest", "friday", "wednesday")
    assert "Friday 27 November to Wednesday 2 December" in told.err
    assert ("Planned" in told.out) is is_saved
    assert ("Friday" in board.done("rest", "list").out) is is_saved


def test_dates_are_not_asked_about(board: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert board("rest", "2026-12-03", "2026-12-05").err == ""
    assert "Planned" in board("rest", "2026-12-24", "open").out
