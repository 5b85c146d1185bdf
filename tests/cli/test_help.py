"""The help says what is true of each command: its words, its options, its own commands."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.conftest import Shell
from tests.words.glossary import retired_in
from winsboard.cli.main import MODULES
from winsboard.words import phrases

FAMILY: Final = re.compile(r"^  winsboard (.+?)(?:  +|$)", re.MULTILINE)
OPTION_NAME: Final = re.compile(r"--[a-z-]+")
PLACEHOLDER: Final = re.compile(r"\[?[A-Z]")
OPTION: Final = re.compile(r"^  (--?[a-z][a-z-]*)(?: ([A-Z|a-z]+))?  +(\S.*)$", re.MULTILINE)
COMMANDS: Final = sorted(set(MODULES) - {"open"})
WITH_COMMANDS: Final = (
    *("affirmation", "area", "board", "calm", "flow", "gathering", "goal", "habit", "letter"),
    *("measure", "notes-for-me", "person", "picture", "progress", "prompt", "rest", "reward"),
    *("ritual", "step", "vision"),
)

TAKE_NAMES: Final = (
    "calm",
    "flow",
    "gathering",
    "goal",
    "letter",
    "reward",
    "ritual",
    "rest",
    "vision",
)
"""Families in which a name, a day or a text can stand in the place of a command."""


def sub_commands(shell: Shell, family: str) -> list[str]:
    """The commands that the help of a family lists, without their words."""
    told = FAMILY.findall(shell.done(family, "--help").out)
    return [" ".join(word for word in one.split() if not PLACEHOLDER.match(word)) for one in told]


def every_command(shell: Shell) -> list[str]:
    """All commands, with those of families by both words."""
    found = [command for command in COMMANDS if command not in WITH_COMMANDS]
    return found + [one for family in WITH_COMMANDS for one in sub_commands(shell, family)]


def help_of(shell: Shell, command: str) -> str:
    family, _, action = command.partition(" ")
    # The name of a card alone shows it, and days alone plan a rest.
    shown = ("calm", "flow", "gathering", "goal", "reward", "ritual", "vision")
    by_name = {**dict.fromkeys(shown, "show"), "rest": "from"}
    if not action and family in by_name:
        action = by_name[family]
    return shell.done(family, *([action] if action else []), "--help").out


def options_of(told: str) -> dict[str, tuple[str, str]]:
    """The options in a help text: the placeholder of the value, and what is said about it."""
    return {name: (value, about) for name, value, about in OPTION.findall(told)}


@pytest.mark.parametrize("family", WITH_COMMANDS)
def test_the_help_of_a_family_lists_all_its_commands(shell: Shell, family: str) -> None:
    listed = sub_commands(shell, family)
    known = "" if family in TAKE_NAMES else shell.misused(family, "frob")
    actions = re.findall(r"[a-z-]+", known.partition("There are: ")[2]) or ["list"]
    assert len(listed) >= max(len(actions), 3)
    for action in actions:
        assert f"{family} {action}" in listed
    for command in listed:
        assert help_of(shell, command).startswith(f"winsboard {command}")


def test_every_line_of_a_help_says_something(shell: Shell) -> None:
    for command in every_command(shell):
        about = help_of(shell, command).splitlines()[2]
        assert about.endswith("."), command
        assert not about.startswith("Also"), command


# What has to be in the help of an option: the words by which a reader knows which option it is.
FITS: Final = {
    ("encrypt", "--note"): "paper",
    ("encrypt", "--change"): "another passphrase",
    ("person add", "--note"): "about them",
    ("person edit", "--note"): "about them",
    ("person add", "--hidden"): "Support",
    ("person edit", "--hidden"): "Support",
    ("prompt list", "--hidden"): "List",
    ("calm list", "--hidden"): "List",
    ("ritual list", "--hidden"): "List",
    ("trigger", "--helped"): "What helped",
    ("calm", "--helped"): "It helped",
    ("thought", "--list"): "thoughts",
    ("breathe", "--list"): "patterns",
    ("rest list", "--all"): "past rest days",
    ("rest end", "--all"): "past rest days",
    ("habit list", "--all"): "archived",
    ("rest", "--habit"): "this habit only",
    ("progress year", "--habit"): "instead of all wins",
    ("entry", "--day"): "Move",
    ("win", "--day"): "day",
    ("erase", "--entry"): "id",
    ("picture win", "--entry"): "win",
    ("breathe", "--minutes"): "minutes",
    ("calm add", "--minutes"): "card",
    ("reflect", "--flow"): "look back",
    ("journal", "--tag"): "Only entries",
    ("entry", "--tag"): "Add",
    ("win", "--tag"): "tag",
    ("undo", "--edit"): "this one change",
    ("tomorrow", "--done"): "today",
}  # fmt: skip


@pytest.mark.parametrize(("command", "option"), FITS)
def test_the_help_of_an_option_is_about_that_option(
    shell: Shell, command: str, option: str
) -> None:
    _, about = options_of(help_of(shell, command))[option]
    assert FITS[command, option] in about


def test_one_text_is_said_of_one_option_alone(shell: Shell) -> None:
    """An option text that is shared by commands is meant for all of them."""
    said: dict[str, set[str]] = defaultdict(set)
    for command in every_command(shell):
        for option, (_, about) in options_of(help_of(shell, command)).items():
            said[about].add(option)
    assert {about: options for about, options in said.items() if len(options) > 1} == {}


SHARED_MEANS: Final = {
    "--day", "--area", "--tag", "--untag", "--for", "--from", "--to", "--year", "--habit", "--json",
    "--yes", "--data-dir", "-o", "--step", "--caution", "--text", "--name", "--theme", "--role",
    "--reach", "--note", "--hidden", "--all", "--place", "--true", "--tiny", "--cue", "--per-week",
    "--board", "--on", "--every", "--count", "--tick", "--unit", "--aim", "--minutes", "--before",
}  # fmt: skip
"""Options of several commands; each was read in the help of all of them."""


def test_an_option_of_several_commands_was_read_in_each(shell: Shell) -> None:
    """Another command that takes an option of the same name has to look at its text."""
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    for command in every_command(shell):
        for option, (_, about) in options_of(help_of(shell, command)).items():
            users[option, about].add(command.partition(" ")[0])
    shared = {option for (option, _), families in users.items() if len(families) > 1}
    assert shared <= SHARED_MEANS


def test_every_text_of_an_option_is_shown_somewhere(shell: Shell) -> None:
    told = "\n".join(help_of(shell, command) for command in every_command(shell))
    told += shell.done("--help").out
    texts = {k: t for k, t in phrases("cli").items() if k.startswith(("option.", "words."))}
    assert {key for key, text in texts.items() if text not in told} == set()


SILENT: Final = {"prompt list", "demo", "breathe", "reflect"}
"""Commands that would run on, or that need an input."""
OF_A_BOARD: Final = (
    ("habit", "add", "Made the bed"),
    ("settings", "mood", "on"),
    ("rest", "today"),
    ("backup", "{elsewhere}"),
)


def test_words_in_brackets_are_those_that_can_be_left_out(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command is run without words: it is a slip exactly if its help shows words to type."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", None)
    for words in OF_A_BOARD:
        shell.done(*(word.format(elsewhere=tmp_path) for word in words))
    wrong = {}
    for command in every_command(shell):
        told = help_of(shell, command)
        usage = told.splitlines()[0].removeprefix(f"winsboard {command}").removesuffix(" [options]")
        if not usage.strip() or command in SILENT:
            continue
        if command in TAKE_NAMES:
            continue  # The name alone is typed in the place of a command.
        ran = shell(*command.split())
        needed = not usage.strip().startswith("[")
        refused = ran.code == 2 or "needs a name" in ran.err
        if needed != refused:
            wrong[command] = (usage, ran.code, ran.err)
    assert wrong == {}


def test_the_rendered_help_has_no_retired_word(shell: Shell) -> None:
    told = [shell.done("--help").out, *(shell.done(f, "--help").out for f in WITH_COMMANDS)]
    told += [help_of(shell, command) for command in every_command(shell)]
    lines = {OPTION_NAME.sub("", line) for text in told for line in text.splitlines()}
    found = {line: words for line in lines if (words := retired_in(line))}
    assert found == {}


def test_the_overview_names_options_that_are_there(shell: Shell) -> None:
    for key, form in phrases("cli").items():
        if not key.startswith("form.") or form.startswith("--"):
            continue
        command = key.removeprefix("form.")
        told = help_of(shell, command)
        for option in re.findall(r"--[a-z-]+", form):
            assert option in told, form
        for action in re.findall(r"[|\[]([a-z]+)(?=[|\]])", form):
            assert f"{command} {action}" in sub_commands(shell, command), form


def test_nothing_but_the_command_is_needed_to_see_the_help(shell: Shell, board_home: Path) -> None:
    for command in COMMANDS:
        shell.done(command, "--help")
    assert not (board_home / "data").exists()


def test_the_numbers_of_the_last_list_name_entries(shell: Shell) -> None:
    for text in ("Sat outside", "Rang Ines", "Made soup"):
        shell.done("win", text)
    assert "  2. 09:30  win: Rang Ines" in shell.done("journal").lines
    assert "Rang Ines" in shell.done("entry", "2").out
    shell.done("journal", "--search", "soup")
    assert "Made soup" in shell.done("entry", "1").out
    shell.done("win", "Woke up early", "--day", "yesterday")
    assert "Made soup" in shell.done("entry", "1").out, "a new entry changes no number"
    assert "with number 2" in shell.refused("entry", "2")
    shell.done("journal")
    shell.done("entry", "2", "--led-to", "3")
    linked: dict[str, Any] = json.loads(shell.done("entry", "2", "--json").out)
    assert [entry["text"] for entry in linked["led_to"]] == ["Rang Ines"]
    shell.done("entry", "2", "--unlink", "3", "--remove")
    assert [e["text"] for e in shell.done("journal", "--json").json] == [
        "Woke up early", "Rang Ines", "Made soup",
    ]  # fmt: skip


def test_the_list_of_numbers_is_private_has_no_words_and_goes_with_the_board(
    shell: Shell, board_home: Path
) -> None:
    shell.done("win", "Sat outside")
    shell.done("journal")
    (listed,) = (board_home / "state").glob("last-list*")
    assert listed.stat().st_mode & 0o777 == 0o600
    assert listed.read_text().strip().isdecimal()
    shell.done("erase", "--entry", "last", "--yes")
    assert not listed.exists()
    shell.done("win", "Rang Ines")
    shell.done("journal")
    shell.done("erase", "--everything", "--yes")
    assert not listed.exists()


@pytest.mark.parametrize("there", ["a folder", "rubbish", "nothing"])
def test_a_lost_list_costs_its_numbers_alone(shell: Shell, board_home: Path, there: str) -> None:
    shell.done("win", "Sat outside")
    listed = board_home / "state" / "last-list.txt"
    if there == "a folder":
        listed.mkdir()
    elif there == "rubbish":
        listed.write_bytes(b"\xff\x00 77 \n")
    if there != "rubbish":
        assert "Sat outside" in shell.done("journal").out if there == "a folder" else True
    assert "number 1" in shell.refused("entry", "1")
    assert "Sat outside" in shell.done("entry", "last").out
