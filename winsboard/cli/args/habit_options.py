"""The options of a habit on the command line."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.names import parse_area
from winsboard.cli.args.parser import ParsedArgs, joined_words
from winsboard.cli.errors import CommandError
from winsboard.domain.errors import Refusal
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Habit, Rhythm
from winsboard.domain.text.folding import fold_name
from winsboard.domain.text.numbers import parse_integer, parse_number
from winsboard.words.catalog.areas import areas_of
from winsboard.words.text.dates import parse_weekday

NONE: Final = "none"
"""Typed to remove an area, a routine or an aim."""


TEXTS: Final = {
    "--area": "A",
    "--tiny": "T",
    "--cue": "T",
    "--unit": "U",
    "--aim": "N",
    "--remind": "TIMES",
    "--measure": "M",
    "--routine": "ROUTINE",
}
RHYTHMS: Final = {"--per-week": "N", "--on": "DAYS", "--every": "N"}
VALUES: Final = {**TEXTS, **RHYTHMS}
"""The options that take a value; one for each field of a habit but its name."""
FLAGS: Final = ("--count", "--tick")


def habit_from_args(habit: Habit, args: ParsedArgs, board: Board) -> Habit:
    """The habit with every field that an option sets.

    Raises CommandError for an unknown area or weekday, Refusal for an unknown routine or measure,
    and for text that is not a number.
    """
    habit = habit._replace(
        tiny=_text_option(args.value("--tiny"), habit.tiny),
        cue=_text_option(args.value("--cue"), habit.cue),
        unit=_text_option(args.value("--unit"), habit.unit),
        rhythm=_rhythm(habit.rhythm, args),
    )
    area, aim = args.value("--area"), args.value("--aim")
    if area is not None:
        habit = habit._replace(
            area="" if fold_name(area) == NONE else parse_area(area, areas_of(board))
        )
    if aim is not None:
        habit = habit._replace(aim=_aim(aim))
    if (routine := args.value("--routine")) is not None:
        habit = habit._replace(routine=_routine(routine, board))
    remind = args.value("--remind")
    if remind is not None:
        from winsboard.words.parse.hours import parse_hours

        hours = parse_hours(joined_words([remind]), "habit.remind")
        habit = habit._replace(remind=hours, remind_hidden_on=None)
    measure = args.value("--measure")
    if measure is not None:
        from winsboard.domain.measures.measures import find

        name = joined_words([measure])
        none = fold_name(name) == NONE
        habit = habit._replace(measure="" if none else find(board, name).id)
    return _kind(habit, args)


def _routine(text: str, board: Board) -> str:
    from winsboard.domain.library import routines

    return "" if fold_name(text) == NONE else routines.find(board, joined_words([text])).id


def _text_option(text: str | None, before: str) -> str:
    return before if text is None else joined_words([text])


def _kind(habit: Habit, args: ParsedArgs) -> Habit:
    """A unit or an aim makes it a counted habit; a habit to tick has neither."""
    if args.has("--tick"):
        return habit._replace(kind="tick", unit="", aim=None, measure="")
    counted = args.has("--count") or any(map(args.value, ("--unit", "--aim"))) or habit.measure
    return habit._replace(kind="count") if counted else habit


def _aim(text: str) -> float | None:
    if fold_name(text) == NONE:
        return None
    aim = parse_number(text)
    if aim is None:
        raise Refusal("habit.aim")
    return aim


def _rhythm(rhythm: Rhythm, args: ParsedArgs) -> Rhythm:
    on, every, per_week = (args.value(option) for option in ("--on", "--every", "--per-week"))
    if on is not None:
        days = on.replace(",", " ").split()
        return Rhythm("weekdays", len(days), tuple(_weekday(day) for day in days))
    if every is not None:
        return Rhythm("every", _times(every, "habit.every"))
    if per_week is not None:
        return Rhythm("weekly", _times(per_week, "habit.weekly"))
    return rhythm


def _times(text: str, refusal: str) -> int:
    times = parse_integer(text)
    if times is None:
        raise Refusal(refusal)
    return times


def _weekday(text: str) -> int:
    number = parse_weekday(text)
    if number is None:
        raise CommandError("cli.no_weekday", said=text)
    return number
