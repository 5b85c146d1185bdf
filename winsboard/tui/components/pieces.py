"""Lines of text in pieces that name their style.

What is painted is made of them, so that it can also be painted before Textual is loaded. A style is
empty or written as Textual reads it: `bold $primary`. A part of a widget that paints its own lines
has the names of component classes instead, the ground first: `("row", "number")`.
"""

from __future__ import annotations

from typing import TypeAlias

Piece: TypeAlias = tuple[str, str]
"""A text and its style."""
Part: TypeAlias = tuple[str, tuple[str, ...]]
"""A text and the names that its style is blended from."""
