"""Addresses of accounts."""

from django.urls import path

from accord.web.people import views

app_name = "people"
urlpatterns = [
    path("join/<str:token>/", views.join, name="join"),
    path("introduction/", views.introduction, name="introduction"),
]
