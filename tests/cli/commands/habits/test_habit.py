from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from tests.cli.conftest import Shell


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


def only(shell: Shell) -> dict[str, Any]:
    """The one habit of a board."""
    (habit,) = shell.done("habit", "list", "--json", "--all").json
    assert isinstance(habit, dict)
    return habit


def labels(shell: Shell) -> list[str]:
    return [habit["label"] for habit in shell.done("habit", "list", "--json").json]


def test_a_habit_is_added_with_nothing_but_a_name(shell: Shell) -> None:
    assert shell.done("habit", "add", "Read", "a", "page").lines == [
        "Added to the board: Read a page"
    ]
    habit = only(shell)
    assert habit["label"] == "Read a page"
    assert habit["rhythm"] == {"kind": "weekly", "times": 5, "weekdays": []}
    assert (habit["kind"], habit["began_on"]) == ("tick", "2026-11-21")


def test_a_habit_is_added_with_all_it_can_say(shell: Shell) -> None:
    shell.done(
        "habit", "add", "Arm practice", "--area", "movement", "--tiny", "Three tries",
        "--cue", "switch the kettle on", "--unit", "lifts", "--aim", "12,5", "--on", "mon,We fri",
    )  # fmt: skip
    habit = only(shell)
    assert (habit["area"], habit["tiny"]) == ("movement", "Three tries")
    assert habit["cue"] == "switch the kettle on"
    assert (habit["kind"], habit["unit"], habit["aim"]) == ("count", "lifts", 12.5)
    assert habit["rhythm"] == {"kind": "weekdays", "times": 3, "weekdays": [0, 2, 4]}


@pytest.mark.parametrize(
    ("words", "rhythm"),
    [
        (("--per-week", "3"), {"kind": "weekly", "times": 3, "weekdays": []}),
        (("--every", "10"), {"kind": "every", "times": 10, "weekdays": []}),
        (("--on", "Sunday"), {"kind": "weekdays", "times": 1, "weekdays": [6]}),
    ],
)
def test_a_habit_has_a_rhythm(
    shell: Shell, words: tuple[str, ...], rhythm: dict[str, object]
) -> None:
    shell.done("habit", "add", "Read", *words)
    assert only(shell)["rhythm"] == rhythm


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("Read", "--per-week", "8"),
        ("Read", "--per-week", "often"),
        ("Read", "--per-week", "2.5"),
        ("Read", "--every", "0"),
        ("Read", "--every", "nan"),
        ("Read", "--per-week", "inf"),
        ("Read", "--on", "m"),
        ("Read", "--on", ""),
        ("Read", "--aim", "lots"),
        ("Read", "--aim", "-1"),
        ("Read", "--area", "garage"),
        ("\x1b\x1b",),
    ],
)
def test_a_habit_that_makes_no_sense_is_refused(shell: Shell, words: tuple[str, ...]) -> None:
    shell.refused("habit", "add", *words)
    assert labels(shell) == []


def test_two_rhythms_are_a_slip(shell: Shell) -> None:
    said = shell.misused("habit", "add", "Read", "--every", "2", "--per-week", "3")
    assert "--per-week and --every" in said


def test_the_list_has_numbers_areas_and_rhythms(shell: Shell) -> None:
    shell.done("habit", "add", "Read", "--every", "2", "--tiny", "One line", "--cue", "wake up")
    shell.done("habit", "add", "Dress", "--area", "morning")
    shell.done("habit", "add", "Lift", "--unit", "kg", "--aim", "5")
    assert shell.done("habit").out == (
        "No area\n"
        "  1 Read: every 2 days, easiest version: One line, after I wake up\n"
        "  2 Lift: 5 days a week, goal 5 kg\n"
        "\n"
        "Morning\n"
        "  3 Dress: 5 days a week\n"
    )


def test_an_empty_list_is_kind(shell: Shell) -> None:
    assert "No habits yet." in shell.done("habit", "list").out


def test_a_habit_is_changed_in_what_is_said_alone(shell: Shell) -> None:
    shell.done("habit", "add", "Read", "--tiny", "One line", "--area", "sleep")
    shell.done("habit", "edit", "read", "--name", "Read aloud", "--per-week", "2")
    habit = only(shell)
    assert (habit["label"], habit["tiny"], habit["area"]) == ("Read aloud", "One line", "sleep")
    assert habit["rhythm"]["times"] == 2
    shell.done("habit", "edit", "read", "--area", "none", "--unit", "pages")
    habit = only(shell)
    assert (habit["area"], habit["kind"], habit["unit"]) == ("", "count", "pages")
    shell.done("habit", "edit", "read", "--tick")
    assert only(shell)["kind"] == "tick"


