"""Fields for telephone numbers take one, as it is written, and say what is wrong with anything else."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import StructBlock

from accounts.models import User
from core.blocks.contact import ContactBlock
from core.models import YouthOffice
from core.rich_text_area import VisibleRichTextArea
from directory.models import MunicipalityPage, OfferContact, Provider

FIELDS = [
    User._meta.get_field("phone"),
    YouthOffice._meta.get_field("phone"),
    Provider._meta.get_field("phone"),
    OfferContact._meta.get_field("phone"),
    MunicipalityPage._meta.get_field("contact_phone"),
]


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_pasted_number_is_kept_without_what_nobody_sees(field: models.Field[str, str]) -> None:
    form_field = field.formfield()
    assert form_field is not None
    assert field.clean(form_field.clean("\u202aTel.: 02541\xa018\u20110\u202c"), None) == "02541 18-0"


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_two_numbers_are_refused_at_the_field(field: models.Field[str, str]) -> None:
    with pytest.raises(ValidationError, match="mehrere Telefonnummern"):
        field.clean("02541 18-1234/-1235", None)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_what_can_be_dialled_from_anywhere_is_a_number(field: models.Field[str, str]) -> None:
    form_field = field.formfield()
    assert form_field is not None
    whole = ("110", "112", "115", "116 117", "116111", "11833", "0800 1110111", "+31 20 5551234", "+49 115")
    for number in (*whole, "02541 389-0", "0151 23456789", "Tel. 116 016"):
        form_field.clean(number)
        field.clean(number, None)


@pytest.mark.parametrize("field", FIELDS, ids=str)
def test_a_number_without_area_code_is_asked_for_it_where_it_is_typed(field: models.Field[str, str]) -> None:
    form_field = field.formfield()
    assert form_field is not None
    for number in ("389-0", "18 12 34", "Tel.: 1234", "119", "113", "1160"):
        with pytest.raises(ValidationError, match="fehlt die Vorwahl"):
            form_field.clean(number)
    # What stands in the database already can still be published and imported.
    assert field.clean("389-0", None) == "389-0"


def test_a_contact_in_running_text_takes_one_number() -> None:
    block: StructBlock = ContactBlock()
    value = {"name": "Familienbüro", "phone": "02541 18-1234 oder -1235", "email": "", "link": "", "note": ""}
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(value))
    assert "phone" in refused.value.block_errors  # type: ignore[attr-defined]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**value, "phone": "389-0"}))
    assert block.clean(block.to_python({**value, "phone": "116 117"}))["phone"] == "116 117"


@pytest.mark.parametrize(
    ("typed", "href"),
    [("+49(0)2541/18-0", "tel:+492541180"), ("02541/18-0", "tel:02541180"), ("116117", "tel:116117")],
)
def test_links_that_call_dial_one_number(typed: str, href: str) -> None:
    # As Wagtail's dialogue hands a number over.
    state = (
        '{"blocks": [{"key": "a", "text": "anrufen", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],'
        ' "entityRanges": [{"offset": 0, "length": 7, "key": 0}]}], "entityMap": {"0": {"type": "LINK",'
        f' "mutability": "MUTABLE", "data": {{"url": "tel:{typed}"}}}}}}}}'
    )
    markup = VisibleRichTextArea(features=["link"]).value_from_datadict({"body": state}, {}, "body")
    assert markup is not None
    assert f'href="{href}"' in markup
