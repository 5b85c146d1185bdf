"""The names of tags, areas and kinds that a search query can use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from winsboard.domain.journal.query import Label, Names
from winsboard.domain.library.areas import Areas, key_of
from winsboard.domain.library.names import names_by_id
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import ENTRY_KINDS, TICK, EntryKind
from winsboard.domain.text.folding import fold, fold_name
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.feelings import energy_scale, mood_scale, trigger_categories
from winsboard.words.catalog.forms import progress_forms
from winsboard.words.catalog.habits import win_tags


def search_names(board: Board) -> Names:
    """All names for the query parser, folded, and the labels of field values."""
    people = {id: fold_name(name) for id, name in names_by_id(board).items()}
    names = _other_names()
    labels = (Label("people", id, name) for id, name in people.items())
    return names._replace(
        areas=_area_names(areas_of(board)), people=people, labels=(*names.labels, *labels)
    )


@cache
def _other_names() -> Names:
    """The names that are the same on every board."""
    shown: tuple[EntryKind, ...] = (*ENTRY_KINDS, TICK)
    kinds = {fold_name(kind): kind for kind in shown}
    return Names(
        tags={fold_name(name): id for id, label in win_tags().items() for name in (label, id)},
        areas={},
        kinds={fold_name(format_phrase(f"spoken.kind.{kind}")): kind for kind in shown} | kinds,
        labels=tuple(_labels()),
    )


@lru_cache(maxsize=4)
def _area_names(areas: Areas) -> Mapping[str, frozenset[str]]:
    """The keys of the areas by name; hidden and deleted ones too, because entries keep them.

    A shipped area is also found by its id, unless another area has that name.
    """
    ids = {fold_name(area.of): areas.alike(area.of) for area in areas.every if area.of}
    return ids | {fold_name(area.name): areas.alike(key_of(area)) for area in areas.every}


def _labels() -> Iterator[Label]:
    """The labels of moods, energies, trigger categories and forms of progress."""
    for field, scale in (("mood", mood_scale()), ("energy", energy_scale())):
        yield from (Label(field, grade.value, fold(grade.label)) for grade in scale)
    for category in trigger_categories().values():
        yield Label("about", category.id, fold(category.label))
    for id, form in progress_forms().items():
        yield Label("form", id, fold(form.label))


def tag_label(tag: str) -> str:
    """The label of a shipped tag; any other tag is its own label."""
    return win_tags().get(tag, tag)
