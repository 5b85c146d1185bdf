"""A name tells boards apart in plain lines as well."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_a_name_is_set_shown_and_removed(shell: Shell) -> None:
    assert shell.done("today").lines[0].startswith("Saturday")
    shell.done("settings", "board-name", "Our family")
    assert shell.done("today").lines[0] == "Board: Our family"
    assert "Our family" in shell.done("settings", "board-name").out
    shell.done("settings", "board-name", "off")
    assert shell.done("today").lines[0].startswith("Saturday")


def test_a_name_that_is_too_long_is_refused(shell: Shell) -> None:
    said = shell.refused("settings", "board-name", "x" * 31)
    assert said == "A name can have 30 characters. Type a shorter one."


def test_the_legend_has_three_choices(shell: Shell) -> None:
    assert "first-week" in shell.done("settings", "legend").out
    for choice in ("off", "on", "first-week"):
        shell.done("settings", "legend", choice)
        assert choice in shell.done("settings", "legend").out
