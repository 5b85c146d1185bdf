"""What a process holds: memory, tasks, timers, threads and descriptors."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
import tracemalloc
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual.app import App
from textual.message_pump import MessagePump

_DESCRIPTORS: Final = Path("/proc/self/fd")
_SMAPS: Final = Path("/proc/self/smaps_rollup")


PASSING: Final = frozenset({"_settled"})
"""What the board calls once, a moment after something was saved."""


class Resources(NamedTuple):
    """What is held at one moment."""

    traced: int
    """Bytes of Python objects; 0 while they are not traced."""
    resident: int
    """Bytes of the whole process."""
    objects: int
    """Objects that the garbage collector knows."""
    tasks: int
    timers: int
    threads: int
    descriptors: int
    """-1 where the system does not list them."""


COUNTED: Final = ("tasks", "timers", "threads", "descriptors")
"""What may not be more than it was, not even by one."""


def resources(app: App[Any]) -> Resources:
    """Count what is held, after a garbage collection."""
    gc.collect()
    gc.collect()
    loop = asyncio.get_running_loop()
    due: Iterable[asyncio.TimerHandle] = getattr(loop, "_scheduled", ())
    return Resources(
        tracemalloc.get_traced_memory()[0],
        _resident(),
        len(gc.get_objects()),
        len(asyncio.all_tasks(loop)),
        sum(_stays(handle) for handle in due) + len(list(_timers(app))),
        threading.active_count(),
        len(list(_DESCRIPTORS.iterdir())) if _DESCRIPTORS.is_dir() else -1,
    )


def kinds_of_objects() -> Counter[str]:
    """How many objects of each type there are, to find what grows."""
    return Counter(f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.get_objects())


def left_over(before: Resources, after: Resources) -> list[str]:
    """What there is more of than before, apart from memory."""
    found = ((name, getattr(before, name), getattr(after, name)) for name in COUNTED)
    return [f"{name}: {was} -> {now}" for name, was, now in found if now > was]


def _stays(handle: asyncio.TimerHandle) -> bool:
    name = getattr(getattr(handle, "_callback", None), "__name__", "")
    return not handle.cancelled() and name not in PASSING


def _timers(app: App[Any]) -> Iterator[object]:
    nodes: list[MessagePump] = [app]
    nodes += [n for screen in app.screen_stack for n in screen.walk_children(with_self=True)]
    for node in nodes:
        yield from node._timers


def _resident() -> int:
    try:
        found = re.search(r"^Rss:\s+(\d+)", _SMAPS.read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
