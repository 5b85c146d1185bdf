"""What is copied from a demo board: all that somebody wrote, and nothing that was made up."""

from __future__ import annotations

from datetime import date

from tests.conftest import FakeClock
from tests.domain.boards import board_of
from winsboard.demo.carry_over import Documents, carry, written
from winsboard.domain.model.board import Board
from winsboard.domain.model.context import EditContext
from winsboard.domain.model.documents import (
    Affirmation,
    Document,
    Entry,
    Habit,
    Mark,
    Part,
    Person,
    Rest,
    Settings,
    mark_id,
)

DAY = date(2026, 11, 21)
AT = FakeClock().now()
MADE_UP = Habit("1", "Make the bed")
WIN = Entry("2", DAY, AT, "win", "made up")
EVENING = Entry("3", DAY, AT, "reflection", parts=(Part("How?", "made up", "one"),))


def there(*documents: Document) -> Documents:
    return {(type(d).__name__, getattr(d, "id", "")): d for d in documents}


BEFORE = there(MADE_UP, WIN, EVENING, Settings())


def added(*documents: Document) -> tuple[Document, ...]:
    return written(BEFORE, {**BEFORE, **there(*documents)})


def test_nothing_written_is_nothing() -> None:
    assert added() == ()
    assert added(Settings(theme="dark"), MADE_UP._replace(label="Else")) == ()


def test_every_kind_of_own_words_comes_along() -> None:
    own = (
        Entry("10", DAY, AT, "note", "mine"),
        Habit("11", "Swim"),
        Mark(mark_id("11", DAY), "11", DAY, "some", 3.0),
        Person("12", "Sam"),
        Affirmation("13", "I can rest"),
        Rest("14", DAY, DAY),
        Rest("15", DAY, DAY, habit="11"),
    )
    assert added(*own) == own


def test_nothing_about_a_made_up_habit_comes_along() -> None:
    assert added(Mark(mark_id("1", DAY), "1", DAY, "done"), Rest("14", DAY, DAY, habit="1")) == ()


def test_a_link_to_a_made_up_entry_is_taken_off() -> None:
    mine, other = Entry("10", DAY, AT, "win", "mine"), Entry("11", DAY, AT, "win", "other")
    [entry, _] = added(mine._replace(led_to=("2", "11")), other)
    assert isinstance(entry, Entry)
    assert entry.led_to == ("11",)


def test_answers_added_to_a_made_up_evening_are_taken_out_of_it() -> None:
    mine = Part("And now?", "a line of my own", "tomorrow")
    [entry] = added(EVENING._replace(parts=(*EVENING.parts, mine)))
    assert isinstance(entry, Entry)
    assert (entry.kind, entry.parts) == ("reflection", (mine,))
    assert "made up" not in repr(entry)


def test_a_rest_that_is_there_already_stays_as_it_is() -> None:
    context = EditContext(now=AT, today=DAY, new_id=iter("56789").__next__)
    mine = Rest("14", DAY, DAY)
    assert carry(Board(), [mine], context) is not None
    assert carry(board_of(Rest("20", DAY, None)), [mine], context) is None
