"""Opening the notebook for a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.io.output import print_error
from winsboard.notebook.notebook import Notebook
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import Envelope, is_encrypted_board
from winsboard.store.disk.lock_owner import set_process_name
from winsboard.store.notices import Notices
from winsboard.store.page_paths import has_inbox
from winsboard.store.store import Store
from winsboard.store.unsaved.file_names import has_unsaved, unsaved_files
from winsboard.words import format_phrase

if TYPE_CHECKING:
    from winsboard.notebook.reading.reader import Reader


def envelope_for(call: Invocation, paths: Paths, notices: Notices) -> Envelope:
    """The envelope of the board; if the board is encrypted its passphrase is asked for.

    Raises CommandError and StoreError.
    """
    if not is_encrypted_board(paths.data, paths.state):
        return Envelope(paths.data)
    from winsboard.cli.passphrase import unlock_board

    return unlock_board(call, paths, notices)


def open_store(call: Invocation, data_dir: str | None) -> Store:
    """The store of the board; it reads nothing yet."""
    paths, notices = paths_of(call, data_dir), Notices(print_error)
    set_process_name(call.command)
    return Store(paths.data, paths.state, call.clock, notices, envelope_for(call, paths, notices))


def warn_unsaved(state: Path) -> None:
    """Print which files hold edits that are not saved to their pages yet, if there are any."""
    if has_unsaved(state):
        for path in unsaved_files(state):
            print_error(format_phrase("store.unsaved_waits", path=path))


def warn_unreadable(reader: Reader) -> bool:
    """Print which months could not be read. Returns whether there are any."""
    sentences = reader.unreadable_months
    for sentence in sentences:
        print_error(sentence)
    return bool(sentences)


def receive_messages(store: Store, call: Invocation) -> None:
    """Receive what other boards have sent, before the board is read."""
    if has_inbox(store.state):
        from winsboard.notebook.boards.receiving import Receiver

        Receiver(store, call.clock).receive()


def open_notebook(call: Invocation, data_dir: str | None, *, is_reading: bool = False) -> Notebook:
    """Open the board; each edit is on disk when `commit` returns.

    A command that shows what was written is `is_reading`: it does not write the edits that could
    not be saved yet, so it first says where they are.
    """
    store = open_store(call, data_dir)
    receive_messages(store, call)
    notebook = Notebook(store, call.clock)
    notebook.environ = call.environ
    if is_reading:
        warn_unsaved(paths_of(call, data_dir).state)
    return notebook
