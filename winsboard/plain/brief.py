"""The entries of a day in a line each, short enough to be read aloud with the habits.

Areas, tags and further lines are left out; `winsboard journal` has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.domain.model.documents import Entry
from winsboard.domain.model.wins import win_answers
from winsboard.plain.rows import entry_head
from winsboard.words import format_phrase
from winsboard.words.sentences.journal.entries import entry_words

MOST: Final = 6
"""The entries that are told one by one; the others are counted."""
LONGEST: Final = 70
"""Characters of an entry; a longer one is cut after a word."""


def brief_lines(entries: Sequence[Entry], clock_hours: int) -> list[str]:
    """The newest entries of a day, a line each, and how to see what was left out."""
    shown = entries[-MOST:]
    texts = [_text(entry) for entry in shown]
    earlier = len(entries) - len(shown)
    lines = [format_phrase("plain.brief.earlier", count=earlier)] if earlier else []
    lines += [_line(e, text, clock_hours) for e, text in zip(shown, texts, strict=True)]
    is_cut = any(_short(text) != text for text in texts) or earlier
    return [*lines, format_phrase("plain.brief.all")] if is_cut else lines


def _line(entry: Entry, text: str, clock_hours: int) -> str:
    head, words = entry_head(entry, clock_hours), _short(text)
    if win_answers(entry):
        # A win like any other, in its own words.
        kind, win = format_phrase(f"spoken.kind.{entry.kind}"), format_phrase("spoken.kind.win")
        head, words = head.replace(kind, win), format_phrase("plain.brief.look_back", text=words)
    return f"{head}: {words}" if words else head


def _text(entry: Entry) -> str:
    """What an entry says. Of a look back the first answer, of a harsh thought the fairer one."""
    if not entry.parts:
        return entry_words(entry)
    answers = [part.answer for part in entry.parts if part.answer.strip()]
    if wins := win_answers(entry):
        answers = [*wins, *(answer for answer in answers if answer not in wins)]
    if entry.kind == "thought":
        return answers[-1] if len(answers) > 1 else ""
    return "\n".join(filter(None, (entry_words(entry), *answers)))


def _short(text: str) -> str:
    """The first line, cut after a word if it is long."""
    first, _, more = text.partition("\n")
    if len(first) <= LONGEST:
        return f"{first.rstrip()} …" if more.strip() else first
    return f"{first[:LONGEST].rpartition(' ')[0] or first[:LONGEST]} …"
