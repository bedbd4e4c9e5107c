"""What waits for those who care for the whole site: unfinished legal texts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from home.models import LegalText
from home.models.legal import legal_text
from worklists.registry import WORK_LISTS, Column, Group, WorkList

LEGAL = Group(
    "legal",
    order=80,
    heading=gettext_lazy("Rechtstexte sind noch nicht fertig"),
    note=gettext_lazy(
        "Diese Seiten liest man auch ohne Anmeldung. Darin stehen noch Platzhalter «[bitte ergänzen …]»:"
    ),
    is_warning=True,
)


def unfinished_legal_texts(user: Any) -> list[LegalText]:
    """Return the legal texts with something left to fill in; those never saved are the ones to start from."""
    saved = {text.kind: text for text in LegalText.objects.all()}
    texts = (saved.get(kind) or legal_text(kind) for kind in LegalText.Kind)
    return [text for text in texts if text.is_incomplete]


def _legal_url(text: LegalText, request: HttpRequest) -> str:
    viewset = LegalText.snippet_viewset  # type: ignore[attr-defined]
    if text.pk:
        return reverse(viewset.get_url_name("edit"), args=[text.pk])
    can_add = request.user.has_perm("home.add_legaltext")
    return reverse(viewset.get_url_name("add" if can_add else "list"))


def register_work_lists() -> None:
    """Register what waits for those who care for the whole site."""
    WORK_LISTS.register(
        WorkList(
            name="legal",
            label=gettext_lazy("Unfertige Rechtstexte"),
            heading=lambda count: str(LEGAL.heading),
            group=LEGAL,
            may_see=lambda user: user.has_perm("home.change_legaltext"),
            rows=unfinished_legal_texts,
            title=Column(gettext_lazy("Rechtstext"), lambda text: str(text.get_kind_display())),
            url=_legal_url,
        )
    )
