"""`reflect`: the look back, one question per line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from winsboard.cli.args.parser import CommandSpec, joined_words, parse_args
from winsboard.cli.context import Invocation, paths_of
from winsboard.cli.io.output import print_error, print_lines
from winsboard.cli.io.prompt import Ended, ask_choice, ask_line, numbered, parse_choice
from winsboard.cli.open_board import open_notebook
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.library import items
from winsboard.domain.model.documents import Flow, FlowStep, Part
from winsboard.domain.reflection import flows, look_back_state, prompts, saving
from winsboard.domain.reflection.flows import StepQuestion
from winsboard.domain.reflection.look_back_state import DRAFT
from winsboard.domain.reflection.tomorrow import TOMORROW
from winsboard.domain.wellbeing import affirmations, rituals
from winsboard.notebook.notebook import Notebook
from winsboard.store.drafts.drafts import Drafts
from winsboard.store.notices import Notices
from winsboard.words import format_phrase
from winsboard.words.catalog.feelings import feeling_groups
from winsboard.words.catalog.reflection import shipped_flows, steps_with_questions
from winsboard.words.catalog.rituals import candle
from winsboard.words.sentences.journal.look_back_answers import (
    easiest_steps,
    picked_wins,
    ticked_habits,
    wins_to_pick,
)

SPEC: Final = CommandSpec("reflect", values={"--flow": "FLOW"})


def run(call: Invocation) -> int:
    """Ask one step after the other; the answers are saved however it ends."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir)
    today = notebook.today
    notebook.load_days(today - timedelta(days=prompts.FORTNIGHT), today)
    drafts = Drafts(paths_of(call, args.data_dir).state, call.clock, Notices(print_error))
    try:
        flow = _flow(notebook, args.value("--flow"))
        LookBackInterview(notebook, drafts, flow).run()
    except Ended:
        return 0
    finally:
        drafts.close()
    return 0


def _flow(notebook: Notebook, name: str | None) -> Flow:
    """The look back that was named, was begun this evening, or is chosen now; raises Ended."""
    board, today = notebook.board, notebook.today
    known = flows.usable(board, shipped_flows())
    if name is not None:
        named = items.find(flows.listed(board, shipped_flows()), joined_words([name]))
        asked = flows.as_asked(board, named)
        if not asked.steps:
            raise Refusal("flow.mood_off", name=asked.name)
        return asked
    begun = entries.reflection_of(board, today)
    for flow in known:
        if begun is not None and flow.id == begun.about:
            return flow
    offered = flows.offered(board, shipped_flows(), today)
    if not flows.offers_gentle(board, today) or offered[0].id == flows.GENTLE:
        return offered[0]
    found = ask_choice(format_phrase("evening.which"), [flow.name for flow in offered[:2]])
    return offered[found or 0]


