"""What is asked, of whom, when; and wording that the practice brings."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accord import content
from accord.errors import MeasureError, Refused
from accord.measures.definition import Measure
from accord.web.care import access
from accord.web.care.models import MeasureText, PlanEntry
from accord.web.care.queries import the_practice
from accord.web.people.models import Role
from accord.web.practice import queries
from accord.web.practice.forms import EntryForm, TextForm
from accord.web.practice.services import plan as services


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """The plan, and one more line."""
    user = access.needs_role(request.user, Role.MANAGER)
    practice = the_practice()
    library = queries.library_of(practice)
    choices = tuple((one.id, one.title) for one in library.ready)
    form = EntryForm(request.POST or None, instance=PlanEntry(practice=practice), measures=choices)
    if request.method == "POST" and form.is_valid():
        measure = content.measure(form.cleaned_data["measure"])
        try:
            services.ask_measure(entry=form.save(commit=False), measure=measure, by=user, at=timezone.now())
        except Refused:
            form.add_error("measure", _("This measure is asked at this moment already."))
        else:
            messages.success(request, _("Added. It is asked from the next session on."))
            return redirect("practice:plan")
    context = {"form": form, "lines": queries.plan_of(practice), "library": library}
    return render(request, "practice/plan.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """When and how often one measure is asked."""
    user = access.needs_role(request.user, Role.MANAGER)
    line = get_object_or_404(PlanEntry.objects.select_related("practice"), pk=entry_id)
    measure = _measure(line.measure)
    form = EntryForm(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid():
        try:
            services.ask_measure(entry=form.save(commit=False), measure=measure, by=user, at=timezone.now())
        except Refused:
            form.add_error("moment", _("This measure is asked at this moment already."))
        else:
            messages.success(request, _("Kept."))
            return redirect("practice:plan")
    context = {"form": form, "entry": line, "measure": measure}
    return render(request, "practice/entry.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def remove_entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Stop asking a measure."""
    user = access.needs_role(request.user, Role.MANAGER)
    services.stop_asking(entry=get_object_or_404(PlanEntry, pk=entry_id), by=user, at=timezone.now())
    messages.success(request, _("Taken out. What was answered stays."))
    return redirect("practice:plan")


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, measure_id: str) -> HttpResponse:
    """Paste the licensed wording of a measure whose text does not ship."""
    user = access.needs_role(request.user, Role.MANAGER)
    measure, practice = _measure(measure_id), the_practice()
    if measure.rights.text_shipped or not measure.items:
        raise Http404
    kept = MeasureText.objects.filter(practice=practice, measure=measure.id).first()
    initial = {**TextForm.typed(kept.texts), "licence_note": kept.licence_note} if kept else {}
    form = TextForm(request.POST or None, measure=measure, initial=initial)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["licence_note"]
        services.bring_text(
            practice=practice, measure=measure, texts=form.texts(), licence_note=note, by=user, at=timezone.now()
        )
        messages.success(request, _("Kept. The measure can be asked now."))
        return redirect("practice:plan")
    context = {"form": form, "measure": measure}
    return render(request, "practice/text.html", context, status=422 if request.method == "POST" else 200)


def _measure(measure_id: str) -> Measure:
    try:
        return content.measure(measure_id)
    except MeasureError as error:
        raise Http404 from error
