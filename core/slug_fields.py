"""Fields for slugs in the administration: the browser writes letters out as the server does."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.widgets import SlugInput

from core.slugs import STEPS


class GermanSlugInput(SlugInput):
    """Wagtail's field, told our rule: by itself it drops umlauts («madchentreff»)."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        """Hand the steps of ``german_slug`` to Wagtail's script."""
        super().__init__(attrs, **({"formatters": list(STEPS)} | kwargs))


class GermanCopyForm(CopyForm):
    """Copies a page to an address that follows our rule."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_slug"].widget = GermanSlugInput(locale=self.page.locale)


def register_slug_fields() -> None:
    """Have every form of the administration write slugs by our rule."""
    register_form_field_override(models.SlugField, override={"widget": GermanSlugInput})
