"""The levers that make the board open quickly change nothing that is seen, and say when to go."""

from __future__ import annotations

import dataclasses
import functools
import inspect
import json
import os
import py_compile
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rich.default_styles import DEFAULT_STYLES
from rich.themes import DEFAULT
from textual.css import parse
from textual.css.tokenize import tokenize_value
from textual.css.tokenizer import Token

from winsboard.compat.direct_import import DirectFinder
from winsboard.compat.known_versions import is_known
from winsboard.compat.late_theme import LateTheme
from winsboard.compat.lazy_patterns import LazyPattern
from winsboard.compat.quick_dataclasses import quick_dataclasses
from winsboard.compat.small_parts import small_parts
from winsboard.compat.stand_ins import NAMES, LateBase, PutOff
from winsboard.compat.style_tokens import FILE, Splitter

ROOT = Path(__file__).parents[2]
TOKENS = ROOT / "winsboard" / "compat" / FILE

QUICK = """
from winsboard.compat.quick_start import quick_start
with quick_start():
    from winsboard.tui.app.app import WinsBoard
"""
PICTURES = """
import asyncio, sys
from pathlib import Path
from tests.fake_clock import FakeClock
from tests.tui.board import opener

async def main():
    async with opener(Path(sys.argv[1]), FakeClock())() as pilot:
        for key in ("right", "question_mark", "escape", "w", "ctrl+p"):
            await pilot.press(key)
            await pilot.pause()
            for strip in pilot.app.screen._compositor.render_strips():
                print([(piece.text, str(piece.style)) for piece in strip])

asyncio.run(main())
"""
STOCK = """
import dataclasses, json, re, sys, typing
from importlib.machinery import PathFinder

compiled = []
stock = dataclasses._create_fn
dataclasses._create_fn = lambda name, *a, **k: compiled.append(name) or stock(name, *a, **k)
import textual.app
import textual.widgets._input
from textual.dom import DOMNode
from textual.strip import Strip

def has(slot):
    try:
        return getattr(Strip([]), slot) is not None
    except AttributeError:
        return False

used = {
    "asyncio_parts": "asyncio.streams" in sys.modules,
    "light_definitions": not isinstance(typing.ForwardRef("int").__forward_code__, str),
    "lazy_patterns": isinstance(textual.case.camel_to_snake.__defaults__[0], re.Pattern),
    "light_unions": not isinstance(rich.console.Console.print.__annotations__["style"], str),
    "light_strips": has("_divide_cache"),
    "pattern_codes": isinstance(textual.color.RE_COLOR, re.Pattern),
    "quick_dataclasses": "__repr__" in compiled,
    "reactive_reads": "hasattr" in textual.reactive.Reactive.__get__.__code__.co_names,
    "stand_ins": "textual.command" in sys.modules,
    "style_tokens": "_regex" in vars(textual.css.tokenize.expect_declaration),
    "widget_classes": "dir" in DOMNode.__init_subclass__.__code__.co_names,
    "direct_import": type(PathFinder.find_spec("textual").loader).__name__ == "SourceFileLoader",
}
print(json.dumps(used))
"""


def run(script: str, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script, *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_versions_that_are_installed_here_are_known() -> None:
    assert is_known()


def test_every_picture_is_the_same_with_and_without_the_levers(tmp_path: Path) -> None:
    with_levers = run(QUICK + PICTURES, str(tmp_path / "a"))
    assert with_levers == run(PICTURES, str(tmp_path / "b"))
    assert "Make the bed" in with_levers


def test_what_was_put_off_is_real_when_it_is_used() -> None:
    script = QUICK + (
        "import sys\n"
        "from winsboard.compat.stand_ins import NAMES, PutOff\n"
        "assert 'textual.command' not in sys.modules and 'inspect' not in sys.modules\n"
        "assert not [m for m in sys.modules.values() if isinstance(m, PutOff)]\n"
        "import textual.app, textual.command, textual.theme, textual.screen\n"
        "late = textual.app.CommandPalette\n"
        "assert late._module.load() is textual.command\n"
        "assert issubclass(textual.theme.ThemeProvider, textual.command.Provider)\n"
        "assert isinstance(late(), textual.command.CommandPalette)\n"
        "assert isinstance(late(), late) and not isinstance(1, late)\n"
        "class Mine(textual.screen.Tooltip): pass\n"
        "from textual.widgets._tooltip import Tooltip\n"
        "assert issubclass(Mine, Tooltip) and issubclass(Mine, textual.screen.Tooltip)\n"
        "assert textual._callback.signature(lambda a, *b: 0, follow_wrapped=True).parameters['a']\n"
    )
    run(script)


def test_names_that_are_put_off_exist() -> None:
    for module, names in NAMES.items():
        for name in names:
            assert hasattr(import_module(module), name), (module, name)


def test_another_name_loads_the_module_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    late = PutOff("colorsys", frozenset())
    monkeypatch.setitem(sys.modules, "colorsys", late)
    assert late.rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)
    assert sys.modules["colorsys"] is not late
    assert LateBase.__subclasses__() == []


