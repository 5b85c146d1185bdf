"""A note to somebody as a file, to send or to print."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.report.blocks import Paragraph, Report
from winsboard.report.writers import ENDINGS, written

FORMS: Final = {ENDINGS[form]: form for form in ("html", "markdown", "text")}
"""The format of each file extension."""


def form_of(path: Path) -> str:
    """The format that a file extension asks for. Raises Refusal for any other extension."""
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise Refusal("note.form", ending=path.suffix or path.name)
    return form


def note_text(title: str, text: str, form: str) -> str:
    """A note in a format: its title and its words, and nothing else."""
    return written(Report(title, (Paragraph(text),)), form)
