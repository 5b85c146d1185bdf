"""Formatting and parsing a step of a look back as one line: `[KIND:] TEXT [| SECONDS]`.

A question that begins with one word and a colon has another colon before it: `: Today: how was it?`

The kind is `pause` for a step without an answer, `feeling`, `win` for one of the day's wins,
`ritual`, `choice` with its answers in brackets at the end, `tomorrow` for the line that is shown
on the next day, or a theme whose questions rotate in this step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import FlowStep
from winsboard.domain.model.library import StepKind
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.numbers import parse_integer
from winsboard.words.catalog.reflection import themes

KINDS: Final[Mapping[str, StepKind]] = {
    "pause": "none",
    "feeling": "feeling",
    "win": "win",
    "ritual": "ritual",
    "choice": "choice",
}
"""The kinds of steps that take no text as an answer, by the name to type."""
DEFAULT_KIND: Final = 60
"""The default number of seconds of a step."""
MAX_DIGITS: Final = 4


def step_of(line: str) -> FlowStep:
    """Parse a step.

    Raises Refusal if the text after the bar is not an integer in range, or if the one word before
    a colon is not a kind.
    """
    before, bar, after = line.rpartition("|")
    words, seconds = (before, _seconds(after)) if bar else (line, DEFAULT_KIND)
    typed, colon, text = words.partition(":")
    known = kind_names()
    kind = next(iter(best_match(typed, zip(known, known, strict=True), pieces=False)), "")
    if not kind and _looks_like_kind(words):
        raise Refusal("flow.step_kind", typed=typed.strip(), kinds=", ".join(known))
    step = FlowStep("", text.strip(), "text", seconds)
    if not colon or not kind:
        return step if colon and not typed.strip() else step._replace(text=words.strip())
    if kind == TOMORROW:
        return step._replace(id=TOMORROW)
    if kind not in KINDS:
        return step._replace(theme=kind)
    if kind == "choice" and (answers := _split_answers(step.text)):
        return step._replace(kind="choice", text=answers[0], choices=answers[1])
    return step._replace(kind=KINDS[kind])


def kind_names() -> tuple[str, ...]:
    """The kinds that can be typed before the text of a step, themes of questions last."""
    return tuple(dict.fromkeys((*KINDS, TOMORROW, *themes())))


def _looks_like_kind(words: str) -> bool:
    """Whether a step begins with one word and a colon. A colon before it makes it a question."""
    before, colon, text = words.partition(":")
    return bool(colon and text.strip()) and len(before.split()) == 1


def line_of(step: FlowStep) -> str:
    """Format a step as a line; the inverse of `step_of`."""
    named = {kind: name for name, kind in KINDS.items()}
    kind = named.get(step.kind) or (TOMORROW if step.id == TOMORROW else step.theme)
    is_named = bool(kind) or _looks_like_kind(step.text) or step.text.startswith(":")
    words = f"{kind}: {step.text}" if is_named else step.text
    if step.choices:
        words = f"{words} [{' / '.join(step.choices)}]"
    is_usual = step.seconds == DEFAULT_KIND and "|" not in words
    return words if is_usual else f"{words} | {step.seconds}"


def _seconds(typed: str) -> int:
    number = parse_integer(typed)
    if number is None or not 0 <= number < 10**MAX_DIGITS:
        raise Refusal("flow.step_seconds", typed=typed.strip())
    return number


def _split_answers(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Split `How was it? [Good / Hard]` into question and answers. None without brackets."""
    question, bracket, answers = text.removesuffix("]").rpartition("[")
    if not bracket or not text.endswith("]"):
        return None
    return question.strip(), tuple(a.strip() for a in answers.split("/") if a.strip())
