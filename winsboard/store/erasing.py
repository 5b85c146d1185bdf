"""Erasing for good: from the pages, their history, copies and backups, and from drafts.

What is erased is written over file by file, each atomically. What was set aside as damaged can not
be searched for certain and goes as a whole. Tombstones stay: they hold no words, and without them
another computer would bring back what was erased.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from winsboard.clock import Clock
from winsboard.store import form, stamps
from winsboard.store.backups import BACKUPS
from winsboard.store.copies import COPIES, Copies
from winsboard.store.drafts import DRAFTS
from winsboard.store.errors import cannot_save, unreadable
from winsboard.store.form import Fields, Tables, WrongShape
from winsboard.store.history import EDITS
from winsboard.store.ids import Ids
from winsboard.store.kept_files import leftovers
from winsboard.store.key_file import key_files_in
from winsboard.store.lock import Lock
from winsboard.store.seal import KEYS, Seal, is_sealed
from winsboard.store.shelf import MONTHS, is_page
from winsboard.store.staged import Staged

ERASABLE: Final = ("entries", "marks")
WHOLLY: Final = ("quarantine", "merged", "boards")
"""Folders of the state folder whose files go as a whole."""

Key: TypeAlias = tuple[str, str]
"""Table and id of a document."""

Wish: TypeAlias = Callable[[str, str, Fields], bool]
"""Whether a document is to be erased, by table, id and contents."""


class Erased(NamedTuple):
    """What an erasure did."""

    found: bool
    """Whether there was anything to erase."""
    kinds: Counter[str]
    """How many documents of each kind stood on the pages."""
    still: tuple[Path, ...]
    """Files in which the same words stand in something that was not erased."""


class _File(NamedTuple):
    path: Path
    page: str
    tables: Tables


def erase(data: Path, state: Path, clock: Clock, wish: Wish, seal: Seal) -> Erased:
    """Erase what is wished everywhere below two folders; raises StoreError.

    It can be done again after a disk has refused, and then does the rest.
    """
    lock = Lock(state / "lock")
    with lock.held():
        files = list(_files(data, state, seal))
        keys, words = _wanted(files, wish)
        ids = Ids(clock)
        kinds: Counter[str] = Counter()
        try:
            for file in files:
                is_page = file.path.is_relative_to(data)
                if is_page:
                    kinds.update(_kinds(file.tables, keys))
                after = without(file.tables, keys, words, ids if is_page else None)
                if DRAFTS in after:
                    drafts = after[DRAFTS].items()
                    after[DRAFTS] = {i: f for i, f in drafts if not wish(DRAFTS, i, f)}
                if after != file.tables:
                    raw = form.write(file.page, after, {}, {})
                    Staged(file.path, seal.to_disk(raw)).publish()
                    if is_page and file.path.stem == file.page:
                        Copies(state, seal).keep(file.page, raw)
            _drop_whole(data, state)
        except OSError as error:
            raise cannot_save(data, error) from error
        return Erased(bool(keys), kinds, tuple(_still(data, state, words, seal)))


def without(tables: Tables, keys: frozenset[Key], words: frozenset[str], ids: Ids | None) -> Tables:
    """Tables without some documents and all that is told of them.

    With `ids` each leaves a tombstone.
    """
    after: Tables = {name: dict(rows) for name, rows in tables.items()}
    for table, id in keys:
        fields = after.get(table, {}).pop(id, None)
        if fields is not None and ids is not None:
            stamp = ids.stamp(stamps.newest(fields))
            after.setdefault(stamps.REMOVED, {})[id] = stamps.tombstone(table, fields, stamp)
    acts = {id: _act_without(fields, keys) for id, fields in after.get(EDITS, {}).items()}
    if EDITS in after:
        after[EDITS] = {id: fields for id, fields in acts.items() if fields is not None}
    if DRAFTS in after:
        after[DRAFTS] = {
            id: fields for id, fields in after[DRAFTS].items() if not _tells(fields, keys, words)
        }
    return {name: rows for name, rows in after.items() if rows or name not in (EDITS, DRAFTS)}


def _act_without(fields: Fields, keys: frozenset[Key]) -> Fields | None:
    """An act without what it did to erased documents; none where nothing is left of it."""
    changes = fields.get("changes", [])
    left = [past for past in changes if (past.get("table"), past.get("id")) not in keys]
    if len(left) == len(changes):
        return fields
    # The title may quote the words.
    return {**fields, "changes": left, "to": "…"} if left else None


def _tells(draft: Fields, keys: frozenset[Key], words: frozenset[str]) -> bool:
    """Whether a draft is one of an erased document, or quotes it."""
    key = str(draft.get("key", "")).split(":")
    texts = " ".join(map(str, draft.get("texts", {}).values()))
    return any(id in key for _, id in keys) or any(text in texts for text in words)


def _files(data: Path, state: Path, seal: Seal) -> Iterator[_File]:
    """Every file that winsboard wrote; what can not be read of the kept copies is dropped."""
    for path in (*_of_data(data), *_of_state(state)):
        cause = "not_json"
        try:
            raw = seal.read(path)
            page = form.page_of(raw)
            if page is not None:
                yield _File(path, page, form.read(page, raw))
                continue
        except OSError as error:
            raise unreadable(path, error) from error
        except WrongShape as error:
            cause = str(error)
        if not path.is_relative_to(data):
            path.unlink()
        elif is_page(path.stem):
            raise unreadable(path, cause)


def _of_data(data: Path) -> list[Path]:
    found = [*data.glob("*.json"), *(data / MONTHS).glob("*.json")]
    return sorted(path for path in found if path.is_file())


def _of_state(state: Path) -> list[Path]:
    folders = (state / COPIES, state / BACKUPS)
    found = [path for folder in folders for path in folder.rglob("*.json")]
    return sorted(path for path in [*found, state / f"{DRAFTS}.json"] if path.is_file())


def _wanted(files: list[_File], wish: Wish) -> tuple[frozenset[Key], frozenset[str]]:
    """All documents to be erased, whatever version of them is kept where, and their words."""
    keys: set[Key] = set()
    words: set[str] = set()
    for file in files:
        for table, id, fields in _told(file.tables):
            if wish(table, id, fields):
                keys.add((table, id))
    for file in files:
        for table, id, fields in _told(file.tables):
            if (table, id) in keys or ("entries", str(fields.get("version_of"))) in keys:
                keys.add((table, id))
                words.update(_words(fields))
    return frozenset(keys), frozenset(words)


def _told(tables: Tables) -> Iterator[tuple[str, str, Fields]]:
    """The documents of a page, and what its history tells of them."""
    for table in ERASABLE:
        for id, fields in tables.get(table, {}).items():
            yield table, id, fields
    for fields in tables.get(EDITS, {}).values():
        for past in fields.get("changes", []):
            if past.get("table") in ERASABLE:
                yield past["table"], str(past.get("id")), past.get("was") or {}


def _words(fields: Fields) -> Iterator[str]:
    parts = fields.get("parts") or []
    for text in (fields.get("text"), *(part.get("answer") for part in parts)):
        if isinstance(text, str) and text.strip():
            yield text


def _kinds(tables: Tables, keys: frozenset[Key]) -> Iterator[str]:
    for table, id in keys:
        fields = tables.get(table, {}).get(id)
        if fields is not None:
            yield "tick" if table == "marks" else str(fields.get("kind"))


def _drop_whole(data: Path, state: Path) -> None:
    for name in WHOLLY:
        if (state / name).exists():
            shutil.rmtree(state / name)
    for path in list(leftovers(data, state)):
        path.unlink()


def _still(data: Path, state: Path, words: frozenset[str], seal: Seal) -> Iterator[Path]:
    wanted = [form.plain_bytes({"": text})[len(b'{"":"') : -len(b'"}')] for text in words]
    for path in (*_of_data(data), *_of_state(state)):
        # What can not be opened can be read by nobody.
        with suppress(WrongShape):
            raw = seal.read(path)
            if any(piece in raw for piece in wanted):
                yield path


def erase_everything(data: Path, state: Path) -> tuple[Path, ...]:
    """Remove every file winsboard wrote; the files of others that stay in the data folder.

    Raises StoreError.
    """
    try:
        with Lock(state / "lock").held():
            for path in _of_data(data):
                raw = path.read_bytes()
                if is_page(path.stem) or is_sealed(raw) or form.page_of(raw) is not None:
                    path.unlink()
            for path in key_files_in(data):
                path.unlink()
            for name in (COPIES, BACKUPS, KEYS):
                if (state / name).exists():
                    shutil.rmtree(state / name)
            _drop_whole(data, state)
            for path in (state / f"{DRAFTS}.json", state / "lock"):
                path.unlink(missing_ok=True)
        for folder in (data / MONTHS, data, state):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        return tuple(sorted(path for path in data.rglob("*") if path.is_file()))
    except OSError as error:
        raise cannot_save(data, error) from error
