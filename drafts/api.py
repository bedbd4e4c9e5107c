"""The administration's own API: its actions on pages ask what the buttons ask, and take their turn."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_409_CONFLICT
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.models import Page

from core.admin_reading.api import ReadablePages
from drafts.bulk import pending_of
from drafts.in_turn import lock_with_parents


class AskingPublishAction(PublishPageAPIAction):
    """Publishes what nobody has to be asked about; a script cannot answer."""

    def execute(self, instance: Page, data: Any) -> Response:
        """Publish the newest version, or answer 409 with the address where a person is asked."""
        # Whoever may not publish is refused, and hears of no draft.
        may_publish = instance.permissions_for_user(self.request.user).can_publish()
        if may_publish and pending_of([instance]):
            where = AdminURLFinder(self.request.user).get_edit_url(instance)
            reason = _("Vor dem Veröffentlichen ist zu entscheiden, was aus Entwurf und Plan wird.")
            return Response({"message": reason, "edit_url": where}, status=HTTP_409_CONFLICT)
        response: Response = super().execute(instance, data)
        return response


class PagesInTurn(ReadablePages):
    """Pages, changed one request after the other."""

    actions = ReadablePages.actions | {"publish": AskingPublishAction}

    def action_view(self, request: Request, pk: int, action_name: str) -> Response:
        """Act on the page."""
        with transaction.atomic():
            place = request.data.get("destination_page_id") if isinstance(request.data, dict) else None
            lock_with_parents([pk, place])
            response: Response = super().action_view(request, pk, action_name)
        return response
