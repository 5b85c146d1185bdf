"""`trigger` and `thought`: noting what set something off, and answering a harsh thought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.cli.io.prompt import Ended, ask_line
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.save import commit_and_celebrate
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Entry, Part
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.sanitize import one_line
from winsboard.domain.wellbeing import thoughts, triggers
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import thinking_traps, thought_questions, trigger_categories
from winsboard.words.sentences.celebration import trigger_event
from winsboard.words.sentences.wellbeing.trigger_counts import thought_lines, trigger_lines

TRIGGER: Final = CommandSpec("trigger", "[TRIGGER]", {"--helped": "TEXT"}, ["--json"])
THOUGHT: Final = CommandSpec(
    "thought",
    "[TEXT]",
    {"--check": "TEXT", "--choose": "TEXT", "--trap": "TRAP"},
    ["--list", "--json"],
)


def run(call: Invocation) -> int:
    """Save a trigger note or a thought, or count them."""
    is_trigger = call.command == "trigger"
    args = parse_args(TRIGGER if is_trigger else THOUGHT, call.words)
    notebook = open_notebook(call, args.data_dir)
    if is_trigger:
        if args.words:
            _note(notebook, args)
        else:
            print_lines(_triggers(notebook, args))
    elif args.has("--list") or args.has("--json"):
        print_lines(_thoughts(notebook, args))
    else:
        _think(notebook, args)
    return 0


def _note(notebook: Notebook, args: ParsedArgs) -> None:
    known = {id: category.label for id, category in trigger_categories().items()}
    helped = args.value("--helped")
    part = (
        Part(format_phrase("inner.helped"), joined_words([helped])) if helped is not None else None
    )
    about = _named(args.words[0], known, "cli.no_trigger")
    edit = triggers.note(
        about,
        notebook.edit_context(),
        own_words(args.words[1:], format_phrase("cli.ask.trigger")),
        part,
    )
    commit_and_celebrate(notebook, edit, notebook.today, trigger_event(about))


def _triggers(notebook: Notebook, args: ParsedArgs) -> list[str]:
    found = triggers.counts(_lately(notebook))
    if args.has("--json"):
        return json_lines(found)
    lines = [*trigger_lines(found), "", format_phrase("inner.categories")]
    return [
        *lines,
        *(
            f"  {number} {category.label}: {category.examples}"
            for number, category in enumerate(trigger_categories().values(), start=1)
        ),
    ]


def _think(notebook: Notebook, args: ParsedArgs) -> None:
    """Save what the options say, or ask three questions if they say nothing."""
    known = {id: trap.label for id, trap in thinking_traps().items()}
    trap = args.value("--trap")
    about = _named(trap, known, "cli.no_trap") if trap else ""
    answers = {
        thoughts.CATCH: own_words(args.words, format_phrase("cli.ask.thought")),
        thoughts.CHECK: joined_words([args.value("--check") or ""]),
        thoughts.CHOOSE: joined_words([args.value("--choose") or ""]),
    }
    parts = [q._replace(answer=answers[q.step]) for q in thought_questions()]
    if not any(answers.values()):
        parts = _ask_steps()
    edit = thoughts.save(parts, notebook.edit_context(), about)
    commit_and_celebrate(notebook, edit, notebook.today, edit.title.did.replace(".", "_"))


def _ask_steps() -> list[Part]:
    """The three answers, or those given before the input ended; the first alone is enough."""
    parts = list(thought_questions())
    try:
        print_lines([format_phrase("inner.thought.how"), ""])
        for n, question in enumerate(parts):
            parts[n] = question._replace(answer=ask_line(question.prompt))
    except (Ended, KeyboardInterrupt):
        return parts
    return parts


def _thoughts(notebook: Notebook, args: ParsedArgs) -> list[str]:
    found = thoughts.counts(_lately(notebook))
    if args.has("--json"):
        return json_lines(found)
    return thought_lines(found)


def _lately(notebook: Notebook) -> list[Entry]:
    today = notebook.today
    notebook.load_days(today - triggers.LATELY, today)
    return list(notebook.board.entries_between(today - triggers.LATELY, today))


def _named(name: str, known: Mapping[str, str], unknown: str) -> str:
    """The id for a number, an id, or part of a name.

    Raises CommandError for an unknown name, Refusal for an ambiguous one.
    """
    wanted = one_line(joined_words([name]))
    if wanted.isdecimal() and 1 <= int(wanted[:3]) <= len(known):
        return list(known)[int(wanted[:3]) - 1]
    ids = [(called, id) for id in known for called in (id, id.partition(".")[2])]
    labels = [(label, id) for id, label in known.items()]
    found = best_match(wanted, ids, pieces=False) or best_match(wanted, labels)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("own.ambiguous", name=wanted, names=", ".join(known[id] for id in found))
    raise CommandError(unknown, name=wanted, known=", ".join(known.values()))
