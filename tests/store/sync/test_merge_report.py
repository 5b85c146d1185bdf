"""A merge is counted and can be undone, for every kind of document."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FakeClock
from tests.store import strategies
from tests.store.boards import MONTH, WALK, add, change, commit, month_file, open_store, remove
from tests.thorough import THOROUGH
from winsboard.domain.model.documents import LIBRARY, Document, Entry, Mark, page_of
from winsboard.domain.model.edits import Change, Title, inverse
from winsboard.store.codec import documents
from winsboard.store.store import Store
from winsboard.words.sentences.merge_report import KINDS

DRAWN = 4 if THOROUGH else 2
OF_KIND = {
    "habits": strategies.habits,
    "marks": strategies.marks,
    "entries": strategies.entries,
    "settings": strategies.settings,
    "people": strategies.people,
    "skills": strategies.skills,
    "affirmations": strategies.affirmations,
    "rituals": strategies.rituals,
    "rests": strategies.rests,
    "prompts": strategies.prompts,
    "flows": strategies.flows,
    "routines": strategies.routines,
    "areas": strategies.areas,
    "goals": strategies.goals,
    "steps": strategies.goal_steps,
    "goal_events": strategies.goal_events,
    "measures": strategies.measures.map(lambda read: read._replace(records=())),
    "readings": strategies.readings,
    "pins": strategies.pins,
    "rewards": strategies.rewards,
    "vision_cards": strategies.vision_cards,
    "shares": strategies.shares,
    "suggestions": strategies.suggestions,
    "gatherings": strategies.gatherings,
}


def test_there_is_a_strategy_for_every_kind() -> None:
    assert set(OF_KIND) == set(documents.TABLE_OF.values())


def on(store: Store) -> dict[tuple[str, str], Document]:
    names = [LIBRARY, *store.months()]
    return {(type(d).__name__, d.id): d for name in names for d in store.page(name).values()}


def merged(store: Store, clock: FakeClock, path: Path | None) -> Mapping[str, int]:
    clock.tick(1)
    return store.merge(path, clock.now(), lambda _: Title("merged")).new_documents


def take_back(store: Store, clock: FakeClock) -> None:
    clock.tick(1)
    records = [r for name in (LIBRARY, *store.months()) for r in store.records(name)]
    last = max(records, key=lambda r: (r.stamp, r.id))
    store.commit(inverse(store.restore(last), id=store.ids.new_id(), at=clock.now()))


@pytest.mark.parametrize("table", sorted(OF_KIND))
@settings(
    max_examples=4 if THOROUGH else 2, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_what_came_is_counted_and_taken_back_and_brought_back(
    table: str, data: st.DataObject
) -> None:
    clock = FakeClock()
    kind: st.SearchStrategy[Any] = OF_KIND[table]
    made = data.draw(kind)
    changed = data.draw(kind)._replace(id=made.id)
    if isinstance(made, Mark) or page_of(made) != page_of(changed):
        changed = made
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "here", Path(folder) / "there"
        store, source = open_store(here, clock), open_store(there, clock)
        add(store, clock, WALK)
        states = [on(store)]
        for step in (Change(None, made), Change(made, changed), Change(changed, None)):
            if step.before == step.after:
                continue
            clock.tick(1)
            commit(source, clock, step)
            gains = merged(store, clock, there / "data")
            assert sum(gains.values()) == 1
            assert gains.keys() <= set(KINDS)
            states.append(on(store))
        for state in reversed(states[:-1]):
            take_back_latest(store, clock)
            assert on(store) == state
        fresh = open_store(here, clock)
        assert on(fresh) == states[0]


def take_back_latest(store: Store, clock: FakeClock) -> None:
    """Undo the last merge that is not undone yet."""
    clock.tick(1)
    records = {r.id: r for name in (LIBRARY, *store.months()) for r in store.records(name)}
    undone = {r.undoes for r in records.values()}
    left = [r for r in records.values() if r.title.did == "merged" and r.id not in undone]
    last = max((r for r in left if not r.undoes), key=lambda r: (r.stamp, r.id))
    store.commit(inverse(store.restore(last), id=store.ids.new_id(), at=clock.now()))


def test_a_board_with_every_kind_is_merged_in_one_act_and_taken_back(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    source = open_store(tmp_path / "there", clock)
    counted: Counter[str] = Counter()

    @settings(max_examples=1, deadline=None, database=None)
    @given(st.tuples(*OF_KIND.values()))
    def fill(found: tuple[Document, ...]) -> None:
        if not counted:
            add(source, clock, *{(type(d), d.id): d for d in found}.values())
            counted[""] += len(found)

    fill()
    before = on(store)
    gains = merged(store, clock, tmp_path / "there" / "data")
    assert sum(gains.values()) == counted[""] == len(OF_KIND)
    assert len(on(store)) == len(before) + len(OF_KIND)
    take_back(store, clock)
    assert on(store) == before
    take_back(store, clock)
    assert len(on(store)) == len(before) + len(OF_KIND)


def test_other_words_beside_are_taken_back_too(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    add(store, clock, WALK)
    there = tmp_path / "there"
    month_file(there).parent.mkdir(parents=True)
    month_file(there).write_bytes(month_file(tmp_path).read_bytes())
    source = open_store(there, clock)
    change(source, clock, WALK, WALK._replace(text="theirs"))
    change(store, clock, WALK, WALK._replace(text="ours"))
    assert merged(store, clock, there / "data")["version"] == 1
    texts = {d.text for d in on(store).values() if isinstance(d, Entry)}
    assert texts == {"ours", "theirs"}
    take_back(store, clock)
    assert {d.text for d in on(store).values() if isinstance(d, Entry)} == {"ours"}


def test_pages_that_wait_are_settled_by_a_merge_without_a_path(
    store: Store, clock: FakeClock, tmp_path: Path
) -> None:
    chance = random.Random(3)
    days = [WALK.day.replace(year=2020 + n, month=chance.randint(1, 12)) for n in range(4)]
    for day in days:
        add(store, clock, WALK._replace(id=store.ids.new_id(), day=day, text=f"ours {day}"))
    for day in days:
        there = tmp_path / f"there{day.year}"
        source = open_store(there, clock)
        add(source, clock, WALK._replace(id="7", day=day, text=f"theirs {day}"))
        name = f"{day:%Y-%m}"
        month_file(tmp_path, name).write_bytes(month_file(there, name).read_bytes())
    fresh = open_store(tmp_path, clock)
    brought = fresh.merge(None, clock.now(), lambda _: Title("merged"))
    assert (brought.replaced, brought.files) == (4, ())
    for day in days:
        raw = month_file(tmp_path, f"{day:%Y-%m}").read_text()
        assert f"ours {day}" in raw
        assert f"theirs {day}" in raw
    assert fresh.merge(None, clock.now(), lambda _: Title("merged")).replaced == 0
    assert not store.page(MONTH)
    remove(fresh, clock, WALK._replace(id="7", day=days[0], text=f"theirs {days[0]}"))
