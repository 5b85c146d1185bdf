"""`board`: the boards on this computer, each with its own files, lock, backups and passphrase."""

from __future__ import annotations

from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation, registry_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.io.prompt import numbered
from winsboard.cli.open_board import open_notebook, open_store
from winsboard.cli.subcommands import run_subcommand
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Settings
from winsboard.domain.settings import board_names, preferences
from winsboard.domain.text.folding import best_match, fold_name
from winsboard.paths import FIRST_BOARD, UnknownFolder
from winsboard.store.boards.registry import QUOTED, Registry
from winsboard.words import format_phrase

FAMILY: Final = "family"
AUDIENCES: Final = {"me": "mh", "rehab": "rehab", FAMILY: FAMILY}
"""The values of `board_for`, by what is typed."""


def run(call: Invocation) -> int:
    """Run the command that is named; without one, print the list."""
    actions = {
        "list": _list,
        "add": _add,
        "rename": _rename,
        "away": _archive,
        "again": _restore,
    }
    return run_subcommand(call._replace(board=""), actions)


def _list(call: Invocation) -> None:
    """Print the boards with the numbers by which they can be named."""
    args = _parsed(CommandSpec(call.command, flags=["--all", "--json"]), call)
    rows = [row for row in _registry(call).rows() if args.has("--all") or not row.archived]
    if args.has("--json"):
        print_json([{"id": r.id, "name": r.name, "archived": r.archived} for r in rows])
        return
    lines = numbered([row.name for row in rows if not row.archived])
    archived = [format_phrase("board.line.archived", name=r.name) for r in rows if r.archived]
    print_lines([*lines, *archived, "", format_phrase("board.how")])


def _add(call: Invocation) -> None:
    """Add a board, and say honestly what keeps boards apart."""
    args = _parsed(CommandSpec(call.command, "NAME", {"--for": "WHOM"}), call)
    name = board_names.clean(_name(args))
    board_for = _audience(args.value("--for") or (FAMILY if fold_name(name) == FAMILY else ""))
    registry = _registry(call)
    row = registry.add(name)
    try:
        _begin(call._replace(board=row.name), name, board_for)
    except BaseException:
        registry.forget(row)
        raise
    print_lines(
        [
            format_phrase("board.added", name=name),
            format_phrase("board.opens", name=_quoted(name)),
            format_phrase("board.honest", name=_quoted(name)),
        ]
    )


def _rename(call: Invocation) -> None:
    """Give a board another name, which its header shows as well."""
    args = _parsed(CommandSpec(call.command, "BOARD NEW", {}), call)
    if len(args.words) != 2:
        raise usage_error(args.spec, "board_names")
    registry = _registry(call)
    row = registry.find(joined_words(args.words[:1]))
    after = registry.rename(row, board_names.clean(joined_words(args.words[1:])))
    if row.id != FIRST_BOARD and not row.archived:
        try:
            _set_name(call._replace(board=after.name), after.name)
        except BaseException:
            registry.rename(after, row.name)
            raise
    print_lines([format_phrase("board.renamed", name=row.name, new=after.name)])


def _archive(call: Invocation) -> None:
    """Archive a board: it is no longer offered, and its files stay."""
    _move(call, archived=True)


def _restore(call: Invocation) -> None:
    """Offer an archived board again."""
    _move(call, archived=False)


def _move(call: Invocation, *, archived: bool) -> None:
    args = _parsed(CommandSpec(call.command, "BOARD"), call)
    registry = _registry(call)
    row = registry.find(_name(args))
    if row.id == FIRST_BOARD:
        raise Refusal("board.first_stays", name=row.name)
    did = "archived" if archived else "restored"
    if row.archived == archived:
        print_lines([format_phrase("cli.already")])
        return
    registry.archive(row, archived=archived)
    print_lines([format_phrase(f"board.{did}", name=row.name, quoted=_quoted(row.name))])


def _begin(call: Invocation, name: str, board_for: str) -> None:
    """Write the first page of a new board. It is no act, so `undo` never makes it another board."""
    settings = Settings()._replace(board_name=name, board_for=board_for)
    open_store(call, None).import_documents([settings])


def _set_name(call: Invocation, name: str) -> None:
    """Save the name in the board itself, so that it has it on another computer, too."""
    notebook = open_notebook(call, None)
    before = notebook.board.settings
    after = before._replace(board_name=name)
    edit = preferences.change(before, after, notebook.edit_context())
    if edit is not None:
        notebook.commit(edit)


def _audience(typed: str) -> str:
    found = best_match(typed, AUDIENCES.items(), pieces=False)
    if typed and not found:
        raise CommandError("cli.board.no_audience", typed=typed[:QUOTED])
    return found[0] if found else ""


def _name(args: ParsedArgs) -> str:
    if not args.words:
        raise usage_error(args.spec, "no_board")
    return args.text


def _parsed(spec: CommandSpec, call: Invocation) -> ParsedArgs:
    args = parse_args(spec, call.words)
    if args.data_dir is not None:
        raise CommandError("cli.board.with_data_dir")
    return args


def _registry(call: Invocation) -> Registry:
    try:
        return registry_of(call.environ)
    except UnknownFolder as no:
        raise CommandError(f"cli.{no.reason}", **no.values) from None


def _quoted(name: str) -> str:
    """A name as it is typed in a shell."""
    import shlex

    return shlex.quote(name)
