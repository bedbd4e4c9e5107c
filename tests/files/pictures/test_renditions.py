"""Pictures are ready before anybody reads, and no page fails for want of one."""

from __future__ import annotations

import errno
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail import images as wagtail_images
from wagtail.images.models import Filter

from files import picture_tasks
from files.models import Image, Rendition
from files.pictures import renditions
from files.pictures.renditions import FOR_EDITORS, FOR_READERS, READY_SIZES, working_copy
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory
from tests.files.factories import make_image
from tests.files.photographs import drawn, photograph
from tests.needs import need

pytestmark = pytest.mark.django_db


def test_an_uploaded_picture_is_ready_in_every_size() -> None:
    assert set(make_image().renditions.values_list("filter_spec", flat=True)) == set(READY_SIZES)


def test_a_moved_focal_point_has_its_pictures_ready() -> None:
    image = make_image()
    image.focal_point_x = image.focal_point_y = image.focal_point_width = image.focal_point_height = 10
    image.save()
    assert image.renditions.filter(filter_spec=FOR_READERS["of_municipality"]).count() == 2


def test_a_picture_deleted_before_it_was_made_ready_is_no_error() -> None:
    assert picture_tasks.make_renditions.call(123_456) is None


def test_nobody_waits_for_the_database_while_a_picture_is_coded(monkeypatch: pytest.MonkeyPatch) -> None:
    image = make_image()
    inside: list[int] = []
    code = Image.generate_rendition_file

    def watched(*args: Any, **kwargs: Any) -> Any:
        inside.append(len(connection.savepoint_ids))
        return code(*args, **kwargs)

    monkeypatch.setattr(Image, "generate_rendition_file", watched)
    before = len(connection.savepoint_ids)
    image.get_rendition("max-50x50")
    assert inside == [before]


def specifications(folder: Path) -> set[str]:
    """The sizes that templates ask Wagtail for themselves."""
    found = set()
    for template in folder.rglob("*.html"):
        for tag in re.findall(r"{% *image \w+ ([^%]*)%}", template.read_text("utf-8")):
            operations = re.findall(r"\b(?:max|min|width|height|fill|format)-[\w-]+", tag)
            if operations:
                found.add("|".join(operations))
    return found


def test_templates_of_ours_name_a_place_and_no_size() -> None:
    assert specifications(Path(settings.BASE_DIR) / "templates") == set()


def test_the_sizes_of_wagtails_lists_and_forms_are_ready() -> None:
    used = specifications(Path(wagtail_images.__file__).parent)
    # Asked for where the same picture is uploaded twice, which is rare.
    assert used - {"max-150x150"} <= set(FOR_EDITORS)


class FullDisk:
    """Lets every new file of the storage fail as on a full disk."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        def fail(name: str, content: Any, max_length: int | None = None) -> str:
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(default_storage, "save", fail)


class FullDatabase:
    """Lets every new row of a rendition fail as on a full disk."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        def fail(self: Rendition, *args: Any, **kwargs: Any) -> None:
            raise OperationalError("database or disk is full")

        patch.setattr(Rendition, "save", fail)


class DamagedOriginal:
    """Lets the file of every image be cut off."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        for image in Image.objects.all():
            name = default_storage.save("original_images/halb.jpg", ContentFile(photograph("jpg")[:1500]))
            Image.objects.filter(pk=image.pk).update(file=name)


class MissingOriginal:
    """Lets the file of every image be gone."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        for image in Image.objects.all():
            default_storage.delete(image.file.name)


FAULTS = [FullDisk, FullDatabase, DamagedOriginal, MissingOriginal]


@pytest.fixture
def unready() -> Image:
    """An image of which nothing has been made yet."""
    image = make_image("foto.jpg", content=photograph("jpg"), alt_text="Spielplatz", copyright="© Stadt")
    image.renditions.all().delete()
    return Image.objects.get(pk=image.pk)


