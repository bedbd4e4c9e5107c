"""Names stand in the order of a German dictionary (DIN 5007-1): Ä with A, ß as ss, Ü with U.

SQLite puts umlauts after Z, and so does PostgreSQL when its database was made with the "C" locale. So every
``ORDER BY`` over a text asks SQLite for ``german_order`` and PostgreSQL for its German collation; nothing in
the schema knows of either. Lists that Python sorts use ``german_order`` as their key. Why it is done in this
way: docs/decisions/0048-german-order.md.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models.expressions import Col, Func, OrderBy, Ref
from django.db.models.functions import Collate
from django.db.models.sql.compiler import SQLCompiler

# PostgreSQL's own, of every server that was built with ICU.
COLLATION = "de-x-icu"
# What begins with a digit or a sign stands under this instead of a letter.
OTHER = "#"

# Signs come before digits, and in this order, as in ICU. Those of one group are alike.
_SIGNS = (
    " \t\n",
    *("_", "-‐‑–—", ",", ";", ":", "!¡", "?¿", ".…", "·", "'‘’‚‛‹›", '"“”„‟«»', "()", "[]", "{}", "§¶"),
    *("@", "*", "/", "\\", "&", "#", "%‰", "†‡•", "`´^¨¯¸", "°©®", "+±", "÷×", "<=>", "|¦~", "¢$£€"),
)
_LETTERS = {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
_PLACES = str.maketrans(
    {sign: chr(place) for place, signs in enumerate(_SIGNS, start=2) for sign in signs} | _LETTERS
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Before all else: «Elternkreis» stands before «Elternkreis Olfen».
_END = "\x01"

# Codes of programs. Nobody reads lists of them, and some are read in the order of their index.
_CODES = (models.SlugField, models.URLField, models.EmailField, models.FileField, models.FilePathField)
_PLACES_IN_THE_TREE = frozenset({"path", "url_path"})


def german_order(text: str) -> str:
    """Return what ``text`` is sorted by: letters without marks and without case, then ``text`` itself.

    >>> sorted(["Zoo", "Österreich", "Oma", "Masse", "Maße"], key=german_order)
    ['Masse', 'Maße', 'Oma', 'Österreich', 'Zoo']
    """
    return f"{_folded(text)}{_END}{text}"


def german_letter(text: str) -> str:
    """Return the letter under which ``text`` stands in a list from A to Z: «Ä» under A, digits under «#»."""
    first = _folded(text[:1])[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _folded(text: str) -> str:
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda found: _plain(found[0]), text)
    return text.lower().translate(_PLACES)


@lru_cache(maxsize=2_048)
def _plain(sign: str) -> str:
    """Return one sign without marks: «é» as «e», «ß» as «ss», a mark that stands alone as nothing."""
    parts = unicodedata.normalize("NFD", sign.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_PLACES)


def order_names_in_german() -> None:
    """Have every ``ORDER BY``, ours or Wagtail's, put texts in this order.

    By the methods ``as_sqlite`` and ``as_postgresql``, which Django asks for at any expression.
    """
    OrderBy.as_sqlite = _as_sqlite  # type: ignore[attr-defined]
    OrderBy.as_postgresql = _as_postgresql  # type: ignore[attr-defined]


def can_sort(connection: Any) -> bool:
    """Return whether the server of a database knows this order; SQLite is given it with each connection."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_collation WHERE collname = %s", [COLLATION])
        return cursor.fetchone() is not None


def _as_sqlite(order: Any, compiler: SQLCompiler, connection: Any, **context: Any) -> Any:
    name = _name_in(order, compiler)
    if name is not None:
        order = order.copy()
        order.expression = Func(name, function="german_order", output_field=models.TextField())
    return order.as_sql(compiler, connection, **context)


def _as_postgresql(order: Any, compiler: SQLCompiler, connection: Any, **context: Any) -> Any:
    name = _name_in(order, compiler)
    # With DISTINCT, PostgreSQL orders a selected column by nothing but itself.
    if name is not None and not (compiler.query.distinct and name is not order.expression):
        order = order.copy()
        order.expression = Collate(name, COLLATION)
    return order.as_sql(compiler, connection, **context)


def _name_in(order: OrderBy, compiler: SQLCompiler) -> Any:
    """Return the text that people read by which ``order`` sorts, if it does.

    An index of the schema has no aliases for columns; a combined query and DISTINCT ON take columns as they
    are.
    """
    query: Any = compiler.query
    if not query.alias_cols or query.combinator or query.distinct_fields:
        return None
    name: Any = order.expression
    while isinstance(name, Ref):  # a selected column, named by its place
        (name,) = name.get_source_expressions()
    field = getattr(name, "_output_field_or_none", None)
    if not isinstance(field, models.CharField | models.TextField) or isinstance(field, _CODES):
        return None
    if field.choices or (isinstance(name, Col) and name.target.name in _PLACES_IN_THE_TREE):
        return None
    return name
