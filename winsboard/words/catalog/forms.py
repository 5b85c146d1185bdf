"""The shipped forms of progress, such as "something clicked"."""

from __future__ import annotations

from functools import cache

from winsboard.domain.errors import Refusal
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line
from winsboard.named_tuple import NamedTuple
from winsboard.words import content


class ProgressForm(NamedTuple):
    """A form that progress can have."""

    label: str
    about: str
    """What it means, in one sentence."""


@cache
def progress_forms() -> dict[str, ProgressForm]:
    """The forms by id, in order."""
    shipped = content("habits")["progress_forms"]
    return {f["id"]: ProgressForm(f["label"], f["description"]) for f in shipped}


def form_label(form: str) -> str:
    """The label of a form; any other text is its own label."""
    found = progress_forms().get(form)
    return found.label if found else form


def parse_form(typed: str) -> str:
    """The id of the form with that id or label, or with a word that begins so.

    Raises Refusal, which lists all forms, if there is no such form.
    """
    wanted = one_line(typed)
    names = [(name, id) for id, form in progress_forms().items() for name in (id, form.label)]
    found = best_match(wanted, names)
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{id} ({form.label})" for id, form in progress_forms().items())
    raise Refusal("form.unknown", name=wanted[:40], known=known)
