"""Getting at the notebook of a command."""

from __future__ import annotations

from winsboard.cli.call import Call, paths_of
from winsboard.cli.output import complain
from winsboard.notebook.notebook import Notebook
from winsboard.store.news import News
from winsboard.store.processes import call_this_process
from winsboard.store.store import Store


def store_of(call: Call, data_dir: str | None) -> Store:
    """The store of this board; nothing is read yet."""
    paths = paths_of(call, data_dir)
    call_this_process(call.command)
    return Store(paths.data, paths.state, call.clock, News(complain))


def notebook_of(call: Call, data_dir: str | None) -> Notebook:
    """The notebook of this board, which writes before it returns."""
    return Notebook(store_of(call, data_dir), call.clock)
