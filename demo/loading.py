"""Loads the whole demo, part by part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from demo.directory import load_offers
from demo.frame import load_frame_texts, load_municipality_texts
from demo.knowledge import load_knowledge
from demo.network import load_network
from demo.people import load_people
from demo.searches import load_searches
from demo.strategy import load_strategy
from demo.updates import load_updates
from home.site_setup import setup_site


def load_demo(progress: Callable[[str], None]) -> None:
    """Create what is missing of the demo; ``progress`` is told the name of each part before it starts.

    Each part is one transaction, so a call that was broken off can be repeated. What is there, changed by
    people or not, stays as it is.
    """

    def part(name: str, load: Callable[..., Any], *needed: Any) -> Any:
        progress(name)
        with transaction.atomic():
            return load(*needed)

    part("Aufbau der Website, Kommunen, Vokabular und Rollen", setup_site)
    users = part("Konten", load_people)
    part("Leitbild, Ziele, Ratsbeschlüsse und Standards", load_strategy)
    part("Träger und Angebote", load_offers, users["koordination"])
    part("Initiativen, Gremien und Sitzungen", load_network, users)
    part("Artikel und Glossar", load_knowledge)
    part("Meldungen", load_updates)
    part("Suchen, Notizen und Empfehlungen", load_searches, users["koordination"])
    part("Texte der Übersichtsseiten", load_frame_texts)
    part("Texte der Kommunen", load_municipality_texts, users)
