"""Pictures from before are cleaned by a job, with all that was made of them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from wagtail.users.models import UserProfile

from accounts.models import User
from files import older_pictures
from files.models import Image, Rendition
from files.pictures.renditions import READY_SIZES
from tests.files.factories import make_image
from tests.files.photographs import FORMATS, corner, drawn, photograph, what_it_tells

pytestmark = pytest.mark.django_db
States = Image.FileState


def old_image(extension: str = "jpg", data: bytes = b"", **fields: Any) -> Image:
    """An image as older versions stored it: with all its metadata, and renditions that have it too."""
    image = make_image(f"bild.{extension}", content=photograph(extension))
    name = default_storage.save(
        f"original_images/alt.{extension}", ContentFile(data or photograph(extension))
    )
    image.renditions.all().delete()
    Image.objects.filter(pk=image.pk).update(
        file=name, file_state=States.UNCHECKED, file_hash="alt", **fields
    )
    image = Image.objects.get(pk=image.pk)
    small = default_storage.save("images/klein.jpg", ContentFile(photograph("jpg")))
    Rendition.objects.create(image=image, filter_spec="max-165x165", file=small, width=1, height=1)
    return image


@pytest.fixture
def clean(django_capture_on_commit_callbacks: Any) -> Callable[[], None]:
    """Runs the command, with what it leaves for the end of its transactions."""

    def run() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            call_command("clean_pictures")

    return run


def stored(file: Any) -> bytes:
    with file.open() as opened:
        content: bytes = opened.read()
    return content


@pytest.mark.parametrize("extension", FORMATS)
def test_files_renditions_and_downloads_tell_nothing_any_more(
    extension: str, admin_client: Client, clean: Callable[[], None]
) -> None:
    old = old_image(extension)
    rendition = old.renditions.get().file.name
    clean()
    image = Image.objects.get()
    content = stored(image.file)
    assert (what_it_tells(content), image.file_state) == ([], States.CLEAN)
    assert (image.file_size, image.file_hash) == (len(content), hashlib.sha1(content).hexdigest())  # noqa: S324
    assert not default_storage.exists(old.file.name)
    assert not default_storage.exists(rendition)
    for made in [image.file, *(image.get_rendition(spec).file for spec in READY_SIZES)]:
        answer = admin_client.get(made.url)
        assert what_it_tells(b"".join(answer.streaming_content)) == []  # type: ignore[attr-defined]


def test_a_photograph_that_lay_on_its_side_stands_and_keeps_its_focal_point(
    clean: Callable[[], None],
) -> None:
    # Chosen on the upright picture, which is 80 wide and 120 high, and stored by the sides 120 and 80.
    old_image(
        data=photograph("jpg", 6),
        width=120,
        height=80,
        focal_point_x=90,
        focal_point_y=20,
        focal_point_width=30,
        focal_point_height=10,
    )
    clean()
    image = Image.objects.get()
    assert corner(stored(image.file)) == ("upper right", (80, 120))
    assert (image.width, image.height) == (80, 120)
    assert (image.focal_point_x, image.focal_point_y) == (60, 30)
    assert (image.focal_point_width, image.focal_point_height) == (20, 15)


def test_a_focal_point_stays_where_nothing_was_turned(clean: Callable[[], None]) -> None:
    point = {"focal_point_x": 30, "focal_point_y": 20, "focal_point_width": 10, "focal_point_height": 10}
    old_image(**point)
    clean()
    assert Image.objects.filter(**point, file_state=States.CLEAN).exists()


def test_a_damaged_or_missing_file_stops_no_other_and_is_named(clean: Callable[[], None]) -> None:
    damaged, missing, whole = old_image(data=photograph("jpg")[:900]), old_image(), old_image()
    default_storage.delete(missing.file.name)
    with pytest.raises(CommandError) as raised:
        clean()
    assert damaged.file.name in str(raised.value)
    assert missing.file.name in str(raised.value)
    states = dict(Image.objects.values_list("pk", "file_state"))
    assert states == {damaged.pk: States.DAMAGED, missing.pk: States.DAMAGED, whole.pk: States.CLEAN}


def test_the_job_goes_on_where_it_was_interrupted(clean: Callable[[], None]) -> None:
    images = [old_image() for _number in range(3)]
    clean_image = older_pictures.clean_image

    def interrupted(pk: int) -> Any:
        if pk == images[1].pk:
            raise KeyboardInterrupt
        return clean_image(pk)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(older_pictures, "clean_image", interrupted)
        with pytest.raises(KeyboardInterrupt):
            clean()
    done = Image.objects.get(file_state=States.CLEAN)
    clean()
    assert not Image.objects.exclude(file_state=States.CLEAN).exists()
    assert Image.objects.get(pk=done.pk).file.name == done.file.name


def test_an_interruption_in_the_middle_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    image = old_image()

    def fail(self: Image, **kwargs: Any) -> None:
        raise ConnectionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Image, "save", fail)
        with pytest.raises(ConnectionError):
            older_pictures.clean_image(image.pk)
    assert stored(Image.objects.get().file) == photograph("jpg")


def test_a_picture_replaced_while_it_is_cleaned_stays_the_new_one(
    monkeypatch: pytest.MonkeyPatch, clean: Callable[[], None]
) -> None:
    image = old_image()
    take_out = older_pictures.cleaned_file
    transactions: list[int] = []

    def replaced_meanwhile(file: Any) -> Any:
        transactions.append(len(connection.savepoint_ids))
        newer = Image.objects.get(pk=image.pk)
        newer.title = "Neu"
        newer.file = ContentFile(photograph("png"), name="neu.png")
        newer.save()
        return take_out(file)

    monkeypatch.setattr(older_pictures, "cleaned_file", replaced_meanwhile)
    before = len(connection.savepoint_ids)
    clean()
    now = Image.objects.get(pk=image.pk)
    assert (now.title, now.file.name.endswith("neu.png")) == ("Neu", True)
    assert transactions == [before]


def test_tick_cleans_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(older_pictures, "AT_ONCE", 2)
    for _number in range(3):
        old_image()
    older_pictures.clean_some()
    assert Image.objects.filter(file_state=States.UNCHECKED).count() == 1
    older_pictures.clean_some()
    assert not older_pictures.unchecked().exists()


def test_pictures_of_persons_are_cleaned(admin_user: User, clean: Callable[[], None]) -> None:
    profile = UserProfile.get_for_user(admin_user)
    old = default_storage.save("avatar_images/ich.jpg", ContentFile(photograph("jpg", 6)))
    UserProfile.objects.filter(pk=profile.pk).update(avatar=old)
    for _time in range(2):
        clean()
    profile.refresh_from_db()
    assert what_it_tells(stored(profile.avatar)) == []
    assert not default_storage.exists(old)


@pytest.mark.parametrize("door", ["new", "file.save"])
def test_whatever_stores_a_picture_stores_it_clean(door: str) -> None:
    if door == "new":
        image = make_image("neu.jpg", content=photograph("jpg", 6))
    else:
        image = make_image()
        image.file.save("neu.jpg", ContentFile(photograph("jpg", 6)))
    image = Image.objects.get(pk=image.pk)
    content = stored(image.file)
    assert what_it_tells(content) == []
    assert (image.width, image.height, image.file_size) == (80, 120, len(content))
    assert image.file_hash == hashlib.sha1(content).hexdigest()  # noqa: S324
    assert io.BytesIO(content).read(2) == b"\xff\xd8"
    assert drawn().size == (120, 80)
