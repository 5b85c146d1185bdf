"""`winsboard summary`: the page and the card, printed or in a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Shell, prepared


@pytest.fixture
@prepared
def written(shell: Shell) -> None:
    """What the acceptance walk of the issue writes, in this month."""
    shell.done("person", "add", "Marta", "--role", "friend")
    shell.done("settings", "mood", "on")
    shell.done("mood", "2", "PLANTmood")
    shell.done("trigger", "people", "PLANTtrigger")
    shell.done("thought", "PLANTthought")
    shell.done("hard-day", "PLANThard")
    shell.done("note", "PLANTnote")
    shell.done("win", "Told Marta PLANTwin")


def test_the_page_has_what_was_asked_for(written: Shell, tmp_path: Path) -> None:
    for form in ("markdown", "html", "text"):
        path = tmp_path / f"p.{form}"
        written.done("summary", "--month", "this", "--format", form, "-o", str(path))
        made = path.read_text(encoding="utf-8")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Self-reported; not a clinical measure" in made
        assert "PLANTwin" in made
        for word in ("mood", "trigger", "thought", "hard", "note"):
            assert f"PLANT{word}" not in made
    shown = written.done("summary", "--month", "this").out
    assert shown == (tmp_path / "p.text").read_text(encoding="utf-8")
    journal = written.done("summary", "--month", "2026-11", "--with", "journal").out
    assert "PLANTnote" in journal
    assert "PLANTmood" not in journal
    assert "Marta" in written.done("summary", "--month", "this", "--with", "names").out
    lines = written.done("shares").out
    assert "PLANT" not in lines
    assert len(lines.splitlines()) >= 3
    assert "21 Nov" in written.done("summary", "--since-session").lines[0]


def test_entries_to_talk_about_come_first(written: Shell) -> None:
    written.done("entry", "last", "--talk")
    shown = written.done("summary", "--month", "this").lines
    assert shown[3:7] == [
        *("I would like to talk about", "==========================", ""),
        "- 21 Nov: Told a friend PLANTwin",
    ]
    written.done("entry", "last", "--talk-with", "Marta")
    assert "talk about" not in written.done("summary", "--month", "this").out
    assert "talk about" in written.done("summary", "--month", "this", "--to", "Marta").out
    assert '"PLANTwin' not in written.done("journal", "--search", 'is:"to talk about"').err
    written.done("entry", "last", "--no-talk")
    assert "talk about" not in written.done("summary", "--month", "this", "--to", "Marta").out


def test_a_picked_win_stands_at_the_top(written: Shell) -> None:
    written.done("win", "Sat outside")
    one = written.done("summary", "--month", "this", "--pick", "last").out.partition("Also")[0]
    assert "Sat outside" in one
    assert "PLANTwin" not in one


def test_what_cannot_be_made_writes_nothing(written: Shell, tmp_path: Path) -> None:
    path = tmp_path / "there.txt"
    path.write_text("mine", encoding="utf-8")
    assert "already exists" in written.refused("summary", "-o", str(path))
    assert path.read_text(encoding="utf-8") == "mine"
    assert "is a folder" in written.refused("summary", "-o", str(tmp_path))
    assert "no folder" in written.refused("summary", "-o", str(tmp_path / "none" / "p.txt"))
    link = tmp_path / "link.txt"
    link.symlink_to(path)
    assert "could not be written" in written.refused("summary", "-o", str(link), "--yes")
    assert "not begun" in written.refused("summary", "--month", "2026-12")
    for month in ("2026-13", "november", "", "0000-01", "99999-01", "2026-1-1", "1899-12"):
        assert "is not a month" in written.refused("summary", "--month", month)
    assert "No part" in written.refused("summary", "--without", "all", "-o", str(tmp_path / "x"))
    assert "no part called" in written.refused("summary", "--with", "diary")
    assert "no last session" in written.refused("summary", "--since-session")
    assert "No measures" in written.refused("summary", "--month", "this", "--format", "csv")
    assert "no format" in written.misused("summary", "--format", "pdf")
    written.done("settings", "mood", "off")
    assert "Mood is off" in written.refused("summary", "--with", "mood")
    assert [*(tmp_path / "home").iterdir()] == []
    assert not (tmp_path / "x").exists()
    written.done("summary", "-o", str(path), "--yes")
    assert path.read_text(encoding="utf-8").startswith("October 2026\n")


def test_the_card_of_a_goal_has_the_same_formats(written: Shell, tmp_path: Path) -> None:
    written.done("goal", "add", "Sit in the <caf\u00e9>")
    plain = written.done("summary", "--card", "1")
    assert plain.lines[0] == "Sit in the <caf\u00e9>"
    written.done("summary", "--card", "1", "-o", str(tmp_path / "card.html"))
    assert "&lt;caf\u00e9&gt;" in (tmp_path / "card.html").read_text(encoding="utf-8")
    assert "not a table" in written.refused("summary", "--card", "1", "--format", "csv")
