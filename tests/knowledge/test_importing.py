"""Pages of a portal become articles; a second run changes nothing; people's work stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, ReferenceIndex

from exchange.reports import Outcome, Report
from knowledge.importing import PortalPage, Source, import_pages, read_portal
from knowledge.models import ArticlePage, KnowledgeIndexPage
from search.models import Mark
from tests.knowledge.test_portal import row

SOURCE = Source("Portal", "CC BY 4.0", "https://portal.example")
LINK = '<p>Siehe <a href="https://portal.example/a/b/">dort</a>.</p>'


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [
        row(1, "/a/", title="Oben", content=LINK),
        row(2, "/a/b/", "/a/", title="Unten", content="<p>Ein Satz. Noch einer.</p><p>Schlagworte: Asyl</p>"),
    ]


@pytest.fixture
def load(index: KnowledgeIndexPage, tmp_path: Path) -> Any:
    def loading(rows: list[dict[str, Any]], **options: Any) -> Report:
        return import_pages(_pages(tmp_path, rows), SOURCE, Page.objects.get(pk=index.pk), **options)

    return loading


def _pages(folder: Path, rows: list[dict[str, Any]]) -> list[PortalPage]:
    file = folder / "portal.json"
    file.write_text(json.dumps(rows))
    return read_portal(file)


def outcomes(report: Report) -> list[Outcome]:
    return [row.outcome for row in report.rows]


def article(title: str) -> ArticlePage:
    return ArticlePage.objects.get(title=title)


def test_tree_is_the_portals(load: Any, rows: list[dict[str, Any]], index: KnowledgeIndexPage) -> None:
    assert outcomes(load(rows)) == [Outcome.CREATED, Outcome.CREATED]
    assert article("Unten").get_parent().get_parent().pk == index.pk


def test_tree_stays_sound(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    assert not any(Page.find_problems())


def test_link_to_a_page_that_comes_later_leads_to_its_article(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    assert f'<a linktype="page" id="{article("Unten").pk}">dort</a>' in str(article("Oben").body.raw_data[0])


def test_link_between_articles_counts_as_use(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    assert ReferenceIndex.get_references_to(article("Unten")).exists()


def test_article_names_its_source_rights_and_date(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    page = article("Unten")
    [source] = page.sources.all()
    assert (source.title, source.url, source.note, str(page.changed_on)) == (
        "Portal",
        "https://portal.example/a/b/",
        "CC BY 4.0",
        "2023-11-20",
    )


def test_summary_is_whole_sentences_and_keywords_are_tags(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    page = article("Unten")
    assert (page.summary, list(page.tags.names())) == ("Ein Satz. Noch einer.", ["Asyl"])


def test_articles_are_on_their_way_to_the_search(load: Any, rows: list[dict[str, Any]]) -> None:
    Mark.objects.all().delete()
    load(rows)
    assert {mark.object_id for mark in Mark.objects.all()} >= {article("Oben").pk, article("Unten").pk}


def test_second_run_changes_nothing(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    revisions = [article(title).latest_revision_id for title in ("Oben", "Unten")]
    assert outcomes(load(rows)) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert [article(title).latest_revision_id for title in ("Oben", "Unten")] == revisions


def test_what_the_portal_changed_changes_here(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    rows[1]["content"] = "<p>Neu.</p>"
    assert outcomes(load(rows)) == [Outcome.UNCHANGED, Outcome.CHANGED]
    assert (article("Unten").summary, article("Unten").tags.count()) == ("Neu.", 0)


def test_article_that_somebody_has_edited_stays(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    page = article("Unten")
    page.summary = "Von Hand."
    page.save_revision().publish()
    rows[1]["content"] = "<p>Neu.</p>"
    assert outcomes(load(rows))[1] is Outcome.SKIPPED
    assert article("Unten").summary == "Von Hand."


def test_open_draft_stays(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    draft = article("Unten").save_revision()
    rows[1]["content"] = "<p>Neu.</p>"
    assert outcomes(load(rows))[1] is Outcome.SKIPPED
    assert article("Unten").latest_revision_id == draft.pk


def test_unpublished_article_stays_unpublished(load: Any, rows: list[dict[str, Any]]) -> None:
    load(rows)
    article("Unten").unpublish()
    assert outcomes(load(rows))[1] is Outcome.SKIPPED
    assert not article("Unten").live


def test_moved_article_is_recognised(
    load: Any, rows: list[dict[str, Any]], index: KnowledgeIndexPage
) -> None:
    load(rows)
    article("Unten").move(Page.objects.get(pk=index.pk), pos="last-child")
    assert outcomes(load(rows)) == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_bad_page_stays_out_and_those_below_say_so(load: Any, rows: list[dict[str, Any]]) -> None:
    rows[0]["title"] = ""
    report = load([*rows, row(3, "/c/", title="Gut")])
    assert sorted(outcome.label for outcome in outcomes(report)) == ["fehlerhaft", "fehlerhaft", "neu"]


def test_trial_run_leaves_nothing(load: Any, rows: list[dict[str, Any]]) -> None:
    assert outcomes(load(rows, dry_run=True)) == [Outcome.CREATED, Outcome.CREATED]
    assert not ArticlePage.objects.exists()


def test_two_pages_with_the_same_last_part_get_addresses_of_their_own(load: Any) -> None:
    load([row(1, "/a/x/", title="Eins"), row(2, "/b/x/", title="Zwei")])
    assert {article("Eins").slug, article("Zwei").slug} == {"x", "x-2"}


def test_command_makes_the_article_that_holds_them(
    index: KnowledgeIndexPage, rows: list[dict[str, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _pages(tmp_path, rows)
    call_command("import_pages", str(tmp_path / "portal.json"))
    assert article("Oben").get_parent().title == "Portal"
    assert "2 Seiten: 2 neu" in capsys.readouterr().out


def test_command_refuses_a_person_who_does_not_exist(index: KnowledgeIndexPage, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="niemanden"):
        call_command("import_pages", str(tmp_path / "portal.json"), user="nobody@example.org")
