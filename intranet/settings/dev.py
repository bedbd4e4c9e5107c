"""Settings for a developer's or newcomer's machine: SQLite, embedded search, console mail."""

from intranet.log_settings import logging_config
from intranet.settings.base import *

INSTALLED_APPS = ["demo", *INSTALLED_APPS]

# `make run` shows the site as readers get it; `make dev` sets DEBUG.
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "demo-only-secret-that-production-refuses-to-start-with"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO = True
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
# Static files come straight from where they lie, without collecting them first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Where they would be collected stays empty; whitenoise warns of a folder that is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# What fails is told where the site was started; Django tells it only when DEBUG is set.
LOGGING = logging_config(env.str("LOG_LEVEL", default="WARNING"))
