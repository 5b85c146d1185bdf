"""A short run of `make torture`: arbitrary values in the files of a real board."""

from __future__ import annotations

import random
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fake_clock import FakeClock
from tests.store.boards import MONTH
from tests.store.trials.fuzzing import call, fuzz_once, template
from tests.thorough import examples, part_of
from winsboard.domain.schema.kinds import BY_TABLE
from winsboard.store.codec import documents
from winsboard.store.codec.decoders import InvalidDocument, problems

json_values: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2026-11-20", "2026-11-20T10:00", "0001-01-01", "win", "weekly", "done"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with some of everything."""
    folder = tmp_path_factory.mktemp("origin") / "board"
    template(folder)
    return folder


@pytest.mark.parametrize("seed", part_of(range(10), 0, 4))
def test_every_command_answers_on_a_board_with_arbitrary_values_and_nothing_is_lost(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("WINSBOARD_HOME", str(tmp_path / "board"))
    fuzz_once(tmp_path / "fuzzed", origin, random.Random(seed))


@given(st.data())
@settings(max_examples=examples(200), deadline=None)
def test_whatever_stands_in_a_row_is_read_as_something_sensible_or_set_aside(
    data: st.DataObject,
) -> None:
    kind = data.draw(st.sampled_from(list(BY_TABLE.values())))
    fields = data.draw(
        st.fixed_dictionaries({}, optional=dict.fromkeys([*kind.fields, "_made"], json_values))
    )
    page = MONTH if kind.is_dated else "library"
    id = kind.only_id or "5"
    found = list(problems(kind.table, id, fields))
    if any(problem.is_fatal and problem.why != "unknown" for problem in found):
        with suppress(InvalidDocument):
            # If a newer winsboard may know the value, that takes precedence.
            assert documents.decode_document(page, kind.table, id, fields) is None
        return
    if kind.is_dated and not str(fields["day"]).startswith(MONTH):
        assert documents.decode_or_none(page, kind.table, id, fields) is None
        return
    document = documents.decode_document(page, kind.table, id, fields)
    if document is None:
        assert any(problem.why == "unknown" for problem in found)
        return
    # A decoded document can be encoded and decodes to the same.
    again = documents.decode_document(page, kind.table, id, documents.fields_of(document))
    assert again == document
    assert all(problem.why == "senseless" for problem in found)


def _meta(page: str) -> bytes:
    return b'{"_meta":{"1":{"app":"winsboard","page":"%s","schema":1}},' % page.encode()


@pytest.mark.parametrize("raw", [
    b"[" * 100_000,
    _meta(MONTH) + b'"entries":{"1":' + b'{"a":' * 100_000,
    _meta(MONTH) + b'"entries":{"1":{"text":' + b"[" * 500 + b"]" * 500 + b"}}}",
    _meta("library") + b'"habits":{"1":{"label":"x","aim":' + b"9" * 5000 + b"}}}",
    _meta("library") + b'"settings":{"1":{"history_days":1e999}}}',
    b'{"app":"winsboard","sum":' + b"[" * 8000,
    b"\0" * 9999,
], ids=["deep", "page", "field", "digits", "no end", "key", "nothing"])  # fmt: skip
@pytest.mark.parametrize("name", [
    "data/months/2026-11.json",
    "data/months/2026-11 (copy).json",
    "data/months/2026-01.json",
    "data/library.json",
    "data/anything.json",
    "data/seal-2.key",
    "state/drafts.json",
    "state/copies/2026-11.json",
    "state/backups/2026-11-20T09Z/2026-11.json",
])  # fmt: skip
def test_no_bytes_in_any_file_stop_a_command(
    origin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, raw: bytes
) -> None:
    root = tmp_path / "board"
    monkeypatch.setenv("WINSBOARD_HOME", str(root))
    shutil.copytree(origin, root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(raw)
    clock = FakeClock()
    clock.tick(4000)
    for words in ("today", "win after it", "journal --search number", "restore", "doctor --yes"):
        code, out, wrong = call(root, clock, *words.split())
        assert code in (0, 1), words
        assert "its own error" not in wrong + out, words
    assert "note number 020" in call(root, clock, "journal", "--search", "number")[1]
    aside = tmp_path / "elsewhere.zip"
    with zipfile.ZipFile(aside, "w") as archive:
        archive.writestr("library.json", raw)
        archive.writestr("months/2026-11.json", raw)
    for words in (f"restore {aside}", f"merge {root / name}"):
        code, out, wrong = call(root, clock, *words.split())
        assert "its own error" not in wrong + out, words
