"""The door: `python -m winsboard` and the `winsboard` script."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line with the arguments of this process; returns its exit code."""
    from winsboard.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
