"""What allauth may do here: nobody signs up by themselves; accounts come from invitations."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self sign-up; everything else is allauth's."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account begins with an invitation.

        request  the request, unused
        """
        return False
