"""The form with which an administrator gives and takes roles."""

from django import forms

from accounts.models import Role


class RolesForm(forms.Form):
    """The roles of one person."""

    roles = forms.MultipleChoiceField(
        label="Roles",
        help_text="Somebody with no role is a resident.",
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
