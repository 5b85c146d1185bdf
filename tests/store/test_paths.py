"""The locations of a board's files."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from winsboard.paths import Paths, find_paths
from winsboard.store.page_paths import leads_outside


def test_a_home_for_winsboard_holds_everything(tmp_path: Path) -> None:
    home = str(tmp_path)
    expected = Paths(tmp_path / "data", tmp_path / "state", tmp_path / "config")
    assert find_paths(None, {"WINSBOARD_HOME": home}) == expected
    assert find_paths("", {"WINSBOARD_HOME": home}) == expected


def test_a_named_data_folder_has_a_state_folder_of_its_own(tmp_path: Path) -> None:
    environ = {"WINSBOARD_HOME": str(tmp_path / "home")}
    one = find_paths(str(tmp_path / "one" / "board"), environ)
    two = find_paths(str(tmp_path / "two" / "board"), environ)
    assert one.data == tmp_path / "one" / "board"
    assert one.state.parent == two.state.parent == tmp_path / "home" / "state"
    assert one.state != two.state
    assert one.state.name.startswith("board-")
    assert one.config == tmp_path / "home" / "config"


def test_the_same_folder_by_another_way_has_the_same_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    environ = {"WINSBOARD_HOME": str(tmp_path / "home")}
    monkeypatch.chdir(tmp_path)
    ways = ["real", "./real/", str(tmp_path / "real"), str(tmp_path / "link")]
    assert len({find_paths(way, environ).state for way in ways}) == 1
    assert find_paths("real", environ).data == tmp_path / "real"


@pytest.mark.parametrize("variables", ["set", "unset", "empty", "relative"])
def test_without_any_wish_the_folders_are_those_platformdirs_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: str
) -> None:
    environ = {"HOME": str(tmp_path)}
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
        if variables != "unset":
            values = {"set": str(tmp_path / name), "empty": "", "relative": "a/b"}
            environ[f"XDG_{name}_HOME"] = values[variables]
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert find_paths(None, environ) == Paths(
        platformdirs.user_data_path("winsboard"),
        platformdirs.user_state_path("winsboard"),
        platformdirs.user_config_path("winsboard"),
    )


def test_a_named_data_folder_without_a_home_keeps_its_state_with_the_others(
    tmp_path: Path,
) -> None:
    paths = find_paths(str(tmp_path / "board"), {"HOME": str(tmp_path)})
    assert paths.state.parent == tmp_path / ".local" / "state" / "winsboard"
    assert find_paths("/", {"HOME": str(tmp_path)}).state.name.startswith("root-")


def test_a_link_leads_outside_wherever_in_the_folder_it_stands(tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    for folder in (data / "months", elsewhere):
        folder.mkdir(parents=True)
    inside = {"library.json", "months/2026-11.json", "within", "deeper/months/one"}
    (data / "within").symlink_to("months")
    (data / "nowhere").symlink_to("not there")
    (data / "itself").symlink_to("itself")
    (data / "months" / "out").symlink_to(elsewhere)
    (data / "years").symlink_to(elsewhere)
    outside = {"nowhere", "itself", "months/out", "years/2026-11.json", "months/out/one"}
    found = {name for name in inside | outside if leads_outside(data / name, data)}
    assert found == outside
