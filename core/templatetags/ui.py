"""Template tags that all pages share: navigation, sections, paging and form fields."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from core.menu import menu_items
from core.models import BasePage
from core.sections import Section

register = template.Library()

# The control that KERN has for a widget; everything else is a plain text input.
_INPUT_CLASS = "kern-form-input__input"
_SELECT_CLASS = "kern-form-input__select"
_CHOICE_CLASSES = {
    forms.CheckboxInput: "kern-form-check__checkbox",
    forms.CheckboxSelectMultiple: "kern-form-check__checkbox",
    forms.RadioSelect: "kern-form-check__radio",
}


@register.simple_tag
def site_name() -> str:
    """Give the name of the site as it stands in the header and in window titles."""
    return settings.WAGTAIL_SITE_NAME


@register.simple_tag
def is_demo() -> bool:
    """Tell whether this site shows example content to try it out (``settings.DEMO``)."""
    return settings.DEMO


@register.inclusion_tag("components/navigation.html", takes_context=True)
def main_navigation(context: Context) -> dict[str, Any]:
    """Draw the sections of the site: the start page's children that are in the menu and may be seen.

    Needs ``request`` in the context; draws nothing without it or for someone who has not signed in. Views
    that are no page of the tree name the page they stand below as ``section``.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or not request.user.is_authenticated:
        return {"items": []}
    here = context.get("page")
    current = here if isinstance(here, Page) else context.get("section")
    current_path = current.path if isinstance(current, Page) and current.path else ""
    return {
        "items": [
            {
                "title": item.title,
                "url": item.url,
                "is_current": current is here and item.path == current_path,
                "is_open": current_path.startswith(item.path),
            }
            for item in menu_items(request)
        ]
    }


@register.simple_tag(takes_context=True)
def render_section(context: Context, section: Section) -> SafeString:
    """Draw the body of a ``core.sections.Section`` with its own context on top of the page's."""
    engine = context.template.engine  # type: ignore[union-attr]
    body = engine.get_template(section.template)
    with context.push(**section.context):
        return body.render(context)


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: ListPage, parameter: str = "seite") -> dict[str, Any]:
    """Draw the links between the parts of a paginated list.

    ``page`` is a page of a Django ``Paginator``; ``parameter`` is the name of its number in the address.
    All other parameters of the address stay.
    """
    return {
        "request": context["request"],
        "list_page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "ellipsis": page.paginator.ELLIPSIS,
        "parameter": parameter,
    }


@register.simple_tag(takes_context=True)
def with_parameter(context: Context, name: str, value: object) -> str:
    """Give the query string of the current address with ``name`` set to ``value``, or without it for None."""
    query = context["request"].GET.copy()
    query.pop(name, None)
    if value is not None:
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/form_field.html")
def form_field(field: forms.BoundField) -> dict[str, Any]:
    """Draw a form field in KERN's look: label, help, control, and its errors where it stands."""
    widget = field.field.widget
    grouped = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return {
        "field": field,
        "hidden": field.is_hidden,
        "grouped": grouped,
        "single_check": isinstance(widget, forms.CheckboxInput) and not grouped,
        "select": isinstance(widget, forms.Select) and not grouped,
        "choice_class": _choice_class(widget),
        "control": "" if grouped else _control(field),
        # Worth saying only where other fields of the form have to be filled in.
        "optional": not field.field.required and any(other.required for other in field.form.fields.values()),
        "error_id": f"{field.auto_id}_error",
        "help_id": f"{field.auto_id}_helptext",
    }


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: forms.BaseForm) -> dict[str, Any]:
    """Draw a summary of what has to be corrected, with a link to each field; nothing when all is well."""
    return {"form": form, "fields": [field for field in form if field.errors]}


@register.simple_tag(takes_context=True)
def edit_url_for(context: Context, page: object) -> str:
    """Give where the person may edit ``page`` in the administration, else ""."""
    request: HttpRequest | None = context.get("request")
    if request is None or not isinstance(page, BasePage) or page.pk is None:
        return ""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return ""
    if not page.permissions_for_user(request.user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _choice_class(widget: forms.Widget) -> str:
    for kind, css in _CHOICE_CLASSES.items():
        if isinstance(widget, kind):
            return css
    return ""


def _control(field: forms.BoundField) -> SafeString:
    """The widget with KERN's class and the attributes that tie it to its help and its errors."""
    widget = field.field.widget
    css = _choice_class(widget) or (_SELECT_CLASS if isinstance(widget, forms.Select) else _INPUT_CLASS)
    own = widget.attrs.get("class", "")
    error = f" {css}--error" if field.errors else ""
    return mark_safe(field.as_widget(attrs={"class": f"{own} {css}{error}".strip()}))  # noqa: S308