@pytest.mark.parametrize("fault", FAULTS)
def test_the_page_of_a_municipality_is_whole_without_its_picture(
    fault: Any, unready: Image, home_page: HomePage, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = DirectoryPageFactory(parent=home_page)
    page = MunicipalityPageFactory(parent=directory, title="Nottuln", image=unready)
    fault(monkeypatch)
    answer = admin_client.get(page.url)
    assert answer.status_code == 200
    assert "Nottuln" in answer.content.decode()
    assert "not-found" not in answer.content.decode()
    assert "© Stadt" not in answer.content.decode()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for one small image."""
    place = tmp_path / "platte"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    mounted = shutil.which("mount") and subprocess.run(command, capture_output=True).returncode == 0  # noqa: S603
    need("mount", mounted, "only root may mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607


def test_readers_and_editors_get_their_pages_on_a_disk_that_is_really_full(
    small_disk: Path, settings: Any, home_page: HomePage, admin_client: Client
) -> None:
    settings.MEDIA_ROOT = small_disk
    image = make_image("foto.jpg", content=photograph("jpg"))
    image.renditions.all().delete()
    for file in (small_disk / "images").glob("*"):
        file.unlink()
    with pytest.raises(OSError, match="No space"):
        (small_disk / "voll").write_bytes(bytes(1_000_000))
    directory = DirectoryPageFactory(parent=home_page)
    page = MunicipalityPageFactory(parent=directory, image=image)
    for address in (page.url, reverse("wagtailimages:edit", args=[image.pk])):
        assert admin_client.get(address).status_code == 200
    assert not Rendition.objects.exists()
    (small_disk / "voll").unlink()
    assert "<img" in admin_client.get(page.url).content.decode()
    assert Rendition.objects.exists()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_figure_in_running_text_is_left_out(
    fault: Any, unready: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)
    figure = Template("{% include 'blocks/image.html' %}").render(
        Context({"shown": Image.objects.get(pk=unready.pk), "value": {"caption": "Unterschrift"}})
    )
    assert figure.strip() == ""


def test_a_figure_is_shown_where_its_picture_can_be_made(unready: Image) -> None:
    figure = Template("{% include 'blocks/image.html' %}").render(
        Context({"shown": unready, "value": {"caption": "Unterschrift"}})
    )
    assert 'alt="Spielplatz"' in figure
    assert 'loading="lazy"' in figure
    assert "Unterschrift" in figure


@pytest.mark.parametrize("fault", FAULTS)
def test_the_administration_works_without_pictures(
    fault: Any, unready: Image, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)
    addresses = [
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[unready.pk]),
        reverse("wagtailimages:delete", args=[unready.pk]),
        reverse("wagtailimages:image_usage", args=[unready.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[unready.pk]),
    ]
    assert {address: admin_client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


def test_a_failure_that_is_over_leaves_no_trace(unready: Image) -> None:
    with pytest.MonkeyPatch.context() as patch:
        FullDisk(patch)
        assert unready.get_rendition("max-165x165").is_missing
    assert not Image.objects.get(pk=unready.pk).get_rendition("max-165x165").is_missing


def test_the_original_is_shown_as_it_is(unready: Image) -> None:
    rendition = unready.get_rendition("original")
    assert (rendition.file.name, rendition.width) == (unready.file.name, unready.width)
    assert not Rendition.objects.exists()


def test_originals_that_browsers_do_not_show_are_shown_otherwise() -> None:
    image = make_image("foto.heic", content=photograph("heic"))
    assert image.get_rendition("original").file.name.endswith(".jpg")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Image:
    """A photograph for which a smaller copy is worth it, once «large» means much less than it does."""
    monkeypatch.setattr(renditions, "_LARGE", 100_000)
    return make_image("gross.jpg", content=photograph("jpg", 1, drawn(size=(1600, 1200)), quality=95))


@pytest.mark.parametrize(
    "spec", ["max-165x165", "max-300x200|format-webp", "width-120", "fill-200x90", "height-90"]
)
def test_a_smaller_copy_of_a_photograph_gives_the_same_picture(large: Image, spec: str) -> None:
    with large.open_file() as file:
        copy = working_copy(large, Filter(spec), file)
        assert copy is not None
        with Pillow.open(copy) as smaller:
            assert smaller.width < 1600
    fast = _opened(large.generate_rendition_file(Filter(spec)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renditions, "_LARGE", 10_000_000)
        slow = _opened(large.generate_rendition_file(Filter(spec)))
    assert (fast.size, fast.format) == (slow.size, slow.format)
    for place in ((5, 5), (fast.width - 6, fast.height - 6)):
        pixels: Any = zip(
            fast.convert("RGB").getpixel(place), slow.convert("RGB").getpixel(place), strict=True
        )
        assert all(abs(one - other) < 8 for one, other in pixels)


def _opened(file: Any) -> Pillow.Image:
    file.seek(0)
    return Pillow.open(io.BytesIO(file.read()))


@pytest.mark.parametrize("spec", ["original", "scale-50", "width-1500"])
def test_no_copy_is_made_where_it_would_not_be_the_same(large: Image, spec: str) -> None:
    with large.open_file() as file:
        assert working_copy(large, Filter(spec), file) is None


def test_no_copy_is_made_of_small_pictures_of_others_than_jpeg_and_with_a_focal_point(large: Image) -> None:
    small = make_image()
    drawing = make_image("gross.png", content=photograph("png", 1, drawn(size=(1600, 1200))))
    large.focal_point_x = large.focal_point_y = large.focal_point_width = large.focal_point_height = 10
    for image in (small, drawing, large):
        with image.open_file() as file:
            assert working_copy(image, Filter("max-165x165"), file) is None
