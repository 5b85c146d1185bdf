"""Simulated people whose machines have wrong clocks, and an independent record of what they did.

What a person did, and what they saw when they did it, is recorded outside of the program, so that
no check depends on what the program believes.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.conftest import SATURDAY_MORNING, FakeClock
from tests.store.boards import DAY, MONTH, WALK, open_store
from tests.store.trials.mixes import MIXES, Mix
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import metadata as entries
from winsboard.domain.model.board import Page
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Mark, mark_id, month_of, page_of
from winsboard.domain.model.edits import Change, Edit, Title, inverse
from winsboard.store.archive.snapshots import changes_to
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.crypto.key_ring import KeyRing
from winsboard.store.erasure.erase import erase
from winsboard.store.errors import Unreadable
from winsboard.store.format.lazy_document import Fields

HABITS = ("1001", "1002")
MONTHS = (MONTH, "2026-10", "2026-09")
DAYS = (DAY, date(2026, 10, 5), date(2026, 9, 30))
LAST_DAY = date(2027, 12, 31)


class Act(NamedTuple):
    """An action of a person on one page: a text that is there from now on, or a tick."""

    page: str
    text: str = ""
    cell: str = ""
    state: str = ""
    about: str = ""
    """The text of an entry that was removed, or of which another field was changed."""
    before: str = ""
    """The text it replaced."""
    ids: frozenset[str] = frozenset()
    """The id of the entry and those it had before it was moved."""


class Erasure(NamedTuple):
    """An entry that someone erased."""

    number: int
    """The number of the action."""
    standing: frozenset[str]
    """The texts that were on the board and were gone afterwards."""
    wordings: frozenset[str]
    """These, and all that the person could see that they were before."""
    ids: frozenset[str]
    """The ids of the entry."""
    said: frozenset[str]
    """What the entry said and had said, also where another one that stays says the same."""
    others: frozenset[str]
    """The ids of the entries that stood on the board after it."""


@dataclass(slots=True)
class File:
    """What a sync tool knows about one file on one machine."""

    raw: bytes | None
    version: Counter[int]
    changed: float
    acts: frozenset[int]
    """The actions on this page that had reached the machine when it was written."""


@dataclass(slots=True)
class Ledger:
    """The actions of all people together."""

    acts: list[Act] = field(default_factory=list)
    outdated: set[int] = field(default_factory=set)
    """Actions known to someone who later removed the text or set the cell."""
    known: list[frozenset[int]] = field(default_factory=list)
    """For each action, the actions its author knew of."""
    erasures: list[Erasure] = field(default_factory=list)
    seen_again: set[str] = field(default_factory=set)
    """Erased texts that stood in a page of a machine that had heard of the erasing."""
    done: Counter[str] = field(default_factory=Counter)
    """How often each kind of action was done."""

    def texts(self, known: Collection[int] | None = None) -> set[str]:
        """The texts that must be found, because nobody who saw them has removed them.

        `known` limits this to actions someone has heard of; by default all are included.
        """
        acts = range(len(self.acts)) if known is None else known
        said = [n for n in acts if n not in self.outdated and not self._is_moved_away(n)]
        left = {self.acts[n].text for n in said} - {""}
        return {text for text in left if not self._is_erased(text)}

    def _is_moved_away(self, number: int) -> bool:
        """Whether an act gave an entry only another place while somebody wanted it gone for good.

        Neither knew of the other. Another entry that says the same, and that the person let stand,
        is none of that: it has to be found, wherever it was moved meanwhile.
        """
        act = self.acts[number]
        return any(
            act.text in erasure.said
            and act.ids & erasure.ids
            and not act.ids & erasure.others
            and number not in self.known[erasure.number]
            and erasure.number not in self.known[number]
            for erasure in self.erasures
        )

    def _is_erased(self, text: str) -> bool:
        """Whether someone who had seen this text of an entry erased that entry.

        Each text is typed only once in a history. Wherever else it is, it was moved there, or undo
        or a backup restored it: the same text of the same entry, which the person has read on the
        board or in its history. So such a copy may disappear, even if it was made by someone who
        did not know of the erasure. Text that was typed elsewhere and that the person has not read
        is never included, nor that of another entry or of another version that was not erased. And
        a person who restores text knowing that it was erased wants it: then it has to be found.
        """
        return any(
            text in erasure.wordings and not self._is_wanted_again(text, erasure.number)
            for erasure in self.erasures
        )

    def _is_wanted_again(self, text: str, erasure: int) -> bool:
        said = (n for n, act in enumerate(self.acts) if act.text == text)
        return any(erasure in self.known[n] for n in said if n not in self.outdated)

    def related(self, entry: Entry, known: Collection[int]) -> set[str]:
        """The texts of an entry and its versions, according to the known actions."""
        texts, ids = {entry.text}, {entry.id, *entry.was}
        said = [act for act in map(self.acts.__getitem__, known) if act.text]
        while more := [
            act
            for act in said
            if (ids & act.ids or {act.text, act.before} & texts)
            and not (act.ids <= ids and {act.text, act.before} - {""} <= texts)
        ]:
            ids.update(*(act.ids for act in more))
            texts.update(text for act in more for text in (act.text, act.before) if text)
        return texts

    def wordings(self, texts: Collection[str], entry: Entry, known: Collection[int]) -> set[str]:
        """These texts, others of the same entry, and those they replaced."""
        said = [act for act in map(self.acts.__getitem__, known) if act.text]
        found = {*texts, *(act.text for act in said if act.ids & {entry.id, *entry.was})}
        while more := {act.before for act in said if act.text in found} - found - {""}:
            found |= more
        return found

    def cells(self) -> set[str]:
        """The cells that must be ticked."""
        left = (act for n, act in enumerate(self.acts) if n not in self.outdated)
        return {act.cell for act in left if act.state}

    def gone_for_good(self) -> set[str]:
        """The texts that must not be found anywhere: someone who knew all of them erased them."""
        return {text for erasure in self.erasures for text in self.gone_with(erasure)}

    def gone_with(self, erasure: Erasure) -> set[str]:
        """The texts of an erasure whose author knew every action about them.

        A machine that has heard of this erasure holds none of them. It may still hold a text that
        only another erasure, of which it has not heard, takes away for good.
        """
        known = self.known[erasure.number]
        acts = enumerate(self.acts)
        unread = {text for n, act in acts if n not in known for text in (act.text, act.about)}
        return set(erasure.standing - unread)

    def all_texts(self) -> set[str]:
        """Everything that was ever written."""
        return {act.text for act in self.acts if act.text}


class Machine:
    """A folder with a board, a clock that may be wrong, and a person."""

    def __init__(
        self,
        root: Path,
        number: int,
        chance: random.Random,
        ledger: Ledger,
        ring: KeyRing | None,
        mix: Mix = MIXES["usual"],
    ) -> None:
        self.mix = mix
        self.root = root
        self.envelope = Envelope(root / "data", ring)
        (root / "data").mkdir(parents=True)
        if ring is not None:
            self.envelope.write_key_file(root / "data")
        self.number = number
        self.chance = chance
        self.ledger = ledger
        self.clock = FakeClock(SATURDAY_MORNING + timedelta(hours=chance.uniform(-960, 960)))
        self.store = open_store(root, self.clock, self.envelope)
        self.acts: set[int] = set()
        """The actions that have reached this machine."""
        self.files: dict[Path, File] = {}
        self.bases: dict[tuple[int, Path], bytes] = {}
        """What version control last fetched from another machine."""
        self.backup: Mapping[str, Page] = {}

    def do_something(self) -> None:
        """One action of the person, who sees the current board or earlier texts."""
        self.clock.tick(self.chance.uniform(0.1, 4000))
        stale = self.entries() if self.chance.random() < 0.15 else None
        if self.chance.random() < 0.2:
            self.store = open_store(self.root, self.clock, self.envelope)
        self.look()
        acts: dict[str, Callable[[], None]] = {
            "write": self._write,
            "tick": self._tick,
            "undo": self._undo,
            "restore": self._restore,
            "change": lambda: self.change(stale or self.entries()),
            "erase_one": self._erase_one,
        }
        (act,) = self.chance.choices(list(self.mix.acts), list(self.mix.acts.values()))
        acts[act]()

    def entries(self) -> list[Entry]:
        """What the person sees of the three months."""
        found = [d for name in MONTHS for d in self.store.page(name).values()]
        return sorted((d for d in found if isinstance(d, Entry)), key=lambda e: (e.id, e.day))

    def marks(self) -> dict[str, Mark]:
        """The ticks."""
        return {d.id: d for d in self.store.page(MONTH).values() if isinstance(d, Mark)}

    def look(self) -> None:
        """An open board checks for changes."""
        self.store.changed()
        self.store.merge_incoming(MONTHS)
        for file in self.files.values():
            if file.raw is not None:
                self.acts |= file.acts
        self._look_for_erased()

    def _look_for_erased(self) -> None:
        """Words that are gone for good are in no page, also not where nobody sees them."""
        for erasure in (e for e in self.ledger.erasures if e.number in self.acts):
            page = self.ledger.acts[erasure.number].page
            files = [raw for path, raw in self.pages().items() if path.stem == page]
            raw = b"".join(map(self.envelope.from_disk, files))
            gone = self.ledger.gone_with(erasure)
            back = {text for text in gone if text.encode() in raw}
            self.ledger.seen_again |= back

    def _moment(self) -> EditContext:
        return EditContext(self.clock.now(), LAST_DAY, self.store.ids.new_id)

    def _new_text(self) -> str:
        return f"text {len(self.ledger.acts)} of {self.number};"

    def _commit(self, kind: str, *changes: Change, undoes: str = "") -> None:
        edit = self._moment().edit(Title("entry.changed", "x"), *changes)
        self._carry_out(kind, edit._replace(undoes=undoes))

    def _carry_out(self, kind: str, edit: Edit) -> None:
        """Apply an edit; record the texts the person removed and those that are there now."""
        self.ledger.done[kind] += 1
        there = {(page_of(entry), entry.id): entry.text for entry in self.entries()}
        self.store.commit(edit)
        now = {(page_of(entry), entry.id): entry.text for entry in self.entries()}
        known = set(self.acts)
        for before, after in edit.changes:
            if isinstance(before, Entry) and (after is None or _text(after) != before.text):
                place = page_of(before), before.id
                # Moving an entry includes what another process has made of it.
                gone = {before.text, there.get(place, before.text) if kind == "move" else ""}
                self._let_go(known, {(page_of(before), text) for text in gone})
                # Its history contains this text until someone erases it knowing of it.
                self._note(Act(page_of(before), about=before.text))
            if isinstance(after, Entry) and (before is None or _text(before) != after.text):
                place = page_of(after), after.id
                text = now.get(place, after.text)
                was = _text(before) or ""
                ids = frozenset((after.id, *after.was))
                self._note(Act(place[0], text=text, before=was, ids=ids))
            elif isinstance(after, Entry):
                self._note(Act(page_of(after), about=after.text))

    def _let_go(self, known: set[int], places: set[tuple[str, str]]) -> None:
        for n in known:
            act = self.ledger.acts[n]
            if act.text and (act.page, act.text) in places:
                self.ledger.outdated.add(n)

    def _note(self, act: Act) -> None:
        self.ledger.known.append(frozenset(self.acts))
        self.acts.add(len(self.ledger.acts))
        self.ledger.acts.append(act)

    def _write(self) -> None:
        day = self.chance.choice(DAYS)
        entry = WALK._replace(id=self.store.ids.new_id(), day=day, text=self._new_text())
        self._commit("write", Change(None, entry))

    def change(self, found: list[Entry]) -> None:
        """Change one of these entries in some way."""
        if not found:
            return
        entry = self.chance.choice(found[: self.mix.most])
        kind = self.chance.choice(self.mix.changes)
        if kind == "text":
            self._commit(kind, Change(entry, entry._replace(text=self._new_text())))
        elif kind == "area":
            self._commit(kind, Change(entry, entry._replace(area=f"area {self.number}")))
        elif kind == "remove":
            self._commit(kind, Change(entry, None))
        elif kind == "move":
            day = self.chance.choice([day for day in DAYS if month_of(day) != page_of(entry)])
            edit = entries.move(entry, day, self._moment(), boundary=0)
            assert edit is not None
            self._carry_out(kind, edit)
        elif self.chance.random() < 0.3:
            self._erase(entry)

    def _undo(self) -> None:
        """Undo any edit, unless something has changed since."""
        records = [r for name in MONTHS for r in self.store.records(name) if r.changes]
        if not records:
            return
        with suppress(Refusal):
            edit = self.store.restore(self.chance.choice(records[-12:]))
            back = inverse(edit, id=self.store.ids.new_id(), at=self.clock.now())
            if all(isinstance(change.document, Entry) for change in back.changes):
                self._carry_out("undo", back)

    def _restore(self) -> None:
        """Make a backup, or restore the existing one."""
        now = {name: _entries_of(self.store.page(name)) for name in MONTHS}
        if not self.backup or self.chance.random() < 0.5:
            self.backup = now
        elif changes := changes_to(self.backup, now):
            self._commit("restore", *changes)

    def _erase_one(self) -> None:
        """Erase one of several versions of an entry, or one of two that a move has left."""
        entries = self.entries()
        several = [
            one
            for one in entries
            if any(
                other.id != one.id
                and (
                    {other.id, *other.was} & {one.id, *one.was}
                    or other.text in self.ledger.related(one, self.acts)
                )
                for other in entries
            )
        ]
        if several:
            self.ledger.done["erase one"] += 1
            self._erase(self.chance.choice(several))

    def _erase(self, entry: Entry) -> None:
        self.ledger.done["erase"] += 1

        def is_wanted(table: str, id: str, _: Fields) -> bool:
            return (table, id) == ("entries", entry.id)

        before = {(page_of(e), e.text) for e in self.entries()}
        known = set(self.acts)
        erase(self.root / "data", self.root / "state", self.clock, is_wanted, self.envelope)
        self.store = open_store(self.root, self.clock, self.envelope)
        left = {(page_of(e), e.text) for e in self.entries()}
        # Text that was not of this entry must stay.
        related = self.ledger.related(entry, known)
        gone = {(page, text) for page, text in before - left if text in related}
        self._let_go(known, {*gone, (page_of(entry), entry.text)})
        # A concurrent move has created a twin, which is an entry of its own.
        stay = {text for _, text in left}
        standing = {text for _, text in gone} - stay
        wordings = self.ledger.wordings(standing, entry, known) - stay
        number = len(self.ledger.acts)
        self._note(Act(page_of(entry)))
        self.ledger.erasures.append(
            Erasure(
                number,
                frozenset(standing),
                frozenset(wordings),
                frozenset((entry.id, *entry.was)),
                frozenset(self.ledger.wordings({entry.text}, entry, known)),
                frozenset(each.id for each in self.entries()),
            )
        )
        self._look_for_erased()
        self.backup = {}

    def _tick(self) -> None:
        habit = self.chance.choice(HABITS)
        cell = mark_id(habit, DAY)
        before = self.marks().get(cell)
        wished = self.chance.choice(["done", "some", "rest", ""])
        if (before.state if before else "") == wished:
            return
        after = Mark(cell, habit, DAY, wished) if wished else None  # type: ignore[arg-type]
        self._commit("tick", Change(before, after))
        self.ledger.outdated |= {n for n in self.acts if self.ledger.acts[n].cell == cell}
        self._note(Act(MONTH, cell=cell, state=wished))

    def scan(self) -> None:
        """The sync tool checks which files have changed."""
        found = self.pages()
        for path in sorted(found.keys() | self.files.keys()):
            raw, known = found.get(path), self.files.get(path)
            if known is None or known.raw != raw:
                version = Counter(known.version if known else {})
                version[self.number] += 1
                now = self.clock.now().timestamp()
                acts = (n for n in self.acts if path.stem.startswith(self.ledger.acts[n].page))
                self.files[path] = File(raw, version, now, frozenset(acts))

    def put(self, path: Path, file: File) -> None:
        """A file arrives."""
        target = self.root / "data" / path
        if file.raw is None:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            temp = target.with_name(".syncthing.tmp")
            temp.write_bytes(file.raw)
            temp.replace(target)
        self.files[path] = file

    def pages(self) -> dict[Path, bytes]:
        """The current files of the board."""
        data = self.root / "data"
        return {p.relative_to(data): p.read_bytes() for p in data.rglob("*.json")}

    def missing(self) -> set[str]:
        """The texts that have reached this machine, were not removed and cannot be found."""
        known = self.ledger.texts(self.acts)
        return known - {entry.text for entry in self.entries()}

    def is_readable(self) -> bool:
        """Whether every page can be read."""
        try:
            self.entries()
        except Unreadable:
            return False
        return True


def _text(document: object) -> str | None:
    return document.text if isinstance(document, Entry) else None


def _entries_of(page: Page) -> Page:
    return {key: d for key, d in page.items() if isinstance(d, Entry)}
