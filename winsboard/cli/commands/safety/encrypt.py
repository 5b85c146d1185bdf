"""`encrypt` and `decrypt`: all files of a board, with a passphrase."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.file_list import file_list_lines
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.passphrase import (
    FILE,
    NEW_FILE,
    check_installed,
    locked_board,
    new_passphrase,
    open_board,
)
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import is_encrypted_board
from winsboard.store.crypto.key_file import Cost
from winsboard.store.disk.lock import Lock
from winsboard.store.errors import StoreError
from winsboard.store.notices import Notices
from winsboard.store.store import Store
from winsboard.words import format_phrase
from winsboard.words.text.terminal_safe import terminal_safe_path

ENCRYPT: Final = CommandSpec("encrypt", flags=["--change", "--note", "--yes"])
COST: Final = Cost()
MAX_NAMED: Final = 40
"""At most so many files are named; a folder with other files too may hold thousands."""


def run(call: Invocation) -> int:
    """Encrypt the board, change its passphrase, or decrypt it."""
    if call.command == "decrypt":
        args = parse_args(CommandSpec("decrypt", flags=["--yes"]), call.words)
        _decrypt(call, args, paths_of(call, args.data_dir))
        return 0
    args = parse_args(ENCRYPT, call.words)
    paths = paths_of(call, args.data_dir)
    is_sealed = is_encrypted_board(paths.data, paths.state)
    check_installed()
    if args.has("--change"):
        _change(call, paths, is_encrypted=is_sealed)
    elif not is_sealed:
        _encrypt(call, args, paths)
    elif not args.has("--note"):
        _resume(call, paths)
    if args.has("--note"):
        print_lines(note_lines(paths.data))
    return 0


def note_lines(data: Path) -> list[str]:
    """A page to print: what this is, where the files are, and a line for the passphrase."""
    return format_phrase("seal.note", folder=data).split("\n")


def _encrypt(call: Invocation, args: ParsedArgs, paths: Paths) -> None:
    from winsboard.store.encryption.operations import EncryptionOperations

    encrypting = EncryptionOperations(paths.data, paths.state)
    encrypting.check_not_open()
    print_lines([format_phrase("seal.before", data=paths.data, state=paths.state), ""])
    print_lines(
        [
            *file_list_lines(paths.data, paths.state, with_keys=False),
            "",
            format_phrase("seal.forgotten"),
            "",
        ]
    )
    if not _agreed(args, format_phrase("seal.agree")):
        return
    passphrase = new_passphrase(call.environ, FILE)
    try:
        count = encrypting.encrypt(passphrase, COST)
    except StoreError:
        if is_encrypted_board(paths.data, paths.state):
            print_lines([format_phrase("seal.cut_short")])
        raise
    print_lines(
        [_counted("done", count), *_unencrypted_names(paths.data), format_phrase("seal.reach")]
    )
    if not args.has("--note"):
        print_lines([format_phrase("seal.offer_note")])


def _resume(call: Invocation, paths: Paths) -> None:
    """Encrypt the remaining files: after an interruption, or from a computer without encryption."""
    from winsboard.store.encryption.operations import EncryptionOperations

    locked = locked_board(paths)
    _, envelope = open_board(call.environ, locked)
    count = EncryptionOperations(paths.data, paths.state).resume(envelope, locked.key_file)
    # A plain file in the place of a page, or next to one, waits for a decision.
    Store(paths.data, paths.state, call.clock, Notices(print_error), envelope).lookup()
    print_lines(
        [
            _counted("done", count) if count else format_phrase("seal.already"),
            *_unencrypted_names(paths.data),
        ]
    )


def _change(call: Invocation, paths: Paths, *, is_encrypted: bool) -> None:
    from winsboard.store.encryption.operations import EncryptionOperations

    if not is_encrypted:
        raise CommandError("seal.not_sealed")
    locked = locked_board(paths)
    key, envelope = open_board(call.environ, locked)
    locked.finish_interrupted(
        envelope, Lock(paths.state / "lock"), call.clock, Notices(print_error)
    )
    print_lines([format_phrase("seal.forgotten")])
    passphrase = new_passphrase(call.environ, NEW_FILE)
    EncryptionOperations(paths.data, paths.state).change(key, passphrase, COST)
    print_lines([format_phrase("seal.changed")])


def _decrypt(call: Invocation, args: ParsedArgs, paths: Paths) -> None:
    if not is_encrypted_board(paths.data, paths.state):
        raise CommandError("seal.not_sealed")
    check_installed()
    from winsboard.store.encryption.operations import EncryptionOperations

    encrypting = EncryptionOperations(paths.data, paths.state)
    encrypting.check_not_open()
    if not _agreed(args, format_phrase("seal.agree.open", folder=paths.data)):
        return
    locked = locked_board(paths)
    _, envelope = open_board(call.environ, locked)
    if locked.is_decrypted_elsewhere:
        count = encrypting.decrypt_rest(envelope)
    else:
        locked.finish_interrupted(envelope, Lock(paths.state / "lock"), call.clock, Notices())
        count = encrypting.decrypt(
            envelope, call.clock, Notices(lambda sentence: print_lines([sentence]))
        )
    print_lines([_counted("opened", count)])


def _unencrypted_names(data: Path) -> list[str]:
    """The names of the files in the folder that are not encrypted."""
    from winsboard.store.inventory.unencrypted_files import unencrypted_files

    found = [f"  {terminal_safe_path(path.relative_to(data))}" for path in unencrypted_files(data)]
    if not found:
        return []
    more = len(found) - MAX_NAMED
    rest = [format_phrase("seal.left_plain.more", count=more)] if more > 0 else []
    return [format_phrase("seal.left_plain", folder=data), *found[:MAX_NAMED], *rest]


def _agreed(args: ParsedArgs, question: str) -> bool:
    if args.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    if not ask(question):
        print_lines([format_phrase("cli.left")])
        return False
    return True


def _counted(key: str, count: int) -> str:
    return format_phrase(f"seal.{key}.one" if count == 1 else f"seal.{key}", files=count)
