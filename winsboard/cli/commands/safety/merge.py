"""`merge`: merging a copy of this board, from another machine or an earlier time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from winsboard.cli.args.parser import CommandSpec, parse_args, usage_error
from winsboard.cli.context import Invocation, path_from_arg, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_error, print_lines
from winsboard.cli.open_board import open_store
from winsboard.cli.passphrase import OTHER_FILE, check_installed, unlock_with_any
from winsboard.domain.model.edits import Title
from winsboard.paths import Paths
from winsboard.store.crypto.envelope import Envelope
from winsboard.store.format.encrypted_header import key_id_at
from winsboard.store.pictures.incoming import merge_pictures
from winsboard.store.sync.import_copy import MergeSummary
from winsboard.store.sync.incoming import files_below
from winsboard.words import format_phrase
from winsboard.words.sentences.merge_report import new_documents_words


def run(call: Invocation) -> int:
    """Merge a file or a folder, or the conflict copies in the data folder."""
    args = parse_args(CommandSpec(call.command, "[PATH]"), call.words)
    if len(args.words) > 1:
        raise usage_error(args.spec, "too_many", words=" ".join(args.words[1:]))
    path = path_from_arg(args.words[0], call.environ) if args.words else None
    store = open_store(call, args.data_dir)
    paths = paths_of(call, args.data_dir)
    other = _other_envelope(call, paths, store.envelope, path) if path is not None else None
    brought = store.merge(path, call.clock.now(), _title, other)
    with store.pictures.locked():
        pictures = _pictures(merge_pictures(store.pictures, path, other))
    for file, page in brought.unmerged.items():
        print_error(format_phrase("merge.unmerged", path=file, page=page))
    if brought.files:
        replaced = list(filter(None, [_replaced(brought.replaced)]))
        left = (_unmerged_line(*left, is_here=path is None) for left in brought.left.items())
        print_lines([_report_lines(brought), *pictures, *replaced, *left])
        return 1 if brought.unmerged else 0
    if brought.unmerged:
        return 1
    closed = {left: why for left, why in brought.left.items() if why}
    if path is None and pictures:
        print_lines(pictures)
        return 0
    if path is not None:
        raise _nothing_in(path, closed)
    what = _replaced(brought.replaced) or format_phrase("merge.no_copies", folder=paths.data)
    print_lines([what, *(_unmerged_line(*left, is_here=True) for left in closed.items())])
    return 0


def _title(counts: Mapping[str, int]) -> Title:
    return Title("merged", new_documents_words(counts))


def _other_envelope(
    call: Invocation, paths: Paths, envelope: Envelope, path: Path
) -> Envelope | None:
    """The envelope for files that are encrypted with another key, if its passphrase is given."""
    needed = {key_id_at(file) for file in files_below(path) if envelope.is_undecryptable(file)}
    if not needed:
        return None
    check_installed()
    from winsboard.store.crypto.key_ring import WrongPassphrase
    from winsboard.store.crypto.other_keys import envelope_for_folder

    try:
        return unlock_with_any(
            call.environ,
            format_phrase("seal.ask.of_merged", path=path),
            lambda given: envelope_for_folder(path, paths.data, paths.state, needed, given),
        )
    except WrongPassphrase:
        print_error(format_phrase("seal.other_opens_none"))
        return None


def _report_lines(brought: MergeSummary) -> str:
    count = len(brought.files)
    files = format_phrase("merge.files.one" if count == 1 else "merge.files", count=count)
    what = new_documents_words(brought.new_documents)
    if not what:
        return format_phrase("merge.nothing_new", files=files)
    return format_phrase("merge.came", files=files, what=what)


def _pictures(count: int) -> list[str]:
    """A sentence about the pictures that came along; none if there were none."""
    key = "merge.pictures.one" if count == 1 else "merge.pictures"
    return [format_phrase(key, count=count)] if count else []


def _replaced(count: int) -> str:
    """A sentence about pages that were merged in place; empty if there are none."""
    if not count:
        return ""
    return format_phrase("merge.replaced.one" if count == 1 else "merge.replaced", count=count)


def _unmerged_line(path: Path, why: str, *, is_here: bool) -> str:
    """A sentence about a file that was not merged; `take-in` handles those of the board itself."""
    if why == "other_seal" and not is_here:
        return format_phrase("merge.closed", path=path, variable=OTHER_FILE)
    if why:
        return format_phrase("store.sealed", path=path, why=format_phrase(f"store.why.{why}"))
    return format_phrase("merge.left", path=path)


def _nothing_in(path: Path, closed: dict[Path, str]) -> CommandError:
    """The sentence if nothing could be merged; `closed` are files that cannot be decrypted."""
    for first, why in closed.items():
        if why == "other_seal":
            return CommandError("merge.closed", path=first, variable=OTHER_FILE)
        return CommandError("store.sealed", path=first, why=format_phrase(f"store.why.{why}"))
    return CommandError("merge.no_pages", path=path)
