"""Paths that a person types on the board."""

from __future__ import annotations

import os
from pathlib import Path

from winsboard.paths import NoPlace, absolute
from winsboard.tui.session.session import Session
from winsboard.words import say


def typed_path(session: Session, typed: str) -> Path | None:
    """Return the typed path with `~` expanded. If it is invalid, show why and return None."""
    try:
        return absolute(typed, os.environ)
    except NoPlace as error:
        session.show_message(say(f"cli.{error.reason}", **error.values))
        return None


def is_folder(path: Path) -> bool:
    """Return whether the path is a folder; False if it cannot be accessed."""
    try:
        return path.is_dir()
    except OSError:
        return False
