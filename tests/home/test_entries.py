"""What search knows of the start page."""

from __future__ import annotations

import pytest

from home.entries import home_entry
from home.models import HomePage


@pytest.mark.django_db
def test_the_start_page_is_found_by_its_introduction() -> None:
    page = HomePage(title="Start", introduction="<p>Wer wir sind</p><p>Was wir tun</p>")
    assert home_entry(page).text.split() == ["Wer", "wir", "sind", "Was", "wir", "tun"]
