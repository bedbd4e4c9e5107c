#!/usr/bin/env bash
# Wagtail 8.0.1: `manage.py purge_revisions --days N` deletes the published revision of a page.
#
# Behaviour: every old revision that is not the newest one of its page is deleted, also the one that is published while a
#   newer draft exists. The page stays live, but `Page.live_revision` is empty and its history can no longer show, or
#   compare the draft with, what readers see.
# Expected: the help says «Delete revisions which are not the latest revision, published or scheduled to be published,
#   or in moderation»; so a published one stays.
# Seen: it is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q wagtail==8.0.1 Django==5.2.19
cd "$folder"
cat > probe.py <<'PYTHON'
import datetime

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x",
    STATIC_URL="/static/",
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

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail import VERSION
from wagtail.models import Page, Revision

call_command("migrate", verbosity=0)
editor = get_user_model().objects.create_user("editor")
page = Page.objects.get(depth=1).add_child(title="One", slug="one-page")
published = page.save_revision(user=editor)
published.publish()
page = Page.objects.get(pk=page.pk)
page.title = "Two"
page.save_revision(user=editor)
Revision.objects.filter(pk=published.pk).update(created_at=timezone.now() - datetime.timedelta(days=100))
call_command("purge_revisions", "--days", "30")
page = Page.objects.get(pk=page.pk)
print("wagtail", VERSION)
print("live revision:", page.live_revision, "- expected: the published one")
assert page.live and page.live_revision is None, "the published revision stays"
PYTHON
"$folder/venv/bin/python" probe.py
