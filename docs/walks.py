"""What runs while something is done on the board, recorded and drawn as sequence diagrams.

The board is opened without a terminal, and a profiling hook notes every function of winsboard that
is called, by which other one, and on which thread.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple, TypeAlias

from textual.pilot import Pilot

import winsboard
from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until
from tests.tui.board import app_of, opener
from winsboard.domain.journal import entries
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store
from winsboard.tui.app import live_updates

HOME: Final = f"{Path(winsboard.__file__).parent}/"
ELSEWHERE: Final = "Textual"
"""Who calls what is called by no function of winsboard."""
HELPERS: Final = frozenset(
    {"words", "domain", "store.system", "store.format", "clock", "named_tuple"}
)
"""Packages that are called for a value and call nothing back; the diagrams leave them out."""
WRAPPERS: Final = ("store/disk/os_errors.py", "tui/app/unsaved_guard.py")
"""Files that wrap functions of others; the diagrams look through them."""

Act: TypeAlias = Callable[[Pilot[None], Path, FakeClock], Awaitable[None]]


class Call(NamedTuple):
    """One function called by another."""

    caller: tuple[str, str]
    """The file below `winsboard/` and the function; both empty for code that is not ours."""
    callee: tuple[str, str]
    is_message: bool = False
    """Whether a message was posted; its type is then in place of the function."""


class Walk:
    """The calls of one act, by thread."""

    def __init__(self) -> None:
        self.ui: list[Call] = []
        self.beside: list[Call] = []
        self._ui_thread = threading.get_ident()
        self._is_on = False

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Note what runs meanwhile."""
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def hook(self, frame: FrameType, event: str, _arg: Any) -> None:
        """Called by Python for each call and return."""
        if not self._is_on or event != "call":
            return
        code, caller = frame.f_code, _ours(frame.f_back)
        calls = self.ui if threading.get_ident() == self._ui_thread else self.beside
        if _is_ours(frame):
            calls.append(Call(_place(caller), _place(frame)))
        elif code.co_name == "post_message" and frame.f_back is caller and caller is not None:
            message = frame.f_locals.get("message")
            if type(message).__module__.startswith("winsboard."):
                name = type(message).__qualname__
                calls.append(Call(_place(caller), (ELSEWHERE, name), is_message=True))


def _ours(frame: FrameType | None) -> FrameType | None:
    """The nearest frame of winsboard on the way up that is no wrapper."""
    while frame is not None and not _is_ours(frame):
        frame = frame.f_back
    return frame


def _is_ours(frame: FrameType) -> bool:
    name = frame.f_code.co_filename
    return name.startswith(HOME) and not name.endswith(WRAPPERS)


def _place(frame: FrameType | None) -> tuple[str, str]:
    if frame is None:
        return "", ""
    return frame.f_code.co_filename.removeprefix(HOME), frame.f_code.co_qualname


def package_of(file: str) -> str:
    """The package of a file, as far as the diagrams tell them apart."""
    if not file.endswith(".py"):
        return ELSEWHERE
    first, *more = file.removesuffix(".py").split("/")
    return f"{first}.{more[0]}" if first in ("tui", "store") and len(more) > 1 else first


def diagram(calls: list[Call]) -> str:
    """A Mermaid sequence diagram: each pair of packages once, with the first function called."""
    seen: set[tuple[str, str]] = set()
    lines = ["```mermaid", "sequenceDiagram"]
    for call in calls:
        pair = package_of(call.caller[0]), package_of(call.callee[0])
        name = call.callee[1].replace("<locals>.", "").replace("<lambda>", "…")
        if call.is_message:
            pair = pair[0], f"{ELSEWHERE}: {name}"
        if pair[0] == pair[1] or pair in seen or HELPERS.intersection(pair):
            continue
        seen.add(pair)
        arrow = "-)" if call.is_message else "->>"
        lines.append(f"    {pair[0]}{arrow}{ELSEWHERE if call.is_message else pair[1]}: {name}")
    return "\n".join([*lines, "```"])


