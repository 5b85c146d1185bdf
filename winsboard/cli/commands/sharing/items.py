"""Which pieces are ticked by the options of `share`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from winsboard.cli.args.entry_names import listed_id
from winsboard.cli.args.parser import joined_words
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.errors import CommandError
from winsboard.domain.sharing.pieces import FACETS, Piece
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.reading.reader import LAST
from winsboard.notebook.views.packets import pieces_with_id
from winsboard.store.disk.last_list import LastList

ANSWER: Final = "answer"


def ticked(
    call: Invocation, notebook: Notebook, data_dir: str | None, typed: Sequence[str]
) -> tuple[Piece, ...]:
    """The pieces that were named, each once and in the order in which they happened.

    Each is named as `ITEM` for its text, or `ITEM:PART` for another part, such as `12:note`. An
    item without a text stands for its answers or its value. Raises CommandError.
    """
    listed = LastList(paths_of(call, data_dir).state)
    found: dict[tuple[str, str, int], Piece] = {}
    for words in typed:
        name, _, part = joined_words([words]).strip().partition(":")
        pieces = _of_item(notebook, listed, name)
        found.update((piece.key, piece) for piece in _parts(pieces, part, name))
    return tuple(sorted(found.values(), key=lambda piece: (piece.day, piece.of)))


def _of_item(notebook: Notebook, listed: LastList, name: str) -> tuple[Piece, ...]:
    if name == LAST:
        entry = notebook.reader().last()
        id = entry.id if entry else ""
    else:
        id = listed_id(listed, name)
    pieces = pieces_with_id(notebook, id) if id else ()
    if not pieces:
        raise CommandError("cli.share.no_item", name=name[:40])
    return pieces


def _parts(pieces: Sequence[Piece], part: str, name: str) -> Sequence[Piece]:
    """The pieces of an item that are meant: those of a part, or the main ones without a part."""
    wanted = part.strip().casefold()
    if not wanted:
        return [p for p in pieces if p.facet == pieces[0].facet]
    if wanted.isdecimal() and len(wanted) < 4:
        found = [p for p in pieces if p.facet == ANSWER and p.number == int(wanted)]
    else:
        found = [p for p in pieces if p.facet == wanted]
    if not found:
        there = ", ".join(f for f in FACETS if any(p.facet == f for p in pieces))
        raise CommandError("cli.share.no_part", part=part[:40], name=name[:40], known=there)
    return found
