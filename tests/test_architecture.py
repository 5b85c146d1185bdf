"""Architecture rules that the import contracts do not check."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import winsboard
from tests.rows import each
from winsboard.compat.light import daily_modules

HOME = Path(winsboard.__file__).parent
ROOT = HOME.parent
COMPOSITION_ROOT = 250
"""The most lines of the app class."""
MODULE = 350
MOST_MODULES_OF_A_WIN = 92
"""Each module costs about 400,000 instructions of `winsboard win`, so keep their number."""
MOST_OF_OURS_BEFORE_TODAY = 239
"""Modules of winsboard that are loaded before the first picture of the board."""
MOST_OF_OTHERS_BEFORE_TODAY = 256
"""Modules of Textual, Rich and Python that are loaded until then; an empty app loads 331."""
VAGUE = frozenset({"utils", "helpers", "manager", "common", "base"})

PROBE = """
import io, json, socket, sys
from contextlib import redirect_stderr, redirect_stdout

class Socket(socket.socket):
    def __init__(self, *args, **kwargs):
        raise AssertionError("a socket was made")

socket.socket = Socket
before = set(sys.modules)
from winsboard.cli.main import run
for words in json.loads(sys.argv[1]):
    out, wrong = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(wrong):
        code = run(words)
    print(json.dumps([words, code, wrong.getvalue(), sorted(set(sys.modules) - before)]))
    before = set(sys.modules)
"""


def loaded_by(*words: str) -> list[str]:
    """The modules that a command loads in a process of its own."""
    [modules] = loaded_by_each(words).values()
    return modules


def loaded_by_each(*commands: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    """The modules that each of several commands loads that those before it did not.

    They share a process, in which sockets are forbidden.
    """
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(commands)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found = {}
    for line in done.stdout.splitlines():
        words, code, wrong, modules = json.loads(line)
        assert code == 0, (words, wrong)
        found[tuple(words)] = modules
    assert [*found] == [*commands]
    return found


def heavy(modules: list[str]) -> list[str]:
    return [m for m in modules if m.partition(".")[0] in ("textual", "rich", "asyncio")]


OPENING = """
import json, os, sys
before = set(sys.modules)
from winsboard.__main__ import main
from winsboard.tui.app import launch

def stop(*args, **named):
    launch._import_app()
    print(json.dumps(sorted(set(sys.modules) - before)), flush=True)
    os._exit(0)

