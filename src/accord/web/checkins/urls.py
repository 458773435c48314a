"""Addresses of check-ins."""

from django.urls import path

from accord.web.checkins.views import client, staff

app_name = "checkins"
urlpatterns = [
    path("c/<str:token>/", client.door, name="door"),
    path("check-in/", client.answer, name="answer"),
    path("check-in/thanks/", client.thanks, name="thanks"),
    path("check-in/layout/", client.layout, name="layout"),
    path("check-in/done/", client.done, name="done"),
    path("my/check-ins/<uuid:check_in_id>/", client.start_own, name="start_own"),
    path("sessions/<uuid:session_id>/rate/", staff.rate, name="rate"),
    path("check-ins/<uuid:check_in_id>/paper/", staff.paper, name="paper"),
    path("check-ins/<uuid:check_in_id>/link/", staff.link, name="link"),
    path("check-ins/<uuid:check_in_id>/send/", staff.send, name="send"),
    path("check-ins/<uuid:check_in_id>/here/", staff.here, name="here"),
]