class LookBackInterview:
    """One evening's look back, step by step."""

    def __init__(self, notebook: Notebook, drafts: Drafts, flow: Flow) -> None:
        self._notebook = notebook
        self._drafts = drafts
        self._flow = flow
        self._day: date = notebook.today
        self._asked = steps_with_questions(notebook.board, flow, self._day)
        kept = entries.reflection_of(notebook.board, self._day)
        self._began_with = kept.parts if kept else ()
        self._parts = {part.prompt: part for part in self._began_with}
        self._resume_draft()
        self._carried = ""
        """What was typed at a step that takes no words, for the next that does."""
        self._closed = False
        """Whether every step was gone through."""

    def run(self) -> None:
        """Ask every step that has no answer yet; raises Ended at the end of the input."""
        print_lines([self._flow.name, format_phrase("evening.how"), ""])
        try:
            for number, asked in enumerate(self._asked, start=1):
                head = format_phrase("evening.step", number=number, steps=len(self._asked))
                self._step(asked, f"{head} {asked.question}")
            self._closed = True
        finally:
            self._append_unused_text()
            self._save()
        line = affirmations.line_for_place(self._notebook.board, "evening", self._day)
        print_lines([line.text] if line else [format_phrase("evening.end")])

    def _step(self, asked: StepQuestion, head: str) -> None:
        step = asked.step
        before = self._parts.get(asked.question)
        if before is not None:
            print_lines([head, *(f"  {line}" for line in before.answer.split("\n"))])
        elif step.kind == "ritual":
            self._ritual(head)
        elif step.kind == "none":
            self._carry(ask_line(head))
        else:
            self._note(asked, self._answer(step, head))

    def _answer(self, step: FlowStep, head: str) -> str:
        if self._carried and step.kind == "text":
            answer, self._carried = self._carried, ""
            print_lines([head, *(f"  {line}" for line in answer.split("\n"))])
            return answer
        if step.kind == "feeling":
            return _words_or_number(head, feeling_groups()[-1].offered)
        if step.kind == "choice":
            return _picked(head, step.choices)
        if step.kind == "win":
            return _picked(head, tuple(wins_to_pick(self._notebook.board, self._day)))
        return _words_or_number(head, tuple(easiest_steps(self._notebook.board, self._day, step)))

    def _note(self, asked: StepQuestion, answer: str) -> None:
        if answer:
            self._parts[asked.question] = Part(asked.question, answer, asked.step.id)
            fields = look_back_state.draft_fields(self._day, self._flow.id, self._parts.values())
            self._drafts.save(DRAFT, fields or {})

    def _append_unused_text(self) -> None:
        """Text typed at steps that take none, and not used since, is added to the last that takes
        some."""
        takers = [asked for asked in self._asked if asked.step.kind == "text"] or self._asked
        if self._carried:
            before = self._parts.get(takers[-1].question)
            words = filter(None, (before.answer if before else "", self._carried))
            self._note(takers[-1], "\n".join(words))

    def _ritual(self, head: str) -> None:
        board, name = self._notebook.board, candle().name
        if not board.settings.candle or rituals.is_candle_lit(board, self._day):
            print_lines([head])
            return
        line = ask_line(head, *numbered([name]))
        if parse_choice(line, [name]) == 0:
            done = format_phrase("history.ritual.lit")
            commit_and_report(
                self._notebook, rituals.light_candle(board, done, self._notebook.edit_context())
            )
        else:
            self._carry(line)

    def _carry(self, line: str) -> None:
        self._carried = "\n".join(filter(None, (self._carried, line)))

    def _save(self) -> None:
        """Save the answers as one entry, and delete the draft.

        Only a look back that was finished is celebrated.
        """
        parts = tuple(self._parts.values())
        board, context = self._notebook.board, self._notebook.edit_context()
        edit = saving.save(
            board,
            self._day,
            parts,
            context,
            initial=self._began_with,
            flow=self._flow.id,
            picked=picked_wins(board, self._day, self._flow, parts, self._began_with),
            ticked=ticked_habits(board, self._day, parts, self._began_with),
        )
        if edit is not None and not self._closed:
            commit_and_report(self._notebook, edit)
        elif edit is not None:
            tags = [part.step for part in parts if part.step == TOMORROW]
            commit_and_celebrate(self._notebook, edit, self._day, "reflection", tags=tags)
        self._drafts.delete(DRAFT)

    def _resume_draft(self) -> None:
        """Continue the draft of a look back that was interrupted this evening."""
        draft = look_back_state.parse_draft(self._drafts.get(DRAFT) or {})
        if draft is None or draft.day != self._day:
            return
        steps = {asked.question: asked.step.id for asked in self._asked}
        for part in draft.parts:
            step = part.step or steps.get(part.prompt, "")
            self._parts[part.prompt] = part._replace(step=step)


def _words_or_number(head: str, words: Sequence[str]) -> str:
    """Words, or one of the words that are offered by its number."""
    if not words:
        return ask_line(head)
    line = ask_line(head, "  " + ", ".join(f"{n} {word}" for n, word in enumerate(words, 1)))
    found = parse_choice(line, words)
    return line if found is None else words[found]


def _picked(head: str, choices: tuple[str, ...]) -> str:
    """A choice by its number, or other words; empty if there are no choices."""
    if not choices:
        print_lines([head, f"  {format_phrase('evening.no_wins')}"])
        return ""
    line = ask_line(head, *numbered(choices))
    found = parse_choice(line, choices)
    return line if found is None else choices[found]
