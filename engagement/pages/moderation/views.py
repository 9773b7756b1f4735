"""Where moderators keep the conversation civil, and where everybody reads by which rules and with what result."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.models import Person
from accounts.permissions import require
from engagement.errors import DecidedMeanwhile
from engagement.models import Appeal, Ban, Comment, HeldWord, ModerationAct
from engagement.moderating import queue
from engagement.moderating.appealing import NOT_THE_SAME, decide
from engagement.moderating.banning import NOT_STAFF, ban, ban_of, lift
from engagement.moderating.house_rules import rules_now, write_rules, write_words
from engagement.moderating.looking import NOT_ONES_OWN, allow, hide, keep, latest_act, show
from engagement.pages.comments.views import found_comment
from engagement.pages.moderation.forms import AppealDecisionForm, BanForm, DecisionForm, RulesForm, WordsForm
from govuk.form_page import form_page, sent
from govuk.parsing import number

A_PAGE = 50
WAYS = {queue.HELD: queue.held_comments, queue.REPORTED: queue.reported_comments}
SAYS = {
    "hide": "The comment was hidden. Its author is told.",
    "show": "The comment is shown again.",
    "allow": "The comment is shown.",
    "keep": "The comment stays as it is.",
}


@login_required
def moderation(request: HttpRequest) -> HttpResponse:
    """Show what waits: held, reported, appealed; or the newest comments; and the latest acts on record."""
    require(request.user, "engagement.moderate")
    waits = queue.waiting()
    which = request.GET.get("which", "")
    if which not in (*WAYS, queue.APPEALS, queue.NEWEST):
        which = next(
            (name for name in (queue.HELD, queue.REPORTED, queue.APPEALS) if getattr(waits, name)), queue.NEWEST
        )
    context: dict[str, Any] = {"which": which, "waits": waits}
    if which == queue.APPEALS:
        context["appeals"] = queue.open_appeals()[:A_PAGE]
    elif which == queue.NEWEST:
        context |= _newest(number(request.GET.get("before")))
    else:
        page = Paginator(WAYS[which](), A_PAGE).get_page(request.GET.get("page"))
        context |= {"page": page, "comments": page, "more": f"&which={which}"}
    context["acts"] = ModerationAct.objects.select_related("comment", "by", "rule")[:10]
    return render(request, "engagement/moderation/moderation.html", context)


def _newest(before: int | None) -> dict[str, Any]:
    """Return the newest comments, those before a key, and where the older ones begin: too many to be counted."""
    found = queue.newest_comments()
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found[: A_PAGE + 1])
    return {"comments": page[:A_PAGE], "older": page[A_PAGE - 1].pk if len(page) > A_PAGE else None}


@login_required
def next_one(request: HttpRequest) -> HttpResponse:
    """Lead a moderator to what waits longest."""
    require(request.user, "engagement.moderate")
    found = queue.next_for(request.user)
    if found is None:
        messages.info(request, "There is nothing left to look at.")
        return redirect("moderation")
    return redirect("moderate", found.pk)


@login_required
def moderate(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Decide on a comment. Whoever decided on it since the page was opened is named first."""
    require(request.user, "engagement.moderate")
    found = found_comment(comment_id)
    require(request.user, "engagement.moderate", found, otherwise=NOT_ONES_OWN)
    form = DecisionForm(sent(request), comment=found, initial={"seen": latest_act(found)})
    meanwhile = None
    if form.is_valid():
        try:
            _decide(request, found, form.cleaned_data)
        except DecidedMeanwhile as refused:
            meanwhile = refused
            found = found_comment(comment_id)
            again = {"seen": latest_act(found), "reason": form.cleaned_data["reason"]}
            form = DecisionForm(comment=found, initial=again)
        else:
            messages.success(request, SAYS[form.cleaned_data["decision"]])
            return redirect("moderation_next") if request.POST.get("then") == "next" else redirect("moderation")
    context = {
        "comment": found,
        "form": form,
        "meanwhile": meanwhile,
        "acts": found.moderation_acts.select_related("by", "rule"),
        "reports": found.reports.filter(settled_by=None).select_related("rule"),
        "ban": ban_of(found.author) if found.author else None,
    }
    if meanwhile:
        return render(request, "engagement/moderation/moderate.html", context, status=409)
    return form_page(request, "engagement/moderation/moderate.html", context)


