"""`mood`: a check-in, or the check-ins of the last weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, typed, wrong
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.errors import Refusal
from winsboard.domain.text.numbers import read_whole
from winsboard.domain.wellbeing import moods, tone
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.catalog.calm import low_mood_card
from winsboard.words.catalog.feelings import energy_scale, feeling_groups, mood_scale

FORM: Final = CommandSpec(
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
    said = read(FORM, call.words)
    if said.has("--words"):
        print_lines(_scale_lines())
        return 0
    notebook = open_notebook(call, said.data_dir)
    if not notebook.board.settings.mood:
        raise Refusal("mood.off")
    if said.has("--rather-not"):
        commit_and_report(notebook, moods.rather_not(notebook.board, notebook.moment()))
    elif said.words or said.all("--energy") or said.all("--feeling"):
        _check_in(notebook, said)
    else:
        print_lines(_listed(notebook, said))
    return 0


def _check_in(notebook: Notebook, said: ParsedArgs) -> None:
    mood = None
    if said.words:
        mood = read_whole(said.words[0])
        if mood is None:
            raise wrong(FORM, "no_mood", typed=typed(said.words[:1]))
    energy = said.value("--energy")
    edit = moods.check_in(
        notebook.board,
        mood,
        notebook.moment(),
        energy=None if energy is None else read_whole(energy) or 0,
        feelings=[typed([word]) for word in said.all("--feeling")],
        text=own_words(said.words[1:], say("cli.ask.mood")),
    )
    commit_and_report(notebook, edit)
    if said.has("--lighter"):
        win = moods.lighter(say("inner.lighter"), notebook.moment())
        commit_and_celebrate(notebook, win, notebook.today, "win", tags=[moods.NOTICED])
    if mood == moods.LOWEST:
        card = low_mood_card()
        shown = [
            say("cli.mood.choice", choice=c, command=n)
            for c, n in zip(card.choices[:-1], COMMANDS, strict=True)
        ]
        print_lines([card.text, *shown])
    elif moods.shrinks(notebook.board, notebook.today):
        print_lines([say("plain.little_is_enough")])


def _listed(notebook: Notebook, said: ParsedArgs) -> list[str]:
    from winsboard.plain.rows import dated_lines

    today = notebook.today
    notebook.show(today - SHOWN, today)
    written = notebook.board.entries_between(today - SHOWN, today)
    found = [entry for entry in written if entry.kind == "mood"]
    if said.has("--json"):
        return json_lines(found)
    lines = dated_lines(found, notebook.board.settings.clock_hours, today)
    invites = moods.is_invited(notebook.board, today) or not tone.check_ins(notebook.board, today)
    return [*(lines or [say("cli.mood.none")]), *(["", say("plain.mood")] if invites else [])]


def _scale_lines() -> list[str]:
    lines = [say("cli.mood.scale"), *(f"  {g.value} {g.label}" for g in mood_scale())]
    lines += ["", say("cli.mood.energy"), *(f"  {g.value} {g.label}" for g in energy_scale())]
    for group in feeling_groups():
        lines += ["", group.label, f"  {', '.join(group.words)}"]
    return [*lines, "", say("cli.mood.rather_not")]
