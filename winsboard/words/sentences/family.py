"""What the home of a family board says about an entry."""

from __future__ import annotations

from datetime import date

from winsboard.domain.library.names import name_of, names_of, people_in
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry
from winsboard.domain.text.sanitize import one_line
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import win_words
from winsboard.words.text.dates import relative_day_words


def joined_names(names: tuple[str, ...]) -> str:
    """Names as they are said: `Sam`, `Sam and Ana`, `Sam, Ana and Mum`."""
    if len(names) < 2:
        return "".join(names)
    return format_phrase("own.family.and", first=", ".join(names[:-1]), last=names[-1])


def who_words(board: Board, entry: Entry) -> str:
    """Whom an entry is about or belongs to; empty for nobody in particular."""
    return joined_names(names_of(board, people_in(entry)))


def source_words(board: Board, entry: Entry) -> str:
    """Who noticed an entry, or who shared it from a board of their own; empty if neither."""
    if entry.given:
        who = who_words(board, entry)
        return format_phrase("own.family.shared_by", name=who) if who else ""
    by = name_of(board, entry.noticed_by)
    return format_phrase("own.family.noticed_by", name=by) if by else ""


def family_words(entry: Entry) -> str:
    """The words of an entry as the family reads them; of an invitation also what was answered."""
    key = _spoken_key(entry)
    return format_phrase(key, text=entry.text) if key else win_words(entry)


def _spoken_key(entry: Entry) -> str:
    """The phrase for words that were said or asked aloud; empty for other entries."""
    spoken = {"said": "own.family.said", "invited": f"own.family.invited.{entry.about or 'open'}"}
    return spoken.get(entry.kind, "")


def family_line(board: Board, entry: Entry) -> str:
    """An entry on one line, with whom it is about first, or to whom it was said."""
    words, who, key = one_line(family_words(entry)), who_words(board, entry), _spoken_key(entry)
    if key and who:
        return format_phrase(f"{key}.to", who=who, text=one_line(entry.text))
    return format_phrase("own.family.line", who=who, text=words) if who else words


def about_line(board: Board, entry: Entry, today: date) -> str:
    """The line below the newest effort: who, when, and who noticed it."""
    day = relative_day_words(entry.day, today)
    shown = (day[:1].upper() + day[1:], source_words(board, entry))
    return " · ".join(filter(None, shown))


def chain_lines(board: Board, entries: tuple[Entry, ...], today: date) -> list[str]:
    """A chain as text: each step with its day, and that it led to the next."""
    lines: list[str] = []
    for entry in entries:
        if lines:
            lines += ["", f"   {format_phrase('own.family.led_to')}", ""]
        day = relative_day_words(entry.day, today)
        lines += [f"{day[:1].upper()}{day[1:]}", f"  {family_line(board, entry)}"]
    return lines
