"""Template tags that all pages share."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from core.publishing import in_words
from core.sections import Section
from home.models import HomePage
from tests.strategy.factories import make_leitbild


class ExampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Titel", help_text="Kurz und klar.")
    note = forms.CharField(label="Notiz", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Kurs"), ("b", "Gruppe")])
    agree = forms.BooleanField(label="Einverstanden")
    topics = forms.MultipleChoiceField(
        label="Themen", choices=[("x", "Bildung"), ("y", "Sprache")], widget=forms.CheckboxSelectMultiple
    )
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def _draw(source: str, path: str = "/", **context: object) -> str:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    template = Template("{% load ui %}" + source)
    return template.render(Context({"request": request, **context}))


def _field(name: str, data: dict[str, str] | None = None) -> str:
    return _draw("{% form_field field %}", field=ExampleForm(data)[name])


def test_a_field_has_a_label_of_its_own() -> None:
    assert '<label class="kern-label" for="id_title">Titel' in _field("title")


def test_help_is_tied_to_its_field() -> None:
    html = _field("title")
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'id="id_title_helptext"' in html


def test_an_error_stands_at_its_field_and_is_tied_to_it() -> None:
    html = _field("title", {})
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'class="kern-error" id="id_title_error"' in html


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert ("optional" in _field("note"), "optional" in _field("title")) == (True, False)


def test_nothing_is_called_optional_where_nothing_is_required() -> None:
    class FilterForm(forms.Form):
        year = forms.CharField(required=False)

    assert "optional" not in _draw("{% form_field field %}", field=FilterForm()["year"])


def test_what_was_typed_stays_and_is_escaped() -> None:
    assert 'value="&lt;b&gt;"' in _field("title", {"title": "<b>"})


def test_a_group_of_choices_is_a_fieldset_with_a_legend() -> None:
    html = _field("topics")
    assert re.search(r"<fieldset.*<legend[^>]*>Themen", html, re.S)
    assert html.count('type="checkbox"') == 2


def test_chosen_values_of_a_group_stay_chosen() -> None:
    field = ExampleForm({"topics": ["y"]})["topics"]
    html = _draw("{% form_field field %}", field=field)
    assert re.findall(r'value="(\w)" id="[^"]+" checked', html) == ["y"]


def test_a_hidden_field_has_no_label() -> None:
    assert "<label" not in _field("secret")


def test_the_summary_of_errors_links_to_each_field() -> None:
    html = _draw("{% form_errors form %}", form=ExampleForm({"title": "x", "kind": "a"}))
    assert re.findall(r'href="#(\w+)"', html) == ["id_agree", "id_topics"]


def test_the_summary_leads_to_an_element_that_is_there() -> None:
    assert 'id="id_topics"' in _field("topics", {})


def test_a_form_without_errors_has_no_summary() -> None:
    assert _draw("{% form_errors form %}", form=ExampleForm()).strip() == ""


def test_paging_keeps_the_other_parameters_and_escapes_them() -> None:
    page = Paginator(range(30), 10).get_page(2)
    html = _draw("{% pagination page %}", "/?q=%22%3E%3Cscript%3E&seite=2", page=page)
    assert 'href="?q=%22%3E%3Cscript%3E&amp;seite=3"' in html


def test_a_single_page_has_no_paging() -> None:
    page = Paginator(range(3), 10).get_page(1)
    assert _draw("{% pagination page %}", page=page).strip() == ""


def test_paging_marks_the_page_one_is_on() -> None:
    page = Paginator(range(30), 10).get_page(2)
    html = _draw("{% pagination page %}", page=page)
    assert re.findall(r'aria-current="page">.*?</span>(\d+)', html) == ["2"]


@pytest.mark.parametrize(("value", "expected"), [(3, "?q=a&amp;seite=3"), (None, "?q=a")])
def test_a_parameter_is_set_or_taken_out(value: int | None, expected: str) -> None:
    html = _draw('{% with_parameter "seite" value %}', "/?q=a&seite=9", value=value)
    assert html == expected


def test_a_section_is_drawn_with_its_own_context_and_the_page_around_it() -> None:
    section = Section("Hinweis", "components/alert.html", {"text": "aus dem Abschnitt", "kind": "info"})
    html = _draw("{% render_section section %}{{ text }}", section=section, text="von der Seite")
    assert "aus dem Abschnitt" in html
    assert html.endswith("von der Seite")


def test_the_navigation_is_empty_for_people_who_have_not_signed_in(db: None) -> None:
    assert "<nav" not in _draw("{% main_navigation %}")


def test_the_navigation_does_without_a_request() -> None:
    assert Template("{% load ui %}{% main_navigation %}").render(Context()).strip() == ""


def test_the_navigation_calls_a_page_by_its_menu_title(
    home_page: HomePage, client: Client, reader: User
) -> None:
    make_leitbild(home_page, title="Leitbild der Prävention", show_in_menus=True)
    client.force_login(reader)
    navigation = client.get("/").content.decode().partition('id="navigation"')[2].partition("</nav>")[0]
    assert ("Strategie" in navigation, "Leitbild" in navigation) == (True, False)


def test_a_demo_says_so_on_every_page(client: Client, home_page: HomePage, settings: Any) -> None:
    settings.DEMO = True
    assert "Vorführung:" in client.get("/konto/anmelden/").content.decode()


def test_a_real_site_does_not_call_itself_a_demo(client: Client, home_page: HomePage) -> None:
    assert "Vorführung:" not in client.get("/konto/anmelden/").content.decode()


def test_times_are_written_in_one_way() -> None:
    """By us, and by Django where Wagtail shows when something happened."""
    moment = timezone.make_aware(datetime(2027, 1, 31, 8, 30))
    shown = "{{ moment|clock_time }} {{ nine|clock_time }} {{ midnight|end_time }} {{ half|time }}"
    template = Template("{% load typed %}" + shown)
    values = {"moment": moment, "nine": time(9), "midnight": time(), "half": time(8, 30)}
    assert template.render(Context(values)) == "8.30 9 24 8.30"
    assert in_words(moment) == "31. Januar 2027, 8.30 Uhr"
    assert date_format(timezone.localtime(moment), "DATETIME_FORMAT") == "31. Januar 2027, 8.30 Uhr"
    written = [path.read_text("utf-8") for path in (settings.BASE_DIR / "templates").rglob("*.html")]
    assert not [text for text in written if re.search(r"""\|(?:date|time):["'][^"']*[HG]:i""", text)]
