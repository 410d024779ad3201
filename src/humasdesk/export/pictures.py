"""Pictures made fit to leave the house: whole, upright, sRGB, opaque, not huge, without GPS or camera data.

A JPEG that is already all of that keeps its own pixels: only its metadata is cut out, so nothing is compressed twice.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from humasdesk.errors import ExportError
from humasdesk.i18n import mark

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_SIDE = 2400
"""Longest side in pixels: 300 dpi over the width of A4."""
MAX_PIXELS = 120_000_000
"""Larger pictures are refused before they are unpacked (a small file can unfold to gigabytes)."""
QUALITY = 88
MAX_PNG = 1_500_000
"""Bytes up to which a picture without loss stays PNG (logos, charts); a heavier one is a photo and becomes JPEG."""

_QUICK = {b"\xff\xd8": "JPEG", b"\x89P": "PNG", b"GI": "GIF", b"BM": "BMP"}
_SLOW = ("WEBP", "TIFF")
"""Formats by their first two bytes, and those whose readers Pillow only loads when asked for."""

_ORIENTATION = 0x0112
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_guard = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A fit picture: ``data`` in the format ``kind`` (``jpeg`` or ``png``), its size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """A file name made of the content, so that equal pictures are one file."""
        return f"{hashlib.sha256(self.data).hexdigest()[:24]}.{'jpg' if self.kind == 'jpeg' else 'png'}"


def fit(raw: bytes, name: str, side: int = MAX_SIDE) -> Picture:
    """``raw`` as a picture that may be sent; ``name`` is for the sentence of the ``ExportError`` when it cannot be."""
    from PIL import Image

    try:
        kind = _QUICK.get(raw[:2])
        with _patient(), Image.open(io.BytesIO(raw), formats=(kind,) if kind else _SLOW) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise _too_large(name, opened.width, opened.height)
            if _is_plain_jpeg(opened, side):
                return _stripped(raw, opened)
            return _encoded(_plain(opened, side), lossless=opened.format in ("PNG", "GIF", "BMP"))
    except Image.DecompressionBombError as exc:
        raise ExportError(mark("The picture {name} is too large to be opened. Make it smaller and add it again."),
                          name=name) from exc
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as exc:  # by format, on damaged files
        raise ExportError(mark("The picture {name} is damaged or of a kind that cannot be read. Save it again "
                               "as JPEG or PNG and add it again."), name=name) from exc


@contextmanager
def _patient() -> Iterator[None]:
    """While a picture is opened, Pillow's warnings are silent: the limits here are our own. One at a time, since
    Python's warning filters are the whole process's."""
    from PIL import Image

    with _guard, warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)
        yield


def _too_large(name: str, width: int, height: int) -> ExportError:
    return ExportError(
        mark("The picture {name} has {width} × {height} pixels, more than can be handled. Make it smaller first."),
        name=name, width=width, height=height,
    )


def _is_plain_jpeg(image: Image, side: int) -> bool:
    return (
        image.format == "JPEG"
        and image.mode in ("RGB", "L")
        and max(image.size) <= side
        and image.getexif().get(_ORIENTATION, 1) == 1
        and _is_srgb(image.info.get("icc_profile"))
    )


def _is_srgb(profile: bytes | None) -> bool:
    """No profile means sRGB; of the named ones only those that say so (an unsure answer costs one conversion)."""
    return not profile or b"sRGB" in profile or b"s\x00R\x00G\x00B" in profile


def _stripped(raw: bytes, image: Image) -> Picture:
    """A sound JPEG without its metadata; raises ``OSError`` where it is cut (Typst would print it half grey)."""
    width, height = image.size
    image.draft(image.mode, (max(1, width // 8), max(1, height // 8)))
    image.load()
    return Picture(b"".join(_image_segments(raw)), "jpeg", width, height)


def _image_segments(raw: bytes) -> Iterator[bytes]:
    """The parts of a JPEG file that make the picture (ITU-T T.81, B.1): no EXIF, XMP, IPTC, comment, preview, trailer.

    Kept of the application segments: JFIF (APP0) and Adobe's colour transform (APP14).
    """
    yield raw[:2]
    place = 2
    while place + 4 <= len(raw):
        marker = raw[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        end = place + 2 + int.from_bytes(raw[place + 2:place + 4], "big")
        if marker == 0xDA:
            found = _NEXT_MARKER.search(raw, end)
            end = found.start() if found else len(raw)
        if not _is_metadata(marker, raw[place + 4:place + 9]):
            yield raw[place:end]
        place = end
        if raw[place:place + 2] == b"\xff\xd9":
            break
    yield b"\xff\xd9"


def _is_metadata(marker: int, head: bytes) -> bool:
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and marker != 0xEE and head != b"JFIF\x00")


def _plain(image: Image, side: int) -> Image:
    """Upright, sRGB or grey, opaque on white, at most ``side`` pixels long."""
    from PIL import ImageOps

    profile = image.info.get("icc_profile")
    image.draft(image.mode, (side, side))  # a JPEG far too large is unpacked at half, a quarter, an eighth
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")  # 16 bits to 8
    if image.mode == "CMYK" or (profile and image.mode in ("RGB", "L") and not _is_srgb(profile)):
        image = _to_srgb(image, profile)
    if image.mode not in ("RGB", "L"):
        image = _on_white(image)
    image.thumbnail((side, side))
    return image


def _to_srgb(image: Image, profile: bytes | None) -> Image:
    """By the picture's own profile where it is sound, else by Pillow's plain arithmetic."""
    from PIL import ImageCms

    if profile:
        try:
            return ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                                             ImageCms.createProfile("sRGB"), outputMode="RGB") or image.convert("RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile is no reason to lose the picture
    return image.convert("RGB")


def _on_white(image: Image) -> Image:
    import PIL.Image

    if image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = PIL.Image.new("RGBA", clear.size, "white")
        return PIL.Image.alpha_composite(ground, clear).convert("RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _encoded(image: Image, lossless: bool) -> Picture:
    out = io.BytesIO()
    if lossless:
        image.save(out, "PNG")
        if out.tell() <= MAX_PNG:
            return Picture(out.getvalue(), "png", *image.size)
        out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY)
    return Picture(out.getvalue(), "jpeg", *image.size)
