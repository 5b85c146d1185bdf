"""`measure`: adding, listing and changing what is measured."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action, open_for, run_subcommand
from winsboard.domain.errors import Refusal
from winsboard.domain.measures import measures
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.goals import BETTER, DISCIPLINES, MEASURE_KINDS, Measure
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.numbers import parse_integer, parse_number
from winsboard.notebook.views.measured import all_readings
from winsboard.plain.measures import measure_fields, measure_lines, template_lines
from winsboard.words import format_phrase
from winsboard.words.catalog.measures import find_template

NONE: Final = "none"
"""Typed to remove a limit or a total."""
NUMBERS: Final = {"--of": "out_of", "--low": "low", "--high": "high"}
"""The options of numbers that can be removed, with their fields."""
CHOICES: Final = {
    "--kind": ("kind", MEASURE_KINDS),
    "--better": ("better", BETTER),
    "--discipline": ("discipline", tuple(filter(None, DISCIPLINES))),
}
VALUES: Final = {
    "--ask": "TEXT",
    "--unit": "U",
    "--kind": "|".join(MEASURE_KINDS),
    "--better": "|".join(BETTER),
    "--of": "N",
    "--low": "N",
    "--high": "N",
    "--wobble": "N",
    "--decimals": "N",
    "--set-up": "T",
    "--discipline": "|".join(filter(None, DISCIPLINES)),
}
ONE: Final = "MEASURE"


def run(call: Invocation) -> int:
    """Run the action that is named after the command; without one, `list`."""
    return run_subcommand(call, ACTIONS)


def _list(call: Invocation) -> None:
    """Print the measures with their numbers."""
    args = parse_args(CommandSpec(call.command, flags=["--away", "--json"]), call.words)
    board = open_notebook(call, args.data_dir).board
    found = measures.listed(board, away=args.has("--away"))
    if args.has("--json"):
        print_json(list(map(measure_fields, found)))
    else:
        print_lines(measure_lines(found, away=args.has("--away")))


def _templates(call: Invocation) -> None:
    """Print the templates."""
    args = parse_args(CommandSpec(call.command), call.words)
    print_lines(template_lines(open_notebook(call, args.data_dir).board))


def _add(call: Invocation) -> None:
    """Add a measure of one's own, or one from a template."""
    spec = CommandSpec(call.command, "NAME", {"--template": "T", **VALUES})
    args = parse_args(spec, call.words)
    template = args.value("--template")
    if not args.words and template is None:
        raise usage_error(spec, "no_name")
    start, notes = Measure("", ""), []
    if template is not None:
        shipped = find_template(joined_words([template]))
        start, notes = shipped.measure, [shipped.note] if shipped.note else []
    measure = _with_options(start._replace(name=args.text or start.name), args)
    notebook = open_notebook(call, args.data_dir)
    commit_and_report(notebook, measures.add(notebook.board, measure, notebook.edit_context()))
    print_lines(notes) if notes else None


def _edit(call: Invocation) -> None:
    """Change fields of a measure. Its unit stays."""
    args, notebook = open_for(
        CommandSpec(call.command, ONE, {"--name": "TEXT", **VALUES}), call, "no_measure"
    )
    measure = measures.find(notebook.board, args.text)
    name = args.value("--name")
    named = measure if name is None else measure._replace(name=joined_words([name]))
    changed = _with_options(named, args)
    commit_and_report(notebook, measures.change(measure, changed, notebook.edit_context()))


def _changing(make: Callable[[Measure, EditContext], Edit | None]) -> Action:
    """An action that changes a measure without options."""

    def act(call: Invocation) -> None:
        args, notebook = open_for(CommandSpec(call.command, ONE), call, "no_measure")
        measure = measures.find(notebook.board, args.text)
        commit_and_report(notebook, make(measure, notebook.edit_context()))

    return act


def _remove(call: Invocation) -> None:
    """Delete a measure, after the number of its readings was said."""
    args, notebook = open_for(CommandSpec(call.command, ONE, flags=["--yes"]), call, "no_measure")
    measure = measures.find(notebook.board, args.text)
    count = len(all_readings(notebook.reader(), measure))
    key = "cli.measure.readings.one" if count == 1 else "cli.measure.readings"
    said = format_phrase(key, name=measure.name, count=count)
    if count:
        print_lines([said])
    if args.has("--yes") or not count or _agreed(measure):
        commit_and_report(notebook, measures.remove(measure, notebook.edit_context()))
    else:
        print_lines([format_phrase("cli.left")])


def _agreed(measure: Measure) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask", name=measure.name)
    return ask(format_phrase("cli.remove", name=measure.name))


def _with_options(measure: Measure, args: ParsedArgs) -> Measure:
    """The measure with every field that an option sets."""
    values: dict[str, Any] = {}
    for option, name in (("--ask", "ask"), ("--unit", "unit")):
        if (text := args.value(option)) is not None:
            values[name] = joined_words([text])
    for option, (name, known) in CHOICES.items():
        if (text := args.value(option)) is not None:
            values[name] = _choice(args, option, text, known)
    for option, name in NUMBERS.items():
        if (text := args.value(option)) is not None:
            values[name] = None if fold_name(text) == NONE else _number(text)
    if (text := args.value("--wobble")) is not None:
        values["wobble"] = _number(text)
    if (text := args.value("--decimals")) is not None:
        values["decimals"] = parse_integer(text)
        if values["decimals"] is None:
            raise Refusal("measure.number")
    if texts := args.all("--set-up"):
        new = [joined_words([text]) for text in texts]
        values["set_ups"] = (*measure.set_ups, *(t for t in new if t not in measure.set_ups))
    return measure._replace(**values)


def _choice(args: ParsedArgs, option: str, typed: str, known: tuple[str, ...]) -> str:
    found = [word for word in known if fold_name(word) == fold_name(typed)]
    if not found:
        raise usage_error(args.spec, "one_of", option=option, known=", ".join(known))
    return found[0]


def _number(typed: str) -> float:
    number = parse_number(typed)
    if number is None:
        raise Refusal("measure.number")
    return number


ACTIONS: Final[dict[str, Action]] = {
    "list": _list,
    "add": _add,
    "edit": _edit,
    "away": _changing(measures.put_away),
    "back": _changing(measures.bring_back),
    "remove": _remove,
    "templates": _templates,
}
