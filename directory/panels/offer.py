"""The editing form of an offer: seven things first, everything else folded away by theme."""

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
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from core.age_fields import age_panels
from core.models import BasePage
from directory.panels.conflict import ConflictPanel
from directory.panels.missing import MissingPanel


def _boxes(name: str) -> FieldPanel:
    return FieldPanel(name, widget=CheckboxSelectMultiple)


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
    TitleFieldPanel("title", heading=_("1. Titel"), placeholder=_("Name des Angebots")),
    FieldPanel(
        "provider",
        heading=_("2. Träger"),
        help_text=_(
            "Wer bietet es an? Fehlt der Träger in der Liste, legen Sie ihn dort unter «Neuer Träger» an."
        ),
    ),
    MultiFieldPanel(
        [FieldPanel("summary"), FieldPanel("description")],
        heading=_("3. Was"),
        help_text=_("Eines von beiden genügt."),
    ),
    MultiFieldPanel(
        [
            _boxes("target_groups"),
            _boxes("life_phases"),
            age_panels(),
        ],
        heading=_("4. Für wen"),
        help_text=_("Eine der Angaben genügt."),
    ),
    MultiFieldPanel(
        [
            _boxes("municipalities"),
            FieldPanel("serves_all"),
            FieldPanel("place_name"),
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")]),
            FieldPanel("hide_address"),
        ],
        heading=_("5. Wo"),
    ),
    MultiFieldPanel(
        [
            InlinePanel("contacts", label=_("Kontakt"), heading=_("Kontakte")),
            FieldPanel("website"),
        ],
        heading=_("6. Kontakt"),
        help_text=_("Ein Kontakt oder eine Website genügt. Ohne beides gilt das Telefon des Trägers."),
    ),
    MultiFieldPanel([_boxes("access"), FieldPanel("access_note")], heading=_("7. Zugang")),
]

more_panels = [
    MultiFieldPanel(
        [_boxes("topics"), _boxes("formats")], heading=_("Thema und Form"), classname="collapsed"
    ),
    MultiFieldPanel(
        [
            InlinePanel("opening_hours", label=_("Öffnungszeit"), heading=_("Öffnungszeiten")),
            FieldPanel("appointment_url"),
            FieldPanel("waiting_weeks"),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        ],
        heading=_("Zeiten und Termine"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [_boxes("costs"), FieldPanel("price"), FieldPanel("cost_note"), FieldPanel("open_to_all")],
        heading=_("Kosten"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            _boxes("languages"),
            FieldPanel("interpreting"),
            FieldPanel("accessible"),
            FieldPanel("accessible_note"),
            FieldPanel("childcare"),
        ],
        heading=_("Sprachen, Barrierefreiheit, Kinderbetreuung"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
        heading=_("Punkt auf der Karte"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            MultipleChooserPanel(
                "cooperations",
                chooser_field_name="provider",
                label=_("Träger"),
                heading=_("Kooperationen"),
            ),
            MultipleChooserPanel(
                "offer_documents",
                chooser_field_name="document",
                label=_("Dokument"),
                heading=_("Dokumente"),
            ),
        ],
        heading=_("Kooperationen und Dokumente"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            _boxes("prevention_kinds"),
            _boxes("prevention_times"),
            _boxes("goals"),
            _boxes("legal_bases"),
            FieldPanel("funding"),
            FieldPanel("funding_until"),
            FieldRowPanel([FieldPanel("places"), FieldPanel("reached_per_year")]),
        ],
        heading=_("Für die Planung"),
        classname="collapsed",
    ),
]

offer_edit_handler = TabbedInterface(
    [
        ObjectList(
            [MissingPanel(), *first_panels, *more_panels, FieldPanel("alles_geprueft")], heading=_("Inhalt")
        ),
        ObjectList(BasePage.promote_panels, heading=_("Schlagwörter und Zuständigkeit")),
        ObjectList([PublishingPanel()], heading=_("Veröffentlichung")),
    ]
)
