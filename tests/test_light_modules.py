"""Daily commands start with stand-ins for modules of Python, or in the stock way if need be."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from winsboard.__main__ import DAILY
from winsboard.compat.light.daily_modules import MODULES, OF_ONE, PACKAGES

ROOT = Path(__file__).parents[1]

START = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from winsboard.compat.light.use import use_light_modules
use_light_modules("win")
from winsboard.compat.light.stand_in import StandIn
assert all(isinstance(sys.modules[n], StandIn) for n in ("typing", "re", "functools", "datetime"))
"""
SAME = """
import contextlib, datetime, functools, operator, pathlib, re, types, typing
from winsboard.domain.model.documents import ENTRY_KINDS
assert {"win", "note"} <= set(ENTRY_KINDS)
assert str(datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)) == "2026-11-30 00:00:00+00:00"
late = re.compile("(a+)b")
assert late.match("aab")[1] == "aa" and late.pattern == "(a+)b" and late.sub("x", "ab") == "x"
calls = []
@functools.cache
def double(n):
    calls.append(n)
    return 2 * n
assert [double(2), double(2)] == [4, 4] and calls == [2] and double.__name__ == "double"
assert double.cache_info().hits == 1
class One:
    @functools.cached_property
    def made(self):
        calls.append(1)
        return []
one = One()
assert one.made is one.made and calls == [2, 1]
with contextlib.suppress(KeyError, OSError):
    {}["none"]
try:
    with contextlib.suppress(KeyError):
        raise ValueError
except ValueError:
    calls.append(0)
assert calls == [2, 1, 0]
"""
REAL = """
import collections, contextlib, pathlib, re, signal, types, typing
assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL and signal.Signals(15).name == "SIGTERM"
assert pathlib.Path("/a b").as_uri() == "file:///a%20b" and pathlib.Path("/a.py").match("*.py")
assert typing.NamedTuple("Two", [("a", int)])(1) == (1,) and re.escape(".") == "\\\\."
assert collections.namedtuple("N", "a")(1).a == 1 and types.SimpleNamespace(a=1).a == 1
@contextlib.contextmanager
def held():
    yield 3
with held() as three:
    assert three == 3
import asyncio, dataclasses, inspect, typing as again
assert again.get_type_hints(dataclasses.make_dataclass("D", [("a", int)])) == {"a": int}
from winsboard.compat.light.stand_in import StandIn
names = ("typing", "re", "collections", "types")
assert not [name for name in names if isinstance(sys.modules[name], StandIn)]
"""
IMPORTS = """
import sys
sys.path.insert(0, sys.argv.pop(1))
open("one.py", "w").write("name = 1\\nfrom two import late\\nafter = 2\\n")
open("two.py", "w").write("from one import name\\nlate = name\\n")
open("three.py", "w").write("def __getattr__(name):\\n    return name\\n")
import os
os.mkdir("many")
open("many/__init__.py", "w").write("")
open("many/inside.py", "w").write("from . import other\\nfrom .other import told\\n")
open("many/other.py", "w").write("told = 3\\n")
sys.path.insert(0, ".")
sys.dont_write_bytecode = True
from winsboard.compat.quick_from_imports import use_quick_from_imports
use_quick_from_imports()
use_quick_from_imports()
for _ in range(2):
    from one import after, name
    from two import late
    from many import inside
    from many.inside import told
    from three import anything
    import many.other
    assert (after, name, late, told, anything) == (2, 1, 1, 3, "anything")
    assert many.other.told == 3 and inside.other is many.other
    try:
        from one import none
    except ImportError as error:
        assert "cannot import name 'none' from 'one'" in str(error)
    else:
        raise AssertionError
import types
other = sys.modules["one"] = types.ModuleType("one")
other.after = 5
from one import after
assert after == 5
del sys.modules["one"]
from one import after
assert after == 2
"""
BROKEN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from winsboard.compat.light import daily_modules
place = len(daily_modules.MODULES) // {part}
daily_modules.MODULES = (
    *daily_modules.MODULES[:place], "winsboard.none.such", *daily_modules.MODULES[place:]
)
daily_modules.PACKAGES = (*daily_modules.PACKAGES, "winsboard.none")
from winsboard.__main__ import main
main()
"""
STOCK = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import re, typing
from winsboard.__main__ import main
main()
"""
QUICK = STOCK.replace("import re, typing\n", "")


def python(code: str, home: Path, *words: str) -> str:
    """What a program prints; it must end well and without a word on standard error."""
    env = {**os.environ, "WINSBOARD_HOME": str(home), "WINSBOARD_NOW": "2026-11-30T20:15"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), *words],
        env=env,
        cwd=home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.mark.parametrize("code", [SAME, REAL, SAME + REAL], ids=["stand-ins", "real", "both"])
def test_a_stand_in_does_what_the_module_does_and_becomes_it(code: str, tmp_path: Path) -> None:
    python(START + code, tmp_path)


def test_a_command_says_the_same_with_stand_ins_and_without(tmp_path: Path) -> None:
    python(STOCK, tmp_path, "note", "Rain all day")
    assert python(QUICK, tmp_path, "note", "It cleared") == "Wrote a note: It cleared\n"
    told = python(QUICK, tmp_path, "today")
    assert "Rain all day" in told
    assert "It cleared" in told
    assert python(STOCK, tmp_path, "today") == told


@pytest.mark.parametrize("part", [1, 2, 60])
def test_a_list_that_is_wrong_only_costs_time(part: int, tmp_path: Path) -> None:
    said = python(BROKEN.replace("{part}", str(part)), tmp_path, "note", "Rain")
    assert said == "Wrote a note: Rain\n"


def test_a_package_that_is_not_read_holds_nothing_but_its_description() -> None:
    own = {name for packages, _ in OF_ONE.values() for name in packages}
    for name in {*PACKAGES, *own}.difference(MODULES):
        path = ROOT.joinpath(*name.split("."), "__init__.py")
        [said] = ast.parse(path.read_text(encoding="utf-8")).body
        assert isinstance(said, ast.Expr), name


def test_the_list_names_every_module_once_and_after_its_packages() -> None:
    for packages, modules in [(PACKAGES, MODULES), *OF_ONE.values()]:
        assert len({*modules}) == len(modules)
        parents = {name.rpartition(".")[0] for name in (*modules, *packages)}
        assert parents <= {*PACKAGES, *packages, "winsboard"}
    assert {name.rpartition(".")[0] for name in PACKAGES} <= {*PACKAGES, "winsboard"}


def test_a_daily_command_has_a_list_of_its_own() -> None:
    assert {*OF_ONE} == DAILY
    for packages, modules in OF_ONE.values():
        assert {*MODULES, *PACKAGES}.isdisjoint({*packages, *modules})


def test_imports_that_are_answered_at_once_are_the_usual_ones(tmp_path: Path) -> None:
    python(IMPORTS, tmp_path)


@pytest.mark.xfail(reason="until Python imports lazily by itself, from 3.15 on", strict=True)
def test_no_supported_python_needs_stand_ins_any_more() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=").split(".")
    assert tuple(map(int, oldest)) >= (3, 15)
