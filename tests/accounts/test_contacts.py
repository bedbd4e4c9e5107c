"""Profile, contact persons, and what search knows of people."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.contacts import by_letter, find_contacts
from accounts.entries import person_entry
from accounts.models import User
from accounts.role_table import Role
from tests.accounts.factories import MunicipalityFactory, TopicFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db
CONTACTS = "/konto/ansprechpersonen/"
PROFILE = "/konto/profil/"


@pytest.fixture
def signed_in(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


@pytest.mark.parametrize(
    ("is_contact", "is_active", "shown"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_only_who_wants_to_be_found_is_listed(
    signed_in: Client, is_contact: bool, is_active: bool, shown: bool
) -> None:
    UserFactory(last_name="Zufall", is_contact=is_contact, is_active=is_active)
    assert ("Zufall" in signed_in.get(CONTACTS).content.decode()) is shown


@pytest.mark.parametrize(("is_contact", "status"), [(True, 200), (False, 404)])
def test_only_who_wants_to_be_found_has_a_page(signed_in: Client, is_contact: bool, status: int) -> None:
    person = UserFactory(is_contact=is_contact)
    assert signed_in.get(f"{CONTACTS}{person.pk}/").status_code == status


def test_phone_can_be_dialled(signed_in: Client) -> None:
    person = UserFactory(is_contact=True, phone="02541 18-0")
    assert 'href="tel:02541180"' in signed_in.get(f"{CONTACTS}{person.pk}/").content.decode()


def test_list_is_narrowed_by_municipality(signed_in: Client) -> None:
    town = MunicipalityFactory()
    here = UserFactory(is_contact=True, municipality=town)
    UserFactory(is_contact=True, municipality=MunicipalityFactory())
    response = signed_in.get(CONTACTS, {"kommune": town.slug})
    assert list(response.context["page_of_people"]) == [here]


def test_list_is_narrowed_by_topic(signed_in: Client) -> None:
    topic = TopicFactory()
    person = UserFactory(is_contact=True, topics=[topic])
    UserFactory(is_contact=True)
    response = signed_in.get(CONTACTS, {"thema": topic.slug})
    assert list(response.context["page_of_people"]) == [person]


@pytest.mark.parametrize("words", ["Schulz", "mara schulz", "Caritas", "caritas BERATERIN"])
def test_words_find_name_organisation_and_function(words: str) -> None:
    person = UserFactory(
        first_name="Mara", last_name="Schulz", organisation="Caritas", function="Beraterin", is_contact=True
    )
    UserFactory(last_name="Anders", is_contact=True)
    assert list(find_contacts(words)) == [person]


@pytest.mark.parametrize(
    "query", ["kommune=gibt-es-nicht", "seite=999", "seite=x", "q=%00%F0%9F%98%80", "thema="]
)
def test_any_input_gives_a_page(signed_in: Client, query: str) -> None:
    assert signed_in.get(f"{CONTACTS}?{query}").status_code == 200


def test_umlauts_stand_with_their_base_letter() -> None:
    people = [User(last_name="Özil"), User(last_name="Olbers"), User(last_name="Abel")]
    assert [letter for letter, _people in by_letter(people)] == ["A", "O"]


def test_empty_list_helps_on(signed_in: Client) -> None:
    assert "Noch steht hier niemand" in signed_in.get(CONTACTS).content.decode()


def test_queries_do_not_grow_with_the_list(signed_in: Client) -> None:
    counts = []
    signed_in.get(CONTACTS)  # where sites begin is asked for once and remembered
    for number in (3, 20):
        topic = TopicFactory()
        for _person in range(number):
            UserFactory(is_contact=True, municipality=MunicipalityFactory(), topics=[topic])
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(CONTACTS)
        counts.append(len(queries))
    assert (counts[0] == counts[1], counts[1] <= 25) == (True, True)


def profile_data(**changes: object) -> dict[str, object]:
    return {
        "first_name": "Mara",
        "last_name": "Muster",
        "organisation": "",
        "function": "",
        "phone": "",
        **changes,
    }


def test_profile_is_saved(signed_in: Client, reader: User) -> None:
    signed_in.post(PROFILE, profile_data(organisation="Caritas", is_contact="on"))
    reader.refresh_from_db()
    assert (reader.organisation, reader.is_contact) == ("Caritas", True)


@pytest.mark.parametrize("number", ["9" * 30, "x", "-1"])
def test_profile_refuses_topics_that_do_not_exist(signed_in: Client, number: str) -> None:
    response = signed_in.post(PROFILE, profile_data(topics=[number], municipality=number))
    assert set(response.context["form"].errors) == {"topics", "municipality"}


def test_profile_refuses_a_phone_number_with_letters(signed_in: Client) -> None:
    response = signed_in.post(PROFILE, profile_data(phone="ruf an"))
    assert "phone" in response.context["form"].errors


@pytest.mark.parametrize("field", ["is_superuser", "is_staff", "email", "groups"])
def test_profile_gives_no_rights(signed_in: Client, reader: User, field: str) -> None:
    signed_in.post(PROFILE, profile_data(**{field: "1"}))
    after = User.objects.get(pk=reader.pk)
    assert (after.is_superuser, after.is_staff, after.email, after.groups.count()) == (
        False,
        False,
        reader.email,
        0,
    )


def test_search_knows_contact_persons() -> None:
    town, topic = MunicipalityFactory(), TopicFactory()
    person = UserFactory(is_contact=True, municipality=town, topics=[topic])
    entry = person_entry(person)
    assert entry
    assert entry.facets == {"municipality": [town.slug], "topic": [topic.slug]}


@pytest.mark.parametrize("state", [{"is_contact": False}, {"is_contact": True, "is_active": False}])
def test_search_knows_nobody_else(state: dict[str, bool]) -> None:
    assert person_entry(UserFactory(**state)) is None


# The administration of people


@pytest.fixture
def administration(client: Client, home_page: object) -> Client:
    client.force_login(user_with(Role.ADMINISTRATION))
    return client


def account_data(**changes: object) -> dict[str, object]:
    return {**profile_data(), "email": "neu@example.org", **changes}


def test_administration_lists_people(administration: Client) -> None:
    assert administration.get("/admin/users/").status_code == 200


def test_administration_adds_an_account_without_password(administration: Client) -> None:
    administration.post("/admin/users/new/", account_data())
    assert not User.objects.get(email="neu@example.org").has_usable_password()


@pytest.mark.parametrize("url", ["/admin/users/new/", "/admin/users/edit/{pk}/"])
def test_forms_of_people_have_our_fields(administration: Client, reader: User, url: str) -> None:
    text = administration.get(url.format(pk=reader.pk)).content.decode()
    assert ('name="organisation"' in text, 'name="is_superuser"' in text) == (True, False)


def test_administration_changes_groups(administration: Client, reader: User) -> None:
    group = MunicipalityFactory().team.group
    administration.post(f"/admin/users/edit/{reader.pk}/", account_data(groups=[group.pk], is_active="on"))
    assert list(reader.groups.all()) == [group]


def test_administration_makes_no_superuser(administration: Client, reader: User) -> None:
    administration.post(f"/admin/users/edit/{reader.pk}/", account_data(is_superuser="on", is_active="on"))
    reader.refresh_from_db()
    assert not reader.is_superuser


def test_administration_cannot_take_over_a_superuser(administration: Client, superuser: User) -> None:
    administration.post(f"/admin/users/edit/{superuser.pk}/", account_data(is_active="on"))
    superuser.refresh_from_db()
    assert superuser.email == "admin@example.org"


def test_administration_cannot_close_a_superuser_in_bulk(administration: Client, superuser: User) -> None:
    administration.post(
        f"/admin/bulk/accounts/user/set_active_state/?id={superuser.pk}", {"mark_as_active": "False"}
    )
    superuser.refresh_from_db()
    assert superuser.is_active


def test_address_of_somebody_else_is_refused(administration: Client, reader: User) -> None:
    administration.post("/admin/users/new/", account_data(email=reader.email.upper()))
    assert User.objects.filter(email__iexact=reader.email).count() == 1


def test_coordination_cannot_edit_people(client: Client, reader: User) -> None:
    client.force_login(user_with(Role.COORDINATION))
    assert client.get(f"/admin/users/edit/{reader.pk}/").status_code == 302


def test_own_account_page_of_the_admin_has_no_password_or_address(administration: Client) -> None:
    text = administration.get("/admin/account/").content.decode()
    assert ('name="password' in text, 'name="name_email-email"' in text) == (False, False)
