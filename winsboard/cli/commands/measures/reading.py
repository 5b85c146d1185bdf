"""`reading`: saving a value of a measure, or showing first, latest and range."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Final

from winsboard.cli.args.dates import day_or_today
from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import ask, print_json, print_lines
from winsboard.cli.open_board import open_notebook
from winsboard.domain.errors import Refusal
from winsboard.domain.measures import measures, readings
from winsboard.domain.measures.comparison import standing
from winsboard.domain.model.goals import Measure, Reading
from winsboard.domain.text.numbers import MAX_LENGTH, parse_number
from winsboard.notebook.notebook import Notebook
from winsboard.notebook.views.measured import (
    all_readings,
    latest_of_each,
    records_before,
    true_records,
)
from winsboard.plain.goals import level_lines
from winsboard.plain.measures import reading_fields, summary
from winsboard.words import format_phrase
from winsboard.words.sentences.measures.readings import (
    answer_words,
    parse_by,
    parse_help,
    unlikely_words,
)
from winsboard.words.text.dates import full_day_words

OPTIONS: Final = {
    "--of": "N",
    "--hinted": "N",
    "--set-up": "T",
    "--help-level": "alone|near|some|lot|full",
    "--by": "NAME",
    "--day": "D",
    "--note": "TEXT",
}
SPEC: Final = CommandSpec("reading", "MEASURE [VALUE]", OPTIONS, ["--json"])


def run(call: Invocation) -> int:
    """Save a value; without one, print first, latest and range."""
    args = parse_args(SPEC, call.words)
    if not args.words:
        raise usage_error(SPEC, "no_measure")
    notebook = open_notebook(call, args.data_dir)
    measure, typed = _parts(notebook, args)
    if typed is None:
        if given := [option for option in OPTIONS if args.value(option) is not None]:
            raise usage_error(SPEC, "no_value_for", option=given[0])
        _show(notebook, measure, args)
        return 0
    if args.has("--json"):
        raise usage_error(SPEC, "json_alone")
    _save(notebook, measure, typed, args)
    return 0


def _parts(notebook: Notebook, args: ParsedArgs) -> tuple[Measure, str | None]:
    """The measure that the words name, and the value after it, if there is one."""
    *name, last = args.words
    if not name:
        return measures.find(notebook.board, joined_words([last])), None
    if last.strip() and not _may_be_value(last):
        # A name of several words without a value.
        with suppress(Refusal):
            return measures.find(notebook.board, args.text), None
    return measures.find(notebook.board, joined_words(name)), joined_words([last])


def _may_be_value(word: str) -> bool:
    try:
        return parse_number(word) is not None
    except Refusal:
        return True


def _show(notebook: Notebook, measure: Measure, args: ParsedArgs) -> None:
    reader = notebook.reader()
    if args.has("--json"):
        print_json(reading_fields(measure, all_readings(reader, measure)))
        return
    records = true_records(reader, measure)
    latest = latest_of_each(reader, measure, [record.set_up for record in records])
    print_lines(summary(measure, records, latest, notebook.today))


def _save(notebook: Notebook, measure: Measure, typed: str, args: ParsedArgs) -> None:
    reading = _reading(notebook, measure, typed, args)
    before = records_before(notebook, measure)
    edit = readings.add(measure, reading, notebook.edit_context())
    new = edit.changes[0].after
    assert isinstance(new, Reading)
    lines = []
    if readings.is_unlikely(measure, new.value):
        said = unlikely_words(measure, new.value)
        if sys.stdin is not None and sys.stdin.isatty():
            if not ask(format_phrase("spoken.measure.unlikely.ask", said=said)):
                print_lines([format_phrase("cli.left")])
                return
        else:
            lines.append(format_phrase("spoken.measure.unlikely.saved", said=said))
    notebook.commit(edit)
    answer = answer_words(measure, new, standing(measure, before, new.value, new.set_up))
    if args.value("--day") is not None:
        answer = format_phrase("spoken.measure.said.day", said=answer, day=full_day_words(new.day))
    print_lines([answer, *lines, *level_lines(notebook.board, new)])


def _reading(notebook: Notebook, measure: Measure, typed: str, args: ParsedArgs) -> Reading:
    """The reading that was typed. Raises Refusal."""
    level, by = args.value("--help-level"), args.value("--by")
    name, with_person = parse_by(joined_words([by])) if by is not None else ("", False)
    return Reading(
        id="",
        measure=measure.id,
        day=day_or_today(args.value("--day"), notebook.today),
        at=notebook.clock.now(),
        value=_value(measure, typed),
        out_of=_number(args, "--of", "reading.out_of"),
        hinted=_number(args, "--hinted", "reading.hinted_number"),
        set_up=joined_words([args.value("--set-up") or ""]),
        help=None if level is None else parse_help(joined_words([level])),
        by=name,
        with_person=with_person,
        note=joined_words([args.value("--note") or ""]),
    )


def _value(measure: Measure, typed: str) -> float:
    if measure.kind == "help" and not _may_be_value(typed):
        return parse_help(typed)
    return readings.parse_value(measure, typed)


def _number(args: ParsedArgs, option: str, reason: str) -> float | None:
    typed = args.value(option)
    if typed is None:
        return None
    number = parse_number(typed)
    if number is None:
        raise Refusal(reason, typed=typed[:MAX_LENGTH], value="")
    return number
