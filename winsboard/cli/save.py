"""Saving an edit and reporting it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.cli.io.output import print_lines
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import format_phrase
from winsboard.words.text.titles import title_words


def commit_and_report(
    notebook: Notebook, edit: Edit | None, day: date | None = None, *, is_named: bool = False
) -> None:
    """Commit an edit and print what it did; without an edit, that nothing had to change.

    A `day` other than today is named, and with `is_named` today as well: a day that was typed is
    always said in full, so that nobody writes into another one than they meant.
    """
    today = notebook.today
    if edit is None:
        print_lines([_on_day(format_phrase("cli.already"), day, today, is_named=is_named)])
        return
    notebook.commit(edit)
    print_lines([_on_day(title_words(edit.title), day, today, is_named=is_named)])


def commit_and_celebrate(
    notebook: Notebook,
    edit: Edit,
    day: date,
    event: str,
    area: str = "",
    tags: Sequence[str] = (),
    *,
    is_named: bool = False,
) -> None:
    """Commit an edit, print what it did, and answer with a line if the settings ask for one.

    Without an event there is no line. `is_named` is as in `commit_and_report`.
    """
    if not event or not notebook.board.settings.celebrate:
        commit_and_report(notebook, edit, day, is_named=is_named)
        return
    from winsboard.words.sentences.celebration import Occasion, line_for

    today = notebook.today
    try:
        notebook.load_days(today, today)
    except StoreError:
        # The day's mood is unknown, so there is no line; the edit is saved all the same.
        commit_and_report(notebook, edit, day, is_named=is_named)
        return
    deed = Occasion(event, area, tags, day)
    try:
        line = line_for(notebook.board, today, edit, notebook.recent_lines(), deed)
    except (StoreError, OSError):
        # The line only decorates, so an error in choosing it must not prevent the commit.
        line = None
    notebook.commit(edit._replace(said=line.id) if line else edit)
    done = _on_day(title_words(edit.title), day, today, is_named=is_named)
    print_lines([done, *([line.text] if line else [])])


def _on_day(what: str, day: date | None, today: date, *, is_named: bool) -> str:
    if day is None or (day == today and not is_named):
        return what
    from winsboard.words.text.dates import day_words

    return format_phrase("cli.done_on", what=what, day=day_words(day, today))
