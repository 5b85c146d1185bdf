"""The dialog for a harsh thought: catch, check and choose. Each answer is optional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from winsboard.domain.model.documents import Part
from winsboard.domain.wellbeing.thoughts import CATCH, CHECK, CHOOSE
from winsboard.named_tuple import NamedTuple
from winsboard.tui.components.dialogs.choice import numbered
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.fields.answer_editor import AnswerEditor
from winsboard.tui.components.fields.draft_mixin import Draft, DraftMixin
from winsboard.tui.components.messages import AnswerTyped, StepRequested
from winsboard.tui.keys.bindings import bindings_of
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import thinking_traps

TRAP: Final = "trap"
"""The step between catch and check, in which a thinking trap can be named."""
STEPS: Final = (CATCH, TRAP, CHECK, CHOOSE)


class ThoughtAnswers(NamedTuple):
    """The answers when the dialog was closed."""

    answers: tuple[Part, ...]
    trap: str
    """Id of the trap, or empty."""


class ThoughtDialog(Dialog[ThoughtAnswers], DraftMixin):
    """Asks one question at a time. Returns the answers, even if it was closed early."""

    AUTO_FOCUS = "#answer"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in bindings_of("choice") if getattr(b, "key", "") != "enter"),
        ("shift+tab", "step(-1)"),
        ("escape", "leave"),
    ]
    editor = getters.query_one(AnswerEditor)
    traps = getters.query_one("#choices", OptionList)

    def __init__(
        self, questions: Sequence[Part], trap: str, draft: str, waiting: Mapping[str, str]
    ) -> None:
        """`questions` contain the saved answers, `waiting` is the draft by step."""
        super().__init__()
        self._questions = {part.step: part.prompt for part in questions}
        self._kept = {part.step: part.answer for part in questions} | {TRAP: trap}
        self._now = {step: waiting.get(step, text) for step, text in self._kept.items()}
        self._draft = draft
        self._at = 0

    def compose(self) -> ComposeResult:
        """Compose the question, the editor or the list of traps, and a hint."""
        labels = [trap.label for trap in thinking_traps().values()]
        with Vertical(classes="frame thought") as frame:
            frame.border_title = Content(format_phrase("inner.thought.title"))
            yield Static("", classes="question")
            yield AnswerEditor()
            yield OptionList(
                *numbered([*labels, format_phrase("inner.thought.no_trap")]), id="choices"
            )
            yield Static(Content(format_phrase("inner.thought.hint")), classes="hint")

    def on_mount(self) -> None:
        """Show the first question."""
        self._show()

    @property
    def _step(self) -> str:
        return STEPS[self._at]

    def _show(self) -> None:
        names = self._step == TRAP
        self.editor.display, self.traps.display = not names, names
        self.query_one(".question", Static).update(self._question())
        if names:
            ids = list(thinking_traps())
            now = self._now[TRAP]
            self.traps.highlighted = ids.index(now) if now in ids else len(ids)
            self.traps.focus()
        else:
            self.editor.load_text(self._now[self._step])
            self.editor.move_cursor(self.editor.document.end)
            self.editor.focus()

    def _question(self) -> Content:
        """Return the question; for the check step, also the question for the chosen trap."""
        if self._step == TRAP:
            return Content(format_phrase("inner.thought.trap"))
        asked = [Content(self._questions[self._step])]
        trap = thinking_traps().get(self._now[TRAP])
        if self._step == CHECK and trap:
            asked.append(Content.styled(f"{trap.label}: {trap.question}", "$quiet"))
        elif self._step != CATCH and self._now[CATCH].strip():
            asked.append(Content.styled(self._now[CATCH].strip(), "$quiet"))
        return Content("\n").join(asked)

    def draft(self) -> Draft | None:
        """Return the answers as a draft while they differ from the saved ones."""
        return self._draft, dict(self._now) if self._now != self._kept else None

    @on(AnswerTyped)
    def _typed(self) -> None:
        self._take_in()
        self.draft_changed()

    def _take_in(self) -> None:
        if self._step != TRAP:
            self._now[self._step] = self.editor.text

    @on(StepRequested)
    def _asked(self, event: StepRequested) -> None:
        if event.command == "leave_look_back":
            self.action_leave()
        elif event.command in ("next_step", "previous_step"):
            self.action_step(1 if event.command == "next_step" else -1)

    def action_step(self, by: int) -> None:
        """Go to the next or previous question; after the last one, close."""
        self._take_in()
        if self._at + by == len(STEPS):
            self.action_leave()
            return
        self._at = max(self._at + by, 0)
        self._show()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Name a trap by its number; the last number names none."""
        ids = [*thinking_traps(), ""]
        if self._step == TRAP and number <= len(ids):
            self._now[TRAP] = ids[number - 1]
            self.action_step(1)

    def action_leave(self) -> None:
        """Close with the answers so far."""
        self._take_in()
        self.post_draft()
        answers = (Part(asked, self._now[step], step) for step, asked in self._questions.items())
        self.dismiss(ThoughtAnswers(tuple(answers), self._now[TRAP]))
