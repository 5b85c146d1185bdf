"""`share`: a packet of what was named, for somebody."""

from __future__ import annotations

import errno
import os
import stat
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from winsboard.report import packet_file

TITLE = "Something to share\n==================\n\n"
NOT_BACK = "What you give away can not be taken back."


@pytest.fixture
def given(shell: Shell) -> Shell:
    """A board with one person, two wins, a check-in and a tick with a note."""
    shell.done("person", "add", "Marta", "--role", "friend")
    shell.done("settings", "mood", "on")
    shell.done("mood", "2", "so-so")
    shell.done("habit", "add", "Walked")
    shell.done("win", "Sang at Elm Road on 3 May")
    shell.done("win", "Told Marta", "--area", "home", "--tag", "loud", "--for", "Marta")
    return shell


class Terminal(StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def preview(shell: Shell, *words: str) -> str:
    """What would be given to Marta."""
    result = shell("share", "--to", "Marta", *words, "--preview")
    assert result.code == 0
    return result.out.removeprefix(TITLE)


def test_the_preview_is_what_is_written_byte_for_byte(given: Shell, tmp_path: Path) -> None:
    for form, ending in (("text", "txt"), ("markdown", "md"), ("html", "html")):
        words = ("share", "--to", "Marta", "--item", "last", "--with", "day", "--format", form)
        shown = given(*words, "--preview")
        path = tmp_path / f"x.{ending}"
        assert given(*words, "-o", str(path), "--yes").code == 0
        printed = given(*words, "-o", "-", "--yes")
        assert shown.out == printed.out == path.read_bytes().decode()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        by_name = given(*words[:-2], "-o", str(tmp_path / f"y.{ending}"), "--yes")
        assert by_name.code == 0
        assert (tmp_path / f"y.{ending}").read_bytes() == path.read_bytes()


def test_each_item_and_each_detail_is_named(given: Shell) -> None:
    assert preview(given, "--item", "last") == "- Told a friend\n"
    assert preview(given, "--item", "last", "--names", "kept") == "- Told Marta\n"
    details = ("--with", "day", "--with", "area", "--with", "tags", "--with", "people")
    assert preview(given, "--item", "last", *details) == (
        "- Told a friend\n  21 November 2026, Home tasks, loud, with a friend\n"
    )
    assert preview(given, "--item", "last", "--with", "season") == (
        "- Told a friend\n  in autumn\n"
    )
    given.done("journal")
    assert preview(given, "--item", "1", "--item", "2", "--item", "1").count("- ") == 2


def test_every_part_of_an_item_is_named_by_itself(given: Shell) -> None:
    mood = next(e["id"] for e in given.done("today", "--json").json["entries"] if e["mood"])
    assert preview(given, "--item", mood) == "- so-so\n"
    assert preview(given, "--item", f"{mood}:mood") == "- Mood: low\n"
    given.done("tick", "1")
    (mark,) = given.done("today", "--json").json["marks"]
    assert preview(given, "--item", mark["id"]) == "- Walked\n"
    assert "has no part “note”. It has: text" in given.refused(
        "share", "--to", "Marta", "--item", f"{mark['id']}:note", "--preview"
    )


def test_what_is_left_in_is_said_beside_it(given: Shell) -> None:
    given.done("win", "Sang at Elm Road on 3 May")
    result = given("share", "--to", "Marta", "--item", "last", "--preview")
    assert result.err == "Still in the text: Elm Road, 3 May\n"
    assert "Left in" not in result.out


def test_what_giving_means_is_said_before_the_first(given: Shell) -> None:
    words = ("share", "--to", "Marta", "--item", "last", "-o", "-", "--yes")
    assert given(*words).err == f"{NOT_BACK}\n"
    assert given(*words).err == ""


def test_without_yes_it_asks_and_nothing_is_given(
    given: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("share", "--to", "Marta", "--item", "last", "-o", str(tmp_path / "x.txt"))
    assert "--yes" in given(*words).err
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    assert given(*words).out == "Nothing was written.\n"
    assert not [*tmp_path.glob("x*")]
    assert "packet" not in given.done("history").out


REFUSED = {
    "nothing ticked": (["--to", "Marta", "--preview"], "Nothing is ticked"),
    "yes ticks nothing": (["--to", "Marta", "-o", "-", "--yes"], "Nothing is ticked"),
    "nobody": (["--to", "Zed", "--item", "last", "--preview"], "Nothing here is called “Zed”"),
    "no such item": (["--to", "Marta", "--item", "99", "--preview"], "called “99”"),
    "an empty item": (["--to", "Marta", "--item", "", "--preview"], "called “”"),
    "an item of escapes": (["--to", "Marta", "--item", "\x1b[2J", "--preview"], "nothing called"),
    "no such part": (["--to", "Marta", "--item", "last:mood", "--preview"], "no part “mood”"),
    "no such detail": (["--to", "Marta", "--item", "last", "--with", "mood", "--preview"], "area"),
    "no folder": (["--to", "Marta", "--item", "last", "-o", "/nope/x", "--yes"], "no folder"),
    "a folder": (["--to", "Marta", "--item", "last", "-o", "/", "--yes"], "is a folder"),
    "a device": (["--to", "Marta", "--item", "last", "-o", "/dev/full", "--yes"], "exists"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_bad_input_is_refused_with_a_sentence(given: Shell, what: str) -> None:
    words, said = REFUSED[what]
    assert said in given.refused("share", *words)
    assert "Made a packet" not in given.done("history").out


def test_words_that_make_no_packet(given: Shell) -> None:
    assert "Who is it for?" in given.misused("share", "--item", "last", "--preview")
    assert "Where to?" in given.misused("share", "--to", "Marta", "--item", "last")
    for option, typed in (("--format", "pdf"), ("--names", "some")):
        words = ("share", "--to", "Marta", "--item", "last", "--preview", option, typed)
        assert f"{option} takes one of these" in given.misused(*words)


def test_nobody_to_share_with_and_two_of_one_name(shell: Shell) -> None:
    shell.done("win", "Sang")
    words = ("share", "--to", "Ana", "--item", "last", "--preview")
    assert "nobody to share with" in shell.refused(*words)
    shell.done("person", "add", "Ana")
    shell.done("person", "add", "Ana", "--role", "family")
    assert "Ana, Ana" in shell.refused(*words)
    assert shell("share", "--to", "2", "--item", "last", "--preview").code == 0


def test_a_file_that_is_there_or_cannot_be_written_stays_as_it_is(
    given: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("share", "--to", "Marta", "--item", "last", "--yes", "-o")
    there = tmp_path / "there.txt"
    there.write_text("mine")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    for name in ("there.txt", "link.txt"):
        assert "already exists" in given.refused(*words, str(tmp_path / name))
    assert there.read_text() == "mine"
    for number in (errno.ENOSPC, errno.EROFS, errno.EACCES):

        def full(*_: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(packet_file, "AtomicWrite", full)
        result = given(*words, str(tmp_path / "new.txt"))
        assert (result.code, result.out) == (1, "")
        assert f"could not be written: {os.strerror(number)}" in result.err
    assert "Made a packet" not in given.done("history").out


def test_without_its_line_in_the_ledger_no_file_stays(tmp_path: Path) -> None:
    def refuse() -> None:
        raise OSError(errno.EROFS, "read-only")

    with pytest.raises(OSError, match="read-only"):
        packet_file.write_and_note(tmp_path / "x.txt", b"Sang", refuse)
    assert not (tmp_path / "x.txt").exists()


def test_the_passphrase_is_never_beside_the_packet(
    given: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packet_file, "sealed", lambda data, words: f"{words}|".encode() + data)
    packets, secrets = tmp_path / "packets", tmp_path / "secrets"
    for folder in (packets, secrets):
        folder.mkdir()
        (folder / "words.txt").write_text("two words\nmore")
    words = ("share", "--to", "Marta", "--item", "last", "--sealed", "--yes", "-o")
    monkeypatch.setenv("WINSBOARD_PACKET_PASSPHRASE_FILE", str(packets / "words.txt"))
    result = given(*words, str(packets / "x.age"))
    assert (result.code, "Put the passphrase somewhere else" in result.err) == (1, True)
    monkeypatch.setenv("WINSBOARD_PACKET_PASSPHRASE_FILE", str(secrets / "words.txt"))
    assert "Tell them the passphrase" in given(*words, str(packets / "x.html.age")).out
    assert (packets / "x.html.age").read_bytes().startswith(b"two words|<!DOCTYPE html>")
    monkeypatch.delenv("WINSBOARD_PACKET_PASSPHRASE_FILE")
    assert given(*words, str(packets / "y.age")).code == 1


def test_without_the_extra_nothing_is_written(
    given: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyrage", None)
    result = given(
        "share", "--to", "Marta", "--item", "last", "--sealed", "--yes", "-o", str(tmp_path / "x")
    )
    assert result.code == 1
    assert "pip install 'winsboard[sealed]'" in result.err
    assert not (tmp_path / "x").exists()
