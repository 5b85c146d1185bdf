"""`winsboard routine`, and the answers of many ticks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Shell

TODAY = date(2026, 11, 21)


def _four(shell: Shell) -> None:
    for words in ("Up --area morning", "Teeth --area selfcare", "Tea --area sleep", "Book"):
        shell.done("habit", "add", *words.split())


def test_a_routine_is_added_shown_changed_and_removed(shell: Shell) -> None:
    _four(shell)
    shell.done("routine", "add", "Evening", "--with", "teeth", "--with", "3", "--top", "19:00")
    assert shell.done("routine").lines == ["  1 Evening · at the top from 19:00 · Teeth, Tea"]
    shell.done("tick", "teeth")
    shown = shell.done("routine", "evening").lines
    assert shown[0] == "Evening"
    assert [line.split() for line in shown[1:]] == [
        ["2.", "Teeth:", "done."],
        ["3.", "Tea:", "open."],
    ]
    shell.done("routine", "edit", "1", "--without", "teeth", "--with", "book", "--top", "off")
    assert shell.done("routine", "list").lines == ["  1 Evening · Tea, Book"]
    assert shell.done("routine", "list", "--json").json[0]["top"] is None
    shell.done("routine", "remove", "evening")
    assert "No routines yet" in shell.done("routine").lines[0]
    assert "Book" in "\n".join(shell.done("habit", "list").lines)
    shell.done("undo")
    assert shell.done("routine", "list").lines == ["  1 Evening · Tea, Book"]


def test_all_of_it_is_said_once(shell: Shell) -> None:
    _four(shell)
    shell.done("routine", "add", "Evening", "--with", "2", "--with", "3")
    assert "all of it" not in "".join(shell.done("tick", "2").lines)
    assert shell.done("tick", "3").lines[-1] == "Evening: all of it is done."
    shell.done("tick", "3", "--open")
    assert "all of it" not in shell.done("tick", "3").lines[-1]


@pytest.mark.parametrize("top", ["25:00", "soon", "7 pm pm"])
def test_what_is_not_a_time_is_refused_in_one_sentence(shell: Shell, top: str) -> None:
    assert "is not a time" in shell.refused("routine", "add", "Evening", "--top", top)
    assert "needs a name" in shell.refused("routine", "add", " ")


@pytest.mark.parametrize("quiet", ["on", "quiet"])
def test_who_ticks_one_habit_for_a_month_is_answered_each_time(shell: Shell, quiet: str) -> None:
    shell.done("settings", "celebrate", quiet)
    shell.done("habit", "add", "Up", "--area", "morning")
    said: list[str] = []
    for ago in range(30, 0, -1):
        day = (TODAY - timedelta(days=ago)).isoformat()
        lines = shell.done("tick", "up", "--day", day).lines
        assert len(lines) == 2
        assert "Ticked" not in lines[1]
        assert lines[1] not in said[-5:]
        said.append(lines[1])


def test_it_is_off_when_it_is_switched_off(shell: Shell) -> None:
    shell.done("settings", "celebrate", "off")
    shell.done("habit", "add", "Up")
    assert shell.done("tick", "up").lines == ["Ticked: Up"]
