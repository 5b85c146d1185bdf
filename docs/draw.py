"""Writes the graphs, tables and diagrams of `architecture.md` anew, from the code: `make docs`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from docs import packages, walks

PAGE: Final = Path(__file__).with_name("architecture.md")


def with_sections(text: str, sections: Mapping[str, str]) -> str:
    """The page with each section between its two markers; raises KeyError for a missing marker."""
    for name, section in sections.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        if text.count(begin) != 1 or text.count(end) != 1:
            raise KeyError(name)
        pattern = re.compile(f"{re.escape(begin)}.*{re.escape(end)}", re.DOTALL)
        text = pattern.sub(lambda _, s=f"{begin}\n{section}\n{end}": s, text)  # type: ignore[misc]
    return text


def main() -> None:
    """Write the page."""
    sections = {**packages.sections(), **walks.sections()}
    text = with_sections(PAGE.read_text(encoding="utf-8"), sections)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
