"""Files that other machines and programs put into the data folder of an encrypted board."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.fake_clock import FakeClock
from tests.store.boards import BED, BED_DONE, MONTH, WALK, add, change, month_file, open_store
from tests.store.sealed import encrypt, everything, holding, open_sealed, unlock
from winsboard.domain.model.documents import Entry
from winsboard.domain.model.edits import Title
from winsboard.store.crypto.envelope import KEY_FILE, UNENCRYPTED, is_encrypted
from winsboard.store.encryption.operations import EncryptionOperations
from winsboard.store.erasure.erase import Erased, erase
from winsboard.store.errors import CannotSave
from winsboard.store.maintenance.checkup import Checkup
from winsboard.store.maintenance.repair import repair
from winsboard.store.notices import Notices
from winsboard.store.quarantine.waiting_files import WaitingFiles
from winsboard.store.store import Store

REST = WALK._replace(id="2002", text="Told nobody")
WORDS = ("river", "Told nobody")
NAME = "2026-11.sync-conflict-20261121-101500-ABCDEFG.json"


@pytest.fixture
def root(clock: FakeClock, tmp_path: Path) -> Path:
    """An encrypted board with an entry."""
    store = open_store(tmp_path / "here", clock)
    add(store, clock, BED)
    add(store, clock, WALK)
    encrypt(tmp_path / "here")
    return tmp_path / "here"


@pytest.fixture
def there(root: Path, clock: FakeClock, tmp_path: Path) -> Path:
    """Another machine with the same board, on which an entry was written meanwhile."""
    shutil.copytree(root / "data", tmp_path / "there" / "data")
    add(open_sealed(tmp_path / "there", clock), clock, REST)
    return tmp_path / "there"


def texts(store: Store) -> list[str]:
    return sorted(d.text for d in store.page(MONTH).values() if isinstance(d, Entry))


def plain_month(root: Path, clock: FakeClock) -> bytes:
    """A machine's month as it would be without encryption, or as a forgery."""
    return unlock(root, clock).from_disk(month_file(root).read_bytes())


def waiting(root: Path) -> list[Path]:
    """The files that wait for a decision."""
    return list(WaitingFiles(root / "state", UNENCRYPTED).files())


def take_in(store: Store, clock: FakeClock, path: Path) -> None:
    """Decide that a page which was moved aside belongs to the board."""
    store.merge(path, clock.now(), lambda _: Title("merged"))
    store.move_to_merged(path)


def with_another_key(there: Path, clock: FakeClock) -> bytes:
    """The month of the other machine, encrypted with someone else's key."""
    EncryptionOperations(there / "data", there / "state").decrypt(
        unlock(there, clock), clock, Notices()
    )
    encrypt(there)
    return month_file(there).read_bytes()


def test_a_copy_beside_a_page_is_merged_and_kept_sealed(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy = month_file(root).with_name(NAME)
    raw = month_file(there).read_bytes()
    copy.write_bytes(raw)
    store = open_sealed(root, clock)
    add(store, clock, BED_DONE)
    assert texts(store) == ["Told nobody", "Walked to the river"]
    assert not copy.exists()
    (aside,) = (root / "state" / "merged").iterdir()
    assert store.envelope.read(aside) == unlock(there, clock).from_disk(raw)
    assert aside.name.endswith(NAME)
    assert holding(root, *WORDS) == []


def test_a_page_in_the_place_of_ours_takes_nothing_from_it(
    root: Path, there: Path, clock: FakeClock
) -> None:
    add(open_sealed(root, clock), clock, BED_DONE)
    month_file(root).write_bytes(month_file(there).read_bytes())
    store = open_sealed(root, clock)
    store.merge_incoming([MONTH])
    assert set(store.page(MONTH).values()) == {WALK, REST, BED_DONE}
    assert holding(root, *WORDS) == []


TURNS_UP: dict[str, Callable[[Path], Path]] = {
    "in the place of a page": month_file,
    "beside a page": lambda root: month_file(root).with_name(NAME),
    "beside the library": lambda root: root / "data" / "2026-11.json",
    "under any name": lambda root: root / "data" / "months" / "what a friend sent.json",
    "as a month of its own": lambda root: month_file(root, "2026-07"),
}


@pytest.mark.parametrize("place", TURNS_UP.values(), ids=TURNS_UP)
def test_a_page_that_is_not_encrypted_waits_for_a_decision(
    root: Path, there: Path, clock: FakeClock, place: Callable[[Path], Path]
) -> None:
    raw, path = plain_month(there, clock), place(root)
    if path.stem == "2026-07":
        raw = raw.replace(b'"page":"2026-11"', b'"page":"2026-07"')
    path.write_bytes(raw)
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    add(store, clock, BED_DONE)
    store.merge_incoming([MONTH, "2026-07"])
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE}
    assert not store.page("2026-07")
    [aside] = waiting(root)
    assert store.envelope.read(aside) == raw
    assert holding(root, *WORDS) == []
    [told] = notices.pop_all()
    assert str(path) in told
    assert "`winsboard take-in`" in told
    open_sealed(root, clock, notices=notices).merge_incoming([MONTH])
    assert (waiting(root), notices.pop_all()) == ([aside], ())
    if path.stem != "2026-07":
        take_in(store, clock, aside)
        assert set(store.page(MONTH).values()) == {WALK, BED_DONE, REST}
        assert waiting(root) == []


