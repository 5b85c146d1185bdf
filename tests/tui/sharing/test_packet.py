"""A packet is made on the board, box by box."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import FakeClock
from tests.screen import screen_text, wait_for, wait_until
from tests.tui.board import OpenBoard, app_of
from winsboard.domain.journal import entries
from winsboard.domain.library import items
from winsboard.domain.model.documents import Person, Settings, Share
from winsboard.domain.sharing import ledger
from winsboard.report import packet_file
from winsboard.tui.sharing.packet import make_packet

TITLE = "Something to share\n==================\n\n"


def fill(pilot: Pilot[None], wins: int) -> None:
    """One person, some wins, a note, and moods are on."""
    app = app_of(pilot)
    person = Person("", "Marta", alias="a friend")
    app.perform(lambda context: items.add(app.board, person, context))
    for n in range(wins):
        app.perform(partial(entries.write, "win", f"Win {n} with Marta at Elm Road", app.today))
    app.perform(partial(entries.write, "note", "secret", app.today))


async def begin(pilot: Pilot[None], asked: str) -> None:
    app = app_of(pilot)
    app.run_worker(make_packet(app))
    await wait_for(pilot, asked)


def shares(pilot: Pilot[None]) -> tuple[Share, ...]:
    return ledger.shares(app_of(pilot).board)


async def test_a_packet_is_what_was_ticked_and_shown(opened: OpenBoard, clock: FakeClock) -> None:
    async with opened(size=(80, 24), settings=Settings(mood=True)) as pilot:
        await begin(pilot, "no people on your list")
        await pilot.press("escape")
        fill(pilot, 11)
        await begin(pilot, "Who is it for?")
        await pilot.press("1")
        await wait_for(pilot, "What you give away can not be taken back.")
        await pilot.press("enter", "enter")
        kinds = await wait_for(pilot, "Which kinds")
        assert "[x]" not in kinds
        await pilot.press("enter")
        await wait_for(pilot, "Nothing is ticked yet, so nothing was saved.")
        await pilot.press("1", "enter")
        shown = await wait_for(pilot, "page 1 of 2")
        assert "[x]" not in shown
        assert "secret" not in shown.split("Journal")[0]
        await pilot.press("2", "right")
        assert "[x]" not in await wait_for(pilot, "page 2 of 2")
        await pilot.press("space", "escape")
        await wait_for(pilot, "Which kinds")
        await pilot.press("enter")
        assert "[x] 21 Nov  Win 1" in await wait_for(pilot, "page 1 of 2")
        await pilot.press("enter")
        assert "[x]" not in await wait_for(pilot, "What else goes with it?")
        await pilot.press("1", "enter")
        await wait_for(pilot, "In which format?")
        await pilot.press("enter")
        seen = await wait_for(pilot, "This is what is saved, word for word:")
        assert "Still in the text: Elm Road" in seen
        assert "- Win 1 with a friend at Elm Road" in seen
        await pilot.press("enter")
        await wait_for(pilot, "In which format?")
        assert shares(pilot) == ()
        await pilot.press("enter", "1")
        await wait_for(pilot, "~/for-you.txt")
        await pilot.press("enter")
        await wait_for(pilot, "Saved in")
        path = Path.home() / "for-you.txt"
        assert path.read_text() == TITLE + "".join(
            f"- Win {n} with a friend at Elm Road\n  21 November 2026\n" for n in (1, 9)
        )
        assert path.stat().st_mode & 0o777 == 0o600
        (share,) = shares(pilot)
        assert (share.way, share.name, share.last) == ("packet", "Marta", app_of(pilot).today)
        assert share.checksum == ledger.checksum_of(path.read_bytes())
        assert (share.parts, len(share.what)) == (("day",), 2)
        await begin(pilot, "Who is it for?")
        await pilot.press("1")
        await wait_for(pilot, "Since the last one, 21 Nov")
        await pilot.press("3")
        await wait_for(pilot, "From which day?")
        await pilot.press(*"tomorrow", "enter")
        await wait_for(pilot, "still to come")
        await pilot.press("ctrl+u", *"1966-01-01", "enter")
        await wait_for(pilot, "Up to which day?")
        await pilot.press(*"1965-12-31", "enter")
        await wait_for(pilot, "has no days")
        await pilot.press("ctrl+u", *"1966-02-01", "enter")
        await wait_for(pilot, "Nothing was written on those days")
        await pilot.press("escape")


async def test_a_packet_with_a_passphrase(
    opened: OpenBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = "winsboard.tui.sharing.save_packet.sealed"
    monkeypatch.setattr(sealed, lambda data, words: f"{words}|".encode() + data)
    async with opened(size=(60, 20)) as pilot:
        fill(pilot, 1)
        there = packet_file.free_name(Path.home(), "text", is_sealed=True)
        there.write_text("mine")
        await begin(pilot, "Who is it for?")
        await pilot.press("1")
        await wait_for(pilot, "can not be taken back")
        await pilot.press("enter", "enter")
        await wait_for(pilot, "Which kinds")
        await pilot.press("1", "enter")
        await wait_for(pilot, "[ ] 21 Nov")
        await pilot.press("1", "enter")
        await wait_for(pilot, "What else")
        await pilot.press("3", "enter", "2")
        await wait_for(pilot, "<!DOCTYPE html>")
        await pilot.press("2")
        await wait_for(pilot, "A passphrase for it")
        await pilot.press(*"two", "enter")
        await wait_for(pilot, "Type it again")
        await pilot.press(*"tw", "enter")
        assert "tw" not in (await wait_for(pilot, "not the same")).split("Type it again")[1][:80]
        await pilot.press("o", "enter")
        assert "~/for-you-2.age" in await wait_for(pilot, "Where to save it")
        await pilot.press("ctrl+u", *"~/for-you.age", "enter")
        # The path may be long, so the sentence may break anywhere.
        await wait_for(pilot, "Choose")
        await pilot.press("ctrl+u", *"~/.", "enter")
        await wait_for(pilot, "is a folder")
        await pilot.press("ctrl+u", *"~/b.age", "enter")
        await wait_until(pilot, lambda: shares(pilot))
        written = (Path.home() / "b.age").read_bytes()
        assert written.startswith(b"two|<!DOCTYPE html>")
        assert b"Win 0 with Marta" in written
        assert there.read_text() == "mine"
        (share,) = shares(pilot)
        assert share.sealed
        assert share.checksum == ledger.checksum_of(written)
        assert "two" not in screen_text(pilot.app)
