"""The form of a mission's target: a number to reach, or a condition."""

from django import forms

from govuk.fields import DateField, PlainText
from roadmaps.models import Mission
from roadmaps.models.kinds import Direction, TargetKind
from roadmaps.wording import number

IF_NUMBER = (
    "measure",
    "unit",
    "baseline_value",
    "baseline_date",
    "target_value",
    "direction",
    "data_source",
)
IF_CONDITION = ("condition", "attested_by")


class TargetForm(forms.ModelForm):
    """What will show that the mission is met (criterion 2)."""

    target_kind = forms.ChoiceField(
        label="Kind of target",
        choices=TargetKind.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose the kind of target"},
    )
    condition = PlainText(
        label="Condition",
        help_text="One sentence that is either true or not on the day.",
        required=False,
        rows=3,
    )
    attested_by = forms.CharField(
        label="Who attests it",
        help_text="The person or body who will say on the day whether it is true.",
        required=False,
        max_length=200,
    )
    measure = forms.CharField(
        label="Measure",
        help_text="What is counted, in words a resident would use.",
        required=False,
        max_length=250,
    )
    unit = forms.CharField(
        label="Unit",
        help_text="Such as per cent, households or tonnes a year.",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    direction = forms.ChoiceField(
        label="Which way the figure should go",
        choices=Direction.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small govuk-radios--inline"}),
    )
    baseline_value = forms.DecimalField(
        label="Today's value",
        required=False,
        max_digits=16,
        decimal_places=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages={"invalid": "Today's value must be a number, like 14 or 6.1"},
    )
    baseline_date = DateField(label="Date of today's value", help_text="For example, 31 3 2026.", required=False)
    target_value = forms.DecimalField(
        label="Value to reach",
        required=False,
        max_digits=16,
        decimal_places=3,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-5"}),
        error_messages={"invalid": "The value to reach must be a number, like 0 or 6.1"},
    )
    data_source = forms.CharField(
        label="Where the figures come from",
        help_text="Such as the yearly residents' survey.",
        required=False,
        max_length=250,
    )

    class Meta:
        model = Mission
        fields = ["target_kind", *IF_NUMBER, *IF_CONDITION]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in IF_NUMBER + IF_CONDITION:
            # Neither always needed nor ever optional: asked for with its kind.
            self.fields[name].asked_with_kind = True
        for name in ("baseline_value", "target_value"):
            if self.initial.get(name) is not None:
                self.initial[name] = number(self.initial[name]).replace(",", "")

    def if_number(self) -> list[forms.BoundField]:
        """Return the fields of a number to reach."""
        return [self[name] for name in IF_NUMBER]

    def if_condition(self) -> list[forms.BoundField]:
        """Return the fields of a condition."""
        return [self[name] for name in IF_CONDITION]

    def clean(self) -> dict:
        """Ask for the whole of the chosen kind; keep what belongs to the other out of the way."""
        data = super().clean()
        if data.get("target_kind") == TargetKind.QUANTIFIED:
            self._ask(
                measure="Enter what is measured",
                unit="Enter the unit",
                baseline_value="Enter today's value",
                baseline_date="Enter the date of today's value",
                target_value="Enter the value to reach",
                direction="Choose which way the figure should go",
            )
            self._agree(data)
        elif data.get("target_kind") == TargetKind.BINARY:
            self._ask(condition="Enter the condition")
        return data

    def _ask(self, **sentences: str) -> None:
        for field, sentence in sentences.items():
            if field not in self.errors and self.cleaned_data.get(field) in (None, ""):
                self.add_error(field, sentence)

    def _agree(self, data: dict) -> None:
        start, end, direction = data.get("baseline_value"), data.get("target_value"), data.get("direction")
        if start is None or end is None or not direction or start == end:
            return
        if (end > start) != (direction == Direction.UP):
            word = "higher" if direction == Direction.UP else "lower"
            self.add_error(
                "target_value", f"Enter a value {word} than today's {start.normalize():f}, or change the direction"
            )
