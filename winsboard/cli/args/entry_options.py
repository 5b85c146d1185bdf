"""The options of `entry` that say more about it: kind, form of progress, people and feelings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from winsboard.cli.args.parser import ParsedArgs, joined_words
from winsboard.domain.journal import entries, metadata
from winsboard.domain.library import items, people
from winsboard.domain.library.names import ids_of
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.sanitize import line
from winsboard.domain.wellbeing import moods
from winsboard.notebook.notebook import Notebook
from winsboard.words.catalog.forms import parse_form

EntryChange: TypeAlias = Callable[[Entry], Edit | None]
"""Makes the edit that an option asks for; None if nothing changes."""
NONE: Final = "none"
"""Typed to remove the form of progress."""


def kind_changes(notebook: Notebook, args: ParsedArgs) -> Iterator[EntryChange]:
    """The changes of kind, form, people and feelings that the options ask for, in this order."""
    moment = notebook.edit_context
    if args.has("--win"):
        yield lambda e: entries.turn_into(e, "win", moment())
    if args.has("--note"):
        yield lambda e: entries.turn_into(e, "note", moment())
    if (typed := args.value("--form")) is not None:
        wanted = joined_words([typed])
        form = "" if fold_name(wanted) == NONE else parse_form(wanted)
        yield lambda e: metadata.form(e, form, moment())
    come, go = (_names(notebook, args.all(option)) for option in ("--for", "--not-for"))
    if come or go:
        yield lambda e: metadata.people(
            e, changed_names(ids_of(notebook.board, e.people), come, go), moment()
        )
    more, less = (_words(args.all(option)) for option in ("--feeling", "--not-feeling"))
    if more or less:
        yield lambda e: moods.with_feelings(
            notebook.board, e, changed_names(e.feelings, more, less), moment()
        )


def talk_changes(notebook: Notebook, args: ParsedArgs) -> Iterator[EntryChange]:
    """Putting the entry on the list of what to talk about, or taking it off. Raises Refusal."""
    moment, who = notebook.edit_context, args.value("--talk-with")
    if args.has("--talk") or who is not None:
        named = (
            None if who is None else items.find(people.listed(notebook.board), joined_words([who]))
        )
        yield lambda e: metadata.talk(e, True, moment(), who=named.id if named else "")
    if args.has("--no-talk"):
        yield lambda e: metadata.talk(e, False, moment())


def changed_names(there: Sequence[str], add: Sequence[str], drop: Sequence[str]) -> list[str]:
    """The names with some added and some removed; they are compared without case and accents."""
    gone, known = set(map(fold_name, drop)), set(map(fold_name, there))
    new = [name for name in add if fold_name(name) not in known]
    return [name for name in (*there, *new) if fold_name(name) not in gone]


def _names(notebook: Notebook, typed: Sequence[str]) -> list[str]:
    """Ids of people, and names as typed that are nobody's alone. Raises Refusal."""
    names = [line(joined_words([name]), "person.no_name") for name in typed]
    return [*ids_of(notebook.board, names)]


def _words(typed: Sequence[str]) -> list[str]:
    """Feeling words as typed. Raises Refusal if one is empty."""
    return [line(joined_words([word]), "mood.no_word") for word in typed]
