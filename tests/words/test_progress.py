"""The progress views in sentences: singular and plural, and never a decline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.progress.board import BED, KNOWN, TODAY, months, on
from winsboard.domain.habits.growth import HabitView, PeriodCounts
from winsboard.domain.habits.runs import Run
from winsboard.domain.progress.month import month_view
from winsboard.domain.progress.moods import HabitMoods
from winsboard.domain.progress.year import SCALES, year_of_habit, year_of_wins
from winsboard.words.sentences.habits.growth import (
    explanation_lines,
    habit_sentence,
    run_words,
    step_of,
)
from winsboard.words.sentences.progress.patterns import mood_comparison_sentences
from winsboard.words.sentences.progress.views import (
    level_words,
    month_day_sentence,
    month_sentence,
    wins_words,
    year_day_sentence,
)


def stretch(done: int, rest: int = 0, no_entry: int = 0) -> PeriodCounts:
    return PeriodCounts(date(2026, 1, 1), date(2026, 1, 28), done, rest, no_entry)


def grown(start: PeriodCounts | None, lately: PeriodCounts, run: Run | None = None) -> HabitView:
    return HabitView(BED, 0.5, (), start, lately, 1, run)


@pytest.mark.parametrize(
    ("wins", "said"), [(0, ""), (1, "1 win"), (2, "2 wins"), (1000, "1000 wins")]
)
def test_wins_are_counted(wins: int, said: str) -> None:
    assert wins_words(wins) == said


def test_a_month_says_its_wins_and_its_rest() -> None:
    view = month_view(KNOWN, months(KNOWN, TODAY, TODAY)[0], TODAY, TODAY)
    assert month_sentence(view) == "November 2026: 11 wins on 7 days. 3 days of rest."
    said = {
        day: month_day_sentence(view, cell, TODAY)
        for day in (3, 5, 12, 15, 22)
        if (cell := view.cell(on(day)))
    }
    assert said == {
        3: "Tuesday 3 November: 3 wins, Make the bed: done, Old one: done.",
        5: "Thursday 5 November: an entry, Make the bed: rest.",
        12: "Thursday 12 November: rest.",
        15: "Sunday 15 November: no entry.",
        22: "Sunday 22 November: still to come.",
    }


def test_a_day_of_a_year_is_said_in_words() -> None:
    year = months(KNOWN, on(1, 1), on(31, 12))
    wins = year_of_wins(KNOWN, year, 2026, TODAY)
    bed = year_of_habit(KNOWN, year, BED, 2026, TODAY)

    def said(day: int) -> tuple[str, str]:
        one, other = wins.cell(on(day)), bed.cell(on(day))
        assert one is not None
        assert other is not None
        sentences = (
            year_day_sentence(wins, one, TODAY),
            year_day_sentence(bed, other, TODAY),
        )
        first, second = (sentence.partition(": ")[2] for sentence in sentences)
        return first, second

    assert said(3) == ("3 wins.", "done.")
    assert said(4) == ("1 win.", "some of it.")
    assert said(5) == ("an entry.", "rest.")
    assert said(10) == ("1 win.", "open.")
    assert said(13) == ("rest.", "rest.")
    assert said(15) == ("no entry.", "no entry.")
    assert said(22) == ("still to come.", "still to come.")


def test_the_shades_are_explained() -> None:
    assert level_words(SCALES[0]) == ("1", "2", "3", "4 and more")
    assert level_words(SCALES[2]) == ("1 to 2", "3 to 5", "6 to 8", "9 and more")


def test_a_start_stands_beside_now_where_now_is_no_less() -> None:
    more = habit_sentence(grown(stretch(1), stretch(9)))
    assert more == ("Make the bed: Growing. First four weeks: 1 day. Last four weeks: 9 days.")
    less = habit_sentence(grown(stretch(9), stretch(1)))
    assert less == "Make the bed: Growing. 1 day in the last four weeks."


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (Run(1, "days"), "1 day in a row"),
        (Run(12, "days"), "12 days in a row"),
        (Run(3, "weeks"), "3 weeks in a row"),
        (Run(1, "times"), "once"),
    ],
)
def test_a_run_is_counted_in_its_unit(run: Run, said: str) -> None:
    assert run_words(run) == said
    assert said in habit_sentence(grown(None, stretch(1), run))


def test_no_run_is_no_sentence() -> None:
    assert "run" not in habit_sentence(grown(None, stretch(1), Run(0, "days")))


def test_three_lines_tell_how_a_word_came_about() -> None:
    lines = explanation_lines(grown(None, stretch(14, 3, 1)))
    assert lines[0] == ("In the last four weeks: 14 days, and 3 days of rest.")
    assert "A rest day does not change it" in lines[1]
    assert lines[2].startswith("That is why it says Growing. The words are: New, Starting,")
    assert explanation_lines(grown(None, stretch(1)))[0] == "In the last four weeks: 1 day."
    assert [step_of(s) for s in (0, 0.2, 0.45, 0.7, 0.88, 1)] == [1, 2, 3, 4, 5, 5]


def test_a_habit_beside_moods_is_said_with_both_numbers_and_without_a_cause() -> None:
    often, seldom = HabitMoods(BED, 14, 12, 22, 8), HabitMoods(BED, 14, 9, 22, 8)
    said = mood_comparison_sentences([often, seldom])
    assert len(said) == 2
    assert said[0] == (
        "Days with Make the bed: mood Good or better on 12 of 14. Other days: 8 of 22."
    )
    assert "does not say why" in said[1]
    assert "nothing clear" in mood_comparison_sentences([seldom])[0]
    assert not any(
        word in " ".join(said) for word in ("because", "helps", "makes", "causes", "average")
    )
