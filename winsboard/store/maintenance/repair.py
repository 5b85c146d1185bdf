"""Repairing what a check of the files has found."""

from __future__ import annotations

from contextlib import suppress

from winsboard.clock import Clock
from winsboard.domain.model.edits import Edit, Title
from winsboard.store.disk.atomic import remove_stale_temp_files
from winsboard.store.disk.lock import Lock
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.encryption.convert import Converter
from winsboard.store.errors import cannot_save
from winsboard.store.maintenance.checkup import Checkup
from winsboard.store.maintenance.findings import Finding
from winsboard.store.maintenance.record_check import names_of, wrong_records
from winsboard.store.notices import Notices
from winsboard.store.quarantine.damaged_files import Quarantine
from winsboard.store.store import Store
from winsboard.store.system.files import make_private, read_bytes


def repair(finding: Finding, checkup: Checkup, clock: Clock, notices: Notices) -> bool:
    """Repair one finding; returns whether it is repaired. Raises StoreError."""
    try:
        _repair(finding, checkup, clock, notices)
    except OSError as error:
        raise cannot_save(finding.path, error) from error
    after = Checkup(checkup.data, checkup.state, checkup.envelope).findings()
    return (finding.kind, finding.path) not in {(f.kind, f.path) for f in after}


def _repair(finding: Finding, checkup: Checkup, clock: Clock, notices: Notices) -> None:
    data, state, envelope = checkup.data, checkup.state, checkup.envelope
    if finding.kind == "open":
        make_private(finding.path)
    elif finding.kind == "leftover":
        with Lock(state / "lock").acquire():
            remove_stale_temp_files(finding.path.parent)
    elif finding.kind == "plain":
        with Lock(state / "lock").acquire():
            Converter(data, state).encrypt_one(finding.path, envelope)
    elif finding.kind == "backup":
        with Lock(state / "lock").acquire(), suppress(OSError):
            raw = read_bytes(finding.path)
            Quarantine(state, envelope).save(finding.path.name, raw, clock.now())
            finding.path.unlink()
    elif finding.kind == "unsaved":
        Store(data, state, clock, notices, envelope).recover_unsaved()
    elif finding.kind == "drafts":
        Drafts(state, clock, notices, envelope).keys()
    elif finding.kind == "records":
        _repair_records(Store(data, state, clock, notices, envelope), clock)
    elif finding.can_repair:
        store = Store(data, state, clock, notices, envelope)
        store.merge_incoming([finding.page] if finding.page else [])
        if finding.page:
            store.page(finding.page)


def _repair_records(store: Store, clock: Clock) -> None:
    """Save the first and best readings of all measures as they are."""
    changes = tuple(wrong_records(store.every_page()))
    if changes:
        title = Title("measure.checked", names_of(changes))
        store.commit(Edit(store.ids.new_id(), clock.now(), title, changes))
