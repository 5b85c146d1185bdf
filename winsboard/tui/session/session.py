"""The session: what flows use to read the board, save edits and show messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

from textual import on, work
from textual.reactive import var

from winsboard.compat.paint_at_once import PaintAtOnce
from winsboard.domain.errors import Refusal
from winsboard.domain.habits.year_scores import YearScores, year_before
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry, Habit, Mark, Person
from winsboard.domain.model.edits import Edit, Title
from winsboard.domain.model.goals import Reading
from winsboard.domain.progress.summary import last_win, net_wins
from winsboard.domain.text.calendar import FIRST_DAY
from winsboard.notebook.notebook import Notebook, SaveState, StoreError
from winsboard.tui.components.fields.draft_mixin import DraftMixin
from winsboard.tui.components.messages import DraftTyped, SavingChanged
from winsboard.tui.components.status_screen import StatusScreen
from winsboard.tui.components.text import save_failure_words
from winsboard.tui.session.drafts import Drafts
from winsboard.words import format_phrase
from winsboard.words.sentences.celebration import Answer, Occasion, answer_to
from winsboard.words.text.titles import title_words, undone_words

DEMO_BOARD = 10
"""The return code that asks for the demo board."""
CARRY_OVER = 11
"""The return code that asks to copy what was written on the demo board."""
About: TypeAlias = Habit | Entry | Mark | Person | Reading
"""What a flow can be about."""
ENDINGS = (".", "?", "!", "…")
"""Characters that already end a sentence, since it may end in the person's text."""
SAVE_STATE_DELAY = 0.3
"""Seconds without a change until "saved" is shown; otherwise it would flicker at every key."""
PAUSE = 0.02
"""Seconds between loading two pages in the background, so that keys are handled in between."""


