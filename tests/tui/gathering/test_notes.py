"""Notes for somebody: saved, copied, or left where they find them; and the person's own side."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screen import screen_text, wait_for, wait_until, write
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.family import suggestions
from winsboard.domain.model.documents import Person, Suggestion
from winsboard.domain.sharing import ledger


async def test_a_note_is_a_draft_until_it_is_saved_and_the_ledger_has_no_word_of_it(
    opened: OpenBoard, tmp_path: Path
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        app.commit(app.notebook.edit_context().creation("person.added", "Ana", Person("1", "Ana")))
        app.ask("kind_note")
        await wait_for(pilot, "1  Ana")
        await pilot.press("1")
        await wait_for(pilot, "For Ana")
        await write(pilot, "Thank you <b>for</b> waiting")
        await pilot.press("escape")
        await wait_for(pilot, "1  Save it to a file")
        await pilot.press("escape")
        app.ask("kind_note")
        await wait_for(pilot, "1  Ana")
        await pilot.press("1")
        await wait_for(pilot, "for</b> waiting")
        await pilot.press("escape", "2")
        await wait_until(pilot, lambda: app.clipboard == "Thank you <b>for</b> waiting")
        await pilot.press("1")
        await wait_for(pilot, "Where to save it")
        await write(pilot, str(tmp_path / "note.pdf"))
        await pilot.press("enter")
        await wait_for(pilot, "not with .pdf")
        for _ in "pdf":
            await pilot.press("backspace")
        await write(pilot, "html")
        await pilot.press("enter")
        await wait_until(pilot, lambda: len(app.screen_stack) == 1)
        note = tmp_path / "note.html"
        assert note.stat().st_mode & 0o777 == 0o600
        text = note.read_text()
        assert "Thank you &lt;b&gt;for&lt;/b&gt; waiting" in text
        assert "For Ana" in text
        assert [share.way for share in ledger.shares(app.board)] == ["saved", "copied"]
        assert "waiting" not in repr(ledger.shares(app.board))
        assert app.read_draft("note:1") == {}


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "declined"])
async def test_a_note_waits_unread_and_is_kept_or_erased(
    opened: OpenBoard, board_home: Path, is_kept: bool
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        ana = Person("1", "Ana", member=True)
        app.commit(app.notebook.edit_context().creation("person.added", "Ana", ana))
        came = suggestions.arrive(
            app.board, "PLANT: you waited", "Mum", app.notebook.edit_context(), whom=ana
        )
        assert came is not None
        app.commit(came)
        app.ask("suggestion")
        shown = await wait_for(pilot, "For Ana: from Mum")
        assert "PLANT" not in shown
        # Enter is the harmless answer: nobody reads it by mistake.
        await pilot.press("1", "enter")
        await wait_for(pilot, "For Ana: from Mum")
        assert "PLANT" not in screen_text(app)
        await pilot.press("1", "1")
        await wait_for(pilot, "PLANT: you waited")
        await pilot.press("1" if is_kept else "2")
        await wait_for(pilot, "No note waits for you.")
        noticed = [e for e in app.board.entries(app.today) if e.kind == "noticed"]
        assert [e.whose for e in noticed] == ([("1",)] if is_kept else [])
        assert len(app.board.library_documents(Suggestion)) == is_kept
        app.notebook.flush(5)
        files = [p.read_bytes() for p in board_home.rglob("*") if p.is_file()]
        assert any(b"PLANT" in raw for raw in files) == is_kept
