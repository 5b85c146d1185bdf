"""Two computers that encrypted one board apart: in the end one passphrase opens every word."""

from __future__ import annotations

import shutil
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.conftest import FakeClock
from tests.store.encryption.ways_apart import APART, Apart, Meet, conflict, over, synchronised
from tests.store.sealed import everything, unlock
from tests.thorough import part_of
from winsboard.store.crypto.envelope import KEY_FILE, is_encrypted
from winsboard.store.crypto.key_file import load_key_file
from winsboard.store.crypto.key_ring import WrongPassphrase
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.unlock import OtherPassphrase
from winsboard.store.format.encrypted_header import key_id_of

MEET: tuple[Meet, ...] = (over, conflict, synchronised)
FIRST = ("ours", "theirs", "ours and theirs", "theirs and ours")


class Passphrases:
    """The files from which scripts give both passphrases."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, **said: bytes) -> None:
        self._patch = patch
        self._paths = {name: folder / f"passphrase of {name}" for name in said}
        for name, path in self._paths.items():
            path.write_bytes(said[name] + b"\n")

    def give(self, *names: str) -> None:
        variables = ("WINSBOARD_PASSPHRASE_FILE", "WINSBOARD_OTHER_PASSPHRASE_FILE")
        for variable in variables:
            self._patch.delenv(variable, raising=False)
        for variable, name in zip(variables, names, strict=False):
            self._patch.setenv(variable, str(self._paths[name]))


def add_extra(shell: Shell, name: str) -> set[str]:
    """What only one computer has: a month, a habit in the library, words of the present month."""
    shell.done("note", f"October of {name}", "--day", "2026-10-02")
    shell.done("habit", "add", f"Habit of {name}")
    shell.done("note", f"now of {name}")
    return {f"October of {name}", f"now of {name}"}


def texts(shell: Shell) -> set[str]:
    found = shell("journal", "--from", "2026-01-01", "--json").json
    return {entry["text"] for entry in found}


@pytest.mark.parametrize("extra", ["ours", "theirs", "both"])
@pytest.mark.parametrize("meet", MEET, ids=lambda meet: meet.__name__)
@pytest.mark.parametrize("apart", APART.values(), ids=APART)
def test_in_the_end_the_passphrase_of_the_board_alone_opens_every_word(
    shell: Shell,
    clock: FakeClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    apart: Apart,
    meet: Meet,
    extra: str,
) -> None:
    homes = {"ours": tmp_path / "ours", "theirs": tmp_path / "theirs"}
    monkeypatch.setenv("WINSBOARD_HOME", str(homes["ours"]))
    shell.done("note", "of both")
    shutil.copytree(homes["ours"] / "data", homes["theirs"] / "data")
    ours, theirs = apart(homes["ours"], homes["theirs"], clock)
    said = Passphrases(tmp_path, monkeypatch, ours=ours, theirs=theirs)
    words = {"of both"}
    habits = set()
    for name, home in homes.items():
        if extra in (name, "both"):
            monkeypatch.setenv("WINSBOARD_HOME", str(home))
            said.give(name)
            words |= add_extra(shell, name)
            habits.add(f"Habit of {name}")
    envelope = unlock(homes["ours"], clock, ours)
    drafts = Drafts(homes["ours"] / "state", clock, envelope=envelope)
    drafts.save("win", {"text": "half a thought"})
    drafts.close()
    own, other = ("theirs", "ours") if meet is over else ("ours", "theirs")
    for first in part_of(FIRST, list(APART.values()).index(apart) + MEET.index(meet), 2):
        case = tmp_path / "case"
        shutil.copytree(homes["ours"], case)
        meet(homes["theirs"], case)
        monkeypatch.setenv("WINSBOARD_HOME", str(case))
        said.give(*first.split(" and "))
        written = shell("note", "first").code == 0
        with suppress(WrongPassphrase, OtherPassphrase):
            board = unlock(case, clock, {"ours": ours, "theirs": theirs}[own])
            # It meets drafts that it cannot open, and moves them aside.
            assert Drafts(case / "state", clock, envelope=board).keys() in ((), ("win",))
        said.give(own, other)
        shell("take-in", "--yes")
        said.give(own)
        assert texts(shell) == words | ({"first"} if written else set()), first
        listed = shell("habit", "list").out
        assert all(habit in listed for habit in habits), first
        assert shell("doctor").out.startswith("All is well"), first
        shell.done("backup", str(case / "copy.zip"))
        key = load_key_file(case / "data" / KEY_FILE).id
        needed = {key_id_of(raw) for _, raw in everything(case) if is_encrypted(raw)}
        assert needed == {key}, first
        kept = Drafts(
            case / "state",
            clock,
            envelope=unlock(case, clock, {"ours": ours, "theirs": theirs}[own]),
        )
        assert kept.get("win") == {"text": "half a thought"}, first
        shutil.rmtree(case)


@pytest.fixture
def october(
    shell: Shell, board_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Passphrases:
    """A board with a month that another passphrase opens: the first command got just one."""
    laptop = tmp_path / "laptop"
    said = Passphrases(tmp_path, monkeypatch, ours=b"of ours", theirs=b"of theirs")
    shell.done("note", "October of ours", "--day", "2026-10-02")
    said.give("ours")
    shell.done("encrypt", "--yes")
    said.give("theirs")
    shell.done("note", "now of theirs", "--data-dir", str(laptop))
    shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    shutil.copytree(laptop, board_home / "data", dirs_exist_ok=True)
    shell("note", "first")
    return said


def test_a_backup_names_what_it_could_not_read(
    shell: Shell, board_home: Path, october: Passphrases, tmp_path: Path
) -> None:
    page = board_home / "data" / "months" / "2026-10.json"
    told = shell("backup", str(tmp_path / "copy.zip"))
    assert told.code == 1
    assert f"Copied without reading it: {page}" in told.err
    assert "`winsboard take-in`" in told.err
    october.give("theirs", "ours")
    shell("take-in", "--yes")
    october.give("theirs")
    shell.done("backup", str(tmp_path / "whole.zip"))
    shutil.rmtree(board_home)
    shell("restore", str(tmp_path / "whole.zip"), "--yes")
    assert texts(shell) == {"October of ours", "now of theirs", "first"}


def test_the_key_of_what_a_backup_could_not_read_lies_in_it(
    shell: Shell, board_home: Path, october: Passphrases, tmp_path: Path
) -> None:
    shell("backup", str(tmp_path / "copy.zip"))
    shutil.unpack_archive(tmp_path / "copy.zip", tmp_path / "unpacked")
    shutil.rmtree(board_home)
    for name in ("theirs", "ours"):
        october.give(name)
        shell("merge", str(tmp_path / "unpacked"))
    assert texts(shell) == {"October of ours", "now of theirs", "first"}


GIVEN = {
    "theirs and ours": {"October of ours", "now of theirs", "first"},
    "ours and theirs": {"October of ours", "now of theirs", "first"},
    "theirs": {"now of theirs", "first"},
    "ours": {"October of ours"},
}


@pytest.mark.parametrize("manifest", [True, False], ids=["manifest", "no manifest"])
@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize("board", ["none", "plain", "third", "theirs"])
def test_a_backup_under_several_keys_is_restored_with_every_passphrase(
    shell: Shell,
    board_home: Path,
    october: Passphrases,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    board: str,
    given: str,
    manifest: bool,
) -> None:
    backup = tmp_path / "copy.zip"
    shell("backup", str(backup))
    if not manifest:
        shutil.unpack_archive(backup, tmp_path / "unpacked")
        (tmp_path / "unpacked" / "manifest.json").unlink()
        backup.unlink()
        shutil.make_archive(str(backup.with_suffix("")), "zip", tmp_path / "unpacked")
    had: set[str] = set()
    if board == "theirs":
        given, had = "theirs and ours", {"now of theirs", "first"}
        shutil.rmtree(board_home / "state")
        (board_home / "data" / "months" / "2026-10.json").unlink()
        for key in (board_home / "data").glob("seal-*.key"):
            key.unlink()
    else:
        shutil.rmtree(board_home)
    october.give(*given.split(" and "))
    if board == "plain":
        shell.done("note", "here")
        had = {"here"}
    elif board == "third":
        third = Passphrases(tmp_path, monkeypatch, third=b"of this board")
        third.give("third")
        shell.done("encrypt", "--yes")
        monkeypatch.setenv(
            "WINSBOARD_OTHER_PASSPHRASE_FILE", str(tmp_path / f"passphrase of {given}")
        )
        if " and " in given:
            # Both of the backup and one of the board are more than a script can give.
            return
    assert texts(shell) == had
    ran = shell("restore", str(backup), "--yes")
    wanted = GIVEN[given]
    whole = wanted == GIVEN["theirs and ours"]
    assert ran.code == (0 if whole and manifest else 1), ran.err
    assert "fault" not in ran.err
    missing = {"ours": "2026-11", "theirs": "2026-10"}.get(given, "")
    assert (
        f"The page {missing} in {backup} is encrypted with another passphrase" in ran.err
    ) is bool(missing)
    assert texts(shell) >= wanted
    assert not texts(shell) - wanted - had


@pytest.mark.parametrize("damage", ["no keys", "broken keys", "wrong passphrase"])
def test_a_backup_that_nothing_opens_says_so(
    shell: Shell, board_home: Path, october: Passphrases, tmp_path: Path, damage: str
) -> None:
    shell("backup", str(tmp_path / "copy.zip"))
    shutil.unpack_archive(tmp_path / "copy.zip", tmp_path / "unpacked")
    (tmp_path / "unpacked" / "manifest.json").unlink()
    for key in (tmp_path / "unpacked").glob("*.key"):
        if damage == "no keys":
            key.unlink()
        elif damage == "broken keys":
            key.write_bytes(key.read_bytes().replace(b'"n": 16384', b'"n": 16385'))
    shutil.make_archive(str(tmp_path / "copy"), "zip", tmp_path / "unpacked")
    shutil.rmtree(board_home)
    if damage == "wrong passphrase":
        (tmp_path / "passphrase of theirs").write_bytes(b"another")
    ran = shell("restore", str(tmp_path / "copy.zip"), "--yes")
    assert (ran.code, ran.out, "fault" in ran.err) == (1, "", False)
    said = {"no keys": "key", "broken keys": "the key", "wrong passphrase": "does not open"}
    assert said[damage] in ran.err
    assert not (board_home / "data" / "months").exists()


@pytest.mark.parametrize("command", ["today", "doctor", "backup", "win", "encrypt", "settings"])
def test_any_command_with_both_passphrases_makes_the_month_readable(
    shell: Shell, board_home: Path, october: Passphrases, command: str
) -> None:
    october.give("theirs", "ours")
    more = {"win": ["later"], "backup": [str(board_home / "copy.zip")]}.get(command, [])
    # The doctor also tells of what waits.
    assert shell(command, *more).code == (1 if command == "doctor" else 0)
    october.give("theirs")
    assert {"October of ours", "now of theirs", "first"} <= texts(shell)


def test_the_passphrase_changes_and_goes_afterwards(
    shell: Shell,
    board_home: Path,
    october: Passphrases,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "new").write_text("a new one\n")
    monkeypatch.setenv("WINSBOARD_NEW_PASSPHRASE_FILE", str(tmp_path / "new"))
    october.give("theirs", "ours")
    assert shell("encrypt", "--change").code == 0
    monkeypatch.delenv("WINSBOARD_OTHER_PASSPHRASE_FILE")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(tmp_path / "new"))
    assert texts(shell) == {"October of ours", "now of theirs", "first"}
    shell.done("take-in", "--yes")
    assert shell("decrypt", "--yes").code == 0
    assert texts(shell) == {"October of ours", "now of theirs", "first"}
    assert not any(is_encrypted(raw) for _, raw in everything(board_home / "data"))


def test_what_can_not_be_merged_waits_until_it_can(
    shell: Shell, board_home: Path, october: Passphrases, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    shell.done("note", "of a third", "--day", "2026-10-03", "--data-dir", str(more))
    waits = board_home / "state" / "waiting" / "2026-10.2026-11-21-093000.json"
    shutil.copy(more / "months" / "2026-10.json", waits)
    page = board_home / "data" / "months" / "2026-10.json"
    for words in (["take-in", "--yes"], ["merge", str(waits)]):
        told = shell(*words)
        assert told.code == 1
        assert f"{waits} was not merged, because {page} cannot be read" in told.err
        assert waits.exists()
    assert texts(shell) == {"now of theirs", "first"}
    october.give("theirs", "ours")
    shell("take-in", "--yes")
    october.give("theirs")
    assert texts(shell) == {"now of theirs", "first", "October of ours", "of a third"}


@pytest.mark.parametrize("is_sealed_here", [False, True])
@pytest.mark.parametrize("given", ["own variable", "other variable", "wrong", "none"])
@pytest.mark.parametrize("what", ["folder", "months", "page"])
def test_merging_a_board_with_another_key_asks_for_its_passphrase(
    shell: Shell,
    board_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    given: str,
    is_sealed_here: bool,
) -> None:
    laptop = tmp_path / "laptop"
    said = Passphrases(tmp_path, monkeypatch, ours=b"of ours", theirs=b"of theirs", wrong=b"no")
    shell.done("note", "of ours")
    said.give("theirs")
    shell.done("note", "of theirs", "--data-dir", str(laptop))
    shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    if is_sealed_here:
        said.give("ours")
        shell.done("encrypt", "--yes")
    names = {"own variable": ["theirs"], "other variable": ["ours", "theirs"]}.get(given, ["ours"])
    said.give(*names, *(["wrong"] if given == "wrong" else []))
    if is_sealed_here and given == "own variable":
        said.give("ours", "theirs")
    path = {
        "folder": laptop,
        "months": laptop / "months",
        "page": laptop / "months" / "2026-11.json",
    }
    told = shell("merge", str(path[what]))
    said.give("ours")
    if given in ("wrong", "none"):
        assert told.code == 1
        assert "WINSBOARD_OTHER_PASSPHRASE_FILE" in told.err
        assert texts(shell) == {"of ours"}
    else:
        assert (told.code, told.err) == (0, "")
        assert texts(shell) == {"of ours", "of theirs"}


OLD_READINGS = {
    "marked": b"\xef\xbb\xbfcorrect horse",
    "no text": b"caf\xe9",
    "utf-16": "correct horse".encode("utf-16"),
    "composed": "u\u0308ber".encode(),
}


@pytest.mark.parametrize("theirs", OLD_READINGS.values(), ids=OLD_READINGS)
def test_the_other_passphrase_file_is_read_like_the_first(
    shell: Shell,
    board_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    theirs: bytes,
) -> None:
    laptop = tmp_path / "laptop"
    said = Passphrases(tmp_path, monkeypatch, ours=b"of ours", theirs=theirs)
    shell.done("note", "of ours")
    said.give("ours")
    shell.done("encrypt", "--yes")
    with monkeypatch.context() as patch:
        normal = unicodedata.normalize("NFC", theirs.decode("utf-8", "surrogateescape"))
        old = normal.encode("utf-8", "surrogateescape")
        patch.setattr("winsboard.cli.commands.safety.encrypt.new_passphrase", lambda *_: old)
        shell.done("note", "of theirs", "--data-dir", str(laptop))
        shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    said.give("ours", "theirs")
    assert shell("merge", str(laptop)).code == 0
    assert texts(shell) == {"of ours", "of theirs"}
    shutil.copytree(laptop, board_home / "data", dirs_exist_ok=True)
    assert shell("today").code == 0
    assert texts(shell) == {"of ours", "of theirs"}


def test_a_plain_page_is_not_called_damage_in_the_history(
    shell: Shell, board_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = tmp_path / "laptop"
    shell.done("note", "of both")
    shutil.copytree(board_home / "data", laptop)
    shell.done("note", "of theirs", "--data-dir", str(laptop))
    Passphrases(tmp_path, monkeypatch, ours=b"of ours").give("ours")
    shell.done("encrypt", "--yes")
    shutil.copytree(laptop, board_home / "data", dirs_exist_ok=True)
    assert "`winsboard take-in`" in shell("today").err
    history = shell.done("history").out
    assert "damaged" not in history
    assert "documents" not in history
    assert "did not write: 2026-11." in history
