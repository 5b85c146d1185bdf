"""Opens the board: checks and prepares the process before Textual is imported.

This module must not import Textual, because the command line uses it to find out whether the board
can be opened at all.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, MutableMapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final, TextIO, TypeAlias

from winsboard.compat.light.use import use_real_modules
from winsboard.compat.quick_start import quick_start
from winsboard.paths import other_folder_name
from winsboard.tui.terminal.size import drop_environment_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from winsboard.notebook.notebook import Notebook
    from winsboard.paths import Paths
    from winsboard.tui.app.app import WinsBoard
    from winsboard.tui.session.drafts import Drafts
    from winsboard.tui.terminal.early_terminal import EarlyTerminal

WrittenOnDemo: TypeAlias = "Callable[[], list[str] | None]"
"""Returns the first words of what was written on the demo board; None if nothing was."""

ALLOWED_SETTINGS: Final = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_SMOOTH_SCROLL",
    }
)
"""Textual settings that a person may set for their terminal; all others are removed."""

FRAMES: Final = "240"
"""Maximum frames per second.

With Textual's default of 60, a repaint waits up to 33 ms if something was painted just before.
Nothing is painted while nothing changes, so a high limit is free.
"""

TURN: Final = 0.001
"""Seconds after which a thread that saves or reads gives way to a key; in Python it is 0.005."""

GC_DELAY: Final = 1.0
"""Seconds after start-up during which the garbage collector is off."""


def can_draw(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal can show the board and send keys.

    Textual draws on standard error and reads standard input.
    """
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return environ.get("TERM", "") not in ("", "dumb") and all(map(_is_terminal, streams))


def scrub_environment(environ: MutableMapping[str, str]) -> None:
    """Remove the settings that make Textual log keys, load code or press keys.

    Also removes an empty NO_COLOR: by convention it means nothing, but Textual obeys it.
    """
    for name in [n for n in environ if n == "TEXTUAL" or n.startswith("TEXTUAL_")]:
        if name not in ALLOWED_SETTINGS:
            del environ[name]
    if not environ.get("NO_COLOR", "set"):
        del environ["NO_COLOR"]


def open_board(
    notebook: Notebook,
    drafts: Drafts,
    paths: Paths,
    *,
    demo: WrittenOnDemo | None = None,
    name: str = "",
    is_encrypted: bool = False,
) -> int:
    """Show the board until the person leaves; returns the exit code of the process.

    `demo` is given for the demo board: it returns the first words of what was written there.
    `name` is the name of the board if there are several.

    Raises StoreError, before the terminal is touched, if today's pages cannot be read.
    """
    notebook.load_days(notebook.today, notebook.today)
    scrub_environment(os.environ)
    drop_environment_size(os.environ, range(3))
    os.environ["TEXTUAL_FPS"] = FRAMES
    _use_utf8(sys.__stderr__)
    folder_name = "" if demo else name or other_folder_name(paths.data, os.environ)
    try:
        early = None if demo or is_encrypted else _show_early(notebook, folder_name)
        app_class = _import_app()
        app = app_class(
            notebook,
            drafts,
            text_location=str(paths.data),
            folder_name=folder_name,
            demo=demo,
        )
        app.early_terminal = early
        _run(app)
    finally:
        from winsboard.tui.terminal.early_terminal import release_taken

        release_taken()
    return app.return_code or 0


def _show_early(notebook: Notebook, folder_name: str) -> EarlyTerminal | None:
    """Show the board before Textual is loaded; None if it cannot be shown so early.

    The terminal is that of the driver, which reads standard input and draws on standard error.
    """
    try:
        from winsboard.tui.early_picture.show import show

        return show(notebook, folder_name, os.environ, keyboard=0, screen=2)
    except Exception:
        # The board comes in any case, and says itself what is wrong.
        return None


def _import_app() -> type[WinsBoard]:
    """Import the app class, with the garbage collector off: it makes thousands of objects."""
    gc.disable()
    use_real_modules()
    with quick_start():
        from winsboard.tui.app.app import WinsBoard
    return WinsBoard


def _run(app: WinsBoard) -> None:
    import asyncio

    sys.setswitchinterval(TURN)

    async def live() -> None:
        asyncio.get_running_loop().call_later(GC_DELAY, _enable_gc)
        await app.run_async()

    asyncio.run(live())


def _enable_gc() -> None:
    """Turn the garbage collector on, and exclude the objects created at start-up."""
    gc.freeze()
    gc.enable()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _use_utf8(stream: TextIO | None) -> None:
    """Write UTF-8 whatever the locale says; any other encoding would break the layout."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")
