"""A client's own page: their course, their words, who sees them, what came of them, and who has looked."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accord.web.audit.models import Verb
from accord.web.audit.services import remember
from accord.web.care import access
from accord.web.care.models import Response
from accord.web.care.models.answers import Sharing
from accord.web.care.models.practice import Moment
from accord.web.together import presenting, services
from accord.web.together.forms import ConsentForm, SharingForm
from accord.web.together.models import Conversation
from accord.web.together.queries import looks, own, own_answers

LOOKS_A_PAGE = 50


@require_GET
def my_page(request: HttpRequest) -> HttpResponse:
    """A client's own page."""
    at = timezone.now()
    client = access.own_record(request.user)
    episode = own.latest_episode(client)
    if episode is None:
        return render(request, "together/my_page_empty.html", {"client": client})
    page = own.own_page_of(episode, at=at)
    remember(Verb.READ, "own page", by=client, at=at, client_id=client.pk, object_id=episode.pk)
    context = {
        "client": client,
        "page": page,
        "sharing_choices": Sharing.choices,
        "helped_choices": Conversation.Helped.choices,
        **presenting.own_context(page),
    }
    return render(request, "together/my_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def my_answers(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """What the client answered at one check-in; a post changes who sees the single answers."""
    at = timezone.now()
    client = access.own_record(request.user)
    sitting = own_answers.sitting_for(client, sitting_id)
    forms = own_answers.own_forms(sitting)
    if request.method == "POST":
        for form in forms:
            chosen = _choices(request, form.response)
            services.change_choices(response=form.response, choices=chosen, at=at, by=client)
        messages.success(request, _("Saved. From now on it is as you chose."))
        return redirect("together:my_answers", sitting_id=sitting.pk)
    remember(Verb.READ, "own answers", by=client, at=at, client_id=client.pk, object_id=sitting.pk)
    context = {"sitting": sitting, "forms": forms, "is_after": sitting.check_in.moment == Moment.AFTER}
    return render(request, "together/my_answers.html", context)


def _choices(request: HttpRequest, response: Response) -> dict[str, str]:
    return {item: request.POST.get(f"{response.pk}.{item}", "") for item in response.answers}


@require_POST
def my_words(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Change who sees something the client wrote."""
    client = access.own_record(request.user)
    words = own_answers.words_for(client, words_id)
    form = SharingForm(request.POST)
    if form.is_valid():
        services.change_sharing(words=words, sharing=form.cleaned_data["sharing"], at=timezone.now(), by=client)
        messages.success(request, _("Saved. From now on it is as you chose."))
    else:
        messages.warning(request, _("Choose one of the three."))
    return redirect("together:my_page")


@require_POST
def my_consent(request: HttpRequest) -> HttpResponse:
    """Give or take back consent to one purpose."""
    client = access.own_record(request.user)
    form = ConsentForm(request.POST)
    if form.is_valid():
        services.change_consent(client=client, **form.cleaned_data, at=timezone.now(), by=client)
        messages.success(request, _("Saved. You can change it again at any time."))
    else:
        messages.warning(request, _("Choose yes or no."))
    return redirect("together:my_page")


@require_GET
def looked(request: HttpRequest) -> HttpResponse:
    """Who has looked: every event of the client's record, in plain words."""
    client = access.own_record(request.user)
    pages = Paginator(looks.looks_at(client), LOOKS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {"page": page, "looks": looks.in_plain_words(list(page.object_list))}
    return render(request, "together/looked.html", context)
