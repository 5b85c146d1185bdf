"""The help text of one command, or of a command that has commands of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.cli.args.parser import GLOBAL_OPTIONS, CommandSpec, FamilySpec
from winsboard.words import phrase, say

ROOM: Final = 20
"""The width of the column with the options."""


def help_lines(form: CommandSpec | FamilySpec) -> list[str]:
    """What `winsboard COMMAND --help` prints."""
    return family_lines(form) if isinstance(form, FamilySpec) else command_lines(form)


def command_lines(form: CommandSpec) -> list[str]:
    """What it does, its words and its options."""
    lines = [_usage(form) + say("cli.help.options"), "", _does(form.command)]
    if form.words:
        lines += ["", two_columns(form.words, _words(form))]
    return [*lines, "", *_options(form)]


def family_lines(family: FamilySpec) -> list[str]:
    """What the family is for, and a line for each of its commands."""
    name = family.command
    lines = [f"winsboard {name}" + say("cli.help.options"), "", say(f"cli.does.{name}"), ""]
    usages = {action: _usage(form) for action, form in family.forms.items()}
    room = max(map(len, usages.values())) + 4
    for action, form in family.forms.items():
        lines.append(two_columns(usages[action], _does(form.command, f"{name} {action}"), room))
    alone, example = (f"{name} {action}" for action in (family.alone, _last_but_first(family)))
    lines += ["", *_options(CommandSpec(name))]
    return [*lines, "", say("cli.help.alone", command=name, alone=alone, example=example)]


def _last_but_first(family: FamilySpec) -> str:
    """A command of the family as an example, but not the one that runs alone."""
    names = (a for a, form in family.forms.items() if form.command == f"{family.command} {a}")
    return next(action for action in names if action != family.alone)


def _usage(form: CommandSpec) -> str:
    return f"winsboard {form.command}" + (f" {form.words}" if form.words else "")


def _does(*commands: str) -> str:
    """What a command does. `commands` are its names, the last one first in the phrases."""
    for command in reversed(commands):
        if (said := phrase(f"cli.does.{command.replace(' ', '.')}")) is not None:
            return said
    return say(f"cli.does.any.{commands[-1].rpartition(' ')[2]}")


def _words(form: CommandSpec) -> str:
    """The help of the words of a command; some commands have one of their own."""
    name = form.placeholder.lower()
    own = phrase(f"cli.words.{form.command} {name}")
    return say(f"cli.words.{name}") if own is None else own


def _options(form: CommandSpec) -> Iterator[str]:
    options = {**form.values, **dict.fromkeys(form.flags, ""), **GLOBAL_OPTIONS}
    for option, value in options.items():
        yield two_columns(f"{option} {value}".rstrip(), about(form.command, option))


def about(command: str, option: str) -> str:
    """The help of an option: that of the command, else of its family, else of all commands."""
    name = option.strip("-")
    family = command.partition(" ")[0]
    for own in (command.replace(" ", "."), family):
        if (said := phrase(f"cli.option.{own}.{name}")) is not None:
            return said
    return say(f"cli.option.{name}")


def two_columns(left: str, right: str, room: int = ROOM) -> str:
    """Two columns, with at least two blanks between them."""
    return f"  {left:<{room - 2}}  {right}"
