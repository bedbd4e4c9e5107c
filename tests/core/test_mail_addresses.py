"""Addresses of e-mail: what is kept, what mail servers and links get, what is refused and why."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.rich_text import expand_db_html

from core.blocks.contact import ContactBlock
from core.mail_addresses import (
    ascii_address,
    ascii_mailbox,
    checked_mailto,
    clean_address,
    mail_link,
    mailto,
    split_mailbox,
)
from core.mail_field import MailAddressFormField

KEPT = [
    # typed, kept, in ASCII
    ("info@straße.example", "info@straße.example", "info@xn--strae-oqa.example"),
    ("Info@Straße.Example", "Info@straße.example", "Info@xn--strae-oqa.example"),
    ("info@STRAẞE.example", "info@straße.example", "info@xn--strae-oqa.example"),
    ("info@xn--strae-oqa.example", "info@straße.example", "info@xn--strae-oqa.example"),
    ("info@XN--STRAE-OQA.example", "info@straße.example", "info@xn--strae-oqa.example"),
    ("info@strasse.example", "info@strasse.example", "info@strasse.example"),
    ("a@βόλος.com", "a@βόλος.com", "a@xn--nxasmm1c.com"),
    ("a@نامه\u200cای.com", "a@نامه\u200cای.com", "a@xn--mgba3gch31f060k.com"),
    ("a@MÜNCHEN.de", "a@münchen.de", "a@xn--mnchen-3ya.de"),
    ("a@mu\u0308nchen.de", "a@münchen.de", "a@xn--mnchen-3ya.de"),
    ("a@ｋｒｅｉｓ．de", "a@kreis.de", "a@kreis.de"),
    ("a@kreis。de", "a@kreis.de", "a@kreis.de"),
    (" a@kreis.de\u200b ", "a@kreis.de", "a@kreis.de"),
    ("a@bei\u00adspiel.de", "a@beispiel.de", "a@beispiel.de"),
    ("o'neil+amt@kreis.de", "o'neil+amt@kreis.de", "o'neil+amt@kreis.de"),
    ("a@r3---sn.example", "a@r3---sn.example", "a@r3---sn.example"),
]
REFUSED = [
    ("müller@kreis.de", "«ü»"),
    ("i❤@kreis.de", "«❤»"),
    ("a@i❤.ws", "Zeichen, die dort nicht erlaubt sind"),
    ("a@👪.example", "Zeichen, die dort nicht erlaubt sind"),
    ("a@xn--a.de", "gibt es nicht"),
    (f"a@{'ü' * 63}.de", "gibt es nicht"),
    ("a b@kreis.de", "keine Leerzeichen"),
    ("a@kreis.de b@kreis.de", "nur eine"),
    ("a@kreis.de und b@kreis.de", "nur eine"),
    ("Büro <a@kreis.de>", "keine Leerzeichen"),
    ("a@kreis,de", "keine Leerzeichen, Kommas"),
    ("a@kreis.de,b@kreis.de", "nur eine"),
    ("a@kreis.de;b@kreis.de", "nur eine"),
    ("a@b@kreis.de", "nur eine"),
    ("Amt<a@kreis.de>", "keine Leerzeichen, Kommas und Klammern"),
    ("a@kreis.de\nBcc:b@kreis.de", "nur eine"),
    ("a@kreis", "keine gültige Domain"),
    ("a@-kreis.de", "keine gültige Domain"),
    ("a@kreis..de", "keine gültige Domain"),
    (".a@kreis.de", "nicht erlaubt"),
    ("a..b@kreis.de", "nicht erlaubt"),
    (f"{'a' * 65}@kreis.de", "zu lang"),
    ("kreis.de", "Form"),
    ("@kreis.de", "Form"),
    ("a@", "Form"),
]


@pytest.mark.parametrize(("typed", "kept", "in_ascii"), KEPT)
def test_an_address_is_kept_readable_and_sent_to_by_the_rules_of_2008(
    typed: str, kept: str, in_ascii: str
) -> None:
    assert (clean_address(typed), ascii_address(typed)) == (kept, in_ascii)
    assert ascii_address(kept) == in_ascii


@pytest.mark.parametrize(("typed", "reason"), REFUSED)
def test_what_mail_cannot_be_sent_to_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        clean_address(typed)
    assert reason in " ".join(refusal.value.messages)


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("Jugendamt, Kreis Coesfeld <a@kreis.de>", "Jugendamt, Kreis Coesfeld", "a@kreis.de"),
        ('"Jugendamt, Kreis Coesfeld" <a@kreis.de>', "Jugendamt, Kreis Coesfeld", "a@kreis.de"),
        ('"Die \\"Brücke\\"" <a@kreis.de>', 'Die "Brücke"', "a@kreis.de"),
        ("Die «Brücke» (Olfen); Team: 1 <a@kreis.de>", "Die «Brücke» (Olfen); Team: 1", "a@kreis.de"),
        ("  Amt   für Jugend  < a@kreis.de > ", "Amt für Jugend", "a@kreis.de"),
        ("a@kreis.de", "", "a@kreis.de"),
        ("<a@kreis.de>", "", "a@kreis.de"),
        ("amt@alt.de <a@kreis.de>", "amt@alt.de", "a@kreis.de"),
    ],
)
def test_a_name_before_an_address_may_hold_anything(typed: str, name: str, address: str) -> None:
    assert split_mailbox(typed) == (name, address)


@pytest.mark.parametrize(
    "typed", ["Amt\n<a@kreis.de>", "Amt\r\nBcc: b@kreis.de <a@kreis.de>", "A <a@kreis.de>, B <b@kreis.de>"]
)
def test_a_second_line_or_sender_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        ascii_mailbox(typed)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("info@straße.example", "mailto:info@xn--strae-oqa.example"),
        ("a&b?c%d@kreis.de", "mailto:a%26b%3Fc%25d@kreis.de"),
        ("müller@kreis.de", ""),
        ("", ""),
    ],
)
def test_a_link_leads_to_the_same_address(address: str, link: str) -> None:
    assert mailto(address) == link


def test_what_mail_cannot_be_sent_to_is_shown_without_a_link() -> None:
    assert mail_link("<b>müller@kreis.de") == "&lt;b&gt;müller@kreis.de"
    assert mail_link("a@straße.de", "x") == '<a class="x" href="mailto:a@xn--strae-oqa.de">a@straße.de</a>'


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("mailto:info@straße.example", "mailto:info@xn--strae-oqa.example"),
        (
            "mailto:info@stra%C3%9Fe.example?subject=Hallo%20Du",
            "mailto:info@xn--strae-oqa.example?subject=Hallo%20Du",
        ),
        ("mailto:a@kreis.de,b@straße.de", "mailto:a@kreis.de,b@xn--strae-oqa.de"),
        ("mailto:", "mailto:"),
        ("mailto:?subject=x", "mailto:?subject=x"),
        ('mailto:"><b>', "mailto:&quot;&gt;&lt;b&gt;"),
    ],
)
def test_links_in_running_text_lead_to_the_same_address(db: None, href: str, link: str) -> None:
    from django.utils.html import escape

    assert expand_db_html(f'<p><a href="{escape(href)}">x</a></p>') == f'<p><a href="{link}">x</a></p>'
    assert "&" not in href or checked_mailto(href)


def test_a_form_keeps_addresses_as_models_do() -> None:
    field = MailAddressFormField()
    assert field.clean(" Info@Straße.Example ") == "Info@straße.example"
    with pytest.raises(ValidationError, match="nicht erlaubt"):
        field.clean("a@i❤.ws")


def test_no_browser_rewrites_what_is_typed() -> None:
    # Chromium makes «strasse.example» of it in a field of type «email».
    assert 'type="text"' in MailAddressFormField().widget.render("email", "")


@pytest.mark.parametrize(("email", "wrong"), [("info@straße.example", ""), ("müller@kreis.de", "email")])
def test_a_contact_in_a_body_names_a_usable_address(email: str, wrong: str) -> None:
    block = ContactBlock()
    value = block.to_python({"name": "Amt", "email": email})
    if wrong:
        with pytest.raises(ValidationError) as refusal:
            block.clean(value)
        assert list(refusal.value.block_errors) == [wrong]  # type: ignore[attr-defined]
    else:
        assert block.clean(value)["email"] == email
        assert 'href="mailto:info@xn--strae-oqa.example"' in block.render(block.clean(value))


def test_the_dialogue_for_links_refuses_with_a_reason(coordination: Client, home_page: Any) -> None:
    answers = []
    for address in ("info@straße.example", "müller@kreis.de"):
        data = {"email-link-chooser-email_address": address, "email-link-chooser-link_text": "Amt"}
        answers.append(coordination.post("/admin/choose-email-link/", data).json())
    assert answers[0]["result"]["url"] == "mailto:info@straße.example"
    assert "«ü»" in answers[1]["html"]