def test_a_page_that_turned_up_does_not_slip_in_when_the_board_is_decrypted(
    root: Path, there: Path, clock: FakeClock
) -> None:
    raw = plain_month(there, clock)
    for path in (month_file(root), month_file(root).with_name(NAME)):
        path.write_bytes(raw)
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    store = open_store(root, clock)
    store.merge_incoming([MONTH])
    assert texts(store) == ["Walked to the river"]
    assert [path.read_bytes() for path in waiting(root)] == [raw, raw]


def test_what_is_no_page_is_not_taken_out_of_the_folder(root: Path, clock: FakeClock) -> None:
    for name, raw in (("song.json", b"[1, 2]"), ("2026-11 notes.json", b"{}"), ("x.json", b"")):
        (root / "data" / name).write_bytes(raw)
    before = dict(everything(root / "data"))
    open_sealed(root, clock).merge_incoming([MONTH])
    assert dict(everything(root / "data")) == before
    assert waiting(root) == []


def test_another_page_under_the_name_of_one_is_noticed_and_comes_back_where_it_belongs(
    root: Path, clock: FakeClock
) -> None:
    store = open_sealed(root, clock)
    old = WALK._replace(id="1999", day=WALK.day - timedelta(days=40), text="Before")
    add(store, clock, old)
    october, november = month_file(root, "2026-10"), month_file(root)
    raw = october.read_bytes()
    october.write_bytes(november.read_bytes())
    november.write_bytes(raw)
    for page in ("2026-10", MONTH):
        (root / "state" / "copies" / f"{page}.json").unlink()
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    store.merge_incoming([MONTH, "2026-10"])
    told = " ".join(notices.pop_all())
    assert f"Another page had the name {november}" in told
    assert f"Another page had the name {october}" in told
    for aside in waiting(root):
        take_in(store, clock, aside)
    assert WALK in store.page(MONTH).values()
    assert old in store.page("2026-10").values()


def test_a_page_that_was_put_back_to_an_older_version_loses_nothing_and_is_said(
    root: Path, clock: FakeClock
) -> None:
    older = month_file(root).read_bytes()
    clock.tick(60)
    add(open_sealed(root, clock), clock, BED_DONE)
    month_file(root).write_bytes(older)
    checkup = Checkup(root / "data", root / "state", unlock(root, clock))
    assert [finding.kind for finding in checkup.findings() if finding.page] == ["behind"]
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    store.merge_incoming([MONTH])
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE}
    assert notices.pop_all() == (
        f"An older version of {month_file(root)} was in its place. "
        "Nothing is lost: this computer has the newer one and restores it.",
    )
    assert unlock(root, clock).from_disk(month_file(root).read_bytes()) != older


def test_what_another_machine_adds_is_no_older_version(
    root: Path, there: Path, clock: FakeClock
) -> None:
    clock.tick(60)
    add(open_sealed(root, clock), clock, BED_DONE)
    month_file(root).write_bytes(month_file(there).read_bytes())
    notices = Notices()
    store = open_sealed(root, clock, notices=notices)
    store.merge_incoming([MONTH])
    assert set(store.page(MONTH).values()) == {WALK, BED_DONE, REST}
    assert notices.pop_all() == ()


