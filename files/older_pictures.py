"""Taking metadata out of pictures that were stored before every upload was cleaned."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.users.models import UserProfile

from files.models import Image
from files.pictures.cleaning import DamagedPicture
from files.pictures.stored import cleaned_file

logger = logging.getLogger(__name__)

AT_ONCE = 20  # images in one run of ``tick``
States = Image.FileState


@dataclass(frozen=True)
class Cleaned:
    """What came of one file: ``name`` as stored, ``problem`` "" or what is wrong, in German."""

    name: str
    problem: str = ""


def clean_some() -> int:
    """Clean a few images that nobody has looked at yet, and return how many; the command does all at once."""
    images = list(unchecked()[:AT_ONCE])
    for image in images:
        clean_image(image.pk)
    return len(images)


def clean_all() -> Iterator[Cleaned]:
    """Clean all images and pictures of persons; may be interrupted and begun again."""
    for pk in list(
        Image.objects.exclude(file_state=States.CLEAN).order_by("pk").values_list("pk", flat=True)
    ):
        yield clean_image(pk)
    for profile in UserProfile.objects.exclude(avatar="").order_by("pk"):
        yield clean_avatar(profile)


def unchecked() -> QuerySet[Image]:
    """Return the images whose files have not been looked at."""
    return Image.objects.filter(file_state=States.UNCHECKED).order_by("pk")


def clean_image(pk: int) -> Cleaned:
    """Store the file of an image without metadata and remove all that was made of the old one.

    A damaged or missing file is noted and left alone. Raises what a storage raises that does not answer.
    """
    before = Image.objects.get(pk=pk)
    name, width, height = before.file.name, before.width, before.height
    try:
        with before.open_file() as file:
            clean = cleaned_file(file)
    except (DamagedPicture, OSError) as error:
        logger.warning("The file of image %s cannot be cleaned: %s", pk, type(error).__name__)
        Image.objects.filter(pk=pk, file=name).update(file_state=States.DAMAGED)
        return Cleaned(name, str(States.DAMAGED.label))
    clean.name = name.rpartition("/")[2]
    with transaction.atomic():
        image = Image.objects.select_for_update().get(pk=pk)
        if image.file.name != name:
            return Cleaned(image.file.name)  # replaced meanwhile, and uploads are clean
        # A new name: the old file stays whole until the row names the new one.
        image.file.save(clean.name, clean, save=False)
        _turn_focal_point(image, width, height)
        image.save()
        image.renditions.all().delete()
        storage = image.file.storage
        transaction.on_commit(lambda: storage.delete(name))
    return Cleaned(image.file.name)


def _turn_focal_point(image: Image, width: int, height: int) -> None:
    """Keep the focal point where it was chosen: on the upright picture, measured by the file's old sides."""
    if (image.width, image.height) == (width, height) or not image.has_focal_point():
        return
    across, down = image.width / width, image.height / height
    point: Any = image
    point.focal_point_x, point.focal_point_width = (
        round(point.focal_point_x * across),
        round(point.focal_point_width * across),
    )
    point.focal_point_y, point.focal_point_height = (
        round(point.focal_point_y * down),
        round(point.focal_point_height * down),
    )


def clean_avatar(profile: UserProfile) -> Cleaned:
    """Store the picture of a person without metadata, if it has any."""
    name = profile.avatar.name
    try:
        with profile.avatar.storage.open(name, "rb") as file:
            before = file.read()
            clean = cleaned_file(file)
    except (DamagedPicture, OSError) as error:
        logger.warning("The picture of user %s cannot be cleaned: %s", profile.user_id, type(error).__name__)
        return Cleaned(name, str(States.DAMAGED.label))
    if clean.read() != before:
        clean.seek(0)
        clean.name = name.rpartition("/")[2]
        storage = profile.avatar.storage
        with transaction.atomic():
            profile.avatar = clean
            profile.save(update_fields=["avatar"])
            transaction.on_commit(lambda: storage.delete(name))
    return Cleaned(profile.avatar.name)
