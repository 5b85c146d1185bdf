"""Killing a process that encrypts and decrypts: `python -m tests.store.trials.sealing_torture`."""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.store.boards import BED, BED_DONE, MONTH, WALK, add, open_store
from tests.store.sealed import PASSPHRASE, encrypt, everything, holding, open_sealed, unlock
from winsboard.store.crypto.envelope import is_encrypted, is_encrypted_board
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.encryption.unlock import LockedBoard
from winsboard.store.notices import Notices

THOUGHT = {"text": "half a thought"}
KEPT = {BED_DONE, WALK}


def make_board(root: Path) -> None:
    """A plain board with a page, a backup, copies and a draft."""
    clock = FakeClock()
    store = open_store(root, clock)
    add(store, clock, BED)
    add(store, clock, BED_DONE)
    clock.tick(7200)
    add(store, clock, WALK)
    drafts = Drafts(root / "state", clock)
    drafts.save("win", THOUGHT)
    drafts.close()


def seal_and_open(root: Path) -> None:
    """Encrypt and decrypt a board until this process is killed."""
    clock = FakeClock()
    print("begins", flush=True)
    while True:
        if is_encrypted_board(root / "data", root / "state"):
            EncryptionOperations(root / "data", root / "state").decrypt(
                unlock(root, clock), clock, Notices()
            )
        else:
            encrypt(root)


def kill_once(root: Path, chance: random.Random) -> bool:
    """Kill the process at a random moment and check; returns whether it was converting."""
    command = [sys.executable, "-m", "tests.store.trials.sealing_torture", "--work-on", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for _ in range(chance.randrange(5000)):
            # This takes a while, and files may appear and disappear meanwhile.
            list(os.walk(root))
        process.kill()
    raws = [raw for path, raw in everything(root) if raw and "key" not in str(path)]
    is_mixed = len({is_encrypted(raw) for raw in raws}) == 2
    check(root)
    return is_mixed


def open_rest(root: Path) -> None:
    """Do what the person is told to do if only the key file is gone."""
    if is_encrypted_board(root / "data", root / "state"):
        locked = LockedBoard(root / "data", root / "state")
        if locked.is_decrypted_elsewhere:
            _, envelope = locked.unlock(PASSPHRASE)
            EncryptionOperations(root / "data", root / "state").decrypt_rest(envelope)


def check(root: Path) -> None:
    """Nothing is lost, and everything marked as encrypted is encrypted."""
    clock, notices = FakeClock(), Notices()
    open_rest(root)
    if is_encrypted_board(root / "data", root / "state"):
        store = open_sealed(root, clock, notices=notices)
    else:
        store = open_store(root, clock)
    assert set(store.page(MONTH).values()) == KEPT
    assert store.envelope.is_on or not any(is_encrypted(raw) for _, raw in everything(root))
    assert Drafts(root / "state", clock, envelope=store.envelope).get("win") == THOUGHT
    if store.envelope.is_on and not any("cut short" in told for told in notices.pop_all()):
        assert holding(root, WALK.text, THOUGHT["text"]) == []


def main() -> int:
    """Run the given number of kills."""
    parser = argparse.ArgumentParser(prog="python -m tests.store.trials.sealing_torture")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work-on", type=Path)
    wish = parser.parse_args()
    if wish.work_on:
        seal_and_open(wish.work_on)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_board(root)
        chance = random.Random(wish.seed)
        mixed = sum(kill_once(root, chance) for _ in range(wish.kills))
    print(f"{wish.kills} killed while sealing and opening, {mixed} in the midst: nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
