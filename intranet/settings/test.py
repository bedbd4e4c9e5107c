"""Settings for the test suite: fast hashing, mail in memory, tasks run at once."""

import tempfile

from intranet.settings.base import *

INSTALLED_APPS = ["demo", *INSTALLED_APPS]

DEBUG = False
SECRET_KEY = "test-only-secret"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATA_DIR = Path(tempfile.gettempdir()) / "praeventionsnetz-tests"
DATA_DIR.mkdir(parents=True, exist_ok=True)
if "DATABASE_URL" not in env.ENVIRON:
    DATABASES["default"]["NAME"] = DATA_DIR / "db.sqlite3"  # tests themselves run in memory
MEDIA_ROOT = DATA_DIR / "uploads"
SEARCH_INDEX_DIR = DATA_DIR / "search"
LINK_CHECK = False
SEARCH_DEADLINE = 20  # a busy machine changes no result; tests of slow servers set their own
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
