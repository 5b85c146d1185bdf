"""The session: what flows use to read the board, save edits and show messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from textual import on, work
from textual.app import App
from textual.reactive import var

from winsboard.domain.errors import Refusal
from winsboard.domain.habits.year_scores import year_before
from winsboard.domain.journal.celebration import Line
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Habit
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.progress.summary import wins_gained
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook, SaveState, StoreError
from winsboard.tui.components.fields.draft_mixin import DraftMixin
from winsboard.tui.components.messages import DraftTyped, SavingChanged
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import held_words
from winsboard.tui.session.drafts import Drafts
from winsboard.words import say
from winsboard.words.sentences.celebration import Deed, line_for
from winsboard.words.text.titles import title_words

MADE_UP_BOARD = 10
"""The return code by which a newcomer asks for one."""
ENDINGS = (".", "?", "!", "…")
"""What a sentence can end with already, since it may end in a person's words."""
SETTLED = 0.3
"""Seconds without a change before all is shown as saved: at every key it would flicker."""
PAUSE = 0.02
"""Seconds between two pages that are read on, in which keys come first."""


class Session(App[None]):
    """What flows may use of the app: the board, saving edits, the message line, drafts."""

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    kept: var[int] = var(0)
    """Wins kept since the first."""
    saving: var[SaveState] = var(SaveState("saved"))
    weekly: var[Entry | None] = var(None)
    """The old win of this week, where a line on the board is wished."""

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__()
        self.notebook = notebook
        self.drafts = drafts
        self.typed: dict[str, dict[str, str] | None] = {}
        self._passed_over: set[str] = set()
        self._settling: asyncio.TimerHandle | None = None
        self.week: date | None = None
        """The first day of the week of which there is an old win on the board."""

    async def begin(self, flow: str, about: Habit | Entry | None = None) -> None:
        """Run a flow by its name in the table; provided by the app."""
        raise NotImplementedError

    def ask(self, flow: str, about: Habit | Entry | None = None) -> object:
        """Begin a flow beside what goes on, on the board as it is on disk; provided by the app."""
        raise NotImplementedError

    @property
    def answering(self) -> StatusScreen:
        """The uppermost screen that has a line to answer in."""
        full = (s for s in reversed(self.screen_stack) if isinstance(s, StatusScreen))
        return next(full)

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Say something in the line under the panes, in the same picture as what it is about.

        `bright` is what answers a first time or a milestone.
        """
        if self.screen_stack:
            self.answering.show_message(text, bright=bright)

    def perform(
        self,
        make: Callable[[EditContext], Edit | None],
        *,
        event: str = "",
        area: str = "",
        tags: Sequence[str] = (),
    ) -> bool:
        """Do what a person wished, and answer it; false if it was refused.

        `event` is the celebration event that it is, empty for what needs no such answer.
        """
        try:
            edit = make(self.notebook.moment())
            if edit is None:
                return True
            line = self._line_for(edit, Deed(event, area, tags))
            self.commit(edit._replace(said=line.id if line else ""))
        except (Refusal, StoreError) as no:
            self.show_message(sentence(no))
            return False
        did = title_words(edit.title)
        plain = did if did.endswith(ENDINGS) else say("today.said", did=did)
        self.show_message(line.text if line else plain, bright=bool(line and line.tone == "bright"))
        return True

    def _line_for(self, edit: Edit, deed: Deed) -> Line | None:
        """What is said to an act; nothing where that cannot be read, for it only decorates."""
        if not deed.event or not self.board.settings.celebrate:
            return None
        try:
            return line_for(self.board, self.today, edit, self.notebook.known_lines(), deed)
        except (StoreError, OSError):
            return None

    def load_days(self, first: date, last: date) -> None:
        """Read the pages of these days, if they are not here yet."""
        try:
            self.notebook.show(first, last)
        except StoreError as no:
            self.show_message(sentence(no))
        self.board = self.notebook.board

    def load_year(self) -> None:
        """Read the last year, a page at a time between two keys, for the words about steadiness."""
        here = {*self.notebook.board.pages, *self._passed_over}
        left = [month for month in year_before(self.today) if month not in here]
        if not left:
            self.board = self.notebook.board
            return
        day = date.fromisoformat(f"{left[-1]}-01")
        try:
            self.notebook.show(day, day)
        except StoreError as no:
            self._passed_over.add(left[-1])
            self.show_message(sentence(no))
        self.set_timer(PAUSE, self.load_year)

    @work(thread=True, exclusive=True, group="counting", exit_on_error=False)
    def count_wins(self) -> None:
        """Count the wins kept since the first, beside the board."""
        board = self.board
        self.call_from_thread(self._show_kept, self.notebook.wins_kept(), board)

    def _show_kept(self, kept: int, counted: Board) -> None:
        """What was done while it was counted may be in the number or not, so it is counted anew."""
        if self.board is counted:
            self.kept = kept
        else:
            self.count_wins()

    @work(thread=True, exclusive=True, group="lines", exit_on_error=False)
    def read_lines(self) -> None:
        """Read which celebration lines were said lately, beside the board."""
        self.notebook.read_lines()

    def read_draft(self, key: str) -> dict[str, str]:
        """The fields of a draft; none where there is no draft, or it cannot be read now."""
        try:
            return self.drafts.get(key) or {}
        except StoreError as no:
            self.show_message(sentence(no))
            return {}

    def draft_key(self, kind: str, entry: Entry) -> str:
        """The name of a draft of an entry, also where it was begun before the entry was moved."""
        before = (f"{kind}:{id}" for id in entry.was)
        return next(filter(self.read_draft, before), f"{kind}:{entry.id}")

    def draft_keys(self) -> tuple[str, ...]:
        """The drafts there are; none where they cannot be read now."""
        try:
            return tuple(self.drafts.keys())
        except StoreError as no:
            self.show_message(sentence(no))
            return ()

    def keep_draft(self, key: str, fields: dict[str, str] | None) -> None:
        """Have a draft on disk soon."""
        self.typed[key] = fields
        keep = partial(self.drafts.put, key, fields) if fields else partial(self.drafts.drop, key)
        self.notebook.later(f"draft {key}", keep)

    def note_drafts(self) -> None:
        """Take down what stands in every open field now."""
        for screen in self.screen_stack:
            for part in (screen, *screen.query(DraftMixin)):
                if isinstance(part, DraftMixin) and (draft := part.draft()) is not None:
                    self.keep_draft(*draft)

    def follow_saving(self) -> None:
        """Show how saving stands from now on, and what it has come to before anybody listened."""
        self.notebook.watch_saving(self.tell_saving)
        if (now := self.notebook.saving).state != "saved":
            self.tell_saving(now)

    def tell_saving(self, saving: SaveState) -> None:
        """Hear from the saver, on its thread, how saving goes."""
        self.post_message(SavingChanged(saving))

    @on(SavingChanged)
    def _saving_changed(self, event: SavingChanged) -> None:
        if event.saving.state == "held":
            self._show_saving(event.saving)
        else:
            self._show_settled()

    def _show_settled(self) -> None:
        """Show in a moment how saving stands then: as saved if all is on disk by that time."""
        if self._settling is not None:
            self._settling.cancel()
        # A bare callback of the loop, since a timer of Textual's costs twenty times as much.
        loop = asyncio.get_running_loop()
        self._settling = loop.call_later(SETTLED, self._settled)

    def _settled(self) -> None:
        if self.is_running:
            self._show_saving(self.notebook.saving)

    def _show_saving(self, saving: SaveState) -> None:
        before, self.saving = self.saving, saving
        if saving.state == "held" and saving != before:
            self.show_message(held_words(saving))
        elif saving.state == "saved" and before.state == "held":
            self.show_message(say("today.held.over"))

    @on(DraftTyped)
    def _draft_typed(self, event: DraftTyped) -> None:
        self.keep_draft(event.key, event.fields)

    def commit(self, edit: Edit) -> None:
        """Put an edit into the notebook; the screen follows at once."""
        self.notebook.commit(edit)
        self.kept += wins_gained(edit.changes)
        self._changed()

    def undo_or_redo(self, how: Callable[[], Title], key: str) -> None:
        """Undo or redo, and say in words what it was."""
        try:
            title = how()
        except (Refusal, StoreError) as no:
            self.show_message(sentence(no))
            return
        self._changed()
        self.count_wins()
        self.show_message(say(f"history.{key}", what=title_words(title)))

    def _changed(self) -> None:
        """Show the board after a change, and that it is not on disk yet."""
        self.board = self.notebook.board
        if self.notebook.saving.state == "saving":
            self.saving = SaveState("saving")
            self._show_settled()


def sentence(no: Refusal | StoreError) -> str:
    """What a person is told of a refusal, or of a file that does not do as it is asked."""
    part = "store" if isinstance(no, StoreError) else "refusal"
    return say(f"{part}.{no.reason}", **no.values)
