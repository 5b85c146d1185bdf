"""Saving an edit and reporting it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.cli.io.output import print_lines
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import say
from winsboard.words.text.titles import title_words


def commit_and_report(notebook: Notebook, edit: Edit | None, day: date | None = None) -> None:
    """Commit an edit and print what it did; none says that everything is so already.

    A `day` that is not today is named.
    """
    if edit is None:
        print_lines([say("cli.already")])
        return
    notebook.commit(edit)
    print_lines([_done(edit, day, notebook.today)])


def commit_and_celebrate(
    notebook: Notebook, edit: Edit, day: date, event: str, area: str = "", tags: Sequence[str] = ()
) -> None:
    """Commit an edit, print what it did, and answer it with a line if that is wished."""
    if not notebook.board.settings.celebrate:
        commit_and_report(notebook, edit, day)
        return
    from winsboard.words.sentences.celebration import Deed, line_for

    today = notebook.today
    try:
        notebook.show(today, today)
    except StoreError:
        # The tone of the day cannot be told; what was done is kept all the same.
        commit_and_report(notebook, edit, day)
        return
    deed = Deed(event, area, tags)
    try:
        line = line_for(notebook.board, today, edit, notebook.recent_lines(), deed)
    except (StoreError, OSError):
        # It only decorates, so nothing that keeps it from being read stops what it answers.
        line = None
    notebook.commit(edit._replace(said=line.id) if line else edit)
    print_lines([_done(edit, day, today), *([line.text] if line else [])])


def _done(edit: Edit, day: date | None, today: date) -> str:
    what = title_words(edit.title)
    if day is None or day == today:
        return what
    from winsboard.words.text.dates import near_day_words

    return say("cli.done_on", what=what, day=near_day_words(day, today))
