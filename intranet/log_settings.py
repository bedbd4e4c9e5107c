"""The setting LOGGING, for all places that a site runs in."""

from __future__ import annotations

from typing import Any


def logging_config(level: str) -> dict[str, Any]:
    """Return the setting LOGGING: all to the standard error, as far as the log may tell it.

    Whatever ``level`` is, some loggers never say what they would at their lower levels: Wagtail names the
    title of every page that is saved, Django's requests for what is not there or not allowed name addresses,
    clients of servers what is asked of them.
    """
    quiet = {
        "django": "INFO",
        "wagtail": "WARNING",
        "wagtail.admin": "CRITICAL",  # subject and address of a mail that could not be written
        "django.db.backends": "INFO",
        "django.template": "INFO",
        "elastic_transport": "ERROR",
        "elasticsearch": "ERROR",
        "asyncio": "INFO",
        "PIL": "INFO",
        "botocore": "INFO",
        "boto3": "INFO",
        "s3transfer": "INFO",
        "urllib3": "INFO",
        "httpx": "WARNING",
        "httpcore": "WARNING",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "private": {
                "()": "core.private_log.PrivateFormatter",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "private"}},
        # Without Django's own handlers: one mails whole requests to ADMINS.
        "loggers": {
            **{name: {"level": lowest, "handlers": []} for name, lowest in quiet.items()},
            "django.server": {"level": "INFO", "handlers": [], "propagate": True},
        },
        "root": {"handlers": ["stderr"], "level": level},
    }
