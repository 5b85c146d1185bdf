"""`erase`: removing words for good, everywhere winsboard has put them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from winsboard.cli.call import Call, paths_of
from winsboard.cli.days import day_said
from winsboard.cli.opening import store_of
from winsboard.cli.output import ask, tell
from winsboard.cli.own_files import own_lines
from winsboard.cli.parsing import Form, Said, read, wrong
from winsboard.cli.stop import Stop
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reader import LAST
from winsboard.plain.differences import count_words
from winsboard.store.draft_rows import DRAFTS
from winsboard.store.erasable import Wish
from winsboard.store.erasing import Erased, erase
from winsboard.store.other_boards import boards_below
from winsboard.store.processes import call_this_process
from winsboard.store.rows import Fields
from winsboard.store.store import Store
from winsboard.store.wiping import erase_everything
from winsboard.words import say
from winsboard.words.spoken import full_day_words

FORM: Final = Form(
    "erase",
    values={"--entry": "ID", "--from": "D", "--to": "D"},
    flags=["--everything", "--yes"],
)


def run(call: Call) -> int:
    """Erase one entry, the days of a span, or everything, after a question."""
    said = read(FORM, call.words)
    wishes = [said.value("--entry"), said.value("--from"), said.has("--everything") or None]
    if sum(wish is not None for wish in wishes) != 1 or (
        said.value("--to") is not None and said.value("--from") is None
    ):
        raise wrong(FORM, "one_wish")
    paths = paths_of(call, said.data_dir)
    call_this_process(call.command)
    if said.has("--everything"):
        question = say("cli.erase.ask.everything", folder=paths.data)
        if _agreed(said, question, own_lines(paths.data, paths.state)):
            left = erase_everything(paths.data, paths.state)
            tell([say("cli.erase.everything"), *_left(left, paths.state), say("cli.erase.reach")])
        return 0
    store = store_of(call, said.data_dir)
    make = _entry if said.value("--entry") else _span
    wish, question, days = make(call, said, store)
    if _agreed(said, question):
        erased = erase(paths.data, paths.state, call.clock, wish, store.seal)
        tell(_told(erased, days, boards_below(paths.data, paths.state)))
    return 0


def _entry(call: Call, said: Said, store: Store) -> tuple[Wish, str, str]:
    reader, id = Notebook(store, call.clock).reader(), said.value("--entry") or ""
    found = reader.last() if id == LAST else reader.find(id)
    wanted = found.id if found is not None else id

    def is_wanted(table: str, id: str, _fields: Fields) -> bool:
        return table == "entries" and id == wanted

    return is_wanted, say("cli.erase.ask.entry", id=wanted), ""


def _span(call: Call, said: Said, store: Store) -> tuple[Wish, str, str]:
    """What is erased, the question, and the days as they were read, said in any case."""
    today = Notebook(store, call.clock).today
    first = day_said(said.value("--from"), today)
    last = day_said(said.value("--to"), today)
    if first > last:
        raise Stop("cli.backwards", first=first.isoformat(), last=last.isoformat())

    def is_wanted(table: str, _id: str, fields: Fields) -> bool:
        # A draft has no day that can be relied on, so none stays.
        return table == DRAFTS or _is_in(fields.get("day"), first, last)

    days = say("cli.erase.span", first=full_day_words(first), last=full_day_words(last))
    return is_wanted, say("cli.erase.ask.span", first=first, last=last), days


def _is_in(day: object, first: date, last: date) -> bool:
    return isinstance(day, str) and first.isoformat() <= day[:10] <= last.isoformat()


def _agreed(said: Said, question: str, what: Iterable[str] = ()) -> bool:
    """Whether a person agrees, who is told first what goes."""
    if lines := list(what):
        tell(lines)
    if not said.has("--yes") and (sys.stdin is None or not sys.stdin.isatty()):
        raise Stop("cli.cannot_ask.change")
    if said.has("--yes"):
        return True
    if not ask(question):
        tell([say("cli.left")])
        return False
    return True


def _told(erased: Erased, days: str, other_boards: Iterable[Path]) -> list[str]:
    if not erased.found:
        raise Stop("cli.erase.nothing.days" if days else "cli.erase.nothing", days=days)
    counts = [count_words(kind, count) for kind, count in sorted(erased.kinds.items())]
    lines = [say("cli.erase.done", what=", ".join(counts) or say("cli.erase.traces"))]
    lines += [say("cli.erase.days", days=days)] if days else []
    lines += [say("cli.erase.still", path=path) for path in erased.still]
    lines += [say("cli.erase.closed", path=path) for path in erased.closed]
    lines += [say("cli.own.other_board", folder=board) for board in other_boards]
    return [*lines, say("cli.erase.reach")]


def _left(files: Collection[Path], state: Path) -> list[str]:
    """What stays, of the data folder only how much, for it is the person's own."""
    in_state = [path for path in files if path.is_relative_to(state)]
    count = sum(path not in in_state for path in files)
    lines = [say("cli.erase.others", count=count)] if count else []
    return [*lines, *(say("cli.erase.others_state", path=path) for path in in_state)]
