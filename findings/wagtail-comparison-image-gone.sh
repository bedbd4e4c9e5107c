#!/usr/bin/env bash
# Wagtail 8.0.1: two versions of a page cannot be compared once an image has been deleted that a block names.
#
# Behaviour: where its image is gone, an `ImageBlock` within a `StructBlock` has the value None; editor and templates
#   can do with that. `StructBlockComparison` takes the value for a mapping of the block's parts.
# Expected: the comparison shows what is there and that the image is missing. Both versions were valid when they were
#   saved, deleting the image is allowed, and every page's history offers to compare.
# Seen: TypeError: 'NoneType' object is not subscriptable, whether the block was added, removed, changed or left as it
#   was; the administration answers 500. Nothing is raised while the image is there.
# Exits with 0 when seen as described.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q wagtail==8.0.1 Django==5.2.19
cd "$folder"
cat > probe.py <<'PYTHON'
import json

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x",
    STATIC_URL="/static/",
    MEDIA_ROOT="media",
    USE_TZ=True,
    WAGTAIL_SITE_NAME="probe",
    WAGTAILADMIN_BASE_URL="http://localhost",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "wagtail.users", "wagtail.snippets", "wagtail.documents", "wagtail.images", "wagtail.search",
        "wagtail.admin", "wagtail.sites", "wagtail", "modelcluster", "taggit", "django_filters",
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "django.contrib.messages", "django.contrib.staticfiles",
    ],
    MIDDLEWARE=[],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
urlpatterns = []
django.setup()

from django.core.management import call_command
from wagtail import VERSION
from wagtail.admin.compare import StreamFieldComparison
from wagtail.blocks import CharBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.tests.utils import get_test_image_file

call_command("migrate", verbosity=0)
image = get_image_model().objects.create(title="Image", file=get_test_image_file())


class Body(StreamBlock):
    text = CharBlock()
    image = StructBlock([("image", ImageBlock()), ("caption", CharBlock(required=False))])


class Version:
    """Stands for a page read from its revision."""

    def __init__(self, *blocks):
        self.body = field.to_python(json.dumps(blocks))


field = StreamField(Body())
field.name = field.attname = "body"


def block(alt_text):
    picture = {"image": image.pk, "alt_text": alt_text, "decorative": False}
    value = {"image": picture, "caption": "Caption"}
    return {"type": "image", "id": "one", "value": value}


def compared(before, after):
    try:
        return str(StreamFieldComparison(field, Version(*before), Version(*after)).htmldiff())
    except Exception as error:  # the finding
        return f"{type(error).__name__}: {error}"


text = {"type": "text", "id": "two", "value": "Text"}
cases = {
    "added": ([text], [text, block("new")]),
    "removed": ([text, block("old")], [text]),
    "changed": ([block("old")], [block("new")]),
    "unchanged": ([block("old")], [block("old"), text]),
}
there = {name: compared(*case) for name, case in cases.items()}
image.delete()
gone = {name: compared(*case) for name, case in cases.items()}
value = Version(block("old")).body[0].value
print("Wagtail", ".".join(map(str, VERSION[:3])))
print(f"the value of the block, once the image is gone: {dict(value)}")
for name in cases:
    print(f"{name}: {there[name][:32]}… while the image is there, {gone[name]} once it is gone")
assert all(html.startswith("<div") for html in there.values()), "comparison has changed"
assert set(gone.values()) == {"TypeError: 'NoneType' object is not subscriptable"}, "behaviour has changed"
PYTHON
"$folder/venv/bin/python" probe.py
