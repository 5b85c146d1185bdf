"""The form for a kind of document, built from its declaration in `domain.schema.kinds`.

The phrases are named after the kind: `own.ritual.name`, or `own.name` if the kind has none of its
own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from winsboard.domain.library import items
from winsboard.domain.schema.kinds import KINDS
from winsboard.notebook.collections import Collection
from winsboard.tui.components.dialogs.form import Field, FieldKind, Filled, Form
from winsboard.tui.session.forms import fill_in
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase, phrase
from winsboard.words.parse.field_text import NO, YES, kind_words, text_of, value_of

D = TypeVar("D")


class DocumentForm(Generic[D]):
    """A form to add or edit documents of one kind."""

    collection: Collection[Any]
    event: ClassVar[str] = ""
    """The celebration event for adding a document."""
    ids: ClassVar[Mapping[str, str]] = {}
    """Field ids on the form that differ from the names in the declaration."""

    def __init__(self, session: Session, collection: Collection[Any] | None = None) -> None:
        self.session = session
        self.collection = collection or self.collection
        self.kind = KINDS[self.collection.kind]

    async def write(self, item: D) -> bool:
        """Show the form for a new or existing item; returns whether it was saved."""
        rules, session, is_new = self.collection, self.session, self.is_new(item)
        form = Form(
            title=self.form_title(item),
            fields=[self._field(name) for name in self.kind.form],
            saved={self._id(name): text for name, text in self.initial_values(item).items()},
            draft=self.draft(item),
        )

        def wished(filled: Filled) -> D:
            return self.read(item, self._typed(filled))

        return await fill_in(
            session,
            form,
            lambda filled: rules.check(session.board, wished(filled), session.today),
            lambda filled, context: (
                rules.add(session.board, wished(filled), context)
                if is_new
                else rules.change(session.board, item, wished(filled), context)
            ),
            event=self.event if is_new else "",
            preview=lambda filled: self.preview(item, self._typed(filled)),
        )

    def form_title(self, item: D) -> str:
        """Return the heading of the form."""
        return self.phrase("add" if self.is_new(item) else "form")

    def is_new(self, item: D) -> bool:
        """Return whether the item is new."""
        return not items.name_of(item)

    def draft(self, item: Any) -> str:
        """Return the key of the form's draft."""
        return f"{self.kind.noun}:{item.id or getattr(item, 'of', '') or 'new'}"

    def initial_values(self, item: D) -> dict[str, str]:
        """Return the initial values of the form."""
        return {n: text_of(self.kind.fields[n], getattr(item, n)) for n in self.kind.form}

    def read(self, item: Any, typed: Mapping[str, str]) -> D:
        """Parse the form's values into an item; raises Refusal if one is invalid."""
        values = {name: value_of(self.kind.fields[name], text) for name, text in typed.items()}
        changed: D = item._replace(**values)
        return changed

    def preview(self, _item: D, _typed: Mapping[str, str]) -> str:
        """Return what the form's values mean, to be shown before they are saved; often nothing.

        Raises Refusal if one is invalid.
        """
        return ""

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """Return the options of a field as label and value; empty if it is typed."""
        if self.kind.fields[name].type == "flag":
            return ((format_phrase("today.yes"), YES), (format_phrase("today.no"), NO))
        return [(self.phrase(f"{name}.{value}"), value) for value in self.kind.fields[name].choices]

    def phrase(self, name: str, /, **values: object) -> str:
        """Return a phrase of this kind, or the phrase shared by all kinds."""
        return kind_words(self.kind.noun, name, **values)

    def _typed(self, filled: Filled) -> dict[str, str]:
        return {name: filled[self._id(name)] for name in self.kind.form}

    def _field(self, name: str) -> Field:
        options = self.options(name)
        is_long = self.kind.fields[name].type in ("lines", "records", "prose")
        kind: FieldKind = "choice" if options else "lines" if is_long else "line"
        hint = phrase(f"own.{self.kind.noun}.{name}.hint") or ""
        return Field(self._id(name), self.phrase(name), kind, hint, options)

    def _id(self, name: str) -> str:
        return self.ids.get(name, name)
