"""The compiled forms of patterns are those that Python makes, and are used for nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docs.pattern_codes import FOLDER, text
from winsboard.compat import pattern_codes
from winsboard.compat.pattern_codes import FILE, Compiler, code_of

ROOT = Path(__file__).parents[2]
STOCK: Any = pattern_codes._stock
USED = """
import json, re, sys
stock, seen = re._compiler.compile, []
def compiled(pattern, flags=0):
    seen.append([pattern, int(flags)])
    return stock(pattern, flags)
re._compiler.compile = compiled
import winsboard.tui.app.app, textual.markup
import textual.css.parse as parse
parse.parse_selectors("#one")
print(json.dumps([pair for pair in seen if isinstance(pair[0], str)]))
"""


def test_the_forms_are_those_that_this_python_makes() -> None:
    file = FOLDER / FILE
    if not file.exists():
        pytest.skip("no forms for this Python")
    assert file.read_text(encoding="utf-8") == text(), "run `make docs`"
    found = json.loads(file.read_text(encoding="utf-8"))
    known = {(p, f): code for (p, f), code in zip(found["patterns"], found["codes"], strict=True)}
    for pattern, flags in found["patterns"]:
        made = Compiler(known)(pattern, flags)
        assert made == STOCK(pattern, flags)
        assert made.groupindex == STOCK(pattern, flags).groupindex


def test_every_pattern_is_still_one_that_the_board_loads() -> None:
    done = subprocess.run(
        [sys.executable, "-c", USED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = [tuple(pair) for pair in json.loads(done.stdout)]
    [found] = {
        tuple(map(tuple, json.loads(file.read_text(encoding="utf-8"))["patterns"]))
        for file in FOLDER.glob("pattern_codes.*.json")
    }
    assert set(found) <= set(loaded), set(found) - set(loaded)


def test_another_pattern_or_other_flags_are_compiled() -> None:
    known = Compiler({("a+", 0): code_of("b+", 0)})
    assert known("a+").match("bb")
    assert known("a+", re.IGNORECASE).match("AA")
    assert known("c").match("c")
    assert known(b"a+").match(b"aa")


@pytest.mark.parametrize(
    "form", [[32, [99, 99], 0, {}], [32, [], 0, {}], [32, ["x"], 0, {}], [32, [-1], 0, {}]], ids=str
)
def test_a_form_that_is_not_valid_is_compiled_instead(form: list[Any]) -> None:
    assert Compiler({("a+", 0): form})("a+").match("aa")
