"""A command that reads the board."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_wins_are_counted_by_area(shell: Shell) -> None:
    assert shell.done("areas").lines == ["No wins are written in this month."]
    shell.done("win", "Said no", "--area", "boundaries")
    shell.done("win", "Said no again", "--area", "boundaries")
    shell.done("win", "Swept", "--area", "home")
    assert [line.split()[0] for line in shell.done("areas").lines] == ["2", "1"]
    assert sorted(shell.done("areas", "--json").json.values()) == [1, 2]
    assert shell.done("areas", "--day", "2026-10-01").lines == [
        "No wins are written in this month."
    ]
