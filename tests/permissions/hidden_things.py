"""Everything that may be hidden, from whom it is, and how it comes to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from files.models import Document
from knowledge.models import ArticleDocument
from search.index.sync import catch_up_all
from tests.directory.factories import OfferFactory
from tests.files.factories import make_collection, make_document, make_image
from tests.knowledge.factories import ArticleFactory
from tests.network.factories import BodyFactory, MeetingFactory, MembershipFactory
from tests.permissions.hidden_words import Words
from tests.permissions.hidden_world import NEARLY, SHARED, Hidden, World, fresh
from tests.permissions.table import read_table

type_of_maker = Callable[[World, Words, bool], Hidden]
MAKERS: dict[str, type_of_maker] = {}

# yes: finds and opens it; admin: meets it in the administration only, where it is edited; no: nowhere.
# Every editor may meet what is over or to come, as everybody may open it, and that a public page has
# a draft, which Wagtail's choosers tell.
MAY_SEE = read_table("""
thing                    anon  lone  Fach  Grem  RedO   RedC   JA-K   JA-C   Koor   Admi   supe
private body             no    no    no    yes   no     no     no     no     yes    admin  yes
private meeting          no    no    no    no    no     no     no     no     yes    admin  yes
page of a group          no    no    no    no    yes    no     admin  no     admin  admin  yes
page below it            no    no    no    no    no     no     no     no     yes    admin  yes
page of those signed in  no    yes   yes   yes   yes    yes    yes    yes    yes    yes    yes
page with a password     no    no    no    no    no     no     no     no     admin  admin  admin
nested, outer closed     no    no    no    no    yes    no     no     no     admin  admin  yes
nested, inner closed     no    no    no    no    no     no     no     no     admin  admin  yes
alias of a closed page   no    no    no    no    no     no     no     no     yes    admin  yes
closed later from above  no    no    no    no    no     no     no     no     yes    admin  yes
moved in                 no    no    no    no    no     no     no     no     yes    admin  yes
moved out                no    yes   yes   yes   yes    yes    yes    yes    yes    yes    yes
draft                    no    no    no    no    admin  no     admin  no     admin  admin  admin
draft of a public page   no    no    no    no    admin  admin  admin  admin  admin  admin  admin
scheduled                no    no    no    no    admin  no     admin  no     admin  admin  admin
unpublished              no    no    no    no    admin  no     admin  no     admin  admin  admin
not yet valid            no    no    no    no    admin  admin  admin  admin  admin  admin  admin
no longer valid          no    no    no    no    admin  admin  admin  admin  admin  admin  admin
deleted                  no    no    no    no    no     no     no     no     no     no     no
document of a group      no    no    no    no    no     no     no     no     yes    admin  yes
document below it        no    no    no    no    no     no     no     no     yes    admin  yes
image of a group         no    no    no    no    no     no     no     no     yes    admin  yes
""")
# Over, or still to come: lists leave it out, but whoever has its address may read it.
OPEN_BY_ADDRESS = ("not yet valid", "no longer valid")


def maker(name: str) -> Callable[[type_of_maker], type_of_maker]:
    """Decorate a function(world, words, hide) that makes the thing called ``name``, for all to see or not."""

    def decorate(function: type_of_maker) -> type_of_maker:
        MAKERS[name] = function
        return function

    return decorate


def restrict(page: Page, groups: list[Any], kind: str = "groups", password: str = "") -> None:
    """Restrict a page and what is below it."""
    restriction = PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=kind, password=password
    )
    restriction.groups.set(groups)


def tagged(page: Any, words: Words) -> Any:
    """Tag a page, and let it know why it is recommended."""
    page.tags.add(words.tag)
    page.save()
    page.pinned = words.pin
    return page


def offer(world: World, words: Words, parent: str = "page of Olfen", **fields: Any) -> Any:
    """Make an offer with all ``words``."""
    made = OfferFactory(parent=world.page(parent), **world.offer_fields(words) | fields)
    return tagged(made, words)


def article(world: World, words: Words, parent: Page | None = None, **fields: Any) -> Any:
    """Make an article with all ``words``."""
    made = ArticleFactory(parent=parent or world.page("articles"), **world.article_fields(words) | fields)
    return tagged(made, words)


def document(words: Words, collection: Any) -> Document:
    """Make a document with all ``words``; the report of documents says that there might be more in it."""
    made = make_document(f"{words.file}.txt", b"-", collection, title=f"{SHARED} {words.title}")
    text = f"Darin steht {words.text}. Und {words.summary}. {NEARLY}."
    Document.objects.filter(pk=made.pk).update(text=text, text_state=Document.TextState.NO_TEXT)
    made.refresh_from_db()
    made.tags.add(words.tag)
    made.save()
    return made


def above(world: World, hide: bool, role: str = "") -> Any:
    """Make an article for others to stand below, open only to the group of ``role``."""
    made = ArticleFactory(parent=world.page("articles"), title="Abteilung")
    if hide:
        restrict(made, world.groups(role))
        world.sections[role] = made
    return fresh(made)


def move(page: Page, target: Page) -> Any:
    """Move a page with the search knowing it before, and give it from its new place."""
    catch_up_all()
    fresh(page).move(fresh(target), pos="last-child")
    return fresh(page)


@maker("private body")
def _private_body(world: World, words: Words, hide: bool) -> Hidden:
    body = BodyFactory(
        parent=world.page("network"), title=f"{SHARED} {words.title}", summary=words.summary, private=hide
    )
    tagged(body, words)
    MembershipFactory(body=body, person=world.county.people["Grem"], name="", function=words.tag)
    meeting = MeetingFactory(parent=body, title=f"{words.title}sitzung", date=timezone.localdate())
    meeting.minutes = f"<p>Es ging um {words.text}. {NEARLY}.</p>"
    meeting.save_revision().publish()
    paper = document(words, fresh(body).team.collection)
    return Hidden([body, tagged(fresh(meeting), words)], [paper])


@maker("private meeting")
def _private_meeting(world: World, words: Words, hide: bool) -> Hidden:
    meeting = MeetingFactory(
        parent=world.page("open body"), title=f"{SHARED} {words.title}", summary=words.summary, private=hide
    )
    meeting.minutes = f"<p>Es ging um {words.text}. {NEARLY}.</p>"
    meeting.save_revision().publish()
    return Hidden([tagged(fresh(meeting), words)])


@maker("page of a group")
def _page_of_group(world: World, words: Words, hide: bool) -> Hidden:
    made = offer(world, words)
    if hide:
        restrict(made, world.groups("RedO"))
    return Hidden([made])


@maker("page below it")
def _page_below(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words, above(world, hide, "Koor"))
    made.documents.add(ArticleDocument(document=world.document))
    made.save()
    return Hidden([made])


@maker("page of those signed in")
def _page_of_those_signed_in(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words)
    if hide:
        restrict(made, [], "login")
    return Hidden([made])


@maker("page with a password")
def _page_with_password(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words)
    if hide:
        restrict(made, [], "password", "geheim")
    return Hidden([made])


@maker("nested, outer closed")
def _nested_outer(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words, above(world, hide, "RedO"))
    if hide:
        restrict(made, world.groups("RedO", "RedC"))
    return Hidden([made])


@maker("nested, inner closed")
def _nested_inner(world: World, words: Words, hide: bool) -> Hidden:
    # What Koor may see of it, the page above, is there already: its title would be a difference.
    top = fresh(world.sections["Koor"]) if hide else above(world, False)
    made = article(world, words, top)
    if hide:
        restrict(made, world.groups("RedO"))
    return Hidden([made])


@maker("alias of a closed page")
def _alias(world: World, words: Words, hide: bool) -> Hidden:
    original = article(world, words)
    if hide:
        restrict(original, world.groups("Koor"))
    alias = fresh(original).create_alias(parent=world.page("articles"), update_slug="auch-hier")
    alias.pinned = words.pin
    return Hidden([original, alias])


@maker("closed later from above")
def _closed_later(world: World, words: Words, hide: bool) -> Hidden:
    top = above(world, False)
    made = article(world, words, top)
    catch_up_all()
    if hide:
        restrict(top, world.groups("Koor"))
    return Hidden([made])


@maker("moved in")
def _moved_in(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words)
    target = above(world, hide, "Koor")
    move(made, target)
    return Hidden([made])


@maker("moved out")
def _moved_out(world: World, words: Words, hide: bool) -> Hidden:
    made = article(world, words, above(world, hide, "Koor"))
    move(made, world.page("articles"))
    return Hidden([made])


@maker("draft")
def _draft(world: World, words: Words, hide: bool) -> Hidden:
    return Hidden([offer(world, words, live=not hide)])


@maker("draft of a public page")
def _draft_of_public_page(world: World, words: Words, hide: bool) -> Hidden:
    page = world.page("offer of the county")
    page.title, page.summary = f"{SHARED} {words.title}", f"Treffen mit {words.summary}."
    page.description = f"<p>{words.text}</p>"
    page.tags.add(words.tag)
    revision = page.save_revision()
    if not hide:
        revision.publish()
    return Hidden()


@maker("scheduled")
def _scheduled(world: World, words: Words, hide: bool) -> Hidden:
    made = offer(world, words, live=False)
    made.go_live_at = timezone.now() + timedelta(days=1) if hide else None
    made.save_revision(approved_go_live_at=made.go_live_at).publish()
    return Hidden([made])


@maker("unpublished")
def _unpublished(world: World, words: Words, hide: bool) -> Hidden:
    made = offer(world, words)
    catch_up_all()
    if hide:
        fresh(made).unpublish()
    return Hidden([made])


def _untagged(world: World, words: Words, **validity: Any) -> Any:
    """Make an offer that is open by its address, so that a tag of it would be no secret."""
    made = OfferFactory(parent=world.page("directory"), **world.offer_fields(words) | validity)
    made.pinned = words.pin
    return made


@maker("not yet valid")
def _not_yet_valid(world: World, words: Words, hide: bool) -> Hidden:
    first = timezone.localdate() + timedelta(days=400 if hide else -1)
    return Hidden([_untagged(world, words, valid_from=first) for _number in range(2)], linked=False)


@maker("no longer valid")
def _no_longer_valid(world: World, words: Words, hide: bool) -> Hidden:
    last = timezone.localdate() + timedelta(days=-1 if hide else 1)
    return Hidden([_untagged(world, words, valid_to=last) for _number in range(2)], linked=False)


@maker("deleted")
def _deleted(world: World, words: Words, hide: bool) -> Hidden:
    if not hide:
        return Hidden([offer(world, words)])
    # Without a tag: that would stay in the vocabulary.
    made = OfferFactory(parent=world.page("page of Olfen"), **world.offer_fields(words))
    catch_up_all()
    fresh(made).delete()
    return Hidden()


def _document(words: Words, collection: Any) -> Hidden:
    return Hidden(documents=[document(words, collection)])


@maker("document of a group")
def _document_of_group(world: World, words: Words, hide: bool) -> Hidden:
    groups = world.groups("Koor") if hide else None
    return _document(words, make_collection("Unterlagen", groups=groups))


@maker("document below it")
def _document_below(world: World, words: Words, hide: bool) -> Hidden:
    groups = world.groups("Koor") if hide else None
    return _document(words, make_collection("Protokolle", make_collection("Akten", groups=groups)))


@maker("image of a group")
def _image_of_group(world: World, words: Words, hide: bool) -> Hidden:
    collection = make_collection("Fotos", groups=world.groups("Koor") if hide else None)
    image = make_image(f"{words.file}.png", collection, title=words.title, description=words.summary)
    image.tags.add(words.tag)
    image.save()
    return Hidden(images=[image])
