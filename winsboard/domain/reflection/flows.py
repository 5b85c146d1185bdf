"""Flows: the kinds of look backs to choose from, their steps, questions and times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import pairwise
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.library import items
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Flow, FlowStep, Prompt, Settings
from winsboard.domain.model.edits import Edit
from winsboard.domain.model.wins import OWN_WIN_STEP, is_win_step
from winsboard.domain.reflection import prompts
from winsboard.domain.schema.kinds import field_of, max_items
from winsboard.domain.text import sanitize as texts
from winsboard.domain.wellbeing import tone
from winsboard.named_tuple import NamedTuple

EVENING: Final = "flow.evening5"
SHORT: Final = "flow.plain3"
GENTLE: Final = "flow.hard"
WINS: Final = "wins"
"""Id of the theme of questions about what went well."""
REHAB: Final = "rehab"
MAX_STEPS: Final = max_items(Flow, "steps")
MAX_STEP_SECONDS: Final = int(field_of(Flow, "steps").fields["seconds"].high or 0)
"""The longest time of a step, in seconds."""


class StepQuestion(NamedTuple):
    """A step with the question to ask on a given day."""

    step: FlowStep
    question: str
    """The question to show: one of the step's theme, or the step's own text."""


def listed(board: Board, shipped: Sequence[Flow]) -> tuple[Flow, ...]:
    """All flows: the shipped ones, then the person's own."""
    return (*shipped, *board.library_documents(Flow))


def usual_id(settings: Settings) -> str:
    """The id of the flow that begins: the chosen one, or else the one for whom the board is.

    In rehab this is the short one, because typing is work there.
    """
    return settings.flow or (SHORT if settings.board_for == REHAB else EVENING)


def chosen(board: Board, shipped: Sequence[Flow]) -> Flow:
    """The default flow, or the first shipped one if it is unknown."""
    wished = usual_id(board.settings)
    return next((flow for flow in listed(board, shipped) if flow.id == wished), shipped[0])


def offers_gentle(board: Board, day: date) -> bool:
    """Whether the gentle flow is offered: after a mood of 1 or 2, or with a hard-day card."""
    return tone.is_hard(board, day) or tone.was_low(board, day)


def offered(board: Board, shipped: Sequence[Flow], day: date) -> tuple[Flow, ...]:
    """The flows to choose from: the default, then the gentle one if offered, then the others."""
    usual = chosen(board, shipped)
    flows = sorted(
        listed(board, shipped),
        key=lambda flow: (flow.id != usual.id, flow.id != GENTLE),
    )
    gentle = offers_gentle(board, day)
    return tuple(f for f in flows if gentle or f.id != GENTLE or f.id == usual.id)


def questions_of_steps(
    board: Board,
    flow: Flow,
    questions: Mapping[str, Sequence[Prompt]],
    day: date,
    unfit: Set[str] = frozenset(),
) -> tuple[StepQuestion, ...]:
    """The steps of a flow with the questions to ask on a day.

    `questions` are the rotating questions by theme, `unfit` the ids of those that do not suit this
    day. If a theme has a single step, the step's own text is part of the rotation. The pages of the
    two weeks before the day must be loaded.
    """
    by_theme = [step.theme for step in flow.steps]
    found = []
    for n, step in enumerate(map(_named, flow.steps)):
        # Steps with the same theme split its questions, so that no two ask the same one.
        before, sharing = by_theme[:n].count(step.theme), by_theme.count(step.theme)
        pool = questions.get(step.theme, ())[before::sharing] if step.theme else ()
        if pool and sharing == 1:
            pool = (*pool, Prompt("", step.text, step.theme))
        prompt = prompts.question_for(board, pool, day, step.id, unfit=unfit)
        found.append(StepQuestion(step, prompt.text if prompt else step.text))
    return tuple(found)


def _named(step: FlowStep) -> FlowStep:
    """A step that asks what went well, with an id by which its answer counts as a win."""
    if step.theme != WINS or is_win_step(step.id):
        return step
    return step._replace(id=f"{OWN_WIN_STEP}{step.id}")


def seconds(flow: Flow, minutes: int = 0) -> tuple[int, ...]:
    """The planned seconds of each step, scaled to a total if `minutes` is not 0.

    Rounding is spread so that the steps add up to the total exactly.
    """
    planned = [step.seconds for step in flow.steps]
    total = sum(planned)
    if not minutes or not total:
        return tuple(planned)
    borders = [round(sum(planned[:n]) * minutes * 60 / total) for n in range(len(planned) + 1)]
    return tuple(later - border for border, later in pairwise(borders))


def add(board: Board, flow: Flow, context: EditContext) -> Edit:
    """Add a flow. Raises Refusal if it is not valid."""
    return items.add(board, validated(flow), context)


def change(flow: Flow, changed: Flow, context: EditContext) -> Edit | None:
    """Change a flow. Returns None if nothing changes; raises Refusal if it is not valid."""
    return items.change(flow, validated(changed), context)


def validated(flow: Flow) -> Flow:
    """Validate a flow, put its texts on one line and give each step an id.

    Raises Refusal if it has no name, no steps or too many, if a step is empty or its time is out of
    range, or if two steps have the same id.
    """
    if not 1 <= len(flow.steps) <= MAX_STEPS:
        raise Refusal("flow.steps", most=MAX_STEPS)
    if any(not 0 <= step.seconds <= MAX_STEP_SECONDS for step in flow.steps):
        raise Refusal("flow.seconds", longest=MAX_STEP_SECONDS // 60)
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
