"""Addresses of e-mail: read as people write them, and written as mail servers want them.

Django encodes domains by IDNA 2003, where «straße.example» becomes strasse.example, which is another domain
and may belong to somebody else. Here they are encoded by IDNA 2008 (RFC 5891, with the mappings of UTS 46 for
what people type: capitals, full-width signs). What has no such form is refused with a reason. Every address
that the site stores, links or sends to goes through this module.
"""

from __future__ import annotations

import re
from email.utils import quote as quote_name
from urllib.parse import quote as quote_url, unquote

import idna
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.text import visible_text

LONGEST_LOCAL_PART = 64  # octets, RFC 5321, 4.5.3.1.1
# UTS 46, 4: these signs separate the parts of a domain as a full stop does.
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_MAILBOX = re.compile(r"^(?P<name>.*?)<(?P<address>[^<>]*)>$", re.DOTALL)
# What RFC 6068 lets stand as it is before the @ of a link.
_UNQUOTED = "!$'*+-._~"
_COPIED = re.compile(r"^<?(?:mailto:)?|[>.,;]+$", re.IGNORECASE)
_check = EmailValidator()


def clean_address(text: str) -> str:
    """Return the address in the one form that is stored: «Info@Straße.Example» as «Info@straße.example».

    Raises ValidationError with the reason in German for what no mail can be sent to.
    """
    local, domain = _parts(text)
    return f"{local}@{_readable(_ascii_domain(domain))}"


def ascii_address(text: str) -> str:
    """Return the address as mail servers and ``mailto:`` links want it: «info@xn--strae-oqa.example».

    Raises ValidationError with the reason in German for what no mail can be sent to.
    """
    local, domain = _parts(text)
    return f"{local}@{_ascii_domain(domain)}"


def validate_address(text: str) -> None:
    """Raise ValidationError with the reason in German unless mail can be sent to the address."""
    ascii_address(text)


def ascii_mailbox(text: str) -> str:
    """Return «Name <address>» for a header: the address in ASCII, the name quoted where it has to be.

    «Jugendamt, Kreis Coesfeld <a@kreis.example>» names one sender and not two. Raises ValidationError.
    """
    name, address = split_mailbox(text)
    address = ascii_address(address)
    return f'"{quote_name(name)}" <{address}>' if name else address


def split_mailbox(text: str) -> tuple[str, str]:
    """Return display name ("" when there is none) and address of «Name <address>» or of a bare address.

    The name may hold commas, whether it is quoted or not. Raises ValidationError for line ends, which would
    begin another header.
    """
    if re.search(r"[\r\n\x00]", text):
        raise ValidationError(_("Eine E-Mail-Adresse steht in einer Zeile."), code="invalid")
    found = _MAILBOX.match(text.strip())
    if not found:
        return "", text.strip()
    name = found["name"].strip()
    if len(name) > 1 and name.startswith('"') and name.endswith('"'):
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
    elif re.search(r"[<>]", name):
        raise ValidationError(_("Bitte geben Sie nur eine E-Mail-Adresse an."), code="invalid")
    return " ".join(name.split()), found["address"].strip()


def mail_link(text: str, css_class: str = "") -> SafeString:
    """Return an address as a link for a page, or as bare text when no mail can be sent to it."""
    if not (href := mailto(text)):
        return conditional_escape(text)
    shown = format_html(' class="{}"', css_class) if css_class else ""
    return format_html('<a{} href="{}">{}</a>', shown, href, text)


def checked_mailto(href: str) -> str:
    """Return a ``mailto:`` link with its addresses in ASCII; what cannot be read stays as it is."""
    addresses, question, rest = href.removeprefix("mailto:").partition("?")
    links = [mailto(unquote(address)) for address in addresses.split(",")]
    if not all(links):
        return href
    return "mailto:" + ",".join(link.removeprefix("mailto:") for link in links) + question + rest


def mailto(text: str) -> str:
    """Return the ``mailto:`` link (RFC 6068) to an address, "" when no mail can be sent to it."""
    try:
        address = ascii_address(text)
    except ValidationError:
        return ""
    local, _at, domain = address.rpartition("@")
    return f"mailto:{quote_url(local, safe=_UNQUOTED)}@{domain}"


def _parts(text: str) -> tuple[str, str]:
    """Return local part and domain. Raises ValidationError."""
    # What comes along when an address is copied from a link or a sentence.
    address = _COPIED.sub("", visible_text(text).strip())
    local, at, domain = address.rpartition("@")
    if not (at and local and domain):
        raise ValidationError(_("Eine E-Mail-Adresse hat die Form name@beispiel.de."), code="invalid")
    if "@" in local:
        raise ValidationError(_("Bitte geben Sie nur eine E-Mail-Adresse an."), code="invalid")
    if re.search(r"[\s,;<>]", address):
        raise ValidationError(
            _("In einer E-Mail-Adresse stehen keine Leerzeichen, Kommas und Klammern."), code="invalid"
        )
    if not local.isascii():
        strange = "".join(dict.fromkeys(sign for sign in local if not sign.isascii()))
        raise ValidationError(
            _("Vor dem @ steht «%(signs)s». Dorthin können die meisten Mailserver nichts schicken."),
            code="invalid",
            params={"signs": strange},
        )
    if len(local) > LONGEST_LOCAL_PART:
        raise ValidationError(_("Der Teil vor dem @ ist zu lang."), code="invalid")
    try:
        _check(f"{local}@example.org")
    except ValidationError as error:
        raise ValidationError(
            _("Vor dem @ steht «%(local)s». Das ist nicht erlaubt."), code="invalid", params={"local": local}
        ) from error
    return local, _DOTS.sub(".", domain)


def _ascii_domain(domain: str) -> str:
    """Return the domain as it stands in the DNS. Raises ValidationError."""
    if not domain.isascii() or "xn--" in domain.lower():
        try:
            domain = idna.encode(domain, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise ValidationError(
                _("Die Domain «%(domain)s» gibt es nicht: Sie enthält Zeichen, die dort nicht erlaubt sind."),
                code="invalid",
                params={"domain": domain},
            ) from error
    domain = domain.lower()
    try:
        _check(f"a@{domain}")
    except ValidationError as error:
        raise ValidationError(
            _("Nach dem @ steht «%(domain)s». Das ist keine gültige Domain."),
            code="invalid",
            params={"domain": domain},
        ) from error
    return domain


def _readable(domain: str) -> str:
    return idna.decode(domain) if "xn--" in domain else domain
