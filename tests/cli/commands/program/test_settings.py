from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from winsboard.domain.model.settings import LIMITS
from winsboard.words.setting_options import CHOICES


def value(shell: Shell, name: str) -> str:
    return shell.done("settings", name).lines[0].split()[1]


def test_all_settings_are_printed_with_what_they_mean(shell: Shell) -> None:
    told = shell.done("settings")
    assert len(told.lines) == len(CHOICES)
    assert "day-boundary       04:00            When a new day starts" in told.out


@pytest.mark.parametrize("name", sorted(LIMITS.keys() & CHOICES.keys()))
def test_a_number_out_of_range_is_refused_in_a_sentence(shell: Shell, name: str) -> None:
    said = shell.refused("settings", name, f"{LIMITS[name][1] + 1}").strip()
    assert said.endswith(".")
    assert "own error" not in said


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("day-boundary", "5", "05:00"),
        ("day-boundary", "4:30", "04:30"),
        ("day_boundary", "0", "00:00"),
        ("week-start", "Sunday", "sunday"),
        ("clock-hours", "12", "12"),
        ("look-back-minutes", "10", "10"),
        ("theme", "winsboard-light", "winsboard-light"),
        ("celebrate", "off", "off"),
        ("board-for", "rehab", "rehab"),
    ],
)
def test_a_setting_is_changed_and_taken_back(
    shell: Shell, name: str, typed: str, shown: str
) -> None:
    before = value(shell, name)
    assert shell.done("settings", name, typed).lines == ["Changed the settings"]
    assert value(shell, name) == shown
    assert "already" in shell.done("settings", name, typed).out
    shell.done("undo")
    assert value(shell, name) == before


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("day-boundary", "7"),
        ("day-boundary", "noon"),
        ("day-boundary", "-1"),
        ("day-boundary", "4:99"),
        ("day-boundary", "5:-5"),
        ("week-start", "friday"),
        ("clock-hours", "13"),
        ("clock-hours", "many"),
        ("look-back-minutes", "0"),
        ("look-back-minutes", "61"),
        ("theme", "\x1b[31m"),
        ("theme", "a" * 100),
        ("theme", ""),
        ("theme", "winsboard"),
        ("celebrate", "maybe"),
        ("board-for", "nobody"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(shell: Shell, name: str, typed: str) -> None:
    before = value(shell, name)
    shell.refused("settings", name, typed)
    assert value(shell, name) == before


def test_an_unknown_theme_is_refused_with_those_there_are(shell: Shell) -> None:
    said = shell.refused("settings", "theme", "pink")
    assert "winsboard-light" in said
    assert "gruvbox" in said


def test_an_unknown_setting_is_refused_with_those_there_are(shell: Shell) -> None:
    assert "week-start" in shell.refused("settings", "volume")


def test_too_many_words_are_a_slip(shell: Shell) -> None:
    assert "please" in shell.misused("settings", "theme", "dark", "please")


def test_settings_are_there_as_json(shell: Shell) -> None:
    assert shell.done("settings", "--json").json["day_boundary"] == 240


def test_another_boundary_turns_the_day(shell: Shell) -> None:
    shell.done("settings", "day-boundary", "0")
    shell.clock.set(shell.clock.now().replace(day=22, hour=0, minute=30))
    assert shell.done("today").lines[0] == "Sunday 22 November"
