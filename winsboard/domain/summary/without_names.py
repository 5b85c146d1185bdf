"""A page with other words for the names of people.

It is done to what the person typed and not to the finished page: a name such as `Day` is a word of
the program as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from winsboard.domain.model.documents import Entry, Habit, Part
from winsboard.domain.model.goals import Goal, GoalEvent, Measure, Reading, SetUpRecord, Step
from winsboard.domain.progress.tagged import Count
from winsboard.domain.summary.page import Page
from winsboard.domain.summary.progress import GoalPart, MeasurePart

Hide: TypeAlias = Callable[[str], str]
"""Puts other words for the names in a text."""

_BECAUSE: Final = "because "
"""What stands before a reason, so that no sentence begins with a name in it."""


def without_names(page: Page, hide: Hide) -> Page:
    """The page with other words for names in everything that was typed."""

    def entries(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(_entry(entry, hide) for entry in found)

    return page._replace(
        talk=entries(page.talk),
        wins=entries(page.wins),
        tagged=tuple((part, _count(count, hide)) for part, count in page.tagged),
        goals=tuple(_goal_part(part, hide) for part in page.goals),
        measures=tuple(_measure_part(part, hide) for part in page.measures),
        routines=tuple(part._replace(name=hide(part.name)) for part in page.routines),
        journal=entries(page.journal),
        kinds=tuple((part, entries(found)) for part, found in page.kinds),
    )


def _entry(entry: Entry, hide: Hide) -> Entry:
    parts = tuple(Part(hide(p.prompt), hide(p.answer), p.step) for p in entry.parts)
    return entry._replace(text=hide(entry.text), parts=parts)


def _count(count: Count, hide: Hide) -> Count:
    ticks = tuple(tick._replace(habit=_habit(tick.habit, hide)) for tick in count.ticks)
    words = tuple(_entry(entry, hide) for entry in count.words)
    return count._replace(words=words, ticks=ticks)


def _habit(habit: Habit, hide: Hide) -> Habit:
    return habit._replace(label=hide(habit.label))


def _goal_part(part: GoalPart, hide: Hide) -> GoalPart:
    return part._replace(
        goal=_goal(part.goal, hide),
        done=tuple(_event(event, hide) for event in part.done),
        turns=tuple(_event(event, hide) for event in part.turns),
        then=_step(part.then, hide) if part.then is not None else None,
    )


def _goal(goal: Goal, hide: Hide) -> Goal:
    return goal._replace(title=hide(goal.title), levels=tuple(map(hide, goal.levels)))


def _step(step: Step, hide: Hide) -> Step:
    return step._replace(title=hide(step.title))


def _event(event: GoalEvent, hide: Hide) -> GoalEvent:
    because = hide(_BECAUSE + event.because).removeprefix(_BECAUSE)
    return event._replace(
        before=hide(event.before), after=hide(event.after), because=because, by=""
    )


def _measure_part(part: MeasurePart, hide: Hide) -> MeasurePart:
    return part._replace(
        measure=_measure(part.measure, hide),
        record=_record(part.record, hide),
        latest=_reading(part.latest, hide),
        readings=tuple(_reading(reading, hide) for reading in part.readings),
    )


def _measure(measure: Measure, hide: Hide) -> Measure:
    return measure._replace(name=hide(measure.name), unit=hide(measure.unit))


def _record(record: SetUpRecord, hide: Hide) -> SetUpRecord:
    return record._replace(set_up=hide(record.set_up))


def _reading(reading: Reading, hide: Hide) -> Reading:
    return reading._replace(set_up=hide(reading.set_up))
