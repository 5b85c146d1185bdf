"""Merging two versions of a page: algebraic laws, and what is preserved."""

from __future__ import annotations

import random
from functools import reduce
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.thorough import examples
from winsboard.store.codec import causality
from winsboard.store.codec.erasure_markers import ERASURE_MARKERS, history_marker, marker
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import MutableTables
from winsboard.store.merge.pages import is_same, merge_pages

CELL = "202611211001"
AT = "2026-11-21T08:00:00+00:00"


class Machine:
    """A machine that changes its own version of a page; its clock may be wrong."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.tables: MutableTables = {}
        self.written: set[str] = set()
        self.replaced: set[str] = set()
        """Texts that were removed or replaced by someone who had seen them."""
        self.said: set[str] = set()
        """Notes that were written about the tick."""
        self.taken_away: set[str] = set()
        """Notes that were removed or replaced by someone who had seen them."""
        self.cells: dict[int, str] = {}
        """The state the cell was set to, by stamp."""
        self.outdated: set[int] = set()
        """Stamps that were known to someone who set the cell later."""
        self.number = number
        self.chance = chance
        self.skew = chance.randrange(0, 10_000) * 100
        self.given = 0

    def stamp(self, fields: Fields | None = None) -> int:
        """A stamp above everything this machine has seen of a document; given only once."""
        self.given += 1
        seconds = max(self.skew, causality.newest_seen_stamp(fields) >> 10) + self.chance.randrange(
            1, 50
        )
        return seconds << 10 | self.given << 2 | self.number

    def put(self, table: str, id: str, fields: Fields) -> None:
        rows = {**self.tables.get(table, {}), id: fields}
        graves = {k: g for k, g in self.tables.get("removed", {}).items() if k != id}
        self.tables = {**self.tables, table: rows, "removed": graves}
        self._tidy()

    def note(self, table: str, before: Fields, after: Fields) -> None:
        """Record what was written, and what its author has seen and replaced."""
        if table == "marks":
            self.outdated |= self.cells.keys()
            self.cells[causality.newest(after)] = after.get("state", "")
            left = set(after.get("note", "").split("\n"))
            self.said |= left - {""}
            self.taken_away |= set(before.get("note", "").split("\n")) - left
            return
        if "text" in before and before["text"] != after.get("text"):
            self.replaced.add(before["text"])
        if "text" in after:
            self.written.add(after["text"])

    def make(self, table: str, id: str, **values: Any) -> None:
        grave = self.tables.get("removed", {}).get(id)
        new = causality.create(values, grave, self.stamp(grave))
        self.put(table, id, new)
        self.note(table, {}, new)

    def amend(self, table: str, id: str, **values: Any) -> None:
        now = self.tables[table][id]
        new = causality.update(now, values, self.stamp(now))
        self.put(table, id, new)
        self.note(table, now, new)

    def remove(self, table: str, id: str) -> None:
        now = self.tables[table][id]
        grave = causality.tombstone(table, now, self.stamp(now))
        rows = {k: f for k, f in self.tables[table].items() if k != id}
        self.tables = {
            **self.tables,
            table: rows,
            "removed": {**self.tables.get("removed", {}), id: grave},
        }
        self._tidy()
        self.note(table, now, grave)

    def take(self, other: Machine) -> None:
        self.tables = merge_pages(self.tables, other.tables)
        self.written |= other.written
        self.replaced |= other.replaced
        self.said |= other.said
        self.taken_away |= other.taken_away
        self.cells |= other.cells
        self.outdated |= other.outdated

    def _tidy(self) -> None:
        self.tables = {name: rows for name, rows in self.tables.items() if rows}


def act(machine: Machine, count: int, *, removes: bool) -> None:
    """An action of a person."""
    chance = machine.chance
    entries = sorted(machine.tables.get("entries", {}))
    kind = chance.choice(["write", "words", "words", "area", "tick", "tick", "remove"])
    if kind == "tick":
        tick(machine, removes=removes)
    elif kind == "write" or not entries:
        id = str(machine.number * 1000 + count)
        machine.make("entries", id, kind="win", day="2026-11-21", at=AT, text=f"words {id}")
    elif kind == "words":
        machine.amend("entries", chance.choice(entries), text=f"{machine.number} wrote {count}")
    elif kind == "area":
        machine.amend("entries", chance.choice(entries), area=f"area {count % 3}")
    elif removes:
        machine.remove("entries", chance.choice(entries))


def tick(machine: Machine, *, removes: bool) -> None:
    chance = machine.chance
    if CELL not in machine.tables.get("marks", {}):
        state = chance.choice(["done", "some"])
        machine.make("marks", CELL, habit="1001", day="2026-11-21", state=state)
    elif removes and chance.random() < 0.4:
        machine.remove("marks", CELL)
    elif chance.random() < 0.4:
        machine.amend("marks", CELL, state=chance.choice(["done", "some", "rest"]))
    else:
        machine.amend("marks", CELL, **said_about(machine))


def said_about(machine: Machine) -> Fields:
    """A field of the tick that a person fills in."""
    chance = machine.chance
    note = f"{machine.number} said {machine.given};"
    before = machine.tables["marks"][CELL].get("note", "")
    values: list[Fields] = [
        {"note": note},
        {"note": f"{before}\n{note}" if before else note},
        {"note": None},
        {"help": chance.choice(["alone", "prompt", "help"])},
        {"mastery": chance.randrange(4)},
        {"pleasure": chance.randrange(4)},
        {"tags": [f"tag {chance.randrange(3)}"]},
    ]
    return chance.choice(values)


def history(seed: int, *, removes: bool, length: int = 14) -> list[Machine]:
    """Three machines that work independently and merge now and then."""
    chance = random.Random(seed)
    machines = [Machine(n, chance) for n in range(3)]
    for count in range(length):
        machine = chance.choice(machines)
        if chance.random() < 0.25:
            machine.take(chance.choice(machines))
        else:
            act(machine, count, removes=removes)
    return machines


def quarrel(seed: int, length: int = 16, count: int = 3) -> list[Machine]:
    """Machines that all change and remove the same entry."""
    chance = random.Random(seed)
    machines = [Machine(n, chance) for n in range(count)]
    machines[0].make("entries", "7", kind="win", day="2026-11-21", at=AT, text="begun")
    for machine in machines[1:]:
        machine.take(machines[0])
    for nth in range(length):
        machine = chance.choice(machines)
        entries = sorted(machine.tables.get("entries", {}))
        if chance.random() < 0.25:
            machine.take(chance.choice(machines))
        elif not entries:
            machine.make("entries", "7", kind="win", day="2026-11-21", at=AT, text=f"again {nth}")
        elif chance.random() < 0.17:
            machine.remove("entries", chance.choice(entries))
        else:
            values: Fields = chance.choice(
                [
                    {"text": f"{machine.number} wrote {nth}"},
                    {"text": f"the same as {nth % 3}"},
                    {"area": f"area {nth % 3}"},
                    {"parts": [{"prompt": "?", "answer": f"{machine.number} {nth}"}]},
                ]
            )
            machine.amend("entries", chance.choice(entries), **values)
    return machines


seeds = st.integers(0, 10**9)
few = settings(max_examples=examples(150), deadline=None)


@few
@given(seeds, st.booleans())
def test_it_does_not_matter_which_of_two_comes_first(seed: int, removes: bool) -> None:
    one, other, _ = (m.tables for m in history(seed, removes=removes))
    assert merge_pages(one, other) == merge_pages(other, one)


@few
@given(seeds, st.booleans())
def test_what_was_merged_already_changes_nothing(seed: int, removes: bool) -> None:
    one, other, _ = (m.tables for m in history(seed, removes=removes))
    both = merge_pages(one, other)
    assert is_same(merge_pages(one, one), one)
    for again in (one, other, both):
        assert merge_pages(both, again) == both


@few
@given(seeds, st.booleans())
def test_three_versions_give_the_same_in_any_order_and_grouping(seed: int, removes: bool) -> None:
    assert_all_alike([m.tables for m in history(seed, removes=removes)])


@few
@given(seeds)
def test_so_do_those_of_one_entry_that_everybody_changes_at_once(seed: int) -> None:
    machines = quarrel(seed)
    assert_all_alike([m.tables for m in machines])
    first, *others = machines
    for other in others:
        first.take(other)
    texts = {fields["text"] for fields in first.tables.get("entries", {}).values()}
    assert first.written - first.replaced <= texts


@pytest.mark.parametrize("seed", [393, 477, 678])
def test_words_beside_words_that_went_go_in_any_order(seed: int) -> None:
    assert_all_alike([m.tables for m in quarrel(seed, length=30, count=4)])


def assert_all_alike(versions: list[MutableTables]) -> None:
    end = reduce(merge_pages, versions)
    assert all(reduce(merge_pages, order) == end for order in permutations(versions))
    first, *others = versions
    assert merge_pages(first, reduce(merge_pages, others)) == end
    assert all(
        merge_pages(end, version) == end for version in (*versions, merge_pages(*versions[:2]), end)
    )


@few
@given(seeds)
def test_no_text_and_no_tick_is_lost(seed: int) -> None:
    first, *others = history(seed, removes=True, length=30)
    for other in others:
        first.take(other)
    texts = {fields["text"] for fields in first.tables.get("entries", {}).values()}
    assert first.written - first.replaced <= texts
    assert (CELL in first.tables.get("marks", {})) is any(latest_states(first))


@few
@given(seeds)
def test_a_cell_holds_what_one_of_the_last_who_set_it_has_set(seed: int) -> None:
    first, *others = history(seed, removes=False, length=30)
    for other in others:
        first.take(other)
    mark = first.tables.get("marks", {}).get(CELL, {"state": ""})
    assert mark["state"] in (latest_states(first) or {""})


@few
@given(seeds, st.booleans())
def test_no_note_on_a_tick_is_lost(seed: int, removes: bool) -> None:
    first, *others = history(seed, removes=removes, length=40)
    for other in others:
        first.take(other)
    note = first.tables.get("marks", {}).get(CELL, {}).get("note", "")
    assert first.said - first.taken_away <= set(note.split("\n"))


@few
@given(
    st.permutations(["tags", "note", "help", "mastery", "pleasure", "state", "value"]),
    st.integers(0, 7),
)
def test_two_machines_fill_in_different_fields_of_one_tick(names: list[str], ours: int) -> None:
    values: Fields = {
        "tags": ["first_time"],
        "note": "It rained.",
        "help": "alone",
        "mastery": 0,
        "pleasure": 3,
        "state": "some",
        "value": 1.5,
    }
    tick: Fields = {"habit": "1001", "day": "2026-11-21", "state": "done", "_made": 10}
    one = causality.update(tick, {name: values[name] for name in names[:ours]}, 20)
    other = causality.update(tick, {name: values[name] for name in names[ours:]}, 30)
    merged = merge_pages({"marks": {CELL: one}}, {"marks": {CELL: other}})["marks"][CELL]
    assert {name: merged[name] for name in values} == values


def latest_states(machine: Machine) -> set[str]:
    """The states the cell was set to that nobody has knowingly replaced; empty for unset."""
    return {state for stamp, state in machine.cells.items() if stamp not in machine.outdated}


WALK: Fields = {"kind": "win", "day": "2026-11-21", "at": AT, "text": "Walked", "_made": 10}


def page(**entries: Fields) -> MutableTables:
    return {"entries": {id.removeprefix("e"): fields for id, fields in entries.items()}}


def test_words_written_at_the_same_time_are_both_kept() -> None:
    one = causality.update(WALK, {"text": "Walked far"}, 20)
    other = causality.update(WALK, {"text": "Walked home"}, 30)
    entries = merge_pages(page(e1=one), page(e1=other))["entries"]
    assert entries.pop("1")["text"] == "Walked home"
    ((id, beside),) = entries.items()
    assert id == causality.sibling_id("1", one)
    assert (beside["text"], beside["version_of"]) == ("Walked far", "1")


def test_words_that_stand_beside_keep_what_belongs_to_them() -> None:
    begun = {**WALK, "area": "body", "tags": ["rain"], "people": ["Mo"]}
    one = causality.update(begun, {"text": "Walked far", "tags": ["sun"]}, 20)
    other = causality.update(begun, {"text": "Walked home", "area": "home"}, 30)
    entries = merge_pages(page(e1=one), page(e1=other))["entries"]
    beside = entries[causality.sibling_id("1", one)]
    assert causality.contents(beside) == {**causality.contents(one), "version_of": "1"}
    assert (beside["area"], beside["tags"], beside["people"]) == ("body", ["sun"], ["Mo"])


def test_a_removal_of_one_of_two_leaves_the_other_as_its_writer_had_it() -> None:
    one = causality.update(WALK, {"text": "Walked far"}, 20)
    other = causality.update(WALK, {"area": "home"}, 30)
    grave = causality.tombstone("entries", one, 40)
    for end in (
        merge_pages(merge_pages(page(e1=one), page(e1=other)), {"removed": {"1": grave}}),
        merge_pages(merge_pages(page(e1=one), {"removed": {"1": grave}}), page(e1=other)),
    ):
        (left,) = end["entries"].values()
        assert causality.contents(left) == causality.contents(other)


def test_later_words_of_somebody_who_had_read_the_others_take_their_place() -> None:
    later = causality.update(WALK, {"text": "Walked far"}, 20)
    assert merge_pages(page(e1=WALK), page(e1=later)) == page(e1=later)


def test_two_who_wrote_the_same_words_are_one() -> None:
    one = causality.update(WALK, {"text": "Walked far"}, 20)
    other = causality.update(WALK, {"text": "Walked far"}, 30)
    entries = merge_pages(page(e1=one), page(e1=other))["entries"]
    assert [fields["text"] for fields in entries.values()] == ["Walked far"]


def test_the_newest_of_each_field_counts() -> None:
    one = causality.update(WALK, {"area": "body"}, 30)
    other = causality.update(WALK, {"area": "home", "tags": ["rain"]}, 20)
    (both,) = merge_pages(page(e1=one), page(e1=other))["entries"].values()
    assert (both["area"], both["tags"], both["text"]) == ("body", ["rain"], "Walked")


def test_of_equal_stamps_the_larger_json_counts() -> None:
    one, other = ({**WALK, "text": "", "area": area} for area in ("a", "b"))
    (both,) = merge_pages(page(e1=one), page(e1=other))["entries"].values()
    assert both["area"] == "b"


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
def test_a_removal_takes_away_what_the_remover_had_seen(seen: bool) -> None:
    later = causality.update(WALK, {"area": "home"}, 15)
    grave = causality.tombstone("entries", later if seen else WALK, 40)
    both = merge_pages(page(e1=later), {"removed": {"1": grave}})
    assert ("entries" in both) is not seen
    assert ("removed" in both) is seen
    if not seen:
        assert causality.contents(both["entries"]["1"]) == causality.contents(later)


def test_an_old_copy_does_not_bring_back_what_was_removed() -> None:
    grave = causality.tombstone("entries", causality.update(WALK, {"text": "More"}, 20), 40)
    assert merge_pages({"removed": {"1": grave}}, page(e1=WALK)) == {"removed": {"1": grave}}


def test_what_came_back_by_an_undo_outlives_its_tombstone_everywhere() -> None:
    grave = causality.tombstone("entries", WALK, 40)
    back = causality.create(causality.contents(WALK), grave, 50)
    olds: list[MutableTables] = [{"removed": {"1": grave}}, page(e1=WALK)]
    for old in olds:
        assert merge_pages(old, page(e1=back)) == page(e1=back)


def test_a_value_taken_away_before_a_new_tick_does_not_come_back() -> None:
    done: Fields = {"habit": "1", "day": "2026-11-21", "state": "done", "value": 8, "_made": 10}
    grave = causality.tombstone("marks", done, 20)
    again = causality.create({"habit": "1", "day": "2026-11-21", "state": "done"}, grave, 30)
    assert merge_pages({"marks": {CELL: done}}, {"marks": {CELL: again}}) == {
        "marks": {CELL: again}
    }


def test_tables_and_fields_of_a_newer_winsboard_are_kept() -> None:
    one: MutableTables = {
        "readings": {"5": {"value": 1, "_made": 3}},
        "goals": {"7": {"title": "a"}},
    }
    other: MutableTables = {
        "readings": {"5": {"unit": "km", "_made": 3}, "6": {"_made": 4, "_new": 1}}
    }
    both = merge_pages(one, other)
    assert both["readings"]["5"] == {"value": 1, "unit": "km", "_made": 3}
    assert both["readings"]["6"] == {"_made": 4, "_new": 1}
    assert both["goals"] == one["goals"]


def test_history_is_the_union_of_both() -> None:
    edits: dict[str, Fields] = {
        str(n): {"did": "x", "at": AT, "changes": [], "_made": n} for n in (1, 2, 3)
    }
    one: MutableTables = {"edits": {k: edits[k] for k in ("1", "2")}}
    other: MutableTables = {"edits": {k: edits[k] for k in ("2", "3")}}
    assert merge_pages(one, other) == {"edits": edits}


def test_documents_that_stay_are_the_same_objects() -> None:
    one = page(e1=WALK)
    both = merge_pages(one, page(e1=dict(WALK), e2={**WALK, "text": "Rested"}))
    assert both["entries"]["1"] is WALK


def test_what_another_board_gave_stays_away_whatever_was_written_into_it_meanwhile() -> None:
    given = {"kind": "noticed", "text": "made tea", "given": "41", "_made": 1}
    amended = {**given, "note": "said at supper", "_seen": {"note": 9}}
    own = {"kind": "noticed", "text": "made tea", "_made": 1, "_seen": {"text": 9}}
    taken_back = {ERASURE_MARKERS: {"1": marker("entries", 5, [1])}}
    for here, is_there in ((given, False), (amended, False), (own, True)):
        for one, other in ((page(e1=here), taken_back), (taken_back, page(e1=here))):
            assert ("1" in merge_pages(one, other).get("entries", {})) is is_there, here
    # A marker that only erases the history leaves the document.
    history_only = {ERASURE_MARKERS: {"1": history_marker("entries", 5, [2])}}
    assert "1" in merge_pages(page(e1=given), history_only)["entries"]
