"""Pictures leave the house whole, upright, in sRGB, and without what the camera knew."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from export.samples import logo, picture
from humasdesk.errors import ExportError
from humasdesk.export.pictures import MAX_SIDE, fit

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def with_exif(orientation: int = 1, **save: object) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Kamera rahasia"
    exif.get_ifd(GPS)[1] = "S"
    return picture(300, 200, exif=exif.tobytes(), comment=b"catatan rahasia", **save)


def test_a_sound_jpeg_keeps_its_pixels_and_loses_its_metadata() -> None:
    raw = with_exif()
    made = fit(raw, "foto.jpg")
    assert (made.kind, made.width, made.height) == ("jpeg", 300, 200)
    assert opened(made.data).tobytes() == opened(raw).tobytes()
    assert b"rahasia" in raw
    assert b"rahasia" not in made.data
    assert len(opened(made.data).getexif()) == 0


def test_a_progressive_jpeg_and_one_with_a_trailer_are_cut_clean() -> None:
    raw = with_exif(progressive=True) + b"ekor rahasia" * 40
    made = fit(raw, "foto.jpg")
    assert b"rahasia" not in made.data
    assert made.data.endswith(b"\xff\xd9")
    assert opened(made.data).tobytes() == opened(raw).tobytes()


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_photo_is_upright(orientation: int) -> None:
    made = fit(with_exif(orientation), "foto.jpg")
    assert (made.width, made.height) == ((200, 300) if orientation >= 5 else (300, 200))
    assert len(opened(made.data).getexif()) == 0


def test_cmyk_becomes_rgb() -> None:
    made = fit(picture(mode="CMYK"), "foto.jpg")
    assert opened(made.data).mode == "RGB"


def test_another_colour_space_is_converted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    raw = picture(40, 30, icc_profile=lab)
    made = fit(raw, "foto.jpg")
    assert "icc_profile" not in opened(made.data).info


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_clear_parts_become_white(mode: str) -> None:
    image = Image.new("RGBA", (20, 10), (200, 0, 0, 0)).convert(mode)
    out = io.BytesIO()
    image.save(out, "PNG", **({"transparency": image.getpixel((0, 0))} if mode == "P" else {}))
    made = opened(fit(out.getvalue(), "x.png").data)
    assert made.mode == "RGB"
    assert made.getpixel((3, 3)) == (255, 255, 255)


def test_sixteen_bits_become_eight() -> None:
    out = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(out, "PNG")
    assert opened(fit(out.getvalue(), "x.png").data).getpixel((1, 1)) == 128


def test_a_large_picture_is_made_smaller() -> None:
    made = fit(picture(3000, 1000), "foto.jpg")
    assert (made.width, made.height) == (MAX_SIDE, 800)


def test_a_logo_stays_without_loss_and_a_heavy_png_becomes_a_photo() -> None:
    assert fit(logo(), "logo").kind == "png"
    noise = Image.effect_noise((1200, 900), 90)
    out = io.BytesIO()
    Image.merge("RGB", (noise, noise.rotate(90, expand=False), noise.rotate(180))).save(out, "PNG")
    assert fit(out.getvalue(), "x.png").kind == "jpeg"


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP", "GIF"])
def test_other_kinds_are_read(kind: str) -> None:
    made = fit(picture(60, 40, kind=kind), "x")
    assert (made.width, made.height) == (60, 40)


def test_the_same_picture_gives_the_same_bytes() -> None:
    for raw in (with_exif(6), picture(mode="CMYK"), logo(), picture(3000, 500)):
        assert fit(raw, "x") == fit(raw, "x")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_a_cut_file_is_refused_with_a_sentence(kind: str) -> None:
    raw = picture(400, 300, kind=kind)
    with pytest.raises(ExportError) as caught:
        fit(raw[: len(raw) // 2], "rapat.jpg")
    assert caught.value.sentence.startswith("The picture rapat.jpg is damaged or of a kind that cannot be read")
    assert caught.value.sentence.endswith("Save it again as JPEG or PNG and add it again.")


@pytest.mark.parametrize("raw", [b"", b"x", b"\xff\xd8", b"%PDF-1.7 bukan gambar", b"<svg xmlns='x'/>", b"GIF89a"])
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(ExportError):
        fit(raw, "x")


def claiming(width: int, height: int) -> bytes:
    """A small PNG whose head claims that size: whoever unfolds it finds it damaged."""
    raw = picture(8, 8, kind="PNG")
    head = b"IHDR" + struct.pack(">II", width, height) + raw[24:29]
    return raw[:12] + head + struct.pack(">I", zlib.crc32(head)) + raw[33:]


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    with pytest.raises(ExportError) as caught:
        fit(claiming(40_000, 40_000), "bom.png")
    assert "too large" in caught.value.sentence
    with pytest.raises(ExportError) as caught:
        fit(claiming(13_000, 10_000), "besar.png")
    assert "13000 × 10000 pixels" in caught.value.sentence


@settings(max_examples=150)
@given(st.data())
def test_no_damage_does_more_than_be_refused(data: st.DataObject) -> None:
    """Flipped, cut and doubled bytes: either a fit picture or the sentence, never another error."""
    kind = data.draw(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]))
    raw = bytearray(with_exif() if kind == "JPEG" else picture(40, 30, kind=kind))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=6)):
        raw[place] = data.draw(st.integers(0, 255))
    raw = raw[: data.draw(st.integers(0, len(raw)))]
    try:
        made = fit(bytes(raw), "x")
    except ExportError:
        return
    assert opened(made.data).size == (made.width, made.height)
