"""What the template of a page type shows: a function beside the queries, registered for the model.

The model need not know the queries, which know the model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import HttpRequest
from wagtail.models import Page

from core.registry import Registry

Build = TypeVar("Build", bound=Callable[[Any, HttpRequest], dict[str, Any]])


@dataclass(frozen=True, slots=True)
class PageContext:
    """The function (page, request) that returns what the template of ``page_type`` needs."""

    page_type: type[Page]
    build: Callable[[Any, HttpRequest], dict[str, Any]]


_contexts: Registry[PageContext] = Registry(key=lambda context: context.page_type._meta.label)


def page_context(page_type: type[Page]) -> Callable[[Build], Build]:
    """Decorate a function (page, request) that returns what the template of ``page_type`` needs.

    ``AppConfig.ready`` imports the module it stands in. Raises ValueError when there is one already.
    """

    def decorate(build: Build) -> Build:
        _contexts.register(PageContext(page_type, build))
        return build

    return decorate


def context_for(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what is registered for the type of ``page``; nothing for a type without a function."""
    label = page._meta.label
    return _contexts[label].build(page, request) if label in _contexts else {}
