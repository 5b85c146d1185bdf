"""The page for a therapist, from a board on disk to the bytes of each format."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import FakeClock
from tests.report.boards import entry, full_board, library, notebook_of, reading
from tests.report.test_formats import ALLOWED, Elements
from winsboard.domain.errors import Refusal
from winsboard.domain.model.documents import Measure, Settings, Share
from winsboard.domain.summary.page import Choice
from winsboard.domain.summary.parts import EXTRA, USUAL, Part
from winsboard.domain.summary.spans import Span
from winsboard.notebook.notebook import Notebook
from winsboard.report.made_page import make_page, page_line, therapist_of
from winsboard.report.writers import ENDINGS

GOLDEN = Path(__file__).parent / "golden"
OCTOBER = Span(date(2026, 10, 1), date(2026, 10, 31))
FOOTER = (
    "Written by the person for their own use. Self-reported; not a clinical measure. "
    "Blank days mean nothing was written."
)
FORMS = ("text", "markdown", "html")
PLANTS: dict[Part, set[str]] = {
    "journal": {"PLANTjournal", "PLANTcalm", "PLANTmark"},
    "triggers": {"PLANTtriggers"},
    "thoughts": {"PLANTthoughts"},
    "hard_days": {"PLANThard_days"},
}
"""What each part adds that is planted. The win of a look back is among the wins anyway."""


@pytest.fixture
def board(board_home: Path, clock: FakeClock) -> Notebook:
    return full_board(board_home, clock)


def page_text(board: Notebook, form: str, *parts: Part, less: tuple[Part, ...] = ()) -> str:
    chosen = frozenset({*USUAL, *parts} - {*less})
    return make_page(board, Choice(OCTOBER, chosen, to=therapist_of(board.board)), form).text


@pytest.mark.parametrize("form", ENDINGS)
def test_the_same_board_and_choice_give_the_same_bytes(
    board: Notebook, clock: FakeClock, form: str
) -> None:
    made = page_text(board, form, *EXTRA)
    clock.tick(60)
    assert page_text(board, form, *EXTRA) == made
    assert made == (GOLDEN / f"page{ENDINGS[form]}").read_text(encoding="utf-8")


def test_what_is_not_ticked_is_in_no_format(board: Notebook) -> None:
    for form in ENDINGS:
        made = page_text(board, form)
        assert set(re.findall("PLANT[a-z_]+", made)) <= {"PLANTlookback"}
        assert not re.search("Marta|Okafor|Very hard|felt|People", made)
    for part in EXTRA:
        for form in FORMS:
            made = page_text(board, form, part)
            found = set(re.findall("PLANT[a-z_]+", made.replace("\\_", "_")))
            assert found == {"PLANTlookback", *PLANTS.get(part, ())}
            assert ("Marta" in made) is (part == "names")
            assert ("Very hard" in made) is (part == "mood")
            assert ("T-score" in made) is (part == "score")
    both = page_text(board, "text", "journal", "mood")
    assert "PLANTfelt" in both
    assert "PLANTmoodnote" not in both


def test_what_is_taken_off_is_gone(board: Notebook) -> None:
    names = {
        "talk": "I would like to talk about",
        "wins": "Some of my wins",
        "areas": "Wins by area",
        "firsts": "First times",
        "hard_wins": "Wins on hard days",
        "said_no": "Limits I set",
        "asked": "Asked for help",
        "goals": "Goals and steps",
        "measures": "Measures",
        "helped": "What helped",
        "routines": "Routines",
    }
    whole = page_text(board, "text")
    for part in USUAL:
        assert names[part] in whole
        assert names[part] not in page_text(board, "text", less=(part,))


def test_the_page_says_facts_and_does_not_judge(board: Notebook) -> None:
    for form in FORMS:
        made = page_text(board, form, *EXTRA)
        assert not re.search(
            r"\d ?%|[\u2190-\u21ff\u25b2\u25bc]|better|worse|should", made.split("<style>")[0]
        )
        assert FOOTER in " ".join(made.split())
        assert made.index("I would like to talk about") < made.index("Days with an entry")
    made = page_text(board, "text")
    assert "I would like to talk about\n==========================" in made
    assert "16 Oct: Got up\n- 1 Nov: A friend wants to know why" in made
    assert "PLANTother" not in made, "it is for somebody else"
    assert "Days with an entry: 9 of 31. No entries 6 to 11, 13 to 15, 21 to 31." in made
    assert "Bedtime: 3 of the 9 days with an entry" in made
    assert "Never" not in made
    assert "20 seconds (0.50 m/s), 5 Oct" in made
    assert "16 to 20 seconds" in made
    assert "because a friend was away" in " ".join(made.split())
    lines = made.splitlines()
    assert len(lines) < 80
    assert max(map(len, lines)) <= 78


def test_html_is_one_file_that_loads_nothing(board: Notebook) -> None:
    made = page_text(board, "html", *EXTRA)
    assert not re.search(r"(?i)<script|http|src=|url\(|@import", made)
    found = Elements(made)
    assert set(found.tags) <= ALLOWED
    assert found.tags.count("svg") == 2
    assert "<title>Ten metres, with my stick</title>" in made


def test_measures_for_a_spreadsheet_run_nothing(board_home: Path, clock: FakeClock) -> None:
    evil = Measure("50", '=HYPERLINK("x")', unit="+1", better="up")
    others = [d for d in library() if not isinstance(d, Measure)]
    below = reading(1, 5, -3.0, "@home")
    board = notebook_of(board_home, clock, *others, evil, below)
    made = page_text(board, "csv")
    assert made.splitlines()[1].startswith('"\'=HYPERLINK(""x"")",2026-10-05,-3,\'+1,')
    with pytest.raises(Refusal, match=r"summary\.no_measures"):
        page_text(board, "csv", less=("measures",))
    with pytest.raises(Refusal, match=r"summary\.nothing"):
        page_text(board, "text", "names", less=USUAL)


def test_the_ledger_has_the_line_and_none_of_the_text(board: Notebook) -> None:
    choice = Choice(OCTOBER, frozenset({*USUAL, "journal"}), to=therapist_of(board.board))
    made = make_page(board, choice, "text")
    edit = page_line(made, made.text.encode(), board.edit_context())
    (change,) = edit.changes
    share = change.after
    assert isinstance(share, Share)
    assert (share.way, share.name, share.first, share.last) == ("page", "Dr Okafor", *OCTOBER)
    assert "journal" in share.parts
    assert entry(6, 16, "note").id in share.what
    assert len(share.checksum) == 64
    assert "PLANT" not in repr(edit)
    board.commit(edit)


def test_moods_are_nowhere_while_mood_is_off(board_home: Path, clock: FakeClock) -> None:
    there = [d._replace(mood=False) if isinstance(d, Settings) else d for d in library()]
    board = notebook_of(board_home, clock, *there, entry(7, 17, "mood", "x")._replace(mood=2))
    assert "Mood" not in page_text(board, "text", *EXTRA)
