"""The names of tags, areas and kinds that a search query can use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from winsboard.domain.journal.query import Label, Names
from winsboard.domain.model.documents import ENTRY_KINDS
from winsboard.domain.text.folding import fold, fold_name
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import energy_scale, mood_scale, trigger_categories
from winsboard.words.catalog.forms import progress_forms
from winsboard.words.catalog.habits import areas, win_tags


@cache
def search_names() -> Names:
    """All names for the query parser, folded, and the labels of field values."""
    kinds = {fold_name(kind): kind for kind in ENTRY_KINDS}
    return Names(
        tags={fold_name(name): id for id, label in win_tags().items() for name in (label, id)},
        areas={fold_name(name): a.id for a in areas().values() for name in (a.label, a.id)},
        kinds={fold_name(format_phrase(f"spoken.kind.{kind}")): kind for kind in ENTRY_KINDS}
        | kinds,
        labels=tuple(_labels()),
    )


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
