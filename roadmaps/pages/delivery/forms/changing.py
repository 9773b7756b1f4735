"""The forms with which a change in delivery is put together and decided."""

from decimal import Decimal
from typing import Any

from django import forms

from govuk.fields import DateField, Line, PlainText
from govuk.numbers_and_dates import MonthMeans
from roadmaps.models import Mission
from roadmaps.models.choices import ActorKind, InnovationStage, Instrument, SolutionStatus, TargetKind
from roadmaps.pages.delivery.forms.reporting import figure_field
from roadmaps.pages.drafting.forms.solution import KNOWN_ORGANISATIONS, ShareField
from roadmaps.wording import plain


class PartForm(forms.Form):
    """One thing that changes: each kind asks for its own, and knows how JSON keeps it."""

    heading, intro = "", ""

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        self.mission = mission
        super().__init__(*args, **kwargs)
        choices = [("", "Choose one"), *_live(mission)]
        for name in ("solution", "other"):
            if name in self.fields:
                self.fields[name].choices = choices

    def as_part(self, kind: str) -> dict[str, Any]:
        """Return what was entered as a part of a change, numbers and dates as text."""
        given = {name: _kept(value) for name, value in self.cleaned_data.items()}
        return {"kind": kind, **{name: value for name, value in given.items() if value not in (None, "", [])}}


def _kept(value: Any) -> Any:
    """Return a value as JSON keeps it."""
    return value if isinstance(value, str | list) else plain(value)


def _live(mission: Mission) -> list[tuple[str, str]]:
    live = mission.contributions.exclude(solution__status=SolutionStatus.STOPPED).order_by("solution__title")
    return list(live.values_list("solution__slug", "solution__title"))


def _solution(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": "Choose a solution"})


def _why(label: str, help_text: str = "") -> PlainText:
    return PlainText(label=label, help_text=help_text, rows=3, error_messages={"required": f"Enter {label.lower()}"})


class StopForm(PartForm):
    """A solution stops."""

    heading = "Stop a solution"
    intro = "It stays on the record. Say afterwards, among what was learnt, what it taught."
    solution = _solution("Which solution stops?")
    says = _why("Why it stops")


class AddForm(PartForm):
    """A new solution comes in."""

    heading = "Bring in a new solution"
    title = Line(label="Title", max_length=160, error_messages={"required": "Enter the title"})
    objective = _why("What it should achieve")
    success_measure = PlainText(label="How its success is measured", required=False, rows=2)
    innovation_stage = forms.ChoiceField(
        label="Stage of innovation",
        choices=[("", "Choose one"), *InnovationStage.choices],
        error_messages={"required": "Choose the stage of innovation"},
    )
    approach = Line(label="Approach", help_text="In a word or two, such as “co-design”.", required=False, max_length=80)
    lead_kind = forms.ChoiceField(
        label="Who leads it",
        choices=[("", "Choose one"), *ActorKind.choices],
        error_messages={"required": "Choose who leads it"},
    )
    lead_name = Line(
        label="Name of the organisation",
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs=KNOWN_ORGANISATIONS),
    )
    instruments = forms.MultipleChoiceField(
        label="Policy instruments",
        choices=Instrument.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    expected_share = ShareField()


class ScaleForm(PartForm):
    """A solution goes on at another stage of innovation, with another share of the target."""

    heading = "Scale a solution up or down"
    solution = _solution("Which solution?")
    innovation_stage = forms.ChoiceField(
        label="Stage of innovation from now on",
        choices=[("", "Choose one"), *InnovationStage.choices],
        error_messages={"required": "Choose the stage of innovation"},
    )
    expected_share = ShareField()
    says = _why("Why it goes on so")


class SplitForm(PartForm):
    """A part of a solution goes its own way."""

    heading = "Split a solution"
    intro = "The same people lead both at first. The money stays where it is."
    solution = _solution("Which solution is split?")
    expected_share = ShareField()
    title = Line(label="Title of the new solution", max_length=160, error_messages={"required": "Enter the title"})
    objective = _why("What the new solution should achieve")
    new_share = ShareField()
    says = _why("Why it is split")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected_share"].label = "What stays with it, as a share of the target"
        self.fields["new_share"].label = "What goes with the new solution, as a share of the target"


class JoinForm(PartForm):
    """A solution goes on inside another one."""

    heading = "Join two solutions"
    intro = "The second one stops, and the first takes over who joins it and what it uses."
    solution = _solution("Which solution goes on?")
    other = _solution("Which solution goes into it?")
    expected_share = ShareField()
    says = _why("Why they are joined")


class WordsPartForm(PartForm):
    """The mission says it in other words."""

    heading = "Change the words of the mission"
    intro = "A change of the statement goes to the commission."
    statement = PlainText(label="Statement", rows=3, max_length=800, error_messages={"required": "Enter the statement"})
    beneficiaries = PlainText(label="Who benefits", required=False, rows=3)
    daily_life = PlainText(label="What would change in daily life", required=False, rows=4)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(mission, name) for name in ("statement", "beneficiaries", "daily_life")}
        super().__init__(*args, mission=mission, **kwargs)


