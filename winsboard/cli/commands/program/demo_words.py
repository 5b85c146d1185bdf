"""What somebody wrote on the demo board, and copying it to their own board."""

from __future__ import annotations

from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_error, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.demo.carry_over import Documents, carry, documents_in, texts_of, written
from winsboard.domain.model.documents import Document
from winsboard.paths import Paths
from winsboard.store.store import Store
from winsboard.words import format_phrase


class DemoWords:
    """What was written on a demo board since it was filled."""

    def __init__(self, call: Invocation, paths: Paths) -> None:
        """`call` is the command that opened the demo board, `paths` are those of that board."""
        self._call = call
        self._paths = paths
        self._before = self._documents()

    def texts(self) -> list[str] | None:
        """Return the first words of what was written; None if nothing was. Raises StoreError."""
        found = self._written()
        return texts_of(found) if found else None

    def carry_over(self, data_dir: str | None) -> None:
        """Copy what was written to the person's own board, and say so.

        If that fails, it says where the words still are, and raises the error.
        """
        try:
            notebook = open_notebook(self._call, data_dir)
            edit = carry(notebook.board, self._written(), notebook.edit_context())
            if edit is not None:
                notebook.commit_alone(edit)
        except BaseException:
            print_error(format_phrase("demo.carried.failed", folder=self._paths.data))
            raise
        print_lines([format_phrase("demo.carried" if edit is not None else "demo.carried.nothing")])

    def _written(self) -> tuple[Document, ...]:
        return written(self._before, self._documents())

    def _documents(self) -> Documents:
        return documents_in(Store(self._paths.data, self._paths.state, self._call.clock))
