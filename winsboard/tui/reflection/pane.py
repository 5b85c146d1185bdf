"""The reflection pane: a clock, one question at a time, and an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from winsboard.clock import Clock
from winsboard.domain.reflection.look_back_state import (
    DRAFT,
    LookBack,
    draft_fields,
    position_fields,
    times,
)
from winsboard.tui.components.fields.draft_mixin import Draft
from winsboard.tui.components.key_guard import REPEAT_WINDOW
from winsboard.tui.components.messages import AnswerTyped, DataMessage, StepRequested
from winsboard.tui.reflection.face_lines import ClockFaceContent
from winsboard.tui.reflection.idle_pane import IdlePane
from winsboard.tui.reflection.timer import LookBackTimer

if TYPE_CHECKING:
    from winsboard.tui.components.fields.answer_editor import AnswerEditor
    from winsboard.tui.reflection.step_card import StepCard
    from winsboard.tui.reflection.steps import Step


class LookBackPane(IdlePane):
    """The pane of the evening reflection; shows how to start while none is running.

    While the clock runs it repaints once a minute, or once a second if the clock shows digits.
    """

    evening: LookBack
    _step: Step

    class Started(Message):
        """A reflection was started or continued."""

    class StepChanged(Message):
        """The step has changed."""

    class Ended(DataMessage):
        """The reflection was finished or left; its answers are to be saved."""

        evening: LookBack
        lights_candle: bool = False
        """Whether to light the candle."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock, id="look-back")
        self._quiet_clock = LookBackTimer(clock, 0, digits=False)
        self._timer: Timer | None = None
        self._taken_up: LookBack | None = None
        self._began_at = 0.0

    @property
    def editor(self) -> AnswerEditor:
        """The editor, which is mounted while a reflection is running."""
        editor: AnswerEditor = self.query_one("#answer")  # type: ignore[assignment]
        return editor

    @property
    def card(self) -> StepCard:
        """The card for steps without text, which is mounted while a reflection is running."""
        card: StepCard = self.query_one("#step")  # type: ignore[assignment]
        return card

    async def begin(self, evening: LookBack) -> None:
        """Start a reflection at its current step."""
        self.evening = evening
        self.waiting = None
        digits = self.board.settings.clock_digits
        seconds = sum(times(self.board, evening.flow))
        self._quiet_clock = LookBackTimer(self._clock, seconds, digits=digits)
        # Loading the editor takes a tenth of the start-up time, and it is needed once an evening.
        from winsboard.tui.components.fields.answer_editor import AnswerEditor
        from winsboard.tui.reflection.step_card import StepCard

        await self.mount(StepCard(), AnswerEditor())
        self.is_running = True
        self.post_message(self.Started())
        self._taken_up = evening if evening.has_text else None
        self._began_at = self._clock.monotonic()
        self._go_to(evening)
        self._quiet_clock.start()
        self._tick()

    def ignores(self, key: str) -> bool:
        """Return whether to ignore a key: a second press of the key that started the reflection.

        On a step with text the key is ignored only for a moment, because it is also a letter.
        """
        if key != "t" or not self.is_running or self.evening is not self._taken_up:
            return False
        held = self._clock.monotonic() - self._began_at < REPEAT_WINDOW
        return held or not self._step.takes_text

    def focus_step(self) -> None:
        """Focus the current step."""
        (self.editor if self._step.takes_text else self.card).focus()

    def _go_to(self, evening: LookBack) -> None:
        from winsboard.tui.reflection.steps import step_of

        self.evening, step = evening, step_of(self.board, evening)
        self._step = step
        self.editor.words, self.card.lights_candle = step.words, step.lights_candle
        self.card.answers, self.card.chosen = step.answers, evening.answer
        self.card.hint, self.card.carries = step.hint, evening.has_text_step_ahead
        self.editor.load_text(evening.answer if step.takes_text else "")
        self.editor.move_cursor(self.editor.document.end)
        self.editor.display, self.card.display = step.takes_text, not step.takes_text
        self.focus_step()
        self.post_message(self.StepChanged())
        self._show()

    def _note_answer(self) -> None:
        if self._step.takes_text:
            self.evening = self.evening.with_answer(self.editor.text)

    @on(AnswerTyped)
    def _typed(self) -> None:
        self._note_answer()
        self.draft_changed()

    async def on_step_card_typed(self, event: StepCard.Typed) -> None:
        """Move text typed on a step without text to the nearest step that takes it."""
        if (there := self.evening.with_carried_text(event.text)) is not None:
            self._go_to(there)
            self.draft_changed()

    async def on_step_card_chosen(self, event: StepCard.Chosen) -> None:
        """Save the chosen answer and go to the next step."""
        self.evening = self.evening.with_answer(self._step.answers[event.at])
        self.draft_changed()
        await self._next_step()

    @on(StepRequested)
    async def _asked(self, event: StepRequested) -> None:
        self._note_answer()
        if event.command == "pause":
            self.toggle_pause()
        elif event.command == "leave_look_back":
            await self.end()
        elif event.command == "light":
            await self.end(lights_candle=True)
        elif event.command == "previous_step":
            self._go_to(self.evening.with_step(-1))
            self.draft_changed()
        else:
            await self._next_step()

    async def _next_step(self) -> None:
        if self.evening.is_last:
            await self.end()
        else:
            self._go_to(self.evening.with_step(1))
            self.draft_changed()

    def toggle_pause(self) -> None:
        """Pause or continue the clock."""
        if self._quiet_clock.running:
            self._quiet_clock.pause()
        else:
            self._quiet_clock.start()
        self._tick()

    async def end(self, *, lights_candle: bool = False) -> None:
        """Leave the reflection, and post its answers to be saved."""
        self._note_answer()
        self._stop_timer()
        self._quiet_clock.pause()
        self.is_running = False
        await self.remove_children("#answer, #step")
        self.post_message(self.Ended(self.evening, lights_candle=lights_candle))

    def draft(self) -> Draft | None:
        """Return the answers as a draft, with their evening."""
        if not self.is_running:
            return None
        self._note_answer()
        evening = self.evening
        said = draft_fields(evening.day, evening.flow.id, evening.parts)
        return DRAFT, said and said | position_fields(evening)

    def _tick(self) -> None:
        """Show the time, and set a timer for the next change."""
        self._stop_timer()
        wakes = self._quiet_clock.until_next()
        self._show()
        if wakes is not None:
            self._timer = self.set_timer(wakes, self._tick)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _show(self) -> None:
        """Show the step and the one clock; the last step needs no time."""
        evening, clock, step = self.evening, self._quiet_clock, self._step
        head = " · ".join(filter(None, (evening.flow.name, step.number, clock.state)))
        time = "" if evening.is_last else clock.text
        self.face.show(ClockFaceContent(head, time, evening.current_step.question, step.words))
