"""The forms of the check and of the steps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils import timezone

from accounts.models import Person
from govuk.fields import DateField, PlainText
from govuk.finding import FoundByName
from govuk.rows import RowForm, RowsField
from roadmaps.checking.judging import faults_of_verdict
from roadmaps.criteria import Finding
from roadmaps.criteria.rubric import CriterionText
from roadmaps.drafting.guidance import needed_when
from roadmaps.models import ChangeAsked, Organisation, Verdict
from roadmaps.models.choices import Answer, Pinned
from roadmaps.pages.drafting.forms.drafted import DraftForm

SMALL = {"class": "govuk-radios--small"}
SOLUTION = "solution:"
AGREES = [("", "I agree with the data")]


def change_row(solutions: Sequence[Mapping[str, Any]]) -> type[RowForm]:
    """Return the form of one change asked for, which can be pinned to any field or to one of ``solutions``."""
    pins = [*Pinned.choices, *((f"{SOLUTION}{one['slug']}", f"Solution: {one['title']}") for one in solutions)]

    class ChangeRow(RowForm):
        """A change, and what it is about."""

        about = forms.ChoiceField(label="What it is about", choices=pins, required=False)
        says = PlainText(label="What should change", rows=2, error_messages={"required": "Enter what should change"})

    return ChangeRow


def pinned(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row of the form as ``roadmaps.checking.judging.save_verdict`` takes it."""
    if row["about"].startswith(SOLUTION):
        return {"field": Pinned.SOLUTIONS, "solution": row["about"].removeprefix(SOLUTION), "says": row["says"]}
    return {"field": row["about"], "solution": "", "says": row["says"]}


def about(change: ChangeAsked) -> str:
    """Return what a change is pinned to, as the form has it."""
    return f"{SOLUTION}{change.solution}" if change.solution else change.field


class RatingField(forms.TypedChoiceField):
    """A rating from 0 to 4, which is the verdict too; the form gives it the words of its rubric."""

    def __init__(self, label: str = "Your verdict") -> None:
        super().__init__(
            label=label,
            coerce=int,
            choices=[],
            widget=forms.RadioSelect(attrs=SMALL),
            error_messages={"required": "Choose a rating"},
        )

    def describe(self, criterion: CriterionText) -> None:
        """Put the rubric of ``criterion`` beside the ratings."""
        self.choices = [(n, f"{n}, {Answer.of(n).label.lower()}: {says}") for n, says in criterion.rated]


class FirstRatingForm(forms.Form):
    """What an assessor holds of a criterion before they see what the data shows."""

    rating = RatingField("Your first rating")

    def __init__(self, *args, criterion: CriterionText, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].describe(criterion)


