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
CLASS = '''class Song(NamedTuple):
    """Something a person would like to come to."""

    id: str
    name: str
    why: str = ""
    steps: tuple[str, ...] = ()
    shared: bool = False
    position: float = 0.0


LibraryDocument: TypeAlias = Song | '''
ROW = """    Kind(
        Song,
        "songs",
        "song",
        {
            "name": line("song.no_name"),
            "why": LINE,
            "steps": LINES,
            "shared": FLAG,
            "position": POSITION,
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
        ("import PLACES,", "import Song, PLACES,"),
    ],
    "tui/keys/commands.py": [
        (
            "COMMANDS: tuple[Command, ...] = (",
            "COMMANDS: tuple[Command, ...] = ("
            '_palette("song", "own", "session.collection.show_collection"),',
        )
    ],
}
PHRASES = {
    "own.song.title": "Songs",
    "own.song.add": "A song of my own",
    "own.song.form": "Song",
    "own.song.name": "Name",
    "own.song.why": "What for",
    "own.song.why.hint": "for my hands",
    "own.song.shared": "Shared",
    "history.song.added": "Added a song: {to}",
    "history.song.changed": "Changed a song: {to}",
    "history.song.removed": "Removed a song: {to}",
    "history.song.moved": "Moved a song: {to}",
    "refusal.song.no_name": "A song has a name.",
    "plain.kind.song": "song",
    "plain.count.song": "{count} songs",
    "plain.count.song.one": "{count} song",
    "keys.song.title": "songs",
    "keys.song.help": "Read, add and change songs.",
    "cli.form.song": "song [list|add|edit|...]",
    "cli.does.song": "List, add and change songs.",
    "cli.does.song.add": "Add a song.",
    "cli.words.song": "Number, name or piece of the name of a song.",
    "cli.option.song.why": "What for.",
    "cli.option.song.shared": "Whether others know of it.",
}
BOARD = """
import asyncio
import sys
from pathlib import Path

from tests.fake_clock import FakeClock
from tests.screen import wait_for, write
from tests.tui.board import app_of, opener
from winsboard.domain.model.documents import Settings


async def main(home: Path) -> None:
    async with opener(home, FakeClock())() as pilot:
        app_of(pilot).ask("song")
        await wait_for(pilot, "1  A song of my own")
        await pilot.press("1")
        await wait_for(pilot, "What for")
        await write(pilot, "Play the flute")
        await pilot.press("enter")
        await wait_for(pilot, "1  Play the flute")
        await pilot.press("1")
        await wait_for(pilot, "2  Delete")
        await pilot.press("2")
        await wait_for(pilot, "1  A song of my own")


asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the new kind."""
    root = tmp_path_factory.mktemp("program")
    # With what is compiled: only the changed files are compiled anew.
    shutil.copytree(HOME, root / "winsboard")
    for name, edits in EDITS.items():
        path = root / "winsboard" / name
        text = path.read_text(encoding="utf-8")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after, 1)
        path.write_text(text, encoding="utf-8")
    phrases = root / "winsboard/words/phrases/kinds/song.json"
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
    def song(*words: str) -> str:
        return run(program, tmp_path / "one", "song", *words)

    assert song("add", "Play", "the", "flute", "--step", "scales", "--step", "a tune") == (
        "Added a song: Play the flute\n"
    )
    song("add", "Walk to the sea")
    song("edit", "flute", "--why", "for my breath")
    shown = "Play the flute\nWhat for:\n  for my breath\nSteps, one per line:\n  scales\n"
    assert song("show", "flute") == f"{shown}  a tune\nShared:\n  no\n"
    song("move", "sea", "up")
    assert song() == "  1 Walk to the sea\n  2 Play the flute\n"
    assert [g["name"] for g in json.loads(song("--json"))] == ["Walk to the sea", "Play the flute"]
    song("remove", "sea")
    assert run(program, tmp_path / "one", "undo").startswith("Undone. It is back: ")
    assert "A song has a name." in run(program, tmp_path / "one", "song", "add", " ", ok=False)
    assert "song [list|add|edit|...]" in run(program, tmp_path / "one", "--help")
    assert "--why TEXT" in song("add", "--help")


def test_it_comes_over_from_another_computer(program: Path, tmp_path: Path) -> None:
    run(program, tmp_path / "one", "song", "add", "Play the flute")
    run(program, tmp_path / "two", "song", "add", "Walk to the sea")
    run(program, tmp_path / "two", "merge", str(tmp_path / "one" / "data"))
    assert "Play the flute" in run(program, tmp_path / "two", "song", "list")


def test_its_list_on_the_board_adds_and_removes(program: Path, tmp_path: Path) -> None:
    python(program, tmp_path, "-c", BOARD, str(tmp_path / "board"))
    assert "Removed a song: Play the flute" in run(
        program, tmp_path / "board", "history", "--days", "3000"
    )
