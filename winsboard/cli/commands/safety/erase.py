"""`erase`: erasing text for good, everywhere winsboard has stored it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args, usage_error
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.file_list import file_list_lines
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.open_board import open_store
from winsboard.domain.model.documents import DatedDocument, Entry
from winsboard.domain.text.calendar import day_of
from winsboard.named_tuple import NamedTuple
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.plain.differences import count_words, kind_of
from winsboard.store.disk.last_list import LastList
from winsboard.store.disk.lock_owner import set_process_name
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.erasure.draft_days import DraftFilter, parts_of_key
from winsboard.store.erasure.erase import Erased, erase
from winsboard.store.erasure.targets import Predicate, about
from winsboard.store.erasure.wipe import erase_everything
from winsboard.store.format.encrypted_header import header_at
from winsboard.store.format.lazy_document import Fields
from winsboard.store.inventory.other_boards import boards_below
from winsboard.store.notices import Notices
from winsboard.store.store import Store
from winsboard.words import format_phrase
from winsboard.words.text.dates import full_day_words

SPEC: Final = CommandSpec(
    "erase",
    values={"--entry": "ID", "--from": "D", "--to": "D"},
    flags=["--everything", "--yes"],
)


def run(call: Invocation) -> int:
    """Erase one entry, a span of days, or everything, after a question."""
    args = parse_args(SPEC, call.words)
    targets = [args.value("--entry"), args.value("--from"), args.has("--everything") or None]
    if sum(target is not None for target in targets) != 1 or (
        args.value("--to") is not None and args.value("--from") is None
    ):
        raise usage_error(SPEC, "one_wish")
    paths = paths_of(call, args.data_dir)
    set_process_name(call.command)
    if args.has("--everything"):
        question = format_phrase("cli.erase.ask.everything", folder=paths.data)
        if _agreed(args, question, file_list_lines(paths.data, paths.state)):
            left = erase_everything(paths.data, paths.state)
            print_lines(
                [
                    format_phrase("cli.erase.everything"),
                    *_remaining_lines(left, paths.state),
                    format_phrase("cli.erase.reach"),
                ]
            )
        return 0
    store = open_store(call, args.data_dir)
    make_request = _entry if args.value("--entry") else _span
    request = make_request(call, args, store)
    if not _can_agree(args):
        raise CommandError("cli.cannot_ask.change")
    if _agreed(args, request.question, request.matches):
        erased = erase(
            paths.data, paths.state, call.clock, request.predicate, store.envelope, request.drafts
        )
        LastList(paths.state).forget()
        print_lines(_report_lines(erased, request.days, boards_below(paths.data, paths.state)))
    return 0


class _Request(NamedTuple):
    """What to erase, and what is printed before."""

    predicate: Predicate
    question: str
    drafts: DraftFilter | None = None
    days: str = ""
    """A description that includes the days as they were understood; always printed."""
    matches: tuple[str, ...] = ()


def _entry(call: Invocation, args: ParsedArgs, store: Store) -> _Request:
    reader, id = Notebook(store, call.clock).reader(), args.value("--entry") or ""
    found = reader.last() if id == LAST else reader.find(id)
    wanted = found.id if found is not None else id
    return _Request(about([wanted]), format_phrase("cli.erase.ask.entry", id=wanted))


def _span(call: Invocation, args: ParsedArgs, store: Store) -> _Request:
    notebook = Notebook(store, call.clock)
    today = notebook.today
    first = day_or_today(args.value("--from"), today)
    last = day_or_today(args.value("--to"), today)
    if first > last:
        raise CommandError("cli.backwards", first=first, last=last)

    def is_wanted(_table: str, _id: str, fields: Fields) -> bool:
        return _is_in(fields.get("day"), first, last)

    drafts = DraftFilter(first, last, partial(_day_at, notebook))
    days = format_phrase("cli.erase.span", first=full_day_words(first), last=full_day_words(last))
    what = _counted(*_count_matches(call, args, store, drafts, first, last))
    takes = (format_phrase("cli.erase.takes", days=days, what=what),) if what else ()
    question = format_phrase(
        "cli.erase.ask.span", first=full_day_words(first), last=full_day_words(last)
    )
    return _Request(is_wanted, question, drafts, days, takes)


def _day_at(notebook: Notebook, moment: datetime) -> date:
    here = moment.astimezone(notebook.clock.now().tzinfo)
    return day_of(here, notebook.board.settings.day_boundary)


def _count_matches(
    call: Invocation,
    args: ParsedArgs,
    store: Store,
    predicate: DraftFilter,
    first: date,
    last: date,
) -> tuple[Counter[str], int]:
    """Count the documents of these days by kind, and the drafts.

    What only the history still contains is found later, by the erasing itself.
    """
    kinds: Counter[str] = Counter()
    known: set[str] = set()
    wanted: set[str] = set()
    for page in store.every_page({}).values():
        for document in page.values():
            if isinstance(document, Entry):
                known.update({document.id, *document.was})
            if isinstance(document, DatedDocument) and first <= document.day <= last:
                kinds[kind_of(document)] += 1
                wanted.update({document.id, *document.was} if isinstance(document, Entry) else ())
    drafts = Drafts(
        paths_of(call, args.data_dir).state, call.clock, Notices(print_error), store.envelope
    )
    taken = [
        id
        for id, draft in drafts.all().items()
        if predicate.matches(id, draft, known) or not wanted.isdisjoint(parts_of_key(draft))
    ]
    return kinds, len(taken)


def _counted(kinds: Mapping[str, int], drafts: int) -> str:
    """The counts in words, drafts last; empty if all are zero."""
    counts = [count_words(kind, count) for kind, count in sorted(kinds.items())]
    return ", ".join([*counts, *([count_words("draft", drafts)] if drafts else [])])


def _is_in(day: object, first: date, last: date) -> bool:
    return isinstance(day, str) and first.isoformat() <= day[:10] <= last.isoformat()


def _can_agree(args: ParsedArgs) -> bool:
    """Whether the person has agreed already, or can be asked."""
    return args.has("--yes") or (sys.stdin is not None and sys.stdin.isatty())


def _agreed(args: ParsedArgs, question: str, what: Iterable[str] = ()) -> bool:
    """Print what will be erased, and ask for agreement."""
    if lines := list(what):
        print_lines(lines)
    if not _can_agree(args):
        raise CommandError("cli.cannot_ask.change")
    if args.has("--yes"):
        return True
    if not ask(question):
        print_lines([format_phrase("cli.left")])
        return False
    return True


def _report_lines(erased: Erased, days: str, other_boards: Iterable[Path]) -> list[str]:
    if not erased.found:
        raise CommandError("cli.erase.nothing.days" if days else "cli.erase.nothing", days=days)
    what = _counted(erased.kinds, erased.drafts)
    lines = [format_phrase("cli.erase.done", what=what or format_phrase("cli.erase.traces"))]
    lines += [format_phrase("cli.erase.days", days=days)] if days else []
    lines += [format_phrase("cli.erase.still", path=path) for path in erased.remaining]
    lines += [
        format_phrase(f"cli.erase.{_why_closed(path)}", path=path) for path in erased.undecryptable
    ]
    lines += [format_phrase("cli.own.other_board", folder=board) for board in other_boards]
    return [*lines, format_phrase("cli.erase.reach")]


def _why_closed(path: Path) -> str:
    return "closed" if header_at(path) is not None else "too_much"


def _remaining_lines(files: Collection[Path], state: Path) -> list[str]:
    """What is not erased; the person's own files in the data folder are only counted."""
    in_state = [path for path in files if path.is_relative_to(state)]
    count = sum(path not in in_state for path in files)
    lines = [format_phrase("cli.erase.others", count=count)] if count else []
    return [*lines, *(format_phrase("cli.erase.others_state", path=path) for path in in_state)]
