"""Enter picks the marked answer, and the answer that is marked first does no harm."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Final

import pytest
from textual.pilot import Pilot

import winsboard.tui
from tests.conftest import FakeClock
from tests.screen import wait_for, wait_until
from tests.tui.board import THREE, OpenBoard, app_of, fill
from tests.tui.board_states import STATES, documents, live, walk
from winsboard.domain.model.documents import Settings
from winsboard.tui.components.dialogs.card import CardDialog
from winsboard.tui.components.dialogs.choice import ChoiceDialog, ConfirmDialog
from winsboard.tui.components.dialogs.dialog import Dialog
from winsboard.tui.components.dialogs.menu import MenuDialog

FORMS: Final = frozenset({"new rest", "page to show"})
"""Forms and pages that are complete when they open: Enter saves what they show."""
BASES: Final = frozenset({"FieldsDialog", "LineDialog", "ChoiceDialog", "WordsDialog"})
"""Classes that are only shown as a subclass, or with a title that a state above already shows."""
FAMILY: Final = frozenset({"NoticeDialog"})
"""Only a family board shows these; its own tests press Enter in them."""
DEMO: Final = frozenset({"LeavingDialog"})
"""Only the demo board shows these; its own tests press Enter in them."""


@pytest.fixture
def lived_in(board_home: Path, clock: FakeClock) -> None:
    fill(board_home, clock, THREE, Settings(mood=True, motion=False, breath_safety_read=True))
    live(board_home, clock)


def dialogs() -> set[str]:
    """The names of all classes of dialogs."""
    for module in walk_packages(winsboard.tui.__path__, "winsboard.tui."):
        import_module(module.name)
    found: set[type[Dialog[Any]]] = set()
    todo: list[type[Dialog[Any]]] = [Dialog]
    while todo:
        for kind in todo.pop().__subclasses__():
            found.add(kind)
            todo.append(kind)
    return {kind.__name__ for kind in found if kind.__module__.startswith("winsboard.")}


def settings_of(pilot: Pilot[None]) -> Settings:
    """The settings, without the day on which a question about the mood was skipped."""
    return app_of(pilot).board.settings._replace(mood_passed_on=None)


async def test_enter_does_no_harm_in_any_dialog(opened: OpenBoard, lived_in: None) -> None:
    seen: set[str] = set()
    async with opened() as pilot:
        app = app_of(pilot)
        async for name in walk(pilot, STATES):
            before, settings = documents(app.board, pilot), settings_of(pilot)
            screen = app.screen
            seen.update(kind.__name__ for kind in type(screen).__mro__)
            await pilot.press("enter")
            await pilot.pause()
            assert app.is_running, name
            if name not in FORMS:
                assert documents(app.board, pilot) == before, name
                assert settings_of(pilot) == settings, name
    assert dialogs() - seen - BASES - FAMILY - DEMO == set()


ANSWERS: Final = ["Walk", "Rest"]


KINDS: Final = ("choice", "card", "menu")


async def test_enter_picks_back_or_what_is_declared_harmless_or_no(opened: OpenBoard) -> None:
    async with opened() as pilot:
        for kind in KINDS:
            for key in ("enter", "0", "escape"):
                assert await answer_to(pilot, dialog_of(kind, None), key, "0  Back") is None, kind
            assert await answer_to(pilot, dialog_of(kind, 1), "enter", "2  Rest", "0  Back") == 1
        for key, answer in (("enter", 1), ("n", 1), ("2", 1), ("y", 0), ("1", 0), ("escape", None)):
            dialog = ConfirmDialog("Delete this?")
            assert await answer_to(pilot, dialog, key, "Delete this?") == answer, key
        ten = [f"Answer {n}" for n in range(1, 11)]
        many = ChoiceDialog("Which?", ten, harmless=9)
        assert await answer_to(pilot, many, "0", "0  Answer 10") == 9
        await press_a_number_that_no_answer_has(pilot)


async def press_a_number_that_no_answer_has(pilot: Pilot[None]) -> None:
    answered: list[int | None] = []
    pilot.app.push_screen(ChoiceDialog("What now?", ANSWERS, harmless=0), answered.append)
    await wait_for(pilot, "What now?")
    await pilot.press("0", "3", "9")
    await pilot.pause()
    assert not answered
    assert len(pilot.app.screen_stack) == 2


async def answer_to(
    pilot: Pilot[None], dialog: Dialog[int | None], key: str, text: str, other: str = ""
) -> int | None:
    """What a dialog returns for a key; while it is open one text is shown, and another is not."""
    answered: list[int | None] = []
    pilot.app.push_screen(dialog, answered.append)
    shown = await wait_for(pilot, text)
    assert not other or other not in shown, other
    await pilot.press(key)
    await wait_until(pilot, lambda: answered)
    return answered[0]


def dialog_of(kind: str, harmless: int | None) -> Dialog[int | None]:
    if kind == "choice":
        return ChoiceDialog("What now?", ANSWERS, harmless=harmless)
    if kind == "card":
        return CardDialog("What now?", ANSWERS, harmless=harmless)  # type: ignore[arg-type]
    return MenuDialog(ANSWERS, [], title="What now?", harmless=harmless)
