"""How files get from one machine to another, and how each sync tool handles a conflict."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path
from typing import Literal, TypeAlias

from tests.store.trials.simulated_machines import File, Machine

Kind: TypeAlias = Literal["syncthing", "discards", "overwrites", "git"]
"""Keep both, with a conflict copy; the same, but copies are deleted; newer over older; version
control that leaves its markers, also around markers nobody has resolved.
"""


def bring(source: Machine, target: Machine, kind: Kind) -> None:
    """Copy the files of one machine to another by the rules of a sync tool."""
    source.scan()
    target.scan()
    for path, theirs in list(source.files.items()):
        ours = target.files.get(path)
        if ours is None or ours.version < theirs.version:
            if ours is not None or theirs.raw is not None:
                target.put(path, theirs)
        elif not theirs.version <= ours.version:
            _settle_conflict(source, target, path, kind)


def _settle_conflict(source: Machine, target: Machine, path: Path, kind: Kind) -> None:
    ours, theirs = target.files[path], source.files[path]
    version = ours.version | theirs.version
    if ours.raw == theirs.raw:
        target.files[path] = File(ours.raw, version, ours.changed, ours.acts | theirs.acts)
        return
    if kind == "git" and ours.raw is not None and theirs.raw is not None:
        _leave_markers(source, target, path)
        return
    # If two machines resolve it differently, there are two versions.
    version[target.number] += 1
    theirs_wins = theirs.raw is not None and (
        ours.raw is None or (theirs.changed, theirs.raw) > (ours.changed, ours.raw)
    )
    if not theirs_wins:
        # The other machine resolves it when it receives ours.
        if kind in ("overwrites", "git"):
            target.files[path] = File(ours.raw, version, ours.changed, ours.acts)
        return
    if kind == "syncthing" and ours.raw is not None:
        name = f"{path.stem}.sync-conflict-{len(target.ledger.acts)}-{target.number}.json"
        beside = File(ours.raw, Counter({target.number: 1}), ours.changed, ours.acts)
        target.put(path.with_name(name), beside)
    target.put(path, File(theirs.raw, version, theirs.changed, theirs.acts))


def _leave_markers(source: Machine, target: Machine, path: Path) -> None:
    """Commit git's merge of both, including markers."""
    ours, theirs = target.files[path], source.files[path]
    base = target.bases.get((source.number, path), source.bases.get((target.number, path), b""))
    assert ours.raw is not None
    assert theirs.raw is not None
    style = target.chance.choice(["", "--diff3", "--zdiff3"])
    raw = markers(base, ours.raw, theirs.raw, target.root, style)
    version = ours.version | theirs.version
    version[target.number] += 1
    now = target.clock.now().timestamp()
    target.put(path, File(raw, version, now, ours.acts | theirs.acts))
    target.bases[source.number, path] = theirs.raw


def markers(base: bytes, ours: bytes, theirs: bytes, folder: Path, style: str = "") -> bytes:
    """Git's merge of three versions of a file, whatever they contain."""
    paths = [folder / f"{name}.version" for name in ("ours", "base", "theirs")]
    for path, raw in zip(paths, (ours, base, theirs), strict=True):
        path.write_bytes(raw)
    command = ["git", "merge-file", "-p", *([style] if style else []), *map(str, paths)]
    return subprocess.run(command, capture_output=True, check=False).stdout
