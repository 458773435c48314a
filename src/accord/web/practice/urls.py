"""Addresses of the manager's pages."""

from django.urls import path

from accord.web.practice.views import contacts, home, outbox, plan, staff

app_name = "practice"
urlpatterns = [
    path("", home.home, name="home"),
    path("settings/", home.settings, name="settings"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("contacts/<uuid:contact_id>/remove/", contacts.remove_contact, name="remove_contact"),
    path("contacts/<uuid:contact_id>/up/", contacts.move_contact_up, name="move_contact_up"),
    path("staff/", staff.staff, name="staff"),
    path("staff/invitations/<uuid:invitation_id>/revoke/", staff.revoke, name="revoke"),
    path("staff/<uuid:user_id>/", staff.colleague, name="colleague"),
    path("staff/<uuid:user_id>/active/", staff.set_active, name="set_active"),
    path("staff/<uuid:user_id>/supervisor/", staff.supervisor, name="supervisor"),
    path("supervisions/<uuid:supervision_id>/end/", staff.end_supervision, name="end_supervision"),
    path("plan/", plan.plan, name="plan"),
    path("plan/<uuid:entry_id>/", plan.entry, name="entry"),
    path("plan/<uuid:entry_id>/remove/", plan.remove_entry, name="remove_entry"),
    path("plan/text/<slug:measure_id>/", plan.text, name="text"),
    path("outbox/", outbox.outbox, name="outbox"),
]
