"""Pages of one repair thread, for either of the two."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care import access
from accord.web.care.models import RepairThread
from accord.web.people.models import Role
from accord.web.together import presenting, services
from accord.web.together.forms import ReasonForm, TalkForm
from accord.web.together.queries.threads import opened_thread, thread_story


@require_GET
def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """What was noticed, whether it was talked about, what was agreed, and what the next ratings say."""
    at = timezone.now()
    found, actor = _thread_for(request, thread_id)
    is_client = actor is not request.user
    story = thread_story(found, audience="client" if is_client else "therapist", at=at)
    remember(Verb.READ, "repair thread", by=actor, at=at, client_id=found.episode.client_id, object_id=found.pk)
    context = {
        "thread": found,
        **presenting.thread_context(found, story, is_client=is_client),
        "is_client": is_client,
        "layout": "base_client.html" if is_client else "base_shared.html",
        "talk_form": TalkForm(initial={"agreed": found.agreed}),
        "reason_form": ReasonForm(),
    }
    return render(request, "together/thread.html", context)


def _thread_for(request: HttpRequest, thread_id: UUID) -> tuple[RepairThread, Actor]:
    """A thread, and who acts on it: the client whose it is, or the therapist who may write."""
    user = access.needs_role(request.user, Role.THERAPIST, Role.CLIENT)
    found = access.thread_for(user, thread_id)
    if found.episode.client.account_id == user.pk:
        return found, found.episode.client
    return opened_thread(found), user


@require_POST
def thread_mended(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """The client says that it is mended."""
    client = access.own_record(request.user)
    found = access.thread_for(request.user, thread_id)
    return _step(request, found, lambda: services.say_mended(thread=found, at=timezone.now(), by=client))


@require_POST
def thread_reopen(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Either takes it up again."""
    found, actor = _thread_for(request, thread_id)
    return _step(request, found, lambda: services.reopen(thread=found, at=timezone.now(), by=actor))


@require_POST
def thread_let_go(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """The therapist lets it go, with a reason."""
    user = access.needs_role(request.user, Role.THERAPIST)
    found = opened_thread(access.thread_for(user, thread_id, to="write"))
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    return _step(request, found, lambda: services.let_go(thread=found, reason=reason, at=timezone.now(), by=user))


@require_POST
def thread_talk(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """The therapist notes that they talked about it, and what they agreed."""
    user = access.needs_role(request.user, Role.THERAPIST)
    found = opened_thread(access.thread_for(user, thread_id, to="write"))
    form = TalkForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Please keep it to one sentence."))
        return redirect("together:thread", thread_id=found.pk)
    agreed = form.cleaned_data["agreed"]
    return _step(request, found, lambda: services.note_talk(thread=found, agreed=agreed, at=timezone.now(), by=user))


def _step(request: HttpRequest, found: RepairThread, take: Callable[[], RepairThread]) -> HttpResponse:
    try:
        take()
        messages.success(request, _("Saved."))
    except services.WrongStep as problem:
        messages.warning(request, str(problem))
    return redirect("together:thread", thread_id=found.pk)
