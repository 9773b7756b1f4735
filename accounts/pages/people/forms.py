"""The form with which an administrator gives and takes roles."""

from django import forms

from accounts.models import Role
from govuk.fields import PlainText


class RolesForm(forms.Form):
    """The roles of one person."""

    roles = forms.MultipleChoiceField(
        label="Roles",
        help_text="Somebody with no role is a resident.",
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = PlainText(
        label="Why",
        help_text="It is kept with your name, for other administrators to read.",
        rows=2,
        max_length=500,
        error_messages={"required": "Enter why you change the roles"},
    )
