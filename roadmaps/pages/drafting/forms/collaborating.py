"""The forms of working on a draft together."""

from django import forms
from django.db.models import Q, QuerySet

from accounts.models import Person, Role
from govuk.fields import PlainText
from govuk.finding import FoundByName
from roadmaps.models import Collaborator, Mission


def officers_besides(mission: Mission) -> QuerySet[Person]:
    """Return the council officers who could lead the mission instead of whoever does."""
    officers = Person.objects.holding(Role.OFFICER)
    return officers.exclude(pk=mission.lead_officer_id).order_by("name", "email")


class PersonChoice(FoundByName):
    """Somebody of the council, told with their address, as names are not unique."""

    def __init__(self, **kwargs) -> None:
        super().__init__(Person.objects.none(), names=("name", "email"), what="person", **kwargs)

    def label_from_instance(self, person: Person) -> str:
        """Return "Name, address"."""
        return f"{person}, {person.email}"


class InviteForm(forms.Form):
    """Who should work on the draft, and how."""

    person = PersonChoice(
        label="Who",
        empty_label="Choose somebody",
        error_messages={"required": "Choose somebody"},
    )
    may = forms.ChoiceField(
        label="What they may do",
        choices=[
            ("edit", "Edit the draft, as officers of this mission"),
            ("comment", "Read the draft and write notes"),
        ],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": "Choose what they may do"},
    )

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        staff = Person.objects.filter(is_active=True).exclude(role_grants=None)
        there = Q(pk=mission.lead_officer_id) | Q(collaborations__mission=mission)
        self.fields["person"].queryset = staff.exclude(there).distinct().order_by("name", "email")

    def clean(self) -> dict:
        """Only officers edit."""
        data = super().clean()
        person = data.get("person")
        if person and data.get("may") == Collaborator.May.EDIT and Role.OFFICER not in person.roles:
            self.add_error("may", f"{person} is not a council officer: ask them to comment instead")
        return data


class HandOverForm(forms.Form):
    """Who should lead the mission from now on."""

    to = PersonChoice(
        label="New lead officer",
        empty_label="Choose an officer",
        error_messages={"required": "Choose an officer"},
    )

    def __init__(self, *args, mission: Mission, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = officers_besides(mission)


class NoteOnFieldForm(forms.Form):
    """A note beside a field."""

    body = PlainText(label="Your note", rows=3, error_messages={"required": "Enter your note"})
