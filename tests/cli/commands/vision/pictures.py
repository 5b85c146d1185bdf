"""Files that are given as pictures: good ones with secrets in them, and every kind of bad one."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image, PngImagePlugin

SECRET: Final = "SECRET-CAMERA"
"""Planted in every place of a file that can hold text."""
SIZE: Final = (60, 40)


def drawn(size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture with a red left and a blue right half."""
    image = Image.new("RGB", size, (220, 20, 20))
    image.paste((20, 20, 220), (size[0] // 2, 0, *size))
    return image


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    found = io.BytesIO()
    image.save(found, kind, **more)
    return found.getvalue()


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif[0x0112] = orientation
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 29: SECRET}
    return exif


_XMP: Final = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
_ICC: Final = b"\0\0\0\x80" + SECRET.encode() + b"\0" * 111


def jpeg() -> bytes:
    more = {"exif": _exif(), "icc_profile": _ICC, "comment": SECRET.encode(), "xmp": _XMP}
    return saved(drawn(), "JPEG", **more)


def png() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", SECRET)
    text.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    text.add_text("Comment", SECRET * 9, zip=True)
    return saved(drawn(), "PNG", pnginfo=text, exif=_exif(), icc_profile=_ICC)


def webp() -> bytes:
    return saved(drawn(), "WEBP", exif=_exif(), xmp=_XMP, icc_profile=_ICC)


def after_its_end() -> bytes:
    return saved(drawn(), "JPEG") + SECRET.encode()


WITH_SECRETS: Final[dict[str, Callable[[], bytes]]] = {
    "jpeg": jpeg,
    "png": png,
    "webp": webp,
    "after its end": after_its_end,
}


def turned() -> bytes:
    """A picture that its camera says is to be turned by 90 degrees."""
    return saved(drawn(), "JPEG", exif=_exif(6))


def moving(kind: str) -> bytes:
    return saved(drawn(), kind, save_all=True, append_images=[Image.new("RGB", SIZE)])


def a_bomb(path: Path) -> None:
    """A small file that says it has a hundred thousand rows and columns."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100_000)), (b"IEND", b"")]
    raw = b"\x89PNG\r\n\x1a\n"
    for name, body in parts:
        raw += struct.pack(">I", len(body)) + name + body
        raw += struct.pack(">I", zlib.crc32(name + body))
    path.write_bytes(raw)


def just_too_many_pixels(path: Path) -> None:
    path.write_bytes(saved(Image.new("1", (8000, 5001)), "PNG"))


def a_script(path: Path) -> None:
    path.write_text("#!/bin/sh\nrm -rf ~\n")


def an_svg(path: Path) -> None:
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>')


def a_gif(path: Path) -> None:
    path.write_bytes(saved(drawn(), "GIF"))


def a_postscript_file(path: Path) -> None:
    path.write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n")


def a_link(path: Path) -> None:
    path.with_name("real.png").write_bytes(png())
    path.symlink_to("real.png")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def no_file(path: Path) -> None:
    assert not path.exists()


def too_large(path: Path) -> None:
    path.write_bytes(png())
    os.truncate(path, (20 << 20) + 1)


def half_a_jpeg(path: Path) -> None:
    raw = saved(Image.effect_noise((300, 200), 80), "JPEG")
    path.write_bytes(raw[: len(raw) // 2])


def half_a_png(path: Path) -> None:
    raw = saved(Image.effect_noise((300, 200), 80), "PNG")
    path.write_bytes(raw[: len(raw) // 2])


def half_a_webp(path: Path) -> None:
    raw = saved(Image.effect_noise((300, 200), 80).convert("RGB"), "WEBP")
    path.write_bytes(raw[: len(raw) // 2])


def a_head_alone(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n")


REFUSED: Final[dict[Callable[[Path], None], str]] = {
    a_bomb: "40 million",
    just_too_many_pixels: "40 million",
    a_script: "not a picture",
    an_svg: "not a picture",
    a_gif: "not a picture",
    a_postscript_file: "not a picture",
    a_link: "link",
    a_folder: "folder",
    a_pipe: "not a file",
    nothing: "empty",
    no_file: "no picture with this name",
    too_large: "20 MB",
    half_a_jpeg: "damaged",
    half_a_png: "damaged",
    half_a_webp: "damaged",
    a_head_alone: "not a picture",
}
"""What is no picture, and a word of the sentence that says so."""
