"""The forms of roadmaps, challenges and organisations."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from govuk.fields import Line, PlainText
from roadmaps.drafting.hierarchy import NAME_TAKEN, TITLE_TAKEN
from roadmaps.models import Challenge, Mission, Organisation, Roadmap
from roadmaps.models.choices import ActorKind, ChallengeOrigin
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.mission import ChallengeChoice, own_challenges

RHYTHMS = [(3, "Every three months"), (6, "Every six months"), (12, "Every year")]


class RoadmapForm(DraftForm):
    """What a roadmap says of itself."""

    title = Line(label="Title", max_length=200, error_messages={"required": "Enter the title of the roadmap"})
    place = Line(
        label="Place",
        help_text="Such as London Borough of Camden.",
        max_length=120,
        error_messages={"required": "Enter the place that it is for"},
    )
    year = forms.IntegerField(
        label="Year",
        help_text="When it is, or will be, published.",
        min_value=1900,
        max_value=2200,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "required": "Enter the year",
            "invalid": "The year must be a number, like 2027",
            "min_value": "The year must be between 1900 and 2200",
            "max_value": "The year must be between 1900 and 2200",
        },
    )
    note = PlainText(label="What people should know about it", required=False, rows=3)
    sources = PlainText(label="Sources", help_text="One a line.", required=False, rows=3)
    report_every_months = forms.TypedChoiceField(
        label="How often do its missions report to the commission?",
        help_text="Once they are in delivery. A report that is missing is shown to everybody.",
        choices=[("", "They need not"), *RHYTHMS],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, roadmap: Roadmap | None = None, quiet: bool = False
    ) -> None:
        values = {"year": timezone.localdate().year}
        if roadmap:
            names = ("title", "place", "year", "note", "report_every_months")
            values = {name: getattr(roadmap, name) for name in names}
            values["sources"] = "\n".join(roadmap.sources)
        super().__init__(data, values=values, quiet=quiet)

    def clean_sources(self) -> list[str]:
        """Part the sources at line ends."""
        return [line.strip() for line in self.cleaned_data["sources"].splitlines() if line.strip()]

    @property
    def base(self) -> dict[str, Any]:
        """What the form showed; the sources as the list that is kept."""
        shown = super().base
        if not self.is_bound:
            shown["sources"] = shown["sources"].splitlines()
        return shown

    def as_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a browser would send; the sources one a line."""
        data = super().as_data(values)
        if isinstance(data.get("sources"), list):
            data["sources"] = "\n".join(data["sources"])
        return data


class ChallengeForm(DraftForm):
    """A broad priority, where it came from, and what shows that it is one (criterion 1)."""

    title = Line(label="Title", max_length=160, error_messages={"required": "Enter the title"})
    summary = PlainText(
        label="Summary",
        help_text="Two or three sentences: what is wrong today, and for whom.",
        rows=4,
        error_messages={"required": "Enter a summary"},
    )
    origin = forms.ChoiceField(
        label="Why it is a priority",
        choices=ChallengeOrigin.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose why it is a priority"},
    )
    evidence = PlainText(
        label="What shows that this is a priority here",
        help_text="A report, a vote, a survey, a campaign: what it found, and where to read it.",
        required=False,
        rows=4,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        roadmap: Roadmap,
        challenge: Challenge | None = None,
        quiet: bool = False,
    ) -> None:
        self.roadmap, self.challenge = roadmap, challenge
        values = {name: getattr(challenge, name) for name in self.base_fields} if challenge else None
        super().__init__(data, values=values, quiet=quiet)

    def clean_title(self) -> str:
        """One challenge of a name in a roadmap."""
        title = self.cleaned_data["title"]
        others = self.roadmap.challenges.exclude(pk=self.challenge.pk if self.challenge else None)
        if others.filter(title=title).exists():
            raise forms.ValidationError(TITLE_TAKEN)
        return title


class OrganisationForm(DraftForm):
    """A body that leads or joins solutions."""

    name = Line(label="Name", max_length=160, error_messages={"required": "Enter the name of the organisation"})
    kind = forms.ChoiceField(
        label="Kind of actor",
        choices=ActorKind.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose the kind of actor"},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, organisation: Organisation | None = None, quiet: bool = False
    ) -> None:
        self.organisation = organisation
        values = {"name": organisation.name, "kind": organisation.kind} if organisation else None
        super().__init__(data, values=values, quiet=quiet)

    def clean_name(self) -> str:
        """One organisation of a name, whatever its case."""
        name = self.cleaned_data["name"]
        others = Organisation.objects.exclude(pk=self.organisation.pk if self.organisation else None)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError(NAME_TAKEN)
        return name


class MoveForm(forms.Form):
    """The challenge that a draft should belong to."""

    challenge = ChallengeChoice(
        label="Challenge", error_messages={"required": "Choose the challenge that it should belong to"}
    )

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = own_challenges().exclude(pk=mission.challenge_id)


class DuplicateForm(forms.Form):
    """Where the copy of a mission goes, and what it is called."""

    challenge = ChallengeChoice(
        label="Challenge", error_messages={"required": "Choose the challenge that the copy belongs to"}
    )
    title = Line(
        label="Title of the copy",
        max_length=120,
        error_messages={
            "required": "Enter a title",
            "max_length": "The title must be 120 characters or fewer",
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = own_challenges()


class SuggestForm(forms.Form):
    """What should change in something that several missions share."""

    says = PlainText(
        label="What should change, and why",
        help_text="Give the words that you would write. The officers of the missions above get them by email.",
        rows=6,
        error_messages={"required": "Enter what should change"},
    )
