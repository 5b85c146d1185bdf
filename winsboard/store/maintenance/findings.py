"""The findings of a checkup, with what could not be checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.errors import StoreError, refused

OUT_OF_REACH: Final = "out_of_reach"
"""The kind of finding that tells of what could not be looked at."""


class Finding(NamedTuple):
    """Something about a file that a person has to know."""

    kind: str
    """Key of its sentence among the words of the doctor."""
    path: Path
    page: str = ""
    why: str = ""
    """Key of the reason, where there is one."""
    can_repair: bool = True
    told: str = ""
    """The whole sentence, where the words of the doctor have none."""
    line: int = 0
    """The line of the file that it is about; 0 where it is about the whole file."""
    what: str = ""
    """What is wrong with that line, in words."""


def all_of(look: Iterator[Finding]) -> Iterator[Finding]:
    """What one look finds, and what keeps it from seeing the rest."""
    try:
        yield from look
    except OSError as error:
        yield out_of_reach(Path(os.fsdecode(error.filename or "")), refused(error))


def without_echoes(found: list[Finding]) -> list[Finding]:
    """The findings without those that say again that a folder above cannot be reached."""
    closed = [finding.path for finding in found if finding.kind == OUT_OF_REACH]

    def is_echo(finding: Finding, place: int) -> bool:
        is_below = any(path in finding.path.parents for path in closed)
        again = any(finding.path == other.path for other in found[:place] if other.told)
        return bool(finding.told) and (is_below or again)

    return [finding for place, finding in enumerate(found) if not is_echo(finding, place)]


def out_of_reach(path: Path, error: StoreError) -> Finding:
    """A finding about what cannot be looked at, and why."""
    return Finding(OUT_OF_REACH, path, can_repair=False, told=error.sentence())
