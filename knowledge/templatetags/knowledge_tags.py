"""What the templates of articles need: texts with anchors, and ways to reach who can be asked."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from core.templatetags.blocks import tel_link
from knowledge.headings import Anchored, with_anchors

register = template.Library()

# Anchors that the template of the article itself uses.
OWN_ANCHORS = (
    "inhalt", "navigation", "kopf-suche", "auf-dieser-seite", "praxis", "fragen", "angebote", "dokumente",
    "quellen", "weitere", "schlagwoerter",
)  # fmt: skip
# A number as people write it: «02541 18-0», «+49 2541 180», «02541/18-0».
_REACH = re.compile(r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<phone>(?:\+49|\b0)\d*[\d\s/()-]{4,}\d)")


@register.simple_tag(takes_context=True)
def anchored_body(context: Context, body: Any) -> Anchored:
    """Draw the StreamField value ``body`` with anchors in its headings; an empty one gives nothing."""
    if not body:
        return Anchored()
    return with_anchors(body.render_as_block(context=context.flatten()), OWN_ANCHORS)


@register.filter
def reachable(text: str) -> SafeString:
    """Give plain ``text`` with its telephone numbers and e-mail addresses as links."""
    return mark_safe(_REACH.sub(_link, conditional_escape(text)))  # noqa: S308 - escaped before


def _link(found: re.Match[str]) -> str:
    address = f"mailto:{found['mail']}" if found["mail"] else tel_link(found["phone"])
    return f'<a href="{address}">{found[0]}</a>'
