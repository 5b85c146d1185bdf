"""`share`: a packet of chosen entries for somebody, as a file or on standard output."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.commands.sharing import to_board
from winsboard.cli.commands.sharing.items import ticked
from winsboard.cli.context import Invocation, is_folder, path_from_arg
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import ask, print_error, print_lines
from winsboard.cli.open_board import open_notebook, warn_unreadable
from winsboard.domain.library import items
from winsboard.domain.model.documents import Person
from winsboard.domain.sharing.names import Names
from winsboard.domain.sharing.packet import DETAILS, Detail, Given, Packet
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views import packets
from winsboard.report import packet_file
from winsboard.report.packet import packet_text
from winsboard.report.writers import WRITERS
from winsboard.words import format_phrase
from winsboard.words.sentences.sharing import left_in, left_in_words, names_for

SPEC: Final = CommandSpec(
    "share",
    values={
        "--to": "PERSON",
        "--item": "ITEM",
        "--with": "DETAIL",
        "--names": "replaced|kept",
        "--format": "FORMAT",
        "-o": "FILE",
    },
    flags=("--preview", "--sealed", "--yes"),
    exclusive=("--preview", "-o"),
)
REPLACED: Final = "replaced"
NAMES: Final = (REPLACED, "kept")
OUTPUT: Final = "-"
"""Typed instead of a file for standard output."""
VARIABLE: Final = "WINSBOARD_PACKET_PASSPHRASE_FILE"
"""Names a file whose first line is the passphrase for a packet, for scripts."""


def run(call: Invocation) -> int:
    """Show a packet, or write it and note that it was given; or give lines to another board."""
    if to_board.is_meant(call.words):
        return to_board.run(call)
    args = parse_args(SPEC, call.words)
    target = _target(call, args)
    notebook = open_notebook(call, args.data_dir, is_reading=target is None)
    person = _receiver(notebook, args)
    packet = _packet(call, notebook, args)
    form = _choice(args, "--format", (*WRITERS,), _form_of(target))
    names = _names(notebook, args)
    text = packet_text(notebook.board, packet, names, form)
    if left := left_in_words(left_in(notebook.board, packet, names)):
        print_error(left)
    if target is None:
        _print(text.encode(errors="replace"))
        return 0
    if args.has("--sealed"):
        packet_file.check_sealing()
    if _is_agreed(notebook, args):
        data = text.encode(errors="replace")
        _give(call, notebook, args, Given(packet, person, data), target)
    else:
        print_lines([format_phrase("cli.share.not_given")])
    return 0


def _target(call: Invocation, args: ParsedArgs) -> Path | str | None:
    """The file to write, `-` for standard output, or None for a preview."""
    typed = args.value("-o")
    if typed is None:
        if not args.has("--preview"):
            raise usage_error(SPEC, "share.target")
        return None
    if typed == OUTPUT:
        if args.has("--sealed") and sys.stdout.isatty():
            raise CommandError("cli.share.sealed_terminal")
        return OUTPUT
    path = path_from_arg(typed, call.environ)
    if not is_folder(path.parent):
        raise CommandError("cli.no_folder", folder=path.parent)
    if is_folder(path):
        raise CommandError("cli.share.folder", path=path)
    if os.path.lexists(path):
        raise CommandError("cli.share.there", path=path)
    return path


def _form_of(target: Path | str | None) -> str:
    return packet_file.format_of(target) if isinstance(target, Path) else packet_file.TEXT


def _receiver(notebook: Notebook, args: ParsedArgs) -> Person:
    typed = args.value("--to")
    if typed is None:
        raise usage_error(SPEC, "share.person")
    people = packets.receivers(notebook.board)
    if not people:
        raise CommandError("cli.share.no_people")
    return items.find(people, joined_words([typed]))


def _packet(call: Invocation, notebook: Notebook, args: ParsedArgs) -> Packet:
    pieces = ticked(call, notebook, args.data_dir, args.all("--item"))
    if not pieces:
        raise CommandError("cli.share.nothing")
    details = frozenset(_detail(joined_words([typed])) for typed in args.all("--with"))
    return Packet(pieces, details)


def _detail(typed: str) -> Detail:
    for detail in DETAILS:
        if typed.strip().casefold() == detail:
            return detail
    raise CommandError("cli.share.no_detail", typed=typed[:40], known=", ".join(DETAILS))


def _choice(args: ParsedArgs, option: str, known: tuple[str, ...], default: str) -> str:
    typed = args.value(option)
    if typed is None:
        return default
    if (wanted := typed.strip().casefold()) in known:
        return wanted
    raise usage_error(SPEC, "share.choice", option=option, known=", ".join(known))


def _names(notebook: Notebook, args: ParsedArgs) -> Names | None:
    if _choice(args, "--names", NAMES, REPLACED) != REPLACED:
        return None
    packets.load_names(notebook)
    warn_unreadable(notebook.reader())
    return names_for(notebook.board)


def _is_agreed(notebook: Notebook, args: ParsedArgs) -> bool:
    """Say once what giving means, and ask unless `--yes` was typed."""
    if not packets.has_given(notebook):
        print_error(format_phrase("packet.for_good"))
    if args.has("--yes"):
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("cli.cannot_ask.change")
    return ask(format_phrase("cli.share.agree"))


def _give(
    call: Invocation, notebook: Notebook, args: ParsedArgs, given: Given, target: Path | str
) -> None:
    """Write a packet and its line of the ledger: both or neither."""
    is_sealed = args.has("--sealed")
    if is_sealed:
        data = packet_file.sealed(given.data, _passphrase(call, target))
        given = given._replace(data=data, is_sealed=True)
    note = partial(notebook.commit, given.line(notebook.edit_context()))
    if not isinstance(target, Path):
        note()
        _print(given.data)
        return
    try:
        packet_file.write_and_note(target, given.data, note)
    except FileExistsError:
        raise CommandError("cli.share.there", path=target) from None
    except OSError as error:
        raise CommandError("cli.share.unwritten", path=target, why=error.strerror or "") from None
    key = "cli.share.done.sealed" if is_sealed else "cli.share.done"
    print_lines([format_phrase(key, path=target)])


def _passphrase(call: Invocation, target: Path | str | None) -> str:
    """The passphrase, typed twice or from a file. Raises CommandError if that is beside it."""
    from winsboard.cli.passphrase import new_passphrase

    named = call.environ.get(VARIABLE)
    if named and isinstance(target, Path):
        beside = path_from_arg(named, call.environ).parent
        if beside.resolve() == target.parent.resolve():
            raise CommandError("cli.share.beside", variable=VARIABLE)
    return new_passphrase(call.environ, VARIABLE).decode()


def _print(data: bytes) -> None:
    """Print the very bytes that a file would hold; on a terminal what it can show."""
    out = sys.stdout
    if out is None:
        return
    if out.isatty() or not hasattr(out, "buffer"):
        print_lines([data.decode(errors="replace").removesuffix("\n")])
        return
    try:
        out.flush()
        out.buffer.write(data)
        out.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError("cli.unwritten", why=error.strerror or "") from None
