"""The shipped look backs and their questions, and what tonight's asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, FlowStep, Prompt
from winsboard.domain.model.library import StepKind
from winsboard.domain.reflection import flows, prompts
from winsboard.domain.reflection.flows import Asked
from winsboard.words import content

TAKING_TURNS: Final = ("wins", "effort")
"""Themes whose questions take turns in the evening. Tomorrow's line keeps its own question, since
it has to be a line that can be done."""
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
    """The evening look back, the short one without typing, the gentle one."""
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
    """Every shipped question."""
    return tuple(
        Prompt(id=p["id"], text=p["text"], theme=p["theme"], of=p["id"])
        for p in content("prompts")["prompts"]
    )


@cache
def themes() -> Mapping[str, str]:
    """The names of the themes by id, in their order."""
    return {t["id"]: t["label"] for t in content("prompts")["prompt_themes"]}


def questions(
    board: Board, day: date, *, all_moods: bool = False
) -> Mapping[str, tuple[Prompt, ...]]:
    """The questions that can take turns on an evening, by theme: those for this board and this day.

    One's own always can; the shipped ones that suit who the board is for and, on a hard day or
    after a low mood, those that are kind to it; `all_moods` are those of other days, too.
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
    return {
        theme: tuple(
            prompt
            for prompt in prompts.listed(board, shipped_prompts(), theme)
            if not prompt.of or prompt.of in fitting
        )
        for theme in themes()
    }


def asked_tonight(board: Board, flow: Flow, day: date) -> tuple[Asked, ...]:
    """The steps of a look back with the questions whose turn it is.

    The pages of the fortnight before the day have to be on the board.
    """
    every = questions(board, day, all_moods=True)
    kind = {p.id for pool in questions(board, day).values() for p in pool}
    unfit = {p.id for pool in every.values() for p in pool} - kind
    return flows.asked(board, flow, every, day, unfit)
