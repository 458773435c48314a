"""Addresses of check-ins."""

from django.urls import path

from accord.web.checkins import staff, views

app_name = "checkins"
urlpatterns = [
    path("c/<str:token>/", views.door, name="door"),
    path("check-in/", views.answer, name="answer"),
    path("check-in/thanks/", views.thanks, name="thanks"),
    path("check-in/layout/", views.layout, name="layout"),
    path("check-in/done/", views.done, name="done"),
    path("my/check-ins/<uuid:check_in_id>/", views.start_own, name="start_own"),
    path("sessions/<uuid:session_id>/rate/", staff.rate, name="rate"),
    path("check-ins/<uuid:check_in_id>/paper/", staff.paper, name="paper"),
    path("check-ins/<uuid:check_in_id>/link/", staff.link, name="link"),
    path("check-ins/<uuid:check_in_id>/send/", staff.send, name="send"),
    path("check-ins/<uuid:check_in_id>/here/", staff.here, name="here"),
]
