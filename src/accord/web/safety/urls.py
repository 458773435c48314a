"""Addresses of crisis help and safety flags."""

from django.urls import path

from accord.web.safety import views

app_name = "safety"
urlpatterns = [
    path("help/", views.help_page, name="help"),
    path("flags/<uuid:flag_id>/", views.flag, name="flag"),
]
