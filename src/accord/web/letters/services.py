"""What the practice writes to people: neutral letters that name no therapy and no person."""

from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from accord.web.care.models import Client
from accord.web.care.queries import the_practice
from accord.web.outbox.models import Outgoing
from accord.web.outbox.services import put


def send_check_in_link(*, client: Client, address: str, made_for: UUID, at: datetime) -> Outgoing:
    """Queue the letter with a check-in link.

    client    who agreed to letters
    address   the link
    made_for  the link's id, so that one link is one letter
    at        now (aware)
    """
    with translation.override(client.language):
        return put(
            key=f"check-in:{made_for}",
            kind="check-in link",
            to=client.email,
            subject=_("Your link from %(practice)s") % {"practice": the_practice().name},
            body=_(
                "Hello,\n\nhere is your link: %(address)s\n\n"
                "It takes about a minute. Your answers are not watched live. "
                "If you did not expect this letter, you can ignore it."
            )
            % {"address": address},
            due_at=at,
        )


def send_invitation(*, client: Client, address: str, made_for: UUID, at: datetime) -> Outgoing:
    """Queue the letter that invites a client.

    client    with an address they gave for this
    address   the link
    made_for  the invitation's id
    at        now (aware)
    """
    with translation.override(client.language):
        return put(
            key=f"invitation:{made_for}",
            kind="invitation",
            to=client.email,
            subject=_("Your link from %(practice)s") % {"practice": the_practice().name},
            body=_("Hello,\n\nhere is the link you were told about: %(address)s\n\nYou can read first and decide then.")
            % {"address": address},
            due_at=at,
        )
