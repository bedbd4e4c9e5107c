"""What kinds of things there are to be found, declared by the apps that own them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from core.registry import Registry
from search.registry.cards import Card, KindCard


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its slug and its German plural.

    ``first``: what people come for; it stands before what is written about it, however much else there is.
    ``one`` is what one of it is called, with the article, where reasons for the order name it.
    ``ahead``: who searches with words finds it before its first day, too. ``card`` is what lists show of it;
    raise ``card_version`` whenever that says something else (see ``search.registry.cards``).
    """

    name: str
    label: str | Promise
    first: bool = False
    one: str | Promise = ""
    ahead: bool = False
    card: type[KindCard] = Card
    card_version: int = 1


KINDS: Registry[Kind] = Registry()


def first_kinds() -> tuple[str, ...]:
    """Return the slugs of the kinds that people come for."""
    return tuple(kind.name for kind in KINDS if kind.first)
