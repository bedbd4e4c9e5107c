"""Private things of every kind, and what tells of them, for whoever looks around the administration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.test import override_settings
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import (
    Collection,
    Comment,
    Page,
    PageLogEntry,
    PageViewRestriction,
    Revision,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)

from accounts.invitations import renew
from accounts.models import Invitation, MunicipalityTeam, User
from accounts.role_table import Role
from accounts.teams import shared_collection
from core.models import Tag
from directory.models import OfferDocument
from files.models import Document, Image
from knowledge.models import ArticleDocument
from network.models import Initiative, Membership
from tests.directory.factories import OfferFactory
from tests.files.factories import make_collection, make_document, make_image
from tests.knowledge.factories import ArticleFactory
from tests.network.factories import BodyFactory, InitiativeFactory, MeetingFactory, MembershipFactory
from tests.permissions.conftest import County, make_county
from tests.taking_back import taken_back
from tests.tree import make_home

# Every word of what is kept from others begins like this.
SECRET = "Wisper"
# Of so many kinds there is at least one private thing; a new kind of number has to be added to the makers.
type_of_things = dict[type[Model], list[Any]]


@dataclass(slots=True)
class Secrets:
    """The county, the private things by their model, and an open thing of each model beside them."""

    county: County
    hidden: type_of_things = field(default_factory=dict)
    opened: dict[type[Model], Any] = field(default_factory=dict)
    places: dict[str, Any] = field(default_factory=dict)
    # What somebody saw before any of it was there, and after.
    looks: list[dict[str, str]] = field(default_factory=list)

    def keep(self, thing: Any, model: type[Model] | None = None) -> Any:
        """Count a thing among the private ones."""
        self.hidden.setdefault(model or (Page if isinstance(thing, Page) else type(thing)), []).append(thing)
        return thing


@contextmanager
def secret_county(
    blocker: Any, folders: pytest.TempPathFactory, look: Callable[[Secrets], dict[str, str]]
) -> Iterator[Secrets]:
    """Make the county with private things of every kind, for the tests of a module (``taken_back``).

    ``look`` is asked before they are there and after, while nothing else has changed.
    """
    places = {"MEDIA_ROOT": folders.mktemp("uploads"), "SEARCH_INDEX_DIR": folders.mktemp("search")}
    with taken_back(blocker), override_settings(**places):
        cache.clear()
        made = make_secrets(make_county(make_home()), look)
        made.places = places
        yield made


def make_secrets(county: County, look: Callable[[Secrets], dict[str, str]]) -> Secrets:
    """Make one private thing after the other; only those who care for the whole site read them."""
    secrets = Secrets(county)
    county.pages["body without meetings"] = BodyFactory(parent=county.page("network"), title="Beirat")
    InitiativeFactory()
    _count_on()
    secrets.looks.append(look(secrets))
    makers = (
        _bodies,
        _meetings_of_open_bodies,
        _closed_pages,
        _drafts,
        _drafts_of_open_pages,
        _files,
        _people,
    )
    for make in makers:
        make(secrets)
    secrets.looks.append(look(secrets))
    _opened(secrets)
    return secrets


def _count_on() -> None:
    """Let private things have numbers that nothing else has, so that they are found in any answer."""
    models = (Page, Revision, Collection, Document, Image, Group, Tag, Redirect, Query, Comment, Invitation)
    more = (EditingSession, UploadedFile, WorkflowState, TaskState, Membership)
    with connection.cursor() as cursor:
        for place, model in enumerate((*models, *more), start=1):
            table, last = model._meta.db_table, place * 100_000 + 70_000
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
            else:
                # Not back to what a row has that another test left: SQLite looks for that by itself.
                most = f"(SELECT COALESCE(MAX(id), 0) FROM {table})"  # noqa: S608 - a table of ours
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence(%s, 'id'), GREATEST(%s, {most}))",
                    [table, last],
                )


def _texts(name: str) -> dict[str, Any]:
    return {"title": f"{SECRET}{name}", "slug": f"wisper-{name.lower()}", "summary": f"{SECRET} über {name}"}


def _history(secrets: Secrets, page: Any) -> Any:
    """Give a page drafts, log entries, an approval that runs, comments and somebody who is editing it."""
    author = secrets.county.people["Koor"]
    page = secrets.keep(Page.objects.get(pk=page.pk).specific)
    page.tags.add(f"{SECRET}wort {page.pk}")
    revision = page.save_revision(user=author, log_action=True)
    page.refresh_from_db()
    secrets.keep(revision)
    workflow = Workflow.objects.order_by("pk").first()
    state = workflow.start(page, author)
    task = state.current_task_state
    task.comment = f"{SECRET} zur Freigabe"
    task.save()
    secrets.keep(state)
    secrets.keep(task.taskstate_ptr if hasattr(task, "taskstate_ptr") else task)
    secrets.keep(Comment.objects.create(page=page, user=author, text=f"{SECRET} dazu", contentpath="title"))
    kind = ContentType.objects.get_for_model(page)
    secrets.keep(
        EditingSession.objects.create(
            user=author, content_type=kind, object_id=page.pk, last_seen_at=timezone.now()
        )
    )
    redirect = Redirect.objects.create(old_path=f"/{SECRET.lower()}{page.pk}", redirect_page=page)
    secrets.keep(redirect)
    query = Query.objects.create(query_string=f"{SECRET.lower()} {page.pk}")
    SearchPromotion.objects.create(query=query, page=page, description=f"{SECRET} empfohlen")
    secrets.keep(query)
    return page


def _bodies(secrets: Secrets) -> None:
    county = secrets.county
    for name, fields in (("kreis", {"private": True}), ("entwurfskreis", {"live": False})):
        body = BodyFactory(parent=county.page("network"), **_texts(name), **fields)
        meeting = MeetingFactory(parent=body, **_texts(f"sitzung{name}"))
        if not body.live:
            Page.objects.filter(pk=meeting.pk).update(live=False)
        secrets.keep(Page.objects.get(pk=meeting.pk).specific)
        _history(secrets, body)
        team = Page.objects.get(pk=body.pk).specific.team
        secrets.keep(team.group)
        secrets.keep(team.collection)
        secrets.keep(MembershipFactory(body=body, name="", person=county.people["Grem"], function=SECRET))
        secrets.keep(make_document(f"{SECRET}{name}.txt", b"-", team.collection, title=f"{SECRET}papier"))
        secrets.keep(make_image(f"{SECRET}{name}.png", team.collection, title=f"{SECRET}bild"))
        Initiative.objects.get().bodies.add(body)


def _meetings_of_open_bodies(secrets: Secrets) -> None:
    for name in ("open body", "body without meetings"):
        body = secrets.county.page(name)
        secrets.keep(MeetingFactory(parent=body, private=True, **_texts(f"klausur{body.pk}")))


def _closed_pages(secrets: Secrets) -> None:
    group = secrets.keep(Group.objects.create(name=f"{SECRET}gruppe"))
    county = secrets.county
    for name, kind in (("abteilung", "groups"), ("kennwort", "password")):
        page = ArticleFactory(parent=county.page("articles"), **_texts(name))
        restriction = PageViewRestriction.objects.create(
            page_id=page.pk, restriction_type=kind, password="geheim" if kind == "password" else ""
        )
        restriction.groups.set([group] if kind == "groups" else [])
        page = _history(secrets, page)
        secrets.keep(ArticleFactory(parent=page, **_texts(f"unter{name}")) if kind == "" else page)


def _drafts(secrets: Secrets) -> None:
    county = secrets.county
    fields = {"provider": county.page("offer in Olfen").provider, "live": False}
    offer = OfferFactory(parent=county.page("directory"), **fields, **_texts("entwurf"))
    _history(secrets, offer)
    later = OfferFactory(parent=county.page("directory"), **fields, **_texts("spaeter"))
    later.go_live_at = timezone.now() + timedelta(days=3)
    secrets.keep(later.save_revision(approved_go_live_at=later.go_live_at))
    secrets.keep(later)


def _drafts_of_open_pages(secrets: Secrets) -> None:
    """What a public page will be called is in its draft; a page above one's own may have one too."""
    county = secrets.county
    for name in ("offer of the county", "directory"):
        page = county.page(name)
        page.title = f"{SECRET}umbenannt"
        secrets.keep(page.save_revision(user=county.people["Koor"], log_action=True))
    secrets.keep(ArticleFactory(parent=county.page("article"), live=False, **_texts("unterartikel")))
    closed = Page.objects.filter(slug="wisper-abteilung")
    closed.update(owner=county.people["Admi"], locked=True, locked_by=county.people["Admi"])


