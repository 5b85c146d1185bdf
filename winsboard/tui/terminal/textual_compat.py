"""Work-arounds for bugs in Textual, each with its issue.

`tests/tui/terminal/test_textual_compat.py` contains a strict xfail of the original class for each
one: when it passes, the work-around can be removed. Those of the driver are in `driver`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import walk_tb
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text
from textual._styles_cache import StylesCache
from textual.app import App
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.geometry import Size
from textual.message_pump import MessagePump
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from winsboard.compat.paint_at_once import PaintAtOnce
from winsboard.compat.partial_paint import use_partial_paint
from winsboard.notebook.saving.expected_errors import expected_error
from winsboard.tui.terminal.closing import ClosingScreen
from winsboard.words import format_phrase

_OURS: Final = Path(__file__).parents[2]
_UNSAVED_GUARD: Final = _OURS / "tui" / "app" / "unsaved_guard.py"
"""Every error passes through this module, so it is not the place of an error."""


def forget_watchers(watched: MessagePump) -> None:
    """Release closed widgets that watched a reactive of `watched` (textual issue 6666).

    Textual releases them when the reactive changes, which `App.theme` may never do.
    """
    for watchers in getattr(watched, "__watchers", {}).values():
        watchers[:] = [pair for pair in watchers if not (pair[0]._closing or pair[0]._closed)]


def release_strips() -> None:
    """Release the painted lines of closed widgets, of which Textual keeps the last thousand.

    A cached method of `StylesCache` keeps its objects alive.
    """
    StylesCache.get_inner_outer.cache_clear()


class LeanScreen(ClosingScreen, Screen[None]):
    """A screen that repaints only what changed, and paints once when it opens.

    Textual repaints the whole screen on every change of the focus. When a screen opens, Textual
    computes the style of every widget three times, and paints twice before the sizes are known.
    """

    focused: Reactive[Widget | None] = var(None)
    _is_open = False

    def __init__(self, size: Size) -> None:
        """`size` is the terminal's size, which sets the breakpoints before the first styling."""
        super().__init__()
        use_partial_paint(self)
        width, height = size
        self._begun_with = frozenset(
            self._get_breakpoint_classes(width, self.HORIZONTAL_BREAKPOINTS or [])
            | self._get_breakpoint_classes(height, self.VERTICAL_BREAKPOINTS or [])
        )
        self.add_class(*self._begun_with)

    def update_node_styles(self, animate: bool = True) -> None:
        """Update the styles of all widgets, unless the screen has not opened yet."""
        if self._is_open or self.classes != self._begun_with:
            super().update_node_styles(animate)

    def _on_timer_update(self) -> None:
        if not self._is_open:
            self._is_open = True
            # The screen's own rules may have been loaded after it got its style.
            self.app.stylesheet.apply(self)
            # A layout repaints everything, so do not paint before the first one.
            self._repaint_required = not self._layout_required
            self.call_after_refresh(_use_plain_lines)
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        if self._is_open:
            super()._compositor_refresh()


def _use_plain_lines() -> None:
    """Paint plain lines as they are; loaded after the first picture, which needs it least."""
    from winsboard.compat.plain_lines import use_plain_lines

    use_plain_lines()


class LeanApp(PaintAtOnce):
    """Avoids repeated work at start-up and on every painted line.

    Textual parses the style sheets for every theme set before the first screen, and searches every
    painted line for dim text and ANSI colours.
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters for painted lines.

        The app's own screens have no dim text and no ANSI colours; Textual's own screens may have.
        With NO_COLOR, Textual would turn ANSI colours into black on black, because it reads the
        theme before it is set.
        """
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            filters = [NoColor() if isinstance(f, Monochrome) else f for f in filters]
        if len(self.screen_stack) > 1 and not isinstance(self.screen, LeanScreen):
            return filters
        return [found for found in filters if not isinstance(found, ANSIToTruecolor)]

    def refresh_css(self, animate: bool = True) -> None:
        """Update all styles; before the first screen, only set the variables."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())


class PrivateCrashReport(App[None]):
    """Reports a crash in one sentence.

    Textual prints the local variables of every frame, which contain the person's text. This message
    contains only the type of the error and a line of winsboard's code.
    """

    text_location: str = ""
    """The folder with the data, named in the message."""

    def save_everything(self) -> None:
        """Save all text. Implemented by the app."""
        raise NotImplementedError

    def is_recoverable(self) -> bool:
        """Return whether unsaved edits survive until the next start. Implemented by the app."""
        return False

    def panic(self, *renderables: RenderableType) -> None:
        """Exit with the sentence instead of a traceback."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        if self._exit_renderables:
            return
        error = self._exception or sys.exception()
        known = expected_error(error)
        is_kept = True
        try:
            self.save_everything()
        except Exception:
            is_kept = self.is_recoverable()
        if is_kept:
            key = "crash.refused" if known else "crash.stopped"
        else:
            key = "crash.refused_unsaved" if known else "crash.stopped_unsaved"
        sentence = format_phrase(
            key,
            why=known.sentence() if known else "",
            where=self.text_location,
            error=type(error).__name__ if error else "Error",
            place=fault_place(error),
        )
        self._exit_renderables.append(Text(sentence))
        self._close_messages_no_wait()


def fault_place(error: BaseException | None) -> str:
    """Return the last file and line of winsboard in a traceback; otherwise where it was raised."""
    ours = place = "winsboard"
    for frame, line in walk_tb(error.__traceback__ if error else None):
        file = Path(frame.f_code.co_filename)
        place = f"{file.name}:{line}"
        if file.is_relative_to(_OURS) and file != _UNSAVED_GUARD:
            ours = f"winsboard/{file.relative_to(_OURS)}:{line}"
    return ours if ours != "winsboard" else place


_stock_init: Final = Timer.__init__
ONCE: Final = 0
"""How often a timer repeats that fires once."""


def _init(timer: Timer, *given: Any, **named: Any) -> None:
    _stock_init(timer, *given, **named)
    if getattr(timer, "_repeat", None) == ONCE:
        timer._skip = False


def use_sure_timers() -> None:
    """Let every timer fire that fires once.

    A timer leaves out what it is too late for. One that fires once is too late if the process has
    to wait, for longer than the timer, between two statements at its start; then it never fires.
    """
    setattr(Timer, "__init__", _init)  # noqa: B010
