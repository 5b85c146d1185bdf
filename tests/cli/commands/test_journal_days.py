"""A setting that is a number."""

from __future__ import annotations

from tests.cli.conftest import Shell


def test_the_journal_prints_as_many_days_as_were_chosen(shell: Shell) -> None:
    shell.done("win", "A walk", "--day", "2026-11-10")
    assert "A walk" not in shell.done("journal").out
    shell.done("settings", "journal-days", "14")
    assert "A walk" in shell.done("journal").out
    assert shell.refused("settings", "journal-days", "0") == "The journal can print 1 to 366 days."
