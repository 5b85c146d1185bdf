"""Saving a packet to a file that somebody chose."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from winsboard.domain.errors import Refusal
from winsboard.domain.sharing.packet import Given
from winsboard.report.packet_file import check_sealing, free_name, sealed, write_and_note
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.paths import typed_file
from winsboard.tui.session.session import Session, sentence
from winsboard.words import format_phrase


async def save_packet(session: Session, given: Given, form: str) -> bool:
    """Save a packet, and note that it was given: both or neither.

    Returns whether it was saved. If not, the person looks at the packet again.
    """
    if given.is_sealed:
        encrypted = await _encrypted(session, given)
        if encrypted is None:
            return False
        given = encrypted
    path = await _ask_path(session, form, is_sealed=given.is_sealed)
    if path is None:
        return False
    return _write(session, given, path)


async def _encrypted(session: Session, given: Given) -> Given | None:
    """The packet, encrypted with a passphrase that is typed twice."""
    try:
        check_sealing()
        passphrase = await _ask_passphrase(session)
        if passphrase is None:
            return None
        # It takes two seconds on purpose.
        data = await asyncio.to_thread(sealed, given.data, passphrase)
    except Refusal as refusal:
        session.show_message(sentence(refusal))
        return None
    return given._replace(data=data)


async def _ask_passphrase(session: Session) -> str | None:
    title, hint = format_phrase("packet.passphrase"), format_phrase("packet.passphrase.hint")
    first = await session.push_screen_wait(LineDialog(title, hint, secret=True, hidden=True))
    if not first:
        return None
    title, hint = format_phrase("packet.passphrase.again"), format_phrase("packet.again.hint")
    check = partial(_check_same, first)
    again = LineDialog(title, hint, check, secret=True, hidden=True)
    return first if await session.push_screen_wait(again) == first else None


def _check_same(first: str, again: str) -> None:
    if again != first:
        raise Refusal("share.passphrase.differ")


async def _ask_path(session: Session, form: str, *, is_sealed: bool) -> Path | None:
    """The path of a new file; its name says nothing about who it is for."""
    offered = f"~/{free_name(Path.home(), form, is_sealed=is_sealed).name}"
    title, hint = format_phrase("packet.path"), format_phrase("packet.path.hint")
    dialog = LineDialog(title, hint, _new_file, value=offered)
    typed = (await session.push_screen_wait(dialog) or "").strip()
    return typed_file(typed) if typed else None


def _new_file(typed: str) -> Path:
    path = typed_file(typed)
    if path.is_dir():
        raise Refusal("share.path.folder", path=path)
    if os.path.lexists(path):
        raise Refusal("share.path.there", path=path)
    return path


def _write(session: Session, given: Given, path: Path) -> bool:
    key = "packet.saved.sealed" if given.is_sealed else "packet.saved"
    said = format_phrase(key, path=path)

    def note() -> None:
        if not session.perform(given.line):
            raise OSError

    try:
        write_and_note(path, given.data, note)
    except OSError as error:
        if error.strerror:
            why = error.strerror
            session.show_message(format_phrase("packet.unwritten", path=path, why=why))
        return False
    session.show_message(said)
    return True
