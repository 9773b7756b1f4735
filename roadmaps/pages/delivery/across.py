"""What is about a whole roadmap: what its people are able to do, and how they shape markets."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from govuk.parsing import moment
from roadmaps.criteria.capabilities import LADDERS, proposal
from roadmaps.delivery.capabilities import (
    LEAST,
    NOT_OWN,
    Published,
    agree_on,
    answer_alone,
    open_round,
    publish_round,
    published_of,
    require_answered,
    traces_of,
)
from roadmaps.delivery.market_shaping import QUESTIONS, answer_question
from roadmaps.models import CapabilityAnswer, CapabilityRound, MarketAnswer, Roadmap
from roadmaps.models.capability import Capability
from roadmaps.models.market_answer import MarketQuestion
from roadmaps.pages.delivery.autosaved import autosaves_long_texts, begin_with_autosaved, forget_autosaved, while_typing
from roadmaps.pages.delivery.deeds import DeedPage, do_deed, try_deed
from roadmaps.pages.delivery.forms.across import (
    AgreeForm,
    AloneForm,
    MarketForm,
    alone_initial,
    key_of,
    market_initial,
    named,
)
from roadmaps.pictures.radar import Spoke, radar_svg


def _readable(request: HttpRequest, slug: str) -> Roadmap:
    roadmap = get_object_or_404(Roadmap, slug=slug)
    if not request.user.has_perm("roadmaps.read_roadmap", roadmap) or roadmap.is_reference:
        raise Http404
    return roadmap


def _own(request: HttpRequest, slug: str) -> Roadmap:
    roadmap = get_object_or_404(Roadmap, slug=slug)
    require(request.user, "roadmaps.assess_capabilities", roadmap, otherwise=NOT_OWN)
    return roadmap


def capabilities(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the people of a roadmap are able to do, as they last agreed, with the year before beside it."""
    roadmap = _readable(request, slug)
    published = published_of(roadmap)
    context = {
        "roadmap": roadmap,
        "latest": published.latest if published else None,
        "before": published.before if published else None,
        "rows": published.rows if published else [],
        "radar": _radar(published) if published else "",
        "may_assess": request.user.has_perm("roadmaps.assess_capabilities", roadmap),
    }
    return render(request, "roadmaps/delivery/capabilities.html", context)


def _radar(published: Published) -> str:
    year, before = published.latest.year, published.before
    spokes = [Spoke(one.label, one.step, one.before) for one in published.rows]
    beside = f" The dashed line is {before.year}." if before else ""
    told = f"Seven capabilities, each on a scale from 1 to 5, in {year}.{beside} The table says the same."
    return radar_svg(spokes, most=5, title=f"What we are able to do, {year}", description=told)


@autosaves_long_texts
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer alone: where one officer sees each capability, and by what."""
    roadmap = _own(request, slug)
    year = timezone.localdate().year
    found = roadmap.capability_rounds.filter(year=year).first()
    own = list(CapabilityAnswer.objects.filter(round=found, person=request.user)) if found else []
    if found and (found.published_at or any(one.submitted_at for one in own)):
        return redirect("capabilities_agree", slug)
    if answer_to_typing := while_typing(request, f"What we are able to do: {roadmap}"):
        return answer_to_typing
    submitting = request.POST.get("then") == "submit"
    form = AloneForm(sent(request), submitting=submitting, initial=alone_initial(own))
    autosaved = begin_with_autosaved(request, form)
    if form.is_valid() and try_deed(form, lambda: _answer(request, roadmap, form, submit=submitting)):
        forget_autosaved(request)
        return redirect("capabilities_agree" if submitting else "capabilities_answer", slug)
    context = {"roadmap": roadmap, "form": form, "year": year, "traces": traces_of(roadmap, year)}
    context |= {"autosaves": True, "autosaved": autosaved}
    return form_page(request, "roadmaps/delivery/capabilities_answer.html", context)


def _answer(request: HttpRequest, roadmap: Roadmap, form: AloneForm, *, submit: bool) -> None:
    found = open_round(roadmap=roadmap, by=request.user)
    answer_alone(found=found, by=request.user, given=form.as_deed(), submit=submit)
    messages.success(request, "Your answers are submitted." if submit else "Your answers are saved, and not submitted.")


@login_required
def agree(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what everybody answered, side by side, and on which step they agreed so far."""
    roadmap = _own(request, slug)
    found = get_object_or_404(CapabilityRound, roadmap=roadmap, year=timezone.localdate().year)
    if found.published_at:
        return redirect("capabilities", slug)
    answers = found.answers.filter(submitted_at__isnull=False).select_related("person")
    people = {one.person_id for one in answers}
    if request.user.pk not in people:
        return redirect("capabilities_answer", slug)
    enough = len(people) >= LEAST
    agreed = {one.capability: one for one in found.agreed.all()}
    rows = [
        {
            "capability": one,
            "key": key_of(one),
            "answers": [each for each in answers if each.capability == one] if enough else [],
            "agreed": agreed.get(str(one)),
        }
        for one in Capability
    ]
    whole = enough and len(agreed) == len(rows)
    context = {"roadmap": roadmap, "round": found, "rows": rows, "enough": enough, "is_whole": whole}
    return render(request, "roadmaps/delivery/capabilities_agree.html", context)


