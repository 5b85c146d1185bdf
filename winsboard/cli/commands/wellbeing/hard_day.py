"""`hard-day`: a card that counts nothing, and something kind for the next hour."""

from __future__ import annotations

from datetime import date
from typing import Final

from winsboard.cli.args.parser import CommandSpec, ParsedArgs, parse_args
from winsboard.cli.context import Invocation
from winsboard.cli.errors import CommandError
from winsboard.cli.io.output import print_lines
from winsboard.cli.io.prompt import Ended, ask_choice, ask_line, numbered
from winsboard.cli.open_board import open_notebook
from winsboard.cli.own_words import own_words
from winsboard.cli.past_year import load_past_year
from winsboard.cli.save import commit_and_celebrate, commit_and_report
from winsboard.domain.habits import welcome
from winsboard.domain.habits.welcome import SmallWin
from winsboard.domain.library import people
from winsboard.domain.library.people import MY_PEOPLE
from winsboard.domain.settings.wording import plain_words
from winsboard.domain.text.folding import fold_name
from winsboard.domain.wellbeing import coping_cards, hard_days, similar_days
from winsboard.domain.wellbeing.hard_days import ANSWERS, Answer
from winsboard.notebook.notebook import Notebook
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import HardDayCard, hard_day_card, shipped_skills
from winsboard.words.sentences.habits.easiest_versions import tiny_steps
from winsboard.words.sentences.wellbeing.similar_days import similar_day_lines
from winsboard.words.sentences.wellbeing.support import (
    page_lines,
    person_line,
    stroke_words,
    support_page,
)

SPEC: Final = CommandSpec("hard-day", "[TEXT]", {"--next": "ANSWER"}, ["--before"])
CARDS: Final = 5


def run(call: Invocation) -> int:
    """Show the card, save it, and continue with the choice."""
    args = parse_args(SPEC, call.words)
    notebook = open_notebook(call, args.data_dir)
    today = notebook.today
    if args.has("--before"):
        load_past_year(notebook)
        print_lines(similar_day_lines(similar_days.similar_days(notebook.board, today), today))
        return 0
    wished = _answer_from_args(args) if args.words or args.value("--next") else None
    stroke = stroke_words(notebook.board)
    card = _card(notebook)
    print_lines([card.title, *([stroke] if stroke else []), *card.lines[:2]])
    found = wished or _ask(notebook)
    if found is None:
        return 0
    text, answer = found
    edit = hard_days.save(notebook.edit_context(), answer, text)
    if answer:
        commit_and_celebrate(notebook, edit, today, "setback_care")
    else:
        commit_and_report(notebook, edit)
    print_lines(_next_lines(notebook, answer))
    return 0


def _answer_from_args(args: ParsedArgs) -> tuple[str, Answer]:
    wanted = fold_name(args.value("--next") or "")
    answer = next((a for a in ANSWERS if a == wanted), None)
    if answer is None:
        raise CommandError("refusal.hard_day.answer")
    return own_words(args.words, format_phrase("calm.hard_day.words")), answer


def _card(notebook: Notebook) -> HardDayCard:
    return hard_day_card(plain=plain_words(notebook.board.settings))


def _ask(notebook: Notebook) -> tuple[str, Answer] | None:
    """Ask for words and a choice, both optional. Returns None if the input ended before either."""
    text = ""
    card = _card(notebook)
    choices = [label for _, label in card.choices]
    try:
        text = ask_line(format_phrase("calm.hard_day.words"))
        found = ask_choice(card.lines[-1], [*choices, format_phrase("calm.before.title")])
        if found == len(choices):
            today = notebook.today
            load_past_year(notebook)
            print_lines(
                [*similar_day_lines(similar_days.similar_days(notebook.board, today), today), ""]
            )
            found = ask_choice(card.lines[-1], choices)
    except (Ended, KeyboardInterrupt):
        return (text, "") if text else None
    return text, "" if found is None else card.choices[found][0]


def _next_lines(notebook: Notebook, answer: Answer) -> list[str]:
    """The lines that follow a choice."""
    today = notebook.today
    if answer == "rest":
        return ["", format_phrase("calm.hard_day.rest")]
    if answer == "calm":
        load_past_year(notebook)
        cards = coping_cards.listed(notebook.board, shipped_skills(), today)[:CARDS]
        return ["", *numbered([card.name for card in cards]), format_phrase("calm.hard_day.calm")]
    if answer == "person":
        there = people.listed(notebook.board, MY_PEOPLE)
        return ["", *([person_line(p) for p in there] or [format_phrase("support.no_people")])]
    if answer == "tiny":
        return ["", *_small(notebook, today)]
    return ["", *page_lines(support_page(notebook.board, today))] if answer == "support" else []


def _small(notebook: Notebook, today: date) -> list[str]:
    notebook.load_days(today - welcome.LATELY, today)
    wins = tiny_steps(notebook.board, today)
    return [format_phrase("calm.hard_day.tiny"), *(f"  {_tick(notebook, win)}" for win in wins)]


def _tick(notebook: Notebook, win: SmallWin) -> str:
    """A tiny step, and the command that ticks it."""
    numbers = {habit.id: n for n, habit in enumerate(notebook.board.habits, start=1)}
    if win.habit in numbers:
        return format_phrase("calm.hard_day.tick", name=win.label, number=numbers[win.habit])
    return format_phrase("calm.hard_day.win", name=win.label)
