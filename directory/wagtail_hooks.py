"""The directory in the administration: providers, proposed changes to them, languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.menu_items import MenuItemFor
from core.wagtail_hooks import refuse_while_used
from directory.confirmation import confirm, last_confirmation
from directory.models import Language, OfferPage, Provider, ServedBefore
from directory.permissions import may_propose
from directory.proposal_views import proposal_detail, proposal_list
from directory.serving import served_municipalities
from directory.viewsets import LanguageViewSet, ProviderViewSet
from drafts.views import carried_names

register_snippet(ProviderViewSet)
register_snippet(LanguageViewSet)


@hooks.register("register_admin_urls")
def proposal_urls() -> list[URLPattern]:
    """Add the addresses of proposed changes."""
    return [
        path("traeger-vorschlaege/", proposal_list, name="directory_proposals"),
        path("traeger-vorschlaege/<int:pk>/", proposal_detail, name="directory_proposal"),
    ]


@hooks.register("register_admin_menu_item")
def proposals_menu_item() -> MenuItem:
    """Put the proposals below the providers."""
    return MenuItemFor(
        _("Vorschläge"),
        reverse("directory_proposals"),
        may=may_propose,
        name="provider-proposals",
        icon_name="comment",
        order=211,
    )


@hooks.register("before_delete_snippet")
def keep_what_offers_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete a provider or a language that anything points to, and say what does."""
    return refuse_while_used(request, instances, (Provider, Language))


@hooks.register("after_move_page")
def say_what_followed(request: HttpRequest, page: Page) -> None:
    """Say whom a moved offer serves now."""
    _tell(request, [page])


@hooks.register("after_copy_page")
def say_what_the_copy_serves(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Say whom a copy or an alias serves, when it is another than the original."""
    _tell(request, [new_page])


@hooks.register("after_bulk_action")
def say_what_followed_all(
    request: HttpRequest, action_type: str, objects: Sequence[Page], action: object
) -> None:
    """Say the same of many."""
    if action_type == "move":
        _tell(request, objects)


def _tell(request: HttpRequest, pages: Iterable[Page]) -> None:
    for offer in OfferPage.objects.filter(pk__in=[page.pk for page in pages]):
        change = ServedBefore.objects.filter(offer=offer).order_by("-pk").first()
        if change is not None and change.before.get("") != change.after.get(""):
            names = ", ".join(str(each) for each in served_municipalities(offer))
            served = _("den ganzen Kreis") if offer.serves_all else names
            messages.info(
                request,
                _("«%(title)s» gilt jetzt für: %(served)s.") % {"title": offer.title, "served": served},
            )


CHECKED = "alles_geprueft"
carried_names.add(CHECKED)


@hooks.register("after_publish_page")
def confirm_what_was_checked(request: HttpRequest, page: Page) -> None:
    """Count the tick «alles geprüft» as a confirmation once the offer is published; of a plan it is not."""
    ticked = request.POST.get(CHECKED) or request.GET.get(CHECKED)
    offer = page.specific
    if not ticked or not isinstance(offer, OfferPage):
        return
    if not offer.live or offer.scheduled_revision is not None:
        messages.info(
            request,
            _(
                "Die Angaben sind noch nicht bestätigt: Bitte tun Sie das, wenn das Angebot "
                "veröffentlicht ist."
            ),
        )
        return
    last = last_confirmation(offer)
    # The first publication has confirmed it already.
    if last is None or last.said_at < offer.last_published_at:
        confirm(offer, request.user)
        messages.success(request, _("Die Angaben gelten als bestätigt."))
