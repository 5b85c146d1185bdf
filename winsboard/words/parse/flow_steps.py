"""Formatting and parsing a step of a look back as one line: `[KIND:] TEXT [| SECONDS]`.

The kind is `text`, `pause` for a step without an answer, `feeling`, `win` for one of the day's
wins, `ritual`, `choice` with its answers in brackets at the end, `tomorrow` for the line that is
shown on the next day, or a theme whose questions rotate in this step.
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
TEXT: Final = "text"
"""The kind of a question with an answer in words. It can be left out, unless the question begins
like a kind does."""
DEFAULT_KIND: Final = 60
"""The default number of seconds of a step."""
MAX_DIGITS: Final = 4


def known_kinds() -> tuple[str, ...]:
    """All kinds, as they are typed."""
    return (TEXT, *KINDS, TOMORROW, *(theme for theme in themes() if theme != TOMORROW))


def step_of(line: str) -> FlowStep:
    """Parse a step.

    Raises Refusal if the text after the bar is not an integer in range, or if it begins with one
    word and a colon that is not a kind.
    """
    before, bar, after = line.rpartition("|")
    words, seconds = (before, _seconds(after)) if bar else (line, DEFAULT_KIND)
    typed, text = _split_kind(words)
    step = FlowStep("", text, "text", seconds)
    if not typed:
        return step
    known = known_kinds()
    kind = next(iter(best_match(typed, zip(known, known, strict=True), pieces=False)), "")
    if not kind:
        raise Refusal("flow.step_kind", typed=typed, known=", ".join(known))
    if kind == TEXT:
        return step
    if kind == TOMORROW:
        return step._replace(id=TOMORROW)
    if kind not in KINDS:
        return step._replace(theme=kind)
    if kind == "choice" and (answers := _split_answers(step.text)):
        return step._replace(kind="choice", text=answers[0], choices=answers[1])
    return step._replace(kind=KINDS[kind])


def _split_kind(words: str) -> tuple[str, str]:
    """Split `wins: What was good?` into kind and question. The kind is one word, or empty."""
    kind, colon, text = words.strip().partition(":")
    if not colon or not kind.isalpha():
        return "", words.strip()
    return kind, text.strip()


def line_of(step: FlowStep) -> str:
    """Format a step as a line; the inverse of `step_of`."""
    named = {kind: name for name, kind in KINDS.items()}
    kind = named.get(step.kind) or (TOMORROW if step.id == TOMORROW else step.theme)
    if not kind and _split_kind(step.text)[0]:
        kind = TEXT
    words = f"{kind}: {step.text}" if kind else step.text
    if step.choices:
        words = f"{words} [{' / '.join(step.choices)}]"
    return words if step.seconds == DEFAULT_KIND else f"{words} | {step.seconds}"


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
