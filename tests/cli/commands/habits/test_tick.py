from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def habits(shell: Shell) -> Shell:
    """A board with a habit that is ticked and two that are counted."""
    shell.done("habit", "add", "Make the bed", "--area", "morning")
    shell.done("habit", "add", "Arm practice", "--unit", "lifts", "--aim", "12")
    shell.done("habit", "add", "Read aloud", "--unit", "pages")
    return shell


def marks(shell: Shell) -> list[tuple[object, object, object]]:
    shown = shell.done("week", "--json").json
    labels = {habit["id"]: habit["label"] for habit in shown["habits"]}
    return [(labels[m["habit"]], m["state"], m["value"]) for m in shown["marks"]]


@pytest.mark.parametrize("name", ["1", "bed", "MAKE THE", "Make the bed"])
def test_a_habit_is_named_by_its_number_or_a_piece_of_its_name(habits: Shell, name: str) -> None:
    told = habits.done("tick", *name.split())
    assert told.lines[0] == "Ticked: Make the bed"
    assert len(told.lines) == 2
    assert marks(habits) == [("Make the bed", "done", None)]


def test_a_habit_is_named_by_its_id(habits: Shell) -> None:
    id = habits.done("habit", "list", "--json").json[1]["id"]
    assert habits.done("tick", id).lines[0] == "Arm practice: 12 lifts"


@pytest.mark.parametrize(
    ("option", "said", "state"),
    [("--some", "Some of it: Make the bed", "some"), ("--rest", "Rest: Make the bed", "rest")],
)
def test_some_and_rest_are_recorded(habits: Shell, option: str, said: str, state: str) -> None:
    assert habits.done("tick", option, "bed").lines[0] == said
    assert marks(habits) == [("Make the bed", state, None)]


def test_a_day_can_be_opened_again_without_a_line(habits: Shell) -> None:
    habits.done("tick", "bed")
    assert habits.done("tick", "bed", "--open").lines == ["Make the bed: cleared"]
    assert marks(habits) == []


def test_what_is_so_already_changes_nothing(habits: Shell) -> None:
    habits.done("tick", "bed")
    assert "already" in habits.done("tick", "bed").out
    assert len(habits.done("history", "--json").json) == 4


@pytest.mark.parametrize("command", [("tick", "bed"), ("win", "tea")])
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("tomorrow", "“tomorrow” has not come yet"),
        ("+5", "“+5” has not come yet"),
        ("next friday", "“next friday” has not come yet"),
        ("1874-02-28", "is before 1900"),
    ],
)
def test_a_day_that_can_be_read_and_not_be_kept_says_why(
    habits: Shell, command: tuple[str, str], day: str, said: str
) -> None:
    assert said in habits.refused(*command, "--day", day)


def test_an_earlier_day_is_named(habits: Shell) -> None:
    assert habits.done("tick", "bed", "--day", "2026-11-17").lines[0] == (
        "Ticked: Make the bed (Tuesday 17 November)"
    )


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        (("arm",), ("done", 12)),
        (("read",), ("done", 1)),
        (("arm", "--value", "5"), ("some", 5)),
        (("arm", "--value", "14"), ("done", 14)),
        (("arm", "--value", "12,5"), ("done", 12.5)),
        (("read", "--value", "3"), ("done", 3)),
        (("read", "--value", "3", "--some"), ("some", 3)),
        (("arm", "--some"), ("some", None)),
        (("arm", "--rest"), ("rest", None)),
    ],
)
def test_a_counted_habit_takes_a_number(
    habits: Shell, words: tuple[str, ...], mark: tuple[str, float | None]
) -> None:
    habits.done("tick", *words)
    assert [(state, value) for _, state, value in marks(habits)] == [mark]


def test_a_number_and_some_are_taken_back_together(habits: Shell) -> None:
    habits.done("tick", "read", "--value", "3", "--some")
    habits.done("undo")
    assert marks(habits) == []


def test_zero_opens_the_day(habits: Shell) -> None:
    habits.done("tick", "arm", "--value", "5")
    habits.done("tick", "arm", "--value", "0")
    assert marks(habits) == []


@pytest.mark.parametrize("number", ["many", "nan", "inf", "-3", "1e12", ""])
def test_what_is_no_number_is_refused(habits: Shell, number: str) -> None:
    assert "number" in habits.refused("tick", "arm", f"--value={number}")


def test_a_number_for_a_tick_is_refused(habits: Shell) -> None:
    assert "a tick, not a number" in habits.refused("tick", "bed", "--value", "3")


def test_an_unknown_habit_is_refused(habits: Shell) -> None:
    assert "“juggle”" in habits.refused("tick", "juggle")


@pytest.mark.parametrize("name", ["two\nlines", "\x1b[31mred", "a" * 100_000, ""])
def test_whatever_was_typed_is_refused_in_one_short_line(habits: Shell, name: str) -> None:
    said = habits.refused("tick", name)
    assert len(said) <= 1000
    assert "\x1b" not in said


def test_a_name_that_fits_several_is_refused_with_all_of_them(habits: Shell) -> None:
    said = habits.refused("tick", "a")
    assert "Arm practice" in said
    assert "Read aloud" in said


def test_a_habit_that_was_put_away_is_not_ticked(habits: Shell) -> None:
    habits.done("habit", "archive", "bed")
    assert "archived" in habits.refused("tick", "make the bed")


def test_a_day_that_has_not_come_is_refused(habits: Shell) -> None:
    assert "not come yet" in habits.refused("tick", "bed", "--day", "2026-12-24")


@pytest.mark.parametrize(
    "words",
    [(), ("bed", "--some", "--rest"), ("bed", "--value"), ("arm", "--rest", "--value", "3")],
)
def test_words_that_make_no_tick_are_told(habits: Shell, words: tuple[str, ...]) -> None:
    assert "winsboard tick --help" in habits.misused("tick", *words)


def test_five_thousand_digits_are_no_habit(shell: Shell) -> None:
    assert "No habit is called" in shell.refused("tick", "1" * 5000)
