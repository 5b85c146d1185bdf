"""Turning the file of a picture into one without metadata, and into coloured cells.

Only this module uses Pillow, which is the optional extra `pictures`. A picture is decoded and
written anew, so that nothing but its colours is kept: no place, no camera, no text, no profile.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

from winsboard.domain.errors import Refusal
from winsboard.named_tuple import NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES: Final = 20 << 20
"""Bytes of a file that is accepted."""
MOST_PIXELS: Final = 40_000_000
"""Pixels of a picture that is accepted."""
LONGEST_SIDE: Final = 1600
"""Pixels of the longer side of a picture that is kept. No terminal shows more."""
QUALITY: Final = 88
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_MOVING: Final = ("PNG", "WEBP")
_WHITE: Final = (255, 255, 255, 255)

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
Pixels: TypeAlias = tuple[tuple[Colour, ...], ...]
"""The rows of a picture, from the top."""


class Reencoded(NamedTuple):
    """A picture without metadata."""

    picture: bytes
    """A JPEG file."""
    was_moving: bool = False
    """Whether it was animated; only the first picture of it is kept."""


def is_available() -> bool:
    """Whether the extra `pictures` is installed."""
    try:
        import PIL.Image  # noqa: F401
    except ImportError:
        return False
    return True


def reencode(raw: bytes) -> Reencoded:
    """Return a picture without metadata. Raises Refusal for anything that is not a picture."""
    if not raw:
        raise Refusal("vision.picture.empty")
    if len(raw) > MOST_BYTES:
        raise Refusal("vision.picture.bytes")
    if not is_available():
        raise Refusal("vision.picture.no_extra")
    with _opened(raw) as image:
        was_moving = image.format in _MOVING and getattr(image, "n_frames", 1) > 1
        clean = _clean(image)
        found = io.BytesIO()
        clean.save(found, "JPEG", quality=QUALITY, optimize=True)
    return Reencoded(found.getvalue(), was_moving)


def pixels(picture: bytes, width: int, height: int) -> Pixels:
    """The pixels of a kept picture, as large as fits into a size. Raises Refusal."""
    with _opened(picture) as image:
        image.draft("RGB", (width * 2, height * 2))
        small = image.convert("RGB")
        scale = min(width / small.width, height / small.height)
        size = max(round(small.width * scale), 1), max(round(small.height * scale), 1)
        small = small.resize(size)
        raw = small.tobytes()
    each = [(raw[n], raw[n + 1], raw[n + 2]) for n in range(0, len(raw), 3)]
    across, down = size
    return tuple(tuple(each[row * across : (row + 1) * across]) for row in range(down))


@contextmanager
def _opened(raw: bytes) -> Iterator[Image.Image]:
    """Open the bytes of a picture. Raises Refusal, whatever the library raises for them."""
    # Only what is imported is registered, and only these are ever tried.
    from PIL import Image, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError, WebPImagePlugin  # noqa: F401

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise Refusal("vision.picture.pixels")
                yield image
    except Refusal:
        raise
    except Image.DecompressionBombError as error:
        raise Refusal("vision.picture.pixels") from error
    except UnidentifiedImageError as error:
        raise Refusal("vision.picture.other") from error
    # Which errors a damaged file leads to is not documented, and differs between formats.
    except Exception as error:
        raise Refusal("vision.picture.damaged") from error


def _clean(image: Image.Image) -> Image.Image:
    """The first picture of a file, upright, in plain colours, on white, not too large."""
    from PIL import Image, ImageOps

    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright: Image.Image = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        see_through = upright.convert("RGBA")
        upright = Image.new("RGBA", see_through.size, _WHITE)
        upright.alpha_composite(see_through)
    upright = upright.convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture has none of the information that was attached to the old one.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    return clean
