"""The timed look back: a quiet clock, one question at a time, an editor under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer

from winsboard.clock import Clock
from winsboard.countdown import Countdown
from winsboard.domain.board import Board
from winsboard.domain.documents import Part
from winsboard.domain.journal import reflection_of
from winsboard.tui.messages import AnswerTyped, StepAsked
from winsboard.tui.widgets.clock_face import ClockFace, Shown
from winsboard.tui.widgets.drafting import Draft, Drafting
from winsboard.tui.widgets.grid_window import EARLIEST
from winsboard.words import say
from winsboard.words.shipped import Step, evening_steps

if TYPE_CHECKING:
    from winsboard.tui.widgets.answer_editor import AnswerEditor

DRAFT = "look_back"


class LookBackPane(Drafting):
    """Idle it says how to begin; begun, it asks one question after another.

    It repaints once a second while the clock runs, and not at all otherwise.
    """

    DEFAULT_CSS = """
    LookBackPane {
        layout: vertical;
        align: center middle;
        padding: 0 2;
        border-subtitle-color: $quiet;
        &.-begun { align: center top; padding: 1 2; }
        AnswerEditor { margin: 1 0 0 0; }
    }
    """

    board: var[Board] = var(Board())
    today: var[date] = var(EARLIEST)
    begun: var[bool] = var(False, toggle_class="-begun")
    waiting = False
    """Whether this evening's answers wait as a draft of a board that was ended."""
    face = getters.query_one(ClockFace)

    class Begun(Message):
        """The look back was begun, or taken up again."""

    class Ended(Message):
        """It is over or was left; what was written is to be kept."""

        def __init__(
            self, day: date, answers: tuple[Part, ...], began_with: tuple[Part, ...]
        ) -> None:
            super().__init__()
            self.day = day
            self.answers = answers
            self.began_with = began_with

    def __init__(self, clock: Clock) -> None:
        super().__init__(id="look-back")
        self.border_title = Content(say("today.look_back.title"))
        self._clock = clock
        self._countdown = Countdown(clock, 300)
        self._steps: Sequence[Step] = evening_steps()
        self._at = 0
        self._answers: dict[str, str] = {}
        self._began_with: tuple[Part, ...] = ()
        self._day = EARLIEST
        self._timer: Timer | None = None
        self._shown_idle = (0, False)

    def compose(self) -> ComposeResult:
        """The face; the editor comes when it begins."""
        yield ClockFace()

    def on_mount(self) -> None:
        """Show how to begin."""
        self.show_idle()

    def watch_board(self) -> None:
        """Other settings show another clock, and a look back that was kept can be gone on with."""
        if self.is_mounted and not self.begun and self._idle() != self._shown_idle:
            self.show_idle()

    def watch_today(self) -> None:
        """A new day begins with nothing written."""
        self.watch_board()

    def _idle(self) -> tuple[int, bool]:
        """The minutes, and whether this evening's look back has words already."""
        written = self.waiting or reflection_of(self.board, self.today) is not None
        return self.board.settings.look_back_minutes, written

    @property
    def editor(self) -> AnswerEditor:
        """Where the answer is written, once it is begun."""
        editor: AnswerEditor = self.query_one("#answer")  # type: ignore[assignment]
        return editor

    @property
    def day(self) -> date:
        """The evening it belongs to, also after the day has turned."""
        return self._day

    def show_idle(self) -> None:
        """The clock at its beginning, the first question, and the key that begins."""
        self._shown_idle = minutes, written = self._idle()
        first = next(step for step in self._steps if step.takes_text)
        key = say(f"today.look_back.{'go_on' if written else 'begin'}")
        self.face.show(Shown("", f"{minutes}:00", first.text, key))
        self.border_subtitle = ""

    async def begin(self, draft: dict[str, str] | None = None) -> None:
        """Begin, or take up this evening's with what was written in it."""
        if self.begun:
            self.editor.focus()
            return
        self._day = self.today
        self._countdown = Countdown(self._clock, self.board.settings.look_back_minutes * 60)
        kept = reflection_of(self.board, self._day)
        self._began_with = kept.parts if kept else ()
        self._answers = {part.prompt: part.answer for part in self._began_with}
        self.waiting = False
        self._answers.update(draft or {})
        # The editor of many lines is a tenth of all the board loads, and needed once an evening.
        from winsboard.tui.widgets.answer_editor import AnswerEditor

        await self.mount(AnswerEditor())
        self.begun = True
        self.post_message(self.Begun())
        self._go_to(0)
        self.editor.focus()
        self._countdown.start()
        self._tick()

    def _go_to(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        self.editor.load_text(self._answers.get(step.text, ""))
        self.editor.move_cursor(self.editor.document.end)
        key = "done" if at == len(self._steps) - 1 else "next"
        self.border_subtitle = say(f"today.look_back.{key}")
        self._show_clock()

    def _note_answer(self) -> None:
        step = self._steps[self._at]
        if step.takes_text:
            self._answers[step.text] = self.editor.text

    @on(AnswerTyped)
    def _typed(self) -> None:
        """On a step without words, typing goes on to the next that takes them."""
        step, text = self._steps[self._at], self.editor.text
        if not step.takes_text and text.strip():
            takers = [n for n, s in enumerate(self._steps) if s.takes_text]
            at = min((n for n in takers if n > self._at), default=takers[-1])
            before = self._answers.get(self._steps[at].text, "")
            self._answers[self._steps[at].text] = f"{before}\n{text}".strip("\n")
            self._go_to(at)
        self._note_answer()
        self.typed()

    @on(StepAsked)
    async def _asked(self, event: StepAsked) -> None:
        self._note_answer()
        if event.command == "pause":
            self.pause_or_go_on()
        elif event.command == "leave_look_back":
            await self.end()
        elif event.command == "previous_step":
            self._go_to(max(self._at - 1, 0))
        elif self._at == len(self._steps) - 1:
            await self.end()
        else:
            self._go_to(self._at + 1)

    def pause_or_go_on(self) -> None:
        """Let the clock stand, or go on."""
        if self._countdown.running:
            self._stop_timer()
            self._countdown.pause()
            self._show_clock()
        else:
            self._countdown.start()
            self._tick()

    async def end(self) -> None:
        """Leave; what was written is told, to be kept."""
        self._note_answer()
        self._stop_timer()
        self._countdown.pause()
        answers = tuple(Part(question, answer) for question, answer in self._answers.items())
        self.begun = False
        await self.editor.remove()
        self.post_message(self.Ended(self._day, answers, self._began_with))

    def draft(self) -> Draft | None:
        """The answers as they are, with the evening they belong to."""
        if not self.begun:
            return None
        self._note_answer()
        said = {question: answer for question, answer in self._answers.items() if answer.strip()}
        return DRAFT, {"day": self._day.isoformat(), **said} if said else None

    def _tick(self) -> None:
        """Show the second, and wake again when it is another one."""
        self._stop_timer()
        if slept := self._countdown.slept():
            self._countdown.pause()
            self._show_clock(say("today.look_back.slept", minutes=max(round(slept / 60), 1)))
            return
        self._show_clock()
        if self._countdown.running and self._countdown.remaining > 0:
            self._timer = self.set_timer(self._countdown.until_next(), self._tick)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _show_clock(self, said: str = "") -> None:
        minutes, seconds = divmod(self._countdown.seconds_left, 60)
        if not said:
            said = say("today.look_back.running", step=self._at + 1, steps=len(self._steps))
            if self._countdown.remaining <= 0:
                said = f"{said} · {say('today.look_back.over')}"
            elif not self._countdown.running:
                said = f"{said} · {say('today.look_back.paused')}"
        self.face.show(Shown(said, f"{minutes}:{seconds:02d}", self._steps[self._at].text))
