"""What is said about numbers, and what is drawn of them."""

from __future__ import annotations

from datetime import date

import pytest

from winsboard.domain.errors import Refusal
from winsboard.domain.measures import readings
from winsboard.domain.measures.chart import FIRST, POINT, chart_of
from winsboard.domain.measures.comparison import standing
from winsboard.domain.measures.records import joined
from winsboard.domain.model.goals import Better, Measure, SetUpRecord
from winsboard.words.catalog.measures import find_template, measure_templates
from winsboard.words.sentences.measures.readings import parse_by, parse_help, value_words

DAY = date(2026, 3, 1)
LATER = date(2026, 4, 1)


def record(first: float, best: float, other: float, set_up: str = "") -> SetUpRecord:
    return SetUpRecord(set_up, DAY, first, DAY, best, DAY, other)


@pytest.mark.parametrize(
    ("better", "wobble", "value", "is_most"),
    [
        ("up", 0.0, 12.0, False),
        ("up", 0.0, 12.1, True),
        ("up", 2.0, 14.0, False),
        ("up", 2.0, 14.1, True),
        ("up", 0.0, 3.0, False),
        ("down", 0.0, 11.9, True),
        ("down", 0.0, 13.0, False),
        ("down", 1.0, 11.0, False),
        ("neither", 0.0, 99.0, False),
        ("neither", 0.0, 0.0, False),
    ],
)
def test_most_so_far_is_only_said_where_it_is_true(
    better: Better, wobble: float, value: float, is_most: bool
) -> None:
    measure = Measure("1", "Words", better=better, wobble=wobble)
    assert standing(measure, [record(3, 12, 3)], value, "").is_most is is_most
    other = standing(measure, [record(3, 12, 3)], 99, "bed")
    assert (other.is_most, other.is_new_set_up, other.is_first) == (False, True, False)
    assert standing(measure, [], value, "").is_first


def test_two_records_of_a_set_up_are_joined_in_any_order() -> None:
    one, other = record(5, 9, 4), SetUpRecord("", LATER, 1, LATER, 12, LATER, 2)
    up = SetUpRecord("", DAY, 5, LATER, 12, LATER, 2)
    assert joined(one, other, "up") == joined(other, one, "up") == up
    down = joined(one, other, "down")
    assert (down.best, down.other) == (2, 12)
    assert joined(SetUpRecord(""), one, "up") == one


@pytest.mark.parametrize(
    "values", [[1, 2], [5, 5, 5], [3, 1, 4, 1, 5, 9, 2, 6], [*range(200)], [0.0, 1e8]]
)
@pytest.mark.parametrize(("width", "height"), [(48, 5), (20, 3), (3, 1)])
def test_every_value_that_fits_has_one_point_between_the_lines_of_the_range(
    values: list[float], width: int, height: int
) -> None:
    chart = chart_of(values, width, height)
    assert chart is not None
    top, *rows, bottom = chart.rows
    assert len(rows) == height
    assert {len(row) for row in chart.rows} == {len(top)}
    assert len(top) <= max(width, 3)
    assert top == bottom
    points = sum(row.count(POINT) + row.count(FIRST) for row in rows)
    assert points == min(len(values), (len(top) + 1) // 2)
    assert sum(row.startswith(FIRST) for row in rows) == 1


def test_one_value_has_no_line() -> None:
    assert chart_of([], 48, 5) is None
    assert chart_of([3], 48, 5) is None


def test_the_templates_are_names_and_totals_with_a_sensible_kind() -> None:
    everything = {t.measure.template: t.measure for t in measure_templates()}
    assert everything["mea.berg"].out_of == 56
    assert everything["mil.neuro.pictures20"].out_of == 20
    assert everything["mil.neuro.help_level"].kind == "help"
    assert (everything["mil.neuro.walk10"].unit, everything["mil.neuro.walk10"].better) == (
        "seconds",
        "down",
    )
    assert everything["mea.own_number"].better == "neither"
    assert measure_templates("mh")[0].audience == "mh"
    assert find_template("nine-hole pegs").measure.kind == "time"
    with pytest.raises(Refusal):
        find_template("blood pressure of a whale")


@pytest.mark.parametrize("typed", ["nan", "inf", "1e400", "-3", "12 words", "1,500", "", "--"])
def test_what_is_no_value_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        readings.parse_value(Measure("1", "Words"), typed)


def test_a_measure_that_goes_below_zero_takes_a_minus() -> None:
    assert readings.parse_value(Measure("1", "Cold", low=-40), "-3") == -3
    assert readings.parse_value(Measure("1", "Words"), "1,5") == 1.5


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("me", ("", False)),
        ("Anna", ("Anna", False)),
        ("me with Anna", ("Anna", True)),
        ("With  Anna Lee", ("Anna Lee", True)),
    ],
)
def test_who_measured(typed: str, said: tuple[str, bool]) -> None:
    assert parse_by(typed) == said


def test_help_has_five_words() -> None:
    words = [value_words(Measure("1", "Dressing", kind="help"), level) for level in range(5)]
    assert words == ["full help", "a lot of help", "some help", "someone nearby", "on my own"]
    typed = ["full", "lot", "some", "near", "alone"]
    assert [parse_help(word) for word in typed] == [parse_help(word) for word in words]
    with pytest.raises(Refusal):
        parse_help("5")
