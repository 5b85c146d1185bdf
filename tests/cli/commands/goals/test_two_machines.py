"""Goals on two machines: what is written on both is put together and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def laptop(shell: Shell, tmp_path: Path) -> str:
    """The data folder of another machine, split off with one goal of three steps."""
    steps = [word for title in ("door", "gate", "corner") for word in ("--step", title)]
    shell.done("goal", "add", "Bakery", *steps)
    shutil.copytree(tmp_path / "board" / "data", tmp_path / "laptop")
    return str(tmp_path / "laptop")


def wins(shell: Shell) -> list[str]:
    return [entry["text"] for entry in shell.done("journal", "--json").json]


def steps(shell: Shell) -> list[str]:
    return shell.done("step", "list", "1").lines[1:]


def test_a_step_ticked_on_both_on_one_day_is_one_win(shell: Shell, laptop: str) -> None:
    shell.done("step", "tick", "bakery", "1")
    shell.done("step", "tick", "bakery", "1", "--data-dir", laptop)
    shell.done("merge", laptop)
    assert wins(shell) == ["door"]
    assert shell.done("goal", "bakery").out.count("Did: door") == 1
    assert "All is well" in shell.done("doctor").out


def test_a_step_ticked_on_two_days_was_done_on_the_earlier(shell: Shell, laptop: str) -> None:
    shell.done("step", "tick", "bakery", "1", "--day", "yesterday", "--data-dir", laptop)
    shell.done("step", "tick", "bakery", "1")
    shell.done("merge", laptop)
    assert steps(shell)[0] == "   1 [x] door, Friday 20 November"


def test_of_two_levels_the_newer_one_holds_and_both_are_told(shell: Shell, laptop: str) -> None:
    shell.done("goal", "level", "bakery", "much", "--because", "one", "--data-dir", laptop)
    shell.done("goal", "level", "bakery", "start", "--because", "two")
    shell.done("merge", laptop)
    told = shell.done("goal", "bakery").out
    assert "Start, 1/5" in told.splitlines()[1]
    assert "because one" in told
    assert "because two" in told


def test_a_goal_deleted_here_and_worked_on_there_does_no_harm(shell: Shell, laptop: str) -> None:
    shell.done("step", "tick", "bakery", "2", "--data-dir", laptop)
    shell.done("step", "add", "bakery", "more", "--data-dir", laptop)
    shell.done("goal", "remove", "bakery", "--yes")
    shell.done("merge", laptop)
    assert "gate" in wins(shell)
    for command in (("goal", "list"), ("step", "list"), ("today",), ("goal", "score")):
        shell.done(*command)
    assert "From a deleted goal" in shell.done("doctor").out


def test_steps_added_on_both_have_one_order_on_both(shell: Shell, laptop: str) -> None:
    shell.done("step", "add", "bakery", "here")
    shell.done("step", "add", "bakery", "there", "--data-dir", laptop)
    shell.done("merge", laptop)
    there = [line.split("] ")[1] for line in steps(shell)]
    assert there == ["door", "gate", "corner", "here", "there"]
