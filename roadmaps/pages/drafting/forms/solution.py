"""The form of one solution of the portfolio (criteria 3, 4 and 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.http import urlencode

from govuk.fields import Line, NumberField, PlainText
from govuk.rows import RowForm, RowsField
from roadmaps.drafting.portfolio import share_left, share_sentence, values_of
from roadmaps.models import Contribution, Mission, Sector, Solution
from roadmaps.models.choices import (
    WARDS,
    ActorKind,
    FundingKind,
    InnovationStage,
    Instrument,
    SolutionOrigin,
    SolutionStatus,
)
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.lists import MilestoneRow

BLANK = [("", "Not said yet")]
CHOOSE = [("", "Choose one")]
SMALL = {"class": "govuk-checkboxes--small"}
STARTING = {"origin": SolutionOrigin.COUNCIL, "status": SolutionStatus.PROPOSED}
KNOWN_ORGANISATIONS = {"list": "known-organisations"}
# What a check looks at first. The other parts of the page are folded.
FIRST = (
    "title",
    "objective",
    "lead_kind",
    "lead_name",
    "innovation_stage",
    "approach",
    "expected_share",
    "instruments",
)
FOLDED = (
    ("Who joins, and through which sectors", ("partners", "sectors")),
    ("Where it comes from, and where it happens", ("status", "origin", "ward")),
    ("What it teaches", ("disciplines", "feeds_back", "feeds_back_to", "is_high_risk", "learnt_if_fails")),
    ("Money", ("funding",)),
    ("How its success is measured, and by when", ("success_measure", "milestones")),
)


class ShareField(NumberField):
    """A share of the target in per cent."""

    def __init__(self) -> None:
        super().__init__(
            label="Expected share of the target",
            help_text="In per cent. A careful guess is better than none.",
            what="the share in per cent",
            example="25",
            pounds=False,
            width=3,
            required=False,
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
        )


class PartnerRow(RowForm):
    """Who joins: a kind of actor, and the organisation once it is known."""

    kind = forms.ChoiceField(
        label="Kind of partner",
        choices=CHOOSE + ActorKind.choices,
        error_messages={"required": "Choose the kind of partner"},
    )
    name = Line(
        label="Name of the organisation",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs=KNOWN_ORGANISATIONS),
    )


class FundingRow(RowForm):
    """Money or its like behind the solution."""

    kind = forms.ChoiceField(
        label="Kind of funding",
        choices=CHOOSE + FundingKind.choices,
        error_messages={"required": "Choose the kind of funding"},
    )
    funder = Line(label="Funder", required=False, max_length=160)
    amount = NumberField(
        label="Amount in pounds",
        help_text="For example 25,000 or 1.2m.",
        what="the amount in pounds",
        example="25,000",
        per_cent=False,
        width=10,
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
    )
    secured = forms.ChoiceField(
        label="Is it secured?",
        required=False,
        choices=[("", "Choose one"), ("secured", "Yes, secured"), ("sought", "No, still sought")],
    )

    def clean_secured(self) -> str:
        """Money that nobody says is secured is still sought."""
        return self.cleaned_data["secured"] or "sought"


@dataclass(frozen=True)
class FormPart:
    """A part of the page that is folded: its fields, how many of them say anything, and whether it stands open."""

    heading: str
    fields: list[forms.BoundField]
    said: int
    is_open: bool


class SolutionForm(DraftForm):
    """A project: its objective, who leads and joins, where it stands, and what backs it."""

    title = Line(
        label="Name of the solution",
        max_length=160,
        error_messages={"required": "Enter the name of the solution"},
    )
    objective = PlainText(
        label="Objective",
        help_text="One sentence: what will be different when it works.",
        required=False,
        rows=3,
    )
    success_measure = PlainText(label="How its success is measured", required=False, rows=2)
    expected_share = ShareField()
    status = forms.ChoiceField(label="Status", choices=SolutionStatus.choices)
    lead_kind = forms.ChoiceField(label="Who leads it", choices=BLANK + ActorKind.choices, required=False)
    lead_name = Line(
        label="Name of the lead",
        help_text="An organisation, if it is known.",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs=KNOWN_ORGANISATIONS),
    )
    partners = RowsField(PartnerRow, noun="partner", label="Partners", in_one_line=True)
    sectors = forms.MultipleChoiceField(
        label="Sectors that it works through", required=False, widget=forms.CheckboxSelectMultiple(attrs=SMALL)
    )
    origin = forms.ChoiceField(
        label="Who started it",
        choices=SolutionOrigin.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose who started it"},
    )
    ward = forms.ChoiceField(
        label="Ward", choices=[("", "The whole borough"), *[(ward, ward) for ward in WARDS]], required=False
    )
    innovation_stage = forms.ChoiceField(
        label="Stage of innovation", choices=BLANK + InnovationStage.choices, required=False
    )
    approach = Line(
        label="Approach",
        help_text="Two or three words, such as deep retrofit or cooperative retail, so that a portfolio on one "
        "technology shows.",
        required=False,
        max_length=80,
    )
    disciplines = Line(
        label="Disciplines",
        help_text="Fields of knowledge, separated by commas, such as nutrition, economics, design.",
        required=False,
        max_length=400,
    )
    feeds_back = PlainText(label="What it feeds back to other solutions", required=False, rows=2)
    feeds_back_to = forms.MultipleChoiceField(
        label="Solutions that learn from it", required=False, widget=forms.CheckboxSelectMultiple(attrs=SMALL)
    )
    is_high_risk = forms.BooleanField(label="This is a high-risk solution", required=False)
    learnt_if_fails = PlainText(label="What will be learnt if it fails", required=False, rows=2)
    instruments = forms.MultipleChoiceField(
        label="Policy instruments behind it",
        choices=Instrument.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    funding = RowsField(FundingRow, noun="funding line", label="Funding", in_one_line=True)
    milestones = RowsField(MilestoneRow, noun="milestone", label="Milestones of this solution")

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        mission: Mission,
        contribution: Contribution | None = None,
        only: tuple[str, ...] = (),
        quiet: bool = False,
        beginning: Mapping[str, Any] | None = None,
    ) -> None:
        """``beginning`` is what a new solution holds already, as ``asked_for`` returns it."""
        self.mission, self.contribution = mission, contribution
        values = initial_of(contribution) if contribution else {**STARTING, **(beginning or {})}
        super().__init__(data, values=values, only=only, quiet=quiet)
        own = contribution.solution if contribution else Solution()
        for name, choices in (("sectors", _sectors), ("feeds_back_to", _others)):
            if name in self.fields:
                self.fields[name].choices = choices(mission, own)

    def first(self) -> list[forms.BoundField]:
        """Return the fields that stand at the top of the page."""
        return [self[name] for name in FIRST if name in self.fields]

    def folded(self) -> list[FormPart]:
        """Return the other parts of the page; one with an error, or with what was typed and not saved, stands open."""
        return [self._part(heading, names) for heading, names in FOLDED if set(names) <= set(self.fields)]

    def _part(self, heading: str, names: tuple[str, ...]) -> FormPart:
        said = sum(self._says(name) for name in names)
        is_open = any(name in self.errors or self.data.get("more") == name for name in names)
        return FormPart(heading, [self[name] for name in names], said, is_open or (self.is_bound and bool(said)))

    def _says(self, name: str) -> bool:
        """Say whether a field holds what a new solution does not hold by itself."""
        value = self[name].value()
        if isinstance(self.fields[name], RowsField):
            return any(not isinstance(row, RowForm) or not row.is_blank for row in value or [])
        return bool(value) and value != STARTING.get(name)

    def clean_disciplines(self) -> list[str]:
        """Part the disciplines at commas, each once."""
        parts = [" ".join(part.split()).lower() for part in self.cleaned_data["disciplines"].split(",")]
        if any(len(part) > 80 for part in parts):
            raise forms.ValidationError("Separate the disciplines with commas")
        return list(dict.fromkeys(part for part in parts if part))

    def clean_expected_share(self) -> Decimal | None:
        """All shares together are at most the whole target."""
        share = self.cleaned_data["expected_share"]
        if share is not None and share > (left := share_left(self.mission, self.contribution)):
            raise forms.ValidationError(share_sentence(left))
        return share

    def clean(self) -> dict:
        """What hangs together is asked for together."""
        data = super().clean()
        if data.get("lead_name") and not data.get("lead_kind"):
            self.add_error("lead_kind", "Choose what kind of partner leads it")
        if data.get("is_high_risk") and not data.get("learnt_if_fails"):
            self.add_error("learnt_if_fails", "Say what will be learnt if it fails")
        return data

    @property
    def base(self) -> dict[str, Any]:
        """What the form showed; the disciplines as the list that is kept."""
        shown = super().base
        if not self.is_bound and "disciplines" in shown:
            shown["disciplines"] = [part for part in shown["disciplines"].split(", ") if part]
        return shown

    def as_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a browser would send; the disciplines separated by commas."""
        data = super().as_data(values)
        if isinstance(data.get("disciplines"), list):
            data["disciplines"] = ", ".join(data["disciplines"])
        return data


