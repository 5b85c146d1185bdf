"""Work-arounds for Textual's own bugs, in one place, each with its issue.

`tests/tui/terminal/test_textual_compat.py` holds a strict expected failure of the stock class for
each: the day one passes, its work-around can go. Those of the driver are in `driver`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from textual._styles_cache import StylesCache
from textual.app import App
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from winsboard.notebook.refusals import foreseen_error
from winsboard.words import say

_OURS: Final = Path(__file__).parents[2]
_PASSES_ALL_ON: Final = _OURS / "tui" / "staying.py"
"""Every error comes through it, so it tells nothing."""


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


class LeanScreen(Screen[None]):
    """Paints what is another one, and its first picture once.

    The stock screen paints all of itself whenever the focus changes. When it opens it reads the
    style of every widget three times, and paints twice before a widget knows how large it is.
    """

    focused: Reactive[Widget | None] = var(None)
    _is_open = False

    def __init__(self, size: Size) -> None:
        """`size` is the terminal's, so that the breakpoints hold before anything is styled."""
        super().__init__()
        width, height = size
        self._begun_with = frozenset(
            self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS or [])
            | self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or [])
        )
        self.add_class(*self._begun_with)

    def update_node_styles(self, animate: bool = True) -> None:
        """Read the styles of all widgets anew, unless they have just been read."""
        if self._is_open or self.classes != self._begun_with:
            super().update_node_styles(animate)

    def _on_timer_update(self) -> None:
        if not self._is_open:
            self._is_open = True
            # To lay out what was never painted is to paint all of it.
            self._repaint_required = not self._layout_required
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        if self._is_open:
            super()._compositor_refresh()


class LeanApp(App[None]):
    """Does once what the stock app does more often than it need be.

    That reads its style sheets for each theme it is given before there is anything to be styled,
    and looks in every line it paints for dim text and colours of the terminal's palette.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every painted line goes through; our full screens have nothing dim or of a palette,
        what Textual lays over them may have.

        Without colour Textual turns the terminal's own colours into black on black, because it
        looks for a theme that uses them before there is one.
        """
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            filters = [NoColor() if isinstance(f, Monochrome) else f for f in filters]
        if len(self.screen_stack) > 1 and not isinstance(self.screen, LeanScreen):
            return filters
        return [found for found in filters if not isinstance(found, ANSIToTruecolor)]

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before the first screen, take the colours for what will come."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())


class PrivateCrashReport(App[None]):
    """Ends a crash in one sentence.

    Textual prints the local variables of every frame, in which the person's words stand. Nothing
    is told here but the type of the error and a line of this program.
    """

    words_kept_in: str = ""
    """The folder a person finds their words in, as the sentence tells it."""

    def save_everything(self) -> None:
        """Write down all that was typed; provided by the app."""
        raise NotImplementedError

    def keeps_words(self) -> bool:
        """Whether what could not be saved is there at the next start; the app knows."""
        return False

    def panic(self, *renderables: RenderableType) -> None:
        """Leave with the sentence instead of what was to be shown."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        if self._exit_renderables:
            return
        error = self._exception or sys.exception()
        no = foreseen_error(error)
        is_kept = True
        try:
            self.save_everything()
        except Exception:
            is_kept = self.keeps_words()
        if is_kept:
            key = "crash.refused" if no else "crash.stopped"
        else:
            key = "crash.refused_unsaved" if no else "crash.stopped_unsaved"
        sentence = say(
            key,
            why=no.sentence() if no else "",
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
        if file.is_relative_to(_OURS) and file != _PASSES_ALL_ON:
            ours = f"winsboard/{file.relative_to(_OURS)}:{line}"
    return ours if ours != "winsboard" else place
