"""Keeps the board open while text is unsaved, and asks before leaving."""

from __future__ import annotations

from textual import work
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

from winsboard.notebook.refusals import foreseen_error
from winsboard.tui.session.session import Session
from winsboard.words import say

_dispatch = MessagePump._dispatch_message


class UnsavedGuard(Session):
    """Tells of an error instead of ending, as long as words are not saved."""

    _told = ""

    @property
    def holds_words(self) -> bool:
        """Whether there is something that is not on disk: an edit, or words in a field."""
        return self.notebook.saving.state != "saved" or has_typed_words(self)

    def keeps_words(self) -> bool:
        """Whether what could not be saved is there at the next start."""
        return self.notebook.keeps_all

    def save_everything(self) -> None:
        """Write down all that was typed, at once; a signal may call it at any moment.

        Raises RuntimeError when something could not be written.
        """
        try:
            self.note_drafts()
        finally:
            is_saved = self.notebook.save_now()
        if not is_saved:
            raise RuntimeError

    def action_leave(self) -> None:
        """Leave; everything is saved first, and where that cannot be, it is asked."""
        try:
            self.save_everything()
        except Exception:
            self._ask_to_leave()
        else:
            self.exit()

    @work(exit_on_error=False)
    async def _ask_to_leave(self) -> None:
        """Ask, without looking at any page: that may be what does not work."""
        from winsboard.tui.today.navigation import ask_to_leave

        await ask_to_leave(self)

    def _handle_exception(self, error: Exception) -> None:
        if not self.is_running or not self.holds_words:
            super()._handle_exception(error)
            return
        sentence = _fault(error)
        if sentence != self._told:
            # Said once: what cannot be painted would be painted again for it, and so on.
            self._told = sentence
            try:
                self.show_message(sentence)
            except Exception:
                return


def has_typed_words(app: App[None]) -> bool:
    """Whether a field on any screen holds words; where nobody can see, it may."""
    try:
        lines = [line.value for screen in app.screen_stack for line in screen.query(Input)]
        texts = [area.text for screen in app.screen_stack for area in screen.query(TextArea)]
    except Exception:
        return True
    return any(text.strip() for text in (*lines, *texts))


def _fault(error: Exception) -> str:
    cause = getattr(error, "error", error)
    no = foreseen_error(cause)
    return say("today.held.fault", kind=type(cause).__name__) if no is None else no.sentence()


async def _go_on(pump: MessagePump, message: Message) -> None:
    """What a part of the board does with a message, without ending that part while words wait."""
    try:
        await _dispatch(pump, message)
    except Exception as error:
        app = pump.app
        if not isinstance(app, UnsavedGuard) or not app.holds_words:
            raise
        app._handle_exception(error)


def let_parts_go_on() -> None:
    """Have every part of the board outlive an error while words wait.

    Textual ends the part in which an error was raised, and that may be the one with the keys.
    """
    MessagePump._dispatch_message = _go_on  # type: ignore[method-assign, assignment]
