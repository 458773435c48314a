"""Every address of the site, room by room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("accord.web.checkins.urls")),
    path("accounts/", include("allauth.urls")),
    path("look/", include("accord.web.ui.urls")),
]
