"""Commenting, replying, backing, and changing or withdrawing what one wrote."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.errors import Refusal
from accounts.permissions import require
from engagement.commenting import waiting
from engagement.commenting.backing import back, take_back
from engagement.commenting.choosing import choose
from engagement.commenting.writing import change_comment, comment, reply, withdraw_comment
from engagement.errors import ConsultationNotOpen, NotAsked
from engagement.models import Answer, Comment, Consultation, Question, ThemeAnswer
from engagement.pages.comments.forms import AnswersForm, CommentForm, EditCommentForm, ReplyForm
from engagement.pages.comments.personal import as_seen_by
from engagement.pages.comments.waiting import key_of, remember
from engagement.pages.consultations.finding import find
from engagement.reading import with_replies
from govuk.form_page import form_page, sent
from govuk.parsing import number
from govuk.typed import query_of
from notifications.following import follows
from notifications.things import thing

REPLIES_A_PAGE = 100
WITH_MISSION = "consultation__revision__mission__challenge__roadmap"
THANKS = "Thank you. Your comment is on the page; you can change it for 15 minutes."
FOLLOWED = "You follow this consultation, so we tell you what comes of it. You can stop that on its page."
LOOKED_AT = "Thank you. A moderator looks at your comment before it is shown. You find it in your account."


def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a comment, of whoever is signed in. What others write is kept while they sign in, and so is what is refused."""
    consultation = find(slug)
    if request.method != "POST" and not consultation.is_open() and not _waits(request, consultation):
        return redirect("consultation", slug)
    form = _form(request, consultation)
    if not form.is_bound or not form.is_valid():
        return _form_page(request, consultation, form)
    if not request.user.is_authenticated:
        _keep(request, consultation)
        return redirect("comment_kept", slug)
    try:
        added = comment(consultation=consultation, by=request.user, **form.as_deed())
    except (ConsultationNotOpen, NotAsked) as refused:
        _keep(request, consultation)
        return _form_page(request, consultation, form, refused)
    waiting.forget(consultation, request.user)
    said = LOOKED_AT if added.held_at else THANKS
    if follows(request.user, thing("consultation", consultation.pk)):
        said = f"{said} {FOLLOWED}"
    messages.success(request, said)
    return redirect("own_comments") if added.held_at else redirect(added)


def _form(request: HttpRequest, consultation: Consultation) -> CommentForm:
    """Return the form of what was sent, of what waits, or an empty one that begins as the address says."""
    known = {"consultation": consultation, "known_tie": _tie_of(request, consultation)}
    if request.method == "POST":
        return CommentForm(request.POST, **known)
    typed = _waits(request, consultation)
    given = query_of(dict(typed)) if typed else request.GET
    initial = {name: given[name] for name in ("tie", "stance", "question", "solution", "body") if given.get(name)}
    for name in ("question", "solution"):
        if name in initial and number(initial[name]) is None:
            del initial[name]
    return CommentForm(**known, initial=initial)


def _form_page(
    request: HttpRequest, consultation: Consultation, form: CommentForm, refused: Refusal | None = None
) -> HttpResponse:
    status = 409 if refused else 422 if form.errors else 200
    context = {
        "consultation": consultation,
        "mission": consultation.mission,
        "form": form,
        "refused": refused,
        "waited": request.method != "POST" and _waits(request, consultation) is not None,
        "is_open": consultation.is_open(),
    }
    return render(request, "engagement/comments/add.html", context, status=status)


def _tie_of(request: HttpRequest, consultation: Consultation) -> str:
    if not request.user.is_authenticated:
        return ""
    return consultation.ties.filter(person=request.user).values_list("how", flat=True).first() or ""


def _waits(request: HttpRequest, consultation: Consultation) -> Any:
    """Return what this person, or this browser, typed before and has not sent."""
    if request.user.is_authenticated:
        return waiting.waiting_for(consultation, person=request.user)
    key = key_of(request, consultation)
    return waiting.waiting_for(consultation, key=key) if key else None


def _keep(request: HttpRequest, consultation: Consultation) -> bool:
    """Keep what was sent; say whether it was kept."""
    if request.user.is_authenticated:
        return waiting.keep(consultation=consultation, data=request.POST, person=request.user) is not None
    kept = waiting.keep(consultation=consultation, data=request.POST, key=key_of(request, consultation))
    if kept is not None:
        remember(request, consultation, kept.key)
    return kept is not None


