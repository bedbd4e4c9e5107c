"""Mails that the site words itself: subject and text beside each other, a preview, one way to send them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import Client

from accounts.role_table import Role
from accounts.roles import setup_roles
from home.models import HomePage
from mail.models import Kind, OutgoingMail
from mail.registry import MAILS
from mail.writing import render, write
from tests.accounts.factories import MunicipalityFactory, user_with

PREVIEW = "/admin/mail-texte/"


@pytest.mark.parametrize("name", [template.name for template in MAILS])
def test_every_mail_has_its_words_for_its_example(
    name: str, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    missing = "FEHLT"
    for engine in engines.all():
        if isinstance(engine, DjangoTemplates):
            monkeypatch.setattr(engine.engine, "string_if_invalid", missing)
    subject, text = render(MAILS[name], MAILS[name].example())
    assert subject.strip() == subject != ""
    assert "\n" not in subject
    assert len(text) > 40
    for words in (subject, text):
        assert missing not in words
        assert "&" not in words  # nothing is escaped in plain text
        assert "None" not in words


def test_every_template_of_a_mail_is_registered_and_has_both_parts() -> None:
    root = Path(settings.BASE_DIR) / "templates"
    files = {str(path.relative_to(root)) for path in root.glob("*/email/*.txt")} - {"mail/email/base.txt"}
    assert files == {f"{template.name}{ending}" for template in MAILS for ending in (".subject.txt", ".txt")}


def test_a_mail_waits_in_the_table_as_its_kind_says(db: None) -> None:
    write(
        "accounts/email/unknown_account", {"email": "nele@example.org"}, ["nele@example.org"], key="x"
    ).send()
    row = OutgoingMail.objects.get()
    assert (row.kind, row.key, row.recipient) == (Kind.ACCOUNT, "x", "nele@example.org")
    assert row.message["subject"] == "Kein Konto zu dieser Adresse"
    assert "Zu dieser Adresse gibt es kein Konto." in row.message["body"]


def test_a_mail_that_nobody_registered_is_not_sent() -> None:
    with pytest.raises(KeyError):
        write("accounts/email/nothing", {}, ["nele@example.org"])


def test_signs_of_people_are_not_escaped(db: None) -> None:
    mail = write(
        "home/email/barrier_report",
        {"name": "Ute & Co", "email": "", "page": "", "message": "Größe < 3"},
        ["a@example.org"],
    )
    assert mail.body == "Name: Ute & Co\nE-Mail: nicht angegeben\nSeite: nicht angegeben\n\nGröße < 3\n"


def test_coordination_reads_what_mails_say(home_page: HomePage, client: Client) -> None:
    setup_roles()
    client.force_login(user_with(Role.COORDINATION))
    html = client.get(PREVIEW).text
    for template in MAILS:
        assert str(template.label) in html
    assert "Petra Beispiel lädt Sie ins Präventionsnetz ein." in html
    assert "K7QMPX" in html
    assert PREVIEW in client.get("/admin/").text


def test_editors_do_not(home_page: HomePage, client: Client) -> None:
    setup_roles()
    client.force_login(user_with(Role.EDITOR, MunicipalityFactory()))
    assert client.get(PREVIEW).status_code == 302
    assert PREVIEW not in client.get("/admin/").text
