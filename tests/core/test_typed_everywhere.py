"""No form reads a date, a time or a number in any other way than ``core.typed`` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver
from django_filters.filters import QuerySetRequestMixin
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.blocks import FieldBlock
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from core.age_fields import AgeField
from core.typed.kinds import understand
from core.typed_forms import (
    TypedDecimalField,
    TypedField,
    TypedFloatField,
    TypedInput,
    TypedIntegerField,
)
from directory.models import OfferPage
from search.query.form import SearchForm

READ_OTHERWISE = (
    forms.DateField,
    forms.TimeField,
    forms.DateTimeField,
    forms.IntegerField,
    forms.DurationField,
)
# Forms that are left as they are, with the reason.
LEFT_ALONE = {
    "wagtail.images.forms.URLGeneratorForm": "shows the address of a picture in a size, and keeps nothing",
    "wagtail.contrib.search_promotions.forms.SearchPromotionForm": "its order is a hidden field",
    "django.forms.widgets.SearchPromotionForm": "the same",
    "django.contrib.auth.forms.UserChangeForm": "is only inherited from, without its dates",
    "django.forms.widgets.OutgoingMailForm": "is never shown: mail is looked at only",
    "search.query.form.SearchForm": "reads the page of a list from the address",
}


def name_of(form: type) -> str:
    return f"{form.__module__}.{form.__qualname__}"


def subclasses_of(cls: type) -> Iterator[type]:
    for child in cls.__subclasses__():
        yield child
        yield from subclasses_of(child)


def load_all_views() -> None:
    """Import every view with an address, and thereby its forms."""

    def visit(patterns: Iterable[URLPattern | URLResolver]) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                visit(pattern.url_patterns)

    visit(get_resolver().url_patterns)


def model_forms() -> Iterator[type[forms.BaseForm]]:
    """Return the forms of all pages and snippets, with those of their rows."""
    for model in apps.get_models():
        if issubclass(model, Page) and model is not Page:
            yield model.get_edit_handler().get_form_class()
    for model in get_snippet_models():
        viewset: Any = model.snippet_viewset
        yield viewset.get_edit_handler().get_form_class()


def with_rows(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    yield form
    for formset in getattr(form, "formsets", {}).values():
        yield from with_rows(formset.form)


def fields_in(field: forms.Field) -> Iterator[forms.Field]:
    yield field
    for part in getattr(field, "fields", ()):
        yield from fields_in(part)


def reads_otherwise(field: forms.Field) -> bool:
    """Whether a field that people type into reads dates, times or numbers by itself."""
    if isinstance(field, (TypedField, AgeField)) or field.widget.is_hidden:
        return False
    return isinstance(field, READ_OTHERWISE)


def is_browsers_own(field: forms.Field) -> bool:
    """Whether a field or a part of it lets the browser read what is typed."""
    widgets = [field.widget, *getattr(field.widget, "widgets", ())]
    return any(getattr(widget, "input_type", "") in {"number", "date", "time"} for widget in widgets)


def wrong_fields(form: Any, fields: dict[str, forms.Field]) -> list[str]:
    return [
        f"{name_of(form)}.{name}"
        for name, field in fields.items()
        for part in fields_in(field)
        if reads_otherwise(part) or is_browsers_own(part)
    ]


def test_no_form_of_pages_and_snippets_reads_otherwise() -> None:
    load_all_views()
    walked = [each for form in model_forms() for each in with_rows(form)]
    assert len(walked) > 40
    typed = [field for form in walked for field in form.base_fields.values() if isinstance(field, TypedField)]
    assert len(typed) > 40
    assert [wrong for form in walked for wrong in wrong_fields(form, form.base_fields)] == []


def test_no_other_form_of_the_site_reads_otherwise() -> None:
    load_all_views()
    found = set(subclasses_of(forms.BaseForm))
    assert len(found) > 60
    assert [
        wrong
        for form in found
        if name_of(form) not in LEFT_ALONE and not name_of(form).startswith("tests.")
        for wrong in wrong_fields(form, getattr(form, "base_fields", {}))
    ] == []


def test_no_filter_of_lists_and_reports_reads_otherwise() -> None:
    load_all_views()
    filtersets = set(subclasses_of(WagtailFilterSet))
    assert len(filtersets) > 10
    assert [
        wrong
        for filterset in filtersets
        for wrong in wrong_fields(
            filterset,
            {
                name: each.field
                for name, each in filterset.base_filters.items()
                if not isinstance(each, QuerySetRequestMixin)
            },
        )
    ] == []


def test_no_block_of_a_body_reads_otherwise() -> None:
    streams = {
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if hasattr(field, "stream_block")
    }
    assert streams
    blocks = [block for field in streams for block in blocks_in(field.stream_block)]
    wrong = [
        block.label
        for block in blocks
        if isinstance(block, FieldBlock) and wrong_fields(type(block), {"": block.field})
    ]
    assert wrong == []


def blocks_in(block: Any) -> Iterator[Any]:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from blocks_in(child)
    if hasattr(block, "child_block"):
        yield from blocks_in(block.child_block)


def test_numbers_of_pages_and_snippets_are_read_so_by_any_other_form_too() -> None:
    """Django's own field for a number would read «2.000» as 2, without a word."""
    load_all_views()
    asked = {
        form._meta.model._meta.get_field(name)
        for form in (each for own in model_forms() for each in with_rows(own))
        for name, field in form.base_fields.items()
        if isinstance(field, (TypedIntegerField, TypedDecimalField, TypedFloatField))
    }
    assert len(asked) > 12
    assert [str(field) for field in asked if reads_otherwise(field.formfield())] == []


@pytest.mark.parametrize(
    "model_field",
    [
        models.DateField,
        models.DateTimeField,
        models.TimeField,
        models.IntegerField,
        models.PositiveIntegerField,
        models.PositiveSmallIntegerField,
        models.BigIntegerField,
        models.FloatField,
        models.DecimalField,
    ],
)
def test_a_field_that_a_model_gets_tomorrow_is_read_so_too(model_field: Any) -> None:
    options = {"max_digits": 5, "decimal_places": 2} if model_field is models.DecimalField else {}
    assert isinstance(formfield_for_dbfield(model_field(**options)), TypedField)


def test_fields_in_words_show_what_was_understood() -> None:
    html = TypedInput({"data-typed": "date"}).render("day", "31.1.2027")
    assert "Sonntag, 31. Januar 2027" in html


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("age_from", "anderthalb", "18 Monate"),
        ("age_from", "3", "3 Jahre"),
        ("age_to", "3 Jahre", "bis unter 3 Jahre"),
        ("age_to", "bis zum 6. Geburtstag", "bis unter 6 Jahre"),
    ],
)
def test_ages_show_what_was_understood(name: str, typed: str, words: str) -> None:
    field: Any = OfferPage._meta.get_field(name)
    widget = field.formfield().widget
    assert isinstance(widget, TypedInput)
    assert understand(widget.attrs["data-typed"], typed).words == words
    assert f">{words}</output>" in widget.render(name, typed)


def test_an_age_in_the_search_is_asked_of_nobody_while_it_is_typed() -> None:
    """It may be a birth date, which no address may hold."""
    assert "typed-field" not in str(SearchForm()["alter"])
