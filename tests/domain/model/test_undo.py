"""Every edit can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.domain.boards import BED, DAY, NOW, after, all_documents, board_of, moment
from winsboard.domain.habits import rests, welcome
from winsboard.domain.journal import entries, letters, metadata
from winsboard.domain.library import items, overrides, people, routines
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import (
    Affirmation,
    Entry,
    Flow,
    FlowStep,
    Part,
    Person,
    Prompt,
    Rest,
    Ritual,
    Routine,
    Settings,
    Skill,
)
from winsboard.domain.model.edits import Edit, inverse
from winsboard.domain.reflection import flows, tomorrow
from winsboard.domain.settings import notes
from winsboard.domain.wellbeing import (
    affirmations,
    coping_cards,
    hard_days,
    moods,
    rituals,
    thoughts,
    triggers,
)
from winsboard.words import format_phrase
from winsboard.words.catalog.calm import shipped_skills

SAM, KIM = Person("4001", "Sam", position=1.0), Person("4002", "Kim", position=2.0)
CAT = Skill("4003", "Pet the cat", position=1.0)
LINE = Affirmation("4004", "I can rest", ("calm",), position=1.0)
TEA = Ritual("4005", "Tea", position=1.0)
BIRD = Prompt("4006", "Which bird?", "wins", position=1.0)
MINE = Flow("4007", "Mine", (FlowStep("a", "And?"),), position=1.0)
NIGHT = Routine("4012", "Night", position=1.0)
BATH = BED._replace(id="1009", label="Bath", routine="4012")
TRIP = Rest("4008", DAY, DAY + timedelta(days=3), "a trip")
HARD = Entry("4009", DAY, NOW, "hard_day")
LOW = Entry("4010", DAY, NOW, "mood", mood=2)
EVENING = Entry(
    "4011",
    DAY - timedelta(days=1),
    NOW - timedelta(days=1),
    "reflection",
    parts=(Part("And?", "Call Sam", "tomorrow"),),
)
NOTE = Entry("4012", DAY, NOW, "note", "Rain")
WON = Entry("4013", DAY, NOW, "win", "Sat outside")
HERE = Entry(
    "4014", DAY - timedelta(days=9), NOW - timedelta(days=9), "letter", "Dear me", opens_on=DAY
)
BOARD = board_of(
    Settings(mood=True),
    *(BED, SAM, KIM, CAT, LINE, TEA, BIRD, MINE, NIGHT, BATH, TRIP, HARD, LOW, EVENING),
    *(NOTE, WON, HERE),
)
M = moment()
CAUGHT = Part("Catch?", "never", "catch")

ACTS: dict[str, Callable[[Board], Edit | None]] = {
    "person added": lambda b: items.add(b, Person("", "Alex"), M),
    "person changed": lambda b: people.change(b, SAM, SAM._replace(name="Samira"), M),
    "person checked": lambda b: people.confirm_number(b, SAM, M),
    "person moved": lambda b: items.move(b, SAM, 1, M),
    "person removed": lambda _: items.remove(SAM, M),
    "card added": lambda b: items.add(b, Skill("", "Walk"), M),
    "card changed": lambda b: overrides.rewrite(b, CAT, CAT._replace(name="The cat"), M),
    "shipped card hidden": lambda b: overrides.hide(b, shipped_skills()[0], M),
    "own card removed": lambda b: overrides.hide(b, CAT, M),
    "card tried": lambda _: coping_cards.rate("cop.draw", "Draw", "helped", M),
    "line added": lambda b: affirmations.add(b, Affirmation("", "I can"), M),
    "line changed": lambda _: affirmations.change(LINE, LINE._replace(text="I may"), M),
    "line rated": lambda _: affirmations.rate(LINE, "mostly", M),
    "line retired": lambda _: affirmations.retire(LINE, M),
    "ritual added": lambda b: items.add(b, Ritual("", "Bell"), M),
    "ritual done": lambda _: rituals.record_done(TEA, M),
    "candle lit": lambda b: rituals.light_candle(b, "Candle", M),
    "prompt added": lambda b: items.add(b, Prompt("", "Which tree?", "wins"), M),
    "prompt changed": lambda b: overrides.rewrite(b, BIRD, BIRD._replace(text="Which?"), M),
    "flow added": lambda b: flows.add(b, MINE, M),
    "flow changed": lambda _: flows.change(MINE, MINE._replace(name="Ours"), M),
    "rest added": lambda b: rests.add(b, Rest("", DAY + timedelta(days=90)), M),
    "rest changed": lambda b: rests.change(b, TRIP, TRIP._replace(reason="home"), M),
    "rest ended": lambda _: rests.end(TRIP, M._replace(today=DAY + timedelta(days=2))),
    "rest removed": lambda _: rests.remove(TRIP, M),
    "mood kept": lambda b: moods.check_in(b, 4, M),
    "mood words": lambda b: moods.with_feelings(b, LOW, ["tired"], M),
    "mood lighter": lambda _: moods.save_relief("A bit lighter", M),
    "mood passed": lambda b: moods.decline_check_in(b, M),
    "hard day kept": lambda _: hard_days.save(M),
    "trigger kept": lambda _: triggers.note("trg.sleep", M),
    "thought kept": lambda _: thoughts.save([CAUGHT], M),
    "look back kept": lambda b: entries.save_reflection(b, DAY, [Part("a", "b", "win")], M),
    "line ticked": lambda b: tomorrow.tick(b, M),
    "routine added": lambda b: routines.add(b, Routine("", "Morning", 480), M, [BED]),
    "routine changed": lambda b: routines.change(b, NIGHT, NIGHT._replace(top=1200), M),
    "routine joined": lambda b: routines.change(b, NIGHT, NIGHT, M, [BED], [BATH]),
    "routine removed": lambda b: routines.remove(b, NIGHT, M),
    "note hidden": lambda b: notes.hide(b.settings, "mood", M),
    "note switched off": lambda b: notes.switch_off(b.settings, "mood", M),
    "letter written": lambda _: letters.write("Dear me", DAY + timedelta(days=90), M),
    "letter opened": lambda _: letters.mark_opened(HERE, M),
    "letter given another day": lambda _: letters.set_day(HERE, DAY + timedelta(days=9), M),
    "rehearsal written": lambda _: entries.write("rehearsal", "I need Sunday off", DAY, M),
    "note made a win": lambda _: entries.turn_into(NOTE, "win", M),
    "form chosen": lambda _: metadata.form(WON, "insight", M),
    "feelings of a note": lambda b: moods.with_feelings(b, NOTE, ["calm"], M),
    "fresh page": lambda b: welcome.fresh_page(b, M),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_can_be_taken_back(act: str) -> None:
    edit = ACTS[act](BOARD)
    done = after(BOARD, edit)
    assert edit is not None
    assert all_documents(done) != all_documents(BOARD)
    back = after(done, inverse(edit, id="9999", at=NOW))
    assert all_documents(back) == all_documents(BOARD)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_has_a_title_in_words(act: str) -> None:
    edit = ACTS[act](BOARD)
    assert edit is not None
    said = format_phrase(f"history.{edit.title.did}", to=edit.title.to)
    assert said.strip()
    assert "{" not in said
