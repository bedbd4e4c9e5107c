"""Texts of the pages that every site has: start page, overviews, and a page for each municipality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import group_of
from core.models import BasePage
from demo.media import public_image
from demo.rows import TAG, rows
from directory.models import DirectoryPage, MunicipalityPage
from home.models import HomePage
from knowledge.models import KnowledgeIndexPage
from network.models import NetworkIndexPage
from updates.models import UpdateIndexPage

EXAMPLE = "<p>Was hier über Stellen, Zeiten und Vorhaben steht, ist ein Beispiel für die Vorführung.</p>"


def load_frame_texts() -> None:
    """Fill the start page and the overviews that nobody has written on yet."""
    texts = rows("frame")
    _fill(HomePage.objects.get(), **texts["home"], responsible_group=group_of(Role.COORDINATION))
    _fill(DirectoryPage.objects.get(), introduction=texts["directory"])
    _fill(KnowledgeIndexPage.objects.get(), summary=texts["knowledge"])
    _fill(NetworkIndexPage.objects.get(), summary=texts["network"])
    _fill(UpdateIndexPage.objects.get(), summary=texts["updates"])


def load_municipality_texts(users: dict[str, User]) -> None:
    """Fill the pages of municipalities that nobody has written on yet; ``users`` as in ``load_people``.

    Raises MunicipalityPage.DoesNotExist when the data name a municipality that has no page, KeyError for an
    account that does not exist.
    """
    for slug, text in rows("municipalities").items():
        page = MunicipalityPage.objects.select_related("municipality").get(municipality__slug=slug)
        details: dict[str, Any] = {
            "introduction": _introduction(page.municipality.name, text),
            "contact_office": text["office"],
            "contact_phone": text["phone"],
            "contact_email": text.get("email", ""),
            "contact_website": text.get("website", ""),
        }
        if "image" in text:
            details["image"] = public_image(text["image"])
        if "responsible" in text:
            details["responsible_person"] = users[text["responsible"]]
        _fill(page, tags=[TAG], **details)


def _introduction(name: str, text: dict[str, Any]) -> str:
    """Give a welcome, what the municipality does early, and when its first contact is open, as rich text."""
    does, hours = _list(text["does"]), _list(text["hours"])
    return (
        f"<p>{text['welcome']}</p><h2>Prävention in {name}</h2>{does}"
        f"<h2>Wann die Anlaufstelle offen ist</h2>{hours}{EXAMPLE}"
    )


def _list(lines: list[str]) -> str:
    return "<ul>{}</ul>".format("".join(f"<li>{line}</li>" for line in lines))


def _fill(page: BasePage, tags: Sequence[str] = (), **fields: Any) -> None:
    """Publish ``fields`` on a page that has none of them and no draft; leave any other as people made it."""
    if page.has_unpublished_changes or any(getattr(page, name) for name in fields):
        return
    for name, value in fields.items():
        setattr(page, name, value)
    page.tags.add(*tags)
    page.save_revision().publish()
