"""Rituals: doing them, and those of one's own."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from winsboard.domain.model.documents import Ritual
from winsboard.domain.wellbeing import rituals
from winsboard.notebook.collections import RITUALS
from winsboard.tui.reflection.save import light_candle
from winsboard.tui.session.collection import DeckEditor, steps_of
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session


async def show_rituals(session: Session) -> None:
    """Show the rituals until one was done or the list is left."""
    await Rituals(session).show()


class Rituals(DeckEditor[Ritual]):
    """The rituals, and which of them were done today."""

    collection = RITUALS

    def line(self, item: Ritual) -> str:
        """Its name, and whether it was done today."""
        if rituals.is_done(self.session.board, rituals.key_of(item), self.session.today):
            return self.say("done_today", name=item.name)
        return item.name

    def content(self, item: Ritual) -> Content:
        """Its steps, and what to be careful of."""
        return Content("\n").join(steps_of(item))

    def choices(self, item: Ritual) -> list[Choice]:
        """Doing it is the first."""
        return [(self.say("do"), partial(self._do, item)), *super().choices(item)]

    async def _do(self, ritual: Ritual) -> bool:
        if rituals.key_of(ritual) == rituals.CANDLE:
            light_candle(self.session)
        else:
            self.session.perform(lambda m: rituals.do(ritual, m), event="habit", area="selfcare")
        return True
