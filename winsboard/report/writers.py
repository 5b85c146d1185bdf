"""The formats of a document by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from winsboard.report.blocks import Report
from winsboard.report.html import html
from winsboard.report.markdown import markdown
from winsboard.report.text import text

WRITERS: Final[Mapping[str, Callable[[Report], str]]] = {
    "markdown": markdown,
    "text": text,
    "html": html,
}
ENDINGS: Final[Mapping[str, str]] = {
    "markdown": ".md",
    "text": ".txt",
    "html": ".html",
    "csv": ".csv",
}
"""The file extension of each format."""


def written(report: Report, form: str) -> str:
    """A document in a format, which is a key of `WRITERS`."""
    return WRITERS[form](report)
