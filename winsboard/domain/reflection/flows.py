"""The flows of look backs: which one begins, what its steps ask, how long they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import pairwise
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Flow, FlowStep, Prompt
from winsboard.domain.model.edits import Edit
from winsboard.domain.reflection import prompts
from winsboard.domain.schema.kinds import field_of, most
from winsboard.domain.text import sanitize as texts
from winsboard.domain.wellbeing import tone
from winsboard.named_tuple import NamedTuple

EVENING: Final = "flow.evening5"
SHORT: Final = "flow.plain3"
GENTLE: Final = "flow.hard"
MOST_STEPS: Final = most(Flow, "steps")
LONGEST_STEP: Final = int(field_of(Flow, "steps").fields["seconds"].high or 0)
"""Seconds."""


class Asked(NamedTuple):
    """A step as it is asked on an evening."""

    step: FlowStep
    question: str
    """What is read: the question whose turn it is, or the step's own text."""


def listed(board: Board, shipped: Sequence[Flow]) -> tuple[Flow, ...]:
    """Every look back there is: the shipped ones, then one's own."""
    return (*shipped, *board.own(Flow))


def chosen(board: Board, shipped: Sequence[Flow]) -> Flow:
    """The look back that begins: the one chosen in the settings, else the first shipped one."""
    wished = board.settings.flow
    return next((flow for flow in listed(board, shipped) if flow.id == wished), shipped[0])


def offers_gentle(board: Board, day: date) -> bool:
    """Whether the gentle look back is offered beside the others.

    It is after a mood of 1 or 2, and on a day with a hard-day card.
    """
    return tone.is_hard(board, day) or tone.was_low(board, day)


def offered(board: Board, shipped: Sequence[Flow], day: date) -> tuple[Flow, ...]:
    """The look backs to choose from on a day: the usual one first, then the gentle one where it is
    offered, then the others."""
    usual = chosen(board, shipped)
    flows = sorted(
        listed(board, shipped),
        key=lambda flow: (flow.id != usual.id, flow.id != GENTLE),
    )
    gentle = offers_gentle(board, day)
    return tuple(f for f in flows if gentle or f.id != GENTLE or f.id == usual.id)


def asked(
    board: Board,
    flow: Flow,
    questions: Mapping[str, Sequence[Prompt]],
    day: date,
    unfit: Set[str] = frozenset(),
) -> tuple[Asked, ...]:
    """The steps of a look back as they are asked on a day.

    `questions` are the questions that take turns, by theme; `unfit` the ids of those that do not
    fit this day. A step's own text is one of them where its theme is asked once. The pages of the
    fortnight before the day have to be on the board.
    """
    by_theme = [step.theme for step in flow.steps]
    found = []
    for n, step in enumerate(flow.steps):
        # Steps of one theme share its questions out, so that none asks what another does.
        before, sharing = by_theme[:n].count(step.theme), by_theme.count(step.theme)
        pool = questions.get(step.theme, ())[before::sharing] if step.theme else ()
        if pool and sharing == 1:
            pool = (*pool, Prompt("", step.text, step.theme))
        prompt = prompts.asked_on(board, pool, day, step.id, unfit=unfit)
        found.append(Asked(step, prompt.text if prompt else step.text))
    return tuple(found)


def seconds(flow: Flow, minutes: int = 0) -> tuple[int, ...]:
    """How long each step takes, as it is planned, or stretched to so many minutes in all.

    They add up to the whole, and nothing happens when one is over.
    """
    planned = [step.seconds for step in flow.steps]
    total = sum(planned)
    if not minutes or not total:
        return tuple(planned)
    borders = [round(sum(planned[:n]) * minutes * 60 / total) for n in range(len(planned) + 1)]
    return tuple(later - border for border, later in pairwise(borders))


def add(board: Board, flow: Flow, moment: EditContext) -> Edit:
    """Add a look back of one's own."""
    return items.add(board, checked(flow), moment)


def change(flow: Flow, changed: Flow, moment: EditContext) -> Edit | None:
    """Change a look back of one's own; none if nothing changes."""
    return items.change(flow, checked(changed), moment)


def checked(flow: Flow) -> Flow:
    """The look back with its texts on one line and an id for each step.

    Raises Refusal without a name or steps, or where its times make no sense.
    """
    if not 1 <= len(flow.steps) <= MOST_STEPS:
        raise Refusal("flow.steps", most=MOST_STEPS)
    if any(not 0 <= step.seconds <= LONGEST_STEP for step in flow.steps):
        raise Refusal("flow.seconds", longest=LONGEST_STEP // 60)
    steps = [
        step._replace(
            id=texts.short(step.id) or f"s{n}",
            text=texts.line(step.text, "flow.empty_step"),
            choices=texts.lines(step.choices),
        )
        for n, step in enumerate(flow.steps, start=1)
    ]
    if len({step.id for step in steps}) < len(steps):
        raise Refusal("flow.same_step")
    return flow._replace(name=texts.line(flow.name, "flow.no_name"), steps=tuple(steps))
