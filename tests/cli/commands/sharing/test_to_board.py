"""From one board to another: exactly one line, and it can be taken back without a trace."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from winsboard.clock import SystemClock
from winsboard.domain.errors import Refusal
from winsboard.domain.journal.entries import rewrite
from winsboard.domain.journal.metadata import move
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Edit
from winsboard.notebook.notebook import Notebook
from winsboard.paths import paths_of_board
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.inbox.folder import Inbox, Staged
from winsboard.store.inbox.messages import Message, encode, new_message_id
from winsboard.store.store import Store

TOKEN = b"PLANTwin"
ID = "0123456789abcdef" * 2
DAY = date(2026, 11, 20)


class Family:
    """The other board."""

    def __init__(self, shell: Shell, home: Path) -> None:
        self.shell = shell
        shell.done("board", "add", "family")
        self.id: str = shell.done("board", "list", "--json").json[1]["id"]
        self.paths = paths_of_board(self.id, os.environ)
        self.home = home / "boards" / self.id
        self.inbox = Inbox(self.paths.state)

    def entries(self) -> list[dict[str, Any]]:
        result = self.shell("--board", "family", "journal", "--json", "--from", "2026-01-01")
        assert result.code == 0
        found: list[dict[str, Any]] = result.json
        return found

    def texts(self) -> list[str]:
        return [entry["text"] for entry in self.entries()]

    def put(self, raw: bytes | Message, name: str = "") -> Path:
        path = self.inbox.folder / (name or f"{new_message_id()}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode(raw) if isinstance(raw, Message) else raw)
        return path

    def line(self, text: str = "PLANTwin", id: str = ID, **fields: Any) -> Message:
        return Message("line", self.id, id, DAY, "Sam", text)._replace(**fields)

    def withdrawal(self, id: str = ID) -> Message:
        return Message("withdraw", self.id, id, DAY)

    def holding(self, token: bytes = TOKEN) -> list[Path]:
        return [p for p in self.home.rglob("*") if p.is_file() and token in p.read_bytes()]


@pytest.fixture
def family(shell: Shell, board_home: Path) -> Family:
    return Family(shell, board_home)


def share(shell: Shell, *words: str) -> str:
    return shell.done("share", "--to-board", "family", "--item", "last", "--yes", *words).out


def test_exactly_the_line_is_there(shell: Shell, family: Family) -> None:
    shell.done("settings", "mood", "on")
    shell.done("mood", "2", "PLANTmood")
    shell.done("note", "PLANTnote")
    shell.done("hard-day", "PLANThard")
    shell.done("win", "PLANTwin", "--day", "2026-11-20", "--tag", "effort")
    own = shell.done("journal", "--json").json[0]["id"]
    to = ("share", "--to-board", "family", "--item", own, "--as", "Sam")
    preview = shell.done(*to, "--preview")
    assert family.texts() == []
    told = shell.done(*to, "--yes").out
    assert "PLANTwin" in preview.out
    assert told.splitlines()[0] == "Friday 20 November 2026, Sam: PLANTwin"
    [path] = [p for p in family.inbox.folder.iterdir() if p.suffix == ".json"]
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    given = json.loads(path.read_bytes())
    assert (given["day"], given["name"], given["text"]) == ("2026-11-20", "Sam", "PLANTwin")
    [entry] = family.entries()
    assert (entry["text"], entry["day"]) == ("PLANTwin", "2026-11-20")
    assert entry["tags"] == []
    for token in (b"PLANTmood", b"PLANTnote", b"PLANThard", own.encode(), b"effort"):
        assert family.holding(token) == []


def test_nothing_says_when_a_line_came(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    shown = shell.done("--board", "family", "journal").out.splitlines()[1]
    assert shown.split() == ["1.", "win:", "PLANTwin"]
    month = next((family.paths.data / "months").iterdir())
    [entry] = json.loads(month.read_bytes())["entries"].values()
    assert "T04:00:00" in entry["at"]
    assert family.entries()[0]["at"] is None


def test_it_belongs_to_the_member_with_this_name(shell: Shell, family: Family) -> None:
    shell.done("--board", "family", "person", "add", "Sam")
    person = shell.done("--board", "family", "person", "list", "--json").json[0]["id"]
    family.put(family.line(name="sam"))
    family.put(family.line("other", new_message_id(), name="Nobody here"))
    family.put(family.line("third", new_message_id(), name=""))
    month = family.paths.data / "months" / "2026-11.json"
    assert set(family.texts()) == {"PLANTwin", "other", "third"}
    saved = json.loads(month.read_bytes())["entries"].values()
    whose = {entry["text"]: entry.get("whose", []) for entry in saved}
    assert whose == {"PLANTwin": [person], "other": ["Nobody here"], "third": []}


def test_what_is_taken_back_is_erased_there(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    id = family.entries()[0]["id"]
    shell.done("--board", "family", "entry", id, "--text", "PLANTwin again")
    shell.done("--board", "family", "entry", id, "--day", "2026-10-03")
    shell.clock.tick(7200)
    shell.done("--board", "family", "win", "stays")
    shell.done("--board", "family", "undo")
    shell.done("--board", "family", "redo")
    drafts = Drafts(family.paths.state, shell.clock)
    drafts.save(f"entry:{id}", {"text": "PLANTwin in a draft"})
    drafts.close()
    assert len(family.holding()) > 3
    said = shell.done("unshare", "last", "--yes").out
    assert "when it is next opened" in said
    assert "next opened" in shell.done("unshare", "last", "--yes").out
    assert "erased when that board opens" in shell.done("shares").out
    assert family.texts() == ["stays"]
    assert family.holding() == []
    assert "erased there" in shell.done("unshare", "last", "--yes").out
    assert "erased there" in shell.done("shares").out
    assert "PLANT" not in shell.done("shares", "--json").out
    assert "PLANTwin" in shell.done("journal").out
    shell.done("--board", "family", "doctor")


def test_an_edit_that_was_under_way_does_not_bring_it_back(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    family.entries()
    clock = SystemClock()
    store = Store(family.paths.data, family.paths.state, clock)
    before = next(iter(store.page(store.months()[0]).values()))
    assert isinstance(before, Entry)
    now = clock.now()
    context = EditContext(now, now.date(), store.ids.new_id)
    edits = [rewrite(before, "PLANTwin, edited", context), move(before, DAY, context, boundary=240)]
    shell.done("unshare", "last", "--yes")
    assert family.texts() == []
    for edit in edits:
        assert edit is not None
        store.commit(edit)
        with pytest.raises(Refusal, match="taken_back"):
            Notebook(store, clock).commit(edit)
    assert (family.texts(), family.holding()) == ([], [])


@pytest.mark.parametrize("how", ["text", "month", "both"])
def test_an_edit_on_another_computer_does_not_bring_it_back(
    shell: Shell, family: Family, tmp_path: Path, how: str
) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    family.entries()
    other, clock = tmp_path / "other", SystemClock()
    shutil.copytree(family.paths.data, other)
    store = Store(other, tmp_path / "state", clock)

    def on_the_other(change: Callable[[Entry, EditContext], Edit | None]) -> None:
        found = [e for month in store.months() for e in store.page(month).values()]
        [entry] = [entry for entry in found if isinstance(entry, Entry)]
        now = clock.now()
        edit = change(entry, EditContext(now, now.date(), store.ids.new_id))
        assert edit is not None
        store.commit(edit)

    if how != "text":
        on_the_other(lambda entry, context: move(entry, date(2026, 9, 3), context, boundary=240))
    if how != "month":
        on_the_other(lambda entry, context: rewrite(entry, "PLANTwin, edited", context))
    shell.done("unshare", "last", "--yes")
    assert family.texts() == []
    for path in (other / "months").iterdir():
        copy = path.with_suffix(".sync-conflict-20261130-120000-ABCDEFG.json").name
        shutil.copy(path, family.paths.data / "months" / copy)
    assert family.texts() == []
    assert family.texts() == []
    assert family.holding() == []


def test_undo_asks_for_it_back(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    assert family.texts() == ["PLANTwin"]
    assert "Asked family for a line back" in shell.done("undo").out
    assert family.texts() == []
    assert family.holding() == []
    # Its words are not sent again, and what was done before can still be undone.
    assert "stays deleted" in shell.done("redo").out
    assert family.texts() == []
    assert "PLANTwin" in shell.done("undo").out


def test_what_was_done_before_can_be_undone_after_it_was_taken_back(
    shell: Shell, family: Family
) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    shell.done("win", "between")
    shell.done("unshare", "last", "--yes")
    assert "stays deleted" in shell.done("redo").out
    assert "between" in shell.done("undo").out
    assert "PLANTwin" in shell.done("undo").out


def test_the_other_board_never_looks_here(
    shell: Shell, family: Family, board_home: Path, tmp_path: Path
) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    for folder in ("data", "state"):
        shutil.move(board_home / folder, tmp_path / folder)
    assert family.texts() == ["PLANTwin"]
    for folder in ("data", "state"):
        (board_home / folder).write_text("no folder at all")
    assert family.texts() == ["PLANTwin"]
    shell.done("--board", "family", "win", "ours")


def test_nothing_goes_that_was_not_ticked(shell: Shell, family: Family) -> None:
    shell.done("settings", "mood", "on")
    shell.done("win", "PLANTwin")
    to = ("share", "--to-board", "family")
    assert "Nothing is chosen" in shell.refused(*to, "--yes")
    assert "Nothing is chosen" in shell.refused(*to, "--preview")
    shell.refused(*to, "--item", "77", "--yes")
    for words in (("mood", "2", "x"), ("hard-day", "x"), ("thought", "x"), ("trigger", "people")):
        shell.done(*words)
        id = shell.done("journal", "--json").json[-1]["id"]
        shell.refused(*to, "--item", id, "--yes")
    assert "needs" in shell.refused(*to, "--item", "last") or family.texts() == []
    assert "you are on" in shell.refused("share", "--to-board", "mine", "--item", "last", "--yes")
    assert "no board called" in shell.refused("share", "--to-board", "x", "--item", "last", "--yes")
    shell.done("board", "away", "family")
    assert "is archived" in shell.refused(*to, "--item", "last", "--yes")
    assert family.holding() == []


def test_a_tick_can_go_too(shell: Shell, family: Family) -> None:
    shell.done("habit", "add", "Sit outside")
    shell.done("tick", "sit outside")
    mark = shell.done("week", "--json").json["marks"][0]["id"]
    result = shell("share", "--to-board", "family", "--item", mark, "--yes")
    assert result.code == 0, result.err
    assert "Sit outside" in family.texts()[0]


def test_a_line_is_there_once_however_often_it_comes(shell: Shell, family: Family) -> None:
    for _ in range(2):
        family.put(family.line())
        family.put(family.line())
        assert family.texts() == ["PLANTwin"]
    id = family.entries()[0]["id"]
    shell.done("--board", "family", "erase", "--entry", id, "--yes")
    family.put(family.line())
    assert family.texts() == []


def test_one_that_was_taken_back_first_never_comes(shell: Shell, family: Family) -> None:
    family.put(family.withdrawal())
    family.put(family.line(), "0.json")
    assert family.texts() == []
    family.put(family.line())
    assert family.texts() == []
    assert family.holding() == []


def test_a_day_to_come_is_today(shell: Shell, family: Family) -> None:
    family.put(family.line(day=date(9999, 12, 31)))
    family.put(family.line("old", new_message_id(), day=date(1, 1, 1)))
    assert shell("--board", "family", "today").code == 0
    assert "2026-11-21" in [entry["day"] for entry in family.entries()]


@pytest.mark.parametrize(
    "make",
    [
        lambda family: b"",
        lambda family: b"not json",
        lambda family: b"\xff" * 500,
        lambda family: b'{"a":' * 50_000,
        lambda family: b" " * (6 << 20),
        lambda family: encode(family.line())[:-20],
        lambda family: encode(family.line(board="first")),
        lambda family: encode(family.line(board="")),
        lambda family: encode(family.line(kind="suggestion", text="x" * 5000)),
    ],
    ids=["empty", "text", "bytes", "deep", "huge", "cut", "other", "any", "long"],
)
def test_a_bad_file_is_moved_aside_and_said_once(shell: Shell, family: Family, make: Any) -> None:
    raw = make(family)
    family.put(raw, "\x1b[31m.json")
    family.put(family.line("good", new_message_id()))
    first = shell("--board", "family", "journal")
    assert (first.code, first.err.count("\n")) == (0, 1)
    assert "moved" in first.err
    assert "\x1b" not in first.err
    assert shell("--board", "family", "journal").err == ""
    assert family.texts() == ["good"]
    [aside] = (family.inbox.folder / "aside").iterdir()
    assert aside.read_bytes() == raw


def test_a_file_from_a_newer_winsboard_waits(shell: Shell, family: Family) -> None:
    raw = encode(family.line()).replace(b'"version": 1', b'"version": 9')
    family.put(raw, "newer.json")
    family.put(family.line("good", new_message_id()))
    assert "newer winsboard" in shell("--board", "family", "journal").err
    assert family.texts() == ["good"]
    assert (family.inbox.folder / "newer.json").read_bytes() == raw


def test_what_is_no_file_is_moved_aside_too(shell: Shell, family: Family, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(encode(family.line("from a link")))
    family.put(family.line())
    (family.inbox.folder / "link.json").symlink_to(secret)
    (family.inbox.folder / "folder.json").mkdir()
    os.mkfifo(family.inbox.folder / "pipe.json")
    assert shell("--board", "family", "journal").err.count("\n") == 3
    assert family.texts() == ["PLANTwin"]
    assert secret.exists()


def test_something_else_in_the_place_of_the_inbox(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin")
    family.inbox.folder.parent.mkdir(parents=True, exist_ok=True)
    family.inbox.folder.write_text("in the way")
    assert family.texts() == []
    assert "inbox" in shell.refused("share", "--to-board", "family", "--item", "last", "--yes")
    # Nothing was given, so the ledger says nothing.
    assert "nothing with the number" in shell.refused("unshare", "last", "--yes")


def test_the_inbox_of_an_encrypted_board_waits(
    shell: Shell, family: Family, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "passphrase"
    path.write_text("correct horse\n")
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(path))
    shell.done("--board", "family", "encrypt", "--yes")
    monkeypatch.delenv("WINSBOARD_PASSPHRASE_FILE")
    shell.done("win", "PLANTwin")
    share(shell)
    assert shell("--board", "family", "today").code == 1
    assert family.inbox.outcome(ID) is None
    monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(path))
    assert family.texts() == ["PLANTwin"]
    assert family.holding() == []
    shell.done("unshare", "last", "--yes")
    assert family.texts() == []


def test_a_line_is_carried_in_a_file(shell: Shell, family: Family, tmp_path: Path) -> None:
    shell.done("win", "PLANTwin")
    path = tmp_path / "line.json"
    to = ("share", "--to-board", str(path), "--item", "last", "--yes")
    assert "it stays there" in shell.done(*to).out
    assert path.stat().st_mode & 0o777 == 0o600
    assert "already exists" in shell.refused(*to)
    assert "already exists" in shell.refused("share", "--to-board", f"{tmp_path}/", *to[3:])
    assert "no folder" in shell.refused("share", "--to-board", f"{tmp_path}/x/y", *to[3:]).lower()
    assert "Received" in shell.done("--board", "family", "receive", str(path)).out
    assert "already" in shell.done("--board", "family", "receive", str(path)).out
    assert family.texts() == ["PLANTwin"]
    assert "cannot delete it" in shell.refused("unshare", "last", "--yes")
    assert "it stays there" in shell.done("undo").out


@pytest.mark.parametrize("name", ["absent", "folder", "text", "other"])
def test_a_file_that_cannot_be_received(
    shell: Shell, family: Family, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("\x1b[31m")
    (tmp_path / "other").write_bytes(encode(family.line()))
    result = shell("receive", str(tmp_path / name))
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)


def test_a_suggestion_waits(shell: Shell, family: Family) -> None:
    family.put(family.line("I noticed you", kind="suggestion"))
    family.put(family.line("I noticed you", kind="suggestion"))
    assert family.texts() == []
    saved = json.loads((family.paths.data / "library.json").read_bytes())["suggestions"]
    [found] = saved.values()
    assert (found["text"], found["by"]) == ("I noticed you", "Sam")


def test_erasing_a_board_takes_its_inbox_along(shell: Shell, family: Family) -> None:
    family.put(family.line())
    assert family.texts() == ["PLANTwin"]
    family.put(b"broken")
    shell("--board", "family", "today")
    family.put(family.line("later", new_message_id()))
    shell.done("--board", "family", "erase", "--everything", "--yes")
    assert [p for p in family.home.rglob("*") if p.is_file() and p.name != "lock"] == []


def note(shell: Shell, text: str = "PLANTnote") -> None:
    shell.done("person", "add", "Sam")
    shell.done("note-for", "Sam", text, "--to-board", "family", "--by", "Kim")


def saved_as(family: Family) -> list[str]:
    raw = json.loads((family.paths.data / "library.json").read_bytes())
    return [found.get("state", "waiting") for found in raw.get("suggestions", {}).values()]


def test_a_note_is_taken_back_while_it_waits(shell: Shell, family: Family) -> None:
    note(shell)
    assert "1 note for you" in shell.done("--board", "family", "today").out
    assert family.holding(b"PLANTnote")
    assert "If nobody saved it" in shell.done("unshare", "last", "--yes").out
    assert "if nobody saved it" in shell.done("shares").out
    assert "note for you" not in shell.done("--board", "family", "today").out
    assert family.holding(b"PLANTnote") == []
    assert "erased there" in shell.done("shares").out


def test_a_note_that_comes_after_it_was_taken_back_never_comes(
    shell: Shell, family: Family
) -> None:
    note(shell)
    shell.done("unshare", "last", "--yes")
    assert "note for you" not in shell.done("--board", "family", "today").out
    assert family.holding(b"PLANTnote") == []


def test_a_note_that_was_saved_stays_and_nobody_is_told(shell: Shell, family: Family) -> None:
    note(shell)
    shell.done("--board", "family", "notes-for-me", "save")
    before = shell.done("shares").out
    shell.done("unshare", "last", "--yes")
    assert family.texts() == ["PLANTnote"]
    after = shell.done("shares").out
    assert before != after
    assert "erased there" not in after
    assert "if nobody saved it" in after
    assert family.texts() == ["PLANTnote"]


def test_undo_takes_a_note_back(shell: Shell, family: Family) -> None:
    note(shell)
    assert saved_as(family) == [] or family.texts() == []
    assert "Asked for the note for Sam back" in shell.done("undo").out
    assert family.texts() == []
    assert family.holding(b"PLANTnote") == []


def test_a_killed_undo_never_says_that_a_line_was_asked_back(
    shell: Shell, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done("win", "PLANTwin")
    share(shell)
    assert family.texts() == ["PLANTwin"]

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Staged, "send", killed)
        assert shell("undo").code != 0
    assert "asked for it back" not in shell.done("shares").out
    with monkeypatch.context() as patch:
        patch.setattr(Store, "commit", killed)
        assert shell("undo").code != 0
    assert "asked for it back" not in shell.done("shares").out
    shell.done("unshare", "last", "--yes")
    assert "asked for it back" in shell.done("shares").out
    assert family.texts() == []


def test_no_time_of_a_file_tells_when(shell: Shell, family: Family) -> None:
    shell.done("win", "PLANTwin", "--day", "2026-11-20")
    share(shell)
    note(shell)
    shell.done("unshare", "2", "--yes")
    waiting = [p for p in family.inbox.folder.iterdir() if p.suffix == ".json"]
    times = [datetime.fromtimestamp(path.stat().st_mtime, UTC).time() for path in waiting]
    assert len(times) == 3
    assert set(times) == {time(0)}
    family.texts()
    receipts = [*(family.inbox.folder / "receipts").iterdir()]
    assert {path.stat().st_mtime for path in receipts} == {0.0}
