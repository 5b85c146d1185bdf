"""Asking for a passphrase, and unlocking an encrypted board with it."""

from __future__ import annotations

import termios
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from winsboard.cli.context import Invocation, path_from_arg
from winsboard.cli.errors import CommandError
from winsboard.cli.io import hidden_input
from winsboard.cli.io.output import print_error
from winsboard.domain.errors import Refusal
from winsboard.domain.text.decoding import decode_text, encoding_of
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock import Lock
from winsboard.store.notices import Notices
from winsboard.words import format_phrase

if TYPE_CHECKING:
    from winsboard.store.crypto.key_ring import Key
    from winsboard.store.encryption.unlock import LockedBoard

T = TypeVar("T")

FILE: Final = "WINSBOARD_PASSPHRASE_FILE"
"""Names a file whose first line is the passphrase, for scripts."""
OTHER_FILE: Final = "WINSBOARD_OTHER_PASSPHRASE_FILE"
"""Names a file with a second passphrase, for a board that two computers have encrypted."""
BYTE_ORDER_MARK: Final = "\ufeff".encode()
NEW_FILE: Final = "WINSBOARD_NEW_PASSPHRASE_FILE"
"""Names a file with the new passphrase, when it is changed."""
TRIES: Final = 3


def unlock_board(call: Invocation, paths: Paths, notices: Notices) -> Envelope:
    """The envelope of an encrypted board, once its passphrase was given.

    Raises CommandError and StoreError.
    """
    locked = locked_board(paths)
    _, envelope = open_board(call.environ, locked)
    locked.finish_interrupted(envelope, Lock(paths.state / "lock"), call.clock, notices)
    return envelope


def open_board(environ: Mapping[str, str], locked: LockedBoard) -> tuple[Key, Envelope]:
    """The key and the envelope of a board, once its passphrase was given.

    If another computer has encrypted the same board with another passphrase, that one is asked for
    too. Without the passphrase of the board's files nothing can be done; without the one of this
    computer's own copies, the copies stay encrypted. Raises CommandError and StoreError.
    """
    from winsboard.store.crypto.key_ring import WrongPassphrase
    from winsboard.store.encryption.unlock import OtherPassphrase

    def unlock(given: bytes) -> tuple[Key, Envelope]:
        try:
            return locked.unlock(given)
        except WrongPassphrase:
            if named := environ.get(OTHER_FILE):
                return _first_that_unlocks(_passphrases_in(_read(named, environ)), locked.unlock)
            raise

    try:
        key, envelope = unlock_with(environ, unlock)
    except OtherPassphrase:
        try:
            found = unlock_with_other(environ, format_phrase("seal.ask.of_files"), locked.unlock)
        except (WrongPassphrase, OtherPassphrase):
            raise CommandError("seal.other_wrong") from None
        if found is None:
            raise CommandError("seal.other_needed", variable=OTHER_FILE) from None
        return found
    if locked.undecryptable_copies() or (OTHER_FILE in environ and locked.has_locked_keys):
        try:
            unlock_with_other(environ, format_phrase("seal.ask.of_copies"), locked.add)
        except WrongPassphrase:
            print_error(format_phrase("seal.other_opens_none"))
        envelope = locked.envelope()
    return key, envelope


def unlock_with_other(
    environ: Mapping[str, str], question: str, unlock: Callable[[bytes], T]
) -> T | None:
    """What `unlock` returns for a second passphrase, from the named file or typed.

    Returns None if none is given. Raises WrongPassphrase.
    """
    named = environ.get(OTHER_FILE)
    if named:
        return _first_that_unlocks(_passphrases_in(_read(named, environ)), unlock)
    if environ.get(FILE):
        # A script gives the passphrases, so there is nobody to ask.
        return None
    try:
        typed = _typed(question)
    except CommandError:
        return None
    return _first_that_unlocks(_passphrases_in(typed), unlock) if typed else None


def unlock_with_any(
    environ: Mapping[str, str], question: str, unlock: Callable[[bytes], T]
) -> T | None:
    """The same for files that are not of this board; the only passphrase of a script is tried, too.

    Raises WrongPassphrase if a second one is given, and neither is right.
    """
    from winsboard.store.crypto.key_ring import WrongPassphrase

    with suppress(WrongPassphrase):
        if found := unlock_with_file(environ, unlock):
            return found
    return unlock_with_other(environ, question, unlock)


def unlock_with_file(environ: Mapping[str, str], unlock: Callable[[bytes], T]) -> T | None:
    """What `unlock` returns for the passphrase of a script. Returns None if it gives none.

    Raises WrongPassphrase.
    """
    named = environ.get(FILE)
    return _first_that_unlocks(_passphrases_in(_read(named, environ)), unlock) if named else None


