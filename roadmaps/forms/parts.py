"""The forms of what a mission has several of: sectors and milestones."""

from datetime import date

from django import forms

from govuk.fields import DateField, PlainText
from roadmaps.forms.drafted import DraftForm
from roadmaps.models import Mission
from roadmaps.models.kinds import ActorKind


class SectorForm(DraftForm):
    """A sector that the mission calls on (criterion 4)."""

    name = forms.CharField(
        label="Sector",
        help_text="Such as Health services, or Food growing and distribution.",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "known-sectors"}),
        error_messages={"required": "Enter the name of the sector"},
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=ActorKind.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose the kind of sector"},
    )
    contribution = PlainText(
        label="What it is asked to contribute", required=False, rows=3, help_text="One or two sentences."
    )


class MilestoneForm(DraftForm):
    """Something to reach on the way (criterion 2)."""

    title = forms.CharField(
        label="What should be true by then",
        max_length=200,
        error_messages={"required": "Enter what should be true by then"},
    )
    due_on = DateField(label="Date", help_text="For example, 31 12 2029.")

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission

    def clean_due_on(self) -> date:
        """A milestone stands between the start and the deadline."""
        due_on = self.cleaned_data["due_on"]
        if self.mission.deadline and due_on > self.mission.deadline:
            raise forms.ValidationError("The date must not be after the mission's deadline")
        if self.mission.starts_on and due_on < self.mission.starts_on:
            raise forms.ValidationError("The date must not be before the mission's start")
        return due_on
