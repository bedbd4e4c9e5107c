"""Who may open a page; the menu «Stammdaten» of the administration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import CASCADE, ForeignObjectRel, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core import viewsets
from core.admin_reading.api import ReadableDocuments, ReadableImages, ReadablePages
from core.missing_rows import is_protected_in_drafts
from core.models import LegalBase, LifePhase, Municipality, TargetGroup, Topic, YouthOffice
from core.rich_text import unopenable
from core.rich_text_links import CheckedPageLinkHandler, MailLinkHandler
from core.stored_markup import CheckedImageEmbedHandler, CheckedMediaEmbedHandler
from core.usage import drafts_only, usage_of, uses_in_bodies
from core.visibility import may_see_page

KEPT_WHILE_USED: tuple[type[Model], ...] = (
    Municipality,
    YouthOffice,
    LifePhase,
    Topic,
    TargetGroup,
    LegalBase,
)


class ReferenceDataGroup(SnippetViewSetGroup):
    """Everything below the menu «Stammdaten»."""

    menu_label = _("Stammdaten")
    menu_icon = "table"
    menu_name = "reference-data"
    menu_order = 600
    items = (
        viewsets.MunicipalityViewSet,
        viewsets.YouthOfficeViewSet,
        viewsets.LifePhaseViewSet,
        viewsets.TopicViewSet,
        viewsets.TargetGroupViewSet,
        viewsets.LegalBaseViewSet,
        viewsets.TagViewSet,
    )


register_snippet(ReferenceDataGroup)


@hooks.register("before_serve_page")
def refuse_strangers(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer "no access" to someone who has signed in and may not open ``page``.

    Wagtail would send them to the sign-in page, which sends them back because they have signed in already.
    """
    if request.user.is_authenticated and not may_see_page(page, request.user):
        raise PermissionDenied


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which it replaces
def check_links_in_text(features: FeatureRegistry) -> None:
    """Draw links in running text so that they give away nothing of restricted pages, and that mail goes where
    it says."""
    features.register_link_type(MailLinkHandler)
    features.register_link_type(CheckedPageLinkHandler)
    features.register_embed_type(CheckedImageEmbedHandler)
    features.register_embed_type(CheckedMediaEmbedHandler)


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_of_texts_put_in_order(request: HttpRequest, instance: Model) -> None:
    """Say which texts the form shows otherwise than they are stored, as the editor could not open them."""
    if request.method == "GET" and (labels := unopenable(instance)):
        message = ngettext(
            "Der gespeicherte Text in %(fields)s war beschädigt. Hier sehen Sie, was davon zu lesen war: "
            "Bitte prüfen Sie ihn und speichern Sie.",
            "Die gespeicherten Texte in %(fields)s waren beschädigt. Hier sehen Sie, was davon zu lesen war: "
            "Bitte prüfen Sie sie und speichern Sie.",
            len(labels),
        )
        messages.warning(request, message % {"fields": ", ".join(f"«{label}»" for label in labels)})


@hooks.register("construct_admin_api", order=10)  # after Wagtail's own, which they replace
def ask_the_rule_in_the_api(router: WagtailAPIRouter) -> None:
    """Answer scripts of the administration with what the person may read."""
    router.register_endpoint("pages", ReadablePages)
    router.register_endpoint("documents", ReadableDocuments)
    router.register_endpoint("images", ReadableImages)


@hooks.register("before_delete_snippet")
def keep_what_is_used(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Refuse to delete reference data that anything else points to; see ``refuse_while_used``.

    Of other snippets, what a draft names with a key that the database protects once it is published is kept
    like what is published.
    """
    protected = tuple(
        model for model in {type(instance) for instance in instances} if is_protected_in_drafts(model)
    )
    return refuse_while_used(request, instances, (*KEPT_WHILE_USED, *protected))


def refuse_while_used(
    request: HttpRequest, instances: Sequence[Model], kept: tuple[type[Model], ...]
) -> HttpResponse | None:
    """Refuse to delete those of ``instances`` that are ``kept`` and used, and say how often and by what.

    Wagtail refuses for protected foreign keys only; a deleted topic would vanish from hundreds of offers
    without a word. Rows that belong to an instance and go with it (CASCADE), such as its team, do not count.
    Gives None when nothing is in the way.
    """
    refused = False
    for instance in instances:
        if not isinstance(instance, kept) or not (count := usage_count(instance)):
            continue
        refused = True
        message = ngettext(
            "«%(name)s» wird an %(count)d Stelle benutzt und kann deshalb nicht gelöscht werden.",
            "«%(name)s» wird an %(count)d Stellen benutzt und kann deshalb nicht gelöscht werden.",
            count,
        )
        named = usage_of(instance, request.user).named
        messages.error(
            request,
            format_html(
                "{} {}",
                message % {"name": instance, "count": count},
                format_html_join(", ", '<a href="{}">{}</a>', ((use.url, use.title) for use in named)),
            ),
        )
    if not refused:
        return None
    return redirect(type(instances[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


def usage_count(instance: Model) -> int:
    """Count the rows that point to ``instance`` and would lose something with it.

    One query for each relation, because Wagtail's reference index does not know many-to-many relations.
    People's own interests do not count. Lists in the bodies of pages do, which only that index knows.
    """
    used = uses_in_bodies(instance) + drafts_only(instance)
    for relation in instance._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.on_delete is CASCADE:
            continue
        source = relation.related_model
        if source is not get_user_model():
            used += source._base_manager.filter(**{relation.field.name: instance.pk}).count()
    return used
