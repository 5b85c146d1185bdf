"""`take-in`: deciding about quarantined pages, and merging them one by one."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.open_board import open_store
from winsboard.domain.model.edits import Title
from winsboard.paths import Paths
from winsboard.plain.differences import contents_words
from winsboard.store.archive.snapshots import from_bytes, summarize
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.disk.lock import Lock
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.drafts.unreadable_drafts import drafts_in, unreadable_draft_files
from winsboard.store.format import page_json
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.format.lazy_document import Fields
from winsboard.store.inventory.board_files import in_data
from winsboard.store.page_paths import MONTHS
from winsboard.store.quarantine.waiting_files import WaitingFiles
from winsboard.store.store import Store
from winsboard.store.sync.conflict_copies import ConflictCopies
from winsboard.store.sync.import_copy import MergeSummary
from winsboard.store.sync.incoming import read_versions
from winsboard.words import format_phrase
from winsboard.words.sentences.merge_report import new_documents_words
from winsboard.words.text.dates import day_words


def run(call: Invocation) -> int:
    """Ask about each page that waits for a decision, and merge it if the answer is yes."""
    args = parse_args(CommandSpec(call.command, flags=["--yes"]), call.words)
    paths = paths_of(call, args.data_dir)
    store = open_store(call, args.data_dir)
    waiting = WaitingFiles(paths.state, store.envelope).files()
    files = (*waiting, *unreadable_draft_files(paths.state, store.envelope))
    closed = [path for path in in_data(paths.data) if store.envelope.is_undecryptable(path)]
    if not files and not closed:
        print_lines([format_phrase("seal.take_in.none")])
        return 0
    if needed := {
        key_id_at(path) for path in (*closed, *files) if store.envelope.is_undecryptable(path)
    }:
        _open_others(call, paths, store.envelope, needed)
    beside = ConflictCopies(paths.data, paths.data / MONTHS).pending()
    done = [_merge_file(call, args, store, path) for path in files]
    done += [_merge_encrypted(call, store, path, is_page=path not in beside) for path in closed]
    return 0 if all(done) else 1


def _merge_encrypted(call: Invocation, store: Store, path: Path, *, is_page: bool) -> bool:
    """Merge a file that another key opened. Returns whether it could be decrypted."""
    if store.envelope.is_undecryptable(path):
        print_error(_closed(path))
        return False
    if is_page:
        print_lines([format_phrase("seal.take_in.opened", path=path)])
        return True
    # Giving the passphrase is the decision.
    brought = store.merge(path, call.clock.now(), _title)
    return _print_result(path.name, brought)


def _merge_file(call: Invocation, args: ParsedArgs, store: Store, path: Path) -> bool:
    """Merge a file. Returns whether no decision about it is left."""
    drafts = drafts_in(path, store.envelope)
    if drafts:
        return _restore_drafts(call, args, store, path, drafts)
    pages = list(_described(store.envelope, path, call.clock.now()))
    if not pages:
        is_closed = bool(read_versions(path, store.envelope).why)
        print_error(
            _closed(path) if is_closed else format_phrase("seal.take_in.no_page", path=path)
        )
        return False
    print_lines([format_phrase("seal.take_in.file", name=path.name), *pages])
    if not _agreed(args):
        print_lines([format_phrase("seal.take_in.left", path=path)])
        return False
    brought = store.merge(path, call.clock.now(), _title)
    if not _print_result("", brought):
        return False
    store.move_to_merged(path)
    return True


def _restore_drafts(
    call: Invocation, args: ParsedArgs, store: Store, path: Path, drafts: Sequence[Fields]
) -> bool:
    """Return drafts to the places where they were typed."""
    count = len(drafts)
    held = format_phrase(
        "seal.take_in.drafts.one" if count == 1 else "seal.take_in.drafts", count=count
    )
    print_lines([format_phrase("seal.take_in.file", name=path.name), held])
    if not _agreed(args):
        print_lines([format_phrase("seal.take_in.left", path=path)])
        return False
    added = Drafts(paths_of(call, args.data_dir).state, call.clock, envelope=store.envelope).add(
        drafts
    )
    print_lines(
        [format_phrase("seal.take_in.drafts_done" if added else "seal.take_in.nothing_new")]
    )
    store.move_to_merged(path)
    return True


def _closed(path: Path) -> str:
    from winsboard.cli.passphrase import OTHER_FILE

    return format_phrase("seal.take_in.closed", path=path, variable=OTHER_FILE)


def _title(counts: Mapping[str, int]) -> Title:
    return Title("merged", new_documents_words(counts))


def _print_result(name: str, brought: MergeSummary) -> bool:
    """Print the result for a file. Returns whether all of it is on the board."""
    for path, page in brought.unmerged.items():
        print_error(format_phrase("merge.unmerged", path=path, page=page))
    if brought.unmerged:
        return False
    what = new_documents_words(brought.new_documents)
    done = (
        format_phrase("seal.take_in.done", what=what)
        if what
        else format_phrase("seal.take_in.nothing_new")
    )
    print_lines([*([name] if name else []), done])
    return True


def _described(envelope: Envelope, path: Path, now: datetime) -> Iterator[str]:
    """The contents of the pages in a file, one line each."""
    for version in read_versions(path, envelope).versions:
        raw = page_json.serialize(version.page, version.tables, {}, {}).raw
        one = summarize(from_bytes({version.page: raw}, envelope, now))
        last = one.last_change
        words = contents_words(one.wins, one.others, one.habits)
        words += (
            [format_phrase("seal.take_in.last", day=day_words(last.date(), last.date()))]
            if last
            else []
        )
        yield format_phrase("seal.take_in.page", page=version.page, what=", ".join(words))


def _open_others(
    call: Invocation, paths: Paths, envelope: Envelope, needed: Collection[bytes]
) -> None:
    """Encrypt files that another key opens with this board's key, if its passphrase is given."""
    from winsboard.cli.passphrase import check_installed, unlock_with_any

    check_installed()
    from winsboard.store.crypto.key_ring import WrongPassphrase
    from winsboard.store.crypto.other_keys import envelope_for_saved_files
    from winsboard.store.encryption.rekey import rewrite_all

    try:
        other = unlock_with_any(
            call.environ,
            format_phrase("seal.ask.of_copies"),
            lambda given: envelope_for_saved_files(paths.data, paths.state, needed, given),
        )
    except WrongPassphrase:
        print_error(format_phrase("seal.other_opens_none"))
        return
    if other is not None:
        with Lock(paths.state / "lock").acquire():
            rewrite_all(paths.data, paths.state, envelope, other)


def _agreed(args: ParsedArgs) -> bool:
    if args.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    return ask(format_phrase("seal.take_in.ask"))