def locked_board(paths: Paths) -> LockedBoard:
    """An encrypted board, still locked.

    Raises CommandError if the extra is not installed, Unreadable if the board has no key.
    """
    check_installed()
    from winsboard.store.encryption.unlock import LockedBoard

    return LockedBoard(paths.data, paths.state)


def check_installed() -> None:
    """Raises CommandError if the extra `sealed` is not installed."""
    try:
        import winsboard.store.crypto.key_ring  # noqa: F401
    except ImportError as error:
        raise CommandError("seal.no_extra") from error


def unlock_with(environ: Mapping[str, str], unlock: Callable[[bytes], T]) -> T:
    """What `unlock` returns for a passphrase, from the named file or typed.

    Raises CommandError after three wrong ones.
    """
    from winsboard.store.crypto.key_ring import WrongPassphrase

    named = environ.get(FILE)
    if named:
        try:
            return _first_that_unlocks(_passphrases_in(_read(named, environ)), unlock)
        except WrongPassphrase:
            raise CommandError("seal.wrong_file", path=named) from None
    for left in reversed(range(TRIES)):
        try:
            return _first_that_unlocks(_passphrases_in(_typed(format_phrase("seal.ask"))), unlock)
        except WrongPassphrase:
            if left:
                print_error(
                    format_phrase("seal.wrong.one" if left == 1 else "seal.wrong", left=left)
                )
    raise CommandError("seal.wrong_thrice")


def new_passphrase(environ: Mapping[str, str], variable: str) -> bytes:
    """A new passphrase: typed twice, or from the file that a variable names.

    Raises CommandError.
    """
    named = environ.get(variable)
    if named:
        return _from_file(named, environ)
    for _ in range(TRIES):
        first = _typed_text(format_phrase("seal.ask.new"), variable)
        if not first:
            print_error(format_phrase("seal.empty"))
        elif _typed_text(format_phrase("seal.ask.again"), variable) == first:
            return first
        else:
            print_error(format_phrase("seal.differ"))
    raise CommandError("seal.not_set")


def _first_that_unlocks(passphrases: Iterable[bytes], unlock: Callable[[bytes], T]) -> T:
    """What `unlock` returns for the first passphrase that is right; raises WrongPassphrase."""
    from winsboard.store.crypto.key_ring import WrongPassphrase

    for passphrase in passphrases:
        with suppress(WrongPassphrase):
            return unlock(passphrase)
    raise WrongPassphrase


def _passphrases_in(raw: bytes) -> list[bytes]:
    """The passphrase in some bytes, and what earlier versions would have read.

    They took a byte order mark for a character, and used bytes that are not text unchanged.
    """
    old = _normalized(raw.partition(b"\n")[0].removesuffix(b"\r"))
    try:
        new = _first_line(raw)
    except Refusal:
        return [old]
    return list(dict.fromkeys([new, BYTE_ORDER_MARK + new, old]))


def _from_file(named: str, environ: Mapping[str, str]) -> bytes:
    """A new passphrase from a file; raises Refusal for bytes that are not text."""
    passphrase = _first_line(_read(named, environ))
    if not passphrase:
        raise CommandError("seal.empty_file", path=named)
    return passphrase


def _read(named: str, environ: Mapping[str, str]) -> bytes:
    try:
        raw = path_from_arg(named, environ).read_bytes()
    except OSError as error:
        raise CommandError("seal.no_file", path=named, why=error.strerror or "") from None
    if not raw.partition(b"\n")[0].strip(b"\r"):
        raise CommandError("seal.empty_file", path=named)
    return raw


def _first_line(raw: bytes) -> bytes:
    """The first line without its byte order mark; raises Refusal for bytes that are not text."""
    if encoding_of(raw)[0] == "utf-8":
        raw = raw.partition(b"\n")[0]
    return _normalized(decode_text(raw).partition("\n")[0].removesuffix("\r").encode())


def _typed(question: str, refusal: str = "seal.nobody", variable: str = FILE) -> bytes:
    """A passphrase typed at the terminal; raises CommandError if there is none."""
    try:
        return hidden_input.ask(question)
    except (OSError, termios.error):
        raise CommandError(refusal, variable=variable) from None


def _typed_text(question: str, variable: str) -> bytes:
    """A new passphrase; raises Refusal for bytes that are not text.

    Raises CommandError, which names the variable, if nobody can type.
    """
    return _first_line(_typed(question, "seal.nobody_new", variable))


def _normalized(typed: bytes) -> bytes:
    """Normalize to NFC: the same characters give the same bytes on every keyboard."""
    text = typed.decode("utf-8", "surrogateescape")
    return unicodedata.normalize("NFC", text).encode("utf-8", "surrogateescape")
