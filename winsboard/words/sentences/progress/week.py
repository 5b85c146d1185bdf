"""The week page as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from winsboard.domain.library.areas import Areas
from winsboard.domain.model.documents import Entry, Prompt
from winsboard.domain.progress.week import HabitWeek, Ratings, WeekPage
from winsboard.words import format_phrase
from winsboard.words.catalog.areas import area_name
from winsboard.words.catalog.habits import is_to_enjoy
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.sentences.progress.views import counted, days_words, wins_words


def week_page_lines(page: WeekPage, areas: Areas, question: Prompt | None) -> list[str]:
    """The week page with a title and an optional question, without the total of wins.

    Empty if there is nothing to show.
    """
    lines = week_lines(page._replace(wins=0), areas)
    if question is not None:
        lines += ["", question_line(question)]
    return ["", format_phrase("progress.week.title"), *lines] if lines else []


def week_lines(page: WeekPage, areas: Areas) -> list[str]:
    """The week page: wins, wins on hard days, first times, and habits with counts."""
    lines: list[str] = []
    if page.wins:
        lines.append(format_phrase("progress.week", wins=wins_words(page.wins)))
    if any(area for area, _ in page.areas):
        each = ", ".join(_areas(page, areas))
        lines.append(format_phrase("progress.week.areas", each=each))
    if page.hard_wins:
        lines.append(format_phrase("progress.week.hard", wins=counted("wins", wins=page.hard_wins)))
    lines += [_tag(name, wins) for name, wins in page.tags]
    if page.firsts or page.first_ticks:
        lines += [*_gap(lines), format_phrase("progress.week.firsts"), *_quoted(page.firsts)]
        lines += [f"  {habit.label}" for habit in page.first_ticks]
    if any(page.ratings):
        lines.append(ratings_words(page.ratings))
    if page.routines:
        lines += [
            *_gap(lines),
            format_phrase("progress.week.routines"),
            *(f"  {_routine(r)}" for r in page.routines),
        ]
    if enjoyed := [r.habit.label for r in page.routines if r.days and is_to_enjoy(r.habit)]:
        lines.append(format_phrase("progress.week.enjoyed", habits=", ".join(enjoyed)))
    return lines


def _gap(lines: Sequence[str]) -> list[str]:
    """An empty line before a heading, unless it is the first line."""
    return [""] if lines else []


def ratings_words(ratings: Ratings) -> str:
    """How often something went well or was enjoyed, of what was rated; nothing is said of 0."""
    counts = {"well": ratings.went_well, "enjoyed": ratings.enjoyed}
    said = [format_phrase(f"tick.week.{name}", times=times(n)) for name, n in counts.items() if n]
    return format_phrase("tick.week", said=" · ".join(said))


def times(count: int) -> str:
    """How often: `once`, `twice`, `3 times`."""
    return format_phrase(f"tick.times.{count}" if count < 3 else "tick.times", count=count)


def question_line(question: Prompt) -> str:
    """The gratitude question on one line."""
    return format_phrase("progress.week.gratitude", question=question.text)


def _quoted(entries: Sequence[Entry]) -> list[str]:
    return [f"  {win_words(entry).partition(chr(10))[0]}" for entry in entries]


def _areas(page: WeekPage, areas: Areas) -> list[str]:
    """The wins of each area; areas of the same name are one."""
    counts = Counter[str]()
    for area, count in page.areas:
        counts[area_name(areas, area)] += count
    return [
        format_phrase("progress.week.area", area=area, count=count)
        for area, count in counts.most_common()
    ]


def _tag(name: str, wins: int) -> str:
    tag = format_phrase(f"progress.patterns.{name}")
    return format_phrase("progress.week.tag", tag=tag, wins=wins_words(wins))


def _routine(routine: HabitWeek) -> str:
    said = {"habit": routine.habit.label, "rest": days_words(routine.rest)}
    if not routine.days:
        return format_phrase("progress.week.routine.resting", **said)
    key = "progress.week.routine.rest" if routine.rest else "progress.week.routine"
    return format_phrase(key, days=days_words(routine.days), **said)
