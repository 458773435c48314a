"""Addresses of a client's welcome."""

from django.urls import path

from accord.web.welcome import views

app_name = "welcome"
urlpatterns = [
    path("i/<str:token>/", views.door, name="door"),
    path("welcome/", views.read, name="read"),
    path("welcome/asked/", views.asked, name="asked"),
    path("welcome/who-reads/", views.who_reads, name="who_reads"),
    path("welcome/consent/", views.consent, name="consent"),
    path("welcome/done/", views.done, name="done"),
]