class TargetPartForm(PartForm):
    """The mission has another target, or another deadline."""

    heading = "Change the target or the deadline"
    intro = "This always goes to the commission."
    target_value = figure_field(label="Value to reach", required=False)
    condition = PlainText(label="Condition", help_text="One sentence, true or not on the day.", required=False, rows=3)
    attested_by = Line(label="Who confirms it", required=False, max_length=200)
    deadline = DateField(label="Deadline", required=False, month_means=MonthMeans.LAST)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        names = ("target_value", "condition", "attested_by", "deadline")
        kwargs["initial"] = {name: getattr(mission, name) for name in names}
        super().__init__(*args, mission=mission, **kwargs)
        hidden = ("condition", "attested_by") if mission.target_kind == TargetKind.QUANTIFIED else ("target_value",)
        for name in hidden:
            del self.fields[name]

    def as_part(self, kind: str) -> dict[str, Any]:
        """Return only what differs from what stands."""
        part = super().as_part(kind)
        return {name: value for name, value in part.items() if name == "kind" or value != self._now(name)}

    def _now(self, name: str) -> Any:
        now = getattr(self.mission, name)
        return plain(round(now, 3) if isinstance(now, Decimal) else now)

    def clean(self) -> dict[str, Any]:
        """Something has to change."""
        data = super().clean()
        if not self.errors and len(self.as_part("target")) == 1:
            self.add_error(next(iter(self.fields)), "Change the target or the deadline first")
        return data


PARTS: dict[str, type[PartForm]] = {
    "stop": StopForm,
    "add": AddForm,
    "scale": ScaleForm,
    "split": SplitForm,
    "join": JoinForm,
    "words": WordsPartForm,
    "target": TargetPartForm,
}


class SendForm(forms.Form):
    """Why a mission is changed."""

    reason = PlainText(
        label="Why the mission changes",
        help_text="Published with the change. It cannot be changed later.",
        rows=4,
        error_messages={"required": "Enter why the mission changes"},
    )


class DecideForm(forms.Form):
    """What the commission decides on a change."""

    decision = forms.ChoiceField(
        label="What do you decide?", widget=forms.RadioSelect, error_messages={"required": "Choose what you decide"}
    )
    reason = PlainText(
        label="Why?",
        help_text="Published with the decision. It cannot be changed later.",
        rows=4,
        error_messages={"required": "Enter why"},
    )
    APPROVE, REFUSE, CHECK, CONSULT, BOTH = "approve", "refuse", "check", "consult", "both"
    ALWAYS = [(APPROVE, "Approve it: the mission is changed as proposed"), (REFUSE, "Refuse it: the mission stays")]
    ASKING = [
        (CHECK, "Ask for a new check against the five criteria first"),
        (CONSULT, "Ask for a new consultation first"),
        (BOTH, "Ask for both first: the check, then the consultation"),
    ]

    def __init__(self, *args: Any, may_ask: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [*self.ALWAYS, *(self.ASKING if may_ask else ())]
