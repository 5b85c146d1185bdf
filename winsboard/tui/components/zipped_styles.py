"""Loads style sheets when winsboard runs from a zip file.

Textual opens them as files (textual 8.2, `Stylesheet.read`), which does not work inside a zip.
"""

from __future__ import annotations

from pathlib import PurePath

from textual.css.errors import StylesheetError
from textual.css.stylesheet import CssSource, Stylesheet

from winsboard.words import shipped_file


class ZippedStylesheet(Stylesheet):
    """A stylesheet that reads files through the module loader."""

    def read(self, filename: str | PurePath) -> None:
        """Read a style sheet; raises StylesheetError."""
        try:
            css = shipped_file(__file__, str(filename)).decode()
        except OSError as error:
            raise StylesheetError(f"unable to read CSS file {filename}") from error
        self.source[str(filename), ""] = CssSource(css, False, 0)
        self._require_parse = True
