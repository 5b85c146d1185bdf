"""`take-in`: pages that wait for a person's decision, put into the board one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from winsboard.cli.call import Call, paths_of
from winsboard.cli.opening import store_of
from winsboard.cli.output import ask, complain, tell
from winsboard.cli.parsing import Form, Said, read
from winsboard.cli.stop import Stop
from winsboard.domain.edits import Title
from winsboard.paths import Paths
from winsboard.plain.differences import count_words
from winsboard.store import form
from winsboard.store.earlier import from_bytes, held
from winsboard.store.lock import Lock
from winsboard.store.places import MONTHS
from winsboard.store.seal import Seal
from winsboard.store.store import Store
from winsboard.store.strays import Strays
from winsboard.store.taking import Brought
from winsboard.store.versions import read_versions
from winsboard.store.waiting import Waiting
from winsboard.words import say
from winsboard.words.gained import gains_words
from winsboard.words.spoken import day_words


def run(call: Call) -> int:
    """Ask about each page that waits, and merge those that are wanted."""
    said = read(Form(call.command, flags=["--yes"]), call.words)
    paths = paths_of(call, said.data_dir)
    store = store_of(call, said.data_dir)
    waiting = Waiting(paths.state, store.seal)
    files = tuple(waiting.files())
    beside = tuple(
        path
        for path in Strays(paths.data, paths.data / MONTHS).found()
        if is_closed(path, store.seal)
    )
    if not files and not beside:
        tell([say("seal.take_in.none")])
        return 0
    _open_others(call, paths, store.seal, waiting, (*files, *beside))
    done = [_take(call, said, store, path) for path in files]
    done += [_take_beside(call, store, path) for path in beside]
    return 0 if all(done) else 1


def _take_beside(call: Call, store: Store, path: Path) -> bool:
    """Merge a copy in the data folder that another key opened; whether it could be opened."""
    if is_closed(path, store.seal):
        complain(say("seal.take_in.closed", path=path))
        return False
    # Whoever gave the passphrase has decided.
    brought = store.merge(path, call.clock.now(), _title)
    _tell_taken(path.name, brought)
    return True


def is_closed(path: Path, seal: Seal) -> bool:
    """Whether a file is encrypted with a key that is not open."""
    return not seal.opens(path.read_bytes()) if path.is_file() else False


def _take(call: Call, said: Said, store: Store, path: Path) -> bool:
    """Whether nothing is left to be decided about a file."""
    pages = list(_described(store.seal, path, call.clock.now()))
    if not pages:
        key = "closed" if read_versions(path, store.seal).why else "no_page"
        complain(say(f"seal.take_in.{key}", path=path))
        return False
    tell([say("seal.take_in.file", name=path.name), *pages])
    if not _agreed(said):
        tell([say("seal.take_in.left", path=path)])
        return False
    brought = store.merge(path, call.clock.now(), _title)
    _tell_taken("", brought)
    store.put_away(path)
    return True


def _title(gains: Mapping[str, int]) -> Title:
    return Title("merged", gains_words(gains))


def _tell_taken(name: str, brought: Brought) -> None:
    what = gains_words(brought.gains)
    done = say("seal.take_in.done", what=what) if what else say("seal.take_in.nothing_new")
    tell([*([name] if name else []), done])


def _described(seal: Seal, path: Path, now: datetime) -> Iterator[str]:
    """What the pages in a file hold, a line each."""
    for version in read_versions(path, seal).versions:
        raw = form.write(version.page, version.tables, {}, {}).raw
        one = held(from_bytes({version.page: raw}, seal, now))
        last = one.last_change
        words = [count_words("win", one.wins), count_words("habit", one.habits)]
        words += [say("seal.take_in.last", day=day_words(last.date(), last.date()))] if last else []
        yield say("seal.take_in.page", page=version.page, what=", ".join(words))


def _open_others(
    call: Call, paths: Paths, seal: Seal, waiting: Waiting, files: tuple[Path, ...]
) -> None:
    """Have the files that another key opens stand as this board's, if its passphrase is given."""
    closed = [path for path in files if is_closed(path, seal)]
    if not closed:
        return
    from winsboard.cli.passphrase import check_extra, other_passphrase

    check_extra()
    from winsboard.store.key_ring import WrongPassphrase
    from winsboard.store.other_seals import seal_of_kept

    other = other_passphrase(call.environ, say("seal.ask.of_copies"))
    if not other:
        return
    try:
        opening = seal_of_kept(paths.data, paths.state, other)
    except WrongPassphrase:
        complain(say("seal.other_opens_none"))
        return
    with Lock(paths.state / "lock").held():
        for path in closed:
            waiting.put_key(path, opening)


def _agreed(said: Said) -> bool:
    if said.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Stop("cli.cannot_ask.change")
    return ask(say("seal.take_in.ask"))
