"""Writes the compiled forms of the largest patterns of the start: `python -m docs.pattern_codes`.

The patterns are those that the files name. The files of other versions of Python stay as they are.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import json
from pathlib import Path
from typing import Final

from winsboard.compat.pattern_codes import FILE, code_of

FOLDER: Final = Path(__file__).parents[1] / "winsboard" / "compat"


def text() -> str:
    """The file as it has to be, with one line for each pattern and for each form."""
    any_file = min(FOLDER.glob("pattern_codes.*.json"))
    patterns = json.loads(any_file.read_text(encoding="utf-8"))["patterns"]
    parts = {"patterns": patterns, "codes": [code_of(*pattern) for pattern in patterns]}
    lines = (
        f'"{part}": [\n' + ",\n".join(json.dumps(line, separators=(",", ":")) for line in found)
        for part, found in parts.items()
    )
    return f'{{\n"bytes": {_sre.CODESIZE},\n' + "\n],\n".join(lines) + "\n]\n}\n"


if __name__ == "__main__":
    FOLDER.joinpath(FILE).write_text(text(), encoding="utf-8")
