"""The walls of the house, as far as the import contracts do not hold them."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import winsboard

HOME = Path(winsboard.__file__).parent
ROOT = HOME.parent
COMPOSITION_ROOT = 250
"""Lines that the class everything meets in may take."""
MODULE = 350
VAGUE = frozenset({"utils", "helpers", "manager", "common", "base"})

PROBE = """
import json, socket, sys

class Socket(socket.socket):
    def __init__(self, *args, **kwargs):
        raise AssertionError("a socket was made")

socket.socket = Socket
before = set(sys.modules)
from winsboard.cli.main import run
code = run(sys.argv[1:])
print("loaded", json.dumps(sorted(set(sys.modules) - before)))
sys.exit(code)
"""


def loaded_by(*words: str) -> list[str]:
    """The modules that a command of its own process loads, while no socket can be made."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stdout.rpartition("loaded ")[2])
    return modules


def heavy(modules: list[str]) -> list[str]:
    return [m for m in modules if m.partition(".")[0] in ("textual", "rich", "asyncio")]


@pytest.mark.parametrize(
    "words",
    [
        ("win", "Sat outside"),
        ("note", "Rain"),
        ("today",),
        ("today", "--json"),
        ("week",),
        ("month",),
        ("journal",),
        ("progress", "month"),
        ("progress", "year"),
        ("progress", "habits"),
        ("progress", "patterns"),
        ("progress", "album"),
        ("look-back",),
        ("picture", "year"),
        ("history",),
        ("habit", "add", "Read", "a", "page"),
        ("habit", "list"),
        ("settings",),
        ("support",),
        ("calm",),
        ("breathe", "--list"),
        ("hard-day", "--next", "rest"),
        ("trigger", "sleep"),
        ("thought", "never"),
        ("rest", "today"),
        ("tomorrow",),
        ("keys",),
        ("where",),
        ("--plain",),
        ("--help",),
        ("--version",),
        ("demo", "--plain"),
    ],
)
def test_a_command_loads_no_full_screen_library_and_makes_no_socket(words: tuple[str, ...]) -> None:
    assert heavy(loaded_by(*words)) == []


@pytest.mark.parametrize("words", [("--help",), ("--version",)])
def test_a_question_about_the_program_loads_no_store(words: tuple[str, ...]) -> None:
    assert "tinydb" not in loaded_by(*words)


def test_a_quick_win_reads_no_dates_and_no_list_of_habits() -> None:
    modules = loaded_by("win", "Sat outside")
    unneeded = {"dateutil", "platformdirs", "dataclasses", "random", "tempfile", "logging"}
    assert unneeded.intersection(modules) == set()


@pytest.mark.parametrize("words", [("win", "Sat outside"), ("today",), ("where",)])
def test_a_board_that_is_not_sealed_loads_nothing_that_seals(words: tuple[str, ...]) -> None:
    modules = loaded_by(*words)
    ours = {f"winsboard.store.{name}" for name in ("key_file", "key_ring", "sealing", "unlocking")}
    assert ours.union(
        {"winsboard.cli.passphrase", "winsboard.cli.hidden_line", "termios"}
    ).isdisjoint(modules)
    assert not [module for module in modules if module.startswith("cryptography")]


def test_printing_the_day_makes_up_no_life() -> None:
    assert not [m for m in loaded_by("--plain") if m.startswith("winsboard.demo")]
    assert "random" not in loaded_by("today")


def test_the_app_stays_a_place_where_parts_meet() -> None:
    app = HOME / "tui" / "app.py"
    assert len(app.read_text(encoding="utf-8").splitlines()) < COMPOSITION_ROOT


def test_no_module_is_too_long_to_hold_one_idea() -> None:
    lengths = {
        str(path.relative_to(HOME)): len(path.read_text(encoding="utf-8").splitlines())
        for path in HOME.rglob("*.py")
    }
    assert {path: lines for path, lines in lengths.items() if lines > MODULE} == {}


def _imported(path: Path, modules: Collection[str]) -> set[str]:
    """The modules a file imports, inside functions and for type checks, too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in modules else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & set(modules)


@pytest.mark.parametrize("package", ["tui", "cli"])
def test_no_files_import_each_other_in_a_circle(package: str) -> None:
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in (HOME / package).rglob("*.py")
    }
    graph = {name: _imported(path, paths) - {name} for name, path in paths.items()}
    assert sum(map(len, graph.values())) > len(graph)
    TopologicalSorter(graph).prepare()


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [path for path in HOME.rglob("*.py") if path.stem in VAGUE] == []
