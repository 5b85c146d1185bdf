"""`winsboard win --pick`: small wins from a list, without typing."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Shell

SAID_NO = "Said no to something I did not have room for"


def last(shell: Shell) -> dict[str, object]:
    entry: dict[str, object] = shell.done("journal", "--json").json[-1]
    return entry


def numbers(shell: Shell, *words: str) -> list[str]:
    told = shell.done("win", "--pick", *words).lines
    return [found[1] for line in told if (found := re.match(r" +\d+ (.*)", line))]


def test_the_list_is_printed_and_nothing_is_saved(shell: Shell) -> None:
    told = shell.done("win", "--pick")
    assert told.lines[:2] == ["To begin with", "  1 Noticed a calm moment"]
    assert f"  3 {SAID_NO}" in told.lines
    assert told.lines[-1] == "To record one: winsboard win --pick NUMBER"
    assert shell.done("journal", "--json").json == []


@pytest.mark.parametrize("name", ["3", "said no", SAID_NO])
def test_a_number_or_a_name_records_a_win_that_is_answered(shell: Shell, name: str) -> None:
    told = shell.done("win", "--pick", name)
    assert told.lines[0] == f"Wrote a win: {SAID_NO}"
    assert len(told.lines) == 2
    entry = last(shell)
    assert (entry["kind"], entry["text"], entry["area"]) == ("win", SAID_NO, "boundaries")
    assert entry["tags"] == ["said_no"]
    shell.done("undo")
    assert shell.done("journal", "--json").json == []


def test_options_of_a_win_work_for_a_picked_one(shell: Shell) -> None:
    shell.done("area", "add", "Work")
    shell.done("win", "--pick", "3", "--area", "work", "--tag", "first time", "--day", "yesterday")
    entry = last(shell)
    assert (entry["area_name"], entry["day"]) == ("Work", "2026-11-20")
    assert entry["tags"] == ["said_no", "first_time"]


def test_own_wins_come_first(shell: Shell) -> None:
    for text in ("Fed the cat", "Rang Ana", "fed the cat", "Sang"):
        shell.done("win", text)
    assert numbers(shell)[:2] == ["fed the cat", "Noticed a calm moment"]
    shell.done("win", "--pick", "1")
    assert last(shell)["text"] == "fed the cat"


@pytest.mark.parametrize("audience", ["me", "rehab", "family"])
def test_each_audience_has_its_own_list_and_all_of_it_on_request(
    shell: Shell, audience: str
) -> None:
    shell.done("settings", "board-for", audience)
    shell.done("settings", "food-ideas", "on")
    ours, every = numbers(shell), numbers(shell, "--all")
    assert every[: len(ours)] == ours
    assert len(ours) < len(every) == 68
    shell.done("win", "--pick", "68", "--all")
    assert last(shell)["text"] == every[-1]


@pytest.mark.parametrize("typed", ["0", "999", "-1", "nothing like it", "noticed"])
def test_what_fits_no_win_or_several_is_refused(shell: Shell, typed: str) -> None:
    assert "Nothing was changed" in shell.refused("win", "--pick", typed)
    assert shell.done("journal", "--json").json == []


def test_headings_say_what_comes_first_and_every_area_has_one(shell: Shell) -> None:
    shell.done("area", "add", "Garden")
    shell.done("win", "Sowed peas", "--area", "garden")
    for _ in range(2):
        shell.done("win", "Sang")
    told = shell.done("win", "--pick").lines
    heads = [line for line in told[:-1] if line and not line.startswith(" ")]
    assert heads[:2] == ["What you often write", "To begin with"]
    assert len(heads) == len(set(heads))
    assert {"Family", "Garden", "Movement", "Speech and thinking"} <= set(heads)
    garden = told[told.index("Garden") :]
    assert garden[1].endswith(" Sowed peas")
    shell.done("win", "--pick", garden[2].split()[0])
    assert last(shell)["area_name"] == "Garden"