def _decide(request: HttpRequest, comment: Comment, data: dict[str, Any]) -> None:
    given = {"comment": comment, "by": request.user, "reason": data["reason"], "seen": data.get("seen") or 0}
    if data["decision"] == "hide":
        hide(**given, rule=data.get("rule"))
    else:
        {"show": show, "allow": allow, "keep": keep}[data["decision"]](**given)


@login_required
def decide_appeal(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Decide an appeal, as another moderator than the one who hid the comment."""
    require(request.user, "engagement.moderate")
    appeals = Appeal.objects.select_related(
        "act__comment__consultation__revision__mission", "act__by", "act__comment__author"
    )
    found = get_object_or_404(appeals.defer("act__comment__consultation__revision__document"), pk=appeal_id)
    require(request.user, "engagement.decide_appeal", found, otherwise=NOT_THE_SAME)
    form = AppealDecisionForm(sent(request))
    if form.is_valid():
        decide(appeal=found, by=request.user, **form.cleaned_data)
        messages.success(request, "The appeal was decided. The author is told.")
        return redirect("moderation")
    context = {"appeal": found, "comment": found.act.comment, "form": form}
    return form_page(request, "engagement/moderation/appeal.html", context)


@login_required
def ban_one(request: HttpRequest, person_id: int) -> HttpResponse:
    """Keep somebody from commenting for a time."""
    require(request.user, "engagement.ban")
    person = get_object_or_404(Person, pk=person_id)
    require(request.user, "engagement.ban", person, otherwise=NOT_STAFF)
    form = BanForm(sent(request))
    if form.is_valid():
        # The day that is named is the last of it.
        until = timezone.make_aware(datetime.combine(form.cleaned_data["until"] + timedelta(days=1), time.min))
        ban(person=person, by=request.user, until=until, reason=form.cleaned_data["reason"])
        messages.success(request, "They are told that they cannot comment for a time.")
        return redirect("moderation")
    context = {"person": person, "form": form, "bans": person.bans.select_related("by", "lifted_by")}
    return form_page(request, "engagement/moderation/ban.html", context)


@login_required
@require_POST
def lift_ban(request: HttpRequest, ban_id: int) -> HttpResponse:
    """Let somebody comment again."""
    found = get_object_or_404(Ban.objects.select_related("person"), pk=ban_id)
    lift(ban=found, by=request.user)
    messages.success(request, "They can comment again.")
    return redirect("ban", found.person_id)


def house_rules(request: HttpRequest) -> HttpResponse:
    """Show the rules of the house to everybody."""
    return render(request, "engagement/moderation/house_rules.html", {"rules": rules_now()})


@login_required
def edit_rules(request: HttpRequest) -> HttpResponse:
    """Write the rules of the house anew."""
    require(request.user, "engagement.write_house_rules")
    rows = [{"key": rule.pk, "title": rule.title, "text": rule.text} for rule in rules_now()]
    form = RulesForm(sent(request), initial={"rules": rows})
    if not request.POST.get("more") and form.is_valid():
        rules = [(row.get("key"), row["title"], row["text"]) for row in form.cleaned_data["rules"]]
        write_rules(by=request.user, rules=rules)
        messages.success(request, "The house rules were saved.")
        return redirect("house_rules")
    if request.POST.get("more"):
        return render(request, "engagement/moderation/edit_rules.html", {"form": form})
    return form_page(request, "engagement/moderation/edit_rules.html", {"form": form})


@login_required
def edit_words(request: HttpRequest) -> HttpResponse:
    """Write the list of words anew."""
    require(request.user, "engagement.write_house_rules")
    words = "\n".join(HeldWord.objects.values_list("word", flat=True))
    form = WordsForm(sent(request), initial={"words": words})
    if form.is_valid():
        write_words(by=request.user, words=form.cleaned_data["words"].splitlines())
        messages.success(request, "The list was saved.")
        return redirect("moderation")
    return form_page(request, "engagement/moderation/edit_words.html", {"form": form})


def in_figures(request: HttpRequest) -> HttpResponse:
    """Show everybody what was moderated, and by which rules."""
    return render(request, "engagement/moderation/in_figures.html", {"figures": queue.figures()})
