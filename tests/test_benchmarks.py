"""The benchmarks: how a row is judged, what a run keeps and compares, and how it ends.

Nothing is measured here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks import pages
from benchmarks.__main__ import measure
from benchmarks.budgets import BUDGETS
from benchmarks.figures import load
from benchmarks.flat.growth import exponent
from benchmarks.machine import LoadOfOthers
from benchmarks.peers import install
from benchmarks.peers.programs import Peer
from benchmarks.rows import MORE, RATIO, Budget, Row, broken
from benchmarks.suite import Failed, Part
from tests.fake_clock import FakeClock

STEADY = (10.0, 10.1, 9.9, 10.0, 10.2, 9.8, 10.0)
UNSTEADY = (10.3, 9.8, 10.1, 9.6, 10.0, 10.2, 9.9)
SLOW = tuple(2 * each for each in STEADY)
LIMIT = {"open": (Budget(1.2, RATIO),)}


def row(ours: Sequence[float], floor: Sequence[float] = STEADY, what: str = "open") -> Row:
    return Row(what, "ms", ours, floor)


@pytest.mark.parametrize(
    ("of", "budget", "is_over"),
    [
        (row(STEADY), Budget(1.0, RATIO), False),
        (row(SLOW), Budget(1.9, RATIO), True),
        (row(SLOW), Budget(2.0, RATIO), False),
        (row(STEADY, ()), Budget(9.9, "ms"), True),
        (row(STEADY, ()), Budget(5.0, RATIO), True),
        (Row("open", "ms", (1.0, 1.0, 40.0), (), "worst"), Budget(33, "ms"), True),
        (Row("open", "ms", (1.0, 1.0, 40.0)), Budget(33, "ms"), False),
        (Row("open", "ms", (0.0, 0.0, 3.0), (), "mean"), Budget(1.0, "ms"), False),
        (Row("open", "MB", (43.0,), (40.0,)), Budget(2, MORE), True),
        (Row("open", "MB", (41.0,), (40.0,)), Budget(2, MORE), False),
        (row(SLOW)._replace(program="a peer"), Budget(1.0, RATIO), False),
    ],
)
def test_a_row_is_over_a_budget(of: Row, budget: Budget, is_over: bool) -> None:
    assert bool(broken(of, {"open": (budget,)})) is is_over


def test_a_budget_in_another_unit_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="open"):
        broken(row(STEADY), {"open": (Budget(1, "MB"),)})


def run(folder: Path, clock: FakeClock, *tries: Row | Exception, required: bool = False) -> int:
    """Run one part that gives these in turn, the last one again and again."""
    left = list(tries)

    def act() -> Iterator[Row]:
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        yield found

    missing = {"other": LIMIT["open"]} if required else {}
    return measure([Part("one", act)], missing, folder / "last.json", clock, budgets=LIMIT)


@pytest.mark.parametrize(
    ("tries", "code", "told"),
    [
        ((row(STEADY),), 0, "| yes"),
        ((row(SLOW),), 1, "Over budget: open: 20.0 ms (2.00x), budget ≤ 1.2x"),
        ((row(SLOW), row(STEADY)), 0, "yes (2nd try"),
        ((TimeoutError("nothing was painted"),), 1, "Not measured: one (nothing was painted)"),
    ],
)
def test_a_run_fails_when_it_is_over_budget_twice(
    tmp_path: Path,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    tries: Sequence[Row | Exception],
    code: int,
    told: str,
) -> None:
    assert run(tmp_path, clock, *tries) == code
    assert told in capsys.readouterr().out


def test_a_budget_that_nothing_was_measured_for_fails(tmp_path: Path, clock: FakeClock) -> None:
    assert run(tmp_path, clock, row(STEADY), required=True) == 1


def test_a_peer_that_cannot_be_measured_is_a_line(
    tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    part = Part("one", lambda: [Failed("open", "it does not leave", "a peer")])
    assert measure([part], {}, tmp_path / "last.json", clock) == 0
    assert "a peer not measured: it does not leave" in capsys.readouterr().out


def test_the_figures_are_kept_whole_and_compared(
    tmp_path: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, clock, row(UNSTEADY))
    kept = load(tmp_path / "last.json")
    assert kept is not None
    assert [result.row for result in kept.results] == [row(list(UNSTEADY), list(STEADY))]
    run(tmp_path, clock, row([each * 1.01 for each in UNSTEADY]))
    assert "nothing moved" in capsys.readouterr().out
    run(tmp_path, clock, row([each * 1.15 for each in UNSTEADY]))
    assert "open: 1.00x -> 1.14x (more)" in capsys.readouterr().out


def test_the_figures_name_no_computer_and_no_path(tmp_path: Path, clock: FakeClock) -> None:
    import platform

    run(tmp_path, clock, row(STEADY))
    written = (tmp_path / "last.json").read_text(encoding="utf-8")
    assert platform.node() not in written
    assert "/" not in written.replace("ms/min", "")


def test_a_file_of_figures_that_is_broken_is_as_none(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"results": 3}'):
        (tmp_path / "last.json").write_text(text, encoding="utf-8")
        assert load(tmp_path / "last.json") is None


def test_the_load_of_others_is_what_is_busy_and_not_ours(tmp_path: Path) -> None:
    stat = tmp_path / "stat"
    stat.write_text("cpu 0 0 0 0 0 0 0 0 0 0\n", encoding="ascii")
    load_of_others = LoadOfOthers(stat)
    stat.write_text("cpu 300000 0 100000 500000 100000 0 0 0 0 0\n", encoding="ascii")
    assert load_of_others.share() == pytest.approx(0.4, abs=0.01)


def test_a_peer_that_did_not_install_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fail(peer: Peer, _: Path) -> None:
        tried.append(peer.name)
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(install, "_make", fail)
    peers = [Peer("one", ("one==1",)), Peer("two", ("two==2",))]
    for _ in range(2):
        assert len(install.install(tmp_path, peers).missing) == 2
    assert tried == ["one", "two"]
    install.install(tmp_path, [Peer("one", ("one==2",))])
    assert tried == ["one", "two", "one"]


@pytest.mark.parametrize(
    ("cost", "grows"), [(lambda _: 5.0, 0.0), (lambda n: 3.0 * n, 1.0), (lambda n: n**0.5, 0.5)]
)
def test_the_exponent_of_a_growth(cost: Callable[[float], float], grows: float) -> None:
    assert exponent({n: cost(n) for n in (0.1, 10.0, 60.0)}) == pytest.approx(grows, abs=1e-9)


@pytest.mark.parametrize("page", pages.PAGES)
def test_the_pages_show_the_figures_that_are_kept(page: str) -> None:
    assert (pages.ROOT / page).read_text(encoding="utf-8") == pages.page_of(page)


def test_the_lines_of_the_readme_are_rows_with_a_budget() -> None:
    assert len(pages.TWELVE) == 12
    assert set(pages.TWELVE) <= set(BUDGETS)