class VerdictForm(DraftForm):
    """One criterion: rating by the rubric, reason, changes asked for, and findings that are overruled."""

    rating = RatingField()
    reason = PlainText(
        label="Your reason",
        help_text="Published once the check is settled. Say what you saw, and what it means.",
        rows=5,
        error_messages={"required": "Enter your reason"},
    )

    def __init__(
        self,
        *args,
        criterion: CriterionText,
        findings: Sequence[Finding],
        solutions: Sequence[Mapping[str, Any]] = (),
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings
        self.fields["rating"].describe(criterion)
        self.fields["changes"] = RowsField(
            change_row(solutions),
            noun="change",
            label="Changes that you ask for",
            help_text="The officers tick them off, and the next check shows them first.",
        )
        self.fields["changes"].needed_when = needed_when("changes")
        for finding in findings:
            self._ask_about(finding)

    def _ask_about(self, finding: Finding) -> None:
        others = [(value, label) for value, label in Answer.choices if value != finding.state]
        self.fields[f"holds_{finding.key}"] = forms.ChoiceField(
            label=finding.kind.name,
            help_text=finding.says,
            choices=AGREES + [(value, f"I think: {label.lower()}") for value, label in others],
            required=False,
        )
        self.fields[f"why_{finding.key}"] = PlainText(label=f"Why, on “{finding.kind.name}”", required=False, rows=2)

    @property
    def overrulings(self) -> list[tuple[BoundField, BoundField]]:
        """The two fields of each finding."""
        return [(self[f"holds_{finding.key}"], self[f"why_{finding.key}"]) for finding in self.findings]

    @property
    def overrules(self) -> bool:
        """Whether anything is overruled, or was tried and is wrong."""
        return any(holds.value() or holds.errors or why.errors for holds, why in self.overrulings)

    def clean(self) -> dict:
        """What is not met names its change; what is overruled has its reason."""
        data = super().clean()
        rating = data.get("rating")
        if rating is not None:
            faults = faults_of_verdict(
                rating=rating, reason=data.get("reason", "x"), changes=data.get("changes", ["unread"])
            )
            for field, sentence in faults.items():
                if field not in self.errors:
                    self.add_error(field, sentence)
        for finding in self.findings:
            holds, why = data.get(f"holds_{finding.key}"), data.get(f"why_{finding.key}")
            if holds and not why:
                self.add_error(f"why_{finding.key}", f"Say why you disagree on “{finding.kind.name}”")
            if why and not holds:
                self.add_error(
                    f"holds_{finding.key}", f"Choose what you think of “{finding.kind.name}”, or empty its reason"
                )
        return data

    def judged(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was cleaned as ``roadmaps.checking.judging.save_verdict`` takes it."""
        return {
            **{name: data[name] for name in ("rating", "reason")},
            "changes": [pinned(row) for row in data["changes"]],
            "overrulings": [
                {"key": one.key, "holds": data[f"holds_{one.key}"], "reason": data[f"why_{one.key}"]}
                for one in self.findings
                if data[f"holds_{one.key}"]
            ],
        }


def values_of(verdict: Verdict | None) -> dict[str, Any]:
    """Return what the form shows of a verdict; nothing for none."""
    if verdict is None:
        return {}
    overruled = verdict.overrulings.all()
    return {
        **{name: getattr(verdict, name) for name in ("rating", "reason")},
        "changes": [{"about": about(one), "says": one.says} for one in verdict.changes_asked.all()],
        **{f"holds_{one.key}": one.holds for one in overruled},
        **{f"why_{one.key}": one.reason for one in overruled},
    }


class InterestForm(forms.Form):
    """Whether an assessor has an interest in the mission that they are about to judge."""

    interest = forms.ChoiceField(
        label="Do you have an interest in this mission?",
        help_text="You have one if you, your family or an organisation that you belong to would gain or lose by it, or if "
        "you worked on it.",
        choices=[("no", "No, I have no interest in it"), ("yes", "Yes, or somebody might think so")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you have an interest in this mission"},
    )
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label="Do you belong to one of these?",
        help_text="They lead or join a solution of it. Tick what you work for, govern or belong to.",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    what = PlainText(
        label="What your interest is",
        help_text="Kept on the record of the check, for staff only.",
        required=False,
        rows=3,
    )

    def __init__(self, *args, organisations: Any, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisations"].queryset = organisations
        if not organisations:
            del self.fields["organisations"]

    def clean(self) -> dict:
        """An interest says what it is; who belongs to a partner has one."""
        data = super().clean()
        belongs = bool(data.get("organisations"))
        if data.get("interest") == "no" and belongs:
            self.add_error("interest", "You belong to a partner of this mission, so you have an interest in it")
        if data.get("interest") == "yes" and not data.get("what") and not belongs:
            self.add_error("what", "Say what your interest is")
        return data


class AskForm(forms.Form):
    """Whom to ask to judge, and by when."""

    assessor = FoundByName(
        Person.objects.none(),
        names=("name",),
        what="assessor",
        label="Assessor",
        error_messages={"required": "Choose an assessor"},
    )
    due_on = DateField(label="Judge by", help_text="Leave it empty for the usual time.", required=False)

    def __init__(self, *args, assessors: QuerySet[Person], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessor"].queryset = assessors

    def clean_due_on(self) -> date | None:
        """Nobody is asked to have judged by yesterday."""
        due_on = self.cleaned_data["due_on"]
        if due_on and due_on < timezone.localdate():
            raise forms.ValidationError("The day to judge by must not be in the past")
        return due_on


class AgreementForm(forms.Form):
    """The verdict that one assessor puts to the others."""

    rating = RatingField("The verdict")
    reason = PlainText(
        label="The reason that you would all sign",
        rows=4,
        error_messages={"required": "Enter the reason that you would all sign"},
    )

    def __init__(self, *args, criterion: CriterionText, **kwargs) -> None:
        kwargs.setdefault("prefix", f"c{criterion.number}")
        super().__init__(*args, **kwargs)
        self.fields["rating"].describe(criterion)


class AffiliationForm(forms.Form):
    """An organisation that an assessor belongs to."""

    organisation = FoundByName(
        Organisation.objects.filter(archived_at=None),
        names=("name",),
        what="organisation",
        label="Organisation",
        empty_label="Choose one",
        error_messages={"required": "Choose an organisation"},
    )
