"""`breathe`: one line for each phase of a breath."""

from __future__ import annotations

import select
import sys
import time
from contextlib import suppress
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, joined_words, parse_args, usage_error
from winsboard.cli.context import Invocation
from winsboard.cli.io.output import json_lines, print_lines
from winsboard.cli.io.prompt import Ended, ask_choice, next_line
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_report
from winsboard.clock import Clock
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import HELPED
from winsboard.domain.settings import preferences
from winsboard.domain.text.folding import best_match
from winsboard.domain.text.numbers import parse_integer
from winsboard.domain.text.sanitize import one_line
from winsboard.domain.wellbeing import breathing, coping_cards
from winsboard.domain.wellbeing.breathing import Pattern
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import breath_name, patterns, phase_word, safety

SPEC: Final = CommandSpec(
    "breathe", values={"--pattern": "NAME", "--minutes": "N"}, flags=["--list", "--json"]
)
sleep = time.sleep


def run(call: Invocation) -> int:
    """Breathe for some minutes, or list the patterns."""
    args = parse_args(SPEC, call.words)
    if args.has("--list") or args.has("--json"):
        print_lines(_listed(args))
        return 0
    notebook = open_notebook(call, args.data_dir)
    settings = notebook.board.settings
    pattern = _pattern(args.value("--pattern"), settings.breath_pattern)
    minutes = _minutes(args.value("--minutes"), pattern, settings.breath_minutes)
    safety, ends = _safety_lines(notebook, pattern), format_phrase("calm.breath.ends")
    try:
        # Inside, because Ctrl+C may come as soon as its line is seen.
        print_lines([pattern.name, *safety, ends, ""])
        _save_note_read(notebook, pattern)
        breathe(call.clock, pattern, minutes)
    except KeyboardInterrupt:
        print_lines([""])
    ask_if_helped(notebook, pattern.id, breath_name(pattern))
    return 0


def breathe(clock: Clock, pattern: Pattern, minutes: int) -> None:
    """Print the word of each phase when it begins, timed by the monotonic clock."""
    start, end = clock.monotonic(), breathing.duration(pattern, minutes)
    elapsed = 0.0
    while elapsed < end - breathing.SLIP:
        breath = breathing.state_at(pattern, elapsed)
        seconds = f"{round(breath.seconds_left_in_phase, 1):g}"
        print_lines(
            [format_phrase("calm.breath.phase", word=phase_word(breath.word), seconds=seconds)]
        )
        until = elapsed + breath.seconds_left_in_phase
        if ended_within(clock, start + until):
            return
        elapsed = max(until, clock.monotonic() - start)


def ended_within(clock: Clock, moment: float) -> bool:
    """Wait until a time of the monotonic clock. Returns whether a line was typed before."""
    left = moment - clock.monotonic()
    if left <= 0:
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        if select.select([sys.stdin], [], [], left)[0]:
            with suppress(Ended):
                next_line()
            return True
        return False
    sleep(left)
    return False


def _safety_lines(notebook: Notebook, pattern: Pattern) -> list[str]:
    """The safety note the first time, and the note on holding the breath until it was read."""
    settings, words = notebook.board.settings, safety()
    lines = [] if settings.breath_safety_read else [words.before, words.stop, words.never]
    return [*lines, words.holds] if pattern.holds and not settings.breath_holds_read else lines


def _save_note_read(notebook: Notebook, pattern: Pattern) -> None:
    before = notebook.board.settings
    holds = before.breath_holds_read or pattern.holds
    after = before._replace(breath_safety_read=True, breath_holds_read=holds)
    edit = preferences.change(before, after, notebook.edit_context())
    if edit is not None:
        notebook.commit(edit)


def ask_if_helped(notebook: Notebook, key: str, name: str) -> None:
    """Ask whether what has this key helped; an answer is saved."""
    choices = [format_phrase(f"calm.helped.{helped}") for helped in HELPED[1:]]
    try:
        found = ask_choice(format_phrase("calm.helped"), choices)
    except Ended:
        return
    if found is not None:
        helped = HELPED[found + 1]
        commit_and_report(
            notebook,
            coping_cards.rate(key, name, helped, notebook.edit_context()),
        )


def _pattern(name: str | None, usual: str) -> Pattern:
    if name is None:
        return breathing.find_pattern(patterns(), usual)
    wanted = one_line(joined_words([name]))
    if wanted.isdecimal() and 1 <= int(wanted[:3]) <= len(patterns()):
        return patterns()[int(wanted[:3]) - 1]
    ids, names = [(p.id, p) for p in patterns()], [(p.name, p) for p in patterns()]
    found = best_match(wanted, ids, pieces=False) or best_match(wanted, names)
    if len(found) > 1:
        raise Refusal("own.ambiguous", name=wanted, names=", ".join(p.name for p in found))
    if not found:
        known = ", ".join(p.name for p in patterns())
        raise Refusal("breath.no_pattern", name=wanted, known=known)
    return found[0]


def _minutes(text: str | None, pattern: Pattern, usual: int) -> int:
    if text is None:
        return breathing.minutes_for(pattern, min(usual, pattern.max_minutes))
    minutes = parse_integer(text)
    if minutes is None:
        raise usage_error(SPEC, "no_breath_minutes", typed=joined_words([text]))
    # Zero minutes are refused, while a setting of 0 stands for what the pattern suggests.
    return breathing.minutes_for(pattern, minutes or -1)


def _listed(args: ParsedArgs) -> list[str]:
    if args.has("--json"):
        return json_lines(patterns())
    lines = []
    for number, pattern in enumerate(patterns(), start=1):
        lines.append(f"  {number} {pattern.name}: {pattern.plain}")
        lines.append(f"    {pattern.note}")
    return [*lines, "", safety().holds]
