"""The page of a goal, which reads as a story: why, steps, measure, level, treat, then what was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from winsboard.domain.goals import steps
from winsboard.domain.goals.evidence import StoryRow
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import HIGHEST, LOWEST, Goal, Measure, Reward
from winsboard.domain.model.goals import Step as GoalStep
from winsboard.domain.settings.wording import plain_words
from winsboard.tui.goals.pages.blocks import Block, Row, numbered
from winsboard.tui.goals.pages.goal_list import state_words
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word
from winsboard.words.sentences.goals.goals import detail_lines
from winsboard.words.sentences.goals.story import row_words
from winsboard.words.sentences.measures.readings import value_words
from winsboard.words.sentences.rewards import state_words as state_of_treat
from winsboard.words.text.dates import relative_day_words

AT_ONCE: Final = 3
"""Steps that are listed at once in the plain wording."""
WITHOUT_KEY: Final = frozenset({"head", "event"})


def page_blocks(
    board: Board,
    goal: Goal,
    today: date,
    story: Sequence[StoryRow],
    *,
    whole: bool = False,
) -> list[Block]:
    """Return the page of a goal. `whole` lists all steps where three at once are usual."""
    blocks = [
        *_head(board, goal, today),
        *_steps(board, goal, today, whole=whole or not plain_words(board.settings)),
        *_levels(goal),
        *_beside(board, goal, today),
        *_story(story, board, today),
    ]
    return numbered(blocks, without=WITHOUT_KEY)


def _head(board: Board, goal: Goal, today: date) -> Iterator[Block]:
    yield Block(goal.title, "strong", right=state_words(goal), row=Row("head", "head", goal))
    if goal.pause_from is not None:
        yield Block(format_phrase("goals.page.look"), "done", row=Row("wait", "wait", goal))
    elif goal.state == "reached":
        yield Block(format_phrase("goals.page.what_next"), row=Row("wait", "wait", goal))
    for line in detail_lines(board, goal, today):
        yield Block(line)


def _steps(board: Board, goal: Goal, today: date, *, whole: bool) -> Iterator[Block]:
    every = steps.steps_of(board, goal)
    shown = every if whole or len(every) <= AT_ONCE else _three(every)
    yield Block("")
    yield Block(format_phrase(f"goals.page.steps.{goal.kind}"), "quiet")
    if not every:
        yield Block(format_phrase("goals.page.steps.none"))
    yield from (_step(step, today) for step in shown)
    if len(shown) < len(every):
        words = format_phrase("goals.page.steps.all", count=len(every))
        yield Block(words, row=Row("steps", "steps"))


def _three(every: Sequence[GoalStep]) -> Sequence[GoalStep]:
    """Return three steps: the next one, and those after it or before it."""
    done = (n for n, step in enumerate(every) if step.done_on is None)
    first = min(next(done, len(every)), len(every) - AT_ONCE)
    return every[first : first + AT_ONCE]


def _step(step: GoalStep, today: date) -> Block:
    done = step.done_on
    return Block(
        step.title,
        "done" if done else "text",
        before="[✓] " if done else "[ ] ",
        right=relative_day_words(done, today) if done else "",
        row=Row("step", f"step {step.id}", step),
    )


def _levels(goal: Goal) -> Iterator[Block]:
    if not any(goal.levels):
        return
    yield Block("")
    yield Block(format_phrase("goals.page.levels"), "quiet")
    for level, text in zip(range(LOWEST, HIGHEST + 1), goal.levels, strict=False):
        here = level == goal.level
        said = format_phrase("goals.page.level", level=level_word(level), text=text)
        yield Block(said, "strong" if here else "text", before="o " if here else "  ")


def treats_of(board: Board, goal: Goal) -> tuple[Reward, ...]:
    """Return the treats for a goal and for its steps."""
    wanted = {goal.id, *(step.id for step in steps.steps_of(board, goal))}
    found = (r for r in board.library_documents(Reward) if r.for_id in wanted)
    return tuple(treat for treat in found if treat.put_away_on is None)


def _beside(board: Board, goal: Goal, today: date) -> Iterator[Block]:
    """Return the measure and the treats of a goal."""
    measures = [m for m in board.library_documents(Measure) if m.id == goal.measure]
    for title, found in (("measure", measures), ("treat", treats_of(board, goal))):
        if found:
            yield Block("")
            yield Block(format_phrase(f"goals.page.{title}"), "quiet")
        for document in found:
            if isinstance(document, Measure):
                row = Row("measure", f"measure {document.id}", document)
                yield Block(document.name, row=row, right=_measure_words(document))
            elif isinstance(document, Reward):
                row = Row("reward", f"reward {document.id}", document)
                yield Block(document.title, row=row, right=state_of_treat(board, document, today))


def _measure_words(measure: Measure) -> str:
    """Return the first and the best value of a measure; nothing before the first reading."""
    record = next(iter(measure.records), None)
    if record is None or record.first is None or record.best is None:
        return ""
    first, best = value_words(measure, record.first), value_words(measure, record.best)
    return format_phrase("goals.page.measure.values", first=first, best=best)


def _story(story: Sequence[StoryRow], board: Board, today: date) -> Iterator[Block]:
    """Return what happened, day by day, the newest day first."""
    if not story:
        return
    yield Block("")
    yield Block(format_phrase("goals.page.story"), "quiet")
    day = None
    for item in story:
        if item.day != day:
            day = item.day
            yield Block(relative_day_words(day, today), "number")
        what = item.evidence
        row = Row("event", f"event {what.id}", what) if what is not None else None
        yield Block(row_words(board, item), before="  ", row=row)
