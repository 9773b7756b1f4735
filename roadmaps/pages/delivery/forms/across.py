"""The forms that are about a whole roadmap: what its people are able to do, and how they shape markets."""

from collections.abc import Iterable
from typing import Any

from django import forms

from govuk.fields import PlainText
from roadmaps.criteria.capabilities import LADDERS
from roadmaps.models import CapabilityAnswer, MarketAnswer, Mission, Roadmap, Solution
from roadmaps.models.capability import Capability
from roadmaps.models.choices import Instrument

LONGEST = 6_000
SMALL = {"class": "govuk-checkboxes--small"}


def key_of(capability: str) -> str:
    """Return the name of a capability as a form and an address have it."""
    return capability.replace(" ", "-")


def named(key: str) -> str | None:
    """Return the capability of that name in an address; None for no such one."""
    return next((one for one in Capability.values if key_of(one) == key), None)


def steps_of(capability: str) -> list[tuple[str, str]]:
    """Return the five steps of a capability to choose from, each with what one sees there."""
    return [(str(n), f"{n}. {says}") for n, says in enumerate(LADDERS[capability].steps, 1)]


class AloneForm(forms.Form):
    """Where one officer sees each capability, and by what."""

    def __init__(self, *args: Any, submitting: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submitting = submitting
        for capability in Capability:
            key = key_of(capability)
            self.fields[f"step_{key}"] = forms.ChoiceField(
                label=capability.label,
                help_text=LADDERS[capability].asks,
                choices=steps_of(capability),
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
                required=False,
            )
            self.fields[f"step_{key}"].needed_when = "needed before you submit"
            self.fields[f"evidence_{key}"] = PlainText(
                label="By what do you see it?",
                help_text=f"On {capability.label.lower()}: something that happened here this year.",
                rows=2,
                required=False,
            )
            self.fields[f"evidence_{key}"].needed_when = "needed with a step"

    def clean(self) -> dict[str, Any]:
        """A step has its evidence; what is submitted is whole."""
        data = super().clean()
        for capability in Capability:
            key, label = key_of(capability), capability.label.lower()
            step, evidence = data.get(f"step_{key}"), data.get(f"evidence_{key}")
            if (step or self.submitting) and not evidence:
                self.add_error(f"evidence_{key}", f"Enter by what you see the step on {label}")
            if (evidence or self.submitting) and not step:
                self.add_error(f"step_{key}", f"Choose a step on {label}")
        return data

    def as_deed(self) -> dict[str, tuple[int, str]]:
        """Return what ``answer_alone`` takes."""
        data = self.cleaned_data
        return {
            str(one): (int(data[f"step_{key_of(one)}"]), data[f"evidence_{key_of(one)}"])
            for one in Capability
            if data[f"step_{key_of(one)}"]
        }


def alone_initial(answers: Iterable[CapabilityAnswer]) -> dict[str, Any]:
    """Return what the form of one officer begins with."""
    found = {}
    for one in answers:
        found[f"step_{key_of(one.capability)}"] = str(one.step)
        found[f"evidence_{key_of(one.capability)}"] = one.evidence
    return found


class AgreeForm(forms.Form):
    """The step on which those who answered agree, and why."""

    step = forms.ChoiceField(
        label="On which step do you agree?",
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose the step on which you agree"},
    )
    reason = PlainText(
        label="Why?",
        help_text="What you saw together. Published with the step.",
        rows=3,
        error_messages={"required": "Enter why you agree on it"},
    )

    def __init__(self, *args: Any, capability: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = steps_of(capability)

    def as_deed(self) -> dict[str, Any]:
        """Return what ``agree_on`` takes."""
        return {"step": int(self.cleaned_data["step"]), "reason": self.cleaned_data["reason"]}


class MarketForm(forms.Form):
    """The answer to one market-shaping question, and what it rests on."""

    text = PlainText(label="Your answer", rows=8, max_length=LONGEST, error_messages={"required": "Enter your answer"})
    missions = forms.ModelMultipleChoiceField(
        label="Which missions show it?",
        queryset=Mission.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    solutions = forms.ModelMultipleChoiceField(
        label="Which solutions?",
        queryset=Solution.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    instruments = forms.MultipleChoiceField(
        label="Which policy instruments?",
        choices=Instrument.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )

    def __init__(self, *args: Any, roadmap: Roadmap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missions = Mission.objects.public().filter(challenge__roadmap=roadmap)
        self.fields["missions"].queryset = missions.order_by("title")
        solutions = Solution.objects.filter(missions__in=missions).distinct()
        self.fields["solutions"].queryset = solutions.order_by("title")


def market_initial(answer: MarketAnswer | None) -> dict[str, Any]:
    """Return what the form of an answer begins with."""
    if answer is None:
        return {}
    return {
        "text": answer.text,
        "missions": answer.missions.all(),
        "solutions": answer.solutions.all(),
        "instruments": answer.instruments,
    }
