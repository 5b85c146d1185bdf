"""The build contains everything it needs, and works in an empty environment."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.e2e.conftest import PROJECT, Board, Built

DATA = sorted(
    str(file.relative_to(PROJECT))
    for pattern in ("*.json", "*.tcss", "py.typed")
    for file in (PROJECT / "winsboard").rglob(pattern)
)


def test_the_wheel_holds_every_word_and_style(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    assert DATA
    assert names >= set(DATA)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_the_source_archive_holds_them_and_the_tests(built: Built) -> None:
    if built.sdist is None:
        from hatchling.builders.sdist import SdistBuilder

        files = SdistBuilder(str(PROJECT)).recurse_included_files()
        names = {file.distribution_path for file in files}
    else:
        with tarfile.open(built.sdist) as archive:
            names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {*DATA, "README.md", "LICENSE", "tests/e2e/conftest.py"}


def test_what_runs_is_what_was_installed(board: Board) -> None:
    where = board.run("-c", "import winsboard; print(winsboard.__file__)", program="python")
    assert Path(where.stdout.strip()).is_relative_to(board.bin_dir.parent)


@pytest.mark.parametrize(("program", "words"), [("winsboard", []), ("python", ["-m", "winsboard"])])
def test_the_command_and_the_module_both_work(board: Board, program: str, words: list[str]) -> None:
    said = board.run(*words, "--version", program=program)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("winsboard ")
