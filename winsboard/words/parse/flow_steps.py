"""A step of a look back as one line that a person types: `[KIND:] TEXT [| SECONDS]`.

The kind is `pause` for a step without words, `feeling`, `win` for one of the day's wins, `ritual`,
`choice` with its answers in brackets at the end, `tomorrow` for the line that is shown the next
morning, or a theme whose questions take turns there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import FlowStep
from winsboard.domain.model.library import StepKind
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.numbers import read_whole
from winsboard.words.catalog.reflection import themes

KINDS: Final[Mapping[str, StepKind]] = {
    "pause": "none",
    "feeling": "feeling",
    "win": "win",
    "ritual": "ritual",
    "choice": "choice",
}
"""What can be typed for a step that takes no words of one's own."""
USUAL: Final = 60
"""Seconds of a step where none are said."""
MOST_DIGITS: Final = 4


def step_of(line: str) -> FlowStep:
    """The step that a line means.

    Raises Refusal where there is no whole number behind the bar.
    """
    before, bar, after = line.rpartition("|")
    words, seconds = (before, _seconds(after)) if bar else (line, USUAL)
    kind, colon, text = words.partition(":")
    known = (*KINDS, TOMORROW, *themes())
    kind = next(iter(best_match(kind, zip(known, known, strict=True), pieces=False)), "")
    step = FlowStep("", text.strip(), "text", seconds)
    if not colon or not kind:
        return step._replace(text=words.strip())
    if kind == TOMORROW:
        return step._replace(id=TOMORROW)
    if kind not in KINDS:
        return step._replace(theme=kind)
    if kind == "choice" and (answers := _answers(step.text)):
        return step._replace(kind="choice", text=answers[0], choices=answers[1])
    return step._replace(kind=KINDS[kind])


def line_of(step: FlowStep) -> str:
    """The line that means a step."""
    named = {kind: name for name, kind in KINDS.items()}
    kind = named.get(step.kind) or (TOMORROW if step.id == TOMORROW else step.theme)
    words = f"{kind}: {step.text}" if kind else step.text
    if step.choices:
        words = f"{words} [{' / '.join(step.choices)}]"
    return words if step.seconds == USUAL else f"{words} | {step.seconds}"


def _seconds(typed: str) -> int:
    number = read_whole(typed)
    if number is None or not 0 <= number < 10**MOST_DIGITS:
        raise Refusal("flow.step_seconds", typed=typed.strip())
    return number


def _answers(text: str) -> tuple[str, tuple[str, ...]] | None:
    """`How was it? [Good / Hard]` as the question and its answers; none without brackets."""
    question, bracket, answers = text.removesuffix("]").rpartition("[")
    if not bracket or not text.endswith("]"):
        return None
    return question.strip(), tuple(a.strip() for a in answers.split("/") if a.strip())
