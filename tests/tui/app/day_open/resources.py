"""What a process holds: memory, tasks, timers, threads and descriptors."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.app import App
from textual.message_pump import MessagePump

_DESCRIPTORS: Final = Path("/proc/self/fd")
_SMAPS: Final = Path("/proc/self/smaps_rollup")
PASSING: Final = frozenset({"_settled", "_check_told"})
"""What the board calls once, a moment after something was saved."""


class Resources(NamedTuple):
    """What is held at one moment."""

    traced: int
    """Bytes of Python objects; 0 while they are not traced."""
    resident: int
    """Bytes of the whole process."""
    objects: int
    """Objects that the garbage collector knows."""
    handles: Counter[str]
    """Names of tasks, timers, threads and descriptors."""

    def __str__(self) -> str:
        sizes = f"{self.traced / 1e6:.2f} MB traced, {self.resident / 1e6:.2f} MB resident"
        return f"{sizes}, {self.objects} objects, {self.handles.total()} handles"


def resources(app: App[Any]) -> Resources:
    """Count what is held, after a garbage collection."""
    gc.collect()
    gc.collect()
    loop = asyncio.get_running_loop()
    return Resources(
        tracemalloc.get_traced_memory()[0],
        _resident(),
        len(gc.get_objects()),
        Counter([*_tasks(loop), *_timers(app, loop), *_threads(), *_descriptors()]),
    )


def kinds_of_objects() -> Counter[str]:
    """How many objects of each type there are, to find what grows."""
    return Counter(f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.get_objects())


def left_over(before: Resources, after: Resources) -> list[str]:
    """The handles that there are more of than before."""
    return sorted(f"{name}: {more} more" for name, more in (after.handles - before.handles).items())


def _tasks(loop: asyncio.AbstractEventLoop) -> Iterator[str]:
    for task in asyncio.all_tasks(loop):
        yield f"task {getattr(task.get_coro(), '__qualname__', '')}"


def _timers(app: App[Any], loop: asyncio.AbstractEventLoop) -> Iterator[str]:
    due: Iterable[asyncio.TimerHandle] = getattr(loop, "_scheduled", ())
    for handle in due:
        name = getattr(getattr(handle, "_callback", None), "__name__", "")
        if not handle.cancelled() and name not in PASSING:
            yield f"call {name}"
    nodes: list[MessagePump] = [app]
    nodes += [n for screen in app.screen_stack for n in screen.walk_children(with_self=True)]
    for node in nodes:
        for timer in node._timers:
            yield f"timer of {type(node).__name__}, {timer._interval} s"


def _threads() -> list[str]:
    """Threads by name. Those of the pool of the event loop, which are few, count as one."""
    names = [thread.name for thread in threading.enumerate()]
    pool = {"threads of the pool" for name in names if name.startswith("asyncio_")}
    return [*pool, *(f"thread {name}" for name in names if not name.startswith("asyncio_"))]


def _descriptors() -> Iterator[str]:
    """What each descriptor is open on, without numbers; nothing where this is not told."""
    for found in _DESCRIPTORS.iterdir() if _DESCRIPTORS.is_dir() else ():
        with suppress(OSError):
            yield f"descriptor {re.sub(r'[0-9]+', '', found.readlink().name)}"


def _resident() -> int:
    try:
        found = re.search(r"^Rss:\s+(\d+)", _SMAPS.read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
