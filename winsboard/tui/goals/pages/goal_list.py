"""The list of goals: what is ready or waits first, then the goals, three at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from winsboard.domain.goals import goals, reaching, steps
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal, Reward, Step
from winsboard.tui.goals.pages.blocks import Block, Row, numbered
from winsboard.tui.rewards.enjoy import ready_rows
from winsboard.words import format_phrase
from winsboard.words.catalog.habits import empty_state
from winsboard.words.sentences.goals.goals import level_words, next_words

StepsByGoal: TypeAlias = Mapping[str, Sequence[Step]]

AT_ONCE: Final = 3
"""Goals that are listed at once; the others are one key away."""


def list_blocks(board: Board, *, whole: bool = False) -> list[Block]:
    """Return the rows of the list; `whole` lists every goal, reached ones and those put away."""
    blocks = [_treat(words, reward) for words, reward in ready_rows(board)]
    waiting = reaching.waiting(board)
    going = [g for g in goals.current(board) if g.state == "open" and g.pause_from is None]
    closed = [
        g
        for g in (*goals.current(board), *goals.put_away(board))
        if g.state != "open" and g.pause_from is None
    ]
    if not (waiting or going or closed):
        return [*numbered(blocks), *_empty(bool(blocks))]
    by_goal = steps.steps_by_goal(board)
    shown = going if whole else going[:AT_ONCE]
    blocks += [_goal(goal, by_goal) for goal in (*waiting, *shown)]
    if whole:
        blocks += _closed(closed, by_goal)
    elif len(shown) < len(going) or closed:
        words = format_phrase("goals.all", count=len(waiting) + len(going) + len(closed))
        blocks.append(Block(words, row=Row("all", "all")))
    return numbered(_apart(blocks))


def _empty(apart: bool) -> list[Block]:
    lines = [empty_state("emp.goals"), "", format_phrase("goals.empty.add")]
    return [Block(line) for line in (*([""] if apart else []), *lines)]


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """Put a blank line between the rows."""
    for n, block in enumerate(blocks):
        if n and block.row is not None:
            yield Block("")
        yield block


def _treat(words: str, reward: Reward) -> Block:
    below = [reward.why] if reward.why else []
    return Block(words, "done", row=Row("treat", f"treat {reward.id}", reward), below=below)


def _goal(goal: Goal, by_goal: StepsByGoal) -> Block:
    """Return the row of a goal: its level in words, and its next small step."""
    return Block(
        goal.title,
        "strong",
        right=state_words(goal),
        row=Row("goal", f"goal {goal.id}", goal),
        below=list(_next(goal, by_goal.get(goal.id, ()))),
    )


def _next(goal: Goal, there: Sequence[Step]) -> Iterator[str]:
    if goal.pause_from is not None:
        yield format_phrase("goals.list.waits")
    elif goal.state == "open":
        if said := next_words(there):
            yield said
        elif goal.smallest:
            yield format_phrase("own.goal.line.smallest", text=goal.smallest)


def _closed(closed: Sequence[Goal], by_goal: StepsByGoal) -> Iterator[Block]:
    for state in ("reached", "away"):
        found = [goal for goal in closed if goal.state == state]
        if found:
            yield Block("")
            yield Block(format_phrase(f"goals.list.{state}"), "quiet")
            yield from (_goal(goal, by_goal) for goal in found)


def state_words(goal: Goal) -> str:
    """Return the level of a goal in words with its place: `On the way, 2/5`."""
    said = level_words(goal.level)
    return said if goal.state == "open" else format_phrase(f"goals.state.{goal.state}", level=said)
