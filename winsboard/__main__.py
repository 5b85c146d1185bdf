"""The entry point of `python -m winsboard` and the `winsboard` script."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from winsboard.last_resort import last_sentence


def main() -> NoReturn:
    """Run the command line with the arguments of this process, and end it with the exit code."""
    # Looking for garbage among what a command loads and soon leaves is a twentieth of its time.
    gc.disable()
    try:
        from winsboard.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = _broken(error)
    _end(code)


def _broken(error: Exception) -> int:
    """Say that a part of the program is missing, with nothing but what is here."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(last_sentence(error), file=sys.stderr)
    return 1


def _end(code: int) -> NoReturn:
    """End at once.

    Everything is on disk by now, and to take the interpreter apart would be an eighth of the time
    of a quick `winsboard win`.
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
