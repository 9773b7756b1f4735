"""The form with which an officer ticks off a change that a check asked for."""

from django import forms

from govuk.fields import PlainText


class DoneForm(forms.Form):
    """How a change that was asked for has been made."""

    how = PlainText(
        label="How you made it", help_text="A few words. The next assessors read them.", required=False, rows=2
    )
