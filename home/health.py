"""What the health check looks at."""

from django.db import DatabaseError, connection

from search.engines import engines, patience
from search.engines.base import Engine, EngineUnavailable


def database_answers() -> bool:
    """Tell whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def search_state() -> dict[str, str]:
    """Give for each engine of search by its name "ok", "empty" (nothing indexed yet) or "down"."""
    return {engine.name: _state(engine) for engine in engines()}


def _state(engine: Engine) -> str:
    try:
        with patience():
            return "ok" if engine.position() else "empty"
    except EngineUnavailable:
        return "down"
