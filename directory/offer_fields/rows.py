"""The rows: every field of an offer, in the order of its form."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from directory.offer_fields.row import Filter, Group, OfferField, Recommended, Required, SearchedAs, Shown

TEXT, KEYWORD = SearchedAs.TEXT, SearchedAs.KEYWORD

OFFER_FIELDS: tuple[OfferField, ...] = (
    OfferField("title", Group.TITLE, required=Required(_("Wie heißt das Angebot?")), importable=True),
    OfferField(
        "provider",
        Group.PROVIDER,
        required=Required(_("Wer bietet es an? Bitte den Träger wählen.")),
        searched_as=KEYWORD,
        feeds=("provider_kind", "provider"),
    ),
    OfferField(
        "summary",
        Group.WHAT,
        required=Required(
            _("Was ist das für ein Angebot? Bitte kurz sagen oder beschreiben."), ("summary", "description")
        ),
        recommended=Recommended(_("Ein Satz unter «Kurz gesagt» steht in jeder Trefferliste."), listed=True),
        searched_as=TEXT,
        importable=True,
    ),
    OfferField(
        "description",
        Group.WHAT,
        recommended=Recommended(
            _("Eine Beschreibung in einigen Sätzen: Die Suche findet Wörter daraus."), ("some sentences",)
        ),
        searched_as=TEXT,
        importable=True,
    ),
    OfferField(
        "target_groups",
        Group.FOR_WHOM,
        required=Required(
            _("Für wen ist es? Bitte Zielgruppen, Lebensphasen oder das Alter angeben."),
            ("target_groups", "life_phases", "age_from", "age_to"),
        ),
        recommended=Recommended(_("Zielgruppen: Danach wird gefiltert."), listed=True),
        searched_as=KEYWORD,
        feeds=("target_group",),
        importable=True,
    ),
    OfferField(
        "life_phases",
        Group.FOR_WHOM,
        recommended=Recommended(_("Lebensphasen: Danach wird gefiltert."), listed=True),
        shown=Shown.TERMS,
        searched_as=KEYWORD,
        feeds=("life_phase",),
        importable=True,
    ),
    OfferField(
        "age_from",
        Group.FOR_WHOM,
        label=_("Alter"),
        recommended=Recommended(
            _("Das Alter: Viele suchen mit dem Alter eines Kindes."), ("age_from", "age_to"), listed=True
        ),
        importable=True,
    ),
    OfferField("age_to", Group.FOR_WHOM, label=_("Alter bis unter"), importable=True),
    OfferField(
        "municipalities",
        Group.WHERE,
        required=Required(
            _("Wo ist es? Bitte Kommunen oder eine Adresse angeben, oder als Form «online» wählen."),
            ("municipalities", "serves_all", "street", "town", "online"),
        ),
        searched_as=KEYWORD,
        feeds=("municipality",),
    ),
    OfferField("serves_all", Group.WHERE),
    OfferField("place_name", Group.WHERE, importable=True),
    OfferField(
        "street",
        Group.WHERE,
        recommended=Recommended(
            _("Straße und Postleitzahl, damit Familien den Weg finden."),
            ("street and postcode", "hide_address", "online"),
        ),
        searched_as=TEXT,  # with the name of the place, postcode and town
        importable=True,
    ),
    OfferField("postcode", Group.WHERE, importable=True),
    OfferField("town", Group.WHERE, searched_as=KEYWORD, importable=True),
    OfferField("hide_address", Group.WHERE, importable=True),
    OfferField(
        "contacts",
        Group.CONTACT,
        recommended=Recommended(_("Ein Kontakt mit Telefon oder E-Mail.")),
        searched_as=TEXT,
    ),
    OfferField(
        "website",
        Group.CONTACT,
        required=Required(
            _("Wie erreicht man jemanden? Bitte einen Kontakt oder eine Website angeben."),
            ("website", "contacts", "telephone of the provider"),
        ),
        importable=True,
    ),
    OfferField(
        "access",
        Group.ACCESS,
        required=Required(_("Wie kommt man hinein? Bitte den Zugang wählen.")),
        searched_as=TEXT,
        filter=Filter("access", "zugang", _("Zugang"), 70),
        feeds=("referral",),
        importable=True,
    ),
    OfferField("access_note", Group.ACCESS, searched_as=TEXT, importable=True),
    OfferField(
        "topics",
        Group.SUBJECT,
        recommended=Recommended(_("Handlungsfelder: Danach wird gefiltert."), listed=True),
        shown=Shown.TERMS,
        searched_as=KEYWORD,
        feeds=("topic",),
        importable=True,
    ),
    OfferField(
        "formats",
        Group.SUBJECT,
        recommended=Recommended(_("Die Form, zum Beispiel Beratung oder Kurs.")),
        searched_as=TEXT,
        filter=Filter("format", "format", _("Form des Angebots"), 60, similarity=1.0),
        importable=True,
    ),
    OfferField("opening_hours", Group.TIMES, recommended=Recommended(_("Die Öffnungszeiten."), listed=True)),
    OfferField(
        "appointment_url",
        Group.TIMES,
        searched_as=TEXT,
        filter=Filter("appointment", "onlinetermin", _("Termine"), 116, _("Termin online buchen")),
        importable=True,
    ),
    OfferField("waiting_weeks", Group.TIMES, importable=True),
    OfferField("valid_from", Group.TIMES, importable=True),
    OfferField("valid_to", Group.TIMES, importable=True),
    OfferField(
        "costs",
        Group.COSTS,
        recommended=Recommended(_("Die Kosten: «Kostenlos» ist ein häufiger Filter.")),
        searched_as=TEXT,
        filter=Filter("cost", "kosten", _("Kosten"), 80, switches=("kostenlos",)),
        importable=True,
    ),
    OfferField("price", Group.COSTS, importable=True),
    OfferField("cost_note", Group.COSTS, searched_as=TEXT, importable=True),
    OfferField(
        "open_to_all",
        Group.COSTS,
        shown=Shown.ANSWER,
        searched_as=TEXT,
        filter=Filter("open_to_all", "ohneanspruch", _("Anspruch"), 95, _("Auch ohne Leistungsanspruch")),
        importable=True,
    ),
    OfferField(
        "languages",
        Group.UNDERSTANDING,
        recommended=Recommended(_("Die Sprachen, in denen man sich verständigen kann.")),
        shown=Shown.TERMS,
        searched_as=TEXT,
        filter=Filter("language", "sprache", _("Sprache"), 100, similarity=0.5),
        importable=True,
    ),
    OfferField(
        "interpreting",
        Group.UNDERSTANDING,
        shown=Shown.ANSWER,
        searched_as=TEXT,
        filter=Filter("interpreting", "dolmetschen", _("Dolmetschen"), 105, _("Dolmetschen möglich")),
        importable=True,
    ),
    OfferField(
        "accessible",
        Group.UNDERSTANDING,
        recommended=Recommended(_("Ob das Angebot barrierefrei ist. Auch «nein» hilft.")),
        shown=Shown.ANSWER,
        searched_as=TEXT,
        filter=Filter("accessible", "barrierefrei", _("Barrierefreiheit"), 110, _("Barrierefrei")),
        importable=True,
    ),
    OfferField("accessible_note", Group.UNDERSTANDING, shown=Shown.FACT, searched_as=TEXT, importable=True),
    OfferField(
        "childcare",
        Group.UNDERSTANDING,
        shown=Shown.ANSWER,
        searched_as=TEXT,
        filter=Filter("childcare", "kinderbetreuung", _("Kinderbetreuung"), 112, _("Mit Kinderbetreuung")),
        importable=True,
    ),
    OfferField(
        "latitude",
        Group.POINT,
        recommended=Recommended(
            _("Der Punkt auf der Karte: Danach wird nach Nähe geordnet."),
            ("latitude", "hide_address", "online"),
        ),
        importable=True,
    ),
    OfferField("longitude", Group.POINT, importable=True),
    OfferField("cooperations", Group.ATTACHED, searched_as=KEYWORD),
    OfferField("offer_documents", Group.ATTACHED),
    OfferField("prevention_kinds", Group.PLANNING, shown=Shown.FACT, importable=True),
    OfferField("prevention_times", Group.PLANNING, shown=Shown.FACT, importable=True),
    OfferField("goals", Group.PLANNING),
    OfferField("legal_bases", Group.PLANNING, shown=Shown.TERMS, searched_as=KEYWORD, importable=True),
    OfferField("funding", Group.PLANNING, shown=Shown.FACT, searched_as=TEXT, importable=True),
    OfferField("funding_until", Group.PLANNING, shown=Shown.FACT, importable=True),
    OfferField("places", Group.PLANNING, shown=Shown.FACT, importable=True),
    OfferField("reached_per_year", Group.PLANNING, shown=Shown.FACT, importable=True),
    OfferField(
        "tags",
        Group.PROMOTED,
        recommended=Recommended(_("Schlagwörter: Wörter, unter denen andere suchen würden.")),
    ),
)