@login_required
def agree_one(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Note the step on which those who answered agreed on one capability."""
    roadmap = _own(request, slug)
    found = get_object_or_404(CapabilityRound, roadmap=roadmap, year=timezone.localdate().year)
    capability = named(key)
    if capability is None or found.published_at:
        raise Http404
    require_answered(found, request.user)
    given = list(found.answers.filter(capability=capability, submitted_at__isnull=False).values_list("step", flat=True))
    now = found.agreed.filter(capability=capability).first()
    initial = {"step": str(now.step if now else proposal(given)), "reason": now.reason if now else ""}
    form = AgreeForm(sent(request), capability=capability, initial=initial)
    page = DeedPage(
        None,
        Capability(capability).label,
        "Note it",
        reverse("capabilities_agree", args=[slug]),
        "It is noted.",
        LADDERS[capability].asks,
    )
    return do_deed(
        request,
        page,
        form,
        lambda: agree_on(found=found, by=request.user, capability=capability, **form.as_deed()),
    )


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish this year's assessment."""
    roadmap = _own(request, slug)
    found = get_object_or_404(CapabilityRound, roadmap=roadmap, year=timezone.localdate().year)
    publish_round(found=found, by=request.user)
    messages.success(request, "This year's assessment is published.")
    return redirect("capabilities", slug)


def market_shaping(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how the people of a roadmap answer the four market-shaping questions, this year and before."""
    roadmap = _readable(request, slug)
    answers = roadmap.market_answers.prefetch_related("missions", "solutions")
    by_question: dict[str, list[MarketAnswer]] = {one: [] for one in MarketQuestion.values}
    for one in answers:
        by_question[one.question].append(one)
    year = timezone.localdate().year
    context = {
        "roadmap": roadmap,
        "questions": [
            {
                "name": one,
                "asks": QUESTIONS[one],
                "answer": by_question[one][0] if by_question[one] else None,
                "earlier": by_question[one][1:],
                "is_due": not by_question[one] or by_question[one][0].year < year,
            }
            for one in MarketQuestion
        ],
        "may_answer": request.user.has_perm("roadmaps.assess_capabilities", roadmap),
    }
    return render(request, "roadmaps/delivery/market_shaping.html", context)


@autosaves_long_texts
def market_answer(request: HttpRequest, slug: str, question: str) -> HttpResponse:
    """Answer one of the four questions for this year; it begins with the last answer, to be reviewed."""
    roadmap = _own(request, slug)
    if question not in MarketQuestion.values:
        raise Http404
    if answer_to_typing := while_typing(request, f"How we shape markets: {roadmap}"):
        return answer_to_typing
    year = timezone.localdate().year
    latest = roadmap.market_answers.filter(question=question).first()
    now = latest if latest and latest.year == year else None
    form = MarketForm(sent(request), roadmap=roadmap, initial=market_initial(latest))
    page = DeedPage(
        None,
        QUESTIONS[MarketQuestion(question)],
        "Save the answer",
        reverse("market_shaping", args=[slug]),
        "The answer is saved. Everybody can read it.",
        "It is for this year. What was answered before stays readable.",
        more={
            "seen": now.at.isoformat() if now else "",
            "autosaves": True,
            "autosaved": begin_with_autosaved(request, form),
        },
    )
    seen = moment(request.POST.get("seen"))
    given: dict[str, Any] = {"roadmap": roadmap, "by": request.user, "question": question, "seen": seen}

    def deed() -> None:
        answer_question(**given, **form.cleaned_data)
        forget_autosaved(request)

    return do_deed(request, page, form, deed)
