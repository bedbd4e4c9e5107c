"""What is registered stands there once, in the order in which it came."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from core.registry import Registry


@dataclass(frozen=True)
class Fruit:
    name: str
    colour: str = "red"


def test_items_come_in_the_order_in_which_they_were_registered() -> None:
    fruits: Registry[Fruit] = Registry()
    for name in ("pear", "apple", "fig"):
        fruits.register(Fruit(name))
    assert [fruit.name for fruit in fruits] == ["pear", "apple", "fig"]


def test_an_item_is_found_by_its_name() -> None:
    fruits: Registry[Fruit] = Registry()
    apple = fruits.register(Fruit("apple"))
    assert fruits["apple"] is apple
    assert "apple" in fruits
    assert "pear" not in fruits


def test_a_second_item_of_the_same_name_is_refused() -> None:
    fruits: Registry[Fruit] = Registry()
    fruits.register(Fruit("apple"))
    with pytest.raises(ValueError, match="'apple' is registered already"):
        fruits.register(Fruit("apple", "green"))
    assert [fruit.colour for fruit in fruits] == ["red"]


def test_the_key_can_be_something_else_than_the_name() -> None:
    fruits: Registry[Fruit] = Registry(key=lambda fruit: (fruit.name, fruit.colour))
    fruits.register(Fruit("apple"))
    green = fruits.register(Fruit("apple", "green"))
    assert fruits["apple", "green"] is green
    with pytest.raises(KeyError):
        fruits["apple"]
