"""The room of accounts and roles."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts, roles, invitations of staff, introductions."""

    name = "accord.web.people"
    label = "people"
