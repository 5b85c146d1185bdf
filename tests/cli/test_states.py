"""States of a computer that are nobody's fault: one sentence each, and `where` always answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell

ROOT = Path(__file__).parents[2]
ALWAYS = (("where",), ("where", "--json"), ("doctor",), ("doctor", "--json"))
needs_a_person = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


def told(*words: str, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own; an empty variable is not set."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    code = [sys.executable, "-m", "winsboard", *words]
    return subprocess.run(
        code,
        cwd=cwd,
        env={name: value for name, value in env.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("what", ["file", "loop"])
@pytest.mark.parametrize(
    "where", ["data", "state", "data/months", "state/lock", "state/copies", "state/backups"]
)
def test_what_stands_in_the_way_is_named_by_the_doctor(
    shell: Shell, board_home: Path, where: str, what: str
) -> None:
    shell.done("win", "before")
    place = board_home / where
    shutil.rmtree(place, ignore_errors=True)
    place.unlink(missing_ok=True)
    if what == "loop":
        place.symlink_to(place.name)
    elif where == "state/lock":
        place.mkdir()
    else:
        place.write_text("in the way")
    for words in (*ALWAYS, ("win", "after"), ("today",), ("undo",), ("backup", f"{place}.zip")):
        result = shell(*words)
        assert result.code in (0, 1)
        assert result.out or result.err
        assert "its own error" not in result.out + result.err
    findings = shell("doctor", "--json").json
    assert any(f["path"] == str(place) and f["words"] for f in findings)
    assert shell("where").code == 0


@needs_a_person
@pytest.mark.parametrize("where", ["data", "state", "data/months", "data/months/2026-11.json"])
def test_what_is_closed_is_named_with_what_opens_it(
    shell: Shell, board_home: Path, where: str
) -> None:
    shell.done("win", "before")
    (board_home / where).chmod(0)
    try:
        for words in ALWAYS:
            result = shell(*words)
            assert "its own error" not in result.out + result.err
        assert "chmod -R u+rwX" in shell("doctor").out
        assert shell("where").code == 0
        assert "chmod -R u+rwX" in shell.refused("win", "after")
    finally:
        (board_home / where).chmod(0o700)


def test_a_home_that_depends_on_where_one_stands_is_refused_by_name(
    process: Process, tmp_path: Path
) -> None:
    for home in ("wins", "./wins", ".", "~nobody-at-all/wins"):
        result = process("win", "x", cwd=tmp_path, WINSBOARD_HOME=home)
        assert (result.returncode, result.stdout) == (1, "")
        assert home in result.stderr
    assert list(tmp_path.glob("*wins*")) == []


def test_a_tilde_is_the_home_folder_in_every_place(process: Process, tmp_path: Path) -> None:
    home, here = tmp_path / "person", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    process("win", "one", cwd=here, HOME=str(home), WINSBOARD_HOME="~/wins")
    assert (home / "wins" / "data" / "months").is_dir()
    process("win", "two", "--data-dir", "~/other", cwd=here, HOME=str(home))
    assert (home / "other" / "months").is_dir()
    process("backup", "~/copy.zip", "--data-dir", "~/other", cwd=here, HOME=str(home))
    assert (home / "copy.zip").is_file()
    process("win", "x", cwd=here, HOME=str(home), WINSBOARD_HOME="", XDG_DATA_HOME="~/d")
    assert (home / ".local" / "share" / "winsboard" / "months").is_dir()
    assert list(here.iterdir()) == []


def test_a_working_folder_that_is_gone_keeps_nobody_from_their_board(tmp_path: Path) -> None:
    gone = f"mkdir gone; cd gone; rmdir ../gone; {sys.executable} -m winsboard "
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    for words, code in (("win x", 0), ("where", 0), ("doctor", 0), ("backup", 1), ("merge a", 1)):
        result = subprocess.run(
            ["sh", "-c", gone + words],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert result.returncode == code, result.stderr
        assert result.stderr.count("\n") == code
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("zone", ["XYZ-25:30", "XYZ+24"])
def test_a_zone_that_is_none_is_said_and_costs_nothing(process: Process, zone: str) -> None:
    result = process("win", "x", TZ=zone)
    assert result.returncode == 0
    assert zone in result.stderr
    assert process("where", TZ=zone).returncode == 0


@pytest.mark.parametrize("now", ["0001-01-01T00:00", "1900-12-31", "9999-12-31T23:59:59+14:00"])
def test_a_clock_at_the_edge_of_time_is_told_of(process: Process, now: str) -> None:
    result = process("win", "x", WINSBOARD_NOW=now)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert str(int(now[:4])) in result.stderr
    for words in ALWAYS:
        assert process(*words, WINSBOARD_NOW=now).returncode == 0


@pytest.mark.parametrize("now", ["1901-01-01T00:00", "1970-01-01T00:00", "9998-12-31T23:59"])
def test_a_clock_that_is_far_off_is_gone_by(process: Process, now: str) -> None:
    for words in (("win", "x"), ("today",), ("week",), ("progress",), ("where",)):
        result = process(*words, WINSBOARD_NOW=now)
        assert (result.returncode, result.stderr) == (0, ""), result.stderr


@pytest.fixture(scope="module")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in one zip file; the packages it needs are beside it, as ever."""
    folder = tmp_path_factory.mktemp("zip")
    ours = folder / "site" / "winsboard"
    shutil.copytree(ROOT / "winsboard", ours, ignore=shutil.ignore_patterns("__pycache__"))
    zipapp.create_archive(folder / "site", folder / "w.pyz", main="winsboard.__main__:main")
    return folder / "w.pyz"


def from_zip(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(path), *words],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_words_are_read_from_a_zip_file(one_file: Path) -> None:
    assert from_zip(one_file, "win", "x").stdout.startswith("Wrote a win: x\n")
    assert from_zip(one_file, "--version").returncode == 0
    assert from_zip(one_file, "today").returncode == 0
    assert from_zip(one_file, "nonsense").returncode == 2


@pytest.mark.parametrize(
    ("missing", "command"),
    [
        ("words/phrases/cli.json", "where"),
        ("words/phrases", "where"),
        ("cli", "where"),
        ("domain", "win"),
    ],
)
def test_a_broken_installation_is_one_sentence(tmp_path: Path, missing: str, command: str) -> None:
    ours = tmp_path / "winsboard"
    shutil.copytree(ROOT / "winsboard", ours, ignore=shutil.ignore_patterns("__pycache__"))
    gone = ours / missing
    gone.unlink() if gone.is_file() else shutil.rmtree(gone)
    result = told(command, "kept to myself", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "Install winsboard again" in result.stderr
    assert "kept to myself" not in result.stderr


def test_where_says_what_can_not_be_looked_into_in_json_too(shell: Shell, board_home: Path) -> None:
    board_home.mkdir()
    (board_home / "data").write_text("a file")
    document = shell.done("where", "--json").json
    assert "closed" in document["data"]
    assert "closed" not in document["state"]
