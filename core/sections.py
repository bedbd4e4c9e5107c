"""Parts of a page that a higher app contributes, registered the way Wagtail's hooks are.

A goal page shows its offers, but ``strategy`` may not know ``directory``: ``directory`` registers a
function for the goal page type, and the page's template draws what the function returns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from core.registry import Registry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading, and the template with its context that draws its body."""

    heading: str | Promise
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    order: int = 100


type_of_builder = Callable[[Any, HttpRequest], Section | None]


@dataclass(frozen=True, slots=True)
class _Builder:
    page_type: str
    build: type_of_builder


_builders: Registry[_Builder] = Registry(key=lambda builder: (builder.page_type, builder.build))


def register_section(page_type: str) -> Callable[[type_of_builder], type_of_builder]:
    """Decorate a function(page, request) that gives a ``Section`` for pages of ``page_type``, or None.

    ``page_type`` is a model's label in lower case, such as ``"strategy.strategicgoalpage"``.
    """

    def decorate(function: type_of_builder) -> type_of_builder:
        _builders.register(_Builder(page_type, function))
        return function

    return decorate


def sections_for(page: Any, request: HttpRequest) -> list[Section]:
    """Give the registered sections that have something to say on ``page``, in their order."""
    label = page._meta.label_lower
    found = (builder.build(page, request) for builder in _builders if builder.page_type == label)
    return sorted((section for section in found if section is not None), key=lambda s: s.order)
