"""Addresses from German words."""

from collections.abc import Container
from itertools import count

from django.db.models import Model
from django.utils.text import slugify

# The transliteration of DIN 5007-2 and passports; Django's own would drop ß and flatten ä to a.
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
)


def german_slug(text: str, max_length: int = 120) -> str:
    """Give ``text`` as a lower-case ASCII slug of at most ``max_length`` characters.

    «Frühe Hilfen» becomes ``fruehe-hilfen``; text without any letter or digit becomes "".
    """
    return slugify(text.translate(_GERMAN))[:max_length].strip("-")


def fill_slug(instance: Model, text: str) -> None:
    """Give ``instance``, when it has no slug yet, a free one made of ``text``.

    A slug that another row of the model has gets a number; text without letters and digits gives the
    model's name. Costs one query.
    """
    if getattr(instance, "slug", ""):
        return
    base = german_slug(text, max_length=110) or str(instance._meta.model_name)
    rows = type(instance)._default_manager.exclude(pk=instance.pk)
    taken = set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    instance.slug = free_slug(base, taken)  # type: ignore[attr-defined]


def free_slug(base: str, taken: Container[str]) -> str:
    """Give ``base``, or ``base`` with the first number from 2 on that is not in ``taken``."""
    numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)
