"""How long editors wait for a photograph of 48 megapixels, with Wagtail's own way of sizes beside ours.

    python -m benchmarks.large_pictures [--rounds 3]

Makes one JPEG of 8,000 × 6,000 pixels, uploads it through the form and opens its edit page, on a throw-away
site through Django's test client, in this process. «nothing ready» is the first view before the worker has
made the sizes, «ready» every later one. Prints the processor time of the fastest round.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from unittest import mock

from benchmarks.throwaway import environment, site

SIDES = (8_000, 6_000)


def main() -> int:
    """Measure and print; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with site(1):
        photograph = _photograph()
        print(f"JPEG of {len(photograph) / 1024 / 1024:.1f} MB; {environment()}")
        client = _client()
        image = _upload(client, photograph)
        upload = _fastest(rounds, lambda: _upload(client, photograph))
        print(f"upload {upload:6.0f} ms")
        for name, patches in (("Wagtail's way", _as_wagtail_does()), ("ours", [])):
            with ExitStack() as stack:
                for patch in patches:
                    stack.enter_context(patch)
                first = _fastest(rounds, lambda: _view(client, image), before=lambda: _forget(image))
                later = _fastest(rounds, lambda: _view(client, image))
            print(f"edit page, {name:14} nothing ready {first:8.0f} ms, ready {later:6.0f} ms")
    return 0


def _photograph() -> bytes:
    """Return a JPEG with as much detail as a camera's."""
    from PIL import Image

    small = Image.effect_noise((SIDES[0] // 8, SIDES[1] // 8), 60).convert("RGB")
    content = io.BytesIO()
    small.resize(SIDES, Image.Resampling.BICUBIC).save(content, "JPEG", quality=90)
    return content.getvalue()


def _client() -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.create_superuser("fotos@example.org", "x"))
    return client


def _upload(client: Any, photograph: bytes) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.urls import reverse
    from wagtail.models import Collection

    from files.models import Image

    root = Collection.get_first_root_node()
    data = {"title": "Foto", "collection": root.pk, "file": SimpleUploadedFile("foto.jpg", photograph)}
    response = client.post(reverse("wagtailimages:add"), data)
    assert response.status_code == 302
    return Image.objects.order_by("-pk")[0]


def _view(client: Any, image: Any) -> None:
    from django.urls import reverse

    assert client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200


def _forget(image: Any) -> None:
    from django.core.cache import caches

    image.renditions.all().delete()
    for cache in caches.all():
        cache.clear()


def _as_wagtail_does() -> list[Any]:
    return [
        mock.patch("files.models.images.showable_original", return_value=False),
        mock.patch("files.models.images.working_copy", return_value=None),
    ]


def _fastest(rounds: int, action: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> float:
    """Return the shortest time of ``rounds`` in milliseconds."""
    times = []
    for _round in range(rounds):
        before()
        begun = time.process_time()
        action()
        times.append(time.process_time() - begun)
    return min(times) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
