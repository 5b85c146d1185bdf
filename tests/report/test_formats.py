"""One document in every format: golden files, and typed text that never acts as markup."""

from __future__ import annotations

import csv
import re
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from winsboard.domain.text.sanitize import printable
from winsboard.report.blocks import Block, Chart, Heading, Items, Paragraph, Report, Table
from winsboard.report.charts import dot_strip, line_chart
from winsboard.report.csv_text import Cell, csv_text
from winsboard.report.html import html
from winsboard.report.text import WIDTH
from winsboard.report.writers import ENDINGS, WRITERS
from winsboard.words.text.cells import width

GOLDEN = Path(__file__).parent / "golden"
LONG = "I asked for a quiet room, and she said that of course there was one, upstairs. " * 2
RTL = "\u05d0\u05de\u05d0 \u2067came"
CHART = line_chart(
    "Ten metres <walk>",
    "From 12 to 9 & back",
    [(date(2026, 5, 3), 12.0), (date(2026, 5, 17), 9.0), (date(2026, 5, 31), 10.5)],
    ("3 May", "31 May"),
    ("12 s", "9 s"),
)
REPORT = Report(
    "May <2026> & after",
    (
        Heading("I would like to talk about", large=True),
        Items(("1. Sleep *and* the _dog_", "# not a heading\n- not a list", LONG), large=True),
        Heading("Goals | plans", 3),
        Paragraph("+ Called Mum\n\n<script>alert(1)</script> & [a](javascript:b)"),
        Table(
            ("Measure", "First", "Latest"),
            (("Ten | metres", "12 s", "9\ns"), ("\u6b69\u304f", "a `b`", RTL)),
        ),
        Table(("Skill", "What helped"), (("Breathing", LONG), ("Walk", ""))),
        Chart(CHART, ("1 .. 3 .. 5",), "Walk <b>"),
        Chart(dot_strip("Mood", "1 to 5", [[1], [], [5, 3]], ["3", "", "5"])),
        Paragraph("Self-reported; not a clinical measure.", small=True),
    ),
)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "br"),
    *("ul", "li", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
    *("svg", "desc", "rect", "polyline", "circle", "text", "g"),
}


class Elements(HTMLParser):
    """The elements, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("form", WRITERS)
def test_a_document_is_the_same_bytes_as_before(form: str) -> None:
    golden = GOLDEN / f"all{ENDINGS[form]}"
    assert WRITERS[form](REPORT) == golden.read_text(encoding="utf-8")


@settings(max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=7, max_size=7))
def test_a_page_has_only_known_elements_whatever_was_typed(words: list[str]) -> None:
    typed = [f"{word}<script src=//x onerror=a>\"'</style>&lt;{word}" for word in words]
    blocks: tuple[Block, ...] = (
        Heading(typed[1]),
        Paragraph(typed[2]),
        Items((typed[3],)),
        Table((typed[4], "b"), ((typed[5], typed[6]),)),
        Chart(line_chart(typed[1], typed[2], [(date(2026, 5, 3), 1)], ("a", "b"), ("c", "d"))),
    )
    page = html(Report(typed[0], blocks))
    found = Elements(page)
    assert set(found.tags) <= ALLOWED
    assert not {name for name in found.attributes if name.startswith(("on", "src", "href"))}
    assert found.words.count("<script src=//x onerror=a>") == len(typed) + 3
    assert "default-src 'none'" in page


def test_a_page_without_a_policy_names_no_address() -> None:
    assert not re.search("http|src=|url", html(Report("A", (Chart(CHART),)), policy=False))


@given(st.text(max_size=60))
def test_markdown_keeps_typed_text_and_starts_no_block(typed: str) -> None:
    made = WRITERS["markdown"](Report("A", (Paragraph(typed),)))
    body = made.removeprefix("# A\n")
    for line in body.split("\n"):
        assert not re.match(r"\s*(#|>|[-+=]|\d+[.)]|```|~~~|\|)", line)
        assert not re.search(r"(?<!\\)(\\\\)*[<`*_\[|&]", line)
    read = re.sub(r"\\(.)", r"\1", body.replace("\\\n", "\n"))
    assert read.split() == printable(typed).split()


@given(st.text(st.characters(exclude_categories=["Cs", "Mn", "Cf", "Me"]), max_size=400))
def test_text_keeps_every_word_and_wraps_between_them(typed: str) -> None:
    made = WRITERS["text"](Report("A", (Items((typed,)),)))
    lines = made.split("\n")[3:]
    assert " ".join(line[2:] for line in lines).split() == printable(typed).split()
    assert all(width(line) <= WIDTH or len(line[2:].split()) == 1 for line in lines)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("-2 steps", "'-2 steps"),
        ("+a", "'+a"),
        ("\uff1dA1", "'\uff1dA1"),
        ("\t=1", "' =1"),
        ("|calc", "'|calc"),
        (-2.0, "-2"),
        (1234567.25, "1234567.25"),
        (None, ""),
        ("a,b\n\"c\"", "a,b\n\"c\""),
        ("\x1b[2J", "[2J"),
    ],
)  # fmt: skip
def test_a_table_for_a_spreadsheet_runs_nothing(cell: Cell, read: str) -> None:
    made = csv_text(["a", "b"], [["x", cell]])
    assert [*csv.reader(StringIO(made))] == [["a", "b"], ["x", read]]
