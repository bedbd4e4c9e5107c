"""A form for a new page makes one page, however often and however much at once it is sent."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from drafts.models import NewPage

KEY = "formular"
REMEMBERED_FOR = timedelta(days=1)


class CreateOnceView(CreateView):
    """Wagtail's view; what is sent again with the key of a form goes to the page it has made already."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the page, or change the one that this form has made."""
        key, user = _key(request), _person(request)
        known = NewPage.objects.filter(key=key, by=user).select_related("page").first() if key else None
        if known is not None:
            return self._go_on(request, known.page)
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request)
        except ValidationError as error:
            # What only saving has found, such as an address that an import has just taken.
            self.form.add_error(None, " ".join(error.messages))
            self.page.pk = self.page.id = None
            return self.form_invalid(self.form)
        if key and self.page.pk:
            NewPage.objects.filter(at__lt=timezone.now() - REMEMBERED_FOR).delete()
            NewPage.objects.create(key=key, page_id=self.page.pk, by=user)
        return response

    def _go_on(self, request: HttpRequest, page: Page) -> HttpResponse:
        """Take what is sent for a change of ``page``; what a form saves itself undoes no publication."""
        if self.expects_json_response and page.live:
            answer: HttpResponse = self.json_error_response(
                "invalid_revision", _("Diese Seite ist schon veröffentlicht.")
            )
            return answer
        return EditView.as_view()(request, page_id=page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form its key, the same one when it comes back with errors."""
        key = _key(self.request) or uuid.uuid4()
        return super().get_context_data(**kwargs) | {"form_key_name": KEY, "form_key": key}


def _person(request: HttpRequest) -> Any:
    return request.user  # signed in: nobody else comes here


def _key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(KEY, ""))
    except ValueError:
        return None
