"""What a page type shows is registered beside its queries, once."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.test import RequestFactory
from wagtail.models import Page

from core.models import BasePage
from core.page_contexts import context_for, page_context
from directory.models import OfferPage
from home.models import HomePage


def test_a_page_type_has_one_function() -> None:
    with pytest.raises(ValueError, match="registered already"):
        page_context(OfferPage)(lambda page, request: {})


def test_a_type_without_a_function_adds_nothing(rf: RequestFactory) -> None:
    assert context_for(Page(title="x"), rf.get("/")) == {}


@pytest.mark.django_db
def test_what_is_registered_is_in_the_context_of_the_page(
    home_page: HomePage, rf: RequestFactory, superuser: Any
) -> None:
    request = rf.get("/")
    request.user = superuser
    context = home_page.get_context(request)
    assert set(context_for(home_page, request)) <= set(context)
    assert {"phases", "sections"} <= set(context)


def test_models_leave_what_their_pages_show_to_those_functions() -> None:
    own = {
        model.__name__
        for model in apps.get_models()
        if issubclass(model, BasePage) and "get_context" in vars(model)
    }
    # What these ask stands in modules that do not know them.
    assert own <= {"UpdateIndexPage", "UpdatePage"}
