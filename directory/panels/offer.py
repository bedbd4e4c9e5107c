"""The editing form of an offer: seven things first, everything else folded away by theme.

Which field stands where and in which order is said by the catalogue, ``directory.offer_fields``.
"""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from core.age_fields import age_panels
from core.models import BasePage
from directory.offer_fields import OFFER_FIELDS, Group, OfferField, Shown
from directory.panels.conflict import ConflictPanel
from directory.panels.missing import MissingPanel
from directory.panels.statements import StatementsPanel


def _boxes(name: str) -> FieldPanel:
    return FieldPanel(name, widget=CheckboxSelectMultiple)


def _pair(first: str, second: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(first), FieldPanel(second)])


# Fields that are asked for otherwise than by a plain panel.
PANELS: dict[str, Panel] = {
    "title": TitleFieldPanel("title", heading=_("1. Titel"), placeholder=_("Name des Angebots")),
    "provider": FieldPanel(
        "provider",
        heading=_("2. Träger"),
        help_text=_(
            "Wer bietet es an? Fehlt der Träger in der Liste, legen Sie ihn dort unter «Neuer Träger» an."
        ),
    ),
    "target_groups": _boxes("target_groups"),
    "age_from": age_panels(),
    "municipalities": _boxes("municipalities"),
    "postcode": _pair("postcode", "town"),
    "contacts": InlinePanel("contacts", label=_("Kontakt"), heading=_("Kontakte")),
    "opening_hours": InlinePanel("opening_hours", label=_("Öffnungszeit"), heading=_("Öffnungszeiten")),
    "valid_from": _pair("valid_from", "valid_to"),
    "latitude": _pair("latitude", "longitude"),
    "cooperations": MultipleChooserPanel(
        "cooperations", chooser_field_name="provider", label=_("Träger"), heading=_("Kooperationen")
    ),
    "offer_documents": MultipleChooserPanel(
        "offer_documents", chooser_field_name="document", label=_("Dokument"), heading=_("Dokumente")
    ),
    "goals": _boxes("goals"),
    "places": _pair("places", "reached_per_year"),
}
BESIDE_THE_FIELD_BEFORE = {"age_to", "town", "valid_to", "longitude", "reached_per_year"}


def _panel(row: OfferField) -> Panel:
    if row.name in PANELS:
        return PANELS[row.name]
    return _boxes(row.name) if row.shown is Shown.TERMS else FieldPanel(row.name)


def _panels(group: Group) -> list[Panel]:
    return [
        _panel(row) for row in OFFER_FIELDS if row.group is group and row.name not in BESIDE_THE_FIELD_BEFORE
    ]


def _folded(group: Group, heading: object) -> MultiFieldPanel:
    return MultiFieldPanel(_panels(group), heading=heading, classname="collapsed")


first_panels = [
    ConflictPanel(),
    HelpPanel(
        content=_(
            "Sieben Angaben genügen zum Veröffentlichen: Titel, Träger, was, für wen, wo, Kontakt "
            "und Zugang. Alles Weitere hilft, das Angebot zu finden. "
            "Einen Entwurf können Sie jederzeit speichern. "
            "Für alle Textfelder gilt: keine Namen von Familien, keine Angaben zu einzelnen Fällen."
        )
    ),
    *_panels(Group.TITLE),
    *_panels(Group.PROVIDER),
    MultiFieldPanel(_panels(Group.WHAT), heading=_("3. Was"), help_text=_("Eines von beiden genügt.")),
    MultiFieldPanel(
        _panels(Group.FOR_WHOM), heading=_("4. Für wen"), help_text=_("Eine der Angaben genügt.")
    ),
    MultiFieldPanel(_panels(Group.WHERE), heading=_("5. Wo")),
    MultiFieldPanel(
        _panels(Group.CONTACT),
        heading=_("6. Kontakt"),
        help_text=_("Ein Kontakt oder eine Website genügt. Ohne beides gilt das Telefon des Trägers."),
    ),
    MultiFieldPanel(_panels(Group.ACCESS), heading=_("7. Zugang")),
]

more_panels = [
    _folded(Group.SUBJECT, _("Thema und Form")),
    _folded(Group.TIMES, _("Zeiten und Termine")),
    _folded(Group.COSTS, _("Kosten")),
    _folded(Group.UNDERSTANDING, _("Sprachen, Barrierefreiheit, Kinderbetreuung")),
    _folded(Group.POINT, _("Punkt auf der Karte")),
    _folded(Group.ATTACHED, _("Kooperationen und Dokumente")),
    _folded(Group.PLANNING, _("Für die Planung")),
]

offer_edit_handler = TabbedInterface(
    [
        ObjectList(
            [MissingPanel(), *first_panels, *more_panels, FieldPanel("alles_geprueft")], heading=_("Inhalt")
        ),
        ObjectList(BasePage.promote_panels, heading=_("Schlagwörter und Zuständigkeit")),
        ObjectList([PublishingPanel()], heading=_("Veröffentlichung")),
        ObjectList([StatementsPanel()], heading=_("Wer hat wann was gesagt")),
    ]
)
