"""Ages in months, and how people read them; ``core.typed.ages`` reads what they write."""

from functools import lru_cache

from django.utils.translation import get_language, gettext as _, ngettext

from core.typed.ages import MONTHS_A_YEAR

# Below this age people count in months, as midwives and crèches do.
COUNT_MONTHS_BELOW = 24


def format_age(months: int) -> str:
    """Give an age of ``months`` (0 or more) in words: «8 Monate», «3 Jahre», «2 Jahre 6 Monate»."""
    years, rest = divmod(months, MONTHS_A_YEAR)
    if months == 0:
        return _("Geburt")
    if months < COUNT_MONTHS_BELOW and rest:
        return ngettext("%(count)d Monat", "%(count)d Monate", months) % {"count": months}
    words = ngettext("%(count)d Jahr", "%(count)d Jahre", years) % {"count": years}
    if rest:
        words += " " + ngettext("%(count)d Monat", "%(count)d Monate", rest) % {"count": rest}
    return words


def format_age_range(age_from: int | None, age_to: int | None) -> str:
    """Give a range of ages in months in words; a missing end is open, two missing ends are ""."""
    if age_from is None and age_to is None:
        return ""
    return _range_in(age_from, age_to, get_language())


@lru_cache(maxsize=1_000)
def _range_in(age_from: int | None, age_to: int | None, _language: str | None) -> str:
    """A list of offers has few different ranges, and looking messages up takes longer than all the rest."""
    if age_to is None:
        return _("ab %(age)s") % {"age": format_age(age_from or 0)}
    if not age_from:
        return _("bis %(age)s") % {"age": format_age(age_to)}
    if age_from % MONTHS_A_YEAR == 0 and age_to % MONTHS_A_YEAR == 0:
        return _("%(start)d bis %(end)d Jahre") % {
            "start": age_from // MONTHS_A_YEAR,
            "end": age_to // MONTHS_A_YEAR,
        }
    return _("%(start)s bis %(end)s") % {"start": format_age(age_from), "end": format_age(age_to)}
