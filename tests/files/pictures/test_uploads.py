"""What is no whole picture is refused at the field, in German, and leaves nothing behind."""

from __future__ import annotations

import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from accounts.models import User
from files.models import Image
from files.pictures.account import AvatarForm
from tests.files.factories import make_image
from tests.files.photographs import FORMATS, drawn, photograph, what_it_tells

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client, admin_user: User) -> Client:
    client.force_login(admin_user)
    return client


def noise(extension: str, **options: Any) -> bytes:
    return photograph(extension, 1, drawn(size=(320, 240)).effect_spread(30), **options)


def film(extension: str) -> bytes:
    frames = [drawn().effect_spread(5 + number) for number in range(3)]
    return photograph(extension, 1, frames[0], save_all=True, append_images=frames[1:], duration=90)


def bomb() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def heads(extension: str) -> bytes:
    """Only the first bytes: enough to know the format."""
    return noise(extension)[:40]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


DAMAGED = {
    **{f"halb.{extension}": half(noise(extension)) for extension in FORMATS},
    **{f"anfang.{extension}": heads(extension) for extension in FORMATS},
    **{f"film.{extension}": half(film(extension)) for extension in ("gif", "webp", "png")},
    "cmyk.jpg": half(photograph("jpg", 1, drawn("CMYK", (900, 700)))),
    "bombe.png": bomb(),
    "leer.jpg": b"",
    "text.jpg": b"kein Bild",
    "seite.png": b"<html></html>",
    "anders.png": noise("jpg"),
    "anders.jpg": noise("webp"),
    "anders.heic": noise("avif"),
    "ohne": noise("jpg"),
}


def stored_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def fields(name: str, content: bytes, prefix: str = "") -> dict[str, Any]:
    return {
        f"{prefix}title": "Bild",
        f"{prefix}collection": Collection.get_first_root_node().pk,
        f"{prefix}file": SimpleUploadedFile(name, content),
    }


def add(client: Client, name: str, content: bytes) -> str:
    response = client.post(reverse("wagtailimages:add"), fields(name, content))
    assert response.status_code == 200
    return str(response.context["form"].errors["file"])


def add_multiple(client: Client, name: str, content: bytes) -> str:
    data = {"title": "Bild", "collection": Collection.get_first_root_node().pk}
    response = client.post(
        reverse("wagtailimages:add_multiple"),
        data | {"files[]": SimpleUploadedFile(name, content)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    answer = json.loads(response.content)
    assert answer["success"] is False
    return str(answer["error_message"])


def choose(client: Client, name: str, content: bytes) -> str:
    prefix = "image-chooser-upload-"
    response = client.post(reverse("wagtailimages_chooser:create"), fields(name, content, prefix))
    assert response.status_code == 200
    return response.content.decode()


def replace(client: Client, name: str, content: bytes) -> str:
    image = Image.objects.first() or make_image()
    response = client.post(reverse("wagtailimages:edit", args=[image.pk]), fields(name, content))
    assert response.status_code == 200
    return str(response.context["form"].errors["file"])


EVERYWHERE = ("halb.jpg", "halb.heic", "film.webp", "bombe.png", "leer.jpg")
CASES = [(add, name) for name in DAMAGED] + [
    (door, name) for door in (add_multiple, choose, replace) for name in EVERYWHERE
]


@pytest.mark.parametrize(("door", "name"), CASES, ids=lambda case: getattr(case, "__name__", case))
def test_a_damaged_picture_is_refused_at_every_door(admin: Client, door: Any, name: str) -> None:
    if door is replace:
        make_image()
    before = (stored_files(), list(Image.objects.values()))
    message = door(admin, name, DAMAGED[name])
    assert any(word in message for word in ("Bild", "Datei", "Format")), message
    assert not any(word in message for word in ("image is", "This file", "Upload a valid", "corrupt"))
    assert (stored_files(), list(Image.objects.values())) == before


def test_a_damaged_picture_is_told_from_one_of_another_format(admin: Client) -> None:
    assert "nicht vollständig" in add(admin, "halb.jpg", half(noise("jpg")))


WHOLE = {
    **{f"bild.{extension}": noise(extension) for extension in FORMATS},
    **{f"film.{extension}": film(extension) for extension in ("gif", "webp", "png", "avif")},
    "kamera.heic": noise("heic").replace(b"ftypheic", b"ftypheix", 1),
    "cmyk.jpeg": photograph("jpg", 1, drawn("CMYK")),
    "grau.jpg": photograph("jpg", 1, drawn("L")),
    "tief.png": photograph("png", 1, drawn("L").convert("I;16")),
    "palette.png": photograph("png", 1, drawn("P")),
    "GROSS.JPG": noise("jpg"),
    "hoch.jpg": photograph("jpg", 6),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_picture_is_taken_and_shown_everywhere(admin: Client, name: str) -> None:
    response = admin.post(reverse("wagtailimages:add"), fields(name, WHOLE[name]))
    assert response.status_code == 302, response.context["form"].errors
    image = Image.objects.get()
    assert image.file_state == Image.FileState.CLEAN
    for address in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        assert admin.get(reverse(address)).status_code == 200
    page = admin.get(reverse("wagtailimages:edit", args=[image.pk]))
    assert (page.status_code, "not-found" in page.content.decode()) == (200, False)
    for rendition in image.get_renditions("max-165x165", "width-960|format-webp", "fill-1200x450").values():
        assert not rendition.is_missing
        with rendition.file.open() as file:
            assert what_it_tells(file.read()) == []


def test_only_the_picture_of_a_person_that_can_be_shown_is_taken(admin: Client, admin_user: User) -> None:
    def send(name: str, content: bytes) -> Any:
        data = {"avatar-avatar": SimpleUploadedFile(name, content)}
        return admin.post(reverse("wagtailadmin_account"), data)

    response = send("halb.jpg", half(noise("jpg")))
    assert response.status_code == 200
    assert "nicht vollständig" in response.content.decode()
    assert not UserProfile.get_for_user(admin_user).avatar


@pytest.mark.parametrize("size", [(120, 80), (900, 600)])
def test_the_picture_of_a_person_is_clean_and_upright(admin_user: User, size: tuple[int, int]) -> None:
    upload = SimpleUploadedFile("ich.jpg", photograph("jpg", 6, drawn(size=size)))
    profile = UserProfile.get_for_user(admin_user)
    form = AvatarForm({}, {"avatar": upload}, instance=profile)
    assert form.is_valid(), form.errors
    form.save()
    with UserProfile.objects.get(pk=profile.pk).avatar.open() as file:
        content = file.read()
    assert what_it_tells(content) == []
    with Pillow.open(io.BytesIO(content)) as picture:
        assert picture.height > picture.width
