"""Whatever door a text takes into a field of running text, the editor opens it; so it does what is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail import blocks, fields
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.models import Page

from core.rich_text import RichTextBlock, RichTextField, StreamField, can_open, unopenable
from directory.models import OfferPage
from home.models import HomePage
from knowledge.models import GlossaryTerm
from tests.directory.factories import DirectoryPageFactory, OfferFactory

BROKEN = [
    "<p>Malen<br>Basteln</p>",
    "<p>Büro <info@beispiel.example></p>",
    '<a href="https://a.example"><p>Antrag</p></a>',
    "<li>lose</li>",
    "<p><b>fett</p>",
    '<p><a linktype="page" id="x">Seite</a></p>',
    "</p></div>",
]
WORD = ["Malen", "beispiel", "Antrag", "lose", "fett", "Seite", ""]
FIELDS = [
    (model, field)
    for model in apps.get_models()
    for field in model._meta.local_concrete_fields
    if isinstance(field, fields.RichTextField | fields.StreamField)
]
TEXTS = [(model, field) for model, field in FIELDS if isinstance(field, fields.RichTextField)]
BODIES = [(model, field) for model, field in FIELDS if isinstance(field, fields.StreamField)]


def name(value: Any) -> str:
    return value.__name__ if isinstance(value, type) else getattr(value, "name", str(value))


def bodies_with(block: blocks.Block, text: str) -> Iterator[tuple[blocks.RichTextBlock, Any]]:
    """Return each way to say ``text`` below ``block``: the block of the text, and what is stored."""
    if isinstance(block, blocks.RichTextBlock):
        yield block, text
    elif isinstance(block, BaseTypedTableBlock):
        for kind, child in block.child_blocks.items():
            for found, raw in bodies_with(child, text):
                yield (
                    found,
                    {"caption": "", "columns": [{"type": kind, "heading": ""}], "rows": [{"values": [raw]}]},
                )
    elif isinstance(block, blocks.BaseStreamBlock):
        for kind, child in block.child_blocks.items():
            for found, raw in bodies_with(child, text):
                yield found, [{"type": kind, "value": raw, "id": "x"}]
    elif isinstance(block, blocks.ListBlock):
        for found, raw in bodies_with(block.child_block, text):
            yield found, [{"type": "item", "value": raw, "id": "x"}]
    elif isinstance(block, blocks.BaseStructBlock):
        for part, child in block.child_blocks.items():
            for found, raw in bodies_with(child, text):
                yield found, {part: raw}


def texts_in(raw: Any) -> Iterator[str]:
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else []
    if isinstance(raw, str) and "<" in raw:
        yield raw
    for part in parts:
        yield from texts_in(part)


def test_every_field_and_block_of_running_text_is_ours() -> None:
    ours = [isinstance(field, RichTextField | StreamField) for _model, field in FIELDS]
    found = [block for _model, field in BODIES for block, _raw in bodies_with(field.stream_block, "x")]
    assert all(ours)
    assert len(TEXTS) >= 10
    assert len(found) >= 10
    assert all(isinstance(block, RichTextBlock) for block in found)


@pytest.mark.parametrize(("model", "field"), TEXTS, ids=name)
@pytest.mark.parametrize("door", ["save", "update", "revision", "form"])
def test_every_field_holds_only_what_the_editor_opens(model: Any, field: Any, door: str) -> None:
    for text, word in zip(BROKEN, WORD, strict=True):
        instance = model(**{field.attname: text})
        if door == "save":  # of instances, one by one or many at once
            kept = field.pre_save(instance, True)
        elif door == "update":  # of rows
            kept = field.get_db_prep_save(text, connection)
        elif door == "revision":
            has_revisions = hasattr(instance, "serializable_data")
            kept = (
                instance.serializable_data()[field.name] if has_revisions else field.pre_save(instance, True)
            )
        else:  # what an editing form shows of a broken text that is stored
            shown = json.loads(field.formfield().widget.format_value(text))
            kept = "".join(f"<p>{escape(block['text'])}</p>" for block in shown["blocks"])
        assert can_open(kept, field.features)
        assert word in kept


@pytest.mark.parametrize(("model", "field"), BODIES, ids=name)
@pytest.mark.parametrize("text", BROKEN)
def test_every_block_holds_only_what_the_editor_opens(model: Any, field: Any, text: str) -> None:
    for block, raw in bodies_with(field.stream_block, text):
        instance = model(**{field.attname: json.dumps(raw)})
        stored = list(field.get_prep_value(field.pre_save(instance, True)))
        assert all(can_open(kept, block.features) for kept in texts_in(stored))
        block.field.widget.format_value(text)


@pytest.fixture
def offer(home_page: HomePage) -> OfferPage:
    return OfferFactory(parent=DirectoryPageFactory(parent=home_page), description="<p>gut</p>")


def break_row(instance: models.Model, column: str, text: str) -> None:
    """Write past all of Django, as an older version of the site or another program would have."""
    with connection.cursor() as cursor:
        table, key = instance._meta.db_table, instance._meta.pk.column
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [text, instance.pk])  # noqa: S608


@pytest.mark.django_db
@pytest.mark.parametrize("text", BROKEN[:-1])
def test_a_broken_text_that_is_stored_opens_and_the_form_says_so(
    offer: OfferPage, admin_client: Client, text: str
) -> None:
    break_row(offer, "description", text)
    Page.objects.filter(pk=offer.pk).update(latest_revision=None)
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    assert response.status_code == 200
    assert "«Beschreibung» war beschädigt" in response.text


@pytest.mark.django_db
def test_a_broken_text_in_a_draft_opens(offer: OfferPage, admin_client: Client) -> None:
    revision = offer.save_revision()
    revision.content["description"] = BROKEN[0]
    revision.save()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    assert "«Beschreibung» war beschädigt" in response.text


@pytest.mark.django_db
def test_a_broken_text_of_a_snippet_opens_and_nobody_is_told_of_a_sound_one(admin_client: Client) -> None:
    entry = GlossaryTerm.objects.create(term="KoStAG", definition="kurz", explanation="<p>gut</p>")
    address = reverse("wagtailsnippets_knowledge_glossaryterm:edit", args=[entry.pk])
    assert "beschädigt" not in admin_client.get(address).text
    break_row(entry, "explanation", BROKEN[0])
    response = admin_client.get(address)
    assert (response.status_code, "beschädigt" in response.text) == (200, True)


@pytest.mark.django_db
def test_what_is_saved_is_sound_in_row_and_revision(offer: OfferPage) -> None:
    offer.description = BROKEN[0]
    revision = offer.save_revision()
    revision.publish()
    OfferPage.objects.filter(pk=offer.pk).update(town="Olfen", description=BROKEN[1])
    offer.refresh_from_db()
    assert not unopenable(offer)
    assert not unopenable(revision.as_object())
