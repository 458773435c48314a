"""The main navigation: what each role can open, in the order of its day."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.web.care.models import SafetyFlag
from accord.web.people.models import Role, User
from accord.web.ui.navigation import NavigationItem


def navigation(request: HttpRequest) -> Sequence[NavigationItem]:
    """What the signed-in person's navigation holds.

    request  the request
    Returns nothing for strangers; at most one query.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return ()
    items: list[NavigationItem] = []
    if user.has_role(Role.THERAPIST):
        items += [
            NavigationItem(_("Today"), reverse("care:today"), count=_open_flags(user) or None),
            NavigationItem(_("Clients"), reverse("care:caseload")),
            NavigationItem(_("Introduction"), reverse("people:introduction")),
        ]
    if user.has_role(Role.SUPERVISOR):
        items.append(NavigationItem(_("Supervision"), reverse("supervision:caseload")))
    if user.has_role(Role.MANAGER):
        items.append(NavigationItem(_("Practice"), reverse("practice:home")))
    if user.has_role(Role.CLIENT):
        items.append(NavigationItem(_("My page"), reverse("together:my_page")))
    return items


def _open_flags(user: User) -> int:
    return SafetyFlag.objects.filter(episode__therapist=user, acknowledged_at__isnull=True).count()


def first_page(user: User) -> str:
    """Where somebody lands after signing in: the first page of their first role.

    user  signed in
    Returns a path; account pages for a role without pages of its own.
    """
    pages = {
        Role.THERAPIST: "care:today",
        Role.SUPERVISOR: "supervision:caseload",
        Role.MANAGER: "practice:home",
        Role.CLIENT: "together:my_page",
    }
    for role, name in pages.items():
        if user.has_role(role):
            return reverse(name)
    return reverse("account_change_password")
