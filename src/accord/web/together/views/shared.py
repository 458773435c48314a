"""The shared view: one screen made for two people, and what they press on it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.web.audit.models import Verb
from accord.web.audit.services import Actor, remember
from accord.web.care import access
from accord.web.care.models import Episode
from accord.web.people.models import Role, User
from accord.web.together import presenting, services
from accord.web.together.forms import ConversationForm, HelpedForm
from accord.web.together.models import Conversation
from accord.web.together.queries.shared import SharedView, shared_view_of
from accord.web.together.queries.threads import opened_signal


@require_http_methods(["GET", "HEAD", "POST"])
def course(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """The shared view; a post keeps the conversation."""
    at = timezone.now()
    user = access.needs_role(request.user, Role.THERAPIST, Role.CLIENT)
    episode = access.episode_for(user, episode_id, to="write" if request.method == "POST" else "read")
    view = shared_view_of(episode, at=at)
    if request.method == "POST":
        return _keep(request, episode, view, by=user, at=at)
    _remember_the_look(episode, view, by=user, at=at)
    return _page(request, episode, view, ConversationForm(initial=_kept(view)))


def _remember_the_look(episode: Episode, view: SharedView, *, by: User, at: datetime) -> None:
    if episode.therapist_id == by.pk:
        services.mark_read(episode=episode, hidden_sessions=view.closed.sessions, at=at, by=by)
    else:
        remember(Verb.READ, "shared view", by=by, at=at, client_id=episode.client_id, object_id=episode.pk)


def _kept(view: SharedView) -> dict[str, str]:
    kept = view.conversation
    return {step: getattr(kept, step) for step in services.STEPS} if kept else {}


def _keep(request: HttpRequest, episode: Episode, view: SharedView, *, by: User, at: datetime) -> HttpResponse:
    form = ConversationForm(request.POST)
    if view.session is None or not form.is_valid():
        return _page(request, episode, view, form, status=422)
    services.keep_conversation(session=view.session, words=form.cleaned_data, at=at, by=by)
    messages.success(request, _("Kept. Next time this page asks whether it helped."))
    return redirect("together:course", episode_id=episode.pk)


def _page(
    request: HttpRequest, episode: Episode, view: SharedView, form: ConversationForm, *, status: int = 200
) -> HttpResponse:
    is_therapist = episode.therapist_id == request.user.pk
    context = {
        "episode": episode,
        "view": view,
        "form": form,
        "is_therapist": is_therapist,
        "can_write": is_therapist,
        "helped_choices": Conversation.Helped.choices,
        **presenting.shared_context(episode, view),
    }
    return render(request, "together/course.html", context, status=status)


@require_GET
def course_pdf(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """The shared view as a PDF to take home. Its name says nothing about anybody."""
    at = timezone.now()
    user = access.needs_role(request.user, Role.THERAPIST, Role.CLIENT)
    episode = access.episode_for(user, episode_id)
    view = shared_view_of(episode, at=at)
    paper = presenting.as_pdf(episode, view, on=localdate(at))
    remember(Verb.EXPORTED, "shared view", by=user, at=at, client_id=episode.client_id, object_id=episode.pk)
    response = HttpResponse(paper, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="our-work-together.pdf"'
    return response


@require_POST
def helped(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Whether what was agreed has helped, by one tap of either."""
    conversation, actor = _conversation_for(request, conversation_id)
    form = HelpedForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choose one of the three answers."))
    else:
        services.answer_helped(
            conversation=conversation, helped=form.cleaned_data["helped"], at=timezone.now(), by=actor
        )
        messages.success(request, _("Saved."))
    if actor is not request.user:
        return redirect("together:my_page")
    return redirect("together:course", episode_id=conversation.episode_id)


def _conversation_for(request: HttpRequest, conversation_id: UUID) -> tuple[Conversation, Actor]:
    """A conversation, and who acts on it: the client whose it is, or the therapist who may write."""
    user = access.needs_role(request.user, Role.THERAPIST, Role.CLIENT)
    conversation = Conversation.objects.select_related("episode__client").filter(pk=conversation_id).first()
    if conversation is None:
        raise Http404
    if conversation.episode.client.account_id == user.pk:
        return conversation, conversation.episode.client
    access.episode_for(user, conversation.episode_id, to="write")
    return conversation, user


@require_POST
def talked_about(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """One tap: the two talked about what stands out."""
    user = access.needs_role(request.user, Role.THERAPIST)
    signal = opened_signal(access.signal_for(user, signal_id, to="write"))
    services.mark_talked_about(signal=signal, at=timezone.now(), by=user)
    messages.success(request, _("Kept as talked about."))
    return redirect("together:course", episode_id=signal.episode_id)
