"""Publishing names what else would go live, and lets choose."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from directory.models import OfferContact, OfferPage
from tests.directory.factories import OfferFactory, TargetGroupFactory
from tests.drafts.forms import opened, publish, save


def fresh(offer: OfferPage) -> OfferPage:
    return OfferPage.objects.get(pk=offer.pk)


def latest(offer: OfferPage) -> Any:
    return fresh(offer).get_latest_revision_as_object()


def answer(client: Client, asked: HttpResponse, **choices: str) -> HttpResponse:
    """Answer the question that publishing has led to."""
    assert asked.status_code == 302, asked.context and asked.context["form"].errors
    assert "/entwuerfe/" in asked["Location"], asked["Location"]
    return client.post(asked["Location"], choices, follow=True)


@pytest.fixture
def with_draft(editor: Client, offer: OfferPage) -> OfferPage:
    """A published offer of which somebody has saved another summary, and left."""
    offer.save_revision().publish()
    assert save(editor, offer, opened(editor, offer), summary="Dienstags statt montags.").status_code == 302
    return offer


def change_phone(client: Client, offer: OfferPage) -> HttpResponse:
    return publish(client, offer, opened(client, offer), **{"contacts-0-phone": "02541 99"})


def test_an_offer_without_a_draft_is_published_at_once(editor: Client, offer: OfferPage) -> None:
    response = change_phone(editor, offer)

    assert "/entwuerfe/" not in response["Location"]
    assert fresh(offer).contacts.get().phone == "02541 99"


def test_a_second_small_change_is_published_at_once_too(editor: Client, offer: OfferPage) -> None:
    change_phone(editor, offer)
    response = publish(editor, offer, opened(editor, offer), **{"contacts-0-phone": "02541 98"})

    assert "/entwuerfe/" not in response["Location"]
    assert fresh(offer).contacts.get().phone == "02541 98"


def test_an_older_draft_is_named_before_it_goes_live(editor: Client, with_draft: OfferPage) -> None:
    asked = change_phone(editor, with_draft)

    text = editor.get(asked["Location"]).content.decode()
    assert fresh(with_draft).summary == with_draft.summary
    assert fresh(with_draft).contacts.get().phone == "02541 12345"
    for words in (
        "Kurz gesagt",
        with_draft.summary,
        "Dienstags statt montags.",
        "02541 99",
        "redaktion@example.org",
    ):
        assert words in text


def test_all_of_it_is_published_on_request(editor: Client, with_draft: OfferPage) -> None:
    answer(editor, change_phone(editor, with_draft), wahl="alles")

    offer = fresh(with_draft)
    assert (offer.summary, offer.contacts.get().phone) == ("Dienstags statt montags.", "02541 99")
    assert not offer.has_unpublished_changes


def test_only_the_change_is_published_and_the_draft_kept(editor: Client, with_draft: OfferPage) -> None:
    answer(editor, change_phone(editor, with_draft), wahl="nur-meine")

    offer = fresh(with_draft)
    assert (offer.summary, offer.contacts.get().phone) == (with_draft.summary, "02541 99")
    assert offer.has_unpublished_changes
    draft = latest(offer)
    assert (draft.summary, draft.contacts.get().phone) == ("Dienstags statt montags.", "02541 99")


def test_the_draft_is_discarded_on_request_and_stays_in_the_history(
    editor: Client, with_draft: OfferPage
) -> None:
    answer(editor, change_phone(editor, with_draft), wahl="verwerfen")

    offer = fresh(with_draft)
    assert offer.summary == latest(offer).summary == with_draft.summary
    assert not offer.has_unpublished_changes
    assert offer.revisions.filter(content__summary="Dienstags statt montags.").exists()


def test_without_an_answer_nothing_is_published(editor: Client, with_draft: OfferPage) -> None:
    asked = change_phone(editor, with_draft)

    response = editor.post(asked["Location"], {})

    assert "Bitte wählen Sie" in response.content.decode()
    assert fresh(with_draft).contacts.get().phone == "02541 12345"


def test_a_second_click_publishes_nothing_twice(editor: Client, with_draft: OfferPage) -> None:
    asked = change_phone(editor, with_draft)
    answer(editor, asked, wahl="nur-meine")
    revisions = with_draft.revisions.count()

    answer(editor, asked, wahl="alles")

    assert fresh(with_draft).summary == with_draft.summary
    assert with_draft.revisions.count() == revisions


def test_a_version_saved_meanwhile_is_not_published_unseen(
    editor: Client, with_draft: OfferPage, superuser: User
) -> None:
    asked = change_phone(editor, with_draft)
    other = latest(with_draft)
    other.title = "Anders"
    other.save_revision(user=superuser)

    response = answer(editor, asked, wahl="alles")

    assert "inzwischen noch einmal gespeichert" in response.content.decode()
    assert fresh(with_draft).title == with_draft.title


def test_a_form_older_than_what_is_published_takes_nothing_back(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    sent = opened(editor, offer)
    other = latest(offer)
    other.summary = "Neu veröffentlicht."
    other.save_revision().publish()

    asked = publish(editor, offer, sent, **{"contacts-0-phone": "02541 99"})
    assert "Ihr Formular ist älter" in editor.get(asked["Location"]).content.decode()
    answer(editor, asked, wahl="nur-meine")

    offer = fresh(offer)
    assert (offer.summary, offer.contacts.get().phone) == ("Neu veröffentlicht.", "02541 99")


def test_a_draft_saved_by_another_while_the_form_is_open_is_named_and_kept(
    editor: Client, offer: OfferPage, superuser: User
) -> None:
    offer.save_revision().publish()
    sent = opened(editor, offer)
    other = latest(offer)
    other.summary = "Entwurf von nebenan."
    other.save_revision(user=superuser)

    asked = publish(editor, offer, sent, **{"contacts-0-phone": "02541 99"})
    text = editor.get(asked["Location"]).content.decode()
    assert "Entwurf von nebenan." in text
    assert "admin@example.org" in text
    answer(editor, asked, wahl="nur-meine")

    assert fresh(offer).summary == offer.summary
    draft = latest(offer)
    assert (draft.summary, draft.contacts.get().phone) == ("Entwurf von nebenan.", "02541 99")


def test_what_the_form_saved_by_itself_is_no_older_draft(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    sent = opened(editor, offer)
    url = f"/admin/pages/{offer.pk}/edit/"
    saved = editor.post(url, sent | {"summary": "Halb"}, headers={"Accept": "application/json"}).json()
    sent |= {"overwrite_revision_id": saved["revision_id"]}

    response = publish(editor, offer, sent, summary="Ganz")

    assert "/entwuerfe/" not in response["Location"]
    assert fresh(offer).summary == "Ganz"


def test_rows_that_a_draft_added_or_removed_stay_in_the_draft(editor: Client, municipality_page: Any) -> None:
    group = TargetGroupFactory()
    contacts = [
        OfferContact(function="Büro", phone="02541 1"),
        OfferContact(function="Leitung", phone="02541 2"),
    ]
    offer = OfferFactory(parent=municipality_page, contacts=contacts, target_groups=[group])
    offer.save_revision().publish()
    sent = opened(editor, offer)
    draft = {
        "contacts-TOTAL_FORMS": "3",
        "contacts-0-DELETE": "on",
        "contacts-2-id": "",
        "contacts-2-function": "Neu im Entwurf",
        "contacts-2-phone": "02541 3",
        "contacts-2-email": "",
        "contacts-2-ORDER": "3",
        "target_groups": [],
    }
    save(editor, offer, sent, **draft)
    sent = opened(editor, offer)
    row = next(n for n in range(2) if sent[f"contacts-{n}-function"] == "Leitung")

    asked = publish(editor, offer, sent, **{f"contacts-{row}-phone": "02541 22"})
    answer(editor, asked, wahl="nur-meine")

    live = fresh(offer)
    assert [(c.function, c.phone) for c in live.contacts.all()] == [
        ("Büro", "02541 1"),
        ("Leitung", "02541 22"),
    ]
    assert list(live.target_groups.all()) == [group]
    kept = latest(offer)
    assert [(c.function, c.phone) for c in kept.contacts.all()] == [
        ("Leitung", "02541 22"),
        ("Neu im Entwurf", "02541 3"),
    ]
    assert list(kept.target_groups.all()) == []


def test_a_draft_whose_author_is_gone_and_has_markup_in_the_name_is_named_safely(
    editor: Client, with_draft: OfferPage
) -> None:
    person = User.objects.create_user("weg@example.org", "x", first_name="<b>Eva</b>")
    draft = latest(with_draft)
    draft.place_name = "<script>alert(1)</script>"
    draft.save_revision(user=person)
    asked = change_phone(editor, with_draft)
    text = editor.get(asked["Location"]).content.decode()
    assert "&lt;b&gt;Eva&lt;/b&gt;" in text
    assert "<script>alert(1)" not in text

    person.delete()

    assert "jemand, dessen Konto es nicht mehr gibt" in editor.get(asked["Location"]).content.decode()


@pytest.mark.parametrize(
    "address", ["grundlage=999999999999999999999", "grundlage=x&selbst=²", "grundlage=-1"]
)
def test_a_forged_address_of_the_question_asks_as_ever(
    editor: Client, with_draft: OfferPage, address: str
) -> None:
    asked = change_phone(editor, with_draft)

    response = editor.get(asked["Location"].partition("?")[0] + "?" + address)

    assert "Dienstags statt montags." in response.content.decode()


def test_who_may_not_publish_is_not_asked(
    client: Client, editor: Client, with_draft: OfferPage, directory_page: Any
) -> None:
    other = OfferFactory(parent=directory_page)
    revision = other.save_revision()

    assert editor.get(f"/admin/entwuerfe/{other.pk}/veroeffentlichen/{revision.pk}/").status_code in (
        302,
        403,
    )
    assert editor.get(f"/admin/entwuerfe/{with_draft.pk}/veroeffentlichen/{revision.pk}/").status_code == 404
