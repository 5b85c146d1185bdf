"""Entry point of `python -m winsboard` and the `winsboard` script."""

from __future__ import annotations

import gc
import os
import sys

from winsboard.fallback_messages import fallback_message

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Importing `typing` takes a third of the time of an empty program.
    from typing import NoReturn

DAILY = frozenset({"win", "note", "tick", "today"})
"""The commands that start with stand-ins for modules of Python of which they need little."""


def main() -> NoReturn:
    """Run the command line and exit with its exit code."""
    # Garbage collection would take a twentieth of the time of a short command.
    gc.disable()
    try:
        [first] = sys.argv[1:2] or [""]
        if first in DAILY or _opens_board(first):
            from winsboard.compat.light.use import use_light_modules

            use_light_modules(first if first in DAILY else "")
        else:
            from winsboard.compat.direct_import import use_direct_import

            use_direct_import()
        from winsboard.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = _broken(error)
    _end(code)


def _opens_board(first: str) -> bool:
    """Whether no command is named; the board then uses the real modules once it loads Textual."""
    return not first or first.startswith("-")


def _broken(error: Exception) -> int:
    """Report that part of the program cannot be loaded, without loading anything else."""
    if sys.stderr is not None:
        try:
            print(fallback_message(error), file=sys.stderr)
        except OSError:
            return 1
    return 1


def _end(code: int) -> NoReturn:
    """Exit without interpreter shutdown, which would take an eighth of the time of `winsboard win`.

    Everything is on disk at this point.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
