"""`merge`: taking in what another machine, or an older copy, has of this board."""

from __future__ import annotations

from pathlib import Path

from winsboard.cli.call import Call, path_said, paths_of
from winsboard.cli.opening import store_of
from winsboard.cli.output import tell
from winsboard.cli.parsing import Form, read, wrong
from winsboard.cli.stop import Stop
from winsboard.domain.edits import Title
from winsboard.store.taking import Brought
from winsboard.words import say
from winsboard.words.gained import gains_words


def run(call: Call) -> int:
    """Merge a file or a folder, or the copies that lie in the data folder."""
    said = read(Form(call.command, "PATH"), call.words)
    if len(said.words) > 1:
        raise wrong(said.form, "too_many", words=" ".join(said.words[1:]))
    path = path_said(said.words[0], call.environ) if said.words else None
    store = store_of(call, said.data_dir)
    brought = store.merge(path, call.clock.now(), lambda gains: Title("merged", gains_words(gains)))
    if brought.files:
        replaced = list(filter(None, [_replaced(brought.replaced)]))
        tell([_came(brought), *replaced, *(_left(*left) for left in brought.left.items())])
        return 0
    closed = {left: why for left, why in brought.left.items() if why}
    if path is not None:
        raise _nothing_in(path, closed)
    what = _replaced(brought.replaced) or say(
        "merge.no_copies", folder=paths_of(call, said.data_dir).data
    )
    tell([what, *(_left(*left) for left in closed.items())])
    return 0


def _came(brought: Brought) -> str:
    count = len(brought.files)
    files = say("merge.files.one" if count == 1 else "merge.files", count=count)
    what = gains_words(brought.gains)
    if not what:
        return say("merge.nothing_new", files=files)
    return say("merge.came", files=files, what=what)


def _replaced(count: int) -> str:
    """A sentence about pages that were merged where they stood; empty for none."""
    if not count:
        return ""
    return say("merge.replaced.one" if count == 1 else "merge.replaced", count=count)


def _left(path: Path, why: str) -> str:
    """A sentence about a file that was left alone."""
    if why:
        return say("store.sealed", path=path, why=say(f"store.why.{why}"))
    return say("merge.left", path=path)


def _nothing_in(path: Path, closed: dict[Path, str]) -> Stop:
    """What to say where nothing could be merged; `closed` are files that can not be opened."""
    for first, why in closed.items():
        return Stop("store.sealed", path=first, why=say(f"store.why.{why}"))
    return Stop("merge.no_pages", path=path)
