"""The calm list, similar days, trigger notes and thought records."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.domain.boards import DAY, NOW, after, board_of, moment
from winsboard.domain.errors import Refusal
from winsboard.domain.library import items, overrides
from winsboard.domain.model.board import Board
from winsboard.domain.model.documents import Entry, EntryKind, Helped, Part, Settings, Skill
from winsboard.domain.wellbeing import coping_cards, similar_days, thoughts, triggers
from winsboard.domain.wellbeing.coping_cards import Ratings
from winsboard.words.catalog.calm import hard_day_card, low_mood_card, safety, shipped_skills
from winsboard.words.catalog.feelings import thinking_traps, thought_questions, trigger_categories
from winsboard.words.sentences.wellbeing.similar_days import similar_day_lines

DRAW, MUSIC = (next(c for c in shipped_skills() if c.id == id) for id in ("cop.draw", "cop.music"))


def entry(number: int, days_ago: int, kind: EntryKind, text: str = "", hour: int = 12) -> Entry:
    day = DAY - timedelta(days=days_ago)
    at = datetime.combine(day, NOW.replace(hour=hour).timetz())
    return Entry(str(9000 + number), day, at, kind, text)


def tried(number: int, about: str, helped: Helped, days_ago: int = 1) -> Entry:
    return entry(number, days_ago, "calm", about)._replace(about=about, helped=helped)


def first(board: Board) -> list[str]:
    return [card.id for card in coping_cards.listed(board, shipped_skills(), DAY)][:2]


def test_what_helped_rises_to_the_top() -> None:
    board = board_of()
    assert first(board) == [card.id for card in shipped_skills()][:2]
    board = board_of(
        tried(1, "cop.music", "little"),
        tried(2, "cop.draw", "helped"),
        tried(3, "cop.walk", "helped"),
        tried(4, "cop.tiny_task", "not_today"),
    )
    assert first(board) == ["cop.draw", "cop.music"]


def test_not_today_takes_no_card_down() -> None:
    shipped = [card.id for card in shipped_skills()]
    board = board_of(tried(1, shipped[0], "not_today"))
    assert first(board) == shipped[:2]


def test_what_helped_more_than_a_year_ago_counts_no_more() -> None:
    old = tried(1, "cop.draw", "helped", days_ago=400)
    assert "cop.draw" not in first(board_of(old))


def test_a_card_of_ones_own_comes_first_until_another_helped() -> None:
    board = after(board_of(), items.add(board_of(), Skill("", "Pet the cat"), moment()))
    (mine, *_) = coping_cards.listed(board, shipped_skills(), DAY)
    assert mine.name == "Pet the cat"
    board = after(
        board, coping_cards.rate(*_named(DRAW), "helped", moment()._replace(new_id=new_id))
    )
    assert coping_cards.listed(board, shipped_skills(), DAY)[0] == DRAW


def new_id() -> str:
    return "6001"


def _named(card: Skill) -> tuple[str, str]:
    return coping_cards.key_of(card), card.name


def test_a_shipped_card_is_changed_as_ones_own_and_keeps_what_it_helped() -> None:
    board = board_of(tried(1, "cop.draw", "helped"))
    edit = overrides.rewrite(board, DRAW, DRAW._replace(name="Scribble"), moment())
    board = after(board, edit)
    (scribble, *_) = coping_cards.listed(board, shipped_skills(), DAY)
    assert (scribble.name, scribble.of, scribble.cautions) == ("Scribble", DRAW.id, DRAW.cautions)
    again = after(board, overrides.rewrite(board, scribble, scribble._replace(minutes=9), moment()))
    assert coping_cards.listed(again, shipped_skills(), DAY)[0].minutes == 9
    assert overrides.rewrite(board, scribble, scribble, moment()) is None
    hidden = after(board, overrides.hide(board, scribble, moment()))
    assert "Scribble" not in {c.name for c in coping_cards.listed(hidden, shipped_skills(), DAY)}


def test_ones_own_card_can_be_hidden_like_a_shipped_one() -> None:
    board = after(board_of(), items.add(board_of(), Skill("", "Pet the cat"), moment()))
    (mine,) = board.library_documents(Skill)
    hidden = after(board, overrides.hide(board, mine, moment()))
    assert mine.name not in {c.name for c in coping_cards.listed(hidden, shipped_skills(), DAY)}
    assert hidden.library_documents(Skill) == (mine._replace(hidden=True),)
    assert after(board, overrides.remove(mine, moment())).library_documents(Skill) == ()
    hidden = after(board, overrides.hide(board, MUSIC, moment()._replace(new_id=new_id)))
    assert MUSIC not in coping_cards.listed(hidden, shipped_skills(), DAY)


@pytest.mark.parametrize(
    ("card", "reason"),
    [(Skill("", "  "), "calm.no_name"), (Skill("", "Walk", minutes=-1), "calm.minutes")],
)
def test_a_card_that_makes_no_sense_is_refused(card: Skill, reason: str) -> None:
    with pytest.raises(Refusal, match=reason.replace(".", r"\.")):
        items.add(board_of(), card, moment())


def test_what_was_tried_is_kept_with_its_name_of_that_day() -> None:
    board = after(
        board_of(), coping_cards.rate("brt.steady46", "Steady", "little", moment(), "by the lake")
    )
    (kept,) = board.entries(DAY)
    assert (kept.kind, kept.about, kept.helped) == ("calm", "brt.steady46", "little")
    assert kept.text == "Steady\nby the lake"
    with pytest.raises(Refusal):
        coping_cards.rate("a", "b", "worse", moment())  # type: ignore[arg-type]


def test_the_cautions_of_shipped_cards_are_on_them() -> None:
    water = next(c for c in shipped_skills() if c.id == "cop.cool_water")
    assert "clinician" in water.cautions[0]
    assert "driving" in safety().never
    assert "pregnant" in safety().holds


def heavy_year() -> Board:
    return board_of(
        Settings(mood=True),
        entry(1, 30, "hard_day"),
        entry(2, 30, "win", "Got up at noon"),
        tried(3, "cop.draw", "helped", days_ago=30),
        entry(4, 29, "mood")._replace(mood=3),
        entry(5, 20, "mood")._replace(mood=1),
        entry(6, 20, "win", "Answered the phone"),
        tried(7, "cop.draw", "little", days_ago=20),
        tried(8, "cop.music", "not_today", days_ago=20),
        entry(9, 17, "mood")._replace(mood=3),
        entry(10, 10, "win", "Sat outside")._replace(tags=("hard_day",)),
        entry(11, 5, "win", "A good day"),
        tried(12, "cop.music", "helped", days_ago=5),
        entry(13, 0, "hard_day"),
    )


def test_days_like_this_one_tell_what_was_written_and_tried_and_came_next() -> None:
    found = similar_days.similar_days(heavy_year(), DAY)
    assert [(DAY - day).days for day in found.days] == [10, 20, 30]
    assert found.looked == 6
    assert [e.text for e in found.wins] == ["Sat outside", "Answered the phone", "Got up at noon"]
    assert found.tried == {"cop.draw": Ratings(1, 1, 0), "cop.music": Ratings(0, 0, 1)}
    assert found.next_moods == ((3, 2),)


def test_a_mood_days_later_is_not_the_next_one() -> None:
    board = board_of(
        Settings(mood=True), entry(1, 30, "hard_day"), entry(2, 26, "mood")._replace(mood=5)
    )
    assert similar_days.similar_days(board, DAY).next_moods == ()


def test_where_mood_is_off_nothing_of_it_is_told() -> None:
    board = heavy_year()
    off = board.with_changes([]).with_page("library", {})
    found = similar_days.similar_days(off, DAY)
    assert found.next_moods == ()
    assert [(DAY - day).days for day in found.days] == [10, 30]


def test_what_helped_before_says_its_sample_and_no_score() -> None:
    lines = similar_day_lines(similar_days.similar_days(heavy_year(), DAY), DAY)
    told = "\n".join(lines)
    assert "3 days like this one, out of 6 with an entry." in told
    assert "helped once, helped a little once" in told
    assert "on 2 of those days: OK (2)" in told
    assert "%" not in told
    assert len(similar_day_lines(similar_days.similar_days(board_of(), DAY), DAY)) == 1


def test_a_trigger_note_is_two_keys_and_no_words() -> None:
    edit = triggers.note("trg.sleep", moment())
    (kept,) = after(board_of(), edit).entries(DAY)
    assert (kept.kind, kept.about, kept.text, kept.parts) == ("trigger", "trg.sleep", "", ())
    with_words = triggers.note("trg.sleep", moment(), "woke at 3", Part("What helped?", "music"))
    (kept,) = after(board_of(), with_words).entries(DAY)
    assert (kept.text, kept.parts[0].step) == ("woke at 3", "helped")


def test_the_words_of_a_trigger_note_can_be_changed() -> None:
    kept = entry(1, 1, "trigger", "woke", 3)._replace(about="trg.sleep")
    edit = triggers.change(kept, "woke at 3", Part("What helped?", "music"), moment())
    assert edit is not None
    changed = edit.changes[0].after
    assert isinstance(changed, Entry)
    assert (changed.text, triggers.helped_by(changed)) == ("woke at 3", "music")
    assert triggers.change(changed, "woke at 3", Part("What helped?", "music"), moment()) is None


def test_triggers_are_told_in_plain_counts_and_own_words() -> None:
    notes = [
        entry(n, n, "trigger", text, hour)._replace(about=about)
        for n, (about, text, hour) in enumerate(
            [
                ("trg.place", "the bus", 14),
                ("trg.place", "", 15),
                ("trg.sleep", "short night", 8),
                ("trg.place", "the shop", 18),
            ]
        )
    ]
    place, sleep = triggers.counts([*notes, entry(9, 1, "win", "a win")])
    assert (place.about, place.times) == ("trg.place", 3)
    assert place.parts == (("afternoon", 2), ("evening", 1))
    assert place.words == ("the bus", "the shop")
    assert (sleep.times, sleep.parts) == (1, (("morning", 1),))
    assert triggers.counts([]) == ()


@pytest.mark.parametrize(
    ("hour", "part"),
    [(0, "night"), (4, "night"), (5, "morning"), (12, "afternoon"), (17, "evening"), (22, "night")],
)
def test_the_parts_of_a_day(hour: int, part: str) -> None:
    assert triggers.part_of_day(NOW.replace(hour=hour)) == part


def said(**answers: str) -> list[Part]:
    return [q._replace(answer=answers.get(q.step, "")) for q in thought_questions()]


def test_catching_alone_counts() -> None:
    edit = thoughts.save(said(catch="I am no use"), moment())
    assert edit.title.did == "thought.caught"
    (kept,) = after(board_of(), edit).entries(DAY)
    assert [(p.step, p.answer) for p in kept.parts] == [("catch", "I am no use")]
    more = thoughts.change(kept, said(catch="I am no use", choose="I fed the cat"), moment())
    board = after(board_of(kept), more)
    counted = thoughts.counts(board.entries(DAY))
    assert (counted.caught, counted.answered, counted.chosen) == (1, 1, ("I fed the cat",))


def test_any_field_may_stay_blank_but_not_all() -> None:
    for step in thoughts.STEPS:
        assert thoughts.save(said(**{step: "words"}), moment()).changes
    with pytest.raises(Refusal, match=r"thought\.empty"):
        thoughts.save(said(catch=" \n "), moment())


def test_the_traps_that_were_named_are_counted() -> None:
    trap = next(iter(thinking_traps()))
    edit = thoughts.save(said(catch="never"), moment(), trap)
    board = after(board_of(), edit)
    assert thoughts.counts(board.entries(DAY)).traps == ((trap, 1),)


def test_the_shipped_cards_are_whole() -> None:
    assert [answer for answer, _ in hard_day_card().choices] == [
        "rest",
        "calm",
        "person",
        "tiny",
        "support",
    ]
    assert len(hard_day_card().lines) == 3
    assert len(low_mood_card().choices) == 4
    assert len(trigger_categories()) == 10
    assert len(thinking_traps()) == 7
