"""Where a browser has to look: an address of every kind of page, as the demo has them."""

from __future__ import annotations

from django.urls import reverse

from accounts.invitations import renew
from accounts.models import Invitation, User
from accounts.role_table import Role
from demo.people import PEOPLE
from directory.models import OfferPage
from search.models import Entry
from strategy.models import CouncilResolution
from synonyms.models import SynonymRule
from updates.models import UpdateIndexPage

# Who looks: demo accounts, or nobody.
NOBODY, READER, MEMBER, EDITOR, COORDINATION = "", "fachkraft", "gremium", "redaktion.olfen", "koordination"

_FIXED = {
    NOBODY: [
        "/konto/anmelden/",
        "/konto/anmelden/code/",
        "/konto/passwort/vergessen/",
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
    ],
    READER: [
        "/",
        "/suche/",
        "/suche/?q=familie&kommune=olfen&alter=2",
        "/suche/?q=beratung&ort=48653&umkreis=20&kosten=kostenlos&ueberweisung=ohne&sort=entfernung",
        "/suche/?q=beratung&ort=Luedinghausn&alter=vor+der+Geburt",
        "/suche/?q=xylophonbauerlehrling",
        "/suche/?q=hebame",
        "/suche/schlagwort/",
        "/suche/thema/fruehe-hilfen/",
        "/angebote/",
        "/angebote/olfen/",
        "/angebote/ascheberg/",
        "/angebote/nottuln/elternkurs-nottuln/",
        "/praeventionskette/",
        "/praeventionskette/?thema=fruehe-hilfen",
        "/verzeichnis/a-z/",
        "/verzeichnis/traeger/",
        "/verzeichnis/traeger/familienbuero-olfen/",
        "/leitbild/",
        "/leitbild/ziel-1/",
        "/leitbild/ziel-1/willkommensbesuche/",
        "/ratsbeschluesse/",
        "/praeventionsstandards/",
        "/praeventionsstandards/willkommensbesuch/",
        "/wissen/",
        "/wissen/willkommensbesuch-gelingt/",
        "/wissen/kette-aufzeichnen/",
        "/wissen/sprachbildung-im-alltag/",
        "/wissen/gespraech-ueber-sorgen/",
        "/wissen/kinderschutz-ablauf/",
        "/glossar/",
        "/netzwerk/",
        "/initiativen/kommunale-praeventionsketten/",
        "/netzwerk/planungsgruppe/",
        "/netzwerk/kostag/2019-03-25/",
        "/aktuelles/",
        "/aktuelles/angebote-bestaetigen/",
        "/aktuelles/elternkurs-pausiert/",
        "/konto/profil/",
        "/konto/ansprechpersonen/",
        "/konto/passwort/",
    ],
    MEMBER: ["/netzwerk/steuerungsgruppe/"],
    EDITOR: ["/angebote/olfen/elterncafe-olfen/"],
}


def account(name: str) -> User:
    """Give a demo account by the first part of its address."""
    person = next(person for person in PEOPLE if person.address == name)
    return User.objects.get(email=person.email)


def reading() -> dict[str, list[str]]:
    """The addresses of every kind of page for readers, by who looks at them."""
    invitation = Invitation(email="neu@example.org", role=Role.READER, created_by=account(COORDINATION))
    places = {who: list(paths) for who, paths in _FIXED.items()}
    places[NOBODY].append(reverse("accounts:accept_invitation", args=[renew(invitation)]))
    resolution = CouncilResolution.objects.earliest("pk")
    places[READER].append(reverse("strategy:resolution", args=[resolution.pk]))
    places[READER].append(f"{reverse('search:reasons', args=[_entry().pk])}?q=elternkurs")
    offer = OfferPage.objects.get(slug="elternkurs-nottuln")
    places[READER].append(reverse("search:similar", args=[offer.pk]))
    return places


def administration() -> dict[str, list[str]]:
    """The pages of the administration that are used most, by who uses them."""
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    parent = offer.get_parent().pk
    updates = UpdateIndexPage.objects.get()
    return {
        EDITOR: [
            "/admin/",
            reverse("wagtailadmin_explore", args=[parent]),
            reverse("wagtailadmin_pages:edit", args=[offer.pk]),
            reverse("wagtailadmin_pages:history", args=[offer.pk]),
            reverse("wagtailimages:add_multiple"),
            reverse("wagtaildocs:index"),
            reverse("wagtailadmin_account"),
        ],
        COORDINATION: [
            "/admin/",
            reverse("wagtailadmin_pages:add", args=["updates", "updatepage", updates.pk]),
            "/admin/invitations/new/",
            *search_care(),
        ],
    }


def search_care() -> list[str]:
    """The pages of the administration on which coordination cares for the search."""
    synonyms, notes = "wagtailsnippets_synonyms_synonymrule", "wagtailsnippets_chain_gapnote"
    rule = SynonymRule.objects.earliest("pk").pk
    return [
        reverse("search_report"),
        reverse("search_text_removal"),
        f"{reverse('search_text_removal')}?text=Autismus",
        reverse("wagtailsearchpromotions:index"),
        reverse("wagtailsearchpromotions:add"),
        reverse("search_entries"),
        f"{reverse('search_entries')}?q=elternkurs",
        f"{reverse('search_entry', args=[_entry().pk])}?q=elternkurs",
        reverse(f"{synonyms}:list"),
        reverse(f"{synonyms}:add"),
        reverse(f"{synonyms}:edit", args=[rule]),
        reverse(f"{synonyms}:history", args=[rule]),
        reverse(f"{synonyms}:delete", args=[rule]),
        reverse(f"{synonyms}:import"),
        reverse(f"{notes}:list"),
        reverse(f"{notes}:add"),
    ]


def _entry() -> Entry:
    """What the search knows of an offer."""
    return Entry.objects.get(title="Elternkurs «Starke Eltern»", deleted=False)