def figures(calls: list[Call]) -> tuple[int, int, int, int]:
    """Files that ran, functions, calls from one file to another, and those that enter the store."""
    calls = [call for call in calls if not call.is_message]
    between = [c for c in calls if c.caller[0] and c.caller[0] != c.callee[0]]
    into_store = [c for c in between if _is_store(c.callee[0]) and not _is_store(c.caller[0])]
    files, functions = {c.callee[0] for c in calls}, {c.callee for c in calls}
    return len(files), len(functions), len(between), len(into_store)


def _is_store(file: str) -> bool:
    return file.startswith("store/")


def both_ways(calls: list[Call]) -> list[tuple[str, str]]:
    """The pairs of files that call each other."""
    pairs = Counter((c.caller[0], c.callee[0]) for c in calls if c.caller[0] and not c.is_message)
    return [(a, b) for a, b in sorted(pairs) if a < b and (b, a) in pairs]


async def _saved(pilot: Pilot[None]) -> None:
    await wait_until(pilot, lambda: app_of(pilot).notebook.saving.state == "saved")
    await pilot.pause(0.5)


async def _tick(pilot: Pilot[None], _home: Path, _clock: FakeClock) -> None:
    await pilot.press("1")
    await _saved(pilot)


async def _undo(pilot: Pilot[None], _home: Path, _clock: FakeClock) -> None:
    await pilot.press("u")
    await _saved(pilot)


async def _foreign_write(pilot: Pilot[None], _home: Path, _clock: FakeClock) -> None:
    app_of(pilot).check_now()
    await wait_for(pilot, "Written elsewhere")
    await _saved(pilot)


def _write_elsewhere(home: Path, clock: FakeClock) -> None:
    """What another process does; it is not part of the walk."""
    other = Notebook(Store(home / "data", home / "state", clock), clock)
    other.commit(entries.write("win", "Written elsewhere", other.today, other.edit_context()))


WALKS: Final[dict[str, Act]] = {"tick": _tick, "undo": _undo, "foreign write": _foreign_write}


async def _walked(home: Path) -> dict[str, Walk]:
    clock, found = FakeClock(), {name: Walk() for name in WALKS}

    def hook(frame: FrameType, event: str, arg: Any) -> None:
        for walk in found.values():
            walk.hook(frame, event, arg)

    sys.setprofile(hook)
    threading.setprofile(hook)
    try:
        async with opener(home, clock)() as pilot:
            await pilot.press("2")
            await _saved(pilot)
            for name, act in WALKS.items():
                clock.tick(60)
                if act is _foreign_write:
                    _write_elsewhere(home, clock)
                with found[name].recording():
                    await act(pilot, home, clock)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return found


def recorded() -> dict[str, Walk]:
    """The walks, each done once on a board that has just been used."""
    looks = live_updates.CHECK_INTERVAL
    live_updates.CHECK_INTERVAL = 3600.0  # type: ignore[misc]
    try:
        with tempfile.TemporaryDirectory() as home:
            return asyncio.run(_walked(Path(home) / "board"))
    finally:
        live_updates.CHECK_INTERVAL = looks  # type: ignore[misc]


def figure_table(walks: dict[str, Walk]) -> str:
    """How far each walk goes."""
    lines = [
        "| walk | thread | files | functions | calls from file to file | of these into the store |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for name, walk in walks.items():
        for thread, calls in (("event loop", walk.ui), ("beside it", walk.beside)):
            row = " | ".join(map(str, figures(calls)))
            lines.append(f"| {name} | {thread} | {row} |")
    return "\n".join(lines)


def sections() -> dict[str, str]:
    """What stands between the markers of the page, by the name of the marker."""
    walks = recorded()
    found = {f"{name} walk": diagram([*w.ui]) for name, w in walks.items()}
    found |= {f"{name} beside": diagram([*w.beside]) for name, w in walks.items()}
    return found | {"figures": figure_table(walks)}
