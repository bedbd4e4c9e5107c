"""How reference data and vocabulary are listed and edited in the administration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.age_fields import age_panels
from core.models import LegalBase, LifePhase, Municipality, Tag, TargetGroup, Topic, YouthOffice
from core.postcode_field import PostcodesField

ADDRESS_PANEL = MultiFieldPanel(
    [
        FieldPanel("street"),
        FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ],
    heading=_("Anschrift"),
)
SLUG_HELP = _("Steht in Adressen und Links. Leer: entsteht aus dem Namen. Später bitte nicht mehr ändern.")


class MunicipalityForm(WagtailAdminModelForm):
    """Asks for postcodes in one line, as people write them."""

    postcodes = PostcodesField(
        label=_("Postleitzahlen"),
        required=False,
        help_text=_("Mehrere mit Komma trennen, zum Beispiel «48653, 48654»."),
    )


class FewChooserViewSet(SnippetChooserViewSet):
    """A dozen rows are chosen from a plain list; the dialogue with its search is for more."""

    register_widget = False


class MunicipalityViewSet(SnippetViewSet):
    """The county and its towns and municipalities."""

    model = Municipality
    icon = "site"
    list_display = ["name", "kind", "youth_office", "ags"]
    list_filter = ["kind", "youth_office"]
    search_fields = ["name", "ags"]
    chooser_viewset_class = FewChooserViewSet
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Kommunen sind der Bezugspunkt für Angebote, Gremien, Beschlüsse und Rechte. "
                    "Eine neue Kommune bekommt ihr Redaktionsteam und ihre Sammlung von selbst."
                )
            ),
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("county")]),
                    FieldPanel("youth_office"),
                    FieldPanel("slug", help_text=SLUG_HELP),
                ],
                heading=_("Kommune"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("ags"), FieldPanel("ars")]), FieldPanel("postcodes")],
                heading=_("Amtliche Schlüssel und Postleitzahlen"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]), FieldPanel("border")],
                heading=_("Lage und Grenze"),
                classname="collapsed",
            ),
        ],
        base_form_class=MunicipalityForm,
    )


class YouthOfficeViewSet(SnippetViewSet):
    """The youth offices of the county."""

    model = YouthOffice
    icon = "group"
    list_display = ["name", "town", "phone", "email"]
    search_fields = ["name", "town"]
    chooser_viewset_class = FewChooserViewSet
    panels = [
        HelpPanel(_("Welche Kommunen ein Jugendamt betreut, steht bei der Kommune.")),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("slug", help_text=SLUG_HELP)], heading=_("Jugendamt")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("website")],
            heading=_("Kontakt"),
        ),
        ADDRESS_PANEL,
    ]


class TermViewSet(SnippetViewSet):
    """A vocabulary that all pages choose from; its order is the order of every list and filter."""

    list_display = ["name", "description"]
    search_fields = ["name", "description"]
    sort_order_field = "order"
    panels = [
        HelpPanel(
            _(
                "Alle Seiten greifen auf diese Begriffe zu. Ein neuer Name gilt sofort überall. "
                "Was noch benutzt wird, lässt sich nicht löschen."
            )
        ),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("slug", help_text=SLUG_HELP), FieldPanel("order")]),
    ]


class LifePhaseViewSet(TermViewSet):
    """The links of the Präventionskette."""

    model = LifePhase
    icon = "calendar-alt"
    list_display = ["name", Column("ages", label=_("Alter"))]
    panels = [
        *TermViewSet.panels[:3],
        MultiFieldPanel([age_panels()], heading=_("Alter. Phasen dürfen sich überschneiden.")),
        *TermViewSet.panels[3:],
    ]


class TopicViewSet(TermViewSet):
    """Fields of action."""

    model = Topic
    icon = "list-ul"
    panels = [*TermViewSet.panels[:3], FieldPanel("icon"), *TermViewSet.panels[3:]]


class TargetGroupViewSet(TermViewSet):
    """Whom offers are for."""

    model = TargetGroup
    icon = "user"


class LegalBaseViewSet(TermViewSet):
    """The laws that offers rest on."""

    model = LegalBase
    icon = "clipboard-list"


class TagViewSet(SnippetViewSet):
    """Free keywords; one pool for pages, images and documents."""

    model = Tag
    icon = "tag"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [
        HelpPanel(
            _(
                "Schlagwörter entstehen beim Bearbeiten von Seiten. Hier lassen sie sich berichtigen. "
                "Beim Löschen verschwinden sie von allen Seiten und Dateien."
            )
        ),
        FieldPanel("name"),
        FieldPanel("slug", help_text=SLUG_HELP),
    ]
