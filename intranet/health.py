"""The health check: whether the database and a search engine answer, and whether mail and jobs keep up."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jobs.state import jobs_word
from mail.state import mail_state
from search.api import Engine, EngineUnavailable, SearchRequest, deadline, engines, versions


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Tell whether the site works: 200, or 503 when its database does not answer or no search engine can.

    While Elasticsearch is down the site works too, with the index of its host, and ``search`` says so; mails
    that wait for long make ``mail`` late, regular work that fails or is not done shows as ``jobs``.
    """
    if not database_answers():
        return JsonResponse({"status": "down", "database": "down"}, status=503)
    state = search_state()
    works = search_answers(state)
    words = {"status": "ok" if works else "degraded", "database": "ok"}
    return JsonResponse(
        {**words, "search": state, "mail": mail_state().word, "jobs": jobs_word()},
        status=200 if works else 503,
    )


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
        with deadline():
            if engine.position():
                engine.search(SearchRequest(limit=1, count=()))
                return "ok"
    except EngineUnavailable:
        return "down"
    return "down" if versions()[1] else "empty"
