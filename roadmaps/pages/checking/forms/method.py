"""The forms with which an administrator changes how missions are tested."""

from dataclasses import asdict
from typing import Any

from django import forms

from govuk.fields import Line, PlainText
from roadmaps.criteria.rubric import CriterionText
from roadmaps.criteria.thresholds import DELIVERY, TABLE, Threshold, Thresholds, faults_of
from roadmaps.models.choices import Criterion
from roadmaps.models.method import MOST_ASSESSORS, MOST_DAYS

LONGEST = 400


class MethodForm(forms.Form):
    """What every change of the method asks: the reason, and the version that the person looked at."""

    reason = PlainText(
        label="Why you change it",
        help_text="Published with the method. It cannot be changed.",
        rows=3,
        error_messages={"required": "Enter why you change it"},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order: list[str] | None = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # Last, below what it is the reason for.
        self.fields["reason"] = self.fields.pop("reason")

    def clean(self) -> dict:
        """Something has to change."""
        data = super().clean()
        if not self.errors and not self.changed():
            self.add_error("reason", "Nothing has changed. Change something first, or go back")
        return data

    def changed(self) -> dict[str, Any]:
        """Return what changed, as ``roadmaps.examination.changing_the_method.change_method`` takes it."""
        # Each form of the method knows what it asks; this one asks only for the reason.
        return {}


class ThresholdsForm(MethodForm):
    """Every threshold."""

    def __init__(self, *args, thresholds: Thresholds, **kwargs) -> None:
        self.now = asdict(thresholds)
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        for one in TABLE:
            self.fields[one.name] = _number(one, self.now[one.name])
        self.fields["reason"] = reason

    def clean(self) -> dict:
        """Thresholds keep their limits and their order."""
        values = {one.name: self.cleaned_data[one.name] for one in TABLE if one.name in self.cleaned_data}
        for name, sentence in faults_of(self.now | values).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return super().clean()

    def in_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of each criterion, and of delivery, under their headings."""
        headings = {one.value: f"{one.value}. {one.label}" for one in Criterion} | {DELIVERY: "Delivery"}
        return [(says, [self[one.name] for one in TABLE if one.criterion == n]) for n, says in headings.items()]

    def changed(self) -> dict[str, Any]:
        """Return the thresholds that differ from what stands."""
        given = {one.name: self.cleaned_data[one.name] for one in TABLE}
        new = {name: value for name, value in given.items() if value != self.now[name]}
        return {"thresholds": new} if new else {}


def _number(one: Threshold, now: float) -> forms.Field:
    kind = forms.IntegerField if one.is_whole else forms.FloatField
    wrong = f"“{one.label}” must be a {'whole ' if one.is_whole else ''}number from {one.least:g} to {one.most:g}"
    return kind(
        label=one.label,
        help_text=f"{one.unit[:1].upper()}{one.unit[1:]}. It started as {one.default:g}.",
        initial=f"{now:g}",
        min_value=one.least,
        max_value=one.most,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


class RubricForm(MethodForm):
    """The words of one criterion."""

    title = Line(label="Title", max_length=160, error_messages={"required": "Enter the title"})
    why = PlainText(label="Why it is asked", rows=4, error_messages={"required": "Enter why it is asked"})
    looks_at = PlainText(label="What the data shows", rows=4, error_messages={"required": "Enter what the data shows"})
    questions = PlainText(
        label="Questions for assessors",
        help_text="One a line.",
        rows=5,
        error_messages={"required": "Enter at least one question"},
    )

    def __init__(self, *args, text: CriterionText, **kwargs) -> None:
        self.text = text
        words = {
            "title": text.title,
            "why": text.why,
            "looks_at": text.looks_at,
            "questions": "\n".join(text.questions),
        }
        ratings = {f"rating_{n}": says for n, says in text.rated}
        kwargs["initial"] = {**words, **ratings, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        for name in ratings:
            number = name.removeprefix("rating_")
            self.fields[name] = Line(
                label=f"Rating {number}",
                max_length=LONGEST,
                error_messages={"required": f"Enter what a rating of {number} means"},
            )
        self.fields["reason"] = reason

    def clean_questions(self) -> list[str]:
        """One question a line."""
        return [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]

    def changed(self) -> dict[str, Any]:
        """Return the words that differ from what stands."""
        given = {name: self.cleaned_data[name] for name in ("title", "why", "looks_at", "questions")}
        given["rubric"] = [self.cleaned_data[f"rating_{n}"] for n, _ in self.text.rated]
        now = {name: getattr(self.text, name) for name in given}
        new = {
            name: value
            for name, value in given.items()
            if value != (list(now[name]) if isinstance(now[name], tuple) else now[name])
        }
        return {"texts": {self.text.number: new}} if new else {}


class JudgesForm(MethodForm):
    """How many judge, and how long they have."""

    assessors = forms.IntegerField(
        label="Assessors for each check",
        help_text="Checks that are open keep the number they began with.",
        min_value=1,
        max_value=MOST_ASSESSORS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-2"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"The number must be from 1 to {MOST_ASSESSORS}"
        ),
    )
    days_to_assess = forms.IntegerField(
        label="Days to judge",
        help_text="From the day on which an assessor is asked or takes a check.",
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), f"The days must be a number from 1 to {MOST_DAYS}"
        ),
    )

    def changed(self) -> dict[str, Any]:
        """Return what differs from what stands."""
        return {
            name: self.cleaned_data[name]
            for name in ("assessors", "days_to_assess")
            if self.cleaned_data[name] != self.initial[name]
        }
