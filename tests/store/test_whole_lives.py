"""Everything that can happen to a board, in any order, checked against a dict."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.store.boards import open_store, rewrite, tables
from tests.store.strategies import entries, habits, marks
from tests.store.trials.damages import DAMAGES
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Document, Entry, Mark, Settings, page_of
from winsboard.domain.model.edits import Change, Edit, Title, inverse
from winsboard.store import commit
from winsboard.store.archive.reader import read_archive
from winsboard.store.archive.snapshots import changes_to, from_bytes
from winsboard.store.backup.retention import MAX_KEPT, MIN_KEPT
from winsboard.store.codec import documents, erasure_markers
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.erasure.erase import erase
from winsboard.store.format.lazy_document import Fields
from winsboard.store.history import retention


@pytest.fixture(autouse=True, scope="module")
def few_acts_are_kept() -> Iterator[None]:
    """Prune history in short runs as well."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (retention, erasure_markers, commit):
            patch.setattr(module, "LAST_EDITS_KEPT", ACTS_KEPT)
        yield


Known = dict[tuple[type[Document], str], Document]
KEPT_FOR = 20
"""The number of days history is kept on this board."""
ACTS_KEPT = 3
"""The number of edits of a page that are never pruned on this board."""
CLOCKS = (1900, 1969, 2025, 2027, 2038, 2106, 2107, 9998)
PAGES = ("library", "2025-12", "2026-01", "2026-02", "2026-03")


