"""Commands with subcommands, such as `habit add`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from winsboard.cli.args.parser import (
    HELP,
    CommandSpec,
    FamilySpec,
    ParsedArgs,
    parse_args,
    split_command,
    usage_error,
)
from winsboard.cli.context import Invocation
from winsboard.cli.errors import HelpRequested, UsageError
from winsboard.cli.open_board import open_notebook
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase

Action: TypeAlias = Callable[[Invocation], None]
View = TypeVar("View")


def run_subcommand(
    call: Invocation, actions: Mapping[str, Action], default_action: str = ""
) -> int:
    """Run the action that is named after the command; without one, `list`.

    Anything that is not an action is passed to the action `default_action`. Raises UsageError if
    there is none, HelpRequested for `--help`.
    """
    what, words = split_command(call.words, "list")
    if what in HELP:
        raise HelpRequested(FamilySpec(call.command, _forms(call, actions), "list"))
    if what not in actions:
        if not default_action:
            raise _unknown(call, what, actions)
        what, words = default_action, [*call.words]
    actions[what](call._replace(command=f"{call.command} {what}", words=words))
    return 0


def open_view(
    call: Invocation, views: Mapping[str, tuple[CommandSpec, View]], usual: str
) -> tuple[View, ParsedArgs, Notebook]:
    """The view that is named after the command, or the usual one, and the notebook to read from.

    Raises UsageError if there is none, HelpRequested for `--help`.
    """
    what, words = split_command(call.words, usual)
    if what in HELP:
        forms = {name: spec for name, (spec, _) in views.items()}
        raise HelpRequested(FamilySpec(call.command, forms, usual))
    if what not in views:
        raise _unknown(call, what, views)
    spec, view = views[what]
    args = parse_args(spec, words)
    return view, args, open_notebook(call, args.data_dir, is_reading=True)


def _unknown(call: Invocation, what: str, known: Iterable[str]) -> UsageError:
    return UsageError(
        format_phrase("cli.unknown_part", family=call.command, command=what, known=", ".join(known))
    )


def _forms(call: Invocation, actions: Mapping[str, Action]) -> dict[str, CommandSpec]:
    """The specs of all actions. Each one names its own if it is asked for help."""
    forms: dict[str, CommandSpec] = {}
    for name, action in actions.items():
        try:
            action(call._replace(command=f"{call.command} {name}", words=["--help"]))
        except HelpRequested as request:
            forms[name] = request.args[0]
    return forms


def open_for(spec: CommandSpec, call: Invocation, missing: str) -> tuple[ParsedArgs, Notebook]:
    """The parsed arguments of a command that needs words, and the notebook.

    Raises UsageError `missing` if there are no words.
    """
    args = parse_args(spec, call.words)
    if not args.words:
        raise usage_error(spec, missing)
    return args, open_notebook(call, args.data_dir)


def last_word(args: ParsedArgs, known: Sequence[str], missing: str) -> tuple[str, str]:
    """All words but the last as one text, and the last word, which must be in `known`.

    Raises UsageError `missing` otherwise.
    """
    *name, last = args.words
    if last not in known or not name:
        raise usage_error(args.spec, missing)
    return " ".join(name), last