def test_a_style_sheet_has_the_same_rules_with_the_tokens_of_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = json.loads(TOKENS.read_text(encoding="utf-8"))
    stock: Any = vars(parse)["tokenize"]
    quick: Any = Splitter(stock, found["names"], found["sheets"], takes_colours=False)
    variables = _Anything()

    def rules(css: str) -> list[object]:
        made = parse.parse("Scope", css, ("", ""), variable_tokens=variables)
        return [(rule.selectors, rule.styles, len(rule.errors)) for rule in made]

    assert len(found["sheets"]) > 40
    for css in found["sheets"]:
        before = list(map(str, rules(css))) if "{" in css else _values(stock(css, ("", "")))
        monkeypatch.setattr(parse, "tokenize", quick)
        after = list(map(str, rules(css))) if "{" in css else _values(quick(css, ("", "")))
        monkeypatch.setattr(parse, "tokenize", stock)
        assert before == after, css


def test_a_value_has_the_same_tokens_and_an_unknown_one_is_split_by_textual() -> None:
    found = json.loads(TOKENS.read_text(encoding="utf-8"))
    stock: Any = tokenize_value
    quick = Splitter(stock, found["names"], found["values"], takes_colours=True)
    for value in (*found["values"], "#12ab9F", "#12ab9F77", "#12ab9", "red 10%"):
        split = [
            [t for t in _values(each(value, ("", ""))) if t[0] != "whitespace"]
            for each in (stock, quick)
        ]
        assert split[0] == split[1], value


def test_the_file_of_tokens_is_up_to_date() -> None:
    made = run("from docs.style_tokens import text; print(text(), end='')")
    assert made == TOKENS.read_text(encoding="utf-8"), "run `make docs`"


def test_a_late_pattern_works_like_the_compiled_one() -> None:
    late = LazyPattern(r"(\d)(x)?", 0)
    match, search = late.match, late.search
    assert match("1x")
    assert match("1")
    assert not match("x")
    assert search("a2")
    assert late.search("a2")
    assert late.pattern == r"(\d)(x)?"
    assert late.sub("-", "1x2") == "--"


def test_late_styles_are_those_of_rich() -> None:
    for ask in (dict, len, list, lambda styles: styles.copy(), lambda styles: {**styles}):
        assert ask(LateTheme(import_module).styles) == ask(dict(DEFAULT_STYLES)), ask
    late = LateTheme(import_module)
    assert late.styles.get("bold") == DEFAULT_STYLES["bold"] == late.styles["bold"]
    assert late.styles.get("no such") is None
    assert "bold" in late.styles
    assert late.config == DEFAULT.config


def test_a_quick_dataclass_is_shown_and_compared_like_any_other() -> None:
    fields: list[Any] = [("x", int, 1), ("y", list[int], dataclasses.field(default_factory=list))]
    for some in ([], fields[:1], fields):
        stock = dataclasses.make_dataclass("A", some)
        with quick_dataclasses():
            quick = dataclasses.make_dataclass("A", some)
        assert repr(quick()) == repr(stock())
        assert quick() == quick()
        assert quick() != stock()
        if some:
            assert quick(2) != quick()


