"""Headers that every answer of ours carries, whoever wrote the view."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Next = Callable[[HttpRequest], HttpResponseBase]


def private_answers(get_response: Next) -> Next:
    """Keep pages out of every cache and features out of every page.

    get_response  the next middleware or the view
    Returns the wrapped handler.
    """

    def handle(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return handle
