"""Rewards in words. People read "treat"."""

from __future__ import annotations

from datetime import date

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Goal, Reward, Step
from winsboard.domain.model.edits import Edit
from winsboard.domain.rewards.progress import needed, reached, target_of
from winsboard.domain.rewards.ready import made_ready
from winsboard.domain.rewards.rewards import is_ready
from winsboard.words import format_phrase
from winsboard.words.text.dates import relative_day_words


def ready_words(edit: Edit) -> str:
    """That the rewards an edit made ready are ready; nothing if there are none."""
    return " ".join(
        format_phrase("own.reward.now_ready", title=reward.title) for reward in made_ready(edit)
    )


def row_words(board: Board, reward: Reward, today: date) -> str:
    """A reward on one line: its title, and whether it is ready or what it is for."""
    state = state_words(board, reward, today)
    return (
        format_phrase("own.reward.row", title=reward.title, state=state) if state else reward.title
    )


def state_words(board: Board, reward: Reward, today: date) -> str:
    """Whether a reward is ready, and otherwise what it is for. Numbers so far are not said."""
    if reward.enjoyed_on is not None:
        day = relative_day_words(reward.enjoyed_on, today)
        return format_phrase("own.reward.state.enjoyed", day=day)
    if reward.ready_on is not None:
        return format_phrase("own.reward.state.ready")
    if is_ready(board, reward):
        return format_phrase("own.reward.state.free")
    return for_words(board, reward)


def for_words(board: Board, reward: Reward) -> str:
    """What a reward is for: `for 5 days of Make the bed`."""
    kind, number = reward.for_kind, needed(reward)
    name = target_name(board, reward)
    if kind != "wins" and not name:
        return ""
    key = (
        f"own.reward.for.{kind}.one"
        if kind in ("habit", "wins") and number == 1
        else f"own.reward.for.{kind}"
    )
    return format_phrase(key, count=number, name=name)


def target_name(board: Board, reward: Reward) -> str:
    """The name of the habit, step or goal that a reward is for, or was for; empty for wins."""
    target = target_of(board, reward)
    if isinstance(target, (Goal, Step)):
        return target.title
    return getattr(target, "label", "") or reward.for_label


def page_lines(board: Board, reward: Reward, today: date) -> list[str]:
    """The page of a reward: why, what it is for, how far that is, and when it was ready."""
    lines = [reward.why] if reward.why else []
    said = for_words(board, reward)
    if said:
        lines.append(said[:1].upper() + said[1:] + ".")
    lines += _progress(board, reward, today)
    if reward.ready_on is not None:
        day = relative_day_words(reward.ready_on, today)
        lines.append(format_phrase("own.reward.page.ready", day=day))
    elif is_ready(board, reward):
        lines.append(format_phrase("own.reward.page.free"))
    if reward.enjoyed_on is not None:
        day = relative_day_words(reward.enjoyed_on, today)
        lines.append(format_phrase("own.reward.page.enjoyed", day=day))
    if reward.put_away_on is not None:
        lines.append(format_phrase("own.reward.page.away"))
    return lines


def _progress(board: Board, reward: Reward, today: date) -> list[str]:
    """How many of several days or wins there are; nothing once it is ready."""
    total = needed(reward)
    if total == 1 or is_ready(board, reward) or reward.enjoyed_on is not None:
        return []
    done = min(reached(board, reward, today), total)
    return [format_phrase(f"own.reward.page.{reward.for_kind}", done=done, total=total)]