async def _coroutine(a: int) -> None:
    """Wait for nothing."""


@functools.wraps(_coroutine)
def _wrapped(*args: Any) -> None:
    """Call another."""


class _Called:
    def __call__(self, a: int, *, b: int = 0) -> None:
        """Take two."""

    def method(self, a: int) -> None:
        """Take one."""


def test_small_parts_of_inspect_answer_like_the_real_one() -> None:
    parts: Any = small_parts(import_module)["inspect"]
    called = _Called()
    functions: list[Any] = [
        _coroutine,
        _wrapped,
        called,
        called.method,
        len,
        functools.partial(_coroutine, 1),
    ]
    for function in functions:
        asked = parts["iscoroutinefunction"](function)
        assert asked == inspect.iscoroutinefunction(function), function
        numbers = [len(of(function).parameters) for of in (parts["signature"], inspect.signature)]
        assert numbers[0] == numbers[1], function
        assert parts["isfunction"](function) == inspect.isfunction(function)
        assert parts["unwrap"](function) is inspect.unwrap(function)
    coroutine = _coroutine(1)
    for thing in (coroutine, iter(()), 1):
        assert parts["isawaitable"](thing) == inspect.isawaitable(thing)
    coroutine.close()
    assert parts["getfile"](_Called) == inspect.getfile(_Called)
    assert parts["isclass"](_Called)
    assert not parts["isclass"](called)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "textual"
    folder.mkdir()
    (folder / "part.py").write_text("value = 1\n", encoding="utf-8")
    (folder / "both.py").write_text("", encoding="utf-8")
    (folder / "both").mkdir()
    (folder / "space").mkdir()
    return folder


def test_a_module_is_found_directly_and_runs_what_its_source_says(package: Path) -> None:
    spec = DirectFinder().find_spec("textual.part", [str(package)])
    assert spec is not None
    assert spec.loader is not None
    assert spec.origin
    source = Path(spec.origin)
    assert spec.cached is not None
    for value in ("1", "22", "333"):
        source.write_text(f"value = {value}\n", encoding="utf-8")
        code = spec.loader.get_code("textual.part")  # type: ignore[attr-defined]
        assert code.co_consts[0] == int(value)
        py_compile.compile(str(source), spec.cached)
        assert spec.loader.get_code("textual.part").co_consts[0] == int(value)  # type: ignore[attr-defined]
    whole = Path(spec.cached).read_bytes()
    for damaged in (b"damaged", whole[:20], whole[:-4], whole[:16] + bytes(50), whole[:16]):
        Path(spec.cached).write_bytes(damaged)
        assert spec.loader.get_code("textual.part").co_consts[0] == 333  # type: ignore[attr-defined]
    assert spec.loader.get_code("textual.part").co_filename == str(source)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["textual.both", "textual.space", "textual.none", "other.part"])
def test_what_is_not_certain_is_left_to_python(package: Path, name: str) -> None:
    assert DirectFinder().find_spec(name, [str(package)]) is None


@pytest.mark.parametrize(
    "lever",
    [
        "asyncio_parts",
        "direct_import",
        "lazy_patterns",
        "light_definitions",
        "light_strips",
        "light_unions",
        "pattern_codes",
        "quick_dataclasses",
        "reactive_reads",
        "stand_ins",
        "style_tokens",
        "widget_classes",
    ],
)
@pytest.mark.xfail(strict=True, reason="when Textual or Python does it, the lever can go")
def test_it_is_quick_without_the_lever(lever: str) -> None:
    assert not _needed()[lever]


@functools.cache
def _needed() -> dict[str, bool]:
    needed: dict[str, bool] = json.loads(run(STOCK))
    return needed


class _Anything(dict[str, list[Token]]):
    """A colour for every variable."""

    def __bool__(self) -> bool:
        return True

    def __contains__(self, _name: object) -> bool:
        return True

    def __getitem__(self, _name: str) -> list[Token]:
        return [Token("color", "#123456", ("", ""), "", (0, 0), None)]

    def copy(self) -> _Anything:
        return self


def _values(tokens: Any) -> list[tuple[str, str]]:
    return [(token.name, token.value) for token in tokens]
