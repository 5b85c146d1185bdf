from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from winsboard.words.catalog.habits import celebration_lines
from winsboard.words.catalog.reflection import shipped_flows

EVENING, SHORT, GENTLE = shipped_flows()
LINE = "When the kettle boils I open the curtains"


def type_in(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


class Interrupted(io.StringIO):
    """Lines, and then Ctrl+C."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        if not line:
            raise KeyboardInterrupt
        return line


def reflections(shell: Shell) -> list[dict[str, str]]:
    """The answers of all look backs, by their step."""
    entries = shell.done("journal", "--from", "2026-01-01", "--json").json
    found = [e for e in entries if e["kind"] == "reflection"]
    return [{part["step"]: part["answer"] for part in e["parts"]} for e in found]


def test_the_evening_is_gone_through_line_by_line(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "a walk", "I went", "4", LINE, "1")
    told = shell.done("reflect")
    assert "2 of 6." in told.out
    assert reflections(shell) == [
        {"win": "a walk", "part": "I went", "feel": "tired", "tomorrow": LINE}
    ]
    assert "The candle is on." in shell.done("today").out
    shell.done("undo")
    assert reflections(shell) == []


def test_every_step_passes_on_an_empty_line_and_nothing_is_kept_then(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, *[""] * 6)
    shell.done("reflect")
    assert shell.done("journal", "--json").json == []


@pytest.mark.parametrize("typed", [["", "a walk"], ["", "a walk", ""]])
def test_what_was_typed_is_kept_when_the_input_ends(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    type_in(monkeypatch, *typed)
    shell.done("reflect")
    assert reflections(shell) == [{"win": "a walk"}]


@pytest.mark.parametrize(
    ("typed", "closed"), [(["", "a walk"], False), (["", "a walk"] + [""] * 4, True)]
)
def test_the_day_is_called_closed_once_every_step_was_gone_through(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: list[str], closed: bool
) -> None:
    lines = [line.text for line in celebration_lines() if "reflection" in line.when]
    type_in(monkeypatch, *typed)
    told = shell.done("reflect")
    assert reflections(shell) == [{"win": "a walk"}]
    assert any(line in told.lines for line in lines) == closed


def test_what_was_typed_is_kept_when_ctrl_c_comes(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted("\na walk\n"))
    assert shell("reflect").code == 130
    assert reflections(shell) == [{"win": "a walk"}]


def test_it_is_taken_up_again_the_same_evening(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "a walk")
    shell.done("reflect")
    shell.clock.tick(3600)
    type_in(monkeypatch, "", "I went")
    again = shell.done("reflect")
    assert "  a walk" in again.lines
    assert reflections(shell) == [{"win": "a walk", "part": "I went"}]


def test_words_typed_at_the_first_step_are_the_first_answer(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "a walk", "I went")
    shell.done("reflect")
    assert reflections(shell) == [{"win": "a walk", "part": "I went"}]


def test_the_line_is_there_the_next_morning_and_is_ticked_in_one_act(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No line" in shell.done("tomorrow").out
    type_in(monkeypatch, "", "", "", "", LINE)
    shell.done("reflect")
    shell.clock.set(shell.clock.now() + timedelta(days=1))
    assert f"For today: {LINE}" in shell.done("today").lines[0]
    shell.done("tomorrow", "--done")
    assert shell.done("tomorrow").lines == [f"For today: {LINE}  (done)"]
    assert "1 win today." in shell.done("today").out
    assert "ticked already" in shell.refused("tomorrow", "--done")
    shell.done("undo")
    assert "`winsboard tomorrow --done`" in shell.done("tomorrow").out


def test_the_short_look_back_takes_numbers(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.done("win", "Sat outside")
    shell.done("win", "Called Sam")
    type_in(monkeypatch, "2", "1", "2")
    shell.done("reflect", "--flow", "short")
    assert reflections(shell) == [{"day": "OK", "help": "Rest", "one": "Called Sam"}]


def test_the_short_look_back_passes_the_wins_where_there_are_none(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "1", "")
    assert "No written wins yet today" in shell.done("reflect", "--flow", SHORT.id).out


def test_the_gentle_look_back_is_offered_on_a_hard_day(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "")
    assert GENTLE.name not in shell.done("reflect").out
    shell.done("hard-day", "--next", "rest")
    type_in(monkeypatch, "7", "2", "Too much noise")
    told = shell.done("reflect")
    assert "Type a number from 1 to 2" in told.out
    assert reflections(shell) == [{"name": "Too much noise"}]
    type_in(monkeypatch)
    assert GENTLE.name in shell.done("reflect").lines[0]


def test_an_unknown_look_back_is_refused(shell: Shell) -> None:
    assert "“xyzzy”" in shell.refused("reflect", "--flow", "xyzzy")


def test_a_look_back_of_ones_own_is_written_and_begins(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = ["pause: Breathe | 20", "wins: What was good?", "tomorrow: And then?", "Why: not?"]
    shell.done("flow", "add", "Mine", *[word for step in steps for word in ("--step", step)])
    assert shell.done("flow", "mine").lines[1] == "  1. Breathe (20 seconds)"
    shown = shell.done("flow", "list", "--json").json[-1]["steps"]
    assert [s["kind"] for s in shown] == ["none", "text", "text", "text"]
    assert shown[3]["text"] == "Why: not?"
    shell.done("settings", "flow", "mine")
    type_in(monkeypatch, "", "a bird", "rest")
    assert shell.done("reflect").lines[0] == "Mine"
    assert reflections(shell) == [{"win.s2": "a bird", "tomorrow": "rest"}]
    shell.done("flow", "edit", "mine", "--name", "My evening")
    assert "My evening (chosen)" in shell.done("flow").out
    shell.done("flow", "remove", "evening", "--data-dir=" + os.environ["WINSBOARD_HOME"] + "/data")
    assert "My evening" not in shell.done("flow").out
    assert "not a number" in shell.misused("flow", "add", "X", "--step", "a | soon")
    shell.refused("flow", "add", "X")


def test_a_question_of_ones_own_is_added_hidden_and_brought_back(shell: Shell) -> None:
    shell.done("prompt", "add", "Which", "bird?", "--theme", "gratitude")
    listed = shell.done("prompt", "list", "--json").json
    assert "Which bird?" in [p["text"] for p in listed if p["theme"] == "gratitude"]
    first = listed[0]["text"]
    shell.done("prompt", "hide", "1")
    assert first not in shell.done("prompt").out
    assert first in shell.done("prompt", "list", "--hidden").out
    shell.done("prompt", "back", "1")
    assert first in shell.done("prompt").out
    shell.done("prompt", "edit", "Which bird", "--text", "Which tree?")
    assert "Which tree?" in shell.done("prompt").out
    assert "themes" in shell.refused("prompt", "add", "x", "--theme", "cars")
    shell.misused("prompt", "edit", "1")


def test_the_reminder_is_a_line_from_its_hour_on(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("settings", "reminder", "20:30")
    assert "look back?" not in shell.done("today").out
    shell.clock.set(shell.clock.now().replace(hour=20, minute=45))
    assert "look back?" in shell.done("today").out
    type_in(monkeypatch, "a walk")
    shell.done("reflect")
    assert "look back?" not in shell.done("today").out


def test_a_look_back_that_was_killed_is_taken_up_with_its_words(
    shell: Shell, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal that vanishes takes the process with it, and no word."""
    now = shell.clock.now().isoformat()
    process = subprocess.Popen(
        [sys.executable, "-m", "winsboard", "reflect"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "WINSBOARD_NOW": now, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\nkilled in the middle\n")
    process.stdin.flush()
    while "3 of 6" not in process.stdout.readline():
        pass
    process.kill()
    process.wait(60)
    process.stdin.close()
    process.stdout.close()
    type_in(monkeypatch, "", "still here")
    assert "  killed in the middle" in shell.done("reflect").lines
    assert reflections(shell) == [{"win": "killed in the middle", "part": "still here"}]


def test_words_at_the_candle_go_to_the_last_question(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "good", "", "", "", "late words")
    shell.done("reflect")
    assert reflections(shell) == [{"win": "good", "tomorrow": "late words"}]


def test_words_at_a_step_without_words_are_kept_when_the_input_ends(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "", "my win", "my part")
    shell.done("reflect")
    type_in(monkeypatch, "important words")
    shell.done("reflect")
    assert "important words" in reflections(shell)[0].values()
