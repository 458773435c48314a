"""One whole check-in as a client does it in a browser, over HTTP, and a look at what was stored."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from accord.errors import AccordError

WORDS = "I would like to say more about last week."


class CheckFailed(AccordError):
    """The check-in did not go as it should; the message says where."""


@dataclass(slots=True)
class Form:
    """One form of a page: where it goes and its fields, each with the values it offers."""

    action: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    """Names of the fields for words."""


class FormReader(HTMLParser):
    """Reads the forms of a page as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form or one of its fields.

        tag    the element
        attrs  its attributes
        """
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(found.get("action", "")))
        elif self.forms and tag in {"input", "textarea"} and found.get("name"):
            self.forms[-1].fields.setdefault(found["name"], []).append(found.get("value", ""))
            if tag == "textarea":
                self.forms[-1].written.append(found["name"])


@dataclass(slots=True)
class Browser:
    """A browser that keeps cookies and follows redirects."""

    address: str
    opener: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def open(self, path: str, fields: dict[str, str] | None = None) -> tuple[str, str]:
        """Ask for a page, or send a form.

        path    from the root of the site
        fields  what to send; None asks
        Returns the path it ended at and the page.
        Raises CheckFailed on any answer that is no page.
        """
        body = urlencode(fields).encode() if fields is not None else None
        try:
            with self.opener.open(urljoin(self.address, path), data=body, timeout=30) as answer:
                return answer.url.removeprefix(self.address), answer.read().decode()
        except HTTPError as error:
            masked = re.sub(r"/c/[^/]+", "/c/…", path)
            raise CheckFailed(f"{'POST' if body else 'GET'} {masked} was answered with {error.code}.") from None


def form_with(page: str, name: str) -> Form:
    """The form of a page that has a field of this name.

    page  HTML
    name  the field
    Raises CheckFailed when there is none.
    """
    reader = FormReader()
    reader.feed(page)
    for form in reader.forms:
        if name in form.fields:
            return form
    raise CheckFailed(f"The page has no form with the field {name!r}.")


def filled(form: Form) -> dict[str, str]:
    """The form with an answer to everything: the middle of what is offered, words where words are asked.

    form  as read from the page
    """
    return {
        name: WORDS
        if name in form.written
        else values[len(values) // 2]
        if not name.startswith("share.")
        else values[0]
        for name, values in form.fields.items()
    }


def one_check_in(address: str, *, at: datetime) -> str:
    """Do one whole check-in at a running demo, press "send" twice, and read back what was stored.

    address  of the demo, without a slash at the end
    at       now (aware)
    Returns one JSON object as text.
    Raises CheckFailed when a page, a redirect or the stored rows are not as they should be.
    """
    check_in, path = _invited(at)
    browser = Browser(address)
    _, page = browser.open(path)
    where, page = browser.open(path, filled(form_with(page, "csrfmiddlewaretoken")))
    form = form_with(page, "sitting_key")
    answers = filled(form)
    for _press in range(2):
        ended, page = browser.open(urljoin(where, form.action), answers)
        if not ended.startswith("/check-in/thanks/"):
            raise CheckFailed(f"After sending, the browser was at {ended}, not at the thanks.")
    return json.dumps(stored(check_in), indent=1, ensure_ascii=False)


def _invited(at: datetime) -> tuple[Any, str]:
    """An open check-in of a client after a session, and the path of a fresh link to it."""
    from django.urls import reverse

    from accord.web.care.models import CheckIn
    from accord.web.checkins import services

    waiting = CheckIn.objects.filter(respondent="client", moment="after", answered_at=None)
    check_in = waiting.select_related("session__episode__client").order_by("due_at", "pk").first()
    if check_in is None:
        raise CheckFailed("The demo practice has no open check-in.")
    made = services.new_link(check_in=check_in, hours=1, at=at, by=check_in.session.episode.client)
    return check_in, reverse("checkins:door", args=[made.token])


def stored(check_in: Any) -> dict[str, object]:
    """What the database holds of one check-in.

    check_in  the row
    Raises CheckFailed when it is not stored exactly once.
    """
    from django.db.models import F

    from accord.web.care.models import ClientWords, RaisedSignal, SafetyFlag, ScoreRow, Sitting

    sittings = list(Sitting.objects.filter(check_in=check_in))
    if len(sittings) != 1:
        raise CheckFailed(f"The check-in is stored {len(sittings)} times; it must be once.")
    sitting = sittings[0]
    scores = ScoreRow.objects.filter(response__sitting=sitting).order_by("pk")
    signals = RaisedSignal.objects.filter(session=check_in.session).order_by("-weight", "kind")
    flags = SafetyFlag.objects.filter(response__sitting=sitting)
    return {
        "check_in": str(check_in.pk),
        "sitting": str(sitting.pk),
        "pressed": 2,
        "stored": len(sittings),
        "forms": list(sitting.responses.values_list("measure", flat=True).order_by("measure")),
        "scores": [
            dict(row)
            for row in scores.values(
                "scale", "value", "answered", "is_complete", "rule", measure=F("response__measure")
            )
        ],
        "signals": [dict(row) for row in signals.values("kind", "rule", "aspect", "size", "source")],
        "flags": [dict(row) for row in flags.values("item", "value", "kind")],
        "words": ClientWords.objects.filter(sitting=sitting).count(),
        "practice": _counts(),
    }


def _counts() -> dict[str, int]:
    from accord.web.care.models import Client, RaisedSignal, Sitting, TherapySession

    models: dict[str, Any] = {
        "clients": Client,
        "sessions": TherapySession,
        "sittings": Sitting,
        "signals": RaisedSignal,
    }
    return {name: model.objects.count() for name, model in models.items()}
