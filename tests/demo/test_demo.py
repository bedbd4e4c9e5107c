"""The demo: complete, readable by those who may, and the same however often it is loaded."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, get_page_models

from accounts.models import User
from core.models import BasePage, LifePhase
from core.visibility import may_see_collection, visible_pages
from demo.chosen import by_slug, goals, page_at
from demo.generated import generate_offers
from demo.loading import load_demo
from demo.media import public_image
from demo.people import PEOPLE
from demo.rows import HERE
from directory.models import OfferPage
from files.models import Document
from knowledge.models import ArticlePage
from network.models import BodyPage, Initiative, MeetingPage, Membership
from strategy.models import (
    CouncilResolution,
    LeitbildPage,
    ObjectivePage,
    PreventionStandard,
    StrategicGoalPage,
)
from strategy.resolutions import State, overview, state_of
from tests.demo.accounts import account, browser
from tests.demo.counts import row_counts

pytestmark = pytest.mark.django_db

# Private persons whom the council paper names: the demo takes over none.
PAPER_NAMES = ("Heitz", "Kreuznacht", "Benson")


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def remove_accounts() -> str:
    out = StringIO()
    call_command("remove_demo_accounts", stdout=out)
    return out.getvalue().strip()


def test_every_page_type_can_be_opened() -> None:
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert [model for model in types if not model.objects.live().exists()] == []


def test_every_kind_of_article_exists() -> None:
    assert set(ArticlePage.objects.values_list("kind", flat=True)) == set(ArticlePage.Kind.values)


def test_every_published_page_answers_for_coordination() -> None:
    client = browser("koordination")
    pages = Page.objects.live().filter(depth__gt=1)
    wrong = {page.url: status for page in pages if (status := client.get(page.url).status_code) != 200}
    assert wrong == {}


@pytest.mark.parametrize("model", [CouncilResolution, PreventionStandard, Initiative])
def test_everything_with_an_address_of_its_own_answers(model: Any) -> None:
    client = browser("fachkraft")
    assert {client.get(row.get_absolute_url()).status_code for row in model.objects.all()} == {200}


def test_all_blocks_pass_the_checks_of_the_editing_form() -> None:
    for page in Page.objects.live().filter(depth__gt=1).specific():
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                value = getattr(page, field.name)
                value.stream_block.clean(value)


def test_all_pages_pass_their_own_checks() -> None:
    for page in Page.objects.live().filter(depth__gt=1).specific():
        page.full_clean()


def test_a_private_body_is_hidden_from_a_stranger() -> None:
    private = BodyPage.objects.filter(audience=BodyPage.Audience.MEMBERS)
    assert not visible_pages(private, account("fachkraft")).exists()


def test_a_private_meeting_does_not_open_for_a_stranger() -> None:
    place = page_at("netzwerk/steuerungsgruppe/2018-11-12").url
    assert browser("fachkraft").get(place).status_code != 200


def test_a_private_meeting_opens_for_a_member() -> None:
    place = page_at("netzwerk/steuerungsgruppe/2018-11-12").url
    assert browser("gremium").get(place).status_code == 200


def test_the_paper_of_a_private_meeting_is_hidden_from_a_stranger() -> None:
    paper = Document.objects.get(title__startswith="Unterlage zur Sitzung")
    assert not may_see_collection(paper.collection, account("fachkraft"))


def test_only_one_body_is_private() -> None:
    assert PageViewRestriction.objects.count() == 1


def test_every_municipality_has_a_seat_in_the_planning_group() -> None:
    seats = Membership.objects.filter(body__slug="planungsgruppe").exclude(municipality=None)
    assert seats.values("municipality").distinct().count() == 11


def test_seats_without_an_account_name_no_person() -> None:
    names = " ".join(Membership.objects.values_list("name", flat=True))
    assert not [name for name in (*PAPER_NAMES, "Frau ", "Herr ") if name in names]


def test_no_text_names_a_person_of_the_council_paper() -> None:
    texts = {path.name: path.read_text("utf-8") for path in HERE.rglob("*.json")}
    assert "goals.json" in texts
    named = [(name, who) for name, text in texts.items() for who in PAPER_NAMES if who in text]
    assert named == []


def test_the_paper_of_coesfeld_is_submitted_and_not_decided() -> None:
    assert state_of(CouncilResolution.objects.get(municipality__slug="coesfeld")).state == State.SUBMITTED


def test_the_paper_of_coesfeld_has_its_two_steps() -> None:
    steps = CouncilResolution.objects.get(municipality__slug="coesfeld").steps.order_by("meets_on")
    assert [(str(step.meets_on), step.role, step.result) for step in steps] == [
        ("2019-06-25", "advice", "open"),
        ("2019-07-11", "decision", "open"),
    ]


def test_the_councils_stand_at_different_stages() -> None:
    states = [row.standing and row.standing.state for row in overview(LeitbildPage.objects.get())]
    assert len(states) == 12
    assert set(states) == set(State) - {State.REJECTED} | {None}


@pytest.mark.parametrize("model", [StrategicGoalPage, ObjectivePage, BodyPage, MeetingPage])
def test_titles_of_pages_carry_no_mark(model: Any) -> None:
    assert not model.objects.filter(title__icontains="beispiel").exists()


def test_what_nobody_adopted_is_tagged_as_an_example() -> None:
    pages = [*StrategicGoalPage.objects.filter(adopted_by=""), *ObjectivePage.objects.all()]
    assert [page.title for page in pages if "Beispiel" not in page.tags.names()] == []


def test_every_goal_has_objectives_with_measures_and_figures() -> None:
    assert all(goal.get_children().count() >= 2 for goal in StrategicGoalPage.objects.all())
    assert not ObjectivePage.objects.filter(measures=None).exists()
    assert not ObjectivePage.objects.filter(indicators=None).exists()


def test_the_dates_of_the_council_paper_are_meetings() -> None:
    known = {"1. Sitzung der KoStAG": "2019-03-25", "Erste Entwicklungskonferenz": "2018-09-27"}
    found = MeetingPage.objects.filter(title__in=known).values_list("title", "date")
    assert {title: str(date) for title, date in found} == known


def test_only_leitbild_and_the_known_goal_are_adopted() -> None:
    leitbild = LeitbildPage.objects.get()
    assert [goal.is_adopted for goal in goals([1, 2, 3])] == [True, False, False]
    assert leitbild.is_adopted


def test_the_report_of_searches_has_texts_and_rare_searches() -> None:
    response = browser("koordination").get(reverse("search_report"))
    found = {row["text"] for row in response.context["object_list"]}
    assert ({"Autismus", "Zwillinge"} <= found, response.context["summary"].rare > 0) == (True, True)


def test_a_second_run_changes_nothing() -> None:
    before = row_counts()
    load_demo(lambda name: None)
    assert row_counts() == before


def test_a_second_run_leaves_what_people_have_written() -> None:
    page = OfferPage.objects.get(slug="frauenhaus")
    page.title = "Neuer Titel"
    page.save_revision().publish()
    load_demo(lambda name: None)
    assert OfferPage.objects.get(slug="frauenhaus").title == "Neuer Titel"


def test_the_page_tree_is_sound() -> None:
    assert not any(Page.find_problems())


def test_generated_offers_are_the_same_each_time() -> None:
    def generated() -> list[Any]:
        generate_offers(25)
        offers = OfferPage.objects.filter(slug__startswith="erzeugt-").order_by("slug")
        return [
            (offer.url_path, offer.title, offer.summary, offer.provider.slug, offer.age_from, offer.costs)
            for offer in offers
        ]

    first = generated()
    for offer in OfferPage.objects.filter(slug__startswith="erzeugt-"):
        offer.delete()
    assert generated() == first


def test_generated_offers_are_added_up_to_the_number() -> None:
    generate_offers(12)
    assert generate_offers(30) == 18


def test_the_command_adds_generated_offers() -> None:
    run("--offers", "11")
    assert OfferPage.objects.filter(slug__startswith="erzeugt-").count() == 11


def test_the_command_announces_every_account() -> None:
    said = run()
    assert [person.email for person in PEOPLE if person.email not in said] == []


def test_the_command_refuses_a_site_that_is_no_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError):
        run()


def test_the_command_refuses_a_negative_number_of_offers() -> None:
    with pytest.raises(CommandError):
        run("--offers", "-1")


def test_accounts_can_be_removed_on_a_site_that_is_no_demo(settings: Any) -> None:
    settings.DEMO = False
    remove_accounts()
    assert not User.objects.filter(is_active=True).exists()


def test_removed_accounts_are_counted() -> None:
    assert remove_accounts() == f"{len(PEOPLE)} Demo-Konten gesperrt."


def test_removed_accounts_do_not_come_back() -> None:
    remove_accounts()
    load_demo(lambda name: None)
    assert not User.objects.filter(is_active=True).exists()


def test_an_unknown_slug_is_an_error() -> None:
    with pytest.raises(LookupError, match="gibt-es-nicht"):
        by_slug(LifePhase, ["0-bis-3-jahre", "gibt-es-nicht"])


def test_an_unknown_goal_is_an_error() -> None:
    with pytest.raises(LookupError):
        goals([1, 9])


def test_an_unknown_address_is_an_error() -> None:
    with pytest.raises(LookupError):
        page_at("gibt/es/nicht")


def test_images_say_what_they_show_and_whose_they_are() -> None:
    image = public_image("ort")
    assert (image.alt_text[:10], image.copyright) == ("Zeichnung:", "Präventionsnetz (Beispiel)")
