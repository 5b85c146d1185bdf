"""The names of picture files.

A name is 16 random digits and 32 digits of a checksum of them and the picture. Nobody can tell from
it what the picture shows, and winsboard can tell its own files, and damage, from the name alone.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

PICTURES: Final = "pictures"
"""The subfolder of the data folder."""
_ENDING: Final = ".jpg"
_NAME: Final = re.compile(rf"([0-9a-f]{{16}})[0-9a-f]{{32}}{re.escape(_ENDING)}").fullmatch
_MENTION: Final = re.compile(rb"(?<![0-9a-f])[0-9a-f]{48}\.jpg")
_COPY: Final = re.compile(r"([0-9a-f]{48})\D.*", re.DOTALL).fullmatch


def new_name(picture: bytes) -> str:
    """A new name for a picture."""
    return _name(os.urandom(8).hex(), picture)


def _name(salt: str, picture: bytes) -> str:
    return f"{salt}{sha256(salt.encode() + picture).hexdigest()[:32]}{_ENDING}"


def is_name(name: str) -> bool:
    """Whether a text has the form of a name. Only such names are ever looked up."""
    return _NAME(name) is not None


def belongs_to(name: str, picture: bytes) -> bool:
    """Whether a picture is the one that was given this name."""
    found = _NAME(name)
    return found is not None and _name(found[1], picture) == name


def original_of(name: str) -> str:
    """The name that the name of a conflict copy was made from; empty if it is no copy."""
    found = _COPY(name)
    return f"{found[1]}{_ENDING}" if found and not is_name(name) else ""


def mentioned_in(raw: bytes) -> frozenset[str]:
    """The names of pictures anywhere in the plain bytes of a file."""
    return frozenset(name.decode() for name in _MENTION.findall(raw))


def is_place(path: Path) -> bool:
    """Whether a path is where a picture, or a conflict copy of one, would be."""
    return path.parent.name == PICTURES and (is_name(path.name) or bool(original_of(path.name)))
