"""The forms with which delivery is reported: figures, milestones, solutions, money and pledges."""

from decimal import Decimal
from typing import Any

from django import forms

from accounts.models import Person
from govuk.fields import DateField, Line, NumberField, PlainText
from roadmaps.delivery.solutions import NEXT
from roadmaps.models import Mission, Pledge, Solution
from roadmaps.models.choices import ActorKind, SolutionStatus

NO_ACCOUNT = "Nobody with this address has an account here. Ask them to create one first, then enter it again"


class AccountField(forms.EmailField):
    """Somebody with an account, by their email address."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(widget=forms.EmailInput(attrs=attrs), **kwargs)
        self.error_messages["invalid"] = "Enter an email address, like name@example.com"

    def clean(self, value: Any) -> Person | None:
        """Return the person; None for nothing. Raises ValidationError for an address without an account."""
        address = super().clean(value)
        if not address:
            return None
        found = Person.objects.filter(email__iexact=address, is_active=True).first()
        if found is None:
            raise forms.ValidationError(NO_ACCOUNT)
        return found


def figure_field(**kwargs: Any) -> NumberField:
    """Return a field for a value of the target's figure."""
    given = {"what": "the value as a number", "example": "14 or 6.1", "max_digits": 16, "decimal_places": 3}
    messages = {"required": "Enter the value"}
    return NumberField(error_messages=messages, **{**given, **kwargs})


class FigureForm(forms.Form):
    """What the figure was on a day, and where it comes from."""

    value = figure_field(label="Value")
    on = DateField(label="Day on which it was measured", help_text="For example, 31 3 2027.")
    source = Line(
        label="Source",
        help_text="Where somebody else could find this figure, such as a report, a survey or a register.",
        max_length=250,
        error_messages={"required": "Enter the source"},
    )
    note = Line(label="What to know about it", help_text="Such as how it was counted.", required=False, max_length=250)

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure = mission.measure.rstrip(".")
        self.fields["value"].help_text = f"{measure}, in {mission.unit}." if mission.unit else f"{measure}."


class CorrectionForm(forms.Form):
    """What a measurement should say, and why."""

    value = figure_field(label="What it should say", required=False)
    source = Line(label="Source", required=False, max_length=250)
    struck = forms.BooleanField(
        label="Strike it out: it was not measured on that day",
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "govuk-checkboxes--small"}),
    )
    reason = PlainText(
        label="Why it is put right",
        help_text="Published beside it, with what stood there before.",
        rows=3,
        error_messages={"required": "Enter why it is put right"},
    )

    def clean(self) -> dict[str, Any]:
        """A value, unless it is struck out."""
        data = super().clean()
        if not data.get("struck") and data.get("value") is None and "value" not in self.errors:
            self.add_error("value", "Enter what it should say, or strike it out")
        return data

    def as_deed(self) -> dict[str, Any]:
        """Return what ``correct_figure`` takes."""
        data = self.cleaned_data
        value: Decimal | None = None if data["struck"] else data["value"]
        return {"value": value, "source": data["source"], "reason": data["reason"]}


class MilestoneReportForm(forms.Form):
    """What happened to a milestone."""

    happened = forms.ChoiceField(
        label="What happened?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened"},
    )
    on = DateField(label="Day on which it was reached", help_text="If it was reached.", required=False)
    due_on = DateField(label="New date", help_text="If it needs another date.", required=False)
    reason = PlainText(
        label="Why?",
        help_text="If it needs another date, or is dropped. Published beside it.",
        required=False,
        rows=3,
    )
    REACHED, MOVED, DROPPED, TAKEN_BACK = "reached", "moved", "dropped", "taken back"
    OPEN = [
        (REACHED, "It was reached"),
        (MOVED, "It needs another date"),
        (DROPPED, "It is dropped: it will not be reached"),
    ]
    NEEDED = {
        REACHED: {"on": "Enter the day on which it was reached"},
        MOVED: {"due_on": "Enter the new date", "reason": "Enter why it is moved"},
        DROPPED: {"reason": "Enter why it is dropped"},
    }

    def __init__(self, *args: Any, is_reached: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        back = [(self.TAKEN_BACK, "It was not reached after all")]
        self.fields["happened"].choices = back if is_reached else self.OPEN
        if is_reached:
            for name in ("on", "due_on", "reason"):
                del self.fields[name]
        for name in set(self.fields) - {"happened"}:
            self.fields[name].asked_with_kind = True

    def clean(self) -> dict[str, Any]:
        """Each answer has what it needs."""
        data = super().clean()
        for name, says in self.NEEDED.get(data.get("happened", ""), {}).items():
            if name in self.fields and not data.get(name) and name not in self.errors:
                self.add_error(name, says)
        return data


class SolutionReportForm(forms.Form):
    """How far a solution has come, with a line of what happened."""

    status = forms.ChoiceField(
        label="How far has it come?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it has come"},
    )
    says = PlainText(
        label="What happened?",
        help_text="In a sentence or two. Published beside it.",
        rows=3,
        error_messages={"required": "Enter what happened"},
    )

    def __init__(self, *args: Any, solution: Solution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        follows = NEXT[SolutionStatus(solution.status)]
        self.fields["status"].choices = [(one.value, one.label) for one in follows]


def _pounds(label: str, help_text: str = "") -> NumberField:
    return NumberField(
        label=label,
        help_text=help_text,
        what="the amount in pounds",
        example="25,000",
        per_cent=False,
        width=10,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        error_messages={"required": f"Enter the pounds that are {label.lower()}"},
    )


class MoneyForm(forms.Form):
    """How much of a funding line was secured, committed and spent, all in all."""

    on = DateField(label="By which day", help_text="For example, 31 3 2027.")
    secured = _pounds("Secured", "All in all: what the funder has promised for certain.")
    committed = _pounds("Committed", "All in all: what contracts and wages already bind, spent money included.")
    spent = _pounds("Spent", "All in all: what was paid.")
    note = PlainText(label="What to know about it", required=False, rows=2)


class PledgeForm(forms.Form):
    """What an organisation said it would bring."""

    name = Line(
        label="Organisation",
        max_length=160,
        widget=forms.TextInput(attrs={"list": "known-organisations"}),
        error_messages={"required": "Enter the name of the organisation"},
    )
    kind = forms.ChoiceField(
        label="Kind of partner",
        choices=[("", "Choose one"), *ActorKind.choices],
        error_messages={"required": "Choose the kind of partner"},
    )
    says = PlainText(
        label="What it will bring",
        help_text="Such as people, rooms, data, money or its own change of habits.",
        rows=3,
        error_messages={"required": "Enter what it will bring"},
    )
    due_on = DateField(label="By when", required=False)
    contact = AccountField(
        label="Who reports on it for them",
        help_text="Their email address here. They can then say themselves how it stands.",
        required=False,
    )


class PledgeReportForm(forms.Form):
    """How a pledge stands."""

    state = forms.ChoiceField(
        label="How does it stand?",
        choices=[one for one in Pledge.State.choices if one[0] != Pledge.State.MADE],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it stands"},
    )
    says = PlainText(
        label="What happened?",
        help_text="Published beside the pledge.",
        rows=3,
        error_messages={"required": "Enter what happened"},
    )


class PersonForm(forms.Form):
    """Somebody with an account, or nobody."""

    person = AccountField(label="Their email address", help_text="Leave it empty for nobody.", required=False)
