"""`winsboard` and `demo`: opening the board, or a made-up one."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.commands.program.choose_board import choose_board
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.domain.text.numbers import parse_integer
from winsboard.paths import Paths
from winsboard.tui.app.launch import WrittenOnDemo, can_draw
from winsboard.words import format_phrase

DEMO_BOARD: Final = 10
"""Exit code of the board if a newcomer asks for the made-up one."""
CARRY_OVER: Final = 11
"""Exit code of the demo board if what was written is to be copied to one's own."""
DEMO: Final = CommandSpec("demo", values={"--fill": "DIR", "--years": "N", "--seed": "N"})
PAINT: Final = 0.02
"""Seconds before a write in which the board can paint the result of a key."""
MAX_SEED: Final = 2**53


def run(call: Invocation) -> int:
    """Open the board; without a terminal, print the day instead."""
    if call.command == "demo":
        return _demo(call)
    args = parse_args(CommandSpec(call.command, flags=["--json"]), call.words)
    if args.has("--plain") or args.has("--json") or not can_draw(call.environ):
        return _print_day(call)
    name = ""
    if args.data_dir is None or call.board:
        chosen = choose_board(call)
        if chosen is None:
            return 0
        call, name = chosen
    code = _open(call, paths_of(call, args.data_dir), name=name)
    if code != DEMO_BOARD:
        return code
    return _demo(call._replace(words=[]), args.data_dir)


def _print_day(call: Invocation) -> int:
    from winsboard.cli.commands.progress import show

    return show.run(call._replace(command="today"))


def _open(call: Invocation, paths: Paths, demo: WrittenOnDemo | None = None, name: str = "") -> int:
    """`name` is that of the board, if there are several."""
    from winsboard.cli.open_board import envelope_for, receive_messages
    from winsboard.notebook.notebook import Notebook
    from winsboard.notebook.saving.background_writer import BackgroundWriter
    from winsboard.store.disk.lock_owner import BOARD, set_process_name
    from winsboard.store.drafts.drafts import Drafts
    from winsboard.store.errors import StoreError
    from winsboard.store.notices import Notices
    from winsboard.store.store import Store
    from winsboard.tui.app.launch import open_board

    set_process_name(BOARD, f"{call.clock.now():%Y-%m-%d %H:%M}")
    notices = Notices()
    envelope = envelope_for(call, paths, notices)
    store = Store(paths.data, paths.state, call.clock, notices, envelope)
    receive_messages(store, call)
    notebook = Notebook(store, call.clock, BackgroundWriter(store, yield_seconds=PAINT))
    notebook.environ = call.environ
    drafts = Drafts(paths.state, call.clock, notices, envelope)
    try:
        with suppress(StoreError):
            # Registered, so that nobody encrypts or decrypts the files while this board is open.
            drafts.register()
        return open_board(
            notebook, drafts, paths, demo=demo, name=name, is_encrypted=envelope.is_on
        )
    finally:
        notebook.close()
        drafts.close()


def _demo(call: Invocation, data_dir: str | None = None) -> int:
    from winsboard.demo.folder import MAX_YEARS, SEED, YEARS

    args = parse_args(DEMO, call.words)
    years = _parse_number(args.value("--years"), YEARS, MAX_YEARS)
    seed = _parse_number(args.value("--seed"), SEED, MAX_SEED)
    folder = args.value("--fill")
    if folder is None:
        is_plain = args.has("--plain")
        return _show_demo(call, years, seed, plain=is_plain, data_dir=args.data_dir or data_dir)
    _write_demo(call, folder, years, seed)
    return 0


def _parse_number(text: str | None, otherwise: int, largest: int) -> int:
    if text is None:
        return otherwise
    number = parse_integer(text)
    if number is None or not 1 <= number <= largest:
        raise CommandError("cli.whole_number", number=text, largest=largest)
    return number


def _write_demo(call: Invocation, folder: str, years: int, seed: int) -> None:
    """Write a made-up data folder that is kept."""
    from winsboard.demo.folder import fill, is_empty
    from winsboard.store.store import Store

    paths = paths_of(call, folder)
    if not is_empty(paths.data):
        raise CommandError("cli.not_empty", folder=paths.data)
    fill(Store(paths.data, paths.state, call.clock), call.clock, years, seed)
    print_lines(
        [
            format_phrase(
                "demo.filled.one" if years == 1 else "demo.filled", years=years, folder=paths.data
            )
        ]
    )


def _show_demo(
    call: Invocation, years: int, seed: int, *, plain: bool = False, data_dir: str | None = None
) -> int:
    """Show a made-up board in a temporary folder; `data_dir` is the folder of one's own board."""
    from winsboard.cli.commands.program.demo_words import DemoWords
    from winsboard.demo.folder import Throwaway, fill
    from winsboard.store.store import Store

    with Throwaway() as throwaway:
        environ = {**call.environ, "WINSBOARD_HOME": str(throwaway.home)}
        shown = call._replace(words=[], environ=environ, board="")
        paths = paths_of(shown, None)
        fill(Store(paths.data, paths.state, call.clock), call.clock, years, seed)
        if plain or not can_draw(call.environ):
            print_lines([format_phrase("demo.hello"), ""])
            return _print_day(shown)
        words = DemoWords(call, paths)
        code = _open(shown, paths, words.texts)
        if code == CARRY_OVER:
            # If it fails, the folder stays: the words are nowhere else.
            throwaway.stays = True
            words.carry_over(data_dir)
            throwaway.stays = False
            return 0
    print_lines([format_phrase("demo.gone")])
    return code
