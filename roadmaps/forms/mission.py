"""The small forms of one mission."""

from django import forms

from govuk.fields import DateField, PlainText
from roadmaps.criteria.reading import count_words
from roadmaps.models import Challenge, Mission, MissionSector
from roadmaps.models.kinds import ActorKind

STATEMENT_WORDS_AT_MOST = 80


class StartForm(forms.Form):
    """What it takes to begin: a challenge and a working title."""

    challenge = forms.ModelChoiceField(
        label="Challenge",
        help_text="The broad priority that this mission makes achievable.",
        queryset=Challenge.objects.filter(roadmap__is_exemplar=False) | Challenge.objects.filter(roadmap__is_main=True),
        empty_label="Choose a challenge",
        error_messages={"required": "Choose the challenge that this mission belongs to"},
    )
    title = forms.CharField(
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
        challenges = self.fields["challenge"]
        challenges.queryset = challenges.queryset.select_related("roadmap").order_by("roadmap__title", "position")
        challenges.label_from_instance = lambda one: f"{one.roadmap.title}: {one.title}"


class WordsForm(forms.ModelForm):
    """The statement, who benefits, and what would change (criterion 1)."""

    title = forms.CharField(
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

    class Meta:
        model = Mission
        fields = ["title", "statement", "beneficiaries", "daily_life", "public_voice"]

    def clean_statement(self) -> str:
        """Refuse what nobody could call a statement; between 40 and 80 words the panel warns instead."""
        statement = self.cleaned_data["statement"]
        if count_words(statement) > STATEMENT_WORDS_AT_MOST:
            raise forms.ValidationError(
                f"The statement has {count_words(statement)} words. Cut it to {STATEMENT_WORDS_AT_MOST} at the very "
                "most; 40 is better"
            )
        return statement


class DatesForm(forms.ModelForm):
    """When the mission starts and by when it must be met (criterion 2)."""

    starts_on = DateField(label="Start", help_text="For example, 1 4 2027.", required=False)
    deadline = DateField(label="Deadline", help_text="Between 2 and 20 years ahead. For example, 31 12 2032.")

    class Meta:
        model = Mission
        fields = ["starts_on", "deadline"]

    def clean(self) -> dict:
        """A deadline comes after the start."""
        data = super().clean()
        start, deadline = data.get("starts_on"), data.get("deadline")
        if start and deadline and deadline <= start:
            self.add_error("deadline", "Enter a deadline after the start")
        return data


class ChallengeForm(forms.ModelForm):
    """What shows that the challenge is a priority here (criterion 1)."""

    evidence = PlainText(
        label="What shows that this is a priority here",
        help_text="A report, a vote, a survey, a campaign: what it found, and where to read it. All missions of this "
        "challenge share it.",
        required=False,
        rows=4,
    )

    class Meta:
        model = Challenge
        fields = ["evidence"]


class SectorForm(forms.Form):
    """A sector that the mission calls on (criterion 4)."""

    name = forms.CharField(
        label="Sector",
        help_text="Such as Health services, or Food growing and distribution.",
        max_length=120,
        error_messages={"required": "Enter the name of the sector"},
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=ActorKind.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose the kind of sector"},
    )
    contribution = PlainText(
        label="What it is asked to contribute", required=False, rows=3, help_text="One or two sentences."
    )

    @classmethod
    def of(cls, asked: MissionSector | None, data: dict | None) -> "SectorForm":
        """Return the form, filled with a sector that is asked already."""
        if asked is None:
            return cls(data)
        initial = {"name": asked.sector.name, "kind": asked.sector.kind, "contribution": asked.contribution}
        form = cls(data, initial=initial)
        for field in ("name", "kind"):
            form.fields[field].disabled = True
        return form


class MilestoneForm(forms.Form):
    """Something to reach on the way (criterion 2)."""

    title = forms.CharField(
        label="What should be true by then",
        max_length=200,
        error_messages={"required": "Enter what should be true by then"},
    )
    due_on = DateField(label="Date", help_text="For example, 31 12 2029.")

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.mission = mission

    def clean_due_on(self):
        """A milestone stands between the start and the deadline."""
        due_on = self.cleaned_data["due_on"]
        if self.mission.deadline and due_on > self.mission.deadline:
            raise forms.ValidationError("The date must not be after the mission's deadline")
        if self.mission.starts_on and due_on < self.mission.starts_on:
            raise forms.ValidationError("The date must not be before the mission's start")
        return due_on
