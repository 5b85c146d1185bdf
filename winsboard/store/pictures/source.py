"""Reading the file that a person names as a picture."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from winsboard.domain.errors import Refusal
from winsboard.store.errors import unreadable
from winsboard.store.pictures.reencode import MOST_BYTES
from winsboard.store.system.files import read_bytes

_REASONS: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "missing",
    errno.EISDIR: "folder",
    errno.ELOOP: "link",
    errno.ENXIO: "no_file",
    errno.EFBIG: "bytes",
}
"""What is wrong with the file, as the last part of a key of a phrase, by error number."""


def read_source(path: Path) -> bytes:
    """Read a file that may be a picture. Raises Refusal and StoreError.

    A link is not followed, and nothing but a regular file is opened for reading.
    """
    try:
        return read_bytes(path, MOST_BYTES)
    except ValueError:
        raise Refusal("vision.picture.missing") from None
    except OSError as error:
        reason = _REASONS.get(error.errno or 0)
        if reason is None:
            raise unreadable(path, error) from error
        raise Refusal(f"vision.picture.{reason}") from error
