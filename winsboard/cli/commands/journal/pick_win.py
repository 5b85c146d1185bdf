"""`win --pick`: a win from the list of small wins."""

from __future__ import annotations

from winsboard.cli.args.parser import ParsedArgs
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.domain.journal.win_list import SPAN, WinChoice, wins_to_pick
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.numbers import parse_integer
from winsboard.notebook.notebook import Notebook
from winsboard.plain.win_list import win_list_lines
from winsboard.words.catalog.areas import areas_of
from winsboard.words.catalog.win_ideas import win_ideas


def picked(notebook: Notebook, args: ParsedArgs) -> WinChoice | None:
    """The win with the number or name that was typed. Without one, print the list.

    Raises CommandError if no win, or more than one, fits what was typed.
    """
    today = notebook.today
    notebook.load_days(today - SPAN, today)
    ideas = win_ideas(notebook.board, everyone=args.has("--all"))
    choices = wins_to_pick(notebook.board, ideas, today, areas_of(notebook.board).alike)
    if not args.words:
        print_lines(win_list_lines(notebook.board, choices))
        return None
    return _find(choices, args.text)


def _find(choices: tuple[WinChoice, ...], typed: str) -> WinChoice:
    number = parse_integer(typed)
    if number is not None:
        if not 1 <= number <= len(choices):
            raise CommandError("cli.pick.no_number", number=typed[:20], largest=len(choices))
        return choices[number - 1]
    found = best_match(typed, [(win.text, win) for win in choices])
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(win.text for win in found)
        raise CommandError("cli.pick.several", name=typed[:60], names=names)
    raise CommandError("cli.pick.none", name=typed[:60])
