"""Writes words.md, the list of the words that winsboard uses, from `winsboard/words/glossary.json`.

`python -m docs.glossary`
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PAGE: Final = HERE / "words.md"
DATA: Final = HERE.parent / "winsboard" / "words" / "glossary.json"
HEAD: Final = """\
# The words

winsboard has one word for each thing. The board, the commands and these pages use it. This page is
written by `make docs` from `winsboard/words/glossary.json`, and a test looks for the words that are
not used any more.

| word | what it means | not used any more |
|---|---|---|
"""


def page() -> str:
    """The page as it has to be."""
    terms: list[dict[str, Any]] = json.loads(DATA.read_text(encoding="utf-8"))["terms"]
    return HEAD + "".join(map(_row, sorted(terms, key=lambda term: str(term["term"]).lower())))


def _row(term: dict[str, Any]) -> str:
    old = ", ".join(f"`{word}`" for word in term["instead_of"])
    return f"| {term['term']} | {term['means']} | {old} |\n".replace("|  |", "| |")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
