"""The progress views in sentences, as the text alternative to their graphics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from winsboard.domain.model.documents import Entry, Habit, MarkState
from winsboard.domain.progress.album import Album, AlbumPage
from winsboard.domain.progress.month import DayCell, MonthView
from winsboard.domain.progress.year import YearCell, YearView
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import day_words, month_words


def wins_words(wins: int) -> str:
    """The number of wins: `1 win`, `12 wins`; nothing is said of none."""
    return counted("wins", wins=wins) if wins else ""


def others_words(others: int) -> str:
    """The number of entries that are not wins: `1,204 other entries`."""
    key = "progress.others.one" if others == 1 else "progress.others"
    return format_phrase(key, others=f"{others:,}")


def all_wins_words(wins: int) -> str:
    """The number of all wins so far: `1 win in all`, `412 wins in all`."""
    return format_phrase("spoken.wins.kept.one" if wins == 1 else "spoken.wins.kept", wins=wins)


def days_words(days: int) -> str:
    """The number of days: `1 day`, `12 days`."""
    return counted("days", days=days)


def counted(key: str, **number: int) -> str:
    """A phrase of `progress` in singular or plural, by its one keyword argument."""
    (count,) = number.values()
    return format_phrase(f"progress.{key}.one" if count == 1 else f"progress.{key}", **number)


def month_sentence(view: MonthView) -> str:
    """A summary: `November 2026: 11 wins on 7 days. 3 days of rest.`"""
    month = month_words(view.first)
    cells = [cell for week in view.weeks for cell in week if cell and not cell.ahead]
    rested = sum(cell.resting and not cell.wins for cell in cells)
    if not any(cell.recorded for cell in cells) and not rested:
        return format_phrase("progress.month.none", month=month)
    if view.wins:
        wins, days = wins_words(view.wins), days_words(view.win_days)
        return _with_rest(
            format_phrase("progress.month", month=month, wins=wins, days=days), rested
        )
    entries = sum(cell.recorded and not cell.resting for cell in cells)
    if not entries:
        return format_phrase("progress.album.page", month=month, wins=_rest_words(rested))
    return _with_rest(
        format_phrase("progress.month.entries", month=month, days=days_words(entries)), rested
    )


def month_day_sentence(view: MonthView, cell: DayCell, today: date) -> str:
    """A day of the month view: `Tuesday 3 November: 3 wins, Made the bed: done, Walk: rest.`"""
    said = [day_contents(cell)]
    pairs = zip(view.habits, cell.states, strict=True)
    said += [f"{habit.label}: {state_word(state)}" for habit, state in pairs if state]
    return format_phrase("progress.day", day=day_words(cell.day, today), said=", ".join(said))


def day_contents(cell: DayCell) -> str:
    """The contents of a day: `3 wins`, `rest`, `no entry`."""
    return _wins_of_day(cell.wins, cell.recorded, resting=cell.resting, ahead=cell.ahead)


def year_sentence(view: YearView) -> str:
    """A summary: `2026: 812 wins on 240 days. 12 days of rest.`"""
    days = days_words(view.win_days)
    if view.habit is not None:
        key = "progress.year.habit" if view.win_days else "progress.year.habit.none"
        said = format_phrase(key, habit=view.habit.label, year=view.year, days=days)
    else:
        key = "progress.year" if view.wins else "progress.year.none"
        said = format_phrase(key, year=view.year, wins=wins_words(view.wins), days=days)
    return _with_rest(said, view.rest_days)


def year_day_sentence(view: YearView, cell: YearCell, today: date) -> str:
    """A day of the year view: `Tuesday 3 November: 3 wins.`; for a habit `...: done.`"""
    if view.habit is None:
        said = _wins_of_day(cell.wins, cell.recorded, resting=cell.resting, ahead=cell.ahead)
    elif cell.state is not None:
        said = state_word(cell.state)
    else:
        key = "ahead" if cell.ahead else "rest" if cell.resting else _open(cell.recorded)
        said = format_phrase(f"progress.day.{key}")
    return format_phrase("progress.day", day=day_words(cell.day, today), said=said)


def _open(recorded: bool) -> str:
    return "open" if recorded else "none"


def _wins_of_day(wins: int, recorded: bool, *, resting: bool, ahead: bool) -> str:
    if wins:
        return wins_words(wins)
    if ahead:
        return format_phrase("progress.day.ahead")
    if resting:
        return format_phrase("progress.day.rest")
    return format_phrase("progress.day.no_wins" if recorded else "progress.day.none")


def state_word(state: MarkState) -> str:
    """The state of a mark: `done`, `some of it`, `rest`."""
    return format_phrase(f"spoken.state.{state}")


def _with_rest(said: str, days: int) -> str:
    return f"{said} {_rest_words(days)}." if days else said


def _rest_words(days: int) -> str:
    return format_phrase("progress.month.rest", days=days_words(days))


def level_words(scale: Sequence[int]) -> tuple[str, ...]:
    """The legend of a scale: `1`, `2 to 3`, `4 to 5`, `6 and more`."""
    ends = [step - 1 for step in scale[1:]]
    between = [
        str(first)
        if first == last
        else format_phrase("progress.legend.between", first=first, last=last)
        for first, last in zip(scale, ends, strict=False)
    ]
    return (*between, format_phrase("progress.legend.from", first=scale[-1]))


def year_title(view: YearView) -> str:
    """The title of a year view: `Wins in 2026`, `Make the bed in 2026`."""
    if view.habit is None:
        return format_phrase("progress.picture.wins", year=view.year)
    return format_phrase("progress.picture.habit", habit=view.habit.label, year=view.year)


def album_sentence(album: Album) -> str:
    """The total of the album: `412 wins, and 1,204 other entries, since March 2024.`"""
    if album.since is None:
        said = [format_phrase("progress.album.none")]
        if album.others:
            key = "progress.others.saved.one" if album.others == 1 else "progress.others.saved"
            said.append(format_phrase(key, others=f"{album.others:,}"))
        return " ".join(said)
    wins, month = wins_words(album.wins), month_words(album.since)
    if not album.others:
        return format_phrase("progress.album", wins=wins, month=month)
    others = others_words(album.others)
    return format_phrase("progress.album.both", wins=wins, others=others, month=month)


def album_page_sentence(page: AlbumPage) -> str:
    """The total of an album page: `November 2026: 11 wins.`"""
    month, wins = month_words(page.month), wins_words(page.wins)
    if not page.others:
        return format_phrase("progress.album.page", month=month, wins=wins)
    others = others_words(page.others)
    return format_phrase("progress.album.page.both", month=month, wins=wins, others=others)


def ticks_words(ticked: Sequence[tuple[Habit, int]]) -> str:
    """Habits with their number of days: `Make the bed 4 days, Walk 2 days`."""
    each = (
        format_phrase("progress.album.tick", habit=habit.label, days=days_words(days))
        for habit, days in ticked
    )
    return ", ".join(each)


def selected_entry_words(entry: Entry, today: date) -> str:
    """The selected entry on one line: `Tuesday 3 November: Rang Ines`."""
    first = win_words(entry).partition("\n")[0]
    return format_phrase("progress.lit", day=day_words(entry.day, today), text=first)
