"""Paints what the app changed as soon as it has handled a message.

In Textual each changed widget sends itself a message, then one to its screen, which wakes a timer:
a dozen turns of the event loop between a key and its picture.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Generator
from typing import Any, Final

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

_NEEDS: Final = (
    (MessagePump, ("check_idle", "_dispatch_message", "_message_queue", "_get_message")),
    (Widget, ("_check_refresh", "_exchange_repaint_regions")),
    (Screen, ("_on_timer_update", "_on_update", "_update_timer")),
)
_IS_KNOWN: Final = all(hasattr(cls, name) for cls, names in _NEEDS for name in names)
_check_idle: Final = MessagePump.check_idle


class _Held:
    """The widgets that changed while the app handles a message."""

    def __init__(self) -> None:
        self.is_on = False
        self.thread = 0
        self.pumps: dict[MessagePump, None] = {}

    def release(self) -> None:
        """Let the widgets be painted in Textual's way."""
        self.is_on = False
        pumps, self.pumps = self.pumps, {}
        for pump in pumps:
            _check_idle(pump)


_held: Final = _Held()


def _hold_or_check(pump: MessagePump) -> None:
    if _held.is_on and isinstance(pump, Widget) and _held.thread == threading.get_ident():
        _held.pumps[pump] = None
    else:
        _check_idle(pump)


class _Handling:
    """Runs a coroutine, and releases the widgets if it has to wait for anything."""

    def __init__(self, handling: Coroutine[Any, Any, None]) -> None:
        self._handling = handling

    def __await__(self) -> Generator[Any, Any, None]:
        _held.is_on, _held.thread = True, threading.get_ident()
        try:
            waits_for = self._handling.send(None)
        except StopIteration:
            return
        except BaseException:
            _held.release()
            raise
        _held.release()
        yield from _resumed(self._handling, waits_for)


def _resumed(handling: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    """Go on with a coroutine that waits for something."""
    try:
        while True:
            try:
                came = yield waits_for
            except BaseException as error:
                waits_for = handling.throw(error)
            else:
                waits_for = handling.send(came)
    except StopIteration:
        return


def paint_at_once() -> None:
    """Use this way in apps that are `PaintAtOnce`, if Textual works as it did."""
    if _IS_KNOWN:
        MessagePump.check_idle = _hold_or_check  # type: ignore[method-assign]


class PaintAtOnce(App[None]):
    """An app that paints at the end of a message, if nothing else has to be handled first."""

    async def _dispatch_message(self, message: Message) -> None:
        if MessagePump.check_idle is not _hold_or_check:
            await super()._dispatch_message(message)
            self.message_handled(is_painted=False)
            return
        await _Handling(super()._dispatch_message(message))
        if not _held.is_on:
            self.message_handled(is_painted=False)
        elif self._message_queue.empty():
            self.message_handled(is_painted=self._paint_now())
        else:
            # The next message is handled without a pause; if it is not, nothing is lost.
            asyncio.get_running_loop().call_soon(_held.release)

    def do_and_paint(self, act: Callable[[], object]) -> None:
        """Do something that no message asked for, such as what is due now, and paint it."""
        if MessagePump.check_idle is _hold_or_check:
            _held.is_on, _held.thread = True, threading.get_ident()
        try:
            act()
        except Exception as error:
            self._handle_exception(error)
        if _held.is_on:
            self._paint_now()

    def message_handled(self, *, is_painted: bool) -> None:
        """Called after one or more messages, with whether the screen shows what they changed."""

    def _paint_now(self) -> bool:
        """Paint the widgets that changed; returns False if Textual has to do it."""
        screen = self.screen if self.screen_stack else None
        if screen is None or not self._is_all_done(screen):
            _held.release()
            return False
        _held.is_on = False
        widgets, _held.pumps = _held.pumps, {}
        for widget in widgets:
            if isinstance(widget, Widget) and widget is not screen and widget._repaint_required:
                widget._repaint_required = False
                if widget.display:
                    screen._dirty_widgets.add(widget)
        if screen._dirty_widgets:
            screen._on_timer_update()
        if screen._callbacks:
            _check_idle(screen)
        return True

    def _is_all_done(self, screen: Screen[Any]) -> bool:
        """Return whether the changes are all there is to paint, and only contents changed."""
        return (
            not any(node._message_queue.qsize() for node in self._registry)
            and not self._batch_count
            and not (screen._layout_required or screen._scroll_required)
            and not (screen._repaint_required or screen._recompose_required)
            and all(isinstance(w, Widget) and _only_repaints(w) for w in _held.pumps)
            # Looked up last: before a layout, this would lay out once more.
            and all(_is_on(screen, w) for w in _held.pumps if isinstance(w, Widget))
        )


def _only_repaints(widget: Widget) -> bool:
    return (
        widget._running
        and not widget._closing
        and not widget._next_callbacks
        and not widget._layout_required
        and not widget._scroll_required
        and not widget._refresh_styles_required
        and not widget._recompose_required
    )


def _is_on(screen: Screen[Any], widget: Widget) -> bool:
    return widget is screen or (widget in screen._compositor and widget.screen is screen)
