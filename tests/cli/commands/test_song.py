"""A kind that needs nothing but its declaration, from the command line."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_a_song_is_added_shown_changed_and_removed(shell: Shell) -> None:
    shell.done("song", "add", "Here comes the sun", "--singer", "George")
    shell.done("song", "edit", "1", "--moment", "in the morning")
    assert shell.done("song").lines == ["  1 Here comes the sun"]
    assert "  in the morning" in shell.done("song", "show", "1").lines
    assert shell.refused("song", "add", " ") == "A song has a name."
    shell.done("song", "remove", "1")
    assert shell.done("song", "list", "--json").json == []
