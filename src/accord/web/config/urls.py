"""Every address of the site, room by room."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from accord.web.config.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("accord.web.people.urls")),
    path("", include("accord.web.safety.urls")),
    path("", include("accord.web.supervision.urls")),
    path("", include("accord.web.welcome.urls")),
    path("methods/", include("accord.web.learn.urls")),
    path("practice/", include("accord.web.practice.urls")),
    path("", include("accord.web.checkins.urls")),
    path("", include("accord.web.care.urls")),
    path("", include("accord.web.letters.urls")),
    path("", include("accord.web.goals.urls")),
    path("", include("accord.web.together.urls")),
    path("accounts/", include("allauth.urls")),
    path("look/", include("accord.web.ui.urls")),
    path("look/language/", login_not_required(require_POST(set_language)), name="set_language"),
]
if settings.ACCORD_DEMO:
    urlpatterns.append(path("dev/", include("accord.web.config.dev")))
