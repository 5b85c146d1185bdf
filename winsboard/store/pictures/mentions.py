"""Which pictures the files of a board mention.

A picture is needed as long as any version of the library mentions it: the page, its history, its
copies and its backups. Only then can every undo and every restore show it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format.page_json import FormatError
from winsboard.store.pictures.names import mentioned_in


def mentioned(paths: Iterable[Path], envelope: Envelope) -> frozenset[str] | None:
    """The names of all pictures in some files; None if one of them cannot be read."""
    found: set[str] = set()
    for path in paths:
        try:
            found |= mentioned_in(envelope.read(path))
        except FileNotFoundError:
            continue
        except (OSError, FormatError):
            return None
    return frozenset(found)
