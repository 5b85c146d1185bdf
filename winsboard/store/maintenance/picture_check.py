"""Checking the pictures of the vision board, and repairing what can be repaired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from winsboard.domain.model.documents import LIBRARY
from winsboard.domain.model.goals import VisionCard
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.errors import Unreadable
from winsboard.store.inventory.board_files import in_data
from winsboard.store.inventory.state_files import text_files_in_state
from winsboard.store.maintenance.findings import Finding
from winsboard.store.page_io.snapshot import take_snapshot
from winsboard.store.page_paths import is_month
from winsboard.store.pictures.files import PictureFiles, picture_files
from winsboard.store.pictures.incoming import copies, merge_copies
from winsboard.store.pictures.mentions import mentioned
from winsboard.store.pictures.names import is_name, original_of
from winsboard.store.queries.documents import decode_page

COPY = "picture.copy"
UNUSED = "picture.unused"
_OF_A_MONTH = len("2026-11")


def picture_findings(
    data: Path, state: Path, envelope: Envelope, library: Path
) -> Iterator[Finding]:
    """What is wrong with the pictures; `library` is where the page with the cards is.

    Files in the folder that are not ours are not mentioned.
    """
    pictures = PictureFiles(data, envelope)
    merged = copies(pictures)
    for path in merged:
        yield Finding(COPY, path, LIBRARY)
    mended = {original_of(path.name) for path in merged}
    shown = names_shown(library, envelope)
    for name in sorted(shown - mended):
        state_of = pictures.state(name)
        if state_of == "closed":
            yield Finding("closed", pictures.path(name), can_repair=False)
        elif state_of != "whole":
            yield Finding(f"picture.{state_of}", pictures.path(name), LIBRARY, can_repair=False)
    for name in unused(pictures, state):
        yield Finding(UNUSED, pictures.path(name))


def names_shown(library: Path, envelope: Envelope) -> frozenset[str]:
    """The names of the pictures on the cards; none if the page cannot be read."""
    try:
        tables = take_snapshot(library, LIBRARY, envelope).tables
    except Unreadable:
        return frozenset()
    cards = decode_page(LIBRARY, tables, {}, {}).values()
    names = (card.picture for card in cards if isinstance(card, VisionCard))
    return frozenset(name for name in names if is_name(name))


def unused(pictures: PictureFiles, state: Path) -> list[str]:
    """The whole pictures that no version of the library mentions, so that no undo needs them.

    None are reported while one of these versions cannot be read.
    """
    ours = [path.name for path in picture_files(pictures.data) if is_name(path.name)]
    if not ours:
        return []
    found = mentioned(_versions(pictures.data, state), pictures.envelope)
    if found is None:
        return []
    return [name for name in ours if name not in found and pictures.state(name) == "whole"]


def _versions(data: Path, state: Path) -> Iterator[Path]:
    """Every file that may have a version of the library, or an edit of it."""
    for path in (*in_data(data), *text_files_in_state(state)):
        if LIBRARY in path.name or not is_month(path.name[:_OF_A_MONTH]):
            yield path


def repair_pictures(finding: Finding, data: Path, state: Path, envelope: Envelope) -> None:
    """Repair a finding about pictures. The caller must hold the lock. Raises OSError."""
    pictures = PictureFiles(data, envelope)
    if finding.kind == COPY:
        merge_copies(pictures)
    elif finding.path.name in unused(pictures, state):
        pictures.remove(finding.path.name)
