"""What the health check looks at."""

from django.db import DatabaseError, connection

from search.api import Engine, EngineUnavailable, SearchRequest, engines, patience, versions


def database_answers() -> bool:
    """Tell whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def search_state() -> dict[str, str]:
    """Return for each engine of search by its name "ok", "empty" (nothing is to be found yet) or "down".

    "down" is a server that does not answer, or an index that is missing or damaged.
    """
    return {engine.name: _state(engine) for engine in engines()}


def search_answers(state: dict[str, str]) -> bool:
    """Return whether at least one engine can answer, by what ``search_state`` has given."""
    return not state or any(word != "down" for word in state.values())


def _state(engine: Engine) -> str:
    try:
        with patience():
            if engine.position():
                engine.search(SearchRequest(limit=1, count=()))
                return "ok"
    except EngineUnavailable:
        return "down"
    return "down" if versions()[1] else "empty"
