"""The forms of a mission's own words, target and dates, and of what it begins with."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from govuk.fields import DateField, Line, NumberField, PlainText
from govuk.finding import FoundByName
from govuk.numbers_and_dates import MonthMeans
from roadmaps.criteria.plain_english import count_words
from roadmaps.drafting.coherence import faults_of
from roadmaps.models import Challenge, Mission, Roadmap
from roadmaps.models.choices import Direction, TargetKind
from roadmaps.pages.drafting.forms.drafted import DraftForm

STATEMENT_WORDS_AT_MOST = 80
IF_NUMBER = (
    "measure",
    "unit",
    "baseline_value",
    "baseline_date",
    "baseline_note",
    "target_value",
    "direction",
    "data_source",
)
IF_CONDITION = ("condition", "attested_by")


def own_challenges() -> QuerySet[Challenge]:
    """Return the challenges that a mission may be drafted in, of roadmaps that nobody has put away."""
    return (
        Challenge.objects.filter(archived_at=None, roadmap__archived_at=None)
        .filter(roadmap__in=Roadmap.objects.own())
        .select_related("roadmap")
        .order_by("roadmap__title", "position", "title")
    )


def values_of(mission: Mission) -> dict[str, Any]:
    """Return what the forms show of a mission, by field."""
    values = {name: getattr(mission, name) for name in WholeForm.base_fields if name != "evidence"}
    return {**values, "evidence": mission.challenge.evidence}


class ChallengeChoice(FoundByName):
    """A challenge, told with its roadmap."""

    def __init__(self, **kwargs) -> None:
        names = ("title", "roadmap__title")
        kwargs = {"names": names, "what": "challenge", "empty_label": "Choose a challenge", **kwargs}
        super().__init__(Challenge.objects.none(), **kwargs)

    def label_from_instance(self, challenge: Challenge) -> str:
        """Return "Roadmap: challenge"."""
        return f"{challenge.roadmap.title}: {challenge.title}"


class StartForm(forms.Form):
    """What it takes to begin: a challenge and a working title."""

    challenge = ChallengeChoice(
        label="Challenge",
        help_text="The broad priority that this mission makes achievable.",
        error_messages={"required": "Choose the challenge that this mission belongs to"},
    )
    title = Line(
        label="Working title",
        help_text="A few words, such as “Everyone eats well every day”. You can change it later.",
        max_length=120,
        error_messages={
            "required": "Enter a working title",
            "max_length": "The working title must be 120 characters or fewer",
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = own_challenges()


class MissionForm(DraftForm):
    """A part of a mission; what cannot stand together is said at its field."""

    def clean(self) -> dict:
        """Hold what must agree."""
        data = super().clean()
        for field, sentence in faults_of({name: data.get(name) for name in self.fields}).items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, sentence)
        return data


class WordsForm(MissionForm):
    """The statement, who benefits, and what would change (criterion 1)."""

    title = Line(
        label="Short title",
        max_length=120,
        error_messages={"required": "Enter a short title", "max_length": "The title must be 120 characters or fewer"},
    )
    statement = PlainText(
        label="Statement",
        help_text="One sentence of at most 40 words that a resident would repeat to a neighbour. Say what will be "
        "true and by when, not how.",
        required=False,
        rows=3,
        max_length=800,
    )
    beneficiaries = PlainText(
        label="Who benefits",
        help_text="Name groups or wards, or say that it is the whole borough.",
        required=False,
        rows=2,
    )
    daily_life = PlainText(
        label="What would change in daily life",
        help_text="Two or three sentences about an ordinary day when the mission is met.",
        required=False,
        rows=4,
    )
    public_voice = PlainText(
        label="How the public's voice is in it",
        help_text="A consultation, a citizens' assembly, a petition, a movement: what people said, and where.",
        required=False,
        rows=3,
    )
    note = PlainText(
        label="What else people should know",
        help_text="Shown on the mission's page, such as what a word means or what is left out on purpose.",
        required=False,
        rows=2,
    )

    background = PlainText(
        label="Background",
        help_text="As long as it needs to be: the cabinet paper, what was tried before, what the law asks. It is shown on the "
        "mission's page, folded.",
        required=False,
        rows=12,
        max_length=30_000,
    )

    def clean_statement(self) -> str:
        """Refuse what nobody could call a statement; between 40 and 80 words the panel warns instead."""
        statement = self.cleaned_data["statement"]
        if count_words(statement) > STATEMENT_WORDS_AT_MOST:
            raise forms.ValidationError(
                f"The statement has {count_words(statement)} words. Cut it to {STATEMENT_WORDS_AT_MOST} at the very "
                "most; 40 is better"
            )
        return statement


class EvidenceForm(MissionForm):
    """What shows that the challenge is a priority here (criterion 1)."""

    evidence = PlainText(
        label="What shows that this is a priority here",
        help_text="A report, a vote, a survey, a campaign: what it found, and where to read it. All missions of this "
        "challenge share it.",
        required=False,
        rows=4,
    )


class TargetForm(MissionForm):
    """What will show that the mission is met: a number to reach, or a condition (criterion 2)."""

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
    attested_by = Line(
        label="Who confirms it",
        help_text="The person or body who will say on the day whether it is true.",
        required=False,
        max_length=200,
    )
    measure = Line(
        label="Measure",
        help_text="What is counted, in words a resident would use.",
        required=False,
        max_length=250,
    )
    unit = Line(
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
    baseline_value = NumberField(
        label="Today's value",
        what="today's value as a number",
        example="14 or 6.1",
        required=False,
        max_digits=16,
        decimal_places=3,
    )
    baseline_date = DateField(label="Date of today's value", help_text="For example, 31 3 2026.", required=False)
    baseline_note = Line(
        label="What to know about today's value",
        help_text="Such as how it was estimated.",
        required=False,
        max_length=250,
    )
    target_value = NumberField(
        label="Value to reach",
        what="the value to reach as a number",
        example="0 or 6.1",
        required=False,
        max_digits=16,
        decimal_places=3,
    )
    data_source = Line(
        label="Where the figures come from",
        help_text="Such as the yearly residents' survey.",
        required=False,
        max_length=250,
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in set(IF_NUMBER + IF_CONDITION) & set(self.fields):
            # Neither always needed nor ever optional: asked for with its kind.
            self.fields[name].asked_with_kind = True

    def if_number(self) -> list[forms.BoundField]:
        """Return the fields of a number to reach."""
        return [self[name] for name in IF_NUMBER if name in self.fields]

    def if_condition(self) -> list[forms.BoundField]:
        """Return the fields of a condition."""
        return [self[name] for name in IF_CONDITION if name in self.fields]


class DatesForm(MissionForm):
    """When the mission starts and by when it must be met (criterion 2)."""

    starts_on = DateField(
        label="Start", help_text="For example, 1 4 2027.", required=False, month_means=MonthMeans.FIRST
    )
    deadline = DateField(
        label="Deadline",
        help_text="Between 2 and 20 years ahead. For example, 31 12 2032.",
        month_means=MonthMeans.LAST,
    )


class WholeForm(WordsForm, EvidenceForm, TargetForm, DatesForm):
    """All of it on one long page; what is not decided yet may stay open."""

    field_order = (
        *WordsForm.base_fields,
        *EvidenceForm.base_fields,
        "target_kind",
        *IF_NUMBER,
        *IF_CONDITION,
        *DatesForm.base_fields,
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs) -> None:
        super().__init__(data, **kwargs)
        for name in {"target_kind", "deadline"} & set(self.fields):
            self.fields[name].required = False
