"""A look back in progress: its steps, the answers so far, and its draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, Flow, Part
from winsboard.domain.model.wins import is_win, own_words
from winsboard.domain.reflection import flows
from winsboard.domain.reflection.flows import StepQuestion
from winsboard.named_tuple import NamedTuple

DRAFT: Final = "look_back"
"""The key of the draft with unsaved answers, shared by the board and the command line."""
DAY: Final = "day"
FLOW: Final = "flow"
AT: Final = "at"


BEGINS: Final = time(17)
"""The time from which the board invites to look back."""


def is_evening(now: datetime, today: date) -> bool:
    """Whether it is time to look back: from five, until the day turns in the night."""
    return now.date() > today or now.time() >= BEGINS


def seconds_to_evening(now: datetime) -> float:
    """The seconds from now until the evening of this date; negative after its beginning."""
    return (datetime.combine(now.date(), BEGINS) - now.replace(tzinfo=None)).total_seconds()


class LookBack(NamedTuple):
    """The state of a look back, as an immutable value."""

    day: date
    """The day it belongs to, even if it is past the day boundary by now."""
    flow: Flow
    asked: tuple[StepQuestion, ...]
    parts: tuple[Part, ...] = ()
    """All answers so far, including those of other look backs of this day."""
    initial_parts: tuple[Part, ...] = ()
    """The answers that were saved when it began."""
    at: int = 0

    @property
    def current_step(self) -> StepQuestion:
        """The current step."""
        return self.asked[self.at]

    @property
    def is_last(self) -> bool:
        """Whether the current step is the last one."""
        return self.at == len(self.asked) - 1

    @property
    def answer(self) -> str:
        """The answer to the current step; empty if there is none."""
        return next((p.answer for p in self.parts if p.prompt == self.current_step.question), "")

    def with_answer(self, text: str) -> LookBack:
        """A copy with this answer to the current step, if the step takes one."""
        if self.current_step.step.kind in ("none", "ritual") or text == self.answer:
            return self
        part = Part(self.current_step.question, text, self.current_step.step.id)
        others = [p for p in self.parts if p.prompt != part.prompt]
        return self._replace(parts=(*others, part))

    def with_step(self, by: int) -> LookBack:
        """A copy that is `by` steps forward, or back if negative, within the steps."""
        return self._replace(at=min(max(self.at + by, 0), len(self.asked) - 1))

    def with_carried_text(self, text: str) -> LookBack | None:
        """A copy at the next step that takes text, with this text appended to its answer.

        If there is none, the nearest earlier one. Returns None if no other step takes text.
        """
        for at in (*range(self.at + 1, len(self.asked)), *reversed(range(self.at))):
            if self.asked[at].step.kind == "text":
                there = self._replace(at=at)
                return there.with_answer("\n".join(filter(None, (there.answer, text))))
        return None

    @property
    def has_text_step_ahead(self) -> bool:
        """Whether a later step takes text."""
        return any(asked.step.kind == "text" for asked in self.asked[self.at + 1 :])

    @property
    def has_text(self) -> bool:
        """Whether any answer is not blank."""
        return any(part.answer.strip() for part in self.parts)


class LookBackDraft(NamedTuple):
    """A draft of an interrupted look back."""

    day: date
    flow: str
    """Id of the look back; empty if unknown."""
    parts: tuple[Part, ...]
    at: str = ""
    """Id of the step at which it was left; empty if unknown."""


def start_or_resume(
    board: Board,
    flow: Flow,
    asked: Sequence[StepQuestion],
    day: date,
    draft: LookBackDraft | None = None,
) -> LookBack:
    """Start or resume the look back of a day, with its saved answers and its draft.

    A step that was answered already asks the same question again. A look back with answers resumes
    at the step at which it was left, or else after the last answer.
    """
    kept = reflection_of(board, day)
    began_with = kept.parts if kept else ()
    parts = {part.prompt: part for part in (*began_with, *(draft.parts if draft else ()))}
    before = {part.step: part.prompt for part in parts.values() if part.step}
    own = frozenset(question for _, question in asked)
    steps = tuple(
        step
        if step.question in parts or before.get(step.step.id, "") in own
        else step._replace(question=before.get(step.step.id, step.question))
        for step in asked
    )
    left = draft.at if draft and draft.flow == flow.id else ""
    at = _resume_index(steps, parts, left)
    return LookBack(day, flow, steps, tuple(parts.values()), began_with, at)


def _resume_index(steps: Sequence[StepQuestion], parts: Mapping[str, Part], left: str) -> int:
    """The step to resume at: the one left at, else after the last answer, else the first."""
    said = {prompt for prompt, part in parts.items() if part.answer.strip()}
    if not said:
        return 0
    for at, asked in enumerate(steps):
        if left and asked.step.id == left:
            return at
    answered = [at for at, asked in enumerate(steps) if asked.question in said]
    return min(answered[-1] + 1, len(steps) - 1) if answered else 0


def wins_to_keep(board: Board, day: date) -> tuple[str, ...]:
    """The wins of a day to pick one from, in the order of writing; ticked habits come first."""
    marks = ((habit, board.mark(habit.id, day)) for habit in board.habits)
    ticked = [habit.label for habit, mark in marks if is_win(mark)]
    written = [_words_to_keep(entry) for entry in board.entries(day)]
    return tuple(dict.fromkeys(filter(None, (*ticked, *written))))


def _words_to_keep(entry: Entry) -> str:
    """A win by its words or by what was tried; empty for others, and for what may be hard."""
    tried = entry.text if entry.kind in ("calm", "ritual") and is_win(entry) else ""
    return (own_words(entry) or tried).partition("\n")[0]


def times(board: Board, flow: Flow) -> tuple[int, ...]:
    """The seconds of each step. The evening look back is scaled to the minutes in the settings."""
    minutes = board.settings.look_back_minutes if flow.id == flows.EVENING else 0
    return flows.seconds(flow, minutes)


def draft_fields(day: date, flow: str, parts: Iterable[Part]) -> dict[str, str] | None:
    """The answers as fields of a draft. None if all are blank."""
    said = {f"{p.step}\n{p.prompt}": p.answer for p in parts if p.answer.strip()}
    return {DAY: day.isoformat(), FLOW: flow, **said} if said else None


def position_fields(evening: LookBack) -> dict[str, str]:
    """The position in a look back as fields of a draft, without answers."""
    flow, step = evening.flow.id, evening.current_step.step.id
    return {DAY: evening.day.isoformat(), FLOW: flow, AT: step}


def parse_draft(fields: Mapping[str, str]) -> LookBackDraft | None:
    """Parse a draft. Returns None if it has no valid day.

    In drafts of earlier versions, answers are keyed by the question alone, without the step.
    """
    try:
        day = date.fromisoformat(fields.get(DAY, ""))
    except ValueError:
        return None
    parts = []
    for name, answer in fields.items():
        step, known, question = name.partition("\n")
        if known:
            parts.append(Part(question, answer, step))
        elif name not in (DAY, FLOW, AT):
            parts.append(Part(name, answer))
    return LookBackDraft(day, fields.get(FLOW, ""), tuple(parts), fields.get(AT, ""))
