"""Commands with subcommands, such as `habit add`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, split_command, wrong
from winsboard.cli.context import Invocation
from winsboard.cli.errors import UsageError
from winsboard.cli.open_board import open_notebook
from winsboard.notebook.notebook import Notebook
from winsboard.words import say

Action: TypeAlias = Callable[[Invocation], None]


def run_family(call: Invocation, actions: Mapping[str, Action], otherwise: str = "") -> int:
    """Do what the word after the command says; without one, `list`.

    A word that is no action goes to the one called `otherwise`, if there is one. Raises UsageError.
    """
    what, words = split_command(call.words, "list")
    if what in ("--help", "-h"):
        what, words = "list", ["--help"]
    if what not in actions:
        if not otherwise:
            known = ", ".join(actions)
            raise UsageError(
                say("cli.unknown_part", family=call.command, command=what, known=known)
            )
        what, words = otherwise, [*call.words]
    actions[what](call._replace(command=f"{call.command} {what}", words=words))
    return 0


def opened(form: CommandSpec, call: Invocation, missing: str) -> tuple[ParsedArgs, Notebook]:
    """What was said after a command that goes with words, and the notebook it is about.

    Raises UsageError where there are none; `missing` is what is then said of them.
    """
    said = read(form, call.words)
    if not said.words:
        raise wrong(form, missing)
    return said, open_notebook(call, said.data_dir)


def last_word(said: ParsedArgs, known: Sequence[str], missing: str) -> tuple[str, str]:
    """All words but the last as one text, and the last, which is one of those known.

    Raises UsageError for another one.
    """
    *name, last = said.words
    if last not in known or not name:
        raise wrong(said.form, missing)
    return " ".join(name), last
