"""Middleware that ends sessions which have lasted long enough."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from accounts.sessions import is_over


class SessionLengthMiddleware:
    """Signs a person out whose session is over; stands between authentication and the login requirement."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass, anonymously when the session is over."""
        if request.user.is_authenticated and is_over(request):
            logout(request)
        return self.get_response(request)
