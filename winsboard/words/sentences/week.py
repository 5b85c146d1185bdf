"""The week page as text."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.model.documents import Entry, Prompt
from winsboard.domain.progress.week import Routine, WeekPage
from winsboard.words import say
from winsboard.words.sentences.entries import entry_words
from winsboard.words.sentences.progress import counted, days_words, wins_words


def week_page_lines(page: WeekPage, question: Prompt | None) -> list[str]:
    """The week page with a title and an optional question, without the total of wins.

    Empty if there is nothing to show.
    """
    lines = week_lines(page._replace(wins=0))
    if question is not None:
        lines += ["", question_line(question)]
    return ["", say("progress.week.title"), *lines] if lines else []


def week_lines(page: WeekPage) -> list[str]:
    """The week page: wins, wins on hard days, first times, and habits with counts."""
    lines: list[str] = []
    if page.wins:
        lines.append(say("progress.week", wins=wins_words(page.wins)))
    if page.hard_wins:
        lines.append(say("progress.week.hard", wins=counted("wins", wins=page.hard_wins)))
    if page.firsts:
        lines += [say("progress.week.firsts"), *_quoted(page.firsts)]
    if page.routines:
        lines += [say("progress.week.routines"), *(f"  {_routine(r)}" for r in page.routines)]
    return lines


def question_line(question: Prompt) -> str:
    """The gratitude question on one line."""
    return say("progress.week.gratitude", question=question.text)


def _quoted(entries: Sequence[Entry]) -> list[str]:
    return [f"  {entry_words(entry).partition(chr(10))[0]}" for entry in entries]


def _routine(routine: Routine) -> str:
    said = {"habit": routine.habit.label, "rest": days_words(routine.rest)}
    if not routine.days:
        return say("progress.week.routine.resting", **said)
    key = "progress.week.routine.rest" if routine.rest else "progress.week.routine"
    return say(key, days=days_words(routine.days), **said)
