"""The forms of stage reports, outcomes and closing reports."""

from typing import Any

from django import forms

from govuk.fields import DateField, Line, PlainText
from roadmaps.models import Afterlife, ClosingReport, Mission, Outcome, StageReport
from roadmaps.models.choices import TargetKind
from roadmaps.pages.delivery.forms.reporting import figure_field

LONGEST = 6_000


class StageReportForm(forms.Form):
    """What the lead says beside what is on record."""

    summary = PlainText(
        label="How does it go?", help_text="A few sentences.", rows=5, max_length=LONGEST, required=False
    )
    in_the_way = PlainText(
        label="What is in the way?",
        help_text="What is late or at risk, and what is done about it.",
        rows=4,
        max_length=LONGEST,
        required=False,
    )
    next = PlainText(label="What comes next?", rows=4, max_length=LONGEST, required=False)
    asks = PlainText(label="What does the mission ask of the commission?", rows=3, max_length=LONGEST, required=False)

    def __init__(self, *args: Any, sending: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sending = sending
        for name in ("summary", "next"):
            self.fields[name].needed_when = "needed before it is sent"

    def clean(self) -> dict[str, Any]:
        """What is sent is whole; what is only saved need not be."""
        data = super().clean()
        if self.sending:
            for name, says in (("summary", "Enter how it goes"), ("next", "Enter what comes next")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, says)
        return data


def words_of(report: StageReport | None) -> dict[str, str]:
    """Return what the form of a stage report begins with."""
    return {name: getattr(report, name) for name in StageReportForm.base_fields} if report else {}


class AnswerForm(forms.Form):
    """What the commission answers to a stage report."""

    answer = PlainText(
        label="The commission's answer",
        help_text="Published below the report. It cannot be changed later.",
        rows=5,
        max_length=LONGEST,
        error_messages={"required": "Enter the answer"},
    )


class OutcomeForm(forms.Form):
    """How a mission ended."""

    result = forms.ChoiceField(
        label="Was the target reached?",
        choices=Outcome.Result.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the target was reached"},
    )
    figure = figure_field(label="The figure that was reached", required=False)
    measured_on = DateField(label="Day on which it was measured", required=False)
    evidence = PlainText(
        label="What shows it?",
        help_text="Where somebody else can see it for themselves: reports, registers, addresses.",
        rows=5,
        max_length=LONGEST,
        error_messages={"required": "Enter what shows it"},
    )
    capacity = Line(
        label="In what capacity do you say so?",
        help_text="Such as “Chair of the neighbourhood assembly”. Published beside the outcome.",
        max_length=200,
        error_messages={"required": "Enter in what capacity you say so"},
    )
    sure = forms.BooleanField(
        label="I had no part in this mission, and I know that this cannot be changed later",
        error_messages={"required": "Confirm that you had no part in it, and that it cannot be changed"},
        widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mission.target_kind == TargetKind.QUANTIFIED:
            self.fields["figure"].help_text = f"In {mission.unit}." if mission.unit else ""
            self.fields["figure"].required = self.fields["measured_on"].required = True
            self.fields["figure"].error_messages["required"] = "Enter the figure that was reached"
        else:
            del self.fields["figure"], self.fields["measured_on"]

    def as_deed(self) -> dict[str, Any]:
        """Return what ``attest`` takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


class ClosingForm(forms.Form):
    """What the officers say when it is over."""

    went_well = PlainText(label="What went well?", rows=4, max_length=LONGEST, required=False)
    went_otherwise = PlainText(label="What went otherwise than planned?", rows=4, max_length=LONGEST, required=False)
    learnt = PlainText(
        label="What was learnt?",
        help_text="What you would tell somebody who takes up the same challenge tomorrow.",
        rows=5,
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, *args: Any, mission: Mission, publishing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mission, self.publishing = mission, publishing
        self.words = list(self.fields)
        for name in self.words:
            self.fields[name].needed_when = "needed before it is published"
        live = mission.contributions.exclude(solution__status="stopped").select_related("solution")
        self.solutions = [one.solution for one in live.order_by("solution__title")]
        others = Mission.objects.public().exclude(pk=mission.pk)
        beside = others.filter(challenge__roadmap=mission.challenge.roadmap).order_by("title")
        self.missions = {str(one.pk): one for one in beside}
        for solution in self.solutions:
            self._ask(solution)

    def _ask(self, solution: Any) -> None:
        key = f"fate_{solution.pk}"
        self.fields[key] = forms.ChoiceField(
            label=f"What becomes of “{solution}”?",
            choices=[("", "Not said yet"), *Afterlife.Fate.choices],
            required=False,
        )
        self.fields[f"to_{solution.pk}"] = forms.ChoiceField(
            label="Which mission does it move to?",
            choices=[("", "None"), *((pk, str(one)) for pk, one in self.missions.items())],
            required=False,
        )
        self.fields[f"says_{solution.pk}"] = Line(label="A word on it", required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        """What moves says where to; what is published is whole."""
        data = super().clean()
        for solution in self.solutions:
            fate, to = data.get(f"fate_{solution.pk}"), data.get(f"to_{solution.pk}")
            if fate == Afterlife.Fate.MOVES and not to:
                self.add_error(f"to_{solution.pk}", f"Choose which mission “{solution}” moves to")
            elif self.publishing and not fate:
                self.add_error(f"fate_{solution.pk}", f"Choose what becomes of “{solution}”")
        if self.publishing:
            for name in self.words:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"Enter {self.fields[name].label[:1].lower()}{self.fields[name].label[1:-1]}")
        return data

    def as_deed(self) -> dict[str, Any]:
        """Return what ``save_closing_report`` takes."""
        data = self.cleaned_data
        fates = [
            {
                "solution": one,
                "fate": data[f"fate_{one.pk}"],
                "to": self.missions.get(data[f"to_{one.pk}"]) if data[f"fate_{one.pk}"] == "moves" else None,
                "says": data[f"says_{one.pk}"],
            }
            for one in self.solutions
            if data[f"fate_{one.pk}"]
        ]
        return {**{name: data[name] for name in self.words}, "fates": fates}


def closing_initial(report: ClosingReport | None) -> dict[str, Any]:
    """Return what the form of a closing report begins with."""
    if report is None:
        return {}
    words = {name: getattr(report, name) for name in ("went_well", "went_otherwise", "learnt")}
    for one in report.afterlives.all():
        words |= {
            f"fate_{one.solution_id}": one.fate,
            f"to_{one.solution_id}": str(one.to_id or ""),
            f"says_{one.solution_id}": one.says,
        }
    return words
