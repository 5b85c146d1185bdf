"""The list of reflections: the built-in ones and the person's own."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.model.documents import Flow
from winsboard.domain.reflection import flows
from winsboard.domain.settings import preferences
from winsboard.notebook.collections import FLOWS
from winsboard.tui.session.collection import OwnDocumentEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase
from winsboard.words.catalog.reflection import shipped_flows


async def show_look_backs(session: Session) -> None:
    """Show the reflections until the list is closed."""
    await FlowEditor(session).show()


class FlowEditor(OwnDocumentEditor[Flow]):
    """The list of reflections. Only the person's own can be edited."""

    collection = FLOWS

    def line(self, item: Flow) -> str:
        """Return the name of a reflection, marked if it is the default."""
        is_usual = item.id == flows.chosen(self.session.board, shipped_flows()).id
        return self.phrase("usual", name=item.name) if is_usual else item.name

    def content(self, item: Flow) -> Content:
        """Return the steps with their times and answers."""
        lines = []
        for step in item.steps:
            seconds = format_phrase("evening.seconds", seconds=step.seconds)
            parts = (("·  ", "bold $primary"), step.text, (f"  {seconds}", "$quiet"))
            lines.append(Content.assemble(*parts))
            lines += [Content.styled(f"   {choice}", "$quiet") for choice in step.choices]
        return Content("\n").join(lines)

    def choices(self, item: Flow) -> list[Choice]:
        """Return the actions: make it the default, and edit it if it is the person's own."""
        before = self.session.board.settings
        after = before._replace(flow=item.id)
        usual = self.save_action(lambda context: preferences.change(before, after, context))
        choices: list[Choice] = [(format_phrase("own.usual"), usual)]
        return (
            choices + super().choices(item)
            if item in self.session.board.library_documents(Flow)
            else choices
        )
