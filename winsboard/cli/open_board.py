"""Getting at the notebook of a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from winsboard.cli.context import Call, paths_of
from winsboard.cli.io.output import complain
from winsboard.notebook.notebook import Notebook
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import Seal, is_sealed_board
from winsboard.store.disk.lock_owner import call_this_process
from winsboard.store.notices import News
from winsboard.store.store import Store
from winsboard.store.unsaved.file_names import has_unsaved, unsaved_files
from winsboard.words import say

if TYPE_CHECKING:
    from winsboard.notebook.reader import Reader

READING: Final = frozenset(
    {"today", "week", "month", "journal", "entry", "progress", "look-back", "history", "picture"}
)
"""The commands that show what was written, and do not write what waits."""


def seal_of(call: Call, paths: Paths, news: News) -> Seal:
    """The seal of this board; for one that is sealed the passphrase is asked for.

    Raises Stop and StoreError.
    """
    if not is_sealed_board(paths.data, paths.state):
        return Seal(paths.data)
    from winsboard.cli.passphrase import unlocked

    return unlocked(call, paths, news)


def store_of(call: Call, data_dir: str | None) -> Store:
    """The store of this board; nothing is read yet."""
    paths, news = paths_of(call, data_dir), News(complain)
    call_this_process(call.command)
    return Store(paths.data, paths.state, call.clock, news, seal_of(call, paths, news))


def tell_unsaved(state: Path) -> None:
    """Say where words wait that could not be saved yet, if there are any."""
    if has_unsaved(state):
        for path in unsaved_files(state):
            complain(say("store.unsaved_waits", path=path))


def tell_passed_over(reader: Reader) -> bool:
    """Name the months that could not be read; whether there are any."""
    sentences = reader.passed_over
    for sentence in sentences:
        complain(sentence)
    return bool(sentences)


def notebook_of(call: Call, data_dir: str | None) -> Notebook:
    """The notebook of this board, which writes before it returns.

    A command that lists what was written says first that some of it still waits.
    """
    notebook = Notebook(store_of(call, data_dir), call.clock)
    if call.command.partition(" ")[0] in READING:
        tell_unsaved(paths_of(call, data_dir).state)
    return notebook
