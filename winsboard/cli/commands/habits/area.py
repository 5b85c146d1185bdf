"""`area`: the areas of life that habits and wins belong to."""

from __future__ import annotations

from typing import Any, Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.collections import CollectionCommands
from winsboard.cli.context import Invocation
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.cli.subcommands import Action
from winsboard.domain.library import area_edits
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Area
from winsboard.domain.model.edits import Edit
from winsboard.notebook.collections import AREAS
from winsboard.words.catalog.areas import areas_of


class AreaCommands(CollectionCommands[Area]):
    """The areas in the person's order. What is in an area stays when it is hidden or deleted."""

    collection = AREAS
    one = "AREA"
    missing = "no_area"
    hidden_phrase = "--hidden"

    def actions(self) -> dict[str, Action]:
        """Areas can also be hidden, shown again, moved and deleted."""
        return {
            "list": self.list,
            "add": self.add,
            "rename": self.rename,
            "hide": self.editing(_hide),
            "show": self.editing(_show, self.hidden_documents),
            "move": self.moving(_move),
            "delete": self.editing(_delete, self._not_deleted),
        }

    def rename(self, call: Invocation) -> None:
        """Rename an area: the first word names it, the others are its new name."""
        spec = CommandSpec(call.command, "AREA NAME")
        args = parse_args(spec, call.words)
        if len(args.words) < 2:
            raise usage_error(spec, "no_new_name")
        notebook = open_notebook(call, args.data_dir)
        area = self.find(notebook, self.listed(notebook), joined_words(args.words[:1]))
        renamed = area._replace(name=joined_words(args.words[1:]))
        context = notebook.edit_context()
        commit_and_report(notebook, self.collection.change(notebook.board, area, renamed, context))

    def _not_deleted(self, notebook: Any) -> list[Area]:
        """The listed areas and the hidden ones."""
        return [*self.listed(notebook), *self.hidden_documents(notebook)]


def _move(board: Board, area: Area, by: int, context: EditContext) -> Edit | None:
    return area_edits.move(board, areas_of(board), area, by, context)


def _hide(board: Board, area: Area, context: EditContext) -> Edit | None:
    return area_edits.hide(board, areas_of(board), area, context)


def _show(board: Board, area: Area, context: EditContext) -> Edit | None:
    return area_edits.show(board, areas_of(board), area, context)


def _delete(board: Board, area: Area, context: EditContext) -> Edit:
    return area_edits.delete(board, areas_of(board), area, context)


run: Final = AreaCommands().run
