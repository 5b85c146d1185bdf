"""`backup` and `restore`: the whole board as one file, and going back to an earlier state."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args
from winsboard.cli.context import Invocation, is_folder, is_free, path_from_arg, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.open_board import open_store
from winsboard.domain.model.edits import Title
from winsboard.domain.text.numbers import parse_integer
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook
from winsboard.plain.differences import contents_words, difference_lines
from winsboard.plain.fields import json_text
from winsboard.store.archive.snapshots import (
    BoardSnapshot,
    SnapshotSummary,
    changes_to,
    from_bytes,
    summarize_files,
)
from winsboard.store.backup.retention import hour_of_backup
from winsboard.store.errors import Unreadable, unreadable
from winsboard.store.store import Store
from winsboard.words import format_phrase
from winsboard.words.text.dates import day_words, relative_day_words, time_words
from winsboard.words.text.terminal_safe import terminal_safe_path

RESTORE: Final = CommandSpec("restore", "[BACKUP]", flags=["--json", "--yes"])


def run(call: Invocation) -> int:
    """Write a backup, list what can be restored, or restore it."""
    if call.command == "backup":
        return _backup(call)
    args = parse_args(RESTORE, call.words)
    store = open_store(call, args.data_dir)
    notebook = Notebook(store, call.clock)
    if not args.words:
        print_lines(_listed(store, notebook, as_json=args.has("--json")))
        return 0
    return _restore(call, store, notebook, args)


def _backup(call: Invocation) -> int:
    args = parse_args(CommandSpec("backup", "[FILE]"), call.words)
    data = paths_of(call, args.data_dir).data
    name = format_phrase("cli.backup.name", moment=f"{call.clock.now():%Y-%m-%d-%H%M}")
    path = path_from_arg(args.text or name, call.environ)
    if is_folder(path):
        path = path / name
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    if not is_folder(data) and not is_free(data):
        no = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        raise unreadable(data, no)
    store = open_store(call, args.data_dir)
    # A missing data folder is restored from the copies of its pages.
    if not is_folder(data) and not store.has_copies:
        raise CommandError("cli.backup.nothing", folder=data)
    done = store.archive(path)
    count = done.files
    key = "cli.backup.done.one" if count == 1 else "cli.backup.done"
    others = [format_phrase("cli.backup.others", count=done.others)] if done.others else []
    boards = [format_phrase("cli.backup.other_board", folder=board) for board in done.other_boards]
    print_lines([format_phrase(key, path=path, files=count), *others, *boards])
    for error in done.missing:
        print_error(format_phrase("cli.backup.left", **error.values))
    for error in done.unreadable:
        print_error(format_phrase("cli.backup.closed", **error.values))
    return 1 if done.missing or done.unreadable else 0


def _listed(store: Store, notebook: Notebook, *, as_json: bool) -> Iterator[str]:
    known: dict[Path, SnapshotSummary] = {}
    names = tuple(reversed(store.backups.names()))
    now = notebook.clock.now()
    each = (summarize_files(store.files_at(name), known, store.envelope, now) for name in names)
    held = [(hour_of_backup(name), one) for name, one in zip(names, each, strict=True)]
    if as_json:
        yield json_text(
            [{"number": n, "at": at, **one._asdict()} for n, (at, one) in enumerate(held, 1)]
        )
    elif not held:
        yield format_phrase("cli.restore.none")
    else:
        for number, (at, one) in enumerate(held, 1):
            line = format_phrase(
                "cli.restore.line", at=_moment(notebook, at), what=_held(notebook, one)
            )
            yield f"{number:>3}  {line}"
        yield format_phrase("cli.restore.how")


def _held(notebook: Notebook, one: SnapshotSummary) -> str:
    words = contents_words(one.wins, one.others, one.habits)
    if one.last_change is not None:
        words.append(format_phrase("cli.restore.last", at=_moment(notebook, one.last_change)))
    if one.unread:
        words.append(format_phrase("cli.restore.unread", count=one.unread))
    return ", ".join(words) or format_phrase("cli.restore.empty")


def _moment(notebook: Notebook, at: datetime) -> str:
    here = at.astimezone(notebook.clock.now().tzinfo)
    time = time_words(here, notebook.board.settings.clock_hours)
    return f"{relative_day_words(here.date(), notebook.clock.now().date())} {time}"


def _fixed_moment(notebook: Notebook, at: datetime) -> str:
    """A date and time that stays true in the history on later days."""
    here = at.astimezone(notebook.clock.now().tzinfo)
    time = time_words(here, notebook.board.settings.clock_hours)
    return f"{day_words(here.date(), notebook.clock.now().date())} {time}"


def _restore(call: Invocation, store: Store, notebook: Notebook, args: ParsedArgs) -> int:
    """Restore after a question; the exit code is 1 if a part could not be restored."""
    earlier, name, source, closed, pictures = _earlier(call, store, notebook, args)
    passed_over: dict[str, Unreadable] = {}
    now = store.every_page(passed_over)
    # A page that cannot be read in the backup or in the board stays as it is.
    kept = {page: now[page] for page in earlier.unread if page in now}
    then = {page: one for page, one in earlier.pages.items() if page not in passed_over}
    changes = changes_to({**then, **kept}, now)
    # Before the question, so that whoever agrees knows what is not restored.
    for page in earlier.unread:
        key = "closed" if page in closed else "damaged"
        print_error(format_phrase(f"cli.restore.{key}", page=page, path=source))
    for error in passed_over.values():
        print_error(format_phrase("cli.restore.stays", **error.values))
    code = 1 if earlier.unread or passed_over else 0
    if not changes:
        # Pictures that went missing are put back without a question: nothing else is touched.
        print_lines(_pictures_put_back(store, pictures) or [format_phrase("cli.already")])
        return code
    print_lines(
        [
            format_phrase("cli.restore.difference", name=name),
            *difference_lines(changes, notebook.board),
        ]
    )
    if not args.has("--yes") and not _agreed():
        print_lines([format_phrase("cli.left")])
        return 0
    notebook.commit_alone(notebook.edit_context().edit(Title("backup.restored", name), *changes))
    print_lines(
        [
            format_phrase("history.backup.restored", to=name),
            *_pictures_put_back(store, pictures),
            format_phrase("cli.restore.undo"),
        ]
    )
    return code


def _pictures_put_back(store: Store, pictures: Mapping[str, bytes]) -> list[str]:
    """Write the pictures that are missing here, and say how many; nothing if there are none."""
    if not pictures:
        return []
    from winsboard.store.pictures.incoming import take_in

    with store.pictures.locked():
        count = take_in(store.pictures, pictures.items(), store.envelope.from_disk)
    if not count:
        return []
    key = "cli.restore.pictures.one" if count == 1 else "cli.restore.pictures"
    return [format_phrase(key, count=count)]


class _Source(NamedTuple):
    """An earlier state of the board."""

    earlier: BoardSnapshot
    name: str
    """Its name for a person."""
    path: Path
    """Its file or folder."""
    closed: frozenset[str] = frozenset()
    """Pages that could not be decrypted with any passphrase given."""
    pictures: Mapping[str, bytes] = {}
    """The pictures in it by name, decrypted as far as possible."""


def _earlier(call: Invocation, store: Store, notebook: Notebook, args: ParsedArgs) -> _Source:
    chosen = args.text
    names = tuple(reversed(store.backups.names()))
    number = None if Path(chosen).exists() else parse_integer(chosen)
    if number is not None:
        if not 1 <= number <= len(names):
            raise CommandError("cli.restore.no_number", number=chosen, count=len(names))
        name = names[number - 1]
        at = _fixed_moment(notebook, hour_of_backup(name))
        return _Source(store.snapshot_at(name), at, store.backups.folder / name)
    path = path_from_arg(chosen, call.environ)
    if not path.is_file():
        raise CommandError("cli.restore.no_file", path=chosen)
    from winsboard.store.archive.reader import read_archive

    archive = read_archive(path)
    if not archive.is_checked:
        print_error(format_phrase("cli.restore.unchecked", path=path))
    from winsboard.cli.encrypted_backup import decrypted_pages

    found = decrypted_pages(
        call.environ,
        paths_of(call, args.data_dir),
        store.envelope,
        archive._replace(pages={**archive.pages, **archive.pictures}),
        path,
    )
    pictures = {name: raw for name, raw in found.items() if name in archive.pictures}
    pages = {page: raw for page, raw in found.items() if page in archive.pages}
    if archive.lost_pictures:
        print_error(format_phrase("cli.restore.lost_pictures", count=archive.lost_pictures))
    earlier = from_bytes(pages, store.envelope, call.clock.now())
    if not earlier.pages:
        raise unreadable(path, "broken_archive")
    earlier = earlier._replace(unread=(*earlier.unread, *archive.damaged))
    closed = frozenset(page for page, raw in pages.items() if not store.envelope.can_decrypt(raw))
    return _Source(earlier, terminal_safe_path(path.name), path, closed, pictures)


def _agreed() -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    return ask(format_phrase("cli.restore.ask"))
