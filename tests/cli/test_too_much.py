"""Files that hold more than anybody writes: each is left alone, and all the others go on."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Shell
from winsboard.store.format import page_json
from winsboard.store.page_io import parser
from winsboard.store.system import files, limits

SIZE: Final = 40_000
STRUCTURE: Final = 3_000
"""So much is too much in these tests; the real limits take a file of their size."""


@pytest.fixture(autouse=True)
def _low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_PAGE", SIZE)
    monkeypatch.setattr(limits, "MOST_STRUCTURE", STRUCTURE)
    for read in (files.read_with_version, files.read_bytes):
        monkeypatch.setattr(read, "__defaults__", (SIZE,))


def page(month: str, entries: str) -> bytes:
    meta = json.dumps({"1": {"app": "winsboard", "page": month, "schema": 1}})
    return f'{{"_meta":{meta},"entries":{{{entries}}}}}'.encode()


def row(month: str, text: str, more: str = "") -> str:
    fields = {"kind": "win", "day": f"{month}-05", "at": f"{month}-05T08:00:00+00:00"}
    return json.dumps({**fields, "text": text}).removesuffix("}") + more + "}"


def rows(month: str, count: int) -> str:
    return ",".join(f'"{n}":{row(month, "x")}' for n in range(count))


def with_list(month: str, items: str) -> bytes:
    return page(month, '"1":' + row(month, "x", f',"y":[{items}1]'))


def conflict(side: bytes) -> bytes:
    return b"<<<<<<< a\n" + side + b"\n=======\n" + side + b"\n>>>>>>> b\n"


ABSURD: Final[dict[str, Callable[[str], bytes]]] = {
    "documents": lambda month: page(month, rows(month, 200)),
    "empty documents": lambda month: page(month, ",".join(f'"{n}":{{}}' for n in range(1500))),
    "a text": lambda month: page(month, '"1":' + row(month, "word " * 9000)),
    "a list": lambda month: with_list(month, "[]," * 2000),
    "numbers": lambda month: with_list(month, "1," * 3000),
    "names": lambda month: page(month, '"1":' + row(month, "x", ',"a":1' * 1500)),
    "no end": lambda month: page(month, rows(month, 200))[:-9],
    "marks of a conflict": lambda month: conflict(page(month, rows(month, 200))),
    "headings": lambda month: page(month, "").replace(b'"entries":{}', b'"entries":{},' * 700),
}
COMMANDS: Final = (
    "today", "win after it", "journal --search here", "progress year", "history", "undo", "redo",
    "merge", "look-back", "doctor", "doctor --yes", "restore",
)  # fmt: skip


@pytest.mark.parametrize("absurd", ABSURD)
@pytest.mark.parametrize("place", ["months/2026-09.json", "months/2026-11.json", "copy.json"])
def test_it_stays_as_it_is_and_all_else_goes_on(
    shell: Shell, board_home: Path, tmp_path: Path, place: str, absurd: str
) -> None:
    data = board_home / "data"
    shell.done("win", "here in October", "--day", "2026-10-05")
    path = data / place
    raw = ABSURD[absurd](path.stem if "months" in place else "2026-10")
    path.write_bytes(raw)
    shell.done("habit", "list")
    for command in COMMANDS:
        ran = shell(*command.split())
        assert "its own error" not in ran.err + ran.out, command
        assert ran.code in (0, 1), command
    named = shell("journal", "--search", "here")
    assert "here in October" in named.out
    assert (str(path) in named.err) is ("2026-09" in place)
    assert path.read_bytes() == raw
    assert any(entry["text"] == "after it" for entry in shell("journal", "--json").json)
    told = shell("backup", str(tmp_path / "copy.zip"))
    assert (tmp_path / "copy.zip").exists()
    assert ("2026-09.json" in told.err) is ("2026-09" in place)
    shell("erase", "--from", "2026-10-05", "--to", "2026-10-05", "--yes")
    assert "here in October" not in shell("journal", "--from", "2026-10-01", "--json").out
    assert path.read_bytes() == raw


def test_words_alone_are_no_structure() -> None:
    text = json.dumps('He said "{[1,2]}", and \\"so\\\\ "on:' * 400)
    raw = page("2026-11", f'"1":{{"text":{text}}}')
    assert STRUCTURE * 4 < len(raw) < SIZE
    assert not limits.exceeds_limits(raw)
    assert parser.parse("2026-11", raw)["entries"]["1"]["text"] == json.loads(text)


@pytest.mark.parametrize("cut", [0, 1, 2, 7, 4095])
def test_pieces_cut_anywhere_are_counted_alike(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = page("2026-11", ",".join(f'"{n}":{row("2026-11", chr(92) * n)}' for n in range(60)))
    whole = limits.structure_of(raw)
    monkeypatch.setattr(limits, "_PIECE", 64 + cut)
    assert limits.structure_of(raw) == whole


def test_a_page_is_never_written_that_nobody_could_read(shell: Shell, board_home: Path) -> None:
    texts = [f"{n} " + "word " * 2000 for n in range(6)]
    ran = [shell("note", text) for text in texts]
    assert [one.code for one in ran] == [0, 0, 0, 1, 1, 1]
    assert "is full" in ran[-1].err
    kept = shell.done("journal", "--json").json
    assert [entry["text"] for entry in kept] == [text.strip() for text in texts[:3]]
    shell.done("note", "in another month", "--day", "2026-10-05")


@pytest.mark.parametrize("grows", [0, SIZE])
def test_a_file_is_not_read_past_its_limit(tmp_path: Path, grows: int) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"x" * (SIZE + 1 - grows))
    for read in (files.read_with_version, files.read_bytes):
        if grows:
            assert read(path) is not None
            continue
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)) as no:
            read(path)
        assert no.value.errno == errno.EFBIG


def test_what_is_real_is_far_below_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty entries and thirty ticks on each day of a month, or fifty of a megabyte."""
    monkeypatch.undo()
    rows = {
        str(n): {"_made": n << 30, "day": "2026-11-05", "at": "2026-11-05T08:00:00+00:00",
                 "kind": "win", "text": f"Win {n}", "tags": ["a", "b"], "starred": True}
        for n in range(80 * 31)
    }  # fmt: skip
    raw = page_json.serialize("2026-11", {"entries": rows}, {}, {}).raw
    assert limits.structure_of(raw) * 20 < limits.MOST_STRUCTURE
    assert limits.LARGEST_PAGE // 2 > 50 << 20
