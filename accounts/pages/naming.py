"""Names that people show: cleaned like text, and never one that nobody can see."""

from django import forms

from govuk.cleaning import is_seen
from govuk.fields import Line


class ShownName(Line):
    """The name that a person shows beside what they write; empty for none."""

    def __init__(self) -> None:
        super().__init__(
            label="Name to show beside what you write",
            help_text="It need not be your full name. Other people will see it.",
            max_length=80,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        )

    def to_python(self, value: object) -> str:
        """Return a name as plain text of one line. Raises ValidationError for one that cannot be seen."""
        name = super().to_python(value)
        if str(value or "").strip() and not is_seen(name):
            raise forms.ValidationError("Enter a name that can be read, or leave it empty")
        return name
