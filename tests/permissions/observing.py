"""What people get to see at every outlet, before something hidden is there and after."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from wagtail.signal_handlers import disable_reference_index_auto_update

from search.catching_up import catch_up_all
from search.engines import engines
from tests.permissions.hidden_things import MAKERS, MAY_SEE, OPEN_BY_ADDRESS
from tests.permissions.hidden_words import Words
from tests.permissions.hidden_world import Hidden, World, refer
from tests.permissions.outlets import Outlet, direct_addresses, outlets

ALL_WORDS = [Words(name) for name in MAKERS]
# Different in every answer, whatever it tells: tokens, and what is added to names of files that are taken.
_PASSING = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")\w+'
    r'|(?<=data-seal=")[^"]+'
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


def cell(name: str, role: str) -> str:
    """Give what the table says about a thing and a person."""
    return MAY_SEE[name][role]


def alike(role: str) -> list[str]:
    """Give all roles that may see the same as ``role``, so that one world does for them."""
    roles = next(iter(MAY_SEE.values()))
    return [one for one in roles if all(cells[one] == cells[role] for cells in MAY_SEE.values())]


class Observer:
    """Watches what people see; keeps what it has seen."""

    def __init__(self, world: World, directory: Path, settings: dict[str, Any]) -> None:
        self.world, self.directory, self.settings = world, directory, settings
        self._seen: dict[str, Seen] = {}
        self._opened: tuple[dict[str, str], dict[str, str]] | None = None

    def seen_by(self, role: str) -> Seen:
        """Give what the person with ``role`` sees."""
        if role not in self._seen:
            self._seen |= self._watch(alike(role))
        return self._seen[role]

    def opened(self) -> tuple[dict[str, str], dict[str, str]]:
        """Give what the superuser sees without anything of what is hidden else, and with all of it open."""
        if self._opened is None:
            with self._world("opened"):
                asked = outlets(self.world, ALL_WORDS)
                before = self._look("supe", asked)
                self._make([(name, False) for name in MAKERS])
                self._opened = before, self._look("supe", asked)
        return self._opened

    def found_by_all(self) -> dict[str, str]:
        """Give what a search of a reader gives for the words of each thing, when nothing is hidden."""
        with self._world("found"):
            self._make([(name, False) for name in MAKERS])
            return self._search("Fach", list(MAKERS))

    def addresses(self) -> list[str]:
        """Give all addresses that are asked, those of single things too."""
        with self._world("addresses"):
            made = self._make([(name, False) for name in MAKERS])
            direct = [one for name, hidden in made.items() for one in direct_addresses(hidden, Words(name))]
            return [outlet.address for outlet in outlets(self.world, ALL_WORDS)] + direct

    @contextmanager
    def _world(self, name: str) -> Iterator[None]:
        """Take back at the end all that happens to the world; search starts without an index."""
        places = {"SEARCH_INDEX_DIR": self.directory / name, "MEDIA_ROOT": self.directory / "uploads"}
        # Where things are used shows at no outlet, and takes long to find out.
        unused = disable_reference_index_auto_update()
        with override_settings(**self.settings, **places), transaction.atomic(), unused:
            for engine in engines():
                engine.clear()
            assert catch_up_all() == {}
            yield
            transaction.set_rollback(True)
        cache.clear()

    def _watch(self, roles: Sequence[str]) -> dict[str, Seen]:
        cells = {name: cell(name, roles[0]) for name in MAKERS}
        seen = {role: Seen() for role in roles}
        with self._world(roles[0]):
            asked = outlets(self.world, ALL_WORDS)
            reading, editing = ([one for one in asked if one.admin is admin] for admin in (False, True))
            made = self._make([(name, True) for name in MAKERS if cells[name] == "yes"])
            for role in roles:
                seen[role].before |= self._look(role, reading)
            made |= self._make([(name, True) for name in MAKERS if cells[name] == "admin"], made)
            for role in roles:
                seen[role].before |= self._look(role, editing)
            made |= self._make([(name, True) for name in MAKERS if cells[name] == "no"], made)
            cache.clear()
            self._look("supe", reading[::12])  # what they see must not be remembered for others
            for role in roles:
                for part in (reading, editing):
                    seen[role].after |= self._look(role, part, cold=False)
                seen[role].direct = self._knock(
                    role, {n: one for n, one in made.items() if cells[n] != "yes"}
                )
                seen[role].found = self._search(role, [name for name in MAKERS if cells[name] == "yes"])
        return seen

    def _make(
        self, names: Sequence[tuple[str, bool]], there: dict[str, Hidden] | None = None
    ) -> dict[str, Hidden]:
        """Make things, let public pages name them with those that are ``there``, and let search follow."""
        made = {name: MAKERS[name](self.world, Words(name), hide) for name, hide in names}
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
            return {outlet.name: _answer(browser, outlet) for outlet in asked}

    def _knock(self, role: str, things: dict[str, Hidden]) -> dict[str, dict[str, str]]:
        with self._browser(role) as browser:
            return {
                name: {
                    address: _answer(browser, Outlet(address))
                    for address in direct_addresses(hidden, Words(name))
                    if name not in OPEN_BY_ADDRESS or address.startswith("/suche/")
                }
                for name, hidden in things.items()
            }

    def _search(self, role: str, names: Sequence[str]) -> dict[str, str]:
        with self._browser(role) as browser:
            return {name: _answer(browser, Outlet(self._place_of(name))) for name in names}

    def _place_of(self, name: str) -> str:
        """Give where the title of a thing shows: the search for its text, or the page that has the image."""
        article: str = self.world.county.pages["article"].url
        return article if name == "image of a group" else f"/suche/?q={Words(name).text}"


def _answer(browser: Client, outlet: Outlet) -> str:
    """Give status, headers that tell something, and body, without what is different each time."""
    if outlet.data is None:
        response = browser.get(outlet.address, headers=outlet.headers)
    else:
        response = browser.post(outlet.address, outlet.data)
    headers = [f"{name}: {response[name]}" for name in _HEADERS if name in response]
    return "\n".join([str(response.status_code), *headers, _PASSING.sub("", _text(response))])


def _text(response: HttpResponse) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    # What choosers send is HTML within JSON.
    text: str = content.decode(errors="replace")
    lines = map(str.strip, text.replace("\\n", "\n").replace('\\"', '"').splitlines())
    return "\n".join(line for line in lines if line)


def told(answer: str, words: Words, asked: str = "") -> list[str]:
    """Give those of ``words`` that stand in ``answer`` and not in the address that was ``asked``."""
    text, echo = answer.casefold(), unquote(asked).casefold()
    return [word for word in words.all if (low := word.casefold()) in text and low not in echo]


def difference(before: str, after: str) -> str:
    """Give the first lines that differ, "" when none does; their order does not count.

    How much a word says depends on how many entries have it, whoever may see them: that may change places.
    """
    if before == after:
        return ""
    lines = difflib.unified_diff(sorted(before.splitlines()), sorted(after.splitlines()), lineterm="", n=0)
    telling = (line[:300] for line in lines if not line.startswith(("---", "+++", "@@")))
    return "\n".join(islice(telling, MOST_LINES))
