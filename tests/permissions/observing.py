"""What people get to see at every outlet, before something hidden is there and after."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from search.engines.configured import engines
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.index.sync import catch_up_all
from tests.permissions.hidden_things import MAKERS, MAY_SEE, OPEN_BY_ADDRESS
from tests.permissions.hidden_words import Words
from tests.permissions.hidden_world import Hidden, World, refer
from tests.permissions.outlets import Outlet, direct_addresses, outlets
from tests.shares import shared

ALL_WORDS = [Words(name) for name in MAKERS]
# Different in every answer, whatever it tells: tokens, and what is added to names of files that are taken.
_PASSING = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+'
    r'|(?<=data-signed-event=")[^"]+'
    r'|(?<="CSRF_TOKEN": ")\w+'
    r"|(?<=nonce=\")[^\"]+"
    r"|(?:_[A-Za-z0-9]{7})+(?=\.\w)"
    # Counted on by PostgreSQL, whatever is taken back.
    r"|/admin/editing-sessions/(?:release|ping/[\w/]+?)/\d+/(?=\")"
    # Who cares for the search is told scores, in which every entry has its part: how much a word says depends
    # on how many entries have it, whoever may see them.
    r"|(?<=>)[\d.]+,\d(?=</td>)|(?<=mit )[\d.]+,\d(?= Punkten)"
)
MOST_LINES = 12
_HEADERS = ("Location", "Content-Disposition", "HX-Push-Url", "Link")


@dataclass(slots=True)
class Seen:
    """What one person has seen: ``before`` by outlet without, ``after`` with what is hidden from them;
    ``direct`` by thing and address; ``found`` by thing what a search for its text gave."""

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    direct: dict[str, dict[str, str]] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Opened:
    """What the superuser sees by outlet ``before`` anything was made that is hidden else, and ``after``, when
    all of it is open; what a reader ``found`` then; ``addresses`` of all outlets and things."""

    before: dict[str, str]
    after: dict[str, str]
    found: dict[str, str]
    addresses: list[str]


def cell(name: str, role: str) -> str:
    """Give what the table says about a thing and a person."""
    return MAY_SEE[name][role]


def things(role: str, may: str) -> list[str]:
    """Give the things of which the table says ``may`` to a person."""
    return [name for name in MAKERS if cell(name, role) == may]


def families() -> list[list[str]]:
    """Give all roles, together those that one world does for: they find the same, and each may meet in the
    administration whatever the one before may."""
    found: list[list[str]] = []
    for role in sorted(next(iter(MAY_SEE.values())), key=lambda one: len(things(one, "admin"))):
        for family in found:
            last = family[-1]
            same = things(last, "yes") == things(role, "yes")
            if same and {*things(last, "admin")} <= {*things(role, "admin")}:
                family.append(role)
                break
        else:
            found.append([role])
    return found


class Observer:
    """Watches what people see; keeps what it has seen.

    ``asked_engine`` tells by the name of each outlet where an engine was asked whether one should be.
    """

    def __init__(self, world: World, directory: Path, settings: dict[str, Any]) -> None:
        self.world, self.directory, self.settings = world, directory, settings
        self.asked_engine: dict[str, bool] = {}
        self._asking = Outlet("")
        self._seen: dict[str, Seen] = {}
        self._opened: Opened | None = None

    def seen_by(self, role: str) -> Seen:
        """Give what the person with ``role`` sees."""
        if role not in self._seen:
            self._seen |= self._watch(next(family for family in families() if role in family))
        return self._seen[role]

    def opened(self) -> Opened:
        """Give what is seen without anything of what is hidden else, and with all of it open."""
        if self._opened is None:
            with self._world("opened"):
                asked = self._outlets()
                before = self._look("supe", asked)
                made = self._make(MAKERS, hide=False)
                after = self._look("supe", asked)
                found = self._search("Fach", list(MAKERS))
                addresses = [outlet.address for outlet in outlets(self.world, ALL_WORDS)]
                for name, hidden in made.items():
                    addresses += direct_addresses(hidden, Words(name))
                self._opened = Opened(before, after, found, addresses)
        return self._opened

    def _outlets(self) -> list[Outlet]:
        """Give the outlets to ask: all, or those where a server takes part if the rest is asked without."""
        asked = outlets(self.world, ALL_WORDS)
        elsewhere = self.settings["ELASTICSEARCH_URL"] and not shared()
        return [one for one in asked if one.engine] if elsewhere else asked

    @contextmanager
    def _world(self, name: str) -> Iterator[None]:
        """Take back at the end all that happens to the world; search starts without an index."""
        places = {"SEARCH_INDEX_DIR": self.directory / name, "MEDIA_ROOT": self.directory / "uploads"}
        # Where things are used shows at no outlet, and takes long to find out.
        unused = disable_reference_index_auto_update()
        with override_settings(**self.settings, **places), transaction.atomic(), unused, noticing(self._note):
            for engine in engines():
                engine.clear()
            assert catch_up_all() == {}
            yield
            transaction.set_rollback(True)
        cache.clear()

    def _watch(self, family: Sequence[str]) -> dict[str, Seen]:
        """Let a family look, before something hidden from them is there and after.

        What each may meet in the administration is added before they look there.
        """
        seen = {role: Seen() for role in family}
        with self._world(family[0]):
            asked = self._outlets()
            reading, editing = ([one for one in asked if one.admin is admin] for admin in (False, True))
            made = self._make(things(family[0], "yes"))
            for role in family:
                seen[role].before |= self._look(role, reading)
            for role in family:
                made |= self._make([name for name in things(role, "admin") if name not in made], made)
                seen[role].before |= self._look(role, editing)
            made |= self._make([name for name in MAKERS if name not in made], made)
            cache.clear()
            self._look("supe", reading[::12])  # what they see must not be remembered for others
            for role in family:
                for part in (reading, editing):
                    seen[role].after |= self._look(role, part, cold=False)
                hidden = {name: one for name, one in made.items() if cell(name, role) != "yes"}
                seen[role].direct = self._knock(role, hidden)
                seen[role].found = self._search(role, things(role, "yes"))
        return seen

    def _make(
        self, names: Iterable[str], there: dict[str, Hidden] | None = None, hide: bool = True
    ) -> dict[str, Hidden]:
        """Make things, let public pages name them with those that are ``there``, and let search follow."""
        made = {name: MAKERS[name](self.world, Words(name), hide) for name in names}
        if made:
            refer(self.world, [*(there or {}).values(), *made.values()])
            assert catch_up_all() == {}
        return made

    @contextmanager
    def _browser(self, role: str, cold: bool = True) -> Iterator[Client]:
        """Give the browser of a person; what their visit leaves in the database is taken back."""
        if cold:
            cache.clear()
        with transaction.atomic():
            yield self.world.county.browser(role)
            transaction.set_rollback(True)

    def _look(self, role: str, asked: Sequence[Outlet], cold: bool = True) -> dict[str, str]:
        with self._browser(role, cold) as browser:
            return {outlet.name: self._answer(browser, outlet) for outlet in asked}

    def _knock(self, role: str, hidden: dict[str, Hidden]) -> dict[str, dict[str, str]]:
        with self._browser(role) as browser:
            return {
                name: {
                    address: self._answer(browser, Outlet(address))
                    for address in direct_addresses(one, Words(name))
                    if name not in OPEN_BY_ADDRESS or address.startswith("/suche/")
                }
                for name, one in hidden.items()
            }

    def _search(self, role: str, names: Sequence[str]) -> dict[str, str]:
        with self._browser(role) as browser:
            places = {name: Outlet(self._place_of(name), shows_search=True) for name in names}
            return {name: self._answer(browser, place) for name, place in places.items()}

    def _place_of(self, name: str) -> str:
        """Give where the title of a thing shows: the search for its text, or the page that has the image."""
        article: str = self.world.county.pages["article"].url
        return article if name == "image of a group" else f"/suche/?q={Words(name).text}"

    def _answer(self, browser: Client, outlet: Outlet) -> str:
        """Give status, headers that tell something, and body, without what is different each time."""
        self._asking = outlet
        if outlet.data is None:
            response = browser.get(outlet.address, headers=outlet.headers)
        else:
            response = browser.post(outlet.address, outlet.data)
        self._asking = Outlet("")
        headers = [f"{name}: {response[name]}" for name in _HEADERS if name in response]
        return "\n".join([str(response.status_code), *headers, _PASSING.sub("", _text(response))])

    def _note(self) -> None:
        if self._asking.address:
            self.asked_engine[self._asking.name] = self._asking.engine


@contextmanager
def noticing(note: Callable[[], None]) -> Iterator[None]:
    """Call ``note`` whenever an engine is asked for anything."""
    with ExitStack() as patches:
        for engine in (EmbeddedEngine, ElasticsearchEngine):
            for name in ("search", "suggest", "similar", "position", "versions"):
                patches.enter_context(patch.object(engine, name, _noting(getattr(engine, name), note)))
        yield


def _noting(method: Callable[..., Any], note: Callable[[], None]) -> Callable[..., Any]:
    def noted(*args: Any, **kwargs: Any) -> Any:
        note()
        return method(*args, **kwargs)

    return noted


def _text(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    # What choosers send is HTML within JSON.
    text: str = content.decode(errors="replace")
    lines = map(str.strip, text.replace("\\n", "\n").replace('\\"', '"').splitlines())
    return "\n".join(line for line in lines if line)


def told(answer: str, words: Words, asked: str = "") -> list[str]:
    """Give those of ``words`` that stand in ``answer`` and not in the address that was ``asked``."""
    text = _folded(answer)
    found = [word for word in words.all if word.casefold() in text]
    echo = unquote(asked).casefold() if found else ""
    return [word for word in found if word.casefold() not in echo]


@lru_cache(maxsize=1024)
def _folded(answer: str) -> str:
    """Give an answer in small letters; each is looked at for every hidden thing."""
    return answer.casefold()


def difference(before: str, after: str) -> str:
    """Give the first lines that differ, "" when none does; their order does not count.

    How much a word says depends on how many entries have it, whoever may see them: that may change places.
    """
    if before == after:
        return ""
    lines = difflib.unified_diff(sorted(before.splitlines()), sorted(after.splitlines()), lineterm="", n=0)
    telling = (line[:300] for line in lines if not line.startswith(("---", "+++", "@@")))
    return "\n".join(islice(telling, MOST_LINES))
