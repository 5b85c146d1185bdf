from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Shell
from tests.store.trials.refusals import refusing


@pytest.fixture
def page(shell: Shell, board_home: Path) -> Path:
    """The month file of a small board."""
    shell.done("habit", "add", "Read")
    shell.done("win", "Made the bed")
    shell.done("note", "Rain")
    shell.done("tick", "read")
    return board_home / "data" / "months" / "2026-11.json"


def test_all_is_well_on_a_board_that_is(shell: Shell, page: Path) -> None:
    well, counted, notice = shell.done("doctor").lines
    assert well == "All is well: 2 pages checked."
    assert counted == "Counted again: 2 wins, 1 other entry."
    assert notice.startswith("Not encrypted: anyone who can open your files can read them.")
    assert shell.done("doctor", "--json").json == []


def test_where_no_board_is_that_is_said(shell: Shell, board_home: Path) -> None:
    told = f"There is no board in {board_home / 'data'} yet"
    assert shell.done("doctor").lines[0].startswith(told)
    shell.done("win", "Soup")
    assert shell.done("doctor").lines[0] == "All is well: 1 page checked."


def test_a_board_of_another_user_is_told_once_with_one_command(
    shell: Shell, page: Path, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in board_home.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: 1234)
        patch.setattr(os, "access", lambda _, mode: not mode & os.W_OK)
        for words in (("doctor",), ("doctor", "--yes")):
            found = shell(*words)
            [line] = found.lines
            assert (found.code, found.err) == (1, "")
            data, state = board_home / "data", board_home / "state"
            assert line.startswith(f"{board_home} belongs to root, so nothing can be written")
            assert f"`sudo chown -R 1234 {data} {state}`" in line
    assert "Others on this computer can read" in shell("doctor").out


@pytest.mark.parametrize("name", ["library.json", "months/2026-11.json", "months/2026-10.json"])
def test_a_page_that_is_closed_is_told_once_and_nothing_untrue_of_it(
    shell: Shell, page: Path, board_home: Path, name: str
) -> None:
    shell.done("win", "Leaves", "--day", "2026-10-02")
    path = board_home / "data" / name
    with refusing([path], ("open",), errno.EACCES):
        [line] = shell("doctor").lines
        [finding] = shell("doctor", "--json").json
        told = shell("journal", "--from", "2026-10-01").err + shell("today").err
    assert (finding["kind"], finding["path"]) == ("out_of_reach", str(path))
    assert line.startswith(f"{path} cannot be read: you have no permission for it.")
    assert "beside" not in line
    assert "Something else is in the place of a page" not in told
    assert shell.done("doctor").lines[0].startswith("All is well")


@pytest.mark.parametrize(
    ("disk", "why"),
    [
        ({"f_bavail": 3}, "the disk is full"),
        ({"f_favail": 0}, "the disk is full"),
        ({"f_flag": os.ST_RDONLY}, "the disk is read-only"),
    ],
)
def test_a_disk_that_takes_nothing_is_not_well(
    shell: Shell, page: Path, monkeypatch: pytest.MonkeyPatch, disk: dict[str, int], why: str
) -> None:
    sizes = {"f_blocks": 9999, "f_bavail": 999, "f_files": 99, "f_favail": 9, "f_frsize": 4096}
    answer = SimpleNamespace(**{**sizes, "f_flag": 0, **disk})
    monkeypatch.setattr(os, "statvfs", lambda _: answer)
    found = shell("doctor")
    [line] = found.lines
    assert found.code == 1
    assert f"Nothing can be written in {page.parents[1]}: {why}" in line


