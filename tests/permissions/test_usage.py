"""Before something is deleted or taken down, each person is told what uses it, as far as they may see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from core.models import Tag, Topic
from core.usage import MOST_NAMED, usage_of
from directory.models import Provider
from network.models import Initiative, MeetingDocument
from tests.files.factories import make_document, make_image
from tests.knowledge.factories import ArticleFactory
from tests.network.factories import InitiativeFactory
from tests.permissions.conftest import County
from tests.permissions.table import differences, read_table
from tests.updates.factories import make_update

BODY_LINK = '<p><a linktype="page" id="{}">mehr</a></p>'


def delete_address(page: Page) -> str:
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_address(action: str, *pages: Page) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}&next=/admin/"


def with_block(page: Any, field: str, kind: str, value: Any, publish: bool = True) -> Any:
    """Put one block into the body of ``page`` and save it."""
    stream = getattr(page, field)
    setattr(page, field, stream.stream_block.to_python([{"type": kind, "value": value}]))
    page.save()
    revision = page.save_revision()
    if publish:
        revision.publish()
    return page


@pytest.fixture
def used(county: County) -> Page:
    """The offer in Olfen, to which pages of every visibility refer in every way."""
    offer: Page = county.page("offer in Olfen")
    entries = {"title": "", "entries": [{"page": offer.pk, "note": ""}]}
    with_block(county.page("article"), "body", "linked_entries", entries)
    with_block(county.page("update"), "content", "text", BODY_LINK.format(offer.pk))
    meeting = county.page("private meeting")
    meeting.minutes = BODY_LINK.format(offer.pk)
    meeting.save_revision().publish()
    draft = ArticleFactory(parent=county.pages["articles"], title="Angefangenes", live=False)
    with_block(draft, "body", "linked_entries", entries, publish=False)
    return offer


SEEN = """
title                   RedO  JA-K  Koor  supe
Besuch nach der Geburt  yes   yes   yes   yes
Neue Sprechstunde       yes   yes   yes   yes
Angefangenes            no    no    yes   yes
Klausurtagung           no    no    yes   yes
"""


def named(county: County, role: str, address: str) -> str:
    response = county.browser(role).get(address)
    assert response.status_code == 200
    return response.content.decode().partition('class="usage"')[2].partition("</div>")[0]


@pytest.mark.parametrize("kind", ["delete", "bulk delete", "unpublish", "bulk unpublish"])
def test_everybody_is_told_of_the_uses_they_may_see(county: County, used: Page, kind: str) -> None:
    addresses = {
        "delete": delete_address(used),
        "unpublish": reverse("wagtailadmin_pages:unpublish", args=[used.pk]),
        "bulk delete": bulk_address("delete", used),
        "bulk unpublish": bulk_address("unpublish", used),
    }
    expected = read_table(SEEN)
    texts = {role: named(county, role, addresses[kind]) for role in expected["Angefangenes"]}
    found = {
        title: {role: "yes" if title in text else "no" for role, text in texts.items()} for title in expected
    }
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_what_one_may_not_see_is_not_counted_either(county: County, used: Page) -> None:
    html = county.browser("RedO").get(delete_address(used)).content.decode()
    assert (
        html.count(
            "<li><a href=", html.index('class="usage"'), html.index("</ul>", html.index('class="usage"'))
        )
        == 2
    )
    assert "weitere" not in html[html.index('class="usage"') :]
    assert "4 " not in html[html.index('class="usage"') : html.index("</div>", html.index('class="usage"'))]


def test_who_may_edit_is_led_there_and_who_reads_to_the_page(county: County, used: Page) -> None:
    article = county.pages["article"]
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    leads = {role: named(county, role, delete_address(used)) for role in ("RedO", "Koor")}
    assert (f'href="{article.url}"' in leads["RedO"], f'href="{edit}"' in leads["Koor"]) == (True, True)


def test_a_reader_does_not_learn_what_a_draft_calls_a_page(county: County, used: Page) -> None:
    article = county.page("article")
    article.title = "Noch geheimer Titel"
    article.save_revision()
    assert "geheimer" not in named(county, "RedO", delete_address(used))


def test_uses_of_pages_below_count_and_those_between_them_do_not(county: County, used: Page) -> None:
    municipality = county.page("page of Olfen")
    titles = {use.title for use in usage_of(municipality, county.people["supe"]).named}
    assert titles == {"Besuch nach der Geburt", "Neue Sprechstunde", "Angefangenes", "Klausurtagung"}
    articles = county.page("articles")
    inner = ArticleFactory(parent=articles, title="Innen")
    entries = {"title": "", "entries": [{"page": inner.pk, "note": ""}]}
    with_block(county.page("article"), "body", "linked_entries", entries)
    assert usage_of(articles, county.people["supe"]).named == ()


def test_pages_that_are_chosen_in_many_places_count(county: County) -> None:
    body = county.page("open body")
    initiative = InitiativeFactory(name="Frühe Hilfen")
    initiative.bodies.set([body])
    update = make_update(county.pages["updates"], title="Aus dem Gremium")
    update.body = body
    update.save()
    assert {use.title for use in usage_of(body, county.people["Koor"]).named} == {
        str(initiative),
        "Aus dem Gremium",
    }


def test_rows_that_go_with_a_page_are_no_use_of_it(county: County) -> None:
    body = county.page("private body")  # has a team, a collection and a member
    assert usage_of(body, county.people["supe"]).named == ()


def test_what_uses_a_file_is_named(county: County) -> None:
    document, image = make_document("plan.ics"), make_image()
    article = county.page("article")
    with_block(article, "body", "documents", {"title": "", "documents": [document.pk]})
    figure = {"image": {"image": image.pk, "decorative": True, "alt_text": ""}, "caption": ""}
    with_block(county.page("update"), "content", "image", figure)
    meeting = county.page("private meeting")
    meeting.documents.add(MeetingDocument(document=document))
    meeting.save()
    deleting = reverse("wagtaildocs:delete", args=[document.pk])
    assert "Klausurtagung" in named(county, "Koor", deleting)
    assert "Besuch nach der Geburt" in named(county, "Koor", deleting)
    assert "Neue Sprechstunde" in named(county, "Koor", reverse("wagtailimages:delete", args=[image.pk]))
    bulk = reverse("wagtail_bulk_action", args=["files", "document", "delete"])
    assert "Besuch nach der Geburt" in named(county, "Koor", f"{bulk}?id={document.pk}&next=/admin/")


def test_what_keeps_a_snippet_from_being_deleted_is_named(county: County) -> None:
    offer = county.pages["offer in Olfen"]
    provider = Provider.objects.get(offers=offer)
    address = reverse(Provider.snippet_viewset.get_url_name("delete"), args=[provider.pk])  # type: ignore[attr-defined]
    html = county.browser("Koor").get(address, follow=True).content.decode()
    assert (
        f'kann deshalb nicht gelöscht werden. <a href="/admin/pages/{offer.pk}/edit/">Café Olfen</a>' in html
    )


def test_what_uses_a_snippet_that_may_be_deleted_is_named(county: County) -> None:
    initiative = InitiativeFactory(name="Frühe Hilfen")
    text = f'<p><a linktype="page" id="{county.pages["open body"].pk}">Gremium</a></p>'
    Initiative.objects.filter(pk=initiative.pk).update(description=text)
    initiative.refresh_from_db()
    initiative.save()
    assert "Frühe Hilfen" in named(county, "Koor", delete_address(county.page("open body")))


def test_a_list_that_names_a_term_keeps_it_from_being_deleted(county: County) -> None:
    topic = Topic.objects.create(name="Sprache", slug="sprache")
    with_block(county.page("article"), "body", "listing", {"heading": "Liste", "topics": [topic.pk]})
    address = reverse(Topic.snippet_viewset.get_url_name("delete"), args=[topic.pk])  # type: ignore[attr-defined]
    response = county.browser("Koor").post(address, follow=True)
    assert Topic.objects.filter(pk=topic.pk).exists()
    assert "wird an 1 Stelle benutzt" in response.content.decode()


def test_a_tag_names_the_pages_and_files_that_have_it(county: County) -> None:
    article = county.page("article")
    article.tags.add("Ferien")
    article.save_revision().publish()
    tag = Tag.objects.get(name="Ferien")
    image = make_image(title="Strandbild")
    image.tags.add("Ferien")
    titles = [use.title for use in usage_of(tag, county.people["Koor"]).named]
    assert titles == ["Besuch nach der Geburt", "Strandbild"]


def test_what_nobody_uses_says_so(county: County) -> None:
    html = county.browser("Koor").get(delete_address(county.page("chain"))).content.decode()
    assert "Keine andere Stelle, die Sie sehen können" in html


def test_many_uses_are_counted_and_cost_no_more_queries(county: County) -> None:
    offer = county.page("offer in Olfen")
    entries = {"title": "", "entries": [{"page": offer.pk, "note": ""}]}

    def queries(number: int) -> int:
        for n in range(number):
            page = ArticleFactory(parent=county.pages["articles"], title=f"{number} Artikel {n}")
            with_block(page, "body", "linked_entries", entries)
        with CaptureQueriesContext(connection) as captured:
            usage_of(offer, type(county.people["Koor"]).objects.get(pk=county.people["Koor"].pk))
        return len(captured)

    few = queries(2)
    assert queries(12) == few
    usage = usage_of(offer, county.people["Koor"])
    assert (len(usage.named), usage.more) == (MOST_NAMED, 4)


def test_a_source_that_is_gone_is_left_out(county: County, used: Page) -> None:
    ReferenceIndex.objects.filter(object_id=str(county.pages["article"].pk)).update(object_id="999999")
    assert "Besuch" not in named(county, "Koor", delete_address(used))
