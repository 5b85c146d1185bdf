"""Support and the curtain, one key away from every screen, dialog and field."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from winsboard.notebook.notebook import Notebook
from winsboard.tui.keys.bindings import anywhere
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import Session

MINUTE = 60.0


class SafetyKeys(Session):
    """The app as far as it gives shelter, whatever else is on the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*anywhere()]

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__(notebook, drafts)
        self._touched = notebook.clock.passing()

    @property
    def is_hidden(self) -> bool:
        """Whether the curtain is down, Support over it or not."""
        return any(getattr(screen, "hides_all", False) for screen in self.screen_stack)

    @property
    def _goes_by_itself(self) -> bool:
        return bool(self.screen_stack) and getattr(self.screen, "goes_by_itself", False)

    def action_wish(self, what: str) -> None:
        """Begin a flow over whatever is on the screen."""
        self.ask(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While the curtain is down no key of the app does anything; leaving works.

        Where any key ends what goes by itself, that of the palette does, too.
        """
        if self.is_hidden and action != "leave":
            return False
        if action == "command_palette" and self._goes_by_itself:
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """A key or the mouse tells that somebody is there."""
        if isinstance(event, events.InputEvent):
            self._touched = self.notebook.clock.passing()
        await super().on_event(event)

    def curtain_when_idle(self) -> None:
        """Draw the curtain when nobody was there for as long as the person chose."""
        minutes = self.board.settings.curtain_minutes
        now = self.notebook.clock.passing()
        if not minutes or self.is_hidden:
            return
        if self._goes_by_itself:
            self._touched = now
        elif now - self._touched >= minutes * MINUTE:
            self.ask("curtain")