@pytest.mark.parametrize("command", ["doctor", "where", "backup", "today"])
def test_a_place_where_no_board_can_ever_be_is_called_that(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("WINSBOARD_HOME", "/dev/null/x")
    told = shell(command)
    assert "/dev/null can never hold a folder" in told.out + told.err
    assert "another program" not in told.out + told.err
    assert "not there yet" not in told.out + told.err


@pytest.mark.parametrize("how", [("doctor", "--yes"), ("merge",)])
def test_own_words_that_wait_in_the_copy_alone_are_settled(
    shell: Shell, page: Path, board_home: Path, how: tuple[str, ...]
) -> None:
    shell.done("note", "Sun", "--day", "2026-03-03")
    month = page.with_name("2026-03.json")
    there = board_home.parent / "there"
    shell.done("note", "Wind", "--day", "2026-03-04", "--data-dir", str(there))
    month.write_bytes((there / "months" / "2026-03.json").read_bytes())
    [finding] = shell("doctor", "--json").json
    assert (finding["kind"], finding["path"]) == ("behind", str(month))
    said = shell.done(*how).out
    assert "Repaired: 1 of 1." in said or "1 of your pages" in said
    assert b"Sun" in month.read_bytes()
    assert b"Wind" in month.read_bytes()
    assert shell.done("doctor").code == 0


def test_damage_is_shown_first_and_put_right_when_that_is_wished(shell: Shell, page: Path) -> None:
    damaged = page.read_bytes()[:-40]
    page.write_bytes(damaged)
    shown = shell("doctor")
    assert shown.code == 1
    assert str(page) in shown.out
    assert "--yes" in shown.err
    assert page.read_bytes() == damaged
    [finding] = shell("doctor", "--json").json
    assert (finding["kind"], finding["why"]) == ("damaged", "not_json")
    repaired = shell.done("doctor", "--yes")
    assert "Repaired: 1 of 1." in repaired.out
    assert "A damaged file was restored." in repaired.out
    assert len(shell.done("journal", "--json").json) == 2
    assert shell.done("doctor").code == 0


def test_a_damaged_page_without_a_copy_is_rebuilt_from_its_whole_lines(
    shell: Shell, page: Path, board_home: Path
) -> None:
    shutil.rmtree(board_home / "state" / "copies")
    shutil.rmtree(board_home / "state" / "backups")
    page.write_bytes(page.read_bytes().replace(b"Rain", b"R\0in"))
    assert "every good line of it" in shell("doctor").out
    repaired = shell.done("doctor", "--yes").out
    assert "There was no good copy of it" in repaired
    assert "(2 damaged lines)" in repaired
    assert [e["text"] for e in shell.done("journal", "--json").json] == ["Made the bed"]
    assert len(list((board_home / "state" / "quarantine").iterdir())) == 1


def test_a_command_does_not_wait_for_the_doctor(shell: Shell, page: Path, board_home: Path) -> None:
    shutil.rmtree(board_home / "state" / "copies")
    shutil.rmtree(board_home / "state" / "backups")
    page.write_bytes(page.read_bytes().replace(b"Rain", b"R\0in"))
    shown = shell("today")
    assert (shown.code, "Made the bed" in shown.out) == (0, True)
    assert str(page) in shown.err
    assert shell.done("doctor").code == 0


def test_a_newer_page_is_named_and_left_alone(shell: Shell, page: Path) -> None:
    newer = page.read_bytes().replace(b'"schema":1', b'"schema":9')
    page.write_bytes(newer)
    shell.clock.tick(1)
    (page.parents[2] / "state" / "copies" / page.name).write_bytes(newer)
    shown = shell("doctor", "--yes")
    assert shown.code == 1
    assert "newer winsboard" in shown.out
    assert page.read_bytes() == newer
    assert "newer winsboard" in shell.refused("win", "x")


def test_everything_else_that_is_not_as_it_has_to_be_is_put_right(
    shell: Shell, page: Path, board_home: Path
) -> None:
    page.chmod(0o644)
    (board_home / "data").chmod(0o755)
    leftover = page.with_name(".~2026-11.json.999999999.tmp")
    leftover.touch(0o600)
    library = board_home / "data" / "library.json"
    library.unlink()
    [backup] = (board_home / "state" / "backups").iterdir()
    (backup / "2026-10.json").write_bytes(b"{")
    (backup / "2026-10.json").chmod(0o600)
    drafts = board_home / "state" / "drafts.json"
    drafts.write_bytes(b"{")
    drafts.chmod(0o600)
    kinds = {finding["kind"] for finding in shell("doctor", "--json").json}
    assert kinds == {"open", "leftover", "gone", "backup", "drafts"}
    assert "Repaired: 6 of 6." in shell.done("doctor", "--yes").out
    assert shell.done("doctor", "--json").json == []
    assert shell.done("habit", "list").lines
    assert page.stat().st_mode & 0o777 == 0o600
    assert not leftover.exists()
    assert library.is_file()


def test_an_outside_edit_is_named_and_taken_in(shell: Shell, page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b'"Rain"', b'"Sunshine"'))
    [finding] = shell("doctor", "--json").json
    assert finding["kind"] == "outside"
    shell.done("doctor", "--yes")
    assert "Changed outside winsboard" in shell.done("history").out


def test_copies_and_conflicts_that_wait_are_named_and_merged(shell: Shell, page: Path) -> None:
    raw = page.read_bytes()
    page.write_bytes(b"<<<<<<< here\n" + raw + b"=======\n" + raw + b">>>>>>> there\n")
    (page.parent / "2026-11.sync-conflict.json").write_bytes(raw)
    for path in (page, page.parent / "2026-11.sync-conflict.json"):
        path.chmod(0o600)
    findings = {finding["kind"]: finding["path"] for finding in shell("doctor", "--json").json}
    assert findings.keys() == {"sides", "stray"}
    assert "Repaired: 2 of 2." in shell.done("doctor", "--yes").out
    assert shell.done("doctor").code == 0
    assert len(shell.done("journal", "--json").json) == 2


def test_a_document_that_makes_no_sense_is_named_by_its_line_and_stays(
    shell: Shell, board_home: Path
) -> None:
    shell.done("win", "Walked")
    shell.done("win", "Rested")
    page = next((board_home / "data" / "months").glob("*.json"))
    kept = json.loads(page.read_bytes())
    first, _ = sorted(kept["entries"])
    kept["entries"][first]["mood"] = "good"
    kept["entries"]["77"] = {"kind": "win", "day": "some day", "text": "By hand"}
    page.write_text(json.dumps(kept, indent=1))
    shell("today")
    lines = page.read_text().split("\n")
    places = {
        id: n
        for n, line in enumerate(lines, 1)
        for id in (first, "77")
        if line.startswith(f'"{id}"') and "text" in line
    }
    found = shell("doctor", "--yes")
    assert found.code == 1
    assert f"Line {places['77']} of {page} cannot be shown" in found.out
    assert f"Line {places[first]} of {page}: the value of `mood` makes no sense" in found.out
    assert json.loads(page.read_bytes())["entries"]["77"]["text"] == "By hand"
    assert "Walked" in shell("today").out
