"""A board that stays open while it holds words, whatever goes wrong in it."""

from __future__ import annotations

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from winsboard.words import say

_dispatch = MessagePump._dispatch_message


class StaysOpen(App[None]):
    """Tells of an error instead of ending, as long as words are not saved."""

    _told = ""

    @property
    def holds_words(self) -> bool:
        """Whether something could not be saved; provided by the app."""
        raise NotImplementedError

    def tell_fault(self, sentence: str) -> None:
        """Say what went wrong; provided by the app."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        if not self.holds_words:
            super()._handle_exception(error)
            return
        kind = type(getattr(error, "error", error)).__name__
        sentence = say("today.held.fault", kind=kind)
        if sentence != self._told:
            # Said once: what can not be painted would be painted again for it, and so on.
            self._told = sentence
            try:
                self.tell_fault(sentence)
            except Exception:
                return


async def _go_on(pump: MessagePump, message: Message) -> None:
    """What a part of the board does with a message, without ending that part while words wait."""
    try:
        await _dispatch(pump, message)
    except Exception as error:
        app = pump.app
        if not isinstance(app, StaysOpen) or not app.holds_words:
            raise
        app._handle_exception(error)


def let_parts_go_on() -> None:
    """Have every part of the board outlive an error while words wait.

    Textual ends the part in which an error was raised, and that may be the one with the keys.
    """
    MessagePump._dispatch_message = _go_on  # type: ignore[method-assign, assignment]
