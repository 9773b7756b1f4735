"""Themes: looked for, put right, read, and answered by the officers of a mission."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from engagement.models import Comment, Consultation, Theme
from engagement.pages.consultations.finding import latest_of
from engagement.pages.themes.forms import AnswerForm, MergeForm, MoveForm, NameForm
from engagement.reading import themes_of
from engagement.theming.answering import answer_theme
from engagement.theming.correcting import make_theme, merge, move, rename
from engagement.theming.runs import ask_run
from govuk.form_page import form_page, sent
from govuk.parsing import number

A_PAGE, CAMPAIGNS = 50, 10


def _around(found: Consultation) -> dict[str, Any]:
    return {
        "consultation": found,
        "mission": found.mission,
        "themes": themes_of(found),
        "is_over": found.ended_at is not None,
        "is_answered": bool(found.published_response),
    }


@login_required
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the themes with their words and most typical comments, and how far the run is that looks for them."""
    found = latest_of(request, slug)
    if request.method == "POST":
        ask_run(consultation=found, by=request.user)
        return redirect("themes", slug)
    run = found.theme_runs.first()
    context = {**_around(found), "run": run, "is_under_way": run is not None and run.state in ("waiting", "running")}
    if request.htmx:
        return render(request, "engagement/themes/themes.html#progress", context)
    typical = Comment.objects.with_author().in_bulk({key for one in context["themes"] for key in one.typical})
    for one in context["themes"]:
        one.shown = [typical[key] for key in one.typical if key in typical]
    left = found.comments.filter(reply_to=None, theme=None).visible().count() if run else 0
    context |= {"left": left, "campaigns": _campaigns(found)}
    return render(request, "engagement/themes/themes.html", context)


def _campaigns(found: Consultation) -> list[Comment]:
    """Return the letters that many people sent, the most often sent first; each with how often in ``sent``."""
    copied = found.comments.filter(copies__isnull=False).visible().annotate(sent=Count("copies") + 1)
    return list(copied.order_by("-sent", "pk")[:CAMPAIGNS])


def _theme(found: Consultation, theme_id: int) -> Theme:
    return get_object_or_404(
        Theme.objects.select_related("consultation__revision__mission"), pk=theme_id, consultation=found
    )


@login_required
def theme(request: HttpRequest, slug: str, theme_id: int) -> HttpResponse:
    """Show the comments of a theme; name it, merge it into another, or move some of its comments."""
    found = latest_of(request, slug)
    one = _theme(found, theme_id)
    then = request.POST.get("then", "")
    forms = {
        "name": NameForm(request.POST if then == "name" else None, initial={"name": one.name}),
        "merge": MergeForm(request.POST if then == "merge" else None, theme=one),
        "move": MoveForm(request.POST if then == "move" else None, consultation=found),
    }
    if then in forms and forms[then].is_valid():
        done = _do(request, then, one, forms[then].cleaned_data)
        return redirect("theme", slug, done.pk)
    before = number(request.GET.get("before"))
    comments = one.comments.visible().with_author().order_by("-pk")
    if before is not None:
        comments = comments.filter(pk__lt=before)
    page = list(comments[: A_PAGE + 1])
    wrong = forms.get(then)
    context = {
        **_around(found),
        "theme": one,
        "forms": forms,
        "form": wrong,
        "comments": page[:A_PAGE],
        "older": page[A_PAGE - 1].pk if len(page) > A_PAGE else None,
    }
    return render(request, "engagement/themes/theme.html", context, status=422 if wrong else 200)


def _do(request: HttpRequest, then: str, one: Theme, data: dict[str, Any]) -> Theme:
    """Do what was asked for; return the theme to show next."""
    if then == "name":
        messages.success(request, "The theme has its name.")
        return rename(theme=one, by=request.user, name=data["name"])
    if then == "merge":
        messages.success(request, "The two are one theme now.")
        return merge(theme=one, into=data["into"], by=request.user)
    keys = [key for text in request.POST.getlist("comment") if (key := number(text)) is not None]
    moved = move(comments=keys, to=_to(request, one.consultation, data), by=request.user)
    messages.success(request, f"{moved} comment{'' if moved == 1 else 's'} moved.")
    return one


def _to(request: HttpRequest, found: Consultation, data: dict[str, Any]) -> Theme:
    return data.get("to") or make_theme(consultation=found, by=request.user, name=data["new"])


@login_required
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """Go through the comments that are in no theme, or in "other", one after the other, like a stack of cards."""
    found = latest_of(request, slug)
    after = number(request.GET.get("after")) or 0
    form = MoveForm(sent(request), consultation=found)
    if form.is_valid():
        key = number(request.POST.get("comment", "")) or 0
        move(comments=[key], to=_to(request, found, form.cleaned_data), by=request.user)
        return redirect(f"{request.path}?after={key}")
    stack = found.comments.filter(reply_to=None, theme_by=None).visible().with_author()
    stack = (stack.filter(theme=None) | stack.filter(theme__is_other=True)).order_by("pk")
    card = stack.filter(pk=number(request.POST.get("comment", ""))).first() if form.is_bound else None
    card = card or stack.filter(pk__gt=after).first()
    context = {**_around(found), "form": form, "card": card, "left": stack.filter(pk__gt=after).count()}
    return form_page(request, "engagement/themes/cards.html", context)


@login_required
def answer(request: HttpRequest, slug: str, theme_id: int) -> HttpResponse:
    """Answer a theme."""
    found = latest_of(request, slug)
    one = _theme(found, theme_id)
    there = getattr(one, "answer", None)
    names = ("heard", "will_do", "will_not", "revision")
    form = AnswerForm(
        sent(request), theme=one, initial={name: getattr(there, name) for name in names} if there else None
    )
    if form.is_valid():
        answer_theme(theme=one, by=request.user, **form.cleaned_data)
        messages.success(request, "The answer is saved. Nobody else sees it until you publish the response.")
        return redirect("response", slug)
    typical = Comment.objects.with_author().filter(pk__in=one.typical).visible()
    context = {**_around(found), "theme": one, "form": form, "typical": typical}
    return form_page(request, "engagement/themes/answer.html", context)
