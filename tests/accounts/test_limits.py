"""Guessing is hopeless, and nobody locks out others: not behind one address, and not for good."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts.limits import COOKIE
from tests.accounts.factories import PASSWORD, UserFactory
from tests.accounts.test_sign_in import CODE, is_signed_in, reset_link, set_new_password, sign_in

pytestmark = pytest.mark.django_db
RESET = "/konto/passwort/vergessen/"


@pytest.fixture(autouse=True)
def _count_anew(settings: Any, tmp_path: Any) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }


def at(address: str) -> Client:
    """Give a browser behind an address of the network."""
    return Client(REMOTE_ADDR=address)


def guess(email: str, times: int, address: str = "192.0.2.1") -> None:
    for number in range(times):
        sign_in(at(address), email, f"falsch-{number}")


def few_in_all(settings: Any, **rates: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, **rates}


def signs_in(client: Client, email: str) -> bool:
    sign_in(client, email)
    return is_signed_in(client)


def test_many_wrong_passwords_behind_one_address_lock_out_nobody_else() -> None:
    for _number in range(8):
        guess(UserFactory().email, 5)
    assert signs_in(at("192.0.2.1"), UserFactory().email)


def test_many_people_sign_in_behind_one_address() -> None:
    assert all(signs_in(at("192.0.2.1"), UserFactory().email) for _number in range(40))


def test_one_account_is_not_guessed_from_one_place() -> None:
    person = UserFactory()
    guess(person.email, 5)
    assert not signs_in(at("192.0.2.1"), person.email)


@pytest.mark.parametrize("spelling", ["NELE@example.org", " nele@EXAMPLE.org ", "nele@example.org\u200b"])
def test_another_spelling_is_no_way_around(spelling: str) -> None:
    UserFactory(email="nele@example.org")
    guess("nele@example.org", 3)
    guess(spelling, 2)
    assert not signs_in(at("192.0.2.1"), "nele@example.org")


def test_one_account_is_not_guessed_from_many_places(settings: Any) -> None:
    few_in_all(settings, password_account="6/h/key")
    person = UserFactory()
    for number in range(6):
        guess(person.email, 1, f"198.51.100.{number}")
    assert not signs_in(at("203.0.113.1"), person.email)


def test_many_accounts_are_not_guessed_from_one_place(settings: Any) -> None:
    few_in_all(settings, password_place="6/m/ip")
    for _number in range(6):
        guess(UserFactory().email, 1)
    assert not signs_in(at("192.0.2.1"), UserFactory().email)


def test_a_stranger_elsewhere_does_not_lock_the_owner_out() -> None:
    person = UserFactory()
    guess(person.email, 20, "198.51.100.7")
    assert signs_in(at("203.0.113.1"), person.email)


def test_a_known_browser_gets_in_whatever_strangers_do(settings: Any) -> None:
    few_in_all(settings, password_account="6/h/key", password_place="6/m/ip")
    person, browser = UserFactory(), at("192.0.2.1")
    assert signs_in(browser, person.email)
    browser.post("/konto/abmelden/")
    for number in range(8):
        guess(person.email, 1, f"198.51.100.{number}")
    guess(person.email, 8)
    assert signs_in(browser, person.email)


def test_a_known_browser_guesses_no_more_than_others() -> None:
    person, browser = UserFactory(), at("192.0.2.1")
    signs_in(browser, person.email)
    browser.post("/konto/abmelden/")
    for number in range(5):
        sign_in(browser, person.email, f"falsch-{number}")
    assert not signs_in(browser, person.email)


@pytest.mark.parametrize("change", ["other account", "forged"])
def test_a_browser_is_known_for_its_own_accounts_alone(change: str) -> None:
    person, other, browser = UserFactory(), UserFactory(), at("192.0.2.1")
    signs_in(browser, person.email)
    browser.post("/konto/abmelden/")
    if change == "forged":
        browser.cookies[COOKIE] = browser.cookies[COOKIE].value[:-2] + "xx"
    target = other if change == "other account" else person
    guess(target.email, 5)
    assert not signs_in(browser, target.email)


def test_the_cookie_tells_nobody_whose_browser_it_is() -> None:
    person, browser = UserFactory(email="nele@example.org"), at("192.0.2.1")
    signs_in(browser, person.email)
    cookie = browser.cookies[COOKIE]
    assert ("nele" in cookie.value, bool(cookie["httponly"]), cookie["samesite"]) == (False, True, "Lax")


def test_a_right_password_is_not_counted() -> None:
    person = UserFactory()
    assert all(signs_in(at("192.0.2.1"), person.email) for _number in range(12))


def test_a_new_password_can_be_used_at_once(settings: Any) -> None:
    few_in_all(settings, password_account="6/h/key")
    person, browser = UserFactory(), at("192.0.2.1")
    guess(person.email, 5)
    guess(person.email, 3, "198.51.100.1")
    browser.post(RESET, {"email": person.email})
    set_new_password(browser, reset_link())
    browser.post("/konto/abmelden/")
    fresh = at("192.0.2.1")
    sign_in(fresh, person.email, "noch-ein-langes-wort")
    assert is_signed_in(fresh)


@pytest.mark.parametrize(("url", "action"), [(CODE, "code"), (RESET, "reset")])
def test_codes_and_links_are_limited_as_passwords_are(settings: Any, url: str, action: str) -> None:
    few_in_all(settings, **{f"{action}_account": "6/h/key"})
    person, browser = UserFactory(), at("192.0.2.9")
    signs_in(browser, person.email)
    browser.post("/konto/abmelden/")
    for _number in range(9):
        at("198.51.100.1").post(url, {"email": person.email})
    assert len(mail.outbox) == 3  # the stranger's, from one place
    at("203.0.113.1").post(url, {"email": person.email})
    assert len(mail.outbox) == 4  # the owner at a new browser
    for number in range(9):
        at(f"198.51.100.{number}").post(url, {"email": person.email})
    assert len(mail.outbox) == 6  # no more in all
    answer = at("203.0.113.2").post(url, {"email": person.email})
    assert "Zu viele Versuche" in answer.content.decode()
    browser.post(url, {"email": person.email})
    assert len(mail.outbox) == 7  # but the owner's own browser


@pytest.mark.parametrize("url", [CODE, RESET])
def test_many_people_behind_one_address_get_theirs(url: str) -> None:
    for _number in range(30):
        at("192.0.2.1").post(url, {"email": UserFactory().email})
    assert len(mail.outbox) == 30


def test_unknown_addresses_are_counted_like_known_ones() -> None:
    for email in (UserFactory().email, "niemand@example.org"):
        guess(email, 5)
        answer = sign_in(at("192.0.2.1"), email, PASSWORD)
        assert "Zu viele Versuche" in answer.content.decode()
