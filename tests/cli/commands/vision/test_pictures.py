"""Pictures on cards: without metadata, private, and wherever the board goes, they go."""

from __future__ import annotations

import io
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.commands.vision import pictures
from tests.cli.conftest import Shell
from winsboard.store.crypto.envelope import is_encrypted

PASSPHRASES = ("correct horse", "another horse")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "garden.png"
    path.write_bytes(pictures.png())
    return path


@pytest.fixture
def card(shell: Shell, source: Path, board_home: Path) -> Path:
    """The file of the picture of a card, which is the only one."""
    shell.done("vision", "add", "The garden", "--kind", "place", "--caption", "roses")
    shell.done("vision", "picture", "1", str(source))
    return only(board_home)


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Gives the passphrase of the board."""

    def give(words: str) -> None:
        path = tmp_path / f"passphrase {words}"
        path.write_text(words + "\n")
        monkeypatch.setenv("WINSBOARD_PASSPHRASE_FILE", str(path))

    give(PASSPHRASES[0])
    return give


def folder_of(home: Path) -> Path:
    return home / "data" / "pictures"


def only(home: Path) -> Path:
    [path] = folder_of(home).iterdir()
    return path


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def name_on_card(shell: Shell) -> str:
    return str(shell.done("vision", "list", "--json").json[0]["picture"])


@pytest.mark.parametrize("kind", pictures.WITH_SECRETS)
def test_nothing_but_the_colours_is_kept(
    shell: Shell, board_home: Path, tmp_path: Path, kind: str
) -> None:
    source = tmp_path / "holiday in Oslo.jpg"
    source.write_bytes(pictures.WITH_SECRETS[kind]())
    before = source.read_bytes()
    assert pictures.SECRET.encode() in before or kind == "png"
    shell.done("vision", "add", "The sea")
    shell.done("vision", "picture", "sea", str(source), "--caption", "waves")
    kept = only(board_home)
    for path, raw in everything(board_home).items():
        assert pictures.SECRET.encode() not in raw, path
        assert b"Oslo" not in raw
        assert "Oslo" not in path.name
    with Image.open(kept) as image:
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not image.getexif()
        assert image.size == pictures.SIZE
        left, right = image.getpixel((5, 20)), image.getpixel((55, 20))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert left[0] > 150 > left[2]
        assert right[2] > 150 > right[0]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert source.read_bytes() == before


def test_a_picture_is_turned_as_its_camera_says(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(pictures.turned())
    shell.done("vision", "add", "The sea")
    shell.done("vision", "picture", "1", str(tmp_path / "a.jpg"), "--caption", "waves")
    with Image.open(only(board_home)) as image:
        assert image.size == (40, 60)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_is_kept(
    shell: Shell, board_home: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "a.png").write_bytes(pictures.moving(kind))
    shell.done("vision", "add", "The sea")
    lines = shell.done("vision", "picture", "1", str(tmp_path / "a.png")).lines
    assert "first frame" in lines[1]
    with Image.open(only(board_home)) as image:
        found = image.getpixel((5, 5))
    assert isinstance(found, tuple)
    assert found[0] > 150


@pytest.mark.parametrize("make", pictures.REFUSED, ids=lambda make: make.__name__)
def test_what_is_no_picture_is_refused_with_a_sentence(
    shell: Shell, board_home: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    shell.done("vision", "add", "The sea")
    before = everything(board_home / "data")
    path = tmp_path / "picture.png"
    make(path)
    assert pictures.REFUSED[make] in shell.refused("vision", "picture", "1", str(path))
    assert everything(board_home / "data") == before
    assert shell.done("vision", "list", "--json").json[0]["picture"] == ""


def test_the_name_of_a_file_says_nothing_the_contents_do(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_bytes(pictures.webp())
    shell.done("vision", "add", "The sea")
    shell.done("vision", "picture", "1", str(tmp_path / "notes.txt"), "--caption", "x")
    assert only(board_home).suffix == ".jpg"


def test_without_the_extra_a_caption_works(
    shell: Shell, source: Path, board_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "PIL.Image", None)
    shell.done("vision", "add", "The sea")
    assert "winsboard[pictures]" in shell.refused("vision", "picture", "1", str(source))
    shell.done("vision", "picture", "1", "--caption", "waves")
    assert "Picture: waves." in shell.done("vision").out


def test_undo_takes_a_picture_off_and_puts_it_back(shell: Shell, card: Path) -> None:
    shell.done("undo")
    assert name_on_card(shell) == ""
    assert card.exists()
    shell.done("redo")
    assert name_on_card(shell) == card.name
    shell.done("vision", "picture", "1", "--off")
    assert card.name not in shell.done("vision", "1").out
    assert shell.done("doctor").code == 0


def test_a_name_in_a_file_never_leads_out_of_the_folder(shell: Shell, card: Path) -> None:
    library = card.parent.parent / "library.json"
    raw = library.read_bytes().replace(card.name.encode(), b"../../../../../../etc/passwd")
    library.write_bytes(raw)
    assert "not here" in shell("vision", "1").out


def test_a_backup_has_the_pictures_and_restores_them(
    shell: Shell, card: Path, board_home: Path, tmp_path: Path
) -> None:
    whole = card.read_bytes()
    (card.parent / "holiday.jpg").write_bytes(b"somebody's")
    archive = str(tmp_path / "copy.zip")
    assert "1 files of other programs" in shell.done("backup", archive).out
    with zipfile.ZipFile(archive) as found:
        assert f"pictures/{card.name}" in found.namelist()
        assert "pictures/holiday.jpg" not in found.namelist()
    card.unlink()
    assert shell.done("restore", archive, "--yes").lines == ["1 picture was put back."]
    assert card.read_bytes() == whole
    shutil.rmtree(board_home)
    shell.done("restore", archive, "--yes")
    assert only(board_home).read_bytes() == whole
    assert name_on_card(shell) == card.name


def test_a_damaged_picture_in_a_backup_costs_nothing_else(
    shell: Shell, card: Path, board_home: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "copy.zip"
    shell.done("backup", str(archive))
    with zipfile.ZipFile(archive) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    parts[f"pictures/{card.name}"] = b"damaged"
    with zipfile.ZipFile(archive, "w") as written:
        for name, raw in parts.items():
            written.writestr(name, raw)
    shutil.rmtree(board_home)
    done = shell("restore", str(archive), "--yes")
    assert "damaged: 1" in done.err
    assert "The garden" in shell.done("vision").out
    assert not folder_of(board_home).exists()


def test_encrypting_a_board_encrypts_its_pictures_both_ways(
    shell: Shell, card: Path, tmp_path: Path, passphrase: Callable[[str], None]
) -> None:
    plain = card.read_bytes()
    (card.parent / "holiday.jpg").write_bytes(b"somebody's")
    shell.done("encrypt", "--yes")
    assert is_encrypted(card.read_bytes())
    assert (card.parent / "holiday.jpg").read_bytes() == b"somebody's"
    shown = shell.done("vision", "1").out
    assert "The picture is encrypted. v on the board shows it." in shown
    assert str(card) not in shown
    other = tmp_path / "sea.png"
    other.write_bytes(pictures.jpeg())
    shell.done("vision", "add", "The sea")
    shell.done("vision", "picture", "2", str(other), "--caption", "waves")
    assert all(is_encrypted(p.read_bytes()) for p in card.parent.iterdir() if len(p.stem) == 48)
    archive = str(tmp_path / "copy.zip")
    shell.done("backup", archive)
    card.unlink()
    shell.done("restore", archive, "--yes")
    assert is_encrypted(card.read_bytes())
    card.write_bytes(plain)
    assert "not encrypted" in shell("doctor").out
    shell("doctor", "--yes")
    assert is_encrypted(card.read_bytes())
    shell.done("decrypt", "--yes")
    assert card.read_bytes() == plain
    assert shell.done("doctor").code == 0


def test_erasing_everything_leaves_no_picture(shell: Shell, card: Path, board_home: Path) -> None:
    foreign = card.parent / "holiday.jpg"
    foreign.write_bytes(b"somebody's")
    lookalike = card.with_name("0" * 48 + ".jpg")
    lookalike.write_bytes(b"somebody's too")
    shell("erase", "--everything", "--yes")
    assert set(everything(board_home / "data")) == {foreign, lookalike}
    foreign.unlink()
    lookalike.unlink()
    shutil.rmtree(board_home)


def test_erasing_everything_removes_the_folder(shell: Shell, card: Path, board_home: Path) -> None:
    shell.done("erase", "--everything", "--yes")
    assert not (board_home / "data").exists()


def test_a_merge_brings_the_pictures_of_the_other_board(
    shell: Shell, card: Path, board_home: Path, tmp_path: Path
) -> None:
    laptop = tmp_path / "laptop"
    shutil.copytree(board_home / "data", laptop)
    other = tmp_path / "sea.png"
    other.write_bytes(pictures.jpeg())
    there = ("--data-dir", str(laptop))
    shell.done("vision", "add", "The sea", *there)
    shell.done("vision", "picture", "sea", str(other), "--caption", "waves", *there)
    (laptop / "pictures" / ("1" * 48 + ".jpg")).write_bytes(b"not its contents")
    lines = shell.done("merge", str(laptop)).lines
    assert "1 picture came along." in lines
    assert len(list(card.parent.iterdir())) == 2
    assert "Its file:" in shell.done("vision", "sea").out


def test_a_merge_brings_pictures_that_another_passphrase_opens(
    shell: Shell,
    card: Path,
    board_home: Path,
    tmp_path: Path,
    passphrase: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = card.read_bytes()
    shell.done("encrypt", "--yes")
    laptop = tmp_path / "laptop"
    shutil.move(board_home / "data", laptop)
    shutil.rmtree(board_home)
    monkeypatch.setenv(
        "WINSBOARD_OTHER_PASSPHRASE_FILE", str(tmp_path / f"passphrase {PASSPHRASES[0]}")
    )
    passphrase(PASSPHRASES[1])
    shell.done("win", "Sat outside")
    shell.done("merge", str(laptop))
    assert only(board_home).read_bytes() == plain
    shell.done("encrypt", "--yes")
    assert is_encrypted(only(board_home).read_bytes())


def test_the_doctor_says_what_is_missing_and_damaged(shell: Shell, card: Path) -> None:
    whole = card.read_bytes()
    card.unlink()
    assert "is missing" in shell("doctor").out
    assert "The picture is not here" in shell.done("vision", "1").out
    card.write_bytes(whole[:-9])
    assert "is damaged" in shell("doctor", "--yes").out
    assert card.read_bytes() == whole[:-9]
    assert "The picture is not here" in shell.done("vision", "1").out
    card.write_bytes(whole)
    card.chmod(0o600)
    assert shell.done("doctor").code == 0
    card.chmod(0o644)
    shell.done("doctor", "--yes")
    assert stat.S_IMODE(card.stat().st_mode) == 0o600


def test_the_doctor_deletes_a_picture_only_if_no_undo_needs_it(shell: Shell, card: Path) -> None:
    shell.done("vision", "picture", "1", "--off")
    assert shell.done("doctor").code == 0
    from winsboard.store.pictures.names import new_name

    raw = card.read_bytes()
    stray = card.with_name(new_name(raw))
    stray.write_bytes(raw)
    stray.chmod(0o600)
    foreign = card.parent / "holiday.jpg"
    foreign.write_bytes(b"somebody's")
    assert str(stray) in shell("doctor").out
    shell.done("doctor", "--yes")
    assert set(card.parent.iterdir()) == {card, foreign}


@pytest.mark.parametrize("ending", [".sync-conflict-20261120-101010-ABCDEFG.jpg", " (copy).jpg"])
@pytest.mark.parametrize("command", [("merge",), ("doctor", "--yes")])
def test_a_conflict_copy_takes_the_place_of_a_lost_picture(
    shell: Shell, card: Path, ending: str, command: tuple[str, ...]
) -> None:
    whole = card.read_bytes()
    copy = card.with_name(card.stem + ending)
    card.rename(copy)
    shell.done(*command)
    assert only(card.parent.parent.parent).read_bytes() == whole
    copy.write_bytes(whole)
    copy.chmod(0o600)
    shell.done(*command)
    assert only(card.parent.parent.parent) == card


def test_a_conflict_copy_with_other_contents_stays(shell: Shell, card: Path) -> None:
    copy = card.with_name(card.stem + ".sync-conflict-1.jpg")
    copy.write_bytes(b"somebody's")
    shell("merge")
    shell("doctor", "--yes")
    assert copy.read_bytes() == b"somebody's"


@pytest.mark.parametrize("make", [pictures.a_pipe, pictures.a_folder, pictures.a_link])
def test_nobody_waits_for_something_else_in_the_place_of_a_picture(
    shell: Shell, card: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    card.unlink()
    make(card)
    assert "not here" in shell.done("vision", "1").out
    assert "is missing" in shell("doctor").out
    shell.done("backup", str(tmp_path / "copy.zip"))


def test_pictures_of_a_link_in_the_place_of_the_folder_are_not_touched(
    shell: Shell, card: Path, source: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    card.parent.rename(outside)
    card.parent.symlink_to(outside)
    before = everything(outside)
    assert "link" in shell.refused("vision", "picture", "1", str(source))
    shell("erase", "--everything", "--yes")
    assert everything(outside) == before


def test_a_large_picture_is_made_as_small_as_a_terminal_needs(
    shell: Shell, board_home: Path, tmp_path: Path
) -> None:
    source = tmp_path / "large.png"
    source.write_bytes(pictures.saved(pictures.drawn((4000, 2000)), "PNG"))
    shell.done("vision", "add", "The sea")
    shell.done("vision", "picture", "1", str(source), "--caption", "waves")
    with Image.open(io.BytesIO(only(board_home).read_bytes())) as image:
        assert image.size == (1600, 800)
