"""Nothing that a person may not see shows at any outlet of search: no title, no word, no count.

Each person asks every outlet (``outlets``) in a county that has only what they may see, and again when all
the rest is there too, hidden in every way there is (``hidden_things``): both answers have to be the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from tests.needs import need
from tests.permissions.addresses import NO_OUTLET, own_views, views_at
from tests.permissions.hidden_things import MAKERS, MAY_SEE
from tests.permissions.hidden_words import Words
from tests.permissions.hidden_world import make_world
from tests.permissions.observing import ALL_WORDS, Observer, Seen, cell, difference, told
from tests.permissions.outlets import unasked_filters
from tests.search.each_engine import EACH
from tests.taking_back import taken_back

pytestmark = pytest.mark.django_db
ROLES = list(next(iter(MAY_SEE.values())))


@pytest.fixture(scope="module", params=EACH)
def observer(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Observer]:
    """Somebody who watches what people see of the county with one of the engines."""
    url = os.environ.get("ELASTICSEARCH_URL", "") if request.param == "elasticsearch" else ""
    if request.param == "elasticsearch":
        need("elasticsearch", url, "ELASTICSEARCH_URL is not set")
    directory = tmp_path_factory.mktemp(request.param)
    engine = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_INDEX": f"test-{os.getpid()}"}
    with taken_back(django_db_blocker):
        places = {"SEARCH_INDEX_DIR": directory / "start", "MEDIA_ROOT": directory / "uploads"}
        with override_settings(**engine, **places):
            world = make_world(ALL_WORDS)
        yield Observer(world, directory, engine)


def test_the_table_speaks_of_everything_that_is_made() -> None:
    assert list(MAKERS) == list(MAY_SEE)


each_role = pytest.mark.parametrize("role", ROLES)


@each_role
def test_what_is_hidden_changes_no_answer(observer: Observer, role: str) -> None:
    seen = observer.seen_by(role)
    changed = {name: difference(answer, seen.after[name]) for name, answer in seen.before.items()}
    assert seen.before.keys() == seen.after.keys()
    report = "\n\n".join(f"{name}\n{lines}" for name, lines in changed.items() if lines)
    assert report == ""


@each_role
def test_no_word_of_what_is_hidden_is_told(observer: Observer, role: str) -> None:
    """At no outlet, and not where its own number or name leads."""
    seen = observer.seen_by(role)
    leaks = {name: found for name in MAKERS if (found := _leaks(seen, name, cell(name, role)))}
    assert leaks == {}


def _leaks(seen: Seen, thing: str, may: str) -> dict[str, list[str]]:
    """Give the outlets that tell words of a thing, but those that may."""
    words, answers = Words(thing), dict(seen.direct.get(thing, {}))
    if may != "yes":
        reading = may == "admin"
        answers |= {n: one for n, one in seen.after.items() if not (reading and n.startswith("/admin/"))}
    asked = {name: f"{name} {seen.before.get(name, '')}" for name in answers}
    return {name: found for name, one in answers.items() if (found := told(one, words, asked[name]))}


@each_role
def test_who_may_see_it_finds_it(observer: Observer, role: str) -> None:
    found = observer.seen_by(role).found
    assert [name for name, answer in found.items() if Words(name).title not in answer] == []


def test_everybody_may_find_something_but_who_is_not_signed_in() -> None:
    assert [role for role in ROLES if not any(cells[role] == "yes" for cells in MAY_SEE.values())] == ["anon"]


def test_everything_is_found_once_nothing_hides_it(observer: Observer) -> None:
    found = observer.opened().found
    assert [name for name in MAKERS if Words(name).title not in found[name]] == []


def test_every_outlet_shows_something_once_nothing_is_hidden(observer: Observer) -> None:
    """Where nothing could ever show, nothing would be proven."""
    opened = observer.opened()
    assert [name for name, answer in opened.before.items() if answer == opened.after[name]] == []


def test_an_engine_is_asked_only_where_outlets_say_so(observer: Observer) -> None:
    """The others are not asked again with a server: nothing there would come from it."""
    for role in ROLES:
        observer.seen_by(role)
    observer.opened()
    assert observer.asked_engine["/suche/?"]
    assert [name for name, expected in observer.asked_engine.items() if not expected] == []


def test_each_address_of_ours_is_an_outlet_or_named_as_none(observer: Observer) -> None:
    asked = views_at(observer.opened().addresses)
    assert own_views() == asked & own_views() | NO_OUTLET.keys()
    assert asked & NO_OUTLET.keys() == set()


def test_each_filter_of_search_is_an_outlet(observer: Observer) -> None:
    assert unasked_filters(observer.world) == set()
