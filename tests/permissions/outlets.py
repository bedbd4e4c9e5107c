"""Every place where the search, and what counts or lists beside it, gives something out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page

from search.models import Entry
from search.registry.facets import FACETS
from tests.permissions.hidden_words import TAGS, Words
from tests.permissions.hidden_world import NEARLY, PINNED, SHARED, Hidden, World


@dataclass(frozen=True, slots=True)
class Outlet:
    """An address to ask, with ``data`` to post, or as htmx asks for a part of a page.

    ``admin``: what stands there follows the permissions to edit, not those to read. ``shows_search``: a part
    of what stands there comes from an engine, though nothing in the address says so.
    """

    address: str
    data: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    admin: bool = False
    shows_search: bool = False

    @property
    def engine(self) -> bool:
        """Whether an engine takes part in the answer."""
        return self.shows_search or self.address.startswith(("/suche/", "/admin/suche/"))

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.address}{' (htmx)' if self.headers else ''}{' (post)' if self.data else ''}"


# Images stand in no result.
NOT_SEARCHED = ("image of a group",)
# Pages that list others; the rest shows what is its own.
LISTING_PAGES = (
    "start page",
    "directory",
    "page of Olfen",
    "page of Coesfeld",
    "offer in Olfen",
    "offer of the county",
    "chain",
    "goal",
    "articles",
    "article",
    "network",
    "open body",
    "open meeting",
    "update",
)
HTMX = {"HX-Request": "true"}


def search(**parameters: Any) -> str:
    """Give the address of a search; a parameter with several values takes a list."""
    return f"/suche/?{urlencode(parameters, doseq=True)}"


def outlets(world: World, all_words: Sequence[Words]) -> list[Outlet]:
    """Give all outlets, the report of searches last."""
    addresses = [
        *_searches(world, all_words),
        *_suggestions(all_words),
        *_readers_pages(world),
        f"/suche/schlagwort/{all_words[0].slug}/",
    ]
    listing = world.county.pages["article"].url
    found = [Outlet(one, shows_search=one == listing) for one in dict.fromkeys(addresses)]
    found += [Outlet(address, headers=HTMX) for address in (search(), search(q=SHARED))]
    found += [Outlet(f"/suche/aehnlich/{_similar(world)[0].pk}/", headers=HTMX)]
    found += [*_care(world, all_words), *_administration(world)]
    return [*found, *(Outlet(f"/admin/berichte/suchen/{rest}") for rest in ("", "results/", "?export=csv"))]


def _searches(world: World, all_words: Sequence[Words]) -> Iterator[str]:
    yield search()
    yield search(q=SHARED)
    yield search(q=PINNED)
    yield search(q=NEARLY)
    for sort in ("titel", "bestaetigt"):
        yield search(q=SHARED, sort=sort)
    yield search(q=SHARED, seite=9)
    yield search(q=SHARED, offen=1)
    yield search(alter=1)
    yield search(q=SHARED, ort="Olfen", umkreis=5, sort="entfernung")
    for value in _filters(world):
        yield search(**value)
    yield search(schlagwort=[words.slug for words in all_words])
    for some in _parts(all_words, 12):  # up to 200 letters are read of a question
        for part in ("title", "summary", "text", "tag"):
            yield search(q=" ".join(getattr(words, part) for words in some))
        yield search(q=" ".join(misspelt(words.title) for words in some))
    yield search(q=f"{SHARED} " + " ".join(f"-{words.title}" for words in all_words[:8]))
    yield search(q=" ".join(f'"{SHARED} {words.title}"' for words in all_words[:5]))


def _filters(world: World) -> Iterator[dict[str, str]]:
    for parameter in ("phase", "thema", "zielgruppe", "sprache"):
        yield {parameter: world.facets[parameter].slug}
    yield {"thema": world.topic.slug}
    for kind in ("offer", "article", "document", "body"):
        yield {"kind": kind}
    yield {"kommune": "olfen"}
    yield {"traeger": world.provider.slug}
    yield {"traegerart": world.provider.kind}
    for facet in FACETS:
        if facet.name != "kind" and callable(facet.names) and (slugs := list(facet.names(()))):
            yield {facet.parameter: slugs[-1]}


def misspelt(word: str) -> str:
    """Give ``word`` with one letter wrong in the middle."""
    return f"{word[:5]}x{word[6:]}"


def _parts(all_words: Sequence[Words], size: int) -> Iterator[Sequence[Words]]:
    for start in range(0, len(all_words), size):
        yield all_words[start : start + size]


def _suggestions(all_words: Sequence[Words]) -> Iterator[str]:
    yield f"/suche/vorschlaege/?q={TAGS}"
    for words in all_words:
        if words.name not in NOT_SEARCHED:
            yield f"/suche/vorschlaege/?q={words.title[:4]}"


def _similar(world: World) -> list[Any]:
    return [world.county.pages[name] for name in ("offer in Olfen", "offer of the county", "article")]


def _readers_pages(world: World) -> Iterator[str]:
    pages = world.county.pages
    for name in LISTING_PAGES:
        yield pages[name].url
    yield f"{pages['page of Olfen'].url}?phase={world.facets['phase'].slug}"
    yield f"{pages['chain'].url}?thema={world.facets['thema'].slug}"
    for page in _similar(world):
        yield f"/suche/aehnlich/{page.pk}/"
    yield "/suche/schlagwort/"
    for topic in (world.topic, world.facets["thema"]):
        yield f"/suche/thema/{topic.slug}/"
    yield "/verzeichnis/a-z/?buchstabe=E"
    yield "/verzeichnis/traeger/"
    yield world.provider.get_absolute_url()
    yield world.standard.get_absolute_url()
    yield world.initiative.get_absolute_url()
    yield "/kette/tabelle.csv"
    yield f"/kette/tabelle.csv?thema={world.facets['thema'].slug}"


def entry_of(thing: Any) -> Entry:
    """Give the entry of a page or file."""
    content_type = (
        thing.content_type_id if isinstance(thing, Page) else ContentType.objects.get_for_model(thing).pk
    )
    return Entry.objects.get(content_type=content_type, object_id=thing.pk)


def _care(world: World, all_words: Sequence[Words]) -> Iterator[Outlet]:
    """What coordination cares for the search with; it shows what a search would show them."""
    article = entry_of(world.county.pages["article"])
    titles = " ".join(words.title for words in all_words[:12])
    yield Outlet(f"/suche/warum/{article.pk}/?q={NEARLY}")
    for question in (f"{SHARED} {titles}", NEARLY):
        yield Outlet(f"/admin/suche/eintraege/?{urlencode({'q': question})}")
        yield Outlet(f"/admin/suche/eintraege/{article.pk}/?{urlencode({'q': question})}")
    rules = "wagtailsnippets_synonyms_synonymrule"
    yield Outlet(reverse(f"{rules}:delete", args=[world.rule.pk]), shows_search=True)
    # Questions of few hits: only the first ten are compared, and which of many they are says nothing.
    preview = {
        "kind": "group",
        "typed": "",
        "names": f"Xylofon\n{all_words[1].title}",
        "active": "on",
        "queries": f"{all_words[0].title}\n{all_words[-2].text}",
        "action-preview": "1",
    }
    yield Outlet(reverse(f"{rules}:edit", args=[world.rule.pk]), data=preview, shows_search=True)


def _administration(world: World) -> Iterator[Outlet]:
    """What editors find with to edit."""
    # The start of the administration tells how the engines are.
    yield Outlet("/admin/", admin=True, shows_search=True)
    addresses = [
        "/admin/searchpicks/",
        "/admin/searchpicks/results/",
        f"/admin/searchpicks/{world.query.pk}/",
        "/admin/pages/search/",
        f"/admin/pages/search/?q={quote(SHARED)}",
        f"/admin/pages/search/results/?q={quote(SHARED)}",
        f"/admin/choose-page/{world.county.pages['articles'].pk}/",
        f"/admin/choose-page/{world.county.pages['page of Olfen'].pk}/",
        f"/admin/choose-page/search/?q={quote(SHARED)}",
        "/admin/api/main/pages/?fields=*",
        f"/admin/api/main/pages/?search={quote(SHARED)}",
        "/admin/documents/",
        f"/admin/documents/?q={quote(SHARED)}",
        "/admin/documents/results/",
        "/admin/documents/chooser/",
        f"/admin/documents/chooser/results/?q={quote(SHARED)}",
        "/admin/images/",
        "/admin/images/chooser/",
        "/admin/berichte/dokumente/",
        "/admin/berichte/dokumente/results/",
        "/admin/snippets/core/tag/",
        f"/admin/tag-autocomplete/core/tag/?term={TAGS}",
        f"/admin/pages/{world.county.pages['articles'].pk}/",
        f"/admin/pages/{world.county.pages['page of Olfen'].pk}/",
    ]
    for address in addresses:
        yield Outlet(address, admin=True)


def unasked_filters(world: World) -> set[str]:
    """Give the parameters of filters for which there is no outlet."""
    asked = {parameter for value in _filters(world) for parameter in value} | {"schlagwort"}
    return {facet.parameter for facet in FACETS} - asked


def direct_addresses(hidden: Hidden, words: Words) -> list[str]:
    """Give what leads to single things by their numbers and names: nothing in the answer may tell of them."""
    addresses = [f"/suche/schlagwort/{words.slug}/"]
    for page in hidden.pages:
        addresses += [page.url, f"/seite/{page.pk}/", f"/suche/aehnlich/{page.pk}/"]
        addresses += [f"/admin/suche/seite/{page.pk}/"]
    for document in hidden.documents:
        addresses += [document.url, f"/dateien/nr/{document.pk}/"]
    addresses += [image.file.url for image in hidden.images]
    numbers = [(page.content_type_id, page.pk) for page in hidden.pages]
    numbers += [(ContentType.objects.get_for_model(type(one)).pk, one.pk) for one in hidden.documents]
    for content_type, pk in numbers:
        for entry in Entry.objects.filter(content_type=content_type, object_id=pk):
            addresses += [
                f"/suche/warum/{entry.pk}/?q={quote(SHARED)}",
                f"/admin/suche/eintraege/{entry.pk}/",
            ]
    return [address for address in addresses if address]
