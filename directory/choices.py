"""The short fixed lists an offer or a provider chooses from. The values stand in addresses and exports."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProviderKind(models.TextChoices):
    """What kind of body a provider is."""

    MUNICIPALITY = "kommune", _("Kommune")
    YOUTH_OFFICE = "jugendamt", _("Jugendamt")
    AWO = "awo", _("Arbeiterwohlfahrt (AWO)")
    CARITAS = "caritas", _("Caritas")
    DIAKONIE = "diakonie", _("Diakonie")
    DRK = "drk", _("Deutsches Rotes Kreuz (DRK)")
    PARITAET = "paritaet", _("Der Paritätische")
    CHURCH = "kirche", _("Kirche, Religionsgemeinschaft")
    SCHOOL = "schule", _("Schule")
    DAY_CARE = "kita", _("Kita")
    CLINIC = "klinik", _("Klinik")
    PRACTICE = "praxis", _("Praxis")
    ASSOCIATION = "verein", _("Verein")
    VOLUNTEERS = "ehrenamt", _("Ehrenamtliche")
    OTHER = "sonstige", _("Sonstige")


class Format(models.TextChoices):
    """In what form an offer meets people."""

    COUNSELLING = "beratung", _("Beratung")
    COURSE = "kurs", _("Kurs")
    GROUP = "gruppe", _("Gruppe")
    OPEN = "offener-treff", _("Offener Treff")
    OUTREACH = "aufsuchend", _("Aufsuchend, zu Hause")
    GUIDE = "lotsendienst", _("Lotsendienst")
    SPONSOR = "patenschaft", _("Patenschaft")
    CARE = "betreuung", _("Betreuung")
    THERAPY = "behandlung", _("Therapie, Behandlung")
    EVENT = "veranstaltung", _("Veranstaltung")
    REFUGE = "schutz", _("Zuflucht, Schutz")
    ONLINE = "online", _("Online, telefonisch")
    MONEY = "finanzielle-hilfe", _("Finanzielle Hilfe")
    MATERIAL = "sachhilfe", _("Sachhilfe, Verleih")
    TRAINING = "fortbildung", _("Fortbildung für Fachkräfte")


class Access(models.TextChoices):
    """How people get in."""

    OPEN = "offen", _("Einfach hingehen")
    REGISTRATION = "anmeldung", _("Mit Anmeldung")
    REFERRAL = "ueberweisung", _("Mit Überweisung oder Vermittlung")
    APPLICATION = "antrag", _("Antrag beim Jugendamt")
    ANONYMOUS = "anonym", _("Anonym möglich")
    OUTREACH = "aufsuchend", _("Das Angebot kommt zu den Familien")


class Cost(models.TextChoices):
    """Who pays."""

    FREE = "kostenlos", _("Kostenlos")
    BY_INCOME = "nach-einkommen", _("Nach Einkommen")
    PAID = "kostenpflichtig", _("Kostenpflichtig")
    BUT = "bildung-und-teilhabe", _("Bildung und Teilhabe möglich")
    INSURANCE = "krankenkasse", _("Krankenkasse zahlt")
    FAMILY_PASS = "familienpass", _("Ermäßigt mit Familienpass")


# Who says «kostenlos» cannot also say one of these.
COSTS_MONEY = frozenset({Cost.BY_INCOME, Cost.PAID})


class PreventionKind(models.TextChoices):
    """Whom prevention turns to."""

    UNIVERSAL = "universell", _("universell: für alle")
    SELECTIVE = "selektiv", _("selektiv: für Gruppen mit mehr Belastungen")
    INDICATED = "indiziert", _("indiziert: wenn es erste Anzeichen gibt")


class PreventionTime(models.TextChoices):
    """When prevention sets in."""

    PRIMARY = "primaer", _("primär: bevor Probleme entstehen")
    SECONDARY = "sekundaer", _("sekundär: früh erkennen und helfen")
    TERTIARY = "tertiaer", _("tertiär: Folgen mildern, Rückfälle verhindern")


class YesNo(models.TextChoices):
    """An answer that may be unknown: not asked is something else than no."""

    YES = "ja", _("ja")
    NO = "nein", _("nein")
    UNKNOWN = "unbekannt", _("nicht bekannt")


class Weekday(models.TextChoices):
    """A day of the week."""

    MONDAY = "mo", _("Montag")
    TUESDAY = "di", _("Dienstag")
    WEDNESDAY = "mi", _("Mittwoch")
    THURSDAY = "do", _("Donnerstag")
    FRIDAY = "fr", _("Freitag")
    SATURDAY = "sa", _("Samstag")
    SUNDAY = "so", _("Sonntag")


class AvailabilityState(models.TextChoices):
    """Whether somebody could come now."""

    FREE = "frei", _("Plätze frei")
    WAITING_LIST = "warteliste", _("Warteliste")
    FULL = "aufnahmestopp", _("Zurzeit keine Aufnahme")
    UNKNOWN = "unbekannt", _("Nicht bekannt")


class ProposalState(models.TextChoices):
    """What became of a proposed change."""

    OPEN = "offen", _("offen")
    ACCEPTED = "angenommen", _("übernommen")
    REJECTED = "abgelehnt", _("abgelehnt")


class ConfirmedBy(models.TextChoices):
    """In whose name somebody said that the details of an offer are right."""

    MUNICIPALITY = "kommune", _("von der Kommune")
    YOUTH_OFFICE = "jugendamt", _("vom Jugendamt")
    COORDINATION = "koordination", _("von der Koordination")
