"""The form of a person's own account."""

from django import forms

from accounts.models import Person
from accounts.pages.naming import clean_name
from accounts.permissions import is_staff
from govuk.fields import Line


class NameForm(forms.ModelForm):
    """How a person appears to others."""

    class Meta:
        model = Person
        fields = ["name_is_public"]
        labels = {
            "name_is_public": "Publish my name with what I judge or decide for the council",
        }
        help_texts = {"name_is_public": "Otherwise the public reads only your role, such as “an assessor”."}

    # Not among the fields that the form writes by itself: see accounts.names.
    name = Line(
        label="Name to show beside what you write",
        help_text="Shown beside what you write. It need not be your full name.",
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["name", "name_is_public"]

    def clean_name(self) -> str:
        """Return the name as plain text of one line that can be seen."""
        return clean_name(self.cleaned_data["name"])

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.name
        if not is_staff(self.instance):
            # Residents judge and decide nothing for the council.
            del self.fields["name_is_public"]
