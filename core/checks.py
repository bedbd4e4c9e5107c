"""Conventions that every page type keeps, watched by ``manage.py check``.

They are warnings: a missing help text is no reason not to start; ``make check`` fails on them all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Warning
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.utils.text import camel_case_to_spaces
from wagtail.admin.panels import HelpPanel, Panel

from core import german_order
from core.models import BasePage


def page_types() -> list[type[BasePage]]:
    """Give every page type of the site that can be created."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def check_page_types(**kwargs: Any) -> list[CheckMessage]:
    """Give a warning for each convention that a page type breaks (registered with Django's checks)."""
    return [message for model in page_types() for message in check_page_type(model)]


def check_letter_case(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Return a warning for each database that does not know that Ä and ä are one letter (core.W006).

    PostgreSQL knows nothing but ASCII when the database was made with ``LC_CTYPE`` "C". Django asks for this
    check with every ``migrate``, and with ``check --database default``.
    """
    return [
        Warning(
            f"The database {alias} does not know capital umlauts: search boxes miss words.",
            hint="Make it anew with LC_CTYPE de_DE.UTF-8 or C.UTF-8 and restore a dump into it.",
            id="core.W006",
        )
        for alias in databases or ()
        if not knows_umlauts(connections[alias])
    ]


def check_german_order(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Return an error for each database that cannot put names in German order (core.E001).

    PostgreSQL can when it was built with ICU, as all usual packages and images are.
    """
    return [
        Error(
            f"The server of the database {alias} lacks the collation {german_order.COLLATION} for lists.",
            hint="Use a PostgreSQL that was built with ICU: Debian's packages and the official image are.",
            id="core.E001",
        )
        for alias in databases or ()
        if not german_order.can_sort(connections[alias])
    ]


def knows_umlauts(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the database makes small letters of capital umlauts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT LOWER(%s)", ["ÄÖÜ"])
        return bool(cursor.fetchone()[0] == "äöü")


def check_page_type(model: type[BasePage]) -> Iterator[CheckMessage]:
    """Give the conventions that ``model`` breaks.

    W001 to W002: its place in the tree is said; W003: it has a German name; W004: help for editors; W005: a
    template that exists.
    """
    name = model.__name__
    for number, rule in enumerate(("parent_page_types", "subpage_types"), start=1):
        if not _says_itself(model, rule):
            yield Warning(f"{name} does not say its {rule}.", obj=model, id=f"core.W00{number}")
    if model._meta.verbose_name == camel_case_to_spaces(model._meta.object_name or ""):
        yield Warning(f"{name} has no verbose_name.", obj=model, id="core.W003")
    if not model.page_description and not any(_has_help(panels) for panels in _panels(model)):
        hint = "Set page_description or add a HelpPanel."
        yield Warning(f"{name} has no help for editors.", hint=hint, obj=model, id="core.W004")
    try:
        get_template(str(model.template))
    except (TemplateDoesNotExist, TemplateSyntaxError) as error:
        yield Warning(f"{name}'s template cannot be loaded: {error}", obj=model, id="core.W005")


def _says_itself(model: type[BasePage], attribute: str) -> bool:
    """Whether the type, or one between it and BasePage, sets ``attribute``."""
    own = model.mro()[: model.mro().index(BasePage)]
    return any(attribute in vars(parent) for parent in own)


def _panels(model: type[BasePage]) -> Iterator[Sequence[Any]]:
    edit_handler = getattr(model, "edit_handler", None)
    if edit_handler is not None:
        yield [edit_handler]
    yield model.content_panels
    yield model.promote_panels


def _has_help(panels: Sequence[Any]) -> bool:
    return any(
        isinstance(panel, HelpPanel)
        or (isinstance(panel, Panel) and _has_help(getattr(panel, "children", None) or ()))
        for panel in panels
    )
