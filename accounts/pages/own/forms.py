"""The form of a person's own account."""

from django import forms

from accounts.models import Person
from accounts.pages.naming import ShownName
from accounts.permissions import is_staff


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
    name = ShownName()
    field_order = ["name", "name_is_public"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].initial = self.instance.name
        if not is_staff(self.instance):
            # Residents judge and decide nothing for the council.
            del self.fields["name_is_public"]
