"""The form of a person's own account."""

from django import forms

from accounts.models import Person
from accounts.pages.naming import clean_name
from accounts.permissions import is_staff


class NameForm(forms.ModelForm):
    """How a person appears to others."""

    class Meta:
        model = Person
        fields = ["name", "name_is_public"]
        labels = {
            "name": "Name to show beside what you write",
            "name_is_public": "Publish my name with what I judge or decide for the council",
        }
        help_texts = {"name_is_public": "Otherwise the public reads only your role, such as “an assessor”."}

    def clean_name(self) -> str:
        """Return the name as plain text of one line that can be seen."""
        return clean_name(self.cleaned_data["name"])

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not is_staff(self.instance):
            # Residents judge and decide nothing for the council.
            del self.fields["name_is_public"]
