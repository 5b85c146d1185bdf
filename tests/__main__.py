"""`python -m tests`: run all checks in order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
PYTHON = Path(sys.executable)
LONGEST = 40 * 60
"""Seconds after which the tests are ended. One that hangs is ended long before, see conftest."""
STEPS = {
    "Format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "Lint": (PYTHON, "-m", "ruff", "check", "."),
    "Types": (PYTHON, "-m", "mypy"),
    "Imports point one way": (PYTHON.with_name("lint-imports"),),
    "Tests": (PYTHON, "-m", "pytest"),
}


def main() -> int:
    """Run the checks until one fails. Returns its exit code.

    The last line of output is the summary of pytest.
    """
    for name, command in STEPS.items():
        print(f"== {name}", flush=True)
        began = perf_counter()
        code = _run(command)
        if code != 0:
            print(f"== {name}: not passed ({perf_counter() - began:.1f} s)", flush=True)
            return code
        if name != "Tests":
            print(f"== {name}: {perf_counter() - began:.1f} s\n", flush=True)
    return 0


def _run(command: Sequence[Path | str]) -> int:
    try:
        return subprocess.run([*map(str, command)], cwd=ROOT, timeout=LONGEST).returncode
    except subprocess.TimeoutExpired:
        print(f"\n== ended: not done after {LONGEST // 60} minutes. The tests take about four.")
        print("== `pytest -n 0 -v` tells which test is running.", flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
