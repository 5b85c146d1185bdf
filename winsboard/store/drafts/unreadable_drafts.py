"""Draft files that were moved aside because they could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from winsboard.store.codec.drafts import DRAFTS, is_draft
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.drafts.drafts import SET_ASIDE
from winsboard.store.format.header import page_of
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import FormatError
from winsboard.store.page_io import parser
from winsboard.store.system.files import is_file, read_bytes


def drafts_in(path: Path, envelope: Envelope) -> Sequence[Fields]:
    """The drafts in a file, oldest first; empty if it cannot be read or contains something else."""
    with suppress(OSError, FormatError):
        raw = envelope.from_disk(read_bytes(path))
        if page_of(raw) == DRAFTS:
            rows = parser.parse(DRAFTS, raw).get(DRAFTS, {})
            return [rows[id] for id in sorted(rows) if is_draft(rows[id])]
    return ()


def unreadable_draft_files(state: Path, envelope: Envelope) -> Iterator[Path]:
    """The draft files in the state folder that were moved aside and may become readable."""
    for path in sorted(state.glob(f"{SET_ASIDE}*.json")):
        if is_file(path) and (envelope.is_undecryptable(path) or drafts_in(path, envelope)):
            yield path
