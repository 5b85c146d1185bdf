"""Kind lines, rituals, contacts, welcome back, and the curtain."""

from __future__ import annotations

import string
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.boards import BED, DAY, DRESS, NOW, WALK, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.habits import welcome
from winsboard.domain.habits.year_scores import year_before
from winsboard.domain.library import items, overrides, people
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Affirmation,
    Entry,
    Mark,
    Person,
    Rest,
    Ritual,
    Settings,
    mark_id,
)
from winsboard.domain.model.edits import Change, inverse
from winsboard.domain.model.library import Place
from winsboard.domain.settings import curtain
from winsboard.domain.wellbeing import affirmations, rituals
from winsboard.words.catalog.rituals import affirmation_starters, candle, shipped_rituals
from winsboard.words.sentences.wellbeing.support import (
    page_lines,
    region_lines,
    regions,
    support_page,
)
from winsboard.words.sentences.wellbeing.welcome import greeting

REST = Affirmation("", "I can rest before I am worn out.", ("calm", "morning"))


def with_lines(*texts: str, places: tuple[Place, ...] = ("morning",)) -> Board:
    return board_of(
        *(
            Affirmation(str(3000 + n), text, places, position=float(n))
            for n, text in enumerate(texts)
        )
    )


def test_a_kind_line_stands_where_it_was_put_and_nowhere_else() -> None:
    board = after(board_of(), affirmations.add(board_of(), REST, moment()))
    (line,) = affirmations.listed(board)
    assert line.places == ("morning", "calm")
    assert affirmations.line_for_place(board, "calm", DAY) == line
    assert affirmations.line_for_place(board, "evening", DAY) is None
    nowhere = after(board, affirmations.change(line, line._replace(places=()), moment()))
    assert affirmations.line_for_place(nowhere, "calm", DAY) is None


def test_lines_take_turns_and_none_is_drawn_by_chance() -> None:
    board = with_lines("One", "Two", "Three")
    shown = [
        affirmations.line_for_place(board, "morning", DAY + timedelta(days=n)) for n in range(6)
    ]
    assert shown[:3] == shown[3:]
    assert {line.text for line in shown if line} == {"One", "Two", "Three"}


def test_a_line_is_retired_and_brought_back() -> None:
    board = with_lines("One")
    (line,) = affirmations.listed(board)
    retired = after(board, affirmations.retire(line, moment()))
    assert affirmations.listed(retired) == ()
    assert affirmations.line_for_place(retired, "morning", DAY) is None
    (away,) = affirmations.listed(retired, retired=True)
    assert affirmations.retire(away, moment()) is None
    assert affirmations.listed(after(retired, affirmations.reactivate(away, moment()))) == (line,)
    assert affirmations.reactivate(line, moment()) is None


def test_how_true_a_line_feels_is_asked_once_for_its_words() -> None:
    (line,) = affirmations.listed(with_lines("One"))
    assert affirmations.needs_rating(line)
    (rated,) = after(board_of(line), affirmations.rate(line, "partly", moment())).library_documents(
        Affirmation
    )
    assert not affirmations.needs_rating(rated)
    other = affirmations.change(rated, rated._replace(text="Two"), moment())
    assert affirmations.needs_rating(
        after(board_of(rated), other).library_documents(Affirmation)[0]
    )
    moved = affirmations.change(rated, rated._replace(places=("calm",)), moment())
    assert not affirmations.needs_rating(
        after(board_of(rated), moved).library_documents(Affirmation)[0]
    )


