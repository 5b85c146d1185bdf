"""The phase of a breathing pattern at any second."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.domain.errors import Refusal
from winsboard.domain.wellbeing import breathing
from winsboard.domain.wellbeing.breathing import Pattern
from winsboard.words.catalog.calm import patterns

STEADY = patterns()[0]
BY_ID = {pattern.id: pattern for pattern in patterns()}


@pytest.mark.parametrize(
    ("second", "word", "beat", "round_number"),
    [
        (0, "in", 1, 1),
        (0.99, "in", 1, 1),
        (1, "in", 2, 1),
        (3.99, "in", 4, 1),
        (4, "out", 1, 1),
        (9.99, "out", 6, 1),
        (10, "in", 1, 2),
        (594, "out", 1, 60),
    ],
)
def test_four_in_and_six_out(second: float, word: str, beat: int, round_number: int) -> None:
    breath = breathing.state_at(STEADY, second)
    assert (breath.word, breath.beat, breath.round) == (word, beat, round_number)


def test_the_steady_pattern_comes_first() -> None:
    assert [(p.word, p.seconds) for p in STEADY.phases] == [("in", 4), ("out", 6)]
    assert breathing.find_pattern(patterns(), "") == STEADY
    assert breathing.find_pattern(patterns(), "brt.box4444").name == "Box"


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.id)
def test_no_phase_begins_late_over_ten_minutes(pattern: Pattern) -> None:
    borders = itertools.accumulate(
        itertools.chain.from_iterable(
            [phase.seconds for phase in pattern.phases] for _ in range(int(600 // pattern.round))
        )
    )
    words = itertools.cycle([phase.word for phase in pattern.phases])
    next(words)
    for border, word in zip(borders, words, strict=False):
        assert breathing.state_at(pattern, border - 0.01).seconds_left_in_phase == pytest.approx(
            0.01, abs=1e-3
        )
        assert breathing.state_at(pattern, border + 0.01).word == word


@given(st.sampled_from(patterns()), st.floats(0, 600))
@settings(max_examples=examples(200), deadline=None)
def test_what_is_on_fits_together(pattern: Pattern, second: float) -> None:
    breath = breathing.state_at(pattern, second)
    assert 0 <= breath.part <= 1
    assert 0 <= breath.fullness <= 1 + 1e-9
    assert 1 <= breath.beat <= breath.beats
    assert 0 <= breath.seconds_left <= 1 + 1e-6
    assert breath.seconds_left <= breath.seconds_left_in_phase + 1e-9
    assert breath.round == int((second + 1e-6) // pattern.round) + 1


@given(st.sampled_from(patterns()), st.floats(0, 600))
@settings(max_examples=examples(100), deadline=None)
def test_the_bar_never_jumps(pattern: Pattern, second: float) -> None:
    step = 0.05
    before, after = breathing.state_at(pattern, second), breathing.state_at(pattern, second + step)
    fastest = 1 / min(p.seconds for p in pattern.phases)
    assert abs(after.fullness - before.fullness) <= step * fastest + 1e-6


@pytest.mark.parametrize(
    ("second", "fullness"), [(0, 0), (3, 0.75), (4, 1), (7, 0.5), (10, 0), (13, 0.75)]
)
def test_a_sip_fills_what_is_left(second: float, fullness: float) -> None:
    assert breathing.state_at(BY_ID["brt.sigh"], second).fullness == pytest.approx(
        fullness, abs=1e-3
    )


def test_a_hold_keeps_the_breath_as_it_is() -> None:
    box = BY_ID["brt.box4444"]
    assert breathing.state_at(box, 6).fullness == 1
    assert breathing.state_at(box, 14).fullness == 0


def test_it_ends_with_a_whole_round() -> None:
    assert breathing.duration(STEADY, 2) == 120
    box = BY_ID["brt.box4444"]
    assert breathing.duration(box, 1) == 64
    assert breathing.rounds(box, 1) == 4


def test_a_long_hold_has_four_rounds_at_the_most() -> None:
    long = BY_ID["brt.478"]
    assert breathing.rounds(long, 2) == 4
    half = BY_ID["brt.478.half"]
    assert [phase.seconds for phase in half.phases] == [2, 3.5, 4]
    assert breathing.state_at(half, 2 + 3.4).beats == 4


def test_minutes_stay_within_what_a_pattern_takes() -> None:
    assert breathing.minutes_for(STEADY, 0) == STEADY.minutes
    assert breathing.minutes_for(STEADY, 10) == 10
    for wrong in (-1, 11):
        with pytest.raises(Refusal, match=r"breath\.minutes"):
            breathing.minutes_for(STEADY, wrong)
    with pytest.raises(Refusal):
        breathing.minutes_for(BY_ID["brt.478"], 5)


def test_patterns_that_hold_the_breath_say_so() -> None:
    for pattern in patterns():
        assert pattern.holds == any(phase.word == "hold" for phase in pattern.phases)
