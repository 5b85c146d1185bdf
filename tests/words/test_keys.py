"""Every phrase is used, and every key that is used exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

import winsboard
from tests.words.lint import phrase_strings
from winsboard.domain.schema.kinds import KINDS
from winsboard.words import content, phrase

HOME = Path(winsboard.__file__).parent
PHRASES = dict(phrase_strings())
LOOKED_AT = (ast.Call, ast.Constant, ast.JoinedStr)
PREFIXES = {
    "format_phrase": "",
    "Stop": "",
    "Refusal": "refusal.",
    "Unreadable": "store.",
    "CannotSave": "store.",
    "Busy": "store.",
    "Newer": "store.",
    "Title": "history.",
    "moment.creation": "history.",
    "moment.removal": "history.",
    "moment.update": "history.",
}
"""Functions that take the name of a phrase as first argument, with the part it belongs to."""


@cache
def nodes() -> Mapping[type[ast.AST], Sequence[tuple[str, ast.AST]]]:
    """The calls, constants and f-strings of all files, each with its file."""
    found: dict[type[ast.AST], list[tuple[str, ast.AST]]] = {kind: [] for kind in LOOKED_AT}
    for path in sorted(HOME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (kind := type(node)) in found:
                found[kind].append((str(path.relative_to(HOME)), node))
    return found


@cache
def calls() -> Sequence[tuple[str, ast.Call, str]]:
    """All calls with the name of a phrase, as (location, call, function name)."""
    return [
        (f"{file}:{node.lineno}", node, name)
        for file, node in nodes()[ast.Call]
        if isinstance(node, ast.Call) and node.args
        if (name := name_of(node.func)) in PREFIXES
    ]


def name_of(function: ast.expr) -> str:
    """The dotted name of a function, or nothing if it has none."""
    if isinstance(function, ast.Name):
        return function.id
    if isinstance(function, ast.Attribute) and (owner := name_of(function.value)):
        return f"{owner}.{function.attr}"
    return ""


def literals(node: ast.expr) -> Iterator[str]:
    """The strings that an expression can evaluate to, as far as they are literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_phrase_that_is_said_exists() -> None:
    missing = [
        f"{place}: {PREFIXES[name]}{key}"
        for place, call, name in calls()
        for key in literals(call.args[0])
        if f"{PREFIXES[name]}{key}" not in PHRASES
    ]
    assert missing == []


def test_every_blank_of_a_phrase_is_filled_where_it_is_said() -> None:
    unfilled = [
        f"{place}: {key} {sorted(wanted)}"
        for place, call, name in calls()
        for key in literals(call.args[0])
        if name in ("format_phrase", "Stop", "Refusal")
        and None not in [k.arg for k in call.keywords]
        if (
            wanted := blanks(PHRASES.get(PREFIXES[name] + key, "")) - {k.arg for k in call.keywords}
        )
    ]
    assert unfilled == []


def test_every_phrase_is_used_somewhere() -> None:
    said = {
        PREFIXES[name] + key for _, call, name in calls() for key in literals(call.args[0])
    } | set(constants())
    built = re.compile("|".join(f"(?:{pattern})" for pattern in patterns()))
    unused = [key for key in PHRASES if key not in said and not built.fullmatch(key)]
    assert unused == []


def test_every_field_of_a_form_has_its_words() -> None:
    missing = [
        f"{kind.noun}.{name}"
        for kind in KINDS.values()
        for name in kind.form
        if kind.noun != "habit"
        if not {f"own.{kind.noun}.{name}", f"own.{name}"} & PHRASES.keys()
    ]
    refusals = [field.refusal for kind in KINDS.values() for field in kind.fields.values()]
    assert [*missing, *(r for r in refusals if r and f"refusal.{r}" not in PHRASES)] == []


def test_every_kind_of_document_can_be_named_and_counted() -> None:
    written = {"habit", "settings", "mark", "entry", "rest"}
    keys = [
        key
        for noun in {kind.noun for kind in KINDS.values()} - written
        for key in (f"plain.kind.{noun}", f"plain.count.{noun}", f"plain.count.{noun}.one")
    ]
    assert [key for key in keys if phrase(key) is None] == []


def constants() -> Iterator[str]:
    for _, node in nodes()[ast.Constant]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def patterns() -> Iterator[str]:
    """Patterns for keys that are built from a prefix and a value."""
    for _, node in nodes()[ast.JoinedStr]:
        if isinstance(node, ast.JoinedStr):
            pieces = [v.value if isinstance(v, ast.Constant) else None for v in node.values]
            if re.match(r"[a-z_]+\.", str(pieces[0] or "")):
                yield "".join(".+" if p is None else re.escape(str(p)) for p in pieces)


def test_the_blanks_of_a_phrase_are_plain_names() -> None:
    names = {name for text in PHRASES.values() for name in blanks(text)}
    assert names
    assert [name for name in names if not name.isidentifier()] == []


def test_the_blanks_of_a_made_up_life_can_be_filled() -> None:
    words = content("demo")
    reflections = [text for texts in words["reflections"].values() for text in texts]
    cards = [c["text"] for c in (*words["wins"], *words["hard_wins"], *words["notes"])]
    for text in (*cards, *words["low_notes"], *reflections):
        assert blanks(text) <= words["fill"].keys()
