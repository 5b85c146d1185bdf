"""The help text of one command, or of a command that has commands of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from winsboard.cli.args.parser import GLOBAL_OPTIONS, CommandSpec, FamilySpec
from winsboard.words import format_phrase, phrase

WIDTH: Final = 20
"""The width of the column with the options."""


def help_lines(spec: CommandSpec | FamilySpec) -> list[str]:
    """What `winsboard COMMAND --help` prints."""
    return family_lines(spec) if isinstance(spec, FamilySpec) else command_lines(spec)


def command_lines(spec: CommandSpec) -> list[str]:
    """What it does, its words and its options."""
    lines = [_usage(spec) + format_phrase("cli.help.options"), "", _does(spec.command)]
    if spec.words:
        lines += ["", two_columns(spec.words, _words(spec))]
    return [*lines, "", *_options(spec)]


def family_lines(family: FamilySpec) -> list[str]:
    """What the family is for, and a line for each of its commands."""
    name = family.command
    lines = [
        f"winsboard {name}" + format_phrase("cli.help.options"),
        "",
        format_phrase(f"cli.does.{name}"),
        "",
    ]
    usages = {action: _usage(spec) for action, spec in family.forms.items()}
    room = max(map(len, usages.values())) + 4
    for action, spec in family.forms.items():
        lines.append(two_columns(usages[action], _does(spec.command, f"{name} {action}"), room))
    alone, example = (f"{name} {action}" for action in (family.alone, _last_but_first(family)))
    lines += ["", *_options(CommandSpec(name))]
    return [*lines, "", format_phrase("cli.help.alone", command=name, alone=alone, example=example)]


def _last_but_first(family: FamilySpec) -> str:
    """A command of the family as an example, but not the one that runs alone."""
    names = (a for a, form in family.forms.items() if form.command == f"{family.command} {a}")
    return next(action for action in names if action != family.alone)


def _usage(spec: CommandSpec) -> str:
    return f"winsboard {spec.command}" + (f" {spec.words}" if spec.words else "")


def _does(*commands: str) -> str:
    """What a command does. `commands` are its names, the last one first in the phrases."""
    for command in reversed(commands):
        if (said := phrase(f"cli.does.{command.replace(' ', '.')}")) is not None:
            return said
    return format_phrase(f"cli.does.any.{commands[-1].rpartition(' ')[2]}")


def _words(spec: CommandSpec) -> str:
    """The help of the words of a command; some commands have one of their own."""
    name = spec.placeholder.lower()
    own = phrase(f"cli.words.{spec.command} {name}")
    return format_phrase(f"cli.words.{name}") if own is None else own


def _options(spec: CommandSpec) -> Iterator[str]:
    options = {**spec.values, **dict.fromkeys(spec.flags, ""), **GLOBAL_OPTIONS}
    for option, value in options.items():
        yield two_columns(f"{option} {value}".rstrip(), about(spec.command, option))


def about(command: str, option: str) -> str:
    """The help of an option: that of the command, else of its family, else of all commands."""
    name = option.strip("-")
    family = command.partition(" ")[0]
    for own in (command.replace(" ", "."), family):
        if (said := phrase(f"cli.option.{own}.{name}")) is not None:
            return said
    return format_phrase(f"cli.option.{name}")


def two_columns(left: str, right: str, room: int = WIDTH) -> str:
    """Two columns, with at least two blanks between them."""
    return f"  {left:<{room - 2}}  {right}"
