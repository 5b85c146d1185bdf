"""Keeps the board open while there is unsaved text, and asks before leaving."""

from __future__ import annotations

from collections.abc import Callable

from textual import work
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input

from winsboard.notebook.saving.expected_errors import expected_error
from winsboard.tui.session.session import Session
from winsboard.tui.terminal.late_widgets import text_areas
from winsboard.words import format_phrase

_dispatch = MessagePump._dispatch_message


class UnsavedGuard(Session):
    """Shows an error instead of ending the app while there is unsaved text."""

    _reported = ""
    written_on_demo: Callable[[], list[str] | None] | None = None
    """Returns the first words of what was written on the demo board; None on a person's own."""

    @property
    def has_unsaved_text(self) -> bool:
        """Whether there is anything unsaved: an edit, or text in a field."""
        return self.notebook.saving.state != "saved" or has_typed_words(self)

    def is_recoverable(self) -> bool:
        """Return whether unsaved edits survive until the next start."""
        return self.notebook.is_all_recoverable

    def save_everything(self) -> None:
        """Save all edits and drafts immediately. A signal handler may call this at any time.

        Raises RuntimeError if something could not be written.
        """
        try:
            self.save_open_drafts()
        finally:
            is_saved = self.notebook.save_now()
        if not is_saved:
            raise RuntimeError

    def action_leave(self) -> None:
        """Save everything and exit. If saving fails, ask first."""
        try:
            self.save_everything()
        except Exception:
            self._ask_to_leave()
            return
        if self.is_demo:
            self._leave_demo()
        else:
            self.exit()

    @work(exit_on_error=False, exclusive=True, group="leaving")
    async def _leave_demo(self) -> None:
        """Offer to copy what was written on the demo board."""
        from winsboard.tui.today.leave_demo import leave_demo

        assert self.written_on_demo is not None, "only the demo board is left like this"
        await leave_demo(self, self.written_on_demo)

    @work(exit_on_error=False)
    async def _ask_to_leave(self) -> None:
        """Ask without reading any page: the pages may be what cannot be read."""
        from winsboard.tui.today.navigation import ask_to_leave

        await ask_to_leave(self)

    def _handle_exception(self, error: Exception) -> None:
        if not self.is_running or not self.has_unsaved_text:
            super()._handle_exception(error)
            return
        sentence = _fault(error)
        if sentence != self._reported:
            # Show each error once. If painting fails, painting the message would fail as well.
            self._reported = sentence
            try:
                self.show_message(sentence)
            except Exception:
                return


def has_typed_words(app: App[None]) -> bool:
    """Return whether a field on any screen contains text; True if that cannot be determined."""
    try:
        lines = [line.value for screen in app.screen_stack for line in screen.query(Input)]
        texts = [area.text for screen in app.screen_stack for area in text_areas(screen)]
    except Exception:
        return True
    return any(text.strip() for text in (*lines, *texts))


def _fault(error: Exception) -> str:
    cause = getattr(error, "error", error)
    known = expected_error(cause)
    return (
        format_phrase("today.held.fault", kind=type(cause).__name__)
        if known is None
        else known.sentence()
    )


async def _dispatch_guarded(pump: MessagePump, message: Message) -> None:
    """Dispatch a message without ending the widget on an error while text is unsaved."""
    try:
        await _dispatch(pump, message)
    except Exception as error:
        app = pump.app
        if not isinstance(app, UnsavedGuard) or not app.has_unsaved_text:
            raise
        app._handle_exception(error)


def keep_widgets_running() -> None:
    """Keep every widget running after an error while text is unsaved.

    Textual ends the widget in which an error was raised, which may be the one with the focus.
    """
    MessagePump._dispatch_message = _dispatch_guarded  # type: ignore[method-assign, assignment]
