"""`merge`: taking in what another machine, or an older copy, has of this board."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from winsboard.cli.args.parser import Form, read, wrong
from winsboard.cli.context import Call, path_said, paths_of
from winsboard.cli.errors import Stop
from winsboard.cli.io.output import complain, tell
from winsboard.cli.open_board import store_of
from winsboard.cli.passphrase import OTHER_FILE, check_extra, opened_with_any
from winsboard.domain.model.edits import Title
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import Seal
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.sync.import_copy import Brought
from winsboard.store.sync.incoming import files_below
from winsboard.words import say
from winsboard.words.sentences.merge_report import gains_words


def run(call: Call) -> int:
    """Merge a file or a folder, or the copies that lie in the data folder."""
    said = read(Form(call.command, "PATH"), call.words)
    if len(said.words) > 1:
        raise wrong(said.form, "too_many", words=" ".join(said.words[1:]))
    path = path_said(said.words[0], call.environ) if said.words else None
    store = store_of(call, said.data_dir)
    paths = paths_of(call, said.data_dir)
    other = _other_seal(call, paths, store.seal, path) if path is not None else None
    brought = store.merge(path, call.clock.now(), _title, other)
    for file, page in brought.unmerged.items():
        complain(say("merge.unmerged", path=file, page=page))
    if brought.files:
        replaced = list(filter(None, [_replaced(brought.replaced)]))
        left = (_left(*left, is_here=path is None) for left in brought.left.items())
        tell([_came(brought), *replaced, *left])
        return 1 if brought.unmerged else 0
    if brought.unmerged:
        return 1
    closed = {left: why for left, why in brought.left.items() if why}
    if path is not None:
        raise _nothing_in(path, closed)
    what = _replaced(brought.replaced) or say("merge.no_copies", folder=paths.data)
    tell([what, *(_left(*left, is_here=True) for left in closed.items())])
    return 0


def _title(gains: Mapping[str, int]) -> Title:
    return Title("merged", gains_words(gains))


def _other_seal(call: Call, paths: Paths, seal: Seal, path: Path) -> Seal | None:
    """What opens the files that are encrypted with another key, if its passphrase is given."""
    needed = {key_id_at(file) for file in files_below(path) if seal.is_closed(file)}
    if not needed:
        return None
    check_extra()
    from winsboard.store.crypto.key_ring import WrongPassphrase
    from winsboard.store.crypto.other_keys import seal_of_folder

    try:
        return opened_with_any(
            call.environ,
            say("seal.ask.of_merged", path=path),
            lambda given: seal_of_folder(path, paths.data, paths.state, needed, given),
        )
    except WrongPassphrase:
        complain(say("seal.other_opens_none"))
        return None


def _came(brought: Brought) -> str:
    count = len(brought.files)
    files = say("merge.files.one" if count == 1 else "merge.files", count=count)
    what = gains_words(brought.gains)
    if not what:
        return say("merge.nothing_new", files=files)
    return say("merge.came", files=files, what=what)


def _replaced(count: int) -> str:
    """A sentence about pages that were merged where they stood; empty for none."""
    if not count:
        return ""
    return say("merge.replaced.one" if count == 1 else "merge.replaced", count=count)


def _left(path: Path, why: str, *, is_here: bool) -> str:
    """A sentence about a file that was left alone; those of the board itself `take-in` opens."""
    if why == "other_seal" and not is_here:
        return say("merge.closed", path=path, variable=OTHER_FILE)
    if why:
        return say("store.sealed", path=path, why=say(f"store.why.{why}"))
    return say("merge.left", path=path)


def _nothing_in(path: Path, closed: dict[Path, str]) -> Stop:
    """What to say where nothing could be merged; `closed` are files that can not be opened."""
    for first, why in closed.items():
        if why == "other_seal":
            return Stop("merge.closed", path=first, variable=OTHER_FILE)
        return Stop("store.sealed", path=first, why=say(f"store.why.{why}"))
    return Stop("merge.no_pages", path=path)