def test_a_change_that_changes_nothing_is_no_change(shell: Shell) -> None:
    shell.done("habit", "add", "Read")
    assert "already" in shell.done("habit", "edit", "read", "--per-week", "5").out
    assert len(shell.done("history", "--json").json) == 1


def test_a_habit_moves_up_and_down(shell: Shell) -> None:
    for name in ("One", "Two", "Three"):
        shell.done("habit", "add", name)
    assert shell.done("habit", "move", "three", "up").lines == ["Moved a habit: Three"]
    assert labels(shell) == ["One", "Three", "Two"]
    shell.done("habit", "move", "1", "down")
    assert labels(shell) == ["Three", "One", "Two"]
    assert "already" in shell.done("habit", "move", "three", "up").out


@pytest.mark.parametrize("words", [(), ("one",), ("up",), ("one", "sideways")])
def test_a_move_without_a_direction_is_a_slip(shell: Shell, words: tuple[str, ...]) -> None:
    shell.done("habit", "add", "One")
    shell.misused("habit", "move", *words)


def test_a_habit_is_put_away_and_brought_back(shell: Shell) -> None:
    shell.done("habit", "add", "Read")
    shell.done("tick", "read")
    assert shell.done("habit", "archive", "read").lines == ["Archived a habit: Read"]
    assert labels(shell) == []
    assert "Read: since Saturday 21 November 2026" in shell.done("habit", "list", "--all").out
    assert "already" in shell.done("habit", "archive", "read").out
    assert shell.done("habit", "back", "read").lines == ["Restored a habit: Read"]
    assert "already" in shell.done("habit", "back", "read").out
    assert "1. Read: done." in shell.done("today").out


def test_removing_asks_and_yes_removes(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("habit", "add", "Read")
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    removed = shell("habit", "remove", "read")
    assert (removed.code, removed.lines) == (0, ["Deleted a habit: Read"])
    assert "Delete “Read”?" in removed.err
    assert labels(shell) == []
    shell.done("undo")
    assert labels(shell) == ["Read"]


@pytest.mark.parametrize("answer", ["n\n", "\n", "", "maybe\n"])
def test_everything_but_yes_leaves_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    shell.done("habit", "add", "Read")
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert shell("habit", "remove", "read").lines == ["Cancelled. Nothing was changed."]
    assert labels(shell) == ["Read"]


def test_removing_is_refused_where_nobody_can_be_asked(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("habit", "add", "Read")
    for stdin in (io.StringIO("y\n"), None):
        monkeypatch.setattr(sys, "stdin", stdin)
        assert "--yes" in shell.refused("habit", "remove", "read")
    assert labels(shell) == ["Read"]


def test_yes_can_be_said_beforehand(shell: Shell) -> None:
    shell.done("habit", "add", "Read")
    assert shell.done("habit", "remove", "read", "--yes").lines == ["Deleted a habit: Read"]
    shell.done("undo")
    assert shell.done("--yes", "habit", "remove", "read").lines == ["Deleted a habit: Read"]


@pytest.mark.parametrize("what", ["edit", "archive", "back", "remove"])
def test_a_habit_has_to_be_named(shell: Shell, what: str) -> None:
    shell.misused("habit", what)
    shell.refused("habit", what, "nothing like it")


def test_an_unknown_word_after_habit_is_told_with_those_there_are(shell: Shell) -> None:
    assert "archive" in shell.misused("habit", "juggle")


@pytest.mark.parametrize("what", ["list", "add", "edit", "move", "archive", "back", "remove"])
def test_every_word_after_habit_explains_itself(shell: Shell, what: str) -> None:
    assert shell.done("habit", what, "--help").lines[0].startswith(f"winsboard habit {what}")


def test_a_data_folder_may_stand_anywhere(shell: Shell, board_home: object) -> None:
    shell.done("habit", "--data-dir", str(board_home) + "2", "add", "Elsewhere")
    assert labels(shell) == []
    assert "Elsewhere" in shell.done("--data-dir", str(board_home) + "2", "habit").out
