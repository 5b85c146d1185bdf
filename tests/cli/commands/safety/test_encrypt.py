from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.store.sealed import everything, holding
from winsboard.store.crypto.envelope import is_encrypted
from winsboard.store.drafts.drafts import Drafts

SECRET = "told nobody"


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file from which scripts give the passphrase."""
    path = tmp_path / "passphrase"
    path.write_text("correct horse\nand a line that is none\n")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(path))
    return path


@pytest.fixture
def sealed(shell: Shell, board_home: Path, passphrase: Path) -> Path:
    """The home of an encrypted board with an entry and a habit."""
    shell.done("habit", "add", "Read")
    shell.done("note", SECRET)
    shell.done("encrypt", "--yes")
    return board_home


def snapshot(home: Path) -> dict[Path, bytes]:
    return dict(everything(home))


def test_encrypting_says_what_is_at_stake_before_anything_is_set(
    shell: Shell, board_home: Path, passphrase: Path
) -> None:
    shell.done("note", SECRET)
    lines = shell.done("encrypt", "--yes").lines
    told = "\n".join(lines)
    assert told.index("If you forget the passphrase, nobody can recover it") < told.index(
        "Encrypted: "
    )
    assert "Without it, everything in this board is lost for good" in told
    assert "winsboard cannot reach" in told
    assert "encrypt --note" in lines[-1]
    assert holding(board_home, SECRET) == []


def test_a_sealed_board_does_what_a_plain_one_does(shell: Shell, sealed: Path) -> None:
    shell.done("win", "Sat outside")
    shell.done("tick", "read")
    texts = [entry["text"] for entry in shell.done("journal", "--json").json]
    assert texts == [SECRET, "Sat outside"]
    assert "Sat outside" in shell.done("today").out
    assert "Read" in shell.done("month").out
    shell.done("undo")
    assert "Read" in shell.done("habit", "list").out
    assert shell.done("restore").lines[0].startswith("  1  ")
    shell.done("settings", "celebrate", "off")
    told = shell.done("doctor").lines
    assert told[-1].startswith("Encrypted: only the passphrase opens")
    assert "It cannot know" in told[-2]
    assert holding(sealed, SECRET, "Sat outside") == []


def test_decrypting_makes_plain_files_again(shell: Shell, sealed: Path) -> None:
    assert "Decrypted: " in shell.done("decrypt", "--yes").out
    assert json.loads((sealed / "data" / "months" / "2026-11.json").read_text("utf-8"))
    assert not any(is_encrypted(raw) for _, raw in everything(sealed))
    assert not (sealed / "data" / "seal.key").exists()
    assert shell.done("journal", "--json").json[0]["text"] == SECRET
    assert "not encrypted" in shell.refused("decrypt", "--yes")


def test_a_wrong_passphrase_is_one_sentence_and_no_change(
    shell: Shell, sealed: Path, passphrase: Path
) -> None:
    passphrase.write_text("another")
    before = snapshot(sealed)
    for words in (["today"], ["win", "x"], ["decrypt", "--yes"], ["encrypt"], ["doctor"]):
        assert "does not open this board" in shell.refused(*words)
    assert "does not open this board" in shell.refused("encrypt", "--change")
    assert snapshot(sealed) == before


@pytest.mark.parametrize("content", [None, "", "\n", "\nsecond line"])
def test_a_passphrase_file_that_holds_none_is_named(
    shell: Shell, sealed: Path, passphrase: Path, content: str | None
) -> None:
    if content is None:
        passphrase.unlink()
    else:
        passphrase.write_text(content)
    assert str(passphrase) in shell.refused("today")


def test_where_nobody_can_type_it_is_said_so(
    shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WINSBOARD_PASSPHRASE_FILE")
    environment = {**os.environ, "WINSBOARD_HOME": str(sealed)}
    before = snapshot(sealed)
    done = subprocess.run(
        [sys.executable, "-m", "winsboard", "win", "x"],
        env=environment,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[4],
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "WINSBOARD_PASSPHRASE_FILE" in done.stderr
    assert done.stderr.count("\n") == 1
    assert snapshot(sealed) == before


@pytest.mark.parametrize("is_sealed", [False, True], ids=["encrypt", "change"])
def test_where_nobody_can_type_a_new_one_its_variable_is_named(
    shell: Shell, request: pytest.FixtureRequest, board_home: Path, is_sealed: bool
) -> None:
    # To change it the present one is given, and the new one is missing.
    home = request.getfixturevalue("sealed") if is_sealed else board_home
    if not is_sealed:
        shell.done("win", "x")
    environment = dict(os.environ)
    if not is_sealed:
        environment.pop("WINSBOARD_PASSPHRASE_FILE", None)
    done = subprocess.run(
        [sys.executable, "-m", "winsboard", "encrypt", "--change" if is_sealed else "--yes"],
        env={**environment, "WINSBOARD_HOME": str(home)},
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[4],
    )
    variable = "WINSBOARD_NEW_PASSPHRASE_FILE" if is_sealed else "WINSBOARD_PASSPHRASE_FILE"
    assert done.returncode == 1
    assert (
        f"A new passphrase is needed, and nobody can type it here. Set {variable} to" in done.stderr
    )


def test_letters_are_the_same_however_they_are_composed(
    shell: Shell, sealed: Path, passphrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    new.write_bytes("\u00fcber\r\n".encode())
    monkeypatch.setenv("WINSBOARD_NEW_PASSPHRASE_FILE", str(new))
    shell.done("encrypt", "--change")
    passphrase.write_bytes("u\u0308ber\n".encode())
    assert SECRET in shell.done("today").out


def test_a_change_of_passphrase_leaves_the_pages_as_they_are(
    shell: Shell, sealed: Path, passphrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    new.write_text("a new one")
    monkeypatch.setenv("WINSBOARD_NEW_PASSPHRASE_FILE", str(new))
    before = snapshot(sealed / "data" / "months")
    told = shell.done("encrypt", "--change").out
    assert "nobody can recover it" in told
    assert snapshot(sealed / "data" / "months") == before
    assert "does not open" in shell.refused("today")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(new))
    assert SECRET in shell.done("today").out


def test_a_recovery_note_can_be_printed(shell: Shell, sealed: Path) -> None:
    lines = shell.done("encrypt", "--note").lines
    note = "\n".join(lines)
    assert str(sealed / "data") in note
    assert "____" in note
    assert "pip install" in note
    assert "correct horse" not in note
    assert max(map(len, (line for line in lines if str(sealed) not in line))) <= 85


def test_encrypting_once_more_says_that_all_is_sealed(shell: Shell, sealed: Path) -> None:
    assert shell.done("encrypt").lines == ["Everything is encrypted already. Nothing was changed."]


NEWER = '{"_meta": {"1": {"app": "winsboard", "page": "2026-11", "schema": 9}}}'


def test_a_plain_page_among_the_sealed_ones_is_found_and_set_aside(
    shell: Shell, sealed: Path
) -> None:
    stray = sealed / "data" / "months" / "2026-11 (conflicted copy).json"
    stray.write_text(NEWER)
    stray.chmod(0o600)
    [finding] = shell("doctor", "--json").json
    assert (finding["kind"], finding["path"]) == ("turned_up", str(stray))
    shell("doctor", "--yes")
    assert not stray.exists()
    [finding] = shell("doctor", "--json").json
    assert finding["kind"] == "waiting"
    assert is_encrypted(Path(finding["path"]).read_bytes())
    refused = shell("take-in", "--yes")
    assert "has no page that this winsboard can read" in refused.err
    stray.write_text(NEWER)
    assert "turned up" in shell("encrypt").err


@pytest.fixture
def laptop(shell: Shell, sealed: Path, tmp_path: Path) -> Path:
    """The data folder of another machine with the same board, and a win of its own."""
    shutil.copytree(sealed / "data", tmp_path / "laptop")
    shell.done("win", "Said no", "--data-dir", str(tmp_path / "laptop"))
    return tmp_path / "laptop"


def bring(laptop: Path, sealed: Path) -> Path:
    """What Syncthing leaves where both machines have changed a page."""
    name = "2026-11.sync-conflict-20261121-101500-ABCDEFG.json"
    raw = (laptop / "months" / "2026-11.json").read_bytes()
    assert is_encrypted(raw)
    copy = sealed / "data" / "months" / name
    copy.write_bytes(raw)
    copy.chmod(0o600)
    return copy


def test_a_sealed_copy_of_another_machine_is_merged(
    shell: Shell, sealed: Path, laptop: Path
) -> None:
    shell.done("win", "Sat outside")
    copy = bring(laptop, sealed)
    [finding] = shell("doctor", "--json").json
    assert (finding["kind"], finding["path"]) == ("stray", str(copy))
    assert "Merged 1 file: 1 win." in shell.done("merge").out
    assert not copy.exists()
    found = {entry["text"] for entry in shell.done("journal", "--json").json}
    assert found == {SECRET, "Sat outside", "Said no"}
    assert shell.done("doctor", "--json").json == []
    assert holding(sealed, SECRET, "Sat outside", "Said no") == []
    assert "Merged another copy: 1 win" in shell.done("undo").out


def test_what_is_sealed_with_another_key_is_named_and_not_merged(
    shell: Shell, sealed: Path, laptop: Path
) -> None:
    shell.done("decrypt", "--yes", "--data-dir", str(laptop))
    shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    copy = bring(laptop, sealed)
    told = f"{copy} cannot be opened: it has another key than the board"
    assert told in shell("doctor").out
    assert shell.done("merge").lines[1].startswith(told)
    assert [e["text"] for e in shell.done("journal", "--json").json] == [SECRET]
    id = shell.done("journal", "--json").json[0]["id"]
    assert f"{copy} is encrypted with a key" in shell.done("erase", "--entry", id, "--yes").out
    # Its key file lies in that folder, and the passphrase is the same.
    assert "Merged" in shell.done("merge", str(laptop)).out
    assert "Said no" in shell.done("journal").out


def test_the_doctor_restores_a_broken_seal(shell: Shell, sealed: Path) -> None:
    page = sealed / "data" / "months" / "2026-11.json"
    page.write_bytes(page.read_bytes()[:-1])
    [finding] = shell("doctor", "--json").json
    assert (finding["kind"], finding["why"]) == ("damaged", "broken_seal")
    shell.done("doctor", "--yes")
    assert shell.done("journal", "--json").json[0]["text"] == SECRET
    shutil.rmtree(sealed / "state" / "copies")
    shutil.rmtree(sealed / "state" / "backups")
    page.write_bytes(page.read_bytes()[:-1])
    assert "There is no copy" in shell.done("doctor", "--yes").out
    assert SECRET not in shell.done("journal").out


def test_where_says_honestly_whether_it_is_sealed(shell: Shell, board_home: Path) -> None:
    shell.done("note", SECRET)
    assert "nyone who can open your files can read them" in shell.done("where").lines[-1]
    assert shell.done("where", "--json").json["sealed"] is False


def test_where_needs_no_passphrase(shell: Shell, sealed: Path, passphrase: Path) -> None:
    passphrase.unlink()
    assert shell.done("where").lines[-1].startswith("Encrypted: ")
    assert shell.done("where", "--json").json["sealed"] is True


def test_an_open_board_stands_in_the_way(shell: Shell, board_home: Path, passphrase: Path) -> None:
    shell.done("note", SECRET)
    board = Drafts(board_home / "state", shell.clock)
    board.register()
    assert "A board is open" in shell.refused("encrypt", "--yes")
    board.close()
    shell.done("encrypt", "--yes")


def test_sealing_asks_first(shell: Shell, board_home: Path, passphrase: Path) -> None:
    shell.done("note", SECRET)
    asked = shell("encrypt")
    assert asked.code == 1
    assert "--yes" in asked.err
    assert holding(board_home, SECRET)
    shell.done("encrypt", "--yes")
    assert "--yes" in shell.refused("decrypt")
    assert not holding(board_home, SECRET)


def test_a_board_that_is_not_there_yet_can_be_sealed(
    shell: Shell, board_home: Path, passphrase: Path
) -> None:
    shell.done("encrypt", "--yes")
    shell.done("note", SECRET)
    assert holding(board_home, SECRET) == []
    assert shell.done("journal", "--json").json[0]["text"] == SECRET


def test_a_sealed_backup_comes_back_on_another_computer(
    shell: Shell, sealed: Path, tmp_path: Path, passphrase: Path
) -> None:
    target = tmp_path / "backup.zip"
    shell.done("backup", str(target))
    assert SECRET.encode() not in target.read_bytes()
    shutil.rmtree(sealed)
    told = shell.done("restore", str(target), "--yes").out
    assert "undo" in told
    assert shell.done("journal", "--json").json[0]["text"] == SECRET
    passphrase.write_text("another")
    shutil.rmtree(sealed)
    assert "does not open" in shell.refused("restore", str(target), "--yes")


def test_a_backup_from_before_the_sealing_comes_back(
    shell: Shell, board_home: Path, tmp_path: Path, passphrase: Path
) -> None:
    shell.done("note", SECRET)
    shell.done("backup", str(tmp_path / "plain.zip"))
    shell.done("note", "Rain")
    shell.done("encrypt", "--yes")
    shell.done("restore", str(tmp_path / "plain.zip"), "--yes")
    assert [entry["text"] for entry in shell.done("journal", "--json").json] == [SECRET]
    assert holding(board_home, SECRET, "Rain") == []


def test_everything_can_be_erased_without_the_passphrase(
    shell: Shell, sealed: Path, passphrase: Path
) -> None:
    passphrase.unlink()
    shell.done("erase", "--everything", "--yes")
    assert snapshot(sealed) == {}
    shell.done("note", "Begun anew")


def test_one_entry_is_erased_from_a_sealed_board(shell: Shell, sealed: Path) -> None:
    shell.done("note", "Rain")
    id: str = shell.done("journal", "--json").json[0]["id"]
    assert "1 note" in shell.done("erase", "--entry", id, "--yes").out
    shell.done("decrypt", "--yes")
    assert holding(sealed, SECRET) == []
    assert [entry["text"] for entry in shell.done("journal", "--json").json] == ["Rain"]


WITHOUT = """
import sys
sys.modules["cryptography"] = None
from winsboard.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def without_extra(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of a winsboard whose extra `sealed` is not installed."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *words],
        env={**os.environ, "WINSBOARD_HOME": str(home)},
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_extra_a_plain_board_works_and_sealing_is_refused(
    board_home: Path, passphrase: Path
) -> None:
    assert without_extra(board_home, "win", SECRET).returncode == 0
    assert SECRET in without_extra(board_home, "today").stdout
    before = snapshot(board_home)
    refused = without_extra(board_home, "encrypt", "--yes")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "pip install 'winsboard[sealed]'" in refused.stderr
    assert snapshot(board_home) == before


def test_without_the_extra_a_sealed_board_is_left_alone(sealed: Path, passphrase: Path) -> None:
    before = snapshot(sealed)
    for words in (["win", "x"], ["today"], ["decrypt", "--yes"], ["encrypt"], ["doctor"]):
        refused = without_extra(sealed, *words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "pip install 'winsboard[sealed]'" in refused.stderr
        assert refused.stderr.count("\n") == 1
    assert snapshot(sealed) == before


@pytest.fixture
def opened_elsewhere(shell: Shell, sealed: Path, tmp_path: Path) -> Path:
    """A home whose data folder another computer has opened for good."""
    shutil.copytree(sealed / "state", tmp_path / "state before")
    shell.done("decrypt", "--yes")
    shutil.rmtree(sealed / "state")
    (tmp_path / "state before").rename(sealed / "state")
    return sealed


def test_a_board_that_was_opened_elsewhere_waits_for_a_decision(
    shell: Shell, opened_elsewhere: Path
) -> None:
    before = snapshot(opened_elsewhere)
    for words in (["today"], ["win", "x"], ["doctor"], ["encrypt", "--change"]):
        assert "`winsboard decrypt` decrypts the rest" in shell.refused(*words)
    assert snapshot(opened_elsewhere) == before


def test_a_board_that_was_opened_elsewhere_is_opened_here(
    shell: Shell, opened_elsewhere: Path
) -> None:
    shell.done("decrypt", "--yes")
    assert not any(is_encrypted(raw) for _, raw in everything(opened_elsewhere))
    assert shell.done("journal", "--json").json[0]["text"] == SECRET


def test_a_board_that_was_opened_elsewhere_is_sealed_again(
    shell: Shell, opened_elsewhere: Path
) -> None:
    shell.done("encrypt")
    assert holding(opened_elsewhere, SECRET) == []
    assert shell.done("journal", "--json").json[0]["text"] == SECRET


def test_encrypt_names_what_stays_plain(shell: Shell, board_home: Path, passphrase: Path) -> None:
    shell.done("note", SECRET)
    data = board_home / "data"
    shell.done("backup", str(data / "before.zip"))
    (data / "picture.svg").write_text("<svg/>")
    (data / "old").mkdir()
    shutil.copy(data / "months" / "2026-11.json", data / "old" / "2026-11.json")
    lines = shell.done("encrypt", "--yes").lines
    assert {"  before.zip", "  picture.svg"} <= set(lines)
    [heading] = [line for line in lines if "stay as they are" in line]
    assert not any("old/" in line for line in lines[lines.index(heading) :])
    assert holding(board_home, SECRET) == []
    assert "  picture.svg" in shell.done("encrypt").lines


@pytest.fixture
def apart(
    shell: Shell,
    board_home: Path,
    passphrase: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A board over which the files of another computer came, encrypted there with `of B`."""
    shell.done("note", "of both")
    laptop = tmp_path / "laptop"
    shutil.copytree(board_home / "data", laptop)
    shell.done("note", SECRET)
    shell.done("encrypt", "--yes")
    other = tmp_path / "other"
    other.write_text("of B")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(other))
    shell.done("note", "of B", "--data-dir", str(laptop))
    shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(passphrase))
    shutil.copytree(laptop, board_home / "data", dirs_exist_ok=True)
    return other


def texts(shell: Shell) -> set[str]:
    return {entry["text"] for entry in shell.done("journal", "--json").json}


def test_the_own_passphrase_alone_asks_for_the_other_one(
    shell: Shell, board_home: Path, apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(board_home)
    assert "Another computer encrypted" in shell.refused("today")
    assert snapshot(board_home) == before
    monkeypatch.setenv("WINSBOARD_OTHER_PASSPHRASE_FILE", str(apart))
    assert "opens all of them" in shell("today").err
    assert texts(shell) == {"of both", SECRET, "of B"}
    monkeypatch.delenv("WINSBOARD_OTHER_PASSPHRASE_FILE")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(apart))
    assert texts(shell) == {"of both", SECRET, "of B"}
    assert shell.done("doctor", "--json").json == []


def test_what_was_set_aside_comes_back_with_its_passphrase(
    shell: Shell, board_home: Path, apart: Path, passphrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(apart))
    assert "`winsboard take-in`" in shell("today").err
    assert texts(shell) == {"of both", "of B"}
    told = shell("doctor").out
    assert "waits for you" in told
    assert "with the key" in told
    shell.done("encrypt")
    assert "cannot be opened with this passphrase" in shell("take-in", "--yes").err
    neither = apart.with_name("neither")
    neither.write_text("neither")
    monkeypatch.setenv("WINSBOARD_OTHER_PASSPHRASE_FILE", str(neither))
    assert "opens nothing here" in shell("take-in", "--yes").err
    monkeypatch.setenv("WINSBOARD_OTHER_PASSPHRASE_FILE", str(passphrase))
    assert "--yes" in shell("take-in").err
    assert texts(shell) == {"of both", "of B"}
    assert "Added: 1 note" in shell.done("take-in", "--yes").out
    assert texts(shell) == {"of both", SECRET, "of B"}
    assert shell.done("take-in").lines == ["No page was set aside. Nothing was changed."]
    assert shell.done("doctor", "--json").json == []
    shell.done("undo")
    assert texts(shell) == {"of both", "of B"}


def test_a_second_passphrase_that_opens_nothing_changes_nothing(
    shell: Shell, board_home: Path, apart: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neither = tmp_path / "neither"
    neither.write_text("neither")
    monkeypatch.setenv("WINSBOARD_OTHER_PASSPHRASE_FILE", str(neither))
    before = snapshot(board_home)
    assert "does not open the files of the board either" in shell.refused("today")
    assert snapshot(board_home) == before


def test_an_erasure_takes_what_waits_and_names_what_it_can_not_open(
    shell: Shell, board_home: Path, apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(apart))
    shell("today")
    [aside] = (board_home / "state" / "waiting").glob("2026-11*")
    raw = aside.read_bytes()
    id = next(e["id"] for e in shell.done("journal", "--json").json if e["text"] == "of B")
    told = shell("erase", "--entry", id, "--yes").out
    assert str(aside) in told
    assert aside.read_bytes() == raw


@pytest.mark.parametrize("by", ["take-in", "today"])
def test_conflict_copies_of_a_computer_with_another_passphrase_are_merged_once_it_is_given(
    shell: Shell, sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    laptop, other = tmp_path / "laptop", tmp_path / "other"
    other.write_text("of B")
    with monkeypatch.context() as patch:
        patch.setenv("WINSBOARD_PASSPHRASE_FILE", str(other))
        shell.done("note", "of B", "--data-dir", str(laptop))
        shell.done("encrypt", "--yes", "--data-dir", str(laptop))
    mark = "sync-conflict-20261121-101500-ABCDEFG"
    copy = sealed / "data" / "months" / f"2026-11.{mark}.json"
    shutil.copy(laptop / "months" / "2026-11.json", copy)
    shutil.copy(laptop / "seal.key", sealed / "data" / f"seal.{mark}.key")
    assert "with the key" in shell("doctor").out
    assert "cannot be opened" in shell("take-in").err
    assert texts(shell) == {SECRET}
    monkeypatch.setenv("WINSBOARD_OTHER_PASSPHRASE_FILE", str(other))
    shell.done(by)
    assert texts(shell) == {SECRET, "of B"}
    assert not copy.exists()
    monkeypatch.delenv("WINSBOARD_OTHER_PASSPHRASE_FILE")
    assert texts(shell) == {SECRET, "of B"}


PHRASE = "correct hörse"
AS_SAVED = {
    "plain": PHRASE.encode() + b"\n",
    "without an end": PHRASE.encode(),
    "other line ends": PHRASE.encode() + b"\r\n",
    "marked": b"\xef\xbb\xbf" + PHRASE.encode() + b"\r\n",
    "utf-16": f"{PHRASE}\r\nmore".encode("utf-16"),
    "utf-32": f"{PHRASE}\n".encode("utf-32"),
    "other bytes below": PHRASE.encode() + b"\n\xff\xfe",
}


@pytest.mark.parametrize("set_from", ["plain", "marked", "utf-16"])
def test_a_passphrase_is_the_same_however_its_file_is_saved(
    shell: Shell, passphrase: Path, set_from: str
) -> None:
    shell.done("note", SECRET)
    passphrase.write_bytes(AS_SAVED[set_from])
    shell.done("encrypt", "--yes")
    for saved in AS_SAVED.values():
        passphrase.write_bytes(saved)
        assert SECRET in shell.done("journal").out


@pytest.mark.parametrize(
    "as_it_was", [b"\xef\xbb\xbfcorrect horse", b"caf\xe9", "correct horse".encode("utf-16")]
)
def test_a_board_that_an_earlier_version_sealed_with_the_bytes_of_a_file_opens(
    shell: Shell, passphrase: Path, monkeypatch: pytest.MonkeyPatch, as_it_was: bytes
) -> None:
    shell.done("note", SECRET)
    monkeypatch.setattr(
        "winsboard.cli.commands.safety.encrypt.new_passphrase", lambda *_: as_it_was
    )
    shell.done("encrypt", "--yes")
    passphrase.write_bytes(as_it_was + b"\r\n")
    assert SECRET in shell.done("journal").out
    if as_it_was.startswith(b"\xef"):
        passphrase.write_bytes(as_it_was[3:] + b"\n")
        assert SECRET in shell.done("journal").out


def test_a_passphrase_that_is_no_text_is_not_set(
    shell: Shell, board_home: Path, passphrase: Path
) -> None:
    shell.done("note", SECRET)
    passphrase.write_bytes(b"caf\xe9\n")
    assert "is not text" in shell("encrypt", "--yes").err
    assert not any(is_encrypted(raw) for raw in snapshot(board_home).values())
