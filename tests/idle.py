"""Waiting until an app under test is idle.

After each key, Textual's own pilot waits until the CPU is idle, twice and for at least 20 ms. That
is slow on an idle machine and too short on a busy one. Here an app is idle when nothing is left to
run: no callback, no message, no thread, and no timer that is due soon.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable, Iterable, Sized
from concurrent.futures import Executor
from math import inf
from typing import Any, Final

import textual.pilot
import textual.screen
from textual import events
from textual._compositor import Compositor, LayoutUpdate
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.cheap_textual import use_cheap_textual
from winsboard.tui.components.status_screen import CLEAR_DELAY
from winsboard.tui.session import session
from winsboard.tui.session.session import Session

SOON: Final = CLEAR_DELAY + 0.01
"""A timer that is due within so many seconds counts as part of the current work."""
AT_WORK: Final = 1.0
"""Seconds to wait for a thread. A test may block one on purpose."""
LONGEST: Final = 60.0
"""Seconds after which a test fails if its app is never idle."""
_ROUNDS: Final = 3
"""The number of checks in a row that have to find nothing left to run."""
DRAW: Final = Compositor.render_update
"""Textual's own function that draws what has changed."""
_AT_ONCE: Final = 0.001
"""Seconds to which pauses are shortened that leave a person's keys some room."""
_GLANCE: Final = 0.002
"""Seconds between two checks of a running thread."""


async def until_idle(app: App[Any], at_work: float = AT_WORK) -> None:
    """Wait until the app is idle. Raises AssertionError after a minute.

    Running threads are waited for at most `at_work` seconds.
    """
    if not await comes_to_rest(app, at_work, LONGEST):
        raise AssertionError("the app did not come to rest")


async def comes_to_rest(app: App[Any], at_work: float, longest: float) -> bool:
    """Wait until the app is idle. Returns False if it is not after `longest` seconds.

    Running threads are waited for at most `at_work` seconds.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    soon, quiet = began + SOON, 0
    # Messages to an app that has exited or failed are never processed.
    while quiet < _ROUNDS and not app._exit and app._exception is None:
        waited = loop.time() - began
        if waited > longest:
            return False
        await asyncio.sleep(0)
        if _callbacks(loop):
            quiet = 0
        elif (due := _next_timer(loop)) <= soon:
            quiet = 0
            await asyncio.sleep(due - loop.time())
        elif _has_messages(app) or (waited < at_work and _is_worked_for(app, loop)):
            quiet = 0
            await asyncio.sleep(_GLANCE)
        else:
            quiet += 1
    return True


def use_idle_waits() -> None:
    """Make every pilot use `until_idle`, do nothing twice, and draw only what is read.

    Pauses between slices of work in the background are shortened.

    Without a terminal, Textual draws every change and then throws it away, at most sixty times a
    second.
    """
    if not hasattr(asyncio.BaseEventLoop, "_jobs_of_tests"):
        _replace(asyncio.BaseEventLoop, "_jobs_of_tests", 0)
        _replace(asyncio.BaseEventLoop, "run_in_executor", _counted)
        _replace(App, "_press_keys", lambda _: _press_keys)
        _replace(Pilot, "pause", lambda _: _pause)
        _replace(textual.pilot, "wait_for_idle", lambda _: _no_wait)
        use_cheap_textual()
        _replace(Compositor, "render_update", lambda _: _not_drawn)
        _replace(textual.screen, "UPDATE_PERIOD", _AT_ONCE)
        _replace(session, "PAUSE", _AT_ONCE)


def _replace(owner: object, name: str, wanted: Any) -> None:
    """Replace an attribute of Textual or of the event loop, given a function of the old value."""
    setattr(owner, name, wanted(getattr(owner, name)) if callable(wanted) else wanted)


def _callbacks(loop: asyncio.AbstractEventLoop) -> int:
    ready: Sized = getattr(loop, "_ready", ())
    return len(ready)


def _has_messages(app: App[Any]) -> bool:
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    return any(not pump._message_queue.empty() for pump in (app, *nodes))


def _is_worked_for(app: App[Any], loop: asyncio.AbstractEventLoop) -> bool:
    is_saving = isinstance(app, Session) and app.notebook.saving.state == "saving"
    return is_saving or getattr(loop, "_jobs_of_tests", 0) > 0


def _next_timer(loop: asyncio.AbstractEventLoop) -> float:
    timers: Iterable[asyncio.TimerHandle] = getattr(loop, "_scheduled", ())
    return min((timer.when() for timer in timers if not timer.cancelled()), default=inf)


def _counted(run: Callable[..., Any]) -> Callable[..., Any]:
    def run_in_executor(
        loop: Any, executor: Executor | None, function: Callable[..., Any], *args: Any
    ) -> Any:
        future = run(loop, executor, function, *args)
        loop._jobs_of_tests += 1
        future.add_done_callback(lambda _: setattr(loop, "_jobs_of_tests", loop._jobs_of_tests - 1))
        return future

    return run_in_executor


async def _press_keys(app: App[Any], keys: Iterable[str]) -> None:
    driver = app._driver
    assert driver is not None
    pressed = list(keys)
    for key, after in zip(pressed, [*pressed[1:], ""], strict=True):
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        try:
            unicode_name = _get_unicode_name_from_key(REPLACED_KEYS.get(name, name))
            character: str | None = unicodedata.lookup(unicode_name)
        except KeyError:
            character = name if len(name) == 1 else None
        event = events.Key(name, character)
        event.set_sender(app)
        driver.send_message(event)
        if _is_letter(key) and _is_letter(after) and isinstance(app.focused, (Input, TextArea)):
            continue  # who types a word does not wait for each letter
        await until_idle(app)
        await app._animator.wait_until_complete()


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalpha()


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    if delay:
        await asyncio.sleep(delay)
    await until_idle(pilot.app)
    pilot.app.screen._on_timer_update()


def _not_drawn(compositor: Compositor, *, full: bool = False, **named: Any) -> object:
    """Draw nothing, as there is no terminal; a picture and a test that reads the screen draw it."""
    if full:
        return DRAW(compositor, full=True, **named)
    compositor._dirty_regions.clear()
    return LayoutUpdate([], compositor.size.region)


async def _no_wait(*_: float) -> None:
    await asyncio.sleep(0)
