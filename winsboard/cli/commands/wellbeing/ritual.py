"""`ritual`: the candle of the day, and the rituals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.cli.subcommands import Action, open_for
from winsboard.domain.model.documents import Ritual
from winsboard.domain.wellbeing import rituals
from winsboard.notebook.collections import RITUALS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase


class RitualCommands(CollectionCommands[Ritual]):
    """The rituals; they can also be done."""

    collection = RITUALS
    one = "RITUAL"
    hidden_phrase = "--hidden"
    default_action = "show"

    def actions(self) -> dict[str, Action]:
        """A name without an action shows the ritual."""
        return {
            "list": self.list,
            "show": self.showing(_lines),
            "do": self.do,
            "candle": _candle,
            "add": self.add,
            "edit": self.edit,
            **self.hiding(),
        }

    def listed(self, notebook: Notebook, *, hidden: bool = False) -> Sequence[Ritual]:
        """The rituals; the page of today is read, to know which were done."""
        notebook.load_days(notebook.today, notebook.today)
        return super().listed(notebook, hidden=hidden)

    def line(self, notebook: Notebook, item: Ritual) -> str:
        """The name, and whether it was done today."""
        is_done = rituals.is_done(notebook.board, rituals.key_of(item), notebook.today)
        return f"{item.name} ({format_phrase('cli.ritual.today')})" if is_done else item.name

    def do(self, call: Invocation) -> None:
        """Record that a ritual was done."""
        args, notebook = open_for(CommandSpec(call.command, self.one), call, self.missing)
        ritual = self.find(notebook, self.listed(notebook), args.text)
        if rituals.key_of(ritual) == rituals.CANDLE:
            _light(notebook)
            return
        edit = rituals.record_done(ritual, notebook.edit_context())
        commit_and_celebrate(notebook, edit, notebook.today, "ritual_done")


def _lines(ritual: Ritual) -> list[str]:
    lines = [ritual.name, *(f"  {n}. {step}" for n, step in enumerate(ritual.steps, start=1))]
    return [
        *lines,
        *(format_phrase("calm.caution", caution=caution) for caution in ritual.cautions),
    ]


def _candle(call: Invocation) -> None:
    args = parse_args(CommandSpec(call.command), call.words)
    notebook = open_notebook(call, args.data_dir)
    notebook.load_days(notebook.today, notebook.today)
    _light(notebook)


def _light(notebook: Notebook) -> None:
    edit = rituals.light_candle(
        notebook.board, format_phrase("history.ritual.lit"), notebook.edit_context()
    )
    if edit is None:
        commit_and_report(notebook, None)
    else:
        commit_and_celebrate(notebook, edit, notebook.today, "ritual")


run: Final = RitualCommands().run
