"""Bodies, meetings, members and initiatives of the demo; functions only, never names of people."""

from __future__ import annotations

from datetime import time
from typing import Any

from accounts.models import User
from core.models import Municipality
from demo.chosen import by_slug
from demo.media import document_in, public_document
from demo.rows import day, rows
from home.site_setup import ensure_page
from network.models import (
    AgendaItem,
    BodyPage,
    Initiative,
    MeetingDocument,
    MeetingPage,
    MeetingTask,
    Membership,
    NetworkIndexPage,
    Resolution,
)


def load_network(users: dict[str, User]) -> None:
    """Create the bodies with members and meetings, and the initiatives, that are missing.

    ``users`` are the demo accounts by the first part of their address; some of them hold seats.
    """
    index = NetworkIndexPage.objects.get()
    bodies: dict[str, BodyPage] = {}
    for row in rows("bodies"):
        bodies[row["slug"]] = _body(index, bodies, row, users)
    for slug, meetings in rows("meetings").items():
        for row in meetings:
            _meeting(bodies[slug], row)
    for row in rows("initiatives"):
        details = {**row, "starts_on": day(row["starts_on"]), "ends_on": day(row["ends_on"])}
        details["municipality"] = by_slug(Municipality, [row["municipality"]])[0]
        worked_for = details.pop("bodies")
        initiative, created = Initiative.objects.get_or_create(slug=details.pop("slug"), defaults=details)
        if created:
            initiative.bodies.set([bodies[slug] for slug in worked_for])


def _body(
    index: NetworkIndexPage, bodies: dict[str, BodyPage], row: dict[str, Any], users: dict[str, User]
) -> BodyPage:
    found = BodyPage.objects.child_of(index).filter(slug=row["slug"]).first()
    if found is not None:
        return found
    details = {name: row[name] for name in ("title", "kind", "audience", "summary", "purpose")}
    merged_into = bodies[row["merged_into"]] if "merged_into" in row else None
    body = ensure_page(index, BodyPage, row["slug"], row["tags"], merged_into=merged_into, **details)
    seats = _every_municipality() if row["members"] == "municipalities" else row["members"]
    for seat in seats:
        _seat(body, seat, users)
    return body


def _every_municipality() -> list[dict[str, Any]]:
    """The seats of the Planungsgruppe: the county's coordination, and one for each municipality."""
    places = Municipality.objects.without_county().order_by("ags")
    coordination = {"person": "koordination", "function": "Koordination"}
    return [
        coordination,
        *(
            {
                "name": "Vertretung der Kommune",
                "organisation": f"{place.get_kind_display()} {place.name}",
                "function": "Mitglied",
                "municipality": place.slug,
            }
            for place in places
        ),
    ]


def _seat(body: BodyPage, row: dict[str, Any], users: dict[str, User]) -> None:
    seat = Membership(
        body=body,
        person=users[row["person"]] if "person" in row else None,
        name=row.get("name", ""),
        organisation=row.get("organisation", ""),
        function=row["function"],
        municipality=by_slug(Municipality, [row["municipality"]])[0] if "municipality" in row else None,
    )
    seat.full_clean()
    seat.save()


def _meeting(body: BodyPage, row: dict[str, Any]) -> None:
    """Create a meeting that is missing.

    Its ``documents`` lie with the body's files, its ``public_documents`` with those for all.
    """
    documents = [document_in(body.team.collection, key) for key in row.get("documents", [])]
    documents += [public_document(key) for key in row.get("public_documents", [])]
    ensure_page(
        body,
        MeetingPage,
        row["slug"],
        row["tags"],
        title=row["title"],
        summary=row["summary"],
        audience=row["audience"],
        date=day(row["date"]),
        starts_at=time.fromisoformat(row["starts_at"]) if "starts_at" in row else None,
        ends_at=time.fromisoformat(row["ends_at"]) if "ends_at" in row else None,
        place=row.get("place", ""),
        minutes=row["minutes"],
        agenda_items=[
            AgendaItem(title=title, note=note, sort_order=number)
            for number, (title, note) in enumerate(row["agenda"])
        ],
        resolutions=[
            Resolution(number=label, text=text, sort_order=number)
            for number, (label, text) in enumerate(row["resolutions"])
        ],
        tasks=[
            MeetingTask(
                text=task["text"],
                responsible=task["responsible"],
                due_on=day(task["due_on"]),
                sort_order=number,
            )
            for number, task in enumerate(row["tasks"])
        ],
        documents=[
            MeetingDocument(document=document, sort_order=number) for number, document in enumerate(documents)
        ],
    )
