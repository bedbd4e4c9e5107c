"""What the templates of articles need: texts with anchors, and ways to reach who can be asked."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from core.mail_addresses import mailto
from core.typed.phones_in_text import phones_in
from knowledge.headings import Anchored, with_anchors

register = template.Library()

# Anchors that the template of the article itself uses.
OWN_ANCHORS = (
    "inhalt", "navigation", "kopf-suche", "auf-dieser-seite", "praxis", "fragen", "angebote", "dokumente",
    "quellen", "weitere", "schlagwoerter",
)  # fmt: skip
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@register.simple_tag(takes_context=True)
def anchored_body(context: Context, body: Any) -> Anchored:
    """Draw the StreamField value ``body`` with anchors in its headings; an empty one gives nothing."""
    if not body:
        return Anchored()
    return with_anchors(body.render_as_block(context=context.flatten()), OWN_ANCHORS)


@register.filter
def reachable(text: str) -> SafeString:
    """Return plain ``text`` with its telephone numbers and e-mail addresses as links."""
    links = [(start, end, phone.uri) for phone, start, end in phones_in(text)]
    links += [
        (found.start(), found.end(), address)
        for found in _MAIL.finditer(text)
        if (address := mailto(found[0]))
    ]
    drawn, done = SafeString(""), 0
    for start, end, address in sorted(links):
        if start >= done:  # a number may stand in an address: 02541-180@example.org
            drawn += escape(text[done:start]) + format_html('<a href="{}">{}</a>', address, text[start:end])
            done = end
    return drawn + escape(text[done:])
