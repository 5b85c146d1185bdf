"""Damaged pages are quarantined, restored and reported; nothing is overwritten."""

from __future__ import annotations

import os
import random
import shutil
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import (
    BED,
    BED_DONE,
    DAY,
    MONTH,
    WALK,
    add,
    change,
    files,
    library,
    lose_copies,
    month_file,
    open_store,
    remove,
    rewrite,
    tables,
)
from winsboard.domain.model.documents import Document, Entry, Settings
from winsboard.store.errors import Unreadable
from winsboard.store.format import header
from winsboard.store.store import Store
from winsboard.words import format_phrase

CHANCE = random.Random(7)
NOTES = [WALK._replace(id=str(3000 + n), text=f"note {n}", kind="note") for n in range(30)]
EVERYTHING: set[Document] = {WALK, BED_DONE, *NOTES}

Damage = Callable[[bytes], bytes]


def hole(raw: bytes) -> bytes:
    return raw[:400] + b"\0" * 600 + raw[1000:]


def one_bit(raw: bytes) -> bytes:
    at = raw.index(b"note 17")
    return raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]


def one_bit_of_the_head(raw: bytes) -> bytes:
    return raw.replace(b'"wins":2', b'"wins":3', 1)


DAMAGES: dict[str, Damage] = {
    "truncated": lambda raw: raw[: len(raw) // 2],
    "cut after a byte": lambda raw: raw[:1],
    "empty": lambda raw: b"",
    "blank": lambda raw: b"\n\n",
    "zero-filled": lambda raw: bytes(len(raw)),
    "random": lambda raw: CHANCE.randbytes(len(raw)),
    "tail lost": lambda raw: raw[:-512] + bytes(512),
    "trailing garbage": lambda raw: raw + b'"kind":"win"}}',
    "hole": hole,
    "null": lambda raw: b"null",
    "a list": lambda raw: b"[1, 2]",
    "no tables": lambda raw: b"{}",
    "a web page": lambda raw: b"<html><body>Sign in to the network</body></html>",
    "another program's": lambda raw: b'{"_default": {"1": {"name": "x"}}}',
    "another page": lambda raw: raw.replace(b'"page":"2026-11"', b'"page":"2026-10"'),
    "one bit": one_bit,
    "one bit of the head": one_bit_of_the_head,
}


@pytest.fixture
def kept(store: Store, clock: FakeClock, tmp_path: Path) -> Path:
    """A month file with some documents."""
    add(store, clock, WALK, BED_DONE, *NOTES)
    return month_file(tmp_path)


def quarantined(root: Path) -> list[Path]:
    return sorted((root / "state" / "quarantine").glob("*"))


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_page_is_set_aside_and_restored_and_told_of(
    kept: Path, clock: FakeClock, tmp_path: Path, name: str
) -> None:
    damaged = DAMAGES[name](kept.read_bytes())
    assert damaged != kept.read_bytes()
    kept.write_bytes(damaged)
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == EVERYTHING
    [aside] = quarantined(tmp_path)
    assert aside.read_bytes() == damaged
    assert aside.name == "2026-11.2026-11-21-093000.json"
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    [told] = store.notices.pop_all()
    assert str(kept) in told
    assert str(aside) in told
    assert "Walked" not in told
    assert header.checksum_matches(kept.read_bytes())
    assert store.records(MONTH)[-1].title.did == "damage.restored"
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING
    assert len(quarantined(tmp_path)) == 1


@pytest.mark.parametrize("name", DAMAGES)
def test_a_commit_on_a_damaged_page_keeps_what_was_there_and_what_comes(
    kept: Path, clock: FakeClock, tmp_path: Path, name: str
) -> None:
    kept.write_bytes(DAMAGES[name](kept.read_bytes()))
    store = open_store(tmp_path, clock)
    more = WALK._replace(id="2002", text="after it")
    add(store, clock, more)
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING | {more}
    assert len(quarantined(tmp_path)) == 1


def test_a_page_that_has_gone_is_restored_with_all_others_that_have(
    kept: Path, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, BED)
    shutil.rmtree(tmp_path / "data")
    other = open_store(tmp_path, clock)
    assert set(other.page(MONTH).values()) == EVERYTHING
    assert set(other.page("library").values()) == {BED}
    assert len(other.notices.pop_all()) == 2
    assert quarantined(tmp_path) == []


def test_what_is_newer_in_the_damaged_file_than_in_the_copy_is_kept(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    older = copy.read_bytes()
    store = open_store(tmp_path, clock)
    clock.tick(60)
    later = WALK._replace(id="2002", text="written later", at=clock.now())
    add(store, clock, later)
    change(store, clock, NOTES[3], NOTES[3]._replace(text="rewritten"))
    remove(store, clock, NOTES[4])
    copy.write_bytes(older)
    kept.write_bytes(kept.read_bytes()[:-60])
    again = open_store(tmp_path, clock)
    expected = EVERYTHING - {NOTES[3], NOTES[4]} | {later, NOTES[3]._replace(text="rewritten")}
    found = set(again.page(MONTH).values())
    # The tombstone was at the end of the file and is lost, so the note is back.
    assert found - {NOTES[4]} == expected
    assert "from the file itself" in again.notices.pop_all()[0]


def test_what_neither_the_copy_nor_the_file_has_is_said_to_be_lost(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    older = copy.read_bytes()
    later = WALK._replace(id="2002", text="written later")
    add(open_store(tmp_path, clock), clock, later)
    copy.write_bytes(older)
    kept.write_bytes(kept.read_bytes().replace(b"written later", b"written\0later"))
    again = open_store(tmp_path, clock)
    assert set(again.page(MONTH).values()) == EVERYTHING
    assert "Not restored: 1 damaged line" in again.notices.pop_all()[0]


@pytest.mark.parametrize("name", DAMAGES)
def test_without_a_copy_all_whole_lines_are_kept_and_the_file_is_set_aside(
    kept: Path, clock: FakeClock, tmp_path: Path, name: str
) -> None:
    lines = lines_by_id(kept.read_bytes())
    damaged = DAMAGES[name](kept.read_bytes())
    kept.write_bytes(damaged)
    lose_copies(tmp_path)
    shutil.rmtree(tmp_path / "state" / "backups")
    store = open_store(tmp_path, clock)
    found = set(store.page(MONTH).values())
    if not header.is_winsboard_page(damaged):
        # Without a copy it cannot be told from another program's file, so it stays in place.
        assert found == set()
        assert kept.read_bytes() == damaged
        assert not quarantined(tmp_path)
        return
    if name.startswith("one bit"):
        # The file parses: without a copy it cannot be told from a manual edit.
        assert len(found) == len(EVERYTHING)
        return
    whole = {d for d in EVERYTHING if lines[d.id] in lines_by_id(damaged).values()}
    assert found == whole
    [aside] = quarantined(tmp_path)
    assert aside.read_bytes() == damaged
    [told] = store.notices.pop_all()
    assert f"{len(whole)} documents came from the file itself" in told
    more = WALK._replace(id="2002", text="after it")
    add(store, clock, more)
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == whole | {more}


def lines_by_id(raw: bytes) -> dict[str, bytes]:
    """The lines of a file, by what may be a document id at their beginning."""
    lines = [line.strip(b",\0 ") for line in raw.split(b"\n")]
    return {line.split(b":")[0].strip(b'"').decode("latin-1"): line for line in lines if line}


def test_a_page_that_has_gone_is_restored_from_a_damaged_copy(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    copy = tmp_path / "state" / "copies" / f"{MONTH}.json"
    kept.unlink()
    damaged = copy.read_bytes()[:-300]
    copy.write_bytes(damaged)
    found = set(open_store(tmp_path, clock).page(MONTH).values())
    assert len(NOTES) // 2 < len(found) < len(EVERYTHING)
    [aside] = quarantined(tmp_path)
    assert aside.read_bytes() == damaged


def test_a_disk_that_refuses_leaves_the_damaged_file_as_it_is(
    kept: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(Unreadable):
            open_store(tmp_path, clock).page(MONTH)
    assert kept.read_bytes() == b"{"
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING


def test_a_file_without_permission_is_not_taken_for_damage(
    kept: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: str, flags: int, *args: int, **kwargs: int) -> int:
        if str(path) == str(kept):
            raise OSError(13, os.strerror(13))
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == EVERYTHING
    assert format_phrase("store.why.no_permission") in store.notices.pop_all()[0]
    assert quarantined(tmp_path) == []


def test_copies_are_private_and_whole_and_lag_by_nothing(
    kept: Path, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, BED)
    folder = tmp_path / "state" / "copies"
    assert files(folder) == {"library.json", f"{MONTH}.json"}
    for page in (kept, library(tmp_path)):
        copy = folder / page.name
        assert copy.read_bytes() == page.read_bytes()
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_damaged_month_is_restored_when_wins_are_counted(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    kept.write_bytes(kept.read_bytes()[:-200])
    store = open_store(tmp_path, clock)
    assert store.wins() == {MONTH: 2}
    assert len(store.notices.pop_all()) == 1


def test_an_edit_outside_is_taken_in_with_its_place_in_the_history(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    found = tables(kept)
    found["entries"][WALK.id]["text"] = "by hand"
    del found["entries"][NOTES[0].id]
    made = WALK._replace(id="77", text="typed in")
    found["entries"]["77"] = {"day": DAY.isoformat(), "at": WALK.at.isoformat(), "kind": "win",
                              "text": "typed in", "area": "body"}  # fmt: skip
    rewrite(kept, found)
    clock.tick(60)
    store = open_store(tmp_path, clock)
    expected = EVERYTHING - {WALK, NOTES[0]} | {WALK._replace(text="by hand"), made}
    assert set(store.page(MONTH).values()) == expected
    record = store.records(MONTH)[-1]
    assert (record.title.did, record.title.to) == ("outside.more", "3")
    assert len(store.records(MONTH)) == 2
    edit = store.restore(record)
    assert {change.before for change in edit.changes} == {WALK, NOTES[0], None}
    assert header.checksum_matches(kept.read_bytes())
    assert quarantined(tmp_path) == []
    assert store.notices.pop_all() == ()
    assert open_store(tmp_path, clock).records(MONTH)[-1] == record


def test_a_file_that_was_merely_laid_out_anew_is_no_edit(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    rewrite(kept, tables(kept))
    before = kept.read_bytes()
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == EVERYTHING
    assert kept.read_bytes() == before
    assert len(store.records(MONTH)) == 1


def test_an_edit_by_hand_that_can_not_be_read_is_set_aside_and_named(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    found = tables(kept)
    found["entries"][WALK.id]["day"] = "yesterday"
    rewrite(kept, found)
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == EVERYTHING
    assert "yesterday" in quarantined(tmp_path)[0].read_text()


def test_two_damages_in_one_second_are_kept_apart(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    for garbage in (b"one", b"two"):
        kept.write_bytes(garbage)
        open_store(tmp_path, clock).page(MONTH)
    assert {path.read_bytes() for path in quarantined(tmp_path)} == {b"one", b"two"}


def test_an_open_board_notices_damage_and_mends_it(
    kept: Path, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    store.page(MONTH)
    clock.tick(timedelta(minutes=1).total_seconds())
    kept.write_bytes(b"")
    assert MONTH in store.changed()
    entries = [d for d in store.page(MONTH).values() if isinstance(d, Entry)]
    assert len(entries) == 31
    assert len(store.notices.pop_all()) == 1


def test_one_wrong_bit_in_an_id_makes_no_second_document(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    kept.write_bytes(kept.read_bytes().replace(b'"3020":', b'"3420":'))
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING


def test_a_kind_that_nobody_writes_is_damage(kept: Path, clock: FakeClock, tmp_path: Path) -> None:
    kept.write_bytes(kept.read_bytes().replace(b'"kind":"win"', b'"kind":"wn"'))
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING
    assert len(quarantined(tmp_path)) == 1


def test_a_line_that_goes_from_the_history_comes_back(
    kept: Path, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    remove(store, clock, NOTES[0])
    before = store.records(MONTH)
    found = tables(kept)
    found["edits"].popitem()
    found["removed"].clear()
    rewrite(kept, found)
    again = open_store(tmp_path, clock)
    assert again.records(MONTH) == before
    assert tables(kept)["removed"].keys() == {NOTES[0].id}


def test_a_stamp_that_damage_made_larger_does_not_make_a_document_the_latest(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    raw = kept.read_bytes()
    made = str(tables(kept)["entries"][WALK.id]["_made"]).encode()
    line = next(line for line in raw.split(b"\n") if line.startswith(b'"%s":' % WALK.id.encode()))
    other = line.replace(made, made + b"7").replace(b"river", b"rivr")
    kept.write_bytes(raw.replace(line, other)[:-2])
    assert set(open_store(tmp_path, clock).page(MONTH).values()) == EVERYTHING


def test_the_history_stays_as_it_was_written_whatever_stands_in_the_file(
    kept: Path, store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    remove(store, clock, NOTES[0])
    before = store.records(MONTH)
    found = tables(kept)
    for fields in found["edits"].values():
        fields["did"] = "something else"
    found["edits"]["77"] = dict(next(iter(tables(kept)["edits"].values())))
    found["removed"][NOTES[0].id]["_gone"] = 5
    rewrite(kept, found)
    assert open_store(tmp_path, clock).records(MONTH) == before
    assert tables(kept)["removed"][NOTES[0].id]["_gone"] > 5


def test_lines_that_damage_put_under_another_heading_are_no_documents_of_it(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, Settings(history_days=20))
    raw = library(tmp_path).read_bytes()
    heading = raw.index(b'"settings":{\n') + len(b'"settings":{\n')
    first_act = raw.index(b'"edits":{\n') + len(b'"edits":{\n')
    library(tmp_path).write_bytes(raw[:heading] + raw[first_act:])
    again = open_store(tmp_path, clock)
    assert set(again.page("library").values()) == {Settings(history_days=20)}


@pytest.mark.parametrize("kind", ["pipe", "loop", "victim", "folder"])
def test_an_open_board_goes_on_while_something_takes_the_place_of_its_month(
    kept: Path, clock: FakeClock, tmp_path: Path, kind: str
) -> None:
    store = open_store(tmp_path, clock)
    assert set(store.page(MONTH).values()) == EVERYTHING
    victim = tmp_path / "victim"
    victim.write_text("somebody's")
    kept.unlink()
    if kind == "pipe":
        os.mkfifo(kept)
    elif kind == "folder":
        kept.mkdir()
    else:
        kept.symlink_to(victim if kind == "victim" else kept)
    assert MONTH in store.changed()
    assert set(store.page(MONTH).values()) == EVERYTHING
    more = WALK._replace(id="2002", text="meanwhile")
    add(store, clock, more)
    assert store.changed() == frozenset()
    assert victim.read_text() == "somebody's"
    if kind == "folder":
        kept.rmdir()
    else:
        kept.unlink()
    assert MONTH in store.changed()
    assert set(store.page(MONTH).values()) == EVERYTHING | {more}
    store.merge_incoming([MONTH])
    assert kept.is_file()
    assert not list((tmp_path / "data").glob("*.beside*"))


def test_a_line_that_was_copied_and_edited_under_the_same_id_is_a_document_of_its_own(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    raw = kept.read_bytes()
    [line] = [one for one in raw.split(b"\n") if one.startswith(b'"3003":')]
    copied = line.replace(b"note 3", b"a new one")
    kept.write_bytes(raw.replace(line, line.rstrip(b",") + b",\n" + copied))
    found = set(open_store(tmp_path, clock).page(MONTH).values())
    [new] = found - EVERYTHING
    assert isinstance(new, Entry)
    assert found - {new} == EVERYTHING
    assert new.text == "a new one"


@pytest.mark.parametrize(
    "slip",
    [
        lambda line: line.rstrip(b",") + b",,",
        lambda line: line.replace(b'"note 9"', b'"note 9'),
        lambda line: line.replace(b'"kind":', b'"kind" '),
        lambda line: line.replace(b'"note 9"', b'"note\n 9"'),
        lambda line: line.replace(b"2026-11-21T", b"2026-11-31T"),
        lambda line: line.replace(b'"note"', b'"nite"'),
        lambda line: line.replace(b"note 9", b"n\xf6te 9"),
        lambda line: line.replace(b'"note 9"', b"[" * 5000),
        lambda line: line.replace(b'"note 9"', b"9" * 5000),
    ],
)
@pytest.mark.parametrize("has_copies", [True, False])
def test_one_slip_in_a_file_leaves_the_edits_beside_it(
    kept: Path, clock: FakeClock, tmp_path: Path, slip: Damage, has_copies: bool
) -> None:
    raw = kept.read_bytes()
    [line] = [one for one in raw.split(b"\n") if one.startswith(b'"3009":')]
    edited = raw.replace(b"note 3", b"NOTE 3").replace(line, slip(line))
    kept.write_bytes(edited)
    if not has_copies:
        lose_copies(tmp_path)
        shutil.rmtree(tmp_path / "state" / "backups")
    clock.tick(60)
    store = open_store(tmp_path, clock)
    store.merge_incoming([MONTH])
    texts = {d.text for d in store.page(MONTH).values() if isinstance(d, Entry)}
    assert {"NOTE 3", "note 2", "note 10"} <= texts
    assert "note 3" not in texts
    kept_somewhere = [kept, *quarantined(tmp_path)]
    assert any(slip(line).strip(b",") in path.read_bytes() for path in kept_somewhere) or (
        "note 9" in texts
    )


def test_a_page_saved_in_another_encoding_is_an_edit_like_others(
    kept: Path, clock: FakeClock, tmp_path: Path
) -> None:
    text = kept.read_text().replace("note 3", "NOTE 3")
    kept.write_bytes(text.encode("utf-16"))
    texts = {
        d.text for d in open_store(tmp_path, clock).page(MONTH).values() if isinstance(d, Entry)
    }
    assert {"NOTE 3", "note 29"} <= texts
    assert quarantined(tmp_path) == []
    assert header.checksum_matches(kept.read_bytes())
