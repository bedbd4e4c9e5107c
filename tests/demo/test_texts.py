"""Articles, updates, glossary, pictures and papers of the demo: enough of them, marked, and complete."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.utils.html import strip_tags
from pypdf import PdfReader

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import roles_of
from core.blocks import BodyBlock, stream_text
from demo.media import EXAMPLE, PICTURES
from demo.papers import pdf
from demo.pictures import DRAWINGS, draw
from files.models import Document, Image
from knowledge.models import ArticlePage, GlossaryTerm
from updates.models import UpdatePage

pytestmark = pytest.mark.django_db


def words(article: ArticlePage) -> int:
    text = f"{article.summary} {stream_text(article.body)} {strip_tags(article.for_practice)}"
    return len(text.split())


@pytest.mark.parametrize(
    ("model", "least"), [(ArticlePage, 26), (UpdatePage, 12), (GlossaryTerm, 40), (Image, 10), (Document, 5)]
)
def test_there_is_enough_to_read(model: Any, least: int) -> None:
    assert model.objects.count() >= least


def test_articles_are_long_enough_to_help_and_short_enough_to_read() -> None:
    lengths = {article.slug: words(article) for article in ArticlePage.objects.all()}
    assert {slug: length for slug, length in lengths.items() if not 100 <= length <= 600} == {}


def test_every_part_of_a_body_is_used_somewhere() -> None:
    used = {block.block_type for article in ArticlePage.objects.all() for block in article.body}
    assert used == set(BodyBlock().child_blocks)


def test_every_article_has_something_to_go_on_with() -> None:
    alone = [
        article.slug
        for article in ArticlePage.objects.all()
        if not (article.related_offers.exists() or article.documents.exists() or article.sources.exists())
    ]
    assert alone == []


@pytest.mark.parametrize("model", [ArticlePage, UpdatePage, Document, Image])
def test_titles_carry_no_mark(model: Any) -> None:
    assert not model.objects.filter(title__icontains="beispiel)").exists()


@pytest.mark.parametrize(("model", "field"), [(ArticlePage, "body"), (UpdatePage, "content")])
def test_what_is_invented_says_so_at_its_end(model: Any, field: str) -> None:
    pages = {page: "Beispiel" in page.tags.names() for page in model.objects.all()}
    assert any(pages.values())
    says_so = {page: "ist ein Beispiel" in stream_text(getattr(page, field)) for page in pages}
    assert [page.title for page in pages if pages[page] != says_so[page]] == []


def test_every_picture_says_what_it_shows() -> None:
    assert not Image.objects.filter(alt_text="").exists()
    assert PICTURES.keys() == DRAWINGS.keys()


def test_pictures_are_the_same_each_time() -> None:
    assert draw("netz").tobytes() == draw("netz").tobytes()


def test_every_role_has_an_account() -> None:
    assert {role for user in User.objects.all() for role in roles_of(user)} == set(Role)


def test_papers_say_that_they_are_examples() -> None:
    for document in Document.objects.all():
        with document.file.open("rb") as file:
            assert EXAMPLE in PdfReader(file).pages[-1].extract_text()


def test_a_paper_is_the_same_each_time() -> None:
    assert pdf("Titel", ["# Titel", "Text"]) == pdf("Titel", ["# Titel", "Text"])


def test_a_paper_tells_screen_readers_its_language_title_and_headings() -> None:
    root: Any = PdfReader(BytesIO(pdf("Mein Titel", ["# Überschrift", "Text"]))).trailer["/Root"]
    tags = [element.get_object()["/S"] for element in root["/StructTreeRoot"]["/K"]]
    assert (root["/Lang"], tags) == ("de-DE", ["/H1", "/P"])


def test_a_paper_keeps_brackets_and_breaks_long_lines() -> None:
    text = PdfReader(BytesIO(pdf("x", [f"(§ 8a) {'Wort ' * 60}Ende"]))).pages[0].extract_text()
    assert text.startswith("(§ 8a)")
    assert max(len(line) for line in text.splitlines()) <= 82
    assert "Ende" in text


def test_a_long_paper_goes_on_on_the_next_page() -> None:
    pages = PdfReader(BytesIO(pdf("x", [f"Absatz {number}" for number in range(60)]))).pages
    assert len(pages) == 2
    assert "Absatz 59" in pages[1].extract_text()
