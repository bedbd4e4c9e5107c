"""Every address of the administration, and what its parts number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from core.admin_reading.addresses import kind_of
from worklists.registry import WORK_LISTS

BEGINNING = "admin/"
# Views without a class, of what is kept from nobody who may open them.
NOT_KEPT = (
    "admin/traeger-vorschlaege/<int:pk>/",
    "admin/suche/eintraege/<int:pk>/",
    "admin/ausgehende-mails/<int:pk>/retry/",
    "admin/ausgehende-mails/<int:pk>/discard/",
)
# Parts of addresses that number nothing, with what they are filled with.
NO_NUMBERS: dict[str, list[str]] = {
    "action": [],
    "action_name": ["approve", "reject", "publish", "copy", "unpublish", "delete", "move", "create_alias"],
    "app_name": ["core"],
    "model_name": ["page"],
    "content_type_app_name": ["directory"],
    "content_type_model_name": ["offerpage"],
    "app_label": ["wagtailcore"],
    "filter_spec": ["max-20x20"],
    "rest": ["x"],
    "name": [listed.name for listed in WORK_LISTS],
    "token": ["x"],
    "uidb64": ["x"],
}


@dataclass(frozen=True, slots=True)
class Address:
    """One pattern of the resolver: its name with namespaces, its route as written, its view."""

    name: str
    route: str
    parts: tuple[str, ...]
    view: Callable[..., Any]
    pattern: Any


def addresses() -> list[Address]:
    """Return all patterns below the address of the administration."""
    return list(_walk(get_resolver(), "", ()))


def _walk(resolver: URLResolver, before: str, names: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if not route.startswith(BEGINNING) and not BEGINNING.startswith(route):
            continue
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route, (*names, pattern.namespace) if pattern.namespace else names)
            continue
        parts = tuple(pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex)
        yield Address(":".join([*names, pattern.name or ""]), route, parts, pattern.callback, pattern)


def filled(address: Address, values: dict[str, Any]) -> str:
    """Return a path of ``address`` with ``values`` for its parts."""
    route = re.sub(r"\(\?P<(\w+)>[^()]*\)", lambda found: str(values[found[1]]), address.route)
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), route)
    return "/" + route.replace("^", "").replace("$", "").replace("\\.", ".")


def numbered(address: Address) -> dict[str, type[Model]]:
    """Return the parts that number something, with the model; AssertionError where one is not known."""
    found: dict[str, type[Model]] = {}
    for part in address.parts:
        if part in NO_NUMBERS:
            continue
        model = kind_of(part, address.view, address.name, fixed(address))
        assert model is not None or address.route in NOT_KEPT, (
            f"What does {part} number in {address.route}? Say it in core.admin_reading.addresses."
        )
        if model is not None:
            found[part] = model
    return found


def fixed(address: Address) -> dict[str, Any]:
    """Return what the parts that number nothing are filled with."""
    return {part: (NO_NUMBERS[part] or ["x"])[0] for part in address.parts if part in NO_NUMBERS}
