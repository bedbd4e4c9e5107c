"""The vocabulary the site is delivered with; coordination may change all of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from core.models import LegalBase, LifePhase, TargetGroup, Topic
from core.models.vocabulary import Term
from core.slugs import german_slug

# Name, from and below (months), description.
LIFE_PHASES: list[tuple[str, int | None, int | None, str]] = [
    (
        "Schwangerschaft und Geburt",
        0,
        3,
        "Von der Schwangerschaft bis in die ersten Wochen nach der Geburt.",
    ),
    ("0 bis 3 Jahre", 0, 36, "Die ersten Jahre: Bindung, Gesundheit, frühe Förderung."),
    ("3 bis 6 Jahre", 36, 72, "Kita-Zeit und der Weg in die Schule."),
    ("6 bis 10 Jahre", 72, 120, "Grundschulzeit und Ganztag."),
    ("10 bis 16 Jahre", 120, 192, "Weiterführende Schule und Jugendalter."),
    (
        "Übergang Schule–Beruf",
        192,
        324,
        "Von 16 bis 27 Jahren: Ausbildung, Arbeit, eigenes Leben.",
    ),
]

# Name, description, icon of the design system KERN.
TOPICS: list[tuple[str, str, str]] = [
    ("Frühe Hilfen", "Hilfen ab der Schwangerschaft und für Familien mit Kindern bis 3 Jahre.", ""),
    ("Gesundheit", "Vorsorge, Bewegung, Ernährung und seelische Gesundheit.", ""),
    ("Bildung und Betreuung", "Kita, Kindertagespflege, Schule und Ganztag.", ""),
    ("Sprache", "Sprachförderung, Vorlesen und Deutschkurse.", "language"),
    ("Erziehung und Familie", "Beratung, Kurse und Treffs für Mütter, Väter und Familien.", "account-circle"),
    ("Jugendarbeit", "Offene Treffs, Verbände und Freizeit für Jugendliche.", ""),
    ("Jugendsozialarbeit und Übergang", "Begleitung in Schule, Ausbildung und Beruf.", "arrow-forward"),
    ("Integration", "Ankommen, Orientierung und Teilhabe nach Zuwanderung oder Flucht.", ""),
    ("Inklusion", "Teilhabe von Menschen mit Behinderung.", "sign-language"),
    ("Materielle Sicherung", "Finanzielle Hilfen, Anträge und Schuldnerberatung.", "draft"),
    ("Kinderschutz", "Schutz vor Gewalt und Vernachlässigung.", "warning"),
    ("Wohnen und Sozialraum", "Nachbarschaft, Wohnen und Orte der Begegnung.", "home"),
]

TARGET_GROUPS: list[tuple[str, str]] = [
    ("Werdende Eltern", "Schwangere, ihre Partnerinnen und Partner."),
    ("Mütter und Väter", "Eltern mit Kindern jeden Alters."),
    ("Alleinerziehende", ""),
    ("Kinder", ""),
    ("Jugendliche", "Etwa von 12 bis 17 Jahren."),
    ("Junge Erwachsene", "Etwa von 18 bis 27 Jahren."),
    ("Großeltern und andere Angehörige", ""),
    ("Pflege- und Adoptivfamilien", ""),
    ("Familien mit Zuwanderungsgeschichte", "Auch geflüchtete Familien."),
    ("Familien mit wenig Geld", ""),
    ("Menschen mit Behinderung und ihre Familien", ""),
    ("Familien mit psychisch oder suchtkranken Eltern", ""),
    ("Familien in Trennung", ""),
    ("Fachkräfte und Ehrenamtliche", "Fortbildung, Austausch und Beratung für Helfende."),
]

LEGAL_BASES: list[tuple[str, str]] = [
    ("§ 1 Abs. 4, § 2, § 3 KKG", "Information, Netzwerke und Frühe Hilfen."),
    ("§ 4 KKG", "Beratung und Weitergabe von Informationen bei Gefährdung."),
    ("§ 8a SGB VIII", "Schutzauftrag bei Kindeswohlgefährdung."),
    ("§ 11 SGB VIII", "Jugendarbeit."),
    ("§ 12 SGB VIII", "Förderung der Jugendverbände."),
    ("§ 13 SGB VIII", "Jugendsozialarbeit."),
    ("§ 13a SGB VIII", "Schulsozialarbeit."),
    ("§ 14 SGB VIII", "Erzieherischer Kinder- und Jugendschutz."),
    ("§ 16 SGB VIII", "Allgemeine Förderung der Erziehung in der Familie."),
    ("§ 17 SGB VIII", "Beratung bei Partnerschaft, Trennung und Scheidung."),
    ("§ 18 SGB VIII", "Beratung bei Personensorge und Umgang."),
    ("§ 19 SGB VIII", "Gemeinsame Wohnformen für Mütter oder Väter und Kinder."),
    ("§ 20 SGB VIII", "Betreuung und Versorgung des Kindes in Notsituationen."),
    ("§§ 22–26 SGB VIII", "Förderung in Kita und Kindertagespflege."),
    ("§§ 27 ff. SGB VIII", "Hilfen zur Erziehung."),
    ("§ 35a SGB VIII", "Eingliederungshilfe bei seelischer Behinderung."),
    ("§ 41 SGB VIII", "Hilfe für junge Volljährige."),
    ("§ 28 SGB II, § 34 SGB XII", "Bildung und Teilhabe."),
    ("§ 20 SGB V", "Gesundheitsförderung und Prävention."),
    ("§ 24d SGB V", "Hebammenhilfe."),
    ("§ 46 SGB IX", "Früherkennung und Frühförderung."),
    ("§ 2 SchKG", "Schwangerschaftsberatung."),
]


def load_vocabulary() -> None:
    """Create each term above unless one of its name or slug exists; idempotent, changes nothing else."""
    with transaction.atomic():
        for order, (name, age_from, age_to, description) in enumerate(LIFE_PHASES, start=1):
            _ensure(LifePhase, order, name, description, age_from=age_from, age_to=age_to)
        for order, (name, description, icon) in enumerate(TOPICS, start=1):
            _ensure(Topic, order, name, description, icon=icon)
        for order, (name, description) in enumerate(TARGET_GROUPS, start=1):
            _ensure(TargetGroup, order, name, description)
        for order, (name, description) in enumerate(LEGAL_BASES, start=1):
            _ensure(LegalBase, order, name, description)


def _ensure(model: type[Term], order: int, name: str, description: str, **fields: Any) -> None:
    # The slug outlives a renaming by coordination, so that a second run does not bring the old name back.
    slug = german_slug(name)
    if not model._default_manager.filter(slug=slug).exists():
        model._default_manager.get_or_create(
            name=name, defaults={"slug": slug, "description": description, "order": order, **fields}
        )
