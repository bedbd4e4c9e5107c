"""A small county in which something waits for everything that may be hidden: words others share with it,
lists, vocabulary that nothing public uses, people who typed its words before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from accounts.models import User
from directory.choices import Weekday, YesNo
from directory.fields import ChoiceListField
from directory.models import OfferPage, OpeningHours
from directory.offer_fields import OFFER_FIELDS
from files.models import Document, Image
from knowledge.models import ArticleDocument, ArticleOffer
from searchlog.keys import folded, keyed, normalised
from searchlog.models import SearchCount, SearchTerm
from synonyms.models import SynonymRule
from tests.chain.factories import make_standard
from tests.directory.factories import (
    LanguageFactory,
    LifePhaseFactory,
    ProviderFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.files.factories import make_document
from tests.network.factories import InitiativeFactory
from tests.permissions.conftest import County, make_county
from tests.permissions.hidden_words import Words
from tests.strategy.factories import CouncilResolutionFactory
from tests.tree import make_home

NOW = timezone.now()
PINNED = "Rodelhang"
# Stands in everything hidden, and nearly in what is public: where it occurs often, nobody has mistyped it.
NEARLY = "Begegnumg"
# What public things and hidden ones are both called and about.
SHARED = "Elterncafé"


@dataclass(slots=True)
class Hidden:
    """What was made; ``linked``: public pages name it among what they link to."""

    pages: list[Any] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    linked: bool = True


@dataclass(slots=True)
class World:
    """The county, and what of it the hidden things are attached to.

    The vocabulary is used by nothing public, but for ``topic``, which public things share with hidden ones.
    """

    county: County
    topic: Any
    facets: dict[str, Any]
    provider: Any
    standard: Any
    initiative: Any
    resolution: Any
    document: Document
    query: Query
    rule: SynonymRule
    sections: dict[str, Any] = field(default_factory=dict)

    def page(self, name: str) -> Any:
        """Give a page of the county fresh from the database."""
        return self.county.page(name)

    def groups(self, *roles: str) -> list[Any]:
        """Give the groups of people by their roles."""
        return [group for role in roles for group in self.county.people[role].groups.all()]

    def offer_fields(self, words: Words) -> dict[str, Any]:
        """Give the fields of an offer that has all words, all values and all relations."""
        return {
            "title": f"{SHARED} {words.title}",
            "summary": f"Treffen mit {words.summary} für Eltern.",
            "description": f"<p>Hier gibt es {words.text}. {NEARLY}.</p>",
            "provider": self.provider,
            "topics": [self.topic, self.facets["thema"]],
            "life_phases": [self.facets["phase"]],
            "target_groups": [self.facets["zielgruppe"]],
            "languages": [self.facets["sprache"]],
            **values_of_filters(),
            "municipalities": [self.county.olfen, self.county.coesfeld],
            "goals": [self.county.pages["goal"]],
            "opening_hours": [OpeningHours(weekdays=Weekday.values, opens=time(0), closes=time(23, 59))],
        }

    def article_fields(self, words: Words) -> dict[str, Any]:
        """Give the fields of an article likewise."""
        return {
            "title": f"{SHARED} {words.title}",
            "summary": f"Wissen über {words.summary}.",
            "for_practice": f"<p>Nehmen Sie {words.text}. {NEARLY}.</p>",
            "topics": [self.topic, self.facets["thema"]],
            "life_phases": [self.facets["phase"]],
            "goals": [self.county.pages["goal"]],
            "tried_in": [self.county.olfen],
            "related_offers": [ArticleOffer(offer=self.county.pages["offer in Olfen"])],
        }


def values_of_filters() -> dict[str, Any]:
    """Return values for an offer that has something in each filter whose values the program names."""
    values: dict[str, Any] = {}
    for row in OFFER_FIELDS:
        asked: Any = OfferPage._meta.get_field(row.name)
        if not row.filter or asked.many_to_many:
            continue
        if isinstance(asked, ChoiceListField):
            values[row.name] = [asked.options[-1][0]]
        else:
            values[row.name] = YesNo.YES if asked.choices else "https://termine.example/"
    return values


def make_world(all_words: Sequence[Words]) -> World:
    """Make the county; people have searched for ``all_words`` before, whatever they belong to."""
    county = make_county(make_home())
    county.people["lone"] = User.objects.create_user("lone@example.org", "ein-langes-passwort")
    county.olfen.latitude, county.olfen.longitude = 51.7, 7.4
    county.olfen.save()
    _people_live_somewhere(county)
    topic, rare = TopicFactory(name="Begegnung"), TopicFactory(name="Seltenes")
    facets = {
        "thema": rare,
        "phase": LifePhaseFactory(),
        "zielgruppe": TargetGroupFactory(),
        "sprache": LanguageFactory(),
    }
    world = World(
        county=county,
        topic=topic,
        facets=facets,
        provider=ProviderFactory(name="Stille Stiftung", kind="kirche"),
        standard=make_standard("Willkommen", [facets["phase"]], [rare]),
        initiative=InitiativeFactory(),
        resolution=CouncilResolutionFactory(municipality=county.olfen),
        document=make_document("ablauf.txt", b"Ablauf", title="Ablaufplan", text="Was nacheinander kommt."),
        query=Query.objects.create(query_string=PINNED),
        rule=SynonymRule.objects.create(
            kind=SynonymRule.Kind.GROUP, names="\n".join(["Xylofon", *(w.title for w in all_words[:3])])
        ),
    )
    _share_the_topic(world)
    SearchPromotion.objects.create(query=world.query, page=county.pages["article"], description="Lesenswert")
    for words in all_words:
        _searched_for(f"{words.title} {SHARED}")
        _searched_for(words.text)
    return world


def _people_live_somewhere(county: County) -> None:
    for person in county.people.values():
        if isinstance(person, User):
            person.municipality = county.olfen
            person.is_contact = True
            person.save()


def _share_the_topic(world: World) -> None:
    """Let public pages be like what will be hidden, and list what there is."""
    for name in ("offer in Olfen", "offer of the county", "article"):
        page = world.page(name)
        page.topics.add(world.topic)
        page.title = f"{SHARED}: {page.title}"
        page.save_revision().publish()
    refer(world, [])


def date_pages() -> None:
    """Let no two pages be published on the same day: which of them is the first would be left to chance."""
    for number, pk in enumerate(Page.objects.order_by("pk").values_list("pk", flat=True)):
        day = NOW - timedelta(days=1000 - number)
        dates = ("first_published_at", "last_published_at", "latest_revision_created_at")
        Page.objects.filter(pk=pk).update(**dict.fromkeys(dates, day))
    for model in (Document, Image):
        model.objects.update(created_at=NOW - timedelta(days=30))


def refer(world: World, hidden: Sequence[Hidden]) -> None:
    """Let pages that everybody reads name all of it: in their text, in lists, as what they are about."""
    article = world.page("article")
    blocks = article.body.stream_block.child_blocks
    pages = [
        world.county.pages["offer in Olfen"],
        *(page for one in hidden if one.linked for page in one.pages),
    ]
    documents = [world.document, *(document for one in hidden for document in one.documents)]
    entries = [{"page": page.pk, "note": ""} for page in pages]
    article.body = [
        ("linked_entries", blocks["linked_entries"].to_python({"entries": entries})),
        ("documents", blocks["documents"].to_python({"documents": [document.pk for document in documents]})),
        *(
            ("listing", blocks["listing"].to_python({"heading": kind, "kinds": [kind], "order": order}))
            for kind, order in (("offer", "title"), ("article", "newest"), ("meeting", "newest"))
        ),
        *(
            ("image", blocks["image"].to_python({"image": image_value(image), "caption": image.title}))
            for one in hidden
            for image in one.images
        ),
    ]
    article.documents.set([ArticleDocument(document=document) for document in documents])
    article.save_revision().publish()
    bodies = [page for one in hidden for page in one.pages if page._meta.model_name == "bodypage"]
    update = world.page("update")
    update.body = bodies[0] if bodies else None
    update.save_revision().publish()
    world.initiative.bodies.set([world.county.pages["open body"], *bodies])
    for page in (page for one in hidden for page in one.pages):
        SearchPromotion.objects.get_or_create(
            query=world.query, page_id=page.pk, defaults={"description": page.pinned}
        )
    date_pages()


def image_value(image: Image) -> dict[str, Any]:
    """Give an image as its block keeps it."""
    return {"image": image.pk, "decorative": False, "alt_text": image.title}


def _searched_for(text: str) -> None:
    """Let three people have found something for ``text`` on three days, one of them not."""
    words = normalised(text)
    term = SearchTerm.objects.create(
        key=keyed("term", words),
        first_on=timezone.localdate(),
        known_on=timezone.localdate(),
        text=text,
        words=words,
        folded=folded(text),
    )
    for outcome, people in ((SearchCount.Outcome.SOME, 2), (SearchCount.Outcome.NONE, 1)):
        SearchCount.objects.create(term=term, day=timezone.localdate(), outcome=outcome, people=people)


def fresh(page: Any) -> Any:
    """Give a page as the database has it now."""
    return Page.objects.get(pk=page.pk).specific
