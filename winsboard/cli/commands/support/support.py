"""`support` and `tomorrow`: who can help, and the line of the evening before."""

from __future__ import annotations

from winsboard.cli.args.parser import CommandSpec, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.cli.past_year import load_past_year
from winsboard.cli.save import commit_and_celebrate
from winsboard.domain.reflection import tomorrow
from winsboard.domain.text.calendar import ONE_DAY
from winsboard.domain.wellbeing import asking
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.sentences.wellbeing.support import page_lines, support_page


def run(call: Invocation) -> int:
    """Print Support, or the lines for today and tomorrow; `--done` ticks the one for today."""
    flags = ["--done"] if call.command == "tomorrow" else ["--json", "--asked"]
    args = parse_args(CommandSpec(call.command, flags=flags), call.words)
    notebook = open_notebook(call, args.data_dir)
    today = notebook.today
    if call.command == "tomorrow":
        notebook.load_days(today - ONE_DAY, today)
        _line(notebook, done=args.has("--done"))
        return 0
    if args.has("--asked"):
        edit = asking.save(format_phrase("shelter.asked.win"), notebook.edit_context())
        commit_and_celebrate(notebook, edit, today, "win", tags=[asking.ASKED])
        return 0
    load_past_year(notebook)
    page = support_page(notebook.board, today)
    if args.has("--json"):
        print_json(page)
    else:
        print_lines([*page_lines(page), "", format_phrase("shelter.asked.how")])
    return 0


def _line(notebook: Notebook, *, done: bool) -> None:
    if done:
        edit = tomorrow.tick(notebook.board, notebook.edit_context())
        commit_and_celebrate(notebook, edit, notebook.today, "win")
        return
    print_lines(_lines(notebook) or [format_phrase("plain.tomorrow.none")])


def _lines(notebook: Notebook) -> list[str]:
    """The line for today, and the one that was written today for tomorrow."""
    lines = []
    if line := tomorrow.line_for(notebook.board, notebook.today):
        lines.append(
            format_phrase(
                "plain.you_wrote.done" if line.done else "plain.you_wrote", text=line.text
            )
        )
    if text := tomorrow.line_from(notebook.board, notebook.today):
        lines.append(format_phrase("plain.for_tomorrow", text=text))
    return lines
