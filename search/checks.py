"""What the declarations of other apps have to keep to, watched by ``manage.py check``."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.checks import CheckMessage, Error

from search.registry.facets import FACETS
from search.registry.kinds import KINDS
from search.registry.sources import sources


def check_declarations(**kwargs: Any) -> list[CheckMessage]:
    """Return an error for each type of an unknown kind (search.E001), each parameter of an address that two
    facets share (search.E002), and for more or fewer than one facet of places (search.E003)."""
    found: list[CheckMessage] = [
        Error(
            f"{model.__name__} is of the kind {source.kind!r}, which nobody has registered.",
            hint="Register it in search.api.KINDS.",
            obj=model,
            id="search.E001",
        )
        for model, source in sources().items()
        if source.kind not in KINDS
    ]
    parameters = Counter(facet.parameter for facet in FACETS)
    found += [
        Error(f"Several facets have the parameter {parameter!r}.", id="search.E002")
        for parameter, count in parameters.items()
        if count > 1
    ]
    if sum(facet.place for facet in FACETS) != 1:
        found.append(Error("Exactly one facet has to be of places (place=True).", id="search.E003"))
    return found
