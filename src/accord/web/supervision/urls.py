"""Addresses of supervision."""

from django.urls import path

from accord.web.supervision import views

app_name = "supervision"
urlpatterns = [
    path("supervision/", views.caseload, name="caseload"),
    path("supervision/<uuid:episode_id>/", views.client, name="client"),
]
