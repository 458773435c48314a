"""Addresses of the methods pages."""

from django.urls import path

from accord.web.learn import views

app_name = "methods"
urlpatterns = [
    path("", views.index, name="index"),
    path("measures/", views.measures, name="measures"),
    path("signals/<slug:rule_id>/", views.signal, name="signal"),
]
