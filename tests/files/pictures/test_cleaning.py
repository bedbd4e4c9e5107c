"""Pictures lose what they tell of their authors, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms, ImageSequence

from files.pictures.cleaning import DamagedPicture, clean_picture
from tests.files.photographs import FORMATS, corner, drawn, photograph, what_it_tells

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGBA").tobytes()


def test_the_made_photographs_tell_a_lot() -> None:
    for extension in FORMATS:
        assert what_it_tells(photograph(extension)), extension


@pytest.mark.parametrize("extension", FORMATS)
def test_a_photograph_tells_nothing_any_more(extension: str) -> None:
    assert what_it_tells(clean_picture(photograph(extension))) == []


@pytest.mark.parametrize("extension", FORMATS)
def test_no_pixel_changes_where_nothing_has_to_be_turned(extension: str) -> None:
    data = photograph(extension)
    assert pixels(clean_picture(data)) == pixels(data)


@pytest.mark.parametrize("extension", FORMATS)
def test_what_is_clean_stays_as_it_is(extension: str) -> None:
    cleaned = clean_picture(photograph(extension))
    assert clean_picture(cleaned) == cleaned


TURNED = {
    2: "upper right",
    3: "lower right",
    4: "lower left",
    5: "upper left",
    6: "upper right",
    7: "lower right",
    8: "lower left",
}


@pytest.mark.parametrize("extension", ["jpg", "png", "webp", "avif"])
@pytest.mark.parametrize(("orientation", "red"), TURNED.items())
def test_a_photograph_is_turned_as_it_is_seen(extension: str, orientation: int, red: str) -> None:
    cleaned = clean_picture(photograph(extension, orientation))
    assert corner(cleaned) == (red, (80, 120) if orientation > 4 else (120, 80))
    assert what_it_tells(cleaned) == []


@pytest.mark.parametrize("orientation", [3, 6])
def test_heic_that_its_decoder_turns_is_not_turned_twice(orientation: int) -> None:
    data = photograph("heic", orientation)
    assert corner(clean_picture(data)) == corner(data)


@pytest.mark.parametrize("extension", ["jpg", "png", "webp", "avif", "heic"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_colour_profile_stays(extension: str, orientation: int) -> None:
    cleaned = clean_picture(photograph(extension, orientation, icc_profile=PROFILE))
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.info["icc_profile"] == PROFILE


@pytest.mark.parametrize(
    ("extension", "mode", "options"),
    [
        ("jpg", "L", {}),
        ("jpg", "CMYK", {}),
        ("jpg", "RGB", {"progressive": True}),
        ("jpg", "RGB", {"subsampling": 0, "quality": 98}),
        ("png", "P", {}),
        ("png", "1", {}),
        ("png", "RGBA", {}),
        ("png", "I;16", {}),
        ("webp", "RGBA", {"lossless": True}),
        ("gif", "P", {}),
    ],
)
@pytest.mark.parametrize("orientation", [1, 3])
def test_every_kind_of_pixels_is_taken(
    extension: str, mode: str, options: dict[str, bool], orientation: int
) -> None:
    picture = drawn("L").convert("I;16") if mode == "I;16" else drawn(mode)
    cleaned = clean_picture(photograph(extension, orientation, picture, **options))
    assert what_it_tells(cleaned) == []
    with Image.open(io.BytesIO(cleaned)) as opened:
        assert opened.size == (120, 80)


@pytest.mark.parametrize("extension", ["gif", "webp", "png", "avif"])
def test_films_keep_their_pictures_and_pace(extension: str) -> None:
    frames = [drawn().rotate(90 * number) for number in range(3)]
    data = photograph(extension, 1, frames[0], save_all=True, append_images=frames[1:], duration=90, loop=0)
    with Image.open(io.BytesIO(clean_picture(data))) as picture:
        durations = []
        for frame in ImageSequence.Iterator(picture):
            frame.load()
            durations.append(frame.info.get("duration"))
        assert durations == [90, 90, 90]
        assert picture.info.get("loop", 0) == 0
    assert what_it_tells(clean_picture(data)) == []


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_refused(extension: str, share: float) -> None:
    data = clean_picture(photograph(extension, picture=drawn(size=(640, 480)).effect_spread(40)))
    with pytest.raises(DamagedPicture):
        clean_picture(data[: int(len(data) * share)])


@pytest.mark.parametrize("extension", ["gif", "webp", "png"])
@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_a_film_that_is_cut_off_is_refused(extension: str, share: float) -> None:
    frames = [drawn().effect_spread(5 + number) for number in range(3)]
    data = photograph(extension, 1, frames[0], save_all=True, append_images=frames[1:], duration=90)
    with pytest.raises(DamagedPicture):
        clean_picture(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "data", [b"", b"x", b"<svg/>", b"%PDF-1.4", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedPicture):
        clean_picture(data)


@pytest.mark.parametrize("extension", FORMATS)
def test_damage_in_any_place_raises_nothing_else(extension: str) -> None:
    data = photograph(extension)
    for place in range(0, len(data), max(1, len(data) // 25)):
        damaged = data[:place] + bytes((data[place] ^ 0xFF,)) + data[place + 1 :]
        try:
            cleaned = clean_picture(damaged)
        except DamagedPicture:
            continue
        assert "secret" not in what_it_tells(cleaned), place
