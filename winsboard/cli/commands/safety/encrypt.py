"""`encrypt` and `decrypt`: sealing all files of a board with a passphrase, and opening them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import Form, Said, read
from winsboard.cli.context import Call, paths_of
from winsboard.cli.errors import Stop
from winsboard.cli.io.output import ask, complain, tell
from winsboard.cli.io.own_files import own_lines
from winsboard.cli.passphrase import (
    FILE,
    NEW_FILE,
    check_extra,
    locked_board,
    new_passphrase,
    open_board,
)
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import is_sealed_board
from winsboard.store.crypto.key_file import Cost
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import StoreError
from winsboard.store.notices import News
from winsboard.store.store import Store
from winsboard.words import say
from winsboard.words.text.terminal_safe import shown_path

ENCRYPT: Final = Form("encrypt", flags=["--change", "--note", "--yes"])
COST: Final = Cost()
MOST_NAMED: Final = 40
"""So many files are named; a folder that holds other things too may have thousands."""


def run(call: Call) -> int:
    """Seal the board, give it another passphrase, or open it for good."""
    if call.command == "decrypt":
        said = read(Form("decrypt", flags=["--yes"]), call.words)
        _decrypt(call, said, paths_of(call, said.data_dir))
        return 0
    said = read(ENCRYPT, call.words)
    paths = paths_of(call, said.data_dir)
    is_sealed = is_sealed_board(paths.data, paths.state)
    check_extra()
    if said.has("--change"):
        _change(call, paths, is_sealed=is_sealed)
    elif not is_sealed:
        _encrypt(call, said, paths)
    elif not said.has("--note"):
        _go_on(call, paths)
    if said.has("--note"):
        tell(note_lines(paths.data))
    return 0


def note_lines(data: Path) -> list[str]:
    """A page to print and keep: what this is, where it lies, and a line for the passphrase."""
    return say("seal.note", folder=data).split("\n")


def _encrypt(call: Call, said: Said, paths: Paths) -> None:
    from winsboard.store.encryption.operations import Encrypting

    encrypting = Encrypting(paths.data, paths.state)
    encrypting.check_alone()
    tell([say("seal.before", data=paths.data, state=paths.state), ""])
    tell([*own_lines(paths.data, paths.state, with_keys=False), "", say("seal.forgotten"), ""])
    if not _agreed(said, say("seal.agree")):
        return
    passphrase = new_passphrase(call.environ, FILE)
    try:
        count = encrypting.encrypt(passphrase, COST)
    except StoreError:
        if is_sealed_board(paths.data, paths.state):
            tell([say("seal.cut_short")])
        raise
    tell([_counted("done", count), *_left_plain(paths.data), say("seal.reach")])
    if not said.has("--note"):
        tell([say("seal.offer_note")])


def _go_on(call: Call, paths: Paths) -> None:
    """Seal what is left: after a kill, or what came from a computer that does not seal."""
    from winsboard.store.encryption.operations import Encrypting

    locked = locked_board(paths)
    _, seal = open_board(call.environ, locked)
    count = Encrypting(paths.data, paths.state).go_on(seal, locked.key_file)
    # What is plain in the place of a page, or beside one, waits for a decision.
    Store(paths.data, paths.state, call.clock, News(complain), seal).lookup()
    tell([_counted("done", count) if count else say("seal.already"), *_left_plain(paths.data)])


def _change(call: Call, paths: Paths, *, is_sealed: bool) -> None:
    from winsboard.store.encryption.operations import Encrypting

    if not is_sealed:
        raise Stop("seal.not_sealed")
    locked = locked_board(paths)
    key, seal = open_board(call.environ, locked)
    locked.settle(seal, Lock(paths.state / "lock"), call.clock, News(complain))
    tell([say("seal.forgotten")])
    passphrase = new_passphrase(call.environ, NEW_FILE)
    Encrypting(paths.data, paths.state).change(key, passphrase, COST)
    tell([say("seal.changed")])


def _decrypt(call: Call, said: Said, paths: Paths) -> None:
    if not is_sealed_board(paths.data, paths.state):
        raise Stop("seal.not_sealed")
    check_extra()
    from winsboard.store.encryption.operations import Encrypting

    encrypting = Encrypting(paths.data, paths.state)
    encrypting.check_alone()
    if not _agreed(said, say("seal.agree.open", folder=paths.data)):
        return
    locked = locked_board(paths)
    _, seal = open_board(call.environ, locked)
    if locked.is_opened_elsewhere:
        count = encrypting.open_rest(seal)
    else:
        locked.settle(seal, Lock(paths.state / "lock"), call.clock, News())
        count = encrypting.decrypt(seal, call.clock, News(lambda sentence: tell([sentence])))
    tell([_counted("opened", count)])


def _left_plain(data: Path) -> list[str]:
    """The files of the folder that are not encrypted, by name."""
    from winsboard.store.inventory.unencrypted_files import plain_files

    found = [f"  {shown_path(path.relative_to(data))}" for path in plain_files(data)]
    if not found:
        return []
    more = len(found) - MOST_NAMED
    rest = [say("seal.left_plain.more", count=more)] if more > 0 else []
    return [say("seal.left_plain", folder=data), *found[:MOST_NAMED], *rest]


def _agreed(said: Said, question: str) -> bool:
    if said.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop("cli.cannot_ask.change")
    if not ask(question):
        tell([say("cli.left")])
        return False
    return True


def _counted(key: str, count: int) -> str:
    return say(f"seal.{key}.one" if count == 1 else f"seal.{key}", files=count)
