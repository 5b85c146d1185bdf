"""Days, spans and what a person wrote on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from winsboard.domain.journal.entries import PRIVATE
from winsboard.domain.model.documents import Entry
from winsboard.domain.summary.days import DayCount
from winsboard.domain.summary.page import Page
from winsboard.domain.summary.picks import words_of
from winsboard.domain.summary.spans import Span
from winsboard.domain.text.sanitize import one_line
from winsboard.words import format_phrase
from winsboard.words.text.dates import month_words, short_day


def span_words(span: Span) -> str:
    """A span in words: `October 2026`, `12 Oct to 3 Nov 2026`."""
    if span.is_month:
        return month_words(span.first)
    key = "summary.span.day" if span.first == span.last else "summary.span"
    first = short_day(span.first)
    if span.first.year != span.last.year:
        first = format_phrase("summary.day.year", day=first, year=span.first.year)
    return format_phrase(key, first=first, last=short_day(span.last), year=span.last.year)


def title_words(page: Page) -> str:
    """The title: the name of the person, if there is one, and the days."""
    span = span_words(page.choice.span)
    return format_phrase("summary.title", name=page.name, span=span) if page.name else span


def days_sentence(days: DayCount, span: Span) -> str:
    """`Days with an entry: 19 of 31. No entries 9 to 14 Oct.`; without any, just that."""
    if not days.recorded:
        return format_phrase("summary.days.none")
    said = [format_phrase("summary.days", recorded=days.recorded, days=days.days)]
    if days.gaps:
        gaps = format_phrase("summary.and").join(_gap(gap, span) for gap in days.gaps)
        said.append(format_phrase("summary.gaps", gaps=gaps))
    return " ".join(said)


def _gap(gap: Span, span: Span) -> str:
    """`9 to 14`; with the months if the span has several."""
    if span.first.month == span.last.month and span.first.year == span.last.year:
        return format_phrase("summary.gap", first=gap.first.day, last=gap.last.day)
    return format_phrase("summary.gap", first=short_day(gap.first), last=short_day(gap.last))


def dated(day: date, text: str) -> str:
    """What belongs to a day, behind it."""
    return format_phrase("summary.dated", day=short_day(day), text=text)


def example(day: date, text: str) -> str:
    """A win with its day behind it: `Rang Ines (3 Oct)`."""
    return format_phrase("summary.example", day=short_day(day), text=text)


def talk_words(entry: Entry) -> str:
    """What a person wrote, without what is shown only if it is ticked, such as the mood."""
    answers = (part.answer for part in entry.parts)
    said = words_of(entry) or entry.text or "\n".join(filter(None, answers))
    return said or format_phrase(f"spoken.kind.{entry.kind}")


def first_line(entry: Entry) -> str:
    """The first line of a win."""
    return one_line(words_of(entry).strip().partition("\n")[0])


def entry_lines(entry: Entry) -> Iterator[str]:
    """All that was written in an entry: its text, and questions with their answers."""
    if entry.text and entry.kind not in PRIVATE:
        yield entry.text
    for part in entry.parts:
        if part.answer:
            yield format_phrase("summary.answer", asked=one_line(part.prompt), said=part.answer)


def capped(items: Iterable[str], most: int) -> tuple[str, ...]:
    """The first of some lines, and how many more there are."""
    found = tuple(items)
    if len(found) <= most + 1:
        return found
    return (*found[:most], format_phrase("summary.more", count=len(found) - most))
