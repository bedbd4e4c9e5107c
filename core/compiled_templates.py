"""Templates that stand a hundred times on a page, written for Jinja, which compiles them to Python.

Django's template language draws everything else. A fragment drawn for each of twenty hits took more time in
it than finding them; see docs/decisions.
"""

from __future__ import annotations

from typing import Any

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.formats import date_format, localize
from jinja2 import Environment

from core.typed.phones import tel_uri
from core.wording import phrase


def environment(**options: Any) -> Environment:
    """Give Jinja's environment with what our fragments use; ``settings.TEMPLATES`` names this function."""
    made = Environment(**options)  # noqa: S701 - Django's backend asks for escaping
    made.globals["_"] = phrase
    made.filters["tel_link"] = tel_uri
    made.filters["date"] = date_format
    made.filters["number"] = _number
    return made


def fragment(template: str, macro: str) -> Any:
    """Give a macro of a template below ``templates/jinja2``, to be called with its parameters; it gives safe
    HTML."""
    backend = engines["jinja2"]
    assert isinstance(backend, Jinja2)  # noqa: S101 - see settings.TEMPLATES
    return getattr(backend.env.get_template(template).module, macro)


def _number(value: int) -> str:
    """Write a whole number as Germans do; small ones look the same everywhere."""
    return str(value) if -1000 < value < 1000 else str(localize(value))
