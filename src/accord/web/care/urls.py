"""Addresses of the record."""

from django.urls import path

from accord.web.care.views import caseload, client, session, signal, today

app_name = "care"
urlpatterns = [
    path("today/", today.today, name="today"),
    path("clients/", caseload.caseload, name="caseload"),
    path("clients/new/", caseload.new_client, name="new_client"),
    path("clients/<uuid:client_id>/", client.client, name="client"),
    path("episodes/<uuid:episode_id>/sessions/", client.add_sessions, name="add_sessions"),
    path("episodes/<uuid:episode_id>/end/", client.end, name="end"),
    path("sessions/<uuid:session_id>/", session.session, name="session"),
    path("sessions/<uuid:session_id>/state/", session.set_state, name="set_state"),
    path("signals/<uuid:signal_id>/", signal.signal, name="signal"),
]
