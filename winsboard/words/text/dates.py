"""Formatting of dates, times, numbers, mark states and rhythms in words."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain.model.documents import Habit, Mark, Rhythm
from winsboard.words import format_phrase
from winsboard.words import full_day_words as full_day_words


def weekday(day: date) -> str:
    """The name of a day's weekday: `Saturday`."""
    return format_phrase(f"spoken.weekday.{day.weekday()}")


def parse_weekday(typed: str) -> int | None:
    """Parse a weekday by a prefix of at least two letters. Monday is 0; None if it is not one."""
    from winsboard.domain.text.folding import fold_name

    wanted = fold_name(typed)
    names = [fold_name(format_phrase(f"spoken.weekday.{n}")) for n in range(7)]
    found = [n for n, name in enumerate(names) if len(wanted) >= 2 and name.startswith(wanted)]
    return found[0] if found else None


def weekday_number(number: int) -> str:
    """The short name of a weekday, given as a number: `Mon` for 0."""
    return format_phrase(f"spoken.weekday.short.{number}")


def day_words(day: date, today: date) -> str:
    """A date in words: `Saturday 21 November`, with the year if it is not the current one."""
    if day.year != today.year:
        return full_day_words(day)
    month = format_phrase(f"spoken.month.{day.month}")
    return format_phrase("spoken.day", weekday=weekday(day), day=day.day, month=month)


def relative_day_words(day: date, today: date) -> str:
    """`today`, `yesterday`, or the date in words."""
    distance = (today - day).days
    if distance in (0, 1):
        return format_phrase("spoken.yesterday" if distance else "spoken.today")
    return day_words(day, today)


def month_words(day: date) -> str:
    """The month of a day in words: `November 2026`."""
    return format_phrase(
        "spoken.month", month=format_phrase(f"spoken.month.{day.month}"), year=day.year
    )


def short_month(day: date) -> str:
    """The first three letters of a day's month: `Nov`."""
    return format_phrase(f"spoken.month.{day.month}")[:3]


def short_day(day: date) -> str:
    """A day in few characters: `17 Nov`."""
    return format_phrase("spoken.day.short", day=day.day, month=short_month(day))


def day_in_year(day: date, today: date) -> str:
    """A day without its weekday: `3 May`, with the year if it is not the current one."""
    said = format_phrase(
        "spoken.day.month", day=day.day, month=format_phrase(f"spoken.month.{day.month}")
    )
    return said if day.year == today.year else f"{said} {day.year}"


def time_words(at: datetime, hours: int) -> str:
    """A time of day: `14:05`, or `2:05 pm` if `hours` is 12."""
    if hours == 24:
        return f"{at.hour:02d}:{at.minute:02d}"
    half = "am" if at.hour < 12 else "pm"
    return format_phrase(f"spoken.time.{half}", hour=at.hour % 12 or 12, minute=at.minute)


def number_words(value: float) -> str:
    """A number without trailing zeros: `12`, `2.5`."""
    return f"{value:.10g}"


def state_words(habit: Habit, mark: Mark | None) -> str:
    """A mark in words: `done`, `some of it`, `rest`, `open`; with a count `8 of 12 words`."""
    if mark is None:
        return format_phrase("spoken.state.open")
    if mark.value is None or mark.state == "rest":
        return format_phrase(f"spoken.state.{mark.state}")
    number = number_words(mark.value)
    if habit.aim is None:
        return format_phrase("spoken.number.unit", number=number, unit=habit.unit).strip()
    aim = number_words(habit.aim)
    return format_phrase("spoken.number.aim", number=number, aim=aim, unit=habit.unit).strip()


def rhythm_words(rhythm: Rhythm) -> str:
    """A rhythm in words: `5 days a week`, `Mon, Wed, Fri`, `every 3 days`."""
    if rhythm.kind == "weekdays":
        return ", ".join(weekday_number(n) for n in rhythm.weekdays)
    if (rhythm.kind, rhythm.times) in (("weekly", 7), ("every", 1)):
        return format_phrase("spoken.rhythm.daily")
    if (rhythm.kind, rhythm.times) == ("weekly", 1):
        return format_phrase("spoken.rhythm.once")
    return format_phrase(f"spoken.rhythm.{rhythm.kind}", times=rhythm.times)
