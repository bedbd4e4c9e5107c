"""What is asked of the administration, and what is wrong with an answer."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from tests.permissions.admin_addresses import Address, addresses, filled, fixed, numbered
from tests.permissions.admin_secrets import Secrets
from tests.permissions.admin_visitor import Visitor, told
from tests.permissions.observing import difference

# Nothing has this number.
NOBODYS = 987_654_321


def private(secrets: Secrets, model: type[Model]) -> list[Any]:
    """Return the keys of the private things of a model."""
    return [one.pk for kind, things in secrets.hidden.items() if issubclass(model, kind) for one in things]


def opened(secrets: Secrets, model: type[Model]) -> Any:
    """Return the key of something of a model that the editor of Olfen may change, or at least read."""
    for kind, thing in secrets.opened.items():
        if issubclass(model, kind):
            return thing.pk
    first = model._base_manager.order_by("pk").first()
    return first.pk if first else NOBODYS


def questions(secrets: Secrets, address: Address) -> Iterator[tuple[str, str | None]]:
    """Return (path, the same path with the number of nothing): with open things, then with private ones."""
    parts = numbered(address)
    open_ones = fixed(address) | {part: 1 for part in address.parts if part not in fixed(address)}
    open_ones |= {part: opened(secrets, model) for part, model in parts.items()}
    yield filled(address, open_ones), None
    keys = {part: found for part, model in parts.items() if (found := private(secrets, model))}
    turn = zlib.crc32(address.route.encode())  # another one at every address
    some = {part: found[turn % len(found)] for part, found in keys.items()}
    for hidden in (some, *({part: key} for part, key in some.items() if len(some) > 1)):
        if hidden:
            nothing = open_ones | dict.fromkeys(hidden, NOBODYS)
            yield filled(address, open_ones | hidden), filled(address, nothing)


def compared(
    visitor: Visitor,
    method: str,
    path: str,
    nowhere: str | None,
    data: Any = None,
    none: Any = None,
    **kind: Any,
) -> str:
    """Return what is wrong with an answer: what it tells, or how it differs from that about nothing."""
    answer = visitor.answer(method, path, data, numbers(path, data), **kind)
    if found := told(answer):
        return f"tells {found[:3]}"
    if answer.startswith("500"):
        return "fails"
    if nowhere is None:
        return ""
    return difference(visitor.answer(method, nowhere, none, numbers(nowhere, none), **kind), answer)


def numbers(path: str, data: Any) -> list[str]:
    """Return the numbers in a path and in what is sent."""
    text = f"{path} {data if isinstance(data, str) else json.dumps(dict(data or {}), default=str)}"
    return sorted(set(re.findall(r"\d+", text)), key=len, reverse=True)


def bulk_actions() -> list[tuple[str, type[Model]]]:
    """Return the address of every bulk action with what it is for."""
    bulk_action_registry.get_bulk_actions_for_model(
        "wagtailcore", "page"
    )  # it looks for them when first asked
    return [
        (reverse("wagtail_bulk_action", args=[app, name, action]), apps.get_model(app, name))
        for app, kinds in bulk_action_registry.actions.items()
        for name, actions in kinds.items()
        for action in actions
    ]


def downloads() -> list[str]:
    """Return every list and report that can be downloaded, in both kinds."""
    return [
        f"{filled(address, fixed(address))}?export={kind}"
        for address in addresses()
        for kind in ("csv", "xlsx")
        if not set(address.parts) - set(fixed(address)) and getattr(_class_of(address), "list_export", None)
    ]


def _class_of(address: Address) -> Any:
    return getattr(address.view, "view_class", None)


def values_of(answer: str) -> dict[str, Any]:
    """Return what a form holds, with the number of blocks, which a script sends."""
    page = json.loads(answer[answer.index('{"html"') :])["html"] if '{"html"' in answer else answer
    forms = BeautifulSoup(page, "html.parser").find_all("form", method=re.compile("post", re.IGNORECASE))
    values: dict[str, Any] = {"listings-count": "0"}
    for field in (field for form in forms for field in form.find_all(["input", "textarea", "select"])):
        if field.get("type") not in ("checkbox", "radio", "file", "submit") and field.get("name"):
            values[field["name"]] = field.get("value") or field.text.strip()
    return values | {"restriction_type": "groups", "groups": ""}


def swapped(form: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    """Return a form with a key in each field, by the last part of its name."""
    return form | {name: keys[last] for name in form if (last := name.rpartition("-")[2]) in keys}
