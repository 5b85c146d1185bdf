"""What a command is given, and where its board lives."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from winsboard.cli.stop import Stop
from winsboard.clock import Clock
from winsboard.paths import Paths, find_paths


class Call(NamedTuple):
    """One command as it was typed."""

    command: str
    words: Sequence[str]
    """Everything after it, the options too."""
    clock: Clock
    environ: Mapping[str, str]


def paths_of(call: Call, data_dir: str | None) -> Paths:
    """Where this board lives.

    Raises Stop if a data folder is named in a folder that is not there: it is more likely a slip,
    or a disk that is not in, than a wish.
    """
    if data_dir is not None and not data_dir.strip():
        raise Stop("cli.no_folder", folder=data_dir)
    paths = find_paths(data_dir, call.environ)
    if data_dir is not None:
        parent = Path(os.path.abspath(data_dir)).parent  # noqa: PTH100 - links stay links
        if not parent.is_dir():
            raise Stop("cli.no_folder", folder=parent)
    return paths
