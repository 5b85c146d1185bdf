"""A process that may open few files: each number of them is done, or refused in one sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

ROOT = Path(__file__).parents[2]
LIMITED = """
import resource, sys
from winsboard.__main__ import main
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
main()
"""


def limited(most: int, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(most), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("most", range(3, 10))
def test_however_few_files_may_be_open_a_win_is_kept_or_refused(shell: Shell, most: int) -> None:
    shell.done("win", "before")
    done = limited(most, "win", "after")
    assert done.returncode in (0, 1)
    assert done.stderr.count("\n") == done.returncode
    assert "Traceback" not in done.stderr
    texts = [entry["text"] for entry in shell.done("journal", "--json").json]
    assert texts == (["before", "after"] if done.returncode == 0 else ["before"])