def test_starters_are_completed_in_ones_own_words() -> None:
    assert affirmations.fill_placeholders("I got through ___ before.", "a winter.") == (
        "I got through a winter before."
    )
    two = "A part of me feels ___. Another part still ___."
    assert affirmations.fill_placeholders(two, "tired") == (
        "A part of me feels tired. Another part still ___."
    )
    for starter in affirmation_starters():
        filled = affirmations.fill_placeholders(starter.text, "this", "that")
        assert affirmations.validated(Affirmation("", filled)).text == filled


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (Affirmation("", " "), "affirmation.empty"),
        (Affirmation("", "I can ___"), "affirmation.blank"),
        (Affirmation("", "I can", ("noon",)), "affirmation.place"),  # type: ignore[arg-type]
        (Affirmation("", "I can", truth="very"), "affirmation.truth"),  # type: ignore[arg-type]
        (Affirmation("", "x" * 1001), "text.long_line"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused(line: Affirmation, reason: str) -> None:
    with pytest.raises(Refusal, match=reason.replace(".", r"\.")):
        affirmations.add(board_of(), line, moment())


def test_the_candle_is_lit_until_the_day_turns() -> None:
    board = board_of()
    lit = after(board, rituals.light_candle(board, candle().name, moment()))
    assert rituals.is_candle_lit(lit, DAY)
    assert not rituals.is_candle_lit(lit, DAY + timedelta(days=1))
    assert rituals.light_candle(lit, candle().name, moment()) is None


def test_without_a_candle_there_is_none_to_light() -> None:
    board = board_of(Settings(candle=False))
    assert candle() not in rituals.listed(board, shipped_rituals())
    with pytest.raises(Refusal, match=r"ritual\.no_candle"):
        rituals.light_candle(board, candle().name, moment())
    assert candle() in rituals.listed(board_of(), shipped_rituals())


def test_a_ritual_of_ones_own_is_done() -> None:
    mine = Ritual("", "Tea at dusk", ("Boil  water", " ", "Sit"))
    board = after(board_of(), items.add(board_of(), mine, moment()))
    (tea, *_) = rituals.listed(board, shipped_rituals())
    assert tea.steps == ("Boil water", "Sit")
    done = after(board, rituals.record_done(tea, moment()._replace(new_id=lambda: "6001")))
    assert rituals.is_done(done, tea.id, DAY)
    assert done.entries(DAY)[0].text == "Tea at dusk"
    renamed = after(board, overrides.rewrite(board, tea, tea._replace(name="Tea"), moment()))
    assert rituals.listed(renamed, shipped_rituals())[0].name == "Tea"


def person(name: str, **fields: object) -> Person:
    return Person("", name)._replace(**fields)  # type: ignore[arg-type]


def with_people(*somebody: Person) -> Board:
    board = board_of()
    for n, each in enumerate(somebody):
        edit = items.add(board, each, moment()._replace(new_id=lambda n=n: str(4000 + n)))  # type: ignore[misc]
        board = after(board, edit)
    return board


def test_people_stand_in_the_order_a_person_gives_them() -> None:
    board = with_people(person("Sam"), person("Alex"), person("Robin"))
    sam, alex, _ = people.listed(board)
    moved = after(board, items.move(board, alex, -1, moment()))
    assert [p.name for p in people.listed(moved)] == ["Alex", "Sam", "Robin"]
    assert items.move(board, sam, -1, moment()) is None


def test_support_shows_number_people_care_team_and_line_in_that_order() -> None:
    board = with_people(
        person("112", role="emergency"),
        person("Night line", role="line", reach="0800"),
        person("Dr Lee", role="therapist"),
        person("Sam", role="family", reach="by text"),
        person("Not shown", on_support=False),
    )
    told = page_lines(support_page(board, DAY))
    places = [
        told.index(line) for line in ("  112", "  Sam: by text", "  Dr Lee", "  Night line: 0800")
    ]
    assert places == sorted(places)
    assert "Not shown" not in "\n".join(told)


def test_no_line_of_a_region_is_shown_before_the_region_is_chosen() -> None:
    told = "\n".join(page_lines(support_page(board_of(), DAY)))
    assert "findahelpline.com" in told
    assert "Anywhere else: your local emergency number." in told
    assert not any(p.reach in told for p in region_lines("GB") if p.role == "line")
    chosen = "\n".join(page_lines(support_page(board_of(Settings(region="GB")), DAY)))
    assert "116 123" in chosen
    assert "999" in chosen
    assert "Numbers can change" in chosen


def test_a_line_that_was_checked_says_when() -> None:
    board = board_of(Settings(region="GB"))
    line = people.support(board, region_lines("GB")).lines[0]
    board = after(board, people.confirm_number(board, line, moment()))
    told = "\n".join(page_lines(support_page(board, DAY)))
    assert "You checked this on Saturday 21 November" in told
    (mine,) = people.listed(board, ["line"])
    assert people.confirm_number(board, mine, moment()) is None
    other = people.change(board, mine, mine._replace(reach="116 999"), moment())
    assert people.listed(after(board, other), ["line"])[0].checked_on is None


def test_support_says_what_the_program_is_and_shows_stroke_signs_in_rehab() -> None:
    page = support_page(board_of(), DAY)
    assert "Face" not in page.call
    assert "Nobody is told what you write." in page.about[-2]
    assert "not a medical device" in page.about[-1]
    assert "Face" in support_page(board_of(Settings(board_for="rehab")), DAY).call
    assert {"US", "GB", "other"} <= set(regions())


@pytest.mark.parametrize(
    ("somebody", "reason"),
    [(person(" "), "person.no_name"), (person("Sam", role="boss"), "person.role")],
)
def test_somebody_without_a_name_or_a_role_is_refused(somebody: Person, reason: str) -> None:
    with pytest.raises(Refusal, match=reason.replace(".", r"\.")):
        items.add(board_of(), somebody, moment())


@pytest.mark.parametrize(
    ("name", "found"), [("2", "Alex"), ("rob", "Robin"), ("SAM", "Sam"), ("4001", "Alex")]
)
def test_somebody_is_found_by_number_id_or_piece_of_the_name(name: str, found: str) -> None:
    board = with_people(person("Sam"), person("Alex"), person("Robin"), person("Samira"))
    assert items.find(people.listed(board), name).name == found


@pytest.mark.parametrize(("name", "reason"), [("a", "ambiguous"), ("kim", "unknown"), ("", "unkn")])
def test_a_name_that_fits_nobody_or_several_is_refused(name: str, reason: str) -> None:
    with pytest.raises(Refusal, match=rf"own\.{reason}"):
        items.find(people.listed(with_people(person("Sam"), person("Alex"))), name)


def kept(days_ago: int) -> Entry:
    day = DAY - timedelta(days=days_ago)
    return Entry(str(7000 + days_ago), day, datetime.combine(day, NOW.timetz()), "note", "here")


@pytest.mark.parametrize(
    ("last", "away", "greeted"),
    [(1, 0, False), (2, 1, False), (3, 2, True), (15, 14, True), (61, 60, True)],
)
def test_who_was_away_for_two_days_is_greeted(last: int, away: int, greeted: bool) -> None:
    board = board_of(kept(last), kept(last + 30))
    assert welcome.days_away(board, DAY) == away
    assert welcome.needs_greeting(board, DAY) is greeted
    assert welcome.offers_fresh_page(board, DAY) is (away >= 60)


def test_nobody_is_greeted_on_an_empty_board_or_after_the_first_record_of_the_day() -> None:
    assert not welcome.needs_greeting(board_of(BED), DAY)
    done = Mark(mark_id(BED.id, DAY), BED.id, DAY, "done")
    for today in (WALK, done):
        assert not welcome.needs_greeting(board_of(kept(9), today), DAY)


def test_who_comes_back_after_years_is_greeted_once_the_year_was_read() -> None:
    old = board_of(BED._replace(began_on=date(2020, 1, 1)))
    assert not welcome.needs_greeting(old, DAY)
    for month in year_before(DAY):
        old = old.with_page(month, {})
    assert welcome.offers_fresh_page(old, DAY)
    begun_today = old.with_changes([Change(None, Settings(started_on=DAY))])
    assert welcome.offers_fresh_page(begun_today, DAY)
    new = board_of(BED, Settings(started_on=DAY))
    for month in year_before(DAY):
        new = new.with_page(month, {})
    assert not welcome.needs_greeting(new, DAY)


def test_days_of_a_rest_are_no_days_away() -> None:
    rest = Rest("1", DAY - timedelta(days=8), DAY - timedelta(days=1))
    assert welcome.days_away(board_of(kept(9), rest), DAY) == 0
    assert welcome.days_away(board_of(kept(12), rest), DAY) == 3


@pytest.mark.parametrize("away", [2, 4, 14, 60, 600])
def test_a_greeting_has_no_number(away: int) -> None:
    said = greeting(away)
    assert said is not None
    assert not set(said.text) & set(string.digits)
    assert greeting(1) is None


def test_a_fresh_page_puts_habits_away_in_one_act() -> None:
    board = board_of(BED, DRESS, kept(70))
    edit = welcome.fresh_page(board, moment())
    fresh = after(board, edit)
    assert fresh.habits == ()
    assert fresh.entries(DAY - timedelta(days=70)) == (kept(70),)
    assert edit is not None
    assert after(fresh, inverse(edit, id="9", at=NOW)).habits == (BED, DRESS)
    assert welcome.fresh_page(fresh, moment()) is None


def test_the_small_wins_are_those_kept_most_often() -> None:
    days = [DAY - timedelta(days=n) for n in range(1, 6)]
    marks = [Mark(mark_id(BED.id, d), BED.id, d, "done") for d in days]
    rests = [Mark(mark_id(DRESS.id, d), DRESS.id, d, "rest") for d in days]
    words = [kept(n)._replace(kind="win", text="Got out of bed") for n in (1, 2)]
    found = welcome.small_wins(board_of(BED, DRESS, *marks, *rests, *words), DAY)
    assert [(w.label, w.habit) for w in found] == [("Make the bed", BED.id), ("Got out of bed", "")]


@given(st.text(min_size=4, max_size=64), st.text(max_size=64))
def test_a_pin_lifts_the_curtain_and_another_does_not(pin: str, other: str) -> None:
    closed = Settings(curtain_pin=quick_hash(pin))
    assert curtain.pin_matches(closed, pin)
    same = pin.encode(errors="replace") == other.encode(errors="replace")
    assert curtain.pin_matches(closed, other) is same


def quick_hash(pin: str) -> str:
    """Like the real one, with few rounds, so that many PINs can be tried."""
    salt = b"0123456789abcdef"
    return f"pbkdf2$1${salt.hex()}${curtain.pin_digest(pin, salt, 1).hex()}"


def test_a_pin_is_kept_as_a_salted_hash() -> None:
    edit = curtain.set_pin(Settings(), "2468", b"0" * 16, moment())
    (change,) = edit.changes
    assert isinstance(change.after, Settings)
    assert "2468" not in change.after.curtain_pin
    assert curtain.pin_matches(change.after, "2468")
    assert not curtain.pin_matches(change.after, "2469")
    assert curtain.hash_pin("2468", b"1" * 16) != change.after.curtain_pin
    assert curtain.remove_pin(change.after, moment())
    assert curtain.remove_pin(Settings(), moment()) is None


@pytest.mark.parametrize("pin", ["", "123", "x" * 65])
def test_a_pin_is_neither_too_short_nor_too_long(pin: str) -> None:
    with pytest.raises(Refusal, match=r"settings\.curtain_pin"):
        curtain.set_pin(Settings(), pin, b"0" * 16, moment())


@pytest.mark.parametrize("damaged", ["", "x", "pbkdf2$a$b$c", "other$1$00$00", "pbkdf2$-1$00$00"])
def test_a_curtain_never_keeps_a_person_from_their_own_words(damaged: str) -> None:
    assert curtain.pin_matches(Settings(curtain_pin=damaged), "anything")
