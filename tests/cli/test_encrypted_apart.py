"""Two computers that encrypted one board apart: in the end one passphrase opens every word."""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.conftest import FakeClock
from tests.store.sealed import everything, unlock
from tests.store.sealed_apart import APART, Apart, Meet, conflict, over, synchronised
from winsboard.store import key_ring
from winsboard.store.drafts import Drafts
from winsboard.store.key_file import load_key_file
from winsboard.store.key_ring import WrongPassphrase
from winsboard.store.seal import KEY_FILE, is_sealed
from winsboard.store.seal_head import key_id_of
from winsboard.store.unlocking import OtherPassphrase

MEET: tuple[Meet, ...] = (over, conflict, synchronised)
FIRST = ("ours", "theirs", "ours and theirs", "theirs and ours", "nothing")


@pytest.fixture(autouse=True)
def _each_guess_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_stretched", cache(key_ring._stretched))


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
    seal = unlock(homes["ours"], clock, ours)
    drafts = Drafts(homes["ours"] / "state", clock, seal=seal)
    drafts.put("win", {"text": "half a thought"})
    drafts.close()
    own, other = ("theirs", "ours") if meet is over else ("ours", "theirs")
    for first in FIRST:
        case = tmp_path / "case"
        shutil.copytree(homes["ours"], case)
        meet(homes["theirs"], case)
        monkeypatch.setenv("WINSBOARD_HOME", str(case))
        said.give(*filter(None, first.replace("nothing", "").split(" and ")))
        written = shell("note", "first").code == 0 if first != "nothing" else False
        with suppress(WrongPassphrase, OtherPassphrase):
            board = unlock(case, clock, {"ours": ours, "theirs": theirs}[own])
            # It meets drafts that it can not open, and moves them aside.
            assert Drafts(case / "state", clock, seal=board).keys() in ((), ("win",))
        said.give(own, other)
        shell("take-in", "--yes")
        said.give(own)
        assert texts(shell) == words | ({"first"} if written else set()), first
        listed = shell("habit", "list").out
        assert all(habit in listed for habit in habits), first
        assert shell("doctor").out.startswith("All is well"), first
        shell.done("backup", str(case / "copy.zip"))
        key = load_key_file(case / "data" / KEY_FILE).id
        needed = {key_id_of(raw) for _, raw in everything(case) if is_sealed(raw)}
        assert needed == {key}, first
        kept = Drafts(
            case / "state", clock, seal=unlock(case, clock, {"ours": ours, "theirs": theirs}[own])
        )
        assert kept.get("win") == {"text": "half a thought"}, first
        shutil.rmtree(case)