launch.can_draw, launch.open_board = lambda environ: True, stop
sys.argv = ["winsboard"]
main()
"""


def test_the_board_opens_with_few_modules() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENING], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout)
    ours = [m for m in loaded if m.partition(".")[0] == "winsboard"]
    ours = [m for m in ours if not ROOT.joinpath(*m.split(".")).is_dir()]
    others = [m for m in loaded if m.partition(".")[0] != "winsboard"]
    assert len(ours) <= MOST_OF_OURS_BEFORE_TODAY, (len(ours), ours)
    assert len(others) <= MOST_OF_OTHERS_BEFORE_TODAY, (len(others), others)
    never = {"inspect", "ssl", "tinydb", "textual.command", "textual.widgets._text_area"}
    assert never.isdisjoint(loaded)


COMMANDS = (
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
)
QUESTIONS = (("--help",), ("--version",))
READING = (("today",), ("progress", "year"), ("journal",), ("where",), ("--plain",))


def test_a_command_loads_no_full_screen_library_and_makes_no_socket() -> None:
    for words, modules in loaded_by_each(*COMMANDS).items():
        assert heavy(modules) == [], words


def test_a_question_loads_no_store_and_reading_no_database_no_chance_and_no_demo() -> None:
    unneeded: dict[tuple[str, ...], str] = dict.fromkeys(READING, "tinydb")
    unneeded |= dict.fromkeys(QUESTIONS, "winsboard.store")
    for words, modules in loaded_by_each(*QUESTIONS, *READING).items():
        never = ("tinydb", unneeded[words], "winsboard.demo", "random")
        assert [name for name in modules if name.startswith(never)] == [], words


def test_a_quick_win_reads_no_dates_and_no_list_of_habits() -> None:
    modules = loaded_by("win", "Sat outside")
    unneeded = {"dateutil", "platformdirs", "dataclasses", "random", "tempfile", "logging"}
    assert unneeded.intersection(modules) == set()


@each(
    ("words", "most"),
    [(("win", "Sat outside"), MOST_MODULES_OF_A_WIN), (("today",), 123), (("note", "Rain"), 86)],
)
def test_a_daily_command_loads_no_more_of_our_modules_than_it_needs(
    words: tuple[str, ...], most: int
) -> None:
    loaded_by("win", "The first of this hour has a backup made")
    loaded = [m for m in loaded_by(*words) if m.partition(".")[0] == "winsboard"]
    own = {name for names in daily_modules.OF_ONE[words[0]] for name in names}
    assert {*daily_modules.MODULES, *daily_modules.PACKAGES, *own}.difference(loaded) == set()
    # A package is its docstring; what is counted are the modules in it.
    ours = [m for m in loaded if not ROOT.joinpath(*m.split(".")).is_dir()]
    assert len(ours) <= most, sorted(ours)


def test_a_package_holds_one_sentence_and_no_code() -> None:
    inside = {
        path: ast.parse(path.read_text(encoding="utf-8")).body
        for path in HOME.rglob("*/*/__init__.py")
    }
    assert [str(path) for path, body in inside.items() if len(body) != 1] == []
    assert [
        str(p) for p, body in inside.items() if ast.get_docstring(ast.Module(body, [])) is None
    ] == []


def test_a_quick_win_loads_nothing_that_is_for_rare_cases() -> None:
    rare = {
        "cli.args.dates",
        "cli.args.names",
        "domain.progress.summary",
        "notebook.saving.rebase",
        "store.backup.clock_jumps",
        "store.backup.retention",
        "store.crypto.key_file",
        "store.erasure.wipe",
        "store.merge.moves",
        "store.merge.pages",
        "store.queries.lookup",
        "store.queries.win_counts",
        "store.repair.diagnosis",
        "store.rows.validation",
    }
    assert [name for name in rare if find_spec(f"winsboard.{name}") is None] == []
    loaded_by("win", "The first of this hour has a backup made")
    assert {f"winsboard.{name}" for name in rare}.isdisjoint(loaded_by("win", "Sat outside"))


def test_a_board_that_is_not_sealed_loads_nothing_that_seals() -> None:
    each = loaded_by_each(("win", "Sat outside"), ("today",), ("where",)).values()
    modules = [name for modules in each for name in modules]
    ours = {
        f"winsboard.store.{name}"
        for name in (
            "crypto.key_file",
            "crypto.key_ring",
            "encryption.convert",
            "encryption.unlock",
        )
    }
    assert ours.union(
        {"winsboard.cli.passphrase", "winsboard.cli.io.hidden_input", "termios"}
    ).isdisjoint(modules)
    assert not [module for module in modules if module.startswith("cryptography")]


def test_the_app_stays_a_place_where_parts_meet() -> None:
    app = HOME / "tui" / "app" / "app.py"
    assert len(app.read_text(encoding="utf-8").splitlines()) < COMPOSITION_ROOT


def test_no_module_is_too_long_to_hold_one_idea() -> None:
    lengths = {
        str(path.relative_to(HOME)): len(path.read_text(encoding="utf-8").splitlines())
        for path in HOME.rglob("*.py")
    }
    assert {path: lines for path, lines in lengths.items() if lines > MODULE} == {}


def test_named_tuples_are_the_ones_that_are_cheap_to_define() -> None:
    costly = re.compile(r"^ *from typing import [^\n]*\bNamedTuple\b|typing\.NamedTuple\(", re.M)
    texts = {path: path.read_text(encoding="utf-8") for path in HOME.rglob("*.py")}
    found = {path.name for path, text in texts.items() if costly.search(text)}
    assert found == {"named_tuple.py"}


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [path for path in HOME.rglob("*.py") if path.stem in VAGUE] == []
