"""Addresses that the browser makes are those the server makes, whatever letters a title has."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, expect

from core.models import Topic
from core.slugs import german_slug
from directory.models import OfferPage
from updates.models import UpdateIndexPage

Open = Callable[..., Page]

TITLES = (
    "Mädchentreff",
    "Ma\u0308dchentreff der Va\u0308ter",
    "Frühe Hilfen für Mütter & Väter",
    "Straße der Größe",
    "STRASSE, GROẞE STRAẞE",
    "Café Olé",
    "Cafe\u0301 Ole\u0301",
    "Łódź",
    "Œuvre d’accord",
    "Ørsted und Ångström",
    "Türkçe Öğrenme: Iğdır, İzmir",
    "Český Těšín",
    "Eltern – Kind",
    "Eltern-Kind-Café «Zwergenstübchen»",
    "§ 16 SGB VIII",
    "0–3 Jahre",
    "Kin\u00adder\u2011Treff",
    "  Leer   und  viel  ",
    "Frühstück (mit Anmeldung!)",
    "ﬁnden und ½ Tag",
    "a_b -- c",
)


def test_a_title_gets_the_address_that_the_server_gives_it(page_of: Open) -> None:
    page = page_of("koordination")
    index = UpdateIndexPage.objects.first()
    assert index is not None
    page.goto(reverse("wagtailadmin_pages:add", args=["updates", "updatepage", index.pk]))
    for title in TITLES:
        page.locator("#id_title").fill(title)
        page.locator("#id_title").blur()
        expect(page.locator("#id_slug")).to_have_value(german_slug(title))


def test_what_is_typed_as_an_address_is_written_out(page_of: Open) -> None:
    page = page_of("koordination")
    places = (
        (reverse(Topic.snippet_viewset.get_url_name("add")), "#id_slug"),  # type: ignore[attr-defined]
        (reverse("wagtailadmin_pages:copy", args=[OfferPage.objects.first().pk]), "#id_new_slug"),  # type: ignore[union-attr]
    )
    for address, field in places:
        page.goto(address)
        for title in TITLES:
            page.locator(field).fill(title)
            page.locator(field).blur()
            expect(page.locator(field)).to_have_value(german_slug(title))
