"""How apps say which mails they write.

Subject and text of a mail are templates beside each other, ``NAME.subject.txt`` and ``NAME.txt``. An app
registers each of its mails once, in ``AppConfig.ready``::

    MAILS.register(
        MailTemplate("accounts/email/invitation", _("Einladung"), example=an_invitation, kind=Kind.INVITATION)
    )
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise

from core.registry import Registry
from mail.models import Kind


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """A mail of the site.

    ``name`` is the path of its templates without their endings. ``example`` returns what the templates need,
    with invented people, for the preview. After ``term`` the mail is of no use and no longer sent.
    """

    name: str
    label: str | Promise
    example: Callable[[], Mapping[str, Any]]
    kind: Kind = Kind.NOTICE
    term: timedelta | None = None


MAILS: Registry[MailTemplate] = Registry()
