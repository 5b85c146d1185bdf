"""Erasing single documents through the notebook, as the board and other commands do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from winsboard.domain.errors import Refusal
from winsboard.domain.family import suggestions
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Suggestion
from winsboard.notebook.notebook import Notebook, StoreError


def found(folder: Path, words: str) -> list[str]:
    """The files below a folder that hold these words, or are named after them."""
    return [
        str(path)
        for path in folder.rglob("*")
        if words in path.name or (path.is_file() and words.encode() in path.read_bytes())
    ]


def waits(notebook: Notebook) -> Suggestion:
    (waiting,) = suggestions.waiting(notebook.board)
    return waiting


def test_a_declined_suggestion_leaves_nothing_behind(
    open_board: Callable[[], Notebook], tmp_path: Path, clock: FakeClock
) -> None:
    notebook = open_board()
    came = suggestions.arrive(notebook.board, "PLANT", "Mum", notebook.edit_context(), id="77")
    assert came is not None
    notebook.commit(came)
    clock.tick(1)
    notebook.flush(5)
    assert found(tmp_path, "PLANT")
    assert notebook.erase([waits(notebook).id])
    assert suggestions.waiting(notebook.board) == ()
    assert found(tmp_path, "PLANT") == []
    assert not notebook.erase(["77"])
    with pytest.raises(Refusal):
        notebook.undo()
    # The same file can be carried here once more.
    clock.tick(1)
    again = suggestions.arrive(notebook.board, "PLANT", "Mum", notebook.edit_context(), id="77")
    assert again is not None
    notebook.commit(again)
    notebook.flush(5)
    assert waits(open_board()).text == "PLANT"


def test_erasing_the_entry_of_a_kept_suggestion_erases_both(
    notebook: Notebook, open_again: Callable[[], Notebook], tmp_path: Path, clock: FakeClock
) -> None:
    for _ in range(2):
        came = suggestions.arrive(notebook.board, "PLANT", "Mum", notebook.edit_context(), id="77")
        if came is not None:
            notebook.commit(came)
            clock.tick(1)
    notebook.commit(suggestions.keep(notebook.board, waits(notebook), notebook.edit_context()))
    clock.tick(1)
    notebook.commit(entries.write("win", "stays", notebook.today, notebook.edit_context()))
    (kept, _) = notebook.board.entries(notebook.today)
    changed = entries.rewrite(kept, "PLANT and more", notebook.edit_context())
    assert changed is not None
    notebook.commit(changed)
    assert notebook.erase([kept.id])
    assert [e.text for e in open_again().board.entries(notebook.today)] == ["stays"]
    assert found(tmp_path, "PLANT") == []


def test_nothing_is_erased_while_a_change_is_not_saved(
    open_board: Callable[[], Notebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = open_board()
    notebook.commit(entries.write("win", "stays", notebook.today, notebook.edit_context()))
    monkeypatch.setattr(notebook, "flush", lambda timeout: False)
    with pytest.raises(StoreError) as refused:
        notebook.erase([notebook.board.entries(notebook.today)[0].id])
    assert "not saved yet" in refused.value.sentence()
    assert len(notebook.board.entries(notebook.today)) == 1
