"""Paths that a person types on the board."""

from __future__ import annotations

import os
from pathlib import Path

from winsboard.paths import UnknownFolder, absolute_path
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase


def typed_path(session: Session, typed: str) -> Path | None:
    """Return the typed path with `~` expanded. If it is invalid, show why and return None."""
    try:
        return absolute_path(typed, os.environ)
    except UnknownFolder as error:
        session.show_message(format_phrase(f"cli.{error.reason}", **error.values))
        return None


def is_folder(path: Path) -> bool:
    """Return whether the path is a folder; False if it cannot be accessed."""
    try:
        return path.is_dir()
    except OSError:
        return False
