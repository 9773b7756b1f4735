"""The form of one solution of the portfolio (criteria 3, 4 and 5)."""

from typing import Any

from django import forms
from django.db.models import Sum

from govuk.fields import PlainText
from roadmaps.models import Contribution, Mission, Partnership, Sector, Solution
from roadmaps.models.kinds import (
    WARDS,
    ActorKind,
    FundingKind,
    InnovationStage,
    Instrument,
    SolutionOrigin,
    SolutionStatus,
)

BLANK = [("", "Not said yet")]
SMALL = {"class": "govuk-checkboxes--small"}


class SolutionForm(forms.Form):
    """A project: its objective, who leads and joins, where it stands, and what backs it."""

    title = forms.CharField(
        label="Name of the solution",
        max_length=160,
        error_messages={"required": "Enter the name of the solution"},
    )
    objective = PlainText(
        label="Objective",
        help_text="One sentence: what will be different when it works.",
        rows=3,
        error_messages={"required": "Enter the objective"},
    )
    success_measure = PlainText(label="How its success is measured", required=False, rows=2)
    expected_share = forms.DecimalField(
        label="Expected share of the target",
        help_text="In per cent. A careful guess is better than none.",
        required=False,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-3"}),
        error_messages={
            "invalid": "The share must be a number, like 25",
            "min_value": "The share must be between 0 and 100",
            "max_value": "The share must be between 0 and 100",
        },
    )
    lead_kind = forms.ChoiceField(label="Who leads it", choices=BLANK + ActorKind.choices, required=False)
    lead_name = forms.CharField(
        label="Name of the lead", help_text="An organisation, if it is known.", required=False, max_length=160
    )
    partner_kinds = forms.MultipleChoiceField(
        label="Who joins",
        choices=ActorKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    sectors = forms.ModelMultipleChoiceField(
        label="Sectors that it works through",
        queryset=Sector.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    innovation_stage = forms.ChoiceField(
        label="Stage of innovation", choices=BLANK + InnovationStage.choices, required=False
    )
    approach = forms.CharField(
        label="Approach",
        help_text="Two or three words, such as deep retrofit or cooperative retail, so that a portfolio on one "
        "technology shows.",
        required=False,
        max_length=80,
    )
    disciplines = forms.CharField(
        label="Disciplines",
        help_text="Fields of knowledge, parted by commas, such as nutrition, economics, design.",
        required=False,
        max_length=400,
    )
    feeds_back = PlainText(label="What it feeds back to other solutions", required=False, rows=2)
    instruments = forms.MultipleChoiceField(
        label="Policy instruments behind it",
        choices=Instrument.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    funding_kind = forms.ChoiceField(label="Funding", choices=BLANK + FundingKind.choices, required=False)
    funder = forms.CharField(label="Funder", required=False, max_length=160)
    amount = forms.DecimalField(
        label="Amount in pounds",
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={
            "invalid": "The amount must be a number of pounds, like 250000",
            "min_value": "The amount must not be less than 0",
        },
    )
    is_secured = forms.BooleanField(label="This funding is secured", required=False)
    origin = forms.ChoiceField(
        label="Who started it",
        choices=SolutionOrigin.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose who started it"},
    )
    status = forms.ChoiceField(label="Status", choices=SolutionStatus.choices)
    is_high_risk = forms.BooleanField(label="This is a high-risk solution", required=False)
    learnt_if_fails = PlainText(label="What will be learnt if it fails", required=False, rows=2)
    ward = forms.ChoiceField(
        label="Ward", choices=[("", "The whole borough"), *[(ward, ward) for ward in WARDS]], required=False
    )

    def __init__(self, data: Any = None, *, mission: Mission, contribution: Contribution | None = None) -> None:
        self.mission, self.contribution = mission, contribution
        super().__init__(data, initial=initial_of(contribution) if contribution else STARTING)
        asked = Sector.objects.filter(mission_sectors__mission=mission)
        if contribution:
            asked = asked | Sector.objects.filter(solutions=contribution.solution)
        self.fields["sectors"].queryset = asked.distinct().order_by("name")

    def clean_disciplines(self) -> list[str]:
        """Part the disciplines at commas, each once."""
        parts = [" ".join(part.split()).lower() for part in self.cleaned_data["disciplines"].split(",")]
        if any(len(part) > 80 for part in parts):
            raise forms.ValidationError("Part the disciplines with commas")
        return list(dict.fromkeys(part for part in parts if part))

    def clean_expected_share(self) -> Any:
        """All shares together are at most the whole target."""
        share = self.cleaned_data["expected_share"]
        others = self.mission.contributions.exclude(pk=self.contribution.pk if self.contribution else None)
        taken = others.aggregate(total=Sum("expected_share"))["total"] or 0
        if share is not None and share + taken > 100:
            raise forms.ValidationError(
                f"The other solutions already carry {taken.normalize():f}%. Enter {100 - taken.normalize():f} or less"
            )
        return share

    def clean(self) -> dict:
        """What hangs together is asked for together."""
        data = super().clean()
        if data.get("lead_name") and not data.get("lead_kind"):
            self.add_error("lead_kind", "Choose what kind of partner leads it")
        if (data.get("funder") or data.get("amount") is not None) and not data.get("funding_kind"):
            self.add_error("funding_kind", "Choose the kind of funding")
        if data.get("is_high_risk") and not data.get("learnt_if_fails"):
            self.add_error("learnt_if_fails", "Say what will be learnt if it fails")
        return data

    def as_deed(self) -> dict[str, Any]:
        """Return the keywords of ``roadmaps.portfolio.save_solution``."""
        data = dict(self.cleaned_data)
        line = {
            "kind": data.pop("funding_kind"),
            "funder": data.pop("funder"),
            "amount": data.pop("amount"),
            "is_secured": data.pop("is_secured"),
        }
        further = _further_lines(self.contribution.solution) if self.contribution else []
        data["funding"] = ([line] if line["kind"] else []) + further
        data["lead"] = (data.pop("lead_kind"), data.pop("lead_name"))
        data["sectors"] = list(data["sectors"])
        return data


STARTING = {"origin": SolutionOrigin.COUNCIL, "status": SolutionStatus.PROPOSED}


def _further_lines(solution: Solution) -> list[dict[str, Any]]:
    """Return the funding lines beyond the one that the form shows, which saving must not lose."""
    return [
        {"kind": line.kind, "funder": line.funder, "amount": line.amount, "is_secured": line.is_secured}
        for line in solution.funding_lines.all()[1:]
    ]


def initial_of(contribution: Contribution) -> dict[str, Any]:
    """Return what the form shows of a solution that is in the portfolio already."""
    solution = contribution.solution
    lead = solution.partnerships.filter(part=Partnership.Part.LEAD).select_related("organisation").first()
    partners = solution.partnerships.filter(part=Partnership.Part.PARTNER)
    line = solution.funding_lines.first()
    own = ("title", "objective", "success_measure", "innovation_stage", "approach", "feeds_back", "instruments")
    own += ("origin", "status", "is_high_risk", "learnt_if_fails", "ward")
    return {
        **{field: getattr(solution, field) for field in own},
        "disciplines": ", ".join(solution.disciplines),
        "sectors": list(solution.sectors.all()),
        "expected_share": contribution.expected_share and f"{contribution.expected_share.normalize():f}",
        "lead_kind": lead.kind if lead else "",
        "lead_name": lead.organisation.name if lead and lead.organisation else "",
        "partner_kinds": [partner.kind for partner in partners],
        "funding_kind": line.kind if line else "",
        "funder": line.funder if line else "",
        "amount": line.amount if line else None,
        "is_secured": line.is_secured if line else False,
    }
