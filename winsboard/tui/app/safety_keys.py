"""Keys for Support and the curtain that work on every screen, dialog and field."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from winsboard.notebook.notebook import Notebook
from winsboard.tui.keys.bindings import app_bindings
from winsboard.tui.session.drafts import Drafts
from winsboard.tui.session.session import Session

MINUTE = 60.0


class SafetyKeys(Session):
    """Adds the Support and curtain keys to the app, and an idle timer for the curtain."""

    BINDINGS: ClassVar[list[BindingType]] = [*app_bindings()]

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__(notebook, drafts)
        self._touched = notebook.clock.monotonic_with_sleep()

    @property
    def is_hidden(self) -> bool:
        """Whether the curtain is down, with or without Support on top."""
        return any(getattr(screen, "hides_all", False) for screen in self.screen_stack)

    @property
    def _closes_on_any_key(self) -> bool:
        return bool(self.screen_stack) and getattr(self.screen, "closes_on_any_key", False)

    def action_wish(self, what: str) -> None:
        """Start a flow on top of any screen."""
        self.ask(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable all keys of the app except leaving while the curtain is down."""
        if self.is_hidden and action != "leave":
            return False
        return super().check_action(action, parameters)

    async def on_event(self, event: events.Event) -> None:
        """Restart the idle timer on a key press or mouse event."""
        if isinstance(event, events.InputEvent):
            self._touched = self.notebook.clock.monotonic_with_sleep()
        await super().on_event(event)

    def curtain_when_idle(self) -> None:
        """Draw the curtain after the number of idle minutes chosen in the settings."""
        minutes = self.board.settings.curtain_minutes
        now = self.notebook.clock.monotonic_with_sleep()
        if not minutes or self.is_hidden:
            return
        if self._closes_on_any_key:
            self._touched = now
        elif now - self._touched >= minutes * MINUTE:
            self.ask("curtain")
