"""The table of a run, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.machine import is_busy
from benchmarks.rows import Budgets, Row
from benchmarks.suite import Failed, Result

HEAD = "| what | ours | floor | ratio | budget | inside | peers |\n|---|--:|--:|--:|---|---|---|"


def line(result: Result, budgets: Budgets, peers: Iterable[Row] = ()) -> str:
    """One row of ours, with the peers beside it."""
    row = result.row
    limits = budgets.get(row.what, ())
    inside = _inside(result) if limits else ""
    told = ", ".join(beside(peer) for peer in peers)
    cells = [row.what, *figures(row), ", ".join(map(str, limits)), inside, told]
    return f"| {' | '.join(cells)} |"


def _inside(result: Result) -> str:
    answer = "**no**" if result.over else "yes"
    told = [f"{result.tries}nd try"] if result.tries > 1 else []
    told += ["busy machine"] if is_busy(result.others) else []
    return f"{answer} ({', '.join(told)})" if told else answer


def figures(row: Row) -> Sequence[str]:
    """Ours, the floor and the ratio."""
    floor = "" if not row.floor else f"{row._replace(ours=row.floor).value:.1f}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}x"
    return row.told, floor, ratio


def beside(peer: Row) -> str:
    """A peer in the row of ours."""
    ratio = "" if peer.ratio is None else f" ({peer.ratio:.1f}x)"
    return f"{peer.program} {peer.value:.0f} {peer.unit}{ratio}"


def failed_line(failed: Failed) -> str:
    """A row that could not be measured."""
    told = f"not measured: {failed.why}"
    if failed.program:
        return f"| {failed.what} | | | | | | {failed.program} {told} |"
    return f"| {failed.what} | | | | | **{told}** | |"


def lines(results: Sequence[Result], budgets: Budgets) -> Iterator[str]:
    """The rows of a run, each with its peers."""
    peers: Mapping[str, list[Row]] = peers_of(results)
    for result in results:
        what = result.row.what
        if not result.row.program:
            yield line(result, budgets, peers.get(what, ()))


def peers_of(results: Iterable[Result]) -> dict[str, list[Row]]:
    """The rows of the peers by the row of ours that they stand beside."""
    found: dict[str, list[Row]] = {}
    for result in results:
        if result.row.program:
            found.setdefault(result.row.what, []).append(result.row)
    return found
