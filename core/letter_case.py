"""Upper and lower case are one, for umlauts as for other letters and on every database.

SQLite's own ``LOWER`` and ``LIKE`` know the 26 letters of ASCII only: «özdemir» would not find «Özdemir». So
each connection gets functions that know all letters, and lookups that ignore case compare what these give.
Nothing in the schema may use them: other programs that open the file do not have them. Why it is done in this
way: docs/decisions/0046-letter-case.md.
"""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import lookups
from django.db.models.sql.compiler import SQLCompiler

from core.german_order import german_order
from core.text import visible_text

# Letters whose small form is longer, or depends on where they stand.
_LOWER_ALONE = str.maketrans({"İ": "i", "Σ": "σ"})
# What SQLite accepts as a pattern; see SQLITE_MAX_LIKE_PATTERN_LENGTH.
_LONGEST_PATTERN = 50_000  # bytes


def lower(text: str) -> str:
    """Return ``text`` in small letters, each by itself, as PostgreSQL's ``lower`` does: ẞ becomes ß."""
    return text.translate(_LOWER_ALONE).lower()


def upper(text: str) -> str:
    """Return ``text`` in capitals, each by itself, as PostgreSQL's ``upper`` does: ß stays ß."""
    capitals = text.upper()
    if len(capitals) == len(text):
        return capitals
    return "".join(letter if len(letter.upper()) > 1 else letter.upper() for letter in text)


def same_name(name: str) -> str:
    """Return what is equal for two spellings of one name: visible signs, single blanks, small letters."""
    return lower(" ".join(visible_text(name).split()))


def add_functions(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Give a connection to SQLite that is being opened ``LOWER`` and ``UPPER`` for all letters, and the order
    of names.
    """
    if connection.vendor == "sqlite":
        for name, change in (("lower", lower), ("upper", upper), ("german_order", german_order)):
            connection.connection.create_function(name, 1, _of_any_type(change), deterministic=True)


def _of_any_type(change: Any) -> Any:
    """Return ``change`` for whatever a column may hold: text, numbers, bytes, None."""

    def changed(value: Any) -> Any:
        if value is None or isinstance(value, bytes):
            return value
        return change(str(value))

    return changed


class _AnyCase(lookups.BuiltinLookup):
    """Compares small letters with small letters; what is typed is composed, as what is stored is."""

    # How a text is compared, and how a pattern is made of another column.
    comparison = r"LIKE {} ESCAPE '\'"
    pattern = ""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        """Return the comparison as SQL. Django's own asks SQLite for ASCII and PostgreSQL for capitals."""
        left, left_values = super(lookups.BuiltinLookup, self).process_lhs(compiler, connection)
        right, found = self.process_rhs(compiler, connection)
        right_values: list[Any] = [normalize("NFC", str(value)) for value in found]
        if not self.rhs_is_direct_value():
            right, right_values = self.made_of_column(right, connection), list(found)
        elif not all(_can_be_stored(value) for value in right_values):
            return "1 = 0", []
        text = "::text" if connection.vendor == "postgresql" else ""
        compared = self.comparison.format(f"LOWER({right}{text})")
        return f"LOWER({left}{text}) {compared}", [*left_values, *right_values]

    def made_of_column(self, column: str, connection: Any) -> str:
        """Return the SQL of what is compared, made of that of another column."""
        return self.pattern.format(connection.pattern_esc.format(column))


def _can_be_stored(text: str) -> bool:
    """Whether a database could hold ``text``; what none can hold is equal to nothing."""
    try:
        return "\0" not in text and len(text.encode()) <= _LONGEST_PATTERN
    except UnicodeEncodeError:
        return False


class IExact(_AnyCase, lookups.IExact):
    """``iexact`` for all letters."""

    comparison = "= {}"

    def process_rhs(self, compiler: SQLCompiler, connection: Any) -> Any:
        """Return what is compared as it is: it is no pattern."""
        return super(lookups.IExact, self).process_rhs(compiler, connection)

    def made_of_column(self, column: str, connection: Any) -> str:
        """Return the column itself."""
        return column


class IContains(_AnyCase, lookups.IContains):
    """``icontains`` for all letters."""

    pattern = "'%%' || {} || '%%'"


class IStartsWith(_AnyCase, lookups.IStartsWith):
    """``istartswith`` for all letters."""

    pattern = "{} || '%%'"


class IEndsWith(_AnyCase, lookups.IEndsWith):
    """``iendswith`` for all letters."""

    pattern = "'%%' || {}"


def register_lookups() -> None:
    """Have every field, ours or Wagtail's, compare in this way."""
    for lookup in (IExact, IContains, IStartsWith, IEndsWith):
        models.Field.register_lookup(lookup)


class SameNameField(models.CharField):
    """Holds ``same_name`` of another field, so that the database itself refuses two rows of one name.

    A unique index on ``LOWER(name)`` would do on PostgreSQL alone. ``source`` names the other field.
    """

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("max_length", 255)
        super().__init__(*args, **{"unique": True, "editable": False, "default": "", **kwargs})

    def deconstruct(self) -> Any:
        """Return what migrations write down.

        Whether it is unique is always said: Django leaves out what is its own default, and a copy of a field
        that is not unique yet would be.
        """
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source, "unique": self.unique}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the value for the other field as it is being saved."""
        value = same_name(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value


def refuse_same_name(instance: models.Model, message: str) -> None:
    """Raise ValidationError with ``message`` at the name, when another row has the name of ``instance``."""
    for field in instance._meta.fields:
        if isinstance(field, SameNameField):
            name = same_name(getattr(instance, field.source))
            if type(instance)._default_manager.exclude(pk=instance.pk).filter(**{field.name: name}).exists():
                raise ValidationError({field.source: message})
