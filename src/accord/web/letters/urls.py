"""Addresses of letters."""

from django.urls import path

from accord.web.letters import views

app_name = "letters"
urlpatterns = [path("clients/<uuid:client_id>/invite/", views.invite, name="invite")]
