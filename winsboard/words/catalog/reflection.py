"""Shipped look backs and questions, and the choice of questions for a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, FlowStep, Prompt
from winsboard.domain.model.library import StepKind
from winsboard.domain.reflection import flows, prompts
from winsboard.domain.reflection.flows import StepQuestion
from winsboard.domain.settings.wording import plain_words
from winsboard.words import content

TAKING_TURNS: Final = ("wins", "effort")
"""Themes whose questions rotate in the evening look back. The line for tomorrow is not one of
them, because its answer has to be something that can be done."""
IN_THE_EVENING: Final = frozenset({"evening", "any"})
KINDS: Final[Mapping[str, StepKind]] = {
    "none": "none",
    "text": "text",
    "text_optional": "text",
    "feeling": "feeling",
    "choice": "choice",
    "pick_recent_win": "win",
    "ritual": "ritual",
}


@cache
def shipped_flows() -> tuple[Flow, ...]:
    """The evening look back, the short one without typing, and the gentle one."""
    evening = content("prompts")["reflection_flow"]
    return tuple(_flow(f) for f in (evening, *evening["variants"]))


def _flow(shipped: Mapping[str, Any]) -> Flow:
    each = shipped["total_seconds"] // len(shipped["steps"])
    steps = tuple(
        FlowStep(
            id=s["id"],
            text=s["text"],
            kind=KINDS[s["answer"]],
            seconds=s.get("seconds", each),
            theme=s["theme"] if s.get("theme") in TAKING_TURNS else "",
            choices=tuple(s.get("choices", ())),
            plain=s["plain"],
        )
        for s in shipped["steps"]
    )
    return Flow(id=shipped["id"], name=shipped["label"], steps=steps)


@cache
def shipped_prompts() -> tuple[Prompt, ...]:
    """All shipped questions."""
    return tuple(
        Prompt(id=p["id"], text=p["text"], theme=p["theme"], of=p["id"])
        for p in content("prompts")["prompts"]
    )


@cache
def _plain_texts() -> Mapping[Prompt, str]:
    """The short wording of each shipped question."""
    plain = {p["id"]: str(p["plain"]) for p in content("prompts")["prompts"]}
    return {prompt: plain[prompt.of] for prompt in shipped_prompts()}


@cache
def themes() -> Mapping[str, str]:
    """The labels of the themes by id, in order."""
    return {t["id"]: t["label"] for t in content("prompts")["prompt_themes"]}


def questions(
    board: Board, day: date, *, all_moods: bool = False
) -> Mapping[str, tuple[Prompt, ...]]:
    """The questions that suit this board and day, by theme.

    They are the person's own questions and the shipped ones for their audience, in the wording that
    suits the board. On a hard day or after a low mood, only those marked as suitable are included,
    unless `all_moods` is set.
    """
    gentle = not all_moods and flows.offers_gentle(board, day)
    audience = board.settings.board_for or "mh"
    fitting = {
        p["id"]
        for p in content("prompts")["prompts"]
        if audience in p["audiences"]
        and p["best_time"] in IN_THE_EVENING
        and (p["ok_when_mood_is_low"] or not gentle)
    }
    plain = _plain_texts() if plain_words(board.settings) else {}
    return {
        theme: tuple(
            prompt._replace(text=plain.get(prompt, prompt.text))
            for prompt in prompts.listed(board, shipped_prompts(), theme)
            if not prompt.of or prompt.of in fitting
        )
        for theme in themes()
    }


def steps_with_questions(board: Board, flow: Flow, day: date) -> tuple[StepQuestion, ...]:
    """The steps of a look back with the questions to ask on a day.

    The pages of the two weeks before the day must be loaded.
    """
    flow = flows.as_asked(board, flow)
    every = questions(board, day, all_moods=True)
    kind = {p.id for pool in questions(board, day).values() for p in pool}
    unfit = {p.id for pool in every.values() for p in pool} - kind
    return flows.questions_of_steps(board, _worded(board, flow), every, day, unfit)


def _worded(board: Board, flow: Flow) -> Flow:
    """A look back in the wording that suits the board."""
    if not plain_words(board.settings):
        return flow
    return flow._replace(steps=tuple(s._replace(text=s.plain or s.text) for s in flow.steps))
