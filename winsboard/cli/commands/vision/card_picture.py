"""`vision picture`: putting a picture on a card, or taking it off."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation, path_from_arg
from winsboard.cli.io.output import print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.domain.vision import cards
from winsboard.words import format_phrase

SPEC: Final = CommandSpec(
    "vision picture",
    "CARD PICTURE",
    {"--caption": "TEXT"},
    ["--off"],
)


def set_picture(call: Invocation) -> None:
    """Put a picture on a card, change its caption, or take it off."""
    args = parse_args(SPEC, call.words)
    file = args.words[-1] if len(args.words) > 1 and not args.has("--off") else ""
    name = joined_words(args.words[:-1] if file else args.words)
    caption = args.value("--caption")
    if not name:
        raise usage_error(SPEC, "no_card")
    if not (file or caption is not None or args.has("--off")):
        raise usage_error(SPEC, "no_picture")
    notebook = open_notebook(call, args.data_dir)
    card = cards.find(notebook.board, name)
    said = card.caption if caption is None else joined_words([caption])
    context = notebook.edit_context()
    if not file:
        picture = "" if args.has("--off") else card.picture
        commit_and_report(notebook, cards.set_picture(card, picture, said, context))
        return
    # The words are checked first, so that no file is written for a card that cannot have it.
    cards.set_picture(card, "", said, context)
    added = notebook.pictures.add(path_from_arg(file, call.environ))
    try:
        commit_and_report(notebook, cards.set_picture(card, added.name, said, context))
    except BaseException:
        with suppress(OSError):
            notebook.pictures.forget(added.name)
        raise
    notes = [format_phrase("own.vision.picture_moving")] if added.was_moving else []
    if not said:
        notes.append(format_phrase("cli.vision.no_caption"))
    if notes:
        print_lines(notes)
