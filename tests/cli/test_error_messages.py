"""How commands end when something is in the way."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Shell
from tests.store.boards import make_unreadable, refuse_to_open
from winsboard.cli import save
from winsboard.cli.main import run
from winsboard.clock import FixedStartClock, SystemClock, clock_from

ROOT = Path(__file__).parents[2]
SECRET = "my own words"


def command(
    *words: str | bytes, environ: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "winsboard", *words],
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_a_command_works_as_a_process(process: Process) -> None:
    done = command("win", "Made the bed")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Wrote a win: Made the bed\n")
    assert process("undo").stdout == "Undone: Wrote a win: Made the bed\n"
    assert process("undo").returncode == 1
    assert process("nonsense").returncode == 2


def test_bytes_that_are_no_utf8_are_refused() -> None:
    done = command("note", b"caf\xe9")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("Some letters could not be read")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("ascii", ["journal"]), ("latin-1", ["entry", "last"]), ("utf-8", ["keys"])],
)
def test_json_says_everything_whatever_the_output_can_show(
    process: Process, encoding: str, words: Sequence[str]
) -> None:
    process("note", "naïve 日本 😀 \u200d end")
    done = command(*words, "--json", environ={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    said = json.loads(done.stdout.decode(encoding))
    if words == ["journal"]:
        assert said[-1]["text"] == "naïve 日本 😀 \u200d end"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_of_few_letters_stops_nothing(
    process: Process, locale: Mapping[str, str]
) -> None:
    done = command("note", "naïve 日本", environ=locale)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Wrote a note: na" in done.stdout
    assert "naïve 日本" in process("journal").stdout


def test_a_reader_that_leaves_is_no_fault(process: Process) -> None:
    for n in range(3):
        process("note", f"{n}" * 60_000)
    pipe = f"{sys.executable} -m winsboard journal | head -c 5; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", pipe], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.stderr == b""
    assert done.stdout.endswith(b"0\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_answer_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "winsboard", "keys"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"The answer could not be printed")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_fault(process: Process, closed: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m winsboard note Rain {closed}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Rain" in process("journal").stdout


def test_ctrl_c_ends_without_a_word() -> None:
    asking = subprocess.Popen(
        [sys.executable, "-m", "winsboard", "win", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asking.stdin is not None
    asking.stdin.write(b"a" * 100_000)
    asking.stdin.flush()
    asking.send_signal(signal.SIGINT)
    out, err = asking.communicate(timeout=60)
    assert (asking.returncode, out, err) == (130, b"", b"")


def test_a_data_folder_that_is_a_file_is_told(shell: Shell, board_home: Path) -> None:
    board_home.mkdir()
    (board_home / "data").write_text("not a folder")
    for words in (("win", SECRET), ("today",), ("undo",)):
        said = shell.refused(*words)
        assert str(board_home / "data") in said
        assert SECRET not in said


DAMAGED = ["", "null", "[]", '{"entries": ', '{"entries": {"1": 5}}']


@pytest.mark.parametrize("contents", DAMAGED)
def test_a_damaged_page_is_restored_and_spoken_of_once(
    shell: Shell, board_home: Path, contents: str
) -> None:
    shell.done("note", SECRET)
    page = board_home / "data" / "months" / "2026-11.json"
    page.write_text(contents)
    told = shell("win", "Sat outside")
    assert told.code == 0
    assert told.err.count("\n") == 1
    assert str(page) in told.err
    assert SECRET not in told.err
    assert "quarantine" in told.err
    written = shell.done("journal", "--json").json
    assert {entry["text"] for entry in written} == {SECRET, "Sat outside"}
    history = shell.done("history").out
    assert "A damaged file was restored." in history
    assert shell.done("undo").lines == ["Undone: Wrote a win: Sat outside"]
    assert shell.done("undo").lines == [f"Undone: Wrote a note: {SECRET}"]


def test_an_edit_of_the_file_by_hand_is_in_the_history_and_can_be_taken_back(
    shell: Shell, board_home: Path
) -> None:
    shell.done("note", "Rain")
    page = board_home / "data" / "months" / "2026-11.json"
    page.write_text(page.read_text().replace('"text":"Rain"', '"text":"Sunshine"'))
    assert "Changed outside winsboard: 1 document" in shell.done("history").out
    assert "Sunshine" in shell.done("today").out
    shell.done("undo")
    assert shell.done("journal", "--json").json[0]["text"] == "Rain"


@pytest.mark.parametrize("contents", DAMAGED)
def test_a_damaged_page_without_a_copy_does_not_stop_a_command(
    shell: Shell, board_home: Path, contents: str
) -> None:
    shell.done("note", "Rain")
    page = board_home / "data" / "months" / "2026-11.json"
    page.write_text(contents)
    shutil.rmtree(board_home / "state" / "copies")
    told = shell("win", SECRET)
    assert told.code == 0
    assert told.err.count("\n") == 1
    assert SECRET not in told.err
    [aside] = (board_home / "state" / "quarantine").iterdir()
    assert str(aside) in told.err
    assert aside.read_text() == contents
    assert [entry["text"] for entry in shell.done("journal", "--json").json] == [SECRET]


def test_a_page_that_cannot_be_opened_is_named_and_keeps_nobody_from_writing(
    shell: Shell, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("note", "Rain")
    page = board_home / "data" / "months" / "2026-11.json"
    before = page.read_bytes()
    with monkeypatch.context() as patch:
        refuse_to_open(patch, page)
        for words in (("win", SECRET), ("today",)):
            told = shell(*words)
            assert (told.code, told.err.count("\n")) == (0, 1)
            assert str(page) in told.err
            assert SECRET not in told.err
    assert page.read_bytes() == before
    assert {e["text"] for e in shell.done("journal", "--json").json} == {"Rain", SECRET}
    assert not list((board_home / "data").glob("*beside*"))


@pytest.mark.parametrize("command", ["today", "week", "month"])
def test_a_page_of_the_year_before_takes_only_the_steadiness_along(
    shell: Shell, board_home: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("habit", "add", "Make the bed")
    shell.done("tick", "bed")
    page = board_home / "data" / "months" / "2026-03.json"
    page.write_text("x")
    refuse_to_open(monkeypatch, page)
    told = shell(command)
    assert (told.code, told.err.count("\n")) == (0, 1)
    assert str(page) in told.err
    assert "Make the bed" in told.out
    assert "New" not in told.out
    assert shell(command, "--json").json["steadiness"] == {}


def test_undo_and_history_name_a_page_they_passed_over(
    shell: Shell, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = board_home / "data" / "months" / "2026-03.json"
    page.parent.mkdir(parents=True)
    page.write_text("x")
    shell.done("note", "Rain")
    refuse_to_open(monkeypatch, page)
    for command in ("history", "undo", "redo"):
        told = shell(command)
        assert (told.code, "Rain" in told.out) == (0, True)
        assert str(page) in told.err
    assert shell("win", "Sun").code == 0


def test_a_full_disk_is_told(
    shell: Shell, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("note", "Rain")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        said = shell.refused("win", SECRET)
    assert "full" in said
    assert SECRET not in said
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Rain"]


def test_an_unforeseen_fault_is_told_without_a_value_of_the_program(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(save, "print_lines", breaks)
    said = shell.refused("win", SECRET)
    assert "ValueError at cli/save.py:" in said
    assert SECRET not in said
    assert "Traceback" not in said


def test_a_set_clock_goes_on_from_its_moment(process: Process) -> None:
    told = process("note", "Rain", WINSBOARD_NOW="2031-05-06T08:09:10+02:00")
    assert told.returncode == 0
    listed = process("today", WINSBOARD_NOW="2031-05-06T12:00:00+02:00")
    assert listed.stdout.startswith("Tuesday 6 May\n")
    assert "  08:09  note: Rain\n" in listed.stdout


def test_a_clock_is_set_with_an_offset_or_in_local_time() -> None:
    assert isinstance(clock_from({}), SystemClock)
    assert isinstance(clock_from({"WINSBOARD_NOW": "2031-05-06T08:09:10Z"}), FixedStartClock)
    local = clock_from({"WINSBOARD_NOW": "2031-05-06T08:09:10"}).now()
    assert local.utcoffset() == local.replace(tzinfo=None).astimezone().utcoffset()
    assert (local.hour, local.minute) == (8, 9)


@pytest.mark.parametrize("told", ["noon", "2031-13-01T00:00", "9" * 5000])
def test_what_is_no_moment_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], told: str
) -> None:
    monkeypatch.setenv("WINSBOARD_NOW", told)
    assert run(["today"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"WINSBOARD_NOW is “{told[:40]}”")
    assert said.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_wrong_usage_is_wrong_usage_where_nobody_can_be_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "winsboard", "nonsense"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_win_for_a_whole_month_is_kept_while_this_month_cannot_be_read(
    shell: Shell, board_home: Path
) -> None:
    shell.done("note", "Rain")
    page = board_home / "data" / "months" / "2026-11.json"
    make_unreadable(page)
    assert shell("win", "Sat outside", "--day", "2026-10-03").out.startswith("Wrote a win")
    assert "Sat outside" in (board_home / "data" / "months" / "2026-10.json").read_text()
    assert page.is_symlink()


@pytest.mark.parametrize("command", ["reflect", "thought", "hard-day"])
def test_a_piped_line_with_bytes_that_are_no_letters_is_refused(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(b"\nwalked \xff\xfe\n\n\n\n\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", typed)
    ended = shell(command)
    assert ended.code == 1
    assert "could not be read" in ended.err
    assert "\ufffd" not in shell.done("journal", "--json").out


def test_a_byte_order_mark_says_how_a_conversation_is_read(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO("\ufeffschön\r\nnicht wahr\r\ndoch\r\n".encode("utf-16-le"))
    typed = io.TextIOWrapper(io.BufferedReader(raw), "utf-8")
    monkeypatch.setattr(sys, "stdin", typed)
    assert shell("thought").code == 0
    answers = [part["answer"] for part in shell.done("journal", "--json").json[0]["parts"]]
    assert answers == ["schön", "nicht wahr", "doch"]
