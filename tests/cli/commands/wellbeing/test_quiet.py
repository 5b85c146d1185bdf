from __future__ import annotations

import pytest

from tests.cli.commands.reflection.test_reflect import type_in
from tests.cli.conftest import Shell
from winsboard.cli.commands.wellbeing import breathe
from winsboard.domain.wellbeing import quiet


@pytest.mark.parametrize(("words", "minutes"), [((), 5), (("--minutes", "30"), 30)])
def test_the_quiet_time_lasts_its_minutes_and_saves_what_is_answered(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], minutes: int
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(breathe, "sleep", slept.append)
    type_in(monkeypatch, "1")
    told = shell.done("quiet", *words)
    assert sum(slept) == pytest.approx(minutes * 60, abs=1)
    assert f"{minutes} minutes" in told.lines[0]
    assert "The quiet time is over." in told.lines
    assert "\a" not in told.out
    [entry] = shell.done("journal", "--json").json
    assert (entry["kind"], entry["about"], entry["helped"]) == ("calm", quiet.KEY, "helped")


def test_nothing_is_saved_if_nothing_is_answered(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(breathe, "sleep", shell.clock.tick)
    type_in(monkeypatch, "")
    shell.done("quiet", "--minutes", "1")
    assert shell.done("journal", "--json").json == []


@pytest.mark.parametrize("minutes", ["0", "31", "-5"])
def test_minutes_out_of_range_are_refused(shell: Shell, minutes: str) -> None:
    assert "1 to 30 minutes" in shell.refused("quiet", f"--minutes={minutes}")
    shell.misused("quiet", "--minutes", "soon")


@pytest.mark.parametrize(
    ("card", "command"),
    [
        ("quiet minute", "winsboard quiet --minutes 1"),
        ("wait ten", "winsboard quiet --minutes 10"),
        ("read an old", "winsboard look-back"),
        ("write it", "winsboard note"),
        ("tell someone", "winsboard support"),
    ],
)
def test_a_card_names_the_command_that_does_what_it_says(
    shell: Shell, card: str, command: str
) -> None:
    assert f"`{command}" in shell.done("calm", card).out
