"""The network in the administration: menus, what copying must not carry over, what choosers must not tell."""

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin_reading.rules import readable
from core.age_fields import age_panels
from network.models import BodyPage, Initiative, MeetingPage, Membership
from network.privacy import sync_body, sync_meeting


class InitiativeViewSet(SnippetViewSet):
    """Programmes of the state and the county."""

    model = Initiative
    icon = "globe"
    list_display = ["name", "coordinating_office", "starts_on", "ends_on"]
    list_filter = ["municipality"]
    search_fields = ["name", "coordinating_office", "funding"]
    search_backend_name = None
    ordering = ["name"]
    panels = [
        HelpPanel(content=_("Ein Programm, für das ein oder mehrere Gremien arbeiten.")),
        FieldPanel("name"),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                age_panels(),
            ],
            heading=_("Zeitraum und Alter"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("coordinating_office"),
                FieldPanel("municipality"),
                FieldPanel("funding"),
                FieldPanel("website"),
            ],
            heading=_("Wer koordiniert und fördert"),
        ),
        FieldPanel("bodies", widget=forms.CheckboxSelectMultiple),
        FieldPanel("slug"),
    ]


class MembershipViewSet(SnippetViewSet):
    """Seats in bodies."""

    model = Membership
    icon = "group"
    list_display = ["__str__", "organisation", "function", "municipality", "since", "until"]
    list_filter = ["body", "municipality"]
    search_fields = ["name", "organisation", "function", "person__last_name", "person__email"]
    search_backend_name = None
    panels = [
        HelpPanel(
            content=_(
                "Wer hier mit Konto steht, darf vom ersten bis zum letzten Tag der Mitgliedschaft lesen, "
                "was nur das Gremium lesen darf. Nennen Sie ohne Konto bitte die Funktion, nicht die Person."
            )
        ),
        FieldPanel("body"),
        FieldPanel("person"),
        FieldPanel("name"),
        FieldPanel("organisation"),
        FieldPanel("function"),
        FieldPanel("municipality"),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        """Give all seats with what their rows show."""
        return Membership.objects.select_related("body", "person", "municipality")


class NetworkViewSetGroup(SnippetViewSetGroup):
    """What belongs to the network and is no page."""

    items = (InitiativeViewSet, MembershipViewSet)
    menu_label = _("Netzwerk")
    menu_icon = "group"
    menu_order = 420


register_snippet(NetworkViewSetGroup)


@hooks.register("after_copy_page")
def restrict_copies(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Give copies their own restrictions: Wagtail copies those of the original, with its members."""
    for copy in new_page.get_descendants(inclusive=True).specific():
        if isinstance(copy, BodyPage):
            sync_body(copy)
        elif isinstance(copy, MeetingPage):
            sync_meeting(copy)


@hooks.register("construct_page_chooser_queryset")
def offer_visible_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Offer an editor no page to link to that they may not read: titles of private meetings tell enough."""
    return readable(pages, request.user)
