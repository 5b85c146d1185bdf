"""Work-arounds for Textual's own bugs, in one place, each with its issue.

`tests/tui/test_compat.py` holds a strict expected failure of the stock class for each: the day
one passes, its work-around can go. Those of the driver are in `driver`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from traceback import walk_tb
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from textual._styles_cache import StylesCache
from textual.app import App
from textual.message_pump import MessagePump

from winsboard.words import say

_OURS: Final = Path(__file__).parents[1]


def forget_watchers(watched: MessagePump) -> None:
    """Let go of closed widgets that watched a reactive of `watched` (textual issue 6666).

    Textual drops them when that reactive changes, which `App.theme` may never do.
    """
    for watchers in getattr(watched, "__watchers", {}).values():
        watchers[:] = [pair for pair in watchers if not (pair[0]._closing or pair[0]._closed)]


def let_go_of_pictures() -> None:
    """Let go of what closed widgets had painted; Textual keeps the last thousand pictures.

    A method of `StylesCache` has a cache of its own that holds its objects alive.
    """
    StylesCache.get_inner_outer.cache_clear()


class NoLocals(App[None]):
    """Ends a crash in one sentence.

    Textual prints the local variables of every frame, in which the person's words stand. Nothing
    is told here but the type of the error and a line of this program.
    """

    words_kept_in: str = ""
    """The folder a person finds their words in, as the sentence tells it."""

    def save_everything(self) -> None:
        """Write down all that was typed; provided by the app."""
        raise NotImplementedError

    def panic(self, *renderables: RenderableType) -> None:
        """Leave with the sentence instead of what was to be shown."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        if self._exit_renderables:
            return
        error = self._exception or sys.exception()
        try:
            self.save_everything()
        except Exception:
            key = "crash.stopped_unsaved"
        else:
            key = "crash.stopped"
        sentence = say(
            key,
            where=self.words_kept_in,
            error=type(error).__name__ if error else "Error",
            place=fault_place(error),
        )
        self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()


def fault_place(error: BaseException | None) -> str:
    """File and line of ours where an error passed last, or of whoever raised it."""
    ours = place = "winsboard"
    for frame, line in walk_tb(error.__traceback__ if error else None):
        file = Path(frame.f_code.co_filename)
        place = f"{file.name}:{line}"
        if file.is_relative_to(_OURS):
            ours = f"winsboard/{file.relative_to(_OURS)}:{line}"
    return ours if ours != "winsboard" else place
