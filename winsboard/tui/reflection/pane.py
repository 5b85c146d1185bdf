"""The reflection pane: a clock, one question at a time, and an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from winsboard.clock import Clock
from winsboard.domain.reflection.evening import DRAFT, Evening, draft_of, place_of, times
from winsboard.tui.components.fields.draft_mixin import Draft
from winsboard.tui.components.key_guard import SETTLES
from winsboard.tui.components.messages import AnswerTyped, DataMessage, StepRequested
from winsboard.tui.reflection.clock import QuietClock
from winsboard.tui.reflection.clock_face import Shown
from winsboard.tui.reflection.idle_pane import IdlePane

if TYPE_CHECKING:
    from winsboard.tui.components.fields.answer_editor import AnswerEditor
    from winsboard.tui.reflection.step_card import StepCard
    from winsboard.tui.reflection.steps import Step


class LookBackPane(IdlePane):
    """The pane of the evening reflection; shows how to start while none is running.

    While the clock runs it repaints once a minute, or once a second if the clock shows digits.
    """

    evening: Evening
    _step: Step

    class Begun(Message):
        """A reflection was started or continued."""

    class Stepped(Message):
        """The step has changed."""

    class Ended(DataMessage):
        """The reflection was finished or left; its answers are to be saved."""

        evening: Evening
        lights: bool = False
        """Whether to light the candle."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock, id="look-back")
        self._quiet_clock = QuietClock(clock, 0, digits=False)
        self._timer: Timer | None = None
        self._taken_up: Evening | None = None
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

    async def begin(self, evening: Evening) -> None:
        """Start a reflection at its current step."""
        self.evening = evening
        self.waiting = False
        digits = self.board.settings.clock_digits
        seconds = sum(times(self.board, evening.flow))
        self._quiet_clock = QuietClock(self._clock, seconds, digits=digits)
        # Loading the editor takes a tenth of the start-up time, and it is needed once an evening.
        from winsboard.tui.components.fields.answer_editor import AnswerEditor
        from winsboard.tui.reflection.step_card import StepCard

        await self.mount(StepCard(), AnswerEditor())
        self.begun = True
        self.post_message(self.Begun())
        self._taken_up = evening if evening.has_words else None
        self._began_at = self._clock.running()
        self._go_to(evening)
        self._quiet_clock.start()
        self._tick()

    def rests(self, key: str) -> bool:
        """Return whether to ignore a key: a second press of the key that started the reflection.

        On a step with text the key is ignored only for a moment, because it is also a letter.
        """
        if key != "t" or not self.begun or self.evening is not self._taken_up:
            return False
        held = self._clock.running() - self._began_at < SETTLES
        return held or not self._step.takes_words

    def take_keys(self) -> None:
        """Focus the current step."""
        (self.editor if self._step.takes_words else self.card).focus()

    def _go_to(self, evening: Evening) -> None:
        from winsboard.tui.reflection.steps import step_of

        self.evening, step = evening, step_of(self.board, evening)
        self._step = step
        self.editor.words, self.card.lights = step.words, step.lights
        self.card.answers, self.card.chosen = step.answers, evening.answer
        self.card.hint, self.card.carries = step.hint, evening.words_come
        self.editor.load_text(evening.answer if step.takes_words else "")
        self.editor.move_cursor(self.editor.document.end)
        self.editor.display, self.card.display = step.takes_words, not step.takes_words
        self.take_keys()
        self.post_message(self.Stepped())
        self._show()

    def _note_answer(self) -> None:
        if self._step.takes_words:
            self.evening = self.evening.answered(self.editor.text)

    @on(AnswerTyped)
    def _typed(self) -> None:
        self._note_answer()
        self.typed()

    async def on_step_card_typed(self, event: StepCard.Typed) -> None:
        """Move text typed on a step without text to the nearest step that takes it."""
        if (there := self.evening.carried(event.text)) is not None:
            self._go_to(there)
            self.typed()

    async def on_step_card_chosen(self, event: StepCard.Chosen) -> None:
        """Save the chosen answer and go to the next step."""
        self.evening = self.evening.answered(self._step.answers[event.at])
        self.typed()
        await self._go_on()

    @on(StepRequested)
    async def _asked(self, event: StepRequested) -> None:
        self._note_answer()
        if event.command == "pause":
            self.pause_or_go_on()
        elif event.command == "leave_look_back":
            await self.end()
        elif event.command == "light":
            await self.end(lights=True)
        elif event.command == "previous_step":
            self._go_to(self.evening.moved(-1))
            self.typed()
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        if self.evening.is_last:
            await self.end()
        else:
            self._go_to(self.evening.moved(1))
            self.typed()

    def pause_or_go_on(self) -> None:
        """Pause or continue the clock."""
        if self._quiet_clock.running:
            self._quiet_clock.pause()
        else:
            self._quiet_clock.start()
        self._tick()

    async def end(self, *, lights: bool = False) -> None:
        """Leave the reflection, and post its answers to be saved."""
        self._note_answer()
        self._stop_timer()
        self._quiet_clock.pause()
        self.begun = False
        await self.remove_children("#answer, #step")
        self.post_message(self.Ended(self.evening, lights=lights))

    def draft(self) -> Draft | None:
        """Return the answers as a draft, with their evening."""
        if not self.begun:
            return None
        self._note_answer()
        evening = self.evening
        said = draft_of(evening.day, evening.flow.id, evening.parts)
        return DRAFT, said and said | place_of(evening)

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
        time = "" if evening.is_last else clock.said
        self.face.show(Shown(head, time, evening.here.question, step.words))
