"""The forms of the check and of the steps."""

from django import forms

from govuk.fields import PlainText
from roadmaps.criteria.rubric import CriterionText
from roadmaps.models.check import RATING_THAT_MEETS
from roadmaps.models.kinds import Answer


class VerdictForm(forms.Form):
    """One criterion: rating by the rubric, answer, reason, and the change asked for unless it is met."""

    rating = forms.TypedChoiceField(
        label="Rating",
        coerce=int,
        choices=[],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose a rating"},
    )
    answer = forms.ChoiceField(
        label="Verdict",
        help_text="Met needs a rating of 3 or 4.",
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
        error_messages={"required": "Choose a verdict"},
    )
    reason = PlainText(
        label="Your reason",
        help_text="Published with your name once the check is settled. Say what you saw, and what it means.",
        rows=4,
        error_messages={"required": "Enter your reason"},
    )
    change_asked = PlainText(
        label="What should change",
        help_text="Needed unless the criterion is met. The officers see it as the change asked for.",
        required=False,
        rows=2,
    )

    def __init__(self, *args, criterion: CriterionText, **kwargs) -> None:
        kwargs.setdefault("prefix", f"c{criterion.number}")
        super().__init__(*args, **kwargs)
        self.criterion = criterion
        self.fields["rating"].choices = [(n, f"{n}: {says}") for n, says in criterion.rated]

    def clean(self) -> dict:
        """Rating and verdict agree; what is not met names its change."""
        data = super().clean()
        rating, answer = data.get("rating"), data.get("answer")
        if rating is None or not answer:
            return data
        if answer == Answer.MET and rating < RATING_THAT_MEETS:
            self.add_error("answer", "Met needs a rating of 3 or 4. Change the rating or the verdict")
        if answer != Answer.MET and rating >= RATING_THAT_MEETS:
            self.add_error("answer", "A rating of 3 or 4 means met. Change the rating or the verdict")
        if answer != Answer.MET and "change_asked" not in self.errors and not data.get("change_asked"):
            self.add_error("change_asked", "Say what should change")
        return data


class NoteForm(forms.Form):
    """A word to go with a submission."""

    note = PlainText(
        label="A note to the assessors",
        help_text="What has changed since the last check, or what you are least sure of.",
        required=False,
        rows=3,
    )


class ReasonForm(forms.Form):
    """The reason of a step; required where the step says so."""

    reason = PlainText(label="Reason", rows=4, error_messages={"required": "Give the reason: it is kept on the record"})

    def __init__(self, *args, required: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        self.fields["reason"].help_text = (
            "Published with the mission and kept for good." if required else "Kept on the mission's record."
        )
