"""Who may edit which provider, who proposes instead, and what becomes of proposals."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import group_of, setup_roles
from core.models import Municipality
from directory.choices import ProposalState
from directory.models import Provider, ProviderProposal
from directory.permissions import may_edit_provider, proposals_to_decide
from directory.proposals import accept, differences, propose, reject
from tests.directory.factories import MunicipalityFactory, ProviderFactory


@pytest.fixture
def towns(home_page: Any) -> dict[str, Municipality]:
    """Two towns with youth offices of their own, and the roles."""
    found = {"own": MunicipalityFactory(), "foreign": MunicipalityFactory()}
    setup_roles()
    return found


@pytest.fixture
def people(towns: dict[str, Municipality]) -> dict[str, User]:
    """One person for every role; editor and youth office belong to the town "own"."""
    own = towns["own"]
    groups = {
        "reader": group_of(Role.READER),
        "editor": MunicipalityTeam.objects.get(municipality=own).group,
        "youth office": YouthOfficeTeam.objects.get(youth_office=own.youth_office).group,
        "coordination": group_of(Role.COORDINATION),
        "administration": group_of(Role.ADMINISTRATION),
    }
    found = {}
    for name, group in groups.items():
        found[name] = User.objects.create_user(f"{name.replace(' ', '-')}@example.org", "x")
        found[name].groups.add(group)
    return found


@pytest.fixture
def providers(towns: dict[str, Municipality]) -> dict[str, Provider]:
    """A provider of each town and one of the county."""
    return {
        "own": ProviderFactory(municipality=towns["own"]),
        "foreign": ProviderFactory(municipality=towns["foreign"]),
        "county": ProviderFactory(),
    }


# May the role change a provider of its own town, of a foreign town, of the county at once?
TABLE = {
    "reader": (False, False, False),
    "editor": (True, False, False),
    "youth office": (True, False, False),
    "coordination": (True, True, True),
    "administration": (True, True, True),
}


@pytest.mark.parametrize("role", TABLE)
def test_who_may_edit_which_provider(role: str, people: Any, providers: Any) -> None:
    allowed = tuple(
        may_edit_provider(people[role], providers[whose]) for whose in ("own", "foreign", "county")
    )

    assert allowed == TABLE[role]


def form_data(provider: Provider, **changes: Any) -> dict[str, Any]:
    data = {
        "name": provider.name,
        "kind": provider.kind,
        "municipality": provider.municipality_id or "",
        "parent": "",
        "phone": provider.phone,
        "email": "",
        "website": "",
        "street": "",
        "postcode": "",
        "town": "",
        "latitude": "",
        "longitude": "",
    }
    return data | changes


def edit_url(provider: Provider) -> str:
    return reverse("wagtailsnippets_directory_provider:edit", args=[provider.pk])


@pytest.mark.parametrize("role", ["editor", "youth office", "coordination", "administration"])
@pytest.mark.parametrize("whose", ["own", "foreign", "county"])
def test_saving_the_form_changes_or_proposes(
    client: Client, people: Any, providers: Any, role: str, whose: str
) -> None:
    provider = providers[whose]
    client.force_login(people[role])

    response = client.post(edit_url(provider), form_data(provider, phone="02541 999"))

    assert response.status_code == 302
    changed = Provider.objects.get(pk=provider.pk).phone == "02541 999"
    allowed = TABLE[role][("own", "foreign", "county").index(whose)]
    assert changed == allowed
    assert ProviderProposal.objects.exists() != allowed


def test_readers_do_not_get_to_the_form(client: Client, people: Any, providers: Any) -> None:
    client.force_login(people["reader"])

    response = client.post(edit_url(providers["own"]), form_data(providers["own"], phone="02541 999"))

    assert response.status_code in {302, 403}
    assert not ProviderProposal.objects.exists()
    assert Provider.objects.get(pk=providers["own"].pk).phone == ""


@pytest.mark.parametrize(("whose", "shown"), [("own", False), ("foreign", True)])
def test_the_button_says_what_happens(
    client: Client, people: Any, providers: Any, whose: str, shown: bool
) -> None:
    client.force_login(people["editor"])

    html = client.get(edit_url(providers[whose])).content.decode()

    assert ("Änderung vorschlagen" in html) == shown


def test_an_editor_cannot_give_a_provider_to_another_town(
    client: Client, people: Any, providers: Any, towns: Any
) -> None:
    client.force_login(people["editor"])

    data = form_data(providers["own"], municipality=towns["foreign"].pk)
    response = client.post(edit_url(providers["own"]), data)

    assert response.status_code == 200
    assert Provider.objects.get(pk=providers["own"].pk).municipality == towns["own"]


@pytest.mark.parametrize(("whose", "made"), [("own", True), ("foreign", False), (None, False)])
def test_an_editor_adds_providers_to_the_own_town_only(
    client: Client, people: Any, towns: Any, whose: str | None, made: bool
) -> None:
    client.force_login(people["editor"])
    municipality = towns[whose].pk if whose else ""

    data = form_data(Provider(name="Neuer Verein", kind="verein"), municipality=municipality)
    client.post(reverse("wagtailsnippets_directory_provider:add"), data)

    assert Provider.objects.filter(name="Neuer Verein").exists() == made


@pytest.mark.parametrize(("role", "deleted"), [("editor", False), ("coordination", True)])
def test_only_coordination_deletes_providers(
    client: Client, people: Any, providers: Any, role: str, deleted: bool
) -> None:
    client.force_login(people[role])

    client.post(reverse("wagtailsnippets_directory_provider:delete", args=[providers["own"].pk]))

    assert Provider.objects.filter(pk=providers["own"].pk).exists() != deleted


def test_a_provider_with_offers_is_kept(client: Client, superuser: User, offer: Any) -> None:
    client.force_login(superuser)

    client.post(reverse("wagtailsnippets_directory_provider:delete", args=[offer.provider_id]))

    assert Provider.objects.filter(pk=offer.provider_id).exists()


@pytest.fixture
def proposal(people: Any, providers: Any) -> ProviderProposal:
    """The editor of "own" proposes a telephone number for a provider of "foreign"."""
    found = propose(
        providers["foreign"], {"phone": "02541 999", "slug": "x"}, ["phone", "slug"], people["editor"]
    )
    assert found is not None
    return found


def test_a_proposal_leaves_the_provider_as_it_is(proposal: ProviderProposal) -> None:
    assert Provider.objects.get(pk=proposal.provider_id).phone == ""


def test_a_proposal_holds_only_what_may_be_proposed(proposal: ProviderProposal) -> None:
    assert proposal.changes == {"phone": "02541 999"}


def test_nothing_changed_is_no_proposal(people: Any, providers: Any) -> None:
    assert propose(providers["foreign"], {"slug": "x"}, ["slug"], people["editor"]) is None


def test_differences_are_in_words(people: Any, providers: Any, towns: Any) -> None:
    found = propose(providers["county"], {"municipality": towns["own"]}, ["municipality"], people["editor"])
    assert found is not None

    assert [(d.label, d.old, d.new) for d in differences(found)] == [
        ("zuständige Kommune", "–", towns["own"].name)
    ]


def test_accepting_changes_the_provider(proposal: ProviderProposal, people: Any) -> None:
    accept(proposal, people["coordination"])

    proposal.refresh_from_db()
    assert Provider.objects.get(pk=proposal.provider_id).phone == "02541 999"
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, people["coordination"])


def test_rejecting_leaves_the_provider_as_it_is(proposal: ProviderProposal, people: Any) -> None:
    reject(proposal, people["coordination"])

    proposal.refresh_from_db()
    assert Provider.objects.get(pk=proposal.provider_id).phone == ""
    assert proposal.state == ProposalState.REJECTED


def test_a_proposal_is_decided_once(proposal: ProviderProposal, people: Any) -> None:
    reject(proposal, people["coordination"])

    with pytest.raises(ValidationError, match="schon entschieden"):
        accept(proposal, people["coordination"])


def test_what_has_become_invalid_is_not_accepted(proposal: ProviderProposal, people: Any) -> None:
    ProviderProposal.objects.filter(pk=proposal.pk).update(changes={"postcode": "1"})

    with pytest.raises(ValidationError):
        accept(proposal, people["coordination"])
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.OPEN


@pytest.mark.parametrize(
    ("role", "decides"),
    [("reader", False), ("editor", False), ("youth office", False), ("coordination", True)],
)
def test_those_decide_who_may_edit(
    client: Client, proposal: ProviderProposal, people: Any, role: str, decides: bool
) -> None:
    client.force_login(people[role])

    client.post(reverse("directory_proposal", args=[proposal.pk]), {"entscheidung": "uebernehmen"})

    proposal.refresh_from_db()
    assert (proposal.state == ProposalState.ACCEPTED) == decides
    assert proposals_to_decide(people[role]).exists() == decides


def test_the_list_and_the_proposal_are_drawn(client: Client, proposal: ProviderProposal, people: Any) -> None:
    client.force_login(people["coordination"])

    assert str(proposal.provider) in client.get(reverse("directory_proposals")).content.decode()
    assert "02541 999" in client.get(reverse("directory_proposal", args=[proposal.pk])).content.decode()


@pytest.mark.parametrize("role", ["editor", "coordination"])
def test_the_list_of_providers_is_drawn(client: Client, people: Any, providers: Any, role: str) -> None:
    client.force_login(people[role])

    html = client.get(reverse("wagtailsnippets_directory_provider:list")).content.decode()

    assert all(provider.name in html for provider in providers.values())


def test_a_proposal_that_is_sent_twice_is_there_once(proposal: ProviderProposal, people: Any) -> None:
    provider = proposal.provider
    again = propose(provider, {"phone": "02541 999"}, ["phone"], people["editor"], proposal.note)
    assert again == proposal


@pytest.mark.parametrize("decision", [{}, {"entscheidung": "vielleicht"}])
def test_a_decision_that_says_nothing_is_asked_for_again(
    client: Client, proposal: ProviderProposal, people: Any, decision: dict[str, str]
) -> None:
    client.force_login(people["coordination"])
    response = client.post(reverse("directory_proposal", args=[proposal.pk]), decision, follow=True)
    assert "Bitte entscheiden Sie" in response.content.decode()
