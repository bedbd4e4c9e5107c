"""Demo accounts, and browsers that are signed in with them."""

from __future__ import annotations

from django.test import Client

from accounts.models import User


def account(address: str) -> User:
    """Give a demo account by the part of its address before the @."""
    return User.objects.get(email=f"{address}@praeventionsnetz.example")


def browser(address: str) -> Client:
    """Give a browser that is signed in as a demo account."""
    client = Client()
    client.force_login(account(address))
    return client
