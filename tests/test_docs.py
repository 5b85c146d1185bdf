"""Tests, trials and pages that the documentation names exist, and its links work."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from tests.store.trials.torture import TRIALS

ROOT = Path(__file__).resolve().parent.parent
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+(?:\.py)?)`", PROMISES))))
def test_the_test_of_a_promise_exists(named: str) -> None:
    assert (ROOT / named).exists()


def test_the_long_trials_of_the_promises_are_those_there_are() -> None:
    named = set(re.findall(r"tests\.store\.trials\.torture ((?:--\w+ \d+ ?)+)", PROMISES))
    options = {option for part in named for option in re.findall(r"--(\w+)", part)}
    assert options <= set(TRIALS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_tables_of_the_file_format_are_what_is_declared() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "tables.py"))
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    assert made["page_with"](page, made["tables"]()) == page
    assert page.count("\n### `") == len(made["KINDS"])
