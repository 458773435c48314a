"""Pages that exist in the demo alone: sign-in with one press, the guided tour, and the letters written."""

from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from accord.web.care.models import Episode
from accord.web.config.home import sign_ins
from accord.web.config.navigation import first_page
from accord.web.people.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
app_name = "dev"


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the demo's people."""
    user = _demo_user(request.POST.get("role", ""))
    login(request, user, backend=BACKEND)
    return redirect(first_page(user))


@login_not_required
@require_POST
def tour(request: HttpRequest) -> HttpResponse:
    """The guided tour: as Maya's therapist, straight to the screen that the two look at together."""
    user = _demo_user("therapist")
    maya = User.objects.get(email=next(one.email for one in sign_ins() if one.role == "client"))
    episode = Episode.objects.get(client__account=maya)
    login(request, user, backend=BACKEND)
    return redirect("together:course", episode_id=episode.pk)


def _demo_user(role: str) -> User:
    way = next((one for one in sign_ins() if one.role == role), None)
    user = User.objects.filter(email=way.email).first() if way else None
    if user is None:
        raise Http404
    return user


@login_not_required
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """The letters that a real practice would have sent, newest first."""
    folder = Path(settings.CONFIGURATION.mail.removeprefix("folder:"))
    files = sorted(folder.glob("*.log"), key=lambda one: one.stat().st_mtime, reverse=True)[:50]
    letters = [letter for file in files for letter in reversed(_letters(file))]
    return render(request, "front/mail.html", {"letters": letters})


def _letters(file: Path) -> list[dict[str, str]]:
    """The letters in one of Django's mail files, which separates them by a line of dashes."""
    parts = file.read_bytes().split(b"-" * 79 + b"\n")
    read = [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]
    return [
        {"to": str(one["to"]), "subject": str(one["subject"]), "date": str(one["date"]), "body": one.get_content()}
        for one in read
    ]


urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("tour/", tour, name="tour"),
    path("mail/", mail, name="mail"),
]
