"""What a person may do, for templates."""

from __future__ import annotations

from typing import Any

from django import template

from accounts import roles

register = template.Library()


@register.filter
def may_edit(user: Any) -> bool:
    """Tell whether ``user`` has editing rights anywhere."""
    return roles.may_edit(user)
