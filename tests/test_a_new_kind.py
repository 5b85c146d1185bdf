"""Adding a kind of document, with a list screen and commands, takes changes to four files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import winsboard

HOME = Path(winsboard.__file__).parent
CLASS = '''class Goal(NamedTuple):
    """Something a person would like to come to."""

    id: str
    name: str
    why: str = ""
    steps: tuple[str, ...] = ()
    shared: bool = False
    position: float = 0.0


LibraryDocument: TypeAlias = Goal | '''
ROW = """    Kind(
        Goal,
        "goals",
        "goal",
        {
            "name": line("goal.no_name"),
            "why": LINE,
            "steps": LINES,
            "shared": FLAG,
            "position": _POSITION,
        },
        form=("name", "why", "steps", "shared"),
        is_plain=True,
    ),
)

KINDS: Final["""
EDITS = {
    "domain/model/library.py": [("LibraryDocument: TypeAlias = ", CLASS)],
    "domain/schema/kinds.py": [
        (")\n\nKINDS: Final[", ROW),
        ("import PLACES,", "import Goal, PLACES,"),
    ],
    "tui/keys/commands.py": [
        (
            "COMMANDS: tuple[Command, ...] = (",
            "COMMANDS: tuple[Command, ...] = ("
            '_palette("goal", "own", "session.collection.show_collection"),',
        )
    ],
}
PHRASES = {
    "own.goal.title": "Goals",
    "own.goal.add": "A goal of my own",
    "own.goal.form": "Goal",
    "own.goal.name": "Name",
    "own.goal.why": "What for",
    "own.goal.why.hint": "for my hands",
    "own.goal.shared": "Shared",
    "history.goal.added": "Added a goal: {to}",
    "history.goal.changed": "Changed a goal: {to}",
    "history.goal.removed": "Removed a goal: {to}",
    "history.goal.moved": "Moved a goal: {to}",
    "refusal.goal.no_name": "A goal has a name.",
    "plain.kind.goal": "goal",
    "plain.count.goal": "{count} goals",
    "plain.count.goal.one": "{count} goal",
    "keys.goal.title": "goals",
    "keys.goal.help": "Read, add and change goals.",
    "cli.form.goal": "goal [list|add|edit|...]",
    "cli.does.goal": "List, add and change goals.",
    "cli.does.goal.add": "Add a goal.",
    "cli.words.goal": "Number, name or piece of the name of a goal.",
    "cli.option.goal.why": "What for.",
    "cli.option.goal.shared": "Whether others know of it.",
}
BOARD = """
import asyncio
import sys
from pathlib import Path

from tests.conftest import FakeClock
from tests.screen import wait_for, write
from tests.tui.board import app_of, opener
from winsboard.domain.model.documents import Settings


async def main(home: Path) -> None:
    async with opener(home, FakeClock())() as pilot:
        app_of(pilot).ask("goal")
        await wait_for(pilot, "1  A goal of my own")
        await pilot.press("1")
        await wait_for(pilot, "What for")
        await write(pilot, "Play the flute")
        await pilot.press("enter")
        await wait_for(pilot, "1  Play the flute")
        await pilot.press("1")
        await wait_for(pilot, "2  Delete")
        await pilot.press("2")
        await wait_for(pilot, "1  A goal of my own")


asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the new kind."""
    root = tmp_path_factory.mktemp("program")
    shutil.copytree(HOME, root / "winsboard", ignore=shutil.ignore_patterns("__pycache__"))
    for name, edits in EDITS.items():
        path = root / "winsboard" / name
        text = path.read_text(encoding="utf-8")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after, 1)
        path.write_text(text, encoding="utf-8")
    phrases = root / "winsboard/words/phrases/kinds/goal.json"
    phrases.parent.mkdir(exist_ok=True)
    phrases.write_text(json.dumps(PHRASES), encoding="utf-8")
    return root


def run(program: Path, home: Path, *words: str, ok: bool = True) -> str:
    """The output or error output of a command."""
    return python(program, home, "-m", "winsboard", *words, ok=ok)


def python(program: Path, home: Path, *words: str, ok: bool = True) -> str:
    """The output or error output of the program with the new kind."""
    found = os.pathsep.join([str(program), str(HOME.parent)])
    environ = {**os.environ, "PYTHONPATH": found, "WINSBOARD_HOME": str(home)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        env=environ,
        cwd=program,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode == 0) is ok, done.stderr
    return done.stdout if ok else done.stderr


def test_its_commands_list_add_change_show_move_and_remove(program: Path, tmp_path: Path) -> None:
    def goal(*words: str) -> str:
        return run(program, tmp_path / "one", "goal", *words)

    assert goal("add", "Play", "the", "flute", "--step", "scales", "--step", "a tune") == (
        "Added a goal: Play the flute\n"
    )
    goal("add", "Walk to the sea")
    goal("edit", "flute", "--why", "for my breath")
    shown = "Play the flute\nWhat for:\n  for my breath\nSteps, one per line:\n  scales\n"
    assert goal("show", "flute") == f"{shown}  a tune\nShared:\n  no\n"
    goal("move", "sea", "up")
    assert goal() == "  1 Walk to the sea\n  2 Play the flute\n"
    assert [g["name"] for g in json.loads(goal("--json"))] == ["Walk to the sea", "Play the flute"]
    goal("remove", "sea")
    assert run(program, tmp_path / "one", "undo").startswith("Undone. It is back: ")
    assert "A goal has a name." in run(program, tmp_path / "one", "goal", "add", " ", ok=False)
    assert "goal [list|add|edit|...]" in run(program, tmp_path / "one", "--help")
    assert "--why TEXT" in goal("add", "--help")


def test_it_comes_over_from_another_computer(program: Path, tmp_path: Path) -> None:
    run(program, tmp_path / "one", "goal", "add", "Play the flute")
    run(program, tmp_path / "two", "goal", "add", "Walk to the sea")
    run(program, tmp_path / "two", "merge", str(tmp_path / "one" / "data"))
    assert "Play the flute" in run(program, tmp_path / "two", "goal", "list")


def test_its_list_on_the_board_adds_and_removes(program: Path, tmp_path: Path) -> None:
    python(program, tmp_path, "-c", BOARD, str(tmp_path / "board"))
    assert "Removed a goal: Play the flute" in run(
        program, tmp_path / "board", "history", "--days", "3000"
    )