@require_POST
def keep_typed(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what is being typed, for whoever asks from a script: nothing to show."""
    consultation = find(slug)
    return HttpResponse(status=204 if _keep(request, consultation) else 413)


def kept(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell somebody who is not signed in that what they wrote waits, and how it is sent."""
    consultation = find(slug)
    if request.user.is_authenticated or not _waits(request, consultation):
        return redirect("comment_add", slug)
    context = {"consultation": consultation, "typed": _waits(request, consultation)["body"][0]}
    return render(request, "engagement/comments/kept.html", context)


@login_required
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Take what a person chooses of the questions that are answered by choosing."""
    consultation = find(slug)
    if request.method != "POST" and not consultation.is_open():
        return redirect("consultation", slug)
    chosen = Answer.objects.filter(person=request.user, question__consultation=consultation).select_related("question")
    initial = {f"question_{one.question_id}": _initial(one) for one in chosen}
    form = AnswersForm(
        sent(request), consultation=consultation, known_tie=_tie_of(request, consultation), initial=initial
    )
    if not form.questions:
        raise Http404
    if form.is_valid():
        tie = form.cleaned_data.get("tie", "")
        choose(consultation=consultation, by=request.user, chosen=form.chosen(), tie=tie)
        messages.success(request, "Your answers were saved. You can change them until the consultation closes.")
        return redirect(f"{consultation.get_absolute_url()}#answers")
    context = {"consultation": consultation, "form": form}
    return form_page(request, "engagement/comments/answers.html", context)


def _initial(answer: Answer) -> Any:
    chosen = [str(one) for one in answer.chosen]
    return chosen if answer.question.kind == Question.Kind.SEVERAL else chosen[0]


def found_comment(comment_id: int) -> Comment:
    """Return a comment with its consultation and mission. Raises Http404."""
    comments = Comment.objects.with_author().select_related(WITH_MISSION, "reply_to")
    return get_object_or_404(comments.defer("consultation__revision__document"), pk=comment_id)


def one(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show one comment with its replies, at an address that stays. One that is held is for its author and moderators."""
    found = found_comment(comment_id)
    consultation = found.consultation
    if consultation.mission.is_away and not request.user.has_perm("roadmaps.read_drafts"):
        raise Http404
    is_own = request.user.is_authenticated and found.author_id == request.user.pk
    if found.held_at and not is_own and not request.user.has_perm("engagement.moderate"):
        raise Http404
    top = found_comment(found.reply_to_id) if found.reply_to_id else found
    top = with_replies([top], REPLIES_A_PAGE)[0]
    context = {
        "comment": top,
        "found": found,
        "consultation": consultation,
        "is_open": consultation.is_open(),
        "answer": _answer_to(top),
        **as_seen_by(request, consultation, [top.pk, *(reply.pk for reply in top.shown_replies)]),
    }
    return render(request, "engagement/comments/comment.html", context)


def _answer_to(comment: Comment) -> ThemeAnswer | None:
    """Return what the council answered to what a comment is about, once everybody can read it."""
    published = {"theme__consultation__response__published_at__isnull": False}
    return ThemeAnswer.objects.filter(theme=comment.theme_id, **published).select_related("theme", "revision").first()


@login_required
def add_reply(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take a reply to a comment."""
    found = found_comment(comment_id)
    form = ReplyForm(sent(request))
    if form.is_valid():
        added = reply(to=found, by=request.user, **form.as_deed())
        messages.success(request, LOOKED_AT if added.held_at else "Your reply is on the page.")
        return redirect("own_comments") if added.held_at else redirect(f"{found.get_absolute_url()}#comment-{added.pk}")
    context = {
        "comment": found,
        "consultation": found.consultation,
        "form": form,
        "is_official": request.user.has_perm("engagement.answer_officially", found.consultation),
    }
    return form_page(request, "engagement/comments/reply.html", context)


@login_required
@require_POST
def support(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Back a comment, or back it no more, and go back to where it was read."""
    found = found_comment(comment_id)
    if request.POST.get("back") == "no":
        take_back(comment=found, by=request.user)
    else:
        back(comment=found, by=request.user)
    return redirect(f"{reverse('comment', args=[found.reply_to_id or found.pk])}#comment-{found.pk}")


def _own(request: HttpRequest, comment_id: int, otherwise: str) -> Comment:
    found = found_comment(comment_id)
    require(request.user, "engagement.change_comment", found, otherwise=otherwise)
    return found


@login_required
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Change one's own comment while it may be changed."""
    found = _own(request, comment_id, "Only its author can change a comment.")
    initial = {"stance": found.stance, "body": found.body}
    form = EditCommentForm(sent(request), is_reply=bool(found.reply_to_id), initial=initial)
    if form.is_valid():
        changed = change_comment(comment=found, by=request.user, **form.cleaned_data)
        messages.success(request, LOOKED_AT if changed.held_at else "Your comment was changed.")
        return redirect(changed)
    context = {"comment": found, "consultation": found.consultation, "form": form}
    return form_page(request, "engagement/comments/edit.html", context)


@login_required
def withdraw(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask, then withdraw one's own comment."""
    found = _own(request, comment_id, "Only its author can withdraw a comment.")
    if request.method == "POST":
        withdraw_comment(comment=found, by=request.user)
        messages.success(request, "Your comment was withdrawn.")
        return redirect("consultation", found.consultation.slug)
    return render(request, "engagement/comments/withdraw.html", {"comment": found, "consultation": found.consultation})
