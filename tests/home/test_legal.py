"""Legal pages and the contact form on barriers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from home.checks import check_legal_texts
from home.models import LegalText
from home.models.legal import first_text
from mail.models import OutgoingMail
from mail.sending import send_due
from tests.mail.servers import mail_server, use

pytestmark = pytest.mark.django_db
REPORT = {"message": "Das Menü lässt sich nicht mit der Tastatur öffnen.", "email": "a@example.org"}


@pytest.mark.parametrize("name", ["imprint", "privacy", "accessibility"])
def test_a_legal_page_is_readable_without_signing_in(client: Client, name: str) -> None:
    response = client.get(reverse(f"home:{name}"))
    assert (response.status_code, "bitte ergänzen" in response.content.decode()) == (200, True)


def test_the_saved_text_replaces_the_first_one(client: Client) -> None:
    LegalText.objects.create(kind=LegalText.Kind.IMPRINT, text="<p>Kreis Coesfeld</p>")
    page = client.get(reverse("home:imprint")).content.decode()
    assert ("Kreis Coesfeld" in page, "bitte ergänzen" in page) == (True, False)


def test_an_anonymous_visitor_sees_no_navigation_and_no_search(client: Client) -> None:
    page = client.get(reverse("home:imprint")).content.decode()
    assert ('id="navigation"' in page, 'role="search"' in page) == (False, False)


def test_editors_are_told_that_a_text_has_gaps(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    assert "noch nicht fertig" in client.get(reverse("home:imprint")).content.decode()


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("<p>fertig</p>", []),
        ("<p>[bitte ergänzen]</p>", [("", "")]),
        (
            "<h2>Kontakt &amp; Ort</h2><p>Telefon: [bitte ergänzen: Nummer]<br/>[bitte ergänzen: E-Mail]</p>",
            [("Kontakt & Ort", "Nummer"), ("Kontakt & Ort", "E-Mail")],
        ),
        (
            "<h2>A</h2><p>da</p><h3>B</h3><p>[bitte ergänzen nach der <b>Prüfung</b>: was]</p>",
            [("B", "nach der Prüfung: was")],
        ),
    ],
)
def test_what_is_missing_is_named_with_its_heading(text: str, gaps: list[tuple[str, str]]) -> None:
    legal = LegalText(kind=LegalText.Kind.IMPRINT, text=text)
    assert [(gap.heading, gap.what) for gap in legal.gaps] == gaps
    assert legal.is_incomplete == bool(gaps)


@pytest.mark.parametrize("kind", LegalText.Kind.values)
def test_first_texts_are_what_the_editor_can_hold(kind: str) -> None:
    text = first_text(kind)
    feature = text._meta.get_field("text").formfield().widget
    kept = feature.value_from_datadict({"text": feature.format_value(text.text)}, {}, "text")
    assert LegalText(kind=kind, text=kept).gaps == text.gaps


def test_nobody_takes_a_gap_for_an_answer(client: Client) -> None:
    page = client.get(reverse("home:imprint")).content.decode()
    assert "<mark>[bitte ergänzen: Telefonnummer]</mark>" in page


def test_the_statement_names_the_states_offices(client: Client) -> None:
    page = client.get(reverse("home:accessibility")).content.decode()
    offices = ("Ombudsstelle für barrierefreie Informationstechnik", "Überwachungsstelle", "§ 10d BGG NRW")
    assert [office for office in offices if office not in page] == []


def test_the_form_of_a_text_lists_what_is_missing(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    text = LegalText.objects.create(
        kind=LegalText.Kind.IMPRINT, text="<h2>Kontakt</h2><p>[bitte ergänzen: Telefonnummer]</p>"
    )
    page = client.get(reverse("wagtailsnippets_home_legaltext:edit", args=[text.pk])).content.decode()
    assert "<strong>Kontakt:</strong> Telefonnummer" in page


def test_the_list_says_how_much_is_missing(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    text = "<p>[bitte ergänzen: a] [bitte ergänzen: b]</p>"
    LegalText.objects.create(kind=LegalText.Kind.IMPRINT, text=text)
    page = client.get(reverse("wagtailsnippets_home_legaltext:list")).content.decode()
    assert re.search(r"Fehlende Angaben.*<td[^>]*>\s*2\s*</td>", page, re.DOTALL)


def test_the_operator_is_warned_of_unfinished_texts() -> None:
    LegalText.objects.create(kind=LegalText.Kind.PRIVACY, text="<p>fertig</p>")
    warned = [warning.msg.split(":")[0] for warning in check_legal_texts(databases=["default"])]
    assert warned == ["Impressum", "Erklärung zur Barrierefreiheit"]


def test_the_operator_is_warned_of_nothing_without_a_database() -> None:
    assert check_legal_texts() == []


def test_the_form_for_a_new_text_opens_with_a_text_to_start_from(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    LegalText.objects.create(kind=LegalText.Kind.IMPRINT, text="<p>da</p>")
    response = client.get(reverse("wagtailsnippets_home_legaltext:add"))
    assert response.context["form"].instance.kind == LegalText.Kind.PRIVACY


def test_a_report_reaches_the_operator(client: Client, settings: Any) -> None:
    settings.ACCESSIBILITY_CONTACT_EMAIL = "barriere@example.org"
    client.post(reverse("home:accessibility"), REPORT)
    [message] = mail.outbox
    assert (message.to, message.reply_to) == (["barriere@example.org"], ["a@example.org"])


def test_a_report_without_address_is_taken(client: Client) -> None:
    client.post(reverse("home:accessibility"), {"message": "Zu kleine Schrift."})
    assert len(mail.outbox) == 1


def test_the_sender_is_told_that_it_arrived(client: Client) -> None:
    response = client.post(reverse("home:accessibility"), REPORT, follow=True)
    assert "Ihre Nachricht ist angekommen" in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"message": ""}, "message"),
        ({"message": "x", "email": "kein@"}, "email"),
        ({"message": "x", "email": "a@example.org\nBcc: b@example.org"}, "email"),
    ],
)
def test_a_wrong_report_is_refused_at_its_field(client: Client, wrong: dict[str, str], field: str) -> None:
    response = client.post(reverse("home:accessibility"), wrong)
    assert (list(response.context["form"].errors), mail.outbox) == ([field], [])


def test_what_a_program_fills_in_is_dropped(client: Client) -> None:
    client.post(reverse("home:accessibility"), {**REPORT, "homepage": "https://spam.example"})
    assert mail.outbox == []


def test_too_many_reports_are_refused(client: Client) -> None:
    answers = [client.post(reverse("home:accessibility"), REPORT).status_code for _ in range(6)]
    assert answers == [302, 302, 302, 302, 302, 429]


def test_a_mail_server_that_fails_costs_nobody_their_text(client: Client, settings: Any) -> None:
    with mail_server(rcpt=["450 later"]) as server:
        use(settings, server)
        response = client.post(reverse("home:accessibility"), REPORT)
        assert (response.status_code, server.envelopes) == (302, [])
        OutgoingMail.objects.update(send_after=timezone.now())
        send_due()
    assert "mit der Tastatur öffnen" in server.messages[0].get_payload(decode=True).decode()
