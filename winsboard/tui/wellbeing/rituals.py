"""The list of rituals."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.content import Content

from winsboard.domain.model.documents import Ritual
from winsboard.domain.wellbeing import rituals
from winsboard.notebook.collections import RITUALS
from winsboard.tui.reflection.save import light_candle
from winsboard.tui.session.collection import ShippedCardEditor, steps_of
from winsboard.tui.session.menu import Choice
from winsboard.tui.session.session import Session

ROUND: Final = "rit.family_round"
"""The ritual that is done on a screen of its own."""


async def show_rituals(session: Session) -> None:
    """Show the list until it is closed or a ritual was done."""
    await RitualEditor(session).show()


class RitualEditor(ShippedCardEditor[Ritual]):
    """The rituals, with those done today marked."""

    collection = RITUALS

    def line(self, item: Ritual) -> str:
        """Return the name, marked if it was done today."""
        if rituals.is_done(self.session.board, rituals.key_of(item), self.session.today):
            return self.phrase("done_today", name=item.name)
        return item.name

    def content(self, item: Ritual) -> Content:
        """Return the steps and the cautions."""
        return Content("\n").join(steps_of(item))

    def choices(self, item: Ritual) -> list[Choice]:
        """Return the actions, doing the ritual first."""
        return [(self.phrase("do"), partial(self._do, item)), *super().choices(item)]

    async def _do(self, ritual: Ritual) -> bool:
        if rituals.key_of(ritual) == rituals.CANDLE:
            light_candle(self.session)
        elif rituals.key_of(ritual) == ROUND:
            await self.session.begin("round")
        else:
            self.session.perform(lambda m: rituals.record_done(ritual, m), event="ritual_done")
        return True
