"""The week page as text."""

from __future__ import annotations

from collections.abc import Sequence

from winsboard.domain.model.documents import Entry, Prompt
from winsboard.domain.progress.week import HabitWeek, WeekPage
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import area_label
from winsboard.words.sentences.entries import win_words
from winsboard.words.sentences.progress import counted, days_words, wins_words


def week_page_lines(page: WeekPage, question: Prompt | None) -> list[str]:
    """The week page with a title and an optional question, without the total of wins.

    Empty if there is nothing to show.
    """
    lines = week_lines(page._replace(wins=0))
    if question is not None:
        lines += ["", question_line(question)]
    return ["", format_phrase("progress.week.title"), *lines] if lines else []


def week_lines(page: WeekPage) -> list[str]:
    """The week page: wins, wins on hard days, first times, and habits with counts."""
    lines: list[str] = []
    if page.wins:
        lines.append(format_phrase("progress.week", wins=wins_words(page.wins)))
    if any(area for area, _ in page.areas):
        lines.append(format_phrase("progress.week.areas", each=", ".join(map(_area, page.areas))))
    if page.hard_wins:
        lines.append(format_phrase("progress.week.hard", wins=counted("wins", wins=page.hard_wins)))
    lines += [_tag(name, wins) for name, wins in page.tags]
    if page.firsts or page.first_ticks:
        lines += [format_phrase("progress.week.firsts"), *_quoted(page.firsts)]
        lines += [f"  {habit.label}" for habit in page.first_ticks]
    if page.routines:
        lines += [
            format_phrase("progress.week.routines"),
            *(f"  {_routine(r)}" for r in page.routines),
        ]
    return lines


def question_line(question: Prompt) -> str:
    """The gratitude question on one line."""
    return format_phrase("progress.week.gratitude", question=question.text)


def _quoted(entries: Sequence[Entry]) -> list[str]:
    return [f"  {win_words(entry).partition(chr(10))[0]}" for entry in entries]


def _area(counted_area: tuple[str, int]) -> str:
    area, count = counted_area
    return format_phrase("progress.week.area", area=area_label(area), count=count)


def _tag(name: str, wins: int) -> str:
    tag = format_phrase(f"progress.patterns.{name}")
    return format_phrase("progress.week.tag", tag=tag, wins=wins_words(wins))


def _routine(routine: HabitWeek) -> str:
    said = {"habit": routine.habit.label, "rest": days_words(routine.rest)}
    if not routine.days:
        return format_phrase("progress.week.routine.resting", **said)
    key = "progress.week.routine.rest" if routine.rest else "progress.week.routine"
    return format_phrase(key, days=days_words(routine.days), **said)
