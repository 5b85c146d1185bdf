"""`mood`: a check-in, or the check-ins of the last weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.errors import Refusal
from winsboard.domain.text.numbers import parse_integer
from winsboard.domain.wellbeing import moods, tone
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import low_mood_card
from winsboard.words.catalog.feelings import energy_scale, feeling_groups, mood_scale

SPEC: Final = CommandSpec(
    "mood",
    "[MOOD]",
    {"--energy": "N", "--feeling": "WORD"},
    ["--lighter", "--rather-not", "--words", "--json"],
)
SHOWN: Final = timedelta(days=29)
"""Days before today whose check-ins are listed."""
COMMANDS: Final = ("calm", "support", "breathe")
"""The names of the choices of the low-mood card on the command line."""


def run(call: Invocation) -> int:
    """Save a check-in, or list them."""
    args = parse_args(SPEC, call.words)
    if args.has("--words"):
        print_lines(_scale_lines())
        return 0
    notebook = open_notebook(call, args.data_dir)
    if not notebook.board.settings.mood:
        raise Refusal("mood.off")
    if args.has("--rather-not"):
        commit_and_report(notebook, moods.decline_check_in(notebook.board, notebook.edit_context()))
    elif args.words or args.all("--energy") or args.all("--feeling"):
        _check_in(notebook, args)
    else:
        print_lines(_listed(notebook, args))
    return 0


def _check_in(notebook: Notebook, args: ParsedArgs) -> None:
    mood = None
    if args.words:
        mood = parse_integer(args.words[0])
        if mood is None:
            raise usage_error(SPEC, "no_mood", typed=joined_words(args.words[:1]))
    energy = args.value("--energy")
    edit = moods.check_in(
        notebook.board,
        mood,
        notebook.edit_context(),
        energy=None if energy is None else parse_integer(energy) or 0,
        feelings=[joined_words([word]) for word in args.all("--feeling")],
        text=own_words(args.words[1:], format_phrase("cli.ask.mood")),
    )
    commit_and_report(notebook, edit)
    if args.has("--lighter"):
        win = moods.save_relief(format_phrase("inner.lighter"), notebook.edit_context())
        commit_and_celebrate(notebook, win, notebook.today, "win", tags=[moods.NOTICED])
    if mood == moods.LOWEST:
        card = low_mood_card()
        shown = [
            format_phrase("cli.mood.choice", choice=c, command=n)
            for c, n in zip(card.choices[:-1], COMMANDS, strict=True)
        ]
        print_lines([card.text, *shown])
    elif moods.shows_easiest_versions(notebook.board, notebook.today):
        print_lines([format_phrase("plain.little_is_enough")])


def _listed(notebook: Notebook, args: ParsedArgs) -> list[str]:
    from winsboard.plain.rows import dated_lines

    today = notebook.today
    notebook.load_days(today - SHOWN, today)
    written = notebook.board.entries_between(today - SHOWN, today)
    found = [entry for entry in written if entry.kind == "mood"]
    if args.has("--json"):
        return json_lines(found)
    lines = dated_lines(found, notebook.board, today)
    invites = moods.invites_check_in(notebook.board, today) or not tone.check_ins(
        notebook.board, today
    )
    return [
        *(lines or [format_phrase("cli.mood.none")]),
        *(["", format_phrase("plain.mood")] if invites else []),
    ]


def _scale_lines() -> list[str]:
    lines = [format_phrase("cli.mood.scale"), *(f"  {g.value} {g.label}" for g in mood_scale())]
    lines += [
        "",
        format_phrase("cli.mood.energy"),
        *(f"  {g.value} {g.label}" for g in energy_scale()),
    ]
    for group in feeling_groups():
        lines += ["", group.label, f"  {', '.join(group.offered)}"]
    return [*lines, "", format_phrase("cli.mood.rather_not")]