def asked_for(mission: Mission, address: Mapping[str, str]) -> dict[str, Any]:
    """Return what a new solution of ``mission`` begins with, as the address of a gap says: see ``mend_address``.

    What is none of the choices is left out.
    """
    found: dict[str, Any] = {}
    if address.get("actor") in ActorKind.values:
        found["lead_kind"] = address["actor"]
    if address.get("stage") in InnovationStage.values:
        found["innovation_stage"] = address["stage"]
    sectors = [key for key, name in _sectors(mission, Solution()) if name == address.get("sector")]
    return {**found, "sectors": sectors} if sectors else found


def mend_address(mission: Mission, **gap: str) -> str:
    """Return where a solution is added that closes a gap of a portfolio: a ``sector``, an ``actor`` or a ``stage``."""
    return f"{reverse('draft_solution_add', args=[mission.slug])}?{urlencode(gap)}"


def _sectors(mission: Mission, solution: Solution) -> list[tuple[str, str]]:
    found = Sector.objects.filter(mission_sectors__mission=mission)
    if solution.pk:
        found = found | Sector.objects.filter(solutions=solution)
    return [(str(sector.pk), sector.name) for sector in found.distinct().order_by("pk")]


def _others(mission: Mission, solution: Solution) -> list[tuple[str, str]]:
    found = Solution.objects.filter(contributions__mission=mission)
    if solution.pk:
        found = found | Solution.objects.filter(learns_from=solution)
    return [(str(one.pk), one.title) for one in found.exclude(pk=solution.pk).distinct().order_by("pk")]


def initial_of(contribution: Contribution) -> dict[str, Any]:
    """Return what the form shows of a solution that is in the portfolio already."""
    values = values_of(contribution)
    return {**values, "disciplines": ", ".join(values["disciplines"])}