def _files(secrets: Secrets) -> None:
    group = Group.objects.get(name=f"{SECRET}gruppe")
    collection = secrets.keep(make_collection(f"{SECRET}akten", groups=[group]))
    below = secrets.keep(make_collection(f"{SECRET}unterakten", collection))
    for place in (collection, below):
        document = make_document(f"{SECRET}{place.pk}.txt", b"-", place, title=f"{SECRET}vermerk {place.pk}")
        image = make_image(f"{SECRET}{place.pk}.png", place, title=f"{SECRET}foto {place.pk}")
        for file in (document, image):
            file.tags.add(f"{SECRET}schlagwort {place.pk}")
            file.save()
            secrets.keep(file)
    for tag in Tag.objects.filter(name__startswith=SECRET):
        secrets.keep(tag)
    secrets.keep(Tag.objects.create(name=f"{SECRET}unbenutzt", slug="wisper-unbenutzt"))


def _people(secrets: Secrets) -> None:
    county = secrets.county
    group = Page.objects.get(slug="wisper-kreis").specific.team.group
    invitation = Invitation(
        email="wisper@example.org", role=Role.BODY, body_group=group, created_by=county.people["Koor"]
    )
    renew(invitation)
    secrets.keep(invitation)
    upload = UploadedFile.objects.create(
        file=f"{SECRET}upload.txt",
        uploaded_by_user=county.people["Koor"],
        for_content_type=ContentType.objects.get_for_model(Document),
    )
    secrets.keep(upload)


