"""The form of a document, as its kind is declared in `domain.schema.kinds`.

Its words follow from the kind's noun: `own.ritual.name` in the phrases, or `own.name` where it has
none of its own.
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
from winsboard.words import phrase, say
from winsboard.words.parse.field_text import NO, YES, kind_words, text_of, value_of

D = TypeVar("D")


class DocumentForm(Generic[D]):
    """Writes documents of one kind: new ones, and other words for those there are."""

    collection: Collection[Any]
    event: ClassVar[str] = ""
    """The celebration event that it is to add one."""
    ids: ClassVar[Mapping[str, str]] = {}
    """What fields are called on the form, where that is not their name."""

    def __init__(self, session: Session, collection: Collection[Any] | None = None) -> None:
        self.session = session
        self.collection = collection or self.collection
        self.kind = KINDS[self.collection.kind]

    async def write(self, item: D) -> bool:
        """Show the form of an item, or of a new one; whether it was kept."""
        rules, session, is_new = self.collection, self.session, self.is_new(item)
        form = Form(
            title=self.form_title(item),
            fields=[self._field(name) for name in self.kind.form],
            kept={self._id(name): text for name, text in self.kept(item).items()},
            draft=self.draft(item),
        )

        def wished(filled: Filled) -> D:
            typed = {name: filled[self._id(name)] for name in self.kind.form}
            return self.read(item, typed)

        return await fill_in(
            session,
            form,
            lambda filled: rules.check(session.board, wished(filled), session.today),
            lambda filled, moment: (
                rules.add(session.board, wished(filled), moment)
                if is_new
                else rules.change(session.board, item, wished(filled), moment)
            ),
            event=self.event if is_new else "",
        )

    def form_title(self, item: D) -> str:
        """The heading of the form."""
        return self.say("add" if self.is_new(item) else "form")

    def is_new(self, item: D) -> bool:
        """Whether nothing of it is kept yet."""
        return not items.name_of(item)

    def draft(self, item: Any) -> str:
        """The name under which the form waits while it is not kept."""
        return f"{self.kind.noun}:{item.id or getattr(item, 'of', '') or 'new'}"

    def kept(self, item: D) -> dict[str, str]:
        """The fields of the form as they stand in it first."""
        return {n: text_of(self.kind.fields[n], getattr(item, n)) for n in self.kind.form}

    def read(self, item: Any, typed: Mapping[str, str]) -> D:
        """The item as the form was filled; raises Refusal for what cannot be read."""
        values = {name: value_of(self.kind.fields[name], text) for name, text in typed.items()}
        changed: D = item._replace(**values)
        return changed

    def options(self, name: str) -> Sequence[tuple[str, str]]:
        """What can be chosen for a field: how it reads, and its value; none where it is typed."""
        if self.kind.fields[name].type == "flag":
            return ((say("today.yes"), YES), (say("today.no"), NO))
        return [(self.say(f"{name}.{value}"), value) for value in self.kind.fields[name].choices]

    def say(self, name: str, /, **values: object) -> str:
        """A phrase of this kind, or the one that all kinds share."""
        return kind_words(self.kind.noun, name, **values)

    def _field(self, name: str) -> Field:
        options = self.options(name)
        is_long = self.kind.fields[name].type in ("lines", "records", "prose")
        kind: FieldKind = "choice" if options else "lines" if is_long else "line"
        hint = phrase(f"own.{self.kind.noun}.{name}.hint") or ""
        return Field(self._id(name), self.say(name), kind, hint, options)

    def _id(self, name: str) -> str:
        return self.ids.get(name, name)
