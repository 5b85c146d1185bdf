"""`breathe`: one line for each phase of a breath."""

from __future__ import annotations

import select
import sys
import time
from contextlib import suppress
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, read, typed, wrong
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
from winsboard.domain.text.numbers import read_whole
from winsboard.domain.text.sanitize import one_line
from winsboard.domain.wellbeing import breathing, coping_cards
from winsboard.domain.wellbeing.breathing import Pattern
from winsboard.notebook.notebook import Notebook
from winsboard.words import say
from winsboard.words.catalog.calm import breath_name, patterns, phase_word, safety

FORM: Final = CommandSpec(
    "breathe", values={"--pattern": "NAME", "--minutes": "N"}, flags=["--list", "--json"]
)
sleep = time.sleep


def run(call: Invocation) -> int:
    """Breathe for some minutes, or list the patterns."""
    said = read(FORM, call.words)
    if said.has("--list") or said.has("--json"):
        print_lines(_listed(said))
        return 0
    notebook = open_notebook(call, said.data_dir)
    settings = notebook.board.settings
    pattern = _pattern(said.value("--pattern"), settings.breath_pattern)
    minutes = _minutes(said.value("--minutes"), pattern, settings.breath_minutes)
    print_lines([pattern.name, *_first_words(notebook, pattern), say("calm.breath.ends"), ""])
    _keep_read(notebook, pattern)
    try:
        breathe(call.clock, pattern, minutes)
    except KeyboardInterrupt:
        print_lines([""])
    _ask_what_came(notebook, pattern)
    return 0


def breathe(clock: Clock, pattern: Pattern, minutes: int) -> None:
    """Print the word of each phase when it begins, timed by the monotonic clock."""
    start, end = clock.running(), breathing.length(pattern, minutes)
    elapsed = 0.0
    while elapsed < end - breathing.SLIP:
        breath = breathing.at(pattern, elapsed)
        seconds = f"{round(breath.left_in_phase, 1):g}"
        print_lines([say("calm.breath.phase", word=phase_word(breath.word), seconds=seconds)])
        until = elapsed + breath.left_in_phase
        if _ended_within(clock, start + until):
            return
        elapsed = max(until, clock.running() - start)


def _ended_within(clock: Clock, moment: float) -> bool:
    """Wait until a time of the monotonic clock. Returns whether a line was typed before."""
    left = moment - clock.running()
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


def _first_words(notebook: Notebook, pattern: Pattern) -> list[str]:
    """The safety note the first time, and the note on holding the breath until it was read."""
    settings, words = notebook.board.settings, safety()
    lines = [] if settings.breath_safety_read else [words.before, words.stop, words.never]
    return [*lines, words.holds] if pattern.holds and not settings.breath_holds_read else lines


def _keep_read(notebook: Notebook, pattern: Pattern) -> None:
    before = notebook.board.settings
    holds = before.breath_holds_read or pattern.holds
    after = before._replace(breath_safety_read=True, breath_holds_read=holds)
    edit = preferences.change(before, after, notebook.moment())
    if edit is not None:
        notebook.commit(edit)


def _ask_what_came(notebook: Notebook, pattern: Pattern) -> None:
    """Ask whether it helped; an answer is saved."""
    choices = [say(f"calm.helped.{helped}") for helped in HELPED[1:]]
    try:
        found = ask_choice(say("calm.helped"), choices)
    except Ended:
        return
    if found is not None:
        helped = HELPED[found + 1]
        commit_and_report(
            notebook, coping_cards.rate(pattern.id, breath_name(pattern), helped, notebook.moment())
        )


def _pattern(name: str | None, usual: str) -> Pattern:
    if name is None:
        return breathing.in_order(patterns(), usual)
    wanted = one_line(typed([name]))
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
        return breathing.minutes_for(pattern, min(usual, pattern.longest))
    minutes = read_whole(text)
    if minutes is None:
        raise wrong(FORM, "no_breath_minutes", typed=typed([text]))
    # Zero minutes are refused, while a setting of 0 stands for what the pattern suggests.
    return breathing.minutes_for(pattern, minutes or -1)


def _listed(said: ParsedArgs) -> list[str]:
    if said.has("--json"):
        return json_lines(patterns())
    lines = []
    for number, pattern in enumerate(patterns(), start=1):
        lines.append(f"  {number} {pattern.name}: {pattern.plain}")
        lines.append(f"    {pattern.note}")
    return [*lines, "", safety().holds]
