"""Folders and files that a person names on the board."""

from __future__ import annotations

import os
from pathlib import Path

from winsboard.paths import NoPlace, absolute
from winsboard.tui.session.session import Session
from winsboard.words import say


def typed_path(session: Session, typed: str) -> Path | None:
    """The path that was typed, with `~` as the home folder; none, and said, where there is none."""
    try:
        return absolute(typed, os.environ)
    except NoPlace as no:
        session.show_message(say(f"cli.{no.reason}", **no.values))
        return None


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as this person can see."""
    try:
        return path.is_dir()
    except OSError:
        return False