def test_a_new_computer_takes_in_no_page_that_is_not_encrypted(
    root: Path, there: Path, clock: FakeClock
) -> None:
    other = root.with_name("new")
    shutil.copytree(root / "data", other / "data")
    month_file(other).write_bytes(plain_month(there, clock))
    notices = Notices()
    store = open_sealed(other, clock, notices=notices)
    store.merge_incoming([MONTH])
    assert not store.page(MONTH)
    assert len(waiting(other)) == 1
    assert holding(other, *WORDS) == []
    take_in(store, clock, waiting(other)[0])
    assert texts(store) == ["Told nobody", "Walked to the river"]


def test_both_machines_end_with_the_same_bytes(root: Path, there: Path, clock: FakeClock) -> None:
    add(open_sealed(root, clock), clock, BED_DONE)
    ours, theirs = month_file(root).read_bytes(), month_file(there).read_bytes()
    month_file(root).with_name(NAME).write_bytes(theirs)
    month_file(there).with_name(NAME).write_bytes(ours)
    for machine in (root, there):
        open_sealed(machine, clock).merge_incoming([MONTH])
    assert is_encrypted(month_file(root).read_bytes())
    assert month_file(root).read_bytes() == month_file(there).read_bytes()


def test_what_was_written_on_a_machine_before_the_sealing_came_there_is_merged_and_sealed(
    tmp_path: Path, clock: FakeClock
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    add(open_store(here, clock), clock, WALK)
    shutil.copytree(here / "data", there / "data")
    late = open_store(there, clock)
    add(late, clock, REST)
    encrypt(here)
    shutil.copytree(here / "data", there / "data", dirs_exist_ok=True)
    with pytest.raises(CannotSave, match="seal_changed"):
        add(late, clock, BED)
    store = open_sealed(there, clock)
    store.merge_incoming([MONTH])
    assert texts(store) == ["Told nobody", "Walked to the river"]
    assert holding(there, *WORDS) == []


def test_both_sides_of_a_conflict_in_plain_pages_wait_for_a_decision(
    root: Path, there: Path, clock: FakeClock
) -> None:
    sides = [plain_month(machine, clock) for machine in (root, there)]
    raw = b"<<<<<<< here\n%s=======\n%s>>>>>>> there\n" % tuple(sides)
    month_file(root).write_bytes(raw)
    store = open_sealed(root, clock)
    assert texts(store) == ["Walked to the river"]
    [aside] = waiting(root)
    assert store.envelope.read(aside) == raw
    take_in(store, clock, aside)
    assert texts(store) == ["Told nobody", "Walked to the river"]
    assert holding(root, *WORDS) == []


def git(folder: Path, *words: str) -> int:
    """Run git in a folder; its exit code."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(command, capture_output=True, check=False).returncode


def test_git_that_can_not_merge_sealed_pages_loses_nothing(
    root: Path, clock: FakeClock, tmp_path: Path
) -> None:
    here, there = root / "data", tmp_path / "there" / "data"
    git(here, "init", "-q", "-b", "main")
    git(here, "add", ".")
    git(here, "commit", "-qm", "both")
    shutil.copytree(here, there)
    add(open_sealed(root, clock), clock, BED_DONE)
    add(open_sealed(there.parent, clock), clock, REST)
    for folder in (here, there):
        assert git(folder, "commit", "-qam", "changed") == 0
    assert git(here, "pull", "-q", "--no-rebase", str(there), "main") == 1
    open_sealed(root, clock).merge_incoming([MONTH])
    assert git(here, "commit", "-qam", "what winsboard made of it") == 0
    assert git(there, "pull", "-q", "--no-rebase", str(here), "main") == 0
    store = open_sealed(there.parent, clock)
    store.merge_incoming([MONTH])
    assert set(store.page(MONTH).values()) == {WALK, REST, BED_DONE}


def test_what_is_sealed_with_another_key_is_left_alone_and_named(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy, raw = month_file(root).with_name(NAME), with_another_key(there, clock)
    copy.write_bytes(raw)
    copy.chmod(0o600)
    store = open_sealed(root, clock)
    store.merge_incoming([MONTH])
    assert texts(store) == ["Walked to the river"]
    assert copy.read_bytes() == raw
    assert not (root / "state" / "merged").exists()
    [finding] = Checkup(root / "data", root / "state", store.envelope).findings()
    assert (finding.kind, finding.path, finding.why) == ("sealed", copy, "other_seal")
    assert not finding.can_repair
    brought = open_sealed(root, clock).merge(None, clock.now(), lambda _: Title("merged"))
    assert (brought.files, dict(brought.left)) == ((), {copy: "other_seal"})


def test_a_page_sealed_with_another_key_stays_in_the_place_of_ours(
    root: Path, there: Path, clock: FakeClock
) -> None:
    raw = with_another_key(there, clock)
    month_file(root).write_bytes(raw)
    store = open_sealed(root, clock)
    store.merge_incoming([MONTH])
    assert month_file(root).read_bytes() == raw
    assert not (root / "state" / "quarantine").exists()


def test_the_doctor_sets_a_plain_copy_aside_in_place_of_sealing_it(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy = month_file(root).with_name(NAME)
    copy.write_bytes(plain_month(there, clock))
    copy.chmod(0o600)
    checkup = Checkup(root / "data", root / "state", unlock(root, clock))
    [finding] = checkup.findings()
    assert (finding.kind, finding.path) == ("turned_up", copy)
    assert repair(finding, checkup, clock, Notices())
    [finding] = checkup.findings()
    assert (finding.kind, [finding.path]) == ("waiting", waiting(root))
    assert texts(open_sealed(root, clock)) == ["Walked to the river"]
    assert holding(root, *WORDS) == []


def erase_rest(root: Path, clock: FakeClock) -> Erased:
    def wish(_table: str, id: str, _fields: object) -> bool:
        return id == REST.id

    return erase(root / "data", root / "state", clock, wish, unlock(root, clock))


def opened(root: Path, clock: FakeClock) -> list[Path]:
    """The files that contain the text once everything is decrypted."""
    EncryptionOperations(root / "data", root / "state").decrypt(
        unlock(root, clock), clock, Notices()
    )
    return holding(root, REST.text)


def test_what_is_erased_stands_in_nothing_that_was_merged_or_waits_to_be(
    root: Path, there: Path, clock: FakeClock
) -> None:
    store, copy = open_sealed(root, clock), month_file(root).with_name(NAME)
    copy.write_bytes(month_file(there).read_bytes())
    store.merge_incoming([MONTH])
    assert len(list((root / "state" / "merged").iterdir())) == 1
    change(open_sealed(there, clock), clock, REST, REST._replace(area="home"))
    copy.write_bytes(month_file(there).read_bytes())
    versions = root / "data" / ".stversions" / "months"
    versions.mkdir(parents=True)
    (versions / "2026-11~20261121-080000.json").write_bytes(month_file(there).read_bytes())
    assert erase_rest(root, clock)[2:4] == ((), ())
    assert opened(root, clock) == []


def test_what_was_erased_does_not_come_back_from_a_sealed_copy(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy = month_file(root).with_name(NAME)
    copy.write_bytes(month_file(there).read_bytes())
    open_sealed(root, clock).merge_incoming([MONTH])
    erase_rest(root, clock)
    copy.write_bytes(month_file(there).read_bytes())
    store = open_sealed(root, clock)
    store.merge_incoming([MONTH])
    assert not copy.exists()
    assert texts(store) == ["Walked to the river"]
    assert opened(root, clock) == []


def test_erasing_names_the_copies_it_can_not_open(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy = month_file(root).with_name(NAME)
    copy.write_bytes(month_file(there).read_bytes())
    open_sealed(root, clock).merge_incoming([MONTH])
    copy.write_bytes(with_another_key(there, clock))
    assert erase_rest(root, clock).undecryptable == (copy,)


def test_opening_for_good_opens_what_was_merged_and_what_waits(
    root: Path, there: Path, clock: FakeClock
) -> None:
    copy = month_file(root).with_name(NAME)
    copy.write_bytes(month_file(there).read_bytes())
    open_sealed(root, clock).merge_incoming([MONTH])
    copy.write_bytes(month_file(there).read_bytes())
    assert len(opened(root, clock)) >= 3
    assert not any(is_encrypted(raw) for _, raw in everything(root))


def test_a_backup_holds_a_plain_copy_sealed(root: Path, there: Path, clock: FakeClock) -> None:
    copy = month_file(root).with_name(NAME)
    copy.write_bytes(plain_month(there, clock))
    target = root.with_name("board.zip")
    open_sealed(root, clock).archive(target)
    with ZipFile(target) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert {KEY_FILE, f"months/{NAME}"} <= held.keys()
    assert not any(word.encode() in raw for raw in held.values() for word in WORDS)
