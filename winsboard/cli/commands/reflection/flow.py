"""`flow`: the shipped look backs and one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from winsboard.cli.collections import CollectionCommands
from winsboard.cli.subcommands import Action
from winsboard.domain.model.documents import Flow
from winsboard.domain.reflection import flows
from winsboard.notebook.collections import FLOWS
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows


class FlowCommands(CollectionCommands[Flow]):
    """The look backs; only one's own can be changed and removed."""

    collection = FLOWS
    one = "FLOW"
    default_action = "show"

    def actions(self) -> dict[str, Action]:
        """A name without an action shows its steps."""
        show = {"list": self.list, "show": self.showing(_lines)}
        return {**show, **super().actions(), "remove": self.removing()}

    def changeable(self, notebook: Notebook) -> Sequence[Flow]:
        """The person's own look backs."""
        return notebook.board.library_documents(Flow)

    def line(self, notebook: Notebook, item: Flow) -> str:
        """The name, and whether it is the one that begins."""
        is_usual = item.id == flows.chosen(notebook.board, shipped_flows()).id
        return f"{item.name} ({format_phrase('evening.chosen')})" if is_usual else item.name


def _lines(flow: Flow) -> Iterator[str]:
    yield flow.name
    for number, step in enumerate(flow.steps, start=1):
        yield f"  {number}. {step.text} ({format_phrase('evening.seconds', seconds=step.seconds)})"
        yield from (f"     {choice}" for choice in step.choices)


run: Final = FlowCommands().run
