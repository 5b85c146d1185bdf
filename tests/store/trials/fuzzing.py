"""Arbitrary values in the files of a real board: every command works, nothing is lost."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.fake_clock import FakeClock
from winsboard.cli.main import run

COMMANDS: Final = (
    "today",
    "journal",
    "history",
    "win after it",
    "tick 1",
    "undo",
    "redo",
    "journal --search note",
    "journal --json",
    "week",
    "month",
    "progress",
    "progress habits",
    "progress year",
    "progress patterns",
    "progress album",
    "look-back",
    "habit list",
    "habit list --json",
    "person list",
    "support",
    "calm list",
    "affirmation list",
    "affirmation",
    "ritual list",
    "prompt list",
    "flow list",
    "rest list",
    "mood",
    "trigger",
    "thought --list",
    "tomorrow",
    "settings",
    "where",
    "doctor",
    "backup",
    "restore",
    "merge",
    "doctor --yes",
    "today --plain",
    "journal --search number",
)
_TYPED: Final = (
    "habit add Walk --unit km --aim 5",
    "habit add Bed --tiny pillow --area home",
    "person add Ann --role friend --reach 123",
    "calm add Card --step one --step two",
    "affirmation add I-do-what-I-can",
    "ritual add Tea --step water",
    "prompt add What-was-good",
    "rest 2026-11-25 2026-11-27 --reason trip",
    "settings mood on",
    "mood 4 --energy 3",
    "trigger sleep loud",
    "tick 1 --value 4",
    "tick 2",
)


class Fuzzed(NamedTuple):
    """What was done to a board."""

    documents: int
    """Documents that were changed."""
    texts: frozenset[str]
    """Texts on lines that were not touched."""


def template(folder: Path) -> None:
    """A board with some of everything."""
    clock = FakeClock()
    for line in _TYPED:
        code, _, wrong = call(folder, clock, *line.split())
        assert code == 0, wrong
        clock.tick(60)
    today = clock.now().date()
    for n in range(24):
        day = today - timedelta(days=3 * n)
        call(folder, clock, "win", f"win number {n:03}", "--day", day.isoformat())
        call(folder, clock, "note", f"note number {n:03}", "--day", day.isoformat())
        clock.tick(60)


def call(folder: Path, clock: FakeClock, *words: str) -> tuple[int, str, str]:
    """Run a command on the board of a folder; returns its exit code and output."""
    os.environ["WINSBOARD_HOME"] = str(folder)
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(words, clock)
    return code, out.getvalue(), err.getvalue()


def fuzz_once(root: Path, origin: Path, chance: random.Random, most: int = 30) -> Fuzzed:
    """Put arbitrary values into a copy of a board and run every command on it."""
    shutil.copytree(origin, root)
    fuzzed = damage(root, chance, most)
    clock = FakeClock()
    clock.tick(4000)
    said = ""
    for command in COMMANDS:
        words = command.split()
        if command == "backup":
            words.append(str(root / "kept.zip"))
        code, said, wrong = call(root, clock, *words)
        assert code in (0, 1, 2), command
        assert "its own error" not in wrong + said, f"{command}: {wrong}"
        assert "\x1b" not in said + wrong, command
        clock.tick(1)
    missing = {text for text in fuzzed.texts if text not in said}
    assert not missing, f"{len(missing)} texts are not found any more, such as {min(missing)}"
    return fuzzed


def damage(root: Path, chance: random.Random, most: int) -> Fuzzed:
    """Change documents, lines and files of a board at random."""
    if chance.random() < 0.3:
        shutil.rmtree(root / "state" / "copies", ignore_errors=True)
    texts, documents = set(), 0
    for path in sorted((root / "data").rglob("*.json")):
        kept = json.loads(path.read_bytes())
        entries = {
            e["text"] for e in kept.get("entries", {}).values() if " number " in e.get("text", "")
        }
        changed, hit = _changed(kept, chance, chance.randint(0, most))
        texts |= entries - hit
        documents += len(changed)
        copy = path.with_name(f"{path.stem}.sync-conflict-{chance.randrange(99)}.json")
        target = copy if chance.random() < 0.2 else path
        raw = _written(kept, chance)
        if chance.random() < 0.15:
            raw, lines = _line_damaged(raw, chance)
            texts -= lines
        target.write_bytes(raw)
    if chance.random() < 0.3:
        stray = chance.choice(("data/months/2026-09.json", "data/x.json", "state/drafts.json"))
        (root / stray).write_bytes(_bytes(chance))
        texts -= {t for t in texts if stray.endswith("2026-09.json")} and _of_september(root, texts)
    return Fuzzed(documents, frozenset(texts))


def _of_september(root: Path, texts: set[str]) -> set[str]:
    """Texts of the page that was replaced as a whole; its copy may be gone too."""
    copy = root / "state" / "copies" / "2026-09.json"
    return set() if copy.exists() else {t for t in texts if int(t[-3:]) >= 17}


def _changed(
    kept: dict[str, Any], chance: random.Random, count: int
) -> tuple[set[tuple[str, str]], set[str]]:
    """The rows that were changed, and the texts in them."""
    rows = [(t, id) for t, found in kept.items() if t != "_meta" for id in found]
    if chance.random() < 0.05:
        rows.append(("_meta", "1"))
    changed: set[tuple[str, str]] = set()
    hit: set[str] = set()
    for table, id in chance.sample(rows, min(count, len(rows))):
        row = kept[table][id]
        if table == "entries":
            hit.add(row.get("text", ""))
        changed.add((table, id))
        if chance.random() < 0.12:
            kept[table][id] = value(chance)
        else:
            for _ in range(chance.randint(1, 3)):
                name = chance.choice([*row, *_FIELDS])
                row[name] = value(chance)
                if table == "removed" or name in ("_heads", "_changed", "_earlier"):
                    hit |= set()
    return changed, hit


_FIELDS: Final = (
    "_made", "_changed", "_earlier", "_before", "_heads", "_from", "_to", "_gone", "version_of",
    "day", "at", "kind", "text", "parts", "tags", "people", "about", "mood", "energy", "feelings",
    "led_to", "form", "opens_on", "opened_on", "rhythm", "aim", "position", "began_on",
    "archived_on", "label", "unit", "value", "state", "habit", "steps", "minutes", "places",
    "first", "last", "role", "theme", "flow",
    "week_start", "day_boundary", "history_days", "curtain_pin", "reminder", "changes", "pages",
    "undoes", "did", "to", "table",
)  # fmt: skip


def value(chance: random.Random, depth: int = 0) -> Any:
    """An arbitrary value, usually similar to a valid one."""
    kind = chance.randrange(16 if depth < 3 else 13)
    if kind == 13:
        return [value(chance, depth + 1) for _ in range(chance.randrange(4))]
    if kind >= 14:
        names = [chance.choice((*_FIELDS, "prompt", "answer", "step", "id", "times", "weekdays"))
                 for _ in range(chance.randrange(5))]  # fmt: skip
        return {name: value(chance, depth + 1) for name in names}
    return chance.choice(_VALUES[kind])


_VALUES: Final[Sequence[Sequence[Any]]] = (
    (None, True, False),
    (0, 1, -1, 2, 7, 9, 365, 366, 2**31, 2**53, 2**64, -(2**63), 10**300),
    (0.5, -0.0, 1e308, 5e-324, float("inf"), float("nan"), 3.7, 1.0),
    ("", " ", "x", "a\nb", "\t", "0", "-1", "1e9"),
    ("\ud83d", "a\udc00b", "\x00", "\x1b]52;c;b3duZWQ=\x07", "\x9b2J", "\u202eevil", "\ufeff"),
    ("2026-11-20", "2026-10-31", "0001-01-01", "9999-12-31", "2026-02-30", "20261120",
     "1899-12-31"),
    ("2026-11-20T10:00", "2026-11-20T10:00:00+00:00", "0001-01-01T00:00:00+14:00",
     "9999-12-31T23:59:59-12:00", "2026-11-20T10:00+23:59", "2026-11-20", "T"),
    ("win", "note", "reflection", "mood", "trigger", "thought", "calm", "ritual", "hard_day"),
    ("done", "some", "rest", "weekly", "weekdays", "every", "tick", "count", "helped", "line"),
    ("2026-11", "2026-10", "library", "2026-13", "../2026-11", "entries", "habits", "edits"),
    ("é" * 3, "👩‍👩‍👧", "x" * 5000, "{to}", "{0}", "[b]", "%s", "\\", '"'),
    ([], {}, [[]], {"": ""}, [None], [0], ["a"], [[[[[[]]]]]]),
    ({"kind": "every", "times": 0}, {"kind": "weekdays", "times": 1, "weekdays": [9]},
     {"kind": "weekly", "times": 10**12}, [{"prompt": "p"}], {"1": {}}),
)  # fmt: skip


def _written(kept: dict[str, Any], chance: random.Random) -> bytes:
    """Serialize the tables like some other program."""
    if chance.random() < 0.3:
        return _with_sum(kept)
    return json.dumps(kept, indent=chance.choice((None, 0, 1)), ensure_ascii=chance.random() < 0.5)\
        .encode("utf-8", "surrogatepass")  # fmt: skip


def _with_sum(kept: dict[str, Any]) -> bytes:
    """Serialize the tables in our format with a valid checksum, like an attacker."""
    from winsboard.domain.model.wins import Counts
    from winsboard.store.format.header import header_line

    def row(id: str, fields: Any) -> str:
        return f'"{id}":{json.dumps(fields, sort_keys=True, separators=(",", ":"))}'

    pieces = []
    for table in sorted(kept):
        if table != "_meta" and isinstance(kept[table], dict) and kept[table]:
            body = ",\n".join(row(id, kept[table][id]) for id in sorted(kept[table]))
            pieces.append(f',\n"{table}":{{\n{body}\n}}'.encode())
    pieces.append(b"\n}\n")
    found = kept["_meta"]["1"] if isinstance(kept["_meta"], dict) else {}
    known = found if isinstance(found, dict) and isinstance(found.get("page"), str) else {}
    meta = header_line(str(known.get("page", "library")), known, pieces, Counts())
    return b'{\n"_meta":{\n' + row("1", meta).encode() + b"\n}" + b"".join(pieces)


def _line_damaged(raw: bytes, chance: random.Random) -> tuple[bytes, set[str]]:
    """Damage one line; returns the texts in it."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    line = lines[at]
    harm: Callable[[bytes], bytes] = chance.choice(
        (
            lambda b: b[: len(b) // 2],
            lambda b: b + b",,",
            lambda b: b.replace(b'"', b"", 1),
            lambda b: chance.randbytes(20),
            lambda b: b"[" * 100_000,
            lambda b: b[:-2] + b"1" * 5000 + b"}",
        )
    )
    # In another layout a document spans many lines, or all of them are on one.
    is_ours = all(one[-2:] in (b"},", b"}", b"{", b":{") or one[-1:] in b"{}" for one in lines)
    texts = set(_texts_in(line if is_ours else b"\n".join(lines[max(at - 25, 0) : at + 26])))
    lines[at] = harm(line)
    return b"\n".join(lines), texts


def _texts_in(raw: bytes) -> Iterator[str]:
    for n in range(24):
        for kind in ("win", "note"):
            text = f"{kind} number {n:03}"
            if text.encode() in raw:
                yield text


def _bytes(chance: random.Random) -> bytes:
    return chance.choice(
        (
            chance.randbytes(300),
            b"[" * 200_000,
            b'{"_meta":' * 50_000,
            b'{"_meta":{"1":{"app":"winsboard","page":"2026-10","schema":1}},"entries":'
            + b'{"1":' * 3000,
            b'{"_meta":{"1":{"app":"winsboard","page":["x"],"schema":1}}}',
            b'{"_meta":{"1":{"app":"winsboard","page":"2026-10","schema":' + b"9" * 5000 + b"}}}",
            b'{"_meta":5}',
            b"\xff\xfe" + _EMPTY.encode("utf-16-le"),
            b"\xef\xbb\xbf{}",
            b"\0" * 4096,
            b"1" * 10_000,
            b'"\\ud800"',
            b"",
        )
    )  # fmt: skip


_EMPTY: Final = '{"_meta":{"1":{"app":"winsboard","page":"2026-10","schema":1}}}'
