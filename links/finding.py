"""Finds the outside links in an object: fields for addresses, running text, bodies, and rows below it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urlsplit

from django.conf import settings
from django.db.models import Model, URLField
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import RichTextField, StreamField

LONGEST = 2000


class _Hrefs(HTMLParser):
    """Collects the addresses of the links in a text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link."""
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def outside_links(instance: Model) -> set[str]:
    """Give the addresses outside the site to which ``instance`` and its inline rows lead.

    Without what stands after «#»: that is no matter of the server that is asked.
    """
    found: set[str] = set()
    for text in _texts(instance):
        addresses = [text] if text.startswith(("http://", "https://")) else _hrefs(text)
        found.update(url for address in addresses if (url := _outside(address)))
    return found


def _texts(instance: Model) -> Iterator[str]:
    for field in instance._meta.concrete_fields:
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            yield from _strings(list(value.raw_data))
        elif isinstance(field, URLField | RichTextField) and value:
            yield str(value).strip()
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            for child in getattr(instance, relation.get_accessor_name()).all():
                yield from _texts(child)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _hrefs(text: str) -> list[str]:
    if "href" not in text:
        return []
    parser = _Hrefs()
    parser.feed(text)
    return parser.found


def _outside(address: str) -> str:
    """Give the address as it is kept, "" for what is none, too long, or on this site."""
    url = urldefrag(address.strip()).url
    if len(url) > LONGEST or any(char.isspace() or ord(char) < 32 for char in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    return "" if host in _own_hosts() else url


def _own_hosts() -> set[str]:
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return {host for host in (own, *settings.ALLOWED_HOSTS) if host}
