"""Signing in and out, staying signed in, limits, new passwords."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.role_table import Role
from accounts.roles import coordination_group, setup_roles
from home.models import HomePage
from tests.accounts.factories import PASSWORD, MunicipalityFactory, UserFactory, user_with

pytestmark = pytest.mark.django_db
LOGIN = "/konto/anmelden/"
NEW_PASSWORD = "noch-ein-langes-wort"
CODE = "/konto/anmelden/code/"
PROFILE = "/konto/profil/"


def sign_in(client: Client, email: str, password: str = PASSWORD, **data: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **data})


def sign_in_by_code(client: Client, email: str, **data: str) -> Any:
    client.post(CODE, {"email": email, **data})
    code = re.search(r"^ {4}(\S+)$", mail.outbox[-1].body, re.M)
    assert code
    return client.post(f"{CODE}eingeben/", {"code": code[1]})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_in_page_asks_in_german(client: Client) -> None:
    text = client.get(LOGIN).content.decode()
    assert ">Anmelden</h1>" in text
    assert "angemeldet bleiben" in text


def test_password_signs_in(client: Client) -> None:
    sign_in(client, UserFactory().email)
    assert is_signed_in(client)


def test_spelling_of_the_address_does_not_matter(client: Client) -> None:
    UserFactory(email="mara.muster@example.org")
    sign_in(client, " Mara.Muster@Example.ORG")
    assert is_signed_in(client)


def test_sign_in_leads_where_one_wanted_to_go(client: Client) -> None:
    response = sign_in(client, UserFactory().email, next=PROFILE)
    assert response["Location"] == PROFILE


def test_sign_in_leads_to_no_foreign_site(client: Client) -> None:
    response = sign_in(client, UserFactory().email, next="https://example.com/")
    assert response["Location"] == "/"


def test_closed_account_does_not_sign_in(client: Client) -> None:
    sign_in(client, UserFactory(is_active=False).email)
    assert not is_signed_in(client)


def test_code_signs_in(client: Client) -> None:
    sign_in_by_code(client, UserFactory().email)
    assert is_signed_in(client)


def test_code_signs_in_whoever_has_no_password(client: Client) -> None:
    person = UserFactory()
    person.set_unusable_password()
    person.save()
    sign_in_by_code(client, person.email)
    assert is_signed_in(client)


def test_wrong_code_does_not_sign_in(client: Client) -> None:
    client.post(CODE, {"email": UserFactory().email})
    client.post(f"{CODE}eingeben/", {"code": "000000"})
    assert not is_signed_in(client)


def test_code_mail_is_german(client: Client) -> None:
    client.post(CODE, {"email": UserFactory().email})
    assert mail.outbox[0].subject == "Ihr Code für Präventionsnetz"


@pytest.mark.parametrize("url", [CODE, "/konto/passwort/vergessen/"])
def test_known_and_unknown_addresses_get_the_same_answer(url: str) -> None:
    answers = []
    for email in (UserFactory().email, "niemand@example.org"):
        response = Client().post(url, {"email": email}, follow=True)
        text = re.sub(r'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"', "", response.content.decode())
        answers.append((response.status_code, response.redirect_chain, text.replace(email, "")))
    assert answers[0] == answers[1]


def test_wrong_password_and_unknown_address_get_the_same_answer(client: Client) -> None:
    known = sign_in(client, UserFactory().email, "falsch")
    unknown = sign_in(client, "niemand@example.org", "falsch")
    assert known.context["form"].errors == unknown.context["form"].errors


def test_there_is_no_sign_up(client: Client) -> None:
    assert client.get(reverse("account_signup"))["Location"].startswith(LOGIN)


def test_repeated_wrong_passwords_lock_the_right_one_out(client: Client) -> None:
    person = UserFactory()
    for _attempt in range(6):
        sign_in(client, person.email, "falsch")
    sign_in(client, person.email)
    assert not is_signed_in(client)


def test_too_many_codes_are_refused(client: Client) -> None:
    person = UserFactory()
    for _attempt in range(6):
        Client().post(CODE, {"email": person.email})
    assert len(mail.outbox) == 3


def test_limit_page_is_german(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "1/m/ip"}
    for _attempt in range(2):
        response = client.post(LOGIN, {"login": "x"})
    assert response.status_code == 429
    assert "Zu viele Versuche" in response.content.decode()


def test_sign_out_takes_a_post(client: Client) -> None:
    client.force_login(UserFactory())
    client.get("/konto/abmelden/")
    assert is_signed_in(client)


def test_sign_out(client: Client) -> None:
    client.force_login(UserFactory())
    client.post("/konto/abmelden/")
    assert not is_signed_in(client)


def reset_link() -> str:
    found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def set_new_password(client: Client, link: str, password: str = NEW_PASSWORD) -> Any:
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password})


def test_reset_link_sets_a_new_password(client: Client) -> None:
    person = UserFactory()
    client.post("/konto/passwort/vergessen/", {"email": person.email})
    set_new_password(client, reset_link())
    sign_in(client, person.email, "noch-ein-langes-wort")
    assert is_signed_in(client)


def test_reset_link_works_once(client: Client) -> None:
    person = UserFactory()
    client.post("/konto/passwort/vergessen/", {"email": person.email})
    set_new_password(client, reset_link())
    set_new_password(
        Client(), mail.outbox[0].body.split("http://testserver")[1].split()[0], "ein-drittes-wort-hier"
    )
    person.refresh_from_db()
    assert person.check_password("noch-ein-langes-wort")


def test_used_reset_link_says_so(client: Client) -> None:
    person = UserFactory()
    client.post("/konto/passwort/vergessen/", {"email": person.email})
    link = reset_link()
    set_new_password(client, link)
    assert "gilt nicht mehr" in Client().get(link, follow=True).content.decode()


def test_short_password_is_refused(client: Client) -> None:
    person = UserFactory()
    client.post("/konto/passwort/vergessen/", {"email": person.email})
    set_new_password(client, reset_link(), "kurz")
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_former_address_does_not_open_the_account(client: Client) -> None:
    person = UserFactory(email="alt@example.org")
    sign_in_by_code(client, "alt@example.org")
    person.email = "neu@example.org"
    person.save()
    other = Client()
    sign_in(other, "alt@example.org")
    assert not is_signed_in(other)


def test_changing_the_password_needs_the_old_one(client: Client) -> None:
    person = UserFactory()
    client.force_login(person)
    new = {"password1": "noch-ein-langes-wort", "password2": "noch-ein-langes-wort"}
    client.post("/konto/passwort/", {"oldpassword": "falsch", **new})
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_changed_password_is_told_by_mail(client: Client) -> None:
    client.force_login(UserFactory())
    new = {"password1": "noch-ein-langes-wort", "password2": "noch-ein-langes-wort"}
    client.post("/konto/passwort/", {"oldpassword": PASSWORD, **new})
    assert [m.subject for m in mail.outbox] == ["Ihr Passwort wurde geändert"]


# How long a session lasts


@pytest.mark.parametrize("way", [sign_in, sign_in_by_code])
@pytest.mark.parametrize(
    ("role", "wish", "days"),
    [(Role.READER, "on", 30), (Role.READER, "", 0), (Role.EDITOR, "on", 0), (Role.COORDINATION, "on", 0)],
)
def test_only_readers_stay_signed_in(client: Client, way: Any, role: Role, wish: str, days: int) -> None:
    way(client, user_with(role, MunicipalityFactory()).email, remember=wish)
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == (days * 86_400 or "")


@pytest.mark.parametrize(
    ("wish", "hours", "stays"),
    [("", 11, True), ("", 13, False), ("on", 29 * 24, True), ("on", 31 * 24, False)],
)
def test_session_ends_in_time(client: Client, wish: str, hours: int, stays: bool) -> None:
    sign_in(client, UserFactory().email, remember=wish)
    session = client.session
    session["signed_in_at"] = int(time.time()) - hours * 3600
    session.save()
    assert (client.get(PROFILE).status_code == 200) is stays


def test_long_session_ends_with_new_editing_rights(client: Client) -> None:
    setup_roles()
    person = UserFactory()
    sign_in(client, person.email, remember="on")
    person.groups.add(coordination_group())
    assert client.get(PROFILE).status_code == 302


# Wagtail's own doors


def test_admin_leads_to_the_sign_in_of_the_site(client: Client) -> None:
    response = client.get("/admin/")
    assert response["Location"] == f"{LOGIN}?next=/admin/"


def test_admin_sign_in_leads_to_the_sign_in_of_the_site(client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response["Location"] == f"{LOGIN}?next=/admin/pages/"


def test_admin_sign_in_takes_no_password(client: Client) -> None:
    person = user_with(Role.COORDINATION)
    client.post(reverse("wagtailadmin_login"), {"username": person.email, "password": PASSWORD})
    assert not is_signed_in(client)


def test_admin_sign_in_leads_to_no_foreign_site(client: Client) -> None:
    client.force_login(user_with(Role.COORDINATION))
    assert client.get("/admin/login/?next=https://example.com/")["Location"] == "/admin/"


def test_admin_password_reset_is_the_one_of_the_site(client: Client) -> None:
    response = client.get("/admin/password_reset/")
    assert response["Location"] == "/konto/passwort/vergessen/"


def test_reader_at_the_admin_gets_a_refusal_and_no_loop(client: Client, home_page: HomePage) -> None:
    client.force_login(UserFactory())
    response = client.get("/admin/", follow=True)
    assert (response.status_code, len(response.redirect_chain)) == (403, 1)


def test_admin_sign_out_signs_out(client: Client) -> None:
    client.force_login(user_with(Role.COORDINATION))
    client.post(reverse("wagtailadmin_logout"))
    assert not is_signed_in(client)


def test_coordination_opens_the_admin(client: Client, home_page: HomePage) -> None:
    client.force_login(user_with(Role.COORDINATION))
    assert client.get("/admin/").status_code == 200
