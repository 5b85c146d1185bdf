"""Goals as plain text: the list, a goal's page, and the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from winsboard.domain.goals import goals
from winsboard.domain.goals.evidence import StoryRow
from winsboard.domain.goals.score import Score
from winsboard.domain.goals.steps import steps_by_goal, steps_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.goals import Goal, Reading, Step
from winsboard.words import format_phrase
from winsboard.words.catalog.goals import level_word
from winsboard.words.catalog.habits import empty_state
from winsboard.words.sentences.goals.card import level_rows
from winsboard.words.sentences.goals.goals import (
    detail_lines,
    goal_words,
    level_line,
    level_words,
    step_count_words,
)
from winsboard.words.sentences.goals.story import story_lines
from winsboard.words.text.dates import day_words


def list_lines(board: Board, *, away: bool = False) -> list[str]:
    """The goals with their numbers; with `away` those that are put away, without."""
    steps = steps_by_goal(board)
    if away:
        return [f"    {goal.title}" for goal in goals.put_away(board)] or [
            format_phrase("cli.goal.none_away")
        ]
    lines = [
        f" {n:>2} {goal_words(goal, steps.get(goal.id, ()))}"
        for n, goal in enumerate(goals.current(board), start=1)
    ]
    return lines or [empty_state("emp.goals")]


def page_lines(board: Board, goal: Goal, rows: Sequence[StoryRow], today: date) -> list[str]:
    """A goal's page: what it is, its level, its steps, and its story."""
    steps = steps_of(board, goal)
    lines = [
        goal.title,
        *_indented(_state_lines(goal, today)),
        *_indented(detail_lines(board, goal, today)),
    ]
    if goal.levels:
        lines += ["", format_phrase("own.goal.levels"), *_indented(level_rows(goal))]
    if steps:
        lines += ["", f"{format_phrase('own.goal.steps')} {step_count_words(steps)}"]
        lines += step_lines(steps, today)
    if rows:
        lines += ["", format_phrase("own.goal.story"), *_indented(story_lines(board, rows, today))]
    return lines


def _state_lines(goal: Goal, today: date) -> Iterator[str]:
    yield level_line(goal, goal.level)
    if goal.start_level != goal.level:
        yield format_phrase("own.goal.line.start", level=level_line(goal, goal.start_level))
    if goal.reached_on is not None:
        yield format_phrase("own.goal.line.reached", day=day_words(goal.reached_on, today))
    if goal.state == "away":
        yield format_phrase("own.goal.line.away")
    if goal.pause_from is not None:
        yield format_phrase("own.goal.line.pause")


def step_lines(steps: Sequence[Step], today: date) -> Iterator[str]:
    """The steps with their numbers, and the days on which they were done."""
    for number, step in enumerate(steps, start=1):
        box = "[x]" if step.done_on else "[ ]"
        day = f", {day_words(step.done_on, today)}" if step.done_on else ""
        yield f"  {number:>2} {box} {step.title}{day}"


def level_lines(board: Board, reading: Reading) -> list[str]:
    """A line for each goal that a number may have brought to a higher level. A person sets it."""
    there = goals.current(board)
    return [
        format_phrase(
            "cli.goal.is_it", level=level_word(level), goal=goal.title, number=there.index(goal) + 1
        )
        for goal, level in goals.asked_by(board, reading)
    ]


def score_lines(score: Score | None) -> list[str]:
    """The score at the start and now, with the goals that count in it."""
    if score is None:
        return [format_phrase("cli.goal.score.none")]
    lines = []
    for goal in score.goals:
        weight = f"{goal.weight:.10g}"
        key = "cli.goal.score.goal" if goal.weight == 1 else "cli.goal.score.goal.weight"
        start, now = level_words(goal.start_level), level_words(goal.level)
        lines.append(format_phrase(key, goal=goal.title, start=start, now=now, weight=weight))
    return [
        format_phrase("cli.goal.score", start=f"{score.start:.1f}", now=f"{score.now:.1f}"),
        *_indented(lines),
        format_phrase("cli.goal.score.about"),
    ]


def _indented(lines: Iterator[str] | Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
