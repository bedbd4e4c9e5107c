"""The WSGI entry point of the site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")
application = get_wsgi_application()

# Only now the apps are loaded and may be imported.
from intranet.demo_accounts import refuse_demo_accounts  # noqa: E402

refuse_demo_accounts()
