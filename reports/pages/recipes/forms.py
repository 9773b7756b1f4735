"""The form with which choices are saved."""

from typing import Any

from django import forms

from govuk.fields import Line, PlainText

ASKED, MONTHLY = "asked", "monthly"


class RecipeForm(forms.Form):
    """A name, whether it is made each month, and who is told beside the owner."""

    name = Line(
        label="Name",
        help_text="For you to find it again, such as “Monthly report for the board”.",
        max_length=120,
        error_messages={"required": "Enter a name"},
    )
    monthly = forms.ChoiceField(
        label="When it is made",
        choices=[(ASKED, "Only when I ask for it"), (MONTHLY, "On the first day of each month")],
        initial=ASKED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when it is made"},
    )
    recipients = PlainText(
        label="Who else is told when it is ready",
        help_text="The email addresses of people with an account here, one on each line. You are told anyway.",
        required=False,
        rows=4,
    )

    def __init__(self, *args: Any, may_send: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_send:
            del self.fields["recipients"]

    def addresses(self) -> list[str]:
        """Return the addresses that were entered, whether on lines or after commas."""
        text = self.cleaned_data.get("recipients", "")
        return [one for one in text.replace(",", "\n").replace(";", "\n").split() if one]
