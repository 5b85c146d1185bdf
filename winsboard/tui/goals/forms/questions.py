"""Short questions about a goal, each answered in a line or by a number, or skipped by Enter."""

from __future__ import annotations

from winsboard.domain.errors import Refusal
from winsboard.domain.model.goals import Goal
from winsboard.domain.text.numbers import parse_integer
from winsboard.tui.components.dialogs.line import LineDialog
from winsboard.tui.session.ask_line import ask_line
from winsboard.tui.session.session import Session
from winsboard.words import format_phrase

MOST_SURE = 10


async def ask_smaller(session: Session, goal: Goal) -> str:
    """Ask for a smaller version of a goal; returns nothing if it was skipped."""
    title = format_phrase("goals.smaller.title", goal=goal.smallest or goal.title)
    hint = format_phrase("goals.smaller.hint")
    return await ask_line(session, title, hint, f"smaller:{goal.id}")


async def ask_sure(session: Session, goal: Goal) -> int | None:
    """Ask how sure the person is, 0-10; returns None if it was skipped."""
    question, hint = format_phrase("goals.sure.title"), format_phrase("goals.sure.hint")
    title = format_phrase("goals.ask.of", question=question, goal=goal.title)
    typed = await session.push_screen_wait(LineDialog(title, hint, read_sure, about=goal.id))
    return read_sure(typed) if typed and typed.strip() else None


def read_sure(typed: str) -> int:
    """Return a number from 0 to 10 that was typed. Raises Refusal for anything else."""
    number = parse_integer(typed.strip())
    if number is None or not 0 <= number <= MOST_SURE:
        raise Refusal("goal.sure")
    return number
