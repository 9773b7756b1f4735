"""Reporting a comment, and what the author of a hidden one can do about it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import require
from engagement.models import Appeal, HouseRule
from engagement.moderating.appealing import NOT_YOURS, amend, appeal
from engagement.moderating.reporting import report
from engagement.pages.comments.forms import WordsForm
from engagement.pages.comments.views import found_comment
from govuk.fields import PlainText
from govuk.form_page import form_page, sent


class ReportForm(forms.Form):
    """Which rule a comment breaks, or what else is wrong with it."""

    rule = forms.ModelChoiceField(
        label="Which rule does it break?",
        queryset=HouseRule.objects.none(),
        widget=forms.RadioSelect,
        empty_label="Something else",
        required=False,
    )
    says = PlainText(
        label="What is wrong with it?",
        help_text="A few words are enough. Moderators read it, nobody else.",
        rows=3,
        max_length=1_000,
        required=False,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].queryset = HouseRule.objects.filter(dropped_at=None)

    def clean(self) -> dict:
        """Something must be said."""
        data = super().clean()
        if not data.get("rule") and not data.get("says"):
            self.add_error("says", "Choose a rule, or say what is wrong with it")
        return data


class AmendForm(forms.Form):
    """The words of a hidden comment, changed."""

    body = WordsForm.base_fields["body"]
    clean_body = WordsForm.clean_body


class AppealForm(forms.Form):
    """Why a comment should be shown again."""

    says = PlainText(
        label="Why should it be shown again?",
        help_text="Another moderator reads it together with your comment and the reason for hiding it.",
        rows=4,
        max_length=2_000,
        error_messages={"required": "Enter why it should be shown again"},
    )


def report_one(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take a report of a comment, of anybody, signed in or not."""
    found = found_comment(comment_id)
    form = ReportForm(sent(request))
    if form.is_valid():
        # What people do not see was filled in by a machine: it is thanked, and nobody reads it.
        if not request.POST.get("website"):
            by = request.user if request.user.is_authenticated else None
            report(comment=found, by=by, **form.cleaned_data)
        return render(request, "engagement/comments/reported.html", {"comment": found})
    context = {"comment": found, "consultation": found.consultation, "form": form}
    return form_page(request, "engagement/comments/report.html", context)


@login_required
def amend_one(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let the author of a hidden comment change it once."""
    found = found_comment(comment_id)
    require(request.user, "engagement.change_comment", found, otherwise=NOT_YOURS)
    form = AmendForm(sent(request), initial={"body": found.body})
    if form.is_valid():
        amend(comment=found, by=request.user, **form.cleaned_data)
        messages.success(request, "Changed. A moderator looks at it again.")
        return redirect("own_comments")
    return form_page(request, "engagement/comments/amend.html", {"comment": found, "form": form})


@login_required
def appeal_one(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let the author of a hidden comment ask another moderator."""
    found = found_comment(comment_id)
    require(request.user, "engagement.change_comment", found, otherwise=NOT_YOURS)
    form = AppealForm(sent(request))
    if form.is_valid():
        appeal(comment=found, by=request.user, **form.cleaned_data)
        messages.success(request, "Another moderator decides. We write to you then.")
        return redirect("own_comments")
    made = Appeal.objects.filter(act__comment=found).exists()
    return form_page(request, "engagement/comments/appeal.html", {"comment": found, "form": form, "made": made})
