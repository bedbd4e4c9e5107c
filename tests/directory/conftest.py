"""Fixtures of the directory's tests."""

from __future__ import annotations

import pytest

from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory, OfferFactory


@pytest.fixture
def directory_page(home_page: HomePage) -> DirectoryPage:
    """The county's directory."""
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def municipality_page(directory_page: DirectoryPage) -> MunicipalityPage:
    """The page of a municipality."""
    return MunicipalityPageFactory(parent=directory_page)


@pytest.fixture
def offer(municipality_page: MunicipalityPage) -> OfferPage:
    """A published offer of the municipality."""
    return OfferFactory(parent=municipality_page)
