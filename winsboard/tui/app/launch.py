"""Opening the board: what is checked and prepared before Textual is imported.

This module imports no Textual itself, so that the command line can ask it whether the board can
be opened at all.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, MutableMapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final, TextIO

from winsboard.tui.terminal.size import forget_told_size

if TYPE_CHECKING:
    from winsboard.notebook.notebook import Notebook
    from winsboard.paths import Paths
    from winsboard.tui.app.app import WinsBoard
    from winsboard.tui.session.drafts import Drafts

KEPT_SETTINGS: Final = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_SMOOTH_SCROLL",
    }
)
"""What a person may set for their terminal; every other setting of Textual is dropped."""

FRAMES: Final = "240"
"""Pictures a second at most. Textual's 60 would hold what a key leads to back for 33 ms whenever
something was painted just before; nothing is painted while nothing changes, however many it is."""

SETTLED_AFTER: Final = 1.0
"""Seconds after the start in which no memory is searched for garbage."""


def can_draw(environ: Mapping[str, str]) -> bool:
    """Whether there is a terminal that can show the board and send keys.

    Textual draws on standard error and reads standard input.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return environ.get("TERM", "") not in ("", "dumb") and all(map(_is_terminal, streams))


def scrub_environment(environ: MutableMapping[str, str]) -> None:
    """Drop the settings with which Textual writes down keys, loads code or presses keys itself.

    An empty NO_COLOR goes as well: it asks for nothing, and Textual would obey it.
    """
    for name in [n for n in environ if n == "TEXTUAL" or n.startswith("TEXTUAL_")]:
        if name not in KEPT_SETTINGS:
            del environ[name]
    if not environ.get("NO_COLOR", "set"):
        del environ["NO_COLOR"]


def open_board(notebook: Notebook, drafts: Drafts, paths: Paths, *, demo: bool) -> int:
    """Show the board until the person leaves it; the exit code of the process.

    Raises StoreError, before the terminal is touched, when today's pages cannot be read.
    """
    notebook.show(notebook.today, notebook.today)
    scrub_environment(os.environ)
    forget_told_size(os.environ, range(3))
    os.environ["TEXTUAL_FPS"] = FRAMES
    _speak_utf8(sys.__stderr__)
    app_class = _import_app()
    app = app_class(
        notebook,
        drafts,
        words_kept_in=str(paths.data),
        demo=demo,
    )
    _run(app)
    return app.return_code or 0


def _import_app() -> type[WinsBoard]:
    """The app, imported the quick way.

    No garbage is looked for while thousands of objects are made that stay, and asyncio is told
    that there is no TLS, which costs more to load than the board itself and is never used.
    """
    gc.disable()
    pretended = "ssl" not in sys.modules
    if pretended:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        from winsboard.tui.app.app import WinsBoard
    finally:
        if pretended:
            del sys.modules["ssl"]
    return WinsBoard


def _run(app: WinsBoard) -> None:
    import asyncio

    async def live() -> None:
        asyncio.get_running_loop().call_later(SETTLED_AFTER, _look_for_garbage)
        await app.run_async()

    asyncio.run(live())


def _look_for_garbage() -> None:
    """From now on, and never again among what the start has made."""
    gc.freeze()
    gc.enable()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _speak_utf8(stream: TextIO | None) -> None:
    """Draw in UTF-8 whatever the locale says: anything else would take the layout apart."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
