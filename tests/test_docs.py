"""Tests, trials and pages that the documentation names exist, and its links work."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from docs import draw, glossary, packages, tables
from tests.rows import each
from tests.store.trials.torture import TRIALS
from winsboard.domain.schema.kinds import KINDS

ROOT = Path(__file__).resolve().parent.parent
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "SECURITY.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


@each("named", sorted(set(re.findall(r"`(tests/[\w/]+(?:\.py)?)`", PROMISES))))
def test_the_test_of_a_promise_exists(named: str) -> None:
    assert (ROOT / named).exists()


def test_the_long_trials_of_the_promises_are_those_there_are() -> None:
    named = set(re.findall(r"tests\.store\.trials\.torture ((?:--\w+ \d+ ?)+)", PROMISES))
    options = {option for part in named for option in re.findall(r"--(\w+)", part)}
    assert options <= set(TRIALS)


@each("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_tables_of_the_file_format_are_what_is_declared() -> None:
    page = tables.PAGE.read_text(encoding="utf-8")
    assert tables.page_with(page, tables.tables()) == page, "make docs writes them anew"
    assert page.count("\n### `") == len(KINDS)


def test_the_graphs_and_tables_of_the_packages_are_those_of_the_code() -> None:
    page = draw.PAGE.read_text(encoding="utf-8")
    assert draw.with_sections(page, packages.sections()) == page, "make docs writes them anew"


def test_the_page_of_words_is_the_glossary() -> None:
    assert glossary.PAGE.read_text(encoding="utf-8") == glossary.page(), "make docs writes it anew"


README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_sets_the_program_up_and_opens_it_again() -> None:
    """The two one-line commands, word for word, and how to open the board on the next day."""
    lines = README.splitlines()
    set_up = "python3 -m venv .venv && .venv/bin/pip install -q"
    assert f"{set_up} . && .venv/bin/winsboard" in lines
    assert f"{set_up} -e '.[dev]' && .venv/bin/python -m tests" in lines
    assert lines.index(".venv/bin/winsboard") > lines.index("## Open it tomorrow")
    assert all(way in README for way in ("uv tool install .", "pipx install .", "ln -s"))


def test_the_readme_is_short_and_has_five_keys() -> None:
    assert len(README.splitlines()) <= 110
    rows = README.partition("## Five keys")[2].partition("\n## ")[0]
    keys = re.findall(r"^\| (`.*?`) \|", rows, re.MULTILINE)
    assert len(keys) == 5


def test_every_page_is_in_the_list_of_pages() -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in (ROOT / "docs").glob("*.md") if page.name != "README.md"]
    assert [name for name in pages if f"]({name})" not in listed] == []
    outside = [page for page in PAGES if page.parent == ROOT]
    assert [page.name for page in outside if f"](../{page.name})" not in listed] == []


def test_a_graph_leaves_out_what_follows_from_other_arrows() -> None:
    arrows = {name: frozenset(others) for name, others in {"a": "bc", "b": "c", "c": ""}.items()}
    assert packages.reduced(arrows) == {**arrows, "a": frozenset("b")}


NAMED = re.compile(r"`((?:winsboard/)?(?:cli|domain|notebook|store|tui|words|docs|tests)/[\w/.]+)`")
EXAMPLES = re.compile(r"areas|song")
"""What is named after the commits that add and remove it."""


@each("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8")))
    places = [name for name in named if not EXAMPLES.search(name)]
    homes = (ROOT, ROOT / "winsboard")
    assert [name for name in places if not any((home / name).exists() for home in homes)] == []


NAMED_NODES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
MEMBERS = re.compile(r"`(?:[\w.]+\.)?([A-Z]\w*[a-z]\w*)\.([a-z_]\w*)`")


def members_of_classes() -> set[tuple[str, str]]:
    """The methods and fields of every class of the program, inherited ones by their own class."""
    found: set[tuple[str, str]] = set()
    for path in (ROOT / "winsboard").rglob("*.py"):
        for node in packages.statements(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                fields = [n.target for n in node.body if isinstance(n, ast.AnnAssign)]
                found |= {(node.name, n.name) for n in node.body if isinstance(n, NAMED_NODES)}
                found |= {(node.name, n.id) for n in fields if isinstance(n, ast.Name)}
    return found


def test_methods_that_are_named_are_there() -> None:
    members = members_of_classes()
    pages = (draw.PAGE, ROOT / "docs" / "adding.md", ROOT / "CONTRIBUTING.md")
    named = {pair for page in pages for pair in MEMBERS.findall(page.read_text(encoding="utf-8"))}
    assert {".".join(pair) for pair in named - members} == set()
