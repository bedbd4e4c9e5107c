"""When links are checked, and when one counts as broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from directory.models import OfferPage, Provider
from home.models import HomePage
from links import checking
from links.asking import Answer
from links.checking import LINKS_PER_RUN, check_due, check_links
from links.collecting import go_on_collecting
from links.models import LinkPlace, OutsideLink, Round
from tests.directory.factories import (
    DirectoryPageFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory

State = OutsideLink.State
MONDAY = datetime(2026, 5, 4, 10, tzinfo=UTC)
WEEK = timedelta(days=7)
FINE, GONE = Answer(State.OK), Answer(State.FAILING, "weg")
SILENT = Answer(State.FAILING, "still", silent=True)


@pytest.fixture
def provider(home_page: HomePage) -> Provider:
    return ProviderFactory(municipality=MunicipalityFactory(), website="https://verein.de/")


def states() -> dict[str, str]:
    return dict(OutsideLink.objects.values_list("url", "state"))


def test_a_link_is_broken_when_it_failed_on_two_days(provider: Provider) -> None:
    check_due(lambda url: GONE, MONDAY)
    assert states() == {"https://verein.de/": "failing"}
    check_due(lambda url: GONE, MONDAY + WEEK)
    assert states() == {"https://verein.de/": "broken"}


def test_a_link_that_works_again_starts_anew(provider: Provider) -> None:
    for week, answer in enumerate((GONE, GONE, FINE, GONE)):
        check_due(lambda url, answer=answer: answer, MONDAY + week * WEEK)  # type: ignore[misc]
    assert states() == {"https://verein.de/": "failing"}
    assert OutsideLink.objects.get().failed_on == (MONDAY + 3 * WEEK).date()


def test_a_link_is_asked_for_at_most_once_a_week(provider: Provider) -> None:
    asked: list[str] = []
    for hours in (0, 1, 24, 24 * 6, 24 * 7):
        check_due(lambda url: asked.append(url) or FINE, MONDAY + timedelta(hours=hours))  # type: ignore[func-returns-value]
    assert len(asked) == 2


def test_one_run_checks_a_limited_number_and_the_next_the_rest(provider: Provider) -> None:
    for number in range(LINKS_PER_RUN + 3):
        ProviderFactory(municipality=provider.municipality, website=f"https://verein-{number}.de/")
    assert check_due(lambda url: FINE, MONDAY) == LINKS_PER_RUN
    assert check_due(lambda url: FINE, MONDAY) == 4
    assert set(states().values()) == {"ok"}


def test_a_run_ends_when_its_time_is_over(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "SECONDS_PER_RUN", -1.0)
    assert check_due(lambda url: FINE, MONDAY) == 0


def test_a_line_that_is_down_makes_no_link_broken(provider: Provider) -> None:
    for number in range(12):
        ProviderFactory(municipality=provider.municipality, website=f"https://verein-{number}.de/")
    check_due(lambda url: SILENT, MONDAY)
    assert set(states().values()) == {"new"}


def test_few_silent_servers_are_believed(provider: Provider) -> None:
    check_due(lambda url: SILENT, MONDAY)
    assert states() == {"https://verein.de/": "failing"}


def test_two_runs_at_once_do_not_ask_twice(provider: Provider) -> None:
    asked: list[str] = []

    def asker(url: str) -> Answer:
        asked.append(url)
        check_due(lambda url: asked.append(url) or FINE, MONDAY)  # type: ignore[func-returns-value]
        return FINE

    check_due(asker, MONDAY)
    assert asked == ["https://verein.de/"]


def test_the_operator_can_switch_it_off(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise AssertionError

    monkeypatch.setattr(checking, "ask", fail)
    monkeypatch.setattr(checking, "go_on_collecting", fail)
    check_links()


def test_the_regular_duties_include_it(
    provider: Provider, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LINK_CHECK = True  # type: ignore[attr-defined]
    done: list[str] = []
    monkeypatch.setattr(checking, "check_due", lambda: done.append("checked"))
    call_command("tick")
    assert done == ["checked"]


BODY = (
    '<p><a href="https://rich.de/a#b">x</a> <a linktype="page" id="1">y</a> <a href="mailto:a@b.de">z</a>'
    '<a href="javascript:alert(1)">j</a> <a href="http://localhost/x">own</a></p>'
)


def test_links_of_every_sort_are_found(provider: Provider, home_page: HomePage) -> None:
    article = ArticleFactory(
        parent=KnowledgeIndexFactory(parent=home_page), title="Wissen", for_practice=BODY
    )
    contact = {"name": "Büro", "phone": "", "email": "", "link": "https://contact.de/", "note": ""}
    rows = [
        {"type": "contact", "value": contact},
        {"type": "text", "value": '<a href="http://body.de">x</a>'},
    ]
    article.body = article.body.stream_block.to_python(rows)
    article.sources.create(title="Studie", url="https://source.de/pdf")
    article.save_revision().publish()
    page = MunicipalityPageFactory(
        parent=DirectoryPageFactory(parent=home_page), municipality=provider.municipality
    )
    offer: OfferPage = OfferFactory(
        parent=page, provider=provider, website="https://offer.de/", appointment_url="https://date.de/"
    )
    offer.save_revision().publish()
    assert set(states()) == {
        "https://verein.de/",
        "https://rich.de/a",
        "https://contact.de/",
        "http://body.de",
        "https://source.de/pdf",
        "https://offer.de/",
        "https://date.de/",
    }
    places = LinkPlace.objects.filter(page=offer)
    assert set(places.values_list("municipality", "title")) == {(provider.municipality_id, offer.title)}


def test_a_repaired_or_deleted_link_is_gone_at_once(provider: Provider) -> None:
    provider.website = "https://neu.de/"
    provider.save()
    assert set(LinkPlace.objects.values_list("link__url", flat=True)) == {"https://neu.de/"}
    provider.delete()
    assert not LinkPlace.objects.exists()


def test_what_is_taken_down_has_no_links(provider: Provider, home_page: HomePage) -> None:
    article = ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page), for_practice=BODY)
    article.save_revision().publish()
    assert LinkPlace.objects.filter(page=article).exists()
    article.unpublish()
    assert not LinkPlace.objects.filter(page=article).exists()


def test_the_round_finds_what_no_signal_told_of(provider: Provider, home_page: HomePage) -> None:
    article = ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page), for_practice=BODY)
    Provider.objects.update(website="https://skript.de/")
    day = MONDAY.date()
    go_on_collecting(day)
    go_on_collecting(day)
    assert Round.objects.get().finished_on == day
    assert set(LinkPlace.objects.values_list("link__url", "object_id")) == {
        ("https://rich.de/a", article.pk),
        ("https://skript.de/", provider.pk),
    }
    assert set(states()) == {"https://rich.de/a", "https://skript.de/"}


def test_the_round_goes_on_where_it_stopped_and_rests_for_a_day(
    provider: Provider, home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    monkeypatch.setattr("links.collecting.PAGES_PER_STEP", 1)
    monkeypatch.setattr("links.collecting.collect", lambda instance: read.append(instance.pk))
    monkeypatch.setattr("links.collecting.get_snippet_models", list)
    index = KnowledgeIndexFactory(parent=home_page)
    day = MONDAY.date()
    for _time in range(6):
        go_on_collecting(day)
    first = [pk for pk in read if pk >= home_page.pk]
    assert first == [home_page.pk, index.pk]
    go_on_collecting(day + timedelta(days=1))
    assert len(read) == len(set(read)) + 1
