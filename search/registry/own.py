"""The facets that search itself adds to every entry: what kind of thing it is, and its tags."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from core.models import Tag
from core.visibility import visible_tags
from search.registry.facets import Facet, TermPages
from search.registry.kinds import KINDS
from search.registry.names import by_slug


def _kind_names(_slugs: Collection[str]) -> Mapping[str, str]:
    return {kind.name: str(kind.label) for kind in KINDS}


KIND = Facet("kind", "kind", _("Art"), _kind_names, order=10)
TAG = Facet(
    "tag",
    "schlagwort",
    _("Schlagwort"),
    by_slug(Tag),
    order=1000,
    # All tags have a page of their own.
    most=40,
    way_in=_("Häufige Schlagwörter"),
    similarity=2.0,
    topical=True,
    pages=TermPages(Tag, visible_tags, "search:tags", _("Alle Schlagwörter")),
)
