"""What a run measures, in order: first the rows that matter most."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.boards import make
from benchmarks.budgets import LONGEST, SHORTEST
from benchmarks.flat.rows import flat
from benchmarks.parts.breathing import breathing
from benchmarks.parts.commands import commands
from benchmarks.parts.durable import durable_ticks, store_costs
from benchmarks.parts.idle import idling
from benchmarks.parts.journal import journal
from benchmarks.parts.keys import keys, keys_of_peers
from benchmarks.parts.opening import opening
from benchmarks.parts.progress import progress
from benchmarks.parts.searches import searches, views
from benchmarks.peers.install import Installed
from benchmarks.suite import Part


class Sizes(NamedTuple):
    """How much is measured."""

    pairs: int = 15
    presses: int = 40
    walks: int = 24
    """Presses of each kind on the screens behind the first one."""
    runs: int = 30
    """Pairs of a command."""
    ticks: int = 60
    searches: int = 9
    idle: float = 20.0
    breathes: float = 25.0
    peer_presses: int = 20


SMALL = Sizes(3, 20, 10, 6, 20, 3, 5.0, 12.0, 6)
"""A first look in about a minute."""


def parts(scratch: Path, peers: Installed, sizes: Sizes) -> list[Part]:
    """The parts of a run, on demo boards that are made now."""
    month = make(SHORTEST, scratch / "month", 1, months=1)
    year = make("1 year", scratch / "year", 1)
    years = make(LONGEST, scratch / "years", 30)
    two = [month, years]
    return [
        Part("opening", partial(opening, two, peers.screens, sizes.pairs)),
        Part("keys", partial(keys, years, sizes.presses)),
        Part("commands", partial(commands, two, peers.commands, sizes.runs, scratch)),
        Part("idle", partial(idling, years, peers.screens, scratch, sizes.idle)),
        Part("durable", partial(durable_ticks, two, scratch, sizes.ticks)),
        Part("searches", partial(searches, years, sizes.searches)),
        Part("progress", partial(progress, years, sizes.walks)),
        Part("journal", partial(journal, [year, years], sizes.walks)),
        Part("breathing", partial(breathing, years, sizes.breathes)),
        Part("flat", partial(flat, month, years, scratch)),
        Part("keys of peers", partial(keys_of_peers, peers.screens, sizes.peer_presses)),
        Part("store", partial(store_costs, two, scratch), is_extra=True),
        Part("views", partial(views, years), is_extra=True),
    ]
