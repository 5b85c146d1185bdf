"""Decrypting pages of a backup that are encrypted with other keys than those of the open board."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.cli.io.output import print_error
from winsboard.cli.passphrase import (
    FILE,
    OTHER_FILE,
    check_installed,
    unlock_with,
    unlock_with_file,
    unlock_with_other,
)
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import unreadable
from winsboard.store.format.encrypted_header import key_id_of
from winsboard.store.format.page_json import FormatError
from winsboard.words import format_phrase

if TYPE_CHECKING:
    from winsboard.paths import Paths
    from winsboard.store.archive.reader import Archive
    from winsboard.store.crypto.other_keys import OtherKeys


def decrypted_pages(
    environ: Mapping[str, str], paths: Paths, envelope: Envelope, archive: Archive, path: Path
) -> dict[str, bytes]:
    """The pages of a backup; those that `envelope` cannot decrypt are decrypted with a passphrase.

    Two computers may have encrypted one board separately, so a backup can contain pages under
    several keys. Its own key files and those of this computer are tried with each passphrase given.
    A page that none decrypts stays encrypted. Raises CommandError if there are keys but none
    decrypts anything, and Unreadable if there is no key.
    """
    closed = {page: raw for page, raw in archive.pages.items() if not envelope.can_decrypt(raw)}
    if not closed:
        return archive.pages
    keys = _keys(paths, archive, path, closed)
    if not keys.locked_keys:
        return archive.pages
    _ask(environ, keys, path, has_others=len(closed) < len(archive.pages))
    found = dict(archive.pages)
    for page, raw in closed.items():
        with suppress(FormatError):
            found[page] = keys.envelope().from_disk(raw)
    return found


def _keys(paths: Paths, archive: Archive, path: Path, closed: Mapping[str, bytes]) -> OtherKeys:
    check_installed()
    from winsboard.store.crypto.key_file import read_key_file
    from winsboard.store.crypto.other_keys import OtherKeys, local_key_files

    files = []
    wrong = "other_seal"
    for raw in archive.key_files:
        try:
            files.append(read_key_file(raw))
        except FormatError as error:
            wrong = str(error)
    needed = {key_id_of(raw) for raw in closed.values()}
    keys = OtherKeys([*files, *local_key_files(paths.data, paths.state)], needed)
    if not keys.locked_keys and len(closed) == len(archive.pages):
        raise unreadable(path, wrong)
    return keys


def _ask(environ: Mapping[str, str], keys: OtherKeys, path: Path, *, has_others: bool) -> None:
    """Try the passphrases that are given, until every key is open or none opens another."""
    from winsboard.store.crypto.key_ring import WrongPassphrase

    if OTHER_FILE in environ:
        with suppress(WrongPassphrase):
            unlock_with_other(environ, "", keys.add)
    if keys.locked_keys and not (keys.has_unlocked or has_others):
        unlock_with(environ, keys.add)
    elif keys.locked_keys and environ.get(FILE):
        with suppress(WrongPassphrase):
            unlock_with_file(environ, keys.add)
    if keys.locked_keys and OTHER_FILE not in environ:
        try:
            unlock_with_other(environ, format_phrase("seal.ask.of_backup", path=path), keys.add)
        except WrongPassphrase:
            print_error(format_phrase("seal.other_opens_none"))
