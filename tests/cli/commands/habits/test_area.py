"""`winsboard area`: areas that belong to the person."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

SHIPPED = [
    *("Morning", "Home tasks", "Self-care", "Connection", "Boundaries", "Coping"),
    *("Help and therapy", "Movement", "Speech and thinking", "Evening and sleep", "Family"),
]


def listed(shell: Shell, *words: str) -> list[str]:
    return [area["name"] for area in shell.done("area", "list", *words, "--json").json]


def found(shell: Shell, search: str) -> list[str]:
    entries = shell.done("journal", "--search", search, "--json").json
    return [entry["text"] for entry in entries]


def test_an_own_area_is_used_wherever_an_area_is(shell: Shell) -> None:
    assert shell.done("area", "add", "Garden").lines == ["Added an area: Garden"]
    assert listed(shell) == [*SHIPPED, "Garden"]
    shell.done("win", "planted", "--area", "garden")
    shell.done("habit", "add", "Water the beans", "--area", "GARDEN")
    shell.done("tick", "beans")
    assert "(Garden)" in shell.done("journal").out
    assert found(shell, "area:garden") == ["planted"]
    assert "Garden\n  1 Water the beans" in shell.done("habit", "list").out
    assert "Garden\n" in shell.done("today").out
    told = shell.done("progress", "patterns")
    assert "most in the area Garden" in told.out
    assert "  Garden: 2 wins" in told.lines
    assert shell.done("today", "--json").json["entries"][0]["area_name"] == "Garden"
    assert shell.done("habit", "list", "--json").json[0]["area_name"] == "Garden"
    assert "Garden" in shell.refused("win", "x", "--area", "gardn")


def test_a_renamed_area_is_renamed_everywhere(shell: Shell) -> None:
    shell.done("win", "rang Ana", "--area", "connection")
    shell.done("area", "rename", "Connection", "My", "people")
    assert "(My people)" in shell.done("journal").out
    assert found(shell, 'area:"my people"') == ["rang Ana"]
    shell.done("win", "rang Ben", "--area", "my people")
    shell.done("win", "rang Cem", "--area", "connection")
    assert found(shell, "area:connection") == ["rang Ana", "rang Ben", "rang Cem"]


@pytest.mark.parametrize("act", ["hide", "delete"])
def test_what_is_in_an_area_stays_when_it_is_gone(shell: Shell, act: str) -> None:
    shell.done("area", "add", "Garden")
    shell.done("win", "planted", "--area", "garden")
    shell.done("habit", "add", "Weed", "--area", "garden")
    shell.done("area", act, "garden")
    assert listed(shell) == SHIPPED
    assert "(Garden)" in shell.done("journal").out
    assert found(shell, "area:garden") == ["planted"]
    assert "Garden\n  1 Weed" in shell.done("habit", "list").out
    shell.done("undo")
    assert listed(shell) == [*SHIPPED, "Garden"]
    shell.done("redo")
    shell.done("area", "add", "garden")
    assert found(shell, "area:garden") == ["planted"]
    assert listed(shell) == [*SHIPPED, "Garden"]


def test_areas_are_hidden_shown_again_and_moved(shell: Shell) -> None:
    assert shell.done("area", "hide", "family").lines == ["Hid an area: Family"]
    assert listed(shell, "--hidden") == ["Family"]
    assert shell.done("area", "show", "family").lines == ["Area shown again: Family"]
    assert listed(shell) == SHIPPED
    shell.done("area", "move", "11", "up")
    assert listed(shell)[-2:] == ["Family", "Evening and sleep"]
    assert "Nothing was changed" in shell.done("area", "move", "Morning", "up").out


def test_what_cannot_be_done_is_said_in_one_sentence(shell: Shell) -> None:
    assert "already" in shell.refused("area", "add", "morning")
    assert "cannot be deleted" in shell.refused("area", "delete", "Coping")
    assert "needs a name" in shell.refused("area", "rename", "Coping", " ")
    assert "new name" in shell.misused("area", "rename", "Coping")
    assert shell.refused("area", "hide", "nowhere")
    assert listed(shell) == SHIPPED


def test_two_machines_that_each_change_areas_lose_nothing(shell: Shell, tmp_path: Path) -> None:
    shell.done("win", "first")
    shutil.copytree(tmp_path / "board" / "data", tmp_path / "laptop")
    laptop = ("--data-dir", str(tmp_path / "laptop"))
    shell.done("area", "add", "Garden")
    shell.done("win", "planted", "--area", "garden")
    shell.done("area", "rename", "Morning", "Dawn")
    shell.done("area", "hide", "family")
    shell.done("area", "add", "garden", *laptop)
    shell.done("area", "add", "Boat", *laptop)
    shell.done("win", "dug", "--area", "garden", *laptop)
    shell.done("win", "sailed", "--area", "boat", *laptop)
    shell.done("area", "hide", "morning", *laptop)
    shell.done("area", "rename", "family", "Us", *laptop)
    shell.done("merge", str(tmp_path / "laptop"))
    assert listed(shell) == [*SHIPPED[1:-1], "Garden", "Boat"]
    assert listed(shell, "--hidden") == ["Dawn", "Us"]
    assert sorted(found(shell, "area:garden")) == ["dug", "planted"]
    assert found(shell, "area:boat") == ["sailed"]
    assert "  Garden: 2 wins" in shell.done("progress", "patterns").lines


def test_no_area_is_called_no_area(shell: Shell) -> None:
    shell.done("win", "something")
    shell.done("habit", "add", "Read")
    shell.done("tick", "Read")
    told = [
        shell.done(*words.split()).out for words in ("progress patterns", "habit list", "today")
    ]
    assert all("No area" in text for text in told)
    assert not any("My own" in text for text in told)
