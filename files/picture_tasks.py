"""Making pictures ready in the background, before anybody waits for them."""

from __future__ import annotations

from typing import Any

from django_tasks import task

from files.models import Image
from files.pictures.renditions import READY_SIZES


def make_ready(sender: type[Image], instance: Image, raw: bool = False, **kwargs: Any) -> None:
    """Have the sizes that pages need made when an image is saved (receiver of ``post_save``)."""
    fields = kwargs.get("update_fields")
    if not raw and (fields is None or "file" in fields):
        make_renditions.enqueue(instance.pk)


@task()
def make_renditions(pk: int) -> None:
    """Make what is missing of READY_SIZES; what fails is tried again when a page asks for it."""
    image = Image.objects.filter(pk=pk).first()
    if image is not None:
        image.get_renditions(*READY_SIZES)
