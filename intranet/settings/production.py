"""Settings for a real site. Whatever is missing or unsafe stops the start with a sentence that says so."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from intranet.log_settings import logging_config
from intranet.settings.base import *

DEBUG = False
if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG must not be set in production.")

SECRET_KEY = env.str("SECRET_KEY", default="")
if len(SECRET_KEY) < 50 or "demo" in SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY must be set to a random value of at least 50 characters, for example: "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )

BASE_URL = env.str("BASE_URL", default="")
_address = urlsplit(BASE_URL)
if _address.scheme != "https" or not _address.hostname:
    raise ImproperlyConfigured("BASE_URL must be the https:// address under which people open the site.")
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_HOSTS = [_address.hostname, *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = [f"https://{_address.netloc}"]

if "EMAIL_URL" not in env.ENVIRON:
    raise ImproperlyConfigured("EMAIL_URL must be set: invitations and sign-in codes are sent by e-mail.")

# The proxy in front ends TLS and says so in this header; it must drop the header from outside.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# A dictionary of its own: that of the base settings belongs to whoever else has read them in this process.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if bucket := env.str("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "files.storage.ObjectStorage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
            "access_key": env.str("S3_ACCESS_KEY"),
            "secret_key": env.str("S3_SECRET_KEY"),
            "region_name": env.str("S3_REGION", default="") or None,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }

# Limits on sign-in and forms hold for all processes together only in a cache that they share. The
# database serves (manage.py createcachetable); CACHE_URL names Redis or memcached instead.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://praeventionsnetz_cache")}

LOGGING = logging_config(env.str("LOG_LEVEL", default="INFO"))
