"""Writing a mail: the one way for all mails that the site words itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from mail.messages import annotate
from mail.registry import MAILS, MailTemplate


def write(
    name: str,
    context: Mapping[str, Any],
    to: Sequence[str],
    *,
    key: str = "",
    reply_to: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
) -> EmailMessage:
    """Return the mail ``name``; its ``send()`` puts it into the table of outgoing mail.

    A second mail with the same ``key`` is the same mail. Raises KeyError for one that is not registered.
    """
    template = MAILS[name]
    subject, text = render(template, context)
    message = EmailMessage(subject, text, to=list(to), reply_to=list(reply_to), headers=dict(headers or {}))
    return annotate(message, template.kind, template.term, key)


def render(template: MailTemplate, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return the subject, in one line, and the text."""
    subject = render_to_string(f"{template.name}.subject.txt", dict(context))
    return " ".join(subject.split()), render_to_string(f"{template.name}.txt", dict(context)).strip() + "\n"
