"""Places where Wagtail trusts numbers and forms that come from outside, and fails when they are none.

Each is replaced where all of its kind pass, so that no block, chooser or dialogue of ours has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.forms.choosers import URLOrAbsolutePathField
from wagtail.admin.views.generic.chooser import ChosenMultipleViewMixin, ChosenViewMixin, CreateViewMixin
from wagtail.blocks import ChooserBlock

from core.row_numbers import row_number


def install_guards() -> None:
    """Put the guards in place, once, when the site starts."""
    _guard_blocks()
    _guard_chosen()
    _guard_created()
    _guard_links()


def _guard_blocks() -> None:
    """A page, picture or document whose stored number is none is as good as deleted.

    Wagtail reads the numbers of all blocks of a kind at once, so that a single bad one, left by an import or
    a script, would end the page and its form for good.
    """
    read = ChooserBlock.bulk_to_python

    def bulk_to_python(self: ChooserBlock, values: Iterable[Any]) -> Any:
        return read(self, [row_number(value) for value in values])

    def to_python(self: ChooserBlock, value: Any) -> Any:
        return bulk_to_python(self, [value])[0]

    ChooserBlock.bulk_to_python = bulk_to_python
    ChooserBlock.to_python = to_python


def _guard_chosen() -> None:
    """What is chosen by a number that is none does not exist."""
    get_object, get_objects = ChosenViewMixin.get_object, ChosenMultipleViewMixin.get_objects

    def one(self: ChosenViewMixin, pk: Any) -> Any:
        if row_number(unquote(str(pk))) is None:
            raise Http404
        return get_object(self, pk)

    def several(self: ChosenMultipleViewMixin, pks: Iterable[Any]) -> Any:
        return get_objects(self, [pk for pk in pks if row_number(pk) is not None])

    ChosenViewMixin.get_object = one
    ChosenMultipleViewMixin.get_objects = several


def _guard_created() -> None:
    """Nothing is created in a dialogue that has no form for it."""
    post = CreateViewMixin.post

    def checked(self: CreateViewMixin, request: HttpRequest) -> HttpResponse:
        if self.get_creation_form() is None:
            raise Http404
        return post(self, request)

    CreateViewMixin.post = checked


def _guard_links() -> None:
    """A dialogue for links that was sent without an address asks for it."""
    to_python = URLOrAbsolutePathField.to_python

    def with_text(self: URLOrAbsolutePathField, value: Any) -> Any:
        return to_python(self, value or "")

    URLOrAbsolutePathField.to_python = with_text
