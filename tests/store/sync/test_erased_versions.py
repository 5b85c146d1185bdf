"""An entry edited on two machines at once, of which one version was erased."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import reduce
from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.store.boards import MONTH, WALK, add, change, month_file, open_store, remove
from winsboard.domain.model.documents import Entry
from winsboard.store.crypto.envelope import UNENCRYPTED
from winsboard.store.erasure.erase import erase
from winsboard.store.format.lazy_document import Fields
from winsboard.store.format.page_json import Tables
from winsboard.store.merge.pages import is_same, merge_pages
from winsboard.store.store import Store

SECRET = "told to nobody"
OTHER = "words that stay"
LATER = "written later"


def entries(store: Store) -> list[Entry]:
    store.merge_incoming([MONTH])
    return [d for d in store.page(MONTH).values() if isinstance(d, Entry)]


def saying(store: Store, text: str) -> Entry:
    return next(entry for entry in entries(store) if entry.text == text)


def bring(source: Path, target: Path) -> None:
    page = month_file(target)
    shutil.copy(month_file(source), page.with_name(f"{page.stem}.sync-conflict-1.json"))


class Two:
    """Two machines that edited one entry at the same time; the first has seen both versions."""

    def __init__(self, root: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.roots = root / "here", root / "there"
        here = open_store(self.roots[0], clock)
        add(here, clock, WALK)
        shutil.copytree(self.roots[0] / "data", self.roots[1] / "data")
        self.here, self.there = here, open_store(self.roots[1], clock)
        entries(self.there)
        self.versions: list[Tables] = []

        for store, text in ((here, SECRET), (self.there, OTHER)):
            clock.tick(5)
            change(store, clock, WALK, WALK._replace(text=text))
        self.keep()
        bring(self.roots[1], self.roots[0])
        self.keep()
        clock.tick(5)

    def keep(self) -> None:
        """Save the pages as they are now, so that each can arrive again later."""
        for store in (self.here, self.there):
            entries(store)
            self.versions.append(store.tables(MONTH))

    def erase(self, text: str) -> None:
        wanted = saying(self.here, text).id

        def is_wanted(_table: str, id: str, _fields: Fields) -> bool:
            return id == wanted

        self.clock.tick(5)
        erase(self.roots[0] / "data", self.roots[0] / "state", self.clock, is_wanted, UNENCRYPTED)
        self.here = open_store(self.roots[0], self.clock)
        self.keep()


def nothing(_: Two) -> None:
    """The other machine is not used."""


def remove_before(two: Two) -> None:
    remove(two.there, two.clock, saying(two.there, OTHER))


def star_before(two: Two) -> None:
    now = saying(two.there, OTHER)
    change(two.there, two.clock, now, now._replace(starred=True))


def rewrite_before(two: Two) -> None:
    now = saying(two.there, OTHER)
    change(two.there, two.clock, now, now._replace(text=LATER))


def learn(two: Two) -> None:
    bring(two.roots[0], two.roots[1])
    two.keep()


def remove_and_learn(two: Two) -> None:
    remove_before(two)
    learn(two)


def star_and_learn(two: Two) -> None:
    star_before(two)
    learn(two)


def learn_and_remove(two: Two) -> None:
    learn(two)
    remove_before(two)


def learn_and_rewrite_the_secret(two: Two) -> None:
    learn(two)
    now = saying(two.there, SECRET)
    change(two.there, two.clock, now, now._replace(text=LATER))


STAYS: dict[Callable[[Two], None], list[str]] = {
    nothing: [OTHER],
    remove_before: [],
    star_before: [OTHER],
    rewrite_before: [LATER],
    remove_and_learn: [],
    star_and_learn: [OTHER],
    learn_and_remove: [],
    learn_and_rewrite_the_secret: [OTHER, LATER],
}


@pytest.mark.parametrize("act", STAYS, ids=lambda act: act.__name__)
def test_an_erased_version_stays_away_in_whatever_order_machines_meet(
    tmp_path: Path, clock: FakeClock, act: Callable[[Two], None]
) -> None:
    two = Two(tmp_path, clock)
    act(two)
    two.keep()
    two.erase(SECRET)

    end = reduce(merge_pages, two.versions)
    newest = two.versions[-2:]
    assert is_same(end, merge_pages(*newest))
    assert sorted(fields["text"] for fields in end.get("entries", {}).values()) == STAYS[act]
    assert SECRET not in str(end)
    for one, other, third in permutations([*newest, two.versions[-4], two.versions[2]], 3):
        assert is_same(
            merge_pages(merge_pages(one, other), third), merge_pages(one, merge_pages(other, third))
        )
        assert is_same(merge_pages(one, other), merge_pages(other, one))


def test_machines_that_meet_again_and_again_do_not_bring_it_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    two = Two(tmp_path, clock)
    remove_and_learn(two)
    two.erase(SECRET)
    for source, target in ((0, 1), (1, 0), (0, 1)):
        bring(two.roots[source], two.roots[target])
        store = open_store(two.roots[target], clock)
        assert entries(store) == []
        assert SECRET not in month_file(two.roots[target]).read_text("utf-8")
