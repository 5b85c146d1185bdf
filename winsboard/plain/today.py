"""What stands above and below today: a greeting, one's own lines, what is offered."""

from __future__ import annotations

from datetime import date, datetime

from winsboard.domain import affirmations, moods, reminders, rests, rituals, tomorrow, welcome
from winsboard.domain.board import Board
from winsboard.words import say
from winsboard.words.kindness import greeting


def head_lines(board: Board, today: date) -> list[str]:
    """A greeting after days away, the line of the evening before, a kind line, a rest.

    The pages of the last year have to be on the board.
    """
    lines = _welcome(board, today)
    line = tomorrow.line_for(board, today)
    if line is not None:
        lines.append(
            say("plain.you_wrote.done" if line.done else "plain.you_wrote", text=line.text)
        )
    kind = affirmations.shown(board, "morning", today)
    lines += [kind.text] if kind else []
    rest = rests.on(board, today)
    if rest is not None:
        key = "plain.resting.reason" if rest.reason else "plain.resting"
        lines.append(say(key, reason=rest.reason))
    return [*lines, ""] if lines else []


def _welcome(board: Board, today: date) -> list[str]:
    said = greeting(welcome.days_away(board, today))
    if said is None:
        return []
    lines = [said.text, say("plain.welcome.how")]
    if wins := welcome.small_wins(board, today):
        lines.append(say("plain.welcome.wins", wins=", ".join(win.label for win in wins)))
    if welcome.offers_fresh_page(board, today):
        lines.append(say("plain.welcome.fresh"))
    return lines


def foot_lines(board: Board, now: datetime, today: date) -> list[str]:
    """The candle that is lit, an invitation to check in, and the reminder from its hour on."""
    lines = [say("plain.candle")] if rituals.is_lit(board, today) else []
    if moods.is_invited(board, today):
        lines.append(say("plain.mood"))
    if moods.shrinks(board, today):
        lines.append(say("plain.little_is_enough"))
    if reminders.is_due(board, now, today):
        lines.append(say("plain.reminder"))
    return ["", *lines] if lines else []
