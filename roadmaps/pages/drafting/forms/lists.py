"""The forms of what a mission has several of: sectors and milestones."""

from datetime import date

from django import forms
from django.utils import timezone

from govuk.fields import DateField, Line, NumberField, PlainText
from govuk.numbers_and_dates import MonthMeans
from govuk.rows import RowForm, RowsField
from roadmaps.models import Mission
from roadmaps.models.choices import ActorKind
from roadmaps.pages.drafting.forms.drafted import DraftForm

CONTRIBUTION = "What it is asked to contribute"


class SectorForm(DraftForm):
    """What a sector is asked to contribute to the mission (criterion 4)."""

    contribution = PlainText(label=CONTRIBUTION, required=False, rows=3, help_text="One or two sentences.")


class SectorRow(RowForm):
    """One of several sectors that are added together."""

    name = Line(
        label="Sector",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "known-sectors"}),
        error_messages={"required": "Enter the name of the sector"},
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Choose one"), *ActorKind.choices],
        error_messages={"required": "Choose the kind of sector"},
    )
    contribution = PlainText(label=CONTRIBUTION, required=False, rows=2)


class SectorsForm(DraftForm):
    """Sectors to add, several in one save (criterion 4)."""

    sectors = RowsField(
        SectorRow,
        noun="sector",
        at_first=3,
        label="Sectors to add",
        help_text="Such as Health services, or Food growing and distribution. Leave rows that you do not need empty.",
    )


def why_not(mission: Mission, due_on: date) -> str:
    """Return why a milestone of ``mission`` cannot be due on a day; an empty text when it can."""
    if mission.deadline and due_on > mission.deadline:
        return "The date must not be after the mission's deadline"
    if mission.starts_on and due_on < mission.starts_on:
        return "The date must not be before the mission's start"
    return ""


class MilestoneFields(forms.Form):
    """What a milestone says, of a mission or of a solution (criterion 2)."""

    title = Line(
        label="What should be true by then",
        max_length=200,
        error_messages={"required": "Enter what should be true by then"},
    )
    due_on = DateField(label="Date", help_text="For example, 31 12 2029.", month_means=MonthMeans.LAST)


class MilestoneForm(DraftForm, MilestoneFields):
    """A milestone of a mission."""

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission

    def clean_due_on(self) -> date:
        """A milestone stands between the start and the deadline."""
        if fault := why_not(self.mission, self.cleaned_data["due_on"]):
            raise forms.ValidationError(fault)
        return self.cleaned_data["due_on"]


class MilestoneRow(RowForm, MilestoneFields):
    """One of several milestones."""


class MilestonesForm(DraftForm):
    """Milestones of a mission to add, several in one save."""

    milestones = RowsField(
        MilestoneRow,
        noun="milestone",
        at_first=3,
        label="Milestones to add",
        help_text="Leave rows that you do not need empty.",
    )

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission

    def clean_milestones(self) -> list[dict]:
        """Each stands between the start and the deadline."""
        rows = self.cleaned_data["milestones"]
        for row in rows:
            if fault := why_not(self.mission, row["due_on"]):
                raise forms.ValidationError(f"“{row['title']}”: {fault}")
        return rows


RHYTHMS = [
    (1, "Every month"),
    (3, "Every three months"),
    (6, "Every six months"),
    (12, "Every year"),
    (24, "Every two years"),
    (60, "Every five years"),
    (120, "Every ten years"),
]


class MeasurementRow(RowForm):
    """What the figure was on a day."""

    on = DateField(label="Date", help_text="For example, 31 3 2024.")
    value = NumberField(
        label="Value",
        what="the value as a number",
        example="12.5",
        width=10,
        max_digits=16,
        decimal_places=3,
        error_messages={"required": "Enter the value"},
    )
    note = Line(
        label="Note", help_text="Such as its source, or that it is an estimate.", required=False, max_length=250
    )


class MeasurementsForm(DraftForm):
    """The history of the target's figure (criteria 2 and 3)."""

    rhythm_months = forms.TypedChoiceField(
        label="How often it is measured",
        coerce=int,
        empty_value=None,
        choices=[("", "Not said yet"), *RHYTHMS],
        required=False,
    )
    measurements = RowsField(MeasurementRow, noun="measurement", label="Measurements")

    def __init__(self, *args, months: int | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if months and months not in dict(RHYTHMS):
            # An import may bring any number of months.
            self.fields["rhythm_months"].choices = [
                *self.fields["rhythm_months"].choices,
                (months, f"Every {months} months"),
            ]

    def clean_measurements(self) -> list[dict]:
        """Nobody has measured what is still to come, nor twice on one day."""
        rows = self.cleaned_data["measurements"]
        days = [row["on"] for row in rows]
        if len(set(days)) < len(days):
            raise forms.ValidationError("There are two measurements of one day. Keep one of them")
        if any(day > timezone.localdate() for day in days):
            raise forms.ValidationError("A measurement cannot be of a day that is still to come")
        return sorted(rows, key=lambda row: row["on"])
