"""Commands with subcommands, such as `habit add`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from winsboard.cli.args.parser import (
    HELP,
    CommandSpec,
    FamilySpec,
    ParsedArgs,
    read,
    split_command,
    wrong,
)
from winsboard.cli.context import Invocation
from winsboard.cli.errors import HelpRequested, UsageError
from winsboard.cli.open_board import open_notebook
from winsboard.notebook.notebook import Notebook
from winsboard.words import say

Action: TypeAlias = Callable[[Invocation], None]


def run_family(call: Invocation, actions: Mapping[str, Action], otherwise: str = "") -> int:
    """Run the action that is named after the command; without one, `list`.

    Anything that is not an action is passed to the action `otherwise`. Raises UsageError if there
    is none, HelpRequested for `--help`.
    """
    what, words = split_command(call.words, "list")
    if what in HELP:
        raise HelpRequested(FamilySpec(call.command, _forms(call, actions), "list"))
    if what not in actions:
        if not otherwise:
            known = ", ".join(actions)
            raise UsageError(
                say("cli.unknown_part", family=call.command, command=what, known=known)
            )
        what, words = otherwise, [*call.words]
    actions[what](call._replace(command=f"{call.command} {what}", words=words))
    return 0


def _forms(call: Invocation, actions: Mapping[str, Action]) -> dict[str, CommandSpec]:
    """The specs of all actions. Each one names its own if it is asked for help."""
    forms: dict[str, CommandSpec] = {}
    for name, action in actions.items():
        try:
            action(call._replace(command=f"{call.command} {name}", words=["--help"]))
        except HelpRequested as request:
            forms[name] = request.args[0]
    return forms


def opened(form: CommandSpec, call: Invocation, missing: str) -> tuple[ParsedArgs, Notebook]:
    """The parsed arguments of a command that needs words, and the notebook.

    Raises UsageError `missing` if there are no words.
    """
    said = read(form, call.words)
    if not said.words:
        raise wrong(form, missing)
    return said, open_notebook(call, said.data_dir)


def last_word(said: ParsedArgs, known: Sequence[str], missing: str) -> tuple[str, str]:
    """All words but the last as one text, and the last word, which must be in `known`.

    Raises UsageError `missing` otherwise.
    """
    *name, last = said.words
    if last not in known or not name:
        raise wrong(said.form, missing)
    return " ".join(name), last
