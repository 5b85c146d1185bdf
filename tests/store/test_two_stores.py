"""Two stores on one folder, checked against a dict over whole histories."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
)

from tests.conftest import FakeClock
from tests.store.boards import add, change, open_store, remove
from tests.store.strategies import entries, habits, marks
from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Document, Mark, page_of
from winsboard.domain.model.edits import Edit, inverse
from winsboard.domain.progress.summary import wins_in
from winsboard.store.format import page_json
from winsboard.store.page_io import parser

PAGES = ("library", "2025-12", "2026-01", "2026-02", "2026-03")


class StoreMachine(RuleBasedStateMachine):
    """Whatever two processes do in turn, the disk matches the model."""

    documents = Bundle[Document]("documents")
    edits = Bundle[Edit]("edits")

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        self.stores = [open_store(self.root, self.clock) for _ in range(2)]
        self.model: dict[tuple[type[Document], str], Document] = {}
        self.pages: dict[tuple[type[Document], str], str] = {}
        """The page an id was last used on; on another page a new document has a new id."""

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @rule(target=documents, document=st.one_of(habits, marks, entries), which=st.integers(0, 1))
    def create(self, document: Document, which: int) -> Document:
        key = (type(document), document.id)
        page = page_of(document)
        if key not in self.model and self.pages.setdefault(key, page) == page:
            self.clock.tick(0.001)
            add(self.stores[which], self.clock, document)
            self.model[key] = document
        return document

    @rule(
        target=edits,
        document=documents,
        other=st.one_of(habits, marks, entries),
        which=st.integers(0, 1),
    )
    def replace(
        self, document: Document, other: Document, which: int
    ) -> Edit | MultipleResults[Edit]:
        """Change all of its fields, including the day if possible."""
        now = self.model.get((type(document), document.id))
        if now is None or type(other) is not type(now):
            return multiple()
        after = other._replace(id=now.id)
        if after == now or (isinstance(now, Mark) and page_of(after) != page_of(now)):
            return multiple()
        self.clock.tick(0.001)
        edit = change(self.stores[which], self.clock, now, after)
        self.model[type(now), now.id] = after
        self.pages[type(now), now.id] = page_of(after)
        return edit

    @rule(target=edits, document=documents, which=st.integers(0, 1))
    def take_away(self, document: Document, which: int) -> Edit | MultipleResults[Edit]:
        now = self.model.pop((type(document), document.id), None)
        if now is None:
            return multiple()
        self.clock.tick(0.001)
        return remove(self.stores[which], self.clock, now)

    @rule(edit=consumes(edits), which=st.integers(0, 1))
    def undo(self, edit: Edit, which: int) -> None:
        """Undo from the history on disk; refused if and only if a document has changed since."""
        store = self.stores[which]
        page = page_of(edit.changes[0].document)
        (record,) = [r for r in store.records(page) if r.id == edit.id]
        touched = {(type(c.document), c.document.id): c for c in edit.changes}
        unchanged = all(self.model.get(key) == c.after for key, c in touched.items())
        try:
            restored = store.restore(record)
        except Refusal:
            assert not unchanged
            return
        assert unchanged
        self.clock.tick(0.001)
        store.commit(inverse(restored, id=store.ids.new_id(), at=self.clock.now()))
        for key, c in touched.items():
            if c.before is None:
                self.model.pop(key, None)
            else:
                self.model[key] = c.before
                self.pages[key] = page_of(c.before)

    @invariant()
    def both_stores_show_the_model(self) -> None:
        for store in self.stores:
            found = {key: d for page in PAGES for key, d in store.page(page).items()}
            assert found == self.model

    @invariant()
    def every_file_is_canonical_and_counts_its_wins(self) -> None:
        for path in (self.root / "data").rglob("*.json"):
            raw = path.read_bytes()
            assert page_json.serialize(path.stem, parser.parse(path.stem, raw), {}, {}).raw == raw
        for store in self.stores:
            assert sum(store.wins().values()) == sum(map(wins_in, self.model.values()))


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=examples(20), stateful_step_count=25, deadline=None)
