"""The look backs there are: which one is the usual, and those of one's own."""

from __future__ import annotations

from textual.content import Content

from winsboard.domain.model.documents import Flow
from winsboard.domain.reflection import flows
from winsboard.domain.settings import preferences
from winsboard.notebook.collections import FLOWS
from winsboard.tui.session.collection import OwnEditor
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session
from winsboard.words import say
from winsboard.words.catalog.reflection import shipped_flows


async def show_look_backs(session: Session) -> None:
    """Show the look backs until the list is left."""
    await LookBacks(session).show()


class LookBacks(OwnEditor[Flow]):
    """The shipped look backs, and those of one's own, which alone can be changed."""

    collection = FLOWS

    def line(self, item: Flow) -> str:
        """Its name, and whether it is the usual one."""
        is_usual = item == flows.chosen(self.session.board, shipped_flows())
        return self.say("usual", name=item.name) if is_usual else item.name

    def content(self, item: Flow) -> Content:
        """Its steps, how long each takes, and what it can be answered with."""
        lines = []
        for step in item.steps:
            seconds = say("evening.seconds", seconds=step.seconds)
            parts = (("·  ", "bold $primary"), step.text, (f"  {seconds}", "$quiet"))
            lines.append(Content.assemble(*parts))
            lines += [Content.styled(f"   {choice}", "$quiet") for choice in step.choices]
        return Content("\n").join(lines)

    def choices(self, item: Flow) -> list[Choice]:
        """It can be made the usual one; one's own can be changed, too."""
        before = self.session.board.settings
        after = before._replace(flow=item.id)
        usual = self.doing(lambda moment: preferences.change(before, after, moment))
        choices: list[Choice] = [(say("own.usual"), usual)]
        return choices + super().choices(item) if item in self.session.board.own(Flow) else choices
