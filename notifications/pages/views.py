"""A person's own notifications: the page, what they follow, how they hear of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from govuk.form_page import form_page, sent
from govuk.parsing import number
from notifications.bouncing import accept_address, refusal_of
from notifications.choices import Rhythm, Topic
from notifications.following import follow, followed_by, follows, unfollow
from notifications.models import Delivery
from notifications.pages.forms import RhythmsForm, topics_for
from notifications.reading import mark_read, unread_of
from notifications.rhythms import choose_quiet_hours, choose_rhythms, preferences_of
from notifications.things import Named, found
from notifications.things import thing as name_of
from notifications.tokens import Link, read_token

PAGE = 30
PAGE_OF_ALL = "notifications/pages/notifications.html"


@login_required
def notifications(request: HttpRequest) -> HttpResponse:
    """List what happened, the newest first; further pages begin after a notification, never at a number."""
    return render(request, PAGE_OF_ALL, _listed(request))


def _listed(request: HttpRequest) -> dict[str, Any]:
    rows = Delivery.objects.on_page_of(request.user).select_related("event")
    if before := number(request.GET.get("before") or request.POST.get("before")):
        rows = rows.filter(pk__lt=before)
    listed = list(rows[: PAGE + 1])
    for one in listed:
        one.says = one.event.paragraphs(one.part)
    return {
        "listed": listed[:PAGE],
        "has_unread": unread_of(request.user) > 0,
        "older": listed[PAGE - 1].pk if len(listed) > PAGE else None,
        "before": before,
        "refusal": refusal_of(request.user),
    }


@login_required
def open_one(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Mark a notification as read, and go to what it is about."""
    delivery = get_object_or_404(Delivery.objects.on_page_of(request.user).select_related("event"), pk=delivery_id)
    mark_read(request.user, delivery)
    return redirect(delivery.event.address)


@login_required
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one notification as read, or all of them; whoever asks from a script gets the list anew."""
    if key := number(request.POST.get("notification")):
        mark_read(request.user, get_object_or_404(Delivery.objects.on_page_of(request.user), pk=key))
        marked = "Marked as read."
    else:
        mark_read(request.user)
        marked = "All notifications are marked as read."
    if request.htmx:
        return render(request, f"{PAGE_OF_ALL}#list", {**_listed(request), "marked": marked})
    messages.success(request, marked)
    before = number(request.POST.get("before"))
    return redirect(f"{reverse('notifications')}?before={before}" if before else "notifications")


@login_required
def following(request: HttpRequest) -> HttpResponse:
    """List what somebody follows."""
    things = [{"named": named, "stop": _address(thing)} for thing, named in followed_by(request.user)]
    return render(request, "notifications/pages/following.html", {"things": things})


@login_required
def follow_one(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Ask whether somebody wants to follow a thing, or stop following it; then do so, and go back to it."""
    thing = name_of(kind, key)
    named = _found(request, thing)
    if request.method != "POST":
        context = {"named": named, "follows": follows(request.user, thing)}
        return render(request, "notifications/pages/follow.html", context)
    if request.POST.get("stop"):
        unfollow(person=request.user, things=[thing])
        messages.success(request, f"You do not follow “{named.name}” any more.")
    else:
        follow(person=request.user, things=[thing])
        messages.success(request, f"You follow “{named.name}” now. We tell you when something happens to it.")
    return redirect(_back(request, named.address))


def _address(thing: str) -> str:
    kind, _, key = thing.partition(":")
    return reverse("follow", args=[kind, key])


def _found(request: HttpRequest, thing: str) -> Named:
    named = found([thing], request.user).get(thing)
    if named is None:
        raise Http404
    return named


def _back(request: HttpRequest, otherwise: str) -> str:
    wanted = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if wanted.startswith("/") and is_ours else otherwise


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    """Set how somebody hears of things; mend an address that was refused."""
    if request.POST.get("then") == "accept":
        accept_address(request.user)
        messages.success(request, f"We send email to {request.user.email} again.")
        return redirect("notifications_settings")
    return _settings(request, Link(request.user, []), reverse("notifications_settings"))


def settings_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Set how the owner of an email hears of things, without signing in."""
    link = read_token(token)
    if link is None:
        return _no_such_link(request)
    return _settings(request, link, reverse("notifications_settings_by_link", kwargs={"token": token}))


def _settings(request: HttpRequest, link: Link, here: str) -> HttpResponse:
    form = RhythmsForm(
        sent(request), roles=link.person.roles, preferences=preferences_of([link.person.pk])[link.person.pk]
    )
    if form.is_valid():
        choose_rhythms(person=link.person, rhythms=form.rhythms())
        choose_quiet_hours(person=link.person, quiet=form.quiet())
        messages.success(request, "Your choices are saved.")
        return redirect(here)
    context: dict[str, Any] = {
        "form": form,
        "topic_fields": [form[topic.value] for topic in form.topics],
        "is_own": request.user == link.person,
        "refusal": refusal_of(link.person) if request.user == link.person else None,
    }
    return form_page(request, "notifications/pages/settings.html", context)


@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, then send no more emails of the topics that stood in an email.

    Mail programs send the button's press by themselves (RFC 8058), without a page, a session or a token of ours; what
    only looks at the address, as a scanner does, changes nothing.
    """
    link = read_token(token)
    if link is None:
        return _no_such_link(request)
    labels = [Topic(one).label for one in link.topics if one in topics_for(link.person.roles)]
    context = {
        "labels": labels,
        "token": token,
        "change": reverse("notifications_settings_by_link", kwargs={"token": token}),
        "is_done": request.method == "POST",
    }
    if request.method == "POST":
        choose_rhythms(person=link.person, rhythms=dict.fromkeys(link.topics, Rhythm.NEVER))
    return render(request, "notifications/pages/stop.html", context)


def _no_such_link(request: HttpRequest) -> HttpResponse:
    return render(request, "notifications/pages/no_such_link.html", status=404)