def _opened(secrets: Secrets) -> None:
    """Let what an editor may change be used by private things, and let it name them where others put that."""
    county = secrets.county
    _traces(county)
    own = county.page("offer in Olfen")
    revision = own.save_revision(user=county.people["RedO"], log_action=True)
    secrets.opened = {
        Page: own,
        Revision: revision,
        Collection: shared_collection(),
        Document: Document.objects.get(title="Benutztes Papier"),
        Image: Image.objects.get(title="Benutztes Bild"),
        Group: county.people["RedO"].groups.first(),
        User: county.people["RedO"],
    }


def _traces(county: County) -> None:
    """Leave traces of private things beside what an editor of Olfen cares for."""
    editor, body = county.people["RedO"], Page.objects.get(slug="wisper-kreis").specific
    closed = Page.objects.get(slug="wisper-abteilung").specific
    paper, picture = Document.objects.filter(title__startswith=SECRET).first(), Image.objects.last()
    own = MunicipalityTeam.objects.get(municipality=county.olfen).collection
    used = make_document("benutzt.txt", b"-", own, title="Benutztes Papier")
    shown = make_image("benutzt.png", own, title="Benutztes Bild")
    closed.documents.add(ArticleDocument(document=used))
    blocks = closed.body.stream_block.child_blocks
    image = {"image": shown.pk, "decorative": False, "alt_text": "Bild"}
    entries = {"entries": [{"page": county.page("offer in Olfen").pk, "note": ""}]}
    closed.body = [
        ("image", blocks["image"].to_python({"image": image, "caption": ""})),
        ("linked_entries", blocks["linked_entries"].to_python(entries)),
    ]
    # They edited it, and asked for its approval, before it was closed.
    closed.save_revision(user=editor, log_action=True)
    Page.objects.filter(pk=closed.pk).update(owner=editor, locked=True, locked_by=editor)
    WorkflowState.objects.update(requested_by=editor)
    offer = county.page("offer in Olfen")
    offer.description = (
        f'<p><a linktype="page" id="{body.pk}">dort</a> <a linktype="document" id="{paper.pk}">Papier</a></p>'
    )
    offer.offer_documents.add(OfferDocument(document=paper))
    offer.save_revision(user=county.people["Koor"]).publish()
    places = {"source": {"id": closed.pk, "title": closed.title}, "destination": {"id": 1, "title": "Olfen"}}
    PageLogEntry.objects.log_action(offer, "wagtail.move", user=county.people["Koor"], data=places)
    town = county.page("page of Olfen")
    town.image = picture
    town.save_revision(user=county.people["Koor"]).publish()
    restriction = PageViewRestriction.objects.create(page_id=offer.pk, restriction_type="groups")
    restriction.groups.set([Group.objects.get(name=f"{SECRET}gruppe"), *editor.groups.all()])
