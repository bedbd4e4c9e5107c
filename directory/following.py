"""Whom an offer serves follows its place: what came from the place changes with it, what was chosen stays.

An offer below a municipality's page serves that municipality because of its place, and others because
somebody chose them; below the county's directory it serves all because of its place. When an offer moves,
is copied or gets an alias elsewhere, or its municipality's page is given to another municipality, the first
follows in what is published and in every version of it, so that neither a draft nor a plan brings it back.
What was there before is written down: moving back restores it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from core.models import Municipality
from directory.models import OfferPage, ServedBefore
from search.api import mark

State = dict[str, Any]


def follow_place(offer: OfferPage, left: Page | None, arrived: Page | None) -> bool:
    """Bring ``offer`` from the place below ``left`` to that below ``arrived`` and return whether it changed.

    Called once the offer stands there.
    """
    return follow_municipality(offer, municipality_of(left), municipality_of(arrived))


def follow_municipality(offer: OfferPage, left: int | None, arrived: int | None) -> bool:
    """The same by the ids of municipalities; None stands for the county's directory."""
    if left == arrived:
        return False
    with transaction.atomic():
        locked = OfferPage.objects.select_for_update().get(pk=offer.pk)
        states = {"": _state(locked)} | {
            str(revision.pk): _state_in(revision.content) for revision in locked.revisions.all()
        }
        remembered = _remembered(locked, left, arrived)
        wanted = {
            key: remembered.before[key]
            if remembered and key in remembered.before and remembered.after.get(key) == state
            else moved(state, left, arrived)
            for key, state in states.items()
        }
        changed = {key for key, state in wanted.items() if state != states[key]}
        if changed:
            _write(locked, wanted, changed)
        ServedBefore.objects.update_or_create(
            offer=locked, left=left, arrived=arrived, defaults={"before": states, "after": wanted}
        )
    return "" in changed


def moved(state: State, left: int | None, arrived: int | None) -> State:
    """Return whom an offer serves that served ``state`` and came from one place to another."""
    chosen: list[int] = state["municipalities"]
    if left is None:
        # Below the directory it served all because of its place, unless somebody chose.
        by_place = state["serves_all"] and not chosen
        return {"serves_all": False, "municipalities": [arrived]} if by_place else state
    if left not in chosen or state["serves_all"]:
        return state
    if arrived is None:
        return {"serves_all": True, "municipalities": []} if chosen == [left] else state
    others = [key for key in chosen if key not in (left, arrived)]
    return {"serves_all": False, "municipalities": sorted([arrived, *others])}


def municipality_of(place: Page | None) -> int | None:
    """Return the municipality's id of a place in the tree, None for the directory and everything else."""
    if place is None:
        return None
    found: int | None = getattr(place.specific, "municipality_id", None)
    return found


def keep_alias_at_its_place(alias: OfferPage) -> None:
    """Bring an alias, which was just made what its source is, to its own place again."""
    source = alias.alias_of
    if source is None:
        return
    left, arrived = municipality_of(source.get_parent()), municipality_of(alias.get_parent())
    state = _state(alias)
    wanted = moved(state, left, arrived)
    if wanted != state:
        _write(alias, {"": wanted}, {""})


def restrict_copies(offer: OfferPage, place: Page | None) -> None:
    """Let a copy serve its place only, whatever the original served."""
    arrived = municipality_of(place)
    if arrived is not None:
        own = {"serves_all": False, "municipalities": [arrived]}
        keys = ["", *(str(pk) for pk in offer.revisions.values_list("pk", flat=True))]
        _write(offer, dict.fromkeys(keys, own), set(keys))


def _remembered(offer: OfferPage, left: int | None, arrived: int | None) -> ServedBefore | None:
    """What was written down when the offer went the other way."""
    return ServedBefore.objects.filter(offer=offer, left=arrived, arrived=left).first()


def _state(offer: OfferPage) -> State:
    rows = OfferPage.municipalities.through.objects.filter(offerpage=offer.pk)
    served = OfferPage.objects.values_list("serves_all", flat=True).get(pk=offer.pk)
    return {
        "serves_all": served,
        "municipalities": sorted(rows.values_list("municipality_id", flat=True)),
    }


def _state_in(content: dict[str, Any]) -> State:
    return {
        "serves_all": bool(content.get("serves_all")),
        "municipalities": sorted(content.get("municipalities") or []),
    }


def _write(offer: OfferPage, wanted: dict[str, State], changed: Iterable[str]) -> None:
    keys = set(changed)
    if "" in keys:
        state = wanted[""]
        OfferPage.objects.filter(pk=offer.pk).update(serves_all=state["serves_all"])
        through = OfferPage.municipalities.through.objects
        through.filter(offerpage=offer.pk).delete()
        known = Municipality.objects.filter(pk__in=state["municipalities"]).values_list("pk", flat=True)
        through.bulk_create(through.model(offerpage_id=offer.pk, municipality_id=pk) for pk in known)
        mark(offer)
    for revision in Revision.objects.filter(pk__in=[int(key) for key in keys if key]):
        Revision.objects.filter(pk=revision.pk).update(content=revision.content | wanted[str(revision.pk)])
