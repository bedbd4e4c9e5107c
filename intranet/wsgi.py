"""The WSGI entry point of the site."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from intranet.unread_body import ReadToTheEnd

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.production")
application = ReadToTheEnd(get_wsgi_application())

# Only now the apps are loaded and may be imported.
from intranet.demo_accounts import refuse_demo_accounts  # noqa: E402

refuse_demo_accounts()

# What is loaded now stays as long as the process: the collector need not look at it again and again. And a
# page makes some thousand objects that go by themselves; looking for cycles after every 700 of them took a
# twelfth of the time of a page.
gc.freeze()
gc.set_threshold(50_000, 20, 50)
