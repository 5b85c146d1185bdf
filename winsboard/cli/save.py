"""Saving an edit and reporting it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from winsboard.cli.io.output import print_lines
from winsboard.domain.model.documents import Mark
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook, StoreError
from winsboard.words import format_phrase
from winsboard.words.text.titles import title_words

if TYPE_CHECKING:
    from winsboard.words.sentences.answer import Score


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
    saved = notebook.commit(edit)
    done = _on_day(title_words(edit.title), day, today, is_named=is_named)
    print_lines([done, *ready_lines(edit, saved)])


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
    from winsboard.words.sentences.celebration import Answer, Occasion, answer_to

    today = notebook.today
    try:
        notebook.load_days(today, today)
    except StoreError:
        # The day's mood is unknown, so there is no line; the edit is saved all the same.
        commit_and_report(notebook, edit, day, is_named=is_named)
        return
    deed = Occasion(event, area, tags, day)
    try:
        score = _score_for(notebook, edit)
        lines = notebook.lines.recent(today, day or today)
        answer = answer_to(notebook.board, today, edit, lines, deed, score)
    except (StoreError, OSError):
        # The line only decorates, so an error in choosing it must not prevent the commit.
        answer = Answer(edit)
    saved = notebook.commit(answer.edit)
    done = _on_day(title_words(edit.title), day, today, is_named=is_named)
    said = [answer.text] if answer.text else []
    print_lines([done, *said, *ready_lines(answer.edit, saved)])


def ready_lines(edit: Edit, saved: Edit) -> list[str]:
    """What became ready by an edit, which was saved with everything that followed from it."""
    if saved is edit:
        return []
    from winsboard.words.sentences.rewards import ready_words

    said = ready_words(saved)
    return [said] if said else []


def _score_for(notebook: Notebook, edit: Edit) -> Score | None:
    """How to compute the steadiness of the habit that is ticked, after loading its last year.

    None if its highest word was told already, or if it is too new to have another word.
    """
    if not any(isinstance(change.after, Mark) for change in edit.changes):
        return None
    from winsboard.words.sentences.answer import ticked_habit

    habit = ticked_habit(notebook.board, edit)
    if habit is None:
        return None
    from winsboard.words.catalog.habits import steadiness_rank

    if habit.reached >= steadiness_rank(1.0):
        return None
    from winsboard.domain.habits.year_scores import YearScores
    from winsboard.domain.text.calendar import LOOKS_BACK

    today = notebook.today
    notebook.load_days(today - LOOKS_BACK, today)
    scores = YearScores()
    return lambda board, habit: scores.steadiness(board, habit, today)


def _on_day(what: str, day: date | None, today: date, *, is_named: bool) -> str:
    if day is None or (day == today and not is_named):
        return what
    from winsboard.words.text.dates import day_words

    return format_phrase("cli.done_on", what=what, day=day_words(day, today))
