"""Paths that a person types on the board."""

from __future__ import annotations

import os
from pathlib import Path

from winsboard.domain.errors import Refusal
from winsboard.paths import UnknownFolder, absolute_path


def typed_folder(typed: str) -> Path:
    """Return an existing folder that was typed, with `~` expanded. Raises Refusal."""
    path = _typed_path(typed)
    _require_folder(path)
    return path


def typed_file(typed: str) -> Path:
    """Return the path of a file in an existing folder, with `~` expanded. Raises Refusal."""
    path = _typed_path(typed)
    _require_folder(path.parent)
    return path


def _typed_path(typed: str) -> Path:
    try:
        return absolute_path(typed.strip(), os.environ)
    except UnknownFolder:
        raise Refusal("path.unknown", typed=typed.strip()) from None


def _require_folder(path: Path) -> None:
    try:
        if path.is_dir():
            return
    except OSError:
        pass
    raise Refusal("path.folder", folder=path)
