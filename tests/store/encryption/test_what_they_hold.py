"""What a tick, a habit, an entry, an area and a routine can hold, on an encrypted board."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from tests.fake_clock import FakeClock
from tests.store.boards import BED, BED_DONE, WALK, add, open_store
from tests.store.sealed import encrypt, holding, open_sealed, unlock
from winsboard.domain.model.documents import Area, Document, Routine, page_of
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.notices import Notices
from winsboard.store.store import Store

SECRET: Final = "told nobody"
FULL: Final[tuple[Document, ...]] = (
    BED._replace(
        routine="4001",
        reached=2,
        remind=(540, 1050),
        remind_hidden_on=date(2026, 11, 20),
        cue=SECRET,
    ),
    BED_DONE._replace(
        tags=("first_time", "hard_day"),
        note=SECRET,
        help="prompt",
        mastery=2,
        pleasure=3,
        starred=True,
        set_up=f"{SECRET}, on a chair",
    ),
    WALK._replace(
        kind="letter",
        text=SECRET,
        form="clicked",
        opens_on=date(2027, 1, 2),
        feelings=("glad", "not sure"),
        starred=True,
    ),
    Area("3001", f"Garden, {SECRET}", position=2.0),
    Routine("4001", f"Evening, {SECRET}", 20 * 60, position=1.0),
)


def kept_in(store: Store) -> set[Document]:
    """The documents of the pages that they are in."""
    return {d for page in {page_of(full) for full in FULL} for d in store.page(page).values()}


def test_all_they_hold_is_sealed_and_come_back(tmp_path: Path, clock: FakeClock) -> None:
    add(open_store(tmp_path, clock), clock, *FULL)
    assert kept_in(open_store(tmp_path, clock)) == set(FULL)
    assert holding(tmp_path, SECRET)
    encrypt(tmp_path)
    assert holding(tmp_path, SECRET) == []
    sealed = open_sealed(tmp_path, clock)
    assert kept_in(sealed) == set(FULL)
    later = WALK._replace(id="2010", kind="rehearsal", text=f"{SECRET} yet")
    add(sealed, clock, later)
    assert holding(tmp_path, SECRET) == []
    envelope = unlock(tmp_path, clock)
    EncryptionOperations(tmp_path / "data", tmp_path / "state").decrypt(envelope, clock, Notices())
    assert kept_in(open_store(tmp_path, clock)) == {*FULL, later}
