"""One look back in progress: its steps, the answers so far, and its draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from winsboard.domain.journal.entries import reflection_of
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Flow, Part
from winsboard.domain.reflection import flows
from winsboard.domain.reflection.flows import Asked
from winsboard.named_tuple import NamedTuple

DRAFT: Final = "look_back"
"""The draft by which the board and the command line know the answers that are not kept yet."""
DAY: Final = "day"
FLOW: Final = "flow"
AT: Final = "at"


class Evening(NamedTuple):
    """The look back of a day, at one of its steps."""

    day: date
    """The evening it belongs to, also after the day has turned."""
    flow: Flow
    asked: tuple[Asked, ...]
    parts: tuple[Part, ...] = ()
    """Every answer so far, those of other look backs of this evening among them."""
    began_with: tuple[Part, ...] = ()
    """The answers that were kept when it began."""
    at: int = 0

    @property
    def here(self) -> Asked:
        """The step that is asked now."""
        return self.asked[self.at]

    @property
    def is_last(self) -> bool:
        """Whether no step comes after this one."""
        return self.at == len(self.asked) - 1

    @property
    def answer(self) -> str:
        """What was answered at this step."""
        return next((p.answer for p in self.parts if p.prompt == self.here.question), "")

    def answered(self, text: str) -> Evening:
        """The same with another answer at this step; a step that takes none stays without."""
        if self.here.step.kind in ("none", "ritual") or text == self.answer:
            return self
        part = Part(self.here.question, text, self.here.step.id)
        others = [p for p in self.parts if p.prompt != part.prompt]
        return self._replace(parts=(*others, part))

    def moved(self, by: int) -> Evening:
        """The same so many steps on (or back), as far as there are steps."""
        return self._replace(at=min(max(self.at + by, 0), len(self.asked) - 1))

    def carried(self, text: str) -> Evening | None:
        """The same at the next step that takes words, with these words added to its answer.

        Behind the last such step it is that one; None where no step takes any.
        """
        for at in (*range(self.at + 1, len(self.asked)), *reversed(range(self.at))):
            if self.asked[at].step.kind == "text":
                there = self._replace(at=at)
                return there.answered("\n".join(filter(None, (there.answer, text))))
        return None

    @property
    def words_come(self) -> bool:
        """Whether a step after this one takes words."""
        return any(asked.step.kind == "text" for asked in self.asked[self.at + 1 :])

    @property
    def has_words(self) -> bool:
        """Whether anything was answered."""
        return any(part.answer.strip() for part in self.parts)


class Unfinished(NamedTuple):
    """What a look back that was cut off had come to."""

    day: date
    flow: str
    """Id of the look back; empty where the draft does not tell."""
    parts: tuple[Part, ...]
    at: str = ""
    """Id of the step it was left at; empty where the draft does not tell."""


def begun(
    board: Board, flow: Flow, asked: Sequence[Asked], day: date, draft: Unfinished | None = None
) -> Evening:
    """The look back of a day with what was kept of it and what is a draft.

    A step that was answered already this evening asks again what it asked then. It begins at its
    first step; one that has answers goes on where it was left, or else behind the last of them.
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
    at = _taken_up_at(steps, parts, left)
    return Evening(day, flow, steps, tuple(parts.values()), began_with, at)


def _taken_up_at(steps: Sequence[Asked], parts: Mapping[str, Part], left: str) -> int:
    """The step that was left, else the one behind the last answer; the first without answers."""
    said = {prompt for prompt, part in parts.items() if part.answer.strip()}
    if not said:
        return 0
    for at, asked in enumerate(steps):
        if left and asked.step.id == left:
            return at
    answered = [at for at, asked in enumerate(steps) if asked.question in said]
    return min(answered[-1] + 1, len(steps) - 1) if answered else 0


def times(board: Board, flow: Flow) -> tuple[int, ...]:
    """The seconds of each step: the evening's stretched to the minutes that were chosen."""
    minutes = board.settings.look_back_minutes if flow.id == flows.EVENING else 0
    return flows.seconds(flow, minutes)


def draft_of(day: date, flow: str, parts: Iterable[Part]) -> dict[str, str] | None:
    """The answers as the fields of a draft; none where nothing was answered."""
    said = {f"{p.step}\n{p.prompt}": p.answer for p in parts if p.answer.strip()}
    return {DAY: day.isoformat(), FLOW: flow, **said} if said else None


def place_of(evening: Evening) -> dict[str, str]:
    """Where a look back stands, as the fields of a draft; no answer is in them."""
    flow, step = evening.flow.id, evening.here.step.id
    return {DAY: evening.day.isoformat(), FLOW: flow, AT: step}


def unfinished(fields: Mapping[str, str]) -> Unfinished | None:
    """A draft read; none where it does not tell its day.

    In drafts of earlier versions the questions stand without their steps.
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
    return Unfinished(day, fields.get(FLOW, ""), tuple(parts), fields.get(AT, ""))
