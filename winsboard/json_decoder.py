"""A JSON decoder that compiles no pattern for the spaces around a value."""

from __future__ import annotations

import json
from typing import Any

SPACES = " \t\n\r"
"""What may be around a JSON value."""


class Decoder(json.JSONDecoder):
    """Like `json.JSONDecoder`, but importing `re` is left to what really needs patterns."""

    def decode(self, text: str, *_: object) -> Any:
        """Parse a text that is one value. Raises ValueError."""
        bare = text.strip(SPACES)
        value, end = self.raw_decode(bare)
        if end != len(bare):
            raise json.JSONDecodeError("Extra data", bare, end)
        return value


decode = Decoder().decode