class Session(PaintAtOnce):
    """What flows may use of the app: the board, saving edits, the message line, drafts."""

    board: var[Board] = var(Board())
    today: var[date] = var(FIRST_DAY)
    total_wins: var[int] = var(0)
    """Number of wins since the first; 0 until they are counted."""
    saving: var[SaveState] = var(SaveState("saved"))
    weekly: var[Entry | None] = var(None)
    """The old win of the week, if the setting is on."""
    letter: var[Entry | None] = var(None)
    """The letter to oneself that came back and is not opened yet."""

    is_demo = False
    """Whether the board is made up and nothing of it is saved."""
    opens_home = False
    """Whether the home of a family is about to open, so that no key goes to the board below it."""

    def __init__(self, notebook: Notebook, drafts: Drafts) -> None:
        super().__init__()
        self.notebook = notebook
        self.drafts = drafts
        self.typed: dict[str, dict[str, str] | None] = {}
        self._passed_over: set[str] = set()
        self.scores = YearScores()
        self._settling: asyncio.TimerHandle | None = None
        self.last_win: Entry | Mark | None = None
        """The last win that was written, ticked or tagged here; it may be undone since."""
        self._counted = False
        """Whether `total_wins` is known. Until then a new win is not added to it."""
        self.week: date | None = None
        """The first day of the week that `weekly` belongs to."""
        self.letters: tuple[Entry, ...] = ()
        """The letters that waited when they were read; they may be opened since."""

    async def begin(self, flow: str, about: About | None = None) -> None:
        """Run a flow by its name. Implemented by the app."""
        raise NotImplementedError

    def ask(self, flow: str, about: About | None = None) -> object:
        """Run a flow in a worker, on the latest data from disk. Implemented by the app."""
        raise NotImplementedError

    @property
    def message_screen(self) -> StatusScreen:
        """The topmost screen that has a message line."""
        full = (s for s in reversed(self.screen_stack) if isinstance(s, StatusScreen))
        return next(full)

    def show_message(self, text: str, *, bright: bool = False) -> None:
        """Show a message in the message line; it is painted together with the change it is about.

        `bright` marks the answer to a first time or a milestone.
        """
        if self.screen_stack:
            self.message_screen.show_message(text, bright=bright)

    def perform(
        self,
        make: Callable[[EditContext], Edit | None],
        *,
        event: str = "",
        area: str = "",
        tags: Sequence[str] = (),
        day: date | None = None,
        more: str = "",
    ) -> bool:
        """Save the edit that `make` returns, and show what was done; returns False on failure.

        `event` is the celebration event; empty if none applies. `day` is the day it belongs to,
        if that may be another than today. `more` is said after the rest.
        """
        try:
            edit = make(self.notebook.edit_context())
            if edit is None:
                return True
            answer = self._answer_to(edit, Occasion(event, area, tags, day))
            saved = self.commit(answer.edit)
        except (Refusal, StoreError) as error:
            self.show_message(sentence(error))
            return False
        did = title_words(edit.title)
        plain = did if did.endswith(ENDINGS) else format_phrase("today.said", did=did)
        ready = "" if saved is answer.edit else _ready(saved)
        # What is ready comes first: the rest may not fit into the line.
        said = f"{ready} {_joined(answer.text or plain, more)}".strip()
        self.show_message(said, bright=answer.bright)
        return True

    def _answer_to(self, edit: Edit, occasion: Occasion) -> Answer:
        """Return the answer to an edit; none if the history cannot be read."""
        is_loaded = all(month in self.board.pages for month in year_before(self.today))
        score = self._score if is_loaded else None
        try:
            lines = self.notebook.lines.known(self.today)
            return answer_to(self.board, self.today, edit, lines, occasion, score)
        except (StoreError, OSError):
            return Answer(edit)

    def _score(self, board: Board, habit: Habit) -> float:
        """Return the steadiness of a habit today."""
        return self.scores.steadiness(board, habit, self.today)

    def load_days(self, first: date, last: date) -> None:
        """Load the pages of these days unless they are in memory, and show them."""
        self.read_days(first, last)
        self.board = self.notebook.board

    def read_days(self, first: date, last: date) -> None:
        """Load the pages of these days without showing them yet."""
        try:
            self.notebook.load_days(first, last)
        except StoreError as error:
            self.show_message(sentence(error))

    def load_year(self) -> None:
        """Load the last year in the background, page by page; steadiness is computed from it."""
        here = {*self.notebook.board.pages, *self._passed_over}
        left = [month for month in year_before(self.today) if month not in here]
        if not left:
            self.board = self.notebook.board
            return
        day = date.fromisoformat(f"{left[-1]}-01")
        try:
            self.notebook.load_days(day, day)
        except StoreError as error:
            self._passed_over.add(left[-1])
            self.show_message(sentence(error))
        self.set_timer(PAUSE, self.load_year)

    @work(thread=True, exclusive=True, group="counting", exit_on_error=False)
    def count_wins(self) -> None:
        """Count all wins in a thread."""
        board = self.board
        self.call_from_thread(self._show_total, self.notebook.total_wins(), board)

    def _show_total(self, kept: int, counted: Board) -> None:
        """Show the count; count again if the board changed meanwhile."""
        if self.board is counted:
            self.total_wins, self._counted = kept, True
        else:
            self.count_wins()

    @work(thread=True, exclusive=True, group="lines", exit_on_error=False)
    def read_lines(self) -> None:
        """Read in a thread which celebration lines were shown recently."""
        self.notebook.lines.read(self.today)

    def read_draft(self, key: str) -> dict[str, str]:
        """Return the fields of a draft; empty if there is none or it cannot be read."""
        try:
            return self.drafts.get(key) or {}
        except StoreError as error:
            self.show_message(sentence(error))
            return {}

    def draft_key(self, kind: str, entry: Entry) -> str:
        """Return the key of an entry's draft, which may have been created under a former id."""
        before = (f"{kind}:{id}" for id in entry.was)
        return next(filter(self.read_draft, before), f"{kind}:{entry.id}")

    def draft_keys(self) -> tuple[str, ...]:
        """Return the keys of all drafts; empty if they cannot be read."""
        try:
            return tuple(self.drafts.keys())
        except StoreError as error:
            self.show_message(sentence(error))
            return ()

    def save_draft(self, key: str, fields: dict[str, str] | None) -> None:
        """Save a draft soon; None deletes it."""
        self.typed[key] = fields
        keep = (
            partial(self.drafts.save, key, fields) if fields else partial(self.drafts.delete, key)
        )
        self.notebook.run_later(f"draft {key}", keep)

    def save_open_drafts(self) -> None:
        """Save the drafts of all open fields."""
        for screen in self.screen_stack:
            for part in (screen, *screen.query(DraftMixin)):
                if isinstance(part, DraftMixin) and (draft := part.draft()) is not None:
                    self.save_draft(*draft)

    def follow_saving(self) -> None:
        """Follow the state of saving, and show it if it is not "saved" now."""
        self.notebook.watch_saving(self.post_save_state)
        if (now := self.notebook.saving).state != "saved":
            self.post_save_state(now)

    def post_save_state(self, saving: SaveState) -> None:
        """Pass the state of saving to the app; called in the writer's thread."""
        self.post_message(SavingChanged(saving))

    @on(SavingChanged)
    def _saving_changed(self, event: SavingChanged) -> None:
        if event.saving.state == "held":
            self._show_saving(event.saving)
        else:
            self._show_save_state_later()

    def _show_save_state_later(self) -> None:
        """Show the state of saving after a short delay."""
        if self._settling is not None:
            self._settling.cancel()
        # Uses the event loop directly: a Textual timer costs twenty times as much.
        loop = asyncio.get_running_loop()
        self._settling = loop.call_later(SAVE_STATE_DELAY, self._settled)

    def _settled(self) -> None:
        if self.is_running:
            self.do_and_paint(lambda: self._show_saving(self.notebook.saving))

    def _show_saving(self, saving: SaveState) -> None:
        before, self.saving = self.saving, saving
        if saving.state == "held" and saving != before:
            self.show_message(save_failure_words(saving))
        elif saving.state == "saved" and before.state == "held":
            self.show_message(format_phrase("today.held.over"))

    @on(DraftTyped)
    def _draft_typed(self, event: DraftTyped) -> None:
        self.save_draft(event.key, event.fields)

    def commit(self, edit: Edit) -> Edit:
        """Save an edit with what follows from it, and return it; the screen is updated at once."""
        edit = self.notebook.commit(edit)
        if self._counted:
            self.total_wins += net_wins(edit.changes)
        self.last_win = last_win(edit.changes) or self.last_win
        self._changed()
        return edit

    def undo_or_redo(self, how: Callable[[], Title], key: str) -> None:
        """Undo or redo, and show what was undone or redone."""
        try:
            title = how()
        except (Refusal, StoreError) as error:
            self.show_message(sentence(error))
            return
        self._changed()
        self.count_wins()
        undone = key == "undone"
        self.show_message(
            undone_words(title)
            if undone
            else format_phrase("history.redone", what=title_words(title))
        )

    def _changed(self) -> None:
        """Show the changed board, and that it is not saved yet."""
        self.board = self.notebook.board
        if self.notebook.saving.state == "saving":
            self.saving = SaveState("saving")
            self._show_save_state_later()


def _joined(said: str, more: str) -> str:
    """Two things that are said, with a dot between them if the first one has no full stop."""
    between = " " if said.endswith(ENDINGS) else " · "
    return f"{said}{between}{more}" if more else said


def _ready(edit: Edit) -> str:
    """Return the words for what became ready by an edit."""
    from winsboard.words.sentences.rewards import ready_words

    return ready_words(edit)


def sentence(error: Refusal | StoreError) -> str:
    """Return the sentence that explains a refusal or a storage error."""
    part = "store" if isinstance(error, StoreError) else "refusal"
    return format_phrase(f"{part}.{error.reason}", **error.values)
