"""The findings of a checkup, including files that could not be checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from winsboard.named_tuple import NamedTuple
from winsboard.store.errors import StoreError, system_error

UNREACHABLE: Final = "out_of_reach"
"""The kind of a finding about something that could not be checked."""


class Finding(NamedTuple):
    """A problem with a file that a person has to know."""

    kind: str
    """Key of its phrase below `cli.doctor`."""
    path: Path
    page: str = ""
    why: str = ""
    """Key of the reason; may be empty."""
    can_repair: bool = True
    told: str = ""
    """The whole message, for a kind without a phrase."""
    line: int = 0
    """The line number in the file; 0 if it is about the whole file."""
    what: str = ""
    """What is wrong with that line, as a phrase."""


def collect(check: Iterator[Finding]) -> Iterator[Finding]:
    """The findings of one check, and the error that ended it early."""
    try:
        yield from check
    except OSError as error:
        yield unreachable_finding(Path(os.fsdecode(error.filename or "")), system_error(error))


def without_consequences(found: list[Finding]) -> list[Finding]:
    """The findings without those that follow from a folder being out of reach."""
    closed = [finding.path for finding in found if finding.kind == UNREACHABLE]

    def is_echo(finding: Finding, place: int) -> bool:
        is_below = any(path in finding.path.parents for path in closed)
        again = any(finding.path == other.path for other in found[:place] if other.told)
        return bool(finding.told) and (is_below or again)

    return [finding for place, finding in enumerate(found) if not is_echo(finding, place)]


def unreachable_finding(path: Path, error: StoreError) -> Finding:
    """The finding about something that cannot be checked."""
    return Finding(UNREACHABLE, path, can_repair=False, told=error.sentence())
