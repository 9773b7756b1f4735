"""The forms of moderators."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from engagement.models import Appeal, Comment, HouseRule
from govuk.fields import DateField, PlainText
from govuk.rows import RowForm, RowsField

LONGEST_BAN = timedelta(days=366)


class DecisionForm(forms.Form):
    """What is done about a comment: by which rule, and why."""

    decision = forms.ChoiceField(
        label="What do you decide?", widget=forms.RadioSelect, error_messages={"required": "Choose what you decide"}
    )
    rule = forms.ModelChoiceField(
        label="Which rule does it break?",
        queryset=HouseRule.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        required=False,
    )
    reason = PlainText(
        label="Reason",
        help_text="Shown in the place of a hidden comment, and sent to its author. Name the rule, not the person.",
        rows=3,
        max_length=500,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, comment: Comment, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = decisions_on(comment)
        self.fields["rule"].queryset = HouseRule.objects.filter(dropped_at=None)
        self.fields["rule"].needed_when = "if you hide it"
        self.fields["reason"].needed_when = "if you hide it, or show it again"

    def clean(self) -> dict:
        """Whoever hides a comment, or shows it again, says why; what breaks a rule says which."""
        data = super().clean()
        decision = data.get("decision")
        if decision == "hide" and self.fields["rule"].queryset and not data.get("rule"):
            self.add_error("rule", "Choose the rule that it breaks")
        if decision in ("hide", "show") and not data.get("reason"):
            self.add_error("reason", "Enter the reason")
        return data


def decisions_on(comment: Comment) -> list[tuple[str, str]]:
    """Return what can be decided about a comment as it stands."""
    if comment.held_at:
        return [("allow", "It keeps to the rules: show it"), ("hide", "It breaks a rule: hide it")]
    if comment.hidden_at:
        return [("show", "Show it again")]
    return [("keep", "It keeps to the rules: leave it"), ("hide", "It breaks a rule: hide it")]


class AppealDecisionForm(forms.Form):
    """What comes of an appeal, and why."""

    outcome = forms.ChoiceField(
        label="What do you decide?",
        choices=[(Appeal.Outcome.UPHELD, "Show the comment again"), (Appeal.Outcome.REFUSED, "Leave it hidden")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    reason = PlainText(
        label="Reason",
        help_text="Its author is told.",
        rows=3,
        max_length=500,
        error_messages={"required": "Enter the reason"},
    )


class BanForm(forms.Form):
    """Until when, and why, somebody may not comment."""

    until = DateField(label="Until")
    reason = PlainText(
        label="Reason",
        help_text="They are told. Name what they did, and the rule.",
        rows=3,
        max_length=500,
        error_messages={"required": "Enter the reason"},
    )

    def clean_until(self) -> date:
        """A time that is to come and that ends."""
        until, today = self.cleaned_data["until"], timezone.localdate()
        if until <= today:
            raise forms.ValidationError("Enter a day that is to come")
        if until > today + LONGEST_BAN:
            raise forms.ValidationError("Enter a day within a year: a ban ends")
        return until


class RuleRow(RowForm):
    """A rule of the house."""

    key = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Rule", max_length=120, error_messages={"required": "Enter the rule"})
    text = PlainText(label="What it means", required=False, rows=3, max_length=2_000)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return not self.is_bound or not any(
            self.data.get(f"{self.prefix}-{name}", "").strip() for name in ("title", "text")
        )


class RulesForm(forms.Form):
    """All rules of the house, in their order."""

    rules = RowsField(RuleRow, noun="rule", label="House rules")


class WordsForm(forms.Form):
    """The words for which a comment waits for a moderator."""

    words = PlainText(
        label="Words, a line each",
        help_text="A comment with one of them waits until a moderator has looked at it. It is not refused.",
        rows=12,
        max_length=20_000,
        required=False,
    )
