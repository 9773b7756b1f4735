"""The form that opens a consultation, and the one that answers it."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from engagement.models.consultation import LEAST_DAYS
from govuk.fields import DateField, Line, PlainText

QUESTIONS = 3


class ConsultationForm(forms.Form):
    """Enough information, enough time: what the Gunning principles ask before people are asked."""

    purpose = PlainText(
        label="What the consultation is for",
        help_text="One or two sentences that a resident understands.",
        rows=3,
        error_messages={"required": "Enter what the consultation is for"},
    )
    may_change = PlainText(
        label="What may still change",
        help_text="Be honest about what is open and what is not.",
        rows=3,
        error_messages={"required": "Enter what may still change"},
    )
    decided_by = Line(
        label="Who decides, and when",
        help_text="For example, the Camden Renewal Commission at its meeting in March.",
        max_length=200,
        error_messages={"required": "Enter who decides"},
    )
    opens_on = DateField(label="First day")
    closes_on = DateField(label="Last day", help_text=f"At least {LEAST_DAYS} days after the first.")
    short_reason = PlainText(
        label=f"Reason for less than {LEAST_DAYS} days",
        help_text="Only needed when the consultation is shorter. It is published.",
        required=False,
        rows=2,
    )
    question_1 = Line(label="First question", required=False, max_length=300)
    question_2 = Line(label="Second question", required=False, max_length=300)
    question_3 = Line(label="Third question", required=False, max_length=300)

    def clean_opens_on(self):
        """It opens today or later."""
        opens_on = self.cleaned_data["opens_on"]
        if opens_on < timezone.localdate():
            raise forms.ValidationError("The first day must be today or later")
        return opens_on

    def clean(self) -> dict:
        """It lasts, or says why it does not."""
        data = super().clean()
        opens_on, closes_on = data.get("opens_on"), data.get("closes_on")
        if not opens_on or not closes_on:
            return data
        if closes_on <= opens_on:
            self.add_error("closes_on", "The last day must be after the first")
        elif closes_on - opens_on < timedelta(days=LEAST_DAYS) and not data.get("short_reason"):
            self.add_error(
                "short_reason", f"Give the reason for less than {LEAST_DAYS} days, or choose a later last day"
            )
        return data

    def as_deed(self) -> dict:
        """Return the keywords of ``engagement.consulting.open_consultation``."""
        data = dict(self.cleaned_data)
        questions = [data.pop(f"question_{n}") for n in range(1, QUESTIONS + 1)]
        return {**data, "questions": [question for question in questions if question]}


class ResponseForm(forms.Form):
    """You said, we did."""

    you_said = PlainText(
        label="You said",
        help_text="What people said, fairly told: the support, the worries, the ideas.",
        rows=8,
        max_length=20_000,
        error_messages={"required": "Enter what people said"},
    )
    we_did = PlainText(
        label="We did",
        help_text="What changes because of it, what does not, and why.",
        rows=8,
        max_length=20_000,
        error_messages={"required": "Enter what is done about it"},
    )
