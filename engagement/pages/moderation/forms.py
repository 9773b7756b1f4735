"""The form with which a moderator hides a comment or shows it again."""

from django import forms

from govuk.fields import PlainText


class ModerationForm(forms.Form):
    """Why a comment is hidden or shown again."""

    reason = PlainText(
        label="Reason",
        help_text="Shown in the comment's place. Name the rule, not the person.",
        rows=3,
        max_length=500,
        error_messages={"required": "Enter the reason: it is shown in the comment's place"},
    )
