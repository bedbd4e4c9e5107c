"""Search knows nothing of what other apps are about: it reads their declarations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.registry.facets import FACETS, facet_names
from search.registry.kinds import KINDS
from search.registry.own import KIND, TAG
from tests.needs import ROOT

# What an app above search is about: neither a name nor a text of search may have one of these.
DOMAIN = {
    *("offer", "offers", "provider", "providers", "referral", "referrals", "accessible", "yesno"),
    *("article", "articles", "glossary", "initiative", "initiatives", "strategy"),
    *("resolution", "resolutions", "meeting", "meetings"),
}
# Words of search's own that some app calls a kind or a facet, too.
OWN = {KIND.name, TAG.name, "page", "municipality"}


def sources() -> list[Path]:
    """Return the files of search's code."""
    files = (ROOT / "search").rglob("*.py")
    return sorted(path for path in files if "migrations" not in path.parts)


def said(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts in ``tree`` that are no docstrings, each with its line."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the names that ``tree`` uses, each with its line."""
    for node in ast.walk(tree):
        for attribute in ("id", "attr", "name", "arg", "module", "asname"):
            if isinstance(name := getattr(node, attribute, None), str):
                yield getattr(node, "lineno", 0), name


def words(text: str) -> set[str]:
    """Return the words of a text or of a name in snake or camel case."""
    return {word.lower() for word in re.findall(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-z])", text)}


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_search_names_nothing_that_other_apps_are_about(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    declared = {*facet_names(), *(facet.field for facet in FACETS), *(kind.name for kind in KINDS)} - OWN
    found = [f"line {line}: {text}" for line, text in said(tree) if text in declared or words(text) & DOMAIN]
    found += [f"line {line}: {name}" for line, name in named(tree) if words(name) & DOMAIN]
    assert not found


def test_the_search_above_would_find_a_name() -> None:
    tree = ast.parse('"Every offer."\nprovider_kind = entry["cost"]\n')
    assert [text for _line, text in said(tree)] == ["cost"]
    assert words("provider_kind") | words("OfferPage") | words("facet_kind") >= {"provider", "offer", "kind"}
