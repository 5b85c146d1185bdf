"""Telling damage from an edit, and what is said about it."""

from __future__ import annotations

from pathlib import Path

from winsboard.domain.edits import Title
from winsboard.store import codec, form
from winsboard.store.drafts import DRAFTS
from winsboard.store.errors import SET_ASIDE
from winsboard.store.form import Kept, WrongShape
from winsboard.store.history import EDITS
from winsboard.store.rows import Fields
from winsboard.store.salvage import Saved, is_sound
from winsboard.store.waiting import WAITING
from winsboard.words import say


def one_bit_apart(raw: bytes, copy: bytes) -> bool:
    """Whether two files of one size differ in a single bit, as no person makes them."""
    if len(raw) != len(copy):
        return False
    difference = int.from_bytes(raw, "big") ^ int.from_bytes(copy, "big")
    return difference.bit_count() == 1


def is_sound_page(page: str, tables: Kept, copy: bytes | None) -> bool:
    """Whether every document of a page can be read that is another one in its copy.

    One made by hand may be without a stamp, and one that is new of a kind that a newer winsboard
    knows; none changes from a kind into an unknown one.
    """
    known = _tables(page, copy)
    return all(
        _is_readable(page, table, id, fields, known.get(table, {}).get(id))
        for table in (*codec.TABLE_OF.values(), EDITS, DRAFTS)
        for id, fields in tables.get(table, {}).items()
    )


def _is_readable(page: str, table: str, id: str, fields: Fields, was: Fields | None) -> bool:
    if fields == was:
        return True
    if table not in codec.TABLE_OF.values():
        return is_sound(page, table, id, fields)
    if not is_sound(page, table, id, {"_made": 0, **fields}):
        return False
    return was is None or codec.document_of(page, table, id, fields) is not None


def _tables(page: str, copy: bytes | None) -> Kept:
    try:
        return form.read(page, copy) if copy else {}
    except WrongShape:
        return {}


def told(path: Path, cause: str, aside: Path | None, saved: Saved) -> tuple[Title, str]:
    """The title in the history and the sentence for the person, about a page that was restored."""
    counts = {"copy": saved.from_copy, "file": saved.from_file, "lost": saved.lost}
    sealed = "sealed" if cause in ("broken_seal", *SET_ASIDE) else "whole"
    key = "alone" if not saved.had_copy else "lost" if saved.lost else sealed
    what = say(f"store.restored.{key}", **counts)
    why = say(f"store.why.{cause}")
    if aside is None:
        return Title("damage.gone", what), say("store.restored.gone", path=path, what=what)
    if cause in SET_ASIDE and aside.parent.name == WAITING:
        return Title("damage.restored", what), say(
            f"store.set_aside.{cause}", path=path, aside=aside
        )
    sentence = say("store.restored", path=path, why=why, aside=aside, what=what)
    return Title("damage.restored", what), sentence
