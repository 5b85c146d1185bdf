"""A board with something of every kind in October 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from tests.conftest import FakeClock
from winsboard.domain.model.documents import (
    Document,
    Entry,
    EntryKind,
    Goal,
    GoalEvent,
    Habit,
    Mark,
    Measure,
    Part,
    Person,
    Reading,
    Routine,
    Settings,
    Skill,
    Step,
    mark_id,
)
from winsboard.notebook.notebook import Notebook
from winsboard.store.store import Store

HOUR = 8
WALK = "mil.neuro.walk10"


def entry(number: int, day: int, kind: EntryKind, text: str = "", *, month: int = 10) -> Entry:
    """An entry of a day, with an id from its number."""
    at = datetime(2026, month, day, HOUR, number % 60, tzinfo=UTC)
    return Entry(f"{7000 + number:016d}", date(2026, month, day), at, kind, text=text)


def reading(number: int, day: int, value: float, set_up: str, by: str = "") -> Reading:
    at = datetime(2026, 10, day, HOUR, tzinfo=UTC)
    return Reading(str(6000 + number), "50", date(2026, 10, day), at, value, set_up=set_up, by=by)


def people() -> Iterator[Document]:
    yield Person("90", "Sam Reed", me=True)
    yield Person("91", "Marta", alias="a friend")
    yield Person("92", "Dr Okafor", role="therapist")


def library() -> Iterator[Document]:
    yield Settings(started_on=date(2026, 1, 1), mood=True, mood_question=False, welcome=False)
    yield from people()
    yield Habit("20", "Brush teeth", area="morning", routine="30", began_on=date(2026, 9, 1))
    yield Habit("21", "Walk to Marta", began_on=date(2026, 9, 1))
    yield Habit("22", "Never done", began_on=date(2026, 9, 1))
    yield Routine("30", "Bedtime")
    yield Skill("31", "Call Marta")
    yield Goal(
        "40", "Sit in the caf\u00e9", why="PLANTwhy", level=0, levels=("a", "b", "c", "d", "e")
    )
    yield Step("41", "40", "Walk past it", done_on=date(2026, 10, 5), position=1.0)
    yield Step("42", "40", "Stand at the door", position=2.0)
    yield Measure("50", "Ten metres", unit="seconds", better="down", kind="time", template=WALK)
    yield Measure("51", "Never measured")


def october() -> Iterator[Document]:
    yield entry(1, 2, "win", "Told Marta about it")._replace(starred=True, people=("91",))
    yield entry(2, 3, "win", "Rang the clinic")._replace(tags=("asked", "first_time"))
    yield entry(3, 3, "win", "Said not today")._replace(tags=("said_no",), area="connection")
    yield entry(4, 16, "win", "Got up")._replace(talk=True)
    yield entry(5, 16, "hard_day", "PLANThard_days")
    yield entry(6, 16, "note", "PLANTjournal")
    yield entry(7, 17, "mood", "PLANTmoodnote")._replace(mood=2, feelings=("PLANTfeeling",))
    yield entry(8, 17, "trigger", "PLANTtriggers")._replace(about="trg.people")
    caught = (Part("What was it?", "PLANTthoughts", "catch"), Part("Fairer?", "I can", "choose"))
    yield entry(9, 18, "thought")._replace(parts=caught)
    yield entry(10, 18, "calm", "Call Marta\nPLANTcalm")._replace(about="31", helped="helped")
    yield entry(11, 19, "letter", "PLANTletter")._replace(opens_on=date(2027, 1, 1))
    yield entry(12, 19, "rehearsal", "PLANTrehearsal")
    answers = (
        Part("What went well?", "PLANTlookback", "win"),
        Part("Feel?", "PLANTfelt", "feel"),
    )
    yield entry(13, 20, "reflection")._replace(parts=answers)
    for day in (2, 3, 16):
        yield Mark(mark_id("20", date(2026, 10, day)), "20", date(2026, 10, day), "done")
    yield Mark(mark_id("21", date(2026, 10, 3)), "21", date(2026, 10, 3), "some", note="PLANTmark")
    smaller = GoalEvent("60", "40", date(2026, 10, 4), "smaller", "Go in", "Stand near it")
    yield smaller._replace(because="Marta was away", by="Dr Okafor")
    yield GoalEvent("61", "40", date(2026, 10, 5), "step", after="Walk past it")
    yield reading(1, 5, 20.0, "with my stick")
    yield reading(2, 12, 16.0, "with my stick", by="Marta")
    yield reading(3, 19, 18.0, "with my stick")
    yield reading(4, 19, 25.0, "alone")


def others() -> Iterator[Document]:
    """What is in no October: before and after it."""
    yield entry(30, 28, "note", "PLANTseptember", month=9)
    yield entry(31, 1, "win", "Marta wants to know why")._replace(
        talk=True, day=date(2026, 11, 1), at=datetime(2026, 11, 1, 9, tzinfo=UTC)
    )
    november = entry(32, 2, "note", "PLANTother", month=11)
    yield november._replace(talk=True, talk_with="91")


def notebook_of(home: Path, clock: FakeClock, *documents: Document) -> Notebook:
    """A board with some documents, on disk."""
    notebook = Notebook(Store(home / "data", home / "state", clock), clock)
    notebook.load_days(notebook.today, notebook.today)
    notebook.commit(notebook.edit_context().creation("entry.win", "", *documents))
    clock.tick(1)
    return notebook


def full_board(home: Path, clock: FakeClock) -> Notebook:
    """The whole board."""
    return notebook_of(home, clock, *library(), *october(), *others())