class Life(RuleBasedStateMachine):
    """A board that is written, closed, damaged, edited, saved, restored, pruned and erased."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        self.store = open_store(self.root, self.clock)
        self.model: Known = {}
        self.archives: list[tuple[Path, Known]] = []
        self.hours: dict[str, Known] = {}
        self.taken = 0
        """Backups that were made."""
        self.acts: dict[str, int] = {}
        self.right = self.clock.now()
        self._commit(Change(None, Settings(history_days=KEPT_FOR)))

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @rule(document=st.one_of(habits, marks, entries))
    def create(self, document: Document) -> None:
        if (type(document), document.id) not in self.model:
            self._commit(Change(None, document))

    @rule(pick=st.randoms(use_true_random=False), other=st.one_of(habits, marks, entries))
    def replace(self, pick: random.Random, other: Document) -> None:
        same = [d for d in self._others() if type(d) is type(other)]
        if not same:
            return
        now = pick.choice(same)
        after = other._replace(id=now.id)
        if after != now and (not isinstance(now, Mark) or page_of(after) == page_of(now)):
            self._commit(Change(now, after))

    @rule(pick=st.randoms(use_true_random=False))
    def take_away(self, pick: random.Random) -> None:
        if others := self._others():
            self._commit(Change(pick.choice(others), None))

    @rule(pick=st.randoms(use_true_random=False))
    def undo(self, pick: random.Random) -> None:
        """Any edit in the history is either undone completely, or refused without a change."""
        records = [r for page in PAGES for r in self.store.records(page) if r.changes]
        if not records:
            return
        try:
            edit = self.store.restore(pick.choice(records))
        except Refusal:
            return
        if not any(isinstance(c.document, Settings) for c in edit.changes):
            self._commit(*inverse(edit, id="1", at=edit.at).changes, undoes=edit.id)

    @rule()
    def reopen(self) -> None:
        self.store = open_store(self.root, self.clock)

    @rule(hours=st.integers(1, 24 * 9))
    def time_goes_by(self, hours: int) -> None:
        self.clock.tick(hours * 3600)
        self.right += timedelta(hours=hours)

    @rule(year=st.sampled_from(CLOCKS))
    def the_clock_jumps(self, year: int) -> None:
        self.clock.set(self.clock.now().replace(year=year, day=1))

    @rule()
    def the_clock_is_right_again(self) -> None:
        self.clock.set(max(self.right, SATURDAY_MORNING))

    @precondition(lambda self: any(isinstance(d, Entry) for d in self.model.values()))
    @rule(pick=st.randoms(use_true_random=False))
    def edit_outside(self, pick: random.Random) -> None:
        """Change the text of one entry and delete another line, like a person with an editor."""
        there = sorted((d for d in self.model.values() if isinstance(d, Entry)), key=lambda d: d.id)
        entry = pick.choice(there)
        path = self._path(page_of(entry))
        found = tables(path)
        found["entries"][entry.id]["text"] = "by hand"
        gone = pick.choice([e for e in there if page_of(e) == page_of(entry)])
        if gone != entry:
            del found["entries"][gone.id]
            del self.model[Entry, gone.id]
        self._before_writing()
        rewrite(path, found)
        self.model[Entry, entry.id] = entry._replace(text="by hand")
        self.clock.tick(1)

    @rule(name=st.sampled_from(sorted(DAMAGES)), pick=st.randoms(use_true_random=False))
    def damage(self, name: str, pick: random.Random) -> None:
        """Damage a page; if it still parses, that is an edit that can be undone."""
        paths = sorted((self.root / "data").rglob("*.json"))
        path = pick.choice(paths)
        raw = path.read_bytes()
        damaged = DAMAGES[name](raw, pick)
        if damaged == raw:
            return
        self._before_writing()
        known = len(self.store.records(path.stem))
        path.write_bytes(damaged)
        self.clock.tick(1)
        self.store = open_store(self.root, self.clock)
        self._show()
        if self._found() != self.model:
            # Of a page with several damages, one part may be read as changed and another restored.
            for record in reversed(self.store.records(path.stem)[known:]):
                assert record.title.did.startswith(("outside.", "damage.")), record.title
                back = inverse(self.store.restore(record), id="1", at=self.clock.now())
                self._write(self._edit(*back.changes))
        self.hours, self.acts = {}, {}

    @rule()
    def back_up(self) -> None:
        self.clock.tick(1)
        path = self.root / f"{len(self.archives)}.zip"
        self.store.archive(path)
        self.archives.append((path, dict(self.model)))

    @precondition(lambda self: bool(self.archives))
    @rule(pick=st.randoms(use_true_random=False))
    def restore_a_backup(self, pick: random.Random) -> None:
        path, then = pick.choice(self.archives)
        self._go_back_to(from_bytes(read_archive(path).pages, UNENCRYPTED).pages, then)

    @precondition(lambda self: bool(self.hours))
    @rule(pick=st.randoms(use_true_random=False))
    def restore_an_hour(self, pick: random.Random) -> None:
        there = sorted(self.hours.keys() & set(self.store.backups.names()))
        if there:
            name = pick.choice(there)
            self._go_back_to(self.store.snapshot_at(name).pages, self.hours[name])

    @rule(pick=st.randoms(use_true_random=False))
    def erase_one(self, pick: random.Random) -> None:
        erasable = [d for d in self._others() if isinstance(d, Entry | Mark)]
        if not erasable:
            return
        document = pick.choice(erasable)
        key = documents.TABLE_OF[type(document)], document.id

        def is_wanted(table: str, id: str, _: Fields) -> bool:
            return (table, id) == key

        self.clock.tick(1)
        self.acts = {}
        erase(self.root / "data", self.root / "state", self.clock, is_wanted, UNENCRYPTED)
        del self.model[type(document), document.id]
        for known in self.hours.values():
            known.pop((type(document), document.id), None)

    @invariant()
    def the_disk_holds_what_the_model_says(self) -> None:
        assert self._found() == self.model
        fresh = open_store(self.root, self.clock)
        assert {key: d for page in PAGES for key, d in fresh.page(page).items()} == self.model

    @invariant()
    def backups_stay_by_their_number_and_are_not_too_many(self) -> None:
        names = self.store.backups.names()
        assert min(MIN_KEPT, self.taken) <= len(names) <= MAX_KEPT + 1

    def _go_back_to(self, pages: object, then: Known) -> None:
        assert isinstance(pages, dict)
        now = self.store.every_page()
        changes = [c for c in changes_to(pages, now) if not isinstance(c.document, Settings)]
        if changes:
            self._commit(*changes)
        expected = {k: d for k, d in then.items() if k[0] is not Settings}
        assert {k: d for k, d in self.model.items() if k[0] is not Settings} == expected

    def _commit(self, *changes: Change, undoes: str = "") -> None:
        self.clock.tick(1)
        self._before_writing()
        self._write(self._edit(*changes)._replace(undoes=undoes))
        for before, after in changes:
            if before is not None:
                self.model.pop((type(before), before.id), None)
            if after is not None:
                self.model[type(after), after.id] = after

    def _edit(self, *changes: Change) -> Edit:
        title = Title("entry.changed", "x")
        return Edit(self.store.ids.new_id(), self.clock.now(), title, changes)

    def _write(self, edit: Edit) -> None:
        before, known = set(self.store.backups.names()), dict(self.model)
        self.store.commit(edit)
        for name in set(self.store.backups.names()) - before:
            self.hours[name] = known
            self.taken += 1
        for page in {page_of(change.document) for change in edit.changes}:
            self.acts[page] = self.acts.get(page, 0) + 1
            assert len(self.store.records(page)) >= min(ACTS_KEPT, self.acts[page])

    def _before_writing(self) -> None:
        """Merge external changes first, so that a backup matches one model."""
        self._show()

    def _show(self) -> None:
        for page in PAGES:
            self.store.page(page)

    def _found(self) -> Known:
        return {key: d for page in PAGES for key, d in self.store.page(page).items()}

    def _others(self) -> list[Document]:
        found = [d for d in self.model.values() if not isinstance(d, Settings)]
        return sorted(found, key=lambda d: (type(d).__name__, d.id))

    def _path(self, page: str) -> Path:
        folder = self.root / "data"
        return (folder if page == "library" else folder / "months") / f"{page}.json"


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=examples(12), stateful_step_count=25, deadline=None)
