"""What missions taught: of one mission, of all of them, one by one, and as a feed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from govuk.form_page import form_page, sent
from govuk.parsing import moment, number
from roadmaps.delivery.learning import change_entry, require_learning, say_it_helped, write_entry
from roadmaps.models import Helped, LearningEntry, Mission, Roadmap
from roadmaps.pages.delivery.autosaved import autosaves_long_texts, begin_with_autosaved, forget_autosaved, while_typing
from roadmaps.pages.delivery.deeds import seen_of, try_deed
from roadmaps.pages.delivery.forms.learning import LearningForm, initial_of
from roadmaps.searching.words import by_words

A_PAGE, IN_THE_FEED, LONGEST = 20, 50, 200


def learning(request: HttpRequest) -> HttpResponse:
    """Find what missions taught: by words, by how it went, by roadmap. All that is asked stands in the address."""
    asked = {name: _given(request, name) for name in ("q", "outcome", "roadmap")}
    kept = urlencode({name: text for name, text in asked.items() if text})
    rows = LearningEntry.objects.public()
    if asked["outcome"] in LearningEntry.Outcome.values:
        rows = rows.filter(outcome=asked["outcome"])
    if key := number(asked["roadmap"]):
        rows = rows.filter(mission__challenge__roadmap=key)
    context = {
        **(_best(request, by_words(rows, asked["q"])) if asked["q"] else _newest(request, rows)),
        "asked": asked,
        "outcomes": LearningEntry.Outcome.choices,
        "roadmaps": [(str(key), title) for key, title in _roadmaps()],
        "kept": kept,
        "more": f"&{kept}",
    }
    return render(request, "roadmaps/delivery/learning.html", context)


def _roadmaps() -> QuerySet:
    learnt = Roadmap.objects.public().filter(challenges__missions__learnt__isnull=False)
    return learnt.distinct().order_by("title").values_list("pk", "title")


def _given(request: HttpRequest, name: str) -> str:
    return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:LONGEST]


def _best(request: HttpRequest, rows: QuerySet) -> dict[str, Any]:
    """Return a page of the entries that fit words, the best first."""
    page = Paginator(rows.with_everything(), A_PAGE).get_page(request.GET.get("page"))
    return {"entries": page, "page": page, "is_first": True}


def _newest(request: HttpRequest, rows: QuerySet) -> dict[str, Any]:
    """Return a page of entries, the newest first: further pages begin after an entry, never at a number."""
    before = number(request.GET.get("before"))
    rows = rows.filter(pk__lt=before) if before else rows
    listed = list(rows.with_everything().order_by("-pk")[: A_PAGE + 1])
    more = len(listed) > A_PAGE
    return {"entries": listed[:A_PAGE], "older": listed[A_PAGE - 1].pk if more else None, "is_first": not before}


def mission_learning(request: HttpRequest, slug: str) -> HttpResponse:
    """List what one mission taught; what is kept inside, for staff alone."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    if not request.user.has_perm("roadmaps.read_mission", mission):
        raise Http404
    rows = mission.learnt.all() if request.user.has_perm("roadmaps.read_drafts") else mission.learnt.public()
    context = {
        **_newest(request, rows),
        "mission": mission,
        "may_write": mission.is_followed and request.user.has_perm("roadmaps.write_learning", mission),
    }
    return render(request, "roadmaps/delivery/mission_learning.html", context)


def _entry(request: HttpRequest, entry_id: int) -> LearningEntry:
    """Return an entry that somebody may read. Raises Http404."""
    entry = get_object_or_404(LearningEntry.objects.with_everything(), pk=entry_id)
    if not request.user.has_perm("roadmaps.read_learning", entry):
        raise Http404
    return entry


def learning_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Show one entry, at its own address."""
    entry = _entry(request, entry_id)
    signed_in = request.user.is_authenticated
    context = {
        "entry": entry,
        "mission": entry.mission,
        "has_helped": signed_in and Helped.objects.filter(entry=entry, person=request.user).exists(),
        "may_change": request.user.has_perm("roadmaps.write_learning", entry.mission),
    }
    return render(request, "roadmaps/delivery/learning_entry.html", context)


@login_required
@require_POST
def helped(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Say that an entry helped, or take it back."""
    entry = _entry(request, entry_id)
    say_it_helped(entry=entry, by=request.user, helped=request.POST.get("helped") != "no")
    return redirect(entry)


@autosaves_long_texts
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down what a mission taught."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require_learning(mission, request.user)
    if answer_to_typing := while_typing(request, f"What “{mission}” taught"):
        return answer_to_typing
    form = LearningForm(sent(request), mission=mission)
    autosaved = begin_with_autosaved(request, form)
    written: list[LearningEntry] = []
    given: dict[str, Any] = {"mission": mission, "by": request.user}
    if form.is_valid() and try_deed(form, lambda: written.append(write_entry(**given, **form.as_deed()))):
        forget_autosaved(request)
        messages.success(request, "It is written down. Followers of the mission are told.")
        return redirect(written[0])
    context = {"form": form, "mission": mission, "autosaves": True, "autosaved": autosaved}
    return form_page(request, "roadmaps/delivery/write.html", context)


@autosaves_long_texts
def change(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Put an entry right."""
    entry = get_object_or_404(LearningEntry.objects.with_everything(), pk=entry_id)
    require_learning(entry.mission, request.user)
    if answer_to_typing := while_typing(request, f"What was learnt: {entry}"):
        return answer_to_typing
    form = LearningForm(sent(request), mission=entry.mission, initial=initial_of(entry))
    autosaved = begin_with_autosaved(request, form)
    given: dict[str, Any] = {"entry": entry, "by": request.user, "seen": moment(request.POST.get("seen"))}
    if form.is_valid() and try_deed(form, lambda: change_entry(**given, **form.as_deed())):
        forget_autosaved(request)
        messages.success(request, "It was changed. What stood there before is in the history of the mission.")
        return redirect(entry)
    seen = seen_of(request, form, entry.changed_at.isoformat() if entry.changed_at else "", autosaved)
    context = {"form": form, "mission": entry.mission, "entry": entry, "seen": seen}
    return form_page(request, "roadmaps/delivery/write.html", {**context, "autosaves": True, "autosaved": autosaved})


def feed(request: HttpRequest) -> HttpResponse:
    """Hand over the newest entries as an Atom feed."""
    here = request.build_absolute_uri(reverse("learning"))
    atom = Atom1Feed(
        title="Camden Missions: what was learnt",
        link=here,
        description="What missions tried, what was found, and what changes because of it.",
        language="en-gb",
        feed_url=request.build_absolute_uri(),
    )
    for entry in LearningEntry.objects.public().with_everything().order_by("-pk")[:IN_THE_FEED]:
        atom.add_item(
            title=f"{entry.title} ({entry.mission})",
            link=request.build_absolute_uri(entry.get_absolute_url()),
            description=f"{entry.get_outcome_display()}. Tried: {entry.tried} Found: {entry.found}",
            pubdate=entry.written_at,
            updateddate=entry.changed_at or entry.written_at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
