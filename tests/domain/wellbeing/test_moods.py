"""Mood and energy, hard days, and the tone of celebration lines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.boards import BED, DAY, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.journal import entries
from winsboard.domain.model.documents import Affirmation, Entry, Settings
from winsboard.domain.wellbeing import affirmations, hard_days, moods, thoughts, tone
from winsboard.words.sentences.habits.habit_label import label_on

MOOD_ON = board_of(Settings(mood=True))


def test_mood_is_off_until_it_is_chosen() -> None:
    with pytest.raises(Refusal, match=r"mood\.off"):
        moods.check_in(board_of(), 3, moment())
    assert not moods.invites_check_in(board_of(), DAY)


def test_a_check_in_keeps_what_was_said_and_no_more() -> None:
    board = after(MOOD_ON, moods.check_in(MOOD_ON, 4, moment()))
    (entry,) = board.entries(DAY)
    assert (entry.kind, entry.mood, entry.energy, entry.feelings) == ("mood", 4, None, ())
    said = ["calm", " ", "a bit  tired", "calm"]
    words = moods.with_feelings(board, entry, said, moment())
    assert tone.check_ins(after(board, words), DAY)[0].feelings == ("calm", "a bit tired")
    assert moods.with_feelings(board, entry, [], moment()) is None
    with_energy = after(board, moods.with_energy(entry, 2, moment()))
    assert moods.energy_of(with_energy, DAY) == 2


def test_any_entry_can_carry_feelings_while_mood_is_on() -> None:
    board = after(MOOD_ON, entries.write("win", "Sat outside", DAY, moment(), area="body"))
    (win,) = board.entries(DAY)
    (felt,) = after(board, moods.with_feelings(board, win, ["calm"], moment())).entries(DAY)
    assert felt == win._replace(feelings=("calm",))
    with pytest.raises(Refusal, match=r"mood\.off"):
        moods.with_feelings(board_of(win), win, ["calm"], moment())


@pytest.mark.parametrize("count", [8, 9, 40])
def test_no_feeling_is_dropped_without_a_word(count: int) -> None:
    words = [f"word {n}" for n in range(count)]
    if count <= moods.MAX_FEELINGS:
        (entry,) = after(MOOD_ON, moods.check_in(MOOD_ON, 3, moment(), feelings=words)).entries(DAY)
        assert list(entry.feelings) == words
        return
    with pytest.raises(Refusal, match=r"entry\.feelings"):
        moods.check_in(MOOD_ON, 3, moment(), feelings=words)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_number_that_is_not_on_the_scale_is_refused(value: int) -> None:
    for said in ((value, None), (None, value)):
        with pytest.raises(Refusal, match=r"mood\.scale"):
            moods.check_in(MOOD_ON, said[0], moment(), energy=said[1])


def test_a_check_in_that_says_nothing_is_not_kept() -> None:
    with pytest.raises(Refusal, match=r"mood\.nothing"):
        moods.check_in(MOOD_ON, None, moment())
    assert moods.check_in(MOOD_ON, None, moment(), feelings=["glad"])
    assert moods.check_in(MOOD_ON, None, moment(), energy=1)


def test_the_board_asks_once_a_day() -> None:
    assert moods.invites_check_in(MOOD_ON, DAY)
    answered = after(MOOD_ON, moods.check_in(MOOD_ON, 3, moment()))
    assert not moods.invites_check_in(answered, DAY)
    passed = after(MOOD_ON, moods.decline_check_in(MOOD_ON, moment()))
    assert not moods.invites_check_in(passed, DAY)
    assert passed.entries(DAY) == ()
    assert moods.invites_check_in(passed, DAY + timedelta(days=1))
    assert moods.decline_check_in(passed, moment()) is None


def test_off_means_that_nothing_of_it_is_there() -> None:
    board = after(MOOD_ON, moods.check_in(MOOD_ON, 1, moment(), energy=1))
    off = board_of(*board.entries(DAY), Settings(mood=False, tiny_when_low=True))
    assert off.entries(DAY) == off.month_entries("2026-11") == ()
    assert list(off.entries_between(DAY, DAY)) == []
    assert tone.mood_of(off, DAY) is None
    assert not tone.was_low(off, DAY)
    assert not moods.shows_easiest_versions(off, DAY)
    assert tone.tones_on(off, DAY) == tone.TONES


def test_the_latest_mood_is_that_of_the_day_and_a_low_one_is_remembered() -> None:
    board = after(MOOD_ON, moods.check_in(MOOD_ON, 1, moment()))
    later = moment(moment().now + timedelta(hours=2))
    board = after(board, moods.check_in(board, 4, later._replace(new_id=lambda: "6001")))
    assert tone.mood_of(board, DAY) == 4
    assert tone.was_low(board, DAY)


@pytest.mark.parametrize(("mood", "asks"), [(1, True), (2, False), (5, False)])
def test_the_card_comes_after_the_lowest_mood(mood: int, asks: bool) -> None:
    (entry,) = after(MOOD_ON, moods.check_in(MOOD_ON, mood, moment())).entries(DAY)
    assert moods.shows_low_mood_card(entry) is asks


@pytest.mark.parametrize(
    ("chosen", "energy", "label"),
    [(True, 2, "Make the bed · small: Feet down"), (True, 3, BED.label), (False, 1, BED.label)],
)
def test_low_energy_adds_the_easiest_version_by_choice(
    chosen: bool, energy: int, label: str
) -> None:
    habit = BED._replace(tiny="Feet down")
    board = board_of(Settings(mood=True, tiny_when_low=chosen), habit)
    board = after(board, moods.check_in(board, None, moment(), energy=energy))
    assert label_on(board, habit, DAY) == label
    assert label_on(board, BED, DAY) == "Make the bed"


def test_a_hard_day_card_may_stay_without_words_and_counts_nothing() -> None:
    board = after(board_of(), hard_days.save(moment()))
    (entry,) = board.entries(DAY)
    assert (entry.text, entry.about) == ("", "")
    with pytest.raises(Refusal, match=r"hard_day\.answer"):
        hard_days.save(moment(), "shout")  # type: ignore[arg-type]


def test_a_day_is_heavy_by_a_card_a_tag_or_a_low_mood() -> None:
    assert not hard_days.counts_as_hard(MOOD_ON, DAY)
    tagged = entries.write("win", "Got up", DAY, moment(), tags=["hard_day"])
    for edit in (hard_days.save(moment()), tagged, moods.check_in(MOOD_ON, 2, moment())):
        assert hard_days.counts_as_hard(after(MOOD_ON, edit), DAY)
    assert not hard_days.counts_as_hard(after(MOOD_ON, moods.check_in(MOOD_ON, 3, moment())), DAY)


@pytest.mark.parametrize(
    ("low", "hard", "quiet", "tones"),
    [
        (False, False, False, {"quiet", "warm", "bright"}),
        (True, False, False, {"quiet", "warm"}),
        (False, True, False, {"quiet"}),
        (True, True, False, {"quiet"}),
        (False, False, True, {"quiet"}),
    ],
)
def test_the_tone_follows_the_day(low: bool, hard: bool, quiet: bool, tones: set[str]) -> None:
    board = board_of(Settings(mood=True, quiet_lines=quiet))
    if low:
        board = after(board, moods.check_in(board, 2, moment()))
    if hard:
        board = after(board, hard_days.save(moment()._replace(new_id=lambda: "7001")))
    assert tone.tones_on(board, DAY) == tones
    assert tone.tones_on(board, DAY + timedelta(days=1)) == (
        {"quiet"} if quiet else {"quiet", "warm", "bright"}
    )


@pytest.mark.parametrize(("mood", "offered"), [(1, False), (2, True), (5, True)])
def test_a_thought_is_not_offered_after_the_lowest_mood(mood: int, offered: bool) -> None:
    board = after(MOOD_ON, moods.check_in(MOOD_ON, mood, moment()))
    assert thoughts.is_offered(board, DAY) is offered
    assert thoughts.is_offered(MOOD_ON, DAY)


def test_no_kind_line_comes_on_a_low_or_hard_day() -> None:
    line = Affirmation("3001", "I can rest", places=("morning",))
    board = board_of(Settings(mood=True), line)
    assert affirmations.line_for_place(board, "morning", DAY) == line
    for edit in (hard_days.save(moment()), moods.check_in(board, 2, moment())):
        assert affirmations.line_for_place(after(board, edit), "morning", DAY) is None


def test_a_check_in_is_no_win_and_no_note() -> None:
    entry = Entry("2001", DAY, moment().now, "mood", mood=3)
    assert board_of(entry, Settings(mood=True)).entries(DAY) == (entry,)
