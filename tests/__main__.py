"""`python -m tests`: run all checks in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
PYTHON = Path(sys.executable)
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
        code = subprocess.run([*map(str, command)], cwd=ROOT, check=False).returncode
        if code != 0:
            print(f"== {name}: not passed ({perf_counter() - began:.1f} s)", flush=True)
            return code
        if name != "Tests":
            print(f"== {name}: {perf_counter() - began:.1f} s\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
