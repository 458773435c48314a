"""The main navigation by role."""

from collections.abc import Sequence

from django.http import HttpRequest

from accord.web.ui.navigation import NavigationItem


def navigation(request: HttpRequest) -> Sequence[NavigationItem]:
    """What the signed-in person's navigation holds.

    request  the request
    """
    return ()
